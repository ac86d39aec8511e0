// SPDX-License-Identifier: GPL-3.0-or-later
#include "couriers.h"
#include "hookserver.h"

#include <QJsonDocument>
#include <QTest>
#include <QThread>
#include <QUrlQuery>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using notify::Delivery;
using notify::Finding;
using notify::Outcome;

/// deliver() of web hooks and SMS gateways against a server of the test's own.
class TestWebDelivery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("no_proxy", "*"); }
    void postsSigned();
    void logsIn_data();
    void logsIn();
    void readsTheStatus_data();
    void readsTheStatus();
    void followsNobody();
    void saysThatItDoesNotKnow_data();
    void saysThatItDoesNotKnow();
    void livesWithAnEndlessAnswer();
    void fillsAGatewaysAddress();
    void postsToAGateway();
    void wantsTheGatewaysWord();
    void fillsTemplates_data();
    void fillsTemplates();
    void signs();

private:
    notify::Target hook() const
    {
        notify::Target to;
        to.id = u"hook"_s;
        to.way = notify::Way::Webhook;
        to.url = m_server.url(u"/hook?room=7"_s);
        to.within = std::chrono::seconds(30);
        return to;
    }
    notify::Target gateway() const
    {
        notify::Target to;
        to.id = u"gate"_s;
        to.way = notify::Way::SmsGateway;
        to.to = QStringList{u"+94 71 1234567"_s};
        to.url = m_server.url(u"/send?to={to}&text={text}&key={secret}"_s);
        return to;
    }
    /// On a thread of its own, while the server here answers.
    Delivery send(const notify::Target &to, const QString &secret = {})
    {
        notify::Message message;
        message.id = u"d2719b05"_s;
        message.target = to.id;
        message.recipient = to.to.value(0);
        message.letter = {u"subject"_s, u"text ඉ"_s, u"brief & ඉ {secret} 100%"_s};
        message.content = QJsonObject{{u"event"_s, u"raised"_s}};
        std::optional<Delivery> end;
        std::unique_ptr<QThread> thread(
            QThread::create([&] { end = notify::deliver(to, secret, message, m_cancelled); }));
        thread->start();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 60'000); }();
        thread->wait();
        return end.value_or(Delivery{});
    }
    HookServer m_server;
    std::atomic<bool> m_cancelled = false;
};

void TestWebDelivery::postsSigned()
{
    notify::Target to = hook();
    to.login = notify::WebLogin::Signature;
    const Delivery end = send(to, u"sesame"_s);
    QVERIFY2(end.isSent(), qPrintable(end.words()));
    QCOMPARE(m_server.requests.size(), 1);
    const auto request = m_server.requests.takeFirst();
    QCOMPARE(request.line, "POST /hook?room=7 HTTP/1.1");
    QCOMPARE(request.field("Content-Type"), "application/json");
    QCOMPARE(request.field("X-Meterdeck-Delivery"), "d2719b05");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body.value(u"event"_s).toString(), u"raised"_s);
    QCOMPARE(body.value(u"text"_s).toString(), u"text ඉ"_s);
    QCOMPARE(body.value(u"id"_s).toString(), u"d2719b05"_s);
    QCOMPARE(
        request.field("X-Meterdeck-Signature"),
        notify::signatureOf(request.body, request.field("X-Meterdeck-Timestamp").toLongLong(), u"sesame"_s));
    QVERIFY(!request.head.contains("sesame") && !request.body.contains("sesame"));
}

void TestWebDelivery::logsIn_data()
{
    QTest::addColumn<int>("login");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("none") << int(notify::WebLogin::None) << QByteArray();
    QTest::newRow("bearer") << int(notify::WebLogin::Bearer) << QByteArray("Bearer sesame");
    QTest::newRow("basic") << int(notify::WebLogin::Basic)
                           << "Basic " + QByteArray("meter:sesame").toBase64();
}

