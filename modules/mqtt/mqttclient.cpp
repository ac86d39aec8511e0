// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttclient.h"

#ifdef METERDECK_MQTT_IS_QTMQTT
#include "qtmqttclient.h"
#else
#include "mosquittoclient.h"
#endif

using namespace Qt::StringLiterals;

namespace mqtt {

QString ConnectSettings::place() const { return u"%1:%2"_s.arg(host).arg(port); }

ConnectSettings connectSettings(const core::TransportSettings &settings, const QString &password)
{
    ConnectSettings to;
    to.host = settings.host;
    to.port = settings.tcpPort;
    to.user = settings.user;
    to.password = password;
    to.tls = settings.tls;
    to.webSocketPath = settings.webSocketPath;
    to.protocol = settings.protocol == "5"_L1       ? Protocol::Mqtt5
                  : settings.protocol == "3.1.1"_L1 ? Protocol::Mqtt311
                                                    : Protocol::Auto;
    return to;
}

MqttClient::~MqttClient() = default;

#ifdef METERDECK_MQTT_IS_QTMQTT
MqttClient *MqttClient::create(QObject *parent) { return new QtMqttClient(parent); }
#else
MqttClient *MqttClient::create(QObject *parent) { return new MosquittoClient(parent); }
#endif

} // namespace mqtt
