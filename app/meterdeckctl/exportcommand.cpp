// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcommand.h"

#include "arguments.h"

#include "historian/historianreader.h"
#include "reports/csvwriter.h"

using namespace Qt::StringLiterals;

namespace {

int failed(const core::Error &error)
{
    complain(error.toString());
    return exits::Failed;
}

} // namespace

int exportReadings(const core::Workspace &workspace, core::UtcTime from, core::UtcTime to,
                   const core::DeviceId &device, const QString &outFile)
{
    auto reader = historian::HistorianReader::open(workspace.database.path);
    if (!reader)
        return failed(reader.error());
    const auto series = (*reader)->series(device);
    if (!series)
        return failed(series.error());
    if (!device.isEmpty() && series->isEmpty()) {
        return failed({core::ErrorCode::NotFound, device.toString(), u"nothing of this device is stored"_s,
                       u"See meterdeckctl devices for the ids."_s});
    }

    reports::CsvWriter csv(outFile);
    if (auto opened = csv.open(); !opened)
        return failed(opened.error());
    core::Result<void> writing;
    for (const auto &[number, what] : *series) {
        const auto read = (*reader)->forEach(number, from, to, [&](const historian::StoredReading &reading) {
            core::Reading row;
            row.measuredAt = core::fromMicros(reading.measuredAtUs);
            row.receivedAt = core::fromMicros(reading.receivedAtUs);
            row.value = reading.value;
            row.quality = reading.quality;
            writing = csv.write(what, row);
            return writing.ok();
        });
        if (!read)
            return failed(read.error());
        if (!writing)
            return failed(writing.error());
    }
    if (auto closed = csv.commit(); !closed)
        return failed(closed.error());
    say(u"%1 readings written to %2"_s.arg(csv.rows()).arg(outFile));
    return exits::Done;
}
