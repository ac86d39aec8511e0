// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commanddesk.h"
#include "core/handclock.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const core::DeviceId Meter(u"hall"_s);
const core::TransportId Bus(u"bus1"_s);

} // namespace

/// Orders that write a register: what proves them, what refuses them, and what the audit says of them.
class TestRegisterOrders : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void endings_data();
    void endings();
    void doors_data();
    void doors();
    void calibrationIsNoOrder();
    void theMessageSaysHowLongItIsMeant();
    void aTotalIsAsOrderedForAMoment();
    void aTotalReadBeforeTheWriteProvesNothing();
    void otherSettingsProveNothing();
    void whatWasReadIsKnown();

private:
    core::Command order(const QString &name, double value, bool typed = true) const;
    void read(core::Quantity quantity, const QString &channel, double value,
              core::Quality quality = core::Quality::Good);
    void pass(std::chrono::milliseconds time);

    std::shared_ptr<core::SeriesTable> m_series;
    std::shared_ptr<HandClock> m_clock;
    std::unique_ptr<commands::CommandDesk> m_desk;
    QList<core::AuditEntry> m_audit;
    QList<core::OutgoingMessage> m_sends;
    QList<core::Outcome> m_ends;
    QJsonObject m_evidence;
};

void TestRegisterOrders::init()
{
    m_series = std::make_shared<core::SeriesTable>();
    m_clock = std::make_shared<HandClock>();
    commands::DeskOptions options;
    options.tickEvery = 0ms;
    m_desk = std::make_unique<commands::CommandDesk>(m_series, m_clock, options);
    m_audit.clear();
    m_sends.clear();
    m_ends.clear();
    m_evidence = {};
    connect(m_desk.get(), &commands::CommandDesk::auditRequested, this, [this](core::AuditEntry entry) {
        entry.number = m_audit.size() + 1;
        m_audit << entry;
        m_desk->auditStored(entry);
    });
    connect(m_desk.get(), &commands::CommandDesk::sendRequested, this,
            [this](const core::OutgoingMessage &message) { m_sends << message; });
    connect(m_desk.get(), &commands::CommandDesk::finished, this,
            [this](const core::CommandId &, core::Outcome outcome, const QJsonObject &evidence) {
                m_ends << outcome;
                m_evidence = evidence;
            });
    const auto profile = core::ProfileStore::load({}, nullptr).find(core::ProfileId(u"pzem-004t"_s));
    m_desk->setDevice(Meter, profile, Bus);
    m_desk->transportUp(Bus, true);
    m_clock->advance(1s);
}

core::Command TestRegisterOrders::order(const QString &name, double value, bool typed) const
{
    core::Command command;
    command.id = core::newCommandId();
    command.device = Meter;
    command.name = name;
    command.value = value;
    command.orderedBy = u"ada"_s;
    if (typed)
        command.typed = Meter.toString();
    return command;
}

void TestRegisterOrders::read(core::Quantity quantity, const QString &channel, double value,
                              core::Quality quality)
{
    core::Reading reading;
    reading.series = m_series->intern({Meter, channel, quantity, u"bus1:0x0001"_s, {}, 0, {}});
    reading.quality = quality;
    if (quality == core::Quality::Good)
        reading.value = value;
    reading.measuredAt = reading.receivedAt = m_clock->now();
    reading.receivedSteady = m_clock->steady();
    auto batch = std::make_shared<core::Batch>();
    batch->transport = Bus;
    batch->readings.append(reading);
    m_desk->observe(batch);
}

void TestRegisterOrders::pass(std::chrono::milliseconds time)
{
    for (auto passed = 0ms; passed < time; passed += 100ms) {
        m_clock->advance(100ms);
        m_desk->tick();
    }
}

