// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/voltagecard.h"

#include "engine/engine.h"
#include "historian/historianwriter.h"
#include "pages/factgrid.h"
#include "pages/voltagephaseview.h"
#include "voltagewords.h"
#include "widgets/label.h"
#include "widgets/tabledelegate.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using lines::VoltageEvent;
using lines::VoltageVerdict;

namespace {

constexpr int Patience = 30'000;
const core::DeviceId Meter(u"meter"_s);
/// A Monday, 00:00 UTC.
const core::UtcTime Monday = core::fromMicros(qint64(1'772'409'600) * 1'000'000);

engine::VoltagePhase phase(const QString &channel, VoltageVerdict verdict,
                           const QList<VoltageEvent> &events = {})
{
    engine::VoltagePhase made;
    made.channel = channel;
    made.readings = 20'000;
    made.usual = 30s;
    made.quality.verdict = verdict;
    made.quality.intervals = made.quality.known = 1008;
    made.quality.coverage = 1;
    made.quality.lowest = 221.4;
    made.quality.highest = 243;
    made.quality.events = events;
    for (const VoltageEvent &event : events) {
        made.quality.dips += event.kind == VoltageEvent::Kind::Dip;
        made.quality.swells += event.kind == VoltageEvent::Kind::Swell;
        made.quality.interruptions += event.kind == VoltageEvent::Kind::Interruption;
    }
    return made;
}

engine::VoltageAnswer answer(const QList<engine::VoltagePhase> &phases, bool running = false)
{
    engine::VoltageAnswer made;
    made.first = Monday - 100h;
    made.terms.nominal = 230;
    made.terms.source = engine::VoltageTerms::Source::Profile;
    made.weeks << engine::VoltageWeek{QDate(2026, 3, 2), Monday, Monday + 168h, running, phases};
    return made;
}

const QList<VoltageEvent> Events{{VoltageEvent::Kind::Dip, Monday + 10h, Monday + 10h + 90s, 180.25, false},
                                 {VoltageEvent::Kind::Swell, Monday + 30h, Monday + 30h + 30s, 260, true}};

} // namespace

/// The card of a device's voltage: words, figures, table, weeks; and its way to the engine.
class TestVoltageCard : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<VoltageCard> m_card;

    static QStringList rowOf(const VoltageEventsModel &model, int row)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        return cells;
    }
    static QString fact(const VoltagePhaseView &view, const QString &title)
    {
        for (const Fact &one : view.facts()->facts()) {
            if (one.title == title)
                return one.text;
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        ViewSettings view;
        view.zone = "UTC";
        Words::use(view);
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        // JSON with single quotes: moc 6.4 finds no class behind some raw strings.
        QByteArray text = "{'name':'v','database':{'driver':'sqlite','path':'v.db'},'transports':[]}";
        const auto workspace =
            core::Workspace::parse(text.replace('\'', '"'), m_folder.filePath(u"v.json"_s));
        QVERIFY(workspace.ok());
        engine::EngineOptions options;
        options.listen = false;
        options.seed = [](historian::HistorianWriter &writer, core::SeriesTable &series,
                          const core::ProfileStore &) {
            // Three weeks from Monday on, the second one low.
            auto batch = std::make_shared<core::Batch>();
            batch->transport = core::TransportId(u"past"_s);
            batch->sequence = 1;
            for (int i = 0; i < 3 * 5040; ++i) {
                core::Reading one;
                one.series = series.intern(
                    {Meter, {}, core::Quantity::Voltage, u"past:x"_s, core::ProfileId(u"none"_s), 1, u"h"_s});
                one.quality = core::Quality::Good;
                one.measuredAt = one.receivedAt = Monday + i * 120s;
                one.value = i / 5040 == 1 ? 190 : 229;
                batch->readings << one;
            }
            writer.append(batch);
        };
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(!started.isEmpty() || started.wait(Patience));
    }
    void cleanupTestCase()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(!stopped.isEmpty() || stopped.wait(Patience));
        m_engine.reset();
    }
    void init()
    {
        m_card = std::make_unique<VoltageCard>(*m_engine);
        m_card->resize(900, 700);
        m_card->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
    }
    void cleanup() { m_card.reset(); }

