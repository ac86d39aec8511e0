// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace widgets {

class Toast;

/// Keeps the toasts of a window at its bottom right, the newest lowest, above an optional margin (the alarm
/// strip).
class ToastStack : public QObject
{
    Q_OBJECT
public:
    explicit ToastStack(QWidget *window);
    /// Shows a toast; the stack takes it over.
    void show(Toast *toast);
    void setBottomMargin(int pixels);
    int count() const { return int(m_toasts.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QWidget *m_window;
    QList<Toast *> m_toasts;
    int m_bottomMargin = 16;
};

} // namespace widgets
