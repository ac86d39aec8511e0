// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtttransportprivate.h"

using namespace Qt::StringLiterals;

namespace mqtt {

/// What just came, for whoever looks on; @p readings and @p rejects are the batch's sizes before it.
void MqttTransport::Private::tell(const Message &message, bool repeated, qsizetype readings,
                                  qsizetype rejects)
{
    core::WireRecord record;
    record.at = clock->now();
    record.direction = core::WireRecord::Direction::Heard;
    record.topic = QString::fromUtf8(message.topic.data(), static_cast<qsizetype>(message.topic.size()));
    record.size = message.payload.size();
    record.bytes =
        message.payload.first(std::min(message.payload.size(), core::WireRecord::MaxBytes)).toByteArray();
    record.retained = message.retained;
    if (repeated)
        record.verdict = u"duplicate"_s;
    else if (batch->rejects.size() > rejects)
        record.verdict = batch->rejects.constLast().reason;
    record.readingCount = batch->readings.size() - readings;
    record.readings = batch->readings.mid(readings, core::WireRecord::MaxReadings);
    tap.add(std::move(record));
}

void MqttTransport::Private::tellSent(const core::OutgoingMessage &message)
{
    if (!tap.isOpen())
        return;
    core::WireRecord record;
    record.at = clock->now();
    record.direction = core::WireRecord::Direction::Sent;
    record.topic = message.topic;
    record.bytes = message.payload;
    tap.add(std::move(record));
}

void MqttTransport::watch(bool on) { d->wire.setOn(on); }

} // namespace mqtt