void TestRegisterOrders::endings_data()
{
    QTest::addColumn<QString>("wire"); ///< what the transport says, a letter each
    QTest::addColumn<double>("readBack");
    QTest::addColumn<core::Outcome>("outcome");
    QTest::addColumn<QString>("stages");
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("echo and read-back")
        << u"sa"_s << 500.0 << core::Outcome::Verified << u"requested sent accepted outcome"_s;
    QTest::newRow("read-back alone") << u"s"_s << 500.0 << core::Outcome::Verified
                                     << u"requested sent outcome"_s;
    QTest::newRow("echo alone") << u"sa"_s << none << core::Outcome::NoAnswer
                                << u"requested sent accepted outcome"_s;
    QTest::newRow("contrary read-back")
        << u"sa"_s << 2300.0 << core::Outcome::Mismatch << u"requested sent accepted outcome"_s;
    QTest::newRow("exception") << u"sr"_s << none << core::Outcome::Rejected << u"requested sent outcome"_s;
    QTest::newRow("exception overtakes")
        << u"r"_s << none << core::Outcome::Rejected << u"requested sent outcome"_s;
    QTest::newRow("silence") << u"s"_s << none << core::Outcome::NoAnswer << u"requested sent outcome"_s;
    QTest::newRow("did not leave") << u"n"_s << none << core::Outcome::NotSent << u"requested outcome"_s;
}

void TestRegisterOrders::endings()
{
    QFETCH(QString, wire);
    QFETCH(double, readBack);
    QFETCH(core::Outcome, outcome);
    QFETCH(QString, stages);
    const core::Command command = order(u"alarm-threshold"_s, 500, false);
    m_desk->submit(command);
    QCOMPARE(m_sends.size(), 1);
    pass(200ms);
    const core::Error no{core::ErrorCode::Refused, u"bus1"_s, u"illegal data value (exception 3)"_s, {}};
    for (const QChar letter : wire) {
        if (letter == u's')
            m_desk->sent(command.id);
        else if (letter == u'a')
            m_desk->accepted(command.id);
        else if (letter == u'r')
            m_desk->refused(command.id, no);
        else
            m_desk->notSent(command.id, no);
    }
    pass(200ms);
    if (!std::isnan(readBack))
        read(core::Quantity::Setting, u"alarm-threshold"_s, readBack);
    pass(20s);
    QCOMPARE(m_ends, QList<core::Outcome>{outcome});
    QCOMPARE(m_sends.size(), 1); // never repeated
    QStringList rows;
    for (const core::AuditEntry &entry : std::as_const(m_audit))
        rows << entry.stage;
    QCOMPARE(rows.join(u' '), stages);
    if (outcome == core::Outcome::Rejected)
        QCOMPARE(m_evidence["words"_L1].toString(), no.detail);
}

void TestRegisterOrders::doors_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("typed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("below") << u"alarm-threshold"_s << -1.0 << true << u"limit"_s;
    QTest::newRow("above") << u"alarm-threshold"_s << 25001.0 << true << u"limit"_s;
    QTest::newRow("between the steps") << u"alarm-threshold"_s << 10.5 << true << u"limit"_s;
    QTest::newRow("no number") << u"alarm-threshold"_s << std::numeric_limits<double>::quiet_NaN() << true
                               << u"limit"_s;
    QTest::newRow("everybody's address") << u"address"_s << 0.0 << true << u"limit"_s;
    QTest::newRow("the general address") << u"address"_s << 248.0 << true << u"limit"_s;
    QTest::newRow("not typed: address") << u"address"_s << 5.0 << false << u"not-typed"_s;
    QTest::newRow("not typed: reset") << u"reset-energy"_s << 0.0 << false << u"not-typed"_s;
    QTest::newRow("no such order") << u"calibrate"_s << 0.0 << true << u"unsupported"_s;
}

void TestRegisterOrders::doors()
{
    QFETCH(QString, name);
    QFETCH(double, value);
    QFETCH(bool, typed);
    QFETCH(QString, reason);
    m_desk->submit(order(name, value, typed));
    QCOMPARE(m_ends, QList<core::Outcome>{core::Outcome::Rejected});
    QCOMPARE(m_evidence["reason"_L1].toString(), reason);
    QCOMPARE(m_sends.size(), 0);
}

