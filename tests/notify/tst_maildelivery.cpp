// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailserver.h"
#include "notify/delivery.h"
#include "peers/certificates.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using notify::Delivery;
using notify::Finding;
using notify::Outcome;

Q_DECLARE_METATYPE(notify::Outcome)
Q_DECLARE_METATYPE(notify::Finding)
Q_DECLARE_METATYPE(notify::Security)

/// deliver() of mails against a real server on loopback, with a certificate of an authority made here.
class TestMailDelivery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sendsUtf8AndDots();
    void securesItself_data();
    void securesItself();
    void saysWhatFails_data();
    void saysWhatFails();
    void saysWhyTlsFails_data();
    void saysWhyTlsFails();
    void sendsNoPasswordToAServerWithoutTls();
    void greylistingPasses();
    void saysThatItDoesNotKnow_data();
    void saysThatItDoesNotKnow();
    void findsNoServer();
    void findsSomethingElse();
    void endsWhenToldTo();

private:
    notify::Target target(const MailServer &server) const
    {
        notify::Target to;
        to.id = u"mail"_s;
        to.way = notify::Way::Mail;
        to.host = u"127.0.0.1"_s;
        to.port = server.port();
        to.security = notify::Security::None;
        to.from = u"Meterdeck <alarms@example.org>"_s;
        to.to = QStringList{u"duty@example.org"_s};
        to.ca = m_certificates.authority();
        return to;
    }
    Delivery send(const notify::Target &to, const QString &secret = {})
    {
        notify::Message message;
        message.id = u"d2719b05"_s;
        message.target = to.id;
        message.recipient = to.to.value(0);
        message.at = core::fromMicros(1'800'000'000'000'000);
        message.letter = m_letter;
        return notify::deliver(to, secret, message, m_cancelled);
    }
    QStringList secured(const QString &way, const QStringList &names = {u"IP:127.0.0.1"_s})
    {
        const auto pair = m_certificates.server(u"mail.test"_s, names);
        return {u"--tls"_s, way, u"--certificate"_s, pair.certificate, u"--key"_s, pair.key};
    }

    peers::Certificates m_certificates;
    notify::Letter m_letter{u"[Depot] CRITICAL raised: Voltage"_s, u"One line\n"_s, u"brief"_s};
    std::atomic<bool> m_cancelled = false;
};

void TestMailDelivery::initTestCase()
{
    QVERIFY2(m_certificates.isOk(), qPrintable(m_certificates.error()));
    // What stands between this computer and others has no part in it.
    qputenv("no_proxy", "*");
}

void TestMailDelivery::sendsUtf8AndDots()
{
    MailServer server;
    QVERIFY2(server.port() != 0, qPrintable(server.error()));
    m_letter.subject =
        u"[වරාය] CRITICAL raised: spænding over 250 V – Zähler 7, a text that is long enough for two words"_s;
    m_letter.text = u".one dot at the start\n..two\n.\nඅනතුරු ඇඟවීම = 50 %\nends with a space \n"_s +
                    QString(300, u'x') + u"\nlast\n"_s;
    const Delivery end = send(target(server));
    QCOMPARE(end.words(), u"taken: 250 2.0.0 queued as 7F00"_s);
    QVERIFY(end.isSent());
    const auto mails = server.happened(u"mail"_s);
    QCOMPARE(mails.size(), 1);
    const QJsonObject mail = mails.first();
    QCOMPARE(mail.value(u"subject"_s).toString(), m_letter.subject);
    QCOMPARE(mail.value(u"text"_s).toString().replace(u"\r\n"_s, u"\n"_s), m_letter.text);
    QCOMPARE(mail.value(u"id"_s).toString(), u"<d2719b05@example.org>"_s);
    QCOMPARE(mail.value(u"sender"_s).toString(), u"alarms@example.org"_s);
    QCOMPARE(mail.value(u"shownFrom"_s).toString(), u"Meterdeck <alarms@example.org>"_s);
    for (const QString &line : mail.value(u"raw"_s).toString().split(u"\r\n"_s))
        QVERIFY2(line.size() <= 76, qPrintable(line));
    m_letter = {u"[Depot] CRITICAL raised: Voltage"_s, u"One line\n"_s, u"brief"_s};
}

