// SPDX-License-Identifier: GPL-3.0-or-later
#include "livefeed.h"
#include "mqtt/mqttpeer.h"
#include "pages/busdetail.h"
#include "pages/framemonitor.h"
#include "pages/hintcard.h"
#include "pages/transportspage.h"
#include "peers/mosquittobroker.h"
#include "peers/ptypair.h"
#include "peers/rtuslave.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "widgets/unitgrid.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <bit>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::FramesModel;
using console::TransportsPage;
using Direction = core::WireRecord::Direction;
using Fault = peers::RtuSlave::Fault;

namespace {

quint16 voltageWord(const peers::RtuSlave::Request &, quint16 address)
{
    const auto bits = std::bit_cast<quint32>(231.4F);
    return static_cast<quint16>(address % 2 == 0 ? bits >> 16 : bits & 0xFFFF);
}

const core::WireRecord *find(FramesModel &frames, const std::function<bool(const core::WireRecord &)> &wanted)
{
    for (int row = 0; row < frames.rowCount(); ++row) {
        if (wanted(*frames.record(row)))
            return frames.record(row);
    }
    return nullptr;
}

} // namespace

/// The page before real wires: meters on a pty with moods, and a real broker.
class TestTransportsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        m_broker = std::make_unique<peers::MosquittoBroker>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->error()));
        m_line = std::make_unique<peers::PtyPair>();
        m_slave = std::make_unique<peers::RtuSlave>(m_line->masterFd(), QList<int>{1, 2, 3});
        m_slave->setValues(voltageWord);
        m_dead = 0;
        m_fault = int(Fault::Silent);
        m_slave->setMood([this](const peers::RtuSlave::Request &request) {
            return request.unit == m_dead ? Fault(m_fault.load()) : Fault::None;
        });
        m_slave->start();

        m_folder = std::make_unique<QTemporaryDir>();
        core::Workspace workspace;
        workspace.name = u"Wires"_s;
        workspace.database.path = m_folder->filePath(u"wires.db"_s);
        core::TransportSettings bus;
        bus.id = core::TransportId(u"bus"_s);
        bus.type = u"modbus-rtu"_s;
        bus.name = u"Lab bus"_s;
        bus.port = m_line->path();
        bus.baud = 115200;
        bus.timeout = 250ms;
        core::TransportSettings broker;
        broker.id = core::TransportId(u"site"_s);
        broker.type = u"mqtt"_s;
        broker.name = u"Site broker"_s;
        broker.host = u"127.0.0.1"_s;
        broker.tcpPort = m_broker->port();
        broker.profiles = {core::ProfileId(u"iot-smart-meter"_s)};
        workspace.transports = {bus, broker};
        for (int unit = 1; unit <= 3; ++unit) {
            core::DeviceSettings device;
            device.id = core::DeviceId(u"meter-%1"_s.arg(unit));
            device.transport = bus.id;
            device.profile = core::ProfileId(u"campus-modbus"_s);
            device.unit = unit;
            device.poll = 150ms;
            workspace.devices << device;
        }
        m_engine = std::make_unique<engine::Engine>(workspace, engine::EngineOptions{});
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QTRY_COMPARE(started.size(), 1);
        m_page = std::make_unique<TransportsPage>(*m_engine);
        m_page->resize(1310, 860);
        connect(&m_tick, &QTimer::timeout, m_page.get(), &TransportsPage::refresh);
        m_tick.start(200);
        m_page->show();
    }

    void cleanup()
    {
        m_tick.disconnect();
        m_page.reset();
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20000);
        m_engine.reset();
        m_slave->stop();
        m_slave.reset();
        m_line.reset();
        m_broker.reset();
    }

    void theChosenOneCanBeChangedAndRemoved()
    {
        const auto button = [this](const QString &text) -> QAbstractButton * {
            for (auto *one : m_page->findChildren<QAbstractButton *>()) {
                if (one->text() == text)
                    return one;
            }
            return nullptr;
        };
        QAbstractButton *change = button(u"Change…"_s);
        QAbstractButton *remove = button(u"Remove…"_s);
        QVERIFY(change && remove);
        QVERIFY(!change->isVisible()); // nobody listens
        QSignalSpy changes(m_page.get(), &TransportsPage::changeRequested);
        QSignalSpy removals(m_page.get(), &TransportsPage::removalRequested);
        m_page->hide();
        m_page->show();
        QVERIFY(change->isVisible() && remove->isVisible());
        m_page->choose(core::TransportId(u"site"_s));
        QTest::mouseClick(change, Qt::LeftButton);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).value<core::TransportId>(), core::TransportId(u"site"_s));
        m_page->choose(core::TransportId(u"bus"_s));
        QTest::mouseClick(remove, Qt::LeftButton);
        QCOMPARE(removals.count(), 1);
        QCOMPARE(removals.at(0).at(0).value<core::TransportId>(), core::TransportId(u"bus"_s));
    }

    void unitsAndFramesOfABus()
    {
        QCOMPARE(m_page->chosen().toString(), u"bus"_s);
        const widgets::UnitGrid *grid = m_page->busDetail()->units();
        QTRY_COMPARE(grid->units().size(), 3);
        for (int unit = 0; unit < 3; ++unit)
            QTRY_COMPARE_WITH_TIMEOUT(int(grid->units().at(unit).quality), int(core::Quality::Good), 10000);
        FramesModel &frames = m_page->monitor()->frames();
        const auto request = [](const core::WireRecord &record) {
            return record.direction == Direction::Sent && record.unit == 2;
        };
        QTRY_VERIFY(find(frames, request));
        const QByteArray sent = find(frames, request)->bytes;
        QCOMPARE(sent.size(), 8);
        QCOMPARE(sent.first(2), QByteArray::fromHex("0203"));
        const auto answer = [](const core::WireRecord &record) {
            return record.direction == Direction::Heard && record.unit == 2 && record.readingCount > 0 &&
                   record.bytes.size() > 8;
        };
        QTRY_VERIFY(find(frames, answer));
        const core::WireRecord *heard = find(frames, answer);
        // 231.4 V as the meter sends it: 43 67 66 66.
        QVERIFY2(heard->bytes.contains(QByteArray::fromHex("43676666")), heard->bytes.toHex(' ').constData());
        QVERIFY(heard->bytes.startsWith(QByteArray::fromHex("0203")));
        QVERIFY(heard->after.count() > 0);
        QVERIFY(m_page->busDetail()->hint()->title().isEmpty());
        keepPicture(u"bus"_s);
    }

    void aDeadUnitTurnsNoAnswerAndIsHintedAt()
    {
        const widgets::UnitGrid *grid = m_page->busDetail()->units();
        QTRY_COMPARE(grid->units().size(), 3);
        QTRY_COMPARE_WITH_TIMEOUT(int(grid->units().at(2).quality), int(core::Quality::Good), 10000);
        m_dead = 3;
        QTRY_COMPARE_WITH_TIMEOUT(int(grid->units().at(2).quality), int(core::Quality::NoAnswer), 20000);
        QCOMPARE(int(grid->units().at(0).quality), int(core::Quality::Good));
        QTRY_VERIFY(find(m_page->monitor()->frames(), [](const core::WireRecord &record) {
            return record.direction == Direction::Missing && record.unit == 3;
        }));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->busDetail()->hint()->title().contains(u"unit 3"_s), 10000);
        keepPicture(u"bus-dead"_s);
        m_dead = 0;
        QTRY_COMPARE_WITH_TIMEOUT(int(grid->units().at(2).quality), int(core::Quality::Good), 40000);
    }

    void damagedAnswersShowBothChecksums()
    {
        m_fault = int(Fault::Crc);
        m_dead = 2;
        QTRY_VERIFY_WITH_TIMEOUT(find(m_page->monitor()->frames(),
                                      [](const core::WireRecord &record) {
                                          return record.unit == 2 && record.verdict == "crc"_L1;
                                      }),
                                 10000);
        const core::WireRecord *bad = find(m_page->monitor()->frames(), [](const core::WireRecord &record) {
            return record.verdict == "crc"_L1;
        });
        QCOMPARE(bad->expected.size(), 2);
        QVERIFY(bad->expected != bad->bytes.last(2));
    }

    void nothingIsCollectedWhenNobodyLooks()
    {
        FramesModel &frames = m_page->monitor()->frames();
        QTRY_VERIFY(frames.rowCount() > 10);
        int reports = 0;
        QObject other;
        m_page->hide();
        QVERIFY(m_page->watched().isEmpty());
        const int before = frames.rowCount();
        // A second look ends after the first left: what is told goes only to who looks.
        m_engine->watchWire(m_page->chosen(), &other, [&reports](const core::WireReport &) { ++reports; });
        QTRY_VERIFY(reports >= 3);
        QCOMPARE(frames.rowCount(), before);
        m_engine->leaveWire(m_page->chosen(), &other);
        const qsizetype asked = m_slave->requestCount();
        const int told = reports;
        QTRY_VERIFY(m_slave->requestCount() > asked + 20); // the bus goes on meanwhile
        QVERIFY2(reports <= told + 1,
                 qPrintable(u"%1 after %2"_s.arg(reports).arg(told))); // one was on its way
        m_page->show();
        QTRY_VERIFY(frames.rowCount() != before);
    }

    void heldFramesWaitAndComeBack()
    {
        FramesModel &frames = m_page->monitor()->frames();
        QTRY_VERIFY(frames.rowCount() > 5);
        m_page->monitor()->setHeld(true);
        const int held = frames.rowCount();
        const qsizetype asked = m_slave->requestCount();
        QTRY_VERIFY(m_slave->requestCount() > asked + 20);
        QCOMPARE(frames.rowCount(), held);
        m_page->monitor()->setHeld(false);
        QTRY_VERIFY(frames.rowCount() > held + 10);
        const QString file = m_folder->filePath(u"frames.txt"_s);
        m_page->monitor()->setHeld(true);
        QVERIFY(m_page->monitor()->exportTo(file));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count('\n'), frames.rowCount() + 1);
        const QString table = m_folder->filePath(u"frames.CSV"_s);
        QVERIFY(m_page->monitor()->exportTo(table));
        QFile csv(table);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().startsWith("time_utc,"));
        QCOMPARE(csv.readAll().count('\n'), frames.rowCount());
        QVERIFY(!m_page->monitor()->exportTo(m_folder->filePath(u"nowhere/frames.txt"_s)));
    }

    void messagesOfABroker()
    {
        m_page->choose(core::TransportId(u"site"_s));
        QCOMPARE(m_page->chosen().toString(), u"site"_s);
        QTRY_COMPARE(int(m_engine->transports().at(1).state), int(core::TransportState::Up));
        FramesModel &frames = m_page->monitor()->frames();
        QCOMPARE(frames.rowCount(), 0);
        MqttPeer peer(m_broker->port());
        QTRY_VERIFY([&] {
            peer.publish(u"dev/m1/pzem/energy"_s, "70123");
            return peer.waitForConfirmations() && frames.rowCount() > 0;
        }());
        const auto energy = [](const core::WireRecord &record) {
            return record.topic == "dev/m1/pzem/energy"_L1;
        };
        QTRY_VERIFY(find(frames, energy));
        QCOMPARE(find(frames, energy)->bytes, "70123"_ba);
        QCOMPARE(find(frames, energy)->readingCount, 1);
        peer.publish(u"dev/m1/pzem/energy"_s, "seventy");
        QVERIFY(peer.waitForConfirmations());
        QTRY_VERIFY(find(frames, [](const core::WireRecord &record) { return record.isError(); }));
        QTRY_COMPARE(m_engine->lastRejects(m_page->chosen()).size(), 1);
        QCOMPARE(m_engine->lastRejects(m_page->chosen()).first().raw, "seventy"_ba);
        QTRY_VERIFY(m_engine->messageRates(m_page->chosen()).last() > 0);
        // Half an hour ago nothing was known.
        QVERIFY(std::isnan(m_engine->messageRates(m_page->chosen()).first()));
        m_page->refresh();
        keepPicture(u"broker"_s);
    }

    void aUnitOpensItsDevice()
    {
        QSignalSpy requested(m_page.get(), &TransportsPage::deviceRequested);
        widgets::UnitGrid *grid = m_page->busDetail()->units();
        QTRY_COMPARE(grid->units().size(), 3);
        grid->setCurrent(1);
        QTest::keyClick(grid, Qt::Key_Return);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<core::DeviceId>().toString(), u"meter-2"_s);
        // So does a frame of it.
        emit m_page->monitor()->unitRequested(3);
        QCOMPARE(requested.last().first().value<core::DeviceId>().toString(), u"meter-3"_s);
        emit m_page->monitor()->unitRequested(77);
        QCOMPARE(requested.size(), 2);
    }

private:
    /// For looking at: METERDECK_PICTURES names a folder.
    void keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (!folder.isEmpty())
            m_page->grab().save(QDir(folder).filePath(name + u".png"_s));
    }

    std::unique_ptr<peers::MosquittoBroker> m_broker;
    std::unique_ptr<peers::PtyPair> m_line;
    std::unique_ptr<peers::RtuSlave> m_slave;
    std::atomic<int> m_dead{0};
    std::atomic<int> m_fault{0};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<TransportsPage> m_page;
    QTimer m_tick;
};

QTEST_MAIN(TestTransportsPage)
#include "tst_transportspage.moc"
