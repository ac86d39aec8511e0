// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/scanplan.h"

#include <QJsonObject>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr int LowestBaud = 300;
constexpr int HighestBaud = 4'000'000;
constexpr int PresenceWords = 2; // one float or one long number: no meter refuses half of it

core::Error bad(const QString &detail, const QString &remedy)
{
    return {core::ErrorCode::BadInput, u"scan"_s, detail, remedy};
}

/// The reads of the registers that @p wanted chooses: whole registers, neighbours together.
template <typename Wanted>
QList<BlockRead> readsOf(const QList<RegisterRule> &registers, int maxBlock, Wanted wanted)
{
    std::vector<ReadPlan::Wanted> chosen;
    for (const RegisterRule &rule : registers) {
        if (wanted(rule))
            chosen.push_back({rule.function, rule.address, static_cast<std::uint16_t>(wordCount(rule.type))});
    }
    QList<BlockRead> reads;
    const ReadPlan plan(chosen, maxBlock, 0, {});
    for (const ReadPlan::Block &block : plan.blocks())
        reads.append(block.variants.front());
    return reads;
}

std::optional<ScanCandidate> candidateOf(const core::ProfilePtr &profile)
{
    core::SeriesTable table;
    const auto map =
        RegisterMap::make(*profile, core::DeviceId(u"scan"_s), core::TransportId(u"scan"_s), table);
    if (!map)
        return std::nullopt;
    ScanCandidate candidate;
    candidate.profile = profile;
    candidate.registers = map->registers();
    candidate.identity = map->identity();
    const int maxBlock = profile->section["maxBlock"_L1].toInt(16);
    const auto is = [](core::Quantity quantity) {
        return [quantity](const RegisterRule &rule) { return rule.quantity == quantity; };
    };
    candidate.voltage = readsOf(candidate.registers, maxBlock, is(core::Quantity::Voltage));
    candidate.frequency = readsOf(candidate.registers, maxBlock, is(core::Quantity::Frequency));
    candidate.hasFrequency = !candidate.frequency.isEmpty();
    // Without gaps: only what the profile says is there counts against it where it is refused.
    candidate.all = readsOf(candidate.registers, maxBlock, [](const RegisterRule &) { return true; });
    if (candidate.voltage.isEmpty())
        candidate.voltage = candidate.all;
    return candidate;
}

} // namespace

QString ScanLine::text() const
{
    const QChar letter = parity == "even"_L1 ? u'E' : parity == "odd"_L1 ? u'O' : u'N';
    return u"%1 8%2%3"_s.arg(baud).arg(letter).arg(stopBits);
}

