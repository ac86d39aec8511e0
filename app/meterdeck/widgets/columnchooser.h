// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHeaderView;
class QListWidget;
class QListWidgetItem;

namespace widgets {

class Button;
class Label;

/// Which columns a table shows, in what order and how wide, all by keyboard: a small window over the table.
/// Space shows or hides, the buttons (and Ctrl with the arrows) move, widen and sort. Everything acts at
/// once; Escape closes. The header itself can be dragged as well, this is the way without a mouse.
class ColumnChooser : public QFrame
{
    Q_OBJECT
public:
    /// @p header has a model and outlives this; its last shown column cannot be hidden.
    explicit ColumnChooser(QHeaderView &header, QWidget *parent = nullptr);

    /// Shows itself below @p anchor with the column of @p section chosen (-1: the first one).
    void openAt(QWidget *anchor, int section = -1);
    QListWidget *list() const { return m_list; }

signals:
    /// The person changed something about the columns.
    void changed();
    /// The person wants the columns as they first were.
    void resetRequested();
    void sortRequested(int section, Qt::SortOrder order);

public slots:
    /// Reads the header anew.
    void reload();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int chosen() const;
    void apply(QListWidgetItem *item);
    void shift(int by);
    void widen(int by);
    void sortBy();

    QHeaderView &m_header;
    QListWidget *m_list;
    bool m_loading = false;
};

} // namespace widgets
