// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokertrialrun.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// What ThingsBoard grants to every device, and what no other filter of ours is like.
const QString DevicesOwn = QStringLiteral("v1/devices/me/attributes");

QString withoutStop(const QString &words) { return words.endsWith(u'.') ? words.chopped(1) : words; }

} // namespace

BrokerTrial::Run::Run(const TrialRequest &request) : m_request(request)
{
    for (const Kind kind :
         {Kind::Name, Kind::Port, Kind::Tls, Kind::Login, Kind::Subscribe, Kind::FirstMessage}) {
        TrialStage stage;
        stage.kind = kind;
        m_report.stages << stage;
    }
    m_limit.setParent(this); // so that it goes to the thread too
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &Run::tooLate);
}

QString BrokerTrial::Run::place() const
{
    return u"%1:%2"_s.arg(m_request.settings.host).arg(m_request.settings.tcpPort);
}

QString BrokerTrial::Run::seconds(std::chrono::milliseconds time) const
{
    return QString::number(double(time.count()) / 1000.);
}

void BrokerTrial::Run::begin(Kind kind, std::chrono::milliseconds within)
{
    m_now = kind;
    stage(kind).state = State::Running;
    m_since.start();
    m_limit.start(within);
    emit progressed(m_report);
}

void BrokerTrial::Run::end(Kind kind, State state, TrialFinding finding, const QStringList &facts)
{
    m_limit.stop();
    TrialStage &done = stage(kind);
    done.state = state;
    done.finding = finding;
    done.facts = facts;
    if (state != State::Skipped)
        done.took = std::chrono::milliseconds(m_since.elapsed());
    emit progressed(m_report);
}

void BrokerTrial::Run::fail(Kind kind, TrialFinding finding, const QStringList &facts)
{
    end(kind, State::Failed, finding, facts);
    conclude();
}

void BrokerTrial::Run::conclude()
{
    if (m_report.isOver)
        return;
    m_limit.stop();
    m_report.isOver = true;
    for (TrialStage &left : m_report.stages) {
        if (left.state == State::Waiting || left.state == State::Running) {
            left.state = State::Skipped;
            left.finding = TrialFinding::None;
        }
    }
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    // We may be inside the signal of any of them.
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    if (m_client) {
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
    if (m_look)
        m_look.release()->deleteLater();
    // Behind what was queued above: the thread ends with it.
    QMetaObject::invokeMethod(
        this, [this] { emit finished(m_report); }, Qt::QueuedConnection);
}

void BrokerTrial::Run::cancel()
{
    if (m_report.isOver)
        return;
    m_report.cancelled = true;
    conclude();
}

void BrokerTrial::Run::tooLate()
{
    const QString waited = seconds(m_request.answerWithin);
    switch (m_now) {
    case Kind::Name:
        fail(Kind::Name, TrialFinding::NameUnknown, {m_request.settings.host});
        break;
    case Kind::Port:
        fail(Kind::Port, TrialFinding::PortSilent, {place(), waited});
        break;
    case Kind::Tls:
        fail(Kind::Tls, TrialFinding::TlsSilent, {place(), waited});
        break;
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
    }
}

void BrokerTrial::Run::start() { findName(); }

void BrokerTrial::Run::findName()
{
    begin(Kind::Name, m_request.answerWithin);
    QString &host = m_request.settings.host;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (!QHostAddress(host).isNull()) {
        end(Kind::Name, State::Passed, TrialFinding::IsAddress, {host});
        reachPort();
        return;
    }
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (m_report.isOver)
            return;
        QStringList addresses;
        for (const QHostAddress &address : info.addresses())
            addresses << address.toString();
        if (addresses.isEmpty()) {
            fail(Kind::Name, TrialFinding::NameUnknown, {m_request.settings.host});
            return;
        }
        end(Kind::Name, State::Passed, TrialFinding::NameFound,
            {m_request.settings.host, addresses.join(u", "_s)});
        reachPort();
    });
}

void BrokerTrial::Run::reachPort()
{
    begin(Kind::Port, m_request.answerWithin);
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QAbstractSocket::connected, this, [this] {
        end(Kind::Port, State::Passed, TrialFinding::PortOpen, {place()});
        secure();
    });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &Run::portFailed);
    m_socket->connectToHost(m_request.settings.host, m_request.settings.tcpPort);
}

void BrokerTrial::Run::portFailed(QAbstractSocket::SocketError error)
{
    if (m_now == Kind::Tls) {
        tlsFailed();
        return;
    }
    if (m_now != Kind::Port)
        return;
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        fail(Kind::Port, TrialFinding::PortRefused, {place()});
        break;
    case QAbstractSocket::SocketTimeoutError:
        fail(Kind::Port, TrialFinding::PortSilent, {place(), seconds(m_request.answerWithin)});
        break;
    default:
        fail(Kind::Port, TrialFinding::NetworkFails, {place(), withoutStop(m_socket->errorString())});
    }
}

void BrokerTrial::Run::logIn()
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
    connect(m_client.get(), &mqtt::MqttClient::disconnected, this, &Run::lost);
    connect(m_client.get(), &mqtt::MqttClient::subscribed, this, &Run::granted);
    m_client->setReceiver([this](const mqtt::Message &message) {
        QString &first = message.retained ? m_retained : m_live;
        if (!first.isEmpty())
            return;
        first = QString::fromUtf8(message.topic.data(), qsizetype(message.topic.size()));
        // The client may not be touched from within its reading.
        QMetaObject::invokeMethod(this, &Run::listen, Qt::QueuedConnection);
    });
    m_client->open(how);
}

void BrokerTrial::Run::askFor(const QStringList &filters)
{
    // At QoS 0: nothing has to be acknowledged. Never as a member of a shared group, whose messages are
    // somebody else's then.
    if (const auto asked = m_client->subscribe(filters, 0, false); !asked)
        fail(Kind::Subscribe, TrialFinding::Lost, {withoutStop(asked.error().detail)});
}

void BrokerTrial::Run::granted(const QList<int> &codes)
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

void BrokerTrial::Run::isItThingsBoard(TrialFinding otherwise, const QStringList &facts)
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

void BrokerTrial::Run::listen()
{
    if (m_now != Kind::FirstMessage || m_report.isOver || m_live.isEmpty())
        return;
    end(Kind::FirstMessage, State::Passed, TrialFinding::Heard, {m_live});
    conclude();
}

void BrokerTrial::Run::lost(const core::Error &error)
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
