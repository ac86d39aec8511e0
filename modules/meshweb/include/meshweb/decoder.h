// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/clock.h"

#include <QByteArray>

#include <functional>

namespace meshweb {

/// Turns one text of the mesh ("DATA:ESP8266-3:Sensor=41:…") into readings, sightings or a reject, appended
/// to the batch. Called on the transport's thread, one at a time; the times are those of its arrival.
using Decoder =
    std::function<void(const QByteArray &text, core::UtcTime at, core::SteadyTime steady, core::Batch &out)>;

} // namespace meshweb
