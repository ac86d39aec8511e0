// SPDX-License-Identifier: GPL-3.0-or-later
#include "trialrun.h"

#include "backendrun.h"
#include "boardrun.h"
#include "brokerrun.h"

#include <QHostAddress>
#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString withoutStop(const QString &words) { return words.endsWith(u'.') ? words.chopped(1) : words; }

} // namespace

std::unique_ptr<TrialRun> TrialRun::of(const TrialRequest &request)
{
    if (request.settings.type == "thingsboard"_L1)
        return std::make_unique<BoardRun>(request);
    if (request.settings.type == "mesh-backend"_L1)
        return std::make_unique<BackendRun>(request);
    return std::make_unique<BrokerRun>(request);
}

TrialRun::TrialRun(const TrialRequest &request, const QList<Kind> &then) : m_request(request)
{
    for (const Kind kind : QList<Kind>{Kind::Name, Kind::Port, Kind::Tls} + then) {
        TrialStage stage;
        stage.kind = kind;
        m_report.stages << stage;
    }
    m_limit.setParent(this); // so that it goes to the thread too
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &TrialRun::tooLate);
}

TrialStage &TrialRun::stage(Kind kind)
{
    return *std::find_if(m_report.stages.begin(), m_report.stages.end(),
                         [kind](const TrialStage &one) { return one.kind == kind; });
}

void TrialRun::start() { findName(); }

void TrialRun::tooLate()
{
    const QString waited = seconds(m_request.answerWithin);
    if (m_now == Kind::Name)
        fail(Kind::Name, TrialFinding::NameUnknown, {m_request.settings.host});
    else if (m_now == Kind::Port)
        fail(Kind::Port, TrialFinding::PortSilent, {place(), waited});
    else if (m_now == Kind::Tls)
        fail(Kind::Tls, TrialFinding::TlsSilent, {place(), waited});
    else
        talkTooLong(waited);
}

QString TrialRun::place() const
{
    return u"%1:%2"_s.arg(m_request.settings.host).arg(m_request.settings.tcpPort);
}

QString TrialRun::seconds(std::chrono::milliseconds time) const
{
    return QString::number(double(time.count()) / 1000.);
}

void TrialRun::begin(Kind kind, std::chrono::milliseconds within)
{
    m_now = kind;
    stage(kind).state = State::Running;
    m_since.start();
    m_limit.start(within);
    emit progressed(m_report);
}

void TrialRun::end(Kind kind, State state, TrialFinding finding, const QStringList &facts)
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

void TrialRun::fail(Kind kind, TrialFinding finding, const QStringList &facts)
{
    end(kind, State::Failed, finding, facts);
    conclude();
}

void TrialRun::conclude()
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
    leave();
    if (m_look)
        m_look.release()->deleteLater();
    // Behind what was queued above: the thread ends with it.
    QMetaObject::invokeMethod(
        this, [this] { emit finished(m_report); }, Qt::QueuedConnection);
}

void TrialRun::cancel()
{
    if (m_report.isOver)
        return;
    m_report.cancelled = true;
    conclude();
}

void TrialRun::findName()
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

void TrialRun::reachPort()
{
    begin(Kind::Port, m_request.answerWithin);
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QAbstractSocket::connected, this, [this] {
        end(Kind::Port, State::Passed, TrialFinding::PortOpen, {place()});
        secure();
    });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &TrialRun::portFailed);
    m_socket->connectToHost(m_request.settings.host, m_request.settings.tcpPort);
}

void TrialRun::portFailed(QAbstractSocket::SocketError error)
{
    if (m_now == Kind::Tls) {
        tlsFailed();
        return;
    }
    if (m_now != Kind::Port)
        return;
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        fail(Kind::Port,
             m_request.settings.type == "mqtt"_L1 ? TrialFinding::PortRefused : TrialFinding::WebPortRefused,
             {place()});
        break;
    case QAbstractSocket::SocketTimeoutError:
        fail(Kind::Port, TrialFinding::PortSilent, {place(), seconds(m_request.answerWithin)});
        break;
    default:
        fail(Kind::Port, TrialFinding::NetworkFails, {place(), withoutStop(m_socket->errorString())});
    }
}

} // namespace engine
