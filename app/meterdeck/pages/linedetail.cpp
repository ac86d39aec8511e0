// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/linedetail.h"

#include "linewords.h"
#include "livefeed.h"
#include "pages/trendfeed.h"
#include "pages/voltagecard.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/linelanes.h"
#include "widgets/linering.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/trendview.h"
#include "words.h"

#include <QHeaderView>
#include <QMetaMethod>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr std::chrono::hours Spans[] = {24h, 168h, 720h};
constexpr int MostOutages = 6;
constexpr int RingSide = 116;
constexpr int VoltageHeight = 170;

void fitRows(TableView *table, int most)
{
    const int rows = std::clamp(table->model()->rowCount(), 1, most);
    const int height = table->horizontalHeader()->sizeHint().height() +
                       rows * table->verticalHeader()->defaultSectionSize() + 2;
    if (table->height() != height || table->minimumHeight() != height)
        table->setFixedHeight(height);
    table->setVerticalScrollBarPolicy(table->model()->rowCount() > most ? Qt::ScrollBarAsNeeded
                                                                        : Qt::ScrollBarAlwaysOff);
}

widgets::LineLanes::Kind kindOf(engine::LineSegment::State state)
{
    using State = engine::LineSegment::State;
    using Kind = widgets::LineLanes::Kind;
    switch (state) {
    case State::On:
        return Kind::On;
    case State::Off:
        return Kind::Off;
    case State::Stale:
        return Kind::Stale;
    case State::Gap:
        return Kind::Gap;
    case State::Unknown:
        break;
    }
    return Kind::Unknown;
}

} // namespace

LineDetail::LineDetail(const engine::Engine &engine, QWidget *parent) : QWidget(parent), m_engine(engine)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildState());
    column->addWidget(buildHistory());
    column->addWidget(buildOutages());
    column->addWidget(buildVoltage());
    m_quality = new VoltageCard(m_engine, this);
    column->addWidget(m_quality);
    column->addStretch(1);
    m_reload.setInterval(60s);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        if (isVisible())
            reload();
    });
    m_reload.start();
    connect(&m_engine.linePath(), &engine::LinePath::outagesChanged, this,
            [this](const QList<core::DeviceId> &devices) {
                if (devices.contains(m_device) && isVisible())
                    reload();
            });
    fitTables();
}

LineDetail::~LineDetail()
{
    if (m_cancelled)
        m_cancelled->store(true);
}

Card *LineDetail::buildState()
{
    m_stateCard = new Card(tr("No site chosen"), {}, this);
    m_edit = new Button(tr("Labels…"), Button::Kind::Quiet, m_stateCard);
    m_edit->setToolTip(tr("Change the labels and customers of the lines of this site"));
    m_open = new Button(tr("Open"), Button::Kind::Quiet, m_stateCard);
    m_open->setToolTip(tr("Open the page of this device"));
    m_open->setAccessibleName(tr("Open device"));
    for (Button *button : {m_edit, m_open}) {
        button->setEnabled(false);
        m_stateCard->addHeaderWidget(button);
    }
    connect(m_open, &QPushButton::clicked, this, [this] { emit deviceRequested(m_device); });
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_device); });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_ring = new widgets::LineRing(m_stateCard);
    m_ring->setFixedSize(Theme::grow(RingSide), Theme::grow(RingSide));
    m_table = new TableView(m_stateCard);
    m_table->setAccessibleName(tr("Lines of this site"));
    m_table->setRows(TableView::Rows::Dense);
    m_table->setModel(&m_rows);
    m_table->setStretchColumn(LineRowsModel::Label);
    row->addWidget(m_ring, 0, Qt::AlignTop);
    row->addWidget(m_table, 1);
    m_stateCard->content()->addLayout(row);
    return m_stateCard;
}

Card *LineDetail::buildHistory()
{
    auto *card = new Card(tr("Line history"), {}, this);
    m_spans = new widgets::SegmentedControl({tr("24 h"), tr("7 d"), tr("30 d")}, card);
    m_spans->setName(tr("Time span"));
    card->addHeaderWidget(m_spans);
    m_lanes = new widgets::LineLanes(card);
    m_note = new Label(tr("Hatched: nothing was heard; neither uptime nor outage."), Role::Caption,
                       Token::Text3, 0, card);
    m_note->setWordWrap(true);
    card->content()->addWidget(m_lanes);
    card->content()->addWidget(m_note);
    connect(m_spans, &widgets::SegmentedControl::chosen, this, &LineDetail::reload);
    return card;
}

Card *LineDetail::buildOutages()
{
    m_outagesCard = new Card(tr("Outages here"), {}, this);
    m_outagesCard->setFlush(true);
    m_plan = new Button(tr("Planned work…"), Button::Kind::Quiet, m_outagesCard);
    m_plan->setToolTip(tr("Note planned work here, or take it back"));
    m_plan->setEnabled(false);
    m_outagesCard->addHeaderWidget(m_plan);
    connect(m_plan, &QPushButton::clicked, this, [this] { emit planRequested(m_device); });
    m_outageTable = new TableView(m_outagesCard);
    m_outageTable->setAccessibleName(tr("Outages here"));
    m_outageTable->setRows(TableView::Rows::Dense);
    m_outageTable->setModel(&m_outages);
    m_outageTable->setStretchColumn(LineOutagesModel::Cause);
    m_noOutage = new Label(tr("None in this time."), Role::Body, Token::Text2, 0, m_outagesCard);
    m_noOutage->setContentsMargins(12, 10, 12, 10);
    m_outagesCard->content()->addWidget(m_outageTable);
    m_outagesCard->content()->addWidget(m_noOutage);
    return m_outagesCard;
}

