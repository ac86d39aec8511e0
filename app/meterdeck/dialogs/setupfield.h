// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {
class Icon;
class Label;
} // namespace widgets

namespace console {

/// A field of a form: its name above, the control of 40 px, and beside it what is expected, or a red cross
/// and the reason why what stands there is refused. The reason is also the control's accessible description.
class SetupField : public QWidget
{
    Q_OBJECT

public:
    /// @p editor is taken over. @p wide gives it the whole width and puts the words below.
    SetupField(const QString &title, QWidget *editor, bool wide = false, QWidget *parent = nullptr);

    /// For an editor that means something else now.
    void setTitle(const QString &title);
    /// Said while nothing is wrong.
    void setHint(const QString &hint);
    /// Why the content is refused; empty when it is not. It is shown once the field was touched: a form that
    /// nobody filled yet is not full of mistakes.
    void setReason(const QString &reason);
    void setTouched(bool touched);
    const QString &reason() const { return m_reason; }
    QString hint() const { return m_hint; }
    QString title() const { return m_title; }
    /// The reason is on screen, with its cross.
    bool isRefused() const { return m_touched && !m_reason.isEmpty(); }
    QWidget *editor() const { return m_editor; }

private:
    void say();

    QString m_title;
    QString m_hint;
    QString m_reason;
    QWidget *m_editor;
    widgets::Label *m_name;
    widgets::Icon *m_cross;
    widgets::Label *m_words;
    bool m_wide;
    bool m_touched = false;
};

} // namespace console
