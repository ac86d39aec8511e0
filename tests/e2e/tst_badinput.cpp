// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "historian/historianreader.h"
#include "peers/mosquittobroker.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

/// What the whole program does with bad input: it says where, what and what to do, counts it, goes on, and
/// keeps what was stored.
class tst_BadInput : public QObject
{
    Q_OBJECT

private:
    static QJsonArray site(quint16 port, const QString &user = {})
    {
        QJsonObject transport{{u"id"_s, u"site"_s},
                              {u"type"_s, u"mqtt"_s},
                              {u"host"_s, u"127.0.0.1"_s},
                              {u"port"_s, port},
                              {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}};
        if (!user.isEmpty())
            transport[u"user"_s] = user;
        return {transport};
    }

    static QJsonArray bus(const QString &port)
    {
        return {QJsonObject{
            {u"id"_s, u"bus1"_s}, {u"type"_s, u"modbus-rtu"_s}, {u"port"_s, port}, {u"baud"_s, 115200}}};
    }

    static QJsonArray meter()
    {
        return {QJsonObject{{u"id"_s, u"m1"_s},
                            {u"transport"_s, u"bus1"_s},
                            {u"profile"_s, u"campus-modbus"_s},
                            {u"unit"_s, 1},
                            {u"pollMs"_s, 100}}};
    }

    static bool publish(quint16 port, const QString &topic, const QByteArray &payload)
    {
        QProcess process;
        process.start(u"mosquitto_pub"_s, {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(port), u"-q"_s,
                                           u"1"_s, u"-s"_s, u"-t"_s, topic});
        process.write(payload);
        process.closeWriteChannel();
        return process.waitForFinished(20000) && process.exitCode() == 0;
    }

    static QByteArray numbered(int number)
    {
        return R"({"voltage":230.5,"current":1.25,"power":)" + QByteArray::number(number) + '}';
    }

    /// Runs @p statements on the database as another program would.
    static QString sql(const QString &database, const QStringList &statements)
    {
        QString error;
        {
            auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            db.setDatabaseName(database);
            if (!db.open())
                error = db.lastError().text();
            for (const QString &statement : statements) {
                QSqlQuery query(db);
                if (!query.exec(statement))
                    error = query.lastError().text();
            }
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        return error;
    }

private slots:
    void payloads()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(site(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        const QString metrics = u"dev/ESP32-1/pzem/metrics"_s;
        QVERIFY(publish(broker.port(), metrics, numbered(1)));
        QVERIFY(publish(broker.port(), metrics, "{\"voltage\":231.4,\"curr"));                // truncated
        QVERIFY(publish(broker.port(), metrics, R"({"voltage":nan,"current":1,"power":2})")); // not a number
        QVERIFY(publish(broker.port(), metrics, "{'voltage':231.4}"));                        // not JSON
        QVERIFY(publish(broker.port(), metrics, R"({"temperature":20})"));      // somebody else's JSON
        QVERIFY(publish(broker.port(), metrics, QByteArray(1024 * 1024, 'x'))); // 1 MB
        QVERIFY(publish(broker.port(), u"dev/ESP32-1/relay/state"_s, "maybe")); // unknown word
        QVERIFY(publish(broker.port(), metrics, numbered(2)));
        QVERIFY(QTest::qWaitFor([&] { return run.numbersStored().value(2) >= 2; }, 20000));
        const auto numbers = run.numbersStored();
        QCOMPARE(numbers.value(1), 1);
        QCOMPARE(numbers.value(2), 2); // its own, and the readable field beside the nan
        const QJsonObject summary = run.stop();
        QVERIFY2(!summary.isEmpty(), qPrintable(run.lastWords()));
        const QJsonObject rejected = summary[u"rejected"_s].toObject();
        QVERIFY2(rejected.size() >= 4, qPrintable(QStringList(rejected.keys()).join(u' ')));
        QCOMPARE(rejected[u"too-large"_s].toInt(), 1);

        auto reader = historian::HistorianReader::open(run.database());
        QVERIFY(reader.ok());
        const auto kept = (*reader)->rejects(100);
        QVERIFY(kept.ok());
        QVERIFY(kept->size() >= 5);
        for (const core::Reject &reject : *kept) {
            QVERIFY(!reject.reason.isEmpty());
            QVERIFY(reject.place.contains("ESP32-1"_L1));
            QVERIFY(reject.raw.size() <= core::Reject::MaxRaw);
        }
    }

    void wrongPassword()
    {
        peers::MosquittoBroker broker(
            peers::MosquittoBroker::Config{false, false, u"depot"_s, u"right"_s, {}});
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(site(broker.port(), u"depot"_s));
        QVERIFY(run.start({{u"METERDECK_PASSWORD_SITE"_s, u"wrong"_s}}, false));
        QVERIFY2(run.waitComplaint(u"127.0.0.1:%1"_s.arg(broker.port())), qPrintable(run.lastWords()));
        QVERIFY2(run.complaints().contains("password"_L1, Qt::CaseInsensitive), qPrintable(run.complaints()));
        QVERIFY(run.isRunning());
        QVERIFY(!run.stop().isEmpty());
        QVERIFY2(run.start({{u"METERDECK_PASSWORD_SITE"_s, u"right"_s}}), qPrintable(run.lastWords()));
    }

    void brokerAwayThenBack()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        const quint16 port = broker.port();
        broker.stop();
        CollectorRun run(site(port));
        QVERIFY(run.start({}, false));
        QVERIFY2(run.waitComplaint(u"127.0.0.1:%1"_s.arg(port)), qPrintable(run.lastWords()));
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QVERIFY2(run.waitUp(40000), qPrintable(run.lastWords()));
        QVERIFY(publish(port, u"dev/ESP32-1/pzem/metrics"_s, numbered(5)));
        QVERIFY(QTest::qWaitFor([&] { return run.numbersStored().value(5) == 1; }, 20000));
    }

    void portMissing()
    {
        CollectorRun run(bus(u"/dev/nowhere-7"_s), meter());
        QVERIFY(run.start({}, false));
        QVERIFY2(run.waitComplaint(u"/dev/nowhere-7"_s), qPrintable(run.lastWords()));
        QVERIFY(run.isRunning());
        QVERIFY(!run.stop().isEmpty());
    }

    void databaseLockedThenFree()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(site(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        const QString metrics = u"dev/ESP32-1/pzem/metrics"_s;
        QVERIFY(publish(broker.port(), metrics, numbered(1)));
        QVERIFY(QTest::qWaitFor([&] { return run.numbersStored().value(1) == 1; }, 20000));
        {
            auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"locker"_s);
            db.setDatabaseName(run.database());
            QVERIFY(db.open());
            QSqlQuery lock(db);
            QVERIFY(lock.exec(u"BEGIN IMMEDIATE"_s));
            QVERIFY(publish(broker.port(), metrics, numbered(2)));
            QVERIFY2(run.waitComplaint(u"nothing is stored now"_s), qPrintable(run.lastWords()));
            QVERIFY2(run.complaints().contains(run.database()), qPrintable(run.complaints()));
            QVERIFY(publish(broker.port(), metrics, numbered(3)));
            QVERIFY(lock.exec(u"ROLLBACK"_s));
        }
        QSqlDatabase::removeDatabase(u"locker"_s);
        QVERIFY2(run.waitComplaint(u"storing again"_s, 30000), qPrintable(run.lastWords()));
        QVERIFY(QTest::qWaitFor([&] { return run.numbersStored().size() == 3; }, 20000));
        QVERIFY(!run.stop().isEmpty());
        for (int number = 1; number <= 3; ++number)
            QCOMPARE(run.numbersStored().value(number), 1);
    }

    void databaseNotOurs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("words");
        QTest::newRow("newer schema") << u"newer"_s << u"newer"_s;
        QTest::newRow("damaged") << u"damaged"_s << u"test.db"_s;
        QTest::newRow("a folder") << u"folder"_s << u"test.db"_s;
    }

