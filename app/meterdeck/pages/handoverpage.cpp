// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/handoverpage.h"

#include "engine/notifypath.h"
#include "handoverwords.h"
#include "livefeed.h"
#include "pages/pageheader.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using notify::ItemState;
using widgets::Button;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int FoldBelow = 1080;
constexpr int LeastTable = 220;

Label *wrapped(Token token, int weight, QWidget *parent)
{
    auto *label = new Label({}, Role::Body, token, weight, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

Button *buttonOf(const QString &text, const QString &icon, const QString &tip, QWidget *parent)
{
    auto *button = new Button(text, Button::Kind::Normal, parent);
    button->setIconName(icon);
    button->setToolTip(tip);
    return button;
}

/// The part of a card below its table: words, then buttons.
QVBoxLayout *belowOf(Card *card)
{
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 10, 12, 12);
    below->setSpacing(6);
    card->content()->addLayout(below);
    return below;
}

} // namespace

HandoverPage::HandoverPage(HandoverWatch &watch, QWidget *parent)
    : QWidget(parent), m_watch(watch), m_header(new PageHeader(tr("Hand-over"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    Button *back = buttonOf(tr("Alarms"), u"chevron-left"_s, tr("Back to the alarms"), m_header);
    Button *add = buttonOf(tr("Add a target…"), u"plus"_s,
                           tr("E-mail, web hook, SMS or a notification of this computer"), m_header);
    m_header->addControl(back);
    m_header->addControl(add);
    connect(back, &QPushButton::clicked, this, &HandoverPage::backRequested);
    connect(add, &QPushButton::clicked, this, &HandoverPage::addRequested);
    layout->addWidget(m_header);
    auto *content = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_columns->addWidget(buildTargets(), 40);
    m_columns->addWidget(buildQueue(), 60);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Window);
    m_scroll->setAccessibleName(tr("Hand-over"));
    m_scroll->setWidget(content);
    layout->addWidget(m_scroll, 1);
    connect(&m_watch, &HandoverWatch::changed, this, &HandoverPage::follow);
    connect(&m_watch.targets(), &QAbstractItemModel::modelReset, this, &HandoverPage::keepChosen);
    follow();
}

QWidget *HandoverPage::buildTargets()
{
    m_targetsCard = new Card(tr("Targets"), {}, this);
    m_targetsCard->setFlush(true);
    auto *place = new QWidget(m_targetsCard);
    m_targetsStack = new QStackedLayout(place);
    m_targets = new TableView(place);
    m_targets->setAccessibleName(tr("Targets"));
    m_targets->setRows(TableView::Rows::Double);
    m_targets->setModel(&m_watch.targets());
    m_targets->setStretchColumn(HandoverTargetsModel::State);
    m_targets->setMinimumHeight(Theme::grow(LeastTable));
    m_targetsStack->addWidget(m_targets);
    auto *none = new widgets::EmptyState(u"send"_s, tr("Nobody is told."),
                                         tr("Alarms stay in this window until somebody looks at it."), place);
    none->setAction(tr("Add a target…"));
    connect(none, &widgets::EmptyState::actionTriggered, this, &HandoverPage::addRequested);
    m_targetsStack->addWidget(none);
    m_targetsCard->content()->addWidget(place, 1);
    QVBoxLayout *below = belowOf(m_targetsCard);
    m_standing = wrapped(Token::Text, 600, m_targetsCard);
    m_finding = wrapped(Token::Text, 0, m_targetsCard);
    m_tested = wrapped(Token::Text2, 0, m_targetsCard);
    for (Label *label : {m_standing, m_finding, m_tested})
        below->addWidget(label);
    auto *buttons = new QWidget(m_targetsCard);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->setGaps(8, 8);
    m_test = buttonOf(tr("Send a test"), u"send"_s,
                      tr("One message that says that nothing happened, to each recipient"), buttons);
    m_now = buttonOf(tr("Send now"), u"play"_s, tr("Ends the pause, and tries what waits at once"), buttons);
    m_change = buttonOf(tr("Change…"), u"pencil"_s, tr("Address, priorities, quiet time, password"), buttons);
    m_remove = buttonOf(tr("Remove…"), u"minus"_s, tr("Nothing is handed on to it any more"), buttons);
    for (Button *button : {m_test, m_now, m_change, m_remove})
        flow->addWidget(button);
    below->addWidget(buttons);
    connect(m_test, &QPushButton::clicked, this, [this] { m_watch.sendTest(m_target); });
    connect(m_now, &QPushButton::clicked, this, [this] { m_watch.sendNow(m_target); });
    connect(m_change, &QPushButton::clicked, this, [this] { emit changeRequested(m_target); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removalRequested(m_target); });
    connect(m_targets, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const notify::Target *target = m_watch.targets().target(index.row()))
            emit changeRequested(target->id);
    });
    connect(m_targets->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const notify::Target *target = m_watch.targets().target(index.row());
                if (m_keeping || !target)
                    return;
                m_target = target->id;
                showTarget();
            });
    return m_targetsCard;
}

