// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcommand.h"

#include "arguments.h"
#include "stopsignal.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using engine::TrialReport;
using engine::TrialStage;

namespace {

QString nameOf(TrialStage::Kind kind)
{
    switch (kind) {
    case TrialStage::Kind::Name:
        return u"name"_s;
    case TrialStage::Kind::Port:
        return u"port"_s;
    case TrialStage::Kind::Tls:
        return u"tls"_s;
    case TrialStage::Kind::Login:
        return u"login"_s;
    case TrialStage::Kind::Subscribe:
        return u"subscribe"_s;
    case TrialStage::Kind::FirstMessage:
        return u"message"_s;
    case TrialStage::Kind::Devices:
        return u"devices"_s;
    case TrialStage::Kind::FirstValues:
        return u"values"_s;
    case TrialStage::Kind::Rows:
        return u"rows"_s;
    }
    return {};
}

QString nameOf(TrialStage::State state)
{
    switch (state) {
    case TrialStage::State::Waiting:
    case TrialStage::State::Running:
        break;
    case TrialStage::State::Passed:
        return u"ok"_s;
    case TrialStage::State::Warned:
        return u"warned"_s;
    case TrialStage::State::Failed:
        return u"failed"_s;
    case TrialStage::State::Skipped:
        return u"skipped"_s;
    }
    return u"waiting"_s;
}

bool isDone(const TrialStage &stage)
{
    return stage.state != TrialStage::State::Waiting && stage.state != TrialStage::State::Running;
}

QJsonObject jsonOf(const TrialStage &stage)
{
    QJsonObject object{{u"stage"_s, nameOf(stage.kind)},
                       {u"state"_s, nameOf(stage.state)},
                       {u"ms"_s, qint64(stage.took.count())},
                       {u"words"_s, engine::trialWords(stage.finding, stage.facts)}};
    if (const QString cure = engine::trialCure(stage.finding, stage.facts); !cure.isEmpty())
        object.insert(u"cure"_s, cure);
    return object;
}

} // namespace

TestCommand::TestCommand(const core::Workspace &workspace, const QList<core::ProfilePtr> &profiles,
                         std::optional<std::chrono::milliseconds> hearWithin, bool json)
    : m_workspace(workspace)
    , m_profiles(profiles)
    , m_hearWithin(hearWithin)
    , m_json(json)
    , m_secrets(workspace.fileName)
{
    connect(&m_trial, &engine::ConnectionTrial::progressed, this, &TestCommand::tell);
    connect(&m_trial, &engine::ConnectionTrial::finished, this, &TestCommand::conclude);
    auto *stop = new StopSignal(this);
    connect(stop, &StopSignal::asked, this, [this] {
        m_exit = Cancelled;
        m_left.clear();
        if (m_trial.isRunning())
            m_trial.cancel();
        else
            end();
    });
}

core::Result<void> TestCommand::choose(const QString &id)
{
    if (id.isEmpty()) {
        for (const core::TransportSettings &transport : std::as_const(m_workspace.transports)) {
            if (engine::canBeTried(transport.type))
                m_left << transport;
        }
        if (m_left.isEmpty())
            return core::Error{core::ErrorCode::NotFound, m_workspace.fileName,
                               u"there is no broker and no server in this workspace"_s,
                               u"Add a transport of type mqtt, thingsboard or mesh-backend."_s};
        return {};
    }
    const core::TransportSettings *transport = m_workspace.transport(core::TransportId(id));
    if (!transport)
        return core::Error{core::ErrorCode::NotFound, m_workspace.fileName,
                           u"there is no transport \"%1\""_s.arg(id), u"Correct --transport."_s};
    if (!engine::canBeTried(transport->type))
        return core::Error{
            core::ErrorCode::Unsupported,
            u"transport "_s + id,
            u"only brokers and servers can be tested, and this is of type %1"_s.arg(transport->type),
            {}};
    m_left << *transport;
    return {};
}

void TestCommand::start() { next(); }

