// SPDX-License-Identifier: GPL-3.0-or-later
#include "burst.h"
#include "core/clock.h"
#include "fleet/neighbours.h"
#include "neighbourfleet.h"
#include "rtuline.h"
#include "shutdown.h"
#include "simfleet.h"
#include "simoptions.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <mosquitto.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

// Lists of names longer than this are left out of the line that says that the fleet is up.
constexpr int MaxNamesWhenReady = 256;

/// One line on standard output, at once: whoever started us waits for it.
void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

void sayReady(const sim::SimOptions &options, const sim::SimFleet &fleet, const sim::RtuLine *line,
              const sim::NeighbourFleet *neighbours)
{
    const QStringList ids = fleet.nodeIds();
    QJsonObject ready{{u"mqttDevices"_s, ids.size()}, {u"rtuUnits"_s, line ? options.units : 0}};
    if (line) {
        ready.insert(u"rtuPort"_s, line->port());
        if (!options.link.isEmpty())
            ready.insert(u"rtuLink"_s, options.link);
    }
    if (ids.size() <= MaxNamesWhenReady)
        ready.insert(u"nodes"_s, QJsonArray::fromStringList(ids));
    if (neighbours) {
        ready.insert(u"neighbours"_s, neighbours->describe());
        ready.insert(u"planned"_s, fleet::plannedWork(core::SystemClock().now()));
    }
    say("ready " + compact(ready));
}

void sayCounts(const sim::SimOptions &options, const sim::SimFleet &fleet, const sim::RtuLine *line,
               const sim::NeighbourFleet *neighbours)
{
    QJsonObject nodes = fleet.counts();
    const QJsonObject others = neighbours ? neighbours->counts() : QJsonObject();
    for (auto it = others.begin(); it != others.end(); ++it)
        nodes.insert(it.key(), it.value());
    const QJsonObject units = line ? line->counts() : QJsonObject();
    if (options.json) {
        say(compact({{u"mqtt"_s, nodes}, {u"rtu"_s, units}}));
        return;
    }
    for (auto it = nodes.begin(); it != nodes.end(); ++it)
        say(it.key().toUtf8() + ' ' + compact(it.value().toObject()));
    const QJsonObject perUnit = units.value(u"units"_s).toObject();
    for (auto it = perUnit.begin(); it != perUnit.end(); ++it)
        say("unit " + it.key().toUtf8() + ' ' + compact(it.value().toObject()));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"meterdeck-sim"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(METERDECK_VERSION));
    const auto parsed = sim::SimOptions::parse(QCoreApplication::arguments());
    if (!parsed) {
        std::fprintf(stderr, "meterdeck-sim: %s\n", qPrintable(parsed.error().toString()));
        return 2;
    }
    sim::SimOptions options = *parsed;
    if (options.brokerPort == 0)
        options.nodes = 0;

    mosquitto_lib_init();
    int exitCode = 0;
    {
        sim::Shutdown shutdown(options.parentPipe);
        QObject::connect(&shutdown, &sim::Shutdown::requested, &app, &QCoreApplication::quit,
                         Qt::QueuedConnection);

        std::unique_ptr<sim::RtuLine> line;
        if (options.units > 0) {
            line = std::make_unique<sim::RtuLine>(options);
            if (const auto opened = line->open(); !opened) {
                std::fprintf(stderr, "meterdeck-sim: %s\n", qPrintable(opened.error().toString()));
                return 1;
            }
        }

        sim::SimFleet fleet(options);
        std::unique_ptr<sim::Burst> burst;
        if (options.count > 0) {
            burst = std::make_unique<sim::Burst>(fleet, options.count, options.rate);
            QObject::connect(burst.get(), &sim::Burst::finished, &app, [](qint64 count) {
                say("published " + QByteArray::number(count));
                QTimer::singleShot(0, qApp, &QCoreApplication::quit);
            });
        }
        std::unique_ptr<sim::NeighbourFleet> neighbours;
        const auto up = [&] {
            sayReady(options, fleet, line.get(), neighbours.get());
            if (burst)
                burst->start();
        };
        if (options.neighbours) {
            neighbours = std::make_unique<sim::NeighbourFleet>(options);
            QObject::connect(neighbours.get(), &sim::NeighbourFleet::ready, &app, up);
        }
        QObject::connect(&fleet, &sim::SimFleet::ready, &app, [&] {
            if (neighbours)
                neighbours->start();
            else
                up();
        });
        if (options.runFor.count() > 0)
            QTimer::singleShot(options.runFor, &app, &QCoreApplication::quit);
        fleet.start();
        exitCode = QCoreApplication::exec();
        fleet.stop(options.die);
        if (neighbours)
            neighbours->stop(options.die);
        sayCounts(options, fleet, line.get(), neighbours.get());
    }
    mosquitto_lib_cleanup();
    return exitCode;
}
