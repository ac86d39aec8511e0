// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brokerlook.h"
#include "engine/connectiontrial.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

namespace engine {

/// The work of a ConnectionTrial, on its thread: name, port and TLS; what is said then is a family's own.
class TrialRun : public QObject
{
    Q_OBJECT

public:
    /// The run of a transport's type.
    static std::unique_ptr<TrialRun> of(const TrialRequest &request);

public slots:
    void start();
    void cancel();

signals:
    void progressed(const engine::TrialReport &report);
    void finished(const engine::TrialReport &report);

protected:
    using Kind = TrialStage::Kind;
    using State = TrialStage::State;
    using Seen = BrokerLook::Seen;

    /// @p then: the stages behind TLS.
    TrialRun(const TrialRequest &request, const QList<Kind> &then);

    /// The way is open, secured where it has to be.
    virtual void talk() = 0;
    /// A stage of the talk took too long; @p waited are the seconds of the limit.
    virtual void talkTooLong(const QString &waited) = 0;
    /// The trial is over: lets go of connections, perhaps from within their own signals.
    virtual void leave() = 0;
    /// Something that speaks no TLS was found where TLS was tried: says what it is.
    virtual void notOverTls(const Seen &seen, const QString &words);

    QString place() const;
    QString seconds(std::chrono::milliseconds time) const;
    TrialStage &stage(Kind kind);
    void begin(Kind kind, std::chrono::milliseconds within);
    void end(Kind kind, State state, TrialFinding finding, const QStringList &facts = {});
    /// Ends the trial: nothing after a stage that failed makes sense.
    void fail(Kind kind, TrialFinding finding, const QStringList &facts = {});
    void conclude();
    void look(const BrokerLook::Target &target, std::function<void(const Seen &)> answer);

    TrialRequest m_request;
    TrialReport m_report;
    Kind m_now = Kind::Name;
    QTimer m_limit;
    QElapsedTimer m_since;
    QSslConfiguration m_tls;

private:
    void tooLate();
    void findName();
    void reachPort();
    void portFailed(QAbstractSocket::SocketError error);
    void secure();
    void tlsFailed();
    bool readTlsFiles();
    void secured();
    void notSecured(const QString &words);

    std::unique_ptr<QSslSocket> m_socket; ///< until the family's own connection takes over
    QList<QSslError> m_tlsErrors;
    std::unique_ptr<BrokerLook> m_look;
    int m_lookup = -1;
};

} // namespace engine
