// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "ingestpath.h"
#include "ratehistory.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace engine {

/// One transport of the workspace with its thread and its ingest path, seen from the engine's thread.
class TransportLine : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MostRejects = 50;

    /// Makes the transport; called on the engine's thread, the result is moved to the line's thread.
    using Factory = std::function<std::unique_ptr<core::Transport>()>;

    TransportLine(TransportInfo info, QObject *parent = nullptr);
    ~TransportLine() override;

    /// Starts the thread and the transport; both are taken over. Again only after stopped(): then the
    /// counters begin anew.
    void start(std::unique_ptr<core::Transport> transport, std::unique_ptr<IngestPath> path);
    /// Stops the transport and ends its thread; then stopped(). Bounded: after ten seconds the line says so
    /// by failed() and waits for the thread no longer than the operating system needs to end its blocking
    /// call.
    void stop();
    /// Stops it for a while; @p why stands in info() until it starts again.
    void pause(const QString &why);

    const TransportInfo &info() const { return m_info; }
    core::Transport *transport() const { return m_transport; }
    IngestPath *path() const { return m_path; }

    /// Keeps what could not be read, the newest MostRejects of it.
    void keep(const QList<core::Reject> &rejects);
    const QList<core::Reject> &rejects() const { return m_rejects; } ///< newest first
    QList<double> rates();
    /// A local day begins: what was counted before is not of today.
    void beginDay() { m_info.beforeToday = m_info.counters; }
    /// These devices of its server have one identity.
    void keepTwins(const QStringList &devices);
    /// The transport tells of its wire while at least one context looks at it.
    void watch(QObject *context, std::function<void(const core::WireReport &)> seen);
    void leave(QObject *context);
    /// Reads once; @p answer is called on this thread, never at once, and not at all without @p context.
    void probe(core::ProbeRequest request, QObject *context,
               std::function<void(const core::ProbeResult &)> answer);

public slots:
    void committed(const core::TransportId &id, quint64 sequence);
    void send(const core::OutgoingMessage &message);

signals:
    void changed(const core::TransportId &id);
    void failed(const core::Error &error);
    void sent(const core::CommandId &command);
    void accepted(const core::CommandId &command);
    void notSent(const core::CommandId &command, const core::Error &error);
    void refused(const core::CommandId &command, const core::Error &error);
    void stopped();
    void wireSeen(const core::WireReport &report);

private:
    struct Asked
    {
        core::ProbeRequest request;
        QPointer<QObject> context;
        std::function<void(const core::ProbeResult &)> answer;
    };

    /// The serial port has another name now.
    void moveTo(const QString &port);
    void tellWatched();
    void tellProbed(const core::ProbeResult &result);
    void refuse(const core::ProbeRequest &request);
    void count(const core::TransportCounters &counters);
    void end();

    TransportInfo m_info;
    QThread m_thread;
    core::Transport *m_transport = nullptr; ///< lives on m_thread, deleted when it finishes
    IngestPath *m_path = nullptr;           ///< likewise
    QElapsedTimer m_sinceCount;
    RateHistory m_rates;
    QList<core::Reject> m_rejects;
    QSet<QObject *> m_watchers;
    QHash<quint64, Asked> m_probes; ///< by id
    quint64 m_lastProbe = 0;
    QTimer m_patience;
    bool m_stopping = false;
};

} // namespace engine
