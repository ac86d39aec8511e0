// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transportspage.h"

#include "livefeed.h"
#include "pages/pageheader.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

TransportsPage::TransportsPage(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_counts(tr("Counted since the start"), tr("Count"))
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
    auto *list = new Card(tr("Transports"), {}, this);
    list->setFlush(true);
    m_table->setAccessibleName(tr("Transports"));
    m_table->setRows(TableView::Rows::Double);
    m_table->setModel(&m_model);
    static constexpr std::pair<int, int> widths[] = {
        {TransportsModel::Name, 230},    {TransportsModel::State, 120}, {TransportsModel::Rate, 60},
        {TransportsModel::WireLoad, 86}, {TransportsModel::Errors, 66}, {TransportsModel::Heard, 76}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width);
    m_table->setStretchColumn(TransportsModel::Name);
    list->content()->addWidget(m_table);
    columns->addWidget(list, 1);

    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(buildState());
    auto *tables = new QHBoxLayout;
    tables->setSpacing(12);
    const auto addTable = [this, tables](const QString &title, TallyModel &model) {
        auto *card = new Card(title, {}, this);
        card->setFlush(true);
        auto *table = new TableView(card);
        table->setAccessibleName(title);
        table->setModel(&model);
        table->setColumnWidth(1, 90);
        table->setStretchColumn(0);
        card->content()->addWidget(table);
        tables->addWidget(card, 1);
        return card;
    };
    addTable(tr("Figures"), m_counts);
    m_troubleCard = addTable(tr("Errors and refusals by kind"), m_troubles);
    right->addLayout(tables, 1);
    columns->addLayout(right, 1);
    layout->addLayout(columns, 1);

    refresh();
    if (m_model.rowCount() > 0)
        m_table->selectRow(0);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TransportsPage::showChosen);
    showChosen();
}

QWidget *TransportsPage::buildState()
{
    m_state = new Card(tr("State"), {}, this);
    m_stateTitle = new Label({}, Role::Card, Token::Text, 600, m_state);
    m_stateWords = new Label({}, Role::Body, Token::Text2, 0, m_state);
    m_stateWords->setWordWrap(true);
    m_errorTitle = new Label({}, Role::Body, Token::Critical, 600, m_state);
    m_errorText = new Label({}, Role::Body, Token::Text2, 0, m_state);
    m_errorText->setWordWrap(true);
    m_errorText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy = new Label({}, Role::Body, Token::Text, 500, m_state);
    m_remedy->setWordWrap(true);
    m_state->content()->setSpacing(4);
    for (Label *label : {m_stateTitle, m_stateWords, m_errorTitle, m_errorText, m_remedy})
        m_state->content()->addWidget(label);
    for (Label *label : {m_errorTitle, m_errorText, m_remedy})
        label->hide();
    return m_state;
}

void TransportsPage::refresh()
{
    m_model.setTransports(m_engine.transports(), LiveFeed::now());
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
    if (!transport)
        return;
    m_state->setTitle(transport->name.isEmpty() ? transport->id.toString() : transport->name);
    m_state->setMeta(
        tr("%1, %2", "kind and address").arg(Words::transportType(transport->type), transport->address));
    m_stateTitle->setText(Words::transportState(transport->state));
    m_stateTitle->setToken(transport->state == core::TransportState::Up
                               ? Token::Text
                               : widgets::QualityMark::token(TransportsModel::markOf(transport->state)));
    m_stateWords->setText(transport->words);
    m_stateWords->setVisible(!transport->words.isEmpty());
    const bool failed = transport->lastError.has_value();
    for (Label *label : {m_errorTitle, m_errorText, m_remedy})
        label->setVisible(failed);
    if (failed) {
        m_errorTitle->setText(Words::errorTitle(transport->lastError->code));
        m_errorText->setText(
            tr("%1: %2", "place and detail").arg(transport->lastError->where, transport->lastError->detail));
        const QString remedy = Words::errorRemedy(*transport->lastError);
        m_remedy->setText(remedy);
        m_remedy->setVisible(!remedy.isEmpty());
    }

    const core::TransportCounters &counters = transport->counters;
    const bool bus = transport->type == "modbus-rtu"_L1;
    QList<TallyModel::Row> counts = {{bus ? tr("Valid answers") : tr("Messages"), counters.messages},
                                     {tr("Readings"), counters.readings}};
    if (bus)
        counts << TallyModel::Row{tr("Requests sent"), counters.requests};
    else
        counts << TallyModel::Row{tr("Duplicates recognised and dropped"), counters.duplicates};
    counts << TallyModel::Row{tr("Gaps recorded"), counters.gaps, true}
           << TallyModel::Row{tr("Reconnects"), counters.reconnects};
    m_counts.setRows(counts);

    QList<TallyModel::Row> troubles;
    for (auto it = counters.errors.begin(); it != counters.errors.end(); ++it)
        troubles << TallyModel::Row{Words::wireError(it.key()), it.value(), true};
    for (auto it = counters.rejects.begin(); it != counters.rejects.end(); ++it)
        troubles << TallyModel::Row{Words::rejectReason(it.key()), it.value(), true};
    std::sort(
        troubles.begin(), troubles.end(),
        [](const TallyModel::Row &left, const TallyModel::Row &right) { return left.count > right.count; });
    m_troubles.setRows(troubles);
    quint64 sum = 0;
    for (const TallyModel::Row &row : troubles)
        sum += row.count;
    m_troubleCard->setMeta(sum == 0 ? tr("none") : tr("%1 in all").arg(Words::count(sum)));
}

} // namespace console
