// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/onthread.h"
#include "e2e/truth.h"
#include "fakes/fakethingsboard.h"
#include "meshweb/webpeer.h"
#include "mqtt/mqttpeer.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"
#include "peers/ptypair.h"
#include "peers/rtuslave.h"
#include "peers/websocketdoor.h"

#include <QJsonArray>

/// A gateway of the mesh: posts each text twice, and again and again until it hears "OK".
class MeshGateway
{
public:
    explicit MeshGateway(quint16 port) : m_port(port) {}
    void post(const QByteArray &text);
    /// Posts what has to be refused, once.
    void postRefused(const QByteArray &body);
    /// True when everything was answered; else goes on with what was not. To be asked again and again, with
    /// the event loop running between.
    bool settled();

private:
    struct Post
    {
        QByteArray request;
        QByteArray awaited;
        std::unique_ptr<WebClient> client = nullptr;
    };
    static constexpr int MostOpen = 16;
    quint16 m_port;
    std::vector<Post> m_open;
};

/// The five deployments and their neighbours on wires of their own, and what they have said.
///
/// `site` is a broker with a login and TLS, `home` one without either. Thread: the test's.
class Deployments
{
public:
    explicit Deployments(Truth &truth);

    bool start();
    QString error() const { return m_error; }
    QJsonArray transports() const;
    QJsonArray devices() const;
    static QMap<QString, QString> secrets();

    /// Before anybody listens: retained states, announcements, and history on the server.
    void sayBefore();
    /// A device announces itself while somebody listens; true when its topics were subscribed.
    bool announceLate();
    /// Everybody says something; numbers rise by one.
    void speak(int number);
    /// The last copies of what a hub sends twice.
    void sayAgain();
    /// Messages that nobody can read, one of each kind.
    void plantRefusals(int number);
    /// All publishers have heard that the brokers have it, the gateway that the console has it.
    bool waitHandedOver();

    /// As by a power switch, after a moment in which the broker has written its sessions down.
    bool killBrokers();
    bool startBrokers();

    /// Writes MeterSense's tables as CSV.
    bool writeMeterSense(const QString &folder);

    /// What is wrong with the bus's rows; empty when nothing. @p killedAt is the length of the meters' log
    /// when the collector was killed.
    QString busBalance(const QString &database, qsizetype killedAt) const;
    qsizetype busAnswers() const { return m_meters->requestCount(); }
    QStringList boardMistakes();
    static QStringList busDevices() { return {QStringLiteral("campus-1"), QStringLiteral("campus-2")}; }

private:
    void campus(int number);
    void nodes(int number);
    void mesh(int number);
    void monitors(int number);
    void board(int number, bool beforeAnybodyListens = false);
    void plugs(int number);
    void moreNeighbours(int number);
    bool save(peers::MosquittoBroker &broker, MqttPeer &publisher);

    Truth &m_truth;
    QString m_error;
    peers::Certificates m_certificates;
    std::unique_ptr<peers::MosquittoBroker> m_site;
    std::unique_ptr<peers::MosquittoBroker> m_home;
    std::unique_ptr<OnThread<peers::WebSocketDoor>> m_door;
    quint16 m_doorPort = 0;
    std::unique_ptr<OnThread<FakeThingsBoard>> m_board;
    QString m_boardUrl;
    quint16 m_sinkPort = 0;
    peers::PtyPair m_line;
    std::unique_ptr<peers::RtuSlave> m_meters;
    std::unique_ptr<MqttPeer> m_siteVoice;
    std::unique_ptr<MqttPeer> m_homeVoice;
    std::unique_ptr<MeshGateway> m_gateway;
    QList<QByteArray> m_hubTexts; ///< to be sent once more
    qint64 m_baseUs = 0;
};
