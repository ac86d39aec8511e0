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
    U32,
    S32,
    F32,
    U64,
    S64,
    F64
};
/// Order of the bytes on the wire, A the most significant. 64-bit values follow the same two rules: are the
/// words swapped (CDAB, DCBA), and are the bytes within each word swapped (BADC, DCBA)?
enum class ByteOrder
{
    ABCD,
    CDAB,
    BADC,
    DCBA
};

/// Words (16 bits) that a type takes.
int wordCount(RegisterType type);
/// The raw bits, most significant byte first whatever the order on the wire. @p bytes holds at least
/// 2 * wordCount(type) bytes.
quint64 rawBits(QByteArrayView bytes, RegisterType type, ByteOrder order);
/// The number those bits stand for; nothing for nan and infinity.
std::optional<double> numberFromBits(quint64 bits, RegisterType type);

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
    QList<quint64> invalid; ///< raw bits that mean "no value"
    std::optional<double> validMin;
    std::optional<double> validMax;
};

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

    /// The readings of @p read, whose answer carried @p bytes (register values only, read.byteCount() of
    /// them).
    QList<core::Reading> decode(const BlockRead &read, QByteArrayView bytes, core::UtcTime receivedAt,
                                core::SteadyTime receivedSteady) const;
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
    ReadPlan m_plan;
};

} // namespace modbus
