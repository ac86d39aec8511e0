// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/barlist.h"
#include "widgets/byteview.h"
#include "widgets/card.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/histogram.h"
#include "widgets/label.h"
#include "widgets/unitgrid.h"
#include "widgets/wiretape.h"

#include <QBoxLayout>
#include <QGridLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;

namespace widgets {

namespace {

const core::UtcTime Now = core::fromMicros(1'794'906'127'000'000);

QWidget *units(const QString &state, const QList<UnitGrid::Unit> &units)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *grid = new UnitGrid;
    grid->setUnits(units);
    grid->setAccessibleName(Gallery::tr("Units: %1", "a state of the part").arg(state));
    column->addWidget(grid);
    column->addStretch(1);
    return part;
}

QList<UnitGrid::Unit> run(int count, Quality quality, const QString &text)
{
    QList<UnitGrid::Unit> list;
    for (int at = 1; at <= count; ++at)
        list.append({QString::number(at), text, u"PZEM-004T"_s, quality});
    return list;
}

Card *grids()
{
    auto *card = new Card(Gallery::tr("Units of a bus"), Gallery::tr("age of the last answer"));
    const auto add = [card](QWidget *part) { card->content()->addWidget(part); };
    add(units(Gallery::tr("Normal"), run(8, Quality::Good, u"1.02 s"_s)));
    QList<UnitGrid::Unit> each;
    for (int quality = 0; quality <= int(Quality::Unknown); ++quality)
        each.append({QString::number(quality + 1),
                     quality == int(Quality::Unknown) ? u"never"_s : u"39 min"_s, u"PZEM-004T"_s,
                     Quality(quality)});
    add(units(Gallery::tr("Abnormal, each quality"), each));
    add(units(Gallery::tr("Stale"), run(8, Quality::Stale, u"11 min"_s)));
    QList<UnitGrid::Unit> many = run(60, Quality::Good, u"4.1 s"_s);
    for (const int silent : {13, 14, 15, 44})
        many[silent] = {QString::number(silent + 1), u"39 min"_s, u"PZEM-004T"_s, Quality::NoAnswer};
    add(units(Gallery::tr("Many"), many));
    card->content()->addStretch(1);
    return card;
}

/// A poll of some units again and again; @p damaged and @p silent are units that fail.
QList<WireTape::Part> polls(int count, std::chrono::milliseconds pause, int damaged, int silent)
{
    QList<WireTape::Part> parts;
    core::UtcTime at = Now - WireTape::Span + 20ms;
    for (int poll = 0; at < Now; ++poll) {
        const int unit = poll % count + 1;
        parts.append({at, at + 9ms, WireTape::Kind::Request, unit});
        at += 12ms;
        if (unit == silent) {
            parts.append({at, at + 240ms, WireTape::Kind::Waiting, unit});
            at += 240ms;
        } else {
            parts.append({at + 6ms, at + 24ms,
                          unit == damaged ? WireTape::Kind::Damaged : WireTape::Kind::Answer, unit});
            at += 34ms;
        }
        if (unit == count)
            at += pause;
    }
    return parts;
}

QWidget *tape(const QString &state, const QList<WireTape::Part> &parts, const QString &note)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *legend = new WireTapeLegend;
    legend->setNote(note);
    column->addWidget(legend);
    auto *tape = new WireTape;
    tape->setParts(parts, Now);
    column->addWidget(tape);
    return part;
}

Card *tapes()
{
    auto *card = new Card(Gallery::tr("The wire"), Gallery::tr("the last 4 s, to scale"));
    const auto add = [card](QWidget *part) { card->content()->addWidget(part); };
    add(tape(Gallery::tr("Normal"), polls(8, 600ms, 0, 0), u"load 31 %"_s));
    add(tape(Gallery::tr("Abnormal: damaged, and waiting in vain"), polls(8, 300ms, 5, 7), u"load 71 %"_s));
    add(tape(Gallery::tr("Many: the bus is full"), polls(60, 0ms, 31, 0), u"load 98 %"_s));
    QList<WireTape::Part> stopped = polls(8, 600ms, 0, 0);
    stopped.erase(std::remove_if(stopped.begin(), stopped.end(),
                                 [](const WireTape::Part &part) { return part.from > Now - 2800ms; }),
                  stopped.end());
    add(tape(Gallery::tr("Stale: nothing is sent any more"), stopped, u"paused"_s));
    add(tape(Gallery::tr("Empty"), {}, u"nothing was sent yet"_s));
    card->content()->addStretch(1);
    return card;
}

QWidget *bars(const QString &state, const QList<quint64> &counts)
{
    const QStringList kinds{u"CRC wrong"_s,           u"No answer in time"_s,
                            u"Short answer"_s,        u"Late answer, dropped"_s,
                            u"Wrong unit answered"_s, u"Exception 2, address"_s};
    QList<BarList::Row> rows;
    for (qsizetype at = 0; at < counts.size(); ++at)
        rows.append({kinds.at(at % kinds.size()), counts.at(at), numberText(double(counts.at(at)), 0)});
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *list = new BarList;
    list->setAccessibleName(Gallery::tr("Errors: %1", "a state of the part").arg(state));
    list->setRows(rows);
    column->addWidget(list);
    column->addStretch(1);
    return part;
}

Card *errors()
{
    auto *card = new Card(Gallery::tr("Bar list"), Gallery::tr("from 0, the most frequent is the measure"));
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(bars(Gallery::tr("Normal: nothing happened"), {0, 0, 0, 0, 0, 0}));
    row->addWidget(bars(Gallery::tr("Abnormal"), {198, 96, 11, 5, 2, 0}));
    row->addWidget(bars(Gallery::tr("Many"), {1'841'200, 990'210, 30'551, 4'100, 22, 7}));
    card->content()->addLayout(row);
    return card;
}

QWidget *histogram(const QString &state, const QList<double> &bars, std::optional<double> overflow,
                   const QString &scale)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *plot = new Histogram;
    plot->setAccessibleName(Gallery::tr("Answer time: %1", "a state of the part").arg(state));
    plot->setBars(bars, {{0, u"0"_s}, {0.25, u"60"_s}, {0.5, u"120"_s}, {0.75, u"180"_s}, {1, u"240"_s}});
    plot->setOverflow(overflow, overflow ? u"time-out"_s : QString());
    plot->setScaleWord(scale);
    column->addWidget(plot);
    column->addStretch(1);
    return part;
}

Card *histograms()
{
    auto *card = new Card(Gallery::tr("Histogram"), u"ms"_s);
    QList<double> spread;
    QList<double> fine;
    for (int at = 0; at < 24; ++at)
        spread << std::round(240 * std::exp(-std::pow((at - 3.0) / 2.4, 2)) +
                             (at > 2 && at < 16 ? 14 - at : 0));
    for (int at = 0; at < 96; ++at)
        fine << std::round(900 * std::exp(-std::pow((at - 20.0) / 11, 2)) + 60 * (1 + std::sin(at * 0.9)));
    QList<double> holes = spread;
    for (const int unknown : {5, 6, 7, 8, 9})
        holes[unknown] = std::nan("");
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    grid->addWidget(histogram(Gallery::tr("Normal"), spread, {}, u"240 answers"_s), 0, 0);
    grid->addWidget(histogram(Gallery::tr("Abnormal: over the time-out"), spread, 96, u"240 answers"_s), 0,
                    1);
    grid->addWidget(histogram(Gallery::tr("Many"), fine, 12, u"1 020 answers"_s), 0, 2);
    grid->addWidget(histogram(Gallery::tr("Stale: a part is unknown"), holes, {}, u"240 answers"_s), 1, 0);
    grid->addWidget(histogram(Gallery::tr("Empty"), {}, {}, {}), 1, 1);
    card->content()->addLayout(grid);
    return card;
}

QWidget *bytes(const QString &state, const QByteArray &frame, const QList<ByteView::Run> &runs, int chosen)
{
    auto *part = new QWidget;
    auto *column = galleryStateColumn(part, state);
    auto *view = new ByteView;
    view->setAccessibleName(Gallery::tr("Frame: %1", "a state of the part").arg(state));
    view->setEmptyText(u"no answer in 250 ms"_s);
    view->setBytes(frame, runs);
    view->setCurrent(chosen);
    column->addWidget(view);
    return part;
}

Card *frames()
{
    auto *card = new Card(Gallery::tr("Bytes of a frame"), Gallery::tr("in runs that belong together"));
    const auto add = [card](QWidget *part) { card->content()->addWidget(part); };
    const QByteArray answer = QByteArray::fromHex("02030443676666d5a9");
    const QList<ByteView::Run> runs{{0, 1, u"unit 2"_s, false},
                                    {1, 1, u"function 3"_s, false},
                                    {2, 1, u"4 bytes"_s, false},
                                    {3, 4, u"voltage, 231.4 V"_s, false},
                                    {7, 2, u"checksum"_s, false}};
    add(bytes(Gallery::tr("Normal, one run chosen"), answer, runs, 3));
    QList<ByteView::Run> damaged = runs;
    damaged.last() = {7, 2, u"checksum, 9AD5 was expected"_s, true};
    add(bytes(Gallery::tr("Abnormal: a wrong run"), answer, damaged, 4));
    QByteArray many;
    for (int at = 0; at < 64; ++at)
        many.append(char(at * 37));
    add(bytes(Gallery::tr("Many"), many, {{0, 3, u"head"_s, false}, {3, 61, u"registers"_s, false}}, -1));
    add(bytes(Gallery::tr("Empty"), {}, {}, -1));
    return card;
}

} // namespace

QWidget *galleryBus()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *left = galleryColumn(columns);
    left->addWidget(grids());
    left->addWidget(errors());
    left->addWidget(frames());
    left->addStretch(1);
    QBoxLayout *right = galleryColumn(columns);
    right->addWidget(tapes());
    right->addWidget(histograms());
    right->addStretch(1);
    return page;
}

} // namespace widgets
