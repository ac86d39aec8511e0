// SPDX-License-Identifier: GPL-3.0-or-later
// What the table of devices costs with 10,000 rows and 10,000 changes a second, beside a bare table of Qt in
// the same run: processor time of the window's thread and how late its events are at most.
// METERDECK_BENCH_SECONDS changes how long each is watched (5).
#include "livefeed.h"
#include "models/devicesmodel.h"
#include "pages/devicespage.h"
#include "settings/settings.h"

#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Rows = 10000;
constexpr int ChangesASecond = 10000;
constexpr int FlushesASecond = 5;
constexpr int Columns = 11;

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

struct Figures
{
    double percent = 0;
    double late = 0;
};

/// Lets the event loop run for some seconds.
Figures watch(int seconds)
{
    constexpr int EveryMs = 4;
    Figures figures;
    QTimer probe;
    probe.setTimerType(Qt::PreciseTimer);
    QElapsedTimer since;
    QObject::connect(&probe, &QTimer::timeout, &probe, [&] {
        figures.late = std::max(figures.late, double(since.nsecsElapsed()) / 1e6 - EveryMs);
        since.start();
    });
    QEventLoop loop;
    QTimer::singleShot(1000, &loop, &QEventLoop::quit); // layouts and caches settle
    loop.exec();
    since.start();
    probe.start(EveryMs);
    QElapsedTimer whole;
    whole.start();
    const double before = threadSeconds();
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
    figures.percent = 100 * (threadSeconds() - before) / (double(whole.nsecsElapsed()) / 1e9);
    return figures;
}

/// The least a table can be: numbers as text, changed rows told in merged ranges.
class BareModel : public QAbstractTableModel
{
public:
    BareModel() : m_values(size_t(Rows) * Columns, 230.0), m_changed(Rows, 0) {}
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole
                   ? QVariant(
                         QString::number(m_values[size_t(index.row() * Columns + index.column())], 'f', 1))
                   : QVariant();
    }
    void change(int row, double value)
    {
        for (int column = 0; column < 4; ++column)
            m_values[size_t(row * Columns + column)] = value + column;
        m_changed[size_t(row)] = 1;
    }
    void flush()
    {
        for (int row = 0; row < Rows; ++row) {
            if (!m_changed[size_t(row)])
                continue;
            const int first = row;
            while (row + 1 < Rows && m_changed[size_t(row + 1)])
                ++row;
            emit dataChanged(index(first, 0), index(row, Columns - 1));
        }
        std::fill(m_changed.begin(), m_changed.end(), 0);
    }

private:
    std::vector<double> m_values;
    std::vector<char> m_changed;
};

console::DeviceRow deviceRow(int number)
{
    console::DeviceRow row;
    row.id = core::DeviceId(u"ESP32-%1"_s.arg(number, 6, 16, QChar(u'0')));
    row.name = u"Shop %1"_s.arg(number);
    row.transport = u"Depot broker %1"_s.arg(number % 7);
    row.profile = u"Smart meter"_s;
    row.presence = live::Presence::Online;
    row.worst = core::Quality::Good;
    return row;
}

void setValues(console::DeviceRow &row, double value, core::UtcTime now)
{
    for (auto field : {&console::DeviceRow::voltage, &console::DeviceRow::current, &console::DeviceRow::power,
                       &console::DeviceRow::energy})
        row.*field = {value, core::Quality::Good, now};
    row.lastHeard = now;
}

} // namespace

class DeviceTableBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void idle();
    void bare();
    void table_data();
    void table();
    void wholeWay();

private:
    void print(const char *what, const Figures &figures) const;

    QTemporaryDir m_dir;
    int m_seconds = 5;
    Figures m_idle;
    Figures m_bare;
};

void DeviceTableBench::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
    widgets::Theme::loadFonts();
    widgets::Theme::light().apply(*qApp);
    bool ok = false;
    if (const int seconds = qEnvironmentVariableIntValue("METERDECK_BENCH_SECONDS", &ok); ok)
        m_seconds = seconds;
}

void DeviceTableBench::print(const char *what, const Figures &figures) const
{
    qInfo("%-34s %5.2f %% of a core (%.2f of the bare table), late at most %5.1f ms (%.2f)", what,
          figures.percent, m_bare.percent > 0 ? figures.percent / m_bare.percent : 0.0, figures.late,
          m_bare.late > 0 ? figures.late / m_bare.late : 0.0);
}

void DeviceTableBench::idle()
{
    m_idle = watch(m_seconds);
    print("nothing but the measuring", m_idle);
}

void DeviceTableBench::bare()
{
    BareModel model;
    QTableView view;
    view.setModel(&model);
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setWordWrap(false);
    view.resize(1600, 1000);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTimer timer;
    QRandomGenerator random(1);
    connect(&timer, &QTimer::timeout, &model, [&] {
        for (int change = 0; change < ChangesASecond / FlushesASecond; ++change)
            model.change(random.bounded(Rows), 200 + random.bounded(50.0));
        model.flush();
    });
    timer.start(1000 / FlushesASecond);
    m_bare = watch(m_seconds);
    print("bare QTableView, merged ranges", m_bare);
}

