// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/orderdetail.h"

#include "dialogs/orderjourney.h"
#include "engine/engine.h"
#include "pages/factgrid.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

OrderDetail::OrderDetail(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_outcome(new widgets::OutcomeView(this))
    , m_facts(new FactGrid(this))
    , m_note(new Label({}, Role::Body, Token::Text2, 0, this))
{
    auto *layout = new QVBoxLayout(this);
    // The times at the edge stay clear of the scroll bar.
    constexpr int Clear = 10;
    layout->setContentsMargins(isRightToLeft() ? Clear : 0, 0, isRightToLeft() ? 0 : Clear, 0);
    layout->setSpacing(12);
    layout->addWidget(m_facts);
    layout->insertWidget(0, m_outcome);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addStretch(1);
    m_outcome->hideRelay();
    showOrder(nullptr);
}

void OrderDetail::showOrder(const AuditedOrder *order)
{
    m_outcome->setVisible(order);
    m_facts->setVisible(order);
    m_note->setVisible(order && order->outcome == core::Outcome::NoAnswer);
    ++m_asked;
    if (!order) {
        m_order = {};
        m_filled = false;
        m_steps = 0;
        return;
    }
    const bool same = m_order.command.id == order->command.id && m_order.rows == order->rows && m_filled;
    m_order = *order;
    const QString ending = order->outcome ? Words::outcome(*order->outcome).toLower() : tr("waiting");
    m_outcome->setOutcome(order->outcome,
                          tr("%1, %2", "order and outcome").arg(Words::orderTitle(order->command), ending),
                          tr("%1, %2", "device and time").arg(order->deviceName, Words::moment(order->at)));
    m_note->setText(order->late
                        ? tr("The late answer stands as a row of its own. It corrects the state, never the "
                             "outcome.")
                        : tr("A late answer would stand here as a row of its own, marked late. It would "
                             "correct the state, never the outcome."));
    if (same)
        return;
    m_filled = false;
    m_facts->setFacts({{tr("Ordered by"), order->command.orderedBy},
                       {tr("Reason"), order->command.reason},
                       {tr("Known then"), knownThen(*order)}});
    m_outcome->setStages({});
    m_engine.orderRows(order->command.id, this,
                       [this, asked = m_asked](const engine::OrderRowsAnswer &answer) {
                           if (asked == m_asked)
                               showRows(answer);
                       });
}

void OrderDetail::showRows(const engine::OrderRowsAnswer &answer)
{
    m_filled = true;
    const auto stages = OrderJourney::stages(answer.rows);
    m_steps = int(stages.size());
    m_outcome->setStages(stages);
    QString why;
    QString technical;
    for (const core::AuditEntry &entry : answer.rows) {
        if (entry.stage != "outcome"_L1)
            continue;
        why = OrderJourney::reason(entry.detail);
        technical = entry.detail.value("words"_L1).toString();
    }
    const qint64 sends = std::count_if(answer.rows.begin(), answer.rows.end(),
                                       [](const auto &entry) { return entry.detail.contains("sent_at"_L1); });
    m_facts->setFacts(
        {{tr("Ordered by"), m_order.command.orderedBy},
         {tr("Reason"), m_order.command.reason},
         {tr("Known then"), knownThen(m_order)},
         {tr("Sends"), m_order.outcome ? (sends > 0 ? tr("one, never repeated") : tr("none")) : QString()},
         {tr("Why so"), why},
         {tr("In detail"), technical == why ? QString() : technical},
         {tr("Order"), m_order.command.id.toString(), true},
         {tr("Not readable"), answer.error ? answer.error->detail : QString()}});
}

} // namespace console
