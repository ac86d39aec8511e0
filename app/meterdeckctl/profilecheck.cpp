// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilecheck.h"

#include "modbus/writemap.h"
#include "mqtt/topicreview.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QString Codec = QStringLiteral("codec");

void checkLimits(const core::QuantityRule &rule, const QString &key, ProfileFindings &findings)
{
    if (rule.validMin && rule.validMax && *rule.validMin >= *rule.validMax)
        findings.wrong(
            key + ".validMin"_L1,
            u"%1 is not below validMax, %2, so that every value would be impossible"_s.arg(*rule.validMin)
                .arg(*rule.validMax),
            u"Exchange the two, or leave one of them out."_s);
    if (!rule.gauge)
        return;
    if (rule.scaleMin >= rule.scaleMax) {
        findings.wrong(key + ".gauge.min"_L1,
                       u"the gauge begins at %1 and ends at %2"_s.arg(rule.scaleMin).arg(rule.scaleMax),
                       u"Let min be below max."_s);
        return;
    }
    QList<core::Band> bands = rule.bands;
    for (qsizetype i = 0; i < bands.size(); ++i) {
        const QString band = u"%1.gauge.bands[%2]"_s.arg(key).arg(i);
        if (bands[i].from >= bands[i].to)
            findings.wrong(band, u"it reaches from %1 to %2"_s.arg(bands[i].from).arg(bands[i].to),
                           u"Let from be below to."_s);
        else if (bands[i].from < rule.scaleMin || bands[i].to > rule.scaleMax)
            findings.wrong(band,
                           u"it lies outside the gauge, which reaches from %1 to %2"_s.arg(rule.scaleMin)
                               .arg(rule.scaleMax),
                           u"Shorten the band, or widen the gauge."_s);
    }
    std::ranges::sort(bands, {}, &core::Band::from);
    for (qsizetype i = 1; i < bands.size(); ++i) {
        if (bands[i].from < bands[i - 1].to)
            findings.wrong(key + ".gauge.bands"_L1, u"two bands hold %1"_s.arg(bands[i].from),
                           u"Let one end where the next begins."_s);
    }
}

/// What a device's readings can be: by codec, every quantity some topic or register gives.
QMap<core::Quantity, QString> given(const QJsonValue &value, const QString &key)
{
    QMap<core::Quantity, QString> all;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            all.insert(given(array[i], u"%1[%2]"_s.arg(key).arg(i)));
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == "quantity"_L1 && it->isString()) {
                if (const auto quantity = core::quantityFromName(it->toString()))
                    all.insert(*quantity, key + ".quantity"_L1);
            } else {
                all.insert(given(*it, key + u'.' + it.key()));
            }
        }
    }
    return all;
}

void checkQuantities(const core::Profile &profile, ProfileFindings &findings)
{
    for (const core::QuantityRule &rule : profile.quantities)
        checkLimits(rule, u"quantities.%1"_s.arg(core::quantityName(rule.quantity)), findings);
    auto used = given(profile.section, profile.codec);
    for (auto it = used.begin(); it != used.end(); ++it) {
        if (!profile.rule(it.key()))
            findings.note(
                it.value(),
                u"nothing under quantities tells what is possible for %1"_s.arg(core::quantityName(it.key())),
                u"Add \"%1\": {} there, with validMin and validMax if they are known."_s.arg(
                    core::quantityName(it.key())));
    }
    for (const auto &rule : profile.commands) {
        if (rule.isRegister())
            used.insert(rule.proof, {});
    }
    if (profile.section.contains("discovery"_L1))
        return; // what its devices give is told by them
    for (const core::QuantityRule &rule : profile.quantities) {
        if (!used.contains(rule.quantity))
            findings.note(u"quantities.%1"_s.arg(core::quantityName(rule.quantity)),
                          u"no topic and no register gives it"_s,
                          u"Leave it out, or say where it comes from."_s);
    }
}

