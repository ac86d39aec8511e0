// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/delivery.h"
#include "peers/ptypair.h"
#include "ptymodem.h"
#include "smspdu.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using notify::Delivery;
using notify::Finding;
using notify::Outcome;

Q_DECLARE_METATYPE(PtyModem::Mood)

/// deliver() of SMS by a modem on a pseudo-terminal.
class TestGsmModem : public QObject
{
    Q_OBJECT

private slots:
    void sends_data();
    void sends();
    void sendsParts();
    void saysWhatFails_data();
    void saysWhatFails();
    void entersThePinOnce();
    void saysThatItDoesNotKnow();
    void saysThatAPartWent();
    void findsNoPort();
    void endsWhenToldTo();

private:
    Delivery send(const QString &port, const QString &text = u"Voltage above limit"_s,
                  const QString &pin = {})
    {
        notify::Target to;
        to.id = u"sms"_s;
        to.way = notify::Way::Modem;
        to.serialPort = port;
        to.to = QStringList{u"+94711234567"_s};
        to.within = m_within;
        to.pin = !pin.isEmpty();
        notify::Message message;
        message.id = u"d2719b05"_s;
        message.recipient = to.to.first();
        message.letter.brief = text;
        return notify::deliver(to, pin, message, m_cancelled);
    }
    std::chrono::seconds m_within{20};
    std::atomic<bool> m_cancelled = false;
};

void TestGsmModem::sends_data()
{
    QTest::addColumn<PtyModem::Mood>("mood");
    QTest::newRow("quiet") << PtyModem::Mood{};
    PtyModem::Mood echo;
    echo.echo = true;
    QTest::newRow("echo") << echo;
    PtyModem::Mood stubborn;
    stubborn.echo = true;
    stubborn.answers.insert("ATE0", "\r\nERROR\r\n");
    QTest::newRow("echo stays on") << stubborn;
    PtyModem::Mood chatty;
    chatty.chatty = true;
    QTest::newRow("says things nobody asked for") << chatty;
    PtyModem::Mood late;
    late.latePrompt = true;
    QTest::newRow("late prompt") << late;
    PtyModem::Mood stuck;
    stuck.stuck = true;
    QTest::newRow("waits for an earlier text") << stuck;
    PtyModem::Mood old;
    old.answers.insert("AT+CREG?", "\r\nERROR\r\n");
    old.answers.insert("AT+CEREG?", "\r\nERROR\r\n");
    old.answers.insert("AT+CPIN?", "\r\nERROR\r\n");
    old.answers.insert("AT+CMEE=1", "\r\nERROR\r\n");
    QTest::newRow("knows few commands") << old;
    PtyModem::Mood lte;
    lte.answers.insert("AT+CREG?", "\r\n+CREG: 0,0\r\n\r\nOK\r\n");
    lte.answers.insert("AT+CEREG?", "\r\n+CEREG: 0,5\r\n\r\nOK\r\n");
    QTest::newRow("LTE alone, roaming") << lte;
}

void TestGsmModem::sends()
{
    QFETCH(PtyModem::Mood, mood);
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), mood);
    const Delivery end = send(line.path());
    QVERIFY2(end.isSent(), qPrintable(end.words()));
    QCOMPARE(end.words(), u"taken: +CMGS: 42"_s);
    const auto pdus = notify::smsPdus(u"+94711234567"_s, u"Voltage above limit"_s, 3, 0);
    QCOMPARE(modem.texts(), QStringList{QString::fromLatin1(pdus.first().hex)});
    QVERIFY(modem.commands().contains(u"AT+CMGS=%1"_s.arg(pdus.first().length)));
}

void TestGsmModem::sendsParts()
{
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), {});
    QVERIFY(send(line.path(), QString(100, QChar(0x0D89))).isSent());
    QCOMPARE(modem.texts().size(), 2);
}

