// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcommand.h"

#include "arguments.h"

#include "engine/readingsexport.h"

using namespace Qt::StringLiterals;

int exportReadings(const core::Workspace &workspace, core::UtcTime from, core::UtcTime to,
                   const core::DeviceId &device, const QString &outFile)
{
    engine::ExportRequest request;
    request.source.databasePath = workspace.database.path;
    request.fileName = outFile;
    if (!device.isEmpty())
        request.devices = {device};
    request.from = from;
    request.to = to;
    const engine::ExportState done =
        engine::exportReadings(request, [](const engine::ExportState &) { return true; });
    if (done.error) {
        core::Error error = *done.error;
        if (error.code == core::ErrorCode::NotFound && error.where == device.toString())
            error.remedy = u"See meterdeckctl devices for the ids."_s;
        complain(error.toString());
        return exits::Failed;
    }
    say(u"%1 readings written to %2"_s.arg(done.rows).arg(outFile));
    return exits::Done;
}
