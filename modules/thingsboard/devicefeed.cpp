// SPDX-License-Identifier: GPL-3.0-or-later
// What devices say, live or in the page that a subscription begins with.
#include "thingsboardtransportprivate.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace thingsboard {

namespace {

constexpr qsizetype MostDevices = 10'000;
/// A measurement of history is as good as live when it is no older.
constexpr std::chrono::milliseconds LiveWithin = 60s;
/// Of a device whose state the server does not tell: it speaks when it was heard so lately. The server's
/// preset.
constexpr std::chrono::milliseconds SpeaksWithin = 10min;
/// Live values of one device that wait for its history; beyond it they are asked for again.
constexpr qsizetype MostHeld = 500;
/// All lines on within this time is how a device starts, not how power comes back.
constexpr std::chrono::milliseconds RestartWithin = 60s;
constexpr qsizetype FewestLines = 4;
constexpr qsizetype TidyAt = 512;

bool isEntityId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber());
    });
}

} // namespace

core::SeriesId ThingsBoardTransport::Private::seriesOf(const Device &device, const QString &source,
                                                       core::Quantity quantity, const QString &channel) const
{
    core::Series what;
    what.device = device.id;
    what.channel = channel;
    what.quantity = quantity;
    what.source = settings.id.toString() + u':' + device.entity + source;
    what.profile = profile->id;
    what.profileVersion = profile->version;
    what.profileHash = profile->hash;
    return series->intern(what);
}

ThingsBoardTransport::Private::Device *ThingsBoardTransport::Private::meet(const ListedDevice &listed)
{
    const bool known = devices.contains(listed.entity);
    if (!isEntityId(listed.entity) || (!known && devices.size() >= MostDevices))
        return nullptr;
    const EntityNames::Met met = names.meet(listed);
    std::shared_ptr<Device> &device = devices[listed.entity];
    if (!known) {
        device = std::make_shared<Device>();
        device->entity = listed.entity;
        device->id = met.id;
        device->mark = device->committed = storedMarks.value(listed.entity);
        batch->sightings.append({met.id, settings.id, profile->id});
        begun();
    }
    if (!listed.name.isEmpty())
        device->name = listed.name;
    if (!met.formerName.isEmpty())
        note(met.id, u"device-renamed"_s,
             {{u"from"_s, met.formerName}, {u"to"_s, listed.name}, {u"entity"_s, listed.entity}});
    if (!met.sharedEntity.isEmpty()) {
        const auto other = devices.value(met.sharedEntity);
        note(met.id, u"same-identity"_s,
             {{u"name"_s, listed.name},
              {u"entities"_s, QJsonArray{met.sharedEntity, listed.entity}},
              {u"devices"_s, QJsonArray{other ? other->id.toString() : QString(), met.id.toString()}}});
    }
    return device.get();
}

void ThingsBoardTransport::Private::meetAll(const QList<ListedDevice> &listed)
{
    QStringList present;
    for (const ListedDevice &device : listed) {
        present.append(device.entity);
        meet(device);
    }
    if (listCut)
        return; // who is not on it may still be there
    const QStringList gone = names.gone(present);
    for (const QString &entity : gone) {
        const auto device = devices.value(entity);
        if (!device)
            continue;
        note(device->id, u"device-removed"_s, {{u"name"_s, device->name}, {u"entity"_s, entity}});
        if (device->fill == Fill::Wanted)
            std::erase(fillQueue, entity);
        // Asked anew, should it come back; one whose answer is under way goes with that.
        storedMarks.insert(entity, device->committed);
        devices.remove(entity);
    }
}

