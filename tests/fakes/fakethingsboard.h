// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocketServer>

class QWebSocket;

/// A ThingsBoard server as far as its REST and WebSocket interfaces are documented, on a free loopback port.
/// It counts what it is asked, and goes wrong when it is told to. Thread: the test's.
class FakeThingsBoard : public QObject
{
    Q_OBJECT

public:
    explicit FakeThingsBoard(QObject *parent = nullptr);
    ~FakeThingsBoard() override;

    QString url() const;
    /// How a workspace names it: by its user, or by a key.
    QJsonObject transport(const QString &id, bool byKey = false) const;
    /// Nothing listens any more, as when the server is down; open() brings it back on its port.
    void close();
    void open();

    // what it knows
    void addDevice(const QString &entity, const QString &name, const QString &type = QStringLiteral("SPMS"));
    /// Devices M0, M1 … ; their entities.
    QStringList addDevices(int count);
    void rename(const QString &entity, const QString &name);
    void remove(const QString &entity);
    /// Into the history, as while nobody listened.
    void store(const QString &entity, const QString &key, qint64 ts, const QJsonValue &value);
    /// The same, and told to every subscription.
    void push(const QString &entity, const QString &key, qint64 ts, const QJsonValue &value);
    void setAttribute(const QString &entity, const QString &key, qint64 ts, const QJsonValue &value);
    /// The subscriptions get their pages anew, as when a device was made.
    void refreshPages();

    // moods
    QString user = QStringLiteral("reader@example.org");
    QString password = QStringLiteral("secret");
    QString apiKey;             ///< empty: keys are not known
    bool customer = false;      ///< the user belongs to a customer and may not list the tenant's devices
    int tokenLife = 9000;       ///< seconds, by what the token says
    int listPageMost = 1000;    ///< devices in one page of the list
    int socketPageMost = 1000;  ///< and of a subscription
    int refuseSubscription = 0; ///< that error code for every subscription
    int breakRefresh = 0;       ///< so many times a token is not renewed
    /// Every token so far is worth nothing; sockets are closed with the server's words.
    void expireTokens(bool closeSockets);
    void dropSockets();
    void sendText(const QString &text);
    /// Requests whose path contains @p part are not answered until letGo().
    void hold(const QString &part) { m_holding = part; }
    void letGo();
    int held() const { return static_cast<int>(m_held.size()); }
    /// The next @p times requests whose path contains @p part end in @p status.
    void fail(const QString &part, int status, int times, const QByteArray &header = {});

    // what it was asked
    int count(const QString &kind) const { return m_counts.value(kind); }
    int sockets() const { return static_cast<int>(m_subscribed.size()); }
    QList<QUrlQuery> historyQueries;
    QStringList historyEntities; ///< one for each query
    int mostTogether = 0;        ///< requests held at one time
    QStringList mistakes;        ///< what a real server would not understand

signals:
    /// "login", "token", "user", "list", "history", "socket", "subscribe"
    void asked(const QString &kind);

private:
    struct Device
    {
        QString name;
        QString type;
        qint64 created = 0;
        QHash<QString, QMap<qint64, QJsonValue>> series;
        QHash<QString, QPair<qint64, QJsonValue>> attributes;
    };
    struct Request
    {
        QByteArray method;
        QString path;
        QUrlQuery query;
        QHash<QByteArray, QByteArray> headers;
        QByteArray body;
    };
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QByteArray header = {};
    };

    void onConnection(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Request &request);
    Answer answerTo(const Request &request);
    Answer history(const QString &entity, const QUrlQuery &query);
    Answer list(const QUrlQuery &query);
    Answer tokens();
    static void write(QTcpSocket *socket, const Answer &answer);
    void onSocket(QWebSocket *socket);
    void onText(QWebSocket *socket, const QString &text);
    void subscribe(QWebSocket *socket, const QJsonObject &command);
    QJsonObject page(const QJsonObject &command) const;
    QJsonObject entity(const QString &id, const QJsonObject &command) const;
    void tell(const QString &id, const QString &scope, const QString &key, qint64 ts,
              const QJsonValue &value);
    void asking(const QString &kind);

    QTcpServer m_server;
    QWebSocketServer m_webSockets;
    quint16 m_port = 0;
    QMap<QString, Device> m_devices;
    QHash<QWebSocket *, QList<QJsonObject>> m_subscribed;
    QSet<QByteArray> m_tokens;
    QSet<QString> m_refreshTokens;
    int m_tokenNumber = 0;
    QHash<QString, int> m_counts;
    QString m_holding;
    QList<QPair<QPointer<QTcpSocket>, Request>> m_held;
    struct Failure
    {
        QString part;
        int status = 0;
        int times = 0;
        QByteArray header;
    };
    QList<Failure> m_failures;
    qint64 m_created = 1'700'000'000'000;
};
