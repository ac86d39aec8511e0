// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/framesmodel.h"
#include "models/rejectsmodel.h"
#include "widgets/tabledelegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::FramesModel;
using console::RejectsModel;
using Direction = core::WireRecord::Direction;

namespace {

core::WireRecord frame(int unit, Direction direction, const QByteArray &hex, const QString &verdict = {})
{
    core::WireRecord record;
    record.at = core::fromMicros(1'800'000'000'123'000);
    record.unit = unit;
    record.direction = direction;
    record.bytes = QByteArray::fromHex(hex);
    record.size = record.bytes.size();
    record.verdict = verdict;
    if (direction != Direction::Sent)
        record.after = 26ms;
    return record;
}

} // namespace

class TestFramesModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_series = std::make_shared<core::SeriesTable>();
        m_model = std::make_unique<FramesModel>(m_series);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() { m_tester.reset(); }

    void meanings_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<int>("direction");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("meaning");
        QTest::addColumn<bool>("error");
        QTest::newRow("request") << "0D040000000271 07"_ba << int(Direction::Sent) << QString()
                                 << u"unit 13, read input registers 0 to 1"_s << false;
        QTest::newRow("one register") << "0D0400090001E104"_ba << int(Direction::Sent) << QString()
                                      << u"unit 13, read input register 9"_s << false;
        QTest::newRow("holding") << "01030006000625C9"_ba << int(Direction::Sent) << QString()
                                 << u"unit 13, read holding registers 6 to 11"_s << false;
        QTest::newRow("valid, means nothing")
            << "0D0404000000007384"_ba << int(Direction::Heard) << QString() << u"valid answer"_s << false;
        QTest::newRow("checksum") << "0F0443E7660A1C40"_ba << int(Direction::Heard) << u"crc"_s
                                  << u"checksum wrong: 1C 40 received, 1A 50 computed"_s << true;
        QTest::newRow("exception") << "0D8402D2F0"_ba << int(Direction::Heard) << u"exception"_s
                                   << u"exception 2, it has no such register"_s << true;
        QTest::newRow("silence") << ""_ba << int(Direction::Missing) << u"no-answer"_s
                                 << u"unit 13, no answer in 26 ms"_s << true;
    }

    void meanings()
    {
        QFETCH(QByteArray, hex);
        QFETCH(int, direction);
        QFETCH(QString, verdict);
        QFETCH(QString, meaning);
        QFETCH(bool, error);
        core::WireRecord record = frame(13, Direction(direction), hex, verdict);
        record.expected = QByteArray::fromHex("1A50");
        record.code = 2;
        m_model->append({record});
        QCOMPARE(m_model->index(0, FramesModel::Meaning).data().toString(), meaning);
        QCOMPARE(m_model->index(0, FramesModel::Time).data().toString().right(4), u".123"_s);
        QCOMPARE(m_model->index(0, FramesModel::Meaning).data(widgets::TableDelegate::TintRole).isValid(),
                 error);
        m_model->setFilter({}, FramesModel::Which::Errors);
        QCOMPARE(m_model->rowCount(), error ? 1 : 0);
    }

    void valuesAreNamedWithTheirUnit()
    {
        core::Series series;
        series.device = core::DeviceId(u"meter"_s);
        series.quantity = core::Quantity::Voltage;
        core::WireRecord record = frame(1, Direction::Heard, "0104");
        core::Reading reading;
        reading.series = m_series->intern(series);
        reading.value = 231.4;
        reading.quality = core::Quality::Good;
        record.readings = {reading};
        record.readingCount = 3;
        m_model->append({record});
        QCOMPARE(m_model->index(0, FramesModel::Meaning).data().toString(), u"231.4\u00a0V and 2 more"_s);
        QCOMPARE(m_model->index(0, FramesModel::Meaning).data(widgets::TableDelegate::QualityRole).toInt(),
                 int(core::Quality::Good));
    }

    void aBareNumberIsNamed()
    {
        core::Series series;
        series.device = core::DeviceId(u"meter"_s);
        series.quantity = core::Quantity::PowerFactor;
        core::WireRecord record = frame(1, Direction::Heard, "0104");
        core::Reading reading;
        reading.series = m_series->intern(series);
        reading.value = 0.9;
        reading.quality = core::Quality::Good;
        record.readings = {reading};
        record.readingCount = 1;
        m_model->append({record});
        QCOMPARE(m_model->index(0, FramesModel::Meaning).data().toString(), u"Power factor 0.900"_s);
    }

    void keepsTheNewestAndNoMore()
    {
        QList<core::WireRecord> many;
        for (int at = 0; at < 300; ++at)
            many << frame(1 + at % 200, Direction::Sent, "0104000000020000");
        for (int round = 0; round < 20; ++round)
            m_model->append(many);
        QCOMPARE(m_model->rowCount(), FramesModel::Most);
        QCOMPARE(m_model->dropped(), quint64(20 * 300 - FramesModel::Most));
        QCOMPARE(m_model->record(FramesModel::Most - 1)->unit, 100);
        QList<core::WireRecord> more; // than is kept, at once
        while (more.size() <= FramesModel::Most)
            more += many;
        m_model->append(more);
        QCOMPARE(m_model->rowCount(), FramesModel::Most);
        QCOMPARE(m_model->dropped(), quint64(20 * 300 + more.size() - FramesModel::Most));
        QCOMPARE(m_model->record(FramesModel::Most - 1)->unit, 100);
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->dropped(), quint64(0));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<int>>("shown");
        QTest::newRow("none") << QString() << QList<int>{1, 13, 15, 113};
        QTest::newRow("a unit") << u"13"_s << QList<int>{13};
        QTest::newRow("as a person says it") << u"unit 1, 13 or 15"_s << QList<int>{1, 13, 15};
        QTest::newRow("a word of the meaning") << u"holding"_s << QList<int>{15};
        QTest::newRow("unit and word") << u"13 holding"_s << QList<int>{};
        QTest::newRow("bytes") << u"0D"_s << QList<int>{13};
    }

    void filters()
    {
        QFETCH(QString, filter);
        QFETCH(QList<int>, shown);
        m_model->append({frame(1, Direction::Sent, "0104000000020000"),
                         frame(13, Direction::Sent, "0D04000000020000"),
                         frame(15, Direction::Sent, "0F03000000020000"),
                         frame(113, Direction::Sent, "7104000000020000")});
        m_model->setFilter(filter, FramesModel::Which::All);
        QList<int> seen;
        for (int row = 0; row < m_model->rowCount(); ++row)
            seen << m_model->record(row)->unit;
        QCOMPARE(seen, shown);
        // What comes later is filtered alike, and nothing is lost by a filter.
        m_model->append({frame(13, Direction::Sent, "0D04000000020000")});
        QCOMPARE(m_model->rowCount(), shown.size() + (shown.contains(13) ? 1 : 0));
        m_model->setFilter({}, FramesModel::Which::All);
        QCOMPARE(m_model->rowCount(), 5);
    }

    void kinds_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QList<int>>("shown");
        using Which = FramesModel::Which;
        QTest::newRow("all") << int(Which::All) << QList<int>{1, 2, 3, 4, 5};
        QTest::newRow("errors") << int(Which::Errors) << QList<int>{3, 4, 5};
        QTest::newRow("requests") << int(Which::Requests) << QList<int>{1};
        QTest::newRow("answers") << int(Which::Answers) << QList<int>{2, 3, 4};
        QTest::newRow("silence") << int(Which::Silence) << QList<int>{5};
        QTest::newRow("damaged") << int(Which::Damaged) << QList<int>{3};
        QTest::newRow("refusals") << int(Which::Refusals) << QList<int>{4};
    }

    void kinds()
    {
        QFETCH(int, which);
        QFETCH(QList<int>, shown);
        m_model->append({frame(1, Direction::Sent, "0104000000020000"), frame(2, Direction::Heard, "0204"),
                         frame(3, Direction::Heard, "0304", u"crc"_s),
                         frame(4, Direction::Heard, "0484", u"exception"_s),
                         frame(5, Direction::Missing, "", u"no-answer"_s)});
        m_model->setFilter({}, FramesModel::Which(which));
        QList<int> seen;
        for (int row = 0; row < m_model->rowCount(); ++row)
            seen << m_model->record(row)->unit;
        QCOMPARE(seen, shown);
        // With words besides: both have to fit.
        m_model->setFilter(u"3"_s, FramesModel::Which(which));
        QCOMPARE(m_model->rowCount(), shown.contains(3) ? 1 : 0);
    }

    void csvForMachines()
    {
        core::WireRecord refused = frame(13, Direction::Heard, "0D8402D2F0", u"exception"_s);
        refused.code = 2;
        m_model->append({frame(13, Direction::Sent, "0D04000000027107"), refused});
        const QList<QByteArray> lines = m_model->asCsv().split('\n');
        QCOMPARE(lines.size(), 4); // head, two rows, nothing behind the last line end
        QCOMPARE(lines.at(0), "time_utc,time_local,direction,unit,kind,after_us,size,bytes_hex,meaning"_ba);
        QVERIFY2(lines.at(1).startsWith("2027-01-15T08:00:00.123000Z,"), lines.at(1).constData());
        QVERIFY2(lines.at(1).endsWith(
                     ",sent,13,,,8,0d 04 00 00 00 02 71 07,\"unit 13, read input registers 0 to 1\""),
                 lines.at(1).constData());
        QVERIFY2(lines.at(2).endsWith(",heard,13,exception 2,26000,5,0d 84 02 d2 f0,"
                                      "\"exception 2, it has no such register\""),
                 lines.at(2).constData());
        // Only what is shown.
        m_model->setFilter({}, FramesModel::Which::Refusals);
        QCOMPARE(m_model->asCsv().count('\n'), 2);
        m_model->setMessages(true);
        core::WireRecord message;
        message.topic = u"=cmd|' /C calc'"_s;
        message.bytes = "1,2";
        m_model->setFilter({}, FramesModel::Which::All);
        m_model->append({message});
        QVERIFY2(m_model->asCsv().contains(",sent,,'=cmd|' /C calc',") ||
                     m_model->asCsv().contains(",heard,,'=cmd|' /C calc',"),
                 m_model->asCsv().constData());
    }

    void messagesShowTopicAndPayload()
    {
        m_model->setMessages(true);
        core::WireRecord record;
        record.topic = u"meters/7/metrics"_s;
        record.bytes = "{\"v\":231.4}";
        core::WireRecord binary = record;
        binary.bytes = QByteArray::fromHex("00FF10");
        binary.verdict = u"json"_s;
        m_model->append({record, binary});
        QCOMPARE(m_model->index(0, FramesModel::Bytes).data().toString(),
                 u"meters/7/metrics  {\"v\":231.4}"_s);
        QCOMPARE(m_model->index(1, FramesModel::Bytes).data().toString(), u"meters/7/metrics  00 FF 10"_s);
        m_model->setFilter(u"231"_s, FramesModel::Which::All); // a number is no unit here
        QCOMPARE(m_model->rowCount(), 1);
        const QList<QByteArray> lines = m_model->asText().split('\n');
        QCOMPARE(lines.size(), 3); // head, one row, nothing behind the last line end
        QVERIFY(lines.at(1).contains("\tmeters/7/metrics  {\"v\":231.4}\t"));
    }

    void rejects()
    {
        RejectsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::Reject reject;
        reject.at = core::fromMicros(1'800'000'000'000'000);
        reject.place = u"meters/7"_s;
        reject.reason = u"json"_s;
        reject.raw = "{\"v\":";
        model.setRejects({reject});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, RejectsModel::Topic).data().toString(), u"meters/7"_s);
        QCOMPARE(model.index(0, RejectsModel::Raw).data().toString(), u"{\"v\":"_s);
        reject.raw = QByteArray::fromHex("0001");
        model.setRejects({reject});
        QCOMPARE(model.index(0, RejectsModel::Raw).data().toString(), u"00 01"_s);
        model.setRejects({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<FramesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestFramesModel)
#include "tst_framesmodel.moc"