void TestWebDelivery::logsIn()
{
    QFETCH(int, login);
    notify::Target to = hook();
    to.login = notify::WebLogin(login);
    to.user = u"meter"_s;
    QVERIFY(send(to, u"sesame"_s).isSent());
    QTEST(m_server.requests.takeFirst().field("Authorization"), "field");
}

void TestWebDelivery::readsTheStatus_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("finding");
    QTest::addColumn<bool>("wholeTarget");
    QTest::addColumn<int>("notBefore");
    const auto row = [](const char *status, const char *headers, Outcome outcome, Finding finding, bool whole,
                        int notBefore) {
        QTest::newRow(status) << QByteArray(status) << QByteArray(headers) << int(outcome) << int(finding)
                              << whole << notBefore;
    };
    row("200 OK", "", Outcome::Sent, Finding::Taken, false, 0);
    row("202 Accepted", "", Outcome::Sent, Finding::Taken, false, 0);
    row("400 Bad Request", "", Outcome::Refused, Finding::HttpRefused, false, 0);
    row("401 Unauthorized", "", Outcome::Later, Finding::HttpRefused, true, 0);
    row("404 Not Found", "", Outcome::Later, Finding::HttpRefused, true, 0);
    row("413 Too Large", "", Outcome::Refused, Finding::HttpRefused, false, 0);
    row("429 Too Many", "Retry-After: 77\r\n", Outcome::Later, Finding::HttpLater, true, 77);
    row("500 Oops", "", Outcome::Later, Finding::HttpLater, true, 0);
    row("503 Busy", "Retry-After: 999999\r\n", Outcome::Later, Finding::HttpLater, true, 3600);
}

void TestWebDelivery::readsTheStatus()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    m_server.status = status;
    m_server.headers = headers;
    m_server.body = "why: sesame";
    notify::Target to = hook();
    to.login = notify::WebLogin::Bearer;
    const Delivery end = send(to, u"sesame"_s);
    m_server.status = "204 No Content";
    m_server.headers.clear();
    m_server.body.clear();
    m_server.requests.clear();
    QTEST(int(end.outcome), "outcome");
    QTEST(int(end.finding), "finding");
    QTEST(end.wholeTarget, "wholeTarget");
    QTEST(int(end.notBefore.count()), "notBefore");
    // A server that says what it was told gives no secret away here.
    QVERIFY(!end.facts.join(u' ').contains(u"sesame"_s));
    QVERIFY2(end.isSent() || end.words().contains(u"why: ***"_s), qPrintable(end.words()));
}

void TestWebDelivery::followsNobody()
{
    HookServer elsewhere;
    m_server.status = "307 Temporary Redirect";
    m_server.headers = "Location: " + elsewhere.url(u"/steal?token=1"_s).toUtf8() + "\r\n";
    notify::Target to = hook();
    to.login = notify::WebLogin::Bearer;
    const Delivery end = send(to, u"sesame"_s);
    m_server.status = "204 No Content";
    m_server.headers.clear();
    m_server.requests.clear();
    QCOMPARE(end.finding, Finding::Redirected);
    QCOMPARE(end.facts, QStringList{elsewhere.url(u"/steal"_s)});
    QCOMPARE(elsewhere.requests.size(), 0);
}

void TestWebDelivery::saysThatItDoesNotKnow_data()
{
    QTest::addColumn<int>("mood");
    QTest::newRow("silent") << int(HookServer::Mood::Silent);
    QTest::newRow("hangs up") << int(HookServer::Mood::HangUp);
}

void TestWebDelivery::saysThatItDoesNotKnow()
{
    QFETCH(int, mood);
    m_server.mood = HookServer::Mood(mood);
    notify::Target to = hook();
    to.within = std::chrono::seconds(1);
    const Delivery end = send(to);
    m_server.mood = HookServer::Mood::Normal;
    m_server.requests.clear();
    QCOMPARE(int(end.outcome), int(Outcome::Unknown));
    QCOMPARE(int(end.finding), int(Finding::SilentAfter));
}

