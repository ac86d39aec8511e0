// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirewords.h"

#include "words.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace console {

namespace {

int word(const QByteArray &bytes, qsizetype at)
{
    return (int(quint8(bytes.at(at))) << 8) | int(quint8(bytes.at(at + 1)));
}

} // namespace

QString WireWords::hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex(' ').toUpper()); }

QString WireWords::payload(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    const bool readable = !decoder.hasError() && std::all_of(text.begin(), text.end(), [](QChar character) {
        return character.isPrint() || character.isSpace();
    });
    return readable ? text.simplified() : hex(bytes);
}

QString WireWords::direction(core::WireRecord::Direction direction)
{
    switch (direction) {
    case core::WireRecord::Direction::Sent:
        return tr("sent");
    case core::WireRecord::Direction::Heard:
        return tr("received");
    case core::WireRecord::Direction::Missing:
        return tr("no answer");
    }
    return {};
}

QString WireWords::after(const core::WireRecord &record)
{
    if (record.after.count() < 0)
        return {};
    const double ms = double(record.after.count()) / 1000;
    return tr("%1 ms").arg(Words::number(ms, ms < 10 ? 1 : 0));
}

QString WireWords::request(const core::WireRecord &record)
{
    if (record.topic.isEmpty() && record.bytes.size() == 8) {
        const int function = quint8(record.bytes.at(1));
        const int first = word(record.bytes, 2);
        const int last = first + word(record.bytes, 4) - 1;
        if (function == 3 && last == first)
            return tr("unit %1, read holding register %2").arg(record.unit).arg(first);
        if (function == 4 && last == first)
            return tr("unit %1, read input register %2").arg(record.unit).arg(first);
        if (function == 3)
            return tr("unit %1, read holding registers %2 to %3").arg(record.unit).arg(first).arg(last);
        if (function == 4)
            return tr("unit %1, read input registers %2 to %3").arg(record.unit).arg(first).arg(last);
    }
    return record.topic.isEmpty() ? tr("unit %1, request").arg(record.unit) : tr("order of this console");
}

QString WireWords::exception(int code)
{
    switch (code) {
    case 1:
        return tr("exception 1, it does not know the function");
    case 2:
        return tr("exception 2, it has no such register");
    case 3:
        return tr("exception 3, it does not accept the amount");
    case 4:
        return tr("exception 4, the device has failed");
    case 5:
        return tr("exception 5, it is still working on it");
    case 6:
        return tr("exception 6, the device is busy");
    case 7:
        return tr("exception 7, it cannot do that");
    case 8:
        return tr("exception 8, its memory is damaged");
    case 10:
        return tr("exception 10, the gateway knows no way to it");
    case 11:
        return tr("exception 11, the gateway gets no answer from it");
    default:
        return tr("exception %1").arg(code);
    }
}

QString WireWords::values(const core::WireRecord &record, const core::SeriesTable &series)
{
    QStringList parts;
    for (const core::Reading &reading : record.readings) {
        const core::Series what = series.at(reading.series);
        QString text = reading.value ? Words::valueWithUnit(what.quantity, *reading.value)
                                     : tr("%1 without a value").arg(Words::quantity(what.quantity));
        if (reading.value && Words::unit(what.quantity).isEmpty()) // a number alone says nothing
            text = tr("%1 %2", "quantity and value").arg(Words::quantity(what.quantity), text);
        if (!what.channel.isEmpty())
            text = tr("%1 %2", "channel and value").arg(what.channel, text);
        parts << text;
    }
    const qsizetype more = record.readingCount - record.readings.size();
    if (parts.isEmpty())
        return {};
    return more > 0
               ? tr("%1 and %2 more", "values and how many further ones").arg(parts.join(u", "_s)).arg(more)
               : parts.join(u", "_s);
}

QString WireWords::meaning(const core::WireRecord &record, const core::SeriesTable &series)
{
    if (record.direction == core::WireRecord::Direction::Sent)
        return request(record);
    if (record.direction == core::WireRecord::Direction::Missing)
        return tr("unit %1, no answer in %2").arg(record.unit).arg(after(record));
    if (record.verdict == "duplicate"_L1)
        return tr("delivered again, dropped");
    if (record.verdict == "crc"_L1 && record.expected.size() == 2 && record.bytes.size() > 2)
        return tr("checksum wrong: %1 received, %2 computed")
            .arg(hex(record.bytes.last(2)), hex(record.expected));
    if (record.verdict == "exception"_L1)
        return exception(record.code);
    if (!record.verdict.isEmpty()) {
        const QString said =
            record.topic.isEmpty() ? Words::wireError(record.verdict) : Words::rejectReason(record.verdict);
        return said;
    }
    const QString said = values(record, series);
    if (said.isEmpty())
        return record.topic.isEmpty() ? tr("valid answer") : tr("read, without a value");
    return record.retained ? tr("kept copy: %1").arg(said) : said;
}

} // namespace console
