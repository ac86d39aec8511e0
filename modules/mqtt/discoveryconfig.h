// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace mqtt {

/// One value that an announcement of Home Assistant's discovery says is to be found somewhere.
struct Announced
{
    QString device; ///< the first of the device's identifiers, else what stands in the config's topic
    QString topic;  ///< where the value comes
    std::vector<std::string> path; ///< keys in its JSON from the outside in; empty: the payload is the value
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;
    double scale = 1;                                   ///< to the quantity's unit
    std::vector<std::pair<std::string, double>> values; ///< texts that stand for a value; empty: numbers

    friend bool operator==(const Announced &, const Announced &) = default;
};

/// What one config message announces, and what of it cannot be used.
struct Announcement
{
    QList<Announced> values;
    /// For people: {"what": …, "why": …}.
    QList<QJsonObject> unsupported;
    QJsonObject card; ///< name, manufacturer, model, firmware of the device, as far as they are told
};

/// Reads the config message @p payload that came on @p topic, of which @p prefix is the first level or
/// levels. Pure. Understood: components sensor, binary_sensor of connectivity, switch, and whole devices with
/// their components; abbreviated and full keys; `~`; templates that are `{{ value_json.x }}` and nothing
/// more, with `a.b` and `['x']`. Nothing when it is no JSON object.
std::optional<Announcement> readAnnouncement(const QString &topic, const QString &prefix,
                                             QByteArrayView payload);

/// The keys of a template such as "{{ value_json.a['b'] }}"; an empty list for "{{ value }}"; nothing when it
/// is another one.
std::optional<std::vector<std::string>> templatePath(const QString &text);

} // namespace mqtt
