// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file that is imported. First line: "readings" (with "utc" behind it: no zone), or a table of
// MeterSense; then the file.
#include "csvsource.h"
#include "importsink.h"
#include "kinds.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

/// What came of each row from @p first on. The meters themselves are read whole each time: others name them.
QStringList storiesFrom(const fuzz::ImportSink &sink, qsizetype first)
{
    QStringList stories;
    for (qsizetype i = first; i < sink.rows().size(); ++i) {
        if (sink.rows().at(i).table != "Meters"_L1)
            stories.append(sink.stories().at(i));
    }
    return stories;
}

/// Begun again in the middle, the rest is what it was.
void resume(imports::Request request, const imports::LocalTimes &times, const fuzz::ImportSink &whole)
{
    if (whole.rows().isEmpty())
        return;
    const qsizetype middle = whole.rows().size() / 2;
    request.from = whole.rows().at(middle);
    if (request.from->at < 0)
        return;
    fuzz::ImportSink rest;
    if (request.from->table.isEmpty())
        imports::importReadings(request, times, rest);
    else
        imports::importMeterSense(request, times, rest);
    fuzz::require(storiesFrom(rest, 0) == storiesFrom(whole, middle),
                  "an import goes on where it was broken off");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray kind = input.line().toByteArray();
    static const imports::LocalTimes times(QTimeZone("Europe/Berlin"),
                                           core::fromMicros(1'762'072'800'000'000));
    fuzz::ImportSink sink;
    imports::Request request;
    if (kind.startsWith("readings")) {
        request.source = fuzz::fileOf(input.rest());
        request.zone = kind.endsWith("utc") ? QByteArray() : QByteArray("Europe/Berlin");
        imports::importReadings(request, times, sink);
        resume(request, times, sink);
        return 0;
    }
    static const QTemporaryDir folder; // in the folder of the run, which run.sh removes
    static const QStringList tables{u"Meters"_s,           u"UsageReadings"_s,
                                    u"ConnectivityLogs"_s, u"ConfigurationEvents"_s,
                                    u"LinkSwitchEvents"_s, u"Customers"_s};
    const QString named = QString::fromLatin1(kind);
    const QString table =
        tables.contains(named) ? named : tables[static_cast<qsizetype>(qHash(named, 1) % tables.size())];
    QFile file(folder.filePath(table + ".csv"_L1));
    fuzz::require(file.open(QIODevice::WriteOnly), "a scratch file can be written");
    file.write(input.rest().data(), input.rest().size());
    file.close();
    // Without meters nothing can be said of the other tables.
    QFile meters(folder.filePath(u"Meters.csv"_s));
    if (table != "Meters"_L1 && meters.open(QIODevice::WriteOnly))
        meters.write("MeterID,MeterSerial,CustomerID\n1,LPG-0001,1\n2,LPG-0002,NULL\n");
    meters.close();
    request.source = folder.path();
    imports::importMeterSense(request, times, sink);
    resume(request, times, sink);
    file.remove();
    meters.remove();
    return 0;
}
