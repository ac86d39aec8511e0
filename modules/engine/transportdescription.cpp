// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportdescription.h"

#include "mqtt/mqtttransport.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString addressOf(const core::TransportSettings &settings)
{
    if (!settings.url.isEmpty())
        return settings.url;
    if (settings.type != "modbus-rtu"_L1)
        return u"%1:%2"_s.arg(settings.host).arg(settings.tcpPort);
    const QChar parity = settings.parity == "even"_L1 ? u'E' : (settings.parity == "odd"_L1 ? u'O' : u'N');
    return u"%1, %2 8%3%4"_s.arg(settings.port).arg(settings.baud).arg(parity).arg(settings.stopBits);
}

} // namespace

TransportInfo describe(const core::TransportSettings &settings, const core::ProfileStore &profiles)
{
    TransportInfo info;
    info.id = settings.id;
    info.name = settings.name.isEmpty() ? settings.id.toString() : settings.name;
    info.type = settings.type;
    info.address = addressOf(settings);
    if (settings.type != "mqtt"_L1)
        return info;
    QList<core::ProfilePtr> found;
    for (const core::ProfileId &id : settings.profiles) {
        const core::ProfilePtr profile = profiles.find(id);
        if (!profile || profile->codec != "mqtt"_L1)
            continue;
        found.append(profile);
        info.broker.profiles.append(profile->name.isEmpty() ? id.toString() : profile->name);
    }
    info.broker.filters = mqtt::filtersOf(found, settings.sharedGroup);
    info.broker.qos = settings.qos;
    info.broker.persistent = settings.persistentSession;
    info.broker.user = settings.user;
    info.broker.keepAlive = mqtt::MqttOptions().keepAlive;
    return info;
}

} // namespace engine
