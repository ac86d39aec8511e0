// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"
#include "widgets/eventdelegate.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/trendlegend.h"
#include "widgets/trendview.h"

#include "core/command.h"

#include <QBoxLayout>
#include <QListView>
#include <QStandardItemModel>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;
using core::Quality;

namespace widgets {

namespace {

Card *trend()
{
    auto *card = new Card(Gallery::tr("Trend"), Gallery::tr("band, mean, gap with its reason, limit, now"));
    auto *view = new TrendView;
    const core::UtcTime now = core::fromMicros(1'794'906'127'000'000);
    TrendSeries power;
    power.name = u"Active power"_s;
    power.unit = u"kW"_s;
    power.decimals = 2;
    TrendSeries voltage;
    voltage.name = u"Voltage"_s;
    voltage.unit = u"V"_s;
    voltage.token = Token::S3;
    voltage.dashed = true;
    for (int i = 0; i < 320; ++i) {
        TrendPoint point;
        point.time = now - std::chrono::seconds(45 * (320 - i));
        const bool gap = i > 200 && i < 225;
        const double wobble = std::sin(i * 12.9898) * 0.08;
        const double load = ((i / 26) % 2 ? 0.4 : 1.8 + (i / 90 % 2) * 1.6) + wobble;
        point.value = gap ? std::nan("") : load;
        point.lowest = load - 0.2;
        point.highest = load + 0.2;
        point.count = 15;
        power.points.append(point);
        const double volts = 230 + std::sin(i * 0.06) * 4 + wobble * 6;
        point.value = gap ? std::nan("") : volts;
        point.lowest = point.highest = volts;
        point.count = 1;
        voltage.points.append(point);
    }
    auto *legend = new TrendLegend;
    legend->setSeries({power, voltage});
    card->addHeaderWidget(legend);
    view->setTimeZone(QTimeZone("Asia/Colombo"));
    view->setSeries({power, voltage});
    view->setGaps({{now - std::chrono::seconds(45 * 119), now - std::chrono::seconds(45 * 96), u"No answer"_s,
                    u"17 min, not zero"_s}});
    view->setLimits({{3.6, u"limit"_s, u"kW"_s}});
    view->setRange(now - 4h, now + 1min);
    view->setNow(now);
    card->content()->addWidget(view);
    card->content()->setContentsMargins(4, 4, 8, 4);
    return card;
}

QStandardItemModel *valuesModel(QObject *parent)
{
    auto *model = new QStandardItemModel(0, 6, parent);
    model->setHorizontalHeaderLabels(
        {u"Value"_s, u"Now"_s, u"Unit"_s, u"Quality"_s, u"Source"_s, u"Last hour"_s});
    const auto add = [&](const QString &name, const QString &now, const QString &unit, Quality quality,
                         const QString &age) {
        QList<QStandardItem *> row;
        for (const QString &text : {name, now, unit, age, QString(u"pzem/metrics"_s), QString()})
            row << new QStandardItem(text);
        row[1]->setData(int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        row[1]->setData(true, TableDelegate::EmphasisRole);
        row[3]->setData(int(quality), TableDelegate::QualityRole);
        row[4]->setData(true, TableDelegate::MonoRole);
        QList<double> curve;
        for (int i = 0; i < 40; ++i)
            curve << std::sin(i * 0.5 + double(name.size())) + std::sin(i * 12.9) * 0.4;
        if (quality != Quality::Unknown)
            row[5]->setData(QVariant::fromValue(curve), TableDelegate::SparklineRole);
        model->appendRow(row);
    };
    add(u"Voltage"_s, u"231.4"_s, u"V"_s, Quality::Good, u"2 s"_s);
    add(u"Current"_s, u"6.82"_s, u"A"_s, Quality::Good, u"2 s"_s);
    add(u"Active power"_s, numberText(1523, 0), u"W"_s, Quality::Stale, u"11 min"_s);
    add(u"Frequency"_s, u"none"_s, u"Hz"_s, Quality::NoAnswer, u"39 min"_s);
    add(u"Reactive power"_s, u"none"_s, u"var"_s, Quality::Bad, u"4 s"_s);
    add(u"Temperature"_s, u"41.0"_s, u"°C"_s, Quality::Substituted, u"30 s"_s);
    add(u"Power factor"_s, u"0.965"_s, {}, Quality::Estimated, u"2 s"_s);
    add(u"Relay"_s, u"never"_s, {}, Quality::Unknown, u"never"_s);
    model->item(2, 1)->setData(int(Token::HighLine), TableDelegate::TokenRole);
    model->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return model;
}

Card *table(TableView::Rows rows, const QString &note)
{
    auto *card = new Card(Gallery::tr("Table"), note);
    card->setFlush(true);
    auto *view = new TableView;
    view->setRows(rows);
    view->setAccessibleName(note);
    view->setModel(valuesModel(view));
    view->setColumnWidth(0, 130);
    view->setColumnWidth(1, 70);
    view->setColumnWidth(2, 48);
    view->setColumnWidth(3, 80);
    view->setColumnWidth(4, 110);
    view->setStretchColumn(5);
    view->selectRow(1);
    view->setMinimumHeight(190);
    card->content()->addWidget(view);
    return card;
}

Card *events()
{
    auto *card = new Card(Gallery::tr("Events"), u"17 Nov 2026"_s);
    card->setFlush(true);
    auto *list = new QListView;
    list->setAccessibleName(Gallery::tr("Events"));
    auto *model = new QStandardItemModel(list);
    const auto add = [&](const QString &time, const QString &title, const QString &detail, int mark,
                         bool isOutcome) {
        auto *item = new QStandardItem(title);
        item->setData(time, EventDelegate::TimeRole);
        item->setData(detail, EventDelegate::DetailRole);
        item->setData(mark, isOutcome ? EventDelegate::OutcomeRole : EventDelegate::QualityRole);
        item->setData(isOutcome && mark > 0, EventDelegate::EmphasisRole);
        model->appendRow(item);
    };
    add(u"14:21:48"_s, u"OFF ordered, no proof in 15 s"_s, u"operator"_s, int(Outcome::NoAnswer), true);
    add(u"14:21:33"_s, u"OFF sent, one time"_s, u"relay/commands"_s, -1, true);
    add(u"13:02:10"_s, u"No answer, node up, meter silent"_s, u"AC side off or wiring"_s,
        int(Quality::NoAnswer), false);
    add(u"12:40:00"_s, u"Answers again"_s, u"after 17 min"_s, int(Quality::Good), false);
    add(u"09:54:12"_s, u"ON, proved in 0.8 s"_s, u"schedule \"Shop hours\""_s, int(Outcome::Verified), true);
    list->setModel(model);
    list->setItemDelegate(new EventDelegate(list));
    list->setMinimumHeight(246);
    card->content()->addWidget(list);
    return card;
}

} // namespace

QWidget *galleryTables()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *left = galleryColumn(columns, 3);
    left->addWidget(trend(), 1);
    left->addWidget(table(TableView::Rows::Dense, Gallery::tr("Dense rows, each quality")), 1);
    QBoxLayout *right = galleryColumn(columns, 2);
    right->addWidget(events());
    right->addWidget(table(TableView::Rows::Comfort, Gallery::tr("Comfortable rows")), 1);
    return page;
}

} // namespace widgets
