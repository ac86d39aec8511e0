// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seriesmime.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace console {

QString SeriesMime::type() { return u"application/x-meterdeck-series"_s; }

QMimeData *SeriesMime::toMime() const
{
    const QString name(core::quantityName(quantity));
    const QJsonObject object{
        {u"device"_s, device.toString()}, {u"quantity"_s, name}, {u"channel"_s, channel}};
    auto *data = new QMimeData;
    data->setData(type(), QJsonDocument(object).toJson(QJsonDocument::Compact));
    data->setText(device.toString() + u", "_s + name);
    return data;
}

std::optional<SeriesMime> SeriesMime::fromMime(const QMimeData *data)
{
    if (!data || !data->hasFormat(type()))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(data->data(type())).object();
    const auto quantity = core::quantityFromName(object.value(u"quantity"_s).toString());
    const core::DeviceId device(object.value(u"device"_s).toString());
    if (!quantity || device.isEmpty())
        return std::nullopt;
    return SeriesMime{device, *quantity, object.value(u"channel"_s).toString()};
}

} // namespace console
