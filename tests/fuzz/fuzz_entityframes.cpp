// SPDX-License-Identifier: GPL-3.0-or-later
// What a ThingsBoard server sends: a frame of its WebSocket, and the same bytes as an answer of its REST
// interface.
#include "core/profile.h"
#include "entityframes.h"
#include "oracle.h"
#include "telemetrycodec.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace thingsboard;

namespace {

const TelemetryCodec &codec()
{
    static const auto made = [] {
        const char *keys = R"({"id":"x","version":1,"name":"X","codec":"thingsboard","quantities":{
            "voltage":{"validMin":0,"validMax":500},"line":{},"relay":{},"energy_import":{}},
            "thingsboard":{"telemetry":[{"key":"V","quantity":"voltage","type":"number"},
            {"key":"1","quantity":"line","channel":"1","type":"boolean"},
            {"key":"3","quantity":"line","channel":"3","type":"boolean"},
            {"key":"R","quantity":"relay","type":"text","values":{"ON":1,"OFF":0}},
            {"key":"E","quantity":"energy_import","type":"number","scale":1000}]}})";
        const auto profile = core::ProfileStore::parse(keys, u"x.json"_s);
        if (!profile)
            qFatal("%s", qPrintable(profile.error().toString()));
        const auto read = TelemetryCodec::of(*profile);
        if (!read)
            qFatal("%s", qPrintable(read.error().toString()));
        return *read;
    }();
    return made;
}

void judge(const QString &key, const TimedValue &told)
{
    const auto now = core::fromMicros(1'762'072'800'000'000);
    const bool plausible = TelemetryCodec::isPlausible(told.ts, now);
    fuzz::require(!plausible || (told.ts >= 1'420'070'400'000 && told.ts <= 1'762'073'100'000),
                  "a time is from 2015 on and not of the future");
    const QStringList keys = codec().keys();
    const KeyRule *rule = codec().rule(key);
    for (const QString &one : rule ? QStringList{key} : keys) {
        const auto decoded = codec().decode(*codec().rule(one), told.value);
        if (decoded.reject.isEmpty())
            fuzz::requireSound(decoded.quality, decoded.value);
        else
            fuzz::require(!decoded.value, "what is rejected has no value");
    }
    if (const auto number = readNumber(told.value))
        fuzz::require(std::abs(*number) <= std::numeric_limits<double>::max(), "a number is one");
    readBoolean(told.value);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto frame = readFrame(text)) {
        for (const EntityState &entity : frame->entities) {
            fuzz::require(!entity.id.isEmpty(), "a device has the server's id");
            for (auto it = entity.telemetry.cbegin(); it != entity.telemetry.cend(); ++it) {
                fuzz::require(it->ts != 0, "a value has a time");
                judge(it.key(), *it);
            }
            for (const TimedValue &value : entity.attributes)
                judge({}, value);
        }
    } else {
        fuzz::require(!frame.error().detail.isEmpty(), "an error has words");
    }
    if (const auto history = readHistory(text)) {
        for (auto it = history->cbegin(); it != history->cend(); ++it) {
            qint64 last = std::numeric_limits<qint64>::min();
            for (const TimedValue &value : *it) {
                fuzz::require(value.ts >= last, "a history is in order");
                last = value.ts;
                judge(it.key(), value);
            }
        }
    }
    authentication(text.left(40), size % 2 == 0);
    entityData(1, QString::fromUtf8(text.left(20)), 0, 50, codec().keys(), codec().attributes());
    return 0;
}
