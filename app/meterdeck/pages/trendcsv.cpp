// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendcsv.h"

#include "core/csvfield.h"

#include <QDateTime>
#include <QSaveFile>

#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QByteArray number(double value)
{
    if (!std::isfinite(value))
        return {};
    // 15 digits: what a factor such as 0.001 adds beyond them is not in the reading.
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15)
            .ptr;
    return QByteArray(buffer.data(), end - buffer.data());
}

QByteArray moment(core::UtcTime time, const QTimeZone &zone)
{
    const qint64 micros = core::toMicros(time);
    const qint64 second = micros >= 0 ? micros / 1'000'000 : -((-micros + 999'999) / 1'000'000);
    const QDateTime at = QDateTime::fromSecsSinceEpoch(second, zone);
    QByteArray words = at.toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + '.' +
                       QByteArray::number(micros - second * 1'000'000).rightJustified(6, '0');
    const int offset = at.offsetFromUtc();
    if (zone == QTimeZone::utc())
        return words + 'Z';
    const int minutes = std::abs(offset) / 60;
    return words + (offset < 0 ? '-' : '+') + QByteArray::number(minutes / 60).rightJustified(2, '0') + ':' +
           QByteArray::number(minutes % 60).rightJustified(2, '0');
}

} // namespace

bool TrendCsv::hasBuckets() const
{
    for (const Curve &curve : curves) {
        for (const widgets::TrendPoint &point : curve.points) {
            if (point.width.count() > 0)
                return true;
        }
    }
    return false;
}

qsizetype TrendCsv::rows() const
{
    qsizetype count = 0;
    for (const Curve &curve : curves)
        count += curve.points.size();
    return count;
}

QByteArray TrendCsv::header() const
{
    return hasBuckets()
               ? "from_utc,to_utc,from_local,device,channel,quantity,unit,mean,min,max,count,quality"_ba
               : "time_utc,time_local,device,channel,quantity,unit,value,quality"_ba;
}

QByteArray TrendCsv::row(const Curve &curve, const widgets::TrendPoint &point) const
{
    const QTimeZone utc = QTimeZone::utc();
    const bool usable = std::isfinite(point.value);
    const core::Quality quality = usable ? point.quality : core::Quality::Unknown;
    QByteArrayList fields{moment(point.from(), utc)};
    if (hasBuckets())
        fields << moment(point.to(), utc);
    fields << moment(point.from(), zone) << core::csvField(curve.device.toString())
           << core::csvField(curve.channel)
           << QByteArray(core::quantityName(curve.quantity).data(), core::quantityName(curve.quantity).size())
           << core::csvField(curve.unit) << number(point.value);
    if (hasBuckets())
        fields << (usable ? number(point.lowest) : QByteArray())
               << (usable ? number(point.highest) : QByteArray())
               << QByteArray::number(usable ? point.count : 0);
    fields << QByteArray(core::qualityName(quality).data(), core::qualityName(quality).size());
    return fields.join(',');
}

core::Result<bool> TrendCsv::write(const QString &fileName, std::atomic<qsizetype> &done,
                                   const std::atomic<bool> &cancelled) const
{
    QSaveFile file(fileName);
    const auto failure = [&] {
        return core::Error{file.error() == QFileDevice::PermissionsError ? core::ErrorCode::PermissionDenied
                                                                         : core::ErrorCode::Io,
                           fileName, file.errorString(), u"Choose another folder and try again."_s};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    file.write(header() + '\n');
    for (const Curve &curve : curves) {
        for (const widgets::TrendPoint &point : curve.points) {
            if (cancelled)
                return false;
            file.write(row(curve, point) + '\n');
            ++done;
        }
    }
    if (!file.commit())
        return failure();
    return true;
}

} // namespace console
