// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/notifypath.h"

#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "engine/secrets.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int CaughtUp = 500; ///< transitions looked through after a start
constexpr std::chrono::hours StillNews{24};

const QString NoteKey = u"notify-queue"_s;
const core::TransportId Sender{u"notify:queue"_s}; ///< of the batches that carry the queue

QString numberText(double value) { return QString::number(value, 'g', 6); }

QString valueOf(const alarms::Figure &figure, const alarms::Alarm &alarm)
{
    if (!figure.value)
        return figure.word;
    QString unit;
    if (alarm.source.subject == alarms::Subject::Quantity) {
        const QLatin1StringView name = core::quantityUnit(alarm.source.quantity);
        if (name != "1"_L1)
            unit = u' ' + name;
    }
    if (alarm.condition == alarms::Condition::Rate)
        unit += "/s"_L1;
    const QString value = numberText(*figure.value) + unit;
    const bool measured = alarm.condition == alarms::Condition::High ||
                          alarm.condition == alarms::Condition::Low ||
                          alarm.condition == alarms::Condition::Rate;
    return alarm.limit && measured ? u"%1 (limit %2)"_s.arg(value, numberText(*alarm.limit) + unit) : value;
}

core::Event eventOf(const notify::Item &item)
{
    core::Event event;
    event.at = item.endedAt;
    event.kind = "notify-"_L1 + notify::itemStateName(item.state);
    event.detail = {{u"message"_s, item.message.id},
                    {u"target"_s, item.message.target},
                    {u"subject"_s, item.message.letter.subject},
                    {u"attempts"_s, item.attempts}};
    const std::pair<QString, QString> further[] = {
        {u"recipient"_s, item.message.recipient},
        {u"answer"_s, item.words()},
        {u"alarm"_s, item.message.content.value(u"alarm"_s).toString()}};
    for (const auto &[key, text] : further) {
        if (!text.isEmpty())
            event.detail.insert(key, text);
    }
    event.device = core::DeviceId(item.message.content.value(u"device"_s).toString());
    return event;
}

/// What a transition means to people elsewhere.
std::optional<notify::Happening> happeningOf(const alarms::Transition &transition)
{
    using alarms::What;
    if (transition.hidden != alarms::Hidden::No)
        return std::nullopt;
    switch (transition.what) {
    case What::Raised:
    case What::RaisedAgain:
        return notify::Happening::Raised;
    case What::Worsened:
    case What::Unshelved:
    case What::ShelfEnded:
    case What::Unsuppressed:
    case What::InService:
        // It is in the list now, and nobody elsewhere has heard of it, or not how urgent it is.
        if (transition.to == alarms::State::ActiveUnacknowledged)
            return notify::Happening::Raised;
        return std::nullopt;
    case What::Cleared:
        return notify::Happening::Cleared;
    case What::Acknowledged:
        return notify::Happening::Acknowledged;
    case What::Reset:
    case What::Eased:
    case What::Shelved:
    case What::Suppressed:
    case What::OutOfService:
    case What::RuleGone:
        break;
    }
    return std::nullopt;
}

} // namespace

NotifyPath::NotifyPath(const core::Workspace &workspace, Secrets &secrets,
                       std::shared_ptr<const core::Clock> clock, QObject *parent)
    : NotifyPath(workspace, secrets, std::move(clock), notify::Outbox::Options{}, parent)
{}

