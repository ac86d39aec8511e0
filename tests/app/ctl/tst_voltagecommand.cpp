// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ctlrun.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using ctlrun::Answer;
using ctlrun::run;

namespace {

/// Monday 00:00 in Colombo.
const QDateTime Monday = QDateTime::fromString(u"2026-03-01T18:30:00Z"_s, Qt::ISODate);

} // namespace

/// A week of voltages that were imported, judged by the program itself.
class TestVoltageCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_workspace;

    void write(const QString &path, QByteArray text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QJsonObject voltage(const QStringList &more) const
    {
        const Answer answer = run(QStringList{u"voltage"_s, u"--workspace"_s, m_workspace, u"--device"_s,
                                              u"0000_MSAN"_s, u"--json"_s} +
                                  more);
        if (answer.exit != 0)
            qWarning().noquote() << answer.err;
        return QJsonDocument::fromJson(answer.out.toUtf8()).object();
    }

private slots:
    void initTestCase()
    {
        m_workspace = m_folder.filePath(u"ws.json"_s);
        // JSON with single quotes: moc 6.4 finds no class behind some raw strings.
        write(m_workspace,
              QByteArray("{'name': 't', 'database': {'driver': 'sqlite', 'path': 't.db'}, 'transports': [ "
                         "{'id': 'board', 'type': 'thingsboard', 'name': 'b', 'url': 'http://127.0.0.1:1', "
                         "'user': 'u', 'profiles': ['spms-thingsboard'], 'zone': 'Asia/Colombo'}], "
                         "'devices': [{'id': '0000_MSAN', 'transport': 'board', "
                         "'profile': 'spms-thingsboard'}]}")
                  .replace('\'', '"'));
        // A value every two minutes; four minutes at 180 V, and ten that the device clamped.
        QStringList rows{u"device,channel,quantity,unit,value,quality,measured_at"_s};
        for (int i = 0; i < 5040; ++i) {
            const QString value = i == 1000 || i == 1001 ? u"180"_s : u"231.5"_s;
            const QString quality = i >= 2000 && i < 2005 ? u"Substituted"_s : u"Good"_s;
            rows << u"0000_MSAN,,voltage,V,%1,%2,%3"_s.arg(value, quality,
                                                           Monday.addSecs(120 * i).toString(Qt::ISODate));
        }
        const QString csv = m_folder.filePath(u"history.csv"_s);
        write(csv, rows.join(u'\n').toUtf8() + '\n');
        const Answer answer = run({u"import"_s, u"readings"_s, csv, u"--workspace"_s, m_workspace});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
    }

    void aWeekAsJson()
    {
        for (const QString &week : {u"2026-W10"_s, u"2026-03-02"_s, u"2026-03-08"_s}) {
            const QJsonObject told = voltage({u"--week"_s, week});
            QCOMPARE(told["device"_L1].toString(), u"0000_MSAN"_s);
            QCOMPARE(told["zone"_L1].toString(), u"Asia/Colombo"_s);
            QCOMPARE(told["nominal_v"_L1].toDouble(), 230.);
            QCOMPARE(told["nominal_from"_L1].toString(), u"profile"_s);
            const QJsonArray weeks = told["weeks"_L1].toArray();
            QCOMPARE(weeks.size(), 1);
            QCOMPARE(weeks[0]["week"_L1].toString(), u"2026-W10"_s);
            QCOMPARE(weeks[0]["from"_L1].toString(), u"2026-03-01T18:30:00.000000Z"_s);
            QCOMPARE(weeks[0]["running"_L1].toBool(true), false);
            const QJsonObject phase = weeks[0]["phases"_L1][0].toObject();
            QCOMPARE(phase["verdict"_L1].toString(), u"pass"_s);
            QCOMPARE(phase["indicative"_L1].toBool(), true);
            QCOMPARE(phase["intervals"_L1].toInt(), 1008);
            QCOMPARE(phase["known"_L1].toInt(), 1007);
            QCOMPARE(phase["substituted"_L1].toInt(), 5);
            // 4 of 10 minutes at 180 V, 6 at 231.5 V
            QCOMPARE(phase["lowest_v"_L1].toDouble(), 210.9);
            QCOMPARE(phase["highest_v"_L1].toDouble(), 231.5);
            QCOMPARE(phase["within_10_percent"_L1].toDouble(), 1.);
            const QJsonArray events = phase["events"_L1].toArray();
            QCOMPARE(events.size(), 1);
            QCOMPARE(events[0]["kind"_L1].toString(), u"dip"_s);
            QCOMPARE(events[0]["duration_s"_L1].toDouble(), 240.);
            QCOMPARE(events[0]["extreme_v"_L1].toDouble(), 180.);
        }
    }

    void severalWeeksAndWords()
    {
        const QJsonArray weeks =
            voltage({u"--week"_s, u"2026-03-10"_s, u"--weeks"_s, u"2"_s})["weeks"_L1].toArray();
        QCOMPARE(weeks.size(), 2);
        QCOMPARE(weeks[1]["week"_L1].toString(), u"2026-W11"_s);
        QCOMPARE(weeks[1]["phases"_L1][0]["verdict"_L1].toString(), u"inconclusive"_s);
        const Answer text = run({u"voltage"_s, u"--workspace"_s, m_workspace, u"--device"_s, u"0000_MSAN"_s,
                                 u"--week"_s, u"2026-W10"_s});
        QCOMPARE(text.exit, 0);
        QVERIFY2(text.out.contains(u"pass, indicative, 99.9 % of the week known"_s), qPrintable(text.out));
        QVERIFY(text.out.contains(u"1 dips, 0 swells, 0 interruptions"_s));
    }

    void wrongWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        const QStringList device{u"--workspace"_s, u"WS"_s, u"--device"_s, u"0000_MSAN"_s};
        QTest::newRow("no device") << QStringList{u"--workspace"_s, u"WS"_s} << 2;
        QTest::newRow("no week") << device + QStringList{u"--week"_s, u"2025-W53"_s} << 2;
        QTest::newRow("no day") << device + QStringList{u"--week"_s, u"soon"_s} << 2;
        QTest::newRow("no number") << device + QStringList{u"--weeks"_s, u"0"_s} << 2;
        QTest::newRow("no zone") << device + QStringList{u"--zone"_s, u"Colombo"_s} << 2;
        QTest::newRow("unknown") << QStringList{u"--workspace"_s, u"WS"_s, u"--device"_s, u"nobody"_s} << 1;
    }
    void wrongWords()
    {
        QFETCH(QStringList, arguments);
        arguments.replaceInStrings(u"WS"_s, m_workspace);
        const Answer answer = run(QStringList{u"voltage"_s} + arguments);
        QTEST(answer.exit, "exit");
        QVERIFY(!answer.err.isEmpty());
        QVERIFY(answer.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestVoltageCommand)
#include "tst_voltagecommand.moc"
