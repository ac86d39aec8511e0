// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can ask of the window: its table of keys, the workspace's menu, the palette.
#include "mainwindow.h"

#include "dialogs/keysdialog.h"
#include "dialogs/setupdialog.h"
#include "dialogs/topicdevicedialog.h"
#include "engine/engine.h"
#include "keymap.h"
#include "navigationpanel.h"
#include "pages/devicepage.h"
#include "pages/topicspage.h"
#include "pages/transportspage.h"
#include "pagestack.h"
#include "palette/palettedialog.h"
#include "palette/palettesources.h"
#include "registermappath.h"
#include "session.h"
#include "setuppath.h"
#include "widgets/topbar.h"
#include "windowdeck.h"

#include <QFileInfo>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int ActionsWeight = 8;
constexpr qsizetype MostRemembered = 12;

} // namespace

bool MainWindow::hasWorkspace() const { return m_session.engine() != nullptr; }

void MainWindow::buildKeys()
{
    m_keys->clear();
    const QString everywhere = tr("Everywhere");
    const auto add = [&](const QString &id, const QString &title, const QList<QKeySequence> &keys,
                         const QString &icon, const std::function<void()> &run, bool offered = true) {
        m_keys->add({id, everywhere, title, keys, icon, run, {}, offered, {}});
    };
    add(
        u"palette"_s, tr("Find a page, device or command"), {QKeySequence(Qt::CTRL | Qt::Key_K)}, u"search"_s,
        [this] { openPalette(); }, false);
    addPageKeys();
    add(u"keys"_s, tr("Show all keys"), {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)},
        u"circle-help"_s, [this] { showKeys(); });
    add(
        u"escape"_s, tr("Leave a dialog, the full screen or a page, back to where you were"),
        {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::ALT | Qt::Key_Left)}, {}, [this] { escape(); },
        false);
    add(
        u"region"_s, tr("Go to the next region: navigation, page, alarms, top bar"),
        {QKeySequence(Qt::Key_F6)}, {}, [this] { nextRegion(); }, false);
    add(
        u"filter"_s, tr("Filter what the page lists"), {QKeySequence(QKeySequence::Find)}, {},
        [this] { m_pages->focusFilter(); }, false);
    add(u"wall"_s, tr("Full screen, to be read from across the room"), {QKeySequence(Qt::Key_F11)},
        u"maximize"_s, [this] { setWall(!m_wall); });
    add(u"fold"_s, tr("Fold the navigation to icons, or show its names"),
        {QKeySequence(Qt::CTRL | Qt::Key_B)}, u"layout-dashboard"_s, [this] { toggleFold(); });
    add(u"theme"_s, tr("Switch between the light and the dark theme"), {}, u"sun-moon"_s,
        [this] { switchTheme(); });
    addAlarmKeys();
    addWorkspaceKeys();
    noteKeysOfPages();
}

void MainWindow::addPageKeys()
{
    static const QHash<QString, QString> icons = {
        {u"alarms"_s, u"bell-ring"_s},  {u"overview"_s, u"layout-dashboard"_s}, {u"lines"_s, u"map"_s},
        {u"devices"_s, u"gauge"_s},     {u"trends"_s, u"trending-up"_s},        {u"transports"_s, u"cable"_s},
        {u"audit"_s, u"scroll-text"_s}, {u"settings"_s, u"settings"_s}};
    const QHash<QString, QString> titles = {
        {u"alarms"_s, tr("Alarms")},   {u"overview"_s, tr("Overview")},
        {u"devices"_s, tr("Devices")}, {u"lines"_s, tr("Lines and map")},
        {u"trends"_s, tr("Trends")},   {u"transports"_s, tr("Transports")},
        {u"audit"_s, tr("Audit")},     {u"settings"_s, tr("Settings")}};
    const QStringList &pages = PageStack::keys();
    for (int at = 0; at < pages.size(); ++at) {
        const QString key = pages.at(at);
        QList<QKeySequence> keys{QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + at))};
        if (key == "settings"_L1)
            keys.prepend(QKeySequence(Qt::CTRL | Qt::Key_Comma));
        m_keys->add({u"page:"_s + key, tr("Pages"), titles.value(key), keys, icons.value(key),
                     [this, key] { showPage(key); }, [this, key] { return m_pages->has(key); }, true,
                     tr("Page")});
    }
    m_keys->add({u"tear-off"_s,
                 tr("Pages"),
                 tr("Open this device in a window of its own"),
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
                 u"monitor"_s,
                 [this] { tearOff(); },
                 [this] { return devicePage() != nullptr; },
                 true,
                 {}});
}

core::TransportId MainWindow::transportOnScreen() const
{
    const TransportsPage *page = transportsPage();
    return page && currentPage() == "transports"_L1 ? page->chosen() : core::TransportId();
}

