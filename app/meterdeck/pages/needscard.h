// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/needs.h"
#include "widgets/card.h"

namespace widgets {
class Button;
class EmptyState;
class Label;
} // namespace widgets

namespace console {

class NeedRow;

/// "Needs you now": as many rows as fit, worst first, and a word about the rest; calm words when nothing
/// does. A row that moves takes the keyboard along, so that Enter opens what was looked at.
class NeedsCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit NeedsCard(QWidget *parent = nullptr);

    void setNeeds(const QList<Need> &needs, core::UtcTime now);
    /// What was looked at, told when nothing needs anybody and beneath few rows.
    void setChecked(const QString &sentence);
    int shownRows() const { return m_shown; }
    /// The height at which every row has room, up to MostRows; more would be empty.
    int wantedHeight() const;
    /// On a wall rows stand farther apart: their height in percent of the usual, from 100.
    void setRowPercent(int percent);

    static constexpr int MostRows = 24;

signals:
    void deviceChosen(const core::DeviceId &device);
    /// The falls of this device's registers are to be reviewed.
    void energyRequested(const core::DeviceId &device);
    void pageRequested(const QString &key);
    /// The list of alarms, at this one; empty for whichever.
    void alarmRequested(const QString &alarm);
    /// The page of transports, at this one; empty for whichever.
    void transportRequested(const core::TransportId &transport);
    /// The page of devices, with these only.
    void devicesRequested(const console::RowFilter &filter);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    int rowHeight() const;
    void open(const Need &need);

    QList<Need> m_needs;
    core::UtcTime m_now{};
    QList<NeedRow *> m_rows;
    QVBoxLayout *m_list;
    widgets::Button *m_more;
    widgets::Label *m_checked;
    widgets::EmptyState *m_calm;
    QWidget *m_footer;
    int m_shown = 0;
    int m_rowPercent = 100;
};

} // namespace console
