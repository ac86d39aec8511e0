// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/importdialog.h"
#include "dialogs/importpreview.h"
#include "historian/batches.h"
#include "historian/historianreader.h"
#include "importsources.h"
#include "importwords.h"
#include "livefeed.h"
#include "models/importlistmodel.h"
#include "models/lastvaluesmodel.h"
#include "pages/lastvaluescard.h"
#include "widgets/button.h"
#include "widgets/theme.h"
#include "words.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using console::ImportDialog;
using console::ImportJob;
using console::ImportPreview;
using Stage = ImportDialog::Stage;

namespace {

constexpr int PatienceMs = 60000;

QByteArray readingsCsv(int count, const QByteArray &device, int broken = 0)
{
    QByteArray text = "device,channel,quantity,unit,value,quality,measured_at\n";
    for (int i = 0; i < count; ++i)
        text += device + ",,voltage,V," + QByteArray::number(i % 500) + ",Good," +
                isoSeconds(1761200000 + i) + '\n';
    for (int i = 0; i < broken; ++i)
        text += device + ",,voltage,V,broken " + QByteArray::number(i) + ",Good,2025-11-01T12:00:00Z\n";
    return text;
}

} // namespace

/// An import by its dialog, into a workspace that an engine holds meanwhile.
class TestImportDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        QVERIFY(writeText(
            file(u"ws.json"_s),
            R"({"name":"Import","database":{"driver":"sqlite","path":"ws.db"},"transports":[],"devices":[]})"));
        start();
    }

    void cleanupTestCase() { stop(); }

    void cleanup()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (qobject_cast<QDialog *>(widget))
                delete widget;
        }
    }

    void previewedThenStored()
    {
        QVERIFY(writeText(file(u"a.csv"_s), readingsCsv(9000, "attic", 3)));
        QWidget window;
        window.resize(1366, 768);
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        QVERIFY(!dialog->primary()->isEnabled());
        dialog->setSource(file(u"a.csv"_s));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->kind(), u"readings"_s, PatienceMs);
        QVERIFY(dialog->primary()->isEnabled());
        QTest::mouseClick(dialog->primary(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Looked, PatienceMs);
        picture(*dialog, u"preview"_s);

        const auto text = [&](ImportPreview::Part part, int row, int column) {
            const auto *model = dialog->preview()->model(part);
            return model->index(row, column).data().toString();
        };
        for (int part = 0; part < 4; ++part)
            QAbstractItemModelTester tester(dialog->preview()->model(ImportPreview::Part(part)));
        QCOMPARE(dialog->preview()->model(ImportPreview::Tallies)->rowCount(), 1);
        QCOMPARE(text(ImportPreview::Tallies, 0, 0), u"attic"_s);
        QCOMPARE(text(ImportPreview::Tallies, 0, 5), u"new"_s);
        QCOMPARE(dialog->preview()->model(ImportPreview::Rows)->rowCount(), 20);
        QVERIFY2(text(ImportPreview::Rows, 0, 5).contains(u"Meterdeck"_s),
                 qPrintable(text(ImportPreview::Rows, 0, 5)));
        QCOMPARE(dialog->preview()->model(ImportPreview::Rejects)->rowCount(), 3);
        QVERIFY2(text(ImportPreview::Rejects, 1, 0).contains(u"9003"_s),
                 qPrintable(text(ImportPreview::Rejects, 1, 0)));
        QCOMPARE(text(ImportPreview::Rejects, 0, 1), console::ImportWords::reason(u"value"_s));
        QVERIFY(text(ImportPreview::Rejects, 1, 3).contains(u"broken 1"_s));
        dialog->preview()->showPart(ImportPreview::Rejects);
        picture(*dialog, u"rejects"_s);
        // Nothing is stored by looking.
        QCOMPARE(stored(u"attic"_s), 0);
        QVERIFY(!m_engine->device(core::DeviceId(u"attic"_s)));

        QTest::mouseClick(dialog->primary(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Done, PatienceMs);
        picture(*dialog, u"done"_s);
        QVERIFY(!dialog->job()->state().error);
        QCOMPARE(dialog->job()->state().fresh, 9000);
        QCOMPARE(stored(u"attic"_s), 9000);
        // It is a device of the window now, with what was newest.
        const core::DeviceId attic(u"attic"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->device(attic), PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->live().snapshot(attic).size(), 1, PatienceMs);
        const auto series = m_engine->live().snapshot(attic).constFirst();
        QCOMPARE(m_engine->seriesTable()->at(series.id).source, u"import:readings"_s);

        // A person sees where its values came from.
        const auto info = m_engine->device(attic);
        console::LastValuesCard card(*m_engine, *info);
        console::ShownSeries shown;
        shown.series = m_engine->seriesTable()->at(series.id);
        shown.state = series;
        card.refresh({shown}, core::SystemClock().now());
        const auto *values = card.findChild<QTableView *>()->model();
        QCOMPARE(values->rowCount(), 1);
        QVERIFY2(values->index(0, console::LastValuesModel::Source).data().toString().contains(u"imported"_s),
                 qPrintable(values->index(0, console::LastValuesModel::Source).data().toString()));

        // Again, and all of it is known.
        dialog->goBack();
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Looked, PatienceMs);
        QCOMPARE(dialog->job()->state().fresh, 0);
        QCOMPARE(text(ImportPreview::Tallies, 0, 5), u"known"_s);
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Done, PatienceMs);
        QCOMPARE(dialog->job()->state().known, 9000);
        QCOMPARE(stored(u"attic"_s), 9000);
        QPointer<ImportDialog> watched = dialog;
        QTest::mouseClick(dialog->primary(), Qt::LeftButton);
        QTRY_VERIFY(!watched);
    }

    void cancelledAndGoneOn()
    {
        QVERIFY(writeText(file(u"b.csv"_s), readingsCsv(16000, "cellar")));
        QWidget window;
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        look(*dialog, file(u"b.csv"_s));
        dialog->advance();
        QCOMPARE(dialog->stage(), Stage::Importing);
        // Some are stored, the rest is not.
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->device(core::DeviceId(u"cellar"_s)), PatienceMs);
        picture(*dialog, u"running"_s);
        dialog->job()->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Done, PatienceMs);
        const engine::ImportState cut = dialog->job()->state();
        QVERIFY(!cut.error);
        const int before = stored(u"cellar"_s);
        QVERIFY(before >= 4000);
        dialog->goBack();
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Looked, PatienceMs);
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Done, PatienceMs);
        const engine::ImportState &rest = dialog->job()->state();
        QVERIFY(!rest.error && !rest.cancelled);
        if (cut.cancelled) { // else the machine was faster than the finger
            QVERIFY(rest.rowsBefore >= 3999);
            QCOMPARE(rest.rowsBefore + rest.rows, 16000);
            QVERIFY2(dialog->outcomeText().contains(console::ImportWords::resumed(rest)),
                     qPrintable(dialog->outcomeText()));
        }
        QCOMPARE(stored(u"cellar"_s), 16000);
    }

    void leftItGoesOn()
    {
        QVERIFY(writeText(file(u"c.csv"_s), readingsCsv(12000, "crane")));
        QWidget window;
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        QSignalSpy left(dialog, &ImportDialog::leftRunning);
        look(*dialog, file(u"c.csv"_s));
        dialog->advance();
        QPointer<ImportJob> job = dialog->job();
        QPointer<ImportDialog> watched = dialog;
        dialog->reject();
        QTRY_VERIFY(!watched);
        QCOMPARE(left.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(stored(u"crane"_s), 12000, PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!job, PatienceMs);
    }

    void liveDataGoOnBeside()
    {
        QVERIFY(writeText(file(u"e.csv"_s), readingsCsv(12000, "east")));
        QWidget window;
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        look(*dialog, file(u"e.csv"_s));
        // As a transport's batches come.
        quint64 sent = 0;
        QTimer live;
        connect(&live, &QTimer::timeout, this, [this, &sent] {
            const auto batch = batches::numbered(*m_engine->seriesTable(), ++sent);
            QMetaObject::invokeMethod(
                m_writer, [writer = m_writer, batch] { writer->append(batch); }, Qt::QueuedConnection);
        });
        live.start(5);
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Done, PatienceMs);
        live.stop();
        QCOMPARE(dialog->job()->state().fresh, 12000);
        QCOMPARE(stored(u"east"_s), 12000);
        QVERIFY(sent > 0);
        QTRY_COMPARE_WITH_TIMEOUT(stored(u"meter-4"_s), int(sent), PatienceMs);
    }

    void aClosingWorkspaceEndsItAndItGoesOnLater()
    {
        QVERIFY(writeText(file(u"d.csv"_s), readingsCsv(16000, "dome")));
        engine::ImportRequest request;
        request.what.kind = u"readings"_s;
        request.what.source = file(u"d.csv"_s);
        request.door = m_engine->importDoor();
        ImportJob job(request, 0);
        QSignalSpy finished(&job, &ImportJob::finished);
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->device(core::DeviceId(u"dome"_s)), PatienceMs);
        stop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, PatienceMs);
        QVERIFY(!job.state().error);
        const int before = stored(u"dome"_s);
        QVERIFY(before >= 4000);
        start();
        request.door = m_engine->importDoor();
        ImportJob again(request, 0);
        QSignalSpy done(&again, &ImportJob::finished);
        again.start();
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, PatienceMs);
        QVERIFY(!again.state().error && !again.state().cancelled);
        QCOMPARE(stored(u"dome"_s), 16000);
        if (job.state().cancelled)
            QVERIFY(again.state().rowsBefore >= 3999);
        // A door that is closed takes nothing, and nobody waits at it.
        const auto closed = request.door;
        stop();
        const auto late = closed->store(std::make_shared<core::Batch>(), u"k"_s, u"n"_s, [] { return true; });
        QVERIFY(late.ok() && !*late);
        start();
    }

    void aPasswordIsWrittenNowhere()
    {
        QVERIFY(makeSqlite(file(u"ms.db"_s), meterSenseStatements()));
        const QString odbc = odbcConnection(file(u"ms.db"_s));
        if (odbc.isEmpty())
            QSKIP("no ODBC driver for SQLite here");
        QWidget window;
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        dialog->setSource(odbc);
        QCOMPARE(dialog->kind(), u"metersense"_s);
        auto *password = edit(*dialog, u"Password"_s);
        QVERIFY(password);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->setText(u"Sesam}oeffne;dich"_s);
        QVERIFY(dialog->request()->source.endsWith(u";PWD={Sesam}}oeffne;dich}"_s));
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Looked, PatienceMs);
        QVERIFY2(!dialog->job()->state().error,
                 qPrintable(dialog->job()->state().error.value_or(core::Error()).toString()));
        QCOMPARE(dialog->job()->state().readings, 14);
        QCOMPARE(dialog->preview()->model(ImportPreview::Others)->rowCount() > 2, true);
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Done, PatienceMs);
        QCOMPARE(dialog->job()->state().fresh, 14);
        QVERIFY(!dialog->job()->sourceName().contains(u"Sesam"_s));
        stop();
        QDirIterator files(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile one(files.next());
            QVERIFY(one.open(QIODevice::ReadOnly));
            QVERIFY2(!one.readAll().contains("Sesam"), qPrintable(one.fileName()));
            ++looked;
        }
        QVERIFY(looked > 2);
        start();
    }

    void kindsAskForWhatTheyNeed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("zone");
        QTest::addColumn<bool>("repair");
        for (const QString &kind : imports::kinds())
            QTest::newRow(qPrintable(kind)) << kind << imports::needsZone(kind) << (kind == u"campus"_s);
    }

    void kindsAskForWhatTheyNeed()
    {
        QFETCH(QString, kind);
        QFETCH(bool, zone);
        QFETCH(bool, repair);
        QWidget window;
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        dialog->setKind(kind);
        QCOMPARE(combo(*dialog, u"Zone of the source"_s)->isVisibleTo(dialog), zone);
        QCOMPARE(combo(*dialog, u"Month of damaged rows"_s)->isVisibleTo(dialog), repair);
        dialog->setSource(file(u"not-there"_s));
        QVERIFY(dialog->request());
        QVERIFY(!dialog->request()->repair); // only on request
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Looked, PatienceMs);
        QVERIFY(dialog->job()->state().error);
        QVERIFY(!dialog->primary()->isEnabled());
    }

    void damagedMonthsAreRepairedOnlyOnRequest()
    {
        QVERIFY(makeSmartMeter(file(u"smart_meter.db"_s),
                               {u"'2025-10-02 14:00:00', 'M1', 230, 1, 200, 0.9, 50, 1"_s,
                                u"'2025-m-03 14:00:00', 'M1', 231, 1, 200, 0.9, 50, 1"_s}));
        QWidget window;
        ImportDialog *dialog = ImportDialog::open(*m_engine, &window);
        look(*dialog, file(u"smart_meter.db"_s));
        QCOMPARE(dialog->job()->state().refusals.value(u"month"_s), 1);
        dialog->goBack();
        auto *repair = dialog->findChild<QAbstractButton *>(u"repair"_s);
        QVERIFY(repair);
        repair->click();
        dialog->advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), Stage::Looked, PatienceMs);
        QCOMPARE(dialog->job()->state().repaired, 1);
        QCOMPARE(dialog->job()->state().refused, 0);
        const auto *rows = dialog->preview()->model(ImportPreview::Rows);
        const int last = rows->rowCount() - 1;
        QCOMPARE(rows->index(last, 3).data().toString(), console::Words::quality(core::Quality::Estimated));
        QVERIFY2(rows->index(last, 5).data().toString().contains(u"repaired"_s),
                 qPrintable(rows->index(last, 5).data().toString()));
    }

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }

    void start()
    {
        const auto workspace = core::Workspace::load(file(u"ws.json"_s));
        QVERIFY(workspace.ok());
        engine::EngineOptions options;
        options.seed = [this](historian::HistorianWriter &writer, core::SeriesTable &,
                              const core::ProfileStore &) { m_writer = &writer; };
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, PatienceMs);
    }

    void stop()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
        m_engine.reset();
    }

    /// Up to the preview.
    void look(ImportDialog &dialog, const QString &source)
    {
        dialog.setSource(source);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.request(), PatienceMs);
        dialog.advance();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.stage(), Stage::Looked, PatienceMs);
    }

    int stored(const QString &device) const
    {
        auto reader = historian::HistorianReader::open(file(u"ws.db"_s));
        if (!reader)
            return -1;
        int rows = 0;
        const auto all = (*reader)->series(core::DeviceId(device));
        for (const auto &[number, series] : *all) {
            const auto walked =
                (*reader)->forEach(number, core::fromMicros(0), core::fromMicros(4'000'000'000'000'000),
                                   [&rows](const historian::StoredReading &) {
                                       ++rows;
                                       return true;
                                   });
            if (!walked)
                return -1;
        }
        return rows;
    }

    static QLineEdit *edit(const ImportDialog &dialog, const QString &name)
    {
        for (auto *one : dialog.findChildren<QLineEdit *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    static QComboBox *combo(const ImportDialog &dialog, const QString &name)
    {
        for (auto *one : dialog.findChildren<QComboBox *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }

    static void picture(QWidget &widget, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("METERDECK_PICTURES"); !folder.isEmpty()) {
            widget.grab().save(QDir(folder).filePath(u"import-%1.png"_s.arg(name)));
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    historian::HistorianWriter *m_writer = nullptr; ///< of the engine, on its own thread
};

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
