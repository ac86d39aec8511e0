// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/customplot.h"
#include "widgets/trenddata.h"

#include <optional>

namespace widgets {

/// A stretch of a trend without values: hatched and edged beneath the curves; above them, where there is
/// room, its reason at the top. Two items, because the words are often wider than the stretch. A gap of one
/// curve among several is a strip at the foot, edged in the curve's colour.
class TrendGapItem : public QCPAbstractItem
{
public:
    enum class Part
    {
        Hatch,
        Words
    };

    /// Which strip from below a curve's own gaps take, and its colour.
    struct Strip
    {
        int place = 0;
        Token token = Token::S1;
    };

    TrendGapItem(QCustomPlot *plot, const TrendGap &gap, Part part, std::optional<Strip> strip = {});

    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    void drawWords(QCPPainter *painter, const QRectF &box, const QRectF &area) const;

    TrendGap m_gap;
    Part m_part;
    std::optional<Strip> m_strip;
};

} // namespace widgets
