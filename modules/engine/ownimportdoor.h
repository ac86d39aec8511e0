// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workspaceholder.h"
#include "historian/historianwriter.h"
#include "witnesseddoor.h"

#include <memory>
#include <optional>

namespace engine {

/// Holds a workspace that nobody else holds, and writes with a writer of its own. Thread: the one that opened
/// it.
class OwnImportDoor final : public WitnessedDoor
{
public:
    /// Errors: Busy, and those of the historian.
    static core::Result<std::shared_ptr<WitnessedDoor>> open(const QString &databasePath);
    ~OwnImportDoor() override;

    HistorySource source() const override { return {m_path, m_index}; }
    core::SeriesTable &series() override { return *m_series; }
    core::Result<bool> store(const core::BatchPtr &batch, const QString &key, const QString &note,
                             const std::function<bool()> &goesOn) override;
    core::Result<void> witness(const core::AuditEntry &row) override;
    core::Result<void> finish(const QList<core::Reading> &newest) override;

private:
    explicit OwnImportDoor(const QString &path);
    core::Result<void> openWriter();

    QString m_path;
    WorkspaceHolder m_holder;
    std::shared_ptr<core::SeriesTable> m_series;
    std::shared_ptr<historian::RecentIndex> m_index;
    std::unique_ptr<historian::HistorianWriter> m_writer;
    std::optional<core::Error> m_error; ///< of the writer
    quint64 m_committed = 0;
    qint64 m_unmoved = 0;
};

} // namespace engine
