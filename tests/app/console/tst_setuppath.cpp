// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbrokerdialog.h"
#include "dialogs/addbusdialog.h"
#include "dialogs/adddevicedialog.h"
#include "dialogs/askdialog.h"
#include "dialogs/newworkspacedialog.h"
#include "dialogs/outageruledialog.h"
#include "dialogs/plannedworkdialog.h"
#include "dialogs/targetdialog.h"
#include "dialogs/voltagetermsdialog.h"
#include "engine/notifypath.h"
#include "engine/outagehistory.h"
#include "engine/voltagequery.h"
#include "peers/mosquittobroker.h"
#include "session.h"
#include "setupfixture.h"
#include "setuppath.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::Session;
using console::SetupPath;

/// From a dialog to a running engine, with a real broker.
class TestSetupPath : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void init();
    void cleanup();
    void aBrokerMakesAWorkspaceAndItsDevicesAppear();
    void aBusGoesOnToItsFirstMeter();
    void aNetworkBusIsAddedAndChanged();
    void aChangeIsWrittenAndTheSameWorkspaceOpensAnew();
    void theEntryOfAMovedMeterIsAudited();
    void aSavedProfileIsOfferedToTheOpenDialog();
    void aFileChangedMeanwhileIsNotOverwritten();
    void removingABusTakesItsEntriesAndLeavesTheReadings();
    void aTargetIsAddedAndRemoved();
    void whatIsSaidOfLinesHolds();
    void aDialogGoesWithItsWorkspace();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    void open(const core::Workspace &workspace);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Plugboard> m_board;
    std::unique_ptr<console::SerialPorts> m_ports;
    std::unique_ptr<QWidget> m_window;
    SetupPath *m_path = nullptr;
};

void TestSetupPath::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<Session>();
    m_board = std::make_unique<Plugboard>();
    m_ports = std::make_unique<console::SerialPorts>(m_board->look());
    m_window = std::make_unique<QWidget>();
    m_window->resize(1366, 768);
    m_window->show();
    m_path = new SetupPath(*m_session, *m_ports, *m_window);
    m_path->setHomeFolder(file(u"Meterdeck"_s));
}

void TestSetupPath::cleanup()
{
    QSignalSpy closed(m_session.get(), &Session::closed);
    m_session->close();
    QVERIFY(closed.size() == 1 || closed.wait(20000));
    m_window.reset();
    m_session.reset();
}

void TestSetupPath::open(const core::Workspace &workspace)
{
    QSignalSpy opened(m_session.get(), &Session::opened);
    m_session->open(workspace);
    QVERIFY(opened.wait(20000));
}

void TestSetupPath::aBrokerMakesAWorkspaceAndItsDevicesAppear()
{
    peers::MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.error()));
    QSignalSpy opened(m_session.get(), &Session::opened);
    m_path->connectBroker(u"127.0.0.1:%1"_s.arg(broker.port()));
    QVERIFY(opened.wait(20000));
    const auto written = core::Workspace::load(file(u"Meterdeck/new.json"_s));
    QVERIFY(written.ok());
    QCOMPARE(written->name, u"127.0.0.1"_s);
    QCOMPARE(written->transports.size(), 1);
    QCOMPARE(int(written->transports.first().tcpPort), int(broker.port()));
    QVERIFY(QFile::exists(file(u"Meterdeck/new.db"_s)));
    engine::Engine *engine = m_session->engine();
    QVERIFY(engine);
    QTRY_VERIFY_WITH_TIMEOUT(!engine->transports().isEmpty() &&
                                 engine->transports().first().state == core::TransportState::Up,
                             20000);
    QVERIFY(engine->devices().isEmpty());
    QProcess speaker;
    speaker.start(peers::findProgram(u"mosquitto_pub"_s),
                  {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(broker.port()), u"-t"_s,
                   u"dev/ESP32-0001/pzem/metrics"_s, u"-q"_s, u"1"_s, u"-m"_s,
                   u"{\"voltage\":231.4,\"current\":1.5,\"power\":340}"_s});
    QVERIFY(speaker.waitForFinished());
    QCOMPARE(speaker.exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(engine->devices().size(), 1, 20000);
    QCOMPARE(engine->devices().first().id.toString(), u"ESP32-0001"_s);
}

