// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

class QThread;

namespace engine {

/// A broker that announces itself in the network.
struct NearbyBroker
{
    QString name;    ///< as it calls itself
    QString host;    ///< "mqttpi.local"
    QString address; ///< of that host, IPv4 where it has one
    quint16 port = 1883;
    bool secured = false; ///< announced as _secure-mqtt._tcp

    friend bool operator==(const NearbyBroker &, const NearbyBroker &) = default;
};

/// The MQTT brokers that are announced by mDNS, as Avahi tells them over D-Bus. It is never started for this:
/// where it does not run nothing is found, and that is said.
///
/// Thread: the one that made it; D-Bus is spoken on a thread of its own, because connecting to a bus that
/// hangs blocks. Nothing waits but the destructor, and that no longer than a second. Not on Windows.
class BrokersNearby : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Idle,    ///< nobody asked yet
        Looking, ///< no answer yet
        Told,    ///< what brokers() holds is what is announced, as far as is known
        Absent   ///< Avahi does not run here
    };

    /// @p busAddress: empty for the system bus.
    explicit BrokersNearby(const QString &busAddress = {}, QObject *parent = nullptr);
    ~BrokersNearby() override;

    /// Begins to look; what comes and goes is told from then on. A second call does nothing.
    void look();
    State state() const { return m_state; }
    const QList<NearbyBroker> &brokers() const { return m_brokers; }

signals:
    void changed();

private:
    class Watch;
    void take(State state, const QList<NearbyBroker> &brokers);

    QString m_busAddress;
    State m_state = State::Idle;
    QList<NearbyBroker> m_brokers;
    QThread *m_thread = nullptr; ///< left behind when its bus hangs
};

} // namespace engine
