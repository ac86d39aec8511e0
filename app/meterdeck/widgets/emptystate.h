// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {

class Button;
class Label;

/// What stands where nothing is yet: an icon, what will fill the place, and at most one button.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);
    /// Shows the one button; without a call there is none.
    void setAction(const QString &text);
    void setText(const QString &title, const QString &text);

signals:
    void actionTriggered();

private:
    Label *m_title;
    Label *m_text;
    Button *m_button;
};

} // namespace widgets
