// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportline.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr std::chrono::seconds StopPatience{10};
constexpr qsizetype MostTwins = 100;

} // namespace

TransportLine::TransportLine(TransportInfo info, QObject *parent) : QObject(parent), m_info(std::move(info))
{
    m_thread.setObjectName("io "_L1 + m_info.id.toString());
    m_patience.setSingleShot(true);
    m_patience.setInterval(StopPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        emit failed({core::ErrorCode::Timeout, m_info.name, u"the transport does not stop"_s,
                     u"Its last messages stay unacknowledged and come again at the next start."_s});
        end();
    });
    connect(&m_thread, &QThread::finished, this, [this] {
        m_transport = nullptr;
        m_path = nullptr;
        const auto unanswered = std::exchange(m_probes, {});
        for (const Asked &asked : unanswered) {
            m_probes.insert(asked.request.id, asked);
            refuse(asked.request);
        }
        m_info.state = core::TransportState::Stopped;
        emit changed(m_info.id);
        emit stopped();
    });
}

TransportLine::~TransportLine()
{
    m_thread.disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

void TransportLine::start(std::unique_ptr<core::Transport> transport, std::unique_ptr<IngestPath> path)
{
    m_transport = transport.release();
    m_path = path.release();
    m_stopping = false;
    m_info.pausedFor.clear();
    m_info.counters = m_info.beforeToday = {};
    m_sinceCount.invalidate();
    m_transport->moveToThread(&m_thread);
    m_path->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_transport, &QObject::deleteLater);
    connect(&m_thread, &QThread::finished, m_path, &QObject::deleteLater);

    // Both live on the line's thread: a plain call, in order.
    connect(m_transport, &core::Transport::batchReady, m_path, &IngestPath::pass);
    connect(m_transport, &core::Transport::stopped, m_path, &IngestPath::finish);
    // Looked at where it arrives: batches are many, and a port moves seldom.
    connect(m_transport, &core::Transport::batchReady, m_path, [this](const core::BatchPtr &batch) {
        for (const core::Event &event : std::as_const(batch->events)) {
            if (event.kind == "port-moved"_L1)
                QMetaObject::invokeMethod(this,
                                          [this, to = event.detail["to"_L1].toString()] { moveTo(to); });
            if (event.kind == "same-identity"_L1)
                QMetaObject::invokeMethod(this,
                                          [this, device = event.device.toString()] { keepTwins({device}); });
        }
    });
    connect(m_transport, &core::Transport::stateChanged, this,
            [this](core::TransportState state, const QString &words) {
                m_info.state = state;
                m_info.words = words;
                m_rates.setConnected(core::SystemClock().steady(),
                                     state == core::TransportState::Up ||
                                         state == core::TransportState::BackPressed);
                if (state == core::TransportState::Down || state == core::TransportState::Stopped)
                    m_info.messagesPerSecond = 0;
                if (state == core::TransportState::Up) {
                    m_info.lastError.reset();
                    m_info.loginRefused = false;
                }
                emit changed(m_info.id);
            });
    connect(m_transport, &core::Transport::countersChanged, this, &TransportLine::count);
    connect(m_transport, &core::Transport::failed, this, [this](const core::Error &error) {
        m_info.lastError = error;
        m_info.loginRefused = Secrets::isRefusal(error);
        emit changed(m_info.id);
        emit failed(error);
    });
    connect(m_transport, &core::Transport::wireSeen, this, &TransportLine::wireSeen);
    connect(m_transport, &core::Transport::probed, this, &TransportLine::tellProbed);
    connect(m_transport, &core::Transport::sent, this, &TransportLine::sent);
    connect(m_transport, &core::Transport::accepted, this, &TransportLine::accepted);
    connect(m_transport, &core::Transport::notSent, this, &TransportLine::notSent);
    connect(m_transport, &core::Transport::refused, this, &TransportLine::refused);
    connect(m_transport, &core::Transport::stopped, this, &TransportLine::end);

    m_info.startedAt = core::SystemClock().now();
    m_thread.start();
    tellWatched();
    QMetaObject::invokeMethod(m_transport, &core::Transport::start, Qt::QueuedConnection);
}

void TransportLine::moveTo(const QString &port)
{
    // "/dev/ttyUSB0, 9600 8N1": what is behind the name is still so.
    const qsizetype comma = m_info.address.lastIndexOf(u", "_s);
    m_info.address = comma < 0 ? port : port + m_info.address.mid(comma);
    emit changed(m_info.id);
}

void TransportLine::pause(const QString &why)
{
    m_info.pausedFor = why;
    stop();
    emit changed(m_info.id);
}

