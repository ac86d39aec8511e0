// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/framesmodel.h"

#include "core/csvfield.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"
#include "words.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

bool isOfKind(const core::WireRecord &record, FramesModel::Which which)
{
    using Direction = core::WireRecord::Direction;
    using Which = FramesModel::Which;
    const bool refused = record.verdict == "exception"_L1;
    switch (which) {
    case Which::All:
        return true;
    case Which::Errors:
        return record.isError();
    case Which::Requests:
        return record.direction == Direction::Sent;
    case Which::Answers:
        return record.direction == Direction::Heard;
    case Which::Silence:
        return record.direction == Direction::Missing;
    case Which::Damaged:
        return record.direction == Direction::Heard && record.isError() && !refused;
    case Which::Refusals:
        return refused;
    }
    return true;
}

/// ISO 8601 with microseconds, as a bus needs them.
QString utcMicros(core::UtcTime at)
{
    const qint64 micros = core::toMicros(at);
    return QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss."_s) +
           u"%1Z"_s.arg(micros % 1'000'000, 6, 10, QChar(u'0'));
}

} // namespace

FramesModel::FramesModel(std::shared_ptr<const core::SeriesTable> series, QObject *parent)
    : QAbstractTableModel(parent), m_series(std::move(series))
{}

int FramesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FramesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const core::WireRecord *FramesModel::record(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_entries[size_t(m_rows[size_t(row)] - m_first)].record
                                                : nullptr;
}

QVariant FramesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Entry &entry = m_entries[size_t(m_rows[size_t(index.row())] - m_first)];
    const core::WireRecord &record = entry.record;
    const int column = index.column();
    const bool bad = record.isError();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time:
            return Words::clockMillis(record.at);
        case Direction:
            return record.direction == core::WireRecord::Direction::Sent    ? u"\u2192"_s
                   : record.direction == core::WireRecord::Direction::Heard ? u"\u2190"_s
                                                                            : u"!"_s;
        case Bytes:
            return entry.bytes;
        case Meaning:
            return entry.meaning;
        case After:
            return WireWords::after(record);
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        return column == Direction ? QVariant(WireWords::direction(record.direction)) : QVariant();
    case Qt::ToolTipRole:
        if (column == Bytes && !entry.bytes.isEmpty())
            return record.size > record.bytes.size()
                       ? tr("%1\n%2 of %3 bytes").arg(entry.bytes).arg(record.bytes.size()).arg(record.size)
                       : entry.bytes;
        return column == Meaning ? QVariant(entry.meaning) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column == After ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::MonoRole:
        return column == Time || column == Bytes;
    case TableDelegate::EmphasisRole:
        return bad && column == Meaning;
    case TableDelegate::TokenRole:
        if (column == Bytes || (bad && column == Meaning))
            return int(Token::Text);
        return int(column == Time || column == After ? Token::Text3 : Token::Text2);
    case TableDelegate::TintRole:
        return bad ? QVariant(int(Token::CriticalTint)) : QVariant();
    case TableDelegate::QualityRole:
        if (column != Meaning || record.direction == core::WireRecord::Direction::Sent)
            return {};
        if (record.direction == core::WireRecord::Direction::Missing)
            return int(core::Quality::NoAnswer);
        if (bad)
            return int(core::Quality::Bad);
        if (record.readings.isEmpty())
            return {};
        return int(record.readings.first().quality);
    default:
        return {};
    }
}

QVariant FramesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == After ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::AccessibleTextRole && section == Direction)
        return tr("Direction");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Bytes:
        return m_messages ? tr("Topic and payload") : tr("Bytes");
    case Meaning:
        return tr("Meaning");
    case After:
        return tr("After");
    default:
        return {};
    }
}

void FramesModel::setMessages(bool messages)
{
    beginResetModel();
    m_messages = messages;
    m_entries.clear();
    m_rows.clear();
    m_first = m_skipped = 0;
    endResetModel();
}

void FramesModel::clear() { setMessages(m_messages); }

