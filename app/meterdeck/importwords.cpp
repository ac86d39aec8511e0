// SPDX-License-Identifier: GPL-3.0-or-later
#include "importwords.h"

#include "engine/engine.h"
#include "words.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace console {

QString ImportWords::kind(const QString &kind)
{
    if (kind == "metersense"_L1)
        return tr("MeterSense");
    if (kind == "campus"_L1)
        return tr("Campus databases");
    if (kind == "pi-scheduler"_L1)
        return tr("Scheduler of the Raspberry Pi");
    if (kind == "firestore"_L1)
        return tr("Firestore documents");
    if (kind == "readings"_L1)
        return tr("Readings exported by Meterdeck");
    if (kind == "campus-rest"_L1)
        return tr("Sums of the campus’ web interface");
    return kind;
}

QString ImportWords::transport(const engine::DeviceInfo &device)
{
    if (device.transport == core::TransportId(u"import"_s))
        return tr("Imported", "instead of a transport");
    return device.transportName.isEmpty() ? device.transport.toString() : device.transportName;
}

QString ImportWords::ended(const QJsonObject &detail)
{
    const auto count = [&detail](QLatin1StringView key) {
        return Words::count(static_cast<quint64>(detail.value(key).toInteger()));
    };
    const QString what = tr("%1 from %2; newly stored: %3, known already: %4, not taken: %5; by %6",
                            "kind of source, its place, numbers of readings, and a person")
                             .arg(kind(detail.value("kind"_L1).toString()),
                                  detail.value("source"_L1).toString(), count("stored"_L1), count("known"_L1),
                                  count("rejected"_L1), detail.value("by"_L1).toString());
    const QString end = detail.value("end"_L1).toString();
    if (end == "cancelled"_L1)
        return tr("Cancelled: %1", "how an import ended").arg(what);
    return end == "failed"_L1 ? tr("Not read to the end: %1", "how an import ended").arg(what) : what;
}

QString ImportWords::kindHint(const QString &kind)
{
    if (kind == "metersense"_L1)
        return tr("A folder of CSV files named after the tables, an SQLite file, or an ODBC connection.");
    if (kind == "campus"_L1)
        return tr("A smart_meter.db, a campus_energy_multi.db, or the folder with both.");
    if (kind == "pi-scheduler"_L1)
        return tr("The scheduler.db of the Raspberry Pi. Its times are UTC.");
    if (kind == "firestore"_L1)
        return tr("Documents of the collection readings_5min_avg, exported as JSON.");
    if (kind == "readings"_L1)
        return tr("A CSV file as the export of Meterdeck writes it. Every row names its zone.");
    if (kind == "campus-rest"_L1)
        return tr("Saved answers as JSON. Sums become events, as they are no readings of a meter.");
    return {};
}

QString ImportWords::reason(const QString &reason)
{
    struct Word
    {
        QLatin1StringView key;
        const char *words;
    };
    static constexpr Word Words[] = {
        {"row"_L1, QT_TR_NOOP("not a row of this table")},
        {"device"_L1, QT_TR_NOOP("no device named")},
        {"quantity"_L1, QT_TR_NOOP("unknown quantity")},
        {"quality"_L1, QT_TR_NOOP("unknown quality")},
        {"value"_L1, QT_TR_NOOP("not a number")},
        {"unit"_L1, QT_TR_NOOP("unit does not fit")},
        {"time"_L1, QT_TR_NOOP("time cannot be read")},
        {"month"_L1, QT_TR_NOOP("month is damaged")},
        {"year"_L1, QT_TR_NOOP("before 2015: the clock was not set")},
        {"future"_L1, QT_TR_NOOP("in the future")},
        {"local-time"_L1, QT_TR_NOOP("that hour did not exist in this zone")},
        {"unknown-meter"_L1, QT_TR_NOOP("meter is not in the source")},
        {"repair-collides"_L1, QT_TR_NOOP("repaired it would be a time that exists")},
        {"missing-as-zero"_L1, QT_TR_NOOP("missing value stored as 0")},
    };
    for (const Word &word : Words) {
        if (word.key == reason)
            return tr(word.words);
    }
    return reason;
}

QString ImportWords::source(const QString &source)
{
    if (!source.startsWith("import:"_L1))
        return {};
    const QString kindName = source.section(u':', 1, 1);
    QString table = source.section(u':', 2);
    const bool repaired = table.endsWith(":repaired"_L1);
    table.chop(repaired ? 9 : 0);
    if (repaired)
        return tr("%1, %2, month repaired", "kind of import, table").arg(kind(kindName), table);
    return table.isEmpty() ? kind(kindName)
                           : tr("%1, %2", "kind of import, table").arg(kind(kindName), table);
}

QString ImportWords::moment(core::UtcTime time)
{
    return Words::local(time).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString ImportWords::place(const imports::Place &place)
{
    QStringList parts;
    for (const QString &part : {place.file, place.table, place.row}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u" · "_s);
}

QString ImportWords::resumed(const engine::ImportState &state)
{
    if (state.rowsBefore > 0)
        return tr("Continued from row %1: what comes before it is stored already.")
            .arg(Words::count(state.rowsBefore + 1));
    if (state.startedOver.isEmpty())
        return {};
    const QString row = Words::count(state.leftAtRow);
    if (state.startedOver == "source"_L1)
        return tr("Started over: the source changed since it was read up to row %1.").arg(row);
    if (state.startedOver == "settings"_L1)
        return tr("Started over: up to row %1 it was read with another zone or repair.").arg(row);
    return tr("Started over: rows of this source have no numbers by which row %1 could be found.").arg(row);
}

QString ImportWords::stored(const engine::ImportState &state)
{
    if (state.known == 0)
        return tr("%1 readings were stored.", nullptr, int(state.fresh)).arg(Words::count(state.fresh));
    return tr("%1 readings are new, %2 were stored before.", nullptr, int(state.fresh))
        .arg(Words::count(state.fresh), Words::count(state.known));
}

QString ImportWords::progress(const engine::ImportState &state)
{
    const QString rows = Words::count(state.rowsBefore + state.rows);
    if (state.waiting)
        return tr("%1 rows; the database is waited for").arg(rows);
    return state.refused == 0
               ? tr("%1 rows", nullptr, int(state.rowsBefore + state.rows)).arg(rows)
               : tr("%1 rows, %2 values or rows not taken").arg(rows, Words::count(state.refused));
}

} // namespace console
