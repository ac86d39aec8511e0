// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"
#include "models/alarmrow.h"
#include "words.h"

#include <QCoreApplication>

#include <optional>

namespace console {

/// How alarms, their rules and what happened to them are said to a person. Pure functions, GUI thread.
class AlarmWords
{
    Q_DECLARE_TR_FUNCTIONS(console::AlarmWords)

public:
    // in the list
    static QString standing(AlarmRow::Standing standing);
    static QString hidden(AlarmRow::Hidden hidden);
    static QString choice(AlarmChoice choice);
    /// "Critical, active, not acknowledged": what the mark says by its shape.
    static QString spokenMark(const AlarmRow &row);
    static QString nowAndLimit(const AlarmRow &row);
    /// "4 min" while it is active, "lasted 3 min" when it is over.
    static QString lasting(const AlarmRow &row, core::UtcTime now);
    /// The button's word, before and after it was pressed.
    static QString acknowledge(bool asked);
    /// "back in 57 min", or that it comes back with its cause.
    static QString until(const AlarmRow &row, core::UtcTime now);
    /// "Shelved until 15:30, regulator swap".
    static QString hiddenSentence(const AlarmRow &row);
    /// "since 14:27:40, 4 min, not acknowledged", for the strip.
    static QString since(const AlarmRow &row, core::UtcTime now);

    // what is measured
    /// A figure of an alarm as text; empty when nothing was seen.
    static QString figure(const alarms::Figure &figure, const alarms::Alarm &alarm);
    static core::Quality quality(const alarms::Figure &figure);
    static QString limit(const alarms::Alarm &alarm);
    /// "off", "silent", "down": a state's key as a word.
    static QString state(const QString &key);
    /// The phase, line or link of a source: "L1", "line 2"; empty for the whole.
    static QString part(const alarms::Source &source);

    // what happened
    static QString what(alarms::What what);
    /// Who, why, until when and what was measured.
    static QString detail(const alarms::Transition &transition, const alarms::Alarm &alarm);

    // rules
    static QString condition(alarms::Condition condition);
    static QString subject(alarms::Subject subject);
    static QString priority(alarms::Priority priority);
    /// A text of a rule: those the program ships are said in the person's language, others as they stand.
    static QString ruleText(const QString &text);
    /// Every such text of the program's own rules, as it stands in their file.
    static const QStringList &shippedTexts();
    /// What an alarm is called: its rule's name with {limit} and {where} filled in.
    static QString title(const QString &ruleName, const QString &limit, const QString &where);
    /// "Voltage above 253 V", "Presence is offline": what a rule asks, in one line.
    static QString asks(const alarms::AlarmRule &rule);
};

} // namespace console
