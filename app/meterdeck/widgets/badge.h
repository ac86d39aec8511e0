// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/prioritymark.h"

#include <QWidget>

#include <optional>

namespace widgets {

/// A count in a small sunken field, after the mark of the highest priority it counts. Empty shows nothing and
/// takes no room. Not a control.
class Badge : public QWidget
{
    Q_OBJECT
public:
    explicit Badge(const QString &count = {}, QWidget *parent = nullptr);

    /// `count` is ready text ("1 248"); `what` says what is counted, for screen readers ("devices").
    void setCount(const QString &count, const QString &what = {});
    /// 1 to 4; 0 for none.
    void setPriority(int priority, AlarmState state = AlarmState::Active);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateName();

    QString m_count;
    QString m_what;
    int m_priority = 0;
    AlarmState m_state = AlarmState::Active;
};

} // namespace widgets
