// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/command.h"
#include "core/quality.h"

#include <QDate>
#include <QList>
#include <QTimeZone>
#include <QWidget>

#include <optional>

namespace widgets {

class Theme;

/// One local day from left to right, in lanes: outcomes of orders, gaps, events; and a line for now. Days of
/// 23 and 25 hours are as long as they are.
///
/// Keyboard: left and right walk the marks of a lane, up and down change the lane, Enter opens. Marks that
/// fall together are drawn over each other; the keyboard reaches each.
class DayTape : public QWidget
{
    Q_OBJECT
public:
    struct Item
    {
        core::UtcTime from{};
        core::UtcTime to{};                   ///< after from: a hatched stretch; else a moment
        std::optional<core::Quality> quality; ///< the shape of a moment that is no outcome
        std::optional<core::Outcome> outcome; ///< the shape of an order's end
        QString text;                         ///< the tool tip, and what a screen reader hears
        bool strong = false;                  ///< drawn over what is not

        friend bool operator==(const Item &, const Item &) = default;
    };
    struct Lane
    {
        QString name;
        QList<Item> items; ///< in order of time

        friend bool operator==(const Lane &, const Lane &) = default;
    };

    explicit DayTape(QWidget *parent = nullptr);

    void setDay(const QDate &day, const QTimeZone &zone);
    /// Start of the day and of the next one.
    core::UtcTime from() const { return m_from; }
    core::UtcTime to() const { return m_to; }
    void setLanes(const QList<Lane> &lanes);
    const QList<Lane> &lanes() const { return m_lanes; }
    void setNow(core::UtcTime now);
    /// Where an instant stands, in the widget's pixels.
    double xOf(core::UtcTime at) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void activated(int lane, int item);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Spot
    {
        int lane = -1;
        int item = -1;
        bool valid() const { return lane >= 0; }
    };

    double laneLeft() const;
    double leastLane() const;
    double laneHeight() const;
    double markSide() const;
    double scaleHeight() const;
    QRectF laneRect(int lane) const;
    QRectF rectOf(const Spot &spot) const;
    Spot spotAt(const QPointF &point) const;
    void setCurrent(const Spot &spot);
    void describeSelf();
    void paintScale(QPainter &painter, const Theme &theme) const;
    void paintLane(QPainter &painter, int lane, const Theme &theme) const;
    void paintItem(QPainter &painter, const Spot &spot, const Theme &theme) const;
    void paintNow(QPainter &painter, const Theme &theme) const;

    QDate m_day;
    QTimeZone m_zone;
    core::UtcTime m_from{};
    core::UtcTime m_to{};
    core::UtcTime m_now{};
    QList<Lane> m_lanes;
    Spot m_current;
};

} // namespace widgets
