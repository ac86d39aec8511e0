// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmrow.h"
#include "widgets/card.h"

class QButtonGroup;

namespace widgets {
class Label;
}

namespace console {

class AlarmsModel;
class AlarmStateRow;

/// How many alarms stand how, and which of them the list shows: one choice of states, of reasons to be hidden
/// and of priorities. Tab reaches the chosen one, arrows move. GUI thread.
class AlarmStatesCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit AlarmStatesCard(QWidget *parent = nullptr);

    void setCounts(const AlarmsModel &model);
    void choose(AlarmChoice choice);
    AlarmChoice chosen() const;
    /// What stands in a row: "All 26".
    QString shown(AlarmChoice choice) const;

signals:
    void choiceMade(console::AlarmChoice choice);

private:
    void addTitle(const QString &title);
    void addRow(AlarmChoice choice);

    QButtonGroup *m_group;
    QList<AlarmStateRow *> m_rows;
};

} // namespace console
