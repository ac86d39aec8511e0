// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicefacts.h"

#include "pages/factgrid.h"
#include "pages/intervalcard.h"
#include "settingwords.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "words.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

DeviceFacts::DeviceFacts(const engine::DeviceInfo &info, QWidget *parent) : QWidget(parent), m_info(info)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildPlace());
    if (m_info.profile && !m_info.profile->commands.isEmpty())
        layout->addWidget(buildOrders());
    if (m_info.profile && !m_info.profile->quantities.isEmpty())
        layout->addWidget(buildExpected());
    layout->addStretch(1);
}

QWidget *DeviceFacts::buildPlace()
{
    auto *card =
        new Card(tr("Device"), m_info.configured ? tr("in the workspace") : tr("heard, not entered"), this);
    auto *facts = new FactGrid(card);
    QList<Fact> list{{tr("Name"), m_info.name},
                     {tr("Identifier"), m_info.id.toString(), true},
                     {tr("Transport"), m_info.transport == core::TransportId(u"import"_s)
                                           ? tr("none: its readings were imported")
                                       : m_info.transportName.isEmpty() ? m_info.transport.toString()
                                                                        : m_info.transportName}};
    if (m_info.unit > 0)
        list << Fact{tr("Unit on the bus"), QString::number(m_info.unit)};
    if (m_info.place)
        list << Fact{tr("Place"),
                     tr("latitude %1, longitude %2")
                         .arg(Words::number(m_info.place->lat, 5), Words::number(m_info.place->lon, 5))};
    if (m_info.profile) {
        const core::Profile &profile = *m_info.profile;
        list << Fact{tr("Profile"),
                     tr("%1, version %2", "name and version").arg(profile.name).arg(profile.version)}
             << Fact{tr("Maker"), profile.vendor} << Fact{tr("Profile file"), profile.fileName, true}
             << Fact{tr("Its checksum"), profile.hash, true};
    } else {
        list << Fact{tr("Profile"), tr("not installed: values are stored as they come")};
    }
    facts->setFacts(list);
    card->content()->addWidget(facts);
    auto *change = new widgets::Button(m_info.configured ? tr("Change…") : tr("Name it…"),
                                       widgets::Button::Kind::Normal, card);
    change->setIconName(u"pencil"_s);
    change->setToolTip(tr("Change this device’s name and place"));
    connect(change, &QPushButton::clicked, this, &DeviceFacts::changeRequested);
    auto *buttons = new widgets::FlowLayout;
    buttons->setGaps(8, 8);
    buttons->addWidget(change);
    if (m_info.unit > 0) {
        auto *map = new widgets::Button(tr("Register map…"), widgets::Button::Kind::Normal, card);
        map->setIconName(u"sliders-horizontal"_s);
        map->setToolTip(tr("See, try and change by which registers it is read"));
        connect(map, &QPushButton::clicked, this, &DeviceFacts::registerMapRequested);
        buttons->addWidget(map);
    }
    if (m_info.configured) {
        auto *remove = new widgets::Button(tr("Remove its entry…"), widgets::Button::Kind::Normal, card);
        remove->setToolTip(tr("Its readings stay; asks before"));
        connect(remove, &QPushButton::clicked, this, &DeviceFacts::removalRequested);
        buttons->addWidget(remove);
    }
    card->content()->addLayout(buttons);
    return card;
}

QWidget *DeviceFacts::buildOrders()
{
    auto *card = new Card(tr("Orders it understands"), {}, this);
    m_orders = new FactGrid(card);
    card->content()->addWidget(m_orders);
    setIntervals({});
    return card;
}

void DeviceFacts::setIntervals(const QMap<QString, std::chrono::milliseconds> &intervals)
{
    if (!m_orders)
        return;
    QList<Fact> list;
    for (const core::CommandRule &rule : m_info.profile->commands) {
        if (rule.isRegister()) {
            const QString proof = tr("written once, read back within %1").arg(Words::age(rule.window));
            list << Fact{SettingWords::title(rule),
                         rule.fixed ? proof
                                    : tr("%1 to %2; %3", "limits of a setting, and how it is proved")
                                          .arg(SettingWords::value(rule, rule.minimum),
                                               SettingWords::value(rule, rule.maximum), proof)};
            continue;
        }
        QString topic = rule.topic;
        topic.replace("{device}"_L1, m_info.id.toString());
        const QString name = rule.name == "relay"_L1      ? tr("Relay")
                             : rule.name == "interval"_L1 ? tr("Reporting intervals")
                                                          : rule.name;
        list << Fact{name, topic, true};
        for (const core::CommandRule::Key &key : rule.keys) {
            const QString limits =
                tr("allowed %1 to %2, factory %3")
                    .arg(intervalText(key.minimum), intervalText(key.maximum), intervalText(key.factory));
            list << Fact{intervalTitle(key.name),
                         intervals.contains(key.name)
                             ? tr("ordered and proved %1; %2", "interval and its limits")
                                   .arg(intervalText(intervals.value(key.name)), limits)
                             : limits};
        }
        if (!rule.keys.isEmpty())
            continue;
        list << Fact{tr("Proof within"), Words::age(rule.window)};
        if (rule.minimumSpacing.count() > 0)
            list << Fact{tr("Least time between orders"), Words::age(rule.minimumSpacing)};
        list << Fact{tr("Asking its state"),
                     rule.canQuery ? tr("possible") : tr("not possible: it is only heard when it reports")};
    }
    m_orders->setFacts(list);
}

QWidget *DeviceFacts::buildExpected()
{
    auto *card = new Card(tr("What the profile expects"), {}, this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    const QStringList heads{tr("Quantity"), tr("Expected"), tr("Impossible outside"), tr("Old after")};
    for (int column = 0; column < heads.size(); ++column) {
        auto *head = new Label(heads.at(column), Role::Table, Token::Text2, 500, card);
        head->setWordWrap(true);
        grid->addWidget(head, 0, column);
    }
    int row = 1;
    for (const core::QuantityRule &rule : m_info.profile->quantities) {
        const auto put = [&](int column, const QString &text, Token token) {
            auto *label = new Label(text, Role::Body, token, 0, card);
            label->setWordWrap(true);
            grid->addWidget(label, row, column);
        };
        const auto value = [&rule](double bound) { return Words::valueWithUnit(rule.quantity, bound); };
        QString valid;
        if (rule.validMin && rule.validMax)
            valid = tr("%1 to %2").arg(value(*rule.validMin), value(*rule.validMax));
        else if (rule.validMin)
            valid = tr("from %1").arg(value(*rule.validMin));
        else if (rule.validMax)
            valid = tr("up to %1").arg(value(*rule.validMax));
        put(0, Words::quantity(rule.quantity), Token::Text);
        put(1, rule.expected, Token::Text2);
        put(2, valid, Token::Text2);
        put(3, rule.staleAfter.count() > 0 ? Words::age(rule.staleAfter) : tr("twice its reporting interval"),
            Token::Text2);
        ++row;
    }
    for (int column = 0; column < heads.size(); ++column)
        grid->setColumnStretch(column, 1);
    card->content()->addLayout(grid);
    return card;
}

} // namespace console