    void databaseNotOurs()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        CollectorRun run(site(1));
        if (what == "folder"_L1) {
            QVERIFY(QDir().mkpath(run.database()));
        } else {
            QVERIFY2(run.start({}, false), qPrintable(run.lastWords()));
            QVERIFY(!run.stop().isEmpty());
        }
        QByteArray before;
        if (what == "newer"_L1) {
            QCOMPARE(sql(run.database(), {u"UPDATE meta SET value = '9999' WHERE key = 'schema_version'"_s}),
                     QString());
        } else if (what == "damaged"_L1) {
            // A stop folds the log into the file; a log beside it could mend what is damaged here.
            QVERIFY(!QFile::exists(run.database() + u"-wal"_s));
            QFile file(run.database());
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(4096, 'Z'));
            file.close();
            QVERIFY(file.open(QIODevice::ReadOnly));
            before = file.readAll();
        }
        QVERIFY(!run.start({}, false));
        QCOMPARE(run.exitCode(), 1);
        QVERIFY2(run.lastWords().contains(words), qPrintable(run.lastWords()));
        if (!before.isEmpty()) {
            QFile file(run.database());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), before); // looked at, not touched
        }
    }

    void readOnlyFolderAsAnotherUser()
    {
        // Root may write anywhere, so the program runs as nobody, from a place nobody can reach.
        CollectorRun run(site(1));
        QTemporaryDir place;
        const QString program = place.filePath(u"meterdeckctl"_s);
        QVERIFY(QFile::copy(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"), program));
        const auto everyone = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup |
                              QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(program, everyone));
        QVERIFY(QFile::setPermissions(place.path(), everyone));
        QVERIFY(QFile::setPermissions(run.folder(), everyone));
        QVERIFY(
            QFile::setPermissions(run.workspace(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QProcess process;
        const QStringList arguments{u"collect"_s, u"--workspace"_s, run.workspace(), u"--for"_s, u"1"_s};
        if (::geteuid() == 0) {
            process.start(u"setpriv"_s,
                          QStringList{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, program} +
                              arguments);
        } else {
            process.start(program, arguments);
        }
        QVERIFY(process.waitForFinished(20000));
        const QString words = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(process.exitCode() == 1, qPrintable(words));
        QVERIFY2(words.contains(run.folder()), qPrintable(words));
        QVERIFY2(words.contains("right to write"_L1), qPrintable(words));
        QVERIFY(QFile::setPermissions(run.folder(), everyone | QFile::WriteOwner));
    }
};

QTEST_GUILESS_MAIN(tst_BadInput)
#include "tst_badinput.moc"
