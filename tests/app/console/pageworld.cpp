// SPDX-License-Identifier: GPL-3.0-or-later
#include "pageworld.h"

#include "demohandover.h"
#include "dialogs/addboarddialog.h"
#include "dialogs/addbrokerdialog.h"
#include "dialogs/addbusdialog.h"
#include "dialogs/adddevicedialog.h"
#include "dialogs/addmeshdoordialog.h"
#include "dialogs/addmeshserverdialog.h"
#include "dialogs/askdialog.h"
#include "dialogs/curvedialog.h"
#include "dialogs/draftgrid.h"
#include "dialogs/energydialog.h"
#include "dialogs/exportdialog.h"
#include "dialogs/importdialog.h"
#include "dialogs/intervaldialog.h"
#include "dialogs/keysdialog.h"
#include "dialogs/newworkspacedialog.h"
#include "dialogs/registermapeditor.h"
#include "dialogs/relaydialog.h"
#include "dialogs/scandialog.h"
#include "dialogs/secretdialog.h"
#include "dialogs/settingdialog.h"
#include "dialogs/topicdevicedialog.h"
#include "engine/notifypath.h"
#include "historian/historianwriter.h"
#include "keymap.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "models/alarmwatch.h"
#include "models/handoverwatch.h"
#include "pages/alarmspage.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/devicespage.h"
#include "pages/firststartpage.h"
#include "pages/linespage.h"
#include "pages/overviewpage.h"
#include "pages/transportspage.h"
#include "pages/trendpage.h"
#include "palette/palettedialog.h"
#include "session.h"
#include "settings/settingspage.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quantity;

namespace {

const auto Node = u"ESP32-1a2b"_s;

core::SeriesId seriesOf(core::SeriesTable &table, const QString &device, Quantity quantity)
{
    core::Series series;
    series.device = core::DeviceId(device);
    series.quantity = quantity;
    series.source = u"site:pzem/metrics"_s;
    series.profile = core::ProfileId(u"iot-smart-meter"_s);
    series.profileVersion = 1;
    return table.intern(series);
}

core::Reading readingOf(core::SeriesId series, double value, core::UtcTime at, core::Quality quality)
{
    core::Reading reading;
    reading.series = series;
    reading.value = value;
    reading.quality = quality;
    reading.measuredAt = reading.receivedAt = at;
    reading.receivedSteady = core::SystemClock().steady() - (core::SystemClock().now() - at);
    return reading;
}

/// Three hours of two devices, a gap and seven orders, one of each ending.
void seed(historian::HistorianWriter &writer, core::SeriesTable &table, const core::ProfileStore &)
{
    const core::UtcTime now = core::SystemClock().now();
    auto batch = std::make_shared<core::Batch>();
    batch->transport = core::TransportId(u"past"_s);
    for (const QString &device : {Node, u"ESP32-2b3c"_s}) {
        batch->sightings.append(
            {core::DeviceId(device), core::TransportId(u"site"_s), core::ProfileId(u"iot-smart-meter"_s)});
        const auto voltage = seriesOf(table, device, Quantity::Voltage);
        const auto power = seriesOf(table, device, Quantity::ActivePower);
        for (int minute = 1; minute < 180; ++minute) {
            const core::UtcTime at = now - std::chrono::minutes(minute);
            batch->readings.append(readingOf(voltage, 228 + minute % 7, at, core::Quality::Good));
            batch->readings.append(readingOf(power, 1000 + minute * 3, at, core::Quality::Good));
        }
    }
    // Eight lines, one of them without power and one never told.
    const QString monitor = u"0002_MSAN"_s;
    batch->sightings.append(
        {core::DeviceId(monitor), core::TransportId(u"site"_s), core::ProfileId(u"spms"_s)});
    for (int line = 1; line <= 7; ++line) {
        core::Series series;
        series.device = core::DeviceId(monitor);
        series.quantity = Quantity::Line;
        series.channel = QString::number(line);
        series.source = u"site:v1/devices/telemetry"_s;
        series.profile = core::ProfileId(u"spms"_s);
        series.profileVersion = 1;
        const core::SeriesId id = table.intern(series);
        for (int half = 1; half < 120; ++half) {
            const bool on = line != 3 || half > 20;
            batch->readings.append(readingOf(id, on ? 1 : 0, now - half * 30s, core::Quality::Good));
        }
    }
    // A register that fell twice: once reviewed, once not.
    const auto total = seriesOf(table, Node, Quantity::EnergyImport);
    const auto fell = [&](std::chrono::minutes ago, double before, double after) {
        batch->readings.append(readingOf(total, before, now - ago - 1min, core::Quality::Good));
        batch->readings.append(readingOf(total, after, now - ago, core::Quality::Good));
        batch->events.append({now - ago,
                              core::DeviceId(Node),
                              core::TransportId(u"site"_s),
                              u"register-fell"_s,
                              {{u"quantity"_s, u"energy_import"_s},
                               {u"channel"_s, u""_s},
                               {u"source"_s, u"site:pzem/metrics"_s},
                               {u"before"_s, before},
                               {u"after"_s, after},
                               {u"wrapped"_s, false}}});
    };
    fell(60min, 18'442'600, 4'100'400);
    fell(30min, 4'100'900, 400);
    batch->events.append(
        engine::eventOf({core::DeviceId(Node),
                         {},
                         Quantity::EnergyImport,
                         now - 60min,
                         energy::Decision{energy::Verdict::Exchange, 0, 18'442'600, 4'100'400},
                         u"operator, console WS-02"_s},
                        now - 20min));
    core::Gap gap;
    gap.from = now - 90min;
    gap.to = now - 70min;
    gap.transport = core::TransportId(u"site"_s);
    gap.device = core::DeviceId(Node);
    gap.reason = u"no-answer"_s;
    batch->gaps.append(gap);
    writer.append(batch);
    for (int order = 0; order < 7; ++order) {
        core::AuditEntry entry;
        entry.at = now - 10min + std::chrono::seconds(order);
        entry.command = core::newCommandId();
        entry.device = core::DeviceId(Node);
        entry.stage = u"requested"_s;
        entry.who = u"operator, console WS-02"_s;
        entry.detail = {
            {u"order"_s, QJsonObject{{u"name"_s, u"relay"_s},
                                     {u"value"_s, order % 2},
                                     {u"reason"_s, u"Board work, ticket %1"_s.arg(4100 + order)}}}};
        writer.appendAudit(entry);
        entry.stage = u"outcome"_s;
        entry.at += 2s;
        entry.detail[u"outcome"_s] = QString(core::outcomeName(core::Outcome(order)));
        entry.detail[u"after_ms"_s] = 840;
        writer.appendAudit(entry);
    }
}

} // namespace

