// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/energydifference.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace energy {

namespace {

constexpr std::chrono::nanoseconds LeastLimit = 15s;
constexpr std::chrono::nanoseconds MostLimit = 5min;
constexpr int IntervalsFresh = 3;
constexpr int MeanOver = 4;
constexpr auto Computed = "computed:"_L1;

} // namespace

EnergyDifference::EnergyDifference(std::shared_ptr<core::SeriesTable> series) : m_series(std::move(series)) {}

EnergyDifference::Kind EnergyDifference::kindOf(core::SeriesId id)
{
    const auto index = static_cast<qsizetype>(id);
    if (index >= m_kinds.size())
        m_kinds.resize(index + 1, Kind::Unseen);
    Kind &kind = m_kinds[index];
    if (kind == Kind::Unseen) {
        const core::Series &series = m_series->at(id);
        const bool computed = series.source.startsWith(Computed);
        kind = series.quantity == core::Quantity::EnergyImport && !computed      ? Kind::Register
               : series.quantity == core::Quantity::EnergyIntegrated && computed ? Kind::Integrated
                                                                                 : Kind::Other;
    }
    return kind;
}

void EnergyDifference::restore(const core::Event &compare)
{
    m_bases.insert(
        Key{{compare.device, compare.detail["channel"_L1].toString()},
            compare.detail["source"_L1].toString()},
        Base{compare.detail["register"_L1].toDouble(), compare.detail["integrated"_L1].toDouble()});
}

void EnergyDifference::restart(const core::Event &registerFell)
{
    if (registerFell.detail["quantity"_L1].toString() != core::quantityName(core::Quantity::EnergyImport))
        return;
    const Place place{registerFell.device, registerFell.detail["channel"_L1].toString()};
    const QString source = registerFell.detail["source"_L1].toString();
    const QString begin = source.isEmpty() ? QString(Computed) : Computed + source + " - "_L1;
    m_bases.removeIf([&](const auto &entry) {
        return entry.key().place == place && entry.key().source.startsWith(begin);
    });
}

QList<core::Reading> EnergyDifference::apply(const QList<core::Reading> &readings)
{
    QList<core::Reading> wanted;
    for (const core::Reading &reading : readings) {
        const bool usable = reading.value && !reading.retained;
        const Kind kind = usable ? kindOf(reading.series) : Kind::Other;
        if (kind == Kind::Integrated || (kind == Kind::Register && reading.quality == core::Quality::Good))
            wanted.append(reading);
    }
    // Of one instant the total first: the register is compared with what is known by then.
    std::stable_sort(wanted.begin(), wanted.end(), [this](const core::Reading &a, const core::Reading &b) {
        if (a.receivedSteady != b.receivedSteady)
            return a.receivedSteady < b.receivedSteady;
        return kindOf(a.series) == Kind::Integrated && kindOf(b.series) == Kind::Register;
    });
    QList<core::Reading> differences;
    for (const core::Reading &reading : std::as_const(wanted)) {
        if (kindOf(reading.series) == Kind::Integrated)
            note(reading);
        else
            compare(reading, differences);
    }
    return differences;
}

void EnergyDifference::note(const core::Reading &integrated)
{
    const core::Series &series = m_series->at(integrated.series);
    Integrated &known = m_integrated[{series.device, series.channel}];
    const QString source = series.source.mid(Computed.size());
    if (known.source == source) {
        const auto gap = integrated.receivedSteady - known.at;
        if (gap.count() > 0 && gap <= MostLimit)
            known.interval = known.interval.count() == 0 ? std::chrono::nanoseconds(gap)
                                                         : known.interval + (gap - known.interval) / MeanOver;
    } else {
        known.interval = 0ns;
    }
    known.source = source;
    known.value = *integrated.value;
    known.at = integrated.receivedSteady;
}

void EnergyDifference::compare(const core::Reading &reading, QList<core::Reading> &differences)
{
    const core::Series &series = m_series->at(reading.series);
    const Place place{series.device, series.channel};
    const auto integrated = m_integrated.constFind(place);
    if (integrated == m_integrated.constEnd())
        return;
    const auto limit = std::clamp(IntervalsFresh * integrated->interval, LeastLimit, MostLimit);
    if (reading.receivedSteady - integrated->at > limit)
        return;
    const Key key{place, Computed + series.source + " - "_L1 + integrated->source};
    auto base = m_bases.find(key);
    if (base == m_bases.end()) {
        base = m_bases.insert(key, {*reading.value, integrated->value});
        m_events.append({reading.measuredAt,
                         series.device,
                         {},
                         u"energy-compare"_s,
                         {{u"register"_s, base->registerWh},
                          {u"integrated"_s, base->integratedWh},
                          {u"channel"_s, series.channel},
                          {u"source"_s, key.source}}});
    }
    core::SeriesId &id = m_ids[key];
    if (id == core::SeriesId::None) {
        core::Series made = series;
        made.quantity = core::Quantity::EnergyDifference;
        made.source = key.source;
        id = m_series->intern(made);
    }
    core::Reading difference = reading;
    difference.series = id;
    difference.quality = core::Quality::Estimated;
    difference.value = (*reading.value - base->registerWh) - (integrated->value - base->integratedWh);
    differences.append(difference);
}

QList<core::Event> EnergyDifference::takeEvents() { return std::exchange(m_events, {}); }

} // namespace energy
