// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/importsources.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Insert =
    u"INSERT INTO readings (timestamp, meter_id, voltage_v1) VALUES ('2025-11-02 %1:%2:%3.000', 'LAB-1', 230)"_s;

QString insert(int i)
{
    return Insert.arg(i / 3600, 2, 10, QChar(u'0'))
        .arg(i / 60 % 60, 2, 10, QChar(u'0'))
        .arg(i % 60, 2, 10, QChar(u'0'));
}

/// Another program's connection to a database.
class Writer
{
public:
    explicit Writer(const QString &fileName)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"writer"_s);
        m_database.setDatabaseName(fileName);
        m_opened = m_database.open();
    }
    ~Writer()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"writer"_s);
    }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    bool run(const QString &statement) { return m_opened && QSqlQuery(m_database).exec(statement); }

private:
    QSqlDatabase m_database;
    bool m_opened = false;
};

/// Lets another program write a row when the first one is read.
class DisturbedSink : public KeepingSink
{
public:
    explicit DisturbedSink(Writer *writer) : m_writer(writer) {}
    bool rowRead(const imports::Position &row) override
    {
        if (rows == 0)
            disturbed = m_writer->run(insert(80'000));
        return KeepingSink::rowRead(row);
    }
    bool disturbed = false;

private:
    Writer *m_writer;
};

} // namespace

/// SQLite files that somebody else has open, or had when the power went.
class TestBusyDatabase : public QObject
{
    Q_OBJECT

private slots:
    void whatWasNotFinishedIsNotRead()
    {
        constexpr int Finished = 500; // of several pages
        const QTemporaryDir folder;
        const QTemporaryDir copies;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        const QString copy = copies.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file, {}));
        {
            Writer writer(file);
            QVERIFY(writer.run(u"PRAGMA journal_mode = DELETE"_s));
            QVERIFY(writer.run(u"BEGIN"_s));
            for (int i = 0; i < Finished; ++i)
                QVERIFY(writer.run(insert(i)));
            QVERIFY(writer.run(u"COMMIT"_s));
            QVERIFY(writer.run(u"PRAGMA cache_size = 5"_s)); // so that it writes before it is finished
            QVERIFY(writer.run(u"BEGIN"_s));
            for (int i = Finished; i < 5'000; ++i)
                QVERIFY(writer.run(insert(i)));
            QVERIFY(writer.run(u"UPDATE readings SET voltage_v1 = 111"_s));
            // As it lies there after a power cut.
            QVERIFY(QFile::copy(file, copy));
            QVERIFY(QFile::copy(file + u"-journal"_s, copy + u"-journal"_s));
        }
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, copy, "UTC"), QString());
        QCOMPARE(sink.readings.size(), Finished);
        QVERIFY(sink.readings.filter(u" 111 "_s).isEmpty());
        QVERIFY(sink.damages.isEmpty());
        QVERIFY(sink.notes.join(u' ').contains(u"rollback journal"_s));
        // Nothing was changed there.
        QVERIFY(QFileInfo(copy + u"-journal"_s).size() > 0);
        QCOMPARE(QDir(copies.path()).entryList(QDir::Files).size(), 2);
    }

    void aJournalThatIsKeptForLaterIsNoUnfinishedOne()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file, {}));
        Writer writer(file);
        QVERIFY(writer.run(u"PRAGMA journal_mode = PERSIST"_s));
        QVERIFY(writer.run(insert(1)));
        QVERIFY(QFileInfo(file + u"-journal"_s).size() > 0);
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, file, "UTC"), QString());
        QCOMPARE(sink.readings.size(), 1);
        QVERIFY(!sink.notes.join(u' ').contains(u"rollback journal"_s));
    }

    void aWriteWhileItIsReadIsSaid()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file, {}));
        Writer writer(file);
        for (int i = 0; i < 10; ++i)
            QVERIFY(writer.run(insert(i)));
        DisturbedSink sink(&writer);
        const QString words = importInto(sink, u"campus"_s, file, "UTC");
        QVERIFY(sink.disturbed);
        QVERIFY2(words.contains(u"somebody wrote"_s), qPrintable(words));
        QVERIFY(sink.readings.size() >= 10);
        // And once nobody writes, all are there.
        KeepingSink again;
        QCOMPARE(importInto(again, u"campus"_s, file, "UTC"), QString());
        QCOMPARE(again.readings.size(), 11);
    }

    void aFileThatNobodyMayWriteIsRead()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file, {}));
        {
            Writer writer(file);
            QVERIFY(writer.run(u"PRAGMA journal_mode = WAL"_s));
            QVERIFY(writer.run(insert(1)));
        }
        constexpr auto ReadOnly = QFile::ReadOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        QVERIFY(QFile::setPermissions(folder.path(), ReadOnly));
        KeepingSink sink;
        const QString words = importInto(sink, u"campus"_s, file, "UTC");
        QVERIFY(QFile::setPermissions(folder.path(), ReadOnly | QFile::WriteOwner));
        QCOMPARE(words, QString());
        QCOMPARE(sink.readings.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBusyDatabase)
#include "tst_busydatabase.moc"
