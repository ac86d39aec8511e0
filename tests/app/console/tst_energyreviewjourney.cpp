// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/energydialog.h"
#include "dialogs/exchangeentry.h"
#include "dialogs/fallreview.h"
#include "engine/readingsexport.h"
#include "fallwords.h"
#include "pages/registercard.h"
#include "peers/tcpslave.h"
#include "settings/settings.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using energy::Decision;
using energy::Verdict;

namespace {

const core::DeviceId Lab(u"lab"_s);

/// A register of 16 bits that counts tens of watt-hours, and power.
constexpr auto ProfileText = R"({"id":"counter","version":1,"name":"Counter","codec":"modbus",
  "quantities":{"energy_import":{},"energy_export":{},"active_power":{}},
  "modbus":{"registers":[
    {"address":0,"quantity":"energy_import","type":"u16","scale":10,"wraps":true},
    {"address":1,"quantity":"active_power","type":"u16"},
    {"address":2,"quantity":"energy_export","type":"u16","scale":10}]}})";

} // namespace

/// A meter is reset, rolls over, is exchanged, and is reset while nobody looks: from the wire to the figures
/// in the window, reviewed, undone, and over a restart.
class TestEnergyReviewJourney : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<peers::TcpSlave> m_slave;
    std::atomic<int> m_register{1000};
    std::atomic<int> m_export{400};
    std::atomic<bool> m_unplugged{false};
    std::unique_ptr<engine::Engine> m_engine;

    void open()
    {
        const auto workspace = core::Workspace::parse(
            R"({"database":{"driver":"sqlite","path":"site.db"},"transports":[{"id":"gate","type":"modbus-tcp",
                "host":"127.0.0.1","port":)" +
                QByteArray::number(m_slave->port()) +
                R"(}],"devices":[{"id":"lab","transport":"gate","profile":"counter","unit":1,"pollMs":50}]})",
            m_folder->filePath(u"site.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        engine::EngineOptions options;
        options.listen = false;
        options.profileDirectories = {m_folder->path()};
        options.writer.commitInterval = 50ms;
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait(10000));
    }
    void close()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(10000));
        m_engine.reset();
    }
    std::optional<double> newest(core::Quantity quantity)
    {
        const auto table = m_engine->seriesTable();
        for (const live::SeriesState &state : m_engine->live().snapshot(Lab)) {
            if (table->at(state.id).quantity == quantity && state.newest.quality != core::Quality::Bad)
                return state.newest.value;
        }
        return std::nullopt;
    }
    /// The register shows this now, and it was read.
    void turn(int count)
    {
        m_register = count;
        QTRY_COMPARE(newest(core::Quantity::EnergyImport), std::optional(10.0 * count));
    }
    engine::EnergyReviewAnswer read()
    {
        engine::EnergyReviewRequest request;
        request.device = Lab;
        const core::UtcTime now = core::SystemClock().now();
        std::tie(request.from, request.to) = FallWords::dayOf(now, now);
        std::optional<engine::EnergyReviewAnswer> answer;
        m_engine->energyReview(request, this, [&answer](const auto &got) { answer = got; });
        [&answer] { QTRY_VERIFY(answer); }();
        return answer.value_or(engine::EnergyReviewAnswer{});
    }
    double today() { return read().wattHours.value_or(-1); }
    int open(const engine::EnergyReviewAnswer &answer)
    {
        return int(std::count_if(answer.falls.begin(), answer.falls.end(),
                                 [](const auto &fall) { return fall.isOpen(); }));
    }
    /// Three falls of three kinds, oldest first.
    void live()
    {
        turn(1000);
        turn(1100);
        turn(5);     // a reset: 50 Wh were counted since
        turn(65530); // on and on
        turn(3);     // past the end
        turn(1000);
        turn(200); // another meter, whose first figure was lower still
        turn(250);
        QTRY_COMPARE(read().falls.size(), 3);
        QTRY_COMPARE(today(), Unreviewed);
    }
    /// To be looked at, light and dark, where METERDECK_PICTURES names a folder.
    static void picture(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (folder.isEmpty())
            return;
        for (const bool dark : {true, false}) {
            (dark ? widgets::Theme::dark() : widgets::Theme::light()).apply(*qApp);
            QVERIFY(widget.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, dark ? u"dark"_s : u"light"_s)));
        }
    }
    static constexpr double Unreviewed = 1000 + 655'250 + 90 + 9970 + 500;

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        // Wherever and whenever this runs, it is about noon: the day does not end meanwhile.
        const int hour = QDateTime::currentDateTimeUtc().time().hour();
        const int ahead = 12 - hour;
        ViewSettings view;
        // The sign of these names is turned round.
        view.zone = "Etc/GMT" + QByteArray(ahead < 0 ? "+" : "-") + QByteArray::number(std::abs(ahead));
        Words::use(view);
        QCOMPARE(Words::local(core::SystemClock().now()).time().hour(), 12);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile profile(m_folder->filePath(u"counter.json"_s));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write(ProfileText);
        profile.close();
        m_register = 1000;
        m_slave = std::make_unique<peers::TcpSlave>();
        m_slave->setValues([this](const peers::TcpSlave::Request &, quint16 address) {
            return quint16(address == 0 ? m_register.load() : address == 2 ? m_export.load() : 360);
        });
        m_export = 400;
        m_unplugged = false;
        m_slave->setExceptionCode(4); // the device has failed: told at once, and nothing is tried further
        m_slave->setMood([this](const peers::TcpSlave::Request &) {
            return m_unplugged ? peers::TcpSlave::Fault::Exception : peers::TcpSlave::Fault::None;
        });
        open();
    }
    void cleanup()
    {
        if (m_engine)
            close();
        m_slave.reset();
    }

    void fallsAreCountedReviewedAndUndone()
    {
        live();
        const auto before = read();
        QCOMPARE(before.open, 3);
        QCOMPARE(before.falls[1].fall.range, std::optional(655'360.0)); // the profile knows its end

        QWidget window;
        window.resize(1200, 800);
        window.show();
        auto *dialog = new EnergyDialog(*m_engine, Lab, &window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
        QTRY_VERIFY(dialog->isLoaded());
        QTRY_COMPARE(dialog->today(), FallWords::energy(Unreviewed));
        QCOMPARE(dialog->falls().size(), 3);

        // The reset: it is said what changes before it does.
        dialog->startReview(dialog->falls().last());
        QTRY_COMPARE(dialog->effect(), u"Today changes from %1 to %2."_s.arg(
                                           Words::value(core::Quantity::EnergyImport, Unreviewed),
                                           FallWords::energy(Unreviewed + 50)));
        QCOMPARE(today(), Unreviewed); // and is not done yet
        dialog->take();
        QTRY_COMPARE(dialog->today(), FallWords::energy(Unreviewed + 50));
        QCOMPARE(dialog->page(), EnergyDialog::Page::Falls);

        // The roll-over, as the profile proposes it, changes nothing but the doubt.
        dialog->startReview(dialog->falls().at(1));
        QCOMPARE(dialog->review()->decision(), (Decision{Verdict::RollOver, 655'360, 0, 0}));
        QTRY_COMPARE(dialog->effect(), u"Today stays at %1."_s.arg(FallWords::energy(Unreviewed + 50)));
        dialog->take();

        // The exchange, with what was read off both meters; what cannot be is refused.
        QTRY_VERIFY(!dialog->falls().at(1).isOpen());
        dialog->startReview(dialog->falls().first());
        dialog->review()->choose({Verdict::Exchange, 0, 9000, 1990});
        QTRY_VERIFY(!dialog->takeButton()->isEnabled());
        dialog->take();
        QCOMPARE(dialog->page(), EnergyDialog::Page::Review);
        dialog->review()->choose({Verdict::Exchange, 0, 10'010, 1990});
        QTRY_VERIFY(dialog->takeButton()->isEnabled());
        dialog->take();
        const double reviewed = Unreviewed + 50 + 10 + 10;
        QTRY_COMPARE(dialog->today(), FallWords::energy(reviewed));
        QTRY_COMPARE(read().open, 0);
        QCOMPARE(read().falls[0].who, Words::person());

        // Undone: the former figure, and the former doubt.
        QTRY_VERIFY(!dialog->falls().first().isOpen());
        dialog->startUndo(dialog->falls().first());
        QTRY_COMPARE(dialog->effect(), u"Today changes from %1 to %2."_s.arg(
                                           Words::value(core::Quantity::EnergyImport, reviewed),
                                           FallWords::energy(reviewed - 20)));
        dialog->take();
        QTRY_COMPARE(dialog->today(), FallWords::energy(reviewed - 20));
        QCOMPARE(today(), reviewed - 20);
        QCOMPARE(open(read()), 1);
        dialog->close();
    }

    void anExchangeForAMeterThatShowsMoreIsEntered()
    {
        turn(1000);
        turn(1100);
        m_unplugged = true;
        QTRY_VERIFY_WITH_TIMEOUT(!newest(core::Quantity::EnergyImport), 30'000);
        const core::UtcTime exchanged = core::SystemClock().now();
        m_register = 5000;
        m_unplugged = false;
        turn(5000);
        turn(5010);
        QTRY_COMPARE_WITH_TIMEOUT(today(), 1000.0 + 39'000 + 100, 30'000);
        QVERIFY(read().falls.isEmpty()); // which nobody can know

        QWidget window;
        window.resize(1200, 800);
        window.show();
        auto *dialog = EnergyDialog::open(*m_engine, Lab, &window);
        QTRY_VERIFY(dialog->isLoaded());
        dialog->startExchange();
        QCOMPARE(dialog->page(), EnergyDialog::Page::Exchange);
        QVERIFY(!dialog->takeButton()->isEnabled()); // of the figures nothing is said yet
        QVERIFY(!dialog->effect().isEmpty());
        // In the future nothing was exchanged.
        dialog->exchange()->fill(exchanged + 24h, 11'050, 49'990);
        QTRY_COMPARE(dialog->effect(), dialog->exchange()->missing());
        QVERIFY(!dialog->takeButton()->isEnabled());
        dialog->take();
        QCOMPARE(dialog->page(), EnergyDialog::Page::Exchange);

        dialog->exchange()->fill(exchanged, 11'050, 49'990);
        const double counted = 1000 + 50 + 10 + 100;
        QTRY_COMPARE_WITH_TIMEOUT(
            dialog->effect(),
            u"Today changes from %1 to %2."_s.arg(Words::value(core::Quantity::EnergyImport, 40'100),
                                                  FallWords::energy(counted)),
            30'000);
        QVERIFY(dialog->takeButton()->isEnabled());
        picture(*dialog, u"exchange"_s);
        dialog->take();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->today(), FallWords::energy(counted), 30'000);
        picture(*dialog, u"exchanged"_s);
        QCOMPARE(dialog->falls().size(), 1);
        const engine::RegisterFall entered = dialog->falls().first();
        QVERIFY(entered.entered);
        QCOMPARE(FallWords::title(entered), u"Meter exchanged"_s);
        QVERIFY(FallWords::provenance(entered).contains(u"Entered by"_s));

        // Undone: as if it had never been entered.
        dialog->startUndo(entered);
        QTRY_COMPARE_WITH_TIMEOUT(
            dialog->effect(),
            u"Today changes from %1 to %2."_s.arg(Words::value(core::Quantity::EnergyImport, counted),
                                                  FallWords::energy(40'100)),
            30'000);
        dialog->take();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->today(), FallWords::energy(40'100), 30'000);
        QVERIFY(dialog->falls().isEmpty());
        dialog->close();
    }

    void fallsOfOtherRegistersAreShownToo()
    {
        turn(1000);
        QTRY_COMPARE_WITH_TIMEOUT(newest(core::Quantity::EnergyExport), std::optional(4000.0), 30'000);
        m_export = 3;
        QTRY_COMPARE_WITH_TIMEOUT(newest(core::Quantity::EnergyExport), std::optional(30.0), 30'000);
        m_export = 5;
        QTRY_COMPARE_WITH_TIMEOUT(read().falls.size(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(newest(core::Quantity::EnergyExport), std::optional(50.0), 30'000);
        EnergyDialog dialog(*m_engine, Lab, nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.falls().size(), 1, 30'000);
        const engine::RegisterFall fall = dialog.falls().first();
        QCOMPARE(fall.quantity, core::Quantity::EnergyExport);
        QCOMPARE(FallWords::title(fall),
                 u"%1: Register fell, not reviewed"_s.arg(Words::quantity(core::Quantity::EnergyExport)));
        dialog.startReview(fall);
        // Its own figures change by it, not those of what was taken.
        const auto before = dialog.review()->decision();
        QCOMPARE(before.verdict, Verdict::Reset);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.effect().startsWith(u"Today changes from "_s), 30'000);
        dialog.take();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.falls().first().isOpen(), 30'000);
    }

    void itOutlivesARestartAndWhatHappensMeanwhile()
    {
        live();
        const auto falls = read().falls;
        m_engine->decideEnergy(
            {Lab, {}, core::Quantity::EnergyImport, falls.last().fall.at, Decision{}, u"anna"_s});
        QTRY_COMPARE(today(), Unreviewed + 50);
        QTRY_VERIFY(newest(core::Quantity::EnergyDifference));
        close();
        m_register = 10; // reset while nobody looked
        open();
        QTRY_COMPARE(read().falls.size(), 4);
        const auto after = read();
        QCOMPARE(after.falls[0].fall.before, 2500.0);
        QCOMPARE(after.falls[0].fall.after, 100.0);
        QVERIFY(after.falls[0].isOpen());
        QCOMPARE(after.falls[3].who, u"anna"_s);
        QTRY_COMPARE(today(), Unreviewed + 50);
        m_engine->decideEnergy(
            {Lab, {}, core::Quantity::EnergyImport, after.falls[0].fall.at, Decision{}, u"anna"_s});
        QTRY_COMPARE(today(), Unreviewed + 150);
        m_engine->decideEnergy({Lab, {}, core::Quantity::EnergyImport, after.falls[3].fall.at, {}, u"ben"_s});
        QTRY_COMPARE(today(), Unreviewed + 100);
        QVERIFY(read().falls[3].undone);
    }

    void theCardShowsTheThreeEnergies()
    {
        live();
        QTRY_VERIFY(newest(core::Quantity::EnergyDifference));
        RegisterCard card(*m_engine, Lab);
        QSignalSpy answered(&card, &RegisterCard::answered);
        const auto show = [&] {
            QList<ShownSeries> shown;
            for (const live::SeriesState &state : m_engine->live().snapshot(Lab))
                shown << ShownSeries{m_engine->seriesTable()->at(state.id), state};
            card.refresh(shown, core::SystemClock().now());
        };
        show();
        QVERIFY(card.hasRegister());
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(card.open(), 3);
        QStringList words;
        for (const widgets::Label *label : card.findChildren<widgets::Label *>())
            words << label->text();
        QVERIFY2(words.contains(FallWords::energy(Unreviewed)), qPrintable(words.join(u'|')));
        QVERIFY(words.contains(FallWords::energy(2500)));
        QVERIFY(words.contains(u"estimated: register fell"_s));
        // A decision is seen without waiting for a minute.
        m_engine->decideEnergy(
            {Lab, {}, core::Quantity::EnergyImport, read().falls[0].fall.at, Decision{}, u"anna"_s});
        [&] { QTRY_VERIFY((show(), card.open() == 2)); }();
        RegisterCard none(*m_engine, Lab);
        none.refresh({}, core::SystemClock().now());
        QVERIFY(none.isHidden());
    }

    void theDifferenceIsExportedWithItsSource()
    {
        turn(1000);
        QTRY_VERIFY(newest(core::Quantity::EnergyDifference));
        close(); // what waited is stored at the end
        engine::ExportRequest request;
        request.source.databasePath = m_folder->filePath(u"site.db"_s);
        request.fileName = m_folder->filePath(u"out.csv"_s);
        const auto state = engine::exportReadings(request, [](const auto &) { return true; });
        QVERIFY(!state.error);
        QFile file(request.fileName);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("energy_difference"));
        QVERIFY2(text.contains("computed:gate:0x0000 - gate:0x0001"), text.right(400).constData());
        QVERIFY(text.contains("energy_integrated"));
        QVERIFY(text.contains("energy_import"));
    }

    void everyChoiceIsReachedByKeyboard()
    {
        FallReview review;
        engine::RegisterFall fall;
        fall.fall = {core::SystemClock().now(), 18'442'600, 400, false, {}, {}};
        review.setFall(fall);
        QCOMPARE(review.decision(), Decision{}); // what it looks like
        QSignalSpy changed(&review, &FallReview::changed);
        const auto choices = review.findChildren<QRadioButton *>();
        QCOMPARE(choices.size(), 5);
        review.show();
        QVERIFY(QTest::qWaitForWindowExposed(&review));
        choices.first()->setFocus();
        QTest::keyClick(choices.first(), Qt::Key_Down);
        QCOMPARE(review.decision().verdict, Verdict::RollOver);
        QCOMPARE(review.decision().range, 100'000'000.0); // the next power of ten of kWh
        QVERIFY(!changed.isEmpty());
        QVERIFY(review.missing().isEmpty());
        review.choose({Verdict::RollOver, 1000, 0, 0});
        QVERIFY(!review.missing().isEmpty());
        review.choose({Verdict::Exchange, 0, 18'442'600, 500});
        QVERIFY(!review.missing().isEmpty()); // it showed less already
        // What was decided is where a change begins.
        fall.fall.decided = Decision{Verdict::Exchange, 0, 18'443'000, 100};
        review.setFall(fall);
        QCOMPARE(review.decision(), *fall.fall.decided);
    }
};

QTEST_MAIN(TestEnergyReviewJourney)
#include "tst_energyreviewjourney.moc"
