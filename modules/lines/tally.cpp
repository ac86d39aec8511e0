// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/tally.h"

#include <QHash>

#include <algorithm>

namespace lines {

namespace {

using Minutes = std::chrono::duration<double, std::ratio<60>>;

double minutes(std::chrono::microseconds time) { return Minutes(time).count(); }

/// The mean of a line's customers over the period.
double meanCustomers(const LineFacts &line, const ReliabilityPeriod &period)
{
    double sum = 0;
    for (qsizetype i = 0; i < line.customers.size(); ++i) {
        const Customers &now = line.customers[i];
        const core::UtcTime from = std::max(now.from, period.from);
        const core::UtcTime to =
            i + 1 < line.customers.size() ? std::min(line.customers[i + 1].from, period.to) : period.to;
        if (from < to)
            sum += now.count.value_or(0) * minutes(to - from);
    }
    return sum / minutes(period.to - period.from);
}

/// Whether the line's customers are known in all of the period.
bool isCounted(const LineFacts &line, const ReliabilityPeriod &period)
{
    for (qsizetype i = 0; i < line.customers.size(); ++i) {
        const bool ended = i + 1 < line.customers.size() && line.customers[i + 1].from <= period.from;
        if (!ended && line.customers[i].from < period.to && !line.customers[i].count)
            return false;
    }
    return line.customersAt(period.from).has_value();
}

/// What each line weighs: its customers, or one where they are not known for every line. Most lines' never
/// change: theirs are looked up once.
class Weights
{
public:
    /// For periods that begin at @p from or later.
    Weights(const QList<LineFacts> &facts, core::UtcTime from) : m_facts(facts)
    {
        m_steady.reserve(static_cast<size_t>(facts.size()));
        for (qsizetype line = 0; line < facts.size(); ++line) {
            const QList<Customers> &customers = facts[line].customers;
            if (!customers.isEmpty() && customers.last().from > from) {
                m_changing.push_back(line);
                m_steady.push_back(Changes);
                continue;
            }
            const std::optional<int> count = customers.isEmpty() ? std::nullopt : customers.last().count;
            m_steadyKnown = m_steadyKnown && count;
            m_steady.push_back(count.value_or(0));
            m_steadySum += count.value_or(0);
        }
    }

    /// Of another period from here on.
    void begin(const ReliabilityPeriod &period)
    {
        m_period = &period;
        m_byCustomers = !m_facts.isEmpty() && m_steadyKnown &&
                        std::all_of(m_changing.begin(), m_changing.end(),
                                    [&](qsizetype line) { return isCounted(m_facts[line], period); });
    }
    bool byCustomers() const { return m_byCustomers; }
    /// The line's mean over the period.
    double mean(qsizetype line) const
    {
        if (!m_byCustomers || m_period->to <= m_period->from)
            return 1;
        const double steady = m_steady[static_cast<size_t>(line)];
        return steady == Changes ? meanCustomers(m_facts[line], *m_period) : steady;
    }
    /// Of all lines together.
    double sum() const
    {
        if (!m_byCustomers || m_period->to <= m_period->from)
            return static_cast<double>(m_facts.size());
        double sum = m_steadySum;
        for (const qsizetype line : m_changing)
            sum += meanCustomers(m_facts[line], *m_period);
        return sum;
    }
    /// Of the day an interruption begins.
    double at(const Interruption &one) const
    {
        if (!m_byCustomers)
            return 1;
        const double steady = m_steady[static_cast<size_t>(one.line)];
        return steady == Changes ? m_facts[one.line].customersAt(one.start).value_or(0) : steady;
    }

private:
    static constexpr double Changes = -1;

