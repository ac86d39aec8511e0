// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicerow.h"

#include <QCoreApplication>

namespace console {

using live::Presence;

QString presenceWord(Presence presence)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("console::DevicesModel", text);
    };
    switch (presence) {
    case Presence::Online:
        return tr("Online");
    case Presence::Answering:
        return tr("Answering");
    case Presence::NodeUpMeterSilent:
        return tr("Meter silent");
    case Presence::Offline:
        return tr("Offline");
    case Presence::NoAnswer:
        return tr("No answer");
    case Presence::UnknownOnlyRetained:
        return tr("Unknown");
    case Presence::NeverHeard:
        break;
    }
    return tr("Never heard");
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

bool isWell(Presence presence) { return presence == Presence::Online || presence == Presence::Answering; }

} // namespace console
