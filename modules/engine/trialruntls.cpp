// SPDX-License-Identifier: GPL-3.0-or-later
#include "trialrun.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int SoonDays = 30;

QString day(const QDateTime &time) { return time.toUTC().date().toString(Qt::ISODate); }

QString holderOf(const QSslCertificate &certificate)
{
    const QString name = certificate.subjectInfo(QSslCertificate::CommonName).value(0);
    return name.isEmpty() ? certificate.subjectDisplayName() : name;
}

QString namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names << holderOf(certificate);
    return names.join(u", "_s);
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QString name = certificate.issuerInfo(QSslCertificate::CommonName).value(0);
    return name.isEmpty() ? certificate.issuerDisplayName() : name;
}

/// The library's words alone, without its own prefix.
QString withoutStop(const QString &words) { return words.endsWith(u'.') ? words.chopped(1) : words; }

} // namespace

bool TrialRun::readTlsFiles()
{
    const core::TlsSettings &files = m_request.settings.tls;
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    QString bad;
    if (!files.ca.isEmpty()) {
        const QList<QSslCertificate> trusted = QSslCertificate::fromPath(files.ca);
        if (trusted.isEmpty())
            bad = files.ca;
        m_tls.setCaCertificates(trusted);
    }
    if (bad.isEmpty() && !files.certificate.isEmpty()) {
        const QList<QSslCertificate> ours = QSslCertificate::fromPath(files.certificate);
        if (ours.isEmpty())
            bad = files.certificate;
        m_tls.setLocalCertificateChain(ours);
    }
    if (bad.isEmpty() && (!files.key.isEmpty() || !files.certificate.isEmpty())) {
        QFile file(files.key);
        QSslKey key;
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray pem = file.readAll();
            for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
                if (key.isNull())
                    key = QSslKey(pem, algorithm);
            }
        }
        if (key.isNull())
            bad = files.key.isEmpty() ? files.certificate : files.key;
        m_tls.setPrivateKey(key);
    }
    if (bad.isEmpty())
        return true;
    fail(Kind::Tls, TrialFinding::TlsFile, {bad});
    return false;
}

void TrialRun::secure()
{
    if (!m_request.settings.tls.on) {
        end(Kind::Tls, State::Skipped, TrialFinding::TlsOff);
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
        talk();
        return;
    }
    begin(Kind::Tls, m_request.answerWithin);
    if (!readTlsFiles())
        return;
    connect(m_socket.get(), &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_socket.get(), &QSslSocket::encrypted, this, &TrialRun::secured);
    m_socket->setSslConfiguration(m_tls);
    m_socket->setPeerVerifyName(m_request.settings.host);
    m_socket->startClientEncryption();
}

void TrialRun::secured()
{
    const QSslCertificate certificate = m_socket->peerCertificate();
    const QDateTime last = certificate.expiryDate();
    const bool soon = last < QDateTime::currentDateTimeUtc().addDays(SoonDays);
    end(Kind::Tls, soon ? State::Warned : State::Passed,
        soon ? TrialFinding::CertificateEnds : TrialFinding::TlsGood, {holderOf(certificate), day(last)});
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater();
    talk();
}

void TrialRun::tlsFailed()
{
    const QSslCertificate certificate =
        m_tlsErrors.isEmpty() ? QSslCertificate() : m_socket->peerCertificate();
    // The gravest first: a wrong authority makes all else worthless.
    const auto has = [this](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(m_tlsErrors.begin(), m_tlsErrors.end(), [&kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    if (has({QSslError::CertificateExpired})) {
        fail(Kind::Tls, TrialFinding::TlsExpired, {holderOf(certificate), day(certificate.expiryDate())});
    } else if (has({QSslError::CertificateNotYetValid})) {
        fail(Kind::Tls, TrialFinding::TlsNotYetValid,
             {holderOf(certificate), day(certificate.effectiveDate())});
    } else if (has({QSslError::SelfSignedCertificate})) {
        fail(Kind::Tls, TrialFinding::TlsSelfSigned, {holderOf(certificate)});
    } else if (has({QSslError::SelfSignedCertificateInChain, QSslError::UnableToGetLocalIssuerCertificate,
                    QSslError::UnableToGetIssuerCertificate, QSslError::UnableToVerifyFirstCertificate,
                    QSslError::CertificateUntrusted, QSslError::InvalidCaCertificate})) {
        fail(Kind::Tls, TrialFinding::TlsUnknownAuthority, {issuerOf(certificate)});
    } else if (has({QSslError::HostNameMismatch})) {
        fail(Kind::Tls, TrialFinding::TlsHostName, {m_request.settings.host, namesOf(certificate)});
    } else if (!m_tlsErrors.isEmpty()) {
        fail(Kind::Tls, TrialFinding::TlsFails, {place(), withoutStop(m_tlsErrors.first().errorString())});
    } else {
        notSecured(m_socket->errorString());
    }
}

void TrialRun::notSecured(const QString &words)
{
    if (words.contains("certificate required"_L1) ||
        (words.contains("handshake failure"_L1) && m_request.settings.tls.certificate.isEmpty())) {
        fail(Kind::Tls, TrialFinding::TlsWantsCertificate, {place()});
        return;
    }
    if (words.contains("alert"_L1) && !m_request.settings.tls.certificate.isEmpty()) {
        fail(Kind::Tls, TrialFinding::TlsRefusesOurs, {m_request.settings.tls.certificate});
        return;
    }
    // Perhaps it does not speak TLS at all. Whoever asks in the clear gives no user and no password away.
    BrokerLook::Target target;
    target.host = m_request.settings.host;
    target.port = m_request.settings.tcpPort;
    m_limit.stop();
    look(target, [this, words](const Seen &seen) { notOverTls(seen, words); });
}

void TrialRun::notOverTls(const Seen &seen, const QString &words)
{
    if (seen.what == Seen::What::Broker)
        fail(Kind::Tls, TrialFinding::TlsToPlain, {place()});
    else if (seen.what == Seen::What::Words)
        fail(Kind::Tls, TrialFinding::NotABroker, {place(), seen.words});
    else
        fail(Kind::Tls, TrialFinding::TlsFails, {place(), withoutStop(words)});
}

void TrialRun::look(const BrokerLook::Target &target, std::function<void(const Seen &)> answer)
{
    BrokerLook::Target limited = target;
    limited.within = std::min(limited.within, m_request.answerWithin);
    if (m_look)
        m_look.release()->deleteLater(); // we may be inside its answer
    m_look = std::make_unique<BrokerLook>(
        limited,
        [this, answer = std::move(answer)](const Seen &seen) {
            if (!m_report.isOver)
                answer(seen);
        },
        nullptr);
}

} // namespace engine
