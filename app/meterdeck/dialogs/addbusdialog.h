// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

class QComboBox;
class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

class NamedFields;
class PortList;
class SerialPorts;
struct SerialPort;

/// Adds a serial bus to a workspace, or changes one: the port out of those plugged in (or any path), speed,
/// parity, stop bits, name and id.
class AddBusDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p ports: watched while the dialog is on screen; outlives it. @p present: an id of the workspace to
    /// change that bus; empty to add one.
    AddBusDialog(SetupContext context, SerialPorts *ports, const core::TransportId &present, QWidget *parent);

    /// Chooses a port, as a person would.
    void choosePort(const QString &path);
    core::Result<core::Workspace> changed() const override;
    core::TransportSettings settings() const;

protected:
    void weigh() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void fill();
    void takePorts();
    QString portReason() const;
    QString portHint() const;
    int baud() const;

    SetupContext m_context;
    SerialPorts *m_ports;
    core::TransportSettings m_present;
    bool m_isNew;
    bool m_watching = false;
    PortList *m_list = nullptr;
    QLineEdit *m_port = nullptr;
    QComboBox *m_baud = nullptr;
    widgets::SegmentedControl *m_parity = nullptr;
    widgets::SegmentedControl *m_stopBits = nullptr;
    NamedFields *m_named = nullptr;
    SetupField *m_portField = nullptr;
    SetupField *m_baudField = nullptr;
};

} // namespace console
