// SPDX-License-Identifier: GPL-3.0-or-later
#include "setuppath.h"

#include "dialogs/addboarddialog.h"
#include "dialogs/addbrokerdialog.h"
#include "dialogs/addbusdialog.h"
#include "dialogs/adddevicedialog.h"
#include "dialogs/addmeshdoordialog.h"
#include "dialogs/addmeshserverdialog.h"
#include "dialogs/alarmrulesdialog.h"
#include "dialogs/askdialog.h"
#include "dialogs/newworkspacedialog.h"
#include "dialogs/scandialog.h"
#include "dialogs/scrim.h"
#include "dialogs/topicdevicedialog.h"
#include "dialogs/trialbox.h"
#include "engine/linepath.h"
#include "models/alarmwatch.h"
#include "serialports.h"
#include "session.h"
#include "words.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString nameOf(const core::DeviceSettings &device)
{
    return device.name.isEmpty() ? device.id.toString() : device.name;
}

bool hasBus(const core::Workspace &workspace)
{
    return std::any_of(
        workspace.transports.begin(), workspace.transports.end(),
        [](const core::TransportSettings &transport) { return core::isModbus(transport.type); });
}

} // namespace

SetupPath::SetupPath(Session &session, SerialPorts &ports, QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_ports(ports)
    , m_window(window)
    , m_homeFolder(NewWorkspaceDialog::homeFolder())
{
    connect(&m_storing, &QFutureWatcherBase::finished, this, &SetupPath::taken);
    // A dialog about a workspace goes with it.
    const auto leave = [this] {
        if (m_dialog && !m_storing.isRunning())
            m_dialog->leave();
    };
    connect(&m_session, &Session::closing, this, leave);
    connect(&m_session, &Session::opened, this, leave);
}

SetupPath::~SetupPath() = default;

QString SetupPath::newFile() const { return NewWorkspaceDialog::freeFile(m_homeFolder, u"new"_s); }

int SetupPath::countProfiles(const QString &codec) const
{
    const QList<core::ProfilePtr> profiles = context().profiles;
    return int(std::count_if(profiles.begin(), profiles.end(),
                             [&codec](const core::ProfilePtr &profile) { return profile->codec == codec; }));
}

QList<core::ProfilePtr> SetupPath::installedProfiles(const QString &workspaceFile)
{
    QStringList places{u":/meterdeck/profiles"_s};
    const QString own = QFileInfo(workspaceFile).absolutePath() + "/profiles"_L1;
    if (QFileInfo(own).isDir())
        places << own;
    return core::ProfileStore::load(places, nullptr).all();
}

SetupContext SetupPath::context() const
{
    SetupContext context;
    context.sessionSecrets = m_session.secrets();
    if (const engine::Engine *engine = m_session.engine(); engine && !m_session.isDemo()) {
        context.workspace = engine->workspace();
        context.profiles = engine->profiles().all();
    } else {
        context.workspace = core::Workspace::blank(tr("New workspace"), newFile());
        context.profiles = installedProfiles(context.workspace.fileName);
        context.isNew = true;
    }
    return context;
}

void SetupPath::show(SetupDialog *dialog)
{
    if (m_dialog)
        m_dialog->leave();
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SetupDialog::decided, this,
            [this](const core::Workspace &workspace) { store(workspace); });
    new Scrim(&m_window, dialog);
    dialog->open();
}

bool SetupPath::refuseDemo()
{
    if (!m_session.isDemo())
        return false;
    AskDialog::Question question;
    question.icon = u"flask-conical"_s;
    question.title = tr("The demo cannot be changed");
    question.subtitle = tr("Its fleet is simulated, and everything in it is gone when you leave.");
    question.paragraphs = {
        tr("Buses, brokers and devices belong to a workspace of your own: a file that stays, "
           "with a database beside it."),
        tr("The demo ends when another workspace is opened; it can be opened again at any "
           "time.")};
    question.accept = tr("New workspace…");
    const core::Workspace nothing;
    auto *dialog = new AskDialog(
        question, [nothing] { return nothing; }, &m_window);
    show(dialog);
    dialog->disconnect(this);
    connect(dialog, &SetupDialog::decided, this, [this, dialog] {
        dialog->accept();
        newWorkspace();
    });
    return true;
}

void SetupPath::newWorkspace() { show(new NewWorkspaceDialog(m_homeFolder, &m_window)); }

void SetupPath::addBusAt(const QString &port)
{
    if (refuseDemo())
        return;
    AddBusDialog *dialog = showNewBus(false);
    if (!port.isEmpty())
        dialog->choosePort(port);
}

void SetupPath::addNetworkBus()
{
    if (!refuseDemo())
        showNewBus(false)->chooseWay(AddBusDialog::Way::ModbusTcp);
}