void ThingsBoardTransport::Private::apply(const QList<EntityState> &entities, bool page)
{
    ++counters.messages;
    countersChanged = true;
    for (const EntityState &entity : entities) {
        Device *device = devices.value(entity.id).get();
        // A page names devices that were made after the list was read; an update of one that is not listed
        // any more is the last of it.
        if (page)
            device = meet({entity.id, entity.name});
        else if (device && !entity.name.isEmpty())
            meet({entity.id, entity.name});
        if (!device)
            continue;
        applyAttributes(*device, entity);
        if (page && device->filledFor != connection) {
            applyPage(*device, entity);
            continue;
        }
        QList<QString> keys = entity.telemetry.keys();
        std::sort(keys.begin(), keys.end(), [&entity](const QString &a, const QString &b) {
            const qint64 left = entity.telemetry[a].ts;
            const qint64 right = entity.telemetry[b].ts;
            return left != right ? left < right : a < b;
        });
        for (const QString &key : std::as_const(keys))
            applyUpdate(*device, key, entity.telemetry[key]);
    }
    cutIfLarge();
    fillNext();
}

void ThingsBoardTransport::Private::applyAttributes(Device &device, const EntityState &entity)
{
    const auto attribute = [&entity](const QString &key) { return entity.attributes.value(key).value; };
    const TimedValue active = entity.attributes.value(codec.activeKey());
    const auto truth = readBoolean(active.value);
    if (truth && (device.active != truth || device.activeAt != active.ts)) {
        const bool changed = device.active && device.active != truth;
        device.active = truth;
        device.activeAt = active.ts;
        if (device.online == core::SeriesId::None)
            device.online = seriesOf(device, u'@' + codec.activeKey(), core::Quantity::Online, {});
        core::Reading reading;
        reading.series = device.online;
        reading.quality = core::Quality::Good;
        reading.receivedAt = clock->now();
        reading.receivedSteady = clock->steady();
        reading.measuredAt = TelemetryCodec::isPlausible(active.ts, reading.receivedAt)
                                 ? core::fromMicros(active.ts * 1000)
                                 : reading.receivedAt;
        reading.value = *truth ? 1 : 0;
        batch->readings.append(reading);
        ++counters.readings;
        begun();
        if (changed)
            note(device.id, u"status"_s, {{u"active"_s, *truth}});
    }
    const auto latitude = readNumber(attribute(codec.latitudeKey()));
    const auto longitude = readNumber(attribute(codec.longitudeKey()));
    if (!latitude && !longitude)
        return;
    // An update has only the one that changed.
    core::Place place = device.place.value_or(core::Place{});
    if (!device.place && !(latitude && longitude))
        return;
    place.lat = latitude.value_or(place.lat);
    place.lon = longitude.value_or(place.lon);
    if (device.place == place || std::abs(place.lat) > 90 || std::abs(place.lon) > 180)
        return;
    device.place = place;
    note(device.id, u"location"_s, {{u"lat"_s, place.lat}, {u"lon"_s, place.lon}});
}

void ThingsBoardTransport::Private::applyPage(Device &device, const EntityState &entity)
{
    device.filledFor = connection;
    for (auto it = entity.telemetry.begin(); it != entity.telemetry.end(); ++it) {
        if (codec.rule(it.key()) && TelemetryCodec::isPlausible(it->ts, clock->now()))
            device.newestKnown = std::max(device.newestKnown, it->ts);
    }
    want(device);
    // What is older than the history that is asked for is told by nothing else.
    for (auto it = entity.telemetry.begin(); it != entity.telemetry.end(); ++it) {
        const bool before = it->ts < device.fillFrom || !TelemetryCodec::isPlausible(it->ts, clock->now());
        if (before && it->ts > device.keys.value(it.key()).last)
            handOn(device, it.key(), *it, isPresent(device, it.key(), *it) ? Told::Live : Told::Before,
                   false);
    }
}

void ThingsBoardTransport::Private::applyUpdate(Device &device, const QString &key, const TimedValue &value)
{
    if (!codec.rule(key))
        return;
    if (TelemetryCodec::isPlausible(value.ts, clock->now()))
        device.newestKnown = std::max(device.newestKnown, value.ts);
    if (device.fill != Fill::None) {
        if (device.held.size() < MostHeld)
            device.held.append({key, value});
        else
            device.heldTooMany = true;
        return;
    }
    if (isPressed()) {
        // The server keeps it; it is asked for when the database has caught up.
        ++counters.errors[u"put-off"_s];
        countersChanged = true;
        want(device);
        return;
    }
    handOn(device, key, value, Told::Live, true);
}

