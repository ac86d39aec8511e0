// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the rules the program ships (resources/alarms/rules.json), so that they can be said in other
// languages. A test holds the two together.
#include "alarmwords.h"

namespace console {

const QStringList &AlarmWords::shippedTexts()
{
    static const char *const texts[] = {
        QT_TR_NOOP("Line off"),
        QT_TR_NOOP("See whether other lines of the device are off too: all of them speak of the device's own "
                   "supply."),
        QT_TR_NOOP("Call the line's owner with the time it went off."),
        QT_TR_NOOP("Note planned work, so that it does not count as an interruption."),
        QT_TR_NOOP("Transport down"),
        QT_TR_NOOP("Open the transport's page and read its last error."),
        QT_TR_NOOP("Check cable, address and login."),
        QT_TR_NOOP("Nothing behind it is known until it is back."),
        QT_TR_NOOP("Device silent"),
        QT_TR_NOOP("See whether its neighbours on the same transport answer."),
        QT_TR_NOOP("Check its power and its uplink."),
        QT_TR_NOOP("Its last values are not current until it speaks again."),
        QT_TR_NOOP("Node up, meter silent"),
        QT_TR_NOOP("The node speaks but measures nothing: check the wiring between node and meter."),
        QT_TR_NOOP("Check whether the mains side is switched off."),
        QT_TR_NOOP("Voltage above {limit}"),
        QT_TR_NOOP(
            "Compare with the other phases and the neighbours: all high speaks of the transformer's tap."),
        QT_TR_NOOP("One phase alone: check the neutral at once."),
        QT_TR_NOOP("Tell the network operator when it lasts."),
        QT_TR_NOOP("Voltage below {limit}"),
        QT_TR_NOOP(
            "Compare with the other phases and the neighbours: all low speaks of an overloaded feeder."),
        QT_TR_NOOP("One phase alone: check its fuse and its load."),
        QT_TR_NOOP("Relay state unknown"),
        QT_TR_NOOP("Do not order anything on an assumption: whether it is on or off is not known."),
        QT_TR_NOOP("Ask for the state where the device can be asked, or look at it."),
        QT_TR_NOOP("Disk nearly full"),
        QT_TR_NOOP("Make room on the disk of the database, or move it to a larger one."),
        QT_TR_NOOP("Nothing is lost yet: what cannot be stored is not acknowledged to the broker."),
        QT_TR_NOOP("Certificate ends soon"),
        QT_TR_NOOP("Have the certificate renewed by whoever runs the broker or server."),
        QT_TR_NOOP("Certificate has ended"),
        QT_TR_NOOP("Until then nothing is read from there: check this computer's clock too."),
        QT_TR_NOOP("Nothing can be stored"),
        QT_TR_NOOP("Make room on the disk of the database, or see what else keeps it from being written."),
    };
    static const QStringList all = [] {
        QStringList list;
        for (const char *text : texts)
            list << QString::fromUtf8(text);
        return list;
    }();
    return all;
}

} // namespace console
