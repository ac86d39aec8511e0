// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "lines/reliability.h"

#include <QJsonObject>
#include <QMap>
#include <QTimeZone>

namespace lines {

/// What people say of one line from a day on.
struct LinePeriod
{
    core::UtcTime from = core::UtcTime::min();
    QString label;                               ///< "CEB grid"; empty: none
    std::optional<int> customers = std::nullopt; ///< nothing: not known
    friend bool operator==(const LinePeriod &, const LinePeriod &) = default;
};

/// The lines of one device as the workspace names them: by line, oldest period first.
using LinePlan = QMap<QString, QList<LinePeriod>>;

/// Reads the "lines" of a device's entry: {"1": {"label": "CEB grid", "customers": 100}}, or for what
/// changes a list of such objects, each with the day it holds "from" ("2026-06-01", midnight in @p zone, or a
/// time with an offset); the first may hold for ever. Errors: BadInput, naming the key (lines.1[2].from) and
/// what was expected. Pure.
core::Result<LinePlan> readLinePlan(const QJsonObject &lines, const QTimeZone &zone);
/// How many customers it gives, for reliability(); empty for a line it does not name.
QList<Customers> customersOf(const LinePlan &plan, const QString &line);
/// The label at @p at; empty when it has none.
QString labelOf(const LinePlan &plan, const QString &line, core::UtcTime at);

} // namespace lines
