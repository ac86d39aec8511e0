// SPDX-License-Identifier: GPL-3.0-or-later
// What the mesh's server answers to GET /data: the whole answer.
#include "backendrows.h"
#include "oracle.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray answer(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto read = meshweb::readBackendRows(answer, u"http://mesh.example"_s);
    const auto now = core::fromMicros(1'762'072'800'000'000);
    static const QTimeZone zone("Asia/Kolkata");
    const auto judge = [&](const QString &text) {
        const auto at = meshweb::backendTime(text, zone, now);
        fuzz::require(
            !at || (*at <= now + std::chrono::minutes(5) && core::toMicros(*at) >= 1'420'070'400'000'000),
            "a time is from 2015 on and not of the future");
    };
    judge(QString::fromUtf8(answer));
    if (!read) {
        fuzz::require(!read.error().detail.isEmpty(), "an error has words");
        return 0;
    }
    const auto entries = QJsonDocument::fromJson(answer).array().size();
    fuzz::require(read->rows.size() + read->unreadableCount == entries, "every entry is a row or unreadable");
    fuzz::require(read->unreadable.size() == std::min(read->unreadableCount, read->MaxUnreadable),
                  "the first unreadable ones are kept");
    qint64 last = 0;
    for (const meshweb::BackendRow &row : read->rows) {
        fuzz::require(row.id >= last, "rows are in order of their ids");
        last = row.id;
        judge(row.timestamp);
    }
    return 0;
}
