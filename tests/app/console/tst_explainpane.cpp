// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framereader.h"
#include "pages/devicepage.h"
#include "pages/exchangescard.h"
#include "pages/explainpane.h"
#include "pages/framecard.h"
#include "pages/meterverdict.h"
#include "peers/ptypair.h"
#include "peers/rtuslave.h"
#include "widgets/byteview.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <bit>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::DevicePage;
using console::Exchange;
using console::ExchangesModel;
using console::ExplainPane;
using console::FieldsModel;
using Direction = core::WireRecord::Direction;
using Fault = peers::RtuSlave::Fault;

namespace {

quint16 voltageWord(const peers::RtuSlave::Request &, quint16 address)
{
    const auto bits = std::bit_cast<quint32>(231.4F);
    return static_cast<quint16>(address % 2 == 0 ? bits >> 16 : bits & 0xFFFF);
}

QByteArray withSum(const char *hex)
{
    QByteArray frame = QByteArray::fromHex(hex);
    const quint16 sum = modbus::crc16(frame);
    return frame + char(sum & 0xFF) + char(sum >> 8);
}

core::WireRecord record(int unit, Direction direction, const char *hex, const QString &verdict = {})
{
    core::WireRecord made;
    made.at = core::fromMicros(1'800'000'000'123'000);
    made.unit = unit;
    made.direction = direction;
    made.bytes = QByteArray::fromHex(hex);
    made.size = made.bytes.size();
    made.verdict = verdict;
    if (direction != Direction::Sent)
        made.after = 26ms;
    return made;
}

const QList<core::WireRecord> Good{
    record(2, Direction::Sent, withSum("020300000002").toHex().constData()),
    record(2, Direction::Heard, withSum("02030443676666").toHex().constData())};

} // namespace

/// The page that explains a meter: its models by hand, and the whole of it before meters with moods on a pty.
class TestExplainPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void exchangesArePairedByUnit()
    {
        ExchangesModel model(2, std::make_shared<core::SeriesTable>());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append({record(1, Direction::Sent, "0103"), Good.at(0), record(1, Direction::Heard, "0103"),
                      Good.at(1)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.exchange(0)->answer.bytes, Good.at(1).bytes);
        // An answer may come with the next report; one that nobody asked for is no exchange.
        model.append({record(2, Direction::Heard, "0203"), Good.at(0)});
        QCOMPARE(model.rowCount(), 1);
        model.append({record(2, Direction::Missing, "", u"no-answer"_s)});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.exchange(0)->isError()); // the newest is the first
        QCOMPARE(model.index(0, ExchangesModel::Answer).data().toString(), u"unit 2, no answer in 26 ms"_s);
        // A request whose answer was left out is let go of.
        model.append({Good.at(0), Good.at(0), Good.at(1)});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.exchange(3));
        model.setErrorsOnly(true);
        QCOMPARE(model.rowCount(), 1);
        model.append(Good);
        QCOMPARE(model.rowCount(), 1);
        model.setErrorsOnly(false);
        QCOMPARE(model.rowCount(), 4);
    }

    void exchangesAreBounded()
    {
        ExchangesModel model(2, std::make_shared<core::SeriesTable>());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append({Good.at(0), record(2, Direction::Missing, "", u"no-answer"_s)});
        model.setErrorsOnly(true);
        for (int round = 0; round < ExchangesModel::Most - 1; ++round)
            model.append(Good);
        QCOMPARE(model.kept(), ExchangesModel::Most);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.dropped(), quint64(0));
        model.append(Good);
        QCOMPARE(model.rowCount(), 0); // the oldest went, and it was the error
        QCOMPARE(model.dropped(), quint64(1));
        model.setErrorsOnly(false);
        QCOMPARE(model.rowCount(), ExchangesModel::Most);
    }

    void whereNothingWasExchangedTheTableMakesRoom()
    {
        console::ExchangesCard card(2, std::make_shared<core::SeriesTable>());
        card.resize(700, 400);
        card.show();
        card.setEmptyText(u"It is asked in a moment."_s);
        auto *empty = card.findChild<widgets::EmptyState *>();
        auto *table = card.findChild<widgets::TableView *>();
        QVERIFY(empty && table);
        QVERIFY(empty->isVisible());
        QVERIFY(!table->isVisible());
        // In the middle of the card, not at its foot.
        QTRY_VERIFY(std::abs(empty->geometry().center().y() - card.rect().center().y()) < 60);
        core::WireReport report;
        report.records = Good;
        card.take(report);
        QVERIFY(!empty->isVisible());
        QVERIFY(table->isVisible());
    }

    void fieldsOfBothFrames()
    {
        FieldsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<modbus::RegisterRule> rules(1);
        rules[0].type = modbus::RegisterType::F32;
        model.setFrames(Good.at(0).bytes, Good.at(1).bytes, modbus::Framing::Rtu, rules);
        QCOMPARE(model.rowCount(), 10);
        const auto says = [&model](int row) {
            return model.index(row, FieldsModel::Name).data().toString() + u": "_s +
                   model.index(row, FieldsModel::Says).data().toString();
        };
        QCOMPARE(says(1), u"Function: read holding registers"_s);
        QCOMPARE(says(4).section(u':', 0, 0), u"Checksum"_s);
        QCOMPARE(says(8), u"Voltage: 231.4\u00a0V"_s);
        QCOMPARE(model.index(8, FieldsModel::Raw).data().toString(), u"43 67 66 66"_s);
        QCOMPARE(model.index(8, FieldsModel::Bytes).data().toString(), u"3–6"_s);
        QVERIFY(model.index(8, FieldsModel::Name)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"registers 0 to 1"_s));
        QCOMPARE(model.rowOf(false, 0), 0);
        QCOMPARE(model.rowOf(true, 0), 5);
        QCOMPARE(model.rowOf(false, 5), -1);
        QCOMPARE(model.rowOf(true, 5), -1);
        model.setFrames(Good.at(0).bytes, {}, modbus::Framing::Rtu, rules);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.rowOf(true, 0), -1);
    }

    void words_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("heard");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *label, const char *request, const char *heard, const QString &name,
                            const QString &says) {
            QTest::newRow(label) << QByteArray::fromHex(request) << QByteArray::fromHex(heard) << name
                                 << says;
        };
        const char *read = "01040000000271cb";
        row("wrong checksum", read, "01040443668001ffff", u"Checksum"_s, u"wrong, AE 1F would be right"_s);
        row("another unit", read, withSum("02040443668000").toHex().constData(), u"Unit"_s,
            u"2, but 1 was asked"_s);
        row("exception", read, "018402c2c1", u"Exception"_s, u"exception 2, it has no such register"_s);
        row("refused function", read, "018402c2c1", u"Function"_s, u"refused: read input registers"_s);
        row("cut short", read, "010404", u"Missing"_s, u"6 byte(s) too few"_s);
        row("noise", read, "fe", u"Bytes of no frame"_s, u"noise, skipped"_s);
        row("echo", read, read, u"Our own request"_s, u"heard again, skipped"_s);
        row("a coil", "01050000ff008c3a", "01050000ff008c3a", u"Ordered state"_s, u"on"_s);
        row("coils", withSum("010100130005").toHex().constData(), withSum("01010115").toHex().constData(),
            u"On or off"_s, u"on: 19, 21, 23"_s);
        row("reset of energy", "01428011", "01428011", u"Function"_s, u"reset energy"_s);
        row("unnamed registers", read,
            "01040443668000"
            "6fdf",
            u"Not in the profile"_s, u"17254, 32768"_s);
    }

    void words()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, heard);
        QFETCH(QString, name);
        QFETCH(QString, says);
        FieldsModel model;
        model.setFrames(request, heard, modbus::Framing::Rtu, {});
        QStringList found;
        for (int row = model.rowOf(true, 0); row >= 0 && row < model.rowCount(); ++row) {
            if (model.index(row, FieldsModel::Name).data().toString() == name)
                found << model.index(row, FieldsModel::Says).data().toString();
        }
        QVERIFY2(found.contains(says), qPrintable(found.join(u" / "_s)));
    }

    void aMeterThatIsReadWell()
    {
        QVERIFY(startBus());
        ExplainPane &pane = *m_page->explain();
        QTRY_VERIFY_WITH_TIMEOUT(pane.exchanges()->model().kept() > 3, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(pane.verdict()->title().contains(u"read well"_s), 20000);
        QVERIFY(pane.frame()->isVisible());
        // The newest is chosen; an older one is taken apart down to its values.
        pane.exchanges()->setHeld(true);
        const auto &model = pane.exchanges()->model();
        int voltage = 0;
        while (voltage < model.rowCount() &&
               model.exchange(voltage)->request.bytes.mid(2, 2) != QByteArray::fromHex("0006"))
            ++voltage;
        pane.exchanges()->choose(voltage);
        const auto &fields = pane.frame()->fields().rows();
        QVERIFY(std::any_of(fields.begin(), fields.end(), [](const FieldsModel::Row &row) {
            return row.heard && row.field.value && row.says.startsWith(u"231.4"_s);
        }));
        keepPicture(u"explain-well"_s);
        const QString text = pane.asText();
        QVERIFY2(text.contains(u"unit 2"_s) && text.contains(u"231.4"_s) && text.contains(u"read well"_s),
                 qPrintable(text));
    }

    void aFieldMarksItsBytesAndABytesItsField()
    {
        QVERIFY(startBus());
        ExplainPane &pane = *m_page->explain();
        QTRY_VERIFY_WITH_TIMEOUT(pane.exchanges()->model().kept() > 0, 20000);
        pane.exchanges()->setHeld(true);
        auto *frame = pane.frame();
        frame->table()->selectRow(1);
        QCOMPARE(frame->requestBytes()->current(), 1);
        QCOMPARE(frame->answerBytes()->current(), -1);
        frame->answerBytes()->setFocus();
        QTest::keyClick(frame->answerBytes(), Qt::Key_End);
        QCOMPARE(frame->table()->currentIndex().row(), frame->fields().rowCount() - 1);
        QCOMPARE(frame->requestBytes()->current(), -1);
        QVERIFY(frame->fields().rows().last().says.contains(u"right"_s));
    }

    void heldItCanBeRead()
    {
        QVERIFY(startBus());
        auto *exchanges = m_page->explain()->exchanges();
        QTRY_VERIFY_WITH_TIMEOUT(exchanges->model().kept() > 2, 20000);
        exchanges->setHeld(true);
        const int kept = exchanges->model().kept();
        const qsizetype asked = m_slave->requestCount();
        QTRY_VERIFY(m_slave->requestCount() > asked + 10);
        QCOMPARE(exchanges->model().kept(), kept);
        exchanges->setHeld(false);
        QTRY_VERIFY(exchanges->model().kept() > kept + 2);
        // An older one that was chosen stays chosen.
        exchanges->choose(1);
        const core::UtcTime at = exchanges->current()->request.at;
        const int before = exchanges->model().kept();
        QTRY_VERIFY(exchanges->model().kept() > before + 2);
        QCOMPARE(exchanges->current()->request.at, at);
    }

    void aSilentMeterAmongOthers()
    {
        QVERIFY(startBus());
        ExplainPane &pane = *m_page->explain();
        QTRY_VERIFY_WITH_TIMEOUT(pane.exchanges()->model().kept() > 0, 20000);
        m_fault = int(Fault::Silent);
        m_dead = 2;
        QTRY_VERIFY_WITH_TIMEOUT(pane.verdict()->title().contains(u"while others"_s), 30000);
        QTRY_VERIFY(pane.verdict()->words().contains(u"It has no power"_s));
        QTRY_COMPARE(int(pane.exchanges()->current()->answer.direction), int(Direction::Missing));
        keepPicture(u"explain-silent"_s);
    }

    void damagedAnswersAreShownToTheByte()
    {
        QVERIFY(startBus());
        ExplainPane &pane = *m_page->explain();
        QTRY_VERIFY_WITH_TIMEOUT(pane.exchanges()->model().kept() > 0, 20000);
        m_fault = int(Fault::Crc);
        m_dead = 2;
        QTRY_VERIFY_WITH_TIMEOUT(pane.exchanges()->current() && pane.exchanges()->current()->isError(),
                                 20000);
        pane.exchanges()->setHeld(true);
        QVERIFY(std::any_of(pane.frame()->fields().rows().begin(), pane.frame()->fields().rows().end(),
                            [](const FieldsModel::Row &row) {
                                return row.field.kind == modbus::FrameField::Kind::Checksum &&
                                       row.field.isWrong();
                            }));
        QVERIFY(std::none_of(
            pane.frame()->fields().rows().begin(), pane.frame()->fields().rows().end(),
            [](const FieldsModel::Row &row) { return row.heard && row.field.value.has_value(); }));
        keepPicture(u"explain-crc"_s);
    }

    void looksOnlyWhileItIsSeen()
    {
        QVERIFY(startBus());
        QVERIFY(m_page->explain()->isWatching());
        m_page->showTab(DevicePage::Tab::Live);
        QVERIFY(!m_page->explain()->isWatching());
        auto *tabs = m_page->findChild<QTabBar *>();
        QApplication::setActiveWindow(m_page.get());
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_E);
        QCOMPARE(int(m_page->currentTab()), int(DevicePage::Tab::Explain));
        QVERIFY(m_page->explain()->isWatching());
    }

    void copiesAsText()
    {
        QVERIFY(startBus());
        QPushButton *copy = nullptr;
        for (auto *button : m_page->explain()->findChildren<QPushButton *>()) {
            if (button->text() == "Copy as text"_L1)
                copy = button;
        }
        QVERIFY(copy);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->explain()->exchanges()->model().kept() > 0, 20000);
        copy->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Lab bus, 115200 8N1"_s));
    }

    void cleanup()
    {
        m_page.reset();
        if (m_engine) {
            QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
            m_engine->stop();
            QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20000);
            m_engine.reset();
        }
        if (m_slave)
            m_slave->stop();
        m_slave.reset();
        m_line.reset();
    }

private:
    /// Three meters on a line, and the page of the second one.
    bool startBus()
    {
        m_line = std::make_unique<peers::PtyPair>();
        m_slave = std::make_unique<peers::RtuSlave>(m_line->masterFd(), QList<int>{1, 2, 3});
        m_slave->setValues(voltageWord);
        m_dead = 0;
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
        workspace.transports = {bus};
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
        if (!started.wait(10000))
            return false;
        m_page = std::make_unique<DevicePage>(*m_engine, core::DeviceId(u"meter-2"_s));
        m_page->resize(1310, 860);
        m_page->showTab(DevicePage::Tab::Explain);
        m_page->show();
        return m_page->explain();
    }

    /// For looking at: METERDECK_PICTURES names a folder.
    void keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (!folder.isEmpty())
            m_page->grab().save(QDir(folder).filePath(name + u".png"_s));
    }

    std::unique_ptr<peers::PtyPair> m_line;
    std::unique_ptr<peers::RtuSlave> m_slave;
    std::atomic<int> m_dead{0};
    std::atomic<int> m_fault{0};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<DevicePage> m_page;
};

QTEST_MAIN(TestExplainPane)
#include "tst_explainpane.moc"
