// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using core::Series;
using core::SeriesId;
using core::SeriesTable;

class TestSeriesTable : public QObject
{
    Q_OBJECT

private slots:
    void sameSeriesSameId();
    void everyFieldCounts_data();
    void everyFieldCounts();
    void unknownIdThrows();
    void referencesStay();
    void manyThreads();
};

namespace {

Series series(int number)
{
    Series s;
    s.device = core::DeviceId(u"device-%1"_s.arg(number));
    s.source = u"site:pzem/metrics"_s;
    s.profile = core::ProfileId(u"p"_s);
    s.profileVersion = 1;
    s.profileHash = u"abcd"_s;
    return s;
}

} // namespace

void TestSeriesTable::sameSeriesSameId()
{
    SeriesTable table;
    QCOMPARE(table.size(), 0U);
    const SeriesId a = table.intern(series(1));
    QVERIFY(a == static_cast<SeriesId>(1));
    QVERIFY(table.intern(series(2)) == static_cast<SeriesId>(2));
    QVERIFY(table.intern(series(1)) == a);
    QCOMPARE(table.size(), 2U);
    QVERIFY(table.at(a) == series(1));
}

void TestSeriesTable::everyFieldCounts_data()
{
    QTest::addColumn<int>("field");
    const QList<const char *> names{"device", "channel", "quantity", "source", "profile", "version", "hash"};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(names[i]) << i;
}

void TestSeriesTable::everyFieldCounts()
{
    QFETCH(int, field);
    SeriesTable table;
    const SeriesId first = table.intern(series(1));
    Series other = series(1);
    switch (field) {
    case 0:
        other.device = core::DeviceId(u"x"_s);
        break;
    case 1:
        other.channel = u"L1"_s;
        break;
    case 2:
        other.quantity = core::Quantity::Current;
        break;
    case 3:
        other.source = u"x"_s;
        break;
    case 4:
        other.profile = core::ProfileId(u"x"_s);
        break;
    case 5:
        other.profileVersion = 2;
        break;
    default:
        other.profileHash = u"x"_s;
        break;
    }
    QVERIFY(table.intern(other) != first);
    QVERIFY(table.at(table.intern(other)) == other);
}

void TestSeriesTable::unknownIdThrows()
{
    SeriesTable table;
    QVERIFY_EXCEPTION_THROWN((void)table.at(SeriesId::None), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN((void)table.at(static_cast<SeriesId>(1)), std::out_of_range);
}

void TestSeriesTable::referencesStay()
{
    SeriesTable table;
    const Series *first = &table.at(table.intern(series(0)));
    for (int i = 1; i < 5000; ++i) // over several chunks
        (void)table.intern(series(i));
    QCOMPARE(&table.at(static_cast<SeriesId>(1)), first);
    QVERIFY(*first == series(0));
    QVERIFY(table.at(static_cast<SeriesId>(5000)) == series(4999));
}

void TestSeriesTable::manyThreads()
{
    SeriesTable table;
    constexpr int Count = 3000;
    std::vector<std::thread> threads;
    std::vector<std::vector<SeriesId>> ids(4);
    std::atomic<int> wrong{0};
    std::atomic<bool> done{false};
    for (size_t t = 0; t < ids.size(); ++t) {
        threads.emplace_back([&table, &ids, &wrong, t] {
            for (int i = 0; i < Count; ++i) {
                // Each from its own end, so that every one of them is first somewhere.
                const int number = t % 2 ? Count - 1 - i : i;
                const SeriesId id = table.intern(series(number));
                if (table.at(id) != series(number))
                    ++wrong;
                ids[t].push_back(id);
            }
        });
    }
    std::thread reader([&table, &wrong, &done] {
        while (!done) {
            const quint32 size = table.size();
            if (size > 0 && table.at(static_cast<SeriesId>(size)).source != "site:pzem/metrics"_L1)
                ++wrong;
        }
    });
    for (auto &thread : threads)
        thread.join();
    done = true;
    reader.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(table.size(), static_cast<quint32>(Count));
    for (size_t i = 0; i < Count; ++i) {
        QVERIFY(ids[0][i] == ids[2][i]);
        QVERIFY(ids[0][i] == ids[1][Count - 1 - i]);
    }
}

QTEST_GUILESS_MAIN(TestSeriesTable)
#include "tst_seriestable.moc"
