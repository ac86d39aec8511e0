// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auditquery.h"
#include "energyquery.h"
#include "historyquery.h"
#include "registerenergy.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <functional>
#include <memory>

namespace engine {

/// Runs the engine's reading of history beside everything else, each query with a connection of its own.
///
/// A pool of its own: the global one ends only after Qt Sql has closed every connection, also those still in
/// use. Thread: the engine's; answers arrive there too, and not at all when their context is gone by then.
/// The destructor waits for what runs.
class HistoryPool
{
public:
    HistoryPool(QString databasePath, std::shared_ptr<const historian::RecentIndex> index)
        : m_path(std::move(databasePath)), m_index(std::move(index))
    {}
    ~HistoryPool()
    {
        leave();
        m_pool.clear();
        m_pool.waitForDone();
    }
    HistoryPool(const HistoryPool &) = delete;
    HistoryPool &operator=(const HistoryPool &) = delete;

    /// Long queries cut themselves short from now on.
    void leave() { m_leaving = true; }

    /// A query is still reading: its connection would keep the writer from folding the log into the file at
    /// the end.
    bool isBusy() const { return m_pool.activeThreadCount() > 0; }

    void history(const HistoryRequest &request, QObject *context, std::function<void(HistoryAnswer)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readHistory, m_path, m_index, request), context,
                std::move(answer));
    }
    void events(const EventRequest &request, QObject *context, std::function<void(EventAnswer)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readEvents, m_path, request), context, std::move(answer));
    }
    void orders(const OrdersRequest &request, QObject *context, std::function<void(OrdersAnswer)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readOrders, m_path, request), context, std::move(answer));
    }
    void orderRows(const core::CommandId &command, QObject *context,
                   std::function<void(OrderRowsAnswer)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readOrderRows, m_path, command), context, std::move(answer));
    }
    QFuture<AuditVerdict> verifyAudit(QObject *context, std::function<void(int, int)> progress,
                                      std::function<void(AuditVerdict)> answer)
    {
        const QFuture<AuditVerdict> future = QtConcurrent::run(&m_pool, checkAudit, m_path, &m_leaving);
        auto *watcher = new QFutureWatcher<AuditVerdict>(context);
        using Watcher = QFutureWatcher<AuditVerdict>;
        QObject::connect(watcher, &Watcher::progressValueChanged, context,
                         [watcher, progress = std::move(progress)](int done) {
                             progress(done, watcher->progressMaximum());
                         });
        QObject::connect(watcher, &Watcher::finished, context, [watcher, answer = std::move(answer)] {
            // A cancelled future holds no result.
            AuditVerdict verdict;
            verdict.cancelled = true;
            answer(watcher->future().resultCount() > 0 ? watcher->result() : verdict);
            watcher->deleteLater();
        });
        watcher->setFuture(future);
        return future;
    }
    void fleetEnergy(const FleetEnergyRequest &request, QObject *context,
                     std::function<void(FleetEnergyAnswer)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readFleetEnergy, m_path, m_index, request, std::cref(m_leaving)),
                context, std::move(answer));
    }
    void energyReview(const EnergyReviewRequest &request, QObject *context,
                      std::function<void(EnergyReviewAnswer)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readEnergyReview, m_path, m_index, request), context,
                std::move(answer));
    }
    void dayRanges(const std::shared_ptr<core::SeriesTable> &series, core::UtcTime from, core::UtcTime to,
                   QObject *context, std::function<void(QList<live::DayRange>)> answer)
    {
        deliver(QtConcurrent::run(&m_pool, readDayRanges, m_path, m_index, series, from, to,
                                  std::cref(m_leaving)),
                context, std::move(answer));
    }

    /// Any other reading; @p work is called on the pool. One that takes long takes a flag: true once it
    /// should cut itself short.
    template <typename T, typename Work>
    void ask(Work work, QObject *context, std::function<void(T)> answer)
    {
        if constexpr (std::is_invocable_v<Work, const std::atomic<bool> &>)
            deliver<T>(QtConcurrent::run(&m_pool, std::move(work), std::cref(m_leaving)), context,
                       std::move(answer));
        else
            deliver<T>(QtConcurrent::run(&m_pool, std::move(work)), context, std::move(answer));
    }

private:
    template <typename T>
    static void deliver(const QFuture<T> &future, QObject *context, std::function<void(T)> answer)
    {
        auto *watcher = new QFutureWatcher<T>(context);
        QObject::connect(watcher, &QFutureWatcher<T>::finished, context,
                         [watcher, answer = std::move(answer)] {
                             answer(watcher->result());
                             watcher->deleteLater();
                         });
        watcher->setFuture(future);
    }

    QString m_path;
    std::shared_ptr<const historian::RecentIndex> m_index;
    std::atomic<bool> m_leaving{false};
    QThreadPool m_pool;
};

} // namespace engine
