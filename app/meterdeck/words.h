// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/profile.h"
#include "core/quality.h"
#include "core/quantity.h"
#include "core/result.h"
#include "core/transport.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <chrono>

namespace console {

/// The console's words: how values, ages, qualities, outcomes, errors and events are said to a person.
///
/// The modules speak technical English and stable keys; here they become translated text. Pure functions, GUI
/// thread. Times come in as UTC and go out in the person's zone; minus is U+2212; thousands are set apart
/// by a thin space. Zone and units are those of the last use().
class Words
{
    Q_DECLARE_TR_FUNCTIONS(console::Words)

public:
    /// From now on speaks in the zone and the units of @p view, in every function here; what is on screen has
    /// to be asked anew. Like QLocale::setDefault() this holds for the whole program.
    static void use(const ViewSettings &view);

    // quantities and values
    static QString quantity(core::Quantity quantity);
    /// The unit shown to people ("kWh" for stored Wh, or "Wh" for who wants base units); empty for a bare
    /// number.
    static QString unit(core::Quantity quantity);
    /// What a stored value is multiplied with to be shown in unit().
    static double factor(core::Quantity quantity);
    static int decimals(core::Quantity quantity);
    /// A stored value as text without unit: "1 523", "4 812.37", "on".
    static QString value(core::Quantity quantity, double stored);
    /// A value and its unit where both stand together, so that the unit may follow the size: "842" and "W",
    /// "1.52" and "kW". Where a unit stands above many values, unit() and value() keep them in one.
    struct Figure
    {
        QString value;
        QString unit;
    };
    static Figure figure(core::Quantity quantity, double stored);
    /// The same as one text: "1.52 kW".
    static QString valueWithUnit(core::Quantity quantity, double stored);
    static QString number(double value, int decimals);
    static QString count(quint64 value);
    /// 18 400 000 as "18.4 MB".
    static QString bytes(qint64 size);

    // times
    /// "2 s", "11 min", "4 h 38 min", "3 d": at most two units, rounded down.
    static QString age(std::chrono::milliseconds age);
    /// "0.84 s" below ten seconds, as age() above.
    static QString elapsed(std::chrono::milliseconds span);
    static QString clock(core::UtcTime time);
    static QString clockMillis(core::UtcTime time);
    /// The clock for today, "17 Nov 14:21" for other days.
    static QString moment(core::UtcTime time);
    /// "+05:30 Asia/Colombo".
    static QString zone();
    /// The zone of every time on screen; plots and calendars take it too.
    static QTimeZone timeZone();
    /// A stored time in that zone.
    static QDateTime local(core::UtcTime time);
    /// The present day in that zone.
    static QDate today();

    // states
    static QString quality(core::Quality quality);
    static QString relay(bool on);
    /// @p pausedFor: as engine::TransportInfo tells it, empty while it is not paused.
    static QString transportState(core::TransportState state, const QString &pausedFor = {});
    static QString transportType(const QString &type);
    static QString gapReason(const QString &reason);
    static QString rejectReason(const QString &reason);
    static QString wireError(const QString &kind);
    static QString outcome(core::Outcome outcome);
    static QString stage(const QString &stage);

    // events
    static QString eventTitle(const core::Event &event);
    static QString eventDetail(const core::Event &event);

    // orders
    /// Who orders from here: the person of the operating system at this computer.
    static QString person();
    static QString orderTitle(const core::Command &command);

    /// What went wrong in words, by code; the error's own detail follows where it helps.
    static QString errorTitle(core::ErrorCode code);
    static QString errorSentence(const core::Error &error);
    static QString errorRemedy(const core::Error &error);
};

} // namespace console
