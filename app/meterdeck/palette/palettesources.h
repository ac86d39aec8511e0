// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "engine/engine.h"
#include "palette/paletteentry.h"

#include <QCoreApplication>

namespace console {

class Settings;

/// The palette's kinds of entries that are not keys of the program: devices, their orders, settings. GUI
/// thread.
class PaletteSources
{
    Q_DECLARE_TR_FUNCTIONS(console::PaletteSources)

public:
    using Devices = QList<engine::DeviceInfo>;

    /// Each device by its name; @p open shows it.
    static PaletteSource devices(const Devices &devices, std::function<void(const core::DeviceId &)> open);
    /// "Switch relay off: Wellawatte shop 12" for every device whose profile knows that order. @p order opens
    /// the dialog, which asks.
    static PaletteSource relays(const Devices &devices,
                                std::function<void(const core::DeviceId &, bool on)> order);
    static PaletteSource intervals(const Devices &devices, std::function<void(const core::DeviceId &)> order);
    /// "Energy of Wellawatte shop 12: register, integrated, difference" for every device with a register.
    static PaletteSource energies(const Devices &devices, const engine::Engine &engine,
                                  std::function<void(const core::DeviceId &)> open);
    /// "Explain this meter: Wellawatte shop 12" for every device on a Modbus transport.
    static PaletteSource explanations(const Devices &devices,
                                      std::function<void(const core::DeviceId &)> explain);
    /// "Open in a window of its own: Wellawatte shop 12".
    static PaletteSource windows(const Devices &devices, std::function<void(const core::DeviceId &)> open);
    /// "Colours: dark" and the others, done at once.
    static PaletteSource settings(Settings &settings);
};

} // namespace console