PageWorld::PageWorld()
    : m_settings(std::make_unique<console::Settings>(console::Settings::Store::Forgotten))
    , m_ports(std::make_unique<console::SerialPorts>([] {
        return QList{console::SerialPort{
            u"/dev/ttyUSB0"_s, u"/dev/ttyUSB0"_s, u"FT232R USB UART"_s, u"dialout"_s, {}, {}}};
    }))
    , m_session(std::make_unique<console::Session>())
{}

PageWorld::~PageWorld() { stop(); }

bool PageWorld::start()
{
    const auto workspace = core::Workspace::parse(
        R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
            "map":{"tiles":{"url":"http://127.0.0.1:1/{z}/{x}/{y}.png","attribution":"© nobody"}},
            "transports":[{"id":"site","type":"mqtt","name":"Depot broker","host":"127.0.0.1","port":1,"qos":1,
                           "persistentSession":true,"profiles":["iot-smart-meter"]},
                          {"id":"bus1","type":"modbus-rtu","name":"Roof bus","port":"/dev/not-there",
                           "baud":9600}],
            "devices":[{"id":"ESP32-1a2b","transport":"site","profile":"iot-smart-meter",
                        "name":"Wellawatte shop 12","place":{"lat":6.9,"lon":79.8}},
                       {"id":"ESP32-2b3c","transport":"site","profile":"iot-smart-meter"},
                       {"id":"0002_MSAN","transport":"site","profile":"spms","name":"Exchange in the west",
                        "place":{"lat":7.0,"lon":80.1},
                        "lines":{"1":{"label":"CEB grid","customers":100},"3":{"label":"TP3 clinic"}}},
                       {"id":"lab","transport":"bus1","profile":"campus-modbus","unit":1,
                        "name":"Laboratory block, second floor"}]})",
        m_folder.filePath(u"depot.json"_s));
    if (!workspace.ok())
        return false;
    engine::EngineOptions options;
    options.listen = false;
    options.seed = seed;
    const auto told = engine::NotifyPath::proposed(*workspace, console::demoTargets());
    if (!told.ok())
        return false;
    m_engine = std::make_unique<engine::Engine>(*told, options);
    engine::NotifyPath::of(*m_engine).outbox().deliverBy(console::demoDelivery);
    QSignalSpy started(m_engine.get(), &engine::Engine::started);
    m_engine->start();
    if (!started.wait(10000))
        return false;
    m_feed = std::make_unique<console::LiveFeed>(*m_engine);
    hear();
    return true;
}

