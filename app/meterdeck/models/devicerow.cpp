// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicerow.h"

#include <QCoreApplication>

namespace console {

using live::Presence;

namespace {

struct PresenceWords
{
    Q_DECLARE_TR_FUNCTIONS(console::PresenceWords)
};

struct RowStateWords
{
    Q_DECLARE_TR_FUNCTIONS(console::DevicesModel)
};

} // namespace

QString presenceWord(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return PresenceWords::tr("Online");
    case Presence::Answering:
        return PresenceWords::tr("Answering");
    case Presence::NodeUpMeterSilent:
        return PresenceWords::tr("Meter silent");
    case Presence::Offline:
        return PresenceWords::tr("Offline");
    case Presence::NoAnswer:
        return PresenceWords::tr("No answer");
    case Presence::UnknownOnlyRetained:
        return PresenceWords::tr("Unknown");
    case Presence::NeverHeard:
        break;
    }
    return PresenceWords::tr("Never heard");
}

core::Quality presenceMark(Presence presence)
{
    switch (presence) {
    case Presence::Online:
    case Presence::Answering:
        return core::Quality::Good;
    case Presence::NodeUpMeterSilent:
        return core::Quality::Stale;
    case Presence::Offline:
    case Presence::NoAnswer:
        return core::Quality::NoAnswer;
    case Presence::UnknownOnlyRetained:
    case Presence::NeverHeard:
        break;
    }
    return core::Quality::Unknown;
}

RowState rowState(Presence presence)
{
    switch (presence) {
    case Presence::Online:
    case Presence::Answering:
        return RowState::Well;
    case Presence::NodeUpMeterSilent:
    case Presence::UnknownOnlyRetained:
        return RowState::Stale;
    case Presence::Offline:
        return RowState::Offline;
    case Presence::NoAnswer:
        return RowState::NoAnswer;
    case Presence::NeverHeard:
        break;
    }
    return RowState::Unheard;
}

QString rowStateWord(RowState state)
{
    switch (state) {
    case RowState::NoAnswer:
        return RowStateWords::tr("No answer");
    case RowState::Offline:
        return RowStateWords::tr("Offline");
    case RowState::Stale:
        return RowStateWords::tr("Stale");
    case RowState::Well:
        return RowStateWords::tr("Well");
    case RowState::Unheard:
        break;
    }
    return RowStateWords::tr("Never heard");
}

core::Quality rowStateMark(RowState state)
{
    switch (state) {
    case RowState::NoAnswer:
    case RowState::Offline:
        return core::Quality::NoAnswer;
    case RowState::Stale:
        return core::Quality::Stale;
    case RowState::Well:
        return core::Quality::Good;
    case RowState::Unheard:
        break;
    }
    return core::Quality::Unknown;
}

ValueNow DeviceRow::*valueField(core::Quantity quantity)
{
    using core::Quantity;
    switch (quantity) {
    case Quantity::Voltage:
        return &DeviceRow::voltage;
    case Quantity::Current:
        return &DeviceRow::current;
    case Quantity::ActivePower:
        return &DeviceRow::power;
    case Quantity::EnergyImport:
    case Quantity::EnergyIntegrated:
        return &DeviceRow::energy;
    case Quantity::Relay:
        return &DeviceRow::relay;
    case Quantity::ReactivePower:
        return &DeviceRow::reactivePower;
    case Quantity::ApparentPower:
        return &DeviceRow::apparentPower;
    case Quantity::PowerFactor:
        return &DeviceRow::powerFactor;
    case Quantity::Frequency:
        return &DeviceRow::frequency;
    case Quantity::EnergyExport:
        return &DeviceRow::energyExport;
    case Quantity::ReactiveEnergy:
        return &DeviceRow::reactiveEnergy;
    case Quantity::GasVolume:
        return &DeviceRow::gasVolume;
    case Quantity::Temperature:
        return &DeviceRow::temperature;
    case Quantity::BatteryVoltage:
        return &DeviceRow::battery;
    case Quantity::Rssi:
        return &DeviceRow::signal;
    case Quantity::Uptime:
        return &DeviceRow::uptime;
    case Quantity::EnergyDifference:
    case Quantity::Line:
    case Quantity::Online:
    case Quantity::Heartbeat:
    case Quantity::Setting:
    case Quantity::LinkQuality:
    case Quantity::BatteryLevel:
    case Quantity::EnergyInterval:
    case Quantity::Sample:
    case Quantity::Hops:
        break;
    }
    return nullptr;
}

bool isWell(Presence presence) { return presence == Presence::Online || presence == Presence::Answering; }

} // namespace console
