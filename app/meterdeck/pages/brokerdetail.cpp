// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/brokerdetail.h"

#include "engine/listenplace.h"
#include "models/devicerow.h"
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
    m_type = new widgets::Button(tr("Type it…"), widgets::Button::Kind::Normal, m_broker);
    m_type->setIconName(u"lock"_s);
    m_type->hide();
    m_broker->content()->addWidget(m_type, 0, Qt::AlignLeading);
    connect(m_type, &QPushButton::clicked, this, [this] { emit secretRequested(m_transport.id); });
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
    showHint();
    showFacts();
    showRates();
    m_troubles->setTransport(transport);
    m_troubles->setVisible(transport.type == "mqtt"_L1 || !transport.counters.errors.isEmpty() ||
                           !transport.counters.rejects.isEmpty());
    const QList<core::Reject> rejects = m_engine.lastRejects(transport.id);
    m_rejects->setRejects(rejects);
    m_rejectCard->setVisible(!rejects.isEmpty());
    m_rejectCard->setMeta(tr("newest first, the last %1").arg(rejects.size()));
    const int rows = std::min(int(rejects.size()), RejectRows);
    m_rejectTable->setMinimumHeight(m_rejectTable->horizontalHeader()->height() +
                                    std::max(rows, 1) *
                                        m_rejectTable->verticalHeader()->defaultSectionSize());
}

void BrokerDetail::showHint()
{
    const bool wants = !m_transport.wantsSecret.isEmpty();
    const bool listens = m_transport.type == "mesh-http"_L1;
    m_type->setVisible((wants || m_transport.loginRefused) &&
                       isSignalConnected(QMetaMethod::fromSignal(&BrokerDetail::secretRequested)));
    if (wants && listens)
        m_hint->setHint(
            tr("Every machine in reach may post here."),
            tr("It listens beyond this computer, and no token is known that gateways would name."));
    else if (wants)
        m_hint->setHint(tr("It waits for its password or key."),
                        tr("Nothing is tried without it, for servers lock accounts. All else runs."));
    else if (m_transport.lastError && m_transport.state != core::TransportState::Up)
        m_hint->setHint(
            Words::errorTitle(m_transport.lastError->code),
            tr("%1: %2", "place and detail").arg(m_transport.lastError->where, m_transport.lastError->detail),
            Words::errorRemedy(*m_transport.lastError));
    else if (m_transport.state != core::TransportState::BackPressed)
        m_hint->clear();
    else if (listens)
        m_hint->setHint(tr("The database is behind, so gateways are turned away for the moment."),
                        tr("What a gateway cannot deliver it may throw away."));
    else if (m_transport.type != "mqtt"_L1)
        m_hint->setHint(tr("The database is behind, so nothing is asked for the moment."),
                        tr("The server keeps it; it is read later."));
    else
        m_hint->setHint(
            tr("The database is behind, so the broker keeps the messages."),
            tr("A broker keeps them within limits of its own; beyond those they are lost there."));
}

QString BrokerDetail::presenceWords() const
{
    int present = 0;
    int all = 0;
    for (const engine::DeviceInfo &device : m_engine.devices()) {
        if (device.transport != m_transport.id)
            continue;
        ++all;
        present += isWell(m_engine.live().deviceHealth(device.id).presence);
    }
    if (all == 0)
        return tr("none has been heard yet");
    return tr("%1 of %2 are present").arg(Words::count(quint64(present)), Words::count(quint64(all)));
}

QList<Fact> BrokerDetail::webFacts() const
{
    const core::TransportSettings *settings = m_engine.workspace().transport(m_transport.id);
    if (!settings)
        return {};
    QStringList profiles;
    for (const core::ProfileId &id : settings->profiles) {
        const core::ProfilePtr profile = m_engine.profiles().find(id);
        profiles << (profile && !profile->name.isEmpty() ? profile->name : id.toString());
    }
    QList<Fact> facts;
    if (m_transport.type == "thingsboard"_L1)
        facts << Fact{tr("Login"), settings->apiKey ? tr("with an API key") : settings->user}
              << Fact{tr("Device profile"), settings->deviceProfile.isEmpty()
                                                ? tr("all devices of this login")
                                                : settings->deviceProfile};
    if (m_transport.type == "mesh-backend"_L1)
        facts << Fact{tr("Login"), settings->user.isEmpty() ? tr("none") : settings->user}
              << Fact{tr("Asked every"), Words::age(settings->poll)};
    if (m_transport.type == "mesh-http"_L1) {
        // Nobody can post to "all addresses": this computer's first one stands for them.
        const bool all = settings->host == "0.0.0.0"_L1;
        const QString host = all ? engine::ownAddresses().value(0, settings->host) : settings->host;
        facts << Fact{tr("Gateways post to"), u"http://%1:%2/data"_s.arg(host).arg(settings->tcpPort), true};
    }
    facts << Fact{tr("Devices"), presenceWords()} << Fact{tr("Profiles"), profiles.join(u", "_s)};
    if (!m_transport.sameIdentity.isEmpty())
        facts << Fact{tr("Same identity twice"),
                      tr("%1: another device has the same name or the same credentials on the server")
                          .arg(m_transport.sameIdentity.join(u", "_s)),
                      false, true};
    return facts;
}

void BrokerDetail::showFacts()
{
    const engine::BrokerTerms &terms = m_transport.broker;
    QList<Fact> facts;
    facts << Fact{tr("State"), m_transport.words.isEmpty()
                                   ? Words::transportState(m_transport.state)
                                   : tr("%1: %2", "state and the transport's own words")
                                         .arg(Words::transportState(m_transport.state), m_transport.words)};
    if (m_transport.type != "mqtt"_L1) {
        m_facts->setFacts(facts + webFacts());
        return;
    }
    const QString session =
        terms.persistent && terms.qos > 0
            ? tr("kept by the broker while we are away; at least once (QoS %1)").arg(terms.qos)
            : tr("not kept: what comes while we are away is lost (QoS %1)").arg(terms.qos);
    facts << Fact{tr("Session"), session} << Fact{tr("Profiles"), terms.profiles.join(u", "_s)}
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
