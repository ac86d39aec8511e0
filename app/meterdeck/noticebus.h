// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktopnotice.h"

#include <QDBusConnection>
#include <QFutureWatcher>
#include <QSet>

namespace console {

/// The notification service of a free desktop (org.freedesktop.Notifications), over D-Bus. GUI thread; the
/// bus is connected on the pool, and every call is answered later.
class NoticeBus final : public NoticeWay
{
    Q_OBJECT

public:
    /// @p busAddress: of another bus than that of the session, for tests.
    explicit NoticeBus(const QString &busAddress = {}, QObject *parent = nullptr);
    ~NoticeBus() override;

    void begin() override;
    bool isAble() const override { return m_able; }
    void show(const notify::Letter &letter, notify::Urgency urgency) override;

private slots:
    void noteAction(uint id, const QString &action);
    void noteClosed(uint id, uint reason);

private:
    void connected(bool good);
    void setAble(bool able);
    QDBusConnection bus() const { return QDBusConnection(m_connection); }

    QString m_address;
    QString m_connection;
    QFutureWatcher<bool> m_connecting;
    QSet<uint> m_shown;
    bool m_able = false;
};

} // namespace console
