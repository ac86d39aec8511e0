// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace widgets {

class Button;
class Label;

/// A line under the top bar that cannot be closed: simulated data, replay, or something wrong with the whole
/// program.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Kind
    {
        Simulated,
        Replay,
        Warning
    };

    explicit Banner(Kind kind, QWidget *parent = nullptr);
    /// `title` in 600 ("Simulated."), then `text`.
    void setText(const QString &title, const QString &text);
    /// Shows a button; `key` names its key and may be empty.
    void setAction(const QString &text, const QString &key = {});

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Kind m_kind;
    Label *m_title;
    Label *m_text;
    Button *m_button;
};

} // namespace widgets
