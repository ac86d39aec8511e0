// SPDX-License-Identifier: GPL-3.0-or-later
#include "importcommand.h"

#include "arguments.h"
#include "stopsignal.h"

#include "reports/csvwriter.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

constexpr int Cancelled = 15;
constexpr qint64 TellEveryMs = 2000;

QJsonValue timeOf(const std::optional<core::UtcTime> &time)
{
    return time ? QJsonValue(QString::fromLatin1(reports::isoMicros(*time))) : QJsonValue();
}

template <typename Map>
QJsonObject countsOf(const Map &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(it.key(), static_cast<double>(it.value()));
    return object;
}

QStringList sortedDevices(const engine::ImportState &state)
{
    QStringList names;
    for (const core::DeviceId &device : state.devices)
        names.append(device.toString());
    names.sort();
    return names;
}

QMap<QString, quint64> byName(const QMap<core::Quantity, quint64> &quantities)
{
    QMap<QString, quint64> names;
    for (auto it = quantities.begin(); it != quantities.end(); ++it)
        names.insert(core::quantityName(it.key()), it.value());
    return names;
}

qsizetype shown(const engine::ImportState &state)
{
    return std::min(state.firstRefused.size(), engine::ImportState::MostShown);
}

/// How this import stands to an earlier one of the same source that was broken off; empty without one.
QString resumeWords(const engine::ImportState &state)
{
    if (state.rowsBefore > 0)
        return u"continued from row %1: the rows before it are stored already"_s.arg(state.rowsBefore + 1);
    if (state.startedOver == "source"_L1)
        return u"started over: the source changed since it was read up to row %1"_s.arg(state.leftAtRow);
    if (state.startedOver == "settings"_L1)
        return u"started over: up to row %1 it was read with another zone or repair"_s.arg(state.leftAtRow);
    if (state.startedOver == "unkeyed"_L1)
        return u"started over: its rows have no numbers by which row %1 could be found"_s.arg(
            state.leftAtRow);
    return {};
}

QJsonObject toJson(const engine::ImportRequest &request, const engine::ImportState &state)
{
    QJsonArray examples;
    for (const imports::Refusal &refusal : state.firstRefused.first(shown(state))) {
        examples.append(QJsonObject{{u"file"_s, refusal.place.file},
                                    {u"table"_s, refusal.place.table},
                                    {u"row"_s, refusal.place.row},
                                    {u"reason"_s, refusal.reason},
                                    {u"detail"_s, refusal.detail}});
    }
    return {{u"kind"_s, request.what.kind},
            {u"preview"_s, request.preview},
            {u"rows"_s, static_cast<double>(state.rows)},
            {u"rowsBefore"_s, static_cast<double>(state.rowsBefore)},
            {u"startedOver"_s, state.startedOver},
            {u"readings"_s, static_cast<double>(state.readings)},
            {u"new"_s, static_cast<double>(state.fresh)},
            {u"known"_s, static_cast<double>(state.known)},
            {u"events"_s, static_cast<double>(state.events)},
            {u"newEvents"_s, static_cast<double>(state.freshEvents)},
            {u"repaired"_s, static_cast<double>(state.repaired)},
            {u"devices"_s, QJsonArray::fromStringList(sortedDevices(state))},
            {u"quantities"_s, countsOf(byName(state.quantities))},
            {u"from"_s, timeOf(state.from)},
            {u"to"_s, timeOf(state.to)},
            {u"rejected"_s, static_cast<double>(state.refused)},
            {u"rejects"_s, countsOf(state.refusals)},
            {u"firstRejects"_s, examples},
            {u"notImported"_s, countsOf(state.homeless)},
            {u"damages"_s, static_cast<double>(state.damages)},
            {u"firstDamages"_s, QJsonArray::fromStringList(state.firstDamages)},
            {u"zone"_s, state.zone},
            {u"notes"_s, QJsonArray::fromStringList(state.notes)},
            {u"cancelled"_s, state.cancelled},
            {u"error"_s, state.error ? QJsonValue(state.error->toString()) : QJsonValue()}};
}

