// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brokerwire.h"
#include "fleet/neighbours.h"
#include "simoptions.h"

#include <QJsonArray>
#include <QTimer>

#include <memory>
#include <vector>

namespace sim {

/// The devices of other families, each with a connection of its own.
///
/// Thread: the one that made it.
class NeighbourFleet : public QObject
{
    Q_OBJECT

public:
    NeighbourFleet(const SimOptions &options, QObject *parent = nullptr);
    ~NeighbourFleet() override;

    /// Connects; ready() follows once each has said something for the first time.
    void start();
    /// Leaves: with goodbye, or so that wills are published.
    void stop(bool die);
    /// Each with id, profile and name.
    QJsonArray describe() const;
    /// What each has sent and obeyed, by id.
    QJsonObject counts() const;

signals:
    void ready();

private:
    struct Device
    {
        explicit Device(fleet::Neighbour is) : neighbour(std::move(is)) {}
        fleet::Neighbour neighbour;
        fleet::PlugState state;
        std::optional<core::UtcTime> saidAt;
        BrokerWire *wire = nullptr;
        QTimer timer;
        bool wasUp = false;
        qint64 sent = 0;
        qint64 orders = 0;
    };
    void connected(Device &device);
    void speak(Device &device);
    void received(Device &device, const QByteArray &payload);
    void publish(Device &device, const QList<fleet::Saying> &sayings);

    SimOptions m_options;
    core::SystemClock m_clock;
    std::vector<std::unique_ptr<Device>> m_devices;
    size_t m_notReady = 0;
};

} // namespace sim