void DeviceTableBench::table_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("group");
    QTest::newRow("by name") << int(console::DevicesModel::Name) << int(console::RowGroup::None);
    QTest::newRow("by name, in groups")
        << int(console::DevicesModel::Name) << int(console::RowGroup::Transport);
    QTest::newRow("by power, which changes")
        << int(console::DevicesModel::Power) << int(console::RowGroup::None);
}

void DeviceTableBench::table()
{
    QFETCH(int, column);
    QFETCH(int, group);
    console::Settings settings;
    console::DevicesModel model;
    for (int number = 0; number < Rows; ++number)
        model.put(deviceRow(number));
    model.flush(console::LiveFeed::now());
    console::DevicesPage page(model, settings);
    page.table()->sortByColumn(column, Qt::DescendingOrder);
    model.setGroup(console::RowGroup(group));
    page.resize(1600, 1000);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTimer timer;
    QRandomGenerator random(1);
    connect(&timer, &QTimer::timeout, &model, [&] {
        const core::UtcTime now = console::LiveFeed::now();
        for (int change = 0; change < ChangesASecond / FlushesASecond; ++change) {
            const int number = random.bounded(Rows);
            console::DeviceRow row = model.row(number);
            setValues(row, 200 + random.bounded(50.0), now);
            model.put(number, row);
        }
        model.flush(now);
        page.refresh();
    });
    timer.start(1000 / FlushesASecond);
    const Figures figures = watch(m_seconds);
    print(QTest::currentDataTag(), figures);
}

void DeviceTableBench::wholeWay()
{
    // From the live store on: an engine whose broker is not there, and readings as if it were.
    QByteArray devices;
    for (int number = 0; number < Rows; ++number)
        devices += (number ? "," : "") +
                   uR"({"id":"ESP32-%1","transport":"site","profile":"iot-smart-meter","name":"Shop %2"})"_s
                       .arg(number, 6, 16, QChar(u'0'))
                       .arg(number)
                       .toUtf8();
    const auto workspace = core::Workspace::parse(
        R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
            "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                           "persistentSession":true,"profiles":["iot-smart-meter"]}],
            "devices":[)" +
            devices + "]}",
        m_dir.filePath(u"depot.json"_s));
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
    engine::Engine engine(*workspace, engine::EngineOptions{});
    QSignalSpy started(&engine, &engine::Engine::started);
    engine.start();
    QVERIFY(started.wait(30000));
    QList<core::SeriesId> series;
    for (int number = 0; number < Rows; ++number) {
        for (const core::Quantity quantity : {core::Quantity::Voltage, core::Quantity::Current,
                                              core::Quantity::ActivePower, core::Quantity::EnergyImport}) {
            core::Series what;
            what.device = core::DeviceId(u"ESP32-%1"_s.arg(number, 6, 16, QChar(u'0')));
            what.quantity = quantity;
            what.source = u"site:metrics"_s;
            what.profile = core::ProfileId(u"iot-smart-meter"_s);
            series << engine.seriesTable()->intern(what);
        }
    }
    console::Settings settings;
    console::LiveFeed feed(engine);
    console::DevicesPage page(feed.devices(), settings);
    page.resize(1600, 1000);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    connect(&feed, &console::LiveFeed::tick, &page, &console::DevicesPage::refresh);
    // Transports have threads of their own: what they do is not the window's.
    QThread wire;
    auto *sender = new QObject;
    sender->moveToThread(&wire);
    auto *timer = new QTimer;
    timer->moveToThread(&wire);
    QRandomGenerator random(1);
    const core::SystemClock clock;
    connect(
        timer, &QTimer::timeout, sender,
        [&] {
            QList<core::Reading> readings;
            constexpr int ATime = ChangesASecond / 20;
            for (int change = 0; change < ATime; ++change) {
                const int number = random.bounded(Rows);
                for (int quantity = 0; quantity < 4; ++quantity) {
                    core::Reading reading;
                    reading.series = series.at(number * 4 + quantity);
                    reading.quality = core::Quality::Good;
                    reading.receivedAt = reading.measuredAt = clock.now();
                    reading.receivedSteady = clock.steady();
                    reading.value = 200 + random.bounded(50.0);
                    readings << reading;
                }
            }
            engine.live().apply(readings);
        },
        Qt::DirectConnection);
    connect(&wire, &QThread::finished, timer, &QObject::deleteLater);
    connect(&wire, &QThread::finished, sender, &QObject::deleteLater);
    wire.start();
    QMetaObject::invokeMethod(timer, [timer] { timer->start(50); });
    QTRY_VERIFY_WITH_TIMEOUT(feed.isFilled() && feed.devices().total() == Rows, 30000);
    const Figures figures = watch(m_seconds);
    print("live store to screen, 4 values each", figures);
    wire.quit();
    QVERIFY(wire.wait(10000));
    QSignalSpy stopped(&engine, &engine::Engine::stopped);
    engine.stop();
    QVERIFY(stopped.wait(30000));
}

QTEST_MAIN(DeviceTableBench)
#include "bench_devicetable.moc"
