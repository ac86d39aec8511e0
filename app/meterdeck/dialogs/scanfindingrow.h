// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/busscan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace widgets {
class Label;
}

namespace console {

/// One finding of a search: where it is, which profiles it may be with their scores, and why. A meter can be
/// chosen, and its profile changed. GUI thread.
class ScanFindingRow : public QWidget
{
    Q_OBJECT

public:
    /// @p present: the name of the device that the workspace has there already; empty for none.
    ScanFindingRow(const modbus::ScanFinding &finding, const QString &present, QWidget *parent);

    const modbus::ScanFinding &finding() const { return m_finding; }
    bool isChosen() const;
    void setChosen(bool chosen);
    bool canBeChosen() const;
    core::ProfileId profile() const;
    QString profileName() const;
    /// All that it says, for tests and screen readers.
    QString text() const;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showEvidence();

    modbus::ScanFinding m_finding;
    QCheckBox *m_choose = nullptr;
    QComboBox *m_profile = nullptr;
    widgets::Label *m_what = nullptr;
    widgets::Label *m_why = nullptr;
};

} // namespace console
