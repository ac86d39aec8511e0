// SPDX-License-Identifier: GPL-3.0-or-later
// A table of registers as CSV, as makers' manuals are typed off. First line: the base that addresses are
// counted from; then the file.
#include "core/profile.h"
#include "modbus/registercsv.h"
#include "oracle.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

/// What was taken is what the editor saves: each row is a rule, and a table without refusals is a profile.
void requireSavable(const modbus::CsvImport &import, int base)
{
    modbus::RegisterTable table;
    modbus::RegisterTable::Head head;
    head.id = u"own"_s;
    head.name = u"Own"_s;
    head.base = base;
    table.setHead(head);
    for (qsizetype i = 0; i < std::min<qsizetype>(import.rows.size(), 50); ++i)
        table.insert(i, import.rows.at(i));
    for (qsizetype i = 0; i < table.rows().size(); ++i)
        fuzz::require(table.rule(i).has_value(), "a row that is taken is a rule");
    fuzz::require(table.refusals() == 0, "a row that is taken is not refused later");
    if (!table.isReady())
        return;
    const auto profile = core::ProfileStore::parse(QJsonDocument(table.toProfile()).toJson(), u"own.json"_s);
    if (!profile)
        fuzz::require(false, profile.error().toString().toUtf8().constData());
    core::SeriesTable series;
    const auto map =
        modbus::RegisterMap::make(**profile, core::DeviceId(u"m"_s), core::TransportId(u"bus"_s), series);
    fuzz::require(map.ok() || !map.error().detail.isEmpty(), "a map that is none says why");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const int base = input.line().toByteArray().trimmed() == "1" ? 1 : 0;
    const QByteArray bytes = input.rest().toByteArray();
    const modbus::CsvImport import = modbus::importRegisters(bytes, base);
    const qsizetype lines = bytes.count('\n') + 1;
    if (import.failure != modbus::CsvImport::Failure::None) {
        fuzz::require(import.rows.isEmpty() && import.rejects.isEmpty(), "a file that fails gives nothing");
        return 0;
    }
    fuzz::require(import.rows.size() + import.rejects.size() <= lines, "a line is told once");
    int last = 0;
    for (const modbus::CsvReject &reject : import.rejects) {
        fuzz::require(reject.line > last, "rejects name their lines in order");
        fuzz::require(reject.line <= lines, "a reject's line is in the file");
        fuzz::require(reject.why != modbus::CsvReject::Why::Cell || reject.complaint.refuses(),
                      "what is only remarkable is taken");
        last = reject.line;
    }
    requireSavable(import, base);
    return 0;
}
