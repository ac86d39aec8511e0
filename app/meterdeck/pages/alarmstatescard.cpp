// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmstatescard.h"

#include "models/alarmsmodel.h"
#include "pages/alarmstaterow.h"
#include "widgets/label.h"

#include <QButtonGroup>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

AlarmStatesCard::AlarmStatesCard(QWidget *parent)
    : Card(tr("States"), {}, parent), m_group(new QButtonGroup(this))
{
    setFlush(true);
    content()->setSpacing(0);
    content()->setContentsMargins(0, 6, 0, 8);
    m_group->setExclusive(true);
    for (const AlarmChoice choice :
         {AlarmChoice::All, AlarmChoice::ActiveUnacknowledged, AlarmChoice::ClearedUnacknowledged,
          AlarmChoice::ActiveAcknowledged, AlarmChoice::Latched})
        addRow(choice);
    addTitle(tr("Hidden, and why"));
    for (const AlarmChoice choice :
         {AlarmChoice::Shelved, AlarmChoice::Suppressed, AlarmChoice::OutOfService})
        addRow(choice);
    addTitle(tr("Priority"));
    for (const AlarmChoice choice :
         {AlarmChoice::Critical, AlarmChoice::High, AlarmChoice::Medium, AlarmChoice::Low})
        addRow(choice);
    content()->addStretch(1);
    choose(AlarmChoice::All);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            emit choiceMade(AlarmChoice(id));
    });
}

void AlarmStatesCard::addTitle(const QString &title)
{
    auto *label = new Label(title, Role::Caption, Token::Text3, 0, this);
    label->setContentsMargins(12, 12, 12, 4);
    label->setElided(true);
    content()->addWidget(label);
}

void AlarmStatesCard::addRow(AlarmChoice choice)
{
    auto *row = new AlarmStateRow(choice, this);
    m_group->addButton(row, int(choice));
    m_rows << row;
    content()->addWidget(row);
    // Few rules keep what is over.
    row->setVisible(choice != AlarmChoice::Latched);
}

void AlarmStatesCard::setCounts(const AlarmsModel &model)
{
    for (AlarmStateRow *row : std::as_const(m_rows)) {
        const int count = model.countOf(row->choice());
        row->setCount(count);
        if (row->choice() == AlarmChoice::Latched)
            row->setVisible(count > 0 || row->isChecked());
    }
}

void AlarmStatesCard::choose(AlarmChoice choice)
{
    if (QAbstractButton *button = m_group->button(int(choice)))
        button->setChecked(true);
}

AlarmChoice AlarmStatesCard::chosen() const { return AlarmChoice(std::max(0, m_group->checkedId())); }

QString AlarmStatesCard::shown(AlarmChoice choice) const
{
    const auto *row = qobject_cast<const AlarmStateRow *>(m_group->button(int(choice)));
    return row ? tr("%1 %2", "which alarms, how many").arg(row->text(), row->count()) : QString();
}

} // namespace console
