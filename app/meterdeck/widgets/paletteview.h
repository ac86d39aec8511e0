// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QLineEdit;
class QListView;

namespace widgets {

class Label;

/// The face of the command palette: a field, what was found below it (roles of PaletteDelegate), a line at
/// the foot. The keyboard stays in the field: up, down and the page keys choose, Enter confirms. Where
/// nothing was found a sentence stands instead of the list. What is searched and done is the owner's. GUI
/// thread.
class PaletteView : public QWidget
{
    Q_OBJECT

public:
    explicit PaletteView(QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    QListView *list() const { return m_list; }
    /// The caller owns it.
    void setModel(QAbstractItemModel *model);
    /// Says what the field is for, also to a screen reader; @p found names the list.
    void setNames(const QString &field, const QString &help, const QString &found);
    void setFoot(const QString &text);
    /// What stands there while the model is empty.
    void setNothingFound(const QString &text);
    /// Chooses a row, within the first and the last.
    void choose(int row);
    /// 0 when nothing was chosen yet.
    int currentRow() const;

    /// The height for so many rows.
    QSize sizeOf(int rows) const;
    QSize sizeHint() const override;

signals:
    /// Enter, or a click on a row.
    void confirmed(int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int pageStep() const;

    QLineEdit *m_field;
    QListView *m_list;
    Label *m_empty;
    Label *m_foot;
};

} // namespace widgets
