// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include "widgets/customplot.h"

namespace widgets {

/// The vertical line under the pointer with a mark on each curve and a box of what stands there. Lives on a
/// buffered layer of its own, so that moving it does not draw the curves again.
class TrendCursorItem : public QCPAbstractItem
{
public:
    struct Row
    {
        QString name;
        QString value;  ///< with its unit
        QString detail; ///< "min 3 610, max 3 905"; may be empty
        Token token = Token::S1;
        bool dashed = false;
        QPointF spot; ///< where the curve is, in pixels
    };

    explicit TrendCursorItem(QCustomPlot *plot);

    void show(double x, const QString &head, const QList<Row> &rows);
    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    double m_x = 0;
    QString m_head;
    QList<Row> m_rows;
};

} // namespace widgets
