// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/busscan.h"
#include "peers/meterbus.h"

#include <QProcess>
#include <QSerialPort>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using modbus::BusScan;
using modbus::ScanFinding;
using modbus::ScanNote;
using modbus::ScanOptions;
using modbus::ScanPlan;
using modbus::ScanProgress;
using modbus::ScanRequest;
using modbus::ScanResult;
using peers::MeterBus;
using peers::RtuSlave;
using Fault = RtuSlave::Fault;
using Kind = ScanFinding::Kind;

namespace {

const QString Frames = QStringLiteral(METERDECK_SOURCE_DIR "/tests/modbus/meterframes");

MeterBus::Meter meter(const QString &profile, int baud = 9600)
{
    MeterBus::Meter one;
    one.profile = profile;
    one.baud = baud;
    return one;
}

/// A scan on a thread of its own, as it is used.
class Scan : public QObject
{
public:
    /// @p only: ids of profiles; empty for all.
    explicit Scan(const ScanRequest &request, const ScanOptions &options, const QStringList &only = {})
    {
        QList<core::ProfilePtr> profiles = core::ProfileStore::load({}, nullptr).all();
        profiles.removeIf([&only](const core::ProfilePtr &profile) {
            return !only.isEmpty() && !only.contains(profile->id.toString());
        });
        const auto plan = ScanPlan::make(request, profiles);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().toString()));
        m_scan = std::make_unique<BusScan>(*plan, options);
        connect(m_scan.get(), &BusScan::finished, this, [this](const ScanResult &value) {
            result = value;
            ++finished;
        });
        connect(m_scan.get(), &BusScan::progressed, this,
                [this](const ScanProgress &now) { progress << now; });
        connect(m_scan.get(), &BusScan::found, this, [this](const ScanFinding &one) { found << one; });
        m_scan->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(m_scan.get(), &BusScan::start);
    }
    ~Scan() override
    {
        QMetaObject::invokeMethod(m_scan.get(), &BusScan::cancel);
        m_thread.quit();
        m_thread.wait();
    }
    void cancel() { QMetaObject::invokeMethod(m_scan.get(), &BusScan::cancel); }

    ScanResult result;
    QList<ScanProgress> progress;
    QList<ScanFinding> found;
    int finished = 0;

private:
    QThread m_thread;
    std::unique_ptr<BusScan> m_scan;
};

ScanRequest requestFor(const QString &port, int first, int last, const QList<int> &bauds = {9600})
{
    ScanRequest request;
    request.port = port;
    request.bauds = bauds;
    request.parities = {u"none"_s};
    request.firstUnit = first;
    request.lastUnit = last;
    return request;
}

ScanOptions quick()
{
    ScanOptions options;
    options.patience = 60ms;
    options.alive = 250ms;
    options.late = 1000ms;
    options.progressEvery = 20ms;
    return options;
}

/// "3 sdm120 9600 8N1", or with the kind where it is no meter.
QStringList told(const ScanResult &result)
{
    QStringList lines;
    for (const ScanFinding &finding : result.findings) {
        static const QStringList kinds{{},         u"unrecognised"_s, u"clash"_s, u"unreadable"_s,
                                       u"ghost"_s, u"everywhere"_s};
        const QString what = finding.kind == Kind::Meter ? finding.best()->profile.toString()
                                                         : kinds[static_cast<int>(finding.kind)];
        lines << u"%1 %2 %3"_s.arg(finding.unit).arg(what, finding.line.text());
    }
    return lines;
}

} // namespace

class TestBusScan : public QObject
{
    Q_OBJECT

private slots:
    void findsFiveOfFive();
    void findsASlowMeter();
    void visitsALateMeterAgain();
    void findsAMeterThatIsSilentAboutTheUnknown();
    void trap40_tellsTwoMetersOnOneAddress();
    void tellsAGhost();
    void tellsAnAnswerAtEveryAddress();
    void tellsAnotherSpeedFromAMeter();
    void oneUnreadableMeterIsNamedAtItsOwnSpeed();
    void forgetsAGlitch();
    void namesWhatNoProfileFits();
    void readsASlaveThatIsNotOurs();
    void tellsHowLongItTakes();
    void isCancelledAtOnce();
    void refusesAPortThatIsHeld();
    void refusesAPortThatIsNotThere();
    void endsWithThePort();
};

