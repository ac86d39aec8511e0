// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/framereader.h"
#include "modbus/scanplan.h"

#include <QHash>
#include <QMap>

#include <functional>
#include <optional>

namespace modbus {

/// What one address has said under one setting of the line: registers by function and address, what was
/// refused, what stayed unanswered, what was damaged. A value; any thread.
class HeardUnit
{
public:
    struct Counts
    {
        int asked = 0;
        int valid = 0;
        int exceptions = 0;
        int silent = 0;
        int damaged = 0; ///< something came that was no answer
        int framed = 0;  ///< of those: began as an answer of this unit to this question
        int extra = 0;   ///< sound answers beyond the one that was due
        bool answers() const { return valid + exceptions > 0; }
        bool heard() const { return answers() || damaged + extra > 0; }
    };
    /// Tells whether an answer of that shape may be a late one.
    using IsOwed = std::function<bool(quint8 unit, quint8 function, int byteCount)>;

    explicit HeardUnit(int unit = 0) : m_unit(unit) {}
    int unit() const { return m_unit; }

    /// Takes how a question ended. @p certain is false for an answer that may belong to an older question:
    /// it shows that somebody is there, and nothing else.
    void take(const BlockRead &read, const Answer &answer, const IsOwed &isOwed = {}, bool certain = true);
    /// A further answer came after the one to the last question.
    void takeExtra(int frames) { m_counts.extra += frames; }

    const Counts &counts() const { return m_counts; }
    /// Units that answered in this one's place, and how often.
    const QMap<int, int> &strangers() const { return m_strangers; }
    int attempts(const BlockRead &read) const { return m_reads.value(key(read)).attempts; }
    /// Its registers are known, or it was refused.
    bool isKnown(const BlockRead &read) const;
    std::optional<QByteArray> bytes(std::uint8_t function, std::uint16_t address, int words) const;
    /// The exception to a read of these registers; nothing where none was refused.
    std::optional<int> refusal(std::uint8_t function, std::uint16_t address, int words) const;
    /// A read of these registers stayed without an answer.
    bool isUnanswered(std::uint8_t function, std::uint16_t address, int words) const;

private:
    struct Read
    {
        BlockRead read;
        int attempts = 0;
        int exception = 0;
        bool valid = false;
    };
    static quint64 key(const BlockRead &read);

    int m_unit;
    QHash<quint32, quint16> m_words; ///< by function and address
    QHash<quint64, Read> m_reads;
    Counts m_counts;
    QMap<int, int> m_strangers;
};

/// The sound frames in what was heard: header, registers and a checksum that fits.
QList<QByteArray> soundFrames(QByteArrayView heard);

/// One reason for or against a profile.
struct ScanEvidence
{
    enum class Kind
    {
        Plausible,    ///< the value is what a meter shows
        Neutral,      ///< possible, but no help: a dead phase, no current
        Implausible,  ///< no such value exists
        Refused,      ///< the meter has not got the register
        Unanswered,   ///< it did not answer that question
        Consistent,   ///< active power fits voltage times current
        Inconsistent, ///< it cannot belong to them
    };
    Kind kind = Kind::Neutral;
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;
    std::uint8_t function = 0;
    std::uint16_t address = 0;
    std::optional<double> value; ///< in the quantity's unit
    double from = 0;             ///< what is plausible; both 0 where there is no range
    double to = 0;
    int exception = 0;
    double weight = 0; ///< for the profile, or against it when negative
};

/// How well a profile fits what was heard.
struct ScanScore
{
    core::ProfileId profile;
    QString name;
    double score = 0;             ///< 0 to 1
    double support = 0;           ///< sum of what speaks for it
    QList<ScanEvidence> evidence; ///< the weightiest first
};

/// A text or number that the meter tells of itself.
struct ScanIdentity
{
    QString name; ///< "serial number"
    QString text;
    friend bool operator==(const ScanIdentity &, const ScanIdentity &) = default;
};

/// What was found at an address.
struct ScanFinding
{
    enum class Kind
    {
        Meter,        ///< voltage and frequency are plausible by at least one profile
        Unrecognised, ///< it answers, but no profile fits
        Clash,        ///< answers come damaged or doubled from this address alone: two meters on one address
        Unreadable,   ///< something answers at this address, never readably
        Ghost,        ///< another unit answers in its place
        Everywhere,   ///< the same answer comes at every address
    };
    Kind kind = Kind::Meter;
    ScanLine line;
    int unit = 0;
    int answeredBy = 0;           ///< for Ghost
    QList<ScanScore> profiles;    ///< the best first
    QList<ScanIdentity> identity; ///< by the best profile
    HeardUnit::Counts counts;

    const ScanScore *best() const { return profiles.isEmpty() ? nullptr : &profiles.front(); }
};

/// Something about a whole setting of the line.
struct ScanNote
{
    enum class Kind
    {
        Unsupported, ///< the port cannot be set so: not searched
        Garbled,     ///< unreadable bytes at several addresses: somebody speaks at another speed or parity
        Damaged,     ///< damaged answers of several meters: the line itself
    };
    Kind kind = Kind::Garbled;
    ScanLine line;
    QString detail;
    int addresses = 0;
};

/// From what was heard to what is there. Pure; any thread.
namespace ScanVerdict {

constexpr double Recognised = 0.5; ///< from this score on a unit counts as a meter
constexpr double Possible = 0.25;  ///< from this score on a profile is named
constexpr int Repetitions = 3;     ///< damage counts when it comes so often

/// How well one profile fits.
ScanScore score(const ScanCandidate &candidate, const HeardUnit &heard);
/// Those that may be it, the best first; profiles with the same registers stay level.
QList<ScanScore> scores(const QList<ScanCandidate> &candidates, const HeardUnit &heard);
/// Everything that can be said of this address; empty when nothing is there.
QList<ScanFinding> judge(const QList<ScanCandidate> &candidates, const ScanLine &line,
                         const HeardUnit &heard);
/// Findings that others explain are taken out: bytes at the wrong speed of a meter that was found at its own,
/// and unreadable bytes at so many addresses that they are the line's; the latter become notes.
void settle(QList<ScanFinding> &findings, QList<ScanNote> &notes);

} // namespace ScanVerdict

} // namespace modbus

Q_DECLARE_METATYPE(modbus::ScanFinding)
