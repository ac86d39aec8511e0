// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttclient.h"

#include "mosquittoclient.h"

namespace mqtt {

MqttClient::~MqttClient() = default;

MqttClient *MqttClient::create(QObject *parent) { return new MosquittoClient(parent); }

} // namespace mqtt
