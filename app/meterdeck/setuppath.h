// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>

#include <functional>

namespace engine {
class Engine;
}

namespace console {

class AddBusDialog;
class AlarmRulesDialog;
class MapDialog;
class OutageRuleDialog;
class PlannedWorkDialog;
class AlarmWatch;
class AddDeviceDialog;
class SerialPorts;
class Session;
class SetupDialog;
class TargetDialog;
class TopicDeviceDialog;
class VoltageTermsDialog;

/// The journey of a change to the workspace: a dialog, the file written on the pool, then the session opened
/// anew with it. One dialog at a time, over the window, behind a scrim.
///
/// While nothing is open, a first bus or broker makes a workspace of its own in ~/Meterdeck. The demo's
/// workspace cannot be changed: that is said, and a new workspace offered. GUI thread; nothing waits.
class SetupPath : public QObject
{
    Q_OBJECT

public:
    SetupPath(Session &session, SerialPorts &ports, QWidget &window);
    ~SetupPath() override;

    /// The dialog on screen, or nullptr.
    SetupDialog *dialog() const { return m_dialog; }
    /// Where files of new workspaces are proposed; ~/Meterdeck unless a test says otherwise.
    void setHomeFolder(const QString &folder) { m_homeFolder = folder; }
    const QString &homeFolder() const { return m_homeFolder; }
    /// The file that a first bus or broker would make now.
    QString newFile() const;
    /// How many profiles of a family ("mqtt", "modbus") are installed for the present or a new workspace.
    int countProfiles(const QString &codec) const;

public slots:
    void newWorkspace();
    void addBus() { addBusAt({}); }
    /// Adds a bus at a serial port; a first one goes on to its first meter.
    void addBusAt(const QString &port);
    /// Adds a bus behind the network, likewise.
    void addNetworkBus();
    void addBroker();
    /// A ThingsBoard server, an address that mesh gateways post to, or their server.
    void addBoard();
    void addMeshDoor();
    void addMeshServer();
    void addDevice() { addDeviceTo({}); }
    /// Adds a meter on a bus; without any bus, the bus comes first.
    void addDeviceTo(const core::TransportId &bus);
    /// Searches the port of a bus, or any port, for meters.
    void scan() { scanBus({}); }
    void scanBus(const core::TransportId &bus);
    void editTransport(const core::TransportId &id);
    void editDevice(const core::DeviceId &id);
    /// Labels and customers of its monitored lines.
    void editLines(const core::DeviceId &id);
    /// The rules of the alarms, at this one; empty for the first. In the demo they can be tried and not
    /// saved. Null while no workspace is open.
    AlarmRulesDialog *editAlarmRules(const AlarmWatch &alarms, const QString &rule);
    /// A target that alarms are handed on to; empty for a new one. In the demo it can be looked at and not
    /// saved. Null while no workspace is open.
    TargetDialog *editTarget(const QString &target);
    void removeTarget(const QString &id);
    /// @name Of lines, the map and voltages
    /// In the demo they can be tried and not saved. Null while no workspace is open.
    /// @{
    /// What lies under the map.
    MapDialog *editMap();
    /// Work is announced at a site; empty for every one.
    PlannedWorkDialog *planWork(const core::DeviceId &id);
    /// How interruptions are counted, and by which regions.
    OutageRuleDialog *editOutageRule();
    /// What the voltages of a device are judged by.
    VoltageTermsDialog *editVoltageTerms(const core::DeviceId &id);
    /// @}
    void removeTransport(const core::TransportId &id);
    void removeDevice(const core::DeviceId &id);
    /// Begins a profile with a message of a broker. In the demo it can be tried and not saved. Null while no
    /// workspace is open.
    TopicDeviceDialog *makeDevice(const core::TransportId &transport, const QString &topic,
                                  const QByteArray &payload);
    /// A profile was saved beside the workspace. A dialog about a meter offers it and keeps what was typed;
    /// the session is opened anew with it when that is left, and at once where there is none.
    void takeProfile(const core::ProfileId &profile);
    /// The broker of the first page: a workspace of its own that reads every installed profile, at once.
    void connectBroker(const QString &address);

signals:
    /// It could not be written, and no dialog is there to say so.
    void failed(const core::Error &error);
    /// The registers of a profile are to be edited while the dialog stands.
    void registerMapRequested(const core::ProfileId &profile, const core::TransportId &bus, int unit);

private:
    struct Stored
    {
        core::Result<void> result;
        core::Workspace workspace;
    };
    SetupContext context() const;
    /// That of the open workspace, also of the demo's.
    SetupContext openContext(const engine::Engine &engine) const;
    /// Why what a dialog shows cannot be saved; empty: it can.
    QString whyNotSaved() const;
    /// The shipped ones and those beside the workspace's file, as they are now.
    static QList<core::ProfilePtr> installedProfiles(const QString &workspaceFile);
    bool refuseDemo();
    void freePort(const core::TransportId &bus);
    void resume();
    /// Opens the session anew, from the event loop.
    void reopenSoon();
    /// The dialog of a new bus, on screen; a first one, or @p meterNext, goes on to a meter.
    AddBusDialog *showNewBus(bool meterNext);
    void show(SetupDialog *dialog);
    void showBus(AddBusDialog *dialog, const core::TransportId &id);
    void store(const core::Workspace &workspace);
    void taken();
    /// The entry of a meter that was ordered to another address was changed to that: the order's last row.
    void auditMoves(const core::Workspace &after, std::function<void()> done);
    void showDevice(AddDeviceDialog *dialog);
    void goOnToDevice(const SetupContext &context, const core::Workspace &withBus,
                      const core::TransportId &bus);

    Session &m_session;
    SerialPorts &m_ports;
    QWidget &m_window;
    QString m_homeFolder;
    QPointer<SetupDialog> m_dialog;
    core::TransportId m_paused; ///< the bus whose port is searched
    QFutureWatcher<Stored> m_storing;
    bool m_storingNew = false;
};

} // namespace console
