// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery.h"

#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/eventdelegate.h"
#include "widgets/gauge.h"
#include "widgets/holdbutton.h"
#include "widgets/keyhint.h"
#include "widgets/label.h"
#include "widgets/navigationview.h"
#include "widgets/outcomemark.h"
#include "widgets/outcomeview.h"
#include "widgets/prioritymark.h"
#include "widgets/progressline.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/sparkline.h"
#include "widgets/stattile.h"
#include "widgets/tableview.h"
#include "widgets/toast.h"
#include "widgets/topbar.h"
#include "widgets/trendlegend.h"
#include "widgets/trendview.h"
#include "widgets/valuecell.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;
using core::Quality;

// The figures and names in here are invented; nothing of it is shown to an operator, so nothing is
// translated.
namespace widgets {

namespace {

// A row of marks with their words: outcomes and priorities have no widget of their own.
class MarkSheet : public QWidget
{
public:
    MarkSheet() { setFixedHeight(154); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setFont(theme.font(Role::Table));
        static constexpr std::array<int, 8> order{0, 3, 1, 2, 4, 5, 6, -1};
        for (int i = 0; i < 8; ++i) {
            const QRectF cell((i % 2) * width() / 2.0, (i / 2) * 30, width() / 2.0, 28);
            const auto outcome =
                order[size_t(i)] < 0 ? std::nullopt : std::optional(Outcome(order[size_t(i)]));
            OutcomeMark::paint(painter, QRectF(cell.left(), cell.top() + 4, 20, 20), outcome, theme);
            painter.setPen(theme.colour(Token::Text2));
            painter.drawText(cell.adjusted(28, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             OutcomeMark::word(outcome));
        }
        for (int state = 0; state < 3; ++state) {
            for (int priority = 1; priority <= 4; ++priority)
                PriorityMark::paint(painter, QRectF(state * 88 + (priority - 1) * 20, 130, 17, 17), priority,
                                    AlarmState(state), theme);
        }
    }
};

ValueState reading(double value, int decimals, const QString &unit, Quality quality,
                   std::chrono::milliseconds age)
{
    return {value, decimals, unit, quality, age};
}

Card *valueCells()
{
    auto *card = new Card(u"Value cell"_s, u"value, unit apart, quality mark, quality in words, age"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(9);
    const QList<std::pair<QString, ValueState>> cells{
        {u"Voltage"_s, reading(231.4, 1, u"V"_s, Quality::Good, 2s)},
        {u"Voltage"_s, reading(231.4, 1, u"V"_s, Quality::Stale, 11min)},
        {u"Voltage"_s, reading(231.4, 1, u"V"_s, Quality::NoAnswer, 39min)},
        {u"Voltage"_s, reading(0, 1, u"V"_s, Quality::Bad, 4s)},
        {u"Voltage"_s, reading(219.5, 1, u"V"_s, Quality::Substituted, 30s)},
        {u"Power factor"_s, reading(0.965, 3, {}, Quality::Estimated, 2s)},
        {u"Voltage"_s, ValueState{}}};
    for (const auto &[title, state] : cells) {
        if (row->count()) {
            auto *line = new QFrame;
            line->setFixedWidth(1);
            line->setAutoFillBackground(true);
            line->setBackgroundRole(QPalette::Mid);
            row->addWidget(line);
        }
        auto *cell = new ValueCell(title);
        cell->setState(state);
        row->addWidget(cell);
    }
    row->addStretch();
    card->content()->addLayout(row);
    return card;
}

Card *gauges()
{
    auto *card = new Card;
    card->setFlush(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    using Band = Gauge::Band;
    const auto add = [&](const QString &title, double from, double to, const QList<Band> &bands,
                         const ValueState &state, const QString &words, std::optional<double> low = {},
                         std::optional<double> high = {}) {
        auto *gauge = new Gauge(title);
        gauge->setRange(from, to);
        gauge->setBands(bands);
        gauge->setState(state);
        gauge->setWords(words);
        gauge->setToday(low, high);
        if (row->count()) {
            auto *line = new QFrame;
            line->setFixedWidth(1);
            line->setAutoFillBackground(true);
            line->setBackgroundRole(QPalette::Mid);
            row->addWidget(line);
        }
        row->addWidget(gauge);
    };
    const QList<Band> volts{{180, 195, Gauge::Level::Critical},
                            {195, 207, Gauge::Level::High},
                            {253, 265, Gauge::Level::High},
                            {265, 280, Gauge::Level::Critical}};
    add(u"Voltage"_s, 180, 280, volts, reading(231.4, 1, u"V"_s, Quality::Good, 2s),
        u"today 224.8 to 236.1, limit 207 to 253"_s, 224.8, 236.1);
    add(u"Voltage"_s, 180, 280, volts, reading(258.2, 1, u"V"_s, Quality::Good, 2s),
        u"today 224.8 to 258.2, limit 207 to 253"_s, 224.8, 258.2);
    add(u"Active power"_s, 0, 8000, {{6400, 7360, Gauge::Level::High}, {7360, 8000, Gauge::Level::Critical}},
        reading(1523, 0, u"W"_s, Quality::Stale, 11min), u"today 88 to 4 480, limit 7 360"_s, 88, 4480);
    add(u"Power factor"_s, 0, 1, {{0, 0.7, Gauge::Level::Critical}, {0.7, 0.85, Gauge::Level::High}},
        reading(0.965, 3, u"P / (V I)"_s, Quality::NoAnswer, 39min), u"computed here, the node sends none"_s);
    card->content()->addLayout(row);
    return card;
}

Card *controls()
{
    auto *card = new Card(u"Controls"_s, u"28 px, 40 px in dialogs"_s);
    auto *first = new QHBoxLayout;
    first->addWidget(new Button(u"Default"_s));
    auto *icon = new Button(u"Export"_s);
    icon->setIconName(u"download"_s);
    first->addWidget(icon);
    auto *off = new Button(u"Disabled"_s);
    off->setEnabled(false);
    first->addWidget(off);
    auto *primary = new Button(u"Primary"_s, Button::Kind::Primary);
    primary->setKeyHint(u"Enter"_s);
    first->addWidget(primary);
    first->addWidget(new Button(u"Harmful…"_s, Button::Kind::Harmful));
    first->addWidget(new Button(u"Quiet"_s, Button::Kind::Quiet));
    first->addStretch();
    card->content()->addLayout(first);
    auto *second = new QHBoxLayout;
    auto *hold = new HoldButton(u"Hold to switch off"_s);
    hold->setKeyHint(u"Space"_s);
    second->addWidget(hold);
    auto *large = new Button(u"Cancel"_s);
    large->setLarge(true);
    large->setKeyHint(u"Esc"_s);
    second->addWidget(large);
    auto *ranges = new SegmentedControl({u"15 min"_s, u"1 h"_s, u"4 h"_s, u"Day"_s});
    ranges->setName(u"Time range"_s);
    ranges->setCurrent(2);
    second->addWidget(ranges);
    second->addStretch();
    card->content()->addLayout(second);
    auto *third = new QHBoxLayout;
    auto *field = new QLineEdit(u"dev/4C11AE0D91F2"_s);
    field->setAccessibleName(u"Topic"_s);
    third->addWidget(field);
    auto *bad = new QLineEdit(u"248"_s);
    bad->setAccessibleName(u"Unit"_s);
    bad->setProperty("bad", true);
    bad->setMaximumWidth(90);
    third->addWidget(bad);
    third->addWidget(new Label(u"1 to 247"_s, Role::Table, Token::Critical));
    auto *combo = new QComboBox;
    combo->setAccessibleName(u"Speed"_s);
    combo->addItems({u"9600"_s, u"19200"_s});
    third->addWidget(combo);
    auto *check = new QCheckBox(u"Keep"_s);
    check->setChecked(true);
    third->addWidget(check);
    third->addWidget(new Chip(u"Stale"_s, Chip::Kind::Warning));
    third->addWidget(new KeyHint(u"Ctrl"_s));
    card->content()->addLayout(third);
    return card;
}

Card *trend()
{
    auto *card = new Card(u"Trend"_s);
    auto *view = new TrendView;
    const core::UtcTime now = core::fromMicros(1'794'906'127'000'000);
    TrendSeries power{u"Active power"_s, u"kW"_s, Token::S1, false, false, 2, false, {}};
    TrendSeries voltage{u"Voltage"_s, u"V"_s, Token::S3, true, true, 1, false, {}};
    for (int i = 0; i < 320; ++i) {
        const core::UtcTime at = now - std::chrono::seconds(45 * (320 - i));
        const bool gap = i > 200 && i < 225;
        const double wobble = std::sin(i * 12.9898) * 0.08;
        const double load = ((i / 26) % 2 ? 0.4 : 1.8 + (i / 90 % 2) * 1.6) + wobble;
        const double nothing = std::nan("");
        power.points.append({at, gap ? nothing : load, load - 0.2, load + 0.2, 15});
        const double volts = 230 + std::sin(i * 0.06) * 4 + wobble * 6;
        voltage.points.append({at, gap ? nothing : volts, volts, volts, 1});
    }
    auto *legend = new TrendLegend;
    legend->setSeries({power, voltage});
    card->addHeaderWidget(legend);
    auto *live = new SegmentedControl({u"Live"_s, u"Hold"_s});
    live->setName(u"Live"_s);
    card->addHeaderWidget(live);
    view->setTimeZone(QTimeZone("Asia/Colombo"));
    view->setSeries({power, voltage});
    view->setGaps({{now - std::chrono::seconds(45 * 119), now - std::chrono::seconds(45 * 96), u"No answer"_s,
                    u"17 min, not zero"_s}});
    view->setLimits({{3.6, u"limit"_s, false}});
    view->setRange(now - 4h, now + 1min);
    view->setNow(now);
    card->content()->addWidget(view);
    card->content()->setContentsMargins(4, 4, 8, 4);
    return card;
}

Card *table()
{
    auto *card = new Card(u"Last values"_s, u"9 quantities, 1 never sent"_s);
    card->setFlush(true);
    auto *view = new TableView;
    view->setAccessibleName(u"Last values"_s);
    auto *model = new QStandardItemModel(0, 6, view);
    model->setHorizontalHeaderLabels(
        {u"Value"_s, u"Now"_s, u"Unit"_s, u"Quality"_s, u"Source"_s, u"Last hour"_s});
    const auto add = [&](const QString &name, const QString &now, const QString &unit, Quality quality) {
        QList<QStandardItem *> row;
        for (const QString &text :
             {name, now, unit, QString(u"2 s"_s), QString(u"pzem/metrics"_s), QString()})
            row << new QStandardItem(text);
        row[1]->setData(int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        row[1]->setData(true, TableDelegate::EmphasisRole);
        row[3]->setData(int(quality), TableDelegate::QualityRole);
        row[4]->setData(true, TableDelegate::MonoRole);
        QList<double> curve;
        for (int i = 0; i < 40; ++i)
            curve << std::sin(i * 0.5 + name.size()) + std::sin(i * 12.9) * 0.4;
        row[5]->setData(QVariant::fromValue(curve), TableDelegate::SparklineRole);
        model->appendRow(row);
    };
    add(u"Voltage"_s, u"231.4"_s, u"V"_s, Quality::Good);
    add(u"Current"_s, u"6.82"_s, u"A"_s, Quality::Good);
    add(u"Power factor"_s, u"0.965"_s, {}, Quality::Estimated);
    add(u"Relay"_s, u"unknown"_s, {}, Quality::Stale);
    model->item(3, 1)->setData(int(Token::HighLine), TableDelegate::TokenRole);
    model->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    view->setModel(model);
    view->setColumnWidth(0, 130);
    view->setColumnWidth(1, 70);
    view->setColumnWidth(2, 40);
    view->setColumnWidth(3, 70);
    view->setColumnWidth(4, 110);
    view->setStretchColumn(5);
    view->setMinimumHeight(132);
    card->content()->addWidget(view);
    return card;
}

Card *outcome()
{
    auto *card = new Card;
    auto *view = new OutcomeView;
    view->setOutcome(Outcome::NoAnswer, u"No answer: state unknown"_s,
                     u"Not failed and not done. 15 s passed without proof."_s);
    view->setRelay(RelayState::Unknown, u"proved ON 17 s ago"_s, Quality::Stale);
    view->setStages(
        {{u"Requested, row 88"_s, u"operator, console WS-02"_s, u"14:32:09.114"_s, Timeline::Mark::Done},
         {u"Sent once"_s, u"relay/commands, 9 bytes"_s, u"14:32:09.121"_s, Timeline::Mark::Done},
         {u"Nothing heard"_s, u"a late answer is kept as late"_s, u"14:32:24.121"_s,
          Timeline::Mark::Unknown}});
    view->setAdvice(
        u"Load still 1 523 W 2 s ago: it hints at ON but proves nothing. Look before you order again."_s);
    card->content()->addWidget(view);
    return card;
}

Card *events()
{
    auto *card = new Card(u"Events"_s, u"today"_s);
    card->setFlush(true);
    auto *list = new QListView;
    list->setAccessibleName(u"Events"_s);
    auto *model = new QStandardItemModel(list);
    const auto add = [&](const QString &time, const QString &title, const QString &detail, QVariant mark,
                         bool isOutcome) {
        auto *item = new QStandardItem(title);
        item->setData(time, EventDelegate::TimeRole);
        item->setData(detail, EventDelegate::DetailRole);
        item->setData(mark, isOutcome ? EventDelegate::OutcomeRole : EventDelegate::QualityRole);
        item->setData(isOutcome && mark.toInt() > 0, EventDelegate::EmphasisRole);
        model->appendRow(item);
    };
    add(u"14:21:48"_s, u"OFF ordered, no proof in 15 s"_s, u"operator"_s, int(Outcome::NoAnswer), true);
    add(u"14:21:33"_s, u"OFF sent, one time"_s, u"relay/commands"_s, -1, true);
    add(u"13:02:10"_s, u"No answer, node up, meter silent"_s, u"AC side off or wiring"_s,
        int(Quality::NoAnswer), false);
    add(u"09:54:12"_s, u"ON, proved in 0.8 s"_s, u"schedule \"Shop hours\""_s, int(Outcome::Verified), true);
    list->setModel(model);
    list->setItemDelegate(new EventDelegate(list));
    list->setMinimumHeight(190);
    card->content()->addWidget(list);
    return card;
}

Card *notices()
{
    auto *card = new Card(u"Toasts, progress, banners, empty"_s);
    auto *toast = new Toast(u"No answer, shop 12"_s, u"state unknown"_s);
    toast->setOutcome(Outcome::NoAnswer);
    toast->setAction(u"Look"_s);
    card->content()->addWidget(toast);
    auto *progress = new ProgressLine(u"Exporting"_s);
    progress->setNote(u"6.2 million, 41 s left"_s);
    progress->setFraction(0.31);
    card->content()->addWidget(progress);
    auto *unknown = new ProgressLine(u"Asking the broker"_s);
    unknown->setNote(u"TLS, step 3 of 5"_s);
    card->content()->addWidget(unknown);
    auto *replay = new Banner(Banner::Kind::Replay);
    replay->setText(u"Replay 60x."_s, u"No commands."_s);
    replay->setAction(u"Live"_s, u"Esc"_s);
    card->content()->addWidget(replay);
    auto *empty =
        new EmptyState(u"waypoints"_s, u"No mesh yet."_s, u"It appears with the first line of a gateway."_s);
    empty->setAction(u"Add a sink"_s);
    card->content()->addWidget(empty);
    auto *tiles = new QHBoxLayout;
    auto *tile = new StatTile;
    tile->setFigure(numberText(1523, 0), u"W"_s);
    tile->setWords(u"stop flowing"_s);
    tile->setNote(u"2 s"_s, Quality::Good);
    tiles->addWidget(tile);
    auto *spark = new Sparkline;
    spark->setValues({1, 2, 1.5, 3, 2, 4, std::nan(""), 3, 2, 3, 1});
    tiles->addSpacing(16);
    tiles->addWidget(spark, 0, Qt::AlignVCenter);
    tiles->addStretch();
    card->content()->addLayout(tiles);
    return card;
}

} // namespace

QWidget *makeGallery()
{
    auto *page = new QWidget;
    page->resize(1600, 1000);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new TopBar;
    bar->setWorkspace(u"Field trial 2026"_s);
    bar->setLive(u"Live"_s, u"6 of 7 transports up"_s, u"224 msg/s"_s, Quality::Good);
    bar->setSearch(u"Find a page, device or command"_s, {u"Ctrl"_s, u"K"_s});
    bar->setClock(QDateTime(QDate(2026, 11, 17), QTime(14, 32, 7), QTimeZone("Asia/Colombo")));
    bar->setThemeSwitchVisible(true);
    bar->setPersonRole(u"operator"_s);
    column->addWidget(bar);
    auto *banner = new Banner(Banner::Kind::Simulated);
    banner->setText(u"Simulated."_s, u"No real meter here."_s);
    banner->setAction(u"Leave demo"_s);
    column->addWidget(banner);

    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    column->addLayout(below, 1);
    auto *navigation = new NavigationView;
    navigation->addGroup(u"Operate"_s);
    navigation->addPage(u"overview"_s, u"Overview"_s, u"layout-dashboard"_s);
    navigation->addPage(u"devices"_s, u"Devices"_s, u"gauge"_s);
    navigation->addPage(u"alarms"_s, u"Alarms"_s, u"bell-ring"_s);
    navigation->addGroup(u"Plumbing"_s);
    navigation->addPage(u"transports"_s, u"Transports"_s, u"cable"_s);
    navigation->addPage(u"settings"_s, u"Settings"_s, u"settings"_s);
    navigation->setCount(u"devices"_s, numberText(1248, 0));
    navigation->setCount(u"alarms"_s, u"5"_s, 1, true);
    navigation->setCurrentPage(u"devices"_s);
    below->addWidget(navigation);

    auto *grid = new QHBoxLayout;
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setSpacing(12);
    below->addLayout(grid, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(valueCells());
    left->addWidget(gauges());
    left->addWidget(trend(), 1);
    left->addWidget(table());
    grid->addLayout(left, 3);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(controls());
    auto *marks = new Card(u"Outcomes and priorities"_s);
    marks->content()->addWidget(new MarkSheet);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(12);
    auto *pairLeft = new QVBoxLayout;
    pairLeft->setSpacing(12);
    pairLeft->addWidget(marks);
    pairLeft->addWidget(outcome(), 1);
    pair->addLayout(pairLeft, 1);
    auto *pairRight = new QVBoxLayout;
    pairRight->setSpacing(12);
    pairRight->addWidget(events());
    pairRight->addWidget(notices(), 1);
    pair->addLayout(pairRight, 1);
    right->addLayout(pair, 1);
    grid->addLayout(right, 2);
    return page;
}

} // namespace widgets
