// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingwords.h"

#include "modbus/framereader.h"
#include "modbus/writemap.h"
#include "words.h"

using namespace Qt::StringLiterals;

namespace console {

QString SettingWords::title(const core::CommandRule &rule)
{
    if (rule.name == "address"_L1)
        return tr("Modbus address");
    if (rule.name == "reset-energy"_L1)
        return tr("Energy register");
    if (rule.name == "alarm-threshold"_L1)
        return tr("Alarm threshold");
    return rule.title;
}

QString SettingWords::meaning(const core::CommandRule &rule)
{
    if (rule.name == "address"_L1)
        return tr(
            "The module answers at the new address from then on, and at the old one no more. It is polled at "
            "the old one until its entry in the workspace is changed as well.");
    if (rule.name == "reset-energy"_L1)
        return tr(
            "The module's energy begins again at zero. What it has counted until now is lost in the module; "
            "it stays in this history, and the fall is written down with this order as its cause.");
    if (rule.name == "alarm-threshold"_L1)
        return tr("The module raises its own alarm above this power. Nothing is switched.");
    return rule.meaning;
}

QString SettingWords::value(const core::CommandRule &rule, double value)
{
    if (core::isTotal(rule.proof))
        return Words::valueWithUnit(rule.proof, value);
    const QString number = Words::number(value, rule.step < 1 ? 3 : 0);
    return rule.unit.isEmpty() ? number : tr("%1 %2", "number and unit").arg(number, rule.unit);
}

QString SettingWords::orderTitle(const QString &name, double value)
{
    if (name == "address"_L1)
        return tr("Address %1").arg(Words::number(value, 0));
    if (name == "reset-energy"_L1)
        return tr("Energy reset");
    if (name == "alarm-threshold"_L1)
        return tr("Alarm threshold %1 W").arg(Words::number(value, 0));
    return {};
}

QString SettingWords::frame(const core::Profile &profile, const QString &order, double value, int unit)
{
    core::SeriesTable series;
    const core::DeviceId device(u"x"_s);
    const core::TransportId bus(u"x"_s);
    const auto map = modbus::RegisterMap::make(profile, device, bus, series);
    if (!map)
        return {};
    const auto writes = modbus::WriteMap::make(profile, device, bus, *map, series);
    const modbus::WriteRule *rule = writes ? writes->find(order) : nullptr;
    if (!rule)
        return {};
    const auto request = modbus::writeRequest(*rule, value);
    if (!request)
        return {};
    QByteArray bytes = QByteArray(1, static_cast<char>(unit)) + *request;
    const quint16 sum = modbus::crc16(bytes);
    bytes.append(static_cast<char>(sum & 0xFF)).append(static_cast<char>(sum >> 8));
    return QString::fromLatin1(bytes.toHex(' ').toUpper());
}

} // namespace console
