// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brokerlook.h"
#include "engine/brokertrial.h"
#include "mqtt/mqttclient.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

namespace engine {

/// The work of a BrokerTrial, on its thread.
class BrokerTrial::Run : public QObject
{
    Q_OBJECT

public:
    explicit Run(const TrialRequest &request);

public slots:
    void start();
    void cancel();

signals:
    void progressed(const engine::TrialReport &report);
    void finished(const engine::TrialReport &report);

private:
    using Kind = TrialStage::Kind;
    using State = TrialStage::State;
    using Seen = BrokerLook::Seen;

    QString place() const;
    QString seconds(std::chrono::milliseconds time) const;
    TrialStage &stage(Kind kind) { return m_report.stages[int(kind)]; }
    void begin(Kind kind, std::chrono::milliseconds within);
    void end(Kind kind, State state, TrialFinding finding, const QStringList &facts = {});
    /// Ends the trial: nothing after a stage that failed makes sense.
    void fail(Kind kind, TrialFinding finding, const QStringList &facts = {});
    void conclude();
    void tooLate();

    void findName();
    void reachPort();
    void portFailed(QAbstractSocket::SocketError error);
    void secure();
    void tlsFailed();
    bool readTlsFiles();
    void secured();
    void notSecured(const QString &words);
    void logIn();
    void loginFailed(const core::Error &error);
    void lookAgain(const core::Error &error);
    void judge(const Seen &seen, const core::Error &error);
    void couldItBeTls(TrialFinding otherwise);
    void askFor(const QStringList &filters);
    void granted(const QList<int> &codes);
    void isItThingsBoard(TrialFinding otherwise, const QStringList &facts);
    void listen();
    void lost(const core::Error &error);
    void look(const BrokerLook::Target &target, std::function<void(const Seen &)> answer);

    TrialRequest m_request;
    TrialReport m_report;
    Kind m_now = Kind::Name;
    QTimer m_limit;
    QElapsedTimer m_since;
    std::unique_ptr<QSslSocket> m_socket; ///< until the client takes over
    QSslConfiguration m_tls;
    QList<QSslError> m_tlsErrors;
    std::unique_ptr<mqtt::MqttClient> m_client;
    std::unique_ptr<BrokerLook> m_look;
    int m_lookup = -1;
    QString m_retained;                ///< topic of the first stored copy
    QString m_live;                    ///< topic of the first live message
    bool m_suspectThingsBoard = false; ///< being asked what only ThingsBoard grants
    TrialFinding m_otherwise = TrialFinding::None;
    QStringList m_otherwiseFacts;
};

} // namespace engine
