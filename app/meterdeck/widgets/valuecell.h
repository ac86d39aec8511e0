// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/valuetext.h"

#include <QWidget>

namespace widgets {

/// One value with its title, unit, quality mark, quality word and age. Stale dims the number; no answer, bad
/// and unknown print none.
class ValueCell : public QWidget
{
    Q_OBJECT
public:
    explicit ValueCell(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Shows a state; an equal one costs nothing.
    void setState(const ValueState &state);
    const ValueState &state() const { return m_state; }
    /// What stands in the number's place: the number, "none" or "never".
    QString numberShown() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString qualityLine() const;

    QString m_title;
    ValueState m_state;
};

} // namespace widgets
