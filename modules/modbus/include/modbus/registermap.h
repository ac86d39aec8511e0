// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/reading.h"
#include "core/series.h"
#include "modbus/readplan.h"

#include <QByteArrayView>
#include <QList>

namespace modbus {

/// How the bits of a register (or of several) are to be read.
enum class RegisterType
{
    U16,
    S16,
    U48, ///< three words, as some energy registers
    U32,
    S32,
    F32,
    U64,
    S64,
    F64
};
/// Order of the bytes on the wire, A the most significant. 48- and 64-bit values follow the same two rules:
/// are the words swapped (CDAB, DCBA), and are the bytes within each word swapped (BADC, DCBA)?
enum class ByteOrder
{
    ABCD,
    CDAB,
    BADC,
    DCBA
};

/// The type of that spelling in profiles, "u16" to "f64"; and the order, "ABCD" to "DCBA".
std::optional<RegisterType> registerTypeFromName(const QString &name);
std::optional<ByteOrder> byteOrderFromName(const QString &name);
/// Words (16 bits) that a type takes.
int wordCount(RegisterType type);
/// The raw bits, most significant byte first whatever the order on the wire. @p bytes holds at least
/// 2 * wordCount(type) bytes.
quint64 rawBits(QByteArrayView bytes, RegisterType type, ByteOrder order);
/// The number those bits stand for; nothing for nan and infinity.
std::optional<double> numberFromBits(quint64 bits, RegisterType type);

/// Why bits are no value.
enum class Flaw
{
    None,
    NotANumber,     ///< nan or infinity, also after scaling
    InvalidPattern, ///< the bits a meter sends for "no value"
    BelowLimit,     ///< under validMin
    AboveLimit,     ///< over validMax
};
/// A word for counters and exports, for example "above_limit"; empty for None.
QLatin1StringView flawName(Flaw flaw);

/// Another place where public sources say a value is; never polled, shown when a meter is put into service.
struct Alternative
{
    std::uint16_t address = 0; ///< from 0, as on the wire; type, order and scale are the register's
    QString note;              ///< who says so
};

/// One register of a profile, with addresses counted from 0 as on the wire.
struct RegisterRule
{
    std::uint8_t function = 3;
    std::uint16_t address = 0;
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;
    RegisterType type = RegisterType::U16;
    ByteOrder order = ByteOrder::ABCD;
    double scale = 1;
    double offset = 0;
    quint64 mask = ~quint64{0}; ///< for a bit field: these bits only, shifted down by shift
    int shift = 0;
    int every = 1;          ///< poll group: read in one of so many polls
    QList<quint64> invalid; ///< raw bits, before the mask, that mean "no value"
    std::optional<double> validMin;
    std::optional<double> validMax;
    QList<Alternative> alternatives;
};

/// What those raw bits say under @p rule, scaled, in the quantity's unit; nothing and @p flaw where they are
/// no value.
std::optional<double> valueFromBits(quint64 bits, const RegisterRule &rule, Flaw *flaw = nullptr);

/// A register that tells which meter this is: a serial number, a name. Read when somebody asks, never polled.
struct IdentityRule
{
    std::uint8_t function = 3;
    std::uint16_t address = 0;
    std::uint16_t words = 1;
    std::optional<RegisterType> type; ///< nothing: text, one character a byte
    ByteOrder order = ByteOrder::ABCD;
    QString name;
};
/// The text of @p rule in @p bytes (2 * words of them): printable ASCII without the NULs and blanks around
/// it, or the whole number. Empty when nothing is there.
QString identityText(const IdentityRule &rule, QByteArrayView bytes);

/// How a meter leaves the factory, as far as the profile knows; a setting of the device, never assumed.
struct FactoryLine
{
    std::optional<int> baud;
    QString parity; ///< "none", "even", "odd"; empty when unknown
    std::optional<int> stopBits;
    std::optional<int> unit;
};
/// From the profile's "modbus" section.
FactoryLine factoryLine(const core::Profile &profile);

/// The registers of one device: bytes of an answer → readings.
///
/// Pure once made; any thread. Promise: nan, infinity, an invalid pattern or a value outside the profile's
/// validMin..validMax gives quality Bad and no value; a register that the block does not hold gives no
/// reading.
class RegisterMap
{
public:
    /// Reads the profile's "modbus" section and interns one series per register for @p device, with source
    /// "<transport>:0x0006" (the wire's address). Errors: BadInput naming the profile's file and key.
    static core::Result<RegisterMap> make(const core::Profile &profile, const core::DeviceId &device,
                                          const core::TransportId &transport, core::SeriesTable &table);

    const QList<RegisterRule> &registers() const { return m_registers; }
    /// The series of registers()[i].
    const QList<core::SeriesId> &series() const { return m_series; }
    const ReadPlan &plan() const { return m_plan; }
    const QList<IdentityRule> &identity() const { return m_identity; }

    /// The readings of @p read, whose answer carried @p bytes (register values only, read.byteCount() of
    /// them). @p flaws, when given, gets as many entries as there are readings.
    QList<core::Reading> decode(const BlockRead &read, QByteArrayView bytes, core::UtcTime receivedAt,
                                core::SteadyTime receivedSteady, QList<Flaw> *flaws = nullptr) const;
    /// The same registers without a value, for a read that brought none.
    QList<core::Reading> withoutValue(const BlockRead &read, core::Quality quality, core::UtcTime at,
                                      core::SteadyTime steady) const;
    /// All registers without a value.
    QList<core::Reading> withoutValue(core::Quality quality, core::UtcTime at, core::SteadyTime steady) const;

private:
    static core::Reading plain(core::SeriesId series, core::Quality quality, core::UtcTime at,
                               core::SteadyTime steady);

    QList<RegisterRule> m_registers;
    QList<core::SeriesId> m_series;
    QList<IdentityRule> m_identity;
    ReadPlan m_plan;
};

} // namespace modbus
