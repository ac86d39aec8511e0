// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"
#include "kinds.h"
#include "rowwalk.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;
using core::Quantity;

namespace imports {

namespace {

constexpr int MostNested = 6; // collections in documents in collections

const QStringList &columns()
{
    static const QStringList names{u"meter_id"_s,        u"interval_start_time"_s, u"interval_end_time"_s,
                                   u"timestamp"_s,       u"voltage_v1"_s,          u"current_a1"_s,
                                   u"active_power_w1"_s, u"power_factor_pf1"_s,    u"frequency_hz"_s,
                                   u"total_energy_wh"_s, u"readings_in_batch"_s};
    return names;
}

const QList<Cell> &averages()
{
    static const QList<Cell> cells{
        {"voltage_v1"_L1, Quantity::Voltage, 1, core::Quality::Estimated},
        {"current_a1"_L1, Quantity::Current, 1, core::Quality::Estimated},
        {"active_power_w1"_L1, Quantity::ActivePower, 1, core::Quality::Estimated},
        {"power_factor_pf1"_L1, Quantity::PowerFactor, 1, core::Quality::Estimated},
        {"frequency_hz"_L1, Quantity::Frequency, 1, core::Quality::Estimated}};
    return cells;
}

/// Empty for what no clock shows.
QString isoFrom(double seconds, double nanos)
{
    if (!(std::abs(seconds) < 1e11) || !(nanos >= 0 && nanos < 1e9))
        return {};
    const auto whole = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
    return whole.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'.' +
           QString::number(static_cast<qint64>(nanos / 1000)).rightJustified(6, u'0') + u'Z';
}

/// A field as text, however the export wrote it: plain, with its type as the REST interface does, or a
/// timestamp of one of the libraries.
QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    if (value.isBool())
        return value.toBool() ? u"1"_s : u"0"_s;
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    for (const auto key :
         {"stringValue"_L1, "doubleValue"_L1, "integerValue"_L1, "timestampValue"_L1, "value"_L1}) {
        if (object.contains(key))
            return textOf(object.value(key));
    }
    for (const auto &[seconds, nanos] :
         {std::pair("_seconds"_L1, "_nanoseconds"_L1), std::pair("seconds"_L1, "nanoseconds"_L1)}) {
        if (object.value(seconds).isDouble())
            return isoFrom(object.value(seconds).toDouble(), object.value(nanos).toDouble());
    }
    return {};
}

class Averages
{
public:
    Averages(const QString &file, const LocalTimes &times, Sink &sink)
        : m_file(QFileInfo(file).fileName()), m_walk(sink, times)
    {}

    bool take(const Document &document)
    {
        m_at = document.at;
        m_before = document.before;
        if (document.malformed.isEmpty())
            return expand(document.object, document.number, 0);
        Row row;
        row.columns = &m_whole;
        row.cells = {document.raw};
        row.place = {m_file, {}, document.number};
        row.malformed = document.malformed;
        row.at = m_at;
        row.line = m_before;
        bool usable = false;
        return m_walk.begin(row, usable);
    }
    void finish()
    {
        m_walk.finish();
        if (m_documents > 0)
            m_walk.sink().note(
                u"The bridge that wrote these documents averages all meters of five minutes under the name "
                u"of the first, and counts what was missing as 0: values are marked as estimated."_s);
        if (m_sums > 0)
            m_walk.sink().homeless(u"readings_5min_avg.total_energy_wh"_s, m_sums,
                                   u"the energy of one interval is no total"_s);
    }

private:
    /// Documents may stand under their ids, in collections, in a list or with their fields apart.
    bool expand(const QJsonObject &object, const QString &number, int depth)
    {
        const QJsonObject fields =
            object.value("fields"_L1).isObject() ? object.value("fields"_L1).toObject() : object;
        if (fields.contains("meter_id"_L1) || fields.contains("interval_end_time"_L1)) {
            const QString name = object.value("name"_L1).toString().section(u'/', -1);
            return document(fields, name.isEmpty() ? number : name);
        }
        bool any = false;
        for (auto it = object.begin(); depth < MostNested && it != object.end(); ++it) {
            if (it->isObject() && !it->toObject().isEmpty()) {
                any = true;
                if (!expand(it->toObject(), it.key(), depth + 1))
                    return false;
            } else if (it->isArray()) {
                const QJsonArray list = it->toArray();
                for (qsizetype i = 0; i < list.size(); ++i) {
                    any = true;
                    if (!expand(list.at(i).toObject(), QString::number(i + 1), depth + 1))
                        return false;
                }
            }
        }
        return any || document(object, number);
    }

    bool document(const QJsonObject &fields, const QString &number)
    {
        Row row;
        row.columns = &columns();
        row.place = {m_file, {}, number};
        row.at = m_at; // of the whole piece, which is read again then
        row.line = m_before;
        for (const QString &column : columns())
            row.cells.append(textOf(fields.value(column)));
        bool usable = false;
        if (!m_walk.begin(row, usable))
            return false;
        ++m_documents;
        const core::DeviceId device(row.text("meter_id"_L1).trimmed());
        if (device.isEmpty())
            return m_walk.refuse(row, u"device"_s, u"meter_id is missing"_s);
        QString end = row.text("interval_end_time"_L1);
        if (end.isEmpty())
            end = row.text("timestamp"_L1);
        std::optional<core::UtcTime> at;
        if (!m_walk.time(row, end, at) || !at)
            return !m_walk.ended();
        if (!m_walk.device(device))
            return false;
        for (const Cell &cell : averages()) {
            const bool never = cell.quantity == Quantity::Voltage || cell.quantity == Quantity::Frequency;
            const auto average = numberFrom(row.text(cell.column)).value;
            if (never && average && *average == 0) {
                if (!m_walk.refuse(row, u"missing-as-zero"_s,
                                   u"%1: an average of 0 was never measured"_s.arg(cell.column)))
                    return false;
            } else if (!m_walk.cell(row, cell, device, *at, u"import:firestore:readings_5min_avg"_s)) {
                return false;
            }
        }
        m_sums += row.text("total_energy_wh"_L1).isEmpty() ? 0 : 1;
        return true;
    }

    QString m_file;
    RowWalk m_walk;
    QStringList m_whole{u"document"_s};
    quint64 m_documents = 0;
    quint64 m_sums = 0;
    qint64 m_at = -1;
    quint64 m_before = 0;
};

} // namespace

/// Documents of the collection readings_5min_avg, as exported to JSON: each is the average of five minutes,
/// and is stored at their end.
core::Result<void> importFirestore(const Request &request, const LocalTimes &times, Sink &sink)
{
    sink.zoneUsed(times.zoneName());
    Averages averages(request.source, times, sink);
    const auto read = eachDocument(request.source, request.from,
                                   [&](const Document &document) { return averages.take(document); });
    if (read)
        averages.finish();
    return read;
}

} // namespace imports