void TestMailDelivery::securesItself_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("STARTTLS") << u"starttls"_s;
    QTest::newRow("TLS") << u"tls"_s;
}

void TestMailDelivery::securesItself()
{
    QFETCH(QString, way);
    MailServer server(secured(way) + QStringList{u"--login"_s, u"meter:sesame"_s});
    QVERIFY2(server.port() != 0, qPrintable(server.error()));
    notify::Target to = target(server);
    to.security = way == u"tls"_s ? notify::Security::Tls : notify::Security::StartTls;
    to.user = u"meter"_s;
    const Delivery end = send(to, u"sesame"_s);
    QVERIFY2(end.isSent(), qPrintable(end.words()));
    const auto mails = server.happened(u"mail"_s);
    QCOMPARE(mails.size(), 1);
    QVERIFY(mails.first().value(u"secured"_s).toBool());
    QVERIFY(mails.first().value(u"login"_s).toBool());

    const Delivery wrong = send(to, u"simsalabim"_s);
    QCOMPARE(wrong.finding, Finding::LoginRefused);
    QCOMPARE(wrong.outcome, Outcome::Later);
    QVERIFY(wrong.wholeTarget);
    QVERIFY2(wrong.words().startsWith(u"the login of meter was refused: 535"_s), qPrintable(wrong.words()));
    QVERIFY(!wrong.words().contains(u"simsalabim"_s));
    QCOMPARE(server.happened(u"mail"_s).size(), 1);

    const Delivery none = send(to);
    QCOMPARE(none.finding, Finding::NoSecret);
    QCOMPARE(none.cure(),
             u"Set the environment variable METERDECK_PASSWORD_MAIL, or type it in the settings."_s);
}

void TestMailDelivery::saysWhatFails_data()
{
    QTest::addColumn<QString>("mood");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<bool>("wholeTarget");
    QTest::addColumn<QString>("words");
    QTest::newRow("recipient")
        << u"refuse-recipient"_s << Outcome::Refused << Finding::RecipientRefused << false
        << u"the recipient duty@example.org was refused: 550 5.1.1 no such user here"_s;
    QTest::newRow("sender") << u"refuse-sender"_s << Outcome::Later << Finding::SenderRefused << true
                            << u"the sender alarms@example.org was refused: 553 5.7.1 not your address"_s;
    QTest::newRow("content") << u"refuse-content"_s << Outcome::Refused << Finding::ContentRefused << false
                             << u"the message was refused: 554 5.7.1 looks like spam"_s;
    QTest::newRow("no room") << u"full"_s << Outcome::Later << Finding::ServerLater << false
                             << u"the server takes no mail now: 452 4.3.1 no room"_s;
    QTest::newRow("closing") << u"closing"_s << Outcome::Later << Finding::ServerLater << true
                             << u"the server takes no mail now: 421 4.3.2 closing for maintenance"_s;
}

void TestMailDelivery::saysWhatFails()
{
    QFETCH(QString, mood);
    MailServer server({u"--mood"_s, mood});
    QVERIFY2(server.port() != 0, qPrintable(server.error()));
    const Delivery end = send(target(server));
    QTEST(end.words(), "words");
    QTEST(end.outcome, "outcome");
    QTEST(end.finding, "finding");
    QTEST(end.wholeTarget, "wholeTarget");
    QCOMPARE(server.happened(u"mail"_s).size(), 0);
}

void TestMailDelivery::saysWhyTlsFails_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<notify::Security>("security");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<Finding>("finding");
    const QString here = u"IP:127.0.0.1"_s;
    QTest::newRow("not offered") << u"none"_s << notify::Security::StartTls << here << true
                                 << Finding::TlsNotOffered;
    QTest::newRow("not spoken") << u"none"_s << notify::Security::Tls << here << true
                                << Finding::TlsNotSpoken;
    QTest::newRow("other name") << u"starttls"_s << notify::Security::StartTls << u"DNS:elsewhere.test"_s
                                << true << Finding::TlsHostName;
    QTest::newRow("unknown authority")
        << u"tls"_s << notify::Security::Tls << here << false << Finding::TlsUnknown;
}

