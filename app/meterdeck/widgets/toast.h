// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QSpacerItem;

namespace widgets {

class Button;
class Label;

/// A note at the bottom right: an outcome's mark or an icon, a title, a line of text, one action and a close
/// button. Leaves by itself after 6 s unless it is sticky (failures stay) or the pointer rests on it.
class Toast : public QFrame
{
    Q_OBJECT
public:
    Toast(const QString &title, const QString &text, QWidget *parent = nullptr);

    void setOutcome(std::optional<core::Outcome> outcome);
    void setIconName(const QString &name);
    void setAction(const QString &text);
    void setSticky(bool sticky);
    /// Toasts of one key tell the same; empty tells something of its own.
    void setKey(const QString &key) { m_key = key; }
    const QString &key() const { return m_key; }
    /// It happened again: the title counts how often, instead of another toast.
    void repeat();

    QSize sizeHint() const override;

signals:
    void actionTriggered();
    /// Closed by its button, its action or its time; deletes itself afterwards.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void close();

    Label *m_title;
    Label *m_text;
    Button *m_action;
    QSpacerItem *m_markRoom;
    QString m_key;
    QString m_heading;
    QString m_iconName;
    int m_times = 1;
    bool m_hasOutcome = false;
    bool m_sticky = false;
    std::optional<core::Outcome> m_outcome;
    QTimer m_timer;
};

} // namespace widgets
