// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownimportdoor.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qint64 MoveRows = 100000; // recent rows at most, so that looking for doubles stays cheap

}

ImportDoor::~ImportDoor() = default;

OwnImportDoor::OwnImportDoor(const QString &path)
    : m_path(path)
    , m_holder(path)
    , m_series(std::make_shared<core::SeriesTable>())
    , m_index(std::make_shared<historian::RecentIndex>())
{}

OwnImportDoor::~OwnImportDoor()
{
    if (m_writer)
        m_writer->close();
}

core::Result<std::shared_ptr<WitnessedDoor>> OwnImportDoor::open(const QString &databasePath)
{
    std::shared_ptr<OwnImportDoor> door(new OwnImportDoor(databasePath));
    if (const auto opened = door->openWriter(); !opened)
        return opened.error();
    return std::shared_ptr<WitnessedDoor>(door);
}

core::Result<void> OwnImportDoor::openWriter()
{
    if (auto taken = m_holder.take(); !taken) {
        core::Error error = taken.error();
        if (error.code == core::ErrorCode::Busy)
            error.remedy =
                u"Import in that program's window, or close it first; a preview works beside it."_s;
        return error;
    }
    m_writer = std::make_unique<historian::HistorianWriter>(
        m_path, m_series, std::make_shared<core::SystemClock>(), historian::WriterOptions(), m_index);
    using historian::HistorianWriter;
    QObject::connect(m_writer.get(), &HistorianWriter::openFailed,
                     [this](const core::Error &error) { m_error = error; });
    QObject::connect(m_writer.get(), &HistorianWriter::stalled,
                     [this](const core::Error &error) { m_error = error; });
    QObject::connect(m_writer.get(), &HistorianWriter::committed,
                     [this](const core::TransportId &, quint64 sequence) { m_committed = sequence; });
    QObject::connect(m_writer.get(), &HistorianWriter::auditFailed,
                     [this](const core::AuditEntry &, const core::Error &error) { m_error = error; });
    m_writer->open();
    if (m_error)
        return *m_error;
    return {};
}

core::Result<bool> OwnImportDoor::store(const core::BatchPtr &batch, const QString &key, const QString &note,
                                        const std::function<bool()> &)
{
    auto numbered = std::make_shared<core::Batch>(*batch);
    numbered->sequence = m_committed + 1;
    m_unmoved += batch->readings.size();
    m_writer->appendWithNote(numbered, key, note);
    m_writer->commitNow();
    if (m_committed == numbered->sequence && m_unmoved >= MoveRows) {
        m_writer->moveNow();
        m_unmoved = 0;
    }
    if (m_error)
        return *m_error;
    if (m_committed != numbered->sequence)
        return core::Error{core::ErrorCode::Internal, m_path, u"a batch was not committed"_s, {}};
    return true;
}

core::Result<void> OwnImportDoor::witness(const core::AuditEntry &row)
{
    m_writer->appendAudit(row);
    if (m_error)
        return *m_error;
    return {};
}

core::Result<void> OwnImportDoor::finish(const QList<core::Reading> &)
{
    m_writer->moveNow();
    m_writer->close();
    m_writer.reset();
    m_holder.release();
    if (m_error)
        return *m_error;
    return {};
}

} // namespace engine
