// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/importpath.h"

#include "core/csvfield.h"
#include "importprogress.h"
#include "importstore.h"
#include "ownimportdoor.h"
#include "remoteimportdoor.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype ParcelSize = 4000; // readings, events and rejects of one transaction
constexpr quint64 LookEvery = 4096;    // rows between two looks at progress and cancel

/// The rejects as CSV. Foreign text must not become a spreadsheet's formula, as in the export.
class RejectsFile
{
public:
    explicit RejectsFile(const QString &fileName) : m_file(fileName) {}

    core::Result<void> open()
    {
        if (m_file.fileName().isEmpty())
            return {};
        if (!m_file.open(QIODevice::WriteOnly))
            return failure();
        m_file.write("file,table,row,reason,detail,raw\n");
        return {};
    }
    void write(const imports::Refusal &refusal)
    {
        if (!m_file.isOpen())
            return;
        QByteArrayList fields;
        for (const QString &text : {refusal.place.file, refusal.place.table, refusal.place.row,
                                    refusal.reason, refusal.detail, refusal.raw})
            fields << core::csvField(text);
        m_file.write(fields.join(',') + '\n');
    }
    core::Result<void> commit()
    {
        if (m_file.isOpen() && !m_file.commit())
            return failure();
        return {};
    }

private:
    core::Error failure() const
    {
        return {m_file.error() == QFileDevice::PermissionsError ? core::ErrorCode::PermissionDenied
                                                                : core::ErrorCode::Io,
                m_file.fileName(), m_file.errorString(), u"Choose another file for the rejects."_s};
    }
    QSaveFile m_file;
};

/// Takes what an import finds, counts it and hands it on in parcels.
class ImportRun final : public imports::Sink
{
public:
    ImportRun(const ImportRequest &request, const std::function<bool(const ImportState &)> &progress)
        : m_request(request), m_what(request.what), m_tell(progress), m_rejects(request.rejectsFile)
    {}

    ImportState run()
    {
        auto done = m_rejects.open();
        if (done && !m_request.preview)
            done = begin();
        if (done)
            done = imports::import(m_what, *this);
        m_progress.complete = done && !m_state.cancelled && !m_state.error;
        if (m_progress.complete)
            m_progress.rows = m_state.rowsBefore + m_state.rows;
        // What was found before an error is worth keeping: the next run has it then.
        flush();
        if (m_store && !m_state.error)
            leaveWitness(done ? std::nullopt : std::optional(done.error()));
        if (m_store && !m_state.error) {
            if (const auto finished = m_store->finish(); !finished)
                m_state.error = finished.error();
        }
        if (!done && !m_state.error)
            m_state.error = done.error();
        if (const auto written = m_rejects.commit(); !written && !m_state.error)
            m_state.error = written.error();
        return m_state;
    }

    bool rowRead(const imports::Position &row) override
    {
        ++m_state.rows;
        if (row.at >= 0) {
            m_progress.position = row;
            m_progress.rows = m_state.rowsBefore + m_state.rows - 1;
        }
        return m_state.rows % LookEvery != 0 || look();
    }
    bool device(const core::DeviceId &device) override
    {
        m_state.devices.insert(device);
        if (m_parcel.sightings.size() >= ParcelSize && !flush())
            return false;
        m_parcel.sightings.append({device, core::TransportId(u"import"_s), {}});
        return true;
    }
    bool reading(const imports::ImportedReading &reading) override
    {
        ++m_state.readings;
        ++m_state.quantities[reading.series.quantity];
        ImportTally &tally = m_state.tallies[reading.series.device][reading.series.quantity];
        tally.from = tally.readings == 0 ? reading.measuredAt : std::min(tally.from, reading.measuredAt);
        tally.to = tally.readings == 0 ? reading.measuredAt : std::max(tally.to, reading.measuredAt);
        ++tally.readings;
        if (m_state.firstReadings.size() < ImportState::MostShown)
            m_state.firstReadings.append(reading);
        if (!m_state.from || reading.measuredAt < *m_state.from)
            m_state.from = reading.measuredAt;
        if (!m_state.to || reading.measuredAt > *m_state.to)
            m_state.to = reading.measuredAt;
        m_parcel.readings.append(reading);
        return m_parcel.readings.size() < ParcelSize || flush();
    }
    bool event(const core::Event &event) override
    {
        ++m_state.events;
        m_parcel.events.append(event);
        return m_parcel.events.size() < ParcelSize || flush();
    }
    bool refused(const imports::Refusal &refusal) override
    {
        ++m_state.refused;
        ++m_state.refusals[refusal.reason];
        if (m_state.firstRefused.size() < ImportState::MostRefusals)
            m_state.firstRefused.append(refusal);
        m_rejects.write(refusal);
        const QByteArray raw = refusal.raw.toUtf8();
        m_parcel.rejects.append({core::SystemClock().now(),
                                 {},
                                 refusal.place.toString(),
                                 refusal.reason,
                                 refusal.detail,
                                 raw,
                                 raw.size()});
        return m_parcel.rejects.size() < ParcelSize || flush();
    }
    void repaired() override { ++m_state.repaired; }
    void homeless(const QString &what, quint64 rows, const QString &why) override
    {
        m_state.homeless[what] += rows;
        m_state.whyHomeless.insert(what, why);
    }
    void zoneUsed(const QString &zone) override { m_state.zone = zone; }
    void note(const QString &words) override { m_state.notes.append(words); }
    void damaged(const imports::Place &place, const QString &words) override
    {
        ++m_state.damages;
        if (m_state.firstDamages.size() < ImportState::MostShown)
            m_state.firstDamages.append(place.toString() + u": "_s + words);
    }

private:
    /// Where an earlier import of the same source was broken off, this one goes on.
    core::Result<void> begin()
    {
        const auto print = imports::fingerprintOf(m_what);
        if (!print)
            return print.error();
        m_progress = ImportProgress(m_what, *print);
        m_size = print->size;
        const auto note = ImportStore::note(source(), ImportProgress::key(m_what));
        if (!note)
            return note.error();
        const auto before = ImportProgress::fromText(*note);
        if (!m_request.resume || !before || before->complete || before->rows == 0)
            return {};
        m_state.leftAtRow = before->rows + 1;
        m_state.startedOver = before->difference(m_progress);
        if (!m_state.startedOver.isEmpty())
            return {};
        m_state.rowsBefore = before->rows;
        m_progress.position = before->position;
        m_progress.rows = before->rows;
        m_what.from = before->position;
        return {};
    }

