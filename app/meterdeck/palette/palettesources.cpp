// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettesources.h"

#include "importwords.h"
#include "settings/language.h"
#include "settings/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int SettingsWeight = 2;
constexpr int DevicesWeight = 4;
constexpr int OrdersWeight = 0;
constexpr int WindowsWeight = -20; ///< a device's own name means its page, not its window

using Devices = PaletteSources::Devices;

QString whereIs(const engine::DeviceInfo &device)
{
    const QString id = device.id.toString();
    const QString where = ImportWords::transport(device);
    return device.name == id ? where : id + u" · "_s + where;
}

/// One entry of a device, over those devices @p fits lets in.
PaletteSource ofDevices(const Devices &all, int weight, const QString &prefix, const QString &icon,
                        const QString &title, const std::function<bool(const engine::DeviceInfo &)> &fits,
                        std::function<void(const core::DeviceId &)> run)
{
    auto devices = std::make_shared<Devices>();
    std::copy_if(all.begin(), all.end(), std::back_inserter(*devices), fits);
    const auto titleOf = [title](const engine::DeviceInfo &device) {
        return title.isEmpty() ? device.name : title.arg(device.name);
    };
    PaletteSource source;
    source.weight = weight;
    source.count = [devices] { return int(devices->size()); };
    source.title = [devices, titleOf](int row) { return titleOf(devices->at(row)); };
    source.entry = [=, run = std::move(run)](int row) {
        const engine::DeviceInfo &device = devices->at(row);
        PaletteEntry entry;
        entry.id = prefix + device.id.toString();
        entry.title = titleOf(device);
        entry.detail = whereIs(device);
        entry.icon = icon;
        entry.run = [run, id = device.id] { run(id); };
        return entry;
    };
    source.find = [devices, prefix](const QString &id) {
        if (!id.startsWith(prefix))
            return -1;
        const core::DeviceId wanted(id.mid(prefix.size()));
        const auto found =
            std::find_if(devices->begin(), devices->end(),
                         [&wanted](const engine::DeviceInfo &device) { return device.id == wanted; });
        return found == devices->end() ? -1 : int(found - devices->begin());
    };
    return source;
}

auto knows(const QString &command)
{
    return [command](const engine::DeviceInfo &device) {
        return device.profile && device.profile->commands.contains(command);
    };
}

/// Two sources as one.
PaletteSource both(PaletteSource first, PaletteSource second)
{
    PaletteSource source;
    source.weight = first.weight;
    source.count = [first, second] { return first.count() + second.count(); };
    source.title = [first, second](int row) {
        const int split = first.count();
        return row < split ? first.title(row) : second.title(row - split);
    };
    source.entry = [first, second](int row) {
        const int split = first.count();
        return row < split ? first.entry(row) : second.entry(row - split);
    };
    source.find = [first, second](const QString &id) {
        if (const int row = first.find(id); row >= 0)
            return row;
        const int row = second.find(id);
        return row < 0 ? -1 : first.count() + row;
    };
    return source;
}

} // namespace

PaletteSource PaletteSources::devices(const Devices &devices,
                                      std::function<void(const core::DeviceId &)> open)
{
    // A device without a name of its own is found by its id; one with a name by both.
    PaletteSource source = ofDevices(
        devices, DevicesWeight, u"device:"_s, u"gauge"_s, {}, [](const engine::DeviceInfo &) { return true; },
        open);
    PaletteSource byId = ofDevices(
        devices, DevicesWeight, u"device-id:"_s, u"gauge"_s, {},
        [](const engine::DeviceInfo &device) { return device.name != device.id.toString(); },
        std::move(open));
    const auto plain = byId.entry;
    byId.entry = [plain](int row) {
        PaletteEntry entry = plain(row);
        entry.detail = entry.title;
        entry.title = entry.id.section(u':', 1);
        return entry;
    };
    const auto entry = byId.entry;
    byId.title = [entry](int row) { return entry(row).title; };
    return both(std::move(source), std::move(byId));
}

PaletteSource PaletteSources::relays(const Devices &devices,
                                     std::function<void(const core::DeviceId &, bool on)> order)
{
    return both(ofDevices(devices, OrdersWeight, u"relay-on:"_s, u"power"_s, tr("Switch relay on: %1"),
                          knows(u"relay"_s), [order](const core::DeviceId &id) { order(id, true); }),
                ofDevices(devices, OrdersWeight, u"relay-off:"_s, u"power"_s, tr("Switch relay off: %1"),
                          knows(u"relay"_s), [order](const core::DeviceId &id) { order(id, false); }));
}

