// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QJsonObject>
#include <QMap>
#include <QMetaType>
#include <QStringList>

namespace notify {

/// How urgent an occasion is; the same numbers as an alarm's priority, 1 is the most urgent.
enum class Urgency : quint8
{
    Critical = 1,
    High = 2,
    Medium = 3,
    Low = 4,
};
/// "critical", "high", "medium", "low".
QString urgencyName(Urgency urgency);

/// What happened to an alarm, as far as people far away want to know.
enum class Happening : quint8
{
    Raised = 1,
    Cleared = 2,
    Acknowledged = 3,
};
/// "raised", "cleared", "acknowledged".
QString happeningName(Happening happening);

/// One step of an alarm that may be handed on. A value; every text as it is to be read.
struct Occasion
{
    qint64 number = 0; ///< of the alarm's transition; rises for ever. 0: none, as of a test
    Happening happening = Happening::Raised;
    Urgency urgency = Urgency::Medium;
    core::UtcTime at{};
    QString alarm;    ///< its id
    QString name;     ///< "Voltage above limit"
    QString where;    ///< device, line or transport, by its name
    QString device;   ///< its id; empty for a transport
    QString value;    ///< "251.3 V (limit 250 V)"; empty when there is none
    QString response; ///< what to do, one step a line
    QString who;      ///< of Acknowledged
    QString site;     ///< name of the workspace
    bool simulated = false;
    bool test = false; ///< nothing happened: somebody tries a target

    friend bool operator==(const Occasion &, const Occasion &) = default;
};

/// What a person reads. Without line ends in the subject; the text in lines of any length.
struct Letter
{
    QString subject;
    QString text;
    QString brief; ///< the whole in one line, for SMS and the desktop

    friend bool operator==(const Letter &, const Letter &) = default;
};

/// What was not told one by one: because it was quiet time, too much at once, or more than the queue holds.
struct HeldBack
{
    enum class Reason : quint8
    {
        Quiet = 1,
        Rate = 2,
        Full = 3,
    };
    Reason reason = Reason::Rate;
    int count = 0;
    QMap<Urgency, int> byUrgency;
    core::UtcTime since{};
    QStringList newest; ///< Letter::brief of the newest, oldest first; bounded
    QString site;
    bool simulated = false;

    static constexpr qsizetype Told = 20;
    friend bool operator==(const HeldBack &, const HeldBack &) = default;
};
/// "quiet", "rate", "full".
QString reasonName(HeldBack::Reason reason);
Letter letterOf(const HeldBack &held, core::UtcTime now);

/// Plain technical English; the window may give an Outbox other words. Times are told with their zone.
Letter letterOf(const Occasion &occasion);

/// An occasion for whom reads JSON: the same names for ever, times as ISO 8601 in UTC.
QJsonObject jsonOf(const Occasion &occasion);
QJsonObject jsonOf(const HeldBack &held);

} // namespace notify

Q_DECLARE_METATYPE(notify::Occasion)