    HistorySource source() const
    {
        return m_request.door ? m_request.door->source() : HistorySource{m_request.databasePath, {}};
    }

    core::Result<void> openStore()
    {
        std::shared_ptr<ImportDoor> door = m_request.door;
        if (m_request.preview) {
            door.reset();
        } else if (!door) {
            auto opened = OwnImportDoor::open(m_request.databasePath);
            if (!opened && opened.error().code == core::ErrorCode::Busy) {
                // Who holds it stores the rows, unless it is one that listens to nobody.
                auto remote = RemoteImportDoor::open(m_request.databasePath);
                if (remote || remote.error().code != core::ErrorCode::Unreachable)
                    opened = std::move(remote);
            }
            if (!opened)
                return opened.error();
            door = *opened;
        }
        auto opened = ImportStore::open(door ? door->source() : source(), door, ImportProgress::key(m_what));
        if (!opened)
            return opened.error();
        m_store = std::move(*opened);
        return {};
    }

    /// Tells the audit and the events how it ended.
    void leaveWitness(const std::optional<core::Error> &error)
    {
        const auto count = [](quint64 number) { return static_cast<qint64>(number); };
        QJsonObject detail{{u"kind"_s, m_what.kind},
                           {u"source"_s, imports::spokenSource(m_what)},
                           {u"by"_s, m_request.by},
                           {u"end"_s, m_state.cancelled ? u"cancelled"_s
                                      : error           ? u"failed"_s
                                                        : u"complete"_s},
                           {u"rows"_s, count(m_state.rows)},
                           {u"rows_before"_s, count(m_state.rowsBefore)},
                           {u"stored"_s, count(m_state.fresh)},
                           {u"known"_s, count(m_state.known)},
                           {u"events"_s, count(m_state.freshEvents)},
                           {u"rejected"_s, count(m_state.refused)},
                           {u"repaired"_s, count(m_state.repaired)}};
        if (error)
            detail[u"words"_s] = error->toString();
        const core::UtcTime now = core::SystemClock().now();
        auto told =
            m_store->witness({0, now, core::newCommandId(), {}, u"import"_s, m_request.by, detail, {}});
        ImportParcel parcel;
        parcel.events = {{now, {}, {}, u"import"_s, detail}};
        parcel.note = m_progress.toText();
        if (told) {
            // One that was cancelled does not wait for a database that is slow.
            const auto stored = m_store->store(parcel, [this] { return !m_state.cancelled; });
            if (!stored)
                told = stored.error();
        }
        if (!told)
            m_state.error = told.error();
    }

    bool look()
    {
        // Bytes of a file tell how much is left; of several files, or of a database's rows, nothing does.
        if (m_size > 0 && m_progress.position.table.isEmpty())
            m_state.fraction = std::clamp(double(m_progress.position.at) / double(m_size), 0.0, 1.0);
        m_state.cancelled = m_state.cancelled || !m_tell(m_state);
        return !m_state.cancelled;
    }

    bool flush()
    {
        if (m_state.error)
            return false;
        if (!m_request.preview && (m_store || !m_parcel.isEmpty()))
            m_parcel.note = m_progress.toText();
        if (m_parcel.isEmpty())
            return true;
        if (!m_store) {
            // Only now, so that a source that cannot be read leaves no database behind.
            if (const auto opened = openStore(); !opened) {
                m_state.error = opened.error();
                return false;
            }
        }
        const auto stored = m_store->store(m_parcel, [this] {
            m_state.waiting = true;
            return look();
        });
        m_state.waiting = false;
        m_parcel = {};
        if (!stored) {
            m_state.error = stored.error();
            return false;
        }
        if (!*stored) {
            m_state.cancelled = true;
            return false;
        }
        m_state.fresh += (*stored)->fresh;
        m_state.known += (*stored)->known;
        m_state.freshEvents += (*stored)->freshEvents;
        return look();
    }

    const ImportRequest &m_request;
    imports::Request m_what;
    const std::function<bool(const ImportState &)> &m_tell;
    RejectsFile m_rejects;
    ImportProgress m_progress;
    qint64 m_size = 0;
    std::unique_ptr<ImportStore> m_store;
    ImportParcel m_parcel;
    ImportState m_state;
};

} // namespace

ImportState importRows(const ImportRequest &request, const std::function<bool(const ImportState &)> &progress)
{
    return ImportRun(request, progress).run();
}

} // namespace engine
