// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderrules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace commands {

namespace {

Refusal rejected(const QString &reason, const QString &words)
{
    return {core::Outcome::Rejected, reason, words};
}

/// A topic the device reports on is never written to: the relay family obeys its own relay/state.
bool deviceReportsOn(const QString &topic, const core::Profile &profile)
{
    for (const auto &entry : profile.section["topics"_L1].toArray()) {
        if (entry["topic"_L1].toString() == topic && entry["direction"_L1].toString() != "to-device"_L1)
            return true;
    }
    return false;
}

/// Modbus functions by which an order may write; whatever a profile says, nothing is calibrated from here.
bool mayWrite(int function)
{
    static constexpr std::array Functions{5, 6, 15, 16, 0x42};
    return std::find(Functions.begin(), Functions.end(), function) != Functions.end();
}

std::optional<Refusal> refusedRegister(const core::Command &command, const core::CommandRule &rule)
{
    if (!mayWrite(rule.function)) {
        return rejected(u"unsupported"_s, u"function %1 is not written from here"_s.arg(rule.function));
    }
    if (rule.danger == core::CommandRule::Danger::Typed && command.typed != command.device.toString()) {
        return rejected(u"not-typed"_s, u"the device's id, %1, has to be typed to confirm this order"_s.arg(
                                            command.device.toString()));
    }
    if (rule.fixed)
        return std::nullopt;
    const double steps = (command.value - rule.minimum) / rule.step;
    // Written so that NaN, which compares with nothing, is refused too.
    const bool allowed = command.value >= rule.minimum && command.value <= rule.maximum &&
                         std::abs(steps - std::round(steps)) < 1e-6;
    if (!allowed) {
        return rejected(u"limit"_s, u"%1 takes steps of %2 from %3 to %4, not %5"_s.arg(rule.name)
                                        .arg(rule.step)
                                        .arg(rule.minimum)
                                        .arg(rule.maximum)
                                        .arg(command.value, 0, 'g', 17));
    }
    return std::nullopt;
}

} // namespace

const core::CommandRule::Key *keyOf(const core::CommandRule &rule, const QString &name)
{
    for (const auto &key : rule.keys) {
        if (key.name == name)
            return &key;
    }
    return nullptr;
}

std::optional<Refusal> refusedByProfile(const core::Command &command, const core::Profile &profile)
{
    const auto rule = profile.commands.constFind(command.name);
    if (rule == profile.commands.constEnd()) {
        return rejected(u"unsupported"_s,
                        u"profile %1 has no order \"%2\""_s.arg(profile.id.toString(), command.name));
    }
    if (rule->isRegister())
        return refusedRegister(command, *rule);
    if (deviceReportsOn(rule->topic, profile)) {
        return rejected(u"topic"_s,
                        u"the device itself reports on %1; nothing is published there"_s.arg(rule->topic));
    }
    const QString &device = command.device.toString();
    if (device.isEmpty() || device.contains(u'+') || device.contains(u'#') || device.contains(u'/') ||
        device.contains(QChar::Null)) {
        return rejected(u"topic"_s, u"\"%1\" cannot stand in a topic"_s.arg(device));
    }
    if (rule->keys.isEmpty()) {
        if (command.value != 0 && command.value != 1)
            return rejected(u"value"_s, u"1 (on) or 0 (off) was expected, not %1"_s.arg(command.value));
        return std::nullopt;
    }
    const auto *key = keyOf(*rule, command.key);
    if (!key) {
        QStringList names;
        for (const auto &known : rule->keys)
            names.append(known.name);
        return rejected(u"unknown-key"_s,
                        u"one of %1 was expected, not \"%2\""_s.arg(names.join(u", "_s), command.key));
    }
    const auto lowest = static_cast<double>(key->minimum.count());
    const auto highest = static_cast<double>(key->maximum.count());
    // Written so that NaN, which compares with nothing, is refused too.
    const bool allowed =
        command.value >= lowest && command.value <= highest && std::floor(command.value) == command.value;
    if (!allowed) {
        return rejected(u"limit"_s, u"%1 takes whole milliseconds from %2 to %3, not %4"_s.arg(key->name)
                                        .arg(key->minimum.count())
                                        .arg(key->maximum.count())
                                        .arg(command.value, 0, 'g', 17));
    }
    return std::nullopt;
}

bool isAsOrdered(double value, const core::Command &command, const core::Profile &profile)
{
    const core::CommandRule rule = profile.commands.value(command.name);
    return std::abs(value - rule.fixed.value_or(command.value)) <= rule.tolerance;
}

core::OutgoingMessage messageFor(const core::Command &command, const core::CommandRule &rule,
                                 const core::TransportId &transport)
{
    core::OutgoingMessage message;
    message.command = command.id;
    message.transport = transport;
    message.device = command.device;
    if (rule.isRegister()) {
        // Left within half the window it is proved within the other half.
        const auto window = command.window.count() > 0 ? command.window : rule.window;
        message.order = command.name;
        message.value = rule.fixed.value_or(command.value);
        message.leaveWithin = window / 2;
        message.provenWithin = window;
        return message;
    }
    message.topic = rule.topic;
    message.topic.replace("{device}"_L1, command.device.toString());
    message.qos = rule.qos;
    if (rule.keys.isEmpty()) {
        message.payload = command.value > 0.5 ? rule.onPayload : rule.offPayload;
    } else {
        // Only the ordered key: the device keeps the others as they are.
        const QJsonObject object{{command.key, static_cast<qint64>(command.value)}};
        message.payload = QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    return message;
}

} // namespace commands
