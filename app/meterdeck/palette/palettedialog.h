// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/paletteindex.h"

#include <QDialog>

class QLineEdit;
class QListView;

namespace widgets {
class Label;
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

    /// Shows it near the top of the window, where the field is that opens it.
    void openOver(const QWidget *window);
    QSize sizeHint() const override;
    QLineEdit *field() const { return m_field; }
    QListView *list() const { return m_list; }
    PaletteModel *model() const { return m_model; }

signals:
    /// A person chose an entry; it runs after the palette has gone.
    void ran(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search(const QString &text);
    void choose(int row);
    void runCurrent();
    int pageStep() const;

    PaletteModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    widgets::Label *m_empty;
    widgets::Label *m_foot;
};

} // namespace console
