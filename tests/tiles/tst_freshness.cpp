// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/freshness.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tiles;

/// How long an answer holds, by its headers.
class TestFreshness : public QObject
{
    Q_OBJECT

private slots:
    void holds_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("stored");
        const qint64 week = 7 * 86400;
        QTest::newRow("says nothing") << QByteArray() << week << true;
        QTest::newRow("public alone") << QByteArray("Cache-Control: public") << week << true;
        QTest::newRow("an hour") << QByteArray("Cache-Control: public, max-age=3600") << qint64(3600) << true;
        QTest::newRow("in capitals") << QByteArray("Cache-Control: Max-Age=60") << qint64(60) << true;
        QTest::newRow("part of it gone")
            << QByteArray("Cache-Control: max-age=3600|Age: 600") << qint64(3000) << true;
        QTest::newRow("older than it may be")
            << QByteArray("Cache-Control: max-age=60|Age: 600") << qint64(0) << true;
        QTest::newRow("every time") << QByteArray("Cache-Control: no-cache, max-age=60") << qint64(0) << true;
        QTest::newRow("not on disk") << QByteArray("Cache-Control: no-store") << week << false;
        QTest::newRow("broken") << QByteArray("Cache-Control: max-age=soon") << qint64(0) << true;
        QTest::newRow("for ever") << QByteArray("Cache-Control: max-age=999999999999") << qint64(365 * 86400)
                                  << true;
        // 2026-01-02T03:04:05Z is a Friday; the server's clock is an hour behind ours.
        QTest::newRow("expires, by its own clock")
            << QByteArray("Date: Fri, 02 Jan 2026 02:04:05 GMT|Expires: Fri, 02 Jan 2026 02:14:05 GMT")
            << qint64(600) << true;
        QTest::newRow("expires, no date")
            << QByteArray("Expires: Fri, 02 Jan 2026 03:05:05 GMT") << qint64(60) << true;
        QTest::newRow("expired") << QByteArray("Expires: Thu, 01 Jan 2026 03:05:05 GMT") << qint64(0) << true;
        QTest::newRow("expires 0") << QByteArray("Expires: 0") << qint64(0) << true;
        QTest::newRow("max-age wins")
            << QByteArray("Cache-Control: max-age=5|Expires: Fri, 02 Jan 2026 03:05:05 GMT") << qint64(5)
            << true;
    }
    void holds()
    {
        QFETCH(QByteArray, headers);
        QFETCH(qint64, seconds);
        QFETCH(bool, stored);
        QHash<QByteArray, QByteArray> fields;
        const auto lines = headers.split('|');
        for (const QByteArray &line : lines)
            fields.insert(line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed());
        const core::UtcTime now = core::fromMicros(1767323045000000); // 2026-01-02T03:04:05Z
        const Freshness found = freshnessOf([&](const QByteArray &name) { return fields.value(name); }, now,
                                            std::chrono::days(7));
        QCOMPARE(std::chrono::floor<std::chrono::seconds>(found.until - now).count(), seconds);
        QCOMPARE(found.mayStore, stored);
    }

    void retries()
    {
        const core::UtcTime now = core::fromMicros(1767323045000000);
        QCOMPARE(retryAfter("120", now), 120s);
        QCOMPARE(retryAfter("Fri, 02 Jan 2026 03:05:05 GMT", now), 60s);
        QCOMPARE(retryAfter("", now), 0s);
        QCOMPARE(retryAfter("-5", now), 0s);
        QCOMPARE(retryAfter("later", now), 0s);
    }
};

QTEST_MAIN(TestFreshness)
#include "tst_freshness.moc"