void TestGsmModem::saysWhatFails_data()
{
    QTest::addColumn<PtyModem::Mood>("mood");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("finding");
    QTest::addColumn<bool>("wholeTarget");
    const auto row = [](const char *name, const std::function<void(PtyModem::Mood &)> &change,
                        Outcome outcome, Finding finding, bool whole) {
        PtyModem::Mood mood;
        change(mood);
        QTest::newRow(name) << mood << int(outcome) << int(finding) << whole;
    };
    row(
        "silent", [](auto &m) { m.mute = true; }, Outcome::Later, Finding::ModemMute, true);
    row(
        "no PDU mode", [](auto &m) { m.answers.insert("AT+CMGF=0", "\r\nERROR\r\n"); }, Outcome::Later,
        Finding::ModemFails, true);
    row(
        "no prompt", [](auto &m) { m.noPrompt = true; }, Outcome::Later, Finding::Silent, true);
    row(
        "refused before the text", [](auto &m) { m.answers.insert("AT+CMGS=30", "\r\n+CMS ERROR: 330\r\n"); },
        Outcome::Later, Finding::SmsLater, false);
    row(
        "bare ERROR", [](auto &m) { m.sendEnd = "\r\nERROR\r\n"; }, Outcome::Later, Finding::SmsLater, false);
    row(
        "no credit", [](auto &m) { m.sendEnd = "\r\n+CMS ERROR: 21\r\n"; }, Outcome::Refused,
        Finding::SmsRefused, false);
    row(
        "no network then", [](auto &m) { m.sendEnd = "\r\n+CMS ERROR: 331\r\n"; }, Outcome::Later,
        Finding::SmsLater, false);
    row(
        "no SIM", [](auto &m) { m.answers.insert("AT+CPIN?", "\r\n+CME ERROR: 10\r\n"); }, Outcome::Later,
        Finding::SimMissing, true);
    row(
        "PIN wanted", [](auto &m) { m.pin = "SIM PIN"; }, Outcome::Later, Finding::SimPin, true);
    row(
        "PUK wanted", [](auto &m) { m.pin = "SIM PUK"; }, Outcome::Later, Finding::SimPuk, true);
    row(
        "denied",
        [](auto &m) {
            m.answers.insert("AT+CREG?", "\r\n+CREG: 0,3\r\n\r\nOK\r\n");
            m.answers.insert("AT+CEREG?", "\r\nERROR\r\n");
        },
        Outcome::Later, Finding::NoNetwork, true);
}

void TestGsmModem::saysWhatFails()
{
    QFETCH(PtyModem::Mood, mood);
    QFETCH(int, finding);
    m_within = std::chrono::seconds(2);
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), mood);
    const Delivery end = send(line.path());
    m_within = std::chrono::seconds(20);
    QVERIFY2(int(end.finding) == finding, qPrintable(end.words()));
    QTEST(int(end.outcome), "outcome");
    QTEST(end.wholeTarget, "wholeTarget");
    QVERIFY(!end.words().isEmpty());
}

void TestGsmModem::entersThePinOnce()
{
    PtyModem::Mood locked;
    locked.pin = "SIM PIN";
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), locked);
    const Delivery wrong = send(line.path(), u"x"_s, u"9999"_s);
    QCOMPARE(int(wrong.finding), int(Finding::SimPinWrong));
    QCOMPARE(modem.commands().filter(u"AT+CPIN="_s).size(), 1);
    // What is no PIN is not even tried.
    QCOMPARE(int(send(line.path(), u"x"_s, u"12"_s).finding), int(Finding::SimPinWrong));
    QCOMPARE(modem.commands().filter(u"AT+CPIN="_s).size(), 1);
    QVERIFY(send(line.path(), u"x"_s, u"1234"_s).isSent());
}

void TestGsmModem::saysThatItDoesNotKnow()
{
    PtyModem::Mood mood;
    mood.muteAfterText = true;
    m_within = std::chrono::seconds(1);
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), mood);
    const Delivery end = send(line.path());
    m_within = std::chrono::seconds(20);
    QCOMPARE(int(end.outcome), int(Outcome::Unknown));
    QCOMPARE(int(end.finding), int(Finding::SilentAfter));
}

void TestGsmModem::saysThatAPartWent()
{
    PtyModem::Mood mood;
    mood.failsAtPart = 2;
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), mood);
    const Delivery end = send(line.path(), QString(200, QChar(0x0D89)));
    QCOMPARE(int(end.outcome), int(Outcome::Unknown));
    QCOMPARE(end.words(), u"only 1 of 3 parts of the SMS went out"_s);
}

void TestGsmModem::findsNoPort()
{
    const Delivery end = send(u"/dev/no-such-port"_s);
    QCOMPARE(int(end.finding), int(Finding::PortMissing));
    QCOMPARE(end.words(), u"there is no serial port /dev/no-such-port"_s);
}

void TestGsmModem::endsWhenToldTo()
{
    PtyModem::Mood mood;
    mood.mute = true;
    peers::PtyPair line;
    PtyModem modem(line.masterFd(), mood);
    m_within = std::chrono::seconds(300);
    m_cancelled = true;
    const Delivery end = send(line.path());
    m_cancelled = false;
    m_within = std::chrono::seconds(20);
    QCOMPARE(int(end.finding), int(Finding::Interrupted));
}

QTEST_GUILESS_MAIN(TestGsmModem)
#include "tst_gsmmodem.moc"