void TestSetupPath::aBusGoesOnToItsFirstMeter()
{
    QSignalSpy opened(m_session.get(), &Session::opened);
    m_path->addBusAt(u"/dev/pts/none"_s);
    auto *bus = qobject_cast<console::AddBusDialog *>(m_path->dialog());
    QVERIFY(bus);
    QCOMPARE(bus->settings().port, u"/dev/pts/none"_s);
    bus->take();
    auto *meter = qobject_cast<console::AddDeviceDialog *>(m_path->dialog());
    QVERIFY(meter);
    // Nothing stands on disk before the meter is known too.
    QVERIFY(!QFile::exists(file(u"Meterdeck/new.json"_s)));
    QCOMPARE(meter->settings().transport, bus->settings().id);
    meter->take();
    QVERIFY(opened.wait(20000));
    const auto written = core::Workspace::load(file(u"Meterdeck/new.json"_s));
    QVERIFY(written.ok());
    QCOMPARE(written->transports.size(), 1);
    QCOMPARE(written->devices.size(), 1);
    QCOMPARE(m_session->engine()->devices().size(), 1);
    QVERIFY(!m_path->dialog());
}

void TestSetupPath::aNetworkBusIsAddedAndChanged()
{
    open(depot(file(u"depot.json"_s)));
    QSignalSpy opened(m_session.get(), &Session::opened);
    m_path->addNetworkBus();
    auto *bus = qobject_cast<console::AddBusDialog *>(m_path->dialog());
    QVERIFY(bus);
    QCOMPARE(bus->way(), console::AddBusDialog::Way::ModbusTcp);
    typeInto(*bus, u"Host"_s, u"127.0.0.1"_s);
    typeInto(*bus, u"TCP port"_s, u"1"_s); // nobody listens there
    typeInto(*bus, u"Name"_s, u"Plant"_s);
    bus->take();
    QVERIFY(opened.wait(20000));
    const core::TransportId plant(u"plant"_s);
    auto written = core::Workspace::load(file(u"depot.json"_s));
    QVERIFY(written->transport(plant));
    QCOMPARE(written->transport(plant)->type, u"modbus-tcp"_s);
    m_path->editTransport(plant);
    bus = qobject_cast<console::AddBusDialog *>(m_path->dialog());
    QVERIFY(bus);
    QCOMPARE(bus->settings().host, u"127.0.0.1"_s);
    typeInto(*bus, u"Answer within, ms"_s, u"700"_s);
    bus->take();
    QVERIFY(opened.wait(20000));
    written = core::Workspace::load(file(u"depot.json"_s));
    QCOMPARE(written->transport(plant)->timeout, std::chrono::milliseconds(700));
    QCOMPARE(written->transports.size(), 3);
    // What is asked before it goes names where it is.
    m_path->removeTransport(plant);
    auto *ask = qobject_cast<console::AskDialog *>(m_path->dialog());
    QVERIFY(ask);
    const auto labels = ask->findChildren<widgets::Label *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const widgets::Label *label) { return label->text() == "127.0.0.1, port 1"_L1; }));
    ask->reject();
}

void TestSetupPath::aChangeIsWrittenAndTheSameWorkspaceOpensAnew()
{
    open(depot(file(u"depot.json"_s)));
    QSignalSpy opened(m_session.get(), &Session::opened);
    QSignalSpy closing(m_session.get(), &Session::closing);
    m_path->addDeviceTo(core::TransportId(u"bus1"_s));
    auto *dialog = qobject_cast<console::AddDeviceDialog *>(m_path->dialog());
    QVERIFY(dialog);
    typeInto(*dialog, u"Name"_s, u"Pump house"_s);
    dialog->take();
    QVERIFY(opened.wait(20000));
    QCOMPARE(closing.size(), 1);
    QVERIFY(m_session->engine()->device(core::DeviceId(u"pump-house"_s)));
    QVERIFY(core::Workspace::load(file(u"depot.json"_s))->device(core::DeviceId(u"pump-house"_s)));
    // And once more, from the workspace as it was written.
    m_path->editDevice(core::DeviceId(u"pump-house"_s));
    dialog = qobject_cast<console::AddDeviceDialog *>(m_path->dialog());
    QVERIFY(dialog);
    typeInto(*dialog, u"Name"_s, u"Pumps"_s);
    dialog->take();
    QVERIFY(opened.wait(20000));
    QCOMPARE(m_session->engine()->device(core::DeviceId(u"pump-house"_s))->name, u"Pumps"_s);
}