/// A bus that is in use stands still while its connection is tried.
void SetupPath::showBus(AddBusDialog *dialog, const core::TransportId &id)
{
    dialog->trial()->setPause(
        [this, id](QObject *box, std::function<void()> free) {
            if (engine::Engine *engine = m_session.engine())
                engine->pause(id, u"trial"_s, box, std::move(free));
        },
        [this, id](QObject *box) {
            if (engine::Engine *engine = m_session.engine())
                engine->resume(id, box);
        });
    show(dialog);
}

AddBusDialog *SetupPath::showNewBus(bool meterNext)
{
    SetupContext context = this->context();
    if (context.isNew || meterNext)
        context.next = tr("Next: the meter");
    auto *dialog = new AddBusDialog(context, &m_ports, {}, &m_window);
    show(dialog);
    if (!context.next.isEmpty()) {
        dialog->disconnect(this);
        connect(dialog, &SetupDialog::decided, this,
                [this, dialog, context](const core::Workspace &workspace) {
                    const core::TransportId bus = dialog->settings().id;
                    dialog->accept();
                    goOnToDevice(context, workspace, bus);
                });
    }
    return dialog;
}

void SetupPath::goOnToDevice(const SetupContext &context, const core::Workspace &withBus,
                             const core::TransportId &bus)
{
    SetupContext next = context;
    next.workspace = withBus;
    next.next.clear();
    show(new AddDeviceDialog(next, bus, &m_window));
}

void SetupPath::addBroker()
{
    if (refuseDemo())
        return;
    const SetupContext context = this->context();
    show(new AddBrokerDialog(context, {}, &m_window));
}

void SetupPath::addBoard()
{
    if (!refuseDemo())
        show(new AddBoardDialog(context(), {}, &m_window));
}

void SetupPath::addMeshDoor()
{
    if (!refuseDemo())
        show(new AddMeshDoorDialog(context(), {}, &m_window));
}

void SetupPath::addMeshServer()
{
    if (!refuseDemo())
        show(new AddMeshServerDialog(context(), {}, &m_window));
}

void SetupPath::addDeviceTo(const core::TransportId &bus)
{
    if (refuseDemo())
        return;
    const SetupContext context = this->context();
    if (hasBus(context.workspace)) {
        showDevice(new AddDeviceDialog(context, bus, &m_window));
        return;
    }
    showNewBus(true);
}

void SetupPath::showDevice(AddDeviceDialog *dialog)
{
    connect(dialog, &AddDeviceDialog::scanRequested, this, &SetupPath::scanBus);
    connect(dialog, &AddDeviceDialog::registerMapRequested, this, &SetupPath::registerMapRequested);
    show(dialog);
}

void SetupPath::scanBus(const core::TransportId &bus)
{
    if (refuseDemo())
        return;
    auto *dialog = new ScanDialog(context(), &m_ports, bus, &m_window);
    connect(dialog, &ScanDialog::portNeeded, this, &SetupPath::freePort);
    connect(dialog, &ScanDialog::portReleased, this, &SetupPath::resume);
    show(dialog);
}

/// The bus holds its port: it is paused, then the search begins. It goes on when the search has ended, or
/// with the dialog's end, which waits for the search.
void SetupPath::freePort(const core::TransportId &bus)
{
    auto *dialog = qobject_cast<ScanDialog *>(m_dialog.data());
    if (!dialog)
        return;
    engine::Engine *engine = m_session.engine();
    if (!engine) {
        dialog->begin();
        return;
    }
    m_paused = bus;
    engine->pause(bus, u"search"_s, dialog, [dialog] { dialog->begin(); });
}

void SetupPath::resume()
{
    if (engine::Engine *engine = m_session.engine(); engine && m_dialog)
        engine->resume(m_paused, m_dialog);
}

TopicDeviceDialog *SetupPath::makeDevice(const core::TransportId &transport, const QString &topic,
                                         const QByteArray &payload)
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    SetupContext context = this->context();
    QString whyNot;
    if (m_session.isDemo()) {
        context.workspace = engine->workspace();
        context.profiles = engine->profiles().all();
        whyNot = tr("The demo keeps nothing: open a workspace of your own to save a profile.");
    }
    auto *dialog = new TopicDeviceDialog(context, transport, topic, payload, whyNot, &m_window);
    show(dialog);
    return dialog;
}

void SetupPath::editTransport(const core::TransportId &id)
{
    if (refuseDemo())
        return;
    SetupContext context = this->context();
    const core::TransportSettings *transport = context.workspace.transport(id);
    if (!transport)
        return;
    for (const engine::TransportInfo &info : m_session.engine()->transports()) {
        if (info.id == id)
            context.sessionError = info.lastError;
    }
    if (transport->type == "mqtt"_L1)
        show(new AddBrokerDialog(context, id, &m_window));
    else if (transport->type == "thingsboard"_L1)
        show(new AddBoardDialog(context, id, &m_window));
    else if (transport->type == "mesh-http"_L1)
        show(new AddMeshDoorDialog(context, id, &m_window));
    else if (transport->type == "mesh-backend"_L1)
        show(new AddMeshServerDialog(context, id, &m_window));
    else
        showBus(new AddBusDialog(context, &m_ports, id, &m_window), id);
}

