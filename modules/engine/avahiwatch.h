// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/brokersnearby.h"

#include <QDBusMessage>
#include <QMap>
#include <QStringList>

class QDBusServiceWatcher;

namespace engine {

/// The part of BrokersNearby that speaks D-Bus, on its thread. Its slots are those of the signals of
/// org.freedesktop.Avahi.ServiceBrowser.
class BrokersNearby::Watch : public QObject
{
    Q_OBJECT

public:
    explicit Watch(const QString &busAddress) : m_busAddress(busAddress) {}
    ~Watch() override;

public slots:
    void start();

signals:
    void told(engine::BrokersNearby::State state, const QList<engine::NearbyBroker> &brokers);

private slots:
    void onNew(int interface, int protocol, const QString &name, const QString &type, const QString &domain,
               uint flags);
    void onRemove(int interface, int protocol, const QString &name, const QString &type,
                  const QString &domain, uint flags);
    void onAllForNow();

private:
    void browse();
    void browse(const QString &type);
    void absent();
    void tell();

    QString m_busAddress;
    QString m_connection;
    QDBusServiceWatcher *m_owner = nullptr;
    QMap<QStringList, NearbyBroker> m_found; ///< by interface, protocol, name and type
    State m_state = State::Looking;
};

} // namespace engine
