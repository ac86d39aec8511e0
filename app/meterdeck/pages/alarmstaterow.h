// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmrow.h"

#include <QPushButton>

namespace console {

/// One line of the states: a mark or icon, its word, and how many there are. Checked it stands on a darker
/// ground with a bar at its edge.
class AlarmStateRow : public QPushButton
{
    Q_OBJECT

public:
    AlarmStateRow(AlarmChoice choice, QWidget *parent);

    AlarmChoice choice() const { return m_choice; }
    void setCount(int count);
    QString count() const { return m_count; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int lead() const;

    AlarmChoice m_choice;
    QString m_icon;
    int m_priority = 0;
    QString m_count;
};

} // namespace console
