// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/gaugerow.h"

#include "widgets/gauge.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;
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

GaugeRow::Key GaugeRow::keyOf(core::Quantity quantity, const QString &channel)
{
    return {place(quantity), quantity, channel};
}

GaugeRow::GaugeRow(const core::Profile &profile, QWidget *parent)
    : QWidget(parent), m_words(new widgets::Label({}, widgets::Role::Table, Token::Text3, 0, this))
{
    for (const core::QuantityRule &rule : profile.quantities) {
        if (rule.gauge)
            m_rules.insert(rule.quantity, rule);
    }
    m_words->setWordWrap(true);
    m_words->setContentsMargins(12, 8, 12, 8);
    m_words->hide();
}

widgets::Gauge *GaugeRow::gauge(core::Quantity quantity, const QString &channel) const
{
    return m_gauges.value(keyOf(quantity, channel));
}

Gauge *GaugeRow::make(const Key &key)
{
    const core::QuantityRule &rule = m_rules[key.quantity];
    const double factor = Words::factor(key.quantity);
    const QString title =
        key.channel.isEmpty()
            ? Words::quantity(key.quantity)
            : tr("%1, %2", "quantity and channel").arg(Words::quantity(key.quantity), key.channel);
    auto *gauge = new Gauge(title, this);
    gauge->setAccessibleName(title);
    gauge->setRange(rule.scaleMin * factor, rule.scaleMax * factor);
    QList<Gauge::Band> bands;
    for (const core::Band &band : rule.bands) {
        if (band.level != core::Band::Level::Normal)
            bands << Gauge::Band{band.from * factor, band.to * factor,
                                 band.level == core::Band::Level::Critical ? Gauge::Level::Critical
                                                                           : Gauge::Level::High};
    }
    gauge->setBands(bands);
    m_gauges.insert(key, gauge);
    gauge->show();
    return gauge;
}

void GaugeRow::show(const Key &key, const live::SeriesState &state, bool computed)
{
    Gauge *gauge = m_gauges.value(key);
    const core::Quantity quantity = key.quantity;
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
    QString words = rule.expected.isEmpty() ? QString() : tr("expected %1").arg(rule.expected);
    if (state.todayMin && state.todayMax) {
        gauge->setToday(*state.todayMin * factor, *state.todayMax * factor);
        // The dial says the unit; where the two are of different sizes each says its own.
        const bool oneUnit = Words::figure(quantity, *state.todayMin).unit == Words::unit(quantity) &&
                             Words::figure(quantity, *state.todayMax).unit == Words::unit(quantity);
        const auto said = [&](double value) {
            return oneUnit ? Words::value(quantity, value) : Words::valueWithUnit(quantity, value);
        };
        const QString least = said(*state.todayMin);
        const QString most = said(*state.todayMax);
        words = rule.expected.isEmpty() ? tr("today %1 to %2").arg(least, most)
                                        : tr("today %1 to %2, expected %3").arg(least, most, rule.expected);
    }
    gauge->setWords(words);
}

void GaugeRow::refresh(const QList<ShownSeries> &series)
{
    QStringList missing;
    const qsizetype before = m_gauges.size();
    for (const core::QuantityRule &rule : std::as_const(m_rules)) {
        // Two profile versions make two series of one quantity and channel: the one heard last counts.
        QMap<QString, const live::SeriesState *> heard;
        for (const ShownSeries &shown : series) {
            if (shown.series.quantity != rule.quantity)
                continue;
            const live::SeriesState *&best = heard[shown.series.channel];
            if (!best || shown.state.newest.receivedAt > best->newest.receivedAt)
                best = &shown.state;
        }
        for (auto it = heard.constBegin(); it != heard.constEnd(); ++it) {
            const Key key = keyOf(rule.quantity, it.key());
            if (!m_gauges.contains(key))
                make(key);
            show(key, **it, (*it)->newest.quality == core::Quality::Estimated);
        }
        if (!heard.isEmpty())
            continue;
        const bool computable =
            rule.quantity == core::Quantity::PowerFactor && newestOf(series, core::Quantity::Voltage) &&
            newestOf(series, core::Quantity::Current) && newestOf(series, core::Quantity::ActivePower);
        if (computable) {
            const Key key = keyOf(rule.quantity, {});
            if (!m_gauges.contains(key))
                make(key);
            live::SeriesState none;
            none.newest.quality = core::Quality::Unknown;
            show(key, estimatedPowerFactor(series).value_or(none), true);
        } else {
            missing << Words::quantity(rule.quantity);
        }
    }
    const QString words = missing.isEmpty()    ? QString()
                          : m_gauges.isEmpty() ? tr("Nothing was heard yet of %1.").arg(missing.join(u", "_s))
                                               : tr("Never heard: %1.").arg(missing.join(u", "_s));
    if (words == m_missing && before == m_gauges.size())
        return;
    m_missing = words;
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    arrange();
}

void GaugeRow::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    arrange();
}

void GaugeRow::arrange()
{
    m_hairlines.clear();
    const int count = int(m_gauges.size());
    int y = 0;
    if (count > 0) {
        // Larger words need larger dials.
        const double grow = std::max(1.0, Theme::scale() / 100.0);
        const QSize least = m_gauges.first()->minimumSizeHint() * grow;
        const int most = std::clamp(width() / std::max(1, least.width()), 1, count);
        const int lines = (count + most - 1) / most;
        // As even as they go: four dials are two and two rather than three and one.
        const int across = (count + lines - 1) / lines;
        const int high = m_compact ? least.height() : int(m_gauges.first()->sizeHint().height() * grow);
        int at = 0;
        for (Gauge *gauge : std::as_const(m_gauges)) {
            const int column = at % across;
            const int line = at / across;
            const int left = width() * column / across;
            const int right = width() * (column + 1) / across;
            const QRect box(left + (column > 0 ? 1 : 0), line * (high + 1),
                            right - left - (column > 0 ? 1 : 0), high);
            gauge->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
            if (column > 0)
                m_hairlines << QLine(left, line * (high + 1), left, line * (high + 1) + high);
            if (line > 0 && column == 0)
                m_hairlines << QLine(0, line * (high + 1) - 1, width(), line * (high + 1) - 1);
            ++at;
        }
        y = lines * (high + 1) - 1;
    }
    if (!m_words->isHidden()) {
        const int high = m_words->heightForWidth(width());
        if (y > 0)
            m_hairlines << QLine(0, y, width(), y);
        m_words->setGeometry(0, y + (y > 0 ? 1 : 0), width(), high);
        y += high + 1;
    }
    setFixedHeight(y);
    update();
}

void GaugeRow::resizeEvent(QResizeEvent *) { arrange(); }

void GaugeRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Larger fonts need larger dials.
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

void GaugeRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).colour(Token::Line));
    for (const QLine &line : std::as_const(m_hairlines))
        painter.drawLine(layoutDirection() == Qt::RightToLeft && line.x1() == line.x2()
                             ? QLine(width() - 1 - line.x1(), line.y1(), width() - 1 - line.x1(), line.y2())
                             : line);
}

} // namespace console
