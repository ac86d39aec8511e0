// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/importjob.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qint64 TellEveryMs = 150;

}

ImportJob::ImportJob(engine::ImportRequest request, quint64 rows, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_rows(rows), m_timeLeft(core::SystemClock().steady())
{
    m_pool.setMaxThreadCount(1);
}

ImportJob::~ImportJob()
{
    cancel();
    m_pool.waitForDone();
}

void ImportJob::start()
{
    if (m_running)
        return;
    m_running = true;
    m_timeLeft = widgets::TimeLeft(core::SystemClock().steady());
    m_pool.start([this, request = m_request, cancel = m_cancel] {
        QElapsedTimer since;
        since.start();
        // The object outlives the thread: its destructor waits. What is queued dies with it.
        const engine::ImportState end = engine::importRows(request, [&](const engine::ImportState &state) {
            if (since.elapsed() >= TellEveryMs) {
                since.restart();
                QMetaObject::invokeMethod(
                    this, [this, state] { take(state, false); }, Qt::QueuedConnection);
            }
            return !cancel->load();
        });
        QMetaObject::invokeMethod(
            this, [this, end] { take(end, true); }, Qt::QueuedConnection);
    });
}

void ImportJob::cancel() { *m_cancel = true; }

std::optional<double> ImportJob::fraction() const
{
    if (m_rows == 0)
        return m_state.fraction;
    return std::min(1.0, double(m_state.rowsBefore + m_state.rows) / double(m_rows));
}

QString ImportJob::sourceName() const
{
    const QString spoken = imports::spokenSource(m_request.what);
    return QFileInfo::exists(spoken) ? QFileInfo(spoken).fileName() : spoken;
}

void ImportJob::take(const engine::ImportState &state, bool last)
{
    m_state = state;
    const auto done = fraction();
    m_left = done ? m_timeLeft.update(*done, core::SystemClock().steady()) : std::nullopt;
    if (last)
        m_running = false;
    emit progressed();
    if (last)
        emit finished();
}

} // namespace console
