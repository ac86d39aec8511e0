// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendpane.h"

#include "livefeed.h"
#include "pages/csvexport.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/trendlegend.h"
#include "widgets/trendtablemodel.h"
#include "words.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStackedLayout>
#include <QThreadPool>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;
using widgets::TrendTableModel;

namespace console {

namespace {

constexpr double PictureScale = 2;
constexpr auto Patience = 300ms;
constexpr auto TableEvery = 500ms;

} // namespace

/// A CSV on its way; shared with the pool's thread.
struct TrendPane::Writing
{
    std::atomic<qsizetype> done{0};
    std::atomic<bool> cancelled{false};
    qsizetype rows = 0;
};

TrendPane::TrendPane(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_view(new widgets::TrendView(this))
    , m_feed(new TrendFeed(engine, *m_view, this))
    , m_legend(new widgets::TrendLegend(this))
    , m_table(new TrendTableModel(this))
    , m_tableView(new TableView(this))
    , m_stack(new QStackedLayout)
{
    setAcceptDrops(true);
    m_view->setTimeZone(Words::timeZone());
    m_tableView->setAccessibleName(tr("Trend as a table"));
    m_tableView->setRows(TableView::Rows::Dense);
    m_tableView->setModel(m_table);
    static constexpr std::pair<int, int> widths[] = {
        {TrendTableModel::Time, 170},         {TrendTableModel::Curve, 220},   {TrendTableModel::Mean, 100},
        {TrendTableModel::Lowest, 100},       {TrendTableModel::Highest, 100}, {TrendTableModel::Count, 90},
        {TrendTableModel::QualityColumn, 140}};
    for (const auto &[column, width] : widths)
        m_tableView->setColumnWidth(column, width);
    const QFontMetrics metrics(widgets::Theme::of(this).font(Role::Table));
    m_tableView->setColumnWidth(TrendTableModel::Time,
                                metrics.horizontalAdvance(u"0000-00-00 00:00:00.000"_s) + 28);
    m_tableView->setStretchColumn(TrendTableModel::Curve);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_tableView);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_legend);
    column->addLayout(m_stack, 1);
    buildFoot();

    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    m_tableTimer.setSingleShot(true);
    m_tableTimer.setInterval(TableEvery);
    connect(&m_patience, &QTimer::timeout, this, &TrendPane::showFoot);
    connect(&m_tableTimer, &QTimer::timeout, this, &TrendPane::showTable);
    connect(m_feed, &TrendFeed::loadingChanged, this, [this](bool loading) {
        loading ? m_patience.start() : m_patience.stop();
        if (!loading)
            showFoot();
    });
    connect(m_feed, &TrendFeed::loaded, this, [this](const QString &problem) {
        if (!problem.isEmpty())
            emit told(tr("The trend is incomplete"), problem, true);
        QList<widgets::TrendSeries> series;
        for (int at = 0; at < m_view->seriesCount(); ++at)
            series << m_view->series(at);
        m_legend->setSeries(series);
        if (m_wantsAll)
            showAll();
        if (isTableShown())
            showTable();
    });
    connect(m_view, &widgets::TrendView::envelopeChanged, this, &TrendPane::showFoot);
    connect(m_view, &widgets::TrendView::newPointsChanged, this, &TrendPane::showFoot);
    connect(m_view, &widgets::TrendView::rangeChanged, this, [this] {
        if (isTableShown() && !m_tableTimer.isActive())
            m_tableTimer.start();
    });
    connect(m_view, &widgets::TrendView::tableRequested, this, [this] { setTableShown(true); });
    connect(m_legend, &widgets::TrendLegend::hiddenChosen, this, [this](int curve, bool hidden) {
        TrendCurve look = curves().at(curve);
        look.hidden = hidden;
        setLook(curve, look);
    });
    connect(m_legend, &widgets::TrendLegend::menuRequested, this, &TrendPane::openMenu);
    showFoot();
}

TrendPane::~TrendPane()
{
    if (m_writing)
        m_writing->cancelled = true;
}

void TrendPane::buildFoot()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(12);
    m_envelope = new Label({}, Role::Caption, Token::Text3, 0, this);
    m_envelope->setElided(true);
    m_progress = new widgets::ProgressLine({}, this);
    m_cancel = new Button(tr("Cancel"), Button::Kind::Quiet, this);
    m_new = new Button({}, Button::Kind::Quiet, this);
    m_new->setToolTip(tr("Show them: follow the present again"));
    row->addWidget(m_envelope, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_new);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_new, &Button::clicked, this, [this] { m_view->setLive(true); });
    connect(m_cancel, &Button::clicked, this, [this] {
        if (m_writing)
            m_writing->cancelled = true;
        else
            m_feed->cancel();
    });
}

