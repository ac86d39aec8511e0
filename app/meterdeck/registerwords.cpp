// SPDX-License-Identifier: GPL-3.0-or-later
#include "registerwords.h"

#include "words.h"

#include <cmath>

using namespace Qt::StringLiterals;
using modbus::CellComplaint;
using modbus::CsvImport;
using modbus::CsvReject;
using modbus::Plausibility;
using modbus::RegisterTable;

namespace console {

QString RegisterWords::column(RegisterTable::Column column)
{
    switch (column) {
    case RegisterTable::Address:
        return tr("Address");
    case RegisterTable::Function:
        return tr("Function");
    case RegisterTable::Type:
        return tr("Type");
    case RegisterTable::Order:
        return tr("Order");
    case RegisterTable::Quantity:
        return tr("Quantity");
    case RegisterTable::Channel:
        return tr("Channel");
    case RegisterTable::Scale:
        return tr("Scale");
    case RegisterTable::Unit:
        return tr("Unit");
    case RegisterTable::Offset:
        return tr("Offset");
    case RegisterTable::Minimum:
        return tr("Least");
    case RegisterTable::Maximum:
        return tr("Most");
    case RegisterTable::Every:
        return tr("Every … polls");
    case RegisterTable::Invalid:
        return tr("“No value” bits");
    case RegisterTable::ColumnCount:
        break;
    }
    return {};
}

QString RegisterWords::columnHint(RegisterTable::Column column)
{
    switch (column) {
    case RegisterTable::Address:
        return tr("Where the value begins, decimal or as 0x003E.");
    case RegisterTable::Function:
        return tr("3 reads holding registers, 4 input registers; 3 when empty.");
    case RegisterTable::Type:
        return tr("How the bits are meant: u16, s16, u32, s32, f32, u48, u64, s64 or f64.");
    case RegisterTable::Order:
        return tr("Which byte comes first: ABCD, CDAB, BADC or DCBA; ABCD when empty.");
    case RegisterTable::Quantity:
        return tr("What is measured, as profiles spell it: voltage, active_power, energy_import…");
    case RegisterTable::Channel:
        return tr("L1, L2 or L3 for a phase; empty for the meter as a whole.");
    case RegisterTable::Scale:
        return tr("What the number is multiplied with; 1 when empty.");
    case RegisterTable::Unit:
        return tr("What the scaled number is in, for example kWh; the quantity’s own unit when empty.");
    case RegisterTable::Offset:
        return tr("What is added after scaling; nothing when empty.");
    case RegisterTable::Minimum:
        return tr("Below it the value is impossible and is not stored.");
    case RegisterTable::Maximum:
        return tr("Above it the value is impossible and is not stored.");
    case RegisterTable::Every:
        return tr("Read in one of so many polls; in each when empty.");
    case RegisterTable::Invalid:
        return tr(
            "Raw bits by which the meter says that it has no value, as 0x7FFF; blanks between several.");
    case RegisterTable::ColumnCount:
        break;
    }
    return {};
}

QString RegisterWords::complaint(const CellComplaint &complaint)
{
    using Kind = CellComplaint::Kind;
    const auto argument = [&complaint](int at) { return complaint.arguments.value(at); };
    switch (complaint.kind) {
    case Kind::Missing:
        return tr("This cell may not stay empty.");
    case Kind::NotANumber:
        return tr("This is no number.");
    case Kind::OutOfRange:
        return tr("From %1 to %2.").arg(argument(0), argument(1));
    case Kind::NotAChoice:
        return tr("One of: %1.").arg(argument(0));
    case Kind::UnknownQuantity:
        return tr("No quantity of that name is known.");
    case Kind::UnknownUnit:
        return tr("This quantity is given in: %1.").arg(argument(0));
    case Kind::Zero:
        return tr("A scale of 0 would make every value 0.");
    case Kind::MinimumAbove:
        return tr("The most has to be above the least.");
    case Kind::BadPattern:
        return tr("Raw bits such as 0x7FFF, at most 16 digits each, with blanks between them.");
    case Kind::Overlap:
        return tr("Shares registers with row %1. That may be meant.").arg(argument(0));
    case Kind::SameSeries:
        return tr("Row %1 has the same quantity and channel. That may be meant.").arg(argument(0));
    case Kind::WiderThanRead:
        return tr("Wider than the largest read of %1 registers; it is read by itself.").arg(argument(0));
    }
    return {};
}

QString RegisterWords::reject(const CsvReject &reject)
{
    switch (reject.why) {
    case CsvReject::Why::OpenQuote:
        return tr("A quotation mark is opened and never closed.");
    case CsvReject::Why::TooManyCells:
        return tr("The line has more cells than the header has names.");
    case CsvReject::Why::Cell:
        return complaint(reject.complaint);
    }
    return {};
}

QString RegisterWords::failure(CsvImport::Failure failure)
{
    switch (failure) {
    case CsvImport::Failure::None:
        return {};
    case CsvImport::Failure::Empty:
        return tr("The file is empty.");
    case CsvImport::Failure::TooLarge:
        return tr("The file is larger than %1.").arg(Words::bytes(CsvImport::MostBytes));
    case CsvImport::Failure::NotUtf8:
        return tr("The file is no text in UTF-8. Store it as “CSV UTF-8”.");
    case CsvImport::Failure::NoAddressColumn:
        return tr("The first line has to name the columns, and one of them has to be “address”.");
    }
    return {};
}

QString RegisterWords::figure(std::optional<core::Quantity> quantity, double value)
{
    const double size = std::abs(value);
    QString number;
    if (value != 0 && (size < 1e-4 || size >= 1e10))
        number = QString::number(value, 'e', 2).replace(u'-', u'\u2212');
    else
        number = Words::number(value, size >= 100'000 ? 0 : size >= 100 ? 1 : 3);
    const QString unit = quantity ? QString(core::quantityUnit(*quantity)) : QString();
    return unit.isEmpty() || unit == "1"_L1 ? number : number + u' ' + unit;
}

QString RegisterWords::brief(double value)
{
    const double size = std::abs(value);
    if (value != 0 && (size < 1e-3 || size >= 1e8))
        return QString::number(value, 'e', 1).replace(u'-', u'\u2212');
    return Words::number(value, size >= 10'000 ? 0 : size >= 100 ? 1 : 2);
}

QString RegisterWords::remark(const modbus::WordPreview &preview, core::Quantity quantity,
                              modbus::RegisterType type, modbus::ByteOrder order)
{
    const auto nameOf = [](const modbus::WordReading &reading) {
        return modbus::wordCount(reading.type) == 1 && reading.order == modbus::ByteOrder::ABCD
                   ? QString(modbus::typeName(reading.type))
                   : modbus::typeName(reading.type) + u' ' + modbus::orderName(reading.order);
    };
    const modbus::WordReading *present = preview.find(type, order);
    const modbus::WordReading *best = preview.best(type, order);
    if (best && best->fit == Plausibility::Likely && best->value) {
        const QString value = figure(quantity, *best->value);
        return best == present ? tr("As chosen, this looks like %1.").arg(value)
                               : tr("%1 looks like %2.").arg(nameOf(*best), value);
    }
    if (best && best->number && best->betterScale > 0)
        return tr("%1 with a scale of %2 would look like %3.")
            .arg(nameOf(*best), Words::number(best->betterScale, best->betterScale < 1 ? 3 : 0),
                 figure(quantity, *best->number * best->betterScale));
    if (present && present->fit == Plausibility::Possible && present->value)
        return tr("As chosen, it says %1. It can be that; compare it with the meter’s display.")
            .arg(figure(quantity, *present->value));
    if (present && present->fit == Plausibility::Unlikely)
        return tr(
            "As chosen, it says what this quantity hardly ever is. Compare it with the meter’s display.");
    return tr("None of the readings looks like this quantity. Is the address right?");
}

QString RegisterWords::probeFailure(const core::ProbeResult &result)
{
    if (result.verdict == "exception"_L1)
        return tr("The meter refuses: %1.").arg(result.error.detail);
    if (result.verdict == "no-answer"_L1)
        return tr("No answer.");
    if (result.verdict == "not-asked"_L1)
        return tr("It was not asked: %1.").arg(result.error.detail);
    if (result.verdict == "aborted"_L1)
        return tr("The connection was lost meanwhile.");
    return tr("Bytes came, but no readable answer.");
}

} // namespace console
