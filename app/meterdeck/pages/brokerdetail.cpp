// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/brokerdetail.h"

#include "models/rejectsmodel.h"
#include "pages/factgrid.h"
#include "pages/hintcard.h"
#include "pages/troublecard.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/histogram.h"
#include "widgets/label.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QMetaMethod>

#include <cmath>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

namespace {

constexpr int NarrowBelow = 960;
constexpr int RejectRows = 8;

} // namespace

BrokerDetail::BrokerDetail(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_lower(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildBroker());
    m_troubles = new TroubleCard(this);
    m_lower->setSpacing(12);
    m_lower->addWidget(m_troubles, 2);
    m_lower->addWidget(buildRejects(), 3);
    layout->addLayout(m_lower);
}

QWidget *BrokerDetail::buildBroker()
{
    m_broker = new Card({}, {}, this);
    m_topics = new widgets::Button(tr("Browse topics"), widgets::Button::Kind::Quiet, m_broker);
    m_topics->setIconName(u"search"_s);
    m_topics->setToolTip(tr("Listen to everything on this broker; nothing is published"));
    m_topics->hide();
    m_broker->addHeaderWidget(m_topics);
    connect(m_topics, &QPushButton::clicked, this, [this] { emit topicsRequested(m_transport.id); });
    m_hint = new HintCard(m_broker);
    m_broker->content()->addWidget(m_hint);
    m_facts = new FactGrid(m_broker);
    m_broker->content()->addWidget(m_facts);
    m_broker->content()->addSpacing(4);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Messages a second, last 30 min"), Role::Table, Token::Text, 600, m_broker));
    m_rateWords = new Label({}, Role::Table, Token::Text2, 0, m_broker);
    m_rateWords->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rateWords->setElided(true);
    head->addWidget(m_rateWords, 1);
    m_broker->content()->addLayout(head);
    m_rates = new widgets::Histogram(m_broker);
    m_rates->setAccessibleName(tr("Messages a second, last 30 min"));
    m_broker->content()->addWidget(m_rates);
    return m_broker;
}

QWidget *BrokerDetail::buildRejects()
{
    m_rejectCard = new Card(tr("Last refused messages"), {}, this);
    m_rejectCard->setFlush(true);
    m_rejects = new RejectsModel(this);
    m_rejectTable = new TableView(m_rejectCard);
    m_rejectTable->setAccessibleName(tr("Last refused messages"));
    m_rejectTable->setModel(m_rejects);
    const QFontMetrics mono(widgets::Theme::of(this).font(Role::Mono));
    m_rejectTable->setColumnWidth(RejectsModel::Time, mono.horizontalAdvance(u"00:00:00"_s) + 24);
    m_rejectTable->setColumnWidth(RejectsModel::Reason, 150);
    m_rejectTable->setColumnWidth(RejectsModel::Topic, 180);
    m_rejectTable->setStretchColumn(RejectsModel::Raw);
    m_rejectTable->setMinimumHeight(m_rejectTable->horizontalHeader()->height() +
                                    4 * m_rejectTable->verticalHeader()->defaultSectionSize());
    m_rejectCard->content()->addWidget(m_rejectTable, 1);
    return m_rejectCard;
}

void BrokerDetail::resizeEvent(QResizeEvent *event)
{
    const auto direction = width() < NarrowBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_lower->direction() != direction)
        m_lower->setDirection(direction);
    QWidget::resizeEvent(event);
}

void BrokerDetail::setTransport(const engine::TransportInfo &transport)
{
    m_transport = transport;
    m_broker->setTitle(transport.name);
    m_topics->setVisible(transport.type == "mqtt"_L1 &&
                         isSignalConnected(QMetaMethod::fromSignal(&BrokerDetail::topicsRequested)));
    m_broker->setMeta(
        tr("%1, %2", "kind and address").arg(Words::transportType(transport.type), transport.address));
    if (transport.lastError && transport.state != core::TransportState::Up)
        m_hint->setHint(
            Words::errorTitle(transport.lastError->code),
            tr("%1: %2", "place and detail").arg(transport.lastError->where, transport.lastError->detail),
            Words::errorRemedy(*transport.lastError));
    else if (transport.state == core::TransportState::BackPressed)
        m_hint->setHint(
            tr("The database is behind, so the broker keeps the messages."),
            tr("A broker keeps them within limits of its own; beyond those they are lost there."));
    else
        m_hint->clear();
    showFacts();
    showRates();
    m_troubles->setTransport(transport);
    const QList<core::Reject> rejects = m_engine.lastRejects(transport.id);
    m_rejects->setRejects(rejects);
    m_rejectCard->setVisible(!rejects.isEmpty());
    m_rejectCard->setMeta(tr("newest first, the last %1").arg(rejects.size()));
    const int rows = std::min(int(rejects.size()), RejectRows);
    m_rejectTable->setMinimumHeight(m_rejectTable->horizontalHeader()->height() +
                                    std::max(rows, 1) *
                                        m_rejectTable->verticalHeader()->defaultSectionSize());
}

void BrokerDetail::showFacts()
{
    const engine::BrokerTerms &terms = m_transport.broker;
    QList<Fact> facts;
    const QString session =
        terms.persistent && terms.qos > 0
            ? tr("kept by the broker while we are away; at least once (QoS %1)").arg(terms.qos)
            : tr("not kept: what comes while we are away is lost (QoS %1)").arg(terms.qos);
    facts << Fact{tr("State"), m_transport.words.isEmpty()
                                   ? Words::transportState(m_transport.state)
                                   : tr("%1: %2", "state and the transport's own words")
                                         .arg(Words::transportState(m_transport.state), m_transport.words)}
          << Fact{tr("Session"), session} << Fact{tr("Profiles"), terms.profiles.join(u", "_s)}
          << Fact{tr("Topics"), terms.filters.join(u",  "_s)}
          << Fact{tr("Keep-alive"), Words::age(terms.keepAlive)}
          << Fact{tr("User"), terms.user.isEmpty() ? tr("anonymous") : terms.user};
    m_facts->setFacts(facts);
}

void BrokerDetail::showRates()
{
    const QList<double> rates = m_engine.messageRates(m_transport.id);
    double most = 0;
    for (const double rate : rates) {
        if (std::isfinite(rate))
            most = std::max(most, rate);
    }
    m_rates->setBars(rates,
                     {{0, tr("30 min ago")}, {1.0 / 3, tr("20")}, {2.0 / 3, tr("10")}, {1, tr("now")}});
    const QString said =
        tr("now %1 a second, at most %2")
            .arg(Words::number(m_transport.messagesPerSecond, m_transport.messagesPerSecond < 10 ? 1 : 0),
                 Words::number(most, most < 10 ? 1 : 0));
    m_rateWords->setText(said);
    m_rates->setAccessibleDescription(said);
}

} // namespace console
