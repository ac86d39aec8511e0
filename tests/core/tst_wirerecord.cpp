// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wirerecord.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::AnswerTimes;
using core::WireRecord;
using core::WireReport;
using core::WireTap;

class TestWireRecord : public QObject
{
    Q_OBJECT

private slots:
    void aClosedTapKeepsNothing()
    {
        WireTap tap;
        tap.add({});
        QVERIFY(tap.isEmpty());
        tap.setOpen(true);
        tap.add({});
        QVERIFY(!tap.isEmpty());
        tap.setOpen(false);
        QVERIFY(tap.isEmpty());
    }

    void whatIsTooMuchIsCountedAndLeftOut()
    {
        WireTap tap;
        tap.setOpen(true);
        for (qsizetype at = 0; at < WireReport::MaxRecords + 7; ++at) {
            WireRecord record;
            record.unit = int(at);
            tap.add(std::move(record));
        }
        WireReport report;
        tap.takeInto(report);
        QCOMPARE(report.records.size(), WireReport::MaxRecords);
        QCOMPARE(report.records.last().unit, int(WireReport::MaxRecords) - 1);
        QCOMPARE(report.leftOut, quint64(7));
        tap.takeInto(report); // nothing came since
        QCOMPARE(report.records.size(), 0);
        QCOMPARE(report.leftOut, quint64(0));
    }

    void longRecordsAreCutAndSaySo()
    {
        WireTap tap;
        tap.setOpen(true);
        WireRecord record;
        record.bytes = QByteArray(5000, 'x');
        record.readings.resize(10);
        tap.add(std::move(record));
        WireReport report;
        tap.takeInto(report);
        QCOMPARE(report.records.first().bytes.size(), WireRecord::MaxBytes);
        QCOMPARE(report.records.first().size, 5000);
        QCOMPARE(report.records.first().readings.size(), WireRecord::MaxReadings);
        QCOMPARE(report.records.first().readingCount, 10);
    }

    void quantiles()
    {
        AnswerTimes times;
        QCOMPARE(times.quantile(0.5), 0.0);
        times.stepMs = 2;
        times.counts.fill(0, AnswerTimes::Steps);
        times.counts[9] = 98; // up to 20 ms
        times.counts[49] = 2; // up to 100 ms
        QCOMPARE(times.answered(), quint64(100));
        QCOMPARE(times.quantile(0.5), 20.0);
        QCOMPARE(times.quantile(0.98), 20.0);
        QCOMPARE(times.quantile(0.99), 100.0);
        QCOMPARE(times.quantile(1), 100.0);
    }

    void aDoubleDeliveryIsNoError()
    {
        WireRecord record;
        QVERIFY(!record.isError());
        record.verdict = u"duplicate"_s;
        QVERIFY(!record.isError());
        record.verdict = u"crc"_s;
        QVERIFY(record.isError());
    }
};

QTEST_GUILESS_MAIN(TestWireRecord)
#include "tst_wirerecord.moc"
