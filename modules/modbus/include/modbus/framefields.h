// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registermap.h"

#include <QByteArrayView>
#include <QList>

namespace modbus {

/// What stands around the function code and its data.
enum class Framing
{
    Rtu, ///< unit before, checksum behind; also through a TCP gateway
    Mbap ///< the header of Modbus TCP before
};

/// A few bytes of what went over a wire, and what they are.
struct FrameField
{
    enum class Kind
    {
        Transaction, ///< Modbus TCP: the number that answer and request share
        Protocol,    ///< Modbus TCP: 0
        Length,      ///< Modbus TCP: the bytes that follow
        Unit,
        Function, ///< with 0x80: an exception
        Address,  ///< of the first register or coil, from 0
        Count,
        ByteCount,
        Registers, ///< of one rule, or a run of registers that no rule names
        Coils,     ///< a bit each, the first one lowest
        CoilValue, ///< of a write: 0xFF00 on, 0x0000 off
        Exception,
        Data, ///< of a function that is not taken apart
        Checksum,
        Echo,   ///< our own request, heard again
        Stray,  ///< bytes of no frame
        Missing ///< nothing: here the frame ends, `number` bytes too soon
    };

    Kind kind = Kind::Data;
    int at = 0; ///< the first byte, from 0
    int size = 0;
    quint64 number = 0;              ///< as it stands there; raw bits in their right order for a rule
    std::optional<quint64> expected; ///< what would have been right; nothing where it is
    int address = -1;                ///< of the first register or coil, from 0; negative: not known
    int rule = -1;                   ///< in the rules given; negative: none of them
    std::optional<double> value;     ///< scaled; only in a sound answer to what was asked
    Flaw flaw = Flaw::None;          ///< why there is no value in a sound answer

    bool isWrong() const { return expected.has_value() || kind == Kind::Stray || kind == Kind::Missing; }
    friend bool operator==(const FrameField &, const FrameField &) = default;
};

/// A request (or a write's) field by field, in the order of its bytes; every byte is in a field. @p rules
/// name the registers that a write sets. Pure.
QList<FrameField> requestFields(QByteArrayView request, Framing framing,
                                const QList<RegisterRule> &rules = {});

/// What was heard after @p request, field by field in the order of the bytes: echo and noise before the
/// answer, the answer, and what came behind it. A frame that is damaged, or answers something else, keeps its
/// fields, with what would have been right beside what is wrong, but has no values. Pure.
QList<FrameField> answerFields(QByteArrayView heard, Framing framing, QByteArrayView request,
                               const QList<RegisterRule> &rules = {});

/// The registers of a profile, for naming what is in a frame; empty where the profile does not read by
/// Modbus.
QList<RegisterRule> registerRules(const core::Profile &profile);
/// The first read of a poll, for trying whether a meter answers; nothing where registerRules() is empty.
std::optional<BlockRead> firstRead(const core::Profile &profile);

} // namespace modbus
