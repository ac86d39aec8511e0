// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gauge.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QPainter>
#include <QPixmap>
#include <QTest>
#include <QTimer>

#include <cmath>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;
using core::Quality;

namespace {

constexpr int Gauges = 64;
constexpr int Columns = 8;
constexpr auto Every = 100ms;
constexpr auto For = 10s;

double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// The least a part of that size can cost: a kept picture, nothing else.
class Plain : public QWidget
{
public:
    Plain() { setAttribute(Qt::WA_OpaquePaintEvent); }
    QSize sizeHint() const override { return {180, 190}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_kept.size() != size() * devicePixelRatioF()) {
            m_kept = QPixmap(size() * devicePixelRatioF());
            m_kept.setDevicePixelRatio(devicePixelRatioF());
            m_kept.fill(Qt::white);
        }
        QPainter(this).drawPixmap(0, 0, m_kept);
    }

private:
    QPixmap m_kept;
};

/// Share of one core, in percent, that @p step costs at ten times a second.
double share(QWidget &window, const std::function<void(int)> &step)
{
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return -1;
    int tick = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { step(tick++); });
    timer.start(Every);
    QElapsedTimer wall;
    wall.start();
    const double before = processorSeconds();
    if (!QTest::qWaitFor([&wall] { return wall.hasExpired(std::chrono::milliseconds(For).count()); },
                         2 * For / 1ms))
        return -1;
    const double used = processorSeconds() - before;
    return used / (double(wall.nsecsElapsed()) * 1e-9) * 100;
}

} // namespace

/// What 64 gauges cost that hear of a value ten times a second, one in four of a new one; beside bare widgets
/// of the same size in the same run. Figures depend on the machine: none is asserted.
class GaugesBench : public QObject
{
    Q_OBJECT
private slots:
    void sixtyFourGauges();
};

void GaugesBench::sixtyFourGauges()
{
    Theme::light().apply(*qApp);
    const QSize size(Columns * 184, Gauges / Columns * 194);

    QWidget idle;
    auto *idleGrid = new QGridLayout(&idle);
    QList<Plain *> plain;
    for (int at = 0; at < Gauges; ++at) {
        plain << new Plain;
        idleGrid->addWidget(plain.constLast(), at / Columns, at % Columns);
    }
    idle.resize(size);
    const double nothing = share(idle, [](int) {});
    const double bare = share(idle, [&](int tick) {
        for (int at = tick % 4; at < Gauges; at += 4)
            plain.at(at)->update();
    });
    idle.hide();

    QWidget window;
    auto *grid = new QGridLayout(&window);
    QList<Gauge *> gauges;
    for (int at = 0; at < Gauges; ++at) {
        auto *gauge = new Gauge(u"Voltage %1"_s.arg(at));
        gauge->setRange(180, 280);
        gauge->setBands({{180, 195, Gauge::Level::Critical},
                         {195, 207, Gauge::Level::High},
                         {253, 265, Gauge::Level::High},
                         {265, 280, Gauge::Level::Critical}});
        gauge->setToday(224.8, 236.1);
        gauge->setWords(u"today 224.8 to 236.1"_s);
        grid->addWidget(gauge, at / Columns, at % Columns);
        gauges << gauge;
    }
    window.resize(size);
    const auto value = [](int at, int tick) { return 230 + 5 * std::sin(tick * 0.3 + at); };
    const double quarter = share(window, [&](int tick) {
        for (int at = 0; at < Gauges; ++at) {
            // The others hear the same again, one tick older than it was: the age is a whole second.
            const int told = tick - (tick + at) % 4;
            gauges.at(at)->setState({value(at, told), 1, u"V"_s, Quality::Good, 1s});
        }
    });
    int full = 0;
    const double all = share(window, [&](int tick) {
        full = tick;
        for (int at = 0; at < Gauges; ++at)
            gauges.at(at)->setState({value(at, tick), 1, u"V"_s, Quality::Good, 1s});
    });
    QVERIFY(full > 50);
    qInfo(
        "%% of one core: nothing %.2f; bare widgets, one in four %.2f; gauges, one in four %.2f; gauges, all "
        "%.2f",
        nothing, bare, quarter, all);
}

QTEST_MAIN(GaugesBench)
#include "bench_gauges.moc"