void TestWebDelivery::livesWithAnEndlessAnswer()
{
    m_server.mood = HookServer::Mood::Endless;
    const Delivery end = send(hook());
    m_server.mood = HookServer::Mood::Normal;
    m_server.requests.clear();
    QVERIFY2(end.isSent(), qPrintable(end.words()));
}

void TestWebDelivery::fillsAGatewaysAddress()
{
    QVERIFY(send(gateway(), u"se&same"_s).isSent());
    const QByteArray line = m_server.requests.takeFirst().line;
    QVERIFY(line.startsWith("GET /send?"));
    const QUrlQuery query(QUrl(QString::fromLatin1(line.split(' ').value(1))));
    QCOMPARE(query.queryItemValue(u"to"_s, QUrl::FullyDecoded), u"+94711234567"_s);
    QCOMPARE(query.queryItemValue(u"text"_s, QUrl::FullyDecoded), u"brief & ඉ {secret} 100%"_s);
    QCOMPARE(query.queryItemValue(u"key"_s, QUrl::FullyDecoded), u"se&same"_s);
}

void TestWebDelivery::postsToAGateway()
{
    notify::Target to = gateway();
    to.url = m_server.url(u"/sms"_s);
    to.method = u"POST"_s;
    to.contentType = u"application/json"_s;
    to.body = u"{\"to\":\"{to}\",\"message\":\"{text}\"}"_s;
    QVERIFY(send(to).isSent());
    const auto request = m_server.requests.takeFirst();
    QCOMPARE(request.field("Content-Type"), "application/json");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body.value(u"to"_s).toString(), u"+94711234567"_s);
    QCOMPARE(body.value(u"message"_s).toString(), u"brief & ඉ {secret} 100%"_s);
}

void TestWebDelivery::wantsTheGatewaysWord()
{
    notify::Target to = gateway();
    to.accepted = u"\"status\":\"0\""_s;
    m_server.status = "200 OK";
    m_server.body = "{\"status\":\"9\",\"reason\":\"no credit\"}";
    const Delivery refused = send(to, u"sesame"_s);
    QCOMPARE(refused.finding, Finding::GatewayRefused);
    QVERIFY(refused.words().contains(u"no credit"_s));
    m_server.body = "{\"status\":\"0\"}";
    QVERIFY(send(to, u"sesame"_s).isSent());
    m_server.status = "204 No Content";
    m_server.body.clear();
    m_server.requests.clear();
}

void TestWebDelivery::fillsTemplates_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("filled");
    QTest::newRow("address") << u"/s?t={to}&m={text}"_s << QString()
                             << u"/s?t=%2B94&m=a%20%22b%22%0A%7Bto%7D"_s;
    QTest::newRow("form") << u"m={text}"_s << u"application/x-www-form-urlencoded"_s
                          << u"m=a%20%22b%22%0A%7Bto%7D"_s;
    QTest::newRow("json") << u"{\"m\":\"{text}\"}"_s << u"application/json"_s
                          << u"{\"m\":\"a \\\"b\\\"\\n{to}\"}"_s;
    QTest::newRow("text") << u"{text}|{secret}"_s << u"text/plain"_s << u"a \"b\"\n{to}|s"_s;
    QTest::newRow("unknown place") << u"{other}{"_s << QString() << u"{other}{"_s;
}

void TestWebDelivery::fillsTemplates()
{
    QFETCH(QString, pattern);
    QFETCH(QString, type);
    QTEST(notify::fillTemplate(pattern, type, u"+94"_s, u"a \"b\"\n{to}"_s, u"s"_s), "filled");
}

void TestWebDelivery::signs()
{
    // echo -n '17.{}' | openssl dgst -sha256 -hmac key
    QCOMPARE(notify::signatureOf("{}", 17, u"key"_s),
             QByteArray("sha256=e66392eac42eafc68c35a01c712811e016386c12456975fc3af80c9268568e3a"));
}

QTEST_GUILESS_MAIN(TestWebDelivery)
#include "tst_webdelivery.moc"
