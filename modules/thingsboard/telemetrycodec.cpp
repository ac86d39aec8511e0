// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetrycodec.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

/// 2015-01-01, before which no device of this kind existed: such a clock was never set.
constexpr qint64 Earliest = 1'420'070'400'000;

std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    if (!value.isString())
        return std::nullopt;
    bool ok = false;
    const double number = value.toString().trimmed().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

core::Error wrong(const core::ProfilePtr &profile, const QString &key, const QString &expected)
{
    return {
        core::ErrorCode::BadInput, profile->fileName, u"key %1: %2 was expected"_s.arg(key, expected), {}};
}

} // namespace

std::optional<bool> readBoolean(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (!value.isString())
        return std::nullopt;
    const QString text = value.toString().trimmed();
    if (text.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

std::optional<double> readNumber(const QJsonValue &value)
{
    const auto number = numberOf(value);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

core::Result<TelemetryCodec> TelemetryCodec::of(const core::ProfilePtr &profile)
{
    TelemetryCodec codec;
    codec.m_profile = profile;
    const QJsonArray telemetry = profile->section["telemetry"_L1].toArray();
    for (qsizetype i = 0; i < telemetry.size(); ++i) {
        const QJsonObject object = telemetry[i].toObject();
        const QString place = u"thingsboard.telemetry[%1]"_s.arg(i);
        const QString key = object["key"_L1].toString();
        const auto quantity = core::quantityFromName(object["quantity"_L1].toString());
        if (!quantity)
            return wrong(profile, place + ".quantity"_L1,
                         u"one of the quantities listed in the README of core"_s);
        if (key.isEmpty() || key.contains(u',') || codec.m_rules.contains(key))
            return wrong(profile, place + ".key"_L1, u"a telemetry key without comma, once"_s);
        KeyRule rule;
        rule.quantity = *quantity;
        rule.channel = object["channel"_L1].toString();
        rule.scale = object["scale"_L1].toDouble(1);
        if (object.contains("clampedTo"_L1))
            rule.clampedTo = object["clampedTo"_L1].toDouble();
        const QString type = object["type"_L1].toString(u"number"_s);
        const QJsonObject values = object["values"_L1].toObject();
        if (type == "boolean"_L1)
            rule.form = KeyRule::Form::Boolean;
        else if (type == "text"_L1)
            rule.form = KeyRule::Form::Text;
        if (rule.form == KeyRule::Form::Text && values.isEmpty())
            return wrong(profile, place + ".values"_L1, u"an object of words and their values"_s);
        for (auto it = values.begin(); it != values.end(); ++it)
            rule.values.insert(it.key(), it.value().toDouble());
        codec.m_keys.append(key);
        codec.m_rules.insert(key, rule);
    }
    if (codec.m_keys.isEmpty())
        return wrong(profile, u"thingsboard.telemetry"_s, u"a list of at least one key"_s);
    const QJsonObject names = profile->section["attributes"_L1].toObject();
    codec.m_active = names["active"_L1].toString(u"active"_s);
    codec.m_latitude = names["latitude"_L1].toString(u"latitude"_s);
    codec.m_longitude = names["longitude"_L1].toString(u"longitude"_s);
    return codec;
}

const KeyRule *TelemetryCodec::rule(const QString &key) const
{
    const auto found = m_rules.constFind(key);
    return found == m_rules.constEnd() ? nullptr : &*found;
}

QStringList TelemetryCodec::attributes() const
{
    QStringList names{m_active, m_latitude, m_longitude};
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

TelemetryCodec::Decoded TelemetryCodec::decode(const KeyRule &rule, const QJsonValue &value) const
{
    Decoded decoded;
    switch (rule.form) {
    case KeyRule::Form::Boolean:
        if (const auto truth = readBoolean(value))
            decoded.value = *truth ? 1 : 0;
        else
            decoded.reject = value.isString() ? u"unknown-text"_s : u"type"_s;
        return decoded;
    case KeyRule::Form::Text: {
        const auto word = rule.values.constFind(value.toString().trimmed());
        if (value.isString() && word != rule.values.constEnd())
            decoded.value = *word;
        else
            decoded.reject = value.isString() ? u"unknown-text"_s : u"type"_s;
        return decoded;
    }
    case KeyRule::Form::Number:
        break;
    }
    const auto number = numberOf(value);
    if (!number) {
        decoded.reject = value.isString() ? u"number"_s : u"type"_s;
        return decoded;
    }
    if (!std::isfinite(*number)) {
        decoded.reject = u"nan"_s;
        return decoded;
    }
    decoded.value = *number * rule.scale;
    const core::QuantityRule *limits = m_profile ? m_profile->rule(rule.quantity) : nullptr;
    if (!std::isfinite(*decoded.value) || // too large, once scaled
        (limits && ((limits->validMin && *decoded.value < *limits->validMin) ||
                    (limits->validMax && *decoded.value > *limits->validMax)))) {
        decoded.value.reset();
        decoded.quality = core::Quality::Bad;
    } else if (decoded.value == rule.clampedTo) {
        decoded.quality = core::Quality::Substituted;
    }
    return decoded;
}

bool TelemetryCodec::isPlausible(qint64 ts, core::UtcTime now)
{
    return ts >= Earliest && ts <= core::toMicros(now) / 1000 + AheadMost.count();
}

} // namespace thingsboard