bool FramesModel::matches(const Entry &entry) const
{
    if (!isOfKind(entry.record, m_which))
        return false;
    if (m_words.isEmpty())
        return true;
    bool anyUnit = false;
    bool unitFits = false;
    for (const QString &word : m_words) {
        bool number = false;
        const int unit = word.toInt(&number);
        if (number && !m_messages) { // "1 13 15": any of these units
            anyUnit = true;
            unitFits = unitFits || unit == entry.record.unit;
            continue;
        }
        if (!entry.bytes.contains(word, Qt::CaseInsensitive) &&
            !entry.meaning.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return !anyUnit || unitFits;
}

void FramesModel::append(const QList<core::WireRecord> &records)
{
    const qsizetype skip = std::max<qsizetype>(0, records.size() - Most);
    m_skipped += quint64(skip);
    const quint64 before = m_first + m_entries.size();
    for (qsizetype at = skip; at < records.size(); ++at) {
        const core::WireRecord &record = records.at(at);
        QString bytes = record.topic.isEmpty() ? WireWords::hex(record.bytes)
                                               : record.topic + u"  "_s + WireWords::payload(record.bytes);
        m_entries.push_back({record, std::move(bytes), WireWords::meaning(record, *m_series)});
    }
    const size_t tooMany = m_entries.size() > size_t(Most) ? m_entries.size() - size_t(Most) : 0;
    const quint64 oldest = m_first + tooMany;
    int gone = 0;
    while (gone < int(m_rows.size()) && m_rows[size_t(gone)] < oldest)
        ++gone;
    if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + gone);
    }
    m_entries.erase(m_entries.begin(), m_entries.begin() + std::ptrdiff_t(tooMany));
    m_first = oldest;
    if (gone > 0)
        endRemoveRows();
    std::deque<quint64> fresh;
    for (quint64 number = std::max(before, m_first); number < m_first + m_entries.size(); ++number) {
        if (matches(m_entries[size_t(number - m_first)]))
            fresh.push_back(number);
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + fresh.size()) - 1);
    m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

void FramesModel::setFilter(const QString &text, Which which)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    static const QStringList fillers{tr("unit"), tr("or"), tr("and")};
    QStringList words = text.split(between, Qt::SkipEmptyParts);
    // "unit 1, 13 or 15" is how a person says it.
    for (const QString &filler : fillers)
        words.removeIf(
            [&filler](const QString &word) { return word.compare(filler, Qt::CaseInsensitive) == 0; });
    if (words == m_words && which == m_which)
        return;
    m_words = words;
    m_which = which;
    rebuild();
}

void FramesModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (size_t at = 0; at < m_entries.size(); ++at) {
        if (matches(m_entries[at]))
            m_rows.push_back(m_first + at);
    }
    endResetModel();
}

QByteArray FramesModel::asText() const
{
    QString text = QStringList{tr("Time"), tr("Direction"),
                               m_messages ? tr("Topic and payload") : tr("Bytes"), tr("Meaning"), tr("After")}
                       .join(u'\t') +
                   u'\n';
    for (const quint64 number : m_rows) {
        const Entry &entry = m_entries[size_t(number - m_first)];
        text += QStringList{Words::local(entry.record.at).toString(Qt::ISODateWithMs),
                            WireWords::direction(entry.record.direction), entry.bytes, entry.meaning,
                            WireWords::after(entry.record)}
                    .join(u'\t') +
                u'\n';
    }
    return text.toUtf8();
}

QByteArray FramesModel::asCsv() const
{
    using Way = core::WireRecord::Direction;
    QByteArray text = m_messages
                          ? "time_utc,time_local,direction,kind,topic,size,payload_hex,meaning\n"
                          : "time_utc,time_local,direction,unit,kind,after_us,size,bytes_hex,meaning\n";
    for (const quint64 number : m_rows) {
        const Entry &entry = m_entries[size_t(number - m_first)];
        const core::WireRecord &record = entry.record;
        const QString direction = record.direction == Way::Sent    ? u"sent"_s
                                  : record.direction == Way::Heard ? u"heard"_s
                                                                   : u"none"_s;
        const QString hex = QString::fromLatin1(record.bytes.toHex(' '));
        const QDateTime local = Words::local(record.at);
        QStringList fields{utcMicros(record.at),
                           local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs),
                           direction};
        if (m_messages)
            fields << record.verdict << record.topic << QString::number(record.size) << hex;
        else
            fields << QString::number(record.unit)
                   << (record.code > 0 ? u"%1 %2"_s.arg(record.verdict).arg(record.code) : record.verdict)
                   << (record.after.count() < 0 ? QString() : QString::number(record.after.count()))
                   << QString::number(record.size) << hex;
        fields << entry.meaning;
        QByteArrayList cells;
        for (const QString &field : std::as_const(fields))
            cells << core::csvField(field);
        text += cells.join(',') + '\n';
    }
    return text;
}

} // namespace console
