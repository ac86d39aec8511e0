// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmspage.h"

#include "alarmwords.h"
#include "livefeed.h"
#include "pages/alarmdelegate.h"
#include "pages/alarmdetail.h"
#include "pages/alarmhiddencard.h"
#include "pages/alarmqualitycard.h"
#include "pages/alarmrationalisation.h"
#include "pages/alarmstatescard.h"
#include "pages/handoverline.h"
#include "pages/pageheader.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::TableView;
using widgets::Theme;

namespace console {

namespace {

constexpr int LeastTable = 300;
/// The quality of today is a matter of minutes.
constexpr std::chrono::minutes QualityEvery{1};

} // namespace

AlarmsPage::AlarmsPage(AlarmWatch &watch, QWidget *parent)
    : QWidget(parent), m_watch(watch), m_model(watch.model()), m_header(new PageHeader(tr("Alarms"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    buildControls();
    layout->addWidget(m_header);
    auto *content = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_columns->addWidget(buildLeft());
    m_columns->addWidget(buildTable(), 1);
    m_columns->addWidget(buildAside());
    m_rationalisation = new AlarmRationalisation(m_watch, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(scrolled(content, tr("Alarms")));
    m_pages->addWidget(scrolled(m_rationalisation, tr("Rationalisation")));
    layout->addWidget(m_pages, 1);

    m_find.setSingleShot(true);
    m_find.setInterval(std::chrono::milliseconds(120));
    connect(&m_find, &QTimer::timeout, this, [this] {
        m_model.setFilter(m_filter->text());
        keepChosen();
        showChosen();
    });
    m_reload.setInterval(QualityEvery);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_quality->reload();
    });
    m_reload.start();
    const auto letter = [this](Qt::Key key, auto slot) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    letter(Qt::Key_A, &AlarmsPage::acknowledgeChosen);
    letter(Qt::Key_S, &AlarmsPage::startShelve);
    connect(&m_watch, &AlarmWatch::changed, this, [this] {
        if (isVisible())
            follow();
    });
    connect(&m_watch, &AlarmWatch::soundChanged, this, &AlarmsPage::followSound);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &AlarmsPage::keepChosen);
    connect(m_rationalisation, &AlarmRationalisation::ruleChosen, this, &AlarmsPage::rulesRequested);
    // A page of before may have left the shared model filtered.
    m_model.setFilter({});
    m_model.setChoice(AlarmChoice::All);
    m_model.setGrouping(AlarmGrouping::State);
    follow();
    followSound();
    m_quality->reload();
}

void AlarmsPage::buildControls()
{
    m_views = new widgets::SegmentedControl({tr("List"), tr("Rationalisation")}, m_header);
    m_views->setName(tr("What the page shows"));
    connect(m_views, &widgets::SegmentedControl::chosen, this, [this](int view) { showView(View(view)); });
    m_header->addControl(m_views);
    m_filter = new QLineEdit(m_header);
    m_filter->setPlaceholderText(tr("Filter by device or rule"));
    m_filter->setAccessibleName(tr("Filter the alarms"));
    m_filter->setToolTip(tr("Filter the alarms (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + 48);
    connect(m_filter, &QLineEdit::textChanged, &m_find, qOverload<>(&QTimer::start));
    m_rules = new Button(tr("Rules"), Button::Kind::Normal, m_header);
    m_rules->setIconName(u"sliders-horizontal"_s);
    m_rules->setToolTip(tr("What is watched, its limits and what to do"));
    connect(m_rules, &QPushButton::clicked, this, [this] {
        const AlarmRow *row = m_model.find(m_chosen);
        emit rulesRequested(row ? row->rule : QString());
    });
    auto *handover = new Button(tr("Hand-over…"), Button::Kind::Normal, m_header);
    handover->setIconName(u"send"_s);
    handover->setToolTip(tr("Who is told of alarms, and what waits to be sent"));
    connect(handover, &QPushButton::clicked, this, &AlarmsPage::handoverRequested);
    m_silence = new Button({}, Button::Kind::Normal, m_header);
    m_silence->setKeyHint(u"F9"_s);
    connect(m_silence, &QPushButton::clicked, &m_watch, &AlarmWatch::silence);
    for (QWidget *control : {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_rules),
                             static_cast<QWidget *>(handover), static_cast<QWidget *>(m_silence)})
        m_header->addControl(control);
}

QWidget *AlarmsPage::buildLeft()
{
    auto *column = new QWidget(this);
    auto *cards = new QVBoxLayout(column);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    m_states = new AlarmStatesCard(column);
    m_quality = new AlarmQualityCard(m_watch, column);
    cards->addWidget(m_states);
    cards->addWidget(m_quality, 1);
    connect(m_states, &AlarmStatesCard::choiceMade, this, [this](AlarmChoice choice) {
        m_model.setChoice(choice);
        keepChosen();
        follow();
    });
    m_left = qobject_cast<QScrollArea *>(scrolled(column, tr("States and quality")));
    return m_left;
}

QWidget *AlarmsPage::buildTable()
{
    m_card = new Card(tr("List"), tr("worst first, then newest"), this);
    m_card->setFlush(true);
    m_grouping = new widgets::SegmentedControl({tr("By state"), tr("By place"), tr("By time")}, m_card);
    m_grouping->setName(tr("How the alarms are grouped"));
    m_card->addHeaderWidget(m_grouping);
    auto *content = new QWidget(m_card);
    m_stack = new QStackedLayout(content);
    m_table = new TableView(content);
    m_table->setAccessibleName(tr("Alarms"));
    m_table->setRows(TableView::Rows::Comfort);
    m_table->setItemDelegate(new AlarmDelegate(m_table));
    m_table->setModel(&m_model);
    const QFontMetrics strong(Theme::of(this).font(widgets::Role::Table, 600));
    const auto wide = [&strong](const QString &text) { return strong.horizontalAdvance(text) + 20; };
    AlarmRow lasted;
    lasted.standing = AlarmRow::Standing::ClearedUnacknowledged;
    lasted.raisedAt = core::fromMicros(1);
    lasted.clearedAt = lasted.raisedAt + std::chrono::minutes(52);
    const std::pair<int, int> widths[] = {
        {AlarmsModel::Mark, Theme::iconSize(16) + 24},
        {AlarmsModel::Raised, std::max(Theme::grow(72), wide(u"30 Nov 20:00"_s))},
        {AlarmsModel::For, std::max(Theme::grow(72), wide(AlarmWords::lasting(lasted, lasted.clearedAt)))},
        {AlarmsModel::Who, wide(AlarmWords::acknowledge(false)) + 16}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width);
    m_table->setStretchColumn(AlarmsModel::Title);
    m_stack->addWidget(m_table);
    m_calm = new widgets::EmptyState(u"bell"_s, {}, {}, content);
    m_stack->addWidget(m_calm);
    m_card->content()->addWidget(content, 1);
    m_card->setMinimumHeight(Theme::grow(LeastTable));
    connect(m_grouping, &widgets::SegmentedControl::chosen, this, [this](int index) {
        m_model.setGrouping(AlarmGrouping(index));
        m_model.flush(LiveFeed::now());
        keepChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (m_keeping)
                    return;
                if (const AlarmRow *row = m_model.alarmAt(index.row())) {
                    m_chosen = row->id;
                    showAside(Aside::Selected);
                }
                showChosen();
            });
    connect(m_table, &TableView::groupToggled, this, [this](const QModelIndex &index, bool collapse) {
        const int row = index.row();
        m_model.setCollapsed(row, collapse);
        const bool had = m_keeping;
        m_keeping = true;
        m_table->selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
        m_keeping = had;
    });
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const AlarmRow *row = m_model.alarmAt(index.row()); row && !row->device.isEmpty())
            emit deviceChosen(row->device);
    });
    return m_card;
}

