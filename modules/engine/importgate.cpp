// SPDX-License-Identifier: GPL-3.0-or-later
#include "importgate.h"

#include <algorithm>
#include <iterator>

using historian::HistorianWriter;

namespace engine {

namespace {

constexpr std::chrono::milliseconds LookEvery{200};
constexpr qint64 MoveRows = 100000; // so many more recent rows, and a move begins

} // namespace

ImportGate::ImportGate(HistorySource source, std::shared_ptr<core::SeriesTable> series)
    : m_source(std::move(source)), m_series(std::move(series))
{}

void ImportGate::open(HistorianWriter *writer, QObject *engine, std::function<void(const News &)> learn)
{
    // Called where it is emitted: whoever waits does not depend on the engine's thread.
    QObject::connect(
        writer, &HistorianWriter::committed, writer,
        [gate = shared_from_this()](const core::TransportId &transport, quint64 sequence) {
            gate->committed(transport, sequence);
        },
        Qt::DirectConnection);
    const std::scoped_lock lock(m_mutex);
    m_writer = writer;
    m_engine = engine;
    m_learn = std::move(learn);
}

void ImportGate::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_writer = nullptr;
        m_engine = nullptr;
        m_learn = {};
    }
    m_changed.notify_all();
}

void ImportGate::committed(const core::TransportId &transport, quint64 sequence)
{
    if (transport != core::TransportId(QStringLiteral("import")))
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_committed = std::max(m_committed, sequence);
    }
    m_changed.notify_all();
}

void ImportGate::tell(const News &news)
{
    if (m_engine && !news.isEmpty())
        QMetaObject::invokeMethod(
            m_engine, [learn = m_learn, news] { learn(news); }, Qt::QueuedConnection);
}

core::Result<bool> ImportGate::store(const core::BatchPtr &batch, const QString &key, const QString &note,
                                     const std::function<bool()> &goesOn)
{
    std::unique_lock lock(m_mutex);
    if (!m_writer)
        return false;
    auto numbered = std::make_shared<core::Batch>(*batch);
    numbered->sequence = ++m_sequence;
    m_unmoved += batch->readings.size();
    const bool move = m_unmoved >= MoveRows;
    if (move)
        m_unmoved = 0;
    QMetaObject::invokeMethod(
        m_writer,
        [writer = m_writer, numbered, key, note, move] {
            writer->appendWithNote(numbered, key, note);
            writer->commitNow();
            if (move)
                writer->moveSoon();
        },
        Qt::QueuedConnection);
    while (m_committed < numbered->sequence) {
        if (!m_writer)
            return false;
        if (m_changed.wait_for(lock, LookEvery) == std::cv_status::no_timeout)
            continue;
        // The database is slow, or cannot be written just now.
        lock.unlock();
        const bool wanted = goesOn();
        lock.lock();
        if (!wanted && m_committed < numbered->sequence)
            return false;
    }
    News news{batch->sightings, {}, {}};
    // What the source tells happened long ago; only how its import ended is news.
    std::copy_if(batch->events.begin(), batch->events.end(), std::back_inserter(news.events),
                 [](const core::Event &event) { return event.kind == QLatin1StringView("import"); });
    tell(news);
    return true;
}

core::Result<void> ImportGate::witness(const core::AuditEntry &row)
{
    const std::scoped_lock lock(m_mutex);
    if (m_writer)
        QMetaObject::invokeMethod(
            m_writer, [writer = m_writer, row] { writer->appendAudit(row); }, Qt::QueuedConnection);
    return {};
}

core::Result<void> ImportGate::finish(const QList<core::Reading> &newest)
{
    const std::scoped_lock lock(m_mutex);
    if (m_writer)
        QMetaObject::invokeMethod(m_writer, &HistorianWriter::moveSoon, Qt::QueuedConnection);
    tell({{}, newest, {}});
    return {};
}

} // namespace engine
