// SPDX-License-Identifier: GPL-3.0-or-later
// The register values of a meter. First line: a profile's id; second: which of its reads; then the bytes,
// several answers one after the other.
#include "core/profile.h"
#include "modbus/registermap.h"
#include "modbus/valueguard.h"
#include "oracle.h"

#include <map>

using namespace Qt::StringLiterals;

namespace {

struct Meter
{
    std::shared_ptr<core::SeriesTable> table = std::make_shared<core::SeriesTable>();
    modbus::RegisterMap map;
};

const std::vector<Meter> &meters(std::map<QString, size_t> *names = nullptr)
{
    static std::map<QString, size_t> byName;
    static const auto all = [] {
        std::vector<Meter> made;
        for (const core::ProfilePtr &profile : core::ProfileStore::load({}, nullptr).all()) {
            if (profile->codec != "modbus"_L1)
                continue;
            Meter meter;
            auto map = modbus::RegisterMap::make(*profile, core::DeviceId(u"m"_s),
                                                 core::TransportId(u"bus"_s), *meter.table);
            fuzz::require(bool(map), "every shipped profile has a map");
            meter.map = *map;
            byName.emplace(profile->id.toString(), made.size());
            made.push_back(std::move(meter));
        }
        return made;
    }();
    if (names)
        *names = byName;
    return all;
}

/// A file that somebody made: refused with words, or a map that reads whatever a meter says.
void readProfile(const QByteArray &text)
{
    const auto profile = core::ProfileStore::parse(text, u"own.json"_s);
    fuzz::require(profile.ok() || !profile.error().detail.isEmpty(), "a profile that is none says why");
    if (!profile || (*profile)->codec != "modbus"_L1)
        return;
    core::SeriesTable table;
    const auto map =
        modbus::RegisterMap::make(**profile, core::DeviceId(u"m"_s), core::TransportId(u"bus"_s), table);
    fuzz::require(map.ok() || !map.error().detail.isEmpty(), "a map that is none says why");
    if (!map)
        return;
    modbus::factoryLine(**profile);
    for (const auto &block : map->plan().blocks()) {
        const modbus::BlockRead read = block.variants.front();
        for (const char byte : {'\0', '\xff', '\x41'}) {
            for (const core::Reading &reading :
                 map->decode(read, QByteArray(read.byteCount(), byte), core::UtcTime(), core::SteadyTime()))
                fuzz::requireSound(reading.quality, reading.value);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto names = [] {
        std::map<QString, size_t> found;
        meters(&found);
        return found;
    }();
    fuzz::Input input(data, size);
    const QString name = QString::fromUtf8(input.line());
    if (name == "profile"_L1) {
        readProfile(input.rest().toByteArray());
        return 0;
    }
    const auto named = names.find(name);
    const Meter &meter = meters()[named != names.end() ? named->second : qHash(name, 1) % meters().size()];
    const auto &blocks = meter.map.plan().blocks();
    const auto &block = blocks[static_cast<size_t>(input.line().toByteArray().toUInt()) % blocks.size()];
    const modbus::BlockRead read = block.variants.front();

    modbus::ValueGuard guard;
    for (const core::SeriesId id : meter.map.series())
        guard.setRule(id, {core::isTotal(meter.table->at(id).quantity), 1000., 65536.});
    const auto at = core::fromMicros(1'762'072'800'000'000);
    for (QByteArrayView rest = input.rest(); rest.size() >= read.byteCount() && read.byteCount() > 0;
         rest = rest.sliced(read.byteCount())) {
        QList<modbus::Flaw> flaws;
        QList<core::Reading> readings = meter.map.decode(read, rest.first(read.byteCount()).toByteArray(), at,
                                                         core::SteadyTime(), &flaws);
        fuzz::require(readings.size() == flaws.size(), "a verdict for each reading");
        for (qsizetype i = 0; i < readings.size(); ++i) {
            fuzz::requireSound(readings[i].quality, readings[i].value);
            fuzz::require((flaws[i] == modbus::Flaw::None) == readings[i].value.has_value(),
                          "a value or a flaw");
            const auto verdict = guard.judge(readings[i]);
            fuzz::requireSound(readings[i].quality, readings[i].value);
            fuzz::require(!modbus::ValueGuard::isHeldBack(verdict.finding) || !readings[i].value,
                          "what is held back has no value");
            fuzz::require(modbus::ValueGuard::isHeldBack(verdict.finding) !=
                              modbus::ValueGuard::key(verdict.finding).isEmpty(),
                          "what is held back is counted under a name");
            if (readings[i].value)
                fuzz::require(guard.last(readings[i].series) == readings[i].value,
                              "the last value is the last");
            if (rest.size() % 7 == 0)
                guard.forget(readings[i].series);
        }
    }
    // Fewer bytes than were asked for are no registers.
    for (const core::Reading &reading : meter.map.decode(
             read, input.rest().first(std::min<qsizetype>(input.rest().size(), read.byteCount())), at,
             core::SteadyTime()))
        fuzz::requireSound(reading.quality, reading.value);
    for (const modbus::IdentityRule &rule : meter.map.identity()) {
        if (input.rest().size() >= 2 * rule.words)
            modbus::identityText(rule, input.rest().first(2 * rule.words));
    }
    return 0;
}
