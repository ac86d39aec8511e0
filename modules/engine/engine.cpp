// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/notifypath.h"
#include "engineprivate.h"
#include "linestart.h"
#include "modbus/modbustransport.h"
#include "mqtt/mqtttransport.h"
#include "secretwait.h"
#include "transportdescription.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSysInfo>
#include <QTimer>

#include <functional>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr std::chrono::milliseconds ReaderLook{10};

core::UtcTime toUtc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

/// A broker's session tells whether anything was missed, and a server is asked for it; a bus cannot know.
bool knowsItsGaps(const QString &type)
{
    return type == "mqtt"_L1 || type == "mesh-backend"_L1 || type == "thingsboard"_L1;
}

} // namespace

core::ProfileStore Engine::Private::loadProfiles()
{
    if (!options.profileDirectories.isEmpty())
        return core::ProfileStore::load(options.profileDirectories, &profileErrors);
    QStringList places{u":/meterdeck/profiles"_s};
    const QString own = QFileInfo(workspace.fileName).absolutePath() + "/profiles"_L1;
    if (!workspace.fileName.isEmpty() && QFileInfo(own).isDir())
        places.append(own);
    return core::ProfileStore::load(places, &profileErrors);
}

void Engine::Private::open()
{
    state = State::Opening;
    writer = new historian::HistorianWriter(workspace.database.path, series, clock, options.writer, index);
    writer->moveToThread(&dbThread);
    connect(&dbThread, &QThread::finished, writer, &QObject::deleteLater);
    using historian::HistorianWriter;
    connect(writer, &HistorianWriter::opened, q, [this](const historian::OpenReport &report) {
        if (state != State::Opening)
            return;
        if (!options.seed) {
            beginWith(report);
            return;
        }
        QMetaObject::invokeMethod(
            writer,
            [this, report] {
                options.seed(*writer, *series, profiles);
                writer->commitNow();
                // What it stored is known from the start, as it would be the next time.
                const auto seeded = writer->readReport();
                QMetaObject::invokeMethod(
                    q,
                    [this, now = seeded ? *seeded : report] {
                        if (state == State::Opening)
                            beginWith(now);
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    });
    connect(writer, &HistorianWriter::openFailed, q, [this](const core::Error &error) {
        state = State::Stopped;
        endDbThread([this, error] {
            holder.release();
            emit q->startFailed(error);
        });
    });
    connect(writer, &HistorianWriter::statsChanged, q, [this](const historian::WriterStats &now) {
        stats = now;
        emit q->historianChanged(now);
    });
    connect(writer, &HistorianWriter::stalled, q, [this](const core::Error &error) {
        historianProblem = error;
        emit q->historianStalled(error);
    });
    connect(writer, &HistorianWriter::recovered, q, [this] {
        historianProblem.reset();
        emit q->historianRecovered();
    });
    connect(writer, &HistorianWriter::closed, q, [this] { finishStop(); });
    path = new CommandPath(desk, *writer, q);
    alarmWiring = new AlarmWiring(*q, *alarmPath, queries, q);
    alarmWiring->attach(*writer);
    dbThread.start();
    QMetaObject::invokeMethod(writer, &HistorianWriter::open, Qt::QueuedConnection);
    gatherSecrets();
}

void Engine::Private::startLines(const historian::OpenReport &report)
{
    live.loadLast(report.latest);
    path->endUnended(report.unendedOrders, clock->now());
    for (const core::DeviceSettings &device : std::as_const(workspace.devices))
        addDevice({device.id, device.transport, device.profile}, false, &device);
    for (const core::Sighting &sighting : report.devices)
        addDevice(sighting, false);
    linePath->begin({q->historySource(), workspace, series, clock, writer, &queries,
                     [this](const core::DeviceId &id) { return q->device(id); }});

    const Energies energies = energiesOf(report);
    for (const core::TransportSettings &settings : std::as_const(workspace.transports)) {
        auto transport = makeTransport(settings, report);
        if (!transport)
            continue;
        TransportInfo info = describe(settings, profiles);
        info.wantsSecret = wanted.value(settings.id).name;
        auto *line = new TransportLine(info, q);
        connect(writer, &historian::HistorianWriter::committed, line, &TransportLine::committed);
        connect(line, &TransportLine::changed, q, &Engine::transportChanged);
        connect(line, &TransportLine::failed, q, &Engine::problem);
        connect(line, &TransportLine::stopped, q, [this, id = settings.id] { lineStopped(id); });
        lines.append(line);
        path->addLine(line);
        launch(*line, settings, std::move(transport), energies, report);
    }
    openDoor();
    openGate();
    checkRegister();
    startDay();
    NotifyPath::of(*q).begin(writer, workspace.database.path, alarmPath);
    state = State::Running;
    alarmWiring->begin(report);
    for (const core::Error &error : std::as_const(profileErrors))
        emit q->problem(error);
    emit q->started();
}

std::unique_ptr<core::Transport> Engine::Private::makeTransport(const core::TransportSettings &settings,
                                                                const historian::OpenReport &report)
{
    const auto missing = [this](const QString &where, const core::ProfileId &id) {
        emit q->problem(
            {core::ErrorCode::NotFound, where, u"there is no profile \"%1\""_s.arg(id.toString()),
             u"Put its file into the folder \"profiles\" beside the workspace, or correct the id."_s});
    };
    if (wanted.contains(settings.id) && Secrets::waitsFor(settings))
        return std::make_unique<SecretWait>(wanted.value(settings.id).missing);
    if (settings.type == "mqtt"_L1) {
        QList<core::ProfilePtr> found;
        for (const core::ProfileId &id : settings.profiles) {
            const core::ProfilePtr profile = profiles.find(id);
            if (profile && profile->codec == "mqtt"_L1)
                found.append(profile);
            else
                missing(u"transport "_s + settings.id.toString(), id);
        }
        mqtt::MqttOptions mqttOptions;
        mqttOptions.clientId =
            mqtt::clientIdFor(report.installationId + QString::fromLatin1(QSysInfo::machineUniqueId()),
                              settings.id, mqtt::filtersOf(found, settings.sharedGroup));
        mqttOptions.password = secret(settings, Secrets::Password);
        mqttOptions.keys = payloadKeys(settings);
        mqttOptions.knownMarks = report.marks.value(settings.id);
        mqttOptions.dropDuplicates = options.dropDuplicates;
        mqttOptions.lastReceived = report.lastReceived.value(settings.id);
        core::TransportSettings resolved = settings;
        for (QString *file : {&resolved.tls.ca, &resolved.tls.certificate, &resolved.tls.key})
            *file = workspace.absolute(*file);
        return std::make_unique<mqtt::MqttTransport>(resolved, found, series, clock, mqttOptions);
    }
    if (settings.type == "thingsboard"_L1)
        return makeBoardReader(settings, report);
    if (settings.type == "mesh-http"_L1)
        return makeMeshHttp(settings, report);
    if (settings.type == "mesh-backend"_L1)
        return makeMeshBackend(settings, report);
    QList<core::DeviceSettings> onBus;
    QHash<core::DeviceId, core::ProfilePtr> byDevice;
    for (const core::DeviceSettings &device : std::as_const(workspace.devices)) {
        if (device.transport != settings.id)
            continue;
        const core::ProfilePtr profile = profiles.find(device.profile);
        if (!profile) {
            missing(u"device "_s + device.id.toString(), device.profile);
            continue;
        }
        onBus.append(device);
        byDevice.insert(device.id, profile);
        live.expectInterval(device.id, device.poll);
    }
    return std::make_unique<modbus::ModbusTransport>(settings, onBus, byDevice, series, clock);
}

void Engine::Private::addDevice(const core::Sighting &sighting, bool announce,
                                const core::DeviceSettings *settings)
{
    const qsizetype row = deviceRows.value(sighting.device, -1);
    // Known from an import only, or from a transport that is gone: it speaks here now.
    const bool heardAnew = row >= 0 && !devices[row].configured &&
                           !workspace.transport(devices[row].transport) &&
                           workspace.transport(sighting.transport);
    if (row >= 0 && !heardAnew)
        return;
    DeviceInfo info;
    info.id = sighting.device;
    info.transport = sighting.transport;
    info.profile = profiles.find(sighting.profile);
    info.name = sighting.device.toString();
    if (settings) {
        info.configured = true;
        if (!settings->name.isEmpty())
            info.name = settings->name;
        info.place = settings->place;
        if (info.profile && info.profile->codec == "modbus"_L1)
            info.unit = settings->unit;
    }
    const core::TransportSettings *transport = workspace.transport(sighting.transport);
    info.transportName =
        transport && !transport->name.isEmpty() ? transport->name : sighting.transport.toString();
    if (info.profile) {
        desk.setDevice(info.id, info.profile, info.transport);
        std::chrono::milliseconds factory{0};
        for (const auto &key : info.profile->commands.value(u"interval"_s).keys) {
            if (key.factory.count() > 0 && (factory.count() == 0 || key.factory < factory))
                factory = key.factory;
        }
        if (factory.count() > 0)
            live.expectInterval(info.id, factory);
    }
    if (heardAnew) {
        devices[row] = info;
        return;
    }
    deviceRows.insert(info.id, devices.size());
    devices.append(info);
    if (announce)
        emit q->deviceAdded(info);
}

void Engine::Private::look(const core::BatchPtr &batch)
{
    for (const core::Sighting &sighting : batch->sightings)
        addDevice(sighting, true);
    linePath->look(batch);
    for (const core::Event &event : batch->events)
        emit q->eventHappened(event);
    alarmWiring->look(batch);
    if (TransportLine *line = batch->rejects.isEmpty() ? nullptr : lineOf(batch->transport))
        line->keep(batch->rejects);
}

TransportLine *Engine::Private::lineOf(const core::TransportId &id) const
{
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&id](const auto *line) { return line->info().id == id; });
    return found == lines.end() ? nullptr : *found;
}

void Engine::Private::openDoor()
{
    connect(&desk, &commands::CommandDesk::progressed, q, &Engine::commandProgressed);
    connect(&desk, &commands::CommandDesk::finished, q, &Engine::commandFinished);
    if (!options.listen)
        return;
    door = new LocalDoor(WorkspaceHolder::socketName(workspace.database.path), workspace.name, q);
    path->addDoor(door);
    door->admitImports(gate);
    if (const auto opened = door->open(); !opened)
        emit q->problem(opened.error());
}

void Engine::Private::startDay()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime from = now.date().startOfDay();
    const QDateTime to = now.date().addDays(1).startOfDay();
    live.setLocalDay(toUtc(from), toUtc(to));
    for (TransportLine *line : std::as_const(lines))
        line->beginDay();
    midnight.setSingleShot(true);
    midnight.setTimerType(Qt::VeryCoarseTimer);
    midnight.disconnect(q);
    connect(&midnight, &QTimer::timeout, q, [this] { startDay(); });
    midnight.start(std::chrono::milliseconds(now.msecsTo(to) + 1000));
    queries.dayRanges(series, toUtc(from), clock->now(), q,
                      [this](const QList<live::DayRange> &list) { live.loadDay(list); });
}

Engine::Private::Energies Engine::Private::energiesOf(const historian::OpenReport &report) const
{
    Energies energies;
    for (const core::Reading &reading : report.latest) {
        const core::Series &what = series->at(reading.series);
        if (core::isTotal(what.quantity) && deviceRows.contains(what.device))
            energies.totals[devices[deviceRows.value(what.device)].transport].append(reading);
    }
    for (const core::Event &compare : report.compares) {
        if (deviceRows.contains(compare.device))
            energies.compares[devices[deviceRows.value(compare.device)].transport].append(compare);
    }
    return energies;
}

void Engine::Private::launch(TransportLine &line, const core::TransportSettings &settings,
                             std::unique_ptr<core::Transport> transport, const Energies &energies,
                             const historian::OpenReport &report)
{
    const core::UtcTime awayFrom =
        knowsItsGaps(settings.type) ? core::UtcTime{} : report.lastReceived.value(settings.id);
    auto ingest = std::make_unique<IngestPath>(series, live, energies.totals.value(settings.id), awayFrom,
                                               energies.compares.value(settings.id));
    connect(ingest.get(), &IngestPath::ingested, writer, &historian::HistorianWriter::append);
    connect(ingest.get(), &IngestPath::ingested, q, [this](const core::BatchPtr &batch) { look(batch); });
    // Evidence: what the devices themselves say.
    connect(ingest.get(), &IngestPath::ingested, &desk, &commands::CommandDesk::observe);
    ++linesRunning;
    line.start(std::move(transport), std::move(ingest));
}

void Engine::Private::lineStopped(const core::TransportId &id)
{
    --linesRunning;
    if (state == State::Stopping && linesRunning == 0)
        closeHistorian();
    else if (state == State::Running)
        paused(id);
}

void Engine::Private::closeHistorian()
{
    // Whoever closes last folds the log into the file, and a reader may not: so readers first, within limits.
    if ((queries.isBusy() || NotifyPath::of(*q).isBusy()) && readerPatience-- > 0) {
        QTimer::singleShot(ReaderLook, q, [this] { closeHistorian(); });
        return;
    }
    if (door)
        door->close();
    linePath->end();
    QMetaObject::invokeMethod(writer, &historian::HistorianWriter::close, Qt::QueuedConnection);
}

void Engine::Private::endDbThread(std::function<void()> then)
{
    // The writer goes with its thread.
    writer = nullptr;
    connect(&dbThread, &QThread::finished, q, std::move(then));
    dbThread.quit();
}

void Engine::Private::finishStop()
{
    endDbThread([this] {
        holder.release();
        state = State::Stopped;
        emit q->stopped();
    });
}

Engine::Engine(core::Workspace workspace, EngineOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(workspace), std::move(options)))
{
    qRegisterMetaType<core::BatchPtr>();
    d->linePath = new LinePath(this);
    connect(d->linePath, &LinePath::problem, this, &Engine::problem);
    d->alarmPath = new AlarmPath(this);
    auto *notifyPath = new NotifyPath(d->workspace, d->secrets, d->clock, this);
    notifyPath->nameDevicesBy([this](const core::DeviceId &id) {
        const auto known = device(id);
        return known ? known->name : QString();
    });
    connect(d->alarmPath, &AlarmPath::happened, notifyPath, &NotifyPath::take);
    connect(notifyPath, &NotifyPath::failed, this, &Engine::problem);
    connect(notifyPath, &NotifyPath::happened, this, &Engine::eventHappened);
    connect(this, &Engine::stopping, notifyPath, &NotifyPath::stop);
}