std::chrono::nanoseconds ScanLine::character() const
{
    const int bits = 9 + (parity == "none"_L1 ? 0 : 1) + stopBits;
    return std::chrono::nanoseconds(1'000'000'000LL * bits / std::max(baud, 1));
}

QList<int> ScanPlan::usualBauds() { return {9600, 19200, 2400, 4800, 38400, 115200}; }

QStringList ScanPlan::usualParities() { return {u"none"_s, u"even"_s}; }

core::Result<ScanPlan> ScanPlan::make(const ScanRequest &request, const QList<core::ProfilePtr> &profiles)
{
    if (request.port.trimmed().isEmpty())
        return bad(u"no serial port is named"_s, u"Name one, such as /dev/ttyUSB0 or COM3."_s);
    if (request.firstUnit < LeastUnit || request.lastUnit > MostUnit || request.firstUnit > request.lastUnit)
        return bad(u"units %1 to %2"_s.arg(request.firstUnit).arg(request.lastUnit),
                   u"Units go from 1 to 247, the lower one first."_s);
    for (const int baud : request.bauds) {
        if (baud < LowestBaud || baud > HighestBaud)
            return bad(u"%1 baud"_s.arg(baud), u"Baud rates go from 300 to 4000000."_s);
    }
    for (const QString &parity : request.parities) {
        if (parity != "none"_L1 && parity != "even"_L1 && parity != "odd"_L1)
            return bad(u"parity \"%1\""_s.arg(parity), u"A parity is none, even or odd."_s);
    }
    if (request.stopBits != 1 && request.stopBits != 2)
        return bad(u"%1 stop bits"_s.arg(request.stopBits), u"There is 1 stop bit, or there are 2."_s);

    ScanPlan plan;
    plan.m_request = request;
    for (const core::ProfilePtr &profile : profiles) {
        if (!profile || profile->codec != "modbus"_L1)
            continue;
        if (auto candidate = candidateOf(profile))
            plan.m_candidates.append(std::move(*candidate));
    }
    if (plan.m_candidates.isEmpty())
        return bad(u"no profile for Modbus is known"_s,
                   u"Put one into the folder \"profiles\" beside the workspace."_s);
    plan.chooseLines();
    plan.choosePresence();
    return plan;
}

void ScanPlan::chooseLines()
{
    const QList<int> bauds = m_request.bauds.isEmpty() ? usualBauds() : m_request.bauds;
    const QStringList parities = m_request.parities.isEmpty() ? usualParities() : m_request.parities;
    for (const QString &parity : parities) {
        for (const int baud : bauds) {
            const ScanLine line{baud, parity, m_request.stopBits};
            if (!m_lines.contains(line))
                m_lines.append(line);
        }
    }
    const auto leaveTheFactory = [this](const ScanLine &line) {
        return std::ranges::count_if(m_candidates, [&](const ScanCandidate &candidate) {
            const FactoryLine factory = factoryLine(*candidate.profile);
            return factory.baud == line.baud &&
                   (factory.parity.isEmpty() ? line.parity == "none"_L1 : factory.parity == line.parity);
        });
    };
    std::ranges::stable_sort(m_lines, std::ranges::greater(), leaveTheFactory);

    const int first = m_request.firstUnit;
    const int last = m_request.lastUnit;
    const int likely = std::min(last, first <= LikelyUnits ? LikelyUnits : last);
    for (const ScanLine &line : std::as_const(m_lines))
        m_passes.append({line, first, likely});
    if (likely < last) {
        for (const ScanLine &line : std::as_const(m_lines))
            m_passes.append({line, likely + 1, last});
    }
}

/// For each function the place where most profiles have their voltage: what answers it at once is known at
/// once, and what has not got it refuses it.
void ScanPlan::choosePresence()
{
    std::map<std::uint8_t, std::map<std::uint16_t, int>> places;
    for (const ScanCandidate &candidate : std::as_const(m_candidates)) {
        const BlockRead first = candidate.voltage.front();
        ++places[first.function][first.address];
    }
    std::vector<std::pair<int, BlockRead>> ranked;
    for (const auto &[function, addresses] : places) {
        const auto most = std::ranges::max_element(
            addresses, {}, [](const auto &entry) { return std::pair(entry.second, -entry.first); });
        for (auto at = addresses.begin(); at != addresses.end(); ++at) {
            if (at == most || m_request.thorough)
                ranked.emplace_back(at->second, BlockRead{function, at->first, PresenceWords});
        }
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), [](const auto &entry) { return entry.first; });
    for (const auto &entry : ranked)
        m_presence.append(entry.second);
    // Neighbours of one shape would have to wait for each other.
    for (qsizetype i = 1; i + 1 < m_presence.size(); ++i) {
        if (m_presence[i].function != m_presence[i - 1].function)
            continue;
        for (qsizetype j = i + 1; j < m_presence.size(); ++j) {
            if (m_presence[j].function != m_presence[i - 1].function) {
                std::swap(m_presence[i], m_presence[j]);
                break;
            }
        }
    }
}

int ScanPlan::addresses() const
{
    int sum = 0;
    for (const ScanPass &pass : m_passes)
        sum += pass.addresses();
    return sum;
}

std::chrono::nanoseconds ScanPlan::silence(const ScanLine &line, std::chrono::milliseconds patience) const
{
    constexpr int RequestCharacters = 8;
    return static_cast<int>(m_presence.size()) * (RequestCharacters * line.character() + patience);
}

} // namespace modbus
