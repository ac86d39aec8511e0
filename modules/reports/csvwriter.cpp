// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvwriter.h"

#include "core/csvfield.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace reports {

namespace {

constexpr qsizetype BufferBytes = 256 * 1024;

void appendNumber(QByteArray &line, double value)
{
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    line.append(text.data(), end - text.data());
}

void appendPadded(QByteArray &text, unsigned value, int width)
{
    const QByteArray digits = QByteArray::number(value);
    text.append(width - digits.size(), '0');
    text += digits;
}

/// What every row begins with: whose and what it is.
QByteArray beginning(const core::Series &series)
{
    QByteArray line;
    line.reserve(160);
    line += core::csvField(series.device.toString());
    line += ',';
    line += core::csvField(series.channel);
    line += ',';
    line += QByteArrayView(core::quantityName(series.quantity).data(),
                           core::quantityName(series.quantity).size());
    line += ',';
    line += QByteArrayView(core::quantityUnit(series.quantity).data(),
                           core::quantityUnit(series.quantity).size());
    line += ',';
    return line;
}

} // namespace

QByteArray isoMicros(core::UtcTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    QByteArray text;
    text.reserve(27);
    appendPadded(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text += '-';
    appendPadded(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    appendPadded(text, static_cast<unsigned>(date.day()), 2);
    text += 'T';
    appendPadded(text, static_cast<unsigned>(clock.hours().count()), 2);
    text += ':';
    appendPadded(text, static_cast<unsigned>(clock.minutes().count()), 2);
    text += ':';
    appendPadded(text, static_cast<unsigned>(clock.seconds().count()), 2);
    text += '.';
    appendPadded(text, static_cast<unsigned>(clock.subseconds().count()), 6);
    text += 'Z';
    return text;
}

CsvWriter::CsvWriter(QString fileName, Rows rows) : m_fileName(std::move(fileName)), m_kind(rows) {}

CsvWriter::~CsvWriter() = default;

QByteArray CsvWriter::header(Rows rows)
{
    if (rows == Rows::MinuteMeans)
        return "device,channel,quantity,unit,mean,min,max,last,readings,minute,source"_ba;
    if (rows == Rows::Outages)
        return "device,line,start,start_uncertain_s,end,end_uncertain_s,duration_s,class,cause"_ba;
    return "device,channel,quantity,unit,value,quality,measured_at,received_at,source"_ba;
}

QByteArray CsvWriter::row(const core::Series &series, const core::Reading &reading)
{
    QByteArray line = beginning(series);
    if (reading.value && std::isfinite(*reading.value))
        appendNumber(line, *reading.value);
    line += ',';
    line +=
        QByteArrayView(core::qualityName(reading.quality).data(), core::qualityName(reading.quality).size());
    line += ',';
    line += isoMicros(reading.measuredAt);
    line += ',';
    line += isoMicros(reading.receivedAt);
    line += ',';
    line += core::csvField(series.source);
    return line;
}

QByteArray CsvWriter::row(const core::Series &series, const MinuteMean &minute)
{
    QByteArray line = beginning(series);
    for (const double value : {minute.mean, minute.min, minute.max, minute.last}) {
        appendNumber(line, value);
        line += ',';
    }
    line += QByteArray::number(minute.readings);
    line += ',';
    line += isoMicros(minute.minute);
    line += ',';
    line += core::csvField(series.source);
    return line;
}

QByteArray CsvWriter::row(const OutageRow &outage)
{
    using Seconds = std::chrono::duration<double>;
    QByteArray line;
    const auto seconds = [&line](const std::optional<std::chrono::microseconds> &time) {
        line += ',';
        if (time)
            appendNumber(line, Seconds(*time).count());
    };
    line += core::csvField(outage.device.toString());
    line += ',';
    line += core::csvField(outage.line);
    line += ',';
    line += isoMicros(outage.start);
    seconds(outage.startUncertain);
    line += ',';
    if (outage.end)
        line += isoMicros(*outage.end);
    seconds(outage.endUncertain);
    seconds(outage.duration);
    line += ',';
    line += core::csvField(outage.kind);
    line += ',';
    line += core::csvField(outage.cause);
    return line;
}

core::Error CsvWriter::failure() const
{
    const QString detail = m_file->errorString();
    switch (m_file->error()) {
    case QFileDevice::ResourceError:
        return {core::ErrorCode::DiskFull, m_fileName, detail, u"Make room or choose another folder."_s};
    case QFileDevice::PermissionsError:
        return {core::ErrorCode::PermissionDenied, m_fileName, detail,
                u"Choose a folder this user may write to."_s};
    default:
        return {core::ErrorCode::Io, m_fileName, detail, u"Choose another folder and try again."_s};
    }
}

core::Result<void> CsvWriter::open()
{
    const QFileInfo info(m_fileName);
    const QString folder = info.absolutePath();
    if (info.isDir())
        return core::Error{
            core::ErrorCode::BadInput, m_fileName, u"this is a folder, a file was expected"_s, {}};
    if (!QFileInfo(folder).isDir())
        return core::Error{core::ErrorCode::NotFound, m_fileName, u"there is no folder %1"_s.arg(folder),
                           u"Make the folder first."_s};
    // A device or a pipe (/dev/stdout) cannot be put in place by renaming.
    m_atomic = !info.exists() || info.isFile();
    if (m_atomic)
        m_file = std::make_unique<QSaveFile>(m_fileName);
    else
        m_file = std::make_unique<QFile>(m_fileName);
    m_buffer.reserve(BufferBytes + 1024);
    if (!m_file->open(m_atomic ? QIODevice::WriteOnly : QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        core::Error error = failure();
        if (error.code == core::ErrorCode::Io &&
            (!QFileInfo(folder).isWritable() || (info.exists() && !info.isWritable()))) {
            error.code = core::ErrorCode::PermissionDenied;
            error.remedy = u"Choose a folder this user may write to."_s;
        }
        m_error = error;
        return error;
    }
    m_buffer = header(m_kind) + '\n';
    m_bytes = m_buffer.size();
    return {};
}

core::Result<void> CsvWriter::flush()
{
    if (m_file->write(m_buffer) != m_buffer.size() || !m_file->flush()) {
        m_error = failure();
        return *m_error;
    }
    m_buffer.resize(0);
    return {};
}

core::Result<void> CsvWriter::write(const core::Series &series, const core::Reading &reading)
{
    return append(row(series, reading));
}

core::Result<void> CsvWriter::write(const core::Series &series, const MinuteMean &minute)
{
    return append(row(series, minute));
}

core::Result<void> CsvWriter::write(const OutageRow &outage) { return append(row(outage)); }

core::Result<void> CsvWriter::append(const QByteArray &row)
{
    if (m_error)
        return *m_error;
    if (!m_file || !m_file->isOpen())
        return core::Error{core::ErrorCode::Internal, m_fileName, u"not open"_s, {}};
    m_buffer += row;
    m_buffer += '\n';
    ++m_rows;
    m_bytes += row.size() + 1;
    if (m_buffer.size() >= BufferBytes)
        return flush();
    return {};
}

core::Result<void> CsvWriter::commit()
{
    if (m_error)
        return *m_error;
    if (!m_file || !m_file->isOpen())
        return core::Error{core::ErrorCode::Internal, m_fileName, u"not open"_s, {}};
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (auto *file = qobject_cast<QSaveFile *>(m_file.get())) {
        if (!file->commit()) {
            m_error = failure();
            return *m_error;
        }
    } else {
        m_file->close();
        if (m_file->error() != QFileDevice::NoError) {
            m_error = failure();
            return *m_error;
        }
    }
    return {};
}

} // namespace reports
