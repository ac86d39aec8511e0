// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include "settingwords.h"

#include "widgets/outcomemark.h"
#include "widgets/qualitymark.h"
#include "widgets/valuetext.h"

#include <QDateTime>
#include <QLocale>
#include <QSysInfo>
#include <QTimeZone>

#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr QChar Minus(0x2212);

/// How the program speaks, set by Words::use().
struct Speech
{
    ViewSettings::Units units = ViewSettings::Units::Fitting;
    QTimeZone zone; ///< invalid = the computer's, asked each time because it may move
};

Speech &speech()
{
    static Speech speech;
    return speech;
}

bool inBaseUnits() { return speech().units == ViewSettings::Units::Base; }

} // namespace

void Words::use(const ViewSettings &view)
{
    speech().units = view.units;
    speech().zone = view.zone.isEmpty() ? QTimeZone() : QTimeZone(view.zone);
}

QTimeZone Words::timeZone() { return speech().zone.isValid() ? speech().zone : QTimeZone::systemTimeZone(); }

QDateTime Words::local(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, timeZone());
}

QDate Words::today() { return QDateTime::currentDateTimeUtc().toTimeZone(timeZone()).date(); }

QString Words::quantity(core::Quantity quantity)
{
    using core::Quantity;
    switch (quantity) {
    case Quantity::Voltage:
        return tr("Voltage");
    case Quantity::Current:
        return tr("Current");
    case Quantity::ActivePower:
        return tr("Active power");
    case Quantity::ReactivePower:
        return tr("Reactive power");
    case Quantity::ApparentPower:
        return tr("Apparent power");
    case Quantity::PowerFactor:
        return tr("Power factor");
    case Quantity::Frequency:
        return tr("Frequency");
    case Quantity::EnergyImport:
        return tr("Energy, register");
    case Quantity::EnergyExport:
        return tr("Energy, exported");
    case Quantity::EnergyIntegrated:
        return tr("Energy, integrated");
    case Quantity::Relay:
        return tr("Relay");
    case Quantity::Line:
        return tr("Line");
    case Quantity::Rssi:
        return tr("Signal");
    case Quantity::GasVolume:
        return tr("Gas volume");
    case Quantity::Temperature:
        return tr("Temperature");
    case Quantity::BatteryVoltage:
        return tr("Battery");
    case Quantity::Online:
        return tr("Status");
    case Quantity::Heartbeat:
        return tr("Heartbeat");
    case Quantity::ReactiveEnergy:
        return tr("Reactive energy");
    case Quantity::Uptime:
        return tr("Uptime");
    case Quantity::EnergyDifference:
        return tr("Energy, difference");
    case Quantity::Setting:
        return tr("Setting");
    case Quantity::LinkQuality:
        return tr("Link quality");
    case Quantity::BatteryLevel:
        return tr("Battery level");
    case Quantity::EnergyInterval:
        return tr("Energy of an interval");
    case Quantity::Sample:
        return tr("Sample");
    case Quantity::Hops:
        return tr("Hops");
    }
    return QString(core::quantityName(quantity));
}

QString Words::unit(core::Quantity quantity)
{
    using core::Quantity;
    switch (quantity) {
    case Quantity::EnergyImport:
    case Quantity::EnergyExport:
    case Quantity::EnergyIntegrated:
    case Quantity::EnergyDifference:
        return inBaseUnits() ? u"Wh"_s : u"kWh"_s;
    case Quantity::ReactiveEnergy:
        return inBaseUnits() ? u"varh"_s : u"kvarh"_s;
    case Quantity::GasVolume:
        return u"m\u00b3"_s;
    case Quantity::Temperature:
        return u"\u00b0C"_s;
    default:
        break;
    }
    const QString stored(core::quantityUnit(quantity));
    return stored == "1"_L1 ? QString() : stored;
}

double Words::factor(core::Quantity quantity)
{
    using core::Quantity;
    switch (quantity) {
    case Quantity::EnergyImport:
    case Quantity::EnergyExport:
    case Quantity::EnergyIntegrated:
    case Quantity::EnergyDifference:
    case Quantity::ReactiveEnergy:
        return inBaseUnits() ? 1 : 0.001;
    default:
        return 1;
    }
}

int Words::decimals(core::Quantity quantity)
{
    using core::Quantity;
    switch (quantity) {
    case Quantity::Voltage:
    case Quantity::Temperature:
        return 1;
    case Quantity::EnergyImport:
    case Quantity::EnergyExport:
    case Quantity::EnergyIntegrated:
    case Quantity::EnergyDifference:
    case Quantity::ReactiveEnergy:
        return inBaseUnits() ? 0 : 2;
    case Quantity::Current:
    case Quantity::Frequency:
    case Quantity::BatteryVoltage:
        return 2;
    case Quantity::PowerFactor:
    case Quantity::GasVolume:
    case Quantity::EnergyInterval: // often a part of a watt-hour
        return 3;
    default:
        return 0;
    }
}

QString Words::value(core::Quantity quantity, double stored)
{
    switch (quantity) {
    case core::Quantity::Relay:
        return stored > 0.5 ? tr("on") : tr("off");
    case core::Quantity::Online:
        return stored > 0.5 ? tr("online") : tr("offline");
    case core::Quantity::Heartbeat:
        return tr("alive");
    case core::Quantity::Line:
        return stored > 0.5 ? tr("power") : tr("no power");
    default:
        return number(stored * factor(quantity), decimals(quantity));
    }
}

