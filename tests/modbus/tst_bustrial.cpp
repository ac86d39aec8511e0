// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/bustrial.h"
#include "peers/tcpslave.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using modbus::BusTrial;
using peers::TcpSlave;
using Answer = modbus::BusTrial::Finding::Answer;

Q_DECLARE_METATYPE(modbus::BusTrial::Finding)

class TestBusTrial : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void nobodyListens();
    void aMeterThatKnowsOnlyInputRegisters();
    void bytesAreNotForgottenForTheSilenceAfterThem();
    void aGatewayThatSaysNothing();
    void aPeerThatHangsUp();
    void aNewTrialEndsTheOneBefore();

private:
    static core::TransportSettings at(quint16 port, const QString &type = u"modbus-tcp"_s)
    {
        core::TransportSettings settings;
        settings.id = core::TransportId(u"trial"_s);
        settings.type = type;
        settings.host = u"127.0.0.1"_s;
        settings.tcpPort = port;
        return settings;
    }
    static BusTrial::Finding last(const QSignalSpy &spy)
    {
        return spy.last().first().value<BusTrial::Finding>();
    }
    static bool isOver(const QSignalSpy &spy) { return !spy.isEmpty() && last(spy).isOver; }
};

void TestBusTrial::answers_data()
{
    QTest::addColumn<TcpSlave::Fault>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("requests");
    QTest::newRow("values") << TcpSlave::Fault::None << 0 << Answer::Values << 1;
    QTest::newRow("no such register") << TcpSlave::Fault::Exception << 2 << Answer::Exception << 1;
    QTest::newRow("nobody at this unit") << TcpSlave::Fault::Exception << 11 << Answer::NoMeter << 1;
    QTest::newRow("no way to the bus") << TcpSlave::Fault::Exception << 10 << Answer::NoMeter << 1;
    QTest::newRow("silence") << TcpSlave::Fault::Silent << 0 << Answer::Silence << 2;
}

void TestBusTrial::answers()
{
    QFETCH(TcpSlave::Fault, fault);
    QFETCH(int, code);
    QFETCH(Answer, answer);
    QFETCH(int, requests);
    TcpSlave slave;
    slave.setMood([fault](const TcpSlave::Request &) { return fault; });
    slave.setExceptionCode(code);
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(slave.port()), 7, answer == Answer::Silence ? 100ms : 5000ms);
    QVERIFY(trial.isRunning());
    QTRY_VERIFY(isOver(found));
    QVERIFY(!trial.isRunning());
    QCOMPARE(found.size(), 2); // taken up, and the answer
    QVERIFY(found.first().first().value<BusTrial::Finding>().connected);
    QVERIFY(!found.first().first().value<BusTrial::Finding>().isOver);
    QVERIFY(last(found).connected);
    QVERIFY(last(found).failure.detail.isEmpty());
    QCOMPARE(last(found).answer, answer);
    QCOMPARE(last(found).exceptionCode, code);
    QCOMPARE(slave.requestCount(), requests);
    for (const TcpSlave::Request &request : slave.log()) {
        QCOMPARE(int(request.unit), 7);
        QVERIFY(request.function == 3 || request.function == 4);
        QCOMPARE(int(request.count), 1);
    }
}

void TestBusTrial::nobodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(port), 1);
    QVERIFY(found.isEmpty()); // nothing waits
    QTRY_VERIFY(isOver(found));
    QVERIFY(!last(found).connected);
    QVERIFY(!last(found).failure.detail.isEmpty());
    QCOMPARE(last(found).answer, Answer::None);
}

void TestBusTrial::aMeterThatKnowsOnlyInputRegisters()
{
    TcpSlave slave;
    slave.setMood([](const TcpSlave::Request &request) {
        return request.function == 3 ? TcpSlave::Fault::Silent : TcpSlave::Fault::None;
    });
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(slave.port()), 1, 200ms);
    QTRY_VERIFY(isOver(found));
    QCOMPARE(last(found).answer, Answer::Values);
    QCOMPARE(slave.requestCount(), 2);
}

void TestBusTrial::bytesAreNotForgottenForTheSilenceAfterThem()
{
    TcpSlave slave;
    slave.setMood([](const TcpSlave::Request &request) {
        return request.function == 3 ? TcpSlave::Fault::OneMore : TcpSlave::Fault::Silent;
    });
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(slave.port()), 1, 200ms);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(found), 30'000);
    QCOMPARE(slave.requestCount(), 2);
    QCOMPARE(last(found).answer, Answer::Unreadable);
}

void TestBusTrial::aGatewayThatSaysNothing()
{
    QTcpServer gateway;
    QVERIFY(gateway.listen(QHostAddress::LocalHost));
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(gateway.serverPort(), u"modbus-rtu-tcp"_s), 1, 100ms);
    QTRY_VERIFY(isOver(found));
    QVERIFY(last(found).connected);
    QCOMPARE(last(found).answer, Answer::Silence);
}

void TestBusTrial::aPeerThatHangsUp()
{
    TcpSlave slave;
    slave.setMood([](const TcpSlave::Request &) { return TcpSlave::Fault::Close; });
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(slave.port()), 1, 5000ms);
    QTRY_VERIFY(isOver(found));
    QVERIFY(last(found).connected);
    QVERIFY(!last(found).failure.detail.isEmpty() || last(found).answer == Answer::Silence);
}

void TestBusTrial::aNewTrialEndsTheOneBefore()
{
    TcpSlave silent;
    silent.setMood([](const TcpSlave::Request &) { return TcpSlave::Fault::Silent; });
    TcpSlave well;
    BusTrial trial;
    QSignalSpy found(&trial, &BusTrial::found);
    trial.start(at(silent.port()), 1, 5000ms);
    QTRY_COMPARE(silent.requestCount(), 1);
    found.clear();
    trial.start(at(well.port()), 1, 5000ms);
    QTRY_VERIFY(isOver(found));
    QCOMPARE(last(found).answer, Answer::Values);
    trial.start(at(silent.port()), 1, 5000ms);
    QTRY_COMPARE(silent.requestCount(), 2);
    found.clear();
    trial.stop();
    QVERIFY(!trial.isRunning());
    QTRY_VERIFY(silent.connectionCount() >= 2);
    QVERIFY(found.isEmpty());
}

QTEST_GUILESS_MAIN(TestBusTrial)
#include "tst_bustrial.moc"