void TestRegisterOrders::calibrationIsNoOrder()
{
    auto profile = *core::ProfileStore::load({}, nullptr).find(core::ProfileId(u"pzem-004t"_s));
    profile.commands[u"alarm-threshold"_s].function = 0x41;
    m_desk->setDevice(Meter, std::make_shared<core::Profile>(profile), Bus);
    m_desk->submit(order(u"alarm-threshold"_s, 500));
    QCOMPARE(m_evidence["reason"_L1].toString(), u"unsupported"_s);
    QCOMPARE(m_sends.size(), 0);
}

void TestRegisterOrders::theMessageSaysHowLongItIsMeant()
{
    core::Command command = order(u"address"_s, 5);
    command.window = 8s;
    m_desk->submit(command);
    QCOMPARE(m_sends.size(), 1);
    QCOMPARE(m_sends.first().device, Meter);
    QCOMPARE(m_sends.first().order, u"address"_s);
    QCOMPARE(m_sends.first().value, 5.0);
    QCOMPARE(m_sends.first().leaveWithin, 4000ms);
    QCOMPARE(m_sends.first().provenWithin, 8000ms);
    QCOMPARE(m_sends.first().topic, QString());
}

void TestRegisterOrders::aTotalIsAsOrderedForAMoment()
{
    const core::Command command = order(u"reset-energy"_s, 0);
    m_desk->submit(command);
    m_desk->sent(command.id);
    m_desk->accepted(command.id);
    pass(100ms);
    read(core::Quantity::EnergyImport, {}, 70123); // it has not done it yet
    pass(3s);
    QCOMPARE(m_ends.size(), 0);
    read(core::Quantity::EnergyImport, {}, 1); // within the tolerance: it counts already
    QCOMPARE(m_ends, QList<core::Outcome>{core::Outcome::Verified});
    pass(1s);
    read(core::Quantity::EnergyImport, {}, 30); // and goes on
    pass(20s);
    QCOMPARE(m_audit.last().stage, u"outcome"_s); // which is no leaving of the ordered state
}

void TestRegisterOrders::aTotalReadBeforeTheWriteProvesNothing()
{
    const core::Command command = order(u"reset-energy"_s, 0);
    m_desk->submit(command);
    pass(500ms);
    read(core::Quantity::EnergyImport, {}, 0); // it was so already, and the order still waits for the line
    pass(500ms);
    QCOMPARE(m_ends.size(), 0);
    m_desk->sent(command.id);
    pass(500ms);
    read(core::Quantity::EnergyImport, {}, 0);
    QCOMPARE(m_ends, QList<core::Outcome>{core::Outcome::Verified});
}

void TestRegisterOrders::otherSettingsProveNothing()
{
    const core::Command command = order(u"alarm-threshold"_s, 5, false);
    m_desk->submit(command);
    m_desk->sent(command.id);
    pass(100ms);
    read(core::Quantity::Setting, u"address"_s, 5);
    read(core::Quantity::EnergyImport, {}, 5);
    read(core::Quantity::Setting, u"alarm-threshold"_s, 5, core::Quality::Bad);
    pass(20s);
    QCOMPARE(m_ends, QList<core::Outcome>{core::Outcome::NoAnswer});
    QCOMPARE(m_evidence["states"_L1].toArray().size(), 0);
}

void TestRegisterOrders::whatWasReadIsKnown()
{
    read(core::Quantity::Setting, u"alarm-threshold"_s, 2300);
    pass(3s);
    const commands::Known known = m_desk->known(Meter);
    QCOMPARE(known.settings.value(u"alarm-threshold"_s).value, 2300.0);
    QCOMPARE(known.settings.value(u"alarm-threshold"_s).age, 3000ms);
    QVERIFY(!known.settings.contains(u"address"_s));
    m_desk->submit(order(u"alarm-threshold"_s, 500, false));
    QCOMPARE(m_audit.first().detail["known"_L1]["alarm-threshold"_L1]["value"_L1].toDouble(), 2300.0);
}

QTEST_GUILESS_MAIN(TestRegisterOrders)
#include "tst_registerorders.moc"