Engine::~Engine()
{
    d->gate->close();
    // A polite end is stop(); here only threads are ended, and what was not committed was never acknowledged.
    d->dbThread.disconnect(this);
    if (d->writer)
        d->writer->disconnect(this);
    qDeleteAll(d->lines);
    d->dbThread.quit();
    d->queries.leave();
    d->dbThread.wait();
}

void Engine::start()
{
    if (d->state != Private::State::Idle)
        return;
    if (const auto held = d->holder.take(); !held) {
        d->state = Private::State::Stopped;
        emit startFailed(held.error());
        return;
    }
    d->open();
}

void Engine::stop()
{
    switch (d->state) {
    case Private::State::Idle:
        d->state = Private::State::Stopped;
        emit stopped();
        return;
    case Private::State::Stopping:
    case Private::State::Stopped:
        return;
    case Private::State::Opening:
        d->state = Private::State::Stopping;
        d->closeHistorian();
        return;
    case Private::State::Running:
        break;
    }
    d->state = Private::State::Stopping;
    d->gate->close();
    emit stopping();
    d->alarmWiring->end();
    d->queries.leave();
    d->linePath->leave();
    d->midnight.stop();
    // The desk first: its last audit rows are still stored, then nothing new is ordered.
    connect(&d->desk, &commands::CommandDesk::closed, this, [this] {
        if (d->linesRunning == 0)
            d->closeHistorian();
        for (TransportLine *line : std::as_const(d->lines))
            line->stop();
    });
    d->desk.close(u"the console is closing"_s);
}

} // namespace engine
