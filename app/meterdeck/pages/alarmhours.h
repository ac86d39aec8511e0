// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace console {

/// How many alarms came in each hour of a day, from 0, with a dashed line at what one person can bear; hours
/// above it wear the colour of a warning, its outline, and are a step broader. An axis: never mirrored.
class AlarmHours : public QWidget
{
    Q_OBJECT

public:
    explicit AlarmHours(QWidget *parent = nullptr);

    /// One for each hour so far; the rest of the 24 is to come.
    void setHours(const QList<int> &hours, double bearable);
    const QList<int> &hours() const { return m_hours; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<int> m_hours;
    double m_bearable = 6;
};

} // namespace console
