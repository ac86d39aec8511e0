// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ctlrun.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using ctlrun::Answer;
using ctlrun::run;

/// What meterdeckctl says to bad words and bad files; it must name what, where and what was expected.
class tst_CommandLine : public QObject
{
    Q_OBJECT

private:
    QString write(const QByteArray &text)
    {
        const QString name = m_folder.filePath(u"ws.json"_s);
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return name;
    }

    QTemporaryDir m_folder;

private slots:
    void badWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const QStringList ws{u"--workspace"_s, u"none.json"_s};
        QTest::newRow("nothing") << QStringList{} << u"subcommand is missing"_s;
        QTest::newRow("unknown subcommand") << QStringList{u"dance"_s} << u"no subcommand dance"_s;
        QTest::newRow("unknown option") << QStringList{u"collect"_s, u"--fast"_s} << u"fast"_s;
        QTest::newRow("no workspace") << QStringList{u"collect"_s} << u"--workspace FILE"_s;
        QTest::newRow("bad seconds") << QStringList{u"collect"_s, u"--for"_s, u"soon"_s} + ws << u"--for"_s;
        QTest::newRow("no device") << QStringList{u"command"_s, u"relay"_s, u"on"_s} + ws << u"--device"_s;
        QTest::newRow("relay maybe") << QStringList{u"command"_s, u"relay"_s, u"maybe"_s, u"--device"_s,
                                                    u"x"_s} +
                                            ws
                                     << u"relay on"_s;
        QTest::newRow("interval without number")
            << QStringList{u"command"_s, u"interval"_s, u"metrics=often"_s, u"--device"_s, u"x"_s} + ws
            << u"interval KEY"_s;
        QTest::newRow("negative window")
            << QStringList{u"command"_s, u"relay"_s, u"on"_s, u"--device"_s, u"x"_s, u"--window=-4"_s} + ws
            << u"relay on"_s;
        QTest::newRow("export what") << QStringList{u"export"_s,     u"everything"_s, u"--from"_s,
                                                    u"2026-01-01"_s, u"--to"_s,       u"2026-01-02"_s,
                                                    u"--out"_s,      u"x.csv"_s} +
                                            ws
                                     << u"export readings"_s;
        QTest::newRow("export bad time")
            << QStringList{u"export"_s, u"readings"_s,   u"--from"_s, u"yesterday"_s,
                           u"--to"_s,   u"2026-01-02"_s, u"--out"_s,  u"x.csv"_s} +
                   ws
            << u"ISO 8601"_s;
        QTest::newRow("export backwards")
            << QStringList{u"export"_s, u"readings"_s,   u"--from"_s, u"2026-01-03"_s,
                           u"--to"_s,   u"2026-01-02"_s, u"--out"_s,  u"x.csv"_s} +
                   ws
            << u"earlier one first"_s;
        QTest::newRow("export nowhere") << QStringList{u"export"_s,     u"readings"_s, u"--from"_s,
                                                       u"2026-01-01"_s, u"--to"_s,     u"2026-01-02"_s} +
                                               ws
                                        << u"--out"_s;
    }

    void badWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Answer answer = run(arguments);
        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.err.contains(words), qPrintable(answer.err));
    }

    void damagedWorkspace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("no json") << QByteArray("not json") << u"line 1"_s;
        QTest::newRow("truncated") << QByteArray(R"({"database":{"driver":"sqlite",)") << u"line 1"_s;
        QTest::newRow("no database") << QByteArray(R"({"name":"x"})") << u"database"_s;
        QTest::newRow("baud text")
            << QByteArray(
                   R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[{"id":"b","type":"modbus-rtu","port":"/dev/x","baud":"fast"}]})")
            << u"transports[0].baud"_s;
        QTest::newRow("foreign device")
            << QByteArray(
                   R"({"database":{"driver":"sqlite","path":"a.db"},"devices":[{"id":"m","transport":"bus9","profile":"campus-modbus"}]})")
            << u"devices[0].transport"_s;
    }

    void damagedWorkspace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const QString file = write(text);
        for (const auto &subcommand : {u"collect"_s, u"devices"_s}) {
            const Answer answer = run({subcommand, u"--workspace"_s, file});
            QCOMPARE(answer.exit, 1);
            QVERIFY2(answer.err.contains(file), qPrintable(answer.err));
            QVERIFY2(answer.err.contains(words), qPrintable(answer.err));
        }
    }

    void missingWorkspace()
    {
        const Answer answer = run({u"collect"_s, u"--workspace"_s, m_folder.filePath(u"none.json"_s)});
        QCOMPARE(answer.exit, 1);
        QVERIFY2(answer.err.contains("no such file"_L1), qPrintable(answer.err));
    }

    void unknownProfileIsSaidAndTheRestGoesOn()
    {
        const QString file = write(
            R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[{"id":"b","type":"modbus-rtu","port":"/dev/nowhere-1"}],
               "devices":[{"id":"m","transport":"b","profile":"martian"}]})");
        const Answer answer = run({u"collect"_s, u"--workspace"_s, file, u"--for"_s, u"1"_s});
        QCOMPARE(answer.exit, 0);
        QVERIFY2(answer.err.contains("martian"_L1), qPrintable(answer.err));
        QVERIFY2(answer.err.contains("/dev/nowhere-1"_L1), qPrintable(answer.err));
        QVERIFY2(answer.out.contains("readings"_L1), qPrintable(answer.out));
    }

    void devicesOfAWorkspaceThatNeverRan()
    {
        const QString file = write(
            R"({"database":{"driver":"sqlite","path":"never.db"},"transports":[{"id":"b","type":"modbus-rtu","port":"/dev/x"}],
               "devices":[{"id":"m","transport":"b","profile":"campus-modbus","name":"Lab"}]})");
        const Answer answer = run({u"devices"_s, u"--json"_s, u"--workspace"_s, file});
        QCOMPARE(answer.exit, 0);
        const auto rows = QJsonDocument::fromJson(answer.out.toUtf8());
        QCOMPARE(rows[0][u"device"_s].toString(), u"m"_s);
        QCOMPARE(rows[0][u"name"_s].toString(), u"Lab"_s);
        QVERIFY(rows[0][u"last_seen"_s].isNull());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
