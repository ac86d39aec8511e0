// SPDX-License-Identifier: GPL-3.0-or-later
#include "partstates.h"

#include "widgets/barlist.h"
#include "widgets/daycurve.h"
#include "widgets/daytape.h"
#include "widgets/fleetmatrix.h"
#include "widgets/histogram.h"
#include "widgets/paletteview.h"
#include "widgets/qualitymark.h"
#include "widgets/unitgrid.h"
#include "widgets/wiretape.h"

#include <QStandardItemModel>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;
using core::Quality;

namespace {

/// One part in states that differ by what is set.
template <typename Widget, typename Value>
Part filled(const QByteArray &name, const QList<std::pair<QString, Value>> &cases,
            const std::function<void(Widget &, const Value &, const Say &)> &fill)
{
    Part part{name, {}, true};
    for (const auto &[state, value] : cases)
        part.states << State{state, [fill, value = value](const Say &say) -> QWidget * {
                                 auto *widget = new Widget;
                                 fill(*widget, value, say);
                                 return widget;
                             }};
    return part;
}

/// Ten past an hour of the day that is shown.
core::UtcTime past(double hour)
{
    const QDateTime day = QDate(2026, 11, 17).startOfDay(QTimeZone::utc());
    return core::fromMicros(day.toMSecsSinceEpoch() * 1000 + qint64(hour * 3'600'000'000.0) + 600'000'000);
}

} // namespace

QList<Part> fleetParts()
{
    using Counts = FleetMatrix::Counts;
    QList<std::pair<QString, Counts>> marks{{u"normal"_s, {0, 0, 0, 0, 0, 0, 40}}, {u"empty"_s, {}}};
    for (int mark = 0; mark < FleetMatrix::MarkCount - 1; ++mark) {
        Counts counts{0, 0, 0, 0, 0, 0, 20};
        counts[size_t(mark)] = 20;
        marks.append({FleetMatrix::word(FleetMatrix::Mark(mark)), counts});
    }
    marks.append({u"many"_s, {3, 40, 12, 9, 60, 1, 9875}});
    const Part fleet = filled<FleetMatrix, Counts>(
        "fleet matrix", marks, [](FleetMatrix &part, const Counts &counts, const Say &say) {
            part.resize(480, 120);
            if (counts != Counts{})
                part.setGroups({{say(u"Campus"_s), counts}});
        });
    using Lanes = QList<DayTape::Item>;
    Lanes each;
    for (int outcome = 0; outcome <= int(core::Outcome::Cancelled); ++outcome) {
        DayTape::Item item;
        item.from = item.to = past(outcome * 2 + 1);
        item.outcome = core::Outcome(outcome);
        each << item;
    }
    DayTape::Item hole;
    hole.from = past(9);
    hole.to = past(13);
    Lanes many;
    for (int at = 0; at < 100; ++at) {
        DayTape::Item item;
        item.from = item.to = past(at * 0.13);
        item.quality = Quality::NoAnswer;
        many << item;
    }
    const Part tape = filled<DayTape, Lanes>("day tape",
                                             {{u"empty"_s, {}},
                                              {u"normal"_s, {each.constFirst()}},
                                              {u"abnormal"_s, each},
                                              {u"stale"_s, {hole}},
                                              {u"many"_s, many}},
                                             [](DayTape &part, const Lanes &items, const Say &say) {
                                                 part.setDay(QDate(2026, 11, 17), QTimeZone::utc());
                                                 part.setNow(past(14));
                                                 part.setLanes({{say(u"Orders"_s), items}});
                                             });
    using Columns = QList<DayCurve::Column>;
    const auto load = [](int hours, int from, double scale) {
        Columns columns;
        for (int hour = 0; hour < hours; ++hour)
            columns.append(
                {past(hour), past(hour + 1),
                 hour >= from && hour < from + 3 ? std::nullopt : std::optional(scale * (hour % 7))});
        return columns;
    };
    const Part curve = filled<DayCurve, Columns>("day curve",
                                                 {{u"empty"_s, {}},
                                                  {u"normal"_s, load(14, 30, 1)},
                                                  {u"gap"_s, load(14, 6, 1)},
                                                  {u"stale"_s, load(14, 11, 1)},
                                                  {u"many"_s, load(23, 30, 40000)}},
                                                 [](DayCurve &part, const Columns &columns, const Say &) {
                                                     part.setDay(QDate(2026, 11, 17), QTimeZone::utc());
                                                     part.setNow(past(14));
                                                     part.setColumns(columns);
                                                 });
    return {fleet, tape, curve};
}

QList<Part> busParts()
{
    using Units = QList<UnitGrid::Unit>;
    QList<std::pair<QString, Units>> units;
    for (int quality = 0; quality <= int(Quality::Unknown); ++quality)
        units.append({QualityMark::word(Quality(quality)), {{u"14"_s, u"39 min"_s, {}, Quality(quality)}}});
    units.append({u"many"_s, Units(60, {u"14"_s, u"4 s"_s, {}, Quality::Good})});
    units.append({u"empty"_s, {}});
    const Part grid =
        filled<UnitGrid, Units>("unit grid", units, [](UnitGrid &part, const Units &list, const Say &) {
            part.setUnits(list);
            part.resize(480, part.heightForWidth(480));
        });
    using Parts = QList<WireTape::Part>;
    QList<std::pair<QString, Parts>> kinds{{u"empty"_s, {}}};
    using namespace std::chrono;
    for (int kind = 0; kind <= int(WireTape::Kind::Waiting); ++kind)
        kinds.append({QString::number(kind), {{past(1) - 2s, past(1) - 1800ms, WireTape::Kind(kind), 7}}});
    Parts many;
    for (int at = 0; at < 60; ++at)
        many.append(
            {past(1) - 4s + at * 60ms, past(1) - 4s + at * 60ms + 30ms, WireTape::Kind(at % 2), at % 9});
    kinds.append({u"many"_s, many});
    const Part wire =
        filled<WireTape, Parts>("wire tape", kinds, [](WireTape &part, const Parts &list, const Say &) {
            part.setParts(list, past(1));
        });
    using Counts = QList<quint64>;
    const Part bars = filled<BarList, Counts>(
        "bar list", {{u"none"_s, {0, 0}}, {u"abnormal"_s, {198, 11}}, {u"many"_s, {1'841'200, 990'210}}},
        [](BarList &part, const Counts &counts, const Say &say) {
            part.resize(420, 60);
            part.setRows({{say(u"CRC wrong"_s), counts[0], QString::number(counts[0])},
                          {say(u"Short answer"_s), counts[1], QString::number(counts[1])}});
        });
    using Bars = QList<double>;
    const double none = std::nan("");
    const Part spread =
        filled<Histogram, Bars>("histogram",
                                {{u"empty"_s, {}},
                                 {u"normal"_s, {1, 4, 9, 3, 1}},
                                 {u"a part unknown"_s, {1, 4, none, none, 1}},
                                 {u"over the end"_s, {1, 4, 9, 3, 1, -7}},
                                 {u"many"_s, Bars(80, 3)}},
                                [](Histogram &part, Bars values, const Say &say) {
                                    if (!values.isEmpty() && values.constLast() < 0)
                                        part.setOverflow(-values.takeLast(), say(u"time-out"_s));
                                    part.setBars(values, {{0, u"0"_s}, {1, u"240"_s}});
                                });
    const Part palette = filled<PaletteView, QStringList>(
        "command palette",
        {{u"nothing found"_s, {}}, {u"one"_s, {u"Overview"_s}}, {u"many"_s, QStringList(30, u"Shop"_s)}},
        [](PaletteView &part, const QStringList &titles, const Say &say) {
            auto *model = new QStandardItemModel(&part);
            for (const QString &title : titles)
                model->appendRow(new QStandardItem(say(title)));
            part.setModel(model);
            part.setNothingFound(say(u"Nothing is called so."_s));
            part.setFoot(say(u"1 found"_s));
            part.choose(0);
        });
    return {grid, wire, bars, spread, palette};
}
