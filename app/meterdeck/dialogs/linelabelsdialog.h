// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

#include <QJsonValue>
#include <QStringList>

class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

/// Changes what is said of a device's monitored lines: a label and how many customers hang on each. What
/// changed can hold from today on, so that what was before stays true of its days, or correct what was said.
/// Empty fields say nothing; unknown customers are no zero.
class LineLabelsDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p present: the device's entry, or the one that it would get; @p lines it is known to have.
    LineLabelsDialog(SetupContext context, const core::DeviceSettings &present, const QStringList &lines,
                     QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    core::DeviceSettings settings() const;
    /// Types, as a person would.
    void setLabel(const QString &line, const QString &label);
    void setCustomers(const QString &line, const QString &customers);
    /// True: from today on; false: it always was so.
    void setFromToday(bool fromToday);

protected:
    void weigh() override;

private:
    struct Row
    {
        QString line;
        QLineEdit *label = nullptr;
        QLineEdit *customers = nullptr;
        SetupField *customersField = nullptr;
        QJsonObject present; ///< what holds now
    };
    Row *rowOf(const QString &line);
    QString reasonOf(const Row &row) const;
    QJsonValue written(const Row &row) const;

    SetupContext m_context;
    core::DeviceSettings m_present;
    QList<Row> m_rows;
    widgets::SegmentedControl *m_holds = nullptr;
};

} // namespace console
