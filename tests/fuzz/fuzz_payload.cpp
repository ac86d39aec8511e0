// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT messages of every family. First line: a profile's id, then a zone's name if there is one. After it
// messages, each a line with the topic ("~" in front: a retained copy) and the payload, between lines of four
// dashes.
#include "core/profile.h"
#include "mqtt/payloadcodec.h"
#include "oracle.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace {

/// What the shipped families do not use, so that each form of the language is read here.
constexpr const char *Forms = R"({"id":"forms","version":1,"name":"Forms","codec":"mqtt","quantities":{
"voltage":{"validMin":0,"validMax":500},"active_power":{},"relay":{},"line":{},"energy_import":{},"temperature":{},
"hops":{}},"mqtt":{"aliases":{"old":"new"},"topics":[
{"topic":"p/{device}","payload":"pseudo-json","null":"missing","trailing":"cut","event":"status",
 "time":{"path":"t","format":"s"},"fields":[{"path":"v","quantity":"voltage","type":"number-text","missing":["none"]},
 {"path":"r","quantity":"relay","type":"boolean-text"},{"path":["a","b"],"quantity":"active_power","unit":"kW"},
 {"path":"s","quantity":"line","type":"text","values":{"ON":1,"OFF":0,"true":1}}]},
{"topic":"a/{device}/{channel}","payload":"json","trailing":"cut","time":{"path":"t","format":"ms","late":true},
 "fields":[{"path":"v","quantity":"voltage","channels":["L1","L2","L3"]},{"path":"p.1","quantity":"active_power"},
 {"path":"k","quantity":"energy_import","unit":"Wmin"},{"constant":1,"quantity":"line","channel":"{channel}"}]},
{"topic":"r","payload":"json","records":"meters.*","devicePath":"id","once":["v","/t"],"time":{"path":"at","format":"iso"},
 "fields":[{"path":"v","quantity":"voltage"},{"path":"/t","quantity":"temperature"}]},
{"topic":"n","payload":"json","records":"nodes.{device}.ch:{channel}","deviceType":"u32","time":{"path":"t","format":"us"},
 "channelNames":{"0":""},"fields":[{"path":"v","quantity":"voltage"}]},
{"topic":"s/{device}","payload":"text","starts":"o","quantity":"relay","values":{"on":1,"off":0},"retained":"drop"},
{"topic":"s/{device}","payload":"pairs","parts":3,"separator":";","assign":":","fields":[{"path":"Hop","quantity":"hops"},
 {"path":"#0","quantity":"voltage"}]},
{"topic":"s/{device}","payload":"number","quantity":"energy_import","unit":"mWh","missing":["None"]},
{"topic":"d/{device...}/end","payload":"json","mayBeEmpty":true,"groups":[
 {"records":"x.*","fields":[{"path":"v","quantity":"voltage"}]},{"fields":[{"path":"w","quantity":"active_power"}]}]},
{"topic":"i/+/#","payload":"ignore","event":"note"}]}})";

const QMap<QString, core::ProfilePtr> &families()
{
    static const auto all = [] {
        QMap<QString, core::ProfilePtr> found;
        for (const core::ProfilePtr &profile : core::ProfileStore::load({}, nullptr).all()) {
            if (profile->codec == "mqtt"_L1)
                found.insert(profile->id.toString(), profile);
        }
        const auto forms = core::ProfileStore::parse(Forms, u"forms.json"_s);
        if (!forms)
            qFatal("%s", qPrintable(forms.error().toString()));
        found.insert(u"forms"_s, *forms);
        return found;
    }();
    return all;
}

core::ProfilePtr familyOf(const QString &name)
{
    const auto found = families().find(name);
    if (found != families().end())
        return *found;
    return std::next(families().begin(), static_cast<qsizetype>(qHash(name, 1) % families().size())).value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const QStringList first = QString::fromUtf8(input.line()).split(u' ');
    mqtt::CodecSettings settings;
    settings.zone = first.value(1);
    settings.keys = {{u"mesh"_s, u"000102030405060708090a0b0c0d0e0f:f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"_s}};
    const auto table = std::make_shared<core::SeriesTable>();
    mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {familyOf(first.value(0))}, table, settings);

    const auto start = core::fromMicros(1'762'072'800'000'000);
    for (std::chrono::seconds after{0}; !input.atEnd() && after.count() < 200; ++after) {
        QByteArray topic = input.line().toByteArray();
        const bool retained = topic.startsWith('~');
        if (retained)
            topic.remove(0, 1);
        const QByteArray payload = input.section();
        core::Batch batch;
        codec.decode({topic.constData(), static_cast<size_t>(topic.size())}, payload, retained,
                     {start + after, core::SteadyTime(after)}, batch);
        fuzz::requireSound(batch, *table, payload);
        for (const core::Reading &reading : std::as_const(batch.readings)) {
            fuzz::require(reading.receivedAt == start + after, "received when it arrived");
            fuzz::require(reading.measuredAt <= reading.receivedAt + std::chrono::seconds(10),
                          "no reading is of the future");
        }
    }
    for (const QString &topic : codec.announcedTopics())
        fuzz::require(!topic.isEmpty() && !topic.contains(u'+') && !topic.contains(u'#'),
                      "an announcement makes nobody subscribe to everything");
    return 0;
}