void PageWorld::hear()
{
    core::SeriesTable &table = *m_engine->seriesTable();
    const core::UtcTime now = console::LiveFeed::now();
    using core::Quality;
    m_engine->live().apply(
        {readingOf(seriesOf(table, Node, Quantity::Voltage), 231.4, now, Quality::Good),
         readingOf(seriesOf(table, Node, Quantity::Current), 6.82, now - 11min, Quality::Good),
         readingOf(seriesOf(table, Node, Quantity::ActivePower), 1523, now, Quality::Good),
         readingOf(seriesOf(table, Node, Quantity::PowerFactor), 0.965, now, Quality::Estimated),
         readingOf(seriesOf(table, Node, Quantity::EnergyImport), 12345678, now, Quality::Substituted),
         readingOf(seriesOf(table, Node, Quantity::Relay), 1, now, Quality::Good)});
}

void PageWorld::stop()
{
    m_alarms.reset();
    m_handover.reset();
    m_feed.reset();
    if (!m_engine)
        return;
    QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
    m_engine->stop();
    stopped.wait(10000);
    m_engine.reset();
}

QStringList PageWorld::pages()
{
    return {u"first-start"_s,    u"overview"_s,     u"devices"_s,       u"device"_s,
            u"device-orders"_s,  u"device-facts"_s, u"device-bus"_s,    u"device-explain"_s,
            u"device-voltage"_s, u"trends"_s,       u"transports"_s,    u"transports-bus"_s,
            u"audit"_s,          u"settings"_s,     u"topics"_s,        u"window"_s,
            u"alarms"_s,         u"handover"_s,     u"alarms-shelve"_s, u"alarms-rationalisation"_s,
            u"lines"_s,          u"lines-board"_s,  u"lines-list"_s};
}

QStringList PageWorld::dialogs()
{
    return {u"add-bus"_s,
            u"add-network-bus"_s,
            u"scan"_s,
            u"add-broker"_s,
            u"add-board"_s,
            u"add-mesh-door"_s,
            u"add-mesh-server"_s,
            u"secret"_s,
            u"add-device"_s,
            u"new-workspace"_s,
            u"ask"_s,
            u"relay"_s,
            u"intervals"_s,
            u"setting"_s,
            u"energy"_s,
            u"energy-review"_s,
            u"register-map"_s,
            u"topic-device"_s,
            u"export"_s,
            u"import"_s,
            u"import-preview"_s,
            u"curve"_s,
            u"alarm-rules"_s,
            u"alarm-rules-where"_s,
            u"alarm-rules-urgency"_s,
            u"alarm-rules-response"_s,
            u"target-mail"_s,
            u"target-modem"_s,
            u"target-gateway"_s,
            u"line-labels"_s,
            u"map"_s,
            u"planned-work"_s,
            u"planned-work-noted"_s,
            u"outage-rule"_s,
            u"voltage-terms"_s,
            u"keys"_s,
            u"palette"_s};
}

std::unique_ptr<QWidget> PageWorld::make(const QString &name)
{
    auto made = build(name);
    // It is the test's, also when it was left by Escape.
    if (made)
        made->setAttribute(Qt::WA_DeleteOnClose, false);
    return made;
}

