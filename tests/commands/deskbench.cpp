// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskbench.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

commands::DeskOptions DeskBench::options()
{
    commands::DeskOptions options;
    options.tickEvery = 0ms;
    return options;
}

DeskBench::DeskBench() : desk(series, clock, options())
{
    profile = core::ProfileStore::load({}, nullptr).find(core::ProfileId(u"iot-smart-meter"_s));
    Q_ASSERT(profile);
    desk.setDevice(node, profile, site);
    desk.transportUp(site, true);

    connect(&desk, &commands::CommandDesk::auditRequested, this, [this](core::AuditEntry entry) {
        entry.number = audit.size() + 1;
        audit.append(entry);
        const Audit mood = entry.stage == "requested"_L1 ? requestedRow : outcomeRow;
        if (entry.stage == "late"_L1)
            return;
        if (mood == Audit::Stores)
            desk.auditStored(entry);
        else if (mood == Audit::Fails)
            desk.auditFailed(entry, {core::ErrorCode::DiskFull, u"depot.db"_s, u"no space left"_s, {}});
    });
    connect(&desk, &commands::CommandDesk::sendRequested, this, [this](const core::OutgoingMessage &message) {
        sends.append(message);
        if (wire == Wire::Refuses)
            desk.notSent(message.command, {core::ErrorCode::Unreachable, u"site"_s, u"broken pipe"_s, {}});
        if (wire == Wire::Sends || wire == Wire::Confirms)
            desk.sent(message.command);
        if (wire == Wire::Confirms)
            desk.accepted(message.command);
    });
    connect(&desk, &commands::CommandDesk::finished, this,
            [this](const core::CommandId &id, core::Outcome outcome, const QJsonObject &evidence) {
                ends.append({id, outcome, evidence});
                wereOpenAtFinish = wereOpenAtFinish || desk.known(node).open == id;
            });
    connect(&desk, &commands::CommandDesk::progressed, this,
            [this](const commands::Progress &step) { steps.append(step); });
    connect(&desk, &commands::CommandDesk::cancelRefused, this,
            [this](const core::CommandId &, const QString &why) { refusals.append(why); });
    connect(&desk, &commands::CommandDesk::afterwards, this,
            [this](const core::CommandId &id, bool late, const QJsonObject &) {
                after.append({id, late});
            });
    connect(&desk, &commands::CommandDesk::closed, this, [this] { ++closed; });
}

core::Command DeskBench::relay(bool on) const
{
    core::Command command;
    command.id = core::newCommandId();
    command.device = node;
    command.name = u"relay"_s;
    command.value = on ? 1 : 0;
    command.orderedBy = u"nimal@desk-1"_s;
    return command;
}

core::Command DeskBench::interval(const QString &key, qint64 ms) const
{
    core::Command command = relay(true);
    command.name = u"interval"_s;
    command.key = key;
    command.value = static_cast<double>(ms);
    return command;
}

void DeskBench::submit(const core::Command &command) { desk.submit(command); }

void DeskBench::report(core::Quantity quantity, std::optional<double> value, const QString &source,
                       bool retained, core::Quality quality)
{
    core::Series s;
    s.device = node;
    s.quantity = quantity;
    s.source = source;
    s.profile = profile->id;
    core::Reading reading;
    reading.series = series->intern(s);
    reading.quality = retained && !retainedReadsGood ? core::Quality::Stale : quality;
    reading.retained = retained;
    reading.value = value;
    reading.measuredAt = reading.receivedAt = clock->now();
    reading.receivedSteady = clock->steady();
    auto batch = std::make_shared<core::Batch>();
    batch->transport = site;
    batch->readings = {reading};
    desk.observe(batch);
}

void DeskBench::metrics()
{
    report(core::Quantity::Voltage, 231, u"site:pzem/metrics"_s);
    report(core::Quantity::Current, 2, u"site:pzem/metrics"_s);
    report(core::Quantity::ActivePower, 462, u"site:pzem/metrics"_s);
}

void DeskBench::pass(std::chrono::milliseconds time)
{
    for (; time > 0ms; time -= 100ms) {
        clock->advance(std::min(time, 100ms));
        desk.tick();
    }
}

QStringList DeskBench::rows() const
{
    QStringList stages;
    for (const auto &entry : audit)
        stages.append(entry.stage);
    return stages;
}

QString DeskBench::outcomeOf(const core::CommandId &id) const
{
    QString found;
    for (const End &end : ends) {
        if (end.id == id)
            found = found.isEmpty() ? QString(core::outcomeName(end.outcome)) : u"twice"_s;
    }
    return found;
}

QJsonObject DeskBench::evidenceOf(const core::CommandId &id) const
{
    for (const End &end : ends) {
        if (end.id == id)
            return end.evidence;
    }
    return {};
}