    const QList<LineFacts> &m_facts;
    const ReliabilityPeriod *m_period = nullptr;
    std::vector<double> m_steady; ///< by line
    std::vector<qsizetype> m_changing;
    bool m_steadyKnown = true;
    bool m_byCustomers = false;
    double m_steadySum = 0;
};

/// Whether interruptions, asked for by their start, begin in one of some stretches.
class LeftOut
{
public:
    explicit LeftOut(QList<Span> spans) : m_spans(std::move(spans))
    {
        std::sort(m_spans.begin(), m_spans.end(),
                  [](const Span &a, const Span &b) { return a.from < b.from; });
    }
    bool has(core::UtcTime at)
    {
        for (; m_next < m_spans.size() && m_spans[m_next].from <= at; ++m_next)
            m_until = std::max(m_until, m_spans[m_next].to);
        return at < m_until;
    }

private:
    QList<Span> m_spans;
    qsizetype m_next = 0;
    core::UtcTime m_until = core::UtcTime::min();
};

/// An interruption that goes on is sustained as soon as more of it was seen than a momentary one lasts.
bool isSustained(const Interruption &one, const OutageRule &rule) { return !rule.isMomentary(one.duration); }

std::vector<Interruption> numbered(const QList<Outage> &outages, const QList<LineFacts> &facts)
{
    QHash<std::pair<core::DeviceId, QString>, qint32> numbers;
    numbers.reserve(facts.size());
    for (qsizetype line = 0; line < facts.size(); ++line)
        numbers.insert({facts[line].device, facts[line].line}, static_cast<qint32>(line));
    std::vector<Interruption> list;
    list.reserve(static_cast<size_t>(outages.size()));
    for (const Outage &outage : outages) {
        const auto number = numbers.constFind({outage.device, outage.line});
        if (number != numbers.constEnd())
            list.push_back({outage.start, outage.duration(), *number, outage.end.has_value(), false});
    }
    return list;
}

} // namespace

Tally::Tally(QList<LineFacts> facts, std::vector<Interruption> interruptions)
    : m_facts(std::move(facts)), m_interruptions(std::move(interruptions))
{
    // One order for all, so that the same interruptions add up to the same last digit.
    const auto isEarlier = [](const Interruption &a, const Interruption &b) {
        return a.start != b.start ? a.start < b.start : a.line < b.line;
    };
    if (!std::is_sorted(m_interruptions.begin(), m_interruptions.end(), isEarlier))
        std::stable_sort(m_interruptions.begin(), m_interruptions.end(), isEarlier);
}

Tally::Tally(const QList<Outage> &outages, QList<LineFacts> facts) : Tally(facts, numbered(outages, facts)) {}

void Tally::announce(const QList<PlannedWork> &works)
{
    std::vector<QList<Span>> when(static_cast<size_t>(m_facts.size()));
    for (qsizetype line = 0; line < m_facts.size(); ++line) {
        for (const PlannedWork &work : works) {
            if (work.isOf(m_facts[line].device, m_facts[line].line))
                when[static_cast<size_t>(line)].append(work.when);
        }
    }
    for (Interruption &one : m_interruptions) {
        const QList<Span> &spans = when[static_cast<size_t>(one.line)];
        one.planned = std::any_of(spans.begin(), spans.end(), [&one](const Span &span) {
            return one.start >= span.from && one.start < span.to;
        });
    }
}

Tally::Place Tally::firstFrom(core::UtcTime at) const
{
    return std::lower_bound(m_interruptions.begin(), m_interruptions.end(), at,
                            [](const Interruption &one, core::UtcTime time) { return one.start < time; });
}

Reliability Tally::reliability(const ReliabilityPeriod &period) const
{
    Reliability result;
    Weights weights(m_facts, period.from);
    weights.begin(period);
    result.byCustomers = weights.byCustomers();
    double seen = 0;
    for (qsizetype line = 0; line < m_facts.size(); ++line)
        seen += weights.mean(line) * minutes(m_facts[line].seen);
    result.served = weights.sum();
    const double whole = result.served * minutes(period.to - period.from);
    if (whole <= 0)
        return result;
    result.coverage = std::min(1., seen / whole);

    LeftOut leftOut(period.leftOut);
    double interrupted = 0; // customers, sustained
    double ended = 0;       // of them, those whose power is back
    double momentary = 0;
    double lost = 0; // customer minutes
    for (auto one = firstFrom(period.from); one != m_interruptions.end() && one->start < period.to; ++one) {
        if (leftOut.has(one->start) || (one->planned && !period.withPlanned))
            continue;
        const double customers = weights.at(*one);
        if (!isSustained(*one, period.rule)) {
            momentary += customers;
            ++(one->ended ? result.momentary : result.ongoing);
            continue;
        }
        interrupted += customers;
        ++(one->ended ? result.sustained : result.ongoing);
        if (!one->ended)
            continue;
        ended += customers;
        lost += customers * minutes(one->duration);
    }
    result.saidiMinutes = lost / result.served;
    result.saifi = interrupted / result.served;
    result.maifi = momentary / result.served;
    if (ended > 0)
        result.caidiMinutes = lost / ended;
    if (seen > 0)
        result.asai = 1 - std::min(lost, seen) / seen;
    return result;
}

QList<double> Tally::dailySaidi(const QList<Span> &days, const OutageRule &rule) const
{
    QList<double> saidi;
    saidi.reserve(days.size());
    if (days.isEmpty())
        return saidi;
    const auto first = std::min_element(days.begin(), days.end(),
                                        [](const Span &a, const Span &b) { return a.from < b.from; });
    Weights weights(m_facts, first->from);
    for (const Span &day : days) {
        const ReliabilityPeriod period{day.from, day.to, rule, {}};
        auto one = firstFrom(day.from);
        if (one != m_interruptions.end() && one->start < day.to)
            weights.begin(period);
        double lost = 0;
        for (; one != m_interruptions.end() && one->start < day.to; ++one) {
            if (one->ended && isSustained(*one, rule))
                lost += weights.at(*one) * minutes(one->duration);
        }
        const double all = lost > 0 ? weights.sum() : 0;
        saidi.append(all > 0 ? lost / all : 0);
    }
    return saidi;
}

QList<double> Tally::customersWithMoreThanEach(int most, const ReliabilityPeriod &period) const
{
    std::vector<int> sustained(static_cast<size_t>(m_facts.size()), 0);
    LeftOut leftOut(period.leftOut);
    for (auto one = firstFrom(period.from); one != m_interruptions.end() && one->start < period.to; ++one) {
        if (isSustained(*one, period.rule) && !leftOut.has(one->start) &&
            (period.withPlanned || !one->planned))
            ++sustained[static_cast<size_t>(one->line)];
    }
    Weights weights(m_facts, period.from);
    weights.begin(period);
    QList<double> more(most + 1, 0);
    for (qsizetype line = 0; line < m_facts.size(); ++line) {
        const int times = sustained[static_cast<size_t>(line)];
        for (int n = 0; n <= most && n < times; ++n)
            more[n] += weights.mean(line);
    }
    const double all = weights.sum();
    for (double &one : more)
        one = all > 0 ? one / all : 0;
    return more;
}

} // namespace lines
