// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitingwords.h"

#include "words.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype TopicsNamed = 4;
constexpr qsizetype TransportsNamed = 4;

} // namespace

QStringList WaitingWords::of(const QList<engine::TransportInfo> &transports, core::UtcTime now)
{
    if (transports.isEmpty())
        return {tr("This workspace has no bus and no broker yet.")};
    QStringList lines;
    for (const engine::TransportInfo &transport :
         transports.first(std::min(transports.size(), TransportsNamed)))
        lines << line(transport, now);
    if (const int more = int(transports.size() - lines.size()); more > 0)
        lines << tr("%n more transports wait likewise.", nullptr, more);
    return lines;
}

QString WaitingWords::line(const engine::TransportInfo &transport, core::UtcTime now)
{
    const bool up =
        transport.state == core::TransportState::Up || transport.state == core::TransportState::BackPressed;
    if (transport.type != "mqtt"_L1)
        return tr("%1: no meter stands on this bus yet.").arg(transport.name);
    if (!up) {
        return transport.words.isEmpty()
                   ? tr("%1: %2, not connected yet.").arg(transport.name, transport.address)
                   : tr("%1: %2, not connected yet: %3")
                         .arg(transport.name, transport.address, transport.words);
    }
    QStringList topics = transport.broker.filters;
    const int more = int(topics.size() - TopicsNamed);
    topics = topics.mid(0, TopicsNamed);
    const QString named =
        more > 0 ? tr("%1 and %n more", "topics", more).arg(topics.join(u", "_s)) : topics.join(u", "_s);
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(now - transport.startedAt);
    if (transport.startedAt == core::UtcTime{})
        return tr("%1: connected, nothing heard yet. It listens to %2.").arg(transport.name, named);
    return tr("%1: connected, started %2 ago, nothing heard yet. It listens to %3.")
        .arg(transport.name, Words::age(since), named);
}

} // namespace console
