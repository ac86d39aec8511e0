// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file that is imported. First line: "readings" (with "utc" behind it: no zone), or a table of
// MeterSense; then the file.
#include "csvsource.h"
#include "importsink.h"
#include "kinds.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

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
        return 0;
    }
    static const QTemporaryDir folder(u"/dev/shm/meterdeck-fuzz-XXXXXX"_s);
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
    request.source = folder.path();
    imports::importMeterSense(request, times, sink);
    file.remove();
    return 0;
}
