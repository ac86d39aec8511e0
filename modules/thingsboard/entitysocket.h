// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "entityframes.h"
#include "thingsboard/thingsboardtransport.h"

#include <QSslConfiguration>
#include <QTimer>
#include <QWebSocket>

namespace thingsboard {

/// One WebSocket with one subscription of all devices of a profile (one more for each further thousand).
///
/// Thread: one. It ends once, with ended(), and is then thrown away by its owner. Only the frames of
/// `/api/ws` are spoken: a mixture with the older ones is refused by servers.
class EntitySocket : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageSize = 1000;

    enum class End
    {
        Lost,         ///< the connection broke, or nothing came
        Unauthorised, ///< the token or key was refused
        Refused       ///< the server does not understand us: soon again would be the same
    };

    EntitySocket(const QString &deviceProfile, const QStringList &keys, const QStringList &attributes,
                 const ThingsBoardOptions &options, QObject *parent = nullptr);
    ~EntitySocket() override;

    /// @p url of the server, as http or https.
    void open(const QUrl &url, const QSslConfiguration &secure, const QByteArray &secret, bool apiKey);
    /// Every page of the subscription has come.
    bool isSubscribed() const { return m_subscribed; }

signals:
    /// What a frame says; @p page: all of the devices of one page, to be taken as the present state.
    void told(const QList<EntityState> &entities, bool page);
    void subscribed();
    void ended(End end, const core::Error &error);
    void heard(const QByteArray &text, const QString &verdict);
    void said(const QByteArray &text);

private:
    void onConnected();
    void onText(const QString &text);
    void onSilence();
    void askPage(int page, bool first);
    void end(End end, core::ErrorCode code, const QString &detail, const QString &remedy = {});

    const QString m_deviceProfile;
    const QStringList m_keys;
    const QStringList m_attributes;
    const ThingsBoardOptions m_options;
    QWebSocket m_socket;
    QTimer m_ping;
    QTimer m_first;
    QByteArray m_secret;
    QString m_place;
    bool m_apiKey = false;
    bool m_subscribed = false;
    bool m_ended = false;
    int m_silentPings = 0;
    int m_lastPage = 0;
};

} // namespace thingsboard
