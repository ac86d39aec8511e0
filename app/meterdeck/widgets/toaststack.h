// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace widgets {

class Label;
class Toast;

/// Keeps the toasts of a window at its bottom right, the newest lowest, above an optional margin (the alarm
/// strip). The same thing again counts on in its toast; the newest four are seen, older ones wait behind a
/// line that tells how many, and come back as those are closed. Beyond Most the oldest leaves.
class ToastStack : public QObject
{
    Q_OBJECT
public:
    static constexpr int MostSeen = 4;
    static constexpr int Most = 50;

    explicit ToastStack(QWidget *window);
    /// Shows a toast, or counts on in the one that has its key; the stack takes it over. Returns the one that
    /// is shown.
    Toast *show(Toast *toast);
    void setBottomMargin(int pixels);
    int count() const { return int(m_toasts.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void forget(Toast *toast);

    QWidget *m_window;
    Label *m_waiting; ///< how many older ones wait
    QList<Toast *> m_toasts;
    int m_bottomMargin = 16;
};

} // namespace widgets
