// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtttransportprivate.h"

#include "brokererrors.h"

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

constexpr qsizetype AskedAtOnce = 200; ///< announced topics in one SUBSCRIBE

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

/// After a connection: everything with a new session. In a resumed one the broker has it all, but who has
/// just started does not know what was announced.
void MqttTransport::Private::subscribeAll(bool sessionPresent)
{
    asked.clear();
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
    QStringList refused;
    for (qsizetype i = 0; i < granted.size() && i < answered.size(); ++i) {
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