std::unique_ptr<QWidget> PageWorld::build(const QString &name)
{
    using namespace console;
    SetupContext context;
    context.workspace = m_engine->workspace();
    context.profiles = m_engine->profiles().all();
    const core::DeviceId node(Node);
    if (name == "first-start"_L1) {
        auto page = std::make_unique<FirstStartPage>(m_ports.get(), [] { return Readiness{}; });
        page->setNewFile(u"/home/operator/Meterdeck/new.json"_s, 1);
        return page;
    }
    if (name == "overview"_L1) {
        auto page = std::make_unique<OverviewPage>(*m_engine, *m_feed);
        alarms(u"alarms"_s); // fills the watch
        page->setAlarms(*m_alarms);
        QObject::connect(m_feed.get(), &LiveFeed::tick, page.get(), &OverviewPage::refresh);
        return page;
    }
    if (name == "devices"_L1)
        return std::make_unique<DevicesPage>(m_feed->devices(), *m_settings);
    if (name.startsWith("device"_L1)) {
        const bool onBus = name == "device-bus"_L1 || name == "device-explain"_L1;
        auto page = std::make_unique<DevicePage>(*m_engine, onBus ? core::DeviceId(u"lab"_s) : node);
        if (name == "device-orders"_L1)
            page->showTab(DevicePage::Tab::Commands);
        if (name == "device-facts"_L1)
            page->showTab(DevicePage::Tab::Configuration);
        if (name == "device-explain"_L1)
            explain(*page);
        if (name == "device-voltage"_L1)
            page->showTab(DevicePage::Tab::Voltage);
        hear();
        live::Delta delta;
        delta.devices = {page->device()};
        page->refresh(delta, LiveFeed::now());
        return page;
    }
    if (name == "trends"_L1) {
        auto page = std::make_unique<TrendPage>(*m_engine, *m_settings);
        TrendCurve power{node, Quantity::ActivePower, {}, widgets::Token::S1, false, false};
        TrendCurve voltage{node, Quantity::Voltage, {}, widgets::Token::S3, true, false};
        page->setCurves({power, voltage});
        return page;
    }
    if (name.startsWith("transports"_L1)) {
        auto page = std::make_unique<TransportsPage>(*m_engine);
        page->choose(core::TransportId(name == "transports"_L1 ? u"site"_s : u"bus1"_s));
        return page;
    }
    if (name == "topics"_L1)
        return browse();
    if (name == "topic-device"_L1) {
        auto dialog = std::make_unique<TopicDeviceDialog>(
            context, core::TransportId(u"site"_s), u"laboratory/meter-7/data"_s,
            R"({"voltage":231.4,"apower":346.1,"aenergy":{"total":1234.5},"output":true,"note":"well"})",
            QString(), nullptr);
        dialog->setName(u"Laboratory meter"_s);
        dialog->grid()->take(u"voltage"_s);
        return dialog;
    }
    if (name.startsWith("alarm"_L1))
        return alarms(name);
    if (name == "handover"_L1 || name.startsWith("target"_L1))
        return handover(name);
    if (name == "audit"_L1)
        return std::make_unique<AuditPage>(*m_engine);
    if (name.startsWith("lines"_L1)) {
        auto page = std::make_unique<LinesPage>(*m_engine, *m_settings);
        page->setView(name == "lines-board"_L1  ? LinesPage::View::Board
                      : name == "lines-list"_L1 ? LinesPage::View::List
                                                : LinesPage::View::Map);
        return page;
    }
    if (auto dialog = lineSettings(name, context))
        return dialog;
    if (name == "settings"_L1)
        return std::make_unique<SettingsPage>(*m_settings);
    if (name == "add-bus"_L1)
        return std::make_unique<AddBusDialog>(context, m_ports.get(), core::TransportId(), nullptr);
    if (name == "add-network-bus"_L1) {
        auto dialog = std::make_unique<AddBusDialog>(context, m_ports.get(), core::TransportId(), nullptr);
        dialog->chooseWay(AddBusDialog::Way::ModbusTcp);
        return dialog;
    }
    if (name == "scan"_L1)
        return std::make_unique<ScanDialog>(context, m_ports.get(), core::TransportId(), nullptr);
    if (name == "add-broker"_L1)
        return std::make_unique<AddBrokerDialog>(context, core::TransportId(), nullptr);
    if (name == "add-board"_L1)
        return std::make_unique<AddBoardDialog>(context, core::TransportId(), nullptr);
    if (name == "add-mesh-door"_L1)
        return std::make_unique<AddMeshDoorDialog>(context, core::TransportId(), nullptr);
    if (name == "add-mesh-server"_L1)
        return std::make_unique<AddMeshServerDialog>(context, core::TransportId(), nullptr);
    if (name == "secret"_L1)
        return std::make_unique<SecretDialog>(context, context.workspace.transports.first(),
                                              engine::Secrets::Password, SecretDialog::Why::Missing,
                                              QString(), nullptr);
    if (name == "add-device"_L1)
        return std::make_unique<AddDeviceDialog>(context, core::TransportId(), nullptr);
    if (name == "new-workspace"_L1)
        return std::make_unique<NewWorkspaceDialog>(m_folder.path(), nullptr);
    if (name == "ask"_L1)
        return std::make_unique<AskDialog>(
            AskDialog::Question{u"trash-2"_s,
                                QCoreApplication::translate("PageWorld", "Remove this bus?"),
                                QCoreApplication::translate("PageWorld", "Roof bus, /dev/ttyUSB0"),
                                {QCoreApplication::translate("PageWorld", "Its history stays where it is.")},
                                QCoreApplication::translate("PageWorld", "Remove"),
                                QCoreApplication::translate("PageWorld", "The workspace is opened anew.")},
            [workspace = context.workspace] { return core::Result<core::Workspace>(workspace); }, nullptr);
    if (name == "relay"_L1)
        return std::make_unique<RelayDialog>(m_orders.context(), false, std::nullopt, nullptr);
    if (name == "setting"_L1) {
        OrderContext orders = m_orders.context();
        orders.profile = core::ProfileStore::load({}, nullptr).find(core::ProfileId(u"pzem-004t"_s));
        orders.unit = 1;
        return std::make_unique<SettingDialog>(orders, u"address"_s, nullptr);
    }
    if (name == "intervals"_L1)
        return std::make_unique<IntervalDialog>(m_orders.context(),
                                                QMap<QString, std::chrono::milliseconds>(), nullptr);
    if (name.startsWith("energy"_L1)) {
        auto dialog = std::make_unique<EnergyDialog>(*m_engine, node, nullptr);
        if (name == "energy-review"_L1) {
            engine::RegisterFall fall;
            fall.device = node;
            fall.fall = {LiveFeed::now() - 30min, 4'100'900, 400, false, {}, {}};
            dialog->startReview(fall);
        }
        return dialog;
    }
    if (name == "register-map"_L1) {
        RegisterMapEditor::Setting setting;
        setting.workspaceFile = m_folder.filePath(u"depot.json"_s);
        setting.profiles = core::ProfileStore::load({}, nullptr).all();
        setting.start = core::ProfileId(u"em24"_s);
        setting.buses = {{core::TransportId(u"bus1"_s), u"Roof bus"_s,
                          [](const core::ProbeRequest &request, QObject *on, const auto &answer) {
                              core::ProbeResult result;
                              result.request = request;
                              result.values = QByteArray(2 * request.count, '\x02');
                              QMetaObject::invokeMethod(
                                  on, [result, answer] { answer(result); }, Qt::QueuedConnection);
                          }}};
        auto dialog = std::make_unique<RegisterMapEditor>(setting, nullptr);
        dialog->chooseRow(15); // two sources disagree about this one
        dialog->tryMeter();
        dialog->importText("address;type;quantity\n6;bcd;voltage\n8;u16;voltage\n", u"meter.csv"_s);
        return dialog;
    }
    if (name == "export"_L1)
        return std::make_unique<ExportDialog>(*m_engine, QList{node}, nullptr);
    if (name.startsWith("import"_L1)) {
        const QString file = m_folder.filePath(u"readings of the old console.csv"_s);
        QFile csv(file);
        if (csv.open(QIODevice::WriteOnly)) {
            csv.write("device,channel,quantity,unit,value,quality,measured_at\n");
            for (int i = 0; i < 60; ++i)
                csv.write(
                    "old-" + QByteArray::number(i % 4) + ",,active_power,W," +
                    (i % 9 == 5 ? QByteArray("three") : QByteArray::number(200 + i)) + ",Good," +
                    QDateTime::fromSecsSinceEpoch(1762000000 + i, Qt::UTC).toString(Qt::ISODate).toUtf8() +
                    '\n');
            csv.close(); // it is looked at beside
        }
        auto dialog = std::make_unique<ImportDialog>(*m_engine, nullptr);
        dialog->setSource(file);
        return dialog;
    }
    if (name == "curve"_L1)
        return std::make_unique<CurveDialog>(*m_engine, QList{node}, nullptr);
    if (name == "window"_L1)
        return std::make_unique<MainWindow>(*m_session, *m_settings);
    // The table of keys is the window's.
    const MainWindow window(*m_session, *m_settings);
    if (name == "keys"_L1)
        return std::make_unique<KeysDialog>(window.keys()->actions(), nullptr);
    const PaletteSource source =
        PaletteSource::ofList([&window] { return window.keys()->entries(); }, true, 8);
    if (name == "palette"_L1)
        return std::make_unique<PaletteDialog>(PaletteIndex({source}, {}), nullptr);
    return nullptr;
}
