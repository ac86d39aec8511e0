// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibleparts.h"

#include "widgets/barlist.h"
#include "widgets/byteview.h"
#include "widgets/chip.h"
#include "widgets/daycurve.h"
#include "widgets/daytape.h"
#include "widgets/fleetmatrix.h"
#include "widgets/gauge.h"
#include "widgets/histogram.h"
#include "widgets/linelanes.h"
#include "widgets/mapview.h"
#include "widgets/progressline.h"
#include "widgets/relaysymbol.h"
#include "widgets/stattile.h"
#include "widgets/timeline.h"
#include "widgets/unitgrid.h"
#include "widgets/valuecell.h"
#include "widgets/wiretape.h"

#include <QAccessibleWidget>

namespace widgets {

namespace {

// The value is what the part describes itself with; nothing of it can be set.
class AccessiblePart : public QAccessibleWidget
{
public:
    AccessiblePart(QWidget *widget, QAccessible::Role role) : QAccessibleWidget(widget, role) {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? widget()->accessibleDescription() : QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        return state;
    }
};

// A part with a number on a scale. Without a number the value is invalid, never 0.
class AccessibleScale : public AccessiblePart, public QAccessibleValueInterface
{
public:
    using AccessiblePart::AccessiblePart;

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return AccessiblePart::interface_cast(type);
    }
    void setCurrentValue(const QVariant &) override {}
    QVariant minimumStepSize() const override { return {}; }
    QVariant currentValue() const override
    {
        std::optional<double> value;
        if (const auto *gauge = qobject_cast<Gauge *>(object()))
            value = gauge->state().shown();
        else if (const auto *line = qobject_cast<ProgressLine *>(object()))
            value = line->fraction();
        return value ? QVariant(*value) : QVariant();
    }
    QVariant minimumValue() const override
    {
        const auto *gauge = qobject_cast<Gauge *>(object());
        return gauge ? gauge->rangeFrom() : 0.0;
    }
    QVariant maximumValue() const override
    {
        const auto *gauge = qobject_cast<Gauge *>(object());
        return gauge ? gauge->rangeTo() : 1.0;
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *gauge = qobject_cast<Gauge *>(object))
        return new AccessibleScale(gauge, QAccessible::Indicator);
    if (auto *line = qobject_cast<ProgressLine *>(object))
        return new AccessibleScale(line, QAccessible::ProgressBar);
    if (qobject_cast<WireTape *>(object) || qobject_cast<Histogram *>(object) ||
        qobject_cast<BarList *>(object))
        return new AccessiblePart(static_cast<QWidget *>(object), QAccessible::Chart);
    if (auto *bytes = qobject_cast<ByteView *>(object))
        return new AccessiblePart(bytes, QAccessible::Table);
    if (auto *grid = qobject_cast<UnitGrid *>(object))
        return new AccessiblePart(grid, QAccessible::Table);
    if (qobject_cast<ValueCell *>(object) || qobject_cast<StatTile *>(object) ||
        qobject_cast<Timeline *>(object) || qobject_cast<RelaySymbol *>(object) ||
        qobject_cast<Chip *>(object))
        return new AccessiblePart(static_cast<QWidget *>(object), QAccessible::StaticText);
    if (qobject_cast<FleetMatrix *>(object) || qobject_cast<DayTape *>(object) ||
        qobject_cast<DayCurve *>(object) || qobject_cast<MapView *>(object) ||
        qobject_cast<LineLanes *>(object))
        return new AccessiblePart(static_cast<QWidget *>(object), QAccessible::Chart);
    return nullptr;
}

} // namespace

void installAccessibleParts()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace widgets
