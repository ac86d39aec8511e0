// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linepath.h"

#include "historypool.h"
#include "linefleet.h"
#include "linefollower.h"
#include "linequery.h"
#include "lines/lineplan.h"
#include "lines/outagesettings.h"
#include "lines/regions.h"
#include "linestart.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

namespace {

constexpr auto TellEvery = 250ms;
constexpr auto LookEvery = 2s;   // for devices that fell silent
constexpr auto StoreEvery = 10s; // what has ended, and states
constexpr auto AskAfter = 500ms; // late news come in bursts
constexpr auto AskAgain = 2s;    // the database cannot be written now
constexpr auto KeptBack = 10min; // how late a batch may be committed and still be known in the answer
constexpr qsizetype AskedAtOnce = 500;
constexpr qsizetype StoredAtOnce = 500;

} // namespace

struct LinePath::Private
{
    explicit Private(LinePath *owner) : q(owner) {}

    void readSettings();
    void readRegions(const QString &file);
    void readPlans();
    void refresh(const core::DeviceId &device);
    MonitoredDevice viewOf(const core::DeviceId &device) const;
    void lookAround();
    void tell();
    void tellSoon();
    void ask();
    void read(const QList<core::DeviceId> &devices, quint64 order, core::UtcTime since);
    void store(bool all);

    LinePath *q;
    std::optional<LineStart> start;
    std::unique_ptr<LineFollower> follower;
    std::shared_ptr<LineScene> scene = std::make_shared<LineScene>();
    lines::Regions regions;
    QHash<core::DeviceId, lines::LinePlan> plans;
    QHash<core::DeviceId, lines::Region> regionOf;
    QList<MonitoredDevice> views;
    QHash<core::DeviceId, qsizetype> rows;
    QTimer tellTimer;
    QTimer lookTimer;
    QTimer storeTimer;
    QTimer askTimer;
    bool asking = false;
    bool settled = false;
    bool ended = false;
    bool failing = false; ///< the store could not be read, and that was told
};

void LinePath::Private::readSettings()
{
    const core::Workspace &workspace = start->workspace;
    const auto settings = outageSettings(workspace);
    if (settings) {
        scene->rule = settings->rule;
        scene->planned = settings->planned;
        readRegions(settings->regionsFile);
        return;
    }
    emit q->problem(settings.error());
    readRegions({});
}

void LinePath::Private::readRegions(const QString &file)
{
    auto read = engine::readRegions(start->workspace, file);
    if (read)
        regions = std::move(*read);
    else
        emit q->problem(read.error());
}

void LinePath::Private::readPlans()
{
    for (const core::DeviceSettings &device : start->workspace.devices) {
        if (device.place) {
            if (const auto region = regions.at(device.place->lat, device.place->lon)) {
                regionOf.insert(device.id, *region);
                scene->regionOf.insert(device.id, region->name);
            }
        }
        if (!device.name.isEmpty())
            scene->nameOf.insert(device.id, device.name);
        if (device.lines.isEmpty())
            continue;
        auto plan = lines::readLinePlan(device.lines, zoneOf(start->workspace, device.transport));
        if (plan) {
            plans.insert(device.id, *plan);
            continue;
        }
        core::Error error = plan.error();
        error.where =
            u"%1, device %2, %3"_s.arg(start->workspace.fileName, device.id.toString(), error.where);
        emit q->problem(error);
    }
}

MonitoredDevice LinePath::Private::viewOf(const core::DeviceId &device) const
{
    MonitoredDevice view;
    view.id = device;
    const auto info = start->device(device);
    view.name = info ? info->name : device.toString();
    if (info) {
        view.transport = info->transport;
        view.place = info->place;
    }
    const lines::Region region = regionOf.value(device);
    view.region = region.name;
    view.province = region.province;
    const core::UtcTime now = start->clock->now();
    const lines::LineJournal *journal = follower->journal(device);
    const lines::DeviceLines &state = journal->lines();
    view.away = state.isAway();
    view.evidence = state.evidence();
    view.silent =
        !view.away && state.evidence() != core::UtcTime{} && now - state.evidence() > state.rule().aliveFor;
    const lines::LinePlan plan = plans.value(device);
    QStringList names = state.lines();
    for (auto it = plan.keyBegin(); it != plan.keyEnd(); ++it) {
        if (!names.contains(*it))
            names.append(*it);
    }
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    QHash<QString, core::UtcTime> off;
    const QList<lines::Outage> open = state.open();
    for (const lines::Outage &outage : open)
        off.insert(outage.line, outage.start);
    for (const QString &line : std::as_const(names)) {
        LineView one;
        one.line = line;
        one.label = lines::labelOf(plan, line, now);
        lines::LineFacts facts;
        facts.customers = lines::customersOf(plan, line);
        one.customers = facts.customersAt(now);
        one.status = state.status(line, now);
        if (const auto since = off.constFind(line);
            since != off.constEnd() && one.status.state != lines::LineState::On)
            one.offSince = *since;
        view.lines.append(one);
    }
    return view;
}

