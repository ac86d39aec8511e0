// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/gauge.h"
#include "widgets/label.h"
#include "widgets/relaysymbol.h"
#include "widgets/sparkline.h"
#include "widgets/stattile.h"
#include "widgets/valuecell.h"

#include <QBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;

namespace widgets {

namespace {

Card *valueCells()
{
    auto *card = new Card(Gallery::tr("Value cell"),
                          Gallery::tr("value, unit apart, quality mark, quality in words, age"));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    const QList<std::pair<QString, ValueState>> cells{
        {u"Voltage"_s, galleryReading(231.4, 1, u"V"_s, Quality::Good, 2s)},
        {u"Voltage"_s, galleryReading(231.4, 1, u"V"_s, Quality::Stale, 11min)},
        {u"Voltage"_s, galleryReading(231.4, 1, u"V"_s, Quality::NoAnswer, 39min)},
        {u"Voltage"_s, galleryReading(0, 1, u"V"_s, Quality::Bad, 4s)},
        {u"Voltage"_s, galleryReading(219.5, 1, u"V"_s, Quality::Substituted, 30s)},
        {u"Power factor"_s, galleryReading(0.965, 3, {}, Quality::Estimated, 2s)},
        {u"Energy import"_s, galleryReading(18442.6, 1, u"kWh"_s, Quality::Good, 15min)},
        {u"Active power"_s, galleryReading(-1523, 0, u"W"_s, Quality::Good, 2s)},
        {u"Voltage"_s, ValueState{}}};
    for (const auto &[title, state] : cells) {
        if (row->count())
            row->addWidget(galleryDivider());
        auto *cell = new ValueCell(title);
        cell->setState(state);
        row->addWidget(cell);
    }
    row->addStretch();
    card->content()->addLayout(row);
    return card;
}

using Band = Gauge::Band;

QWidget *gauge(const QString &title, double from, double to, const QList<Band> &bands,
               const ValueState &state, const QString &words, std::optional<double> low = {},
               std::optional<double> high = {})
{
    auto *gauge = new Gauge(title);
    gauge->setRange(from, to);
    gauge->setBands(bands);
    gauge->setState(state);
    gauge->setWords(words);
    gauge->setToday(low, high);
    return gauge;
}

Card *gauges()
{
    auto *card = new Card(Gallery::tr("Gauge"), Gallery::tr("a band fills while the needle is in it"));
    card->setFlush(true);
    const QList<Band> volts{{180, 195, Gauge::Level::Critical},
                            {195, 207, Gauge::Level::High},
                            {253, 265, Gauge::Level::High},
                            {265, 280, Gauge::Level::Critical}};
    const QList<Band> watts{{6400, 7360, Gauge::Level::High}, {7360, 8000, Gauge::Level::Critical}};
    const QString limits = u"today 224.8 to 236.1, limit 207 to 253"_s;
    const QList<QList<QWidget *>> rows{
        {gauge(u"Voltage"_s, 180, 280, volts, galleryReading(231.4, 1, u"V"_s, Quality::Good, 2s), limits,
               224.8, 236.1),
         gauge(u"Voltage"_s, 180, 280, volts, galleryReading(258.2, 1, u"V"_s, Quality::Good, 2s), limits,
               224.8, 258.2),
         gauge(u"Voltage"_s, 180, 280, volts, galleryReading(187, 1, u"V"_s, Quality::Good, 2s), limits, 187,
               236.1),
         gauge(u"Active power"_s, 0, 8000, watts, galleryReading(1523, 0, u"W"_s, Quality::Stale, 11min),
               u"today 88 to 4 480, limit 7 360"_s, 88, 4480)},
        {gauge(u"Power factor"_s, 0, 1, {{0, 0.7, Gauge::Level::Critical}, {0.7, 0.85, Gauge::Level::High}},
               galleryReading(0.965, 3, {}, Quality::NoAnswer, 39min),
               u"computed here, the node sends none"_s),
         gauge(u"Frequency"_s, 48, 52, {}, galleryReading(0, 2, u"Hz"_s, Quality::Bad, 4s),
               u"49.5 to 50.5"_s),
         gauge(u"Current"_s, 0, 40, {{32, 40, Gauge::Level::High}},
               galleryReading(6.82, 2, u"A"_s, Quality::Substituted, 30s), u"limit 32"_s),
         gauge(u"Gas flow"_s, 0, 6, {}, ValueState{}, u"never sent"_s)}};
    for (const QList<QWidget *> &row : rows) {
        if (card->content()->count())
            card->content()->addWidget(galleryDivider(false));
        auto *line = new QHBoxLayout;
        line->setSpacing(0);
        for (QWidget *part : row) {
            if (line->count())
                line->addWidget(galleryDivider());
            line->addWidget(part);
        }
        card->content()->addLayout(line, 1);
    }
    return card;
}

Card *tiles()
{
    auto *card = new Card(Gallery::tr("Stat tile"), Gallery::tr("a figure to read from afar"));
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    const auto add = [row](const QString &number, const QString &unit, const QString &words,
                           const QString &note, std::optional<Quality> mark) {
        auto *tile = new StatTile;
        tile->setFigure(number, unit);
        tile->setWords(words);
        tile->setNote(note, mark);
        row->addWidget(tile, 0, Qt::AlignTop);
    };
    add(numberText(1523, 0), u"W"_s, u"flow now"_s, u"2 s"_s, Quality::Good);
    add(numberText(1248, 0), {}, u"devices known"_s, {}, {});
    add(u"231"_s, u"kWh"_s, u"since midnight"_s, u"Stale, 11 min"_s, Quality::Stale);
    add({}, {}, u"not enough data"_s, u"never sent"_s, Quality::Unknown);
    row->addStretch();
    card->content()->addLayout(row);
    return card;
}

Card *small()
{
    auto *card = new Card(Gallery::tr("Sparkline, chip, badge"));
    auto *curves = new QHBoxLayout;
    curves->setSpacing(24);
    const double gap = std::nan("");
    for (const QList<double> &values : {QList<double>{1, 2, 1.5, 3, 2, 4, 3.4, 3, 2, 3, 1},
                                        {1, 2, 1.5, 3, gap, gap, gap, 3, 2, 3, 1},
                                        {230, 230, 230, 230},
                                        QList<double>{}}) {
        auto *curve = new Sparkline;
        curve->setValues(values);
        curve->setMinimumSize(curve->sizeHint());
        curves->addWidget(curve);
    }
    curves->addStretch();
    card->content()->addLayout(curves);
    auto *chips = new QHBoxLayout;
    chips->addWidget(new Chip(u"PZEM-004T"_s));
    chips->addWidget(new Chip(u"4C11AE0D91F2"_s, Chip::Kind::Mono));
    chips->addWidget(new Chip(u"Stale"_s, Chip::Kind::Warning));
    chips->addWidget(new Chip(u"Line off"_s, Chip::Kind::Critical));
    chips->addSpacing(16);
    auto *count = new Badge;
    count->setCount(numberText(1248, 0), u"devices"_s);
    chips->addWidget(count);
    for (int priority = 1; priority <= 4; ++priority) {
        auto *badge = new Badge;
        badge->setCount(QString::number(priority * 3), u"alarms"_s);
        badge->setPriority(priority);
        chips->addWidget(badge);
    }
    chips->addStretch();
    card->content()->addLayout(chips);
    return card;
}

Card *relays()
{
    auto *card = new Card(Gallery::tr("Relay"), Gallery::tr("a dashed frame is ordered, not proved"));
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    struct Case
    {
        RelayState state;
        bool ordered;
        bool warning;
    };
    for (const Case &one : {Case{RelayState::Closed, false, false}, Case{RelayState::Open, false, false},
                            Case{RelayState::Unknown, false, true}, Case{RelayState::Open, true, false}}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        auto *symbol = new RelaySymbol;
        symbol->setState(one.state, one.ordered);
        symbol->setWarning(one.warning);
        column->addWidget(symbol, 0, Qt::AlignLeft);
        column->addWidget(new Label(one.ordered ? Gallery::tr("%1, ordered").arg(RelaySymbol::word(one.state))
                                                : RelaySymbol::word(one.state),
                                    Role::Caption, Token::Text2));
        row->addLayout(column);
    }
    row->addStretch();
    card->content()->addLayout(row);
    return card;
}

} // namespace

QWidget *galleryValues()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *column = galleryColumn(columns);
    column->addWidget(valueCells());
    column->addWidget(gauges(), 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(tiles());
    foot->addWidget(small());
    foot->addWidget(relays());
    column->addLayout(foot);
    return page;
}

} // namespace widgets