void TransportLine::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    if (!m_transport) {
        emit stopped();
        return;
    }
    m_patience.start();
    QMetaObject::invokeMethod(m_transport, &core::Transport::stop, Qt::QueuedConnection);
}

void TransportLine::end()
{
    if (!m_stopping)
        return;
    m_patience.stop();
    // From here on its thread ends and deletes it, before this one hears of that: what the database still
    // tells of would go to an object that is gone, and is too late for one that has stopped.
    m_transport = nullptr;
    m_thread.quit();
}

void TransportLine::committed(const core::TransportId &id, quint64 sequence)
{
    if (m_transport && id == m_info.id) {
        QMetaObject::invokeMethod(
            m_transport, [transport = m_transport, sequence] { transport->committed(sequence); },
            Qt::QueuedConnection);
    }
}

void TransportLine::send(const core::OutgoingMessage &message)
{
    if (!m_transport) {
        emit notSent(message.command,
                     {core::ErrorCode::Unreachable, m_info.name, u"the transport is not running"_s, {}});
        return;
    }
    QMetaObject::invokeMethod(
        m_transport, [transport = m_transport, message] { transport->send(message); }, Qt::QueuedConnection);
}

void TransportLine::count(const core::TransportCounters &counters)
{
    const qint64 elapsed = m_sinceCount.isValid() ? m_sinceCount.restart() : (m_sinceCount.start(), 0);
    const quint64 fresh = counters.messages - m_info.counters.messages;
    if (elapsed > 0) {
        // Smoothed over a few seconds, so that the figure can be read.
        const double now = static_cast<double>(fresh) * 1000.0 / static_cast<double>(elapsed);
        m_info.messagesPerSecond +=
            (now - m_info.messagesPerSecond) * std::min(1.0, static_cast<double>(elapsed) / 3000.0);
    }
    if (fresh > 0)
        m_info.lastHeard = core::SystemClock().now();
    m_rates.add(core::SystemClock().steady(), fresh);
    m_info.counters = counters;
    emit changed(m_info.id);
}

void TransportLine::keepTwins(const QStringList &devices)
{
    for (const QString &device : devices) {
        if (m_info.sameIdentity.size() < MostTwins && !m_info.sameIdentity.contains(device))
            m_info.sameIdentity << device;
    }
}

void TransportLine::keep(const QList<core::Reject> &rejects)
{
    for (const core::Reject &reject : rejects.last(std::min(rejects.size(), MostRejects)))
        m_rejects.prepend(reject);
    m_rejects.resize(std::min(m_rejects.size(), MostRejects));
}

QList<double> TransportLine::rates() { return m_rates.values(core::SystemClock().steady()); }

void TransportLine::watch(QObject *context, std::function<void(const core::WireReport &)> seen)
{
    if (m_watchers.contains(context))
        return;
    m_watchers.insert(context);
    connect(this, &TransportLine::wireSeen, context, std::move(seen));
    connect(context, &QObject::destroyed, this, [this, context] {
        m_watchers.remove(context);
        tellWatched();
    });
    tellWatched();
}

void TransportLine::leave(QObject *context)
{
    if (!m_watchers.remove(context))
        return;
    disconnect(this, &TransportLine::wireSeen, context, nullptr);
    disconnect(context, &QObject::destroyed, this, nullptr);
    tellWatched();
}

void TransportLine::probe(core::ProbeRequest request, QObject *context,
                          std::function<void(const core::ProbeResult &)> answer)
{
    request.id = ++m_lastProbe;
    m_probes.insert(request.id, {request, context, std::move(answer)});
    if (!m_transport || m_stopping) {
        QMetaObject::invokeMethod(
            this, [this, request] { refuse(request); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(
        m_transport, [transport = m_transport, request] { transport->probe(request); }, Qt::QueuedConnection);
}

void TransportLine::refuse(const core::ProbeRequest &request)
{
    core::ProbeResult result;
    result.request = request;
    result.verdict = u"not-asked"_s;
    result.error = {core::ErrorCode::Unreachable, m_info.name, u"the transport is not running"_s, {}};
    tellProbed(result);
}

void TransportLine::tellProbed(const core::ProbeResult &result)
{
    const Asked asked = m_probes.take(result.request.id);
    if (asked.context && asked.answer)
        asked.answer(result);
}

void TransportLine::tellWatched()
{
    if (!m_transport)
        return;
    QMetaObject::invokeMethod(
        m_transport, [transport = m_transport, on = !m_watchers.isEmpty()] { transport->watch(on); },
        Qt::QueuedConnection);
}

} // namespace engine
