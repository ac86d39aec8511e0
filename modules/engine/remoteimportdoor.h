// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "witnesseddoor.h"

#include <QByteArray>
#include <QJsonObject>

#include <chrono>
#include <memory>
#include <optional>

class QLocalSocket;

namespace engine {

/// The way of imports into a workspace that another process of this user holds: its batches go through that
/// process's local socket and are stored by its writer, beside what its transports bring. What is known
/// already is read from the database itself.
///
/// Thread: the one that opened it, which waits in store().
class RemoteImportDoor final : public WitnessedDoor
{
public:
    /// Errors: Unreachable (nobody listens, or who does takes no imports), Busy (it takes one already).
    static core::Result<std::shared_ptr<WitnessedDoor>> open(const QString &databasePath);
    ~RemoteImportDoor() override;

    HistorySource source() const override { return {m_path, {}}; }
    core::SeriesTable &series() override { return m_series; }
    core::Result<bool> store(const core::BatchPtr &batch, const QString &key, const QString &note,
                             const std::function<bool()> &goesOn) override;
    core::Result<void> witness(const core::AuditEntry &row) override;
    core::Result<void> finish(const QList<core::Reading> &newest) override;

private:
    explicit RemoteImportDoor(const QString &path);
    core::Result<void> knock();
    /// Nothing when @p goesOn said no before the answer came, or the holder closes.
    core::Result<std::optional<QJsonObject>> ask(const QJsonObject &question,
                                                 const std::function<bool()> &goesOn);
    core::Error left() const;

    QString m_path;
    core::SeriesTable m_series;
    std::unique_ptr<QLocalSocket> m_socket;
    QByteArray m_heard;
    bool m_unanswered = false; ///< a question whose answer was not waited for
};

} // namespace engine