void TestCommand::next()
{
    if (m_left.isEmpty()) {
        end();
        return;
    }
    m_now = m_left.takeFirst();
    m_told = 0;
    m_missing.clear();
    if (!m_json)
        say(u"%1: %2"_s.arg(m_now.id.toString(), m_now.type == "mqtt"_L1
                                                     ? u"%1:%2"_s.arg(m_now.host).arg(m_now.tcpPort)
                                                     : m_now.url));
    const QStringList needed = engine::Secrets::neededBy(m_now);
    if (needed.isEmpty()) {
        tryIt(m_now, {});
        return;
    }
    m_secrets.read(m_now, needed.first(), this,
                   [this](const engine::Secret &secret) { tryIt(m_now, secret); });
}

void TestCommand::tryIt(const core::TransportSettings &broker, const engine::Secret &secret)
{
    if (m_exit == Cancelled)
        return;
    const QString name = engine::Secrets::neededBy(broker).value(0);
    if (!secret.isKnown() && !name.isEmpty()) {
        m_missing = broker.secretVariable(name);
        if (secret.trouble)
            complain(secret.trouble->toString());
        const QString whose = name == engine::Secrets::Password
                                  ? u"password is known for user "_s + broker.user
                                  : u"API key is known"_s;
        complain(u"no %1: set %2, keep it in the key ring with the window, or in %3"_s.arg(
            whose, m_missing, m_secrets.fileName()));
    }
    auto request = engine::TrialRequest::of(m_workspace, broker, m_profiles, secret.value);
    if (m_hearWithin)
        request.hearWithin = *m_hearWithin;
    // The keys of encrypted payloads, as far as they are known; each answer comes within a limit.
    const QMap<QString, QString> keys = broker.type == "mesh-backend"_L1
                                            ? engine::payloadKeySecrets(broker, m_profiles)
                                            : QMap<QString, QString>{};
    m_request = request;
    m_keysAsked = int(keys.size());
    for (auto key = keys.constBegin(); key != keys.constEnd(); ++key) {
        m_secrets.read(broker, key.value(), this, [this, name = key.key()](const engine::Secret &found) {
            if (found.isKnown())
                m_request.payloadKeys.insert(name, found.value);
            if (--m_keysAsked == 0 && m_exit != Cancelled)
                m_trial.start(m_request);
        });
    }
    if (keys.isEmpty())
        m_trial.start(m_request);
}

void TestCommand::tell(const TrialReport &report)
{
    // In their order, each once.
    while (!m_json && m_told < report.stages.size() && isDone(report.stages.at(m_told))) {
        const TrialStage &stage = report.stages.at(m_told++);
        say(u"  %1 %2 %3 %4"_s.arg(nameOf(stage.state), -8)
                .arg(nameOf(stage.kind), -10)
                .arg(stage.state == TrialStage::State::Skipped ? QString()
                                                               : u"%1 ms"_s.arg(qint64(stage.took.count())),
                     9)
                .arg(engine::trialWords(stage.finding, stage.facts))
                .trimmed()
                .prepend(u"  "_s));
        if (const QString cure = engine::trialCure(stage.finding, stage.facts); !cure.isEmpty())
            say(u"           -> "_s + cure);
    }
}

void TestCommand::conclude(const TrialReport &report)
{
    tell(report);
    if (report.cancelled)
        m_exit = Cancelled;
    else if (report.failure() && m_exit == exits::Done)
        m_exit = exits::Failed;
    QJsonArray stages;
    for (const TrialStage &stage : report.stages)
        stages << jsonOf(stage);
    QJsonObject object{
        {u"transport"_s, m_now.id.toString()}, {u"passed"_s, report.passed()}, {u"stages"_s, stages}};
    if (!m_missing.isEmpty())
        object.insert(u"missing"_s, m_missing);
    m_reports << object;
    next();
}

void TestCommand::end()
{
    if (m_json)
        say(QString::fromUtf8(QJsonDocument(m_reports).toJson(QJsonDocument::Compact)));
    emit finished();
}