void TrendPane::showFoot()
{
    m_envelope->setText(m_view->envelope());
    const bool reading = m_feed->isLoading() && !m_patience.isActive();
    m_progress->setVisible(reading || m_writing);
    m_cancel->setVisible(reading || m_writing);
    if (m_writing) {
        m_progress->setTitle(tr("Writing the CSV"));
        m_progress->setFraction(m_writing->rows ? double(m_writing->done) / double(m_writing->rows) : 1.0);
    } else if (reading) {
        m_progress->setTitle(tr("Reading history"));
        m_progress->setFraction(std::nullopt);
    }
    const int fresh = m_view->newPoints();
    m_new->setVisible(fresh > 0);
    m_new->setText(tr("%n new", "readings that came while the trend was held", fresh));
    m_new->setAccessibleDescription(
        tr("Readings came while the trend is held. Press to follow the present again."));
}

void TrendPane::setCurves(const QList<TrendCurve> &curves)
{
    m_feed->setCurves(curves);
    QList<widgets::TrendSeries> series;
    for (int at = 0; at < m_view->seriesCount(); ++at)
        series << m_view->series(at);
    m_legend->setSeries(series);
}

bool TrendPane::addCurve(const SeriesMime &what)
{
    TrendCurve curve;
    curve.device = what.device;
    curve.quantity = what.quantity;
    curve.channel = what.channel;
    const bool held = std::any_of(curves().cbegin(), curves().cend(),
                                  [&curve](const TrendCurve &one) { return one.isSame(curve); });
    if (core::isState(what.quantity)) {
        emit told(tr("%1 is a state").arg(Words::quantity(what.quantity)),
                  tr("States are told in words, never drawn as a curve."), true);
        return false;
    }
    if (held || curves().size() >= MostCurves)
        return false;
    // The first look nobody wears: six colours solid, then dashed.
    const auto worn = [this](Token token, bool dashed) {
        return std::any_of(curves().cbegin(), curves().cend(),
                           [&](const TrendCurve &one) { return one.token == token && one.dashed == dashed; });
    };
    for (int look = 2 * 6 - 1; look >= 0; --look) {
        const Token token = Token(int(Token::S1) + look % 6);
        if (!worn(token, look >= 6)) {
            curve.token = token;
            curve.dashed = look >= 6;
        }
    }
    setCurves(QList<TrendCurve>(curves()) << curve);
    emit curvesChanged();
    return true;
}

void TrendPane::removeCurve(int curve)
{
    if (curve < 0 || curve >= curves().size())
        return;
    QList<TrendCurve> left = curves();
    left.removeAt(curve);
    setCurves(left);
    emit curvesChanged();
}

void TrendPane::setLook(int curve, const TrendCurve &look)
{
    m_feed->setLook(curve, look);
    QList<widgets::TrendSeries> series;
    for (int at = 0; at < m_view->seriesCount(); ++at)
        series << m_view->series(at);
    // The entry that asked for it is still inside its own signal.
    QMetaObject::invokeMethod(
        this, [this, series] { m_legend->setSeries(series); }, Qt::QueuedConnection);
    emit curvesChanged();
}

void TrendPane::refresh(core::UtcTime now)
{
    m_feed->follow(now);
    if (isTableShown() && !m_tableTimer.isActive())
        m_tableTimer.start();
}

void TrendPane::showSpan(std::chrono::seconds span)
{
    m_wantsAll = false;
    const core::UtcTime now = LiveFeed::now();
    m_view->setNow(now);
    m_view->setLive(true);
    m_view->setRange(now - span, now);
    m_feed->reload();
}

void TrendPane::markSpan(widgets::SegmentedControl &control, std::span<const std::chrono::seconds> spans,
                         std::chrono::microseconds seen)
{
    for (size_t at = 0; at < spans.size(); ++at) {
        // A wheel that comes back comes back by rounded steps.
        if (std::chrono::abs(seen - spans[at]) * 50 > spans[at])
            continue;
        if (control.current() != int(at))
            control.setCurrent(int(at));
        return;
    }
    control.clear();
}

void TrendPane::showAll()
{
    m_wantsAll = !m_feed->first();
    if (m_wantsAll) {
        m_feed->reload();
        return;
    }
    const core::UtcTime now = LiveFeed::now();
    const auto span = std::max<std::chrono::microseconds>(now - *m_feed->first(), 1min);
    m_view->setLive(false);
    m_view->setRange(now - span - span / 50, now + span / 50);
    m_feed->reload();
}

void TrendPane::jumpTo(const QDate &date)
{
    m_wantsAll = false;
    const QDateTime begin = date.startOfDay(Words::timeZone());
    const core::UtcTime from = core::fromMicros(begin.toMSecsSinceEpoch() * 1000);
    m_view->showRange(from, from + (m_view->rangeTo() - m_view->rangeFrom()));
}

void TrendPane::setTableShown(bool shown)
{
    if (shown == isTableShown())
        return;
    if (shown)
        showTable();
    m_stack->setCurrentIndex(shown ? 1 : 0);
    (shown ? static_cast<QWidget *>(m_tableView) : m_view)->setFocus();
    emit tableShownChanged(shown);
}

