// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transportspage.h"

#include "livefeed.h"
#include "pages/pageheader.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"
#include "widgets/stattile.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHeaderView>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

namespace {

constexpr int MostFigures = 5;
/// Rows beyond these scroll; a card is never higher than what stands in it.
constexpr int MostTransports = 12;
constexpr int MostTroubles = 16;

/// What a transport of a type counts as errors and refusals, in the order of the way a message takes. Shown
/// also while nothing was counted: none is an answer, too.
QStringList usualErrors(const QString &type)
{
    if (type == "modbus-rtu"_L1)
        return {u"no-answer"_s, u"crc"_s, u"short"_s, u"late"_s, u"foreign"_s, u"echo"_s, u"noise"_s};
    return {};
}

QStringList usualRejects(const QString &type)
{
    if (type == "mqtt"_L1)
        return {u"unknown-topic"_s, u"too-large"_s, u"json"_s, u"nan"_s, u"number"_s, u"unknown-text"_s};
    return {};
}

/// What is wrong and what to do, behind an ink edge so that it is seen first.
class Hint : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const widgets::Theme &theme = widgets::Theme::of(this);
        QPainter painter(this);
        painter.setPen(theme.colour(Token::Line));
        painter.setBrush(theme.colour(Token::Raised));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        painter.fillRect(QRect(0, 0, 3, height()), theme.colour(Token::Ink));
    }
};

void fitRows(TableView *table, int most)
{
    const QHeaderView *head = table->horizontalHeader();
    const int rows = std::clamp(table->model()->rowCount(), 1, most);
    // The last row's hairline is left out: the card's own edge stands there.
    table->setFixedHeight((head->isHidden() ? 0 : head->height()) +
                          rows * table->verticalHeader()->defaultSectionSize() - 1);
    table->setVerticalScrollBarPolicy(table->model()->rowCount() > most ? Qt::ScrollBarAsNeeded
                                                                        : Qt::ScrollBarAlwaysOff);
}

} // namespace

TransportsPage::TransportsPage(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_troubles(tr("Kind"), tr("Count"))
    , m_header(new PageHeader(tr("Transports"), this))
    , m_table(new TableView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(m_header);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->addWidget(buildList());
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(buildState());
    right->addWidget(buildTroubles());
    right->addStretch(1);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    layout->addLayout(columns, 1);

    refresh();
    if (m_model.rowCount() > 0)
        m_table->selectRow(0);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TransportsPage::showChosen);
    showChosen();
}

QWidget *TransportsPage::buildList()
{
    m_list = new Card(tr("All transports"), {}, this);
    m_list->setFlush(true);
    m_table->setAccessibleName(tr("Transports"));
    m_table->setRows(TableView::Rows::Double);
    m_table->setModel(&m_model);
    static constexpr std::pair<int, int> widths[] = {
        {TransportsModel::Name, 200},     {TransportsModel::State, 104}, {TransportsModel::Rate, 56},
        {TransportsModel::WireLoad, 116}, {TransportsModel::Errors, 60}, {TransportsModel::Heard, 64}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width);
    m_table->setStretchColumn(TransportsModel::Name);
    m_list->content()->addWidget(m_table);
    return m_list;
}

QWidget *TransportsPage::buildState()
{
    m_state = new Card(tr("State"), {}, this);
    m_stateTitle = new Label({}, Role::Card, Token::Text, 600, m_state);
    m_stateWords = new Label({}, Role::Body, Token::Text2, 0, m_state);
    m_stateWords->setWordWrap(true);
    m_state->content()->setSpacing(4);
    m_state->content()->addWidget(m_stateTitle);
    m_state->content()->addWidget(m_stateWords);

    m_hint = new Hint(m_state);
    auto *hint = new QVBoxLayout(m_hint);
    hint->setContentsMargins(16, 10, 12, 10);
    hint->setSpacing(2);
    m_errorTitle = new Label({}, Role::Body, Token::Text, 600, m_hint);
    m_errorText = new Label({}, Role::Body, Token::Text2, 0, m_hint);
    m_errorText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy = new Label({}, Role::Body, Token::Text, 500, m_hint);
    for (Label *label : {m_errorTitle, m_errorText, m_remedy}) {
        label->setWordWrap(true);
        hint->addWidget(label);
    }
    m_state->content()->addSpacing(4);
    m_state->content()->addWidget(m_hint);
    m_state->content()->addSpacing(8);

    auto *figures = new QHBoxLayout;
    figures->setSpacing(24);
    for (int at = 0; at < MostFigures; ++at) {
        m_figures << new widgets::StatTile(m_state);
        figures->addWidget(m_figures.constLast(), 1);
    }
    m_state->content()->addLayout(figures);
    return m_state;
}

QWidget *TransportsPage::buildTroubles()
{
    m_troubleCard = new Card(tr("Errors and refusals by kind"), {}, this);
    m_troubleCard->setFlush(true);
    m_troubleTable = new TableView(m_troubleCard);
    m_troubleTable->setAccessibleName(tr("Errors and refusals by kind"));
    m_troubleTable->setModel(&m_troubles);
    m_troubleTable->horizontalHeader()->hide();
    m_troubleTable->setColumnWidth(1, 260);
    m_troubleTable->setStretchColumn(0);
    m_troubleCard->content()->addWidget(m_troubleTable);
    return m_troubleCard;
}