core::TransportId MainWindow::brokerToBrowse() const
{
    if (!hasWorkspace())
        return {};
    const core::Workspace &workspace = m_session.engine()->workspace();
    const core::TransportSettings *shown = workspace.transport(transportOnScreen());
    if (shown && shown->type == "mqtt"_L1)
        return shown->id;
    const auto first =
        std::find_if(workspace.transports.begin(), workspace.transports.end(),
                     [](const core::TransportSettings &settings) { return settings.type == "mqtt"_L1; });
    return first == workspace.transports.end() ? core::TransportId() : first->id;
}

void MainWindow::makeDevice(const core::TransportId &transport, const QString &topic,
                            const QByteArray &payload)
{
    TopicDeviceDialog *dialog = m_setup->makeDevice(transport, topic, payload);
    if (dialog && m_pages->topicsPage())
        connect(m_pages->topicsPage(), &TopicsPage::messageCame, dialog, &TopicDeviceDialog::hear);
}

void MainWindow::addWorkspaceKeys()
{
    const QString group = tr("Workspace");
    const auto add = [&](const QString &id, const QString &title, const QList<QKeySequence> &keys,
                         const QString &icon, const std::function<void()> &run,
                         const std::function<bool()> &possible = {}) {
        m_keys->add({id, group, title, keys, icon, run, possible, true, {}});
    };
    add(u"open"_s, tr("Open a workspace…"), {QKeySequence(QKeySequence::Open)}, u"folder-open"_s,
        [this] { chooseFile(); });
    add(u"new"_s, tr("New workspace…"), {}, u"file-json"_s, [this] { m_setup->newWorkspace(); });
    add(u"add-bus"_s, tr("Add a bus…"), {}, u"cable"_s, [this] { addBus(); });
    add(u"add-network-bus"_s, tr("Add a bus behind the network…"), {}, u"network"_s,
        [this] { m_setup->addNetworkBus(); });
    add(u"add-broker"_s, tr("Add a broker…"), {}, u"server"_s, [this] { addBroker(); });
    add(u"add-board"_s, tr("Add a ThingsBoard server…"), {}, u"cloud"_s, [this] { m_setup->addBoard(); });
    add(u"add-mesh-door"_s, tr("Receive from mesh gateways…"), {}, u"waypoints"_s,
        [this] { m_setup->addMeshDoor(); });
    add(u"add-mesh-server"_s, tr("Add a mesh’s server…"), {}, u"database"_s,
        [this] { m_setup->addMeshServer(); });
    add(u"scan"_s, tr("Search a bus for meters…"), {}, u"scan-search"_s, [this] { m_setup->scan(); });
    add(
        u"add-device"_s, tr("Add a device…"), {}, u"plus"_s, [this] { addDevice(); },
        [this] { return hasWorkspace(); });
    add(
        u"register-map"_s, tr("Register map: make a profile of your own…"), {}, u"sliders-horizontal"_s,
        [this] { m_registerMaps->open(devicePage() ? devicePage()->device() : core::DeviceId()); },
        [this] { return hasWorkspace(); });
    add(
        u"browse-topics"_s, tr("Browse the topics of a broker"), {QKeySequence(Qt::CTRL | Qt::Key_T)},
        u"search"_s, [this] { m_pages->showTopics(brokerToBrowse()); },
        [this] { return !brokerToBrowse().isEmpty(); });
    add(
        u"map-background"_s, tr("Map background…"), {}, u"map"_s, [this] { editMap(); },
        [this] { return hasWorkspace(); });
    add(
        u"planned-work"_s, tr("Planned work: note it, or take it back…"), {}, u"wrench"_s,
        [this] { m_setup->planWork({}); }, [this] { return hasWorkspace(); });
    add(
        u"outage-rule"_s, tr("Outages and regions: how they are counted…"), {}, u"sliders-horizontal"_s,
        [this] { m_setup->editOutageRule(); }, [this] { return hasWorkspace(); });
    add(
        u"voltage-terms"_s, tr("Nominal voltage of this device…"), {}, u"zap"_s,
        [this] { m_setup->editVoltageTerms(devicePage()->device()); },
        [this] { return devicePage() != nullptr; });
    // What is on screen is what is meant.
    add(
        u"edit-transport"_s, tr("Change this transport…"), {}, u"pencil"_s,
        [this] { m_setup->editTransport(transportOnScreen()); },
        [this] { return !transportOnScreen().isEmpty(); });
    add(
        u"remove-transport"_s, tr("Remove this transport…"), {}, u"unplug"_s,
        [this] { m_setup->removeTransport(transportOnScreen()); },
        [this] { return !transportOnScreen().isEmpty(); });
    add(
        u"edit-device"_s, tr("Change this device’s name and place…"), {}, u"pencil"_s,
        [this] { m_setup->editDevice(devicePage()->device()); }, [this] { return devicePage() != nullptr; });
    add(
        u"remove-device"_s, tr("Remove this device’s entry…"), {}, u"minus"_s,
        [this] { m_setup->removeDevice(devicePage()->device()); },
        [this] {
            return devicePage() && m_session.engine() &&
                   m_session.engine()->workspace().device(devicePage()->device());
        });
    add(
        u"export"_s, tr("Export…"), {}, u"file-down"_s, [this] { exportReadings(); },
        [this] { return hasWorkspace(); });
    add(
        u"import"_s, tr("Import…"), {}, u"download"_s, [this] { importData(); },
        [this] { return hasWorkspace(); });
    add(u"demo"_s, tr("Open the demo fleet"), {}, u"flask-conical"_s, [this] { m_session.openDemo(); });
    add(
        u"close"_s, tr("Close the workspace"), {}, u"folder"_s, [this] { m_session.close(); },
        [this] { return hasWorkspace(); });
    add(u"quit"_s, tr("Leave Meterdeck"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, u"x"_s, [this] { close(); });
}

void MainWindow::noteKeysOfPages()
{
    // These are taken by the parts themselves, where they have the focus.
    const auto note = [this](const QString &group, const QString &title, const QList<QKeySequence> &keys) {
        m_keys->add({{}, group, title, keys, {}, {}, {}, false, {}});
    };
    const auto key = [](int code) { return QKeySequence(code); };
    const QString tables = tr("In tables");
    note(tables, tr("Choose a row"), {key(Qt::Key_Up), key(Qt::Key_Down)});
    note(tables, tr("Open the chosen row"), {key(Qt::Key_Return)});
    note(tables, tr("Copy the chosen devices"), {QKeySequence(Qt::CTRL | Qt::Key_C)});
    const QString device = tr("On a device’s page");
    note(device, tr("Go to the relay"), {key(Qt::Key_L)});
    note(device, tr("Go to the trend"), {key(Qt::Key_T)});
    note(device, tr("Energy: register, integrated, difference"), {key(Qt::Key_R)});
    note(device, tr("Explain how this meter is read"), {key(Qt::Key_E)});
    const QString trend = tr("In a trend");
    note(trend, tr("Move in time"),
         {key(Qt::Key_Left), key(Qt::Key_Right), key(Qt::Key_PageUp), key(Qt::Key_PageDown)});
    note(trend, tr("Look closer or from further away"), {key(Qt::Key_Plus), key(Qt::Key_Minus)});
    note(trend, tr("As it was, or live"), {key(Qt::Key_Home), key(Qt::Key_End)});
    note(trend, tr("Place the first or the second cursor"), {key(Qt::Key_1), key(Qt::Key_2)});
    const QString alarms = tr("On the page of alarms");
    note(alarms, tr("Acknowledge the chosen alarm"), {key(Qt::Key_A)});
    note(alarms, tr("Shelve the chosen alarm"), {key(Qt::Key_S)});
    const QString map = tr("On the map");
    note(map, tr("Move the map"),
         {key(Qt::Key_Left), key(Qt::Key_Right), key(Qt::Key_Up), key(Qt::Key_Down)});
    note(map, tr("Come nearer or go farther"), {key(Qt::Key_Plus), key(Qt::Key_Minus)});
    note(map, tr("Walk the marks, worst first"), {key(Qt::Key_PageDown), key(Qt::Key_PageUp)});
    note(map, tr("Show all"), {key(Qt::Key_Home)});
    const QString orders = tr("In an order’s dialog");
    note(orders, tr("Hold to give the order"), {key(Qt::Key_Space)});
    note(orders, tr("Leave; nothing is sent"), {key(Qt::Key_Escape)});
}

void MainWindow::buildMenu()
{
    m_menu->clear();
    const auto add = [this](const QString &text, const std::function<void()> &run,
                            const QKeySequence &keys = {}) {
        QAction *action = m_menu->addAction(text, this, run);
        // Shown, not given: the key belongs to the table of keys.
        if (!keys.isEmpty())
            action->setText(text + u'\t' + keys.toString(QKeySequence::NativeText));
        return action;
    };
    add(
        tr("Open…"), [this] { chooseFile(); }, QKeySequence(QKeySequence::Open));
    add(tr("New workspace…"), [this] { m_setup->newWorkspace(); });
    const engine::Engine *engine = m_session.engine();
    const QString present = engine ? engine->workspace().fileName : QString();
    QStringList recent = m_settings.remembered(u"recent"_s).toStringList();
    recent.removeAll(present);
    recent.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    if (!recent.isEmpty())
        m_menu->addSection(tr("Opened last"));
    for (const QString &file : recent) {
        QAction *action = add(QFileInfo(file).completeBaseName(), [this, file] { m_session.openFile(file); });
        action->setToolTip(file);
    }
    m_menu->setToolTipsVisible(true);
    m_menu->addSeparator();
    add(tr("Add a bus…"), [this] { addBus(); });
    add(tr("Add a bus behind the network…"), [this] { m_setup->addNetworkBus(); });
    add(tr("Add a broker…"), [this] { addBroker(); });
    add(tr("Add a ThingsBoard server…"), [this] { m_setup->addBoard(); });
    add(tr("Receive from mesh gateways…"), [this] { m_setup->addMeshDoor(); });
    add(tr("Add a mesh’s server…"), [this] { m_setup->addMeshServer(); });
    if (engine)
        add(tr("Add a device…"), [this] { addDevice(); });
    if (engine) {
        add(tr("Register map…"),
            [this] { m_registerMaps->open(devicePage() ? devicePage()->device() : core::DeviceId()); });
    }
    if (engine) {
        add(tr("Import…"), [this] { importData(); });
        add(tr("Export…"), [this] { exportReadings(); });
    }
    if (const core::TransportId transport = transportOnScreen(); !transport.isEmpty()) {
        add(tr("Change this transport…"), [this, transport] { m_setup->editTransport(transport); });
        add(tr("Remove this transport…"), [this, transport] { m_setup->removeTransport(transport); });
    }
    if (const DevicePage *page = devicePage()) {
        const core::DeviceId device = page->device();
        add(tr("Change this device’s name and place…"), [this, device] { m_setup->editDevice(device); });
        if (engine && engine->workspace().device(device))
            add(tr("Remove this device’s entry…"), [this, device] { m_setup->removeDevice(device); });
    }
    m_menu->addSeparator();
    if (!m_session.isDemo())
        add(tr("Open the demo fleet"), [this] { m_session.openDemo(); });
    if (engine)
        add(tr("Close the workspace"), [this] { m_session.close(); });
    add(
        tr("Settings"), [this] { showPage(u"settings"_s); }, QKeySequence(Qt::CTRL | Qt::Key_Comma));
    add(
        tr("Keys"), [this] { showKeys(); }, QKeySequence(Qt::Key_F1));
    add(
        tr("Leave Meterdeck"), [this] { close(); }, QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void MainWindow::openPalette()
{
    if (m_palette) {
        m_palette->reject();
        return;
    }
    std::vector<PaletteSource> sources;
    sources.push_back(PaletteSource::ofList([this] { return m_keys->entries(); }, true, ActionsWeight));
    sources.push_back(PaletteSources::settings(m_settings));
    if (const engine::Engine *engine = m_session.engine()) {
        const QList<engine::DeviceInfo> devices = engine->devices();
        sources.push_back(
            PaletteSources::devices(devices, [this](const core::DeviceId &id) { showDevice(id); }));
        sources.push_back(PaletteSources::relays(devices, [this](const core::DeviceId &id, bool on) {
            order(id, [on](DevicePage &page) { page.orderRelay(on); });
        }));
        sources.push_back(PaletteSources::intervals(devices, [this](const core::DeviceId &id) {
            order(id, [](DevicePage &page) { page.orderIntervals(); });
        }));
        sources.push_back(PaletteSources::energies(devices, *engine, [this](const core::DeviceId &id) {
            order(id, [](DevicePage &page) { page.reviewEnergy(); });
        }));
        sources.push_back(PaletteSources::explanations(
            devices, [this](const core::DeviceId &id) { m_pages->explainDevice(id); }));
        sources.push_back(
            PaletteSources::windows(devices, [this](const core::DeviceId &id) { openDeviceWindow(id); }));
    }
    const auto memory = u"palette/recent"_s;
    m_palette = new PaletteDialog(
        PaletteIndex(std::move(sources), m_settings.remembered(memory).toStringList()), this);
    connect(m_palette, &PaletteDialog::ran, this, [this, memory](const QString &id) {
        QStringList recent = m_settings.remembered(memory).toStringList();
        recent.removeAll(id);
        recent.prepend(id);
        m_settings.remember(memory, recent.first(std::min(recent.size(), MostRemembered)));
    });
    m_palette->openOver(this);
}

void MainWindow::showKeys() { (new KeysDialog(m_keys->actions(), this))->open(); }

void MainWindow::order(const core::DeviceId &device, const std::function<void(DevicePage &)> &open)
{
    showDevice(device);
    // Only the dialog is opened: it asks, and sends nothing by itself.
    if (DevicePage *page = devicePage(); page && page->device() == device)
        open(*page);
}

void MainWindow::addBus() { m_setup->addBus(); }

void MainWindow::addBroker() { m_setup->addBroker(); }

void MainWindow::addDevice() { m_setup->addDevice(); }

} // namespace console
