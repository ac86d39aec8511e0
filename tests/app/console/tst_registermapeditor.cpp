// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/registermapeditor.h"
#include "engine/engine.h"
#include "models/csvrejectsmodel.h"
#include "models/previewmodel.h"
#include "models/registersmodel.h"
#include "peers/ptypair.h"
#include "peers/rtuslave.h"
#include "profilefile.h"
#include "setupfixture.h"
#include "widgets/button.h"
#include "widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <bit>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::MeterTrial;
using console::ProfileFile;
using console::RegisterMapEditor;
using console::RegistersModel;
using modbus::RegisterTable;

namespace {

/// A meter of a test: a voltage of 231.4 V as a float with its words swapped at 6, totals at 62 and 66.
quint16 wordAt(int address)
{
    const auto bits = std::bit_cast<quint32>(231.4F);
    static const QHash<int, quint16> words{
        {6, quint16(bits & 0xFFFF)}, {7, quint16(bits >> 16)}, {62, 0x11EB}, {63, 1}, {66, 120}, {67, 0}};
    return words.value(address);
}

core::ProbeResult answerTo(const core::ProbeRequest &request)
{
    core::ProbeResult result;
    result.request = request;
    for (int i = 0; i < request.count; ++i) {
        const quint16 word = wordAt(request.address + i);
        result.values.append(char(word >> 8)).append(char(word & 0xFF));
    }
    return result;
}

core::ProbeResult refusal(const core::ProbeRequest &request, const QString &verdict, int code)
{
    core::ProbeResult result;
    result.request = request;
    result.verdict = verdict;
    result.exceptionCode = code;
    result.error.detail = u"illegal data address (exception 2)"_s;
    return result;
}

/// Answers later, as an engine does, and writes down what it was asked.
struct Meter
{
    std::function<core::ProbeResult(const core::ProbeRequest &)> mood = answerTo;
    QList<core::ProbeRequest> asked;

    MeterTrial::Ask ask()
    {
        return [this](const core::ProbeRequest &request, QObject *context,
                      std::function<void(const core::ProbeResult &)> answer) {
            asked.append(request);
            QMetaObject::invokeMethod(
                context, [answer = std::move(answer), result = mood(request)] { answer(result); },
                Qt::QueuedConnection);
        };
    }
};

} // namespace

