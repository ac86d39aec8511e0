// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/progresscard.h"

#include "widgets/label.h"
#include "widgets/progressline.h"
#include "words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using commands::Progress;

namespace console {

ProgressCard::ProgressCard(const engine::Engine &engine, QWidget *parent)
    : Card(tr("In progress"), {}, parent), m_engine(engine)
{
    content()->setSpacing(12);
    content()->addStretch(1);
    connect(&engine, &engine::Engine::commandProgressed, this, &ProgressCard::take);
    connect(&engine, &engine::Engine::commandFinished, this, [this](const core::CommandId &id) {
        // Refusals may end without a last step.
        Progress end;
        end.command.id = id;
        end.stage = Progress::Stage::Outcome;
        take(end);
    });
}

QString ProgressCard::titleOf(const core::Command &command) const
{
    const auto device = m_engine.device(command.device);
    return tr("%1, %2", "order, device")
        .arg(Words::orderTitle(command), device ? device->name : command.device.toString());
}

QString ProgressCard::wordsOf(const Order &order)
{
    switch (order.progress.stage) {
    case Progress::Stage::Requested:
        return tr("written into the audit, not sent yet");
    case Progress::Stage::Sent:
        return tr("sent once, waiting for proof");
    case Progress::Stage::Accepted:
        return tr("taken by the broker or bus, waiting for proof");
    case Progress::Stage::Evidence:
        return tr("evidence is there, it has to stay so");
    case Progress::Stage::Outcome:
        break;
    }
    return {};
}

void ProgressCard::take(const Progress &progress)
{
    const core::CommandId id = progress.command.id;
    if (progress.stage == Progress::Stage::Outcome) {
        const auto found = m_orders.constFind(id);
        if (found == m_orders.constEnd())
            return;
        found->box->hide();
        found->box->deleteLater();
        m_orders.erase(found);
        setMeta(m_orders.isEmpty() ? QString() : Words::count(quint64(m_orders.size())));
        if (m_orders.isEmpty())
            emit filled(false);
        return;
    }
    const bool fresh = !m_orders.contains(id);
    Order &order = m_orders[id];
    order.progress = progress;
    order.since.start();
    if (fresh) {
        order.box = new QWidget(this);
        auto *layout = new QVBoxLayout(order.box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(2);
        order.line = new widgets::ProgressLine(titleOf(progress.command), order.box);
        order.words = new widgets::Label({}, widgets::Role::Caption, widgets::Token::Text3, 0, order.box);
        order.words->setElided(true);
        layout->addWidget(order.line);
        layout->addWidget(order.words);
        content()->insertWidget(0, order.box);
        setMeta(Words::count(quint64(m_orders.size())));
        if (m_orders.size() == 1)
            emit filled(true);
    }
    refresh();
}

void ProgressCard::refresh()
{
    for (Order &order : m_orders) {
        const auto gone = order.progress.sinceSent + std::chrono::milliseconds(order.since.elapsed());
        const auto window = order.progress.window;
        if (order.progress.stage == Progress::Stage::Requested || window <= 0ms) {
            order.line->setFraction(std::nullopt);
            order.line->setNote({});
        } else {
            order.line->setFraction(double(gone.count()) / double(window.count()));
            order.line->setNote(tr("%1 left").arg(Words::age(std::max(0ms, window - gone))));
        }
        order.words->setText(wordsOf(order));
    }
}

} // namespace console
