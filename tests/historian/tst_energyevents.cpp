// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "historian/database.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using historian::HistorianReader;
using historian::HistorianWriter;

/// The rows that energies are reckoned from stay, and are found without reading every event.
class TestEnergyEvents : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<HistorianWriter> m_writer;
    historian::OpenReport m_report;

    void open()
    {
        m_writer = std::make_unique<HistorianWriter>(m_path, std::make_shared<core::SeriesTable>(),
                                                     std::make_shared<core::SystemClock>(),
                                                     historian::WriterOptions{});
        connect(m_writer.get(), &HistorianWriter::opened, this,
                [this](const historian::OpenReport &report) { m_report = report; });
        m_writer->open();
    }
    static core::Event event(qint64 at, const QString &device, const QString &kind, int number)
    {
        return {core::fromMicros(at), core::DeviceId(device), {}, kind, {{u"number"_s, number}}};
    }
    static QList<int> numbers(const QList<core::Event> &events)
    {
        QList<int> list;
        for (const core::Event &one : events)
            list << one.detail["number"_L1].toInt();
        return list;
    }
    /// The error's words; empty when it went through.
    QByteArray run(const QByteArray &sql)
    {
        sqlite3 *db = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &db);
        char *message = nullptr;
        sqlite3_exec(db, sql.constData(), nullptr, nullptr, &message);
        const QByteArray words(message);
        sqlite3_free(message);
        sqlite3_close(db);
        return words;
    }

private slots:
    void init()
    {
        m_path = m_folder.filePath(u"events.db"_s);
        QFile::remove(m_path);
        open();
        auto batch = batches::batch("", 0);
        batch->events = {
            event(300, u"a"_s, u"energy-decision"_s, 3), event(100, u"a"_s, u"register-fell"_s, 1),
            event(200, u"a"_s, u"status"_s, 9),          event(100, u"b"_s, u"register-fell"_s, 2),
            event(300, u"a"_s, u"energy-decision"_s, 4), event(400, u"a"_s, u"energy-compare"_s, 5),
            event(500, u"a"_s, u"energy-compare"_s, 6)};
        m_writer->append(batch);
        m_writer->commitNow();
    }
    void cleanup()
    {
        m_writer->close();
        m_writer.reset();
    }

    void oldestFirstAndAsStored()
    {
        const auto reader = HistorianReader::open(m_path);
        QVERIFY(reader.ok());
        const auto all = (*reader)->energyEvents();
        QVERIFY(all.ok());
        QCOMPARE(numbers(*all), (QList{1, 2, 3, 4, 5, 6}));
        QCOMPARE((*all)[0].kind, u"register-fell"_s);
        const auto one = (*reader)->energyEvents(core::DeviceId(u"a"_s));
        QVERIFY(one.ok());
        QCOMPARE(numbers(*one), (QList{1, 3, 4, 5, 6}));
        QVERIFY((*reader)->energyEvents(core::DeviceId(u"c"_s))->isEmpty());
    }

    void commonStartsAreKnownAtTheNextOpening()
    {
        QVERIFY(m_report.compares.isEmpty());
        m_writer->close();
        open();
        QCOMPARE(numbers(m_report.compares), (QList{5, 6}));
        QCOMPARE(m_report.compares[0].device, core::DeviceId(u"a"_s));
        QCOMPARE(m_report.compares[0].at, core::fromMicros(400));
    }

    void readThroughTheIndex()
    {
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
        sqlite3_stmt *plan = nullptr;
        QCOMPARE(sqlite3_prepare_v2(db,
                                    "EXPLAIN QUERY PLAN SELECT at FROM event WHERE kind IN"
                                    " ('register-fell', 'energy-decision', 'energy-compare') ORDER BY at, id",
                                    -1, &plan, nullptr),
                 SQLITE_OK);
        QByteArray words;
        while (sqlite3_step(plan) == SQLITE_ROW)
            words += reinterpret_cast<const char *>(sqlite3_column_text(plan, 3));
        sqlite3_finalize(plan);
        sqlite3_close(db);
        QVERIFY2(words.contains("event_of_energy"), words.constData());
    }

    void fallsAndDecisionsStay_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("refused");
        QTest::newRow("a changed decision")
            << QByteArray("UPDATE event SET detail = '{}' WHERE kind = 'energy-decision'") << true;
        QTest::newRow("a fall made something else")
            << QByteArray("UPDATE event SET kind = 'status' WHERE kind = 'register-fell'") << true;
        QTest::newRow("a removed fall")
            << QByteArray("DELETE FROM event WHERE kind = 'register-fell'") << true;
        QTest::newRow("one put in its place")
            << QByteArray("INSERT OR REPLACE INTO event SELECT id, at, device, transport, 'status', '{}'"
                          " FROM event WHERE kind = 'register-fell'")
            << true;
        QTest::newRow("another event") << QByteArray("DELETE FROM event WHERE kind = 'status'") << false;
    }
    void fallsAndDecisionsStay()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, refused);
        const QByteArray words = run(sql);
        QCOMPARE(words.contains("append-only"), refused);
        if (!refused)
            QCOMPARE(words, QByteArray());
        const auto reader = HistorianReader::open(m_path);
        QCOMPARE(numbers(*(*reader)->energyEvents()), (QList{1, 2, 3, 4, 5, 6}));
    }
};

QTEST_GUILESS_MAIN(TestEnergyEvents)
#include "tst_energyevents.moc"
