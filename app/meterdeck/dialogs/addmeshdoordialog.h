// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/webtransportdialog.h"

namespace widgets {
class Label;
}

namespace console {

/// Adds an address that gateways of a mesh post to, or changes it: who may reach it, port, token. It says
/// whether the port is free, what opening it means, and the line that goes into the gateway's firmware.
class AddMeshDoorDialog : public WebTransportDialog
{
    Q_OBJECT

public:
    /// @p present: an id of the workspace to change that one; empty to add one.
    AddMeshDoorDialog(SetupContext context, const core::TransportId &present, QWidget *parent);

    core::TransportSettings settings() const override;
    /// The firmware's line as it is shown: with the word TOKEN where a token goes.
    QString firmwareLine() const { return m_line; }
    /// The same as it is copied: with the token that was typed or is known.
    QString wholeLine() const;

protected:
    void weigh() override;
    QString secretName() const override;
    QString secretNotNeeded(const core::TransportSettings &now) const override;

private:
    void buildFirmware();
    void weighPort(const core::TransportSettings &now);
    void weighFirmware(const core::TransportSettings &now);
    void makeToken();

    widgets::SegmentedControl *m_reach = nullptr;
    QLineEdit *m_port = nullptr;
    SetupField *m_reachField = nullptr;
    SetupField *m_portField = nullptr;
    widgets::Button *m_make = nullptr;
    widgets::Button *m_copy = nullptr;
    widgets::Label *m_firmware = nullptr;
    widgets::Label *m_firmwareWords = nullptr;
    QString m_line;
    QString m_lineStart; ///< without the token
    QString m_triedPlace;
    QString m_portTrouble;
};

} // namespace console
