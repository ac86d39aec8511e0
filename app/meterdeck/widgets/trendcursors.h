// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendmeasure.h"

#include <QCoreApplication>
#include <QPointF>

#include <array>
#include <optional>

class QCPLayer;

namespace widgets {

class TrendView;

/// The cursors of a trend: one that follows the pointer (or Shift and the arrows) with the values of all
/// curves at one time, and A and B with what lies between them. They keep instants, not places, so they stay
/// where they belong when the span moves.
class TrendCursors
{
    Q_DECLARE_TR_FUNCTIONS(widgets::TrendCursors)
public:
    enum class Which
    {
        A,
        B
    };
    /// What stands at the pointer for one curve.
    struct Row
    {
        int series = 0;
        QString name;
        QString value;  ///< with its unit; the quality's word where there is no value
        QString detail; ///< "min 3 610, max 3 905", "Substituted"; may be empty
        std::optional<core::UtcTime> time;
        double height = 0; ///< the value, where a mark is put on the curve
    };

    explicit TrendCursors(TrendView &view);

    /// Follows the pointer; outside the curves it goes.
    void hover(const QPointF &place);
    void hoverAt(core::UtcTime time);
    void leave();
    std::optional<core::UtcTime> hovered() const { return m_hover; }
    /// Head of the box ("12:30:00 to 12:30:45, 15 readings") and its rows, worst first nothing: in the order
    /// of the curves.
    QString head() const;
    QList<Row> rows() const;

    void set(Which which, core::UtcTime time);
    std::optional<core::UtcTime> at(Which which) const { return m_fixed[size_t(which)]; }
    /// The cursor whose line is within a few pixels.
    std::optional<Which> closeTo(const QPointF &place) const;
    /// Takes A and B away; false when there were none.
    bool clear();
    bool areBoth() const { return m_fixed[0] && m_fixed[1]; }
    /// Moves the cursor chosen last (else the pointer's) from point to point of the first curve.
    void step(int points);
    /// What a curve did between A and B.
    TrendMeasure between(int series) const;
    /// B minus A; negative when B is earlier.
    std::chrono::microseconds span() const;
    /// Both cursors and what lies between them, in words; empty without both.
    QString summary() const;

    /// Draws the layer of the cursors again, not the curves.
    void update();

    /// "0.5 s", "45 s", "1 h 29 min", "2 d 3 h".
    static QString spanText(std::chrono::microseconds span);

private:
    QString clock(core::UtcTime time) const;

    TrendView &m_view;
    QCPLayer *m_layer;
    std::optional<core::UtcTime> m_hover;
    std::array<std::optional<core::UtcTime>, 2> m_fixed;
    std::optional<Which> m_active;
};

} // namespace widgets