Card *LineDetail::buildVoltage()
{
    auto *card = new Card(tr("Voltage"), tr("hollow squares: substituted"), this);
    m_voltage = new widgets::TrendView(card);
    m_voltage->setAccessibleName(tr("Voltage"));
    m_voltage->setFixedHeight(Theme::grow(VoltageHeight));
    m_voltage->setTimeZone(Words::timeZone());
    m_feed = new TrendFeed(m_engine, *m_voltage, this);
    card->content()->addWidget(m_voltage);
    card->content()->setContentsMargins(4, 4, 8, 6);
    return card;
}

void LineDetail::fitTables()
{
    const QFontMetrics text(Theme::of(this).font(Role::Table, 600));
    const auto wide = [&text](const QStringList &samples) {
        int width = 0;
        for (const QString &sample : samples)
            width = std::max(width, text.horizontalAdvance(sample));
        return width + 26;
    };
    const auto head = [](const QAbstractItemModel &model, int column) {
        return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    m_table->setColumnWidth(LineRowsModel::Number, wide({head(m_rows, LineRowsModel::Number)}));
    m_table->setColumnWidth(
        LineRowsModel::State,
        wide({head(m_rows, LineRowsModel::State), widgets::LineRing::word(widgets::LineState::Unknown)}));
    m_table->setColumnWidth(LineRowsModel::Since,
                            wide({head(m_rows, LineRowsModel::Since), Words::age(23h + 59min)}));
    // As wide as what stands there: yesterday's times have a date, and the cause needs the rest.
    constexpr int MostMeasured = 50;
    for (const int column :
         {int(LineOutagesModel::Start), int(LineOutagesModel::End), int(LineOutagesModel::Lasted),
          int(LineOutagesModel::Line), int(LineOutagesModel::KnownTo)}) {
        QStringList samples{head(m_outages, column)};
        for (int row = 0; row < std::min(MostMeasured, m_outages.rowCount()); ++row)
            samples << m_outages.index(row, column).data().toString();
        m_outageTable->setColumnWidth(column, wide(samples));
    }
    // What it counts as and when it ended is told by its length too.
    m_outageTable->setColumnHidden(LineOutagesModel::Class, true);
    m_outageTable->setColumnHidden(LineOutagesModel::End, true);
    fitRows(m_table, 8);
    fitRows(m_outageTable, MostOutages);
}

void LineDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fitTables();
}

void LineDetail::show(const engine::MonitoredDevice &device, core::UtcTime now)
{
    const bool other = device.id != m_device;
    m_device = device.id;
    m_stateCard->setTitle(device.name);
    m_stateCard->setMeta(
        device.evidence == core::UtcTime{}
            ? tr("never heard")
            : Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(now - device.evidence)));
    m_ring->setLines(LineWords::statesOf(device));
    m_rows.setLines(device.lines, now);
    m_edit->setEnabled(true);
    m_edit->setVisible(isSignalConnected(QMetaMethod::fromSignal(&LineDetail::editRequested)));
    m_open->setEnabled(true);
    m_plan->setEnabled(true);
    fitRows(m_table, 8);
    if (!other)
        return;
    m_filled = false;
    m_lanes->setLanes({});
    m_outages.setOutages({}, now);
    TrendCurve curve;
    curve.device = m_device;
    m_voltage->setRange(now - 24h, now);
    m_voltage->setLive(true);
    m_feed->setCurves({curve});
    m_feed->reload();
    m_quality->setDevice(m_device);
    reload();
}

void LineDetail::follow(core::UtcTime now) { m_feed->follow(now); }

void LineDetail::setSpan(int span)
{
    m_spans->setCurrent(span);
    reload();
}

void LineDetail::reload()
{
    if (m_device.isEmpty())
        return;
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    engine::LineHistoryRequest request;
    request.device = m_device;
    request.to = LiveFeed::now();
    request.from = request.to - Spans[std::clamp(m_spans->current(), 0, 2)];
    request.cancelled = m_cancelled;
    m_engine.linePath().history(request, this, [this, request](const engine::LineHistoryAnswer &answer) {
        if (!answer.cancelled && request.device == m_device && !request.cancelled->load())
            take(answer, request.from, request.to);
    });
}

void LineDetail::take(const engine::LineHistoryAnswer &answer, core::UtcTime from, core::UtcTime to)
{
    m_filled = true;
    m_note->setText(answer.error ? Words::errorSentence(*answer.error)
                                 : tr("Hatched: nothing was heard; neither uptime nor outage."));
    QList<widgets::LineLanes::Lane> lanes;
    for (const auto &[line, segments] : answer.lines.asKeyValueRange()) {
        QString label;
        for (const engine::LineView &view : m_rows.lines()) {
            if (view.line == line)
                label = view.label;
        }
        widgets::LineLanes::Lane lane{LineWords::lineName(line, label), {}};
        for (const engine::LineSegment &segment : segments)
            lane.pieces << widgets::LineLanes::Piece{segment.from, segment.to, kindOf(segment.state)};
        lanes << lane;
    }
    m_lanes->setSpan(from, to, Words::timeZone());
    m_lanes->setLanes(lanes);
    m_outages.setOutages(answer.outages, to);
    m_outageTable->setVisible(!answer.outages.isEmpty());
    m_noOutage->setVisible(answer.outages.isEmpty());
    static const auto words = [](int span, int count) {
        return span == 0   ? tr("%n in 24 h", nullptr, count)
               : span == 1 ? tr("%n in 7 days", nullptr, count)
                           : tr("%n in 30 days", nullptr, count);
    };
    m_outagesCard->setMeta(words(m_spans->current(), int(answer.outages.size())));
    fitTables();
}

} // namespace console