bool TrendPane::isTableShown() const { return m_stack->currentIndex() == 1; }

void TrendPane::showTable() { m_table->take(*m_view); }

void TrendPane::copyPicture()
{
    QGuiApplication::clipboard()->setPixmap(m_view->picture(PictureScale));
    emit told(tr("The picture is in the clipboard"), tr("As seen, at twice the size."), false);
}

void TrendPane::savePicture()
{
    auto *dialog =
        new QFileDialog(this, tr("Save the picture"), u"trend.png"_s, tr("Pictures (*.png);;PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        const bool saved = m_view->savePicture(name, PictureScale);
        emit told(saved ? tr("The picture is saved") : tr("The picture could not be saved"), name, !saved);
    });
    dialog->open();
}

TrendCsv TrendPane::csv() const
{
    TrendCsv csv;
    csv.zone = Words::timeZone();
    for (int at = 0; at < curves().size() && at < m_view->seriesCount(); ++at) {
        const TrendCurve &curve = curves().at(at);
        if (!curve.hidden)
            csv.curves << TrendCsv::Curve{curve.device, curve.channel, curve.quantity,
                                          m_view->series(at).unit, m_view->seen(at)};
    }
    return csv;
}

void TrendPane::saveCsv()
{
    CsvExport::choose(this, tr("Save what is seen as CSV"), u"trend.csv"_s,
                      [this](const QString &path) { writeCsv(path); });
}

void TrendPane::writeCsv(const QString &fileName)
{
    if (m_writing)
        return;
    const TrendCsv what = csv();
    m_writing = std::make_shared<Writing>();
    m_writing->rows = what.rows();
    showFoot();
    QThreadPool::globalInstance()->start(
        [what, fileName, writing = m_writing, self = QPointer<TrendPane>(this)] {
            const core::Result<bool> result = what.write(fileName, writing->done, writing->cancelled);
            // The pane may have gone: then the application carries the answer to nobody.
            QMetaObject::invokeMethod(
                qApp,
                [self, result, fileName, rows = writing->rows] {
                    if (self)
                        self->finishWriting(result, fileName, rows);
                },
                Qt::QueuedConnection);
        });
}

void TrendPane::finishWriting(const core::Result<bool> &result, const QString &fileName, qsizetype rows)
{
    m_writing.reset();
    showFoot();
    if (result && *result)
        emit told(tr("The CSV is saved"), tr("%1, %n row(s)", nullptr, int(rows)).arg(fileName), false);
    else if (!result)
        emit told(tr("The CSV could not be saved"), Words::errorSentence(result.error()), true);
}

void TrendPane::openMenu(int curve, const QPoint &place)
{
    if (curve < 0 || curve >= curves().size())
        return;
    const TrendCurve look = curves().at(curve);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto change = [this, curve](const TrendCurve &wanted) { setLook(curve, wanted); };
    QMenu *colours = menu->addMenu(tr("Colour"));
    const QStringList names = {tr("Blue"), tr("Green"), tr("Brown"), tr("Purple"), tr("Grey"), tr("Rose")};
    for (int at = 0; at < names.size(); ++at) {
        QAction *action = colours->addAction(names.at(at));
        QPixmap swatch(16, 16);
        swatch.fill(widgets::Theme::of(this).colour(Token(int(Token::S1) + at)));
        action->setIcon(QIcon(swatch));
        action->setCheckable(true);
        action->setChecked(look.token == Token(int(Token::S1) + at));
        connect(action, &QAction::triggered, this, [look, change, at] {
            TrendCurve wanted = look;
            wanted.token = Token(int(Token::S1) + at);
            change(wanted);
        });
    }
    QAction *dashed = menu->addAction(tr("Dashed"));
    dashed->setCheckable(true);
    dashed->setChecked(look.dashed);
    connect(dashed, &QAction::triggered, this, [look, change](bool on) {
        TrendCurve wanted = look;
        wanted.dashed = on;
        change(wanted);
    });
    QAction *hidden = menu->addAction(tr("Hidden"));
    hidden->setCheckable(true);
    hidden->setChecked(look.hidden);
    connect(hidden, &QAction::triggered, this, [look, change](bool on) {
        TrendCurve wanted = look;
        wanted.hidden = on;
        change(wanted);
    });
    menu->addSeparator();
    connect(menu->addAction(tr("Remove the curve")), &QAction::triggered, this, [this, curve] {
        QMetaObject::invokeMethod(
            this, [this, curve] { removeCurve(curve); }, Qt::QueuedConnection);
    });
    menu->popup(place);
}

void TrendPane::dragEnterEvent(QDragEnterEvent *event)
{
    if (SeriesMime::fromMime(event->mimeData()))
        event->acceptProposedAction();
}

void TrendPane::dropEvent(QDropEvent *event)
{
    const auto what = SeriesMime::fromMime(event->mimeData());
    if (!what)
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    addCurve(*what);
}

} // namespace console