bool ThingsBoardTransport::Private::isPresent(const Device &device, const QString &key,
                                              const TimedValue &value) const
{
    const KeyRule *rule = codec.rule(key);
    if (!rule || device.active == std::optional(false))
        return false;
    if (nowMs() - value.ts <= LiveWithin.count())
        return true;
    // A state is told when it changes, so the last one is the present one for as long as the device speaks.
    const bool speaks = device.active.value_or(nowMs() - device.newestKnown <= SpeaksWithin.count());
    return core::isState(rule->quantity) && speaks;
}

void ThingsBoardTransport::Private::handOn(Device &device, const QString &key, const TimedValue &value,
                                           Told told, bool moveMark)
{
    const KeyRule *rule = codec.rule(key);
    if (!rule || value.value.isNull() || value.value.isUndefined())
        return;
    Key &known = device.keys[key];
    if (known.recent.contains(value.ts)) {
        ++counters.duplicates;
        countersChanged = true;
        return;
    }
    const core::UtcTime now = clock->now();
    const bool plausible = TelemetryCodec::isPlausible(value.ts, now);
    known.recent.insert(value.ts);
    if (plausible)
        known.last = std::max(known.last, value.ts);
    if (known.recent.size() >= TidyAt && known.recent.size() % TidyAt == 0) {
        const qint64 oldest = known.last - 2 * options.overlap.count();
        erase_if(known.recent, [oldest](qint64 ts) { return ts < oldest; });
    }

    const TelemetryCodec::Decoded decoded = codec.decode(*rule, value.value);
    QString reason = decoded.reject;
    if (reason.isEmpty() && !plausible && told == Told::Before)
        reason = u"time"_s; // neither its own time nor that of its arrival is when it was measured
    if (!reason.isEmpty()) {
        const QByteArray raw = value.value.toVariant().toString().toUtf8();
        batch->rejects.append({now, settings.id, u"%1: %2"_s.arg(device.id.toString(), key), reason,
                               u"time stamp %1"_s.arg(value.ts), raw.left(core::Reject::MaxRaw), raw.size()});
        ++counters.rejects[reason];
        begun();
        return;
    }
    if (known.series == core::SeriesId::None)
        known.series = seriesOf(device, u'/' + key, rule->quantity, rule->channel);
    core::Reading reading;
    reading.series = known.series;
    reading.quality = decoded.quality;
    reading.retained = told == Told::Before;
    reading.receivedAt = now;
    reading.receivedSteady = clock->steady();
    reading.measuredAt = plausible ? core::fromMicros(value.ts * 1000) : now;
    reading.value = decoded.value;
    batch->readings.append(reading);
    ++counters.readings;
    begun();
    if (!plausible && !std::exchange(device.clockTold, true))
        note(device.id, u"device-time"_s, {{u"key"_s, key}, {u"ts"_s, value.ts}});
    if (plausible && moveMark) {
        device.mark = std::max(device.mark, value.ts);
        batchMarks.insert(device.entity, device.mark);
    }
    if (told == Told::Live && rule->quantity == core::Quantity::Line && decoded.value == std::optional(1.))
        watchRestart(device, *rule, value);
}

void ThingsBoardTransport::Private::watchRestart(Device &device, const KeyRule &rule, const TimedValue &value)
{
    device.linesTrue.insert(rule.channel, value.ts);
    qsizetype lines = 0;
    for (const QString &key : codec.keys())
        lines += codec.rule(key)->quantity == core::Quantity::Line ? 1 : 0;
    erase_if(device.linesTrue,
             [&value](const auto &entry) { return value.ts - entry.value() > RestartWithin.count(); });
    if (lines < FewestLines || device.linesTrue.size() < lines)
        return;
    device.linesTrue.clear();
    note(device.id, u"restart-suspected"_s, {{u"lines"_s, lines}});
}

} // namespace thingsboard
