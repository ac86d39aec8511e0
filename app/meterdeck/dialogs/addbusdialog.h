// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

class QComboBox;
class QLineEdit;

namespace widgets {
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class NamedFields;
class PortList;
class SerialPorts;
class TrialBox;
struct SerialPort;

/// Adds a Modbus bus to a workspace, or changes one: on a serial port out of those plugged in (or any path),
/// or behind the network by Modbus TCP or RTU over TCP, where the connection can be tried first.
///
/// A port chosen from the list is written with what its adapter is known by, so that the bus finds it under
/// whatever name it comes back.
class AddBusDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// The way to the meters, in the order of the choice.
    enum class Way
    {
        Serial,
        ModbusTcp,
        RtuOverTcp
    };

    /// @p ports: watched while the dialog is on screen; outlives it. @p present: an id of the workspace to
    /// change that bus; empty to add one.
    AddBusDialog(SetupContext context, SerialPorts *ports, const core::TransportId &present, QWidget *parent);

    /// Chooses a way, as a person would; a bus that is changed keeps its own.
    void chooseWay(Way way);
    Way way() const;
    /// Chooses a port, as a person would.
    void choosePort(const QString &path);
    core::Result<core::Workspace> changed() const override;
    core::TransportSettings settings() const;
    TrialBox *trial() const { return m_trial; }

protected:
    void weigh() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static QString titleOf(const core::TransportSettings &present);
    void build();
    void buildSerial();
    void buildNetwork();
    void fill();
    void showWay();
    void takePorts();
    void takeIdentity();
    void weighSerial();
    void weighNetwork();
    QString portReason() const;
    QString portHint() const;
    QString hostReason() const;
    QString hostHint() const;
    QString newName() const;
    int baud() const;
    int triedUnit() const;

    SetupContext m_context;
    SerialPorts *m_ports;
    core::TransportSettings m_present;
    core::PortIdentity m_identity; ///< of the port that is chosen
    bool m_isNew;
    bool m_watching = false;
    QList<int> m_inFlights;
    widgets::SegmentedControl *m_way = nullptr;
    widgets::Label *m_listTitle = nullptr;
    PortList *m_list = nullptr;
    QLineEdit *m_port = nullptr;
    QComboBox *m_baud = nullptr;
    widgets::SegmentedControl *m_parity = nullptr;
    widgets::SegmentedControl *m_stopBits = nullptr;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_tcpPort = nullptr;
    widgets::SegmentedControl *m_inFlight = nullptr;
    QLineEdit *m_timeout = nullptr;
    TrialBox *m_trial = nullptr;
    NamedFields *m_named = nullptr;
    SetupField *m_wayField = nullptr;
    SetupField *m_portField = nullptr;
    SetupField *m_baudField = nullptr;
    SetupField *m_hostField = nullptr;
    SetupField *m_tcpPortField = nullptr;
    SetupField *m_inFlightField = nullptr;
    SetupField *m_timeoutField = nullptr;
    QList<SetupField *> m_serialFields;
    QList<SetupField *> m_networkFields;
};

} // namespace console
