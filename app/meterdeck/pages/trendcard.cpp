// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendcard.h"

#include "livefeed.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/trendlegend.h"

#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::SegmentedControl;
using widgets::Token;

namespace console {

namespace {

constexpr std::chrono::seconds Spans[] = {15min, 1h, 4h, 24h, 168h};
constexpr int FirstSpan = 2;

} // namespace

TrendCard::TrendCard(const engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
    : Card(tr("Trend"), {}, parent)
    , m_device(device)
    , m_pane(new TrendPane(engine, this))
    , m_spans(new SegmentedControl({tr("15 min"), tr("1 h"), tr("4 h"), tr("Day"), tr("Week")}, this))
    , m_mode(new SegmentedControl({tr("Live"), tr("Hold")}, this))
{
    m_spans->setName(tr("Time span"));
    m_mode->setName(tr("Live or hold"));
    m_pane->legend()->setSingleRow(true);
    addHeaderWidget(m_pane->legend());
    addHeaderWidget(m_spans);
    addHeaderWidget(m_mode);
    buildTools();
    content()->addWidget(m_pane);
    content()->setContentsMargins(4, 4, 8, 6);

    connect(m_spans, &SegmentedControl::chosen, this, [this](int index) { m_pane->showSpan(Spans[index]); });
    connect(m_mode, &SegmentedControl::chosen, this, [this](int index) { view()->setLive(index == 0); });
    connect(view(), &widgets::TrendView::liveChanged, this,
            [this](bool live) { m_mode->setCurrent(live ? 0 : 1); });
    connect(view(), &widgets::TrendView::rangeChanged, this, [this](core::UtcTime from, core::UtcTime to) {
        TrendPane::markSpan(*m_spans, Spans, to - from);
    });
    connect(m_pane, &TrendPane::curvesChanged, this, [this] { m_chosen = true; });
    connect(m_pane, &TrendPane::told, this,
            [this](const QString &title, const QString &, bool) { setMeta(title); });
    m_spans->setCurrent(FirstSpan);
    m_pane->showSpan(Spans[FirstSpan]);
}

void TrendCard::buildTools()
{
    auto *more = new Button({}, Button::Kind::Quiet, this);
    more->setIconName(u"ellipsis"_s);
    more->setAccessibleName(tr("More for the trend"));
    more->setToolTip(tr("Table, picture, CSV, page of trends"));
    addHeaderWidget(more);
    connect(more, &Button::clicked, this, [this, more] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction *table = menu->addAction(tr("Show as a table"));
        table->setCheckable(true);
        table->setChecked(m_pane->isTableShown());
        connect(table, &QAction::triggered, m_pane, &TrendPane::setTableShown);
        connect(menu->addAction(tr("Copy the picture")), &QAction::triggered, m_pane,
                &TrendPane::copyPicture);
        connect(menu->addAction(tr("Save the picture…")), &QAction::triggered, m_pane,
                &TrendPane::savePicture);
        connect(menu->addAction(tr("Save as CSV…")), &QAction::triggered, m_pane, &TrendPane::saveCsv);
        menu->addSeparator();
        connect(menu->addAction(tr("Open on the page of trends")), &QAction::triggered, this,
                [this] { emit pageRequested(m_pane->curves()); });
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
}

void TrendCard::showRange(core::UtcTime from, core::UtcTime to)
{
    view()->setLive(false);
    m_mode->setCurrent(1);
    view()->setRange(from, to);
    m_pane->feed()->reload();
}

void TrendCard::chooseSeries(const QList<ShownSeries> &series)
{
    QList<TrendCurve> chosen;
    const auto add = [&chosen, this](const core::Series &one) {
        TrendCurve curve;
        curve.device = m_device;
        curve.quantity = one.quantity;
        curve.channel = one.channel;
        curve.token = chosen.isEmpty() ? Token::S1 : Token::S3;
        curve.dashed = !chosen.isEmpty();
        const bool held = std::any_of(chosen.cbegin(), chosen.cend(),
                                      [&curve](const TrendCurve &other) { return other.isSame(curve); });
        if (!held && chosen.size() < 2)
            chosen << curve;
    };
    for (const core::Quantity wanted : {core::Quantity::ActivePower, core::Quantity::Voltage}) {
        for (const ShownSeries &shown : series) {
            if (shown.series.quantity == wanted && shown.series.channel.isEmpty())
                add(shown.series);
        }
    }
    for (const ShownSeries &shown : series) {
        if (!core::isState(shown.series.quantity))
            add(shown.series);
    }
    const bool same =
        std::equal(chosen.cbegin(), chosen.cend(), m_pane->curves().cbegin(), m_pane->curves().cend(),
                   [](const TrendCurve &left, const TrendCurve &right) { return left.isSame(right); });
    if (!same)
        m_pane->setCurves(chosen);
}

void TrendCard::refresh(const QList<ShownSeries> &series, core::UtcTime now)
{
    if (!m_chosen)
        chooseSeries(series);
    m_pane->refresh(now);
}

} // namespace console
