// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicefilterbar.h"

#include "models/devicesmodel.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;
using widgets::Button;

namespace console {

namespace {

/// The states that have a chip, after "all" and "need a look".
constexpr RowState ChipStates[] = {RowState::Stale, RowState::NoAnswer, RowState::Offline};
constexpr int FirstState = 2;
constexpr int TrailingControls = 2;

} // namespace

DeviceFilterBar::DeviceFilterBar(DevicesModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_states(new widgets::SegmentedControl({}, this))
    , m_transport(new Button({}, Button::Kind::Normal, this))
    , m_profile(new Button({}, Button::Kind::Normal, this))
    , m_group(new Button({}, Button::Kind::Normal, this))
    , m_columns(new Button(tr("Columns"), Button::Kind::Normal, this))
    , m_menu(new QMenu(this))
{
    auto *row = new widgets::FlowLayout(this);
    QWidget *const controls[] = {m_states, m_transport, m_profile, m_group, m_columns};
    for (QWidget *control : controls)
        row->addWidget(control);
    row->setTrailingFrom(int(std::size(controls)) - TrailingControls);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    for (Button *button : {m_transport, m_profile, m_group})
        button->setIconName(u"chevron-down"_s);
    m_columns->setIconName(u"sliders-horizontal"_s);
    m_columns->setToolTip(tr("Chooses columns, their order and width"));
    m_menu->setAccessibleName(tr("Choices"));
    connect(m_states, &widgets::SegmentedControl::chosen, this, &DeviceFilterBar::chooseState);
    connect(m_transport, &QPushButton::clicked, this, [this] {
        openNames(m_transport, m_model.transports(), &RowFilter::transport, tr("All transports"));
    });
    connect(m_profile, &QPushButton::clicked, this,
            [this] { openNames(m_profile, m_model.profiles(), &RowFilter::profile, tr("All profiles")); });
    connect(m_group, &QPushButton::clicked, this, &DeviceFilterBar::openGroups);
    refresh();
    say();
}

void DeviceFilterBar::refresh()
{
    const auto counted = [](const QString &word, int count) {
        return tr("%1 %2", "a state and how many devices are in it").arg(word, Words::count(quint64(count)));
    };
    QStringList texts{counted(tr("All"), m_model.total()),
                      counted(tr("Need a look"), m_model.total() - m_model.countWell())};
    for (const RowState state : ChipStates)
        texts << counted(rowStateWord(state), m_model.countOf(state));
    if (texts != m_shownStates) {
        // Only the words change: the chosen chip and the focus stay.
        if (m_shownStates.isEmpty()) {
            m_states->setTexts(texts);
            m_states->setName(tr("State of devices"));
        } else {
            for (int at = 0; at < texts.size(); ++at)
                m_states->setText(at, texts.at(at));
        }
        m_shownStates = texts;
    }
    m_transport->setVisible(m_model.transports().size() > 1 || !m_model.filter().transport.isEmpty());
    m_profile->setVisible(m_model.profiles().size() > 1 || !m_model.filter().profile.isEmpty());
}

void DeviceFilterBar::say()
{
    const RowFilter &filter = m_model.filter();
    const auto set = [](Button *button, const QString &text) {
        button->setText(text);
        button->setAccessibleName(text);
        button->updateGeometry();
    };
    set(m_transport,
        filter.transport.isEmpty() ? tr("Transport: all") : tr("Transport: %1").arg(filter.transport));
    set(m_profile, filter.profile.isEmpty() ? tr("Profile: all") : tr("Profile: %1").arg(filter.profile));
    switch (m_model.group()) {
    case RowGroup::None:
        set(m_group, tr("Group: none"));
        break;
    case RowGroup::Transport:
        set(m_group, tr("Group: transport"));
        break;
    case RowGroup::Profile:
        set(m_group, tr("Group: profile"));
        break;
    case RowGroup::State:
        set(m_group, tr("Group: state"));
        break;
    }
}

void DeviceFilterBar::apply(const RowFilter &filter)
{
    m_model.setFilter(filter);
    say();
    refresh();
    emit filterChanged();
}

void DeviceFilterBar::chooseState(int segment)
{
    RowFilter filter = m_model.filter();
    filter.troubledOnly = segment == 1;
    filter.state.reset();
    if (segment >= FirstState)
        filter.state = ChipStates[segment - FirstState];
    apply(filter);
}

void DeviceFilterBar::openNames(Button *button, const Names &names, QString RowFilter::*field,
                                const QString &all)
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    const QString chosen = m_model.filter().*field;
    const auto add = [&](const QString &text, const QString &name) {
        QAction *action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(name == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, field, name] {
            RowFilter filter = m_model.filter();
            filter.*field = name;
            apply(filter);
        });
    };
    add(all, {});
    for (const auto &[name, count] : names)
        add(tr("%1 (%2)", "a name and how many devices have it").arg(name, Words::count(quint64(count))),
            name);
    m_menu->popup(button->mapToGlobal(QPoint(0, button->height() + 2)));
}

void DeviceFilterBar::openGroups()
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    const std::pair<RowGroup, QString> choices[] = {{RowGroup::None, tr("No groups")},
                                                    {RowGroup::Transport, tr("By transport")},
                                                    {RowGroup::Profile, tr("By profile")},
                                                    {RowGroup::State, tr("By state")}};
    for (const auto &[choice, text] : choices) {
        QAction *action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(choice == m_model.group());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { chooseGroup(choice); });
    }
    if (m_model.group() != RowGroup::None) {
        m_menu->addSeparator();
        connect(m_menu->addAction(tr("Open all groups")), &QAction::triggered, this,
                [this] { m_model.setAllCollapsed(false); });
        connect(m_menu->addAction(tr("Close all groups")), &QAction::triggered, this,
                [this] { m_model.setAllCollapsed(true); });
    }
    m_menu->popup(m_group->mapToGlobal(QPoint(0, m_group->height() + 2)));
}

void DeviceFilterBar::chooseGroup(RowGroup group)
{
    m_model.setGroup(group);
    say();
    emit groupChanged(group);
}

void DeviceFilterBar::clear() { choose({}); }

void DeviceFilterBar::choose(const RowFilter &filter)
{
    int segment = filter.troubledOnly ? 1 : 0;
    for (int at = 0; filter.state && at < int(std::size(ChipStates)); ++at) {
        if (ChipStates[at] == *filter.state)
            segment = FirstState + at;
    }
    m_states->setCurrent(segment);
    apply(filter);
}

} // namespace console
