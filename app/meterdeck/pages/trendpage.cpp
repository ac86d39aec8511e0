// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendpage.h"

#include "dialogs/curvedialog.h"
#include "livefeed.h"
#include "pages/pageheader.h"
#include "settings/settings.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/trendcursors.h"
#include "words.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::SegmentedControl;

namespace console {

namespace {

constexpr std::chrono::seconds Spans[] = {15min, 1h, 4h, 24h, 168h, 24h * 30, 24h * 365};
constexpr int FirstSpan = 3;
constexpr int All = int(std::size(Spans));

} // namespace

TrendPage::TrendPage(const engine::Engine &engine, Settings &settings, QWidget *parent, const QString &window)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_window(window)
    , m_header(new PageHeader(tr("Trends"), this))
    , m_pane(new TrendPane(engine, this))
    , m_card(new widgets::Card({}, {}, this))
{
    setWindowTitle(tr("Trends – %1").arg(engine.workspace().name));
    auto *add = new Button(tr("Add a curve…"), Button::Kind::Normal, this);
    add->setIconName(u"plus"_s);
    auto *save = new Button(tr("Save…"), Button::Kind::Normal, this);
    save->setIconName(u"download"_s);
    m_table = new Button(tr("Table"), Button::Kind::Normal, this);
    m_table->setCheckable(true);
    m_table->setKeyHint(tr("T"));
    auto *apart = new Button({}, Button::Kind::Normal, this);
    apart->setIconName(u"maximize"_s);
    apart->setAccessibleName(tr("Open in a window of its own"));
    apart->setToolTip(apart->accessibleName());
    for (QWidget *control : {static_cast<QWidget *>(add), static_cast<QWidget *>(m_table),
                             static_cast<QWidget *>(save), static_cast<QWidget *>(apart)})
        m_header->addControl(control);

    m_card->content()->addWidget(buildBar());
    m_card->content()->addWidget(m_pane, 1);
    m_card->content()->setContentsMargins(12, 10, 12, 8);
    auto *empty = new widgets::EmptyState(
        u"trending-up"_s, tr("No curve yet."),
        tr("Choose a value, or drag one here from a table of values. Curves are kept for this workspace."),
        this);
    empty->setAction(tr("Add a curve…"));
    m_empty = empty;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    layout->addWidget(m_empty);
    layout->addWidget(m_card, 1);
    layout->addStretch(0);

    connect(add, &Button::clicked, this, &TrendPage::addCurve);
    connect(empty, &widgets::EmptyState::actionTriggered, this, &TrendPage::addCurve);
    connect(apart, &Button::clicked, this, &TrendPage::windowRequested);
    connect(m_table, &Button::clicked, m_pane, &TrendPane::setTableShown);
    connect(m_pane, &TrendPane::tableShownChanged, m_table, &Button::setChecked);
    connect(m_pane, &TrendPane::told, this, &TrendPage::told);
    connect(m_pane, &TrendPane::curvesChanged, this, [this] {
        keep();
        showSentence();
    });
    connect(m_pane->feed(), &TrendFeed::loaded, this, &TrendPage::showSentence);
    connect(save, &Button::clicked, this, [this, save] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(tr("Picture…")), &QAction::triggered, m_pane, &TrendPane::savePicture);
        connect(menu->addAction(tr("CSV of what is seen…")), &QAction::triggered, m_pane,
                &TrendPane::saveCsv);
        connect(menu->addAction(tr("Copy the picture")), &QAction::triggered, m_pane,
                &TrendPane::copyPicture);
        menu->popup(save->mapToGlobal(QPoint(0, save->height())));
    });
    restore();
}

