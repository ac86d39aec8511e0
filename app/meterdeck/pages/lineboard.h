// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace console {

/// Every device as a ring with its name and what is the matter, the worst first: the rows of a
/// LineDevicesModel as a grid. Arrow keys walk it, Enter opens. GUI thread.
class LineBoard : public QListView
{
    Q_OBJECT

public:
    explicit LineBoard(QWidget *parent = nullptr);

signals:
    /// Enter or a double click.
    void opened(const QModelIndex &index);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void size();
};

} // namespace console
