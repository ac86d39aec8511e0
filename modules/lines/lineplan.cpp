// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/lineplan.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lines {

namespace {

core::Error wrong(const QString &key, const QString &expected)
{
    return {core::ErrorCode::BadInput, key, expected, {}};
}

core::Result<core::UtcTime> timeOf(const QString &text, const QTimeZone &zone, const QString &key)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    QDateTime time;
    if (day.isValid() && text.size() == 10)
        time = day.startOfDay(zone);
    else
        time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || (text.size() > 10 && time.timeSpec() == Qt::LocalTime))
        return wrong(key,
                     u"\"%1\" is no day such as 2026-06-01 and no time with an offset"_s.arg(text.left(60)));
    return core::fromMicros(time.toMSecsSinceEpoch() * 1000);
}

core::Result<LinePeriod> periodOf(const QJsonValue &value, const QTimeZone &zone, const QString &key)
{
    if (!value.isObject())
        return wrong(key, u"an object with label and customers was expected"_s);
    LinePeriod period;
    const QJsonValue label = value["label"_L1];
    if (!label.isUndefined() && (!label.isString() || label.toString().size() > 200))
        return wrong(key + ".label"_L1, u"a text of at most 200 characters was expected"_s);
    period.label = label.toString().trimmed();
    const QJsonValue customers = value["customers"_L1];
    if (!customers.isUndefined()) {
        const double count = customers.toDouble(-1);
        if (count < 0 || count > 1e8 || std::floor(count) != count)
            return wrong(key + ".customers"_L1, u"a whole number of customers from 0 was expected"_s);
        period.customers = static_cast<int>(count);
    }
    const QJsonValue from = value["from"_L1];
    if (!from.isUndefined()) {
        const auto time = timeOf(from.toString(), zone, key + ".from"_L1);
        if (!time)
            return time.error();
        period.from = *time;
    }
    return period;
}

} // namespace

core::Result<LinePlan> readLinePlan(const QJsonObject &lines, const QTimeZone &zone)
{
    LinePlan plan;
    for (auto it = lines.begin(); it != lines.end(); ++it) {
        const QString key = "lines."_L1 + it.key();
        bool isNumber = false;
        const int number = it.key().toInt(&isNumber);
        if (!isNumber || number < 1 || number > 8 || it.key().size() != 1)
            return wrong(key, u"lines are named 1 to 8"_s);
        const bool isList = it->isArray();
        const QJsonArray list = isList ? it->toArray() : QJsonArray{*it};
        QList<LinePeriod> periods;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString place = isList ? u"%1[%2]"_s.arg(key).arg(i) : key;
            const auto period = periodOf(list[i], zone, place);
            if (!period)
                return period.error();
            if (!periods.isEmpty() && period->from <= periods.last().from)
                return wrong(place + ".from"_L1, u"later than the one before was expected"_s);
            periods.append(*period);
        }
        plan.insert(it.key(), periods);
    }
    return plan;
}

QList<Customers> customersOf(const LinePlan &plan, const QString &line)
{
    QList<Customers> list;
    for (const LinePeriod &period : plan.value(line))
        list.append({period.from, period.customers});
    return list;
}

QString labelOf(const LinePlan &plan, const QString &line, core::UtcTime at)
{
    QString label;
    for (const LinePeriod &period : plan.value(line)) {
        if (period.from <= at)
            label = period.label;
    }
    return label;
}

} // namespace lines
