// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/profile.h"
#include "core/quality.h"

#include <QHash>
#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace thingsboard {

/// What one telemetry key means.
struct KeyRule
{
    enum class Form
    {
        Number,  ///< a number, or one in a text: the server hands out texts
        Boolean, ///< true or false, or the two words as texts
        Text     ///< one of the words of values
    };
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;
    Form form = Form::Number;
    double scale = 1;
    std::optional<double> clampedTo; ///< what the device puts in the place of what it cannot measure
    QHash<QString, double> values;
};

/// Turns telemetry values into values of quantities as the profile's section "thingsboard" declares, never by
/// guessing. Pure.
class TelemetryCodec
{
public:
    /// A codec without keys: reads nothing.
    TelemetryCodec() = default;
    /// Errors: BadInput naming the profile's file, the key and what was expected.
    static core::Result<TelemetryCodec> of(const core::ProfilePtr &profile);

    const QStringList &keys() const { return m_keys; } ///< as in the profile's file
    const KeyRule *rule(const QString &key) const;
    /// The names of the server's attributes; empty where the profile leaves one out.
    const QString &activeKey() const { return m_active; }
    const QString &latitudeKey() const { return m_latitude; }
    const QString &longitudeKey() const { return m_longitude; }
    QStringList attributes() const;

    /// A value in quantityUnit() with quality Good; quality Bad without one when it is impossible; or a
    /// reject: "type", "number", "nan", "unknown-text".
    struct Decoded
    {
        std::optional<double> value = std::nullopt;
        core::Quality quality = core::Quality::Good;
        QString reject = {};
    };
    Decoded decode(const KeyRule &rule, const QJsonValue &value) const;

    /// Whether a time stamp (ms) can be one: not before 2015, not in the future.
    static bool isPlausible(qint64 ts, core::UtcTime now);
    /// How far ahead of us a server's clock may be.
    static constexpr std::chrono::milliseconds AheadMost{std::chrono::minutes(5)};

private:
    core::ProfilePtr m_profile;
    QStringList m_keys;
    QHash<QString, KeyRule> m_rules;
    QString m_active;
    QString m_latitude;
    QString m_longitude;
};

/// True or false as the server tells it, a JSON boolean or one in a text; nothing for anything else.
std::optional<bool> readBoolean(const QJsonValue &value);
/// A number or one in a text; nothing for anything else, nan and inf included.
std::optional<double> readNumber(const QJsonValue &value);

} // namespace thingsboard
