// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/topicspage.h"

#include "engine/engine.h"
#include "pages/hintcard.h"
#include "pages/pageheader.h"
#include "pages/retainedcard.h"
#include "pages/topicpane.h"
#include "topicwords.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "widgets/treeview.h"
#include "words.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int StackedBelow = 1000;
/// Branches open by themselves until about a screen is full.
constexpr int OpenedRows = 40;
/// So many rows that a filter leaves are shown opened.
constexpr int OpenedMatches = 1'000;

} // namespace

TopicsPage::TopicsPage(const engine::Engine &engine, const core::TransportId &transport, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_transport(transport), m_header(new PageHeader(tr("Topics"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *back = new Button(tr("Transports"), Button::Kind::Normal, this);
    back->setIconName(u"chevron-left"_s);
    back->setToolTip(tr("Back to the transports; listening ends"));
    m_header->addControl(back);
    connect(back, &QPushButton::clicked, this, &TopicsPage::backRequested);
    const core::TransportSettings *settings = engine.workspace().transport(transport);
    m_header->setTitle(tr("Topics of %1").arg(settings ? settings->name : transport.toString()));
    layout->addWidget(m_header);

    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    buildControls(column);
    m_hint = new HintCard(inside);
    column->addWidget(m_hint);
    m_retained = new RetainedCard(settings ? *settings : core::TransportSettings(), inside);
    column->addWidget(m_retained);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(12);
    m_columns->addWidget(buildTree(), 58);
    m_pane = new TopicPane(inside);
    m_columns->addWidget(m_pane, 42);
    column->addLayout(m_columns, 1);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    m_scroll->setBackgroundRole(QPalette::Window);
    layout->addWidget(m_scroll, 1);

    connect(&m_watch, &engine::TopicWatch::reported, this, &TopicsPage::take);
    connect(m_retained, &RetainedCard::topicChosen, this, &TopicsPage::choose);
    connect(m_pane, &TopicPane::deviceWanted, this, [this](const QString &topic, const QByteArray &payload) {
        emit deviceWanted(m_transport, topic, payload);
    });
    m_header->setSentence(tr("Not listening yet."));
}

void TopicsPage::buildControls(QBoxLayout *to)
{
    auto *row = new QWidget(this);
    auto *flow = new widgets::FlowLayout(row, 12);
    auto *name = new Label(tr("Listen to"), Role::Body, Token::Text2, 0, row);
    m_subscription = new QLineEdit(u"#"_s, row);
    m_subscription->setFont(Theme::of(this).font(Role::Mono));
    m_subscription->setMinimumWidth(Theme::grow(200));
    m_subscription->setAccessibleName(tr("Topics to listen to"));
    m_subscription->setToolTip(
        tr("A filter of MQTT: # stands for all below, + for one level. Enter begins to listen to it."));
    name->setBuddy(m_subscription);
    m_brokersOwn = new QCheckBox(tr("The broker’s own topics too ($SYS)"), row);
    m_again = new Button(tr("Listen anew"), Button::Kind::Normal, row);
    m_again->setIconName(u"refresh-cw"_s);
    m_again->setToolTip(tr("Forgets what was heard and asks the broker for its copies again"));
    m_fault = new Label({}, Role::Table, Token::Critical, 0, this);
    m_fault->setWordWrap(true);
    for (QWidget *part : {static_cast<QWidget *>(name), static_cast<QWidget *>(m_subscription),
                          static_cast<QWidget *>(m_brokersOwn), static_cast<QWidget *>(m_again)})
        flow->addWidget(part);
    m_fault->hide();
    to->addWidget(row);
    to->addWidget(m_fault);
    connect(m_subscription, &QLineEdit::returnPressed, this, &TopicsPage::listen);
    connect(m_subscription, &QLineEdit::textEdited, this, [this] { m_fault->hide(); });
    connect(m_brokersOwn, &QCheckBox::toggled, this, &TopicsPage::listen);
    connect(m_again, &QPushButton::clicked, this, &TopicsPage::listen);
}

QWidget *TopicsPage::buildTree()
{
    m_treeCard = new Card(tr("Topics"), {}, this);
    m_treeCard->setFlush(true);
    m_filter = new QLineEdit(m_treeCard);
    m_filter->setPlaceholderText(tr("part of a topic"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter the topics"));
    m_filter->setMinimumWidth(Theme::grow(140));
    m_treeCard->addHeaderWidget(m_filter);
    m_tree = new widgets::TreeView(m_treeCard);
    m_tree->setAccessibleName(tr("Topics"));
    m_tree->setModel(&m_model);
    m_tree->setStretchColumn(TopicsModel::Payload);
    m_tree->setMinimumHeight(Theme::grow(260));
    m_treeCard->setMinimumWidth(Theme::grow(420));
    m_treeCard->content()->addWidget(m_tree, 1);
    sizeColumns();
    m_filterPause.setSingleShot(true);
    m_filterPause.setInterval(150);
    connect(&m_filterPause, &QTimer::timeout, this, &TopicsPage::filterTree);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterPause.start(); });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TopicsPage::openFirst);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TopicsPage::chooseRow);
    return m_treeCard;
}

void TopicsPage::sizeColumns()
{
    const QFontMetrics text(Theme::of(this).font(Role::Table, 600));
    const auto fit = [&](int column, const QString &sample, int more) {
        const QString head = m_model.headerData(column, Qt::Horizontal).toString();
        m_tree->setColumnWidth(column,
                               std::max(text.horizontalAdvance(head), text.horizontalAdvance(sample)) +
                                   Theme::grow(more));
    };
    m_tree->setColumnWidth(TopicsModel::Topic, Theme::grow(230));
    fit(TopicsModel::Rate, u"1 000.0"_s, 18);
    fit(TopicsModel::Messages, u"1 000 000"_s, 18);
    fit(TopicsModel::Seen, u"00:00:00"_s, 22);
    fit(TopicsModel::Kept, tr("retained"), 22);
}

void TopicsPage::openFirst(const QModelIndex &parent, int first, int last)
{
    // Branches of the top alone: what stood open further down would depend on who spoke first.
    if (m_opened >= OpenedRows || !m_model.filter().isEmpty() || parent.parent().isValid())
        return;
    if (parent.isValid() && !m_tree->isExpanded(parent)) {
        m_tree->expand(parent);
        m_opened += m_model.rowCount(parent);
    } else {
        m_opened += last - first + 1;
    }
}

void TopicsPage::filterTree()
{
    const mqtt::TopicNumber chosen = m_chosen;
    m_model.setFilter(m_filter->text().trimmed());
    if (!m_model.filter().isEmpty() && m_model.shown() <= OpenedMatches)
        m_tree->expandAll();
    if (const QModelIndex again = m_model.indexOf(chosen); again.isValid()) {
        m_tree->setCurrentIndex(again);
        m_tree->scrollTo(again);
    }
}

void TopicsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_listens && !m_watch.isRunning())
        listen();
}

