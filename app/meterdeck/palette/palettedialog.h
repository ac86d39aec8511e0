// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/paletteindex.h"

#include <QDialog>
#include <QPointer>

class QLineEdit;
class QListView;

namespace widgets {
class PaletteView;
}

namespace console {

class PaletteModel;

/// The command palette: type a few letters, choose with the arrows, Enter does it. Leaves with Escape, by
/// doing something, or when another window is chosen; nothing behind it is blocked. GUI thread.
class PaletteDialog : public QDialog
{
    Q_OBJECT

public:
    PaletteDialog(PaletteIndex index, QWidget *parent);

    /// Shows it near the top of the window, where the field is that opens it. Until the window system has
    /// given it the keyboard it takes the keys that still arrive at that window, and at no other.
    void openOver(QWidget *window);
    QSize sizeHint() const override;
    QLineEdit *field() const;
    QListView *list() const;
    PaletteModel *model() const { return m_model; }

signals:
    /// A person chose an entry; it runs after the palette has gone.
    void ran(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void search(const QString &text);
    void runCurrent();
    bool isOfWindowBelow(QObject *watched) const;
    void stopTakingKeys();

    PaletteModel *m_model;
    widgets::PaletteView *m_view;
    QPointer<QWidget> m_over; ///< whose keys are taken; null once the palette has the keyboard or has gone
};

} // namespace console
