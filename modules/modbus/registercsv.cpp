// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registercsv.h"

#include "modbus/wordpreview.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

using Column = RegisterTable::Column;

/// What a header is compared by: small letters and digits only.
QString plain(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            kept.append(c.toLower());
    }
    return kept;
}

std::optional<Column> columnOf(const QString &header)
{
    static const QList<std::pair<Column, QStringList>> names{
        {RegisterTable::Address,
         {u"address"_s, u"addr"_s, u"register"_s, u"reg"_s, u"registeraddress"_s, u"adresse"_s,
          u"startaddress"_s, u"addresshex"_s, u"addressdec"_s, u"hex"_s}},
        {RegisterTable::Function, {u"function"_s, u"fc"_s, u"functioncode"_s, u"funktion"_s}},
        {RegisterTable::Type,
         {u"type"_s, u"datatype"_s, u"format"_s, u"dataformat"_s, u"typ"_s, u"datentyp"_s}},
        {RegisterTable::Order, {u"order"_s, u"wordorder"_s, u"byteorder"_s, u"endian"_s, u"endianness"_s}},
        {RegisterTable::Quantity,
         {u"quantity"_s, u"measurement"_s, u"name"_s, u"parameter"_s, u"value"_s, u"description"_s,
          u"groesse"_s, u"größe"_s}},
        {RegisterTable::Channel, {u"channel"_s, u"phase"_s, u"kanal"_s}},
        {RegisterTable::Scale,
         {u"scale"_s, u"factor"_s, u"multiplier"_s, u"resolution"_s, u"gain"_s, u"faktor"_s, u"scaling"_s}},
        {RegisterTable::Unit, {u"unit"_s, u"units"_s, u"einheit"_s}},
        {RegisterTable::Offset, {u"offset"_s}},
        {RegisterTable::Minimum, {u"minimum"_s, u"min"_s, u"validmin"_s}},
        {RegisterTable::Maximum, {u"maximum"_s, u"max"_s, u"validmax"_s}},
        {RegisterTable::Every, {u"every"_s, u"pollgroup"_s}},
        {RegisterTable::Invalid, {u"invalid"_s, u"novalue"_s, u"invalidpattern"_s}}};
    const QString wanted = plain(header);
    for (const auto &[column, same] : names) {
        if (same.contains(wanted))
            return column;
    }
    return std::nullopt;
}

struct Quantityname
{
    QString quantity;
    QString channel;
};

/// "Voltage L1", "Frequency", "import": the quantity's own name and the phase behind it; else the text.
Quantityname quantityFromWords(const QString &text)
{
    QString words = text.trimmed().toLower();
    Quantityname found{text.trimmed(), {}};
    words.replace(u'-', u' ').replace(u'_', u' ');
    for (const QString &phase : {u"l1"_s, u"l2"_s, u"l3"_s}) {
        if (words.endsWith(u' ' + phase)) {
            found.channel = phase.toUpper();
            words.chop(phase.size() + 1);
        }
    }
    static const QHash<QString, QString> same{{u"power"_s, u"active_power"_s},
                                              {u"active power"_s, u"active_power"_s},
                                              {u"energy"_s, u"energy_import"_s},
                                              {u"import"_s, u"energy_import"_s},
                                              {u"import energy"_s, u"energy_import"_s},
                                              {u"active energy"_s, u"energy_import"_s},
                                              {u"imported energy"_s, u"energy_import"_s},
                                              {u"export"_s, u"energy_export"_s},
                                              {u"export energy"_s, u"energy_export"_s},
                                              {u"exported energy"_s, u"energy_export"_s},
                                              {u"pf"_s, u"power_factor"_s},
                                              {u"cos phi"_s, u"power_factor"_s}};
    const QString simple = same.value(words.trimmed(), words.trimmed().replace(u' ', u'_'));
    if (core::quantityFromName(simple))
        found.quantity = simple;
    else
        found.channel.clear();
    return found;
}

/// One line of the file, which may span several where a cell holds a break.
struct Line
{
    int number = 0;
    QStringList cells;
    bool openQuote = false;
};

QList<Line> linesOf(const QString &text, QChar separator)
{
    QList<Line> lines;
    Line line;
    QString cell;
    int number = 1;
    line.number = 1;
    bool quoted = false;
    const auto end = [&] {
        line.cells.append(cell);
        cell.clear();
        lines.append(std::exchange(line, {}));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
                cell.append(text[++i]);
            else if (c == u'"')
                quoted = false;
            else
                cell.append(c);
            number += c == u'\n' ? 1 : 0;
        } else if (c == u'"' && cell.trimmed().isEmpty()) {
            cell.clear();
            quoted = true;
        } else if (c == separator) {
            line.cells.append(std::exchange(cell, {}));
        } else if (c == u'\n') {
            end();
            line.number = ++number;
        } else if (c != u'\r') {
            cell.append(c);
        }
    }
    line.openQuote = quoted;
    if (!cell.isEmpty() || !line.cells.isEmpty() || quoted)
        end();
    return lines;
}