    void reasons_data()
    {
        QTest::addColumn<engine::VoltagePhase>("phase");
        QTest::addColumn<bool>("running");
        QTest::addColumn<QString>("words");
        engine::VoltagePhase one = phase({}, VoltageVerdict::Pass);
        QTest::addRow("pass") << one << false << QString();
        one.quality.verdict = VoltageVerdict::Fail;
        one.quality.outsideNarrow = 54;
        QTest::addRow("narrow") << one << false << u"54 ten-minute means lie beyond ± 10 %; 50 may."_s;
        one.quality.outsideWide = 3;
        QTest::addRow("wide") << one << false << u"3 ten-minute means lie beyond +10 % or −15 %; none may."_s;
        one = phase({}, VoltageVerdict::Inconclusive);
        one.quality.coverage = 0.6249;
        QTest::addRow("short") << one << false << u"Only 62.4 % of the week is known; 95 % are needed."_s;
        QTest::addRow("running") << one << true
                                 << u"The week is not over: 62.4 % of it is known, and 95 % are needed."_s;
        one.quality.coverage = 0.94999;
        QTest::addRow("nearly") << one << false << u"Only 94.9 % of the week is known; 95 % are needed."_s;
        one.tooSeldom = true;
        one.usual = 300s;
        QTest::addRow("seldom")
            << one << false
            << u"Values come every 5 min; a mean of ten minutes needs four of them at least."_s;
        one.quality.coverage = 0.96;
        one.tooSeldom = false;
        QTest::addRow("undecided") << one << false << u"What is not known of the week would decide it."_s;
        one.quality.known = 0;
        QTest::addRow("interrupted")
            << one << false
            << u"All that is known of the week was interruption, which the standard leaves out."_s;
        one.readings = 0;
        QTest::addRow("nothing") << one << false << u"Nothing was measured in this week."_s;
        one.quality.substituted = 3;
        QTest::addRow("substituted")
            << one << false << u"Every value of this week was substituted by the device; nothing is known."_s;
    }
    void reasons()
    {
        QFETCH(engine::VoltagePhase, phase);
        QFETCH(bool, running);
        engine::VoltageWeek week;
        week.running = running;
        QTEST(VoltageWords::reason(phase, week), "words");
    }

    void wordsOfWeeksAndTerms()
    {
        QLocale::setDefault(QLocale::c());
        const engine::VoltageAnswer told = answer({phase({}, VoltageVerdict::Pass)}, true);
        QCOMPARE(VoltageWords::week(told.weeks[0]), u"2 Mar to 8 Mar 2026, running"_s);
        QVERIFY(
            VoltageWords::terms(told.terms).startsWith(u"Nominal voltage 230 V, of the profile. Indic"_s));
        engine::VoltageTerms own;
        own.nominal = 120.5;
        own.source = engine::VoltageTerms::Source::Workspace;
        own.indicative = false;
        QCOMPARE(VoltageWords::terms(own), u"Nominal voltage 120.5 V, as the workspace says."_s);
        QVERIFY(VoltageWords::nothing(told).isEmpty());
        engine::VoltageAnswer none = told;
        none.first.reset();
        QCOMPARE(VoltageWords::nothing(none), u"No voltage of this device is stored."_s);
        none = told;
        none.terms.nominal.reset();
        QVERIFY(VoltageWords::nothing(none).contains(u"nominal voltage is not known"_s));
        none.error = core::Error{core::ErrorCode::NotFound, {}, {}, {}};
        QCOMPARE(VoltageWords::nothing(none), u"Nothing is stored of this device yet."_s);
    }

