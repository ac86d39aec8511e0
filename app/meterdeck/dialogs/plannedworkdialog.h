// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

#include <utility>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

class MomentEdit;

/// Notes announced work at a site or a line, so that interruptions within it are told as planned; or takes
/// back what was noted. What is noted keeps the words it has in the file. GUI thread.
class PlannedWorkDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// Where there can be work.
    struct Site
    {
        core::DeviceId id;
        QString name;
        QList<std::pair<QString, QString>> lines; ///< number, and what people call it
    };

    /// @p site: proposed, empty for every one. @p now: for the times proposed. @p whyNot: nothing can be
    /// saved, and why; else empty.
    PlannedWorkDialog(SetupContext context, const QList<Site> &sites, const core::DeviceId &site,
                      core::UtcTime now, const QString &whyNot, QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    /// The part "outages" as the fields say it.
    QJsonObject part() const;
    /// @name Chooses and types, as a person would
    /// @{
    void chooseSite(const core::DeviceId &site);
    void chooseLine(const QString &line);
    void setTimes(core::UtcTime from, core::UtcTime to);
    /// What was noted, to take it back; else new work.
    void showNoted(bool shown);
    /// @p at: its place in the file.
    void tick(int at);
    /// @}
    /// What is noted, newest first, as it is shown.
    QStringList notedWords() const;

protected:
    void weigh() override;

private:
    void buildNew(core::UtcTime now);
    void buildNoted();
    void showLines();
    bool isNoted() const;
    QJsonObject entry() const;

    SetupContext m_context;
    QList<Site> m_sites;
    widgets::SegmentedControl *m_what = nullptr;
    QWidget *m_new = nullptr;
    QComboBox *m_site = nullptr;
    QComboBox *m_line = nullptr;
    MomentEdit *m_from = nullptr;
    MomentEdit *m_to = nullptr;
    QLineEdit *m_note = nullptr;
    SetupField *m_siteField = nullptr;
    SetupField *m_lineField = nullptr;
    SetupField *m_fromField = nullptr;
    SetupField *m_toField = nullptr;
    SetupField *m_notedField = nullptr;
    QList<std::pair<int, QCheckBox *>> m_noted; ///< place in the file, tick
};

} // namespace console