PaletteSource PaletteSources::intervals(const Devices &devices,
                                        std::function<void(const core::DeviceId &)> order)
{
    return ofDevices(devices, OrdersWeight, u"interval:"_s, u"clock"_s, tr("Change report intervals: %1"),
                     knows(u"interval"_s), std::move(order));
}

PaletteSource PaletteSources::energies(const Devices &devices, const engine::Engine &engine,
                                       std::function<void(const core::DeviceId &)> open)
{
    const auto hasRegister = [&engine, table = engine.seriesTable()](const engine::DeviceInfo &device) {
        const auto known = engine.live().snapshot(device.id);
        return std::any_of(known.begin(), known.end(), [&table](const live::SeriesState &state) {
            return table->at(state.id).quantity == core::Quantity::EnergyImport;
        });
    };
    return ofDevices(devices, OrdersWeight, u"energy:"_s, u"zap"_s,
                     tr("Energy of %1: register, integrated, difference"), hasRegister, std::move(open));
}

PaletteSource PaletteSources::explanations(const Devices &devices,
                                           std::function<void(const core::DeviceId &)> explain)
{
    return ofDevices(
        devices, OrdersWeight, u"explain:"_s, u"stethoscope"_s, tr("Explain this meter: %1"),
        [](const engine::DeviceInfo &device) { return device.unit > 0; }, std::move(explain));
}

PaletteSource PaletteSources::windows(const Devices &devices,
                                      std::function<void(const core::DeviceId &)> open)
{
    return ofDevices(
        devices, WindowsWeight, u"window:"_s, u"monitor"_s, tr("Open in a window of its own: %1"),
        [](const engine::DeviceInfo &) { return true; }, std::move(open));
}

PaletteSource PaletteSources::settings(Settings &settings)
{
    const auto gather = [&settings] {
        QList<PaletteEntry> entries;
        const auto add = [&](const QString &id, const QString &title, const QString &icon, bool now,
                             auto change) {
            PaletteEntry entry;
            entry.id = u"set:"_s + id;
            entry.title = title;
            entry.detail = now ? tr("so now") : tr("Settings");
            entry.icon = icon;
            entry.run = [&settings, change] {
                ViewSettings view = settings.view();
                change(view);
                settings.setView(view);
            };
            entries << entry;
        };
        const ViewSettings view = settings.view();
        using Colours = ViewSettings::Colours;
        using Density = ViewSettings::Density;
        using Units = ViewSettings::Units;
        const std::pair<Colours, QString> colours[] = {{Colours::Light, tr("Colours: light")},
                                                       {Colours::Dark, tr("Colours: dark")},
                                                       {Colours::AsSystem, tr("Colours: as the desktop")}};
        for (const auto &[value, title] : colours)
            add(u"colours-%1"_s.arg(int(value)), title, u"sun-moon"_s, view.colours == value,
                [value = value](ViewSettings &wish) { wish.colours = value; });
        const std::pair<Density, QString> densities[] = {{Density::Dense, tr("Table rows: dense")},
                                                         {Density::Normal, tr("Table rows: normal")},
                                                         {Density::Comfort, tr("Table rows: comfortable")}};
        for (const auto &[value, title] : densities)
            add(u"density-%1"_s.arg(int(value)), title, u"sliders-horizontal"_s, view.density == value,
                [value = value](ViewSettings &wish) { wish.density = value; });
        const std::pair<Units, QString> units[] = {{Units::Fitting, tr("Units: kWh and kW where they fit")},
                                                   {Units::Base, tr("Units: Wh and W only")}};
        for (const auto &[value, title] : units)
            add(u"units-%1"_s.arg(int(value)), title, u"sliders-horizontal"_s, view.units == value,
                [value = value](ViewSettings &wish) { wish.units = value; });
        add(u"zone-computer"_s, tr("Times: in the computer’s zone"), u"clock"_s, view.zone.isEmpty(),
            [](ViewSettings &wish) { wish.zone.clear(); });
        add(u"zone-utc"_s, tr("Times: in UTC"), u"clock"_s, view.zone == "UTC",
            [](ViewSettings &wish) { wish.zone = "UTC"; });
        for (const QString &code : Language::available())
            add(u"language-"_s + code, tr("Language: %1").arg(Language::nameOf(code)), u"settings"_s,
                view.language == code, [code](ViewSettings &wish) { wish.language = code; });
        return entries;
    };
    return PaletteSource::ofList(gather, false, SettingsWeight);
}

} // namespace console
