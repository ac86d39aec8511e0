// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/needsranking.h"

#include "words.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

/// Fewer refused messages than this may be one bad moment.
constexpr quint64 RisingRejects = 5;
/// A connection may take this long before it counts as missing.
constexpr auto ConnectPatience = 30s;

QString mostOf(const QMap<QString, quint64> &counts)
{
    QString most;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (most.isEmpty() || it.value() > counts.value(most))
            most = it.key();
    }
    return most;
}

} // namespace

NeedsRanking::NeedsRanking(const NeedsInput &input) : m_input(input) {}

quint64 NeedsRanking::sumOf(const QMap<QString, quint64> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), quint64(0));
}

bool NeedsRanking::isWire(const NeedsTransport *transport)
{
    return transport && transport->info.type != "mqtt"_L1;
}

QList<Need> NeedsRanking::rank(const NeedsInput &input)
{
    NeedsRanking ranking(input);
    ranking.lookAtHistorian();
    for (const NeedsTransport &transport : input.transports)
        ranking.lookAtTransport(transport);
    ranking.lookAtOrders();
    ranking.lookAtDevices();
    ranking.lookAtGaps();
    ranking.lookAtFalls();
    ranking.lookAtAlarms();
    std::stable_sort(ranking.m_needs.begin(), ranking.m_needs.end(), [](const Need &a, const Need &b) {
        if (a.priority != b.priority)
            return a.priority < b.priority;
        const bool known = a.since != core::UtcTime{};
        if (known != (b.since != core::UtcTime{}))
            return known;
        return a.since < b.since;
    });
    return ranking.m_needs;
}

std::chrono::milliseconds NeedsRanking::since(core::UtcTime at) const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_input.now - at);
}

void NeedsRanking::lookAtHistorian()
{
    if (m_input.historianProblem) {
        Need need;
        need.priority = 1;
        need.key = u"historian"_s;
        need.title = tr("Nothing is being recorded");
        need.subject = m_input.database;
        const QString remedy = Words::errorRemedy(*m_input.historianProblem);
        need.sentence = remedy.isEmpty()
                            ? Words::errorSentence(*m_input.historianProblem)
                            : tr("%1. %2", "what is wrong, and what to do")
                                  .arg(Words::errorTitle(m_input.historianProblem->code), remedy);
        need.since = m_input.stalledSince;
        need.evidence = 0ms;
        need.mark = core::Quality::NoAnswer;
        need.target = Need::Target::Transports;
        need.action = tr("Explain");
        m_needs << need;
    }
    if (m_input.diskFree && *m_input.diskFree < LittleDisk) {
        Need need;
        need.priority = *m_input.diskFree < LittleDisk / 5 ? 1 : 2;
        need.key = u"disk"_s;
        need.title = tr("The disk is nearly full");
        need.subject = m_input.database;
        need.sentence =
            tr("%1 are left. Make room, or recording stops.").arg(Words::bytes(*m_input.diskFree));
        need.evidence = 0ms;
        need.target = Need::Target::Transports;
        need.action = tr("Explain");
        m_needs << need;
    }
}

void NeedsRanking::lookAtTransport(const NeedsTransport &transport)
{
    const engine::TransportInfo &info = transport.info;
    Need need;
    need.subject = info.name;
    need.target = Need::Target::Transports;
    need.transport = info.id;
    need.action = tr("Explain");
    need.since = transport.stateSince;
    if (info.lastHeard != core::UtcTime{})
        need.evidence = since(info.lastHeard);

    using core::TransportState;
    const bool connecting = info.state == TransportState::Connecting &&
                            transport.stateSince != core::UtcTime{} &&
                            since(transport.stateSince) >= ConnectPatience;
    const bool down = info.state == TransportState::Down || connecting ||
                      (info.state == TransportState::Connecting && info.lastError);
    if (down) {
        m_down.insert(info.id);
        need.priority = 2;
        need.key = u"down:"_s + info.id.toString();
        need.mark = core::Quality::NoAnswer;
        const bool wire = isWire(&transport);
        const core::ErrorCode code = info.lastError ? info.lastError->code : core::ErrorCode::Timeout;
        switch (code) {
        case core::ErrorCode::Refused:
            need.title = wire ? tr("The gateway refuses us") : tr("The broker refuses our login");
            break;
        case core::ErrorCode::NotFound:
            need.title = wire ? tr("The port is missing") : tr("The broker's address is not found");
            break;
        case core::ErrorCode::PermissionDenied:
            need.title = tr("The port may not be opened");
            break;
        case core::ErrorCode::Busy:
            need.title = tr("The port is in use by another program");
            break;
        default:
            need.title = wire ? tr("The bus cannot be reached") : tr("The broker does not answer");
            break;
        }
        QString cure = info.lastError ? Words::errorRemedy(*info.lastError) : QString();
        if (cure.isEmpty())
            cure = info.lastError && !info.lastError->detail.isEmpty()
                       ? Words::errorSentence(*info.lastError)
                       : tr("Check cable, address and port; the console tries again by itself.");
        need.sentence =
            transport.devices > 1
                ? tr("%1 Its %n devices are not heard meanwhile.", nullptr, transport.devices).arg(cure)
                : cure;
        m_needs << need;
        return;
    }
    if (info.state == TransportState::BackPressed) {
        need.priority = 2;
        need.key = u"pressed:"_s + info.id.toString();
        need.title = tr("Waiting for the database");
        need.mark = core::Quality::Stale;
        need.sentence = tr("Nothing is read from it until the database has caught up; look for a slow or "
                           "full disk. What the broker cannot queue is lost there.");
        if (isWire(&transport))
            need.sentence =
                tr("Nothing is asked on it until the database has caught up; look for a slow or full disk.");
        m_needs << need;
    }
    const quint64 rejects = sumOf(transport.recentRejects);
    if (rejects >= RisingRejects && rejects * 100 > transport.recentMessages) {
        Need refused = need;
        refused.priority = 3;
        refused.key = u"rejects:"_s + info.id.toString();
        refused.title = tr("Messages cannot be read");
        refused.mark = core::Quality::Bad;
        refused.since = m_input.now - transport.recentSpan;
        refused.sentence = tr("%1 in the last %2, mostly: %3. See what came, and from where.")
                               .arg(Words::count(rejects), Words::age(transport.recentSpan),
                                    Words::rejectReason(mostOf(transport.recentRejects)));
        m_needs << refused;
    }
}