QWidget *TrendPage::buildBar()
{
    auto *bar = new QWidget(m_card);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(8);
    m_spans = new SegmentedControl(
        {tr("15 min"), tr("1 h"), tr("4 h"), tr("Day"), tr("Week"), tr("Month"), tr("Year"), tr("All")}, bar);
    m_spans->setName(tr("Time span"));
    auto *back = new Button({}, Button::Kind::Quiet, bar);
    auto *on = new Button({}, Button::Kind::Quiet, bar);
    // Time runs to the right in every language, so these two do not mirror.
    back->setIconName(u"chevron-left"_s);
    on->setIconName(u"chevron-right"_s);
    back->setAccessibleName(tr("The span before"));
    on->setAccessibleName(tr("The span after"));
    back->setToolTip(tr("The span before (Page up)"));
    on->setToolTip(tr("The span after (Page down)"));
    auto *steps = new QWidget(bar);
    steps->setLayoutDirection(Qt::LeftToRight);
    auto *stepRow = new QHBoxLayout(steps);
    stepRow->setContentsMargins(0, 0, 0, 0);
    stepRow->setSpacing(0);
    stepRow->addWidget(back);
    stepRow->addWidget(on);
    m_date = new QDateEdit(Words::today(), bar);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(u"d MMM yyyy"_s);
    m_date->setMaximumDate(Words::today());
    m_date->setAccessibleName(tr("Go to a day"));
    m_date->setMinimumHeight(28);
    m_mode = new SegmentedControl({tr("Live"), tr("Hold")}, bar);
    m_mode->setName(tr("Live or hold"));
    row->addWidget(m_spans);
    row->addWidget(steps);
    row->addWidget(m_date);
    row->addStretch(1);
    row->addWidget(m_mode);

    widgets::TrendView *view = m_pane->view();
    connect(m_spans, &SegmentedControl::chosen, this, &TrendPage::choosePart);
    connect(back, &Button::clicked, view, [view] { view->pan(-1); });
    connect(on, &Button::clicked, view, [view] { view->pan(1); });
    connect(m_date, &QDateEdit::userDateChanged, this, [this](const QDate &date) { m_pane->jumpTo(date); });
    connect(m_mode, &SegmentedControl::chosen, view, [view](int index) { view->setLive(index == 0); });
    connect(view, &widgets::TrendView::liveChanged, this,
            [this](bool live) { m_mode->setCurrent(live ? 0 : 1); });
    connect(view, &widgets::TrendView::rangeChanged, this,
            [this](core::UtcTime from, core::UtcTime to, bool byUser) {
                // "All" is as long as the history; only a person's zoom leaves it.
                if (byUser || m_span != All)
                    TrendPane::markSpan(*m_spans, Spans, to - from);
                const QSignalBlocker quiet(m_date);
                m_date->setDate(Words::local(from).date());
            });
    return bar;
}

void TrendPage::choosePart(int index)
{
    m_span = index;
    if (index == All)
        m_pane->showAll();
    else
        m_pane->showSpan(Spans[index]);
    keep();
}

QString TrendPage::key() const
{
    const QString page = u"trends/"_s + m_engine.workspace().name;
    return m_window.isEmpty() ? page : page + u"/window-"_s + m_window;
}

void TrendPage::keep()
{
    QJsonArray curves;
    for (const TrendCurve &curve : m_pane->curves())
        curves.append(curve.toJson());
    const QJsonObject object{{u"curves"_s, curves}, {u"span"_s, m_span}};
    m_settings.remember(key(), QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void TrendPage::restore()
{
    const QJsonObject object =
        QJsonDocument::fromJson(m_settings.remembered(key()).toString().toUtf8()).object();
    const int span = std::clamp(object.value(u"span"_s).toInt(FirstSpan), 0, All);
    m_span = span;
    m_spans->setCurrent(span);
    m_pane->showSpan(Spans[std::min(span, All - 1)]);
    QList<TrendCurve> curves;
    const QJsonArray kept = object.value(u"curves"_s).toArray();
    for (const QJsonValue &one : kept) {
        if (const auto curve = TrendCurve::fromJson(one.toObject());
            curve && curves.size() < TrendPane::MostCurves)
            curves << *curve;
    }
    m_pane->setCurves(curves);
    if (span == All)
        m_pane->showAll();
    showSentence();
}

void TrendPage::setCurves(const QList<TrendCurve> &curves)
{
    m_pane->setCurves(curves);
    keep();
    showSentence();
}

void TrendPage::showSentence()
{
    const auto count = m_pane->curves().size();
    m_empty->setVisible(count == 0);
    m_card->setVisible(count > 0);
    m_table->setEnabled(count > 0);
    QSet<core::DeviceId> devices;
    for (const TrendCurve &curve : m_pane->curves())
        devices.insert(curve.device);
    const QString since =
        m_pane->feed()->first()
            ? tr("The oldest reading is of %1.").arg(Words::moment(*m_pane->feed()->first()))
            : QString();
    if (count == 0)
        m_header->setSentence(tr("Nothing is drawn yet."));
    else
        m_header->setSentence(tr("%n curve(s)", nullptr, int(count)), since);
}

void TrendPage::refresh(core::UtcTime now) { m_pane->refresh(now); }

void TrendPage::addCurve()
{
    QList<core::DeviceId> first;
    for (const TrendCurve &curve : m_pane->curves())
        first << curve.device;
    auto *dialog = new CurveDialog(m_engine, first, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CurveDialog::chosen, m_pane, &TrendPane::addCurve);
    dialog->open();
}

void TrendPage::focusInEvent(QFocusEvent *event)
{
    // Not a focus proxy: Tab would jump to it over everything that stands before it.
    m_pane->view()->setFocus(event->reason());
}

void TrendPage::keyPressEvent(QKeyEvent *event)
{
    // From the table and the controls too; the view has its own.
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier && !m_pane->curves().isEmpty())
        m_pane->setTableShown(!m_pane->isTableShown());
    else
        QWidget::keyPressEvent(event);
}

} // namespace console
