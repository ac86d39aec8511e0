// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendpage.h"

#include "dialogs/curvedialog.h"
#include "historian/historianwriter.h"
#include "livefeed.h"
#include "settings/settings.h"
#include "widgets/customplot.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"
#include "widgets/trendlegend.h"
#include "widgets/trendtablemodel.h"

#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::SeriesMime;
using console::TrendCurve;
using console::TrendPage;
using core::Quantity;

/// The page of trends over an engine whose database has three days of a device, with a hole.
class TestTrendPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"test"_s);
        QCoreApplication::setApplicationName(u"trendpage"_s);
        widgets::Theme::light().apply(*qApp);
        m_now = console::LiveFeed::now();
        const auto series = std::make_shared<core::SeriesTable>();
        historian::HistorianWriter writer(m_folder.filePath(u"depot.db"_s), series,
                                          std::make_shared<core::SystemClock>());
        writer.open();
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"site"_s);
        for (const QString &name : {u"one"_s, u"two"_s}) {
            const core::DeviceId device(name);
            batch->sightings.append({device, batch->transport, core::ProfileId(u"iot-smart-meter"_s)});
            for (const Quantity quantity : {Quantity::Voltage, Quantity::ActivePower, Quantity::Relay}) {
                core::Series what;
                what.device = device;
                what.quantity = quantity;
                what.source = u"site:metrics"_s;
                what.profile = core::ProfileId(u"iot-smart-meter"_s);
                what.profileVersion = 1;
                const core::SeriesId id = series->intern(what);
                for (int minute = 0; minute < Days * 1440; ++minute) {
                    if (minute > 1000 && minute < 1100)
                        continue;
                    core::Reading reading;
                    reading.series = id;
                    reading.measuredAt = reading.receivedAt = first() + std::chrono::minutes(minute);
                    reading.quality = core::Quality::Good;
                    reading.value = quantity == Quantity::Voltage ? 230 + minute % 7 : minute % 2000;
                    batch->readings.append(reading);
                }
            }
        }
        core::Gap gap;
        gap.from = first() + 1001min;
        gap.to = first() + 1100min;
        gap.transport = batch->transport;
        gap.device = core::DeviceId(u"one"_s);
        gap.reason = u"no-answer"_s;
        batch->gaps.append(gap);
        writer.append(batch);
        writer.commitNow();
        writer.moveNow();
        writer.close();

        core::Workspace workspace;
        workspace.name = u"Depot"_s;
        workspace.database.path = m_folder.filePath(u"depot.db"_s);
        m_engine = std::make_unique<engine::Engine>(workspace, engine::EngineOptions{});
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QTRY_COMPARE(started.size(), 1);
        QTRY_VERIFY(!m_engine->live().snapshot(core::DeviceId(u"two"_s)).isEmpty());
    }

    void cleanupTestCase()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QTRY_COMPARE(stopped.size(), 1);
        m_engine.reset();
    }

    void init()
    {
        m_settings.remember(u"trends/Depot"_s, QString());
        makePage();
    }

    void cleanup() { m_page.reset(); }

    void dropAddsACurve()
    {
        QCOMPARE(m_page->pane()->curves().size(), 0);
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        QCOMPARE(m_page->pane()->curves().size(), 1);
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}}); // it is there
        QCOMPARE(m_page->pane()->curves().size(), 1);
        drop({core::DeviceId(u"two"_s), Quantity::ActivePower, {}});
        QCOMPARE(m_page->pane()->curves().size(), 2);
        QVERIFY(m_page->pane()->curves().at(0).token != m_page->pane()->curves().at(1).token);
        QTRY_VERIFY(m_page->isFilled());
        QCOMPARE(m_page->pane()->view()->seriesCount(), 2);
        QVERIFY(m_page->pane()->view()->series(1).name.contains(u"two"_s));
        QSignalSpy told(m_page.get(), &TrendPage::told);
        drop({core::DeviceId(u"one"_s), Quantity::Relay, {}}); // a state is no curve
        QCOMPARE(m_page->pane()->curves().size(), 2);
        QCOMPARE(told.count(), 1);
    }

    void curvesAreKeptForTheWorkspace()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        drop({core::DeviceId(u"one"_s), Quantity::ActivePower, {}});
        TrendCurve look = m_page->pane()->curves().at(1);
        look.token = widgets::Token::S5;
        look.dashed = true;
        look.hidden = true;
        m_page->pane()->setLook(1, look);
        makePage();
        QCOMPARE(m_page->pane()->curves().size(), 2);
        const TrendCurve &kept = m_page->pane()->curves().at(1);
        QVERIFY(kept.isSame(look));
        QCOMPARE(kept.token, widgets::Token::S5);
        QVERIFY(kept.dashed && kept.hidden);
        m_page->pane()->removeCurve(0);
        makePage();
        QCOMPARE(m_page->pane()->curves().size(), 1);
    }

    void showsAllThereIs()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        m_page->pane()->showAll();
        QTRY_VERIFY(m_page->isFilled() && m_page->pane()->view()->rangeFrom() <= first());
        QTRY_VERIFY(m_page->pane()->feed()->first());
        QCOMPARE(*m_page->pane()->feed()->first(), first());
        QTRY_VERIFY(!m_page->pane()->feed()->isLoading());
        const auto &points = m_page->pane()->view()->series(0).points;
        QVERIFY(points.size() > 300 && points.size() < 1300);
        int count = 0;
        bool parted = false;
        for (const widgets::TrendPoint &point : points) {
            count += std::isfinite(point.value) ? point.count : 0;
            parted |= !std::isfinite(point.value);
        }
        QCOMPARE(count, Days * 1440 - 99); // every reading stands in one bucket
        QVERIFY(parted);
        QCOMPARE(m_page->pane()->view()->gaps().size(), 1);
    }

    void aZoomUnmarksTheSpan()
    {
        using namespace std::chrono_literals;
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        widgets::SegmentedControl *spans = nullptr;
        for (auto *control : m_page->findChildren<widgets::SegmentedControl *>()) {
            if (control->count() > 4)
                spans = control;
        }
        QVERIFY(spans);
        const int before = spans->current();
        QVERIFY(before >= 0);
        widgets::TrendView *view = m_page->pane()->view();
        const core::UtcTime from = view->rangeFrom();
        const core::UtcTime to = view->rangeTo();
        view->showRange(from + (to - from) / 3, to);
        QTRY_COMPARE(spans->current(), -1);
        // As long as a day again, elsewhere: that is the day's span.
        view->showRange(from - 48h, from - 24h);
        QTRY_COMPARE(spans->current(), 3);
        // What was chosen is kept, not what was zoomed to.
        view->showRange(from, from + 17min);
        QTRY_COMPARE(spans->current(), -1);
        makePage();
        for (auto *control : m_page->findChildren<widgets::SegmentedControl *>()) {
            if (control->count() > 4)
                QCOMPARE(control->current(), before);
        }
    }

    void aGapOfOneDeviceIsItsOwn()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        drop({core::DeviceId(u"two"_s), Quantity::Voltage, {}});
        m_page->pane()->view()->showRange(first(), first() + 1440min);
        QTRY_VERIFY(!m_page->pane()->view()->gaps().isEmpty());
        for (const widgets::TrendGap &gap : m_page->pane()->view()->gaps())
            QCOMPARE(gap.series, 0);
    }

    void theNewestQuestionWins()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        QTRY_VERIFY(m_page->isFilled());
        QSignalSpy loaded(m_page->pane()->feed(), &console::TrendFeed::loaded);
        widgets::TrendView *view = m_page->pane()->view();
        for (int hour = 0; hour < 30; ++hour)
            view->showRange(first() + std::chrono::hours(hour), first() + std::chrono::hours(hour + 1));
        view->showRange(first() + 200min, first() + 210min);
        QTRY_VERIFY(loaded.count() > 0 && !m_page->pane()->feed()->isLoading());
        // Thirty moves, one rest: one question (and its coarse one), and what is drawn is the last span.
        QVERIFY2(loaded.count() <= 2, qPrintable(QString::number(loaded.count())));
        QCOMPARE(view->series(0).points.constFirst().time, first() + 199min);
        QCOMPARE(view->series(0).points.constLast().time, first() + 210min);
    }

    void cancelKeepsWhatIsDrawn()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        QTRY_VERIFY(m_page->isFilled());
        const auto points = m_page->pane()->view()->series(0).points.size();
        m_page->pane()->view()->showRange(first(), first() + 60min);
        m_page->pane()->feed()->cancel();
        QVERIFY(!m_page->pane()->feed()->isLoading());
        QCOMPARE(m_page->pane()->view()->series(0).points.size(), points);
    }

    void tableTwinAndCsvAreWhatIsSeen()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        m_page->pane()->view()->showRange(first(), first() + 9min);
        QTRY_VERIFY(m_page->isFilled() && m_page->pane()->view()->seen(0).size() == 10);
        QTest::keyClick(m_page->pane()->view()->plot(), Qt::Key_T);
        QVERIFY(m_page->pane()->isTableShown());
        QCOMPARE(m_page->pane()->table()->rowCount(), 10);
        QCOMPARE(m_page->pane()->csv().rows(), 10);
        QCOMPARE(m_page->pane()->csv().hasBuckets(), false);
        const QString file = m_folder.filePath(u"seen.csv"_s);
        QSignalSpy told(m_page.get(), &TrendPage::told);
        m_page->pane()->writeCsv(file);
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.first().at(2).toBool(), false);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), 11);
    }

    void choosesByTyping()
    {
        console::CurveDialog dialog(*m_engine, {});
        QCOMPARE(dialog.found(), 4); // two devices with two values that are no states
        QSignalSpy chosen(&dialog, &console::CurveDialog::chosen);
        dialog.show();
        QTest::keyClicks(dialog.field(), u"TWO volt"_s);
        QCOMPARE(dialog.found(), 1);
        QTest::keyClick(dialog.field(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<SeriesMime>(),
                 (SeriesMime{core::DeviceId(u"two"_s), Quantity::Voltage, {}}));
        QTest::keyClick(dialog.field(), Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void darkLeavesNoLightIsland()
    {
        drop({core::DeviceId(u"one"_s), Quantity::Voltage, {}});
        m_page->resize(900, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY(m_page->isFilled());
        widgets::Theme::dark().apply(*qApp);
        m_page->pane()->view()->plot()->replot();
        const QImage image = m_page->grab().toImage();
        int light = 0;
        for (int x = 0; x < image.width(); x += 2) {
            for (int y = 0; y < image.height(); y += 2)
                light += qGray(image.pixel(x, y)) > 200;
        }
        widgets::Theme::light().apply(*qApp);
        // Letters and the chosen segments are light; a sheet of paper would be a fifth of it all.
        QVERIFY2(light < image.width() * image.height() / 4 / 20, qPrintable(QString::number(light)));
    }

private:
    static constexpr int Days = 3;

    core::UtcTime first() const
    {
        return std::chrono::floor<std::chrono::minutes>(m_now) - std::chrono::hours(24 * Days);
    }

    void makePage()
    {
        m_page.reset();
        m_page = std::make_unique<TrendPage>(*m_engine, m_settings);
        m_page->resize(1000, 600);
    }

    void drop(const SeriesMime &what)
    {
        const std::unique_ptr<QMimeData> data(what.toMime());
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page->pane(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page->pane(), &event);
    }

    QTemporaryDir m_folder;
    console::Settings m_settings;
    core::UtcTime m_now{};
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<TrendPage> m_page;
};

QTEST_MAIN(TestTrendPage)
#include "tst_trendpage.moc"
