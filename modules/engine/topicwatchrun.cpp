// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicwatchrun.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

namespace {

constexpr auto TellEvery = 200ms;
/// So that a report costs the window little, however many topics change.
constexpr int MostChanges = 2'000;
/// What is shown of an order; the whole stands in the topic's history.
constexpr qsizetype OrderBytes = 1'024;
const QString BrokersOwn = QStringLiteral("$SYS/#");

mqtt::TopicLook lookOf(const TopicRequest &request)
{
    QList<core::ProfilePtr> own;
    for (const core::ProfilePtr &profile : request.profiles) {
        if (request.settings.profiles.contains(profile->id))
            own << profile;
    }
    mqtt::CodecSettings settings;
    settings.zone = request.settings.zone;
    settings.keys = request.keys;
    return {request.settings.id, own, request.profiles, settings};
}

} // namespace

TopicWatch::Run::Run(const TopicRequest &request)
    : m_request(request), m_store(request.limits), m_look(lookOf(request)), m_pause(1s, 15s)
{
    // So that they go to the thread too.
    m_tick.setParent(this);
    m_retry.setParent(this);
    m_tick.setInterval(TellEvery);
    m_retry.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &Run::tell);
    connect(&m_retry, &QTimer::timeout, this, &Run::connectToBroker);
}

TopicWatch::Run::~Run()
{
    if (m_client)
        m_client->close();
}

QStringList TopicWatch::Run::filters() const
{
    QStringList filters{m_request.filter};
    if (m_request.brokersOwn && m_request.filter != BrokersOwn)
        filters << BrokersOwn;
    return filters;
}

void TopicWatch::Run::start()
{
    connectToBroker();
    m_tick.start();
    tell();
}

void TopicWatch::Run::enter(TopicReport::State state)
{
    m_state = state;
    m_stateChanged = true;
}

void TopicWatch::Run::connectToBroker()
{
    // What belongs to the running connection stays with it: its id, its session, its presence, its group.
    mqtt::ConnectSettings how = mqtt::connectSettings(m_request.settings, m_request.password);
    how.clientId = "mdlook-"_L1 + QString::number(QRandomGenerator::global()->generate64(), 36);
    how.persistent = false;
    how.presenceTopic.clear();
    if (!m_client) {
        m_client.reset(mqtt::MqttClient::create(nullptr));
        m_client->setReceiver([this](const mqtt::Message &message) { receive(message); });
        connect(m_client.get(), &mqtt::MqttClient::connected, this, [this] {
            // At QoS 0: nothing has to be acknowledged, and nothing is kept for us.
            if (const auto asked = m_client->subscribe(filters(), 0, false); !asked)
                m_client->drop(), lost(asked.error());
        });
        connect(m_client.get(), &mqtt::MqttClient::subscribed, this, &Run::granted);
        connect(m_client.get(), &mqtt::MqttClient::disconnected, this, &Run::lost);
    }
    m_client->open(how);
}

void TopicWatch::Run::granted(const QList<int> &codes)
{
    m_refused.clear();
    const QStringList asked = filters();
    for (qsizetype at = 0; at < asked.size(); ++at) {
        if (codes.value(at, 128) >= 128)
            m_refused << asked.at(at);
    }
    m_error.reset();
    m_pause.reset();
    enter(m_refused.size() == asked.size() ? TopicReport::State::Refused : TopicReport::State::Reading);
}

void TopicWatch::Run::lost(const core::Error &error)
{
    m_error = error;
    enter(TopicReport::State::Away);
    m_retry.start(m_pause.next());
}

void TopicWatch::Run::receive(const mqtt::Message &message)
{
    const core::UtcTime at = m_clock.now();
    m_store.receive(message.topic, message.payload, message.retained, message.qos, at, m_clock.steady());
    m_look.learn(message.topic, message.payload);
    if (message.retained && !message.payload.isEmpty())
        keepOrder(message, at);
}

void TopicWatch::Run::keepOrder(const mqtt::Message &message, core::UtcTime at)
{
    const auto use = m_look.order(message.topic);
    if (!use)
        return;
    RetainedOrder order;
    order.topic = QString::fromUtf8(message.topic.data(), qsizetype(message.topic.size()));
    order.payload = message.payload.first(std::min(message.payload.size(), OrderBytes)).toByteArray();
    order.size = message.payload.size();
    order.profile = use->profile;
    order.pattern = use->pattern;
    order.foundAt = at;
    const auto known = std::find_if(m_orders.begin(), m_orders.end(),
                                    [&](const RetainedOrder &other) { return other.topic == order.topic; });
    if (known != m_orders.end()) {
        *known = order; // subscribed again, after the connection was lost
    } else {
        ++m_ordersInAll;
        if (m_orders.size() < TopicReport::MostOrders)
            m_orders.append(order);
    }
    m_ordersChanged = true;
}

void TopicWatch::Run::look(mqtt::TopicNumber number)
{
    m_looked = number;
    m_lookChanged = true;
    tell();
}

void TopicWatch::Run::taken() { m_taken = true; }

std::optional<TopicDetail> TopicWatch::Run::detail()
{
    const quint64 count = m_store.count(m_looked);
    if (m_looked == 0 || (!m_lookChanged && count == m_lookedCount))
        return std::nullopt;
    m_lookChanged = false;
    m_lookedCount = count;
    TopicDetail detail;
    detail.number = m_looked;
    detail.topic = m_store.topic(m_looked);
    detail.count = count;
    detail.history = m_store.history(m_looked);
    const std::string_view topic = m_store.topicBytes(m_looked);
    if (detail.history.isEmpty()) {
        detail.meaning.uses = m_look.uses(topic);
    } else {
        const mqtt::TopicRecord &last = detail.history.constFirst();
        if (last.isWhole())
            detail.meaning = m_look.meaning(topic, last.payload, last.retained, {last.at, m_clock.steady()});
        else
            detail.meaning.uses = m_look.uses(topic);
    }
    return detail;
}

void TopicWatch::Run::tell()
{
    if (!m_taken)
        return;
    TopicReport report;
    report.detail = detail();
    report.changes = m_store.takeChanges(MostChanges, m_clock.steady());
    const bool isNews = m_stateChanged || m_ordersChanged || report.detail || !report.changes.isEmpty() ||
                        m_toldMessages != m_store.messages();
    if (!isNews)
        return;
    report.state = m_state;
    report.error = m_error;
    report.refused = m_refused;
    report.isAfresh = std::exchange(m_afresh, false);
    report.isBehind = m_store.hasChanges();
    report.nodes = m_store.nodes();
    report.messages = m_toldMessages = m_store.messages();
    report.bytes = m_store.bytes();
    report.losses = m_store.losses();
    report.ordersInAll = m_ordersInAll;
    if (m_ordersChanged || report.isAfresh)
        report.orders = m_orders;
    m_ordersChanged = m_stateChanged = false;
    m_taken = false;
    emit reported(report);
}

} // namespace engine