    void theModel()
    {
        VoltageEventsModel model;
        QAbstractItemModelTester tester(&model);
        engine::VoltagePhase first = phase(u"L1"_s, VoltageVerdict::Pass, {Events[0]});
        const engine::VoltagePhase second = phase(u"L2"_s, VoltageVerdict::Pass, {Events[1]});
        first.quality.dips = 7000; // not all are kept
        model.setWeek(answer({first, second}).weeks[0], 230);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), 7001);
        QCOMPARE(rowOf(model, 0), (QStringList{u"3 Mar 06:00"_s, u"not seen"_s, u"L2"_s, u"Swell"_s,
                                               u"≥ 30 s"_s, u"260.0 V"_s, u"113 %"_s}));
        QCOMPARE(rowOf(model, 1), (QStringList{u"2 Mar 10:00"_s, u"2 Mar 10:01"_s, u"L1"_s, u"Dip"_s,
                                               u"1 min"_s, u"180.3 V"_s, u"78 %"_s}));
        QCOMPARE(model.index(0, VoltageEventsModel::End).data(Qt::ToolTipRole).toString(),
                 u"Nothing was measured when it ended"_s);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QCOMPARE(VoltageEventsModel::csv(core::DeviceId(u"a,b"_s), model.incidents()),
                 QByteArray("device,phase,kind,from,to,end_known,duration_s,extreme_v,extreme_percent\n"
                            "\"a,b\",L2,swell,2026-03-03T06:00:00.000Z,2026-03-03T06:00:30.000Z,false,30,260,"
                            "113.043\n"
                            "\"a,b\",L1,dip,2026-03-02T10:00:00.000Z,2026-03-02T10:01:30.000Z,true,90,180.25,"
                            "78.3696\n"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.total(), 0);
    }

    void whatAWeekWas()
    {
        engine::VoltagePhase failed = phase(u"L2"_s, VoltageVerdict::Fail, Events);
        failed.quality.outsideNarrow = 54;
        failed.quality.indicative = false;
        failed.quality.substituted = 14;
        failed.quality.coverage = 0.5;
        m_card->showAnswer(answer({phase(u"L1"_s, VoltageVerdict::Pass), failed}));
        QCOMPARE(m_card->phases().size(), 2);
        const VoltagePhaseView &first = *m_card->phases()[0];
        const VoltagePhaseView &second = *m_card->phases()[1];
        QCOMPARE(first.said(), u"L1: Pass, indicative"_s);
        QCOMPARE(second.said(), u"L2: Fail"_s);
        QVERIFY(first.reason()->isHidden());
        QVERIFY(second.reason()->isVisible());
        QCOMPARE(fact(first, u"Coverage"_s), u"100 %"_s);
        QCOMPARE(fact(first, u"Lowest ten-minute mean"_s), u"221.4 V"_s);
        QCOMPARE(fact(first, u"Within ± 10 %"_s), u"100 %"_s);
        QCOMPARE(fact(first, u"Substituted, left out"_s), QString());
        QCOMPARE(fact(second, u"Within ± 10 %"_s), u"94.6 %"_s);
        QVERIFY(fact(second, u"Substituted, left out"_s).startsWith(u"14"_s));
        QVERIFY(m_card->words().isEmpty());
        // Side by side where there is room, else below each other.
        QCOMPARE(first.mapTo(m_card.get(), QPoint()).y(), second.mapTo(m_card.get(), QPoint()).y());
        m_card->resize(360, 900);
        QTRY_VERIFY(second.mapTo(m_card.get(), QPoint()).y() > first.mapTo(m_card.get(), QPoint()).y());
        auto *table = m_card->findChild<widgets::TableView *>();
        QVERIFY(table->isVisible());
        // Begin and share then stand in a second line.
        for (const int column :
             {VoltageEventsModel::Begin, VoltageEventsModel::End, VoltageEventsModel::Share})
            QVERIFY(table->isColumnHidden(column));
        const QModelIndex what = m_card->events().index(1, VoltageEventsModel::Kind);
        QCOMPARE(what.data(widgets::TableDelegate::DetailRole).toString(), u"2 Mar 10:00"_s);
        QVERIFY(!table->isColumnHidden(VoltageEventsModel::Phase));
        // A week without any: said, and nothing to store.
        m_card->showAnswer(answer({phase({}, VoltageVerdict::Pass)}));
        QCOMPARE(m_card->phases().size(), 1);
        QCOMPARE(m_card->phases()[0]->said(), u"Pass, indicative"_s);
        QVERIFY(table->isHidden());
        QVERIFY(!named(u"Store as CSV"_s)->isEnabled());
        // And one that cannot be judged.
        engine::VoltageAnswer none = answer({});
        none.terms.nominal.reset();
        m_card->showAnswer(none);
        QVERIFY(m_card->words().contains(u"not known"_s));
        QVERIFY(m_card->phases().isEmpty());
        QVERIFY(!named(u"Week before"_s)->isEnabled());
    }

    void weekByWeek()
    {
        m_card->setDevice(Meter);
        QVERIFY(!m_card->isFilled());
        QTRY_VERIFY_WITH_TIMEOUT(m_card->isFilled(), Patience);
        m_card->setWeek(QDate(2026, 3, 18));
        QTRY_COMPARE_WITH_TIMEOUT(m_card->week(), QDate(2026, 3, 16), Patience);
        QCOMPARE(m_card->phases().value(0)->said(), u"Pass, indicative"_s);
        QVERIFY(named(u"Week after"_s)->isEnabled());
        auto *before = named(u"Week before"_s);
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Left);
        QTRY_COMPARE_WITH_TIMEOUT(m_card->week(), QDate(2026, 3, 9), Patience);
        QCOMPARE(m_card->phases().value(0)->said(), u"Fail, indicative"_s);
        QCOMPARE(m_card->events().rowCount(), 1);
        QTest::keyClick(before, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(m_card->week(), QDate(2026, 3, 2), Patience);
        // There is nothing before it; the focus stays with the card.
        QVERIFY(!before->isEnabled());
        m_card->step(-1);
        QCOMPARE(m_card->week(), QDate(2026, 3, 2));
        auto *after = named(u"Week after"_s);
        QTRY_VERIFY(after->hasFocus());
        QTest::keyClick(after, Qt::Key_Right);
        QTRY_COMPARE_WITH_TIMEOUT(m_card->week(), QDate(2026, 3, 9), Patience);
        // Another device takes everything away.
        m_card->setDevice(core::DeviceId(u"unknown"_s));
        QVERIFY(m_card->phases().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_card->words(), u"Nothing is stored of this device yet."_s, Patience);
    }

    void copiedAndStored()
    {
        m_card->setDevice(Meter);
        m_card->setWeek(QDate(2026, 3, 9));
        QTRY_COMPARE_WITH_TIMEOUT(m_card->events().rowCount(), 1, Patience);
        const QByteArray csv = VoltageEventsModel::csv(Meter, m_card->events().incidents());
        auto *table = m_card->findChild<widgets::TableView *>();
        table->selectRow(0);
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), csv);
        QSignalSpy exported(m_card.get(), &VoltageCard::exported);
        const QString path = m_folder.filePath(u"out.csv"_s);
        m_card->exportTo(path);
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, Patience);
        QVERIFY(exported[0][1].toString().isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), csv);
        m_card->exportTo(m_folder.filePath(u"no/such/out.csv"_s));
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, Patience);
        QVERIFY(!exported[1][1].toString().isEmpty());
    }

private:
    QAbstractButton *named(const QString &name) const
    {
        for (QAbstractButton *one : m_card->findChildren<QAbstractButton *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        qFatal("no button %s", qPrintable(name));
    }
};

QTEST_MAIN(TestVoltageCard)
#include "tst_voltagecard.moc"