void TransportsPage::refresh()
{
    m_model.setTransports(m_engine.transports(), LiveFeed::now());
    fitRows(m_table, MostTransports);
    int up = 0;
    double rate = 0;
    QStringList down;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const engine::TransportInfo &transport = *m_model.transport(row);
        rate += transport.messagesPerSecond;
        if (transport.state == core::TransportState::Up)
            ++up;
        else
            down << (transport.name.isEmpty() ? transport.id.toString() : transport.name);
    }
    m_list->setMeta(Words::count(quint64(m_model.rowCount())));
    if (m_model.rowCount() == 0)
        m_header->setSentence(tr("This workspace names no transport."));
    else if (down.isEmpty())
        m_header->setSentence(tr("Nothing needs you."),
                              tr("All transports are up and carry %1 messages a second.")
                                  .arg(Words::number(rate, rate < 10 ? 1 : 0)));
    else
        m_header->setSentence(tr("Not up: %1.").arg(down.join(u", "_s)),
                              tr("%1 of %2 are up and carry %3 messages a second.")
                                  .arg(up)
                                  .arg(m_model.rowCount())
                                  .arg(Words::number(rate, rate < 10 ? 1 : 0)));
    showChosen();
}

void TransportsPage::showChosen()
{
    const engine::TransportInfo *transport = m_model.transport(m_table->currentIndex().row());
    if (!transport)
        transport = m_model.transport(0);
    m_state->setVisible(transport);
    m_troubleCard->setVisible(transport);
    if (!transport)
        return;
    showState(*transport);
    showFigures(*transport);
    showTroubles(*transport);
}

void TransportsPage::showState(const engine::TransportInfo &transport)
{
    m_state->setTitle(transport.name.isEmpty() ? transport.id.toString() : transport.name);
    m_state->setMeta(
        tr("%1, %2", "kind and address").arg(Words::transportType(transport.type), transport.address));
    m_stateTitle->setText(Words::transportState(transport.state));
    m_stateTitle->setToken(transport.state == core::TransportState::Up
                               ? Token::Text
                               : widgets::QualityMark::token(TransportsModel::markOf(transport.state)));
    QStringList words;
    // A transport that is down describes itself by its error, which stands below.
    if (!transport.words.isEmpty() && transport.words != transport.address && !transport.lastError)
        words << transport.words;
    words << (transport.lastHeard == core::UtcTime{}
                  ? tr("nothing heard yet")
                  : tr("last heard %1 ago")
                        .arg(Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(
                            LiveFeed::now() - transport.lastHeard))));
    m_stateWords->setText(words.join(u"; "_s));

    m_hint->setVisible(transport.lastError.has_value());
    if (!transport.lastError)
        return;
    m_errorTitle->setText(Words::errorTitle(transport.lastError->code));
    m_errorText->setText(
        tr("%1: %2", "place and detail").arg(transport.lastError->where, transport.lastError->detail));
    const QString remedy = Words::errorRemedy(*transport.lastError);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
}

void TransportsPage::showFigures(const engine::TransportInfo &transport)
{
    const core::TransportCounters &counters = transport.counters;
    QList<std::pair<QString, quint64>> figures;
    if (transport.type == "modbus-rtu"_L1)
        figures << std::pair(tr("requests sent"), counters.requests)
                << std::pair(tr("valid answers"), counters.messages);
    else
        figures << std::pair(tr("messages"), counters.messages)
                << std::pair(tr("duplicates dropped"), counters.duplicates);
    figures << std::pair(tr("readings"), counters.readings) << std::pair(tr("gaps recorded"), counters.gaps)
            << std::pair(tr("reconnects"), counters.reconnects);
    for (qsizetype at = 0; at < m_figures.size(); ++at) {
        m_figures.at(at)->setFigure(Words::count(figures.at(at).second));
        m_figures.at(at)->setWords(figures.at(at).first);
    }
}

void TransportsPage::showTroubles(const engine::TransportInfo &transport)
{
    const core::TransportCounters &counters = transport.counters;
    QList<TallyModel::Row> troubles;
    quint64 sum = 0;
    const auto add = [&troubles, &sum](const QMap<QString, quint64> &counted, QStringList keys,
                                       QString (*word)(const QString &)) {
        for (const QString &key : counted.keys()) {
            if (!keys.contains(key) && counted.value(key) > 0)
                keys << key;
        }
        for (const QString &key : keys) {
            troubles << TallyModel::Row{word(key), counted.value(key), true};
            sum += counted.value(key);
        }
    };
    add(counters.errors, usualErrors(transport.type), &Words::wireError);
    add(counters.rejects, usualRejects(transport.type), &Words::rejectReason);
    std::stable_sort(
        troubles.begin(), troubles.end(),
        [](const TallyModel::Row &left, const TallyModel::Row &right) { return left.count > right.count; });
    m_troubles.setRows(troubles);
    fitRows(m_troubleTable, MostTroubles);
    m_troubleCard->setMeta(sum == 0 ? tr("none since the start")
                                    : tr("%1 since the start").arg(Words::count(sum)));
}

} // namespace console
