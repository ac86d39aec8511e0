// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

class QComboBox;
class QLineEdit;

namespace console {

class NamedFields;

/// Adds a meter on a bus to a workspace, or changes a device: transport, unit, profile, how often it is
/// asked, name, id, place. Of a device behind a broker, which needs no entry, it keeps the name and the
/// place.
class AddDeviceDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// Adds a meter; @p transport is proposed when it is a bus.
    AddDeviceDialog(SetupContext context, const core::TransportId &transport, QWidget *parent);
    /// Changes a device: the entry of the workspace, or the one that @p present would get (it spoke, and has
    /// none).
    AddDeviceDialog(SetupContext context, const core::DeviceSettings &present, QWidget *parent);

    /// Types a unit, as a person would.
    void setUnit(const QString &text);
    core::Result<core::Workspace> changed() const override;
    core::DeviceSettings settings() const;
    /// The installed profiles are others by now; chooses @p chosen and leaves what was typed.
    void takeProfiles(const QList<core::ProfilePtr> &profiles, const core::ProfileId &chosen);

signals:
    /// The bus is to be searched instead of typing what is on it.
    void scanRequested(const core::TransportId &bus);
    /// The registers of a profile are to be seen and changed, tried on @p bus at @p unit.
    void registerMapRequested(const core::ProfileId &profile, const core::TransportId &bus, int unit);

protected:
    void weigh() override;

private:
    void build();
    void buildWire();
    void listProfiles();
    void fill();
    void proposeUnit();
    QString unitReason() const;
    QString unitHint() const;
    bool profileHasGeneralUnit() const;
    QString placeReason(const QLineEdit *edit, double most) const;
    std::chrono::milliseconds poll() const;
    core::TransportId transport() const;
    bool isOnWire() const;

    SetupContext m_context;
    core::DeviceSettings m_present;
    bool m_isNew;
    bool m_hasEntry = false;
    bool m_unitProposed = true;
    QComboBox *m_transport = nullptr;
    QLineEdit *m_unit = nullptr;
    QComboBox *m_profile = nullptr;
    QLineEdit *m_poll = nullptr;
    QLineEdit *m_lat = nullptr;
    QLineEdit *m_lon = nullptr;
    NamedFields *m_named = nullptr;
    SetupField *m_transportField = nullptr;
    SetupField *m_unitField = nullptr;
    SetupField *m_profileField = nullptr;
    SetupField *m_pollField = nullptr;
    SetupField *m_latField = nullptr;
    SetupField *m_lonField = nullptr;
};

} // namespace console
