// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "dialogs/orderdialog.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>

/// A world for order dialogs, moved by hand: what is known, what is heard, whether the transport is up.
struct OrderWorld
{
    commands::Known known;
    live::DeviceHealth health;
    double power = 1523;
    bool up = true;

    OrderWorld()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        known.relay = 1;
        known.relayQuality = core::Quality::Good;
        known.relayAge = std::chrono::seconds(2);
        known.online = true;
        health.presence = live::Presence::Online;
        health.heartbeatAge = std::chrono::seconds(8);
    }

    console::OrderContext context()
    {
        QList<core::Error> errors;
        console::OrderContext made;
        made.device = core::DeviceId(QStringLiteral("ESP32-1a2b"));
        made.name = QStringLiteral("Wellawatte shop 12");
        made.place = QStringLiteral("Depot broker");
        made.orderedBy = QStringLiteral("operator, console WS-02");
        made.profile =
            core::ProfileStore::load({}, &errors).find(core::ProfileId(QStringLiteral("iot-smart-meter")));
        made.known = [this] { return known; };
        made.health = [this] { return health; };
        made.transportUp = [this] { return up; };
        made.power = [this] {
            live::SeriesState state;
            state.newest.value = power;
            state.newest.quality = core::Quality::Good;
            return std::optional(state);
        };
        return made;
    }
};

inline commands::Progress step(const core::Command &command, commands::Progress::Stage stage)
{
    commands::Progress made;
    made.command = command;
    made.stage = stage;
    made.at = core::SystemClock().now();
    made.window = std::chrono::seconds(15);
    made.auditNumber = 88213;
    return made;
}
