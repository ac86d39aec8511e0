// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendgraph.h"

#include <QStringList>

#include <vector>

namespace widgets {

/// The value axes of a trend, one a unit: the first left, the second right, further ones stacked outward in
/// turn.
///
/// Each scales itself to what is seen until a person zooms or moves it; automatic() gives all back. The
/// unit stands above its axis.
class TrendAxes
{
public:
    explicit TrendAxes(QCustomPlot *plot);
    ~TrendAxes();

    /// Makes an axis for each unit, in this order; what a person set on a unit that stays is kept.
    void assign(const QStringList &units);
    QStringList units() const;
    int count() const { return int(m_axes.size()); }
    /// The axis of a unit; the first one when there is none.
    QCPAxis *axis(const QString &unit) const;
    /// The axis whose figures stand at a place of the plot; nullptr elsewhere.
    QCPAxis *axisAt(const QPointF &place) const;
    /// Left or right of the curves.
    bool isRight(const QString &unit) const;

    /// Scales the automatic axes to what is seen, with room above and below, from 0 where asked or where the
    /// values come near it. A near limit is worth its room; a far one would press the curve flat.
    void rescale(const std::vector<std::pair<const TrendGraph *, const TrendSeries *>> &curves,
                 const QList<TrendLimit> &limits);
    /// Zooms one axis (all when nullptr) about a value in pixels of the plot; it no longer scales itself.
    void zoom(QCPAxis *axis, double factor, double y);
    void pan(QCPAxis *axis, double fromY, double toY);
    void automatic();
    bool isAutomatic() const;

    /// @p token of each unit: of its only curve, or Axis where several share it.
    void wear(const Theme &theme, const QHash<QString, Token> &tokens);

private:
    struct Axis
    {
        QString unit;
        QCPAxis *axis = nullptr;
        bool manual = false;
    };
    void forEach(QCPAxis *axis, const std::function<void(Axis &)> &what);

    QCustomPlot *m_plot;
    std::vector<Axis> m_axes;
    QCPAbstractItem *m_captions;
};

} // namespace widgets