Words::Figure Words::figure(core::Quantity quantity, double stored)
{
    using core::Quantity;
    constexpr double Kilo = 1000;
    // 999.6 is shown as 1 000 already.
    const bool large = !inBaseUnits() && std::abs(std::round(stored)) >= Kilo;
    if (large && (quantity == Quantity::ActivePower || quantity == Quantity::ReactivePower ||
                  quantity == Quantity::ApparentPower)) {
        const double shown = stored / Kilo;
        return {number(shown, std::abs(shown) < 100 ? 2 : 1), u'k' + unit(quantity)};
    }
    return {value(quantity, stored), core::isState(quantity) ? QString() : unit(quantity)};
}

QString Words::valueWithUnit(core::Quantity quantity, double stored)
{
    const Figure shown = figure(quantity, stored);
    return shown.unit.isEmpty() ? shown.value : shown.value + QChar(0x00a0) + shown.unit;
}

QString Words::number(double value, int decimals) { return widgets::numberText(value, decimals); }

QString Words::count(quint64 value) { return widgets::numberText(double(value), 0); }

QString Words::bytes(qint64 size)
{
    if (size < 1000)
        return tr("%1 bytes").arg(size);
    static const QStringList units = {u"kB"_s, u"MB"_s, u"GB"_s, u"TB"_s};
    double shown = double(size) / 1000;
    qsizetype at = 0;
    while (shown >= 1000 && at + 1 < units.size()) {
        shown /= 1000;
        ++at;
    }
    return tr("%1 %2", "amount and unit of bytes").arg(number(shown, shown < 100 ? 1 : 0), units.at(at));
}

QString Words::age(std::chrono::milliseconds age)
{
    const qint64 seconds = std::max<qint64>(0, age.count() / 1000);
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return minutes % 60 ? tr("%1 h %2 min").arg(hours).arg(minutes % 60) : tr("%1 h").arg(hours);
    return hours % 24 && hours < 96 ? tr("%1 d %2 h").arg(hours / 24).arg(hours % 24)
                                    : tr("%1 d").arg(hours / 24);
}

QString Words::elapsed(std::chrono::milliseconds span)
{
    if (span < std::chrono::seconds(10))
        return tr("%1 s").arg(number(double(span.count()) / 1000, 2));
    return age(span);
}

QString Words::clock(core::UtcTime time) { return local(time).toString(u"HH:mm:ss"_s); }

QString Words::clockMillis(core::UtcTime time) { return local(time).toString(u"HH:mm:ss.zzz"_s); }

QString Words::moment(core::UtcTime time)
{
    const QDateTime moment = local(time);
    return moment.date() == today() ? moment.toString(u"HH:mm:ss"_s)
                                    : QLocale().toString(moment, u"d MMM HH:mm"_s);
}

QString Words::zone()
{
    const QDateTime now = QDateTime::currentDateTimeUtc().toTimeZone(timeZone());
    const int minutes = now.offsetFromUtc() / 60;
    const QString offset = u"%1%2:%3"_s.arg(minutes < 0 ? Minus : QChar(u'+'))
                               .arg(std::abs(minutes) / 60, 2, 10, QChar(u'0'))
                               .arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
    const QByteArray id = timeZone().id();
    return id == "UTC" || id == "Etc/UTC" ? u"UTC"_s : offset + u' ' + QString::fromLatin1(id);
}

QString Words::quality(core::Quality quality) { return widgets::QualityMark::word(quality); }

QString Words::relay(bool on) { return on ? tr("On") : tr("Off"); }

QString Words::transportState(core::TransportState state, const QString &pausedFor)
{
    using core::TransportState;
    if (pausedFor == "search"_L1)
        return tr("Paused for a search");
    if (pausedFor == "trial"_L1)
        return tr("Paused for a trial");
    switch (state) {
    case TransportState::Stopped:
        return tr("Stopped");
    case TransportState::Connecting:
        return tr("Connecting");
    case TransportState::Up:
        return tr("Up");
    case TransportState::Down:
        return tr("Down");
    case TransportState::BackPressed:
        return tr("Waiting for the database");
    }
    return {};
}

QString Words::transportType(const QString &type)
{
    if (type == "mqtt"_L1)
        return tr("MQTT");
    if (type == "thingsboard"_L1)
        return tr("ThingsBoard");
    if (type == "mesh-http"_L1)
        return tr("Mesh gateways");
    if (type == "mesh-backend"_L1)
        return tr("Mesh server");
    if (type == "modbus-rtu"_L1)
        return tr("Modbus RTU");
    if (type == "modbus-tcp"_L1)
        return tr("Modbus TCP");
    if (type == "modbus-rtu-tcp"_L1)
        return tr("Modbus RTU over TCP");
    return type;
}

QString Words::outcome(core::Outcome outcome) { return widgets::OutcomeMark::word(outcome); }

QString Words::person()
{
    QString person = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    if (person.isEmpty())
        person = tr("operator");
    return tr("%1, console %2").arg(person, QSysInfo::machineHostName());
}

QString Words::orderTitle(const core::Command &command)
{
    if (command.name == "relay"_L1)
        return command.value > 0.5 ? tr("Relay on") : tr("Relay off");
    if (command.name == "interval"_L1) {
        const auto span = std::chrono::milliseconds(qint64(command.value));
        const QString period = span.count() % 1000 == 0
                                   ? tr("%1 s").arg(number(double(span.count()) / 1000, 0))
                                   : tr("%1 ms").arg(number(double(span.count()), 0));
        return command.key == "metrics"_L1  ? tr("Interval of metrics %1").arg(period)
               : command.key == "energy"_L1 ? tr("Interval of energy %1").arg(period)
                                            : tr("Interval of %1 %2").arg(command.key, period);
    }
    if (const QString setting = SettingWords::orderTitle(command.name, command.value); !setting.isEmpty())
        return setting;
    return command.name;
}

} // namespace console
