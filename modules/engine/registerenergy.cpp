// SPDX-License-Identifier: GPL-3.0-or-later
#include "registerenergy.h"

#include <QMap>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

namespace {

/// A register's value before the stretch is looked for this far back.
constexpr std::chrono::hours LookBack{2};
/// Two tellings of one fall are not further apart.
constexpr std::chrono::minutes SameFall{10};
/// People write down the day and hardly the minute of an exchange.
constexpr std::chrono::hours SameExchange{24};
constexpr std::chrono::microseconds Column{10min};
constexpr int MostColumns = 5000;

bool isUsable(const historian::StoredReading &stored)
{
    using core::Quality;
    return stored.value && (stored.quality == Quality::Good || stored.quality == Quality::Substituted ||
                            stored.quality == Quality::Estimated);
}

bool isSameRegister(const RegisterFall &fall, const core::DeviceId &device, const QString &channel,
                    core::Quantity quantity)
{
    return fall.device == device && fall.channel == channel && fall.quantity == quantity;
}

std::optional<RegisterFall> fallOf(const core::Event &event)
{
    const QJsonObject &detail = event.detail;
    const auto quantity = core::quantityFromName(detail["quantity"_L1].toString());
    if (!quantity)
        return std::nullopt;
    RegisterFall fall;
    fall.device = event.device;
    fall.channel = detail["channel"_L1].toString();
    fall.quantity = *quantity;
    fall.source = detail["source"_L1].toString();
    fall.fall.at = event.at;
    fall.fall.before = detail["before"_L1].toDouble();
    fall.fall.after = detail["after"_L1].toDouble();
    fall.fall.wrapped = detail["wrapped"_L1].toBool();
    if (const auto range = detail["range"_L1]; range.isDouble())
        fall.fall.range = range.toDouble();
    fall.cause = detail["cause"_L1].toString();
    fall.order = core::CommandId(detail["command"_L1].toString());
    return fall;
}

bool isToldTwice(const RegisterFall &a, const RegisterFall &b)
{
    const double least = 1e-6 * std::max(std::abs(a.fall.before), 1.0);
    return isSameRegister(a, b.device, b.channel, b.quantity) &&
           std::chrono::abs(a.fall.at - b.fall.at) <= SameFall &&
           std::abs(a.fall.before - b.fall.before) <= least;
}

void decide(RegisterFall &fall, const core::Event &event)
{
    const QJsonObject &detail = event.detail;
    fall.who = detail["who"_L1].toString();
    fall.reviewedAt = event.at;
    fall.undone = detail["undone"_L1].toBool();
    fall.fall.decided.reset();
    const auto verdict = energy::verdictFromName(detail["verdict"_L1].toString());
    if (fall.undone || !verdict)
        return;
    fall.fall.decided = energy::Decision{*verdict, detail["range"_L1].toDouble(),
                                         detail["old_end"_L1].toDouble(), detail["new_start"_L1].toDouble()};
}

/// An exchange that a person told of: what stands for it in @p falls, or nothing where it was undone.
void enter(QList<RegisterFall> &falls, const core::Event &event, core::UtcTime at, core::Quantity quantity)
{
    const QJsonObject &detail = event.detail;
    const QString channel = detail["channel"_L1].toString();
    const bool undone = detail["undone"_L1].toBool();
    const auto own = std::find_if(falls.begin(), falls.end(), [&](const RegisterFall &fall) {
        return fall.entered && fall.fall.at == at && isSameRegister(fall, event.device, channel, quantity);
    });
    if (undone) {
        if (own != falls.end())
            falls.erase(own);
        return;
    }
    RegisterFall entered;
    entered.device = event.device;
    entered.channel = channel;
    entered.quantity = quantity;
    entered.entered = true;
    entered.fall.at = at;
    entered.fall.before = detail["old_end"_L1].toDouble();
    entered.fall.after = detail["new_start"_L1].toDouble();
    decide(entered, event);
    if (!entered.fall.decided)
        return;
    // A fall that was read at about that time, between those figures, is what the exchange looked like.
    const double grain = 1e-6 * std::max(std::abs(entered.fall.before), 1.0);
    const auto seen = std::find_if(falls.begin(), falls.end(), [&](const RegisterFall &fall) {
        return !fall.entered && fall.isOpen() && isSameRegister(fall, event.device, channel, quantity) &&
               std::chrono::abs(fall.fall.at - at) <= SameExchange &&
               fall.fall.before <= entered.fall.before + grain &&
               fall.fall.after >= entered.fall.after - grain;
    });
    if (seen != falls.end())
        decide(*seen, event);
    else if (own != falls.end())
        *own = entered;
    else
        falls.append(entered);
}

} // namespace

