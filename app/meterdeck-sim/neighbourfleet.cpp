// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbourfleet.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sim {

NeighbourFleet::NeighbourFleet(const SimOptions &options, QObject *parent)
    : QObject(parent), m_options(options)
{
    for (const fleet::Neighbour &neighbour : fleet::neighbours(options.seed, fleet::localUtcOffset())) {
        auto device = std::make_unique<Device>(neighbour);
        Device *made = device.get();
        made->wire =
            new BrokerWire("sim-" + neighbour.id().toUtf8(),
                           {options.brokerHost.toUtf8(), options.brokerPort, options.reconnect}, this);
        if (const fleet::Saying will = neighbour.will(); !will.topic.isEmpty())
            made->wire->setWill(will.topic, will.payload);
        connect(made->wire, &BrokerWire::connected, this, [this, made] { connected(*made); });
        connect(made->wire, &BrokerWire::lost, this, [made] { made->timer.stop(); });
        connect(made->wire, &BrokerWire::received, this,
                [this, made](const QByteArray &, const QByteArray &payload) { received(*made, payload); });
        made->timer.setInterval(neighbour.pause());
        connect(&made->timer, &QTimer::timeout, this, [this, made] { speak(*made); });
        m_devices.push_back(std::move(device));
    }
    m_notReady = m_devices.size();
}

NeighbourFleet::~NeighbourFleet() = default;

void NeighbourFleet::start()
{
    for (const auto &device : m_devices)
        device->wire->open();
}

void NeighbourFleet::stop(bool die)
{
    for (const auto &device : m_devices) {
        device->timer.stop();
        if (die)
            device->wire->drop(0ms);
        else
            device->wire->close();
    }
}

void NeighbourFleet::connected(Device &device)
{
    if (const QByteArray topic = device.neighbour.orderTopic(); !topic.isEmpty())
        device.wire->subscribe({topic});
    device.saidAt.reset();
    speak(device);
    device.timer.start();
    if (std::exchange(device.wasUp, true))
        return;
    if (--m_notReady == 0)
        QTimer::singleShot(0, this, &NeighbourFleet::ready);
}

void NeighbourFleet::speak(Device &device)
{
    const core::UtcTime now = m_clock.now();
    // Nothing keeps lines for a console that comes later, so that they are told as if it had just started.
    const bool anew = device.neighbour.kind() == fleet::Neighbour::Kind::LineMonitor;
    publish(device, device.neighbour.say(now, anew ? std::nullopt : device.saidAt, device.state));
    device.saidAt = now;
}

void NeighbourFleet::received(Device &device, const QByteArray &payload)
{
    const auto answer = device.neighbour.obey(payload, m_clock.now(), device.state);
    device.orders += answer.isEmpty() ? 0 : 1;
    publish(device, answer);
}

void NeighbourFleet::publish(Device &device, const QList<fleet::Saying> &sayings)
{
    for (const fleet::Saying &saying : sayings)
        device.sent += device.wire->publish(saying.topic, saying.payload, m_options.qos, saying.retained);
}

QJsonArray NeighbourFleet::describe() const
{
    QJsonArray all;
    for (const auto &device : m_devices) {
        QJsonObject entry{{u"id"_s, device->neighbour.id()},
                          {u"profile"_s, device->neighbour.profile()},
                          {u"name"_s, device->neighbour.name()}};
        if (const auto place = device->neighbour.place())
            entry.insert(u"place"_s, QJsonObject{{u"lat"_s, place->lat}, {u"lon"_s, place->lon}});
        if (const QJsonObject lines = device->neighbour.lines(); !lines.isEmpty())
            entry.insert(u"lines"_s, lines);
        all.append(entry);
    }
    return all;
}

QJsonObject NeighbourFleet::counts() const
{
    QJsonObject all;
    for (const auto &device : m_devices)
        all.insert(device->neighbour.id(),
                   QJsonObject{{u"sent"_s, device->sent}, {u"orders"_s, device->orders}});
    return all;
}

} // namespace sim
