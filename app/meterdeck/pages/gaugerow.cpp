// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/gaugerow.h"

#include "widgets/gauge.h"
#include "widgets/theme.h"
#include "words.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

using widgets::Gauge;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

/// From left to right as a person reads a meter; what is not named comes after, by number.
int place(core::Quantity quantity)
{
    using core::Quantity;
    static constexpr Quantity order[] = {Quantity::Voltage, Quantity::Current, Quantity::ActivePower,
                                         Quantity::PowerFactor, Quantity::Frequency};
    const auto at = std::find(std::begin(order), std::end(order), quantity);
    return at == std::end(order) ? 100 + int(quantity) : int(at - std::begin(order));
}

const live::SeriesState *newestOf(const QList<ShownSeries> &series, core::Quantity quantity)
{
    const ShownSeries *best = nullptr;
    for (const ShownSeries &shown : series) {
        if (shown.series.quantity != quantity || !shown.series.channel.isEmpty())
            continue;
        // Two profile versions make two series of one quantity: the one heard last counts.
        if (!best || shown.state.newest.receivedAt > best->state.newest.receivedAt)
            best = &shown;
    }
    return best ? &best->state : nullptr;
}

} // namespace

std::optional<live::SeriesState> estimatedPowerFactor(const QList<ShownSeries> &series)
{
    const live::SeriesState *voltage = newestOf(series, core::Quantity::Voltage);
    const live::SeriesState *current = newestOf(series, core::Quantity::Current);
    const live::SeriesState *power = newestOf(series, core::Quantity::ActivePower);
    for (const live::SeriesState *state : {voltage, current, power}) {
        if (!state || !state->newest.value || state->newest.quality != core::Quality::Good)
            return std::nullopt;
    }
    // Only values of one message belong together.
    if (voltage->newest.receivedAt != current->newest.receivedAt ||
        voltage->newest.receivedAt != power->newest.receivedAt)
        return std::nullopt;
    const double apparent = *voltage->newest.value * *current->newest.value;
    if (apparent < 1)
        return std::nullopt;
    live::SeriesState state = *power;
    state.newest.value = std::clamp(*power->newest.value / apparent, -1.0, 1.0);
    state.newest.quality = core::Quality::Estimated;
    state.todayMin.reset();
    state.todayMax.reset();
    return state;
}

GaugeRow::GaugeRow(const core::Profile &profile, QWidget *parent) : QWidget(parent)
{
    QList<core::QuantityRule> rules;
    for (const core::QuantityRule &rule : profile.quantities) {
        if (rule.gauge)
            rules << rule;
    }
    std::sort(rules.begin(), rules.end(),
              [](const core::QuantityRule &left, const core::QuantityRule &right) {
                  return place(left.quantity) < place(right.quantity);
              });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    for (const core::QuantityRule &rule : std::as_const(rules)) {
        const double factor = Words::factor(rule.quantity);
        auto *gauge = new Gauge(Words::quantity(rule.quantity), this);
        gauge->setAccessibleName(Words::quantity(rule.quantity));
        gauge->setRange(rule.scaleMin * factor, rule.scaleMax * factor);
        QList<Gauge::Band> bands;
        for (const core::Band &band : rule.bands) {
            if (band.level != core::Band::Level::Normal)
                bands << Gauge::Band{band.from * factor, band.to * factor,
                                     band.level == core::Band::Level::Critical ? Gauge::Level::Critical
                                                                               : Gauge::Level::High};
        }
        gauge->setBands(bands);
        widgets::ValueState nothing;
        nothing.decimals = Words::decimals(rule.quantity);
        nothing.unit = Words::unit(rule.quantity);
        gauge->setState(nothing);
        gauge->setWords(rule.expected.isEmpty() ? QString() : tr("expected %1").arg(rule.expected));
        layout->addWidget(gauge, 1);
        m_rules.insert(rule.quantity, rule);
        m_gauges.insert(rule.quantity, gauge);
    }
}

void GaugeRow::show(core::Quantity quantity, const live::SeriesState &state, bool computed)
{
    Gauge *gauge = m_gauges.value(quantity);
    const core::QuantityRule &rule = m_rules[quantity];
    const double factor = Words::factor(quantity);
    widgets::ValueState shown;
    shown.decimals = Words::decimals(quantity);
    shown.unit = Words::unit(quantity);
    shown.quality = state.newest.quality;
    if (state.newest.receivedAt != core::UtcTime{})
        shown.age = std::chrono::floor<std::chrono::seconds>(state.age);
    if (state.newest.value)
        shown.value = *state.newest.value * factor;
    gauge->setState(shown);
    if (computed) {
        gauge->setWords(shown.value ? tr("computed here, the device sends none")
                                    : tr("no load to compute it from"));
        return;
    }
    QStringList words;
    if (state.todayMin && state.todayMax) {
        gauge->setToday(*state.todayMin * factor, *state.todayMax * factor);
        words << tr("today %1 to %2")
                     .arg(Words::value(quantity, *state.todayMin), Words::value(quantity, *state.todayMax));
    }
    if (!rule.expected.isEmpty())
        words << tr("expected %1").arg(rule.expected);
    gauge->setWords(words.join(QStringLiteral(", ")));
}

void GaugeRow::refresh(const QList<ShownSeries> &series)
{
    for (auto it = m_gauges.begin(); it != m_gauges.end(); ++it) {
        if (const live::SeriesState *state = newestOf(series, it.key()))
            show(it.key(), *state, state->newest.quality == core::Quality::Estimated);
        else if (it.key() == core::Quantity::PowerFactor) {
            live::SeriesState none;
            none.newest.quality = core::Quality::Unknown;
            const auto computed = estimatedPowerFactor(series);
            show(it.key(), computed.value_or(none), true);
        }
    }
}

void GaugeRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).colour(Token::Line));
    for (int at = 1; at < layout()->count(); ++at) {
        const int x = layout()->itemAt(at)->geometry().left() - 1;
        painter.drawLine(x, 0, x, height());
    }
}

} // namespace console
