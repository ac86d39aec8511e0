// SPDX-License-Identifier: GPL-3.0-or-later
// One announcement of Home Assistant's discovery. First line: the topic behind the prefix; then the message.
#include "discoveryconfig.h"
#include "oracle.h"

#include <cmath>

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const QString topic = u"homeassistant/"_s + QString::fromUtf8(input.line());
    const QByteArray payload = input.rest().toByteArray();
    const auto read = mqtt::readAnnouncement(topic, u"homeassistant"_s, payload);
    if (!read)
        return 0;
    for (const mqtt::Announced &value : read->values) {
        fuzz::require(!value.device.isEmpty(), "a value is somebody's");
        fuzz::require(!value.topic.isEmpty() && !value.topic.contains(u'+') && !value.topic.contains(u'#'),
                      "a value comes on one topic");
        fuzz::require(std::isfinite(value.scale) && value.scale > 0, "a unit has a scale");
        fuzz::require(value.channel.size() <= 400, "channels are bounded");
    }
    for (const QJsonObject &what : read->unsupported)
        fuzz::require(!what["why"_L1].toString().isEmpty(), "what is not understood says why");
    for (const QJsonValue &told : read->card)
        fuzz::require(told.toString().size() <= 200, "a card is bounded");
    mqtt::templatePath(QString::fromUtf8(payload));
    return 0;
}