void LinePath::Private::refresh(const core::DeviceId &device)
{
    const qsizetype row = rows.value(device, -1);
    if (row >= 0) {
        views[row] = viewOf(device);
        return;
    }
    rows.insert(device, views.size());
    views.append(viewOf(device));
}

/// Silence makes no message: what is due by the clock is looked for.
void LinePath::Private::lookAround()
{
    const core::UtcTime now = start->clock->now();
    QList<core::DeviceId> changed;
    for (const MonitoredDevice &view : std::as_const(views)) {
        const lines::DeviceLines &state = follower->journal(view.id)->lines();
        const bool silent = !state.isAway() && state.evidence() != core::UtcTime{} &&
                            now - state.evidence() > state.rule().aliveFor;
        const bool restoring = std::any_of(view.lines.begin(), view.lines.end(),
                                           [](const LineView &line) { return line.status.restoring; });
        if (silent != view.silent || restoring)
            changed.append(view.id);
    }
    QList<core::DeviceId> told;
    for (const core::DeviceId &device : std::as_const(changed)) {
        const MonitoredDevice before = views[rows.value(device)];
        refresh(device);
        const MonitoredDevice &after = views[rows.value(device)];
        const bool same = before.silent == after.silent &&
                          std::equal(before.lines.begin(), before.lines.end(), after.lines.begin(),
                                     after.lines.end(), [](const LineView &a, const LineView &b) {
                                         return a.status == b.status && a.offSince == b.offSince;
                                     });
        if (!same)
            told.append(device);
    }
    if (!told.isEmpty())
        emit q->changed(told);
}

void LinePath::Private::tellSoon()
{
    if (!tellTimer.isActive())
        tellTimer.start();
}

void LinePath::Private::tell()
{
    const QSet<core::DeviceId> changed = follower->takeChanged();
    const QSet<core::DeviceId> past = follower->takePastChanged();
    for (const core::DeviceId &device : changed)
        refresh(device);
    if (!changed.isEmpty())
        emit q->changed(changed.values());
    if (!past.isEmpty())
        emit q->outagesChanged(past.values());
}