bool isBlank(const Line &line)
{
    return !line.openQuote &&
           std::ranges::all_of(line.cells, [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

QChar separatorOf(const QString &header)
{
    QChar best = u',';
    qsizetype most = 0;
    for (const QChar candidate : {QChar(u';'), QChar(u'\t'), QChar(u',')}) {
        if (header.count(candidate) > most) {
            most = header.count(candidate);
            best = candidate;
        }
    }
    return best;
}

} // namespace

CsvImport importRegisters(const QByteArray &bytes, int base)
{
    CsvImport import;
    const auto fail = [&import](CsvImport::Failure failure) {
        import.failure = failure;
        return import;
    };
    if (bytes.size() > CsvImport::MostBytes)
        return fail(CsvImport::Failure::TooLarge);
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return fail(CsvImport::Failure::NotUtf8);
    if (text.trimmed().isEmpty())
        return fail(CsvImport::Failure::Empty);

    import.separator = separatorOf(text.trimmed().section(u'\n', 0, 0));
    QList<Line> lines = linesOf(text, import.separator);
    while (!lines.isEmpty() && isBlank(lines.first()))
        lines.removeFirst();
    const QStringList headers = lines.isEmpty() ? QStringList() : lines.takeFirst().cells;
    std::array<int, RegisterTable::ColumnCount> places;
    places.fill(-1);
    for (int i = 0; i < headers.size(); ++i) {
        const auto column = columnOf(headers[i]);
        if (column && places[*column] < 0)
            places[*column] = i;
        else if (!headers[i].trimmed().isEmpty())
            import.unknownHeaders.append(headers[i].trimmed());
    }
    if (places[RegisterTable::Address] < 0)
        return fail(CsvImport::Failure::NoAddressColumn);

    RegisterTable::Head head;
    head.base = base;
    bool old = true;
    int addresses = 0;
    for (const Line &line : std::as_const(lines)) {
        if (isBlank(line))
            continue;
        if (line.openQuote) {
            import.rejects.append({line.number, 0, {}, line.cells.last(), CsvReject::Why::OpenQuote, {}});
            continue;
        }
        if (line.cells.size() > headers.size()) {
            import.rejects.append({line.number,
                                   static_cast<int>(headers.size()) + 1,
                                   {},
                                   line.cells[headers.size()],
                                   CsvReject::Why::TooManyCells,
                                   {}});
            continue;
        }
        RegisterTable::Row row;
        for (int column = 0; column < RegisterTable::ColumnCount; ++column) {
            const int place = places[static_cast<std::size_t>(column)];
            row.cells[static_cast<std::size_t>(column)] =
                place >= 0 && place < line.cells.size() ? line.cells[place].trimmed() : QString();
        }
        const Quantityname known = quantityFromWords(row.cells[RegisterTable::Quantity]);
        row.cells[RegisterTable::Quantity] = known.quantity;
        if (row.cells[RegisterTable::Channel].isEmpty())
            row.cells[RegisterTable::Channel] = known.channel;
        if (const auto type = typeFromWords(row.cells[RegisterTable::Type]))
            row.cells[RegisterTable::Type] = typeName(*type);
        if (const auto order = orderFromWords(row.cells[RegisterTable::Order]))
            row.cells[RegisterTable::Order] = orderName(*order);
        if (const auto address = RegisterTable::wholeNumber(row.cells[RegisterTable::Address])) {
            ++addresses;
            old = old && *address >= 30001 && *address <= 49999;
        }
        RegisterTable alone;
        alone.setHead(head);
        alone.insert(0, row);
        bool refused = false;
        for (int column = 0; column < RegisterTable::ColumnCount && !refused; ++column) {
            const auto wrong = alone.complaint(0, static_cast<Column>(column));
            if (!wrong || !wrong->refuses())
                continue;
            const int place = places[static_cast<std::size_t>(column)];
            import.rejects.append({line.number, place + 1,
                                   place >= 0
                                       ? headers[place].trimmed()
                                       : QString(RegisterTable::columnKey(static_cast<Column>(column))),
                                   place >= 0 && place < line.cells.size() ? line.cells[place] : QString(),
                                   CsvReject::Why::Cell, *wrong});
            refused = true;
        }
        if (!refused)
            import.rows.append(row);
    }
    import.oldNumbering = addresses > 0 && old;
    return import;
}

} // namespace modbus
