// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokerrun.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// What ThingsBoard grants to every device, and what no other filter of ours is like.
const QString DevicesOwn = QStringLiteral("v1/devices/me/attributes");

QString withoutStop(const QString &words) { return words.endsWith(u'.') ? words.chopped(1) : words; }

} // namespace

BrokerRun::BrokerRun(const TrialRequest &request)
    : TrialRun(request, {Kind::Login, Kind::Subscribe, Kind::FirstMessage})
{}

void BrokerRun::talkTooLong(const QString &waited)
{
    switch (m_now) {
    case Kind::Login:
        couldItBeTls(TrialFinding::Mute);
        break;
    case Kind::Subscribe:
        if (m_suspectThingsBoard)
            fail(Kind::Subscribe, m_otherwise, m_otherwiseFacts);
        else
            fail(Kind::Subscribe, TrialFinding::SubscribeSilent, {waited});
        break;
    case Kind::FirstMessage: {
        const QString heard = seconds(m_request.hearWithin);
        const QString filters = m_request.filters.join(u", "_s);
        if (m_retained.isEmpty())
            end(Kind::FirstMessage, State::Warned, TrialFinding::NothingHeard, {heard, filters});
        else
            end(Kind::FirstMessage, State::Warned, TrialFinding::OnlyRetained, {heard, filters, m_retained});
        conclude();
        break;
    }
    default:
        break;
    }
}

void BrokerRun::leave()
{
    if (!m_client)
        return;
    m_client->disconnect(this);
    m_client->setReceiver({});
    auto *leaving = m_client.release();
    QMetaObject::invokeMethod(
        leaving,
        [leaving] {
            leaving->close();
            leaving->deleteLater();
        },
        Qt::QueuedConnection);
}

void BrokerRun::talk()
{
    // What the real connection would do, but for what belongs to the running one.
    begin(Kind::Login, 3 * m_request.answerWithin); // the client has limits of its own
    mqtt::ConnectSettings how = mqtt::connectSettings(m_request.settings, m_request.password);
    how.clientId = "mdtest-"_L1 + QString::number(QRandomGenerator::global()->generate64(), 36);
    how.persistent = false;
    how.presenceTopic.clear();
    how.connectTimeout = m_request.answerWithin;
    m_client.reset(mqtt::MqttClient::create(nullptr));
    connect(m_client.get(), &mqtt::MqttClient::connected, this, [this] {
        if (m_suspectThingsBoard) {
            askFor({DevicesOwn});
            return;
        }
        const QString user = m_request.settings.user;
        if (m_request.sessionError && m_request.sessionError->code == core::ErrorCode::Busy)
            end(Kind::Login, State::Warned, TrialFinding::SessionThrownOut, {user});
        else if (user.isEmpty())
            end(Kind::Login, State::Passed, TrialFinding::LoggedInAnonymously);
        else
            end(Kind::Login, State::Passed, TrialFinding::LoggedIn, {user});
        if (m_request.filters.isEmpty()) {
            end(Kind::Subscribe, State::Warned, TrialFinding::NoFilters);
            conclude();
            return;
        }
        begin(Kind::Subscribe, m_request.answerWithin);
        askFor(m_request.filters);
    });
    connect(m_client.get(), &mqtt::MqttClient::disconnected, this, &BrokerRun::lost);
    connect(m_client.get(), &mqtt::MqttClient::subscribed, this, &BrokerRun::granted);
    m_client->setReceiver([this](const mqtt::Message &message) {
        QString &first = message.retained ? m_retained : m_live;
        if (!first.isEmpty())
            return;
        first = QString::fromUtf8(message.topic.data(), qsizetype(message.topic.size()));
        // The client may not be touched from within its reading.
        QMetaObject::invokeMethod(this, &BrokerRun::listen, Qt::QueuedConnection);
    });
    m_client->open(how);
}

void BrokerRun::askFor(const QStringList &filters)
{
    // At QoS 0: nothing has to be acknowledged. Never as a member of a shared group, whose messages are
    // somebody else's then.
    if (const auto asked = m_client->subscribe(filters, 0, false); !asked)
        fail(Kind::Subscribe, TrialFinding::Lost, {withoutStop(asked.error().detail)});
}

void BrokerRun::granted(const QList<int> &codes)
{
    if (m_now != Kind::Subscribe || m_report.isOver)
        return;
    if (m_suspectThingsBoard) {
        if (codes.value(0, 128) < 128)
            fail(Kind::Subscribe, TrialFinding::ThingsBoard);
        else
            fail(Kind::Subscribe, m_otherwise, m_otherwiseFacts);
        return;
    }
    QStringList yes;
    QStringList no;
    for (qsizetype at = 0; at < m_request.filters.size(); ++at)
        (codes.value(at, 128) < 128 ? yes : no) << m_request.filters.at(at);
    if (no.isEmpty()) {
        end(Kind::Subscribe, State::Passed, TrialFinding::Subscribed, {yes.join(u", "_s)});
        begin(Kind::FirstMessage, m_request.hearWithin);
        listen();
    } else if (yes.isEmpty()) {
        isItThingsBoard(TrialFinding::AllRefused, {no.join(u", "_s)});
    } else {
        fail(Kind::Subscribe, TrialFinding::SubscriptionRefused, {no.join(u", "_s), yes.join(u", "_s)});
    }
}

void BrokerRun::isItThingsBoard(TrialFinding otherwise, const QStringList &facts)
{
    m_suspectThingsBoard = true;
    m_otherwise = otherwise;
    m_otherwiseFacts = facts;
    m_limit.start(m_request.answerWithin);
    if (m_client->isConnected()) {
        askFor({DevicesOwn});
        return;
    }
    // It hung up; a new connection asks for its own topic alone.
    mqtt::ConnectSettings how = mqtt::connectSettings(m_request.settings, m_request.password);
    how.clientId = "mdtest-"_L1 + QString::number(QRandomGenerator::global()->generate64(), 36);
    how.persistent = false;
    how.presenceTopic.clear();
    how.connectTimeout = m_request.answerWithin;
    m_client->open(how);
}

void BrokerRun::listen()
{
    if (m_now != Kind::FirstMessage || m_report.isOver || m_live.isEmpty())
        return;
    end(Kind::FirstMessage, State::Passed, TrialFinding::Heard, {m_live});
    conclude();
}

void BrokerRun::lost(const core::Error &error)
{
    if (m_report.isOver)
        return;
    if (m_suspectThingsBoard) {
        fail(Kind::Subscribe, m_otherwise, m_otherwiseFacts);
        return;
    }
    if (m_now == Kind::Login) {
        loginFailed(error);
        return;
    }
    if (error.code == core::ErrorCode::Busy) {
        fail(m_now, TrialFinding::ThrownOut);
        return;
    }
    const QStringList facts{withoutStop(error.detail)};
    if (m_now == Kind::Subscribe)
        QMetaObject::invokeMethod(
            this, [this, facts] { isItThingsBoard(TrialFinding::Lost, facts); }, Qt::QueuedConnection);
    else
        fail(m_now, TrialFinding::Lost, facts);
}

} // namespace engine
