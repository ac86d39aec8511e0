// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portidentity.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype ShortestSerial = 5;

QString hex(quint16 id) { return u"%1"_s.arg(id, 4, 16, QLatin1Char('0')); }

quint16 fromHex(const QJsonValue &value) { return value.toString().toUShort(nullptr, 16); }

} // namespace

bool PortIdentity::hasSerial() const
{
    return serial.size() >= ShortestSerial &&
           std::any_of(serial.begin(), serial.end(), [this](QChar c) { return c != serial.front(); });
}

QString PortIdentity::part() const
{
    const qsizetype colon = location.lastIndexOf(u':');
    return colon < 0 ? QString() : location.mid(colon + 1);
}

bool PortIdentity::fits(const PortIdentity &present) const
{
    if (isEmpty() || (vendor != 0 && vendor != present.vendor) ||
        (product != 0 && product != present.product) || (!serial.isEmpty() && serial != present.serial)) {
        return false;
    }
    if (hasSerial())
        return part().isEmpty() || present.part().isEmpty() || part() == present.part();
    return location.isEmpty() || location == present.location;
}

QString PortIdentity::words() const
{
    QStringList parts;
    if (vendor != 0 || product != 0)
        parts << u"%1:%2"_s.arg(hex(vendor), hex(product));
    if (!serial.isEmpty())
        parts << u"serial number %1"_s.arg(serial);
    if (!location.isEmpty())
        parts << u"at %1"_s.arg(location);
    return parts.isEmpty() ? u"of unknown make"_s : parts.join(u", "_s);
}

PortIdentity PortIdentity::read(const QJsonObject &object)
{
    PortIdentity identity;
    identity.serial = object["serial"_L1].toString();
    identity.vendor = fromHex(object["vendor"_L1]);
    identity.product = fromHex(object["product"_L1]);
    identity.location = object["location"_L1].toString();
    return identity;
}

QJsonObject PortIdentity::written(QJsonObject kept) const
{
    // What says the same stays as it was typed: "0A1C" and "0a1c" are one id.
    const PortIdentity before = read(kept);
    const auto set = [&kept](QLatin1StringView key, bool same, bool known, const QString &text) {
        if (!known)
            kept.remove(key);
        else if (!same)
            kept[key] = text;
    };
    set("serial"_L1, serial == before.serial, !serial.isEmpty(), serial);
    set("vendor"_L1, vendor == before.vendor, vendor != 0, hex(vendor));
    set("product"_L1, product == before.product, product != 0, hex(product));
    set("location"_L1, location == before.location, !location.isEmpty(), location);
    return kept;
}

} // namespace core