/// Asks for pasts: first that everything looked at is committed, then the store. One reading at a time, so
/// that the pool has room for people.
void LinePath::Private::ask()
{
    if (asking || ended)
        return;
    const QList<core::DeviceId> devices = follower->takeWanted(AskedAtOnce);
    if (devices.isEmpty()) {
        if (!settled && !follower->isWaiting()) {
            settled = true;
            emit q->settled();
        }
        return;
    }
    asking = true;
    const core::UtcTime since = start->clock->now() - KeptBack;
    QMetaObject::invokeMethod(
        start->writer,
        [this, path = q, writer = start->writer, devices, since] {
            const auto order = writer->lineOrder();
            QMetaObject::invokeMethod(
                path,
                [this, order, devices, since] {
                    if (order) {
                        read(devices, *order, since);
                        return;
                    }
                    asking = false;
                    for (const core::DeviceId &device : devices)
                        follower->missed(device, true);
                    askTimer.start(AskAgain);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void LinePath::Private::read(const QList<core::DeviceId> &devices, quint64 order, core::UtcTime since)
{
    if (ended)
        return;
    start->pool->ask<std::shared_ptr<LinePasts>>(
        [source = start->source, leaving = scene->leaving, rule = scene->rule, devices, since] {
            return std::make_shared<LinePasts>(readPasts(source, leaving, rule, devices, since));
        },
        q,
        [this, devices, order](const std::shared_ptr<LinePasts> &pasts) {
            asking = false;
            QSet<core::DeviceId> missing(devices.begin(), devices.end());
            for (auto &[device, past] : pasts->found) {
                missing.remove(device);
                follower->adopt(device, std::move(past), order);
            }
            for (const core::DeviceId &device : std::as_const(missing))
                follower->missed(device, true);
            if (ended)
                return;
            if (pasts->error && !failing)
                emit q->problem(*pasts->error);
            failing = pasts->error.has_value();
            tellSoon();
            askTimer.start(pasts->error ? AskAgain : 0ms);
        });
}

void LinePath::Private::store(bool all)
{
    while (true) {
        const auto records = follower->takeRecords(all, StoredAtOnce);
        if (records.isEmpty())
            return;
        QMetaObject::invokeMethod(
            start->writer,
            [writer = start->writer, records, seen = follower->seen()] { writer->storeLines(records, seen); },
            Qt::QueuedConnection);
        if (!all)
            return;
    }
}

LinePath::LinePath(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    d->tellTimer.setSingleShot(true);
    d->tellTimer.setInterval(TellEvery);
    connect(&d->tellTimer, &QTimer::timeout, this, [this] { d->tell(); });
    d->lookTimer.setInterval(LookEvery);
    connect(&d->lookTimer, &QTimer::timeout, this, [this] { d->lookAround(); });
    d->storeTimer.setInterval(StoreEvery);
    connect(&d->storeTimer, &QTimer::timeout, this, [this] { d->store(false); });
    d->askTimer.setSingleShot(true);
    connect(&d->askTimer, &QTimer::timeout, this, [this] { d->ask(); });
    d->scene->leaving = std::make_shared<std::atomic<bool>>(false);
}

LinePath::~LinePath() = default;

void LinePath::begin(const LineStart &start)
{
    d->start = start;
    d->scene->source = start.source;
    d->scene->workspace = start.workspace;
    d->readSettings();
    d->readPlans();
    d->follower = std::make_unique<LineFollower>(start.series, d->scene->rule);
    for (const core::DeviceSettings &device : start.workspace.devices)
        d->follower->sighted(device.id, device.transport);
    d->follower->findDevices();
    for (const core::DeviceSettings &device : start.workspace.devices) {
        if (d->plans.contains(device.id) && !d->follower->journal(device.id))
            d->follower->expect(device.id, false);
    }
    d->tell();
    d->lookTimer.start();
    d->storeTimer.start();
    d->askTimer.start(0ms);
}

void LinePath::look(const core::BatchPtr &batch)
{
    if (!d->follower || d->ended)
        return;
    d->follower->look(*batch);
    if (d->follower->hasChanges())
        d->tellSoon();
    if (d->follower->isWaiting() && !d->asking && !d->askTimer.isActive())
        d->askTimer.start(AskAfter);
}

void LinePath::imported(const QList<core::DeviceId> &devices)
{
    if (!d->follower || d->ended)
        return;
    for (const core::DeviceId &device : devices)
        d->follower->wantAnew(device);
    if (d->follower->isWaiting() && !d->asking)
        d->askTimer.start(AskAfter);
}

void LinePath::leave() { *d->scene->leaving = true; }

void LinePath::end()
{
    if (!d->follower || d->ended)
        return;
    d->ended = true;
    leave();
    for (QTimer *timer : {&d->tellTimer, &d->lookTimer, &d->storeTimer, &d->askTimer})
        timer->stop();
    d->store(true);
}

QList<MonitoredDevice> LinePath::devices() const { return d->views; }

std::optional<MonitoredDevice> LinePath::device(const core::DeviceId &id) const
{
    const qsizetype row = d->rows.value(id, -1);
    return row < 0 ? std::nullopt : std::optional(d->views[row]);
}

LineCounts LinePath::totals() const { return countsOf(d->views); }

QList<RegionLines> LinePath::regions() const { return regionsOf(d->views); }

QString LinePath::worstRegion() const
{
    const QList<RegionLines> list = regions();
    return list.isEmpty() || list.first().counts.off == 0 ? QString() : list.first().region;
}

lines::OutageRule LinePath::rule() const { return d->scene->rule; }

bool LinePath::isSettled() const { return d->settled && !d->follower->isWaiting(); }

void LinePath::history(const LineHistoryRequest &request, QObject *context,
                       std::function<void(LineHistoryAnswer)> answer) const
{
    if (!d->start)
        return;
    d->start->pool->ask<LineHistoryAnswer>(
        [scene = *d->scene, request] { return readLineHistory(scene, request); }, context, std::move(answer));
}

void LinePath::outages(const LineQuestion &question, QObject *context,
                       std::function<void(OutagesAnswer)> answer) const
{
    if (!d->start)
        return;
    d->start->pool->ask<OutagesAnswer>([scene = *d->scene, question] { return readOutages(scene, question); },
                                       context, std::move(answer));
}

void LinePath::indices(const LineQuestion &question, QObject *context,
                       std::function<void(IndicesAnswer)> answer) const
{
    if (!d->start)
        return;
    d->start->pool->ask<IndicesAnswer>(
        [scene = *d->scene, question] { return readIndices(scene, question, QTimeZone::systemTimeZone()); },
        context, std::move(answer));
}

} // namespace engine
