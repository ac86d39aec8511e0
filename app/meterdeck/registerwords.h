// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe.h"
#include "modbus/registercsv.h"
#include "modbus/wordpreview.h"

#include <QCoreApplication>

namespace console {

/// What is said of register maps: what is wrong with a cell or a line of a file, what words look like, how a
/// read ended. GUI thread.
class RegisterWords
{
    Q_DECLARE_TR_FUNCTIONS(console::RegisterWords)

public:
    static QString column(modbus::RegisterTable::Column column);
    /// What the column wants, for an empty or doubtful cell.
    static QString columnHint(modbus::RegisterTable::Column column);
    static QString complaint(const modbus::CellComplaint &complaint);
    static QString reject(const modbus::CsvReject &reject);
    static QString failure(modbus::CsvImport::Failure failure);
    /// "231.4 V", also for what is too large or too small to be written out; a bare number where the quantity
    /// is not known yet.
    static QString figure(std::optional<core::Quantity> quantity, double value);
    /// The same for a narrow cell, without a unit.
    static QString brief(double value);
    /// "f32 CDAB looks like 231.4 V.", or what else can be said of the words.
    static QString remark(const modbus::WordPreview &preview, core::Quantity quantity,
                          modbus::RegisterType type, modbus::ByteOrder order);
    /// Why a read brought no registers.
    static QString probeFailure(const core::ProbeResult &result);
};

} // namespace console