QWidget *HandoverPage::buildQueue()
{
    m_queueCard = new Card(tr("Queue"), {}, this);
    m_queueCard->setFlush(true);
    auto *place = new QWidget(m_queueCard);
    m_queueStack = new QStackedLayout(place);
    m_queue = new TableView(place);
    m_queue->setAccessibleName(tr("Queue"));
    m_queue->setRows(TableView::Rows::Double);
    m_queue->setModel(&m_watch.queue());
    m_queue->setStretchColumn(HandoverQueueModel::Message);
    m_queue->setMinimumHeight(Theme::grow(LeastTable));
    m_queueStack->addWidget(m_queue);
    m_queueStack->addWidget(new widgets::EmptyState(
        u"check"_s, tr("Nothing waits."), tr("Messages stand here from the alarm to their end."), place));
    m_queueCard->content()->addWidget(place, 1);
    QVBoxLayout *below = belowOf(m_queueCard);
    m_subject = wrapped(Token::Text, 600, m_queueCard);
    m_found = wrapped(Token::Text, 0, m_queueCard);
    below->addWidget(m_subject);
    below->addWidget(m_found);
    auto *buttons = new QWidget(m_queueCard);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->setGaps(8, 8);
    m_again = buttonOf(tr("Send again"), u"refresh-cw"_s, tr("Puts it into the queue once more"), buttons);
    m_giveUp = buttonOf(tr("Give up"), u"x"_s, tr("It is not tried any more"), buttons);
    flow->addWidget(m_again);
    flow->addWidget(m_giveUp);
    below->addWidget(buttons);
    connect(m_again, &QPushButton::clicked, this, [this] { m_watch.sendAgain(m_message); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { m_watch.giveUp(m_message); });
    connect(m_queue->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const notify::Item *item = m_watch.queue().item(index.row());
                if (m_keeping || !item)
                    return;
                m_message = item->message.id;
                showMessage();
            });
    return m_queueCard;
}

void HandoverPage::chooseTarget(const QString &id)
{
    m_target = id;
    keepChosen();
    showTarget();
}

void HandoverPage::chooseMessage(const QString &id)
{
    m_message = id;
    keepChosen();
    showMessage();
}

/// What was chosen keeps its row; where it has none, the first one is chosen.
void HandoverPage::keepChosen()
{
    m_keeping = true;
    const int target = std::max(0, m_watch.targets().rowOf(m_target));
    if (const notify::Target *found = m_watch.targets().target(target)) {
        m_target = found->id;
        if (m_targets->currentIndex().row() != target)
            m_targets->selectRow(target);
    }
    const int message = std::max(0, m_watch.queue().rowOf(m_message));
    if (const notify::Item *found = m_watch.queue().item(message)) {
        m_message = found->message.id;
        if (m_queue->currentIndex().row() != message)
            m_queue->selectRow(message);
    }
    m_keeping = false;
}

void HandoverPage::follow()
{
    const int targets = m_watch.targets().rowCount();
    const int waiting =
        m_watch.queue().countOf(ItemState::Waiting) + m_watch.queue().countOf(ItemState::Sending);
    m_targetsStack->setCurrentIndex(targets > 0 ? 0 : 1);
    m_queueStack->setCurrentIndex(m_watch.queue().rowCount() > 0 ? 0 : 1);
    const int troubled = m_watch.targets().troubled();
    const QString trouble = m_watch.trouble();
    QString strong = targets == 0   ? tr("Alarms are handed on to nobody.")
                     : troubled > 0 ? tr("%n target(s) need somebody.", nullptr, troubled)
                                    : tr("All targets are well.");
    if (const auto error = m_watch.path().planError())
        strong = Words::errorSentence(*error);
    m_header->setSentence(strong, !trouble.isEmpty()            ? trouble
                                  : targets > 0 && waiting == 0 ? tr("Nothing waits.")
                                  : waiting > 0                 ? tr("%n message(s) wait.", nullptr, waiting)
                                                                : QString());
    m_queueCard->setMeta(tr("%1 sent, %2 refused", "counts of messages")
                             .arg(m_watch.queue().countOf(ItemState::Sent))
                             .arg(m_watch.queue().countOf(ItemState::Refused)));
    keepChosen();
    showTarget();
    showMessage();
}