QWidget *AlarmsPage::buildRight()
{
    auto *column = new QWidget(this);
    auto *cards = new QVBoxLayout(column);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    m_detail = new AlarmDetail(m_watch, column);
    m_shelve = new ShelvePane(column);
    m_shelve->hide();
    m_hidden = new AlarmHiddenCard(column);
    cards->addWidget(m_detail);
    cards->addWidget(m_shelve);
    cards->addWidget(m_hidden, 1);
    connect(m_detail, &AlarmDetail::acknowledgeRequested, &m_watch, &AlarmWatch::acknowledge);
    connect(m_detail, &AlarmDetail::resetRequested, &m_watch, &AlarmWatch::reset);
    connect(m_detail, &AlarmDetail::shelveRequested, this, &AlarmsPage::startShelve);
    connect(m_detail, &AlarmDetail::unshelveRequested, &m_watch, &AlarmWatch::unshelve);
    connect(m_detail, &AlarmDetail::outOfServiceRequested, this, &AlarmsPage::startOutOfService);
    connect(m_detail, &AlarmDetail::serviceRequested, &m_watch, &AlarmWatch::returnToService);
    connect(m_detail, &AlarmDetail::deviceRequested, this, &AlarmsPage::deviceChosen);
    connect(m_hidden, &AlarmHiddenCard::chosen, this, [this](const QString &alarm, AlarmRow::Hidden hidden) {
        setChoice(hidden == AlarmRow::Hidden::Shelved      ? AlarmChoice::Shelved
                  : hidden == AlarmRow::Hidden::Suppressed ? AlarmChoice::Suppressed
                                                           : AlarmChoice::OutOfService);
        choose(alarm);
    });
    const auto leave = [this] {
        m_shelve->hide();
        m_table->setFocus();
    };
    connect(m_shelve, &ShelvePane::left, this, leave);
    connect(m_shelve, &ShelvePane::taken, this,
            [this, leave](const QString &alarm, core::UtcTime until, const QString &reason) {
                if (m_shelve->kind() == ShelvePane::Kind::Shelf)
                    m_watch.shelve(alarm, until, reason);
                else
                    m_watch.takeOutOfService(alarm, until, reason);
                leave();
            });
    m_right = qobject_cast<QScrollArea *>(scrolled(column, tr("The chosen alarm, and what is hidden")));
    return m_right;
}