NotifyPath::NotifyPath(const core::Workspace &workspace, Secrets &secrets,
                       std::shared_ptr<const core::Clock> clock, const notify::Outbox::Options &options,
                       QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_secrets(secrets)
    , m_clock(std::move(clock))
    , m_outbox(new notify::Outbox(m_clock, options, this))
{
    auto plan = notify::readPlan(workspace.part(u"notify"_s));
    if (!plan) {
        m_planError = plan.error();
        return;
    }
    for (notify::Target &target : plan->targets) {
        target.ca = workspace.absolute(target.ca);
        const QString variable = secretOwner(target.id).passwordVariable();
        for (const core::TransportSettings &transport : workspace.transports) {
            if (transport.passwordVariable() != variable)
                continue;
            // One variable, one secret: the broker's password is nothing for a mail server.
            target.enabled = false;
            m_planError = core::Error{core::ErrorCode::BadInput, u"notify target "_s + target.id,
                                      u"a transport has the same id, and so the same secret"_s,
                                      u"Give the target another id."_s};
        }
    }
    m_outbox->setPlan(*plan);
    connect(m_outbox, &notify::Outbox::snapshotReady, this, &NotifyPath::keep);
}

NotifyPath::~NotifyPath() = default;

NotifyPath &NotifyPath::of(const Engine &engine)
{
    return *engine.findChild<NotifyPath *>(QString(), Qt::FindDirectChildrenOnly);
}

core::Result<core::Workspace> NotifyPath::proposed(const core::Workspace &workspace, const notify::Plan &plan)
{
    const QJsonObject part = notify::writePlan(plan);
    // What was not readable must not be written either.
    if (const auto read = notify::readPlan(part); !read)
        return read.error();
    return workspace.withPart(u"notify"_s, part);
}

core::TransportSettings NotifyPath::secretOwner(const QString &target)
{
    core::TransportSettings owner;
    owner.id = core::TransportId(target);
    owner.type = u"notify"_s;
    return owner;
}

void NotifyPath::readSecrets()
{
    for (const notify::Target &target : plan().targets) {
        if (!target.needsSecret())
            continue;
        m_secrets.read(secretOwner(target.id), Secrets::Password, this,
                       [this, id = target.id](const Secret &secret) {
                           if (secret.isKnown())
                               m_outbox->setSecret(id, secret.value);
                           else if (secret.trouble)
                               emit failed(*secret.trouble);
                       });
    }
}

void NotifyPath::sendTest(const QString &id)
{
    const auto send = [this, id] {
        if (const auto sent = m_outbox->sendTest(id, m_workspace.name); !sent) {
            emit failed(sent.error());
            emit m_outbox->testsEnded(id, false);
        }
    };
    const notify::Target *target = plan().target(id);
    if (!target || !target->needsSecret()) {
        send();
        return;
    }
    m_secrets.read(secretOwner(id), Secrets::Password, this, [this, id, send](const Secret &secret) {
        if (secret.isKnown())
            m_outbox->setSecret(id, secret.value);
        send();
    });
}

void NotifyPath::nameDevicesBy(std::function<QString(const core::DeviceId &)> name)
{
    m_name = std::move(name);
}

std::optional<notify::Occasion> NotifyPath::occasionOf(const alarms::Transition &transition,
                                                       const alarms::Alarm &alarm) const
{
    const auto happening = happeningOf(transition);
    if (!happening)
        return std::nullopt;
    notify::Occasion occasion;
    occasion.number = transition.number;
    occasion.happening = *happening;
    occasion.urgency = notify::Urgency(transition.priority);
    occasion.at = transition.at;
    occasion.alarm = transition.alarm.toString();
    occasion.name = alarm.name.isEmpty() ? transition.rule.toString() : alarm.name;
    occasion.device = transition.device.toString();
    if (!transition.device.isEmpty()) {
        const QString name = m_name ? m_name(transition.device) : QString();
        occasion.where = name.isEmpty() ? occasion.device : name;
        if (!alarm.source.channel.isEmpty())
            occasion.where += alarm.source.subject == alarms::Subject::Line
                                  ? u" line "_s + alarm.source.channel
                                  : u' ' + alarm.source.channel;
    } else if (!transition.transport.isEmpty()) {
        const core::TransportSettings *transport = m_workspace.transport(transition.transport);
        occasion.where =
            transport && !transport->name.isEmpty() ? transport->name : transition.transport.toString();
    }
    occasion.value = valueOf(transition.figure, alarm);
    occasion.response = alarm.response;
    occasion.who = transition.who;
    occasion.site = m_workspace.name;
    occasion.simulated = m_workspace.simulated;
    return occasion;
}

void NotifyPath::take(const alarms::Transition &transition, const alarms::Alarm &alarm)
{
    if (plan().targets.isEmpty())
        return;
    // Numbers that may still be caught up with; later ones are of no interest.
    if (m_heard.size() < CaughtUp)
        m_heard.insert(transition.number);
    if (const auto occasion = occasionOf(transition, alarm))
        m_outbox->take(*occasion);
}

void NotifyPath::begin(historian::HistorianWriter *writer, const QString &databasePath, AlarmPath *alarms)
{
    if (m_planError)
        emit failed(*m_planError);
    if (plan().targets.isEmpty())
        return;
    m_writer = writer;
    m_alarms = alarms;
    connect(writer, &historian::HistorianWriter::committed, this,
            [this](const core::TransportId &sender, quint64 sequence) {
                if (sender == Sender)
                    m_outbox->stored(sequence);
            });
    readSecrets();
    // On the writer's thread, so that no reader is open when the last one folds the log into the file.
    QMetaObject::invokeMethod(
        writer,
        [this, databasePath] {
            auto reader = historian::HistorianReader::open(databasePath);
            const auto note = reader ? (*reader)->note(NoteKey) : core::Result<QString>(reader.error());
            // The engine waits for this thread before it lets go of its parts.
            QMetaObject::invokeMethod(
                this,
                [this, note] {
                    if (!note)
                        emit failed(note.error());
                    goOn(note ? *note : QString());
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void NotifyPath::goOn(const QString &note)
{
    if (m_stopping)
        return;
    const QJsonObject state = QJsonDocument::fromJson(note.toUtf8()).object();
    m_outbox->restore(state);
    // A target that is new has nothing to do with what was before it.
    const QJsonObject known = state.value(u"targets"_s).toObject();
    const auto &targets = plan().targets;
    if (std::all_of(targets.begin(), targets.end(),
                    [&known](const notify::Target &target) { return known.contains(target.id); }))
        catchUp(state.value(u"lastNumber"_s).toString().toLongLong());
    m_began = true;
    m_outbox->start();
    emit began();
}

/// Alarms are stored a moment before they are handed on, and the program may have ended in between.
void NotifyPath::catchUp(qint64 last)
{
    if (!m_alarms || last == 0)
        return;
    m_alarms->history({}, CaughtUp, this, [this, last](const AlarmHistory &answer) {
        for (auto it = answer.transitions.crbegin(); it != answer.transitions.crend(); ++it) {
            if (it->number <= last || m_heard.contains(it->number) || it->at + StillNews < m_clock->now())
                continue;
            const auto alarm = m_alarms ? m_alarms->alarm(it->alarm) : std::nullopt;
            take(*it, alarm.value_or(alarms::Alarm{}));
        }
        m_heard.clear();
    });
}

void NotifyPath::keep(const notify::Snapshot &snapshot)
{
    auto batch = std::make_shared<core::Batch>();
    batch->transport = Sender;
    batch->sequence = snapshot.revision;
    for (const notify::Item &item : snapshot.ended)
        batch->events << eventOf(item);
    const QString note = QString::fromUtf8(QJsonDocument(snapshot.state).toJson(QJsonDocument::Compact));
    for (const core::Event &event : std::as_const(batch->events))
        emit happened(event);
    if (!m_writer)
        return;
    QMetaObject::invokeMethod(
        m_writer,
        [writer = m_writer.data(), batch, note] {
            writer->appendWithNote(batch, NoteKey, note);
            writer->commitNow();
        },
        Qt::QueuedConnection);
}

void NotifyPath::stop()
{
    m_stopping = true;
    if (m_began)
        m_outbox->stop();
}

} // namespace engine
