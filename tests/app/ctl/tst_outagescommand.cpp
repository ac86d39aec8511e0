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

/// JSON with single quotes: moc 6.4 finds no class behind some raw strings.
QByteArray quoted(QByteArray text) { return text.replace('\'', '"'); }

const QDateTime Noon = QDateTime::fromString(u"2026-03-01T12:00:00Z"_s, Qt::ISODate);

/// Rows as the import of readings takes them.
class History
{
public:
    void line(int second, const QString &line, bool on)
    {
        add(u"0000_MSAN,%1,line,1,%2,Good,%3"_s.arg(line, on ? u"1"_s : u"0"_s, time(second)));
    }
    /// A voltage every 30 s in [from, to].
    void life(int from, int to)
    {
        for (int second = from; second <= to; second += 30)
            add(u"0000_MSAN,,voltage,V,230.5,Good,%1"_s.arg(time(second)));
    }
    void add(const QString &row) { m_rows.append(row); }
    QByteArray csv() const
    {
        return "device,channel,quantity,unit,value,quality,measured_at\n" + m_rows.join(u'\n').toUtf8() +
               '\n';
    }
    static QString time(int second) { return Noon.addSecs(second).toString(Qt::ISODate); }

private:
    QStringList m_rows;
};

} // namespace

/// From stored readings to interruptions and indices, by the program itself.
class TestOutagesCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    void import(const QByteArray &csv)
    {
        write(u"history.csv"_s, csv);
        const Answer answer =
            run({u"import"_s, u"readings"_s, path(u"history.csv"_s), u"--workspace"_s, m_workspace});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
    }
    QStringList day() const
    {
        return {u"--workspace"_s,          m_workspace, u"--from"_s,
                u"2026-03-01T12:00:00Z"_s, u"--to"_s,   u"2026-03-01T18:00:00Z"_s};
    }
    QList<QStringList> outages(const QStringList &more = {})
    {
        const Answer answer = run(QStringList{u"outages"_s, u"--out"_s, path(u"out.csv"_s)} + day() + more);
        if (answer.exit != 0) {
            qWarning().noquote() << answer.err;
            return {};
        }
        QFile file(path(u"out.csv"_s));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QList<QStringList> rows;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
            rows.append(line.split(u','));
        return rows;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = path(u"ws.json"_s);
        write(u"ws.json"_s,
              quoted("{'name': 't', 'database': {'driver': 'sqlite', 'path': 't.db'}, 'transports': [ "
                     "{'id': 'board', 'type': 'thingsboard', 'name': 'b', 'url': 'http://127.0.0.1:1', "
                     "'user': 'u', "
                     "'profiles': ['spms-thingsboard'], 'zone': 'Asia/Colombo'}], "
                     "'devices': [{'id': '0000_MSAN', 'transport': 'board', 'profile': 'spms-thingsboard', "
                     "'lines': {'1': {'label': 'CEB grid', 'customers': 100}, "
                     "'2': {'label': 'TP2', 'customers': 300}}}]}"));
        // Six hours of life but for 15:00:00 to 16:00:00. Line 1 falls for exactly 5:00 and for 10 min; line
        // 2 falls at 14:50, before the silence, and is back after it; line 1 falls again at 17:30 and stays.
        History history;
        history.life(0, 3 * 3600);
        history.life(4 * 3600, 6 * 3600);
        history.line(1, u"1"_s, true);
        history.line(1, u"2"_s, true);
        history.line(600, u"1"_s, false);
        history.line(900, u"1"_s, true);
        history.line(3605, u"1"_s, false);
        history.line(4205, u"1"_s, true);
        history.line(2 * 3600 + 50 * 60, u"2"_s, false);
        history.line(4 * 3600, u"2"_s, true);
        history.line(5 * 3600 + 30 * 60, u"1"_s, false);
        import(history.csv());
    }

    void interruptionsAsCsv()
    {
        const QList<QStringList> rows = outages();
        const QString date = u"2026-03-01T"_s;
        const QString zero = u".000000Z"_s;
        QCOMPARE(rows, (QList<QStringList>{
                           u"device,line,start,start_uncertain_s,end,end_uncertain_s,duration_s,class,cause"_s
                               .split(u','),
                           {u"0000_MSAN"_s, u"1"_s, date + u"12:10:00"_s + zero, u"30"_s,
                            date + u"12:15:00"_s + zero, u"30"_s, u"300"_s, u"momentary"_s, u"one-line"_s},
                           {u"0000_MSAN"_s, u"1"_s, date + u"13:00:05"_s + zero, u"5"_s,
                            date + u"13:10:05"_s + zero, u"5"_s, u"600"_s, u"sustained"_s, u"one-line"_s},
                           // Of 70 minutes 10 were seen.
                           {u"0000_MSAN"_s, u"2"_s, date + u"14:50:00"_s + zero, u"30"_s,
                            date + u"16:00:00"_s + zero, u"3600"_s, u"600"_s, u"sustained"_s, u"one-line"_s},
                           {u"0000_MSAN"_s, u"1"_s, date + u"17:30:00"_s + zero, u"30"_s, QString(),
                            QString(), u"1800"_s, u"ongoing"_s, u"one-line"_s}}));
    }

    /// Three lines with 100, 300 and 600 customers; work is announced in Colombo's time, 5:30 ahead. 10 min
    /// each: lines 1 and 2 at 12:10, line 3 at 13:00 in that work, all at 14:00.
    ///   SAIDI (400 + 600 + 1,000) * 10 / 1,000 = 20 min, SAIFI 2, CEMI-0 1, CEMI-1 1, CEMI-2 0; without the
    ///   work SAIDI 14, SAIFI 1.4.
    void causesAndAnnouncedWork()
    {
        write(u"ws.json"_s,
              quoted("{'name': 't', 'database': {'driver': 'sqlite', 'path': 'causes.db'}, 'transports': [ "
                     "{'id': 'board', 'type': 'thingsboard', 'name': 'b', 'url': 'http://127.0.0.1:1', "
                     "'user': 'u', 'profiles': ['spms-thingsboard'], 'zone': 'Asia/Colombo'}], "
                     "'devices': [{'id': '0000_MSAN', 'transport': 'board', 'profile': 'spms-thingsboard', "
                     "'lines': {'1': {'customers': 100}, '2': {'customers': 300}, '3': {'customers': 600}}}],"
                     "'outages': {'planned': [{'device': '0000_MSAN', 'line': '3', "
                     "'from': '2026-03-01T18:30', 'to': '2026-03-01T18:31'}]}}"));
        History history;
        history.life(0, 6 * 3600);
        for (const QString &line : {u"1"_s, u"2"_s, u"3"_s}) {
            history.line(1, line, true);
            const int apart = line == u"3"_s ? 3600 : 600;
            history.line(apart, line, false);
            history.line(apart + 600, line, true);
            history.line(7200, line, false);
            history.line(7800, line, true);
        }
        import(history.csv());
        QStringList causes;
        for (const QStringList &row : outages())
            causes.append(row.value(2).mid(11, 5) + u' ' + row.value(1) + u' ' + row.value(8));
        QCOMPARE(causes, (QStringList{u" line cause"_s, u"12:10 1 some-lines"_s, u"12:10 2 some-lines"_s,
                                      u"13:00 3 planned"_s, u"14:00 1 whole-device"_s,
                                      u"14:00 2 whole-device"_s, u"14:00 3 whole-device"_s}));
        const Answer answer = run(QStringList{u"indices"_s, u"--json"_s} + day());
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        const QJsonObject indices = QJsonDocument::fromJson(answer.out.toUtf8()).object();
        QCOMPARE(indices["saidi_min"_L1].toDouble(), 20.);
        QCOMPARE(indices["saifi"_L1].toDouble(), 2.);
        QCOMPARE(indices["cemi"_L1].toArray(), (QJsonArray{1, 1, 0, 0, 0, 0}));
        QCOMPARE(indices["without_planned"_L1]["saidi_min"_L1].toDouble(), 14.);
        QCOMPARE(indices["without_planned"_L1]["saifi"_L1].toDouble(), 1.4);
    }

    void theRuleIsChosen()
    {
        QCOMPARE(outages({u"--limit-sustained"_s}).value(1).value(7), u"sustained"_s);
        QCOMPARE(outages({u"--momentary"_s, u"600"_s}).value(2).value(7), u"momentary"_s);
    }

    /// NT 400. Line 1 (100): 10 min, and one that goes on; line 2 (300): 10 min seen.
    ///   SAIDI (100 * 10 + 300 * 10) / 400 = 10 min; SAIFI (100 + 300 + 100) / 400 = 1.25;
    ///   CAIDI 4,000 / 400 = 10; MAIFI 100 / 400 = 0.25. Seen: 12:00:01 to 18:00 but for one hour,
    ///   17,999 s of 21,600.
    void indicesAsJson()
    {
        const Answer answer = run(QStringList{u"indices"_s, u"--json"_s} + day());
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        const QJsonObject indices = QJsonDocument::fromJson(answer.out.toUtf8()).object();
        for (const QString &key :
             {u"saidi_min"_s, u"saifi"_s, u"caidi_min"_s, u"maifi"_s, u"asai"_s, u"coverage"_s, u"rule"_s})
            QVERIFY2(indices.contains(key), qPrintable(key));
        QVERIFY(!indices.contains(u"without_planned"_s)); // nothing was announced
        QCOMPARE(indices["by"_L1].toString(), u"customers"_s);
        QCOMPARE(indices["saidi_min"_L1].toDouble(), 10.);
        QCOMPARE(indices["saifi"_L1].toDouble(), 1.25);
        QCOMPARE(indices["caidi_min"_L1].toDouble(), 10.);
        QCOMPARE(indices["maifi"_L1].toDouble(), 0.25);
        QCOMPARE(indices["coverage"_L1].toDouble(), 17999. / 21600);
        QCOMPARE(indices["asai"_L1].toDouble(), 1 - 4000. / (400 * 17999. / 60));
        QVERIFY(indices["rule"_L1].toString().contains(u"5 min or less"_s));
        QVERIFY(
            indices["without_major_event_days"_L1]["refused"_L1].toString().contains(u"days of history"_s));

        const Answer text = run(QStringList{u"indices"_s} + day());
        QVERIFY(text.out.contains(u"400 customers on 2 lines"_s));
        QVERIFY(text.out.contains(u"SAIDI, min  10\n"_s));
    }

    /// The same history in two imports, and the first once more.
    void importedInPieces()
    {
        const QList<QStringList> whole = outages();
        History history;
        history.life(0, 60);
        history.line(900, u"1"_s, true);
        import(history.csv());
        QCOMPARE(outages(), whole);
    }

    void linesNamedWrongly()
    {
        write(u"ws.json"_s,
              quoted("{'name': 't', 'database': {'driver': 'sqlite', 'path': 't.db'}, 'transports': [ "
                     "{'id': 'board', 'type': 'thingsboard', 'name': 'b', 'url': 'http://127.0.0.1:1', "
                     "'user': 'u', "
                     "'profiles': ['spms-thingsboard']}], "
                     "'devices': [{'id': '0000_MSAN', 'transport': 'board', 'profile': 'spms-thingsboard', "
                     "'lines': {'1': {'customers': -4}}}]}"));
        const Answer answer = run(QStringList{u"indices"_s, u"--json"_s} + day());
        QCOMPARE(answer.exit, 1);
        QVERIFY2(answer.err.contains(u"0000_MSAN"_s) && answer.err.contains(u"lines.1.customers"_s),
                 qPrintable(answer.err));
    }

    void wrongWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no time") << QStringList{u"indices"_s, u"--workspace"_s, u"x.json"_s};
        QTest::newRow("no file") << QStringList{u"outages"_s,   u"--workspace"_s, u"x.json"_s,
                                                u"--from"_s,    u"2026-01-01"_s,  u"--to"_s,
                                                u"2026-01-02"_s};
        QTest::newRow("backwards") << QStringList{u"indices"_s,   u"--workspace"_s, u"x.json"_s,
                                                  u"--from"_s,    u"2026-01-02"_s,  u"--to"_s,
                                                  u"2026-01-01"_s};
        QTest::newRow("no zone") << QStringList{u"indices"_s,    u"--workspace"_s, u"x.json"_s,
                                                u"--from"_s,     u"2026-01-01"_s,  u"--to"_s,
                                                u"2026-01-02"_s, u"--zone"_s,      u"Colombo"_s};
    }

    void wrongWords()
    {
        QFETCH(QStringList, arguments);
        const Answer answer = run(arguments);
        QCOMPARE(answer.exit, 2);
        QVERIFY(answer.err.contains(u"--help"_s));
    }
};

QTEST_GUILESS_MAIN(TestOutagesCommand)
#include "tst_outagescommand.moc"
