// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/needs.h"

#include <QWidget>

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// One thing that needs a person: mark, title and subject, cause and cure, ages, one button. The row is one
/// stop of the Tab key; Enter does what the button does, up and down go to the next row.
class NeedRow : public QWidget
{
    Q_OBJECT

public:
    explicit NeedRow(QWidget *parent = nullptr);

    void setNeed(const Need &need, core::UtcTime now);
    const Need &need() const { return m_need; }
    /// The widths of button and ages; shared by all rows so that they stand in columns.
    int buttonWidth() const;
    int agesWidth() const;
    void setColumns(int button, int ages);
    static int rowHeight();
    /// Makes the row as high as its card wants it, at least rowHeight().
    void setHeight(int height);

signals:
    void opened(const console::Need &need);
    /// Up (-1) or down (1) was pressed.
    void stepped(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    Need m_need;
    widgets::Label *m_title;
    widgets::Label *m_subject;
    widgets::Label *m_sentence;
    widgets::Label *m_since;
    widgets::Label *m_evidence;
    QWidget *m_mark;
    QWidget *m_ages;
    QWidget *m_place; ///< where the button stands
    widgets::Button *m_button;
};

} // namespace console
