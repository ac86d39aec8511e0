// SPDX-License-Identifier: GPL-3.0-or-later
#include "diskwatch.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::DiskRoom;
using engine::DiskWatch;

namespace {

constexpr int Limit = 30000;
constexpr qint64 Gib = qint64(1) << 30;

/// A disk that is asked on the pool: the last question may outlast the test that led to it.
struct Disk
{
    QSemaphore gate;
    std::atomic<int> asked = 0;
};

} // namespace

class tst_DiskWatch : public QObject
{
    Q_OBJECT

private slots:
    void isLow_data()
    {
        QTest::addColumn<qint64>("free");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<bool>("was");
        QTest::addColumn<bool>("wanted");
        QTest::newRow("much") << 100 * Gib << 500 * Gib << false << false;
        QTest::newRow("just enough") << Gib << 500 * Gib << false << false;
        QTest::newRow("just too little") << Gib - 1 << 500 * Gib << false << true;
        QTest::newRow("still too little") << Gib + Gib / 8 << 500 * Gib << true << true;
        QTest::newRow("enough again") << Gib + Gib / 4 << 500 * Gib << true << false;
        QTest::newRow("a card's twentieth") << Gib / 2 << 8 * Gib << false << false;
        QTest::newRow("less than that") << Gib / 3 << 8 * Gib << false << true;
        QTest::newRow("nothing left") << qint64(0) << 8 * Gib << false << true;
    }
    void isLow()
    {
        QFETCH(qint64, free);
        QFETCH(qint64, whole);
        QFETCH(bool, was);
        QTEST(DiskWatch::isLow({free, whole}, was), "wanted");
    }

    void looksAgainAndAgain()
    {
        const auto left = std::make_shared<std::atomic<qint64>>(2 * Gib);
        DiskWatch watch([left] { return std::optional(DiskRoom{*left, 500 * Gib}); });
        QList<bool> told;
        connect(&watch, &DiskWatch::looked, this, [&told](const DiskRoom &, bool low) { told.append(low); });
        watch.start(5ms);
        QTRY_VERIFY_WITH_TIMEOUT(told.size() >= 2, Limit);
        QVERIFY(!told.contains(true));
        *left = Gib / 2;
        QTRY_VERIFY_WITH_TIMEOUT(told.last(), Limit);
        *left = Gib + Gib / 8; // not enough to be called fine
        const qsizetype before = told.size();
        QTRY_VERIFY_WITH_TIMEOUT(told.size() >= before + 3, Limit);
        QVERIFY(told.last());
        *left = 2 * Gib;
        QTRY_VERIFY_WITH_TIMEOUT(!told.last(), Limit);
    }

    /// A share that hangs is asked once, and nobody waits for it.
    void aDiskThatHangs()
    {
        const auto disk = std::make_shared<Disk>();
        auto watch = std::make_unique<DiskWatch>([disk]() -> std::optional<DiskRoom> {
            ++disk->asked;
            disk->gate.acquire();
            return DiskRoom{0, Gib};
        });
        QSignalSpy looked(watch.get(), &DiskWatch::looked);
        QTimer later;
        QSignalSpy passed(&later, &QTimer::timeout);
        later.start(5);
        watch->start(5ms);
        QTRY_VERIFY_WITH_TIMEOUT(passed.size() >= 10, Limit);
        QCOMPARE(disk->asked, 1);
        QVERIFY(looked.isEmpty());
        disk->gate.release();
        QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, Limit);
        watch->stop();
        disk->gate.release(); // one more may be under way
        watch.reset();
    }

    void aDiskThatCannotBeAsked()
    {
        const auto disk = std::make_shared<Disk>();
        DiskWatch watch([disk]() -> std::optional<DiskRoom> {
            ++disk->asked;
            return std::nullopt;
        });
        QSignalSpy looked(&watch, &DiskWatch::looked);
        watch.start(5ms);
        QTRY_VERIFY_WITH_TIMEOUT(disk->asked >= 3, Limit);
        QVERIFY(looked.isEmpty());
    }

    void theDiskOfAFile()
    {
        const QTemporaryDir folder;
        const auto room = DiskWatch::diskOf(folder.filePath(u"not-there-yet.db"_s))();
        QVERIFY(room);
        QVERIFY(room->whole > 0);
        QVERIFY(room->free >= 0 && room->free <= room->whole);
    }
};

QTEST_GUILESS_MAIN(tst_DiskWatch)
#include "tst_diskwatch.moc"
