// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/scanverdict.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using core::Quantity;

namespace modbus::ScanVerdict {

namespace {

using Kind = ScanEvidence::Kind;

constexpr double MainsLeast = 80; // V, phase to neutral anywhere in the world
constexpr double MainsMost = 300;
constexpr double LinesMost = 760; // V, between two phases of a 400 or 690 V net
constexpr double FrequencyLeast = 45;
constexpr double FrequencyMost = 65;
constexpr double Whole = 6;     // support of plausible voltage and frequency: enough for a full score
constexpr double Lacking = 0.4; // what a score is worth without voltage or frequency
constexpr double Tiny = 1e-9;   // a number so small is another number's bits
constexpr int MostProfiles = 5;
constexpr double FarBehind = 0.35;
constexpr int GarbledFrom = 3; // addresses with unreadable bytes

bool isMain(const QString &channel) { return channel.isEmpty() || channel == "L1"_L1; }

bool isAlternating(const ScanCandidate &candidate)
{
    return candidate.hasFrequency || std::ranges::any_of(candidate.registers, [](const RegisterRule &rule) {
               return !rule.channel.isEmpty() || rule.quantity == Quantity::PowerFactor;
           });
}

/// What a voltage speaks for. Meters behind transformers may show other voltages: possible, but no proof.
double weighVoltage(double value, bool alternating, ScanEvidence &evidence)
{
    evidence.from = alternating ? MainsLeast : 0;
    evidence.to = alternating ? MainsMost : LinesMost;
    if (!alternating) // direct current
        return value > 1 && value <= LinesMost ? 1.5 : 0;
    if (value >= MainsLeast && value <= MainsMost)
        return 3;
    return value > MainsMost && value <= LinesMost ? 2 : value > LinesMost ? 0.5 : 0;
}

/// Judges a value that the profile's own limits let through.
void weigh(double value, const ScanCandidate &candidate, ScanEvidence &evidence)
{
    const bool main = isMain(evidence.channel);
    evidence.kind = Kind::Plausible;
    if (value != 0 && std::abs(value) < Tiny) {
        evidence.kind = Kind::Implausible;
        evidence.weight = -1;
        return;
    }
    switch (evidence.quantity) {
    case Quantity::Voltage: {
        evidence.weight = weighVoltage(value, isAlternating(candidate), evidence) * (main ? 1.0 : 1.0 / 3);
        if (evidence.weight == 0) { // a dead phase is possible; a phase below the mains' least hardly
            evidence.kind = value == 0 ? Kind::Neutral : Kind::Implausible;
            evidence.weight = main ? (value == 0 ? 0 : -2) : -0.5;
        }
        return;
    }
    case Quantity::Frequency:
        evidence.from = FrequencyLeast;
        evidence.to = FrequencyMost;
        evidence.weight = 3;
        if (value < FrequencyLeast || value > FrequencyMost) {
            evidence.kind = value == 0 ? Kind::Neutral : Kind::Implausible;
            evidence.weight = value == 0 ? -0.5 : -3;
        }
        return;
    case Quantity::PowerFactor:
        evidence.from = -1;
        evidence.to = 1;
        evidence.weight = std::abs(value) > 1.001 ? -1 : value == 0 ? 0.05 : 0.5;
        if (evidence.weight < 0)
            evidence.kind = Kind::Implausible;
        return;
    default:
        evidence.kind = value == 0 ? Kind::Neutral : Kind::Plausible;
        evidence.weight = value == 0 ? 0.05 : 0.25;
    }
}

/// What a register that was not read speaks against the profile.
double missing(const ScanEvidence &evidence)
{
    const bool strong = evidence.quantity == Quantity::Voltage || evidence.quantity == Quantity::Frequency;
    if (!strong)
        return -0.25;
    return isMain(evidence.channel) ? -3 : -1;
}

/// Without its voltage or its frequency it is hardly this meter, whatever else fits.
bool lacksTheNecessary(const ScanEvidence &evidence)
{
    const bool necessary = evidence.quantity == Quantity::Frequency ||
                           (evidence.quantity == Quantity::Voltage && isMain(evidence.channel));
    return necessary && (evidence.kind == Kind::Implausible || evidence.kind == Kind::Refused ||
                         evidence.kind == Kind::Unanswered);
}

/// Active power is at most voltage times current, and their product with the power factor.
void weighPowers(bool alternating, const QMap<std::pair<Quantity, QString>, ScanEvidence> &values,
                 ScanScore &score)
{
    for (const QString &channel : {QString(), u"L1"_s, u"L2"_s, u"L3"_s}) {
        const auto valueOf = [&](Quantity quantity) {
            const auto found = values.constFind({quantity, channel});
            return found == values.constEnd() ? std::optional<double>() : found->value;
        };
        const auto voltage = valueOf(Quantity::Voltage);
        const auto current = valueOf(Quantity::Current);
        const auto power = valueOf(Quantity::ActivePower);
        if (!voltage || !current || !power)
            continue;
        const double apparent = std::abs(*voltage * *current);
        ScanEvidence evidence = values.value({Quantity::ActivePower, channel});
        evidence.from = -apparent;
        evidence.to = apparent;
        if (std::abs(*power) > 1.1 * apparent + 10) {
            evidence.kind = Kind::Inconsistent;
            evidence.weight = -2;
        } else if (!alternating && apparent > 1) {
            // Direct current knows no phase: the power is the product.
            const bool exact = std::abs(std::abs(*power) - apparent) < 0.05 * apparent + 0.1;
            evidence.kind = exact ? Kind::Consistent : Kind::Inconsistent;
            evidence.weight = exact ? 3 : -2;
        } else if (alternating && apparent > 20 && std::abs(*power) > 0.02 * apparent) {
            evidence.kind = Kind::Consistent;
            const auto factor = valueOf(Quantity::PowerFactor);
            const bool fits =
                factor && std::abs(std::abs(*factor) * apparent - std::abs(*power)) < 0.15 * apparent;
            evidence.weight = fits ? 1.5 : 0.75;
        } else {
            continue;
        }
        score.evidence.append(evidence);
    }
}

QList<ScanIdentity> identityOf(const ScanCandidate &candidate, const HeardUnit &heard)
{
    QList<ScanIdentity> identity;
    for (const IdentityRule &rule : candidate.identity) {
        const auto bytes = heard.bytes(rule.function, rule.address, rule.words);
        const QString text = bytes ? identityText(rule, *bytes) : QString();
        if (!text.isEmpty())
            identity.append({rule.name, text});
    }
    return identity;
}

} // namespace

ScanScore score(const ScanCandidate &candidate, const HeardUnit &heard)
{
    ScanScore result;
    result.profile = candidate.profile->id;
    result.name = candidate.profile->name;
    QMap<std::pair<Quantity, QString>, ScanEvidence> values;
    for (const RegisterRule &rule : candidate.registers) {
        ScanEvidence evidence;
        evidence.quantity = rule.quantity;
        evidence.channel = rule.channel;
        evidence.function = rule.function;
        evidence.address = rule.address;
        const int words = wordCount(rule.type);
        if (const auto bytes = heard.bytes(rule.function, rule.address, words)) {
            Flaw flaw = Flaw::None;
            evidence.value = valueFromBits(rawBits(*bytes, rule.type, rule.order), rule, &flaw);
            if (evidence.value) {
                weigh(*evidence.value, candidate, evidence);
                values.insert({rule.quantity, rule.channel}, evidence);
            } else if (flaw == Flaw::InvalidPattern) {
                evidence.kind = Kind::Neutral;
                evidence.weight = isMain(rule.channel) ? -0.25 : 0;
            } else {
                evidence.kind = Kind::Implausible;
                evidence.from = rule.validMin.value_or(0);
                evidence.to = rule.validMax.value_or(0);
                evidence.weight = std::min(missing(evidence), -0.5);
            }
        } else if (const auto code = heard.refusal(rule.function, rule.address, words)) {
            evidence.kind = Kind::Refused;
            evidence.exception = *code;
            evidence.weight = missing(evidence);
        } else if (heard.isUnanswered(rule.function, rule.address, words)) {
            evidence.kind = Kind::Unanswered;
            evidence.weight = missing(evidence) * 0.8;
        } else {
            continue; // not asked
        }
        result.evidence.append(evidence);
    }
    weighPowers(isAlternating(candidate), values, result);
    double against = 0;
    for (const ScanEvidence &evidence : std::as_const(result.evidence)) {
        if (evidence.weight > 0)
            result.support += evidence.weight;
        else
            against -= evidence.weight;
    }
    result.score = std::clamp(result.support / std::max(result.support + against, Whole), 0.0, 1.0);
    if (std::ranges::any_of(result.evidence, lacksTheNecessary))
        result.score *= Lacking;
    std::ranges::stable_sort(result.evidence, std::ranges::greater(),
                             [](const ScanEvidence &evidence) { return std::abs(evidence.weight); });
    return result;
}

QList<ScanScore> scores(const QList<ScanCandidate> &candidates, const HeardUnit &heard)
{
    QList<ScanScore> all;
    double most = 0;
    for (const ScanCandidate &candidate : candidates) {
        ScanScore one = score(candidate, heard);
        if (one.score <= 0)
            continue;
        most = std::max(most, one.support);
        all.append(std::move(one));
    }
    // A profile that explains more of what the meter says is likelier than one that explains a part of it.
    for (ScanScore &one : all)
        one.score *= 0.8 + 0.2 * one.support / most;
    std::ranges::stable_sort(all, std::ranges::greater(), &ScanScore::score);
    if (!all.isEmpty()) {
        const double best = all.front().score;
        all.removeIf([best](const ScanScore &one) {
            return one.score < best - FarBehind || (one.score < Possible && one.score < best);
        });
        all = all.first(std::min<qsizetype>(all.size(), MostProfiles));
    }
    return all;
}

QList<ScanFinding> judge(const QList<ScanCandidate> &candidates, const ScanLine &line, const HeardUnit &heard)
{
    QList<ScanFinding> findings;
    ScanFinding finding;
    finding.line = line;
    finding.unit = heard.unit();
    finding.counts = heard.counts();
    const HeardUnit::Counts &counts = heard.counts();
    if (counts.valid > 0) {
        finding.profiles = scores(candidates, heard);
        if (const ScanScore *best = finding.best()) {
            for (const ScanCandidate &candidate : candidates) {
                if (candidate.profile->id == best->profile)
                    finding.identity = identityOf(candidate, heard);
            }
        }
    }
    const int spoken = counts.valid + counts.exceptions + counts.damaged + counts.extra;
    const int clashing = counts.framed + counts.extra;
    const ScanScore *best = finding.best();
    bool there = true;
    if (clashing >= Repetitions && clashing * 10 >= spoken * 3)
        finding.kind = ScanFinding::Kind::Clash;
    else if (best && best->score >= Recognised)
        finding.kind = ScanFinding::Kind::Meter;
    else if (counts.answers())
        finding.kind = ScanFinding::Kind::Unrecognised;
    else if (counts.damaged >= Repetitions)
        finding.kind = ScanFinding::Kind::Unreadable;
    else
        there = false;
    if (there)
        findings.append(finding);
    for (auto stranger = heard.strangers().begin(); stranger != heard.strangers().end(); ++stranger) {
        if (stranger.value() < Repetitions)
            continue;
        ScanFinding ghost;
        ghost.kind = ScanFinding::Kind::Ghost;
        ghost.line = line;
        ghost.unit = heard.unit();
        ghost.answeredBy = stranger.key();
        ghost.counts = counts;
        findings.append(ghost);
    }
    return findings;
}

void settle(QList<ScanFinding> &findings, QList<ScanNote> &notes)
{
    using Found = ScanFinding::Kind;
    QList<ScanLine> lines;
    for (const ScanFinding &finding : std::as_const(findings)) {
        if (!lines.contains(finding.line))
            lines.append(finding.line);
    }
    for (const ScanLine &line : std::as_const(lines)) {
        const auto count = [&](Found kind) {
            return static_cast<int>(std::ranges::count_if(findings, [&](const ScanFinding &finding) {
                return finding.kind == kind && finding.line == line;
            }));
        };
        const int garbled = count(Found::Unreadable);
        if (garbled >= GarbledFrom) {
            notes.append({ScanNote::Kind::Garbled, line, {}, garbled});
            findings.removeIf([&](const ScanFinding &finding) {
                return finding.kind == Found::Unreadable && finding.line == line;
            });
        }
        const int clashes = count(Found::Clash);
        if (clashes >= 2 && clashes >= count(Found::Meter) + count(Found::Unrecognised))
            notes.append({ScanNote::Kind::Damaged, line, {}, clashes});
    }
    // One that is heard with any parity, as through a line that drops the bit, is told once: as it was first.
    for (qsizetype i = 0; i < findings.size(); ++i) {
        const ScanFinding first = findings[i];
        for (qsizetype j = findings.size() - 1; j > i; --j) {
            if (findings[j].unit == first.unit && findings[j].kind == first.kind &&
                findings[j].answeredBy == first.answeredBy && findings[j].line.baud == first.line.baud)
                findings.removeAt(j);
        }
    }
    const QList<ScanFinding> before = findings;
    findings.removeIf([&before](const ScanFinding &finding) {
        return finding.kind == Found::Unreadable &&
               std::ranges::any_of(before, [&finding](const ScanFinding &other) {
                   return other.unit == finding.unit && other.kind != Found::Unreadable &&
                          other.kind != Found::Ghost;
               });
    });
}

} // namespace modbus::ScanVerdict
