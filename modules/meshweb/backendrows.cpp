// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendrows.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace meshweb {

namespace {

quint64 rowKey(const BackendRow &row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("row ");
    hash.addData(QByteArray::number(row.id));
    hash.addData(" ");
    hash.addData(row.timestamp.toUtf8());
    hash.addData(" ");
    hash.addData(row.data);
    return qFromLittleEndian<quint64>(hash.result().constData());
}

/// A time as text, also where the server writes it as an array of its parts.
QString timeText(const QJsonValue &value)
{
    const QJsonArray parts = value.toArray();
    if (parts.size() < 5)
        return value.toString();
    const auto part = [&parts](qsizetype i) { return parts[i].toInteger(); };
    const auto two = [&part](qsizetype i) { return QString::number(part(i)).rightJustified(2, u'0'); };
    QString text = u"%1-%2-%3T%4:%5:%6"_s.arg(part(0)).arg(two(1), two(2), two(3), two(4), two(5));
    if (parts.size() > 6)
        text += u'.' + QString::number(part(6)).rightJustified(9, u'0');
    return text;
}

} // namespace

core::Result<BackendRows> readBackendRows(const QByteArray &answer, const QString &where)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(answer, &error);
    if (error.error != QJsonParseError::NoError || !document.isArray()) {
        return core::Error{core::ErrorCode::BadInput, where,
                           error.error != QJsonParseError::NoError
                               ? u"the answer is not JSON: "_s + error.errorString()
                               : u"the answer is not a list of rows"_s,
                           u"Look whether this is the address of the mesh's server."_s};
    }
    BackendRows read;
    const QJsonArray entries = document.array();
    read.rows.reserve(entries.size());
    for (const QJsonValue &entry : entries) {
        const QJsonObject object = entry.toObject();
        const QJsonValue id = object.value("id"_L1);
        const QJsonValue data = object.value("data"_L1);
        bool numbered = true;
        const qint64 number = id.isString() ? id.toString().toLongLong(&numbered) : id.toInteger(-1);
        // A text that is no number would be row 0, and all such rows one.
        if (!numbered || number < 0 || !data.isString()) {
            ++read.unreadableCount;
            if (read.unreadable.size() < BackendRows::MaxUnreadable)
                read.unreadable.append(QJsonDocument(QJsonArray{entry}).toJson(QJsonDocument::Compact));
            continue;
        }
        BackendRow row{number, data.toString().toUtf8(), timeText(object.value("timestamp"_L1)), 0};
        row.key = rowKey(row);
        read.rows.append(std::move(row));
    }
    std::stable_sort(read.rows.begin(), read.rows.end(),
                     [](const BackendRow &a, const BackendRow &b) { return a.id < b.id; });
    return read;
}

std::optional<core::UtcTime> backendTime(const QString &text, const QTimeZone &zone, core::UtcTime now)
{
    constexpr qsizetype Seconds = 19; // YYYY-MM-DDTHH:MM:SS
    QString whole = text.trimmed();
    if (whole.size() > 10 && whole[10] == u' ')
        whole[10] = u'T';
    if (whole.size() == 16)
        whole += ":00"_L1; // a time on the full minute, written short
    QString rest = whole.mid(Seconds);
    qint64 micros = 0;
    if (rest.startsWith(u'.') || rest.startsWith(u',')) {
        qsizetype digits = 1;
        qint64 scale = 100'000;
        for (; digits < rest.size() && rest[digits] >= u'0' && rest[digits] <= u'9'; ++digits) {
            micros += (rest[digits].unicode() - u'0') * scale;
            scale /= 10;
        }
        rest = rest.mid(digits);
    }
    QDateTime time = QDateTime::fromString(whole.left(Seconds) + rest, Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    if (rest.isEmpty())
        time = QDateTime(time.date(), time.time(), zone.isValid() ? zone : QTimeZone::utc());
    if (time.toUTC().date().year() < 2015)
        return std::nullopt;
    const core::UtcTime at = core::fromMicros(time.toMSecsSinceEpoch() * 1000 + micros);
    if (at > now + 5min)
        return std::nullopt;
    return at;
}

} // namespace meshweb
