// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

#include <optional>

class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

/// Says what the voltages of a device are judged by: its nominal voltage and the class of its meter; and the
/// nominal voltage of every device that names none. What is left empty is said by the profile, or assumed.
class VoltageTermsDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// Whom it is about.
    struct Subject
    {
        core::DeviceId id;
        QString name;
        core::ProfilePtr profile; ///< null when it is not installed
    };

    /// @p whyNot: nothing can be saved, and why; else empty.
    VoltageTermsDialog(SetupContext context, Subject subject, const QString &whyNot, QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    /// The part "voltage" as the fields say it; keys it does not know stay.
    QJsonObject part() const;
    /// "A", "S", or empty: not declared.
    void setMeterClass(const QString &meterClass);

protected:
    void weigh() override;

private:
    QLineEdit *makeVolts(SetupField **field, const QString &title, double present);

    SetupContext m_context;
    Subject m_subject;
    QLineEdit *m_own = nullptr;
    QLineEdit *m_others = nullptr;
    SetupField *m_ownField = nullptr;
    SetupField *m_othersField = nullptr;
    SetupField *m_classField = nullptr;
    widgets::SegmentedControl *m_class = nullptr;
};

} // namespace console
