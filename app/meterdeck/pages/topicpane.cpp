// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/topicpane.h"

#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

TopicPane::TopicPane(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildMessage(), 3);
    column->addWidget(buildHistory(), 2);
    clear(tr("Choose a topic to see its messages."));
}

QWidget *TopicPane::buildMessage()
{
    m_message = new Card(tr("Message"), {}, this);
    m_hint = new Label({}, Role::Body, Token::Text2, 0, m_message);
    m_hint->setWordWrap(true);
    m_message->content()->addWidget(m_hint);
    m_body = new QWidget(m_message);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(8);
    auto *head = new widgets::FlowLayout(nullptr, 8);
    m_form = new widgets::SegmentedControl({tr("Formatted"), tr("As it came"), tr("Hex")}, m_body);
    m_form->setName(tr("How the payload is shown"));
    m_about = new Label({}, Role::Table, Token::Text3, 0, m_body);
    head->addWidget(m_form);
    head->addWidget(m_about);
    body->addLayout(head);
    m_payload = new QPlainTextEdit(m_body);
    m_payload->setReadOnly(true);
    m_payload->setTabChangesFocus(true);
    m_payload->setFont(Theme::of(this).font(Role::Mono));
    m_payload->setAccessibleName(tr("Payload"));
    m_payload->setLayoutDirection(Qt::LeftToRight); // as it is on the wire, in every language
    m_payload->setMinimumHeight(Theme::grow(96));
    body->addWidget(m_payload, 1);
    m_meaning = new Label({}, Role::Table, Token::Text, 0, m_body);
    m_meaning->setWordWrap(true);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meaning->setTextFormat(Qt::PlainText);
    body->addWidget(m_meaning);
    m_make = new Button(tr("Make this a device…"), Button::Kind::Normal, m_body);
    m_make->setIconName(u"plus"_s);
    m_make->setAccessibleDescription(tr("Begins a profile of your own with this message"));
    body->addWidget(m_make, 0, Qt::AlignLeading);
    m_message->content()->addWidget(m_body, 1);
    connect(m_form, &widgets::SegmentedControl::chosen, this, &TopicPane::showPayload);
    connect(m_make, &QPushButton::clicked, this, [this] {
        if (!m_detail.history.isEmpty())
            emit deviceWanted(m_detail.topic, m_detail.history.constFirst().payload);
    });
    return m_message;
}

QWidget *TopicPane::buildHistory()
{
    m_past = new Card(tr("Its last messages"), {}, this);
    m_past->setFlush(true);
    m_table = new TableView(m_past);
    m_table->setAccessibleName(tr("Its last messages"));
    m_table->setModel(&m_history);
    const QFontMetrics mono(Theme::of(this).font(Role::Mono));
    m_table->setColumnWidth(TopicHistoryModel::Time, mono.horizontalAdvance(u"00:00:00.000"_s) + 24);
    const QFontMetrics text(Theme::of(this).font(Role::Table));
    m_table->setColumnWidth(TopicHistoryModel::Size,
                            text.horizontalAdvance(tr("%n byte(s)", nullptr, 65536)) + 18);
    m_table->setColumnWidth(TopicHistoryModel::Kept, text.horizontalAdvance(tr("retained")) + 18);
    m_table->setStretchColumn(TopicHistoryModel::Payload);
    m_table->setMinimumHeight(m_table->horizontalHeader()->height() +
                              4 * m_table->verticalHeader()->defaultSectionSize());
    m_past->content()->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { showPayload(); });
    return m_past;
}

void TopicPane::clear(const QString &words)
{
    m_detail = {};
    m_history.setHistory({}, true);
    m_message->setTitle(tr("Message"));
    m_message->setMeta({});
    m_hint->setText(words);
    m_hint->show();
    m_body->hide();
    m_past->hide();
}

void TopicPane::setDetail(const engine::TopicDetail &detail)
{
    const bool another = detail.number != m_detail.number || m_detail.topic.isEmpty();
    m_detail = detail;
    m_message->setTitle(detail.topic);
    m_message->setMeta(tr("%n message(s)", nullptr, int(std::min<quint64>(detail.count, INT_MAX))));
    m_hint->setText(detail.history.isEmpty()
                        ? tr("Its payload made room for newer ones; the next message is shown.")
                        : QString());
    m_hint->setVisible(detail.history.isEmpty());
    m_body->setVisible(!detail.history.isEmpty());
    m_past->setVisible(detail.history.size() > 0);
    m_past->setMeta(tr("the last %1, newest first").arg(detail.history.size()));
    // Who stands on the newest follows; who chose an older one stays with it.
    const bool follows = another || m_table->currentIndex().row() <= 0;
    m_history.setHistory(detail.history, another);
    if (follows && !detail.history.isEmpty())
        m_table->selectRow(0);
    m_meaning->setText(TopicWords::meaning(detail.meaning).join(u'\n'));
    const bool isOrder = std::any_of(detail.meaning.uses.begin(), detail.meaning.uses.end(),
                                     [](const mqtt::TopicUse &use) { return use.isOrder; });
    const bool canMake = !detail.meaning.isRead && !isOrder && !detail.history.isEmpty() &&
                         detail.history.constFirst().size > 0 && !detail.topic.startsWith(u'$');
    m_make->setVisible(canMake);
    showPayload();
}

void TopicPane::showPayload()
{
    const int row = std::max(0, m_table->currentIndex().row());
    if (row >= m_history.history().size())
        return;
    const mqtt::TopicRecord &record = m_history.history().at(row);
    const QString text =
        TopicWords::payload(record.payload, TopicWords::Form(std::max(0, m_form->current())));
    if (m_payload->toPlainText() != text) {
        const int at = m_payload->verticalScrollBar()->value();
        m_payload->setPlainText(text);
        m_payload->verticalScrollBar()->setValue(at);
    }
    const QString when = Words::clockMillis(record.at);
    const QString about =
        record.isWhole() ? tr("%1, %2", "time and size of a message").arg(when, Words::bytes(record.size))
                         : tr("%1, the first %2 of %3", "time and sizes of a message")
                               .arg(when, Words::bytes(record.payload.size()), Words::bytes(record.size));
    m_about->setText(record.retained ? tr("%1, a copy that the broker keeps").arg(about) : about);
    m_payload->setAccessibleDescription(m_about->text());
}

QString TopicPane::payloadWords() const { return m_payload->toPlainText(); }

QString TopicPane::meaningWords() const { return m_meaning->text(); }

} // namespace console