void TopicsPage::setListening(bool on)
{
    m_listens = on;
    if (!on)
        m_watch.stop();
    else if (isVisible() && !m_watch.isRunning())
        listen();
}

void TopicsPage::hideEvent(QHideEvent *event)
{
    m_watch.stop();
    QWidget::hideEvent(event);
}

void TopicsPage::resizeEvent(QResizeEvent *event)
{
    const auto direction =
        width() < Theme::grow(StackedBelow) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_columns->direction() != direction)
        m_columns->setDirection(direction);
    QWidget::resizeEvent(event);
}

QString TopicsPage::faultWords() const { return m_fault->isHidden() ? QString() : m_fault->text(); }

void TopicsPage::listen()
{
    const QString filter = m_subscription->text().trimmed();
    const QString fault = TopicWords::filterFault(mqtt::filterFault(filter));
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_subscription->setProperty("bad", !fault.isEmpty());
    m_subscription->setAccessibleDescription(fault);
    if (!fault.isEmpty() || !m_listens)
        return;
    engine::TopicRequest request = m_engine.topicRequest(m_transport);
    if (!request.isValid())
        return;
    request.filter = filter;
    request.brokersOwn = m_brokersOwn->isChecked();
    if (const QString chosen = m_model.topic(m_chosen); !chosen.isEmpty())
        m_wanted = chosen;
    m_watch.start(request);
}

