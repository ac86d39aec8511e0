// SPDX-License-Identifier: GPL-3.0-or-later
// How long a large workspace takes until its window can be used: 10,000 devices behind a broker, three series
// each, and years of readings in the database. METERDECK_BENCH_GB says how large the database is made (0.3),
// METERDECK_BENCH_DB where it stands; a file that is there already is used as it is and stays.
#include "livefeed.h"
#include "mainwindow.h"
#include "pages/devicespage.h"
#include "session.h"
#include "settings/settings.h"

#include "historian/historianwriter.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Devices = 10000;
constexpr core::Quantity Quantities[] = {core::Quantity::Voltage, core::Quantity::Current,
                                         core::Quantity::ActivePower};
constexpr qint64 StepUs = 10'000'000;
constexpr qint64 BytesARow = 40;
/// What a collector that was stopped leaves in the recent tier: a few minutes of all series.
constexpr int RecentRounds = 20;
constexpr int RowsATransaction = 2'000'000;

QString deviceName(int number) { return u"ESP32-%1"_s.arg(number, 6, 16, QChar(u'0')); }

void run(sqlite3 *db, const char *sql)
{
    char *words = nullptr;
    if (sqlite3_exec(db, sql, nullptr, nullptr, &words) != SQLITE_OK)
        qFatal("%s: %s", sql, words);
}

/// Rows as the historian's move leaves them, straight into the clustered table: storing as many through the
/// writer takes hours.
void makeDatabase(const QString &path, double gigabytes)
{
    auto series = std::make_shared<core::SeriesTable>();
    auto clock = std::make_shared<core::SystemClock>();
    const core::UtcTime now = clock->now();
    {
        historian::WriterOptions options;
        options.syncFull = false;
        historian::HistorianWriter writer(path, series, clock, options);
        QSignalSpy opened(&writer, &historian::HistorianWriter::opened);
        writer.open();
        if (opened.isEmpty())
            qFatal("the database cannot be made");
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"site"_s);
        for (int number = 0; number < Devices; ++number) {
            const core::DeviceId device(deviceName(number));
            batch->sightings.append({device, batch->transport, core::ProfileId(u"iot-smart-meter"_s)});
            for (const core::Quantity quantity : Quantities) {
                core::Series what;
                what.device = device;
                what.quantity = quantity;
                what.source = u"site:metrics"_s;
                what.profile = core::ProfileId(u"iot-smart-meter"_s);
                what.profileVersion = 1;
                core::Reading reading;
                reading.series = series->intern(what);
                reading.quality = core::Quality::Good;
                reading.measuredAt = reading.receivedAt = now - 30min;
                reading.value = 100 + number % 140;
                batch->readings.append(reading);
            }
        }
        writer.append(batch);
        writer.commitNow();
        writer.moveNow();
        writer.close();
    }
    sqlite3 *db = nullptr;
    if (sqlite3_open(QFile::encodeName(path).constData(), &db) != SQLITE_OK)
        qFatal("the database cannot be opened again");
    run(db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;");
    const int seriesCount = Devices * int(std::size(Quantities));
    const auto rows = qint64(gigabytes * 1e9 / BytesARow / seriesCount);
    const qint64 last = core::toMicros(now - 31min);
    sqlite3_stmt *insert = nullptr;
    sqlite3_stmt *rollup = nullptr;
    sqlite3_prepare_v2(db, "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, 150000, ?, 0)", -1, &insert,
                       nullptr);
    sqlite3_prepare_v2(db, "INSERT OR IGNORE INTO rollup_minute VALUES (?, ?, 6, ?, ?, ?, 0)", -1, &rollup,
                       nullptr);
    qint64 written = 0;
    run(db, "BEGIN");
    for (int number = 1; number <= seriesCount; ++number) {
        for (qint64 row = 0; row < rows; ++row) {
            const qint64 t = last - (rows - row) * StepUs + number * 331;
            const double value = 230 + double((number * 7 + row * 13) % 100) / 10;
            sqlite3_bind_int64(insert, 1, number);
            sqlite3_bind_int64(insert, 2, t);
            sqlite3_bind_int64(insert, 3, qint64(row * 2654435761u % 2147483647));
            sqlite3_bind_double(insert, 4, value);
            sqlite3_step(insert);
            sqlite3_reset(insert);
            if (row % 6 == 0) {
                sqlite3_bind_int64(rollup, 1, number);
                sqlite3_bind_int64(rollup, 2, t / 60'000'000);
                sqlite3_bind_double(rollup, 3, value - 1);
                sqlite3_bind_double(rollup, 4, value + 1);
                sqlite3_bind_double(rollup, 5, value * 6);
                sqlite3_step(rollup);
                sqlite3_reset(rollup);
            }
            if (++written % RowsATransaction == 0)
                run(db, "COMMIT; BEGIN");
        }
    }
    run(db, "COMMIT; BEGIN");
    sqlite3_finalize(insert);
    sqlite3_finalize(rollup);
    // The active one of the recent tables is b or a, by how often it was moved.
    sqlite3_stmt *active = nullptr;
    sqlite3_prepare_v2(db, "SELECT active FROM tier", -1, &active, nullptr);
    sqlite3_step(active);
    const bool a = sqlite3_column_int(active, 0) == 0;
    sqlite3_finalize(active);
    const QByteArray recent = QByteArray("INSERT INTO recent_") + (a ? "a" : "b") +
                              " (series, t, tie, received, value, quality) VALUES (?, ?, ?, 150000, ?, 0)";
    sqlite3_prepare_v2(db, recent.constData(), -1, &insert, nullptr);
    for (int round = 0; round < RecentRounds; ++round) {
        for (int number = 1; number <= seriesCount; ++number) {
            sqlite3_bind_int64(insert, 1, number);
            sqlite3_bind_int64(insert, 2, last + 60'000'000 + round * StepUs + number * 331);
            sqlite3_bind_int64(insert, 3, round);
            sqlite3_bind_double(insert, 4, 231.5);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
    }
    run(db, "COMMIT");
    sqlite3_finalize(insert);
    run(db, "PRAGMA journal_mode=WAL");
    sqlite3_close(db);
}

/// As after a start of the computer: nothing of the file is in memory.
void forget(const QString &path)
{
    const int file = open(QFile::encodeName(path).constData(), O_RDONLY);
    if (file < 0)
        return;
    fsync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

/// The longest the event loop kept an event waiting.
class Lateness : public QObject
{
public:
    Lateness()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_most = std::max(m_most, m_since.nsecsElapsed() / 1e6 - Every);
            m_since.start();
        });
    }
    void start()
    {
        m_most = 0;
        m_since.start();
        m_timer.start(int(Every));
    }
    double most() const { return m_most; }

