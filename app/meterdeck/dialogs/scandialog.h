// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "engine/scanpath.h"

class QComboBox;
class QLineEdit;

namespace widgets {
class ProgressLine;
class SegmentedControl;
} // namespace widgets

namespace console {

class ScanFindingRow;
class SerialPorts;

/// Searches a serial port for meters and puts the chosen ones into the workspace, with a bus where there is
/// none on that port yet. It only reads.
///
/// A bus of the open workspace holds its port: portNeeded() asks the owner to let go of it, begin() goes on.
class ScanDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p ports: watched while the dialog is on screen; outlives it. @p bus: proposed with its port and
    /// settings; may be empty.
    ScanDialog(SetupContext context, SerialPorts *ports, const core::TransportId &bus, QWidget *parent);
    ~ScanDialog() override;

    void choosePort(const QString &path);
    void chooseUnits(const QString &units);
    void chooseBauds(const QString &bauds);
    /// Waiting times; tests shorten them.
    void setOptions(const modbus::ScanOptions &options) { m_options = options; }
    core::Result<core::Workspace> changed() const override;
    /// What would be searched now; nothing where the fields say nothing sensible.
    std::optional<modbus::ScanRequest> request() const;

    bool isSearching() const { return m_scan.isRunning(); }
    const QList<ScanFindingRow *> &rows() const { return m_rows; }
    widgets::Button *searchButton() const { return m_search; }
    /// What is said beneath the search button.
    QString words() const;

public slots:
    /// What the button does: begins, or asks for the port first.
    void search();
    /// The port is free: begins.
    void begin();
    void stopSearch();
    void reject() override;

signals:
    /// @p bus of the open workspace reads this port.
    void portNeeded(const core::TransportId &bus);
    /// The search has ended, the port is free again.
    void portReleased();

protected:
    void weigh() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build(const core::TransportId &bus);
    void takePorts();
    void add(const modbus::ScanFinding &finding);
    void clearRows();
    void showProgress(const modbus::ScanProgress &progress);
    void end(const modbus::ScanResult &result);
    QString foundReason() const;
    QString summary(const modbus::ScanResult &result) const;
    /// The bus of the workspace at the chosen port, or nullptr.
    const core::TransportSettings *busAtPort() const;
    QString portName() const;

    SetupContext m_context;
    SerialPorts *m_ports;
    engine::ScanPath m_scan;
    modbus::ScanOptions m_options;
    QComboBox *m_port = nullptr;
    QLineEdit *m_units = nullptr;
    QComboBox *m_bauds = nullptr;
    widgets::SegmentedControl *m_parity = nullptr;
    SetupField *m_portField = nullptr;
    SetupField *m_unitsField = nullptr;
    SetupField *m_baudField = nullptr;
    SetupField *m_foundField = nullptr;
    widgets::Button *m_search = nullptr;
    widgets::Label *m_words = nullptr;
    widgets::ProgressLine *m_progress = nullptr;
    QWidget *m_found = nullptr;
    QList<ScanFindingRow *> m_rows;
    QString m_result; ///< how the last search ended; empty before
    bool m_watching = false;
    bool m_waiting = false; ///< for the port
};

} // namespace console
