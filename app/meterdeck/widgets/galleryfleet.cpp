// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"
#include "widgets/daycurve.h"
#include "widgets/daytape.h"
#include "widgets/fleetmatrix.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/label.h"

#include <QBoxLayout>
#include <QGridLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;
using core::Quality;

namespace widgets {

namespace {

const QDate Day(2026, 11, 17);

QTimeZone zone() { return QTimeZone("Asia/Colombo"); }

core::UtcTime at(int hour, int minute)
{
    return core::fromMicros(QDateTime(Day, QTime(hour, minute), zone()).toMSecsSinceEpoch() * 1000);
}

using Group = FleetMatrix::Group;

QWidget *matrix(const QString &state, const QList<Group> &groups, int cell)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *matrix = new FleetMatrix;
    matrix->setGroups(groups);
    matrix->setAccessibleName(Gallery::tr("Fleet: %1", "a state of the part").arg(state));
    matrix->setMinimumHeight(Theme::grow(cell));
    column->addWidget(matrix, 1);
    return part;
}

Card *fleets()
{
    auto *card = new Card(Gallery::tr("Fleet"), Gallery::tr("one mark a device, worst first"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(12);
    // By state: bad, no answer, offline, meter silent, stale, unknown, reporting.
    grid->addWidget(matrix(Gallery::tr("Normal"),
                           {{u"SPMS"_s, {0, 0, 0, 0, 0, 0, 112}}, {u"Campus"_s, {0, 0, 0, 0, 0, 0, 38}}}, 90),
                    0, 0);
    grid->addWidget(matrix(Gallery::tr("Abnormal, each state"),
                           {{u"SPMS"_s, {2, 9, 12, 4, 14, 3, 68}}, {u"Campus"_s, {0, 1, 0, 0, 0, 0, 37}}},
                           90),
                    0, 1);
    grid->addWidget(matrix(Gallery::tr("Stale"),
                           {{u"SPMS"_s, {0, 0, 0, 0, 112, 0, 0}}, {u"Campus"_s, {0, 0, 0, 0, 38, 0, 0}}}, 90),
                    1, 0);
    grid->addWidget(matrix(Gallery::tr("Never heard"),
                           {{u"SPMS"_s, {0, 0, 0, 0, 0, 112, 0}}, {u"Campus"_s, {0, 0, 0, 0, 0, 38, 0}}}, 90),
                    1, 1);
    grid->addWidget(matrix(Gallery::tr("Many: one mark stands for several"),
                           {{u"Province north"_s, {3, 40, 12, 9, 60, 0, 5876}},
                            {u"Province south"_s, {0, 2, 0, 0, 9, 1, 3988}}},
                           120),
                    2, 0);
    grid->addWidget(matrix(Gallery::tr("Empty"), {}, 120), 2, 1);
    for (const int column : {0, 1})
        grid->setColumnStretch(column, 1);
    for (const int row : {0, 1, 2})
        grid->setRowStretch(row, 1);
    card->content()->addLayout(grid);
    return card;
}

DayTape::Item moment(int hour, int minute, std::optional<Outcome> outcome, std::optional<Quality> quality,
                     const QString &text)
{
    DayTape::Item item;
    item.from = item.to = at(hour, minute);
    item.outcome = outcome;
    item.quality = quality;
    item.text = text;
    item.strong = outcome ? *outcome != Outcome::Verified : quality != Quality::Good;
    return item;
}

DayTape::Item gap(int hour, int minute, int minutes)
{
    DayTape::Item item;
    item.from = at(hour, minute);
    item.to = item.from + std::chrono::minutes(minutes);
    item.text = u"gap"_s;
    return item;
}

QWidget *tape(const QString &state, const QList<DayTape::Lane> &lanes, core::UtcTime now)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *tape = new DayTape;
    tape->setDay(Day, zone());
    tape->setLanes(lanes);
    tape->setNow(now);
    tape->setAccessibleName(Gallery::tr("Day: %1", "a state of the part").arg(state));
    column->addWidget(tape);
    return part;
}

Card *tapes()
{
    auto *card = new Card(Gallery::tr("Day"), Gallery::tr("outcomes, events and gaps of one local day"));
    const QString orders = u"Orders"_s;
    const QString gaps = u"Gaps"_s;
    const auto add = [card](QWidget *part) { card->content()->addWidget(part); };
    add(tape(
        Gallery::tr("Normal"),
        {{orders,
          {moment(6, 0, Outcome::Verified, {}, u"ON"_s), moment(12, 36, Outcome::Verified, {}, u"ON"_s)}},
         {gaps, {}}},
        at(14, 32)));
    QList<DayTape::Item> each;
    for (int outcome = 0; outcome <= int(Outcome::Cancelled); ++outcome)
        each << moment(2 + outcome, 20, Outcome(outcome), {}, u"OFF"_s);
    add(tape(Gallery::tr("Abnormal, each outcome"),
             {{orders, each},
              {u"Events"_s,
               {moment(3, 10, {}, Quality::NoAnswer, u"silent"_s), moment(7, 5, {}, Quality::Bad, u"bad"_s),
                moment(9, 40, {}, Quality::Good, u"back"_s)}},
              {gaps, {gap(2, 0, 12), gap(10, 20, 42), gap(13, 50, 42)}}},
             at(14, 32)));
    QList<DayTape::Item> many;
    for (int at = 0; at < 160; ++at)
        many << moment(at / 9, at % 9 * 6, at % 17 ? Outcome::Verified : Outcome::NoAnswer, {}, u"ON"_s);
    QList<DayTape::Item> holes;
    for (int at = 0; at < 40; ++at)
        holes << gap(at / 3, at % 3 * 20, 3 + at % 7);
    add(tape(Gallery::tr("Many"), {{orders, many}, {gaps, holes}}, at(17, 50)));
    add(tape(Gallery::tr("Stale: nothing heard since 11:00"),
             {{orders, {moment(6, 0, Outcome::Verified, {}, u"ON"_s)}}, {gaps, {gap(11, 0, 212)}}},
             at(14, 32)));
    add(tape(Gallery::tr("Empty"), {{orders, {}}, {gaps, {}}}, at(0, 20)));
    card->content()->addStretch(1);
    return card;
}

QWidget *curve(const QString &state, const QList<DayCurve::Column> &columns, core::UtcTime now)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *curve = new DayCurve;
    curve->setDay(Day, zone());
    curve->setColumns(columns);
    curve->setNow(now);
    curve->setAccessibleName(Gallery::tr("Power today: %1", "a state of the part").arg(state));
    column->addWidget(curve, 1);
    return part;
}

/// Columns of ten minutes up to an hour; those between @p from and @p to unknown.
QList<DayCurve::Column> load(int until, int from, int to, double scale)
{
    QList<DayCurve::Column> columns;
    for (int step = 0; step < until * 6; ++step) {
        const double hour = step / 6.0;
        DayCurve::Column column;
        column.from = at(0, 0) + std::chrono::minutes(10) * step;
        column.to = column.from + 10min;
        if (hour < from || hour >= to)
            column.value =
                scale * (90 + 230 * std::exp(-std::pow((hour - 12.5) / 3.4, 2)) + 12 * std::sin(step * 2.7));
        columns << column;
    }
    return columns;
}

Card *curves()
{
    auto *card = new Card(Gallery::tr("Day curve"), Gallery::tr("from 0, hatched where nothing is known"));
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(curve(Gallery::tr("Normal"), load(14, 24, 24, 1), at(14, 0)));
    row->addWidget(curve(Gallery::tr("Abnormal: a gap"), load(14, 9, 11, 1), at(14, 0)));
    row->addWidget(curve(Gallery::tr("Many: a whole day, large figures"), load(24, 24, 24, 40), at(23, 59)));
    row->addWidget(curve(Gallery::tr("Stale"), load(14, 11, 24, 0.01), at(14, 0)));
    row->addWidget(curve(Gallery::tr("Empty"), {}, at(0, 20)));
    card->content()->addLayout(row);
    return card;
}

} // namespace

QWidget *galleryFleet()
{
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(24, 12, 24, 16);
    rows->setSpacing(12);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(fleets(), 1);
    top->addWidget(tapes(), 1);
    rows->addLayout(top, 3);
    rows->addWidget(curves(), 1);
    return page;
}

} // namespace widgets
