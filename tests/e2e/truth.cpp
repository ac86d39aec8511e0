// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/truth.h"

#include "historian/historianreader.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace {

/// Nine digits tell every value of this test from its neighbours, and forgive the last bit of a product.
QString lineOf(const QString &device, const QString &channel, core::Quantity quantity,
               std::optional<double> value, core::Quality quality, std::optional<qint64> atUs)
{
    return u"%1 [%2] %3 %4 %5 %6 %7"_s.arg(device, channel, core::quantityName(quantity),
                                           value ? QString::number(*value, 'g', 9) : u"none"_s,
                                           core::quantityUnit(quantity), core::qualityName(quality),
                                           atUs ? u"at %1"_s.arg(*atUs) : u"on arrival"_s);
}

void sayFirst(QStringList &words, const QString &what, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    words.append(u"%1 %2, for example:"_s.arg(lines.size()).arg(what));
    words.append(lines.mid(0, 12));
}

} // namespace

void Truth::said(const QString &device, core::Quantity quantity, std::optional<double> value,
                 std::optional<qint64> atUs, const QString &channel, core::Quality quality)
{
    ++m_values[lineOf(device, channel, quantity, value, quality, atUs)];
    ++m_count;
}

QString Truth::Difference::words() const
{
    QStringList words;
    if (!trouble.isEmpty())
        words.append(trouble);
    sayFirst(words, u"missing"_s, missing);
    sayFirst(words, u"stored and never said"_s, invented);
    return words.join(u'\n');
}

Truth::Difference Truth::compare(const QString &database) const
{
    Difference difference;
    auto reader = historian::HistorianReader::open(database);
    if (!reader) {
        difference.trouble = reader.error().toString();
        return difference;
    }
    const auto series = (*reader)->series();
    if (!series) {
        difference.trouble = series.error().toString();
        return difference;
    }
    QMap<QString, int> left = m_values;
    for (const auto &[number, what] : *series) {
        // What the console reckons itself was said by nobody.
        if (what.source.startsWith("computed:"_L1) || m_leftOut.contains(what.device.toString()))
            continue;
        const auto read = (*reader)->forEach(
            number, core::fromMicros(0), core::fromMicros(std::numeric_limits<qint64>::max()),
            [&, of = &what](const historian::StoredReading &row) {
                std::optional<qint64> at;
                if (row.measuredAtUs != row.receivedAtUs || of->source.startsWith("import:"_L1))
                    at = row.measuredAtUs;
                const QString line =
                    lineOf(of->device.toString(), of->channel, of->quantity, row.value, row.quality, at);
                if (--left[line] < 0)
                    difference.invented.append(line);
                return true;
            });
        if (!read)
            difference.trouble = read.error().toString();
    }
    for (auto it = left.cbegin(); it != left.cend(); ++it) {
        if (it.value() > 0)
            difference.missing.append(it.key());
    }
    return difference;
}

QMap<QString, quint64> Truth::refusalsOf(const QString &database)
{
    auto reader = historian::HistorianReader::open(database);
    if (!reader)
        return {};
    const auto counts = (*reader)->rejectCounts();
    return counts ? *counts : QMap<QString, quint64>();
}
