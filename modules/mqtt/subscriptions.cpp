// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtttransportprivate.h"

#include "brokererrors.h"

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

constexpr qsizetype AskedAtOnce = 200; ///< announced topics in one SUBSCRIBE
constexpr qint64 MostLearntBytes = 8 * 1024 * 1024;

} // namespace

/// What is subscribed from the start: of the profiles, shared where the settings say so. Announcements are
/// not shared: each reader needs them all, and a broker keeps retained ones from a group.
QStringList MqttTransport::Private::filters() const
{
    const QStringList configs = codec.configFilters();
    QStringList plain = codec.filters();
    plain.removeIf([&](const QString &filter) { return configs.contains(filter); });
    return sharedFilters(plain, settings.sharedGroup) + configs;
}

void MqttTransport::Private::ask(const QStringList &list, bool onlyNew)
{
    if (list.isEmpty())
        return;
    if (auto done = client->subscribe(list, std::clamp(settings.qos, 0, 1), onlyNew); !done)
        report(done.error());
    else
        asked.append(list);
}

/// Before the first connection of a session that may be resumed: what was announced while nobody was here, or
/// to the process before this one. True when it runs; it ends in connectNow().
bool MqttTransport::Private::lookFirst()
{
    if (!isDurable() || !codec.learns() || announcementsKnown)
        return false;
    look = new AnnouncementLook(
        reachable(), codec.configFilters(), [this](const Message &message) { learn(message); }, q);
    QObject::connect(look, &AnnouncementLook::finished, q, [this](bool complete) {
        std::exchange(look, nullptr)->deleteLater();
        announcementsKnown = complete;
        if (!batch->isEmpty() && outstanding == 0)
            ageTimer->start();
        reach();
    });
    look->start();
    return true;
}

void MqttTransport::Private::learn(const Message &message)
{
    if (rawBytes >= MostLearntBytes)
        return;
    const qsizetype rejects = batch->rejects.size();
    const qsizetype events = batch->events.size();
    codec.decode(message.topic, message.payload, message.retained, {clock->now(), clock->steady()}, *batch);
    countRaw(rejects, events);
}

/// After a connection: everything with a new session. In a resumed one the broker has it all, but who has
/// just started does not know what was announced.
void MqttTransport::Private::subscribeAll(bool sessionPresent)
{
    asked.clear();
    refused.clear();
    followed.clear();
    if (!sessionPresent)
        ask(filters(), false);
    else if (!announcementsAsked)
        ask(codec.configFilters(), false);
    announcementsAsked = true;
}

/// Subscribes what was announced since. Any write would flush withheld acknowledgements, so it waits until
/// there are none; and for the answer to what was asked before.
void MqttTransport::Private::follow()
{
    if (!codec.learns() || stopping || outstanding != 0 || !asked.isEmpty() || !client->isConnected() ||
        client->withheld() > 0)
        return;
    QStringList fresh;
    for (const QString &topic : codec.announcedTopics()) {
        if (!followed.contains(topic) && fresh.size() < AskedAtOnce)
            fresh.append(topic);
    }
    followed.unite(QSet<QString>(fresh.begin(), fresh.end()));
    ask(sharedFilters(fresh, settings.sharedGroup), false);
}

void MqttTransport::Private::onSubscribed(const QList<int> &granted)
{
    const bool first = state != core::TransportState::Up;
    const QStringList answered = asked.isEmpty() ? QStringList() : asked.takeFirst();
    for (qsizetype i = 0; i < granted.size() && i < answered.size(); ++i) {
        refused.removeAll(answered[i]);
        if (granted[i] >= 128) {
            refused.append(answered[i]);
            emit q->failed(subscriptionRefused(place(), answered[i], granted[i]));
        }
    }
    if (!refused.isEmpty())
        setState(core::TransportState::Up,
                 u"%1, but not allowed to read %2"_s.arg(connectedWords(), refused.join(", "_L1)));
    else if (first)
        setState(core::TransportState::Up, connectedWords());
    follow();
}

} // namespace mqtt
