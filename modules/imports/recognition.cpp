// SPDX-License-Identifier: GPL-3.0-or-later
// What a source is, before it is read.
#include "csvsource.h"
#include "imports/importer.h"
#include "sqlsource.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr qint64 HeadBytes = 64 * 1024;

/// Recognising takes no notice of what else stands in a file.
class DeafSink final : public Sink
{
public:
    bool rowRead(const Position &) override { return true; }
    bool device(const core::DeviceId &) override { return true; }
    bool reading(const ImportedReading &) override { return true; }
    bool event(const core::Event &) override { return true; }
    bool refused(const Refusal &) override { return true; }
    void repaired() override {}
    void homeless(const QString &, quint64, const QString &) override {}
    void zoneUsed(const QString &) override {}
    void note(const QString &) override {}
    void damaged(const Place &, const QString &) override {}
};

QString kindOfDatabase(const QString &fileName)
{
    DeafSink sink;
    auto source = SqlSource::openSqlite(fileName, sink);
    if (!source)
        return {};
    SqlSource &tables = **source;
    if (tables.has(u"energy_readings"_s))
        return u"pi-scheduler"_s;
    if (tables.has(u"meter_readings"_s))
        return u"campus"_s;
    if (tables.has(u"readings"_s)) {
        const auto columns = tables.columns(u"readings"_s);
        return columns && columns->contains(u"voltage_v1"_s, Qt::CaseInsensitive) ? u"campus"_s : QString();
    }
    return tables.has(u"Meters"_s) ? u"metersense"_s : QString();
}

QString kindOfFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray head = file.read(HeadBytes);
    file.close();
    if (head.startsWith("SQLite format 3"))
        return kindOfDatabase(fileName);
    QByteArray text = head.trimmed();
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.mid(3).trimmed();
    if (text.startsWith('{') || text.startsWith('[')) {
        if (text.contains("\"total_energy_kwh\""))
            return u"campus-rest"_s;
        return text.contains("\"meter_id\"") || text.contains("\"interval_end_time\"") ? u"firestore"_s
                                                                                       : QString();
    }
    const auto csv = CsvFile::open(fileName);
    if (!csv)
        return {};
    const auto named = [&csv](QLatin1StringView column) {
        return (*csv)->columns().contains(column, Qt::CaseInsensitive);
    };
    const bool timed = named("measured_at"_L1) || named("measured_at_s"_L1) || named("measured_at_ms"_L1) ||
                       named("measured_at_us"_L1);
    return timed && named("device"_L1) && named("quantity"_L1) && named("value"_L1) ? u"readings"_s
                                                                                    : QString();
}

bool isConnection(const QString &source) { return source.contains(u'=') && !QFileInfo::exists(source); }

} // namespace

QString spokenSource(const Request &request)
{
    if (isConnection(request.source))
        return spokenConnection(request.source);
    const QFileInfo info(request.source);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

core::Result<Fingerprint> fingerprintOf(const Request &request)
{
    Fingerprint print;
    // Its rows are found by their keys, which a database does not give twice.
    if (isConnection(request.source))
        return print;
    const QFileInfo info(request.source);
    if (!info.exists())
        return core::Error{core::ErrorCode::NotFound, request.source, u"there is no such file"_s, {}};
    QFileInfoList files{info};
    if (info.isDir())
        files = QDir(request.source).entryInfoList({u"*.csv"_s, u"*.db"_s}, QDir::Files, QDir::Name);
    // What stands in a log beside a database is read too.
    for (const QFileInfo &file : QFileInfoList(files)) {
        if (const QFileInfo log(file.filePath() + u"-wal"_s); log.size() > 0)
            files.append(log);
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QFileInfo &one : std::as_const(files)) {
        QFile file(one.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return core::Error{core::ErrorCode::PermissionDenied, one.filePath(), file.errorString(), {}};
        hash.addData(one.fileName().toUtf8() + '\n' + QByteArray::number(one.size()) + '\n');
        hash.addData(file.read(HeadBytes));
        print.size += one.size();
        print.written = std::max(print.written, one.lastModified().toMSecsSinceEpoch());
    }
    print.head = QString::fromLatin1(hash.result().toHex());
    return print;
}

QString recognisedKind(const QString &source)
{
    if (isConnection(source))
        return u"metersense"_s;
    const QFileInfo info(source);
    if (!info.isDir())
        return info.exists() ? kindOfFile(source) : QString();
    const QDir folder(source);
    if (folder.exists(u"smart_meter.db"_s) || folder.exists(u"campus_energy_multi.db"_s))
        return u"campus"_s;
    return CsvFolder(source).has(u"Meters"_s) ? u"metersense"_s : QString();
}

bool needsZone(const QString &kind)
{
    // The Pi stamps in UTC, and the export names its zone in every row.
    return kind != "pi-scheduler"_L1 && kind != "readings"_L1;
}

} // namespace imports
