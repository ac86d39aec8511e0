// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "lines/outagesettings.h"

#include <QFutureWatcher>
#include <QTimer>

class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

/// How interruptions are counted, and by which regions: what is momentary, and the districts that the program
/// carries or a GeoJSON file of one's own, which is tried as it is typed. Announced work stays as it is. GUI
/// thread; the file is read on the pool.
class OutageRuleDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p whyNot: nothing can be saved, and why; else empty.
    OutageRuleDialog(SetupContext context, const QString &whyNot, QWidget *parent);
    ~OutageRuleDialog() override;

    core::Result<core::Workspace> changed() const override;
    /// The part "outages" as the fields say it.
    QJsonObject part() const;
    /// Chooses a file of one's own, or the program's regions, as a person would.
    void setOwnRegions(bool own);
    /// The file as it stands now was looked at.
    bool isTried() const { return !m_soon.isActive() && !m_reading.isRunning(); }

protected:
    void weigh() override;

private:
    /// What was found in a file of regions.
    struct Found
    {
        int count = 0;
        QStringList first; ///< names, a few
        std::optional<core::Error> error;
    };
    QLineEdit *makeEdit(SetupField **field, const QString &title, const QString &text);
    void buildRegions(const lines::OutageSettings &present);
    bool hasOwn() const;
    QJsonValue regions() const;
    void tryFile();
    void weighRegions();

    SetupContext m_context;
    QString m_present; ///< why the file's part is refused; empty: it is not
    QLineEdit *m_most = nullptr;
    widgets::SegmentedControl *m_limit = nullptr;
    widgets::SegmentedControl *m_regions = nullptr;
    QWidget *m_own = nullptr; ///< all that is about a file of one's own
    QLineEdit *m_file = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_province = nullptr;
    SetupField *m_mostField = nullptr;
    SetupField *m_limitField = nullptr;
    SetupField *m_regionsField = nullptr;
    SetupField *m_fileField = nullptr;
    SetupField *m_nameField = nullptr;
    SetupField *m_provinceField = nullptr;
    QTimer m_soon;
    QJsonValue m_tried{QJsonValue::Undefined}; ///< what m_found is about
    Found m_found;
    QFutureWatcher<Found> m_reading;
};

} // namespace console
