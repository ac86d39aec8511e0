// SPDX-License-Identifier: GPL-3.0-or-later
#include "importprogress.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace engine {

ImportProgress::ImportProgress(const imports::Request &what, const imports::Fingerprint &is)
    : print(is)
    , zone(QString::fromUtf8(what.zone.isEmpty() ? QTimeZone::systemTimeZoneId() : what.zone))
    , repairMonth(what.repair ? what.repairMonth : 0)
{}

QString ImportProgress::key(const imports::Request &what)
{
    return u"import:"_s + what.kind + u':' + imports::spokenSource(what);
}

std::optional<ImportProgress> ImportProgress::fromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!object.value("rows"_L1).isString())
        return std::nullopt;
    // Numbers as text: they may be larger than JSON's are exact.
    const auto number = [&object](QLatin1StringView name) {
        return object.value(name).toString().toLongLong();
    };
    ImportProgress progress;
    progress.print = {number("size"_L1), object.value("head"_L1).toString(), number("written"_L1)};
    progress.zone = object.value("zone"_L1).toString();
    progress.repairMonth = object.value("month"_L1).toInt();
    progress.position = {object.value("file"_L1).toString(), object.value("table"_L1).toString(),
                         number("at"_L1), static_cast<quint64>(number("line"_L1))};
    progress.rows = static_cast<quint64>(number("rows"_L1));
    progress.complete = object.value("complete"_L1).toBool();
    return progress;
}

QString ImportProgress::toText() const
{
    const QJsonObject object{{u"size"_s, QString::number(print.size)},
                             {u"head"_s, print.head},
                             {u"written"_s, QString::number(print.written)},
                             {u"zone"_s, zone},
                             {u"month"_s, repairMonth},
                             {u"file"_s, position.file},
                             {u"table"_s, position.table},
                             {u"at"_s, QString::number(position.at)},
                             {u"line"_s, QString::number(position.line)},
                             {u"rows"_s, QString::number(rows)},
                             {u"complete"_s, complete}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString ImportProgress::difference(const ImportProgress &now) const
{
    if (print != now.print)
        return u"source"_s;
    if (zone != now.zone || repairMonth != now.repairMonth)
        return u"settings"_s;
    return position.at < 0 ? u"unkeyed"_s : QString();
}

} // namespace engine
