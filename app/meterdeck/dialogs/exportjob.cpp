// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/exportjob.h"

#include "words.h"

#include <QElapsedTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qint64 TellEveryMs = 150;

}

ExportJob::ExportJob(engine::ExportRequest request, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_timeLeft(core::SystemClock().steady())
{
    m_pool.setMaxThreadCount(1);
}

ExportJob::~ExportJob()
{
    cancel();
    m_pool.waitForDone();
}

void ExportJob::start()
{
    if (m_running)
        return;
    m_running = true;
    m_timeLeft = widgets::TimeLeft(core::SystemClock().steady());
    m_pool.start([this, request = m_request, cancel = m_cancel] {
        QElapsedTimer since;
        since.start();
        // The object outlives the thread: its destructor waits. What is queued dies with it.
        const engine::ExportState end =
            engine::exportReadings(request, [&](const engine::ExportState &state) {
                if (*cancel)
                    return false;
                if (since.elapsed() >= TellEveryMs) {
                    since.restart();
                    QMetaObject::invokeMethod(
                        this, [this, state] { take(state, false); }, Qt::QueuedConnection);
                }
                return true;
            });
        QMetaObject::invokeMethod(
            this, [this, end] { take(end, true); }, Qt::QueuedConnection);
    });
}

void ExportJob::cancel() { *m_cancel = true; }

void ExportJob::take(const engine::ExportState &state, bool last)
{
    m_state = state;
    m_left = m_timeLeft.update(state.fraction, core::SystemClock().steady());
    if (last)
        m_running = false;
    emit progressed(m_state, m_left);
    if (last)
        emit finished(m_state);
}

QString ExportJob::title() const { return tr("Export to %1").arg(QFileInfo(m_request.fileName).fileName()); }

QString ExportJob::words() const
{
    const int count = int(m_state.rows); // for the plural alone
    const QString rows = Words::count(quint64(m_state.rows));
    const QString bytes = Words::bytes(m_state.bytes);
    if (m_running) {
        return m_left ? tr("%1 rows, %2, %3 left", nullptr, count).arg(rows, bytes, Words::age(*m_left))
                      : tr("%1 rows, %2", nullptr, count).arg(rows, bytes);
    }
    if (m_state.error)
        return Words::errorSentence(*m_state.error);
    if (m_state.cancelled)
        return tr("Cancelled; no file was written.");
    return tr("%1 rows, %2, written to %3", nullptr, count).arg(rows, bytes, m_request.fileName);
}

} // namespace console