void SetupPath::editDevice(const core::DeviceId &id)
{
    if (refuseDemo())
        return;
    const engine::Engine *engine = m_session.engine();
    const auto known = engine ? engine->device(id) : std::nullopt;
    if (!known)
        return;
    const SetupContext context = this->context();
    core::DeviceSettings present;
    present.id = id;
    present.transport = known->transport;
    present.profile = known->profile ? known->profile->id : core::ProfileId();
    present.unit = std::max(1, known->unit);
    showDevice(new AddDeviceDialog(context, present, &m_window));
}

AlarmRulesDialog *SetupPath::editAlarmRules(const AlarmWatch &alarms, const QString &rule)
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    SetupContext context = this->context();
    context.workspace = engine->workspace();
    AlarmRulesDialog::Known known{alarms.model().oneOfEachRule(), AlarmReach::of(*engine), {}};
    if (m_session.isDemo())
        known.whyNot = tr("The demo keeps nothing: open a workspace of your own to save rules.");
    auto *dialog = new AlarmRulesDialog(context, &alarms.path(), known, rule, &m_window);
    show(dialog);
    return dialog;
}

void SetupPath::removeTransport(const core::TransportId &id)
{
    if (refuseDemo())
        return;
    const SetupContext context = this->context();
    const core::TransportSettings *transport = context.workspace.transport(id);
    if (!transport)
        return;
    QStringList devices;
    QList<core::DeviceId> ids;
    for (const core::DeviceSettings &device : std::as_const(context.workspace.devices)) {
        if (device.transport == id) {
            devices << nameOf(device);
            ids << device.id;
        }
    }
    AskDialog::Question question;
    question.icon = core::isModbus(transport->type) ? u"cable"_s : u"server"_s;
    question.title = tr("Remove “%1”?").arg(transport->name);
    question.subtitle = !transport->url.isEmpty() ? transport->url
                        : transport->type != "modbus-rtu"_L1
                            ? tr("%1, port %2").arg(transport->host).arg(transport->tcpPort)
                            : transport->port;
    if (!devices.isEmpty()) {
        const int more = int(devices.size()) - 8;
        const QString named = devices.mid(0, 8).join(u", "_s);
        question.paragraphs
            << (more > 0
                    ? tr("The entries of its devices go with it: %1 and %n more.", nullptr, more).arg(named)
                    : tr("The entries of its devices go with it: %1.").arg(named));
    }
    question.paragraphs << tr(
        "Its readings stay in the database, and so do its devices with the age of their last "
        "value.");
    if (transport->type == "mqtt"_L1 && transport->persistentSession)
        question.paragraphs << tr(
            "The broker may go on keeping messages for this console until its own limits end "
            "that.");
    question.accept = tr("Remove it");
    question.consequence = tr("Written at once; then everything stops and starts anew, some seconds long.");
    const core::Workspace before = context.workspace;
    show(new AskDialog(
        question,
        [before, ids, id]() -> core::Result<core::Workspace> {
            core::Workspace workspace = before;
            for (const core::DeviceId &device : ids) {
                const auto less = workspace.without(device);
                if (!less)
                    return less;
                workspace = *less;
            }
            return workspace.without(id);
        },
        &m_window));
}

void SetupPath::removeDevice(const core::DeviceId &id)
{
    if (refuseDemo())
        return;
    const SetupContext context = this->context();
    const core::DeviceSettings *device = context.workspace.device(id);
    if (!device)
        return;
    const core::TransportSettings *transport = context.workspace.transport(device->transport);
    AskDialog::Question question;
    question.icon = u"gauge"_s;
    question.title = tr("Remove the entry of “%1”?").arg(nameOf(*device));
    question.subtitle =
        tr("%1, on %2")
            .arg(device->id.toString(), transport ? transport->name : device->transport.toString());
    if (transport && transport->type == "mqtt"_L1)
        question.paragraphs << tr(
            "It loses its name and place and goes on under its id: it is heard whenever it "
            "speaks.");
    else
        question.paragraphs << tr("It is no longer asked.");
    question.paragraphs << tr(
        "Its readings stay in the database, and it stays in the list with the age of its last "
        "value. An entry with the same id continues them.");
    question.accept = tr("Remove the entry");
    question.consequence = tr("Written at once; then everything stops and starts anew, some seconds long.");
    const core::Workspace before = context.workspace;
    show(new AskDialog(
        question, [before, id] { return before.without(id); }, &m_window));
}

void SetupPath::connectBroker(const QString &address)
{
    const BrokerAddress parsed = AddBrokerDialog::parse(address);
    SetupContext context = this->context();
    const auto made = context.workspace.withAdded(AddBrokerDialog::preset(context, parsed));
    if (!made) {
        emit failed(made.error());
        return;
    }
    core::Workspace workspace = *made;
    workspace.name = parsed.host;
    store(workspace);
}

} // namespace console