void TestSetupPath::theEntryOfAMovedMeterIsAudited()
{
    core::Workspace workspace = depot(file(u"depot.json"_s));
    core::DeviceSettings lab = *workspace.device(core::DeviceId(u"lab"_s));
    lab.profile = core::ProfileId(u"pzem-004t"_s);
    workspace = *workspace.withChanged(lab);
    QVERIFY(workspace.save(file(u"depot.json"_s)).ok());
    core::AuditEntry ordered;
    ordered.at = core::SystemClock().now() - std::chrono::minutes(5);
    ordered.command = core::CommandId(u"move-lab"_s);
    ordered.device = lab.id;
    ordered.stage = u"requested"_s;
    ordered.who = u"anna"_s;
    ordered.detail = {{u"name"_s, u"address"_s}, {u"value"_s, 9}};
    core::AuditEntry ended = ordered;
    ended.stage = u"outcome"_s;
    ended.detail = {{u"order"_s, ordered.detail},
                    {u"outcome"_s, QString(core::outcomeName(core::Outcome::Verified))}};
    open(workspace);
    m_session->engine()->audit(ordered);
    m_session->engine()->audit(ended);
    const auto rows = [this] {
        std::optional<engine::OrderRowsAnswer> answer;
        m_session->engine()->orderRows(core::CommandId(u"move-lab"_s), this,
                                       [&answer](const engine::OrderRowsAnswer &got) { answer = got; });
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer, 30'000); }();
        return answer ? answer->rows : QList<core::AuditEntry>();
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 2, 30'000);

    // Another name is no move; then the unit that was ordered.
    QSignalSpy opened(m_session.get(), &Session::opened);
    for (const auto &[field, text] : {std::pair{u"Name"_s, u"Laboratory"_s}, std::pair{u"Unit"_s, u"9"_s}}) {
        opened.clear();
        m_path->editDevice(lab.id);
        auto *dialog = qobject_cast<console::AddDeviceDialog *>(m_path->dialog());
        QVERIFY(dialog);
        typeInto(*dialog, field, text);
        dialog->take();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
        QCOMPARE(rows().size(), field == "Unit"_L1 ? 3 : 2);
    }
    const auto all = rows();
    const auto changed = std::find_if(
        all.begin(), all.end(), [](const core::AuditEntry &row) { return row.stage == "entry-changed"_L1; });
    QVERIFY(changed != all.end());
    QCOMPARE(changed->device, lab.id);
    QCOMPARE(changed->detail["unit"_L1].toInt(), 9);
    QCOMPARE(changed->detail["before"_L1].toInt(), 1);
    QVERIFY(!changed->who.isEmpty());
    QVERIFY(!changed->hash.isEmpty());
}

/// Saved from beneath the dialog: it is offered there and nothing that was typed is lost; the workspace is
/// opened anew when the dialog is left.
void TestSetupPath::aSavedProfileIsOfferedToTheOpenDialog()
{
    open(depot(file(u"depot.json"_s)));
    const core::Workspace before = m_session->engine()->workspace();
    m_path->addDevice();
    auto *dialog = qobject_cast<console::AddDeviceDialog *>(m_path->dialog());
    QVERIFY(dialog);
    dialog->setUnit(u"77"_s);
    typeInto(*dialog, u"Name"_s, u"Boiler"_s);
    QVERIFY(QDir(m_folder->path()).mkpath(u"profiles"_s));
    QFile source(u":/meterdeck/profiles/sdm120.json"_s);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QFile own(file(u"profiles/boiler-meter.json"_s));
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write(source.readAll().replace("\"sdm120\"", "\"boiler-meter\""));
    own.close();
    QSignalSpy opened(m_session.get(), &Session::opened);
    m_path->takeProfile(core::ProfileId(u"boiler-meter"_s));
    QCOMPARE(m_path->dialog(), dialog);
    QCOMPARE(dialog->settings().profile.toString(), u"boiler-meter"_s);
    QCOMPARE(dialog->settings().unit, 77);
    QCOMPARE(dialog->settings().name, u"Boiler"_s);
    QCOMPARE(opened.size(), 0);
    dialog->reject();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
    QVERIFY(m_session->engine()->profiles().find(core::ProfileId(u"boiler-meter"_s)));
    QCOMPARE(m_session->engine()->workspace().devices.size(), before.devices.size());
    // With no dialog it is opened anew at once.
    m_path->takeProfile(core::ProfileId(u"boiler-meter"_s));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, 30'000);
}

void TestSetupPath::aFileChangedMeanwhileIsNotOverwritten()
{
    open(depot(file(u"depot.json"_s)));
    const QByteArray theirs = content(file(u"depot.json"_s)).replace("Depot", "Their depot");
    QFile other(file(u"depot.json"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(theirs);
    other.close();
    m_path->addBroker();
    console::SetupDialog *dialog = m_path->dialog();
    QVERIFY(dialog);
    typeInto(*dialog, u"Host"_s, u"broker.local"_s);
    dialog->take();
    QTRY_VERIFY(dialog->footText().contains(u"Changed by somebody else"_s));
    QVERIFY(dialog->isVisible());
    QCOMPARE(content(file(u"depot.json"_s)), theirs);
    QVERIFY(m_session->engine());
}

void TestSetupPath::removingABusTakesItsEntriesAndLeavesTheReadings()
{
    open(depot(file(u"depot.json"_s)));
    m_path->removeTransport(core::TransportId(u"bus1"_s));
    auto *ask = qobject_cast<console::AskDialog *>(m_path->dialog());
    QVERIFY(ask);
    QVERIFY(ask->words().contains(u"Lab block, gate"_s));
    QVERIFY(ask->words().contains(u"Its readings stay in the database"_s));
    picture(*ask, u"removebus"_s);
    QSignalSpy opened(m_session.get(), &Session::opened);
    ask->take();
    QVERIFY(opened.wait(20000));
    const auto written = core::Workspace::load(file(u"depot.json"_s));
    QVERIFY(written.ok());
    QCOMPARE(written->transports.size(), 1);
    QVERIFY(written->devices.isEmpty());
    QVERIFY(QFile::exists(file(u"depot.db"_s)));
}

void TestSetupPath::aTargetIsAddedAndRemoved()
{
    QCOMPARE(m_path->editTarget({}), nullptr); // nothing is open
    open(depot(file(u"depot.json"_s)));
    const auto targets = [this] {
        return m_session->engine() ? engine::NotifyPath::of(*m_session->engine()).plan().targets
                                   : QList<notify::Target>{};
    };
    QVERIFY(targets().isEmpty());
    QSignalSpy opened(m_session.get(), &Session::opened);
    console::TargetDialog *dialog = m_path->editTarget({});
    QVERIFY(dialog);
    dialog->chooseWay(notify::Way::Desktop);
    typeInto(*dialog, u"Name"_s, u"Here"_s);
    dialog->take();
    QVERIFY(opened.size() == 1 || opened.wait(20000));
    QCOMPARE(targets().size(), 1);
    QCOMPARE(targets().constFirst().id, u"here"_s);
    QVERIFY(content(file(u"depot.json"_s)).contains("\"desktop\""));
    QTRY_VERIFY(!m_path->dialog());

    m_path->removeTarget(u"another"_s);
    QVERIFY(!m_path->dialog());
    m_path->removeTarget(u"here"_s);
    QVERIFY(m_path->dialog());
    m_path->dialog()->take();
    QVERIFY(opened.size() == 2 || opened.wait(20000));
    QVERIFY(targets().isEmpty());
    QVERIFY(!content(file(u"depot.json"_s)).contains("\"notify\""));
}

void TestSetupPath::whatIsSaidOfLinesHolds()
{
    const core::DeviceId lab(u"lab"_s);
    QCOMPARE(m_path->planWork({}), nullptr); // nothing is open
    QCOMPARE(m_path->editOutageRule(), nullptr);
    QCOMPARE(m_path->editVoltageTerms(lab), nullptr);
    open(depot(file(u"depot.json"_s)));
    QSignalSpy opened(m_session.get(), &Session::opened);
    const auto written = [this, &opened](int times) {
        return (opened.size() == times || opened.wait(20000)) &&
               QTest::qWaitFor([this] { return !m_path->dialog(); }, 20000);
    };
    console::PlannedWorkDialog *work = m_path->planWork({});
    QVERIFY(work);
    work->take();
    QVERIFY(written(1));
    auto settings = engine::outageSettings(m_session->engine()->workspace());
    QVERIFY(settings.ok());
    QCOMPARE(settings->planned.size(), 1);
    QVERIFY(settings->planned.first().device.isEmpty());

    console::OutageRuleDialog *rule = m_path->editOutageRule();
    QVERIFY(rule);
    typeInto(*rule, u"Longest momentary interruption, s"_s, u"60"_s);
    rule->take();
    QVERIFY(written(2));
    settings = engine::outageSettings(m_session->engine()->workspace());
    QVERIFY(settings.ok());
    QCOMPARE(settings->rule.momentaryMost, std::chrono::seconds(60));
    QCOMPARE(settings->planned.size(), 1);

    QCOMPARE(m_path->editVoltageTerms(core::DeviceId(u"nobody"_s)), nullptr);
    console::VoltageTermsDialog *volts = m_path->editVoltageTerms(lab);
    QVERIFY(volts);
    typeInto(*volts, u"Nominal voltage, V"_s, u"400"_s);
    volts->take();
    QVERIFY(written(3));
    QCOMPARE(engine::voltageTerms(m_session->engine()->workspace(), lab, nullptr).nominal,
             std::optional(400.0));
    QVERIFY(content(file(u"depot.json"_s)).contains("\"later\"")); // what others wrote stays
}

void TestSetupPath::aDialogGoesWithItsWorkspace()
{
    open(depot(file(u"depot.json"_s)));
    m_path->addBroker();
    QVERIFY(m_path->dialog());
    QSignalSpy closed(m_session.get(), &Session::closed);
    m_session->close();
    QVERIFY(closed.wait(20000));
    QTRY_VERIFY(!m_path->dialog());
}

QTEST_MAIN(TestSetupPath)
#include "tst_setuppath.moc"