void NeedsRanking::lookAtOrders()
{
    for (const NeedsOrder &order : m_input.orders) {
        const bool mismatch = order.outcome == core::Outcome::Mismatch;
        if ((!mismatch && order.outcome != core::Outcome::NoAnswer) || since(order.at) > OrderTold)
            continue;
        const auto found =
            std::find_if(m_input.devices.begin(), m_input.devices.end(), [&order](const NeedsDevice &device) {
                return device.row.id == order.command.device;
            });
        NeedsDevice device;
        if (found != m_input.devices.end())
            device = *found;
        else
            device.row.name = order.command.device.toString();
        device.row.id = order.command.device;
        const bool relay = order.command.name == "relay"_L1;
        const ValueNow &now = device.row.relay;
        if (relay && now.value && now.quality == core::Quality::Good && now.at > order.at) {
            // Fresh evidence after the end settles it: what is known is known.
            const bool obeyed = (*now.value > 0.5) == (order.command.value > 0.5);
            if (!mismatch || obeyed)
                continue;
        }
        const QString what = Words::orderTitle(order.command);
        const QString when = Words::moment(order.at).section(u':', 0, 1);
        Need need = of(relay ? (mismatch ? 1 : 2) : 4, mismatch ? u"mismatch"_s : u"unproved"_s, device);
        need.since = order.at;
        need.evidence = relay && now.heard() ? std::optional(since(now.at)) : std::nullopt;
        need.mark = now.quality == core::Quality::Good && now.at > order.at ? core::Quality::Good
                                                                            : core::Quality::Stale;
        if (!relay) {
            need.title = mismatch ? tr("Interval is not as ordered") : tr("Interval change was not proved");
            need.sentence = tr("%1 at %2. Its reports show the interval it keeps.").arg(what, when);
        } else if (mismatch) {
            need.title = tr("Relay is not as ordered");
            need.sentence = tr("%1 at %2: it reported the opposite. Look on site before you order again.")
                                .arg(what, when);
        } else {
            need.title = tr("Relay state unknown");
            need.sentence =
                device.canQuery
                    ? tr("%1 at %2 was never proved. Look again before you order again.").arg(what, when)
                    : tr("%1 at %2 was never proved and cannot be asked. Wait for its report, or look on "
                         "site.")
                          .arg(what, when);
        }
        m_needs << need;
    }
}

void NeedsRanking::lookAtGaps()
{
    QSet<QString> told;
    for (const core::Gap &gap : m_input.gaps) {
        // One device's silence is told by the device itself.
        if (!gap.device.isEmpty() || m_input.now - gap.to > GapTold || gap.to <= gap.from)
            continue;
        const bool session = gap.reason == "session-lost"_L1;
        const QString key = u"gap:"_s + gap.reason + u':' + gap.transport.toString();
        if (told.contains(key))
            continue;
        told.insert(key);
        const auto found =
            std::find_if(m_input.transports.begin(), m_input.transports.end(),
                         [&gap](const NeedsTransport &t) { return t.info.id == gap.transport; });
        Need need;
        need.priority = session ? 3 : 4;
        need.key = key;
        need.title = session ? tr("The broker forgot our session") : tr("Readings may be missing");
        need.subject = found == m_input.transports.end() ? gap.transport.toString() : found->info.name;
        const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(gap.to - gap.from);
        const QString stretch =
            tr("%1 from %2", "length and start of a gap").arg(Words::age(span), Words::moment(gap.from));
        need.sentence =
            session ? tr("Missing may be %1. Let the broker keep sessions (persistence), so that it queues "
                         "for us.")
                          .arg(stretch)
                    : tr("%1: %2. Nothing fills it in; the gap stays marked.", "reason and stretch of a gap")
                          .arg(Words::gapReason(gap.reason), stretch);
        need.since = gap.to;
        need.evidence = since(gap.to);
        need.target = Need::Target::Transports;
        need.transport = gap.transport;
        need.action = tr("Explain");
        m_needs << need;
    }
}

} // namespace console