private:
    static constexpr double Every = 2;
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_most = 0;
};

/// Notes the first time something is painted after a moment.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(const QElapsedTimer &since) : m_since(since) { qApp->installEventFilter(this); }
    qint64 pageMs = -1;
    qint64 tableMs = -1;
    QWidget *page = nullptr;
    QWidget *table = nullptr;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            if (pageMs < 0 && page &&
                (watched == page ||
                 (watched->isWidgetType() && page->isAncestorOf(static_cast<QWidget *>(watched)))))
                pageMs = m_since.elapsed();
            if (tableMs < 0 && table && watched == table)
                tableMs = m_since.elapsed();
        }
        return false;
    }

private:
    const QElapsedTimer &m_since;
};

} // namespace

class StartupBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void open_data();
    void open();

private:
    QTemporaryDir m_dir;
    QString m_path;
};

void StartupBench::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
    widgets::Theme::loadFonts();
    widgets::Theme::light().apply(*qApp);
    m_path = qEnvironmentVariable("METERDECK_BENCH_DB", m_dir.filePath(u"large.db"_s));
    if (!QFileInfo::exists(m_path)) {
        bool ok = false;
        const double wanted = qEnvironmentVariable("METERDECK_BENCH_GB").toDouble(&ok);
        QElapsedTimer taken;
        taken.start();
        makeDatabase(m_path, ok ? wanted : 0.3);
        qInfo("database made in %.0f s", double(taken.elapsed()) / 1000);
    }
    qInfo("%d devices, %.2f GB", Devices, double(QFileInfo(m_path).size()) / 1e9);
}

void StartupBench::open_data()
{
    QTest::addColumn<bool>("cold");
    QTest::newRow("cold") << true;
    QTest::newRow("warm") << false;
}

void StartupBench::open()
{
    QFETCH(bool, cold);
    const auto workspace =
        core::Workspace::parse(uR"({"name":"Large","database":{"driver":"sqlite","path":"%1"},
             "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                            "persistentSession":true,"profiles":["iot-smart-meter"]}],
             "devices":[]})"_s.arg(m_path)
                                   .toUtf8(),
                               m_dir.filePath(u"large.json"_s));
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
    if (cold)
        forget(m_path);

    QElapsedTimer since;
    Lateness lateness;
    FirstPaint paint(since);
    console::Settings settings;
    console::Session session;
    since.start();
    console::MainWindow window(session, settings);
    window.resize(1600, 1000);
    window.show();
    const qint64 shownMs = since.elapsed();
    lateness.start();
    qint64 openedMs = -1;
    connect(&session, &console::Session::opened, &window, [&] {
        openedMs = since.elapsed();
        window.showPage(u"devices"_s);
        auto *page = window.findChild<console::DevicesPage *>();
        paint.page = page;
    });
    session.open(*workspace);
    qint64 rowsMs = -1;
    QTRY_VERIFY_WITH_TIMEOUT(window.feed() != nullptr, 60000);
    const console::DevicesModel &model = window.feed()->devices();
    connect(&model, &QAbstractItemModel::modelReset, &window, [&] {
        if (rowsMs < 0 && model.rowCount() == Devices) {
            rowsMs = since.elapsed();
            paint.table = window.findChild<console::DevicesPage *>()->table()->viewport();
        }
    });
    if (model.rowCount() == Devices) {
        rowsMs = since.elapsed();
        paint.table = window.findChild<console::DevicesPage *>()->table()->viewport();
        paint.table->update();
    }
    QTRY_VERIFY_WITH_TIMEOUT(paint.tableMs >= 0, 60000);
    const console::DeviceRow *row = model.rowOf(core::DeviceId(deviceName(7)));
    QVERIFY(row);
    QVERIFY(row->voltage.value);
    QCOMPARE(row->voltage.quality, core::Quality::Stale);
    const double opening = lateness.most();
    lateness.start();
    // What still goes on behind the picture counts too.
    QElapsedTimer behind;
    behind.start();
    QTRY_VERIFY_WITH_TIMEOUT(behind.elapsed() >= 3000, 10000);
    qInfo(
        "%s: window shown %lld ms, workspace open %lld ms, first frame of a page %lld ms, rows in the table "
        "%lld ms, with their last values on screen %lld ms; event loop late at most %.0f ms, afterwards %.0f "
        "ms",
        cold ? "cold" : "warm", shownMs, openedMs, paint.pageMs, rowsMs, paint.tableMs, opening,
        lateness.most());
    QSignalSpy closed(&session, &console::Session::closed);
    session.close();
    QVERIFY(closed.wait(60000));
}

QTEST_MAIN(StartupBench)
#include "bench_startup.moc"
