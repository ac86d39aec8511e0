// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace widgets {

/// The head of a table's columns: titles as the look has them, and an arrow at the column that is sorted.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &box, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
};

} // namespace widgets