void HandoverPage::showTarget()
{
    const int row = m_watch.targets().rowOf(m_target);
    const notify::Target *target = m_watch.targets().target(row);
    const notify::TargetStatus status = m_watch.targets().status(row);
    const core::UtcTime now = LiveFeed::now();
    const HandoverWatch::Test test = m_watch.test(m_target);
    for (Button *button : {m_test, m_now, m_change, m_remove})
        button->setVisible(target);
    for (Label *label : {m_standing, m_finding, m_tested})
        label->setVisible(target);
    if (!target)
        return;
    m_standing->setText(tr("%1: %2", "target, how it does")
                            .arg(target->label(), HandoverWords::standing(*target, status, now)));
    QStringList found;
    if (HandoverWords::isTroubled(*target, status, now))
        found << HandoverWords::finding(status.finding, status.facts)
              << HandoverWords::cure(status.finding, status.facts);
    found << HandoverWords::held(status, now);
    found.removeAll(QString());
    m_finding->setText(found.join(u' '));
    m_finding->setVisible(!found.isEmpty());
    m_tested->setText(test.running           ? tr("A test is on its way…")
                      : test.lines.isEmpty() ? QString()
                      : test.allWell
                          ? tr("The test went well. %1", "what was found").arg(test.lines.join(u' '))
                          : tr("The test failed. %1", "what was found").arg(test.lines.join(u' ')));
    m_tested->setVisible(!m_tested->text().isEmpty());
    m_test->setEnabled(!test.running);
    m_now->setEnabled(target->enabled && (status.halted || status.pausedUntil > now || status.waiting > 0));
}

void HandoverPage::showMessage()
{
    const notify::Item *item = m_watch.queue().item(m_watch.queue().rowOf(m_message));
    for (QWidget *part : {static_cast<QWidget *>(m_subject), static_cast<QWidget *>(m_found),
                          static_cast<QWidget *>(m_again), static_cast<QWidget *>(m_giveUp)})
        part->setVisible(item);
    if (!item)
        return;
    m_subject->setText(item->message.letter.brief);
    QStringList found{HandoverWords::finding(item->finding, item->facts),
                      HandoverWords::cure(item->finding, item->facts)};
    if (item->state == ItemState::Unknown)
        found.prepend(tr("It may have arrived; it is not sent again by itself."));
    found.removeAll(QString());
    m_found->setText(found.join(u' '));
    m_found->setVisible(!found.isEmpty());
    m_again->setEnabled(item->state == ItemState::Unknown || item->state == ItemState::Refused ||
                        item->state == ItemState::GivenUp);
    m_giveUp->setEnabled(item->state == ItemState::Waiting);
}

QString HandoverPage::targetWords() const
{
    return QStringList{m_standing->text(), m_finding->text(), m_tested->text()}.join(u'\n');
}

QString HandoverPage::messageWords() const
{
    return QStringList{m_subject->text(), m_found->text()}.join(u'\n');
}

/// Columns whose words are known are as wide as those; what is left is the stretched one's.
void HandoverPage::spread()
{
    const QFontMetrics metrics(Theme::of(this).font(Role::Table, 600));
    const auto wide = [&metrics](std::initializer_list<QString> texts, int more) {
        int most = 0;
        for (const QString &text : texts)
            most = std::max(most, metrics.horizontalAdvance(text));
        return most + more;
    };
    const int left = m_targets->viewport()->width();
    int priorities = left / 10;
    for (int row = 0; const notify::Target *target = m_watch.targets().target(row); ++row)
        priorities = std::max(priorities, wide({HandoverWords::urgencies(*target)}, 24));
    m_targets->setColumnWidth(HandoverTargetsModel::Name, left * 36 / 100);
    m_targets->setColumnWidth(HandoverTargetsModel::Priorities, std::min(priorities, left * 30 / 100));
    const int icon = Theme::iconSize(16) + 24;
    m_queue->setColumnWidth(HandoverQueueModel::State, wide({HandoverWords::state(ItemState::Unknown),
                                                             HandoverWords::state(ItemState::Sending),
                                                             HandoverWords::state(ItemState::Refused)},
                                                            icon));
    const auto head = [this](int column) {
        return m_watch.queue().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    m_queue->setColumnWidth(HandoverQueueModel::Tries, wide({head(HandoverQueueModel::Tries)}, 20));
    m_queue->setColumnWidth(HandoverQueueModel::Next,
                            wide({head(HandoverQueueModel::Next), u"30 Nov 20:00"_s}, 20));
    m_queue->setColumnWidth(HandoverQueueModel::Target, m_queue->viewport()->width() * 18 / 100);
}

void HandoverPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int percent = std::max(100, Theme::scale());
    m_columns->setDirection(width() >= FoldBelow * percent / 100 ? QBoxLayout::LeftToRight
                                                                 : QBoxLayout::TopToBottom);
    spread();
}

void HandoverPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    spread();
    follow();
    m_targets->setFocus();
}

void HandoverPage::hideEvent(QHideEvent *event)
{
    // Who leaves has seen what stood there.
    m_watch.setSeen();
    QWidget::hideEvent(event);
}

} // namespace console