/// The buttons in the table are painted: a click on one is taken where it falls.
bool AlarmsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        spread();
        m_measuredAt = {}; // other rows are on screen
    }
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_table->indexAt(mouse->pos());
        const AlarmRow *row = m_model.alarmAt(index.row());
        if (row && mouse->button() == Qt::LeftButton && index.column() == AlarmsModel::Who &&
            AlarmDelegate::buttonRect(m_table->visualRect(index), index, m_table->layoutDirection())
                .contains(mouse->pos()))
            m_watch.acknowledge(row->id);
    }
    return QWidget::eventFilter(watched, event);
}

void AlarmsPage::showHandover(HandoverWatch &watch)
{
    auto *line = new HandoverLine(watch, this);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, line);
    connect(line, &HandoverLine::requested, this, &AlarmsPage::handoverRequested);
}

void AlarmsPage::focusFilter()
{
    showView(View::List);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void AlarmsPage::reload()
{
    m_quality->reload();
    if (view() == View::Rationalisation)
        m_rationalisation->reload();
    m_detail->readHistory();
}

bool AlarmsPage::isLoaded() const { return m_quality->isLoaded(); }

void AlarmsPage::setChoice(AlarmChoice choice) { m_states->choose(choice); }

void AlarmsPage::setGrouping(AlarmGrouping grouping)
{
    m_grouping->setCurrent(int(grouping));
    m_model.setGrouping(grouping);
    keepChosen();
}

void AlarmsPage::choose(const QString &alarm)
{
    m_chosen = alarm;
    showView(View::List);
    showAside(Aside::Selected);
    keepChosen();
    showChosen();
}

void AlarmsPage::showHidden()
{
    showView(View::List);
    showAside(Aside::Selected);
    m_hidden->focusList();
}

/// The chosen alarm keeps its row; where it has none, the first one that is shown is chosen.
void AlarmsPage::keepChosen()
{
    m_keeping = true;
    int row = m_model.rowOf(m_chosen);
    for (int at = 0; row < 0 && at < m_model.rowCount(); ++at) {
        if (m_model.alarmAt(at))
            row = at;
    }
    if (row >= 0 && row != m_table->currentIndex().row())
        m_table->selectRow(row);
    m_keeping = false;
    if (const AlarmRow *found = m_model.alarmAt(row); found && !m_model.find(m_chosen))
        m_chosen = found->id;
    else if (found && m_model.rowOf(m_chosen) < 0)
        m_chosen = found->id;
}

void AlarmsPage::follow()
{
    if (m_model.rowOf(m_chosen) < 0 || !m_table->currentIndex().isValid())
        keepChosen();
    m_states->setCounts(m_model);
    // Of thousands that one cause hides the list is made anew when their number changes, or once a second.
    const core::UtcTime now = LiveFeed::now();
    if (m_model.counts().hidden != m_hiddenTold || now - m_hiddenAt >= std::chrono::seconds(1)) {
        m_hidden->follow(m_model, now);
        m_hiddenTold = m_model.counts().hidden;
        m_hiddenAt = now;
    }
    if (now - m_measuredAt >= std::chrono::seconds(1))
        measure();
    showSentence();
    showChosen();
}

void AlarmsPage::followSound()
{
    const bool silenced = m_watch.isSilenced();
    m_silence->setText(silenced ? tr("Sound is silenced") : tr("Silence sound"));
    m_silence->setIconName(u"volume-x"_s);
    m_silence->setEnabled(m_watch.isSounding());
    m_silence->setToolTip(silenced ? tr("It sounds again with the next alarm")
                                   : tr("Quiet until another alarm comes (F9)"));
    m_silence->updateGeometry();
}

void AlarmsPage::showSentence()
{
    const AlarmCounts &counts = m_model.counts();
    const int waiting = counts.unacknowledged();
    const int active = counts.activeInAll();
    const int hidden = counts.hiddenInAll();
    const QString gist = waiting > 0  ? tr("%n wait(s) for your acknowledgement.", nullptr, waiting)
                         : active > 0 ? tr("Nothing waits for you.")
                                      : tr("No alarm is active.");
    QStringList rest;
    if (active > 0)
        rest << tr("%n active.", nullptr, active);
    rest << (hidden > 0 ? tr("%n hidden, each says why and until when.", nullptr, hidden)
                        : tr("Nothing is hidden."));
    m_header->setSentence(gist, rest.join(u' '));
}

void AlarmsPage::showChosen()
{
    const bool none = m_model.rowCount() == 0;
    if (none) {
        const bool any = m_model.countOf(m_model.choice()) > 0;
        m_calm->setText(any                                    ? tr("Nothing fits.")
                        : m_model.choice() == AlarmChoice::All ? tr("No alarm.")
                                                               : tr("None of these."),
                        any ? tr("No alarm of this choice fits what is looked for.")
                            : tr("What the rules find stands here, the worst first."));
    }
    m_stack->setCurrentIndex(none ? 1 : 0);
    const AlarmRow *row = none ? nullptr : m_model.find(m_chosen);
    m_detail->showAlarm(row, row ? m_model.placeOf(row->id) : 0, m_model.shown());
    if (m_shelve->isVisibleTo(this) && !m_model.find(m_shelve->alarm()))
        m_shelve->hide();
}

void AlarmsPage::acknowledgeChosen()
{
    if (view() != View::List)
        return;
    const AlarmRow *row = m_model.find(m_chosen);
    if (row && row->standing == AlarmRow::Standing::Latched)
        m_watch.reset(m_chosen);
    else
        m_watch.acknowledge(m_chosen);
}

void AlarmsPage::begin(ShelvePane::Kind kind)
{
    const AlarmRow *row = m_model.find(m_chosen);
    if (!row || row->hidden != AlarmRow::Hidden::No || view() != View::List)
        return;
    showAside(Aside::Selected);
    m_shelve->show();
    m_shelve->begin(kind, row->id, tr("%1, %2", "alarm, where").arg(row->title, row->where));
    // Shown once it has its place.
    QTimer::singleShot(0, m_shelve, [this] { m_right->ensureWidgetVisible(m_shelve); });
}

void AlarmsPage::startShelve() { begin(ShelvePane::Kind::Shelf); }

void AlarmsPage::startOutOfService() { begin(ShelvePane::Kind::OutOfService); }

void AlarmsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
    arrange();
}

void AlarmsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace console