QList<RegisterFall> registerFalls(const QList<core::Event> &events)
{
    QList<RegisterFall> falls;
    for (const core::Event &event : events) {
        if (event.kind != "register-fell"_L1)
            continue;
        const auto fall = fallOf(event);
        if (!fall)
            continue;
        const auto twin = std::find_if(falls.begin(), falls.end(), [&fall](const RegisterFall &other) {
            return isToldTwice(other, *fall);
        });
        if (twin == falls.end()) {
            falls.append(*fall);
            continue;
        }
        if (twin->cause.isEmpty())
            twin->cause = fall->cause;
        if (twin->order.isEmpty())
            twin->order = fall->order;
    }
    for (RegisterFall &fall : falls) {
        // Who ordered a reset has said what the fall is.
        if (fall.cause == "order"_L1)
            fall.fall.decided = energy::Decision{};
    }
    for (const core::Event &event : events) {
        const auto quantity = core::quantityFromName(event.detail["quantity"_L1].toString());
        if (event.kind != "energy-decision"_L1 || !quantity)
            continue;
        const core::UtcTime at = core::fromMicros(event.detail["fall_at"_L1].toInteger());
        const QString channel = event.detail["channel"_L1].toString();
        if (event.detail["entered"_L1].toBool()) {
            enter(falls, event, at, *quantity);
            continue;
        }
        for (RegisterFall &fall : falls) {
            if (!fall.entered && fall.fall.at == at && isSameRegister(fall, event.device, channel, *quantity))
                decide(fall, event);
        }
    }
    std::stable_sort(falls.begin(), falls.end(),
                     [](const RegisterFall &a, const RegisterFall &b) { return a.fall.at > b.fall.at; });
    return falls;
}

core::Event eventOf(const EnergyDecision &decision, core::UtcTime now)
{
    core::Event event{now,
                      decision.device,
                      {},
                      u"energy-decision"_s,
                      {{u"fall_at"_s, qint64(core::toMicros(decision.fallAt))},
                       {u"quantity"_s, core::quantityName(decision.quantity)},
                       {u"channel"_s, decision.channel},
                       {u"who"_s, decision.who}}};
    if (decision.entered)
        event.detail.insert(u"entered"_s, true);
    if (!decision.decided) {
        event.detail.insert(u"undone"_s, true);
        return event;
    }
    using energy::Verdict;
    const energy::Decision &decided = *decision.decided;
    event.detail.insert(u"verdict"_s, energy::verdictName(decided.verdict));
    if (decided.verdict == Verdict::RollOver)
        event.detail.insert(u"range"_s, decided.range);
    if (decided.verdict == Verdict::Exchange) {
        event.detail.insert(u"old_end"_s, decided.oldEnd);
        event.detail.insert(u"new_start"_s, decided.newStart);
    }
    return event;
}

QList<energy::Fall> fallsOf(const QList<RegisterFall> &all, const core::DeviceId &device,
                            const QString &channel, core::Quantity quantity)
{
    QList<energy::Fall> falls;
    for (const RegisterFall &fall : all) {
        if (isSameRegister(fall, device, channel, quantity))
            falls.append(fall.fall);
    }
    return falls;
}

