// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/auditchain.h"

#include "historian/database.h"
#include "statement.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace historian {

namespace {

constexpr quint64 ProgressEvery = 256;

struct Row
{
    qint64 number = 0;
    qint64 at = 0;
    QString command;
    QString device;
    QString stage;
    QString who;
    QString detail; ///< compact JSON, as stored
};

/// Each text with its length before it, so that no two different rows have one text.
QByteArray canonicalText(const Row &row)
{
    QByteArray text = QByteArray::number(row.number) + '\n' + QByteArray::number(row.at) + '\n';
    for (const QString *part : {&row.command, &row.device, &row.stage, &row.who, &row.detail}) {
        const QByteArray utf8 = part->toUtf8();
        text += QByteArray::number(utf8.size()) + ':' + utf8 + '\n';
    }
    return text;
}

QByteArray chained(const QByteArray &previous, const Row &row)
{
    return QCryptographicHash::hash(previous + canonicalText(row), QCryptographicHash::Sha256);
}

struct Head
{
    qint64 number = 0;
    QByteArray hash;
};

/// The stored end of the chain; for an empty one the hash that the first row builds on.
core::Result<Head> head(Database &database)
{
    Statement stored(database.handle(), "SELECT number, hash FROM audit_head");
    if (stored.step())
        return Head{stored.integer(0), stored.blob(1)};
    Statement id(database.handle(), "SELECT value FROM meta WHERE key = 'installation_id'");
    if (!stored.isValid() || stored.failed() || !id.step())
        return database.error("reading the audit");
    return Head{0, QCryptographicHash::hash(id.text(0).toUtf8(), QCryptographicHash::Sha256)};
}

core::Result<core::AuditEntry> appendRow(Database &database, core::AuditEntry entry)
{
    const auto last = head(database);
    if (!last)
        return last.error();
    const Row row{last->number + 1,
                  core::toMicros(entry.at),
                  entry.command.toString(),
                  entry.device.toString(),
                  entry.stage,
                  entry.who,
                  QString::fromUtf8(QJsonDocument(entry.detail).toJson(QJsonDocument::Compact))};
    entry.number = row.number;
    entry.hash = chained(last->hash, row);
    Statement insert(database.handle(), "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, row.number);
    insert.bind(2, row.at);
    insert.bind(3, row.command);
    insert.bind(4, row.device);
    insert.bind(5, row.stage);
    insert.bind(6, row.who);
    insert.bind(7, row.detail);
    insert.bind(8, entry.hash);
    if (!insert.run())
        return database.error("storing the audit");
    Statement end(database.handle(),
                  "INSERT INTO audit_head VALUES (1, ?1, ?2) ON CONFLICT (id) DO UPDATE SET"
                  " number = ?1, hash = ?2");
    end.bind(1, row.number);
    end.bind(2, entry.hash);
    if (!end.run())
        return database.error("storing the audit");
    return entry;
}

} // namespace

core::Result<core::AuditEntry> AuditChain::append(Database &database, core::AuditEntry entry)
{
    if (database.hasMoved())
        return database.movedError();
    if (const auto begun = database.begin(); !begun)
        return begun.error();
    auto stored = appendRow(database, std::move(entry));
    if (stored) {
        if (const auto committed = database.commit(); !committed)
            stored = committed.error();
    }
    if (!stored)
        database.rollback();
    return stored;
}

core::Result<AuditCheck> AuditChain::verify(Database &database, const AuditProgress &progress)
{
    if (const auto begun = database.execute("BEGIN", "reading the audit"); !begun)
        return begun.error();
    AuditCheck check;
    const auto broken = [&check](qint64 number, const QString &words) {
        check.intact = false;
        check.brokenAt = number;
        check.words = words;
    };
    const auto walk = [&]() -> core::Result<void> {
        Statement id(database.handle(), "SELECT value FROM meta WHERE key = 'installation_id'");
        if (!id.step())
            return database.error("reading the audit");
        QByteArray previous = QCryptographicHash::hash(id.text(0).toUtf8(), QCryptographicHash::Sha256);
        id.reset();
        const auto last = head(database);
        if (!last)
            return last.error();
        const auto total = static_cast<quint64>(last->number);
        qint64 number = 0;
        Statement rows(database.handle(),
                       "SELECT number, at, command, device, stage, who, detail, hash FROM audit"
                       " ORDER BY number");
        while (rows.step()) {
            const Row row{rows.integer(0), rows.integer(1), rows.text(2), rows.text(3),
                          rows.text(4),    rows.text(5),    rows.text(6)};
            if (progress && check.entries % ProgressEvery == 0 && !progress(check.entries, total)) {
                check.cancelled = true;
                return {};
            }
            ++check.entries;
            if (row.number != ++number) {
                broken(number, u"entry %1 is missing"_s.arg(number));
                return {};
            }
            previous = chained(previous, row);
            if (previous != rows.blob(7)) {
                broken(number, u"entry %1 is not what was written"_s.arg(number));
                return {};
            }
            check.head = previous;
        }
        if (!rows.isValid() || rows.failed())
            return database.error("reading the audit");
        const auto end = head(database);
        if (!end)
            return end.error();
        if (end->number != number)
            broken(number + 1, u"entries after %1 are missing"_s.arg(number));
        else if (end->hash != previous)
            broken(number, u"the end of the chain is not what was written"_s);
        return {};
    };
    const auto walked = walk();
    database.rollback();
    if (!walked)
        return walked.error();
    return check;
}

} // namespace historian