void TopicsPage::choose(const QString &topic)
{
    const mqtt::TopicNumber number = m_model.find(topic);
    if (number == 0) {
        m_wanted = topic;
        return;
    }
    m_wanted.clear();
    if (!m_model.indexOf(number).isValid()) {
        m_filter->clear();
        filterTree();
    }
    const QModelIndex index = m_model.indexOf(number);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void TopicsPage::chooseRow(const QModelIndex &index)
{
    const mqtt::TopicNumber number = m_model.number(index);
    if (number == 0 || number == m_chosen)
        return; // also while the tree is filled anew
    m_chosen = number;
    m_pane->clear(tr("Choose a topic to see its messages."));
    m_watch.look(number);
}

void TopicsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TopicsPage::take(const engine::TopicReport &report)
{
    if (report.isAfresh) {
        m_chosen = 0;
        m_opened = 0;
        m_model.clear();
        m_pane->clear(tr("Choose a topic to see its messages."));
    }
    m_model.apply(report.changes);
    if (report.orders) {
        QSet<QString> topics;
        for (const engine::RetainedOrder &order : *report.orders)
            topics.insert(order.topic);
        m_model.setOrders(topics);
        m_retained->setOrders(*report.orders, report.ordersInAll);
    }
    if (!m_wanted.isEmpty() && m_model.find(m_wanted) != 0)
        choose(m_wanted);
    if (report.detail && report.detail->number == m_chosen) {
        if (report.detail->count == 0) {
            m_pane->clear(tr("A branch: its topics are below it."));
        } else {
            m_pane->setDetail(*report.detail);
            if (!report.detail->history.isEmpty())
                emit messageCame(report.detail->topic, report.detail->history.constFirst().payload);
        }
    }
    showState(report);
}

void TopicsPage::showState(const engine::TopicReport &report)
{
    using State = engine::TopicReport::State;
    QString strong;
    switch (report.state) {
    case State::Connecting:
        strong = tr("Connecting…");
        break;
    case State::Reading:
        strong = report.nodes == 0 ? tr("Listening; nothing has come yet.") : tr("Listening.");
        break;
    case State::Refused:
        strong = tr("The broker does not let this login listen.");
        break;
    case State::Away:
        strong = tr("Not connected; tried again by itself.");
        break;
    }
    const mqtt::TopicState &all = m_model.total();
    const QString counted = tr("%n topic(s)", nullptr, int(std::min<quint64>(all.topics, INT_MAX)));
    const QString rest =
        report.nodes > 0
            ? tr("%1, %2 messages a second, %3 messages so far.", "topics, rate, how many")
                  .arg(counted, Words::number(all.rate, all.rate < 10 ? 1 : 0), Words::count(report.messages))
            : QString();
    m_header->setSentence(strong, rest);
    m_sentence = rest.isEmpty() ? strong : strong + u' ' + rest;
    m_treeCard->setMeta(report.isBehind ? tr("many changes; the tree follows as fast as it can") : QString());

    const QString losses = TopicWords::losses(report.losses);
    if (report.error)
        m_hint->setHint(Words::errorTitle(report.error->code), Words::errorSentence(*report.error),
                        Words::errorRemedy(*report.error));
    else if (report.state == State::Refused)
        m_hint->setHint(tr("The broker refuses the filter %1.").arg(report.refused.join(u", "_s)),
                        tr("Its access list does not allow it for this login."),
                        tr("Try a narrower filter, such as one of those that the transport itself reads."));
    else if (!report.refused.isEmpty())
        m_hint->setHint(tr("The broker refuses the filter %1.").arg(report.refused.join(u", "_s)),
                        tr("The other one is heard."));
    else if (!losses.isEmpty())
        m_hint->setHint(tr("Not everything is shown."), losses,
                        tr("This is about what is shown here alone; what Meterdeck records is not touched."));
    else
        m_hint->clear();
}

} // namespace console