/// The register map's editor: typed, imported, tried on meters with moods, and saved.
class TestRegisterMapEditor : public QObject
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
        m_folder = std::make_unique<QTemporaryDir>();
        m_meter = {};
        m_parent = std::make_unique<QWidget>();
        m_parent->resize(1366, 768);
    }

    void cleanup()
    {
        m_editor.reset();
        m_parent.reset();
    }

    void cellsAreCheckedWhileTheyAreTyped()
    {
        make();
        const QAbstractItemModelTester tester(&m_editor->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_editor->setIdentity(u"Ours"_s, u"ours"_s);
        show();
        auto *table = m_editor->table();
        const auto cell = [this](int column) { return m_editor->model().index(0, column); };
        table->setCurrentIndex(cell(RegistersModel::Quantity));
        QTest::keyClick(table, Qt::Key_F2);
        auto *edit = table->findChild<QLineEdit *>(u"cell"_s);
        QVERIFY(edit);
        edit->setFocus();
        edit->insert(u"volts"_s);
        QCOMPARE(cell(RegistersModel::Quantity).data().toString(), u"volts"_s); // before Enter
        QVERIFY(m_editor->cellWords().contains(u"No quantity of that name"_s));
        QVERIFY(!m_editor->saveButton()->isEnabled());
        QVERIFY(m_editor->footWords().contains(u"1 cell"_s));
        edit->selectAll();
        edit->insert(u"voltage"_s);
        QVERIFY(!m_editor->cellWords().contains(u"No quantity"_s));
        QVERIFY(m_editor->saveButton()->isEnabled());
        QTest::keyClick(edit, Qt::Key_Return);
        m_editor->model().setData(cell(RegistersModel::Address), u"70000"_s);
        QVERIFY(!m_editor->saveButton()->isEnabled());
        QVERIFY(cell(RegistersModel::Address).data(RegistersModel::RefusedRole).toBool());
        m_editor->model().setData(cell(RegistersModel::Address), u"0x0006"_s);
        QVERIFY(m_editor->saveButton()->isEnabled());
        m_editor->model().addRow(0);
        m_editor->model().removeRows(1, 1);
    }

    void readsInEveryOrderAtOnce()
    {
        make();
        oneVoltage();
        QVERIFY(m_editor->remarkWords().contains(u"Read once"_s));
        m_editor->tryMeter();
        QTRY_COMPARE(m_meter.asked.size(), 2); // the row, then as much as the widest type needs
        QCOMPARE(m_meter.asked[0].unit, 7);
        QCOMPARE(m_meter.asked[0].address, 6);
        QCOMPARE(m_meter.asked[0].count, 2);
        QCOMPARE(m_meter.asked[1].count, 4);
        QTRY_VERIFY(m_editor->remarkWords().contains(u"f32 CDAB looks like 231.4 V"_s));
        const auto &preview = m_editor->preview();
        const QAbstractItemModelTester tester(&m_editor->preview(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(preview.rowCount(), 9);
        bool seen = false;
        for (int row = 0; row < preview.rowCount(); ++row) {
            const auto *reading = preview.readingAt(preview.index(row, 2));
            if (reading && reading->type == modbus::RegisterType::F32) {
                seen = true;
                QCOMPARE(preview.index(row, 2).data().toString(), u"231.4"_s);
                for (auto *table : m_editor->findChildren<widgets::TableView *>()) {
                    if (table->model() == &preview)
                        emit table->rowActivated(preview.index(row, 2));
                }
            }
        }
        QVERIFY(seen);
        QCOMPARE(m_editor->model().index(0, RegistersModel::Order).data().toString(), u"CDAB"_s);
        QCOMPARE(m_editor->model().index(0, RegistersModel::Now).data().toString(), u"231.4 V"_s);
        QVERIFY(m_editor->remarkWords().contains(u"As chosen"_s));
    }

    void whatTheMeterDoesNotGiveIsSaid_data()
    {
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("words");
        QTest::newRow("refused") << u"exception"_s << u"illegal data address"_s;
        QTest::newRow("silent") << u"no-answer"_s << u"No answer"_s;
        QTest::newRow("not asked") << u"not-asked"_s << u"not asked"_s;
        QTest::newRow("damaged") << u"crc"_s << u"no readable answer"_s;
    }

    void whatTheMeterDoesNotGiveIsSaid()
    {
        QFETCH(QString, verdict);
        QFETCH(QString, words);
        m_meter.mood = [verdict](const core::ProbeRequest &request) { return refusal(request, verdict, 2); };
        make();
        oneVoltage();
        m_editor->tryMeter();
        QTRY_VERIFY2(m_editor->trialWords().contains(words), qPrintable(m_editor->trialWords()));
        QVERIFY(m_editor->model().index(0, RegistersModel::Now).data().toString().isEmpty());
        QCOMPARE(m_editor->preview().rowCount(), 0);
    }

    void aRefusedBlockIsReadRowByRow()
    {
        m_meter.mood = [](const core::ProbeRequest &request) {
            const bool bad = request.address <= 8 && request.address + request.count > 8;
            return bad ? refusal(request, u"exception"_s, 2) : answerTo(request);
        };
        make();
        oneVoltage();
        auto &model = m_editor->model();
        model.addRow(0); // at 8, which the meter does not have
        m_editor->tryMeter();
        QTRY_VERIFY(m_editor->trialWords().contains(u"0x0008"_s));
        QTRY_VERIFY(!model.index(0, RegistersModel::Now).data().toString().isEmpty());
        QVERIFY(model.index(1, RegistersModel::Now).data().toString().isEmpty());
    }

    void bothPlacesStandSideBySide()
    {
        make(core::ProfileId(u"em24"_s));
        auto &model = m_editor->model();
        int row = 0;
        while (row < model.rowCount() &&
               model.index(row, RegistersModel::Address).data().toString() != "62"_L1)
            ++row;
        QVERIFY(row < model.rowCount());
        show();
        m_editor->chooseRow(row);
        m_editor->tryMeter();
        const auto shown = [this](const QString &text) {
            const auto labels = m_editor->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(model.valueAt(row, 62).value_or(-1), 7'012'300.0, 10000);
        QTRY_COMPARE(model.valueAt(row, 66).value_or(-1), 12'000.0);
        QTRY_VERIFY(shown(u"0x003E"_s) && shown(u"0x0042"_s));
        QVERIFY(shown(u"12\u2009000"_s) || shown(u"12 000"_s) || shown(u"12000"_s));
        picture(*m_editor, u"register-map"_s);
        m_editor->useAlternative(0);
        QCOMPARE(model.index(row, RegistersModel::Address).data().toString(), u"66"_s);
        QCOMPARE(model.table().rule(row)->alternatives.first().address, 62);
        QVERIFY(m_editor->saveButton()->isEnabled());
    }

    void csvIsTakenOnlyWhenThePersonSaysSo()
    {
        make();
        m_editor->setIdentity(u"Ours"_s, u"ours"_s);
        m_editor->importText("address;type;order;quantity;scale\n6;f32;CDAB;voltage;1\n8;bcd;ABCD;current;1\n"
                             "62;s32;CDAB;energy_import;100\n",
                             u"/somewhere/meter.csv"_s);
        QCOMPARE(m_editor->model().rowCount(), 1);
        QVERIFY2(m_editor->importWords().contains(u"2 register(s) can be taken"_s) &&
                     m_editor->importWords().contains(u"1 line(s) cannot"_s),
                 qPrintable(m_editor->importWords()));
        const auto &rejects = m_editor->rejects();
        const QAbstractItemModelTester tester(&m_editor->rejects(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(rejects.rowCount(), 1);
        QCOMPARE(rejects.index(0, 0).data().toString(), u"3"_s);
        QCOMPARE(rejects.index(0, 2).data().toString(), u"bcd"_s);
        QVERIFY(rejects.index(0, 3).data().toString().contains(u"u16, s16"_s));
        show();
        picture(*m_editor, u"register-map-import"_s);
        m_editor->takeImport();
        QCOMPARE(m_editor->model().rowCount(), 2); // the empty first row is no register
        QVERIFY(m_editor->importWords().isEmpty());
        QVERIFY(m_editor->saveButton()->isEnabled());
        m_editor->importText("nonsense", u"x.csv"_s);
        QVERIFY(m_editor->importWords().contains(u"address"_s));
        m_editor->leaveImport();
        QCOMPARE(m_editor->model().rowCount(), 2);
    }

    void isSavedBesideTheWorkspace()
    {
        make();
        oneVoltage();
        QSignalSpy saved(m_editor.get(), &RegisterMapEditor::saved);
        m_editor->save();
        QTRY_COMPARE(saved.size(), 1);
        const QString file = m_folder->filePath(u"profiles/ours.json"_s);
        QCOMPARE(saved[0][1].toString(), file);
        QList<core::Error> errors;
        const auto store =
            core::ProfileStore::load({u":/meterdeck/profiles"_s, m_folder->filePath(u"profiles"_s)}, &errors);
        QVERIFY(errors.isEmpty());
        const auto mine = store.find(core::ProfileId(u"ours"_s));
        QVERIFY(mine);
        QCOMPARE(mine->name, u"Ours"_s);
        QCOMPARE(mine->section["registers"_L1].toArray().size(), 1);
    }

    void aShippedProfileIsNeverReplaced()
    {
        make(core::ProfileId(u"sdm120"_s));
        QVERIFY(m_editor->saveButton()->isEnabled()); // the copy has an id of its own
        m_editor->setIdentity(u"SDM120"_s, u"sdm120"_s);
        QVERIFY(!m_editor->saveButton()->isEnabled());
        QVERIFY(m_editor->footWords().contains(u"sdm120"_s));
        m_editor->setIdentity(u"SDM120"_s, u"Not An Id"_s);
        QVERIFY(!m_editor->saveButton()->isEnabled());
    }

    void aFileOfSomethingElseIsNotOverwritten()
    {
        make();
        oneVoltage();
        QVERIFY(QDir().mkpath(m_folder->filePath(u"profiles"_s)));
        QFile file(m_folder->filePath(u"profiles/ours.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"mine\":1}");
        file.close();
        QSignalSpy saved(m_editor.get(), &RegisterMapEditor::saved);
        m_editor->save();
        QTRY_VERIFY(m_editor->footWords().contains(u"Not written"_s));
        QCOMPARE(saved.size(), 0);
        QCOMPARE(content(file.fileName()), "{\"mine\":1}"_ba);
    }

    void leavingWithChangesAsksOnce()
    {
        make();
        show();
        oneVoltage();
        m_editor->reject();
        QVERIFY(m_editor->isVisible());
        QVERIFY(m_editor->footWords().contains(u"not saved"_s));
        m_editor->reject();
        QVERIFY(!m_editor->isVisible());
    }

    void readsThroughTheEngine()
    {
        peers::PtyPair line;
        peers::RtuSlave slave(line.masterFd(), {7});
        slave.setValues([](const peers::RtuSlave::Request &, quint16 address) { return wordAt(address); });
        slave.start();
        core::Workspace workspace;
        workspace.name = u"Wires"_s;
        workspace.database.path = m_folder->filePath(u"wires.db"_s);
        core::TransportSettings bus;
        bus.id = core::TransportId(u"bus"_s);
        bus.type = u"modbus-rtu"_s;
        bus.name = u"Lab bus"_s;
        bus.port = line.path();
        bus.timeout = 400ms;
        workspace.transports = {bus};
        engine::Engine engine(workspace, engine::EngineOptions{});
        QSignalSpy started(&engine, &engine::Engine::started);
        engine.start();
        QVERIFY(started.wait(10000));
        QTRY_COMPARE(engine.transports().first().state, core::TransportState::Up);
        make({}, [&engine](const core::ProbeRequest &request, QObject *context,
                           std::function<void(const core::ProbeResult &)> answer) {
            engine.probe(core::TransportId(u"bus"_s), request, context, std::move(answer));
        });
        oneVoltage();
        m_editor->tryMeter();
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->remarkWords().contains(u"f32 CDAB looks like 231.4 V"_s), 10000);
        core::ProbeResult nowhere;
        engine.probe(core::TransportId(u"none"_s), {}, m_editor.get(),
                     [&nowhere](const core::ProbeResult &result) { nowhere = result; });
        QTRY_COMPARE(nowhere.verdict, u"not-asked"_s);
        m_editor.reset();
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.stop();
        QVERIFY(stopped.wait(10000));
        for (const auto &request : slave.log())
            QVERIFY(request.function == 3 || request.function == 4);
    }

private:
    void make(const core::ProfileId &start = {}, const MeterTrial::Ask &ask = {})
    {
        RegisterMapEditor::Setting setting;
        setting.workspaceFile = m_folder->filePath(u"depot.json"_s);
        setting.profiles = core::ProfileStore::load({}, nullptr).all();
        setting.buses = {{core::TransportId(u"bus"_s), u"Lab bus"_s, ask ? ask : m_meter.ask()}};
        setting.start = start;
        setting.bus = core::TransportId(u"bus"_s);
        setting.unit = 7;
        m_editor = std::make_unique<RegisterMapEditor>(setting, m_parent.get());
    }

    void oneVoltage()
    {
        m_editor->setIdentity(u"Ours"_s, u"ours"_s);
        auto &model = m_editor->model();
        model.setData(model.index(0, RegistersModel::Address), u"6"_s);
        model.setData(model.index(0, RegistersModel::Quantity), u"voltage"_s);
        m_editor->chooseRow(0);
    }

    void show()
    {
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Meter m_meter;
    std::unique_ptr<QWidget> m_parent;
    std::unique_ptr<RegisterMapEditor> m_editor;
};

QTEST_MAIN(TestRegisterMapEditor)
#include "tst_registermapeditor.moc"
