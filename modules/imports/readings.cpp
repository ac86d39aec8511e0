// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/unitscale.h"
#include "csvsource.h"
#include "kinds.h"
#include "rowwalk.h"

#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

/// The export puts one apostrophe before a text that a spreadsheet would take for a formula.
QString plain(QString text)
{
    if (text.startsWith(u'\''))
        text.remove(0, 1);
    return text;
}

/// Columns whose names say in what they count since 1970.
struct CountedColumn
{
    QLatin1StringView name;
    qint64 unitMicros;
};
constexpr CountedColumn CountedColumns[]{
    {"measured_at_s"_L1, 1'000'000}, {"measured_at_ms"_L1, 1'000}, {"measured_at_us"_L1, 1}};

class ReadingRows
{
public:
    ReadingRows(const LocalTimes &times, Sink &sink, const CountedColumn *counted)
        : m_walk(sink, times), m_counted(counted)
    {}

    bool take(const Row &row)
    {
        bool usable = false;
        if (!m_walk.begin(row, usable) || !usable)
            return !m_walk.ended();
        ImportedReading reading;
        reading.series.device = core::DeviceId(plain(row.text("device"_L1)).trimmed());
        if (reading.series.device.isEmpty())
            return m_walk.refuse(row, u"device"_s, u"device is empty"_s);
        reading.series.channel = plain(row.text("channel"_L1)).trimmed();
        const QString name = row.text("quantity"_L1).trimmed();
        const auto quantity = core::quantityFromName(name);
        if (!quantity)
            return m_walk.refuse(row, u"quantity"_s, u"there is no quantity \"%1\""_s.arg(name.left(60)));
        reading.series.quantity = *quantity;
        const QString quality = row.text("quality"_L1).trimmed();
        const auto known = core::qualityFromName(quality);
        if (!known)
            return m_walk.refuse(row, u"quality"_s, u"there is no quality \"%1\""_s.arg(quality.left(60)));
        reading.quality = *known;
        if (QString why, reason; !value(row, reading, reason, why))
            return m_walk.refuse(row, reason, why);
        std::optional<core::UtcTime> at;
        if (!m_walk.time(row, measured(row), at) || !at)
            return !m_walk.ended();
        reading.measuredAt = *at;
        reading.receivedAt = *at;
        if (const QString received = row.text("received_at"_L1).trimmed(); !received.isEmpty())
            reading.receivedAt = read(received, 0).at.value_or(*at);
        const QString source = plain(row.text("source"_L1)).trimmed();
        // What was imported once keeps its source, so that going through a file changes nothing.
        reading.series.source = source.isEmpty()                  ? u"import:readings"_s
                                : source.startsWith("import:"_L1) ? source
                                                                  : u"import:readings:"_s + source;
        return m_walk.device(reading.series.device) && m_walk.reading(reading);
    }
    void finish() { m_walk.finish(); }

private:
    /// A bare number is a count, and a count of what can be told from its size alone.
    TimeRead read(const QString &text, qint64 unitMicros) const
    {
        const auto count = m_walk.times().readCount(text, unitMicros);
        return count ? *count : m_walk.times().read(text);
    }
    TimeRead measured(const Row &row) const
    {
        if (!m_counted)
            return read(row.text("measured_at"_L1), 0);
        const QString text = row.text(m_counted->name);
        const auto count = m_walk.times().readCount(text, m_counted->unitMicros);
        return count ? *count
                     : TimeRead{{},
                                u"time"_s,
                                u"%1: \"%2\" is not a number"_s.arg(m_counted->name, text.left(60)),
                                false};
    }

    static bool value(const Row &row, ImportedReading &reading, QString &reason, QString &why)
    {
        const core::Quality quality = reading.quality;
        const NumberRead number = numberFrom(row.text("value"_L1));
        reason = u"value"_s;
        why = number.detail;
        if (!why.isEmpty())
            return false;
        if (!number.value) {
            why = u"the value is empty, but the quality is %1"_s.arg(core::qualityName(quality));
            return quality != core::Quality::Good && quality != core::Quality::Substituted &&
                   quality != core::Quality::Estimated;
        }
        if (quality == core::Quality::NoAnswer || quality == core::Quality::Bad ||
            quality == core::Quality::Unknown) {
            why = u"quality %1 carries no value"_s.arg(core::qualityName(quality));
            return false;
        }
        const QString unit = row.text("unit"_L1).trimmed();
        if (const auto scale = core::unitScale(unit, reading.series.quantity))
            reading.value = scale->of(*number.value);
        reason = u"unit"_s;
        why = u"\"%1\" is no unit of %2, which is kept in %3"_s.arg(
            unit.left(60), core::quantityName(reading.series.quantity),
            core::quantityUnit(reading.series.quantity));
        if (reading.value && !std::isfinite(*reading.value)) {
            reason = u"value"_s;
            why = u"%1 %2 is no measured value"_s.arg(*number.value).arg(unit.left(60));
            return false;
        }
        return reading.value.has_value();
    }

    RowWalk m_walk;
    const CountedColumn *m_counted; ///< instead of measured_at; null: that one
};

} // namespace

/// What `meterdeckctl export readings` writes; times that name no zone are UTC unless a zone was asked for.
core::Result<void> importReadings(const Request &request, const LocalTimes &times, Sink &sink)
{
    auto csv = CsvFile::open(request.source);
    if (!csv)
        return csv.error();
    const bool timed = (*csv)->columns().contains("measured_at"_L1, Qt::CaseInsensitive);
    const CountedColumn *counted = nullptr;
    for (const CountedColumn &column : CountedColumns) {
        if (!timed && !counted && (*csv)->columns().contains(column.name, Qt::CaseInsensitive))
            counted = &column;
    }
    QStringList missing;
    for (const auto column :
         {"device"_L1, "quantity"_L1, "unit"_L1, "value"_L1, "quality"_L1, "measured_at"_L1}) {
        if (column == "measured_at"_L1 && counted)
            continue;
        if (!(*csv)->columns().contains(column, Qt::CaseInsensitive))
            missing.append(column);
    }
    if (!missing.isEmpty()) {
        const bool means = (*csv)->columns().contains(u"mean"_s) && (*csv)->columns().contains(u"minute"_s);
        return core::Error{
            core::ErrorCode::BadInput, request.source,
            u"the first line does not name the columns %1"_s.arg(missing.join(u", "_s)),
            means ? u"This is an export of minutes; export the readings themselves."_s
                  : u"The columns are device, channel, quantity, unit, value, quality, measured_at."_s};
    }
    const LocalTimes used = request.zone.isEmpty() ? times.in(QTimeZone::utc()) : times;
    sink.zoneUsed(used.zoneName());
    ReadingRows rows(used, sink, counted);
    Row row;
    row.columns = &(*csv)->columns();
    row.place.file = QFileInfo(request.source).fileName();
    if (request.from && !(*csv)->seek(request.from->at, request.from->line))
        return core::Error{
            core::ErrorCode::Io, request.source, u"the place to go on from cannot be found"_s, {}};
    for (;;) {
        const auto more = (*csv)->next(row.cells, row.malformed);
        if (!more)
            return more.error();
        row.place.row = QString::number((*csv)->line());
        row.at = (*csv)->offset();
        row.line = (*csv)->line();
        if (!*more || !rows.take(row))
            break;
    }
    rows.finish();
    return {};
}

} // namespace imports
