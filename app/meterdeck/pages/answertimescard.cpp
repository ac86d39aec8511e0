// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/answertimescard.h"

#include "widgets/histogram.h"
#include "widgets/label.h"
#include "words.h"

#include <QVBoxLayout>

#include <cmath>

using widgets::Histogram;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int BarsShown = 24;

QString ms(double value) { return Words::number(value, value < 10 ? 1 : 0); }

} // namespace

AnswerTimesCard::AnswerTimesCard(QWidget *parent)
    : Card(tr("Answer time"), tr("ms, since the start"), parent)
    , m_bars(new Histogram(this))
    , m_quantiles(new Label({}, Role::Table, Token::Text, 0, this))
    , m_timeout(new Label({}, Role::Table, Token::Text2, 0, this))
{
    m_bars->setAccessibleName(tr("Answer time"));
    m_quantiles->setWordWrap(true);
    m_timeout->setWordWrap(true);
    content()->addWidget(m_bars);
    content()->addWidget(m_quantiles);
    content()->addWidget(m_timeout);
    content()->addStretch(1);
    hide();
}

void AnswerTimesCard::setTimes(const core::AnswerTimes &times)
{
    const quint64 answered = times.answered();
    setVisible(answered > 0 || times.timeouts > 0);
    if (times.counts.isEmpty())
        return;
    // The axis ends behind the slowest answers, not at the time-out: there the bars would be one line.
    const double longest = std::max(times.quantile(0.999), times.stepMs * BarsShown) * 1.1;
    const int steps = std::clamp(int(std::ceil(longest / times.stepMs)), BarsShown, core::AnswerTimes::Steps);
    const int each = (steps + BarsShown - 1) / BarsShown;
    QList<double> bars(BarsShown, 0);
    for (int at = 0; at < times.counts.size(); ++at)
        bars[std::min(at / each, BarsShown - 1)] += double(times.counts.at(at));
    QList<Histogram::Tick> ticks;
    const double end = each * BarsShown * times.stepMs;
    for (int tick = 0; tick <= 4; ++tick)
        ticks << Histogram::Tick{tick / 4.0, Words::number(end * tick / 4, end < 20 ? 1 : 0)};
    m_bars->setBars(bars, ticks);
    QList<Histogram::Tick> marks;
    if (answered > 0)
        marks << Histogram::Tick{times.quantile(0.5) / end, tr("50 %")}
              << Histogram::Tick{times.quantile(0.95) / end, tr("95 %")};
    if (double(times.limit.count()) <= end)
        marks << Histogram::Tick{double(times.limit.count()) / end, tr("time-out")};
    m_bars->setMarks(marks);
    m_bars->setOverflow(times.timeouts > 0 ? std::optional(double(times.timeouts)) : std::nullopt,
                        tr("no answer"));
    QString said;
    if (answered == 0)
        said = tr("No answer yet.");
    else if (times.bareMs > 0)
        said = tr("Half within %1 ms, 95 % within %2, 99 % within %3; the wire alone needs up to %4.")
                   .arg(ms(times.quantile(0.5)), ms(times.quantile(0.95)), ms(times.quantile(0.99)),
                        ms(times.bareMs));
    else
        said = tr("Half within %1 ms, 95 % within %2, 99 % within %3.")
                   .arg(ms(times.quantile(0.5)), ms(times.quantile(0.95)), ms(times.quantile(0.99)));
    m_quantiles->setText(said);
    const QString limit = Words::count(quint64(times.limit.count()));
    m_timeout->setText(
        times.timeouts == 0
            ? tr("Time-out: %1 ms, never reached").arg(limit)
            : tr("Time-out: %1 ms, reached %2 times").arg(limit, Words::count(times.timeouts)));
    m_bars->setAccessibleDescription(said);
}

QString AnswerTimesCard::words() const
{
    return isHidden() ? QString() : tr("%1 %2", "two sentences").arg(m_quantiles->text(), m_timeout->text());
}

} // namespace console
