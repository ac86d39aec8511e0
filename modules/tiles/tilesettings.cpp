// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tilesettings.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace tiles {

namespace {

constexpr qsizetype LongestUrl = 2000;
constexpr qsizetype LongestText = 300;

core::Error wrong(const QString &key, const QString &expected)
{
    return {core::ErrorCode::BadInput, key, u"expected "_s + expected,
            u"Correct \"%1\" in the workspace file."_s.arg(key)};
}

QUrl filled(QString url, const TileKey &key)
{
    url.replace("{z}"_L1, QString::number(key.z));
    url.replace("{x}"_L1, QString::number(key.x));
    url.replace("{y}"_L1, QString::number(key.y));
    return QUrl(url, QUrl::StrictMode);
}

struct Number
{
    QLatin1StringView key;
    int TileSettings::*value;
    int least;
    int most;
};
constexpr Number Numbers[] = {
    {"maxZoom"_L1, &TileSettings::maxZoom, 1, TileKey::MostZoom},
    {"cacheDays"_L1, &TileSettings::cacheDays, TileSettings::LeastDays, TileSettings::MostDays},
    {"cacheMib"_L1, &TileSettings::cacheMib, TileSettings::LeastMib, TileSettings::MostMib}};

struct Text
{
    QLatin1StringView key;
    QString TileSettings::*value;
};
constexpr Text Texts[] = {{"url"_L1, &TileSettings::url},
                          {"attribution"_L1, &TileSettings::attribution},
                          {"userAgent"_L1, &TileSettings::userAgent}};

core::Result<bool> readOne(TileSettings &settings, const QString &key, const QJsonValue &value)
{
    const QString place = u"map.tiles."_s + key;
    for (const Number &number : Numbers) {
        if (key != number.key)
            continue;
        const double read = value.toDouble(-1);
        if (!(read >= number.least && read <= number.most) || read != std::floor(read))
            return wrong(place, u"a whole number, %1 to %2"_s.arg(number.least).arg(number.most));
        settings.*number.value = int(read);
        return true;
    }
    for (const Text &text : Texts) {
        if (key != text.key)
            continue;
        const QString read = value.toString();
        const bool isUrl = key == "url"_L1;
        if (read.trimmed().isEmpty() || read.size() > (isUrl ? LongestUrl : LongestText) ||
            read.contains(u'\n') || read.contains(u'\r'))
            return wrong(place, u"a text on one line"_s);
        settings.*text.value = read;
        return true;
    }
    return wrong(place, u"url, attribution, userAgent, maxZoom, cacheDays or cacheMib"_s);
}

} // namespace

QString refusalOf(const QString &url)
{
    for (const auto part : {"{z}"_L1, "{x}"_L1, "{y}"_L1}) {
        if (url.count(part) != 1)
            return u"an address with {z}, {x} and {y} in it, once each"_s;
    }
    const QUrl first = filled(url, {});
    // One server, whatever the tile: the first of the three comes after the host.
    const QString before = url.left(url.indexOf(u'{')).section(u"://"_s, 1);
    if (!first.isValid() || (first.scheme() != "https"_L1 && first.scheme() != "http"_L1) ||
        first.host().isEmpty() || url.count(u'{') != 3 || !before.contains(u'/'))
        return u"an address such as https://tiles.example.org/{z}/{x}/{y}.png"_s;
    if (!first.userName().isEmpty() || !first.password().isEmpty())
        return u"an address without user and password"_s;
    return {};
}

core::Result<std::optional<TileSettings>> readTileSettings(const QJsonObject &part)
{
    for (const QString &key : part.keys()) {
        if (key != "tiles"_L1)
            return wrong(u"map."_s + key, u"tiles"_s);
    }
    const QJsonValue value = part["tiles"_L1];
    if (value.isUndefined())
        return std::optional<TileSettings>();
    if (!value.isObject())
        return wrong(u"map.tiles"_s, u"an object with url and attribution"_s);
    TileSettings settings;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto read = readOne(settings, it.key(), *it);
        if (!read)
            return read.error();
    }
    if (const QString refusal = refusalOf(settings.url); !refusal.isEmpty())
        return wrong(u"map.tiles.url"_s, refusal);
    if (settings.attribution.isEmpty())
        return wrong(u"map.tiles.attribution"_s, u"whose map it is: every licence wants it shown"_s);
    return std::optional<TileSettings>(settings);
}

QJsonObject withTiles(const QJsonObject &part, const std::optional<TileSettings> &settings)
{
    QJsonObject out = part;
    out.remove("tiles"_L1);
    if (!settings)
        return out;
    const TileSettings usual;
    QJsonObject written;
    for (const Text &text : Texts) {
        if (!(settings.value().*text.value).isEmpty())
            written.insert(text.key, settings.value().*text.value);
    }
    for (const Number &number : Numbers) {
        if (settings.value().*number.value != usual.*number.value)
            written.insert(number.key, settings.value().*number.value);
    }
    out.insert("tiles"_L1, written);
    return out;
}

QUrl addressOf(const TileSettings &settings, const TileKey &key) { return filled(settings.url, key); }

QString hostOf(const TileSettings &settings)
{
    const QUrl url = addressOf(settings, {});
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

} // namespace tiles
