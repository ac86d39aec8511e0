// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readiness.h"

#include <QFutureWatcher>
#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace widgets {
class Label;
}

namespace console {

/// "Ready on this computer": what the console needs of the machine, each with a tick or a warning and what
/// cures it. Looked at on the pool whenever the row comes on screen. GUI thread.
class ReadyRow : public QWidget
{
    Q_OBJECT

public:
    using Look = std::function<Readiness()>;

    /// @p look is called on the pool.
    explicit ReadyRow(Look look, QWidget *parent = nullptr);

    void setReadiness(const Readiness &readiness);
    /// What is shown, for screen readers and tests.
    QString words() const { return accessibleName(); }

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
    QFutureWatcher<Readiness> m_watcher;
    QHBoxLayout *m_row;
    QList<QWidget *> m_items;
    widgets::Label *m_remedy;
};

} // namespace console
