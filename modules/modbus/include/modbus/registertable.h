// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registermap.h"

#include <QJsonObject>
#include <QStringList>

#include <array>

namespace modbus {

/// What is wrong with a cell, for the application to put into words.
struct CellComplaint
{
    enum class Kind
    {
        Missing,    ///< something is expected here
        NotANumber, ///< arguments: none
        OutOfRange, ///< arguments: from, to
        NotAChoice, ///< arguments: what is expected
        UnknownQuantity,
        UnknownUnit,   ///< arguments: the units of this quantity
        Zero,          ///< a scale of 0 makes every value 0
        MinimumAbove,  ///< the minimum is not below the maximum
        BadPattern,    ///< raw bits such as 0x7FFF, separated by blanks
        Overlap,       ///< arguments: the other row, from 1. Not refused
        SameSeries,    ///< arguments: the other row, from 1. Not refused
        WiderThanRead, ///< the register is wider than the largest read. Not refused
    };
    Kind kind = Kind::Missing;
    QStringList arguments;

    /// False for what may be meant: it is shown, and the table can be saved.
    bool refuses() const { return kind < Kind::Overlap; }
    friend bool operator==(const CellComplaint &, const CellComplaint &) = default;
};

/// A profile's registers as a table of texts, each as a person typed it, checked cell by cell.
///
/// Cells keep what cannot be used, so that it can be mended; nothing is saved while a cell is refused. What
/// the table has no column for (bit fields, alternatives, identity, commands …) is kept as it was. Pure; a
/// value.
class RegisterTable
{
public:
    enum Column
    {
        Address, ///< decimal or 0x…, counted from the head's base
        Function,
        Type,
        Order,
        Quantity,
        Channel,
        Scale,
        Unit, ///< what the scaled number is in, "kWh"; the quantity's own unit when empty
        Offset,
        Minimum, ///< in the quantity's own unit
        Maximum,
        Every,
        Invalid, ///< raw bits, separated by blanks
        ColumnCount
    };
    struct Row
    {
        std::array<QString, ColumnCount> cells;
        QJsonObject rest; ///< keys without a column
    };
    struct Head
    {
        QString id;
        QString name;
        QString vendor;
        QString description;
        int base = 0;
        int maxBlock = 60;
        int maxGap = 0;
        friend bool operator==(const Head &, const Head &) = default;
    };

    RegisterTable() = default;
    /// From a profile's JSON, as far as it is one: what does not fit becomes a cell to mend.
    static RegisterTable fromProfile(const QJsonObject &profile);
    /// The JSON of a profile; meant to be saved only when isReady(). Its version is one more than it was.
    QJsonObject toProfile() const;

    const Head &head() const { return m_head; }
    void setHead(const Head &head) { m_head = head; }
    const QList<Row> &rows() const { return m_rows; }
    QString cell(qsizetype row, Column column) const { return m_rows[row].cells[column]; }
    void setCell(qsizetype row, Column column, const QString &text) { m_rows[row].cells[column] = text; }
    void insert(qsizetype at, const Row &row) { m_rows.insert(at, row); }
    void remove(qsizetype at) { m_rows.removeAt(at); }
    /// A row to begin with, after @p last: the next free address, its function, type and order.
    Row following(qsizetype last) const;

    /// The first thing wrong with a cell; nothing when it is fine.
    std::optional<CellComplaint> complaint(qsizetype row, Column column) const;
    /// Cells that keep the table from being saved.
    int refusals() const;
    bool isReady() const { return !m_rows.isEmpty() && refusals() == 0; }
    /// The row as a rule, addresses counted from 0; nothing when a cell that it needs is refused.
    std::optional<RegisterRule> rule(qsizetype row) const;

    /// "address", "function", … the keys of CSV headers.
    static QLatin1StringView columnKey(Column column);
    /// Decimal or 0x…; nothing for anything else.
    static std::optional<int> wholeNumber(QStringView text);
    /// With point or comma.
    static std::optional<double> number(QStringView text);
    /// Units that a quantity may be given in, and the factor to its own.
    static QStringList unitsOf(core::Quantity quantity);
    static std::optional<double> unitFactor(core::Quantity quantity, QStringView unit);

private:
    std::optional<CellComplaint> alone(qsizetype row, Column column) const;
    std::optional<CellComplaint> besideOthers(qsizetype row, Column column) const;
    QJsonObject registerOf(const Row &row) const;

    Head m_head;
    QList<Row> m_rows;
    QJsonObject m_profile; ///< with the keys that have no column
};

} // namespace modbus
