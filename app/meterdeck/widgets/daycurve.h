// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDate>
#include <QList>
#include <QTimeZone>
#include <QWidget>

#include <optional>

namespace widgets {

/// One figure over one local day, from 0 up: a line, hatched where nothing is known, and a line for now. What
/// is not known yet (after the last column) stays empty.
class DayCurve : public QWidget
{
    Q_OBJECT
public:
    struct Column
    {
        core::UtcTime from{};
        core::UtcTime to{};
        std::optional<double> value; ///< in the shown unit; none: a gap

        friend bool operator==(const Column &, const Column &) = default;
    };

    explicit DayCurve(QWidget *parent = nullptr);

    void setDay(const QDate &day, const QTimeZone &zone);
    /// In order of time, without overlap.
    void setColumns(const QList<Column> &columns);
    void setNow(core::UtcTime now);

    QSize sizeHint() const override { return {320, 140}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF plot() const;
    double top() const;
    double xOf(core::UtcTime at) const;

    QDate m_day;
    QTimeZone m_zone;
    core::UtcTime m_from{};
    core::UtcTime m_to{};
    core::UtcTime m_now{};
    QList<Column> m_columns;
};

} // namespace widgets
