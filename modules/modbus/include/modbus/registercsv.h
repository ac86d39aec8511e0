// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registertable.h"

#include <QByteArray>

namespace modbus {

/// A line of a CSV file that was not taken, and why.
struct CsvReject
{
    enum class Why
    {
        Cell,         ///< see complaint
        OpenQuote,    ///< a quotation mark that is never closed
        TooManyCells, ///< more cells than the header has names
    };
    int line = 0;   ///< of the file, from 1
    int column = 0; ///< of the line, from 1; 0: the line as a whole
    QString header; ///< the column's name in the file
    QString text;   ///< what stands there
    Why why = Why::Cell;
    CellComplaint complaint;
};

/// Registers out of a CSV file. Nothing is taken in silence and nothing is left out in silence: each line of
/// the file is a row, a reject, or empty.
struct CsvImport
{
    enum class Failure
    {
        None,
        Empty,
        TooLarge,        ///< over MostBytes
        NotUtf8,         ///< neither UTF-8 nor with a byte order mark
        NoAddressColumn, ///< no header line, or none that names an address
    };
    static constexpr qsizetype MostBytes = 2 * 1024 * 1024;

    Failure failure = Failure::None; ///< the file as a whole; then there are neither rows nor rejects
    QChar separator = u',';
    QList<RegisterTable::Row> rows;
    QList<CsvReject> rejects;
    QStringList unknownHeaders; ///< columns that nothing was made of
    /// Every address lies from 30001 to 49999: the numbering of old manuals, which is not on the wire. 40001
    /// is register 0 of function 3, 30001 register 0 of function 4.
    bool oldNumbering = false;
};

/// Reads registers from @p bytes: UTF-8, separated by semicolons, commas or tabs, the first line names the
/// columns ("address", "type", "scale", "unit" … and what makers call them), quotation marks as usual.
/// Addresses are decimal or 0x…, numbers have a point or a comma, and are counted from @p base. Pure.
CsvImport importRegisters(const QByteArray &bytes, int base);

} // namespace modbus