void TestBusScan::findsFiveOfFive()
{
    MeterBus bus(Frames, {{3, meter(u"sdm630"_s, 9600)},
                          {5, meter(u"abb-b23"_s, 19200)},
                          {8, meter(u"pzem-004t"_s, 9600)},
                          {11, meter(u"elmeasure-lg"_s, 2400)},
                          {12, meter(u"em340"_s, 38400)}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 14, {9600, 19200, 2400, 38400}), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QVERIFY(scan.result.isComplete());
    QCOMPARE(told(scan.result),
             QStringList({u"3 sdm630 9600 8N1"_s, u"5 abb-b23 19200 8N1"_s, u"8 pzem-004t 9600 8N1"_s,
                          u"11 elmeasure-lg 2400 8N1"_s, u"12 em340 38400 8N1"_s}));
    QVERIFY(scan.result.notes.isEmpty());
    QCOMPARE(scan.found.size(), 5);
    // Nothing but well-formed reads was ever on the wire, and each of them is counted.
    QVERIFY(bus.onlyReads());
    QCOMPARE(bus.log().size(), scan.result.progress.questions);
}

void TestBusScan::findsASlowMeter()
{
    auto slow = meter(u"dtsu666"_s);
    slow.slow = 200ms;
    MeterBus bus(Frames, {{2, slow}});
    bus.start();
    ScanOptions options = quick();
    options.patience = ScanOptions().patience; // the preset must do
    Scan scan(requestFor(bus.port(), 1, 3), options);
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 dtsu666 9600 8N1"_s}));
}

void TestBusScan::visitsALateMeterAgain()
{
    auto slow = meter(u"inepro-pro"_s);
    slow.slow = 130ms; // beyond the patience of this scan: its answer comes while another unit is asked
    MeterBus bus(Frames, {{2, slow}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 5), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 inepro-pro 9600 8N1"_s}));
}

void TestBusScan::findsAMeterThatIsSilentAboutTheUnknown()
{
    // Registers it has not got are no exception to this one: it does not answer at all.
    MeterBus bus(Frames, {{2, meter(u"janitza-b"_s)}});
    bus.beSilentAboutTheUnknown();
    bus.start();
    ScanRequest request = requestFor(bus.port(), 2, 2);
    request.thorough = true;
    ScanOptions options = quick();
    options.alive = 60ms;
    Scan scan(request, options,
              {u"sdm120"_s, u"em24"_s, u"iem3000"_s, u"janitza-b"_s, u"pac2200"_s, u"ddsu666"_s});
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 janitza-b 9600 8N1"_s}));
}

void TestBusScan::trap40_tellsTwoMetersOnOneAddress()
{
    auto clash = meter(u"sdm120"_s);
    clash.always = Fault::Crc;
    MeterBus bus(Frames, {{2, clash}, {4, meter(u"sdm120"_s)}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 5), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 clash 9600 8N1"_s, u"4 sdm120 9600 8N1"_s}));
    QVERIFY(scan.result.findings.front().counts.framed >= modbus::ScanVerdict::Repetitions);
}

void TestBusScan::tellsAGhost()
{
    auto ghost = meter(u"sdm120"_s);
    ghost.always = Fault::ForeignUnit;
    MeterBus bus(Frames, {{2, ghost}, {3, meter(u"ddsu666"_s)}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 4), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 ghost 9600 8N1"_s, u"3 ddsu666 9600 8N1"_s}));
    QCOMPARE(scan.result.findings.front().answeredBy, 3);
}

void TestBusScan::tellsAnAnswerAtEveryAddress()
{
    MeterBus bus(Frames, {{40, meter(u"em24"_s, 19200)}});
    bus.answerEverywhere(u"sdm120"_s);
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 60, {9600, 19200}), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    // It is told once, and the rest of this speed is not searched; other speeds are.
    QCOMPARE(told(scan.result), QStringList({u"1 everywhere 9600 8N1"_s, u"40 em24 19200 8N1"_s}));
    QCOMPARE(scan.result.progress.done, scan.result.progress.total);
}

void TestBusScan::tellsAnotherSpeedFromAMeter()
{
    auto chatty = meter(u"sdm120"_s, 2400);
    chatty.otherSpeed = Fault::Garbage;
    MeterBus bus(Frames, {{2, chatty}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 6, {9600, 2400}), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 sdm120 2400 8N1"_s}));
    QCOMPARE(scan.result.notes.size(), 1);
    QCOMPARE(scan.result.notes.front().kind, ScanNote::Kind::Garbled);
    QCOMPARE(scan.result.notes.front().line.baud, 9600);
}

void TestBusScan::oneUnreadableMeterIsNamedAtItsOwnSpeed()
{
    auto noisy = meter(u"em24"_s);
    noisy.always = Fault::Garbage;
    MeterBus bus(Frames, {{2, noisy}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 4), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QCOMPARE(told(scan.result), QStringList({u"2 unreadable 9600 8N1"_s}));
}

void TestBusScan::forgetsAGlitch()
{
    peers::PtyPair line;
    RtuSlave slave(line.masterFd(), {1, 2, 3});
    slave.setMood([](const RtuSlave::Request &request) {
        return request.number == 2 ? Fault::Garbage : Fault::Silent;
    });
    slave.start();
    Scan scan(requestFor(line.path(), 1, 3), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    slave.stop();
    QVERIFY2(scan.result.findings.isEmpty(), qPrintable(told(scan.result).join(u", "_s)));
}

void TestBusScan::namesWhatNoProfileFits()
{
    peers::PtyPair line;
    RtuSlave slave(line.masterFd(), {2});
    slave.setMood([](const RtuSlave::Request &) { return Fault::Exception2; });
    slave.start();
    Scan scan(requestFor(line.path(), 1, 3), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    slave.stop();
    QCOMPARE(told(scan.result), QStringList({u"2 unrecognised 9600 8N1"_s}));
    QVERIFY(scan.result.findings.front().profiles.isEmpty());
}

/// libmodbus will not do: after a request to an address that is silent it takes the next one for an answer.
void TestBusScan::readsASlaveThatIsNotOurs()
{
    const auto registers = peers::MeterMemory::load(Frames + u"/orno-we504.json"_s).registers(3);
    peers::PtyPair line;
    QStringList arguments{QStringLiteral(METERDECK_SOURCE_DIR "/tests/peers/pymodbusslave.py"),
                          QString::number(line.masterFd()), u"6"_s};
    for (auto word = registers.begin(); word != registers.end(); ++word)
        arguments.append(u"%1=%2"_s.arg(word.key()).arg(word.value()));
    QProcess slave;
    slave.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    slave.start(u"/usr/bin/python3"_s, arguments);
    QTRY_VERIFY_WITH_TIMEOUT(slave.canReadLine(), 30'000);
    ScanOptions options = quick();
    options.patience = 300ms;
    Scan scan(requestFor(line.path(), 5, 7), options);
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    slave.kill();
    QVERIFY(slave.waitForFinished());
    QCOMPARE(told(scan.result), QStringList({u"6 orno-we504 9600 8N1"_s}));
}

void TestBusScan::tellsHowLongItTakes()
{
    MeterBus bus(Frames, {{9, meter(u"sdm120"_s)}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 20, {9600, 19200}), quick());
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 60000);
    QVERIFY(scan.progress.size() > 5);
    int done = 0;
    for (const ScanProgress &now : scan.progress) {
        QCOMPARE(now.total, 40);
        QVERIFY(now.done >= done && now.done <= now.total);
        // What is not done yet takes time.
        QVERIFY(now.done == now.total || now.left > 0ms || scan.result.isComplete());
        done = now.done;
    }
    QVERIFY(scan.progress.front().left > scan.progress[scan.progress.size() - 2].left);
    QCOMPARE(scan.progress.back().done, 40);
    QCOMPARE(scan.progress.back().left, 0ms);
}

void TestBusScan::isCancelledAtOnce()
{
    MeterBus bus(Frames, {{1, meter(u"sdm120"_s)}});
    bus.start();
    ScanOptions options = quick();
    options.patience = 20s; // longer than this test waits
    Scan scan(requestFor(bus.port(), 1, 247), options);
    // The meter is found, and an address that never answers is being waited for.
    QTRY_VERIFY_WITH_TIMEOUT(!bus.log().isEmpty() && bus.log().last().unit > 1, 20000);
    scan.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 10000);
    QVERIFY(scan.result.cancelled);
    QVERIFY(!scan.result.isComplete());
    QVERIFY(!scan.result.error);
    // And the port is free again.
    QSerialPort port(bus.line().terminal());
    QVERIFY(port.open(QIODevice::ReadWrite));
}

void TestBusScan::refusesAPortThatIsHeld()
{
    MeterBus bus(Frames, {{1, meter(u"sdm120"_s)}});
    bus.start();
    QSerialPort holder(bus.port());
    QVERIFY(holder.open(QIODevice::ReadWrite));
    Scan scan(requestFor(bus.port(), 1, 3), quick());
    QTRY_COMPARE(scan.finished, 1);
    QVERIFY(scan.result.error);
    QCOMPARE(scan.result.error->code, core::ErrorCode::Busy);
    QVERIFY(!scan.result.error->remedy.isEmpty());
    QVERIFY(bus.log().isEmpty());
}

void TestBusScan::refusesAPortThatIsNotThere()
{
    Scan scan(requestFor(u"/nowhere/ttyX"_s, 1, 3), quick());
    QTRY_COMPARE(scan.finished, 1);
    QVERIFY(scan.result.error);
    QCOMPARE(scan.result.error->code, core::ErrorCode::NotFound);
}

void TestBusScan::endsWithThePort()
{
    MeterBus bus(Frames, {{1, meter(u"sdm120"_s)}});
    bus.start();
    Scan scan(requestFor(bus.port(), 1, 200), quick());
    QTRY_VERIFY_WITH_TIMEOUT(!scan.found.isEmpty(), 20000);
    bus.unplug();
    QTRY_COMPARE_WITH_TIMEOUT(scan.finished, 1, 10000);
    QVERIFY(scan.result.error);
    // What was found before stays found.
    QCOMPARE(told(scan.result), QStringList({u"1 sdm120 9600 8N1"_s}));
}

QTEST_GUILESS_MAIN(TestBusScan)
#include "tst_busscan.moc"