void sayAll(const engine::ImportRequest &request, const engine::ImportState &state)
{
    const auto line = [](const QString &what, const auto &value) {
        say(what.leftJustified(19) + u' ' + u"%1"_s.arg(value));
    };
    if (const QString words = resumeWords(state); !words.isEmpty())
        say(words);
    line(u"rows read"_s, state.rows);
    line(u"readings"_s, state.readings);
    line(request.preview ? u"  not stored yet"_s : u"  newly stored"_s, state.fresh);
    line(u"  stored before"_s, state.known);
    if (state.events > 0) {
        line(u"events"_s, state.events);
        line(request.preview ? u"  not stored yet"_s : u"  newly stored"_s, state.freshEvents);
    }
    if (state.repaired > 0)
        line(u"rows repaired"_s, state.repaired);
    line(u"devices"_s, state.devices.size());
    const auto names = byName(state.quantities);
    for (auto it = names.begin(); it != names.end(); ++it)
        line(u"  "_s + it.key(), it.value());
    if (state.from)
        line(u"from"_s, timeOf(state.from).toString());
    if (state.to)
        line(u"to"_s, timeOf(state.to).toString());
    if (!state.zone.isEmpty())
        line(u"times without zone"_s, u"read as "_s + state.zone);
    line(u"rejected"_s, state.refused);
    for (auto it = state.refusals.begin(); it != state.refusals.end(); ++it)
        line(u"  "_s + it.key(), it.value());
    for (const imports::Refusal &refusal : state.firstRefused.first(shown(state)))
        say(u"    %1: %2 (%3)"_s.arg(refusal.place.toString(), refusal.detail, refusal.reason));
    if (state.refused > static_cast<quint64>(shown(state)))
        say(u"    and %1 more; --rejects FILE writes all of them"_s.arg(state.refused -
                                                                        static_cast<quint64>(shown(state))));
    if (!state.homeless.isEmpty())
        say(u"not imported: no home yet"_s);
    for (auto it = state.homeless.begin(); it != state.homeless.end(); ++it)
        say(u"  %1 rows of %2: %3"_s.arg(it.value()).arg(it.key(), state.whyHomeless.value(it.key())));
    if (state.damages > 0)
        line(u"damaged places"_s, state.damages);
    for (const QString &damage : state.firstDamages)
        say(u"  "_s + damage);
    for (const QString &note : state.notes)
        say(u"note: "_s + note);
    if (request.preview)
        say(u"nothing was written: this is a preview"_s);
}

} // namespace

ImportCommand::ImportCommand(engine::ImportRequest request, bool json)
    : m_request(std::move(request)), m_json(json)
{
    auto *stop = new StopSignal(this);
    connect(stop, &StopSignal::asked, this, [this] { m_stop = true; });
}

ImportCommand::~ImportCommand()
{
    if (m_thread)
        m_thread->wait();
}

void ImportCommand::start()
{
    m_thread.reset(QThread::create([this] {
        QElapsedTimer told;
        told.start();
        bool resumed = false;
        m_done = engine::importRows(m_request, [&](const engine::ImportState &state) {
            if (!resumed && !m_json && !resumeWords(state).isEmpty())
                complain(resumeWords(state));
            resumed = true;
            if (told.elapsed() >= TellEveryMs) {
                told.restart();
                complain(u"%1 rows read, %2 readings new, %3 rejected"_s.arg(state.rows)
                             .arg(state.fresh)
                             .arg(state.refused));
            }
            return !m_stop.load();
        });
    }));
    connect(m_thread.get(), &QThread::finished, this, &ImportCommand::summarise);
    m_thread->start();
}

void ImportCommand::summarise()
{
    m_thread->wait();
    if (m_json)
        say(QString::fromUtf8(QJsonDocument(toJson(m_request, m_done)).toJson(QJsonDocument::Compact)));
    else if (m_done.rows > 0 || !m_done.error)
        sayAll(m_request, m_done);
    if (m_done.error) {
        complain(m_done.error->toString());
        m_exit = exits::Failed;
    } else if (m_done.cancelled) {
        complain(u"ended early; what was stored stays, and running it again goes on from there"_s);
        m_exit = Cancelled;
    }
    emit finished();
}