core::Result<RegisterSum> readRegister(historian::HistorianReader &reader, const QList<qint64> &series,
                                       const QList<energy::Fall> &falls, core::UtcTime from,
                                       std::chrono::microseconds step, int columns)
{
    const int before = int(LookBack / step);
    const int count = before + columns;
    const core::UtcTime begin = from - before * step;
    // Of several series of one thing each column takes the one that says most.
    std::vector<historian::Bucket> merged(static_cast<size_t>(count));
    for (const qint64 number : series) {
        const auto buckets = reader.buckets(number, begin, begin + count * step, count);
        if (!buckets)
            return buckets.error();
        for (size_t i = 0; i < merged.size() && i < size_t(buckets->size()); ++i) {
            if (buckets->at(qsizetype(i)).count > merged[i].count)
                merged[i] = buckets->at(qsizetype(i));
        }
    }
    RegisterSum answer;
    answer.there.resize(static_cast<size_t>(columns), 0);
    QList<energy::EnergyLedger::Point> points;
    double last = 0;
    for (int i = 0; i < count; ++i) {
        const historian::Bucket &bucket = merged[size_t(i)];
        const core::UtcTime start = begin + i * step;
        const core::UtcTime end = start + step;
        if (bucket.count == 0)
            continue;
        if (i >= before)
            answer.there[size_t(i - before)] = 1;
        const bool fell = std::any_of(falls.begin(), falls.end(), [&](const energy::Fall &fall) {
            return fall.at >= start && fall.at < end;
        });
        if (fell) {
            // What was higher and what was lower cannot be told apart by a minimum and a maximum.
            QList<energy::EnergyLedger::Point> single;
            for (const qint64 number : series) {
                const auto read =
                    reader.forEach(number, start, end, [&single](const historian::StoredReading &stored) {
                        if (isUsable(stored))
                            single.append({core::fromMicros(stored.measuredAtUs), *stored.value});
                        return true;
                    });
                if (!read)
                    return read.error();
            }
            std::stable_sort(single.begin(), single.end(),
                             [](const auto &a, const auto &b) { return a.at < b.at; });
            points += single;
        } else {
            // The lowest is only a beginning: within a column it may be one bad value.
            if (bucket.count > 1 && (points.isEmpty() || bucket.max < last))
                points.append({start, bucket.min});
            points.append({end - 1us, bucket.max});
        }
        if (!points.isEmpty())
            last = points.last().value;
    }
    answer.sum = energy::EnergyLedger(falls).over(points, from);
    return answer;
}

namespace {

class Review
{
public:
    Review(historian::HistorianReader &reader, const EnergyReviewRequest &request)
        : m_reader(reader), m_request(request)
    {}

    core::Result<EnergyReviewAnswer> read()
    {
        EnergyReviewAnswer answer;
        const auto events = m_reader.energyEvents(m_request.device);
        if (!events)
            return events.error();
        answer.falls = registerFalls(*events);
        QMap<QString, core::Event> starts;
        for (const core::Event &event : *events) {
            if (event.kind == "energy-compare"_L1)
                starts.insert(event.device.toString() + u'\n' + event.detail["channel"_L1].toString() +
                                  u'\n' + event.detail["source"_L1].toString(),
                              event);
        }
        answer.starts = starts.values();
        if (m_request.device.isEmpty() || m_request.to <= m_request.from)
            return answer;
        const core::Quantity quantity =
            m_request.trial ? m_request.trial->quantity : core::Quantity::EnergyImport;
        const auto now = sum(answer.falls, quantity);
        if (!now)
            return now.error();
        if (now->known)
            answer.wattHours = now->wattHours;
        answer.open = now->open;
        if (!m_request.trial)
            return answer;
        QList<core::Event> more = *events;
        more.append(eventOf(*m_request.trial, m_request.to));
        const auto then = sum(registerFalls(more), quantity);
        if (!then)
            return then.error();
        if (then->known)
            answer.tried = then->wattHours;
        return answer;
    }

private:
    /// The device's registers of that quantity together.
    core::Result<energy::Consumption> sum(const QList<RegisterFall> &falls, core::Quantity quantity)
    {
        const auto known = m_reader.series(m_request.device);
        if (!known)
            return known.error();
        QMap<QString, QList<qint64>> channels;
        for (const auto &[number, what] : *known) {
            if (what.quantity == quantity)
                channels[what.channel].append(number);
        }
        // Phases count only where the device does not sum them up itself.
        if (channels.contains(QString()))
            channels = {{QString(), channels.value(QString())}};
        const int columns =
            int(std::min<qint64>(MostColumns, (m_request.to - m_request.from + Column - 1us) / Column));
        energy::Consumption all;
        for (auto it = channels.begin(); it != channels.end(); ++it) {
            const auto one = readRegister(m_reader, *it, fallsOf(falls, m_request.device, it.key(), quantity),
                                          m_request.from, Column, columns);
            if (!one)
                return one.error();
            all.wattHours += one->sum.wattHours;
            all.known = all.known || one->sum.known;
            all.open += one->sum.open;
        }
        return all;
    }

    historian::HistorianReader &m_reader;
    const EnergyReviewRequest &m_request;
};

} // namespace

EnergyReviewAnswer readEnergyReview(const QString &databasePath,
                                    const std::shared_ptr<const historian::RecentIndex> &index,
                                    const EnergyReviewRequest &request)
{
    EnergyReviewAnswer failed;
    auto reader = historian::HistorianReader::open(databasePath, index);
    if (!reader) {
        failed.error = reader.error();
        return failed;
    }
    auto answer = Review(**reader, request).read();
    if (answer)
        return *answer;
    failed.error = answer.error();
    return failed;
}

} // namespace engine
