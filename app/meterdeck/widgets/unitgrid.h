// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"

#include <QList>
#include <QWidget>

namespace widgets {

/// Units of a bus side by side: number, quality mark, age of the last answer. A unit without an answer wears
/// a dashed frame. The arrow keys move, Enter or a click opens one.
class UnitGrid : public QWidget
{
    Q_OBJECT
public:
    struct Unit
    {
        QString label;       ///< "14"
        QString text;        ///< below it, for example "39 min" or "never"
        QString description; ///< for tool tip and screen readers: name, interval, errors
        core::Quality quality = core::Quality::Unknown;
        friend bool operator==(const Unit &, const Unit &) = default;
    };

    explicit UnitGrid(QWidget *parent = nullptr);

    void setUnits(const QList<Unit> &units);
    const QList<Unit> &units() const { return m_units; }
    int current() const { return m_current; }
    void setCurrent(int index);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void opened(int index);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    int columnsIn(int width) const;
    int cellHeight() const;
    int cellWidth() const;
    QRect cell(int index) const;
    int at(const QPoint &position) const;
    void updateName();

    QList<Unit> m_units;
    int m_current = 0;
};

} // namespace widgets