void checkMessageOrder(const core::Profile &profile, const core::CommandRule &rule, ProfileFindings &findings)
{
    const QString key = u"commands.%1"_s.arg(rule.name);
    if (profile.codec != "mqtt"_L1) {
        findings.wrong(key, u"it sends a message, which the codec %1 cannot"_s.arg(profile.codec),
                       u"Describe the register it writes, with write and readBack."_s);
        return;
    }
    if (!rule.topic.contains("{device}"_L1))
        findings.wrong(key + ".topic"_L1, u"it does not say whom the order is for"_s,
                       u"Write {device} where the device's id stands."_s);
    if (rule.topic.contains(u'+') || rule.topic.contains(u'#'))
        findings.wrong(key + ".topic"_L1, u"a message cannot be sent to + or #"_s,
                       u"Write the whole topic."_s);
    if (rule.name == "relay"_L1) {
        if (!given(profile.section, profile.codec).contains(rule.proof))
            findings.wrong(key + ".proof"_L1,
                           u"no topic gives %1, so that no order could ever be proved"_s.arg(
                               core::quantityName(rule.proof)),
                           u"Add the topic that tells the relay's state."_s);
        if (rule.onPayload == rule.offPayload)
            findings.wrong(key + ".on"_L1, u"on and off are the same message"_s,
                           u"Write what the device understands as on, and as off."_s);
    }
    for (const auto &part : rule.keys) {
        if (part.minimum > part.maximum)
            findings.wrong(u"%1.keys.%2.minMs"_s.arg(key, part.name), u"it is above maxMs"_s,
                           u"Exchange the two."_s);
    }
}

void checkRegisters(const core::Profile &profile, ProfileFindings &findings)
{
    core::SeriesTable table;
    const core::DeviceId device(u"device"_s);
    const core::TransportId transport(u"bus"_s);
    const auto map = modbus::RegisterMap::make(profile, device, transport, table);
    if (!map) {
        findings.wrong(Codec, map.error().detail, map.error().remedy);
        return;
    }
    if (const auto orders = modbus::WriteMap::make(profile, device, transport, *map, table); !orders)
        findings.wrong(u"commands"_s, orders.error().detail, orders.error().remedy);
    QMap<std::pair<core::Quantity, QString>, qsizetype> first;
    const auto &registers = map->registers();
    for (qsizetype i = 0; i < registers.size(); ++i) {
        const modbus::RegisterRule &rule = registers[i];
        const QString key = u"modbus.registers[%1]"_s.arg(i);
        const auto name = std::pair(rule.quantity, rule.channel);
        if (first.contains(name))
            findings.wrong(
                key + ".quantity"_L1,
                u"registers[%1] gives %2%3 too, and nobody could tell the two apart"_s.arg(first.value(name))
                    .arg(core::quantityName(rule.quantity),
                         rule.channel.isEmpty() ? QString() : u" of "_s + rule.channel),
                u"Give one of them a channel of its own."_s);
        first.insert(name, i);
        if (rule.scale == 0)
            findings.wrong(key + ".scale"_L1, u"every value would be 0"_s, u"Leave it out for 1."_s);
        for (qsizetype j = 0; j < i; ++j) {
            const modbus::RegisterRule &other = registers[j];
            const int mine = rule.address + modbus::wordCount(rule.type);
            const int theirs = other.address + modbus::wordCount(other.type);
            const bool same = rule.address == other.address && rule.type == other.type;
            if (rule.function == other.function && rule.address < theirs && other.address < mine && !same)
                findings.note(key + ".address"_L1, u"it shares registers with registers[%1]"_s.arg(j),
                              u"See whether both addresses and types are as in the manual."_s);
        }
    }
}

} // namespace

bool ProfileFindings::isAnyWrong() const
{
    return std::ranges::any_of(m_list, [](const ProfileFinding &finding) { return finding.wrong; });
}

ProfileFindings checkProfile(const QJsonObject &document, const core::ProfilePtr &profile)
{
    ProfileFindings findings;
    const QString base = QFileInfo(profile->fileName).completeBaseName();
    if (base != profile->id.toString())
        findings.note(u"id"_s, u"it is \"%1\", the file's name \"%2\""_s.arg(profile->id.toString(), base),
                      u"Give both one name, so that the file is found again."_s);
    if (!document.contains(profile->codec)) {
        findings.wrong(
            profile->codec,
            u"it is missing, though the codec is %1: nothing would be read"_s.arg(profile->codec),
            u"Describe the %1 in it."_s.arg(profile->codec == "mqtt"_L1 ? "topics"_L1 : "registers"_L1));
        return findings;
    }
    const QString other = profile->codec == "mqtt"_L1 ? u"modbus"_s : u"mqtt"_s;
    if (document.contains(other))
        findings.note(other, u"it is not read, because the codec is %1"_s.arg(profile->codec),
                      u"Make a file of its own of it."_s);
    checkQuantities(*profile, findings);
    for (const core::CommandRule &rule : profile->commands) {
        if (!rule.isRegister())
            checkMessageOrder(*profile, rule, findings);
    }
    if (profile->codec == "modbus"_L1)
        checkRegisters(*profile, findings);
    for (const mqtt::TopicFinding &found : mqtt::topicFindings(profile)) {
        if (found.wrong)
            findings.wrong(found.key, found.what, found.cure);
        else
            findings.note(found.key, found.what, found.cure);
    }
    return findings;
}
