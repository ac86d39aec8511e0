// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace console {

/// The flat veil over the window behind a dialog: the page stays readable as a place, and nothing on it can
/// be clicked. Follows the window's size, goes with its dialog.
class Scrim : public QWidget
{
    Q_OBJECT

public:
    /// Covers @p window until @p dialog closes; keeps the dialog in the middle.
    Scrim(QWidget *window, QWidget *dialog);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_dialog;
};

} // namespace console