void TestMailDelivery::saysWhyTlsFails()
{
    QFETCH(QString, server);
    QFETCH(QString, name);
    QFETCH(bool, trusted);
    QFETCH(notify::Security, security);
    QFETCH(notify::Finding, finding);
    MailServer peer(server == u"none"_s ? QStringList{} : secured(server, {name}));
    QVERIFY2(peer.port() != 0, qPrintable(peer.error()));
    notify::Target to = target(peer);
    to.security = security;
    if (!trusted)
        to.ca.clear();
    const Delivery end = send(to);
    QVERIFY2(end.finding == finding, qPrintable(end.words()));
    QCOMPARE(end.outcome, Outcome::Later);
    QVERIFY(end.wholeTarget);
    QVERIFY(!end.cure().isEmpty());
    QCOMPARE(peer.happened(u"mail"_s).size(), 0);
}

void TestMailDelivery::sendsNoPasswordToAServerWithoutTls()
{
    MailServer server({u"--login"_s, u"meter:sesame"_s});
    QVERIFY2(server.port() != 0, qPrintable(server.error()));
    notify::Target to = target(server);
    to.security = notify::Security::StartTls;
    to.user = u"meter"_s;
    QCOMPARE(send(to, u"sesame"_s).finding, Finding::TlsNotOffered);
    QCOMPARE(server.happened(u"login"_s).size(), 0);
}

void TestMailDelivery::greylistingPasses()
{
    MailServer server({u"--mood"_s, u"greylist"_s});
    QVERIFY2(server.port() != 0, qPrintable(server.error()));
    const Delivery first = send(target(server));
    QCOMPARE(first.finding, Finding::RecipientLater);
    QCOMPARE(first.outcome, Outcome::Later);
    QVERIFY(!first.wholeTarget);
    QVERIFY(send(target(server)).isSent());
    QCOMPARE(server.happened(u"mail"_s).size(), 1);
}

void TestMailDelivery::saysThatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("mood");
    QTest::newRow("dies after the text") << u"die"_s;
    QTest::newRow("mute after the text") << u"mute"_s;
}

void TestMailDelivery::saysThatItDoesNotKnow()
{
    QFETCH(QString, mood);
    MailServer server({u"--mood"_s, mood});
    QVERIFY2(server.port() != 0, qPrintable(server.error()));
    notify::Target to = target(server);
    to.within = std::chrono::seconds(2);
    const Delivery end = send(to);
    QCOMPARE(end.outcome, Outcome::Unknown);
    QCOMPARE(end.finding, Finding::SilentAfter);
    QCOMPARE(server.happened(u"mail"_s).size(), 1); // it did arrive
}

void TestMailDelivery::findsNoServer()
{
    quint16 free = 0;
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        free = taken.serverPort();
    }
    notify::Target to;
    to.id = u"mail"_s;
    to.host = u"127.0.0.1"_s;
    to.port = free;
    to.from = u"a@example.org"_s;
    to.to = QStringList{u"b@example.org"_s};
    const Delivery closed = send(to);
    QCOMPARE(closed.finding, Finding::PortRefused);
    QCOMPARE(closed.words(), u"nothing listens at 127.0.0.1:%1"_s.arg(free));
    to.host = u"no-such-host.invalid"_s;
    QCOMPARE(send(to).finding, Finding::NameUnknown);
}

void TestMailDelivery::findsSomethingElse()
{
    // A port that listens and never says a word.
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    notify::Target to;
    to.id = u"mail"_s;
    to.host = u"127.0.0.1"_s;
    to.port = mute.serverPort();
    to.from = u"a@example.org"_s;
    to.to = QStringList{u"b@example.org"_s};
    to.within = std::chrono::seconds(2);
    const Delivery end = send(to);
    QCOMPARE(end.finding, Finding::Silent);
    QCOMPARE(end.outcome, Outcome::Later);
}

void TestMailDelivery::endsWhenToldTo()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    notify::Target to;
    to.id = u"mail"_s;
    to.host = u"127.0.0.1"_s;
    to.port = mute.serverPort();
    to.from = u"a@example.org"_s;
    to.to = QStringList{u"b@example.org"_s};
    to.within = std::chrono::seconds(300);
    m_cancelled = true;
    const Delivery end = send(to);
    m_cancelled = false;
    QCOMPARE(end.finding, Finding::Interrupted);
    QCOMPARE(end.outcome, Outcome::Later);
}

QTEST_GUILESS_MAIN(TestMailDelivery)
#include "tst_maildelivery.moc"
