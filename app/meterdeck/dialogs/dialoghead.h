// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace console {

class Countdown;

/// The head of a dialog: icon, title, whom it is about, and at the right what time is left. It stays while an
/// order's dialog turns into the outcome, so that it is always told which device is spoken of.
class DialogHead : public QWidget
{
    Q_OBJECT

public:
    /// @p id is set apart in the mono font; may be empty.
    DialogHead(const QString &iconName, const QString &title, const QString &about, const QString &id,
               QWidget *parent = nullptr);

    /// Hidden until it is asked for.
    Countdown *countdown() const { return m_countdown; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Countdown *m_countdown;
};

} // namespace console
