// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/framecard.h"

#include "widgets/byteview.h"
#include "widgets/label.h"
#include "widgets/tableview.h"
#include "wirewords.h"
#include "words.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::ByteView;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

namespace {

constexpr int StackedBelow = 620;
constexpr int LeastRows = 7;
constexpr int MostRows = 20; ///< more scroll; a card is not much higher than what stands in it

int textWidth(const QWidget *widget, Role role, const QString &text, int more = 26)
{
    return QFontMetrics(widgets::Theme::of(widget).font(role)).horizontalAdvance(text) + more;
}

} // namespace

FrameCard::FrameCard(modbus::Framing framing, FieldWords::Rules rules, QWidget *parent)
    : Card(tr("This exchange, field by field"), {}, parent)
    , m_framing(framing)
    , m_rules(std::move(rules))
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_table(new TableView(this))
{
    setFlush(true);
    m_columns->setSpacing(0);
    m_columns->addWidget(buildBytes(), 1);
    m_table->setAccessibleName(tr("Fields of this exchange"));
    m_table->setModel(&m_model);
    m_table->setRows(TableView::Rows::Dense);
    m_table->setColumnWidth(FieldsModel::Direction, 32);
    m_table->setColumnWidth(FieldsModel::Bytes, std::max(textWidth(this, Role::Mono, u"00–00"_s, 20),
                                                         textWidth(this, Role::Table, tr("Bytes"), 24)));
    m_table->setColumnWidth(FieldsModel::Name, textWidth(this, Role::Table, tr("Apparent power, L1")));
    const QString raw = m_model.headerData(FieldsModel::Raw, Qt::Horizontal).toString();
    m_table->setColumnWidth(FieldsModel::Raw, std::max(textWidth(this, Role::Mono, u"00 00 00 00"_s, 20),
                                                       textWidth(this, Role::Table, raw)));
    m_table->setStretchColumn(FieldsModel::Says);
    fitHeight();
    m_table->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);
    m_columns->addWidget(m_table, 2);
    content()->addLayout(m_columns, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) { mark(row.row()); });
    connect(m_table, &TableView::entered, this, [this](const QModelIndex &index) { mark(index.row()); });
    connect(m_request, &ByteView::chosen, this, [this](int run) { choose(false, run); });
    connect(m_answer, &ByteView::chosen, this, [this](int run) { choose(true, run); });
    hide();
}

QWidget *FrameCard::buildBytes()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(4);
    const auto add = [&](Label *&title, ByteView *&bytes, const QString &name) {
        title = new Label({}, Role::Table, Token::Text2, 0, side);
        title->setElided(true);
        bytes = new ByteView(side);
        bytes->setAccessibleName(name);
        layout->addWidget(title);
        layout->addWidget(bytes);
    };
    add(m_requestTitle, m_request, tr("Bytes of the request"));
    layout->addSpacing(4);
    add(m_answerTitle, m_answer, tr("Bytes heard"));
    layout->addSpacing(8);
    // What the table has to shorten stands here in full, for the field that is marked.
    m_name = new Label({}, Role::Body, Token::Text, 600, side);
    m_place = new Label({}, Role::Table, Token::Text2, 0, side);
    m_says = new Label({}, Role::Body, Token::Text, 0, side);
    for (Label *label : {m_name, m_place, m_says}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(1);
    return side;
}

void FrameCard::resizeEvent(QResizeEvent *event)
{
    const int least = widgets::Theme::grow(StackedBelow);
    const auto direction = width() < least ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_columns->direction() != direction)
        m_columns->setDirection(direction);
    Card::resizeEvent(event);
}

void FrameCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table)
        fitHeight();
}

void FrameCard::fitHeight()
{
    const int head = m_table->horizontalHeader()->height();
    const int row = m_table->verticalHeader()->defaultSectionSize();
    m_table->setMinimumHeight(head + LeastRows * row);
    m_table->setMaximumHeight(head + MostRows * row);
}

bool FrameCard::eventFilter(QObject *watched, QEvent *event)
{
    // The mouse has left the fields: the chosen one is marked again.
    if (watched == m_table->viewport() && event->type() == QEvent::Leave)
        mark(m_table->currentIndex().row());
    return Card::eventFilter(watched, event);
}

void FrameCard::setExchange(const Exchange *exchange)
{
    setVisible(exchange);
    if (!exchange)
        return;
    const QByteArray &request = exchange->request.bytes;
    const core::WireRecord &answer = exchange->answer;
    m_model.setFrames(request, answer.bytes, m_framing, m_rules);
    QList<ByteView::Run> asked;
    QList<ByteView::Run> heard;
    for (const FieldsModel::Row &row : m_model.rows()) {
        const QString text =
            row.says.isEmpty() ? row.name : tr("%1: %2", "field and what it says").arg(row.name, row.says);
        (row.heard ? heard : asked) << ByteView::Run{row.field.at, row.field.size, text, row.field.isWrong()};
    }
    m_request->setBytes(request, asked);
    m_answer->setVisible(!answer.bytes.isEmpty());
    m_answer->setBytes(answer.bytes, heard);
    m_requestTitle->setText(tr("Request, %1").arg(Words::clockMillis(exchange->request.at)));
    const QString after = WireWords::after(answer);
    if (answer.direction == core::WireRecord::Direction::Missing)
        m_answerTitle->setText(tr("Nothing heard in %1").arg(after));
    else if (answer.size > answer.bytes.size())
        m_answerTitle->setText(tr("Heard after %1, the first %2 of %3 bytes")
                                   .arg(after)
                                   .arg(answer.bytes.size())
                                   .arg(answer.size));
    else
        m_answerTitle->setText(tr("Heard after %1").arg(after));
    mark(m_table->currentIndex().row());
}

void FrameCard::mark(int row)
{
    const bool there = row >= 0 && row < m_model.rows().size();
    const bool heard = there && m_model.rows().at(row).heard;
    const int first = m_model.rowOf(true, 0); // of what was heard
    m_request->setCurrent(there && !heard ? row : -1);
    m_answer->setCurrent(heard ? row - first : -1);
    tellAbout(row);
}

void FrameCard::tellAbout(int row)
{
    const bool there = row >= 0 && row < m_model.rows().size();
    const FieldsModel::Row about = there ? m_model.rows().at(row) : FieldsModel::Row();
    m_name->setText(about.name);
    m_place->setText(there ? about.place : tr("Choose a field or a byte to see what it is."));
    m_says->setText(about.says);
    m_name->setVisible(there);
    m_place->setVisible(!m_place->text().isEmpty());
    m_says->setVisible(!about.says.isEmpty());
}

void FrameCard::choose(bool heard, int run)
{
    const int row = m_model.rowOf(heard, run);
    if (row < 0)
        return;
    m_table->selectRow(row);
    mark(row); // also where it was chosen already
}

QString FrameCard::words() const
{
    if (isHidden())
        return {};
    QStringList lines{m_requestTitle->text(), m_answerTitle->text()};
    for (const FieldsModel::Row &row : m_model.rows())
        lines << QStringList{row.heard ? u"<"_s : u">"_s,
                             FieldWords::range(row.field),
                             row.raw,
                             row.name,
                             row.place,
                             row.says}
                     .join(u'\t');
    return lines.join(u'\n');
}

} // namespace console
