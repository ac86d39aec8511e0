// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmwatch.h"
#include "widgets/card.h"

namespace widgets {
class Label;
}

namespace console {

class AlarmHours;
class FactGrid;

/// Whether the alarms are ones a person can live with, today: how many an hour, floods, what chatters, what
/// is stale, how long it takes until somebody acknowledges, and what speaks most. Read from the database when
/// asked, not live. GUI thread.
class AlarmQualityCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit AlarmQualityCard(AlarmWatch &watch, QWidget *parent = nullptr);

    /// Asks anew.
    void reload();
    bool isLoaded() const { return m_loaded; }
    /// As reload() does with its answer.
    void showAnswer(const engine::AlarmQualityAnswer &answer);
    const FactGrid *facts() const { return m_facts; }
    const AlarmHours *hours() const { return m_hours; }

private:
    QString ruleName(const alarms::AlarmRuleId &id) const;

    AlarmWatch &m_watch;
    AlarmHours *m_hours;
    widgets::Label *m_bearable;
    FactGrid *m_facts;
    quint64 m_asked = 0;
    bool m_loaded = false;
};

} // namespace console
