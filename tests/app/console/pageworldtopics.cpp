// SPDX-License-Identifier: GPL-3.0-or-later
#include "livefeed.h"
#include "pages/topicspage.h"
#include "pageworld.h"

using namespace Qt::StringLiterals;

/// A broker's topics as after a while, with what can be said of them: an order that is kept, a message that
/// is read, what was left out.
std::unique_ptr<QWidget> PageWorld::browse()
{
    auto page = std::make_unique<console::TopicsPage>(*m_engine, core::TransportId(u"site"_s));
    page->setListening(false);
    const core::UtcTime now = console::LiveFeed::now();
    mqtt::TopicStore store;
    const core::SteadyTime steady = core::SystemClock().steady();
    const auto put = [&](std::string_view topic, const QByteArray &payload, bool retained) {
        return store.receive(topic, payload, retained, 0, now, steady);
    };
    const QByteArray metrics = R"({"voltage":231.4,"current":6.82,"power":1523.0})";
    const auto looked = put("dev/ESP32-1a2b/pzem/metrics", metrics, false);
    put("dev/ESP32-1a2b/status", "Online", true);
    put("dev/ESP32-1a2b/relay/commands", "RELAY_OFF", true);
    put("laboratory/meter-7/data", R"({"voltage":229.8})", false);
    engine::TopicReport report;
    report.state = engine::TopicReport::State::Reading;
    report.isAfresh = true;
    report.changes = store.takeChanges(100, steady);
    report.nodes = store.nodes();
    report.messages = store.messages();
    report.losses.tooMany = 1204;
    engine::RetainedOrder order;
    order.topic = u"dev/ESP32-1a2b/relay/commands"_s;
    order.payload = "RELAY_OFF";
    order.size = order.payload.size();
    order.profile = m_engine->profiles().find(core::ProfileId(u"iot-smart-meter"_s));
    order.foundAt = now;
    report.orders = QList{order};
    report.ordersInAll = 1;
    page->take(report);
    page->choose(u"dev/ESP32-1a2b/pzem/metrics"_s);
    engine::TopicReport closely = report;
    closely.isAfresh = false;
    closely.changes.clear();
    closely.orders.reset();
    engine::TopicDetail detail;
    detail.number = looked;
    detail.topic = u"dev/ESP32-1a2b/pzem/metrics"_s;
    detail.count = 1;
    detail.history = store.history(looked);
    const mqtt::TopicLook look(core::TransportId(u"site"_s), {order.profile}, {}, {});
    detail.meaning = look.meaning("dev/ESP32-1a2b/pzem/metrics", metrics, false, {now, steady});
    closely.detail = detail;
    page->take(closely);
    return page;
}
