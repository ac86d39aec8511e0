// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/exportdialog.h"
#include "dialogs/exportjob.h"
#include "historian/batches.h"
#include "historian/historianwriter.h"
#include "pages/hintcard.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::ExportDialog;
using console::ExportJob;

namespace {

constexpr int Batches = 3000; ///< of 20 readings each: 60,000 readings over 50 minutes

QByteArray content(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExportJob : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        QFile file(m_folder.filePath(u"export.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"name":"Export","database":{"driver":"sqlite","path":"export.db"},"transports":[],"devices":[]})");
        file.close();
        // The engine's own writer stores the past before anything starts.
        const auto workspace = core::Workspace::load(file.fileName());
        QVERIFY(workspace.ok());
        engine::EngineOptions options;
        options.seed = [](historian::HistorianWriter &writer, core::SeriesTable &table,
                          const core::ProfileStore &) {
            for (quint64 n = 1; n <= Batches; ++n)
                writer.append(batches::numbered(table, n));
        };
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 60000);
    }

    void cleanupTestCase()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 30000);
        m_engine.reset();
    }

    void sameAsTheCommandLine_data()
    {
        QTest::addColumn<QStringList>("devices");
        QTest::newRow("the whole workspace") << QStringList{};
        QTest::newRow("one device") << QStringList{u"meter-4"_s};
    }

    void sameAsTheCommandLine()
    {
        QFETCH(QStringList, devices);
        engine::ExportRequest request = wanted(u"window.csv"_s);
        QStringList arguments{u"export"_s,      u"readings"_s,
                              u"--workspace"_s, m_folder.filePath(u"export.json"_s),
                              u"--out"_s,       m_folder.filePath(u"terminal.csv"_s)};
        for (const QString &device : std::as_const(devices)) {
            request.devices << core::DeviceId(device);
            arguments << u"--device"_s << device;
        }
        arguments << u"--from"_s << u"1970-01-01T00:00:00Z"_s << u"--to"_s << u"2100-01-01T00:00:00Z"_s;
        const engine::ExportState end = run(request);
        QVERIFY2(!end.error, end.error ? qPrintable(end.error->toString()) : "");
        QCOMPARE(end.rows, devices.isEmpty() ? Batches * batches::NumberedSeries : Batches);
        QProcess terminal;
        terminal.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"), arguments);
        QVERIFY(terminal.waitForFinished(60000));
        QVERIFY2(terminal.exitCode() == 0, terminal.readAllStandardError().constData());
        const QByteArray ours = content(request.fileName);
        QCOMPARE(ours.size(), end.bytes);
        QVERIFY(ours == content(m_folder.filePath(u"terminal.csv"_s)));
    }

    void severalDevicesAndSomeQuantities()
    {
        engine::ExportRequest request = wanted(u"some.csv"_s);
        request.devices = {core::DeviceId(u"meter-3"_s), core::DeviceId(u"meter-5"_s)};
        QCOMPARE(run(request).rows, 2 * Batches);
        QVERIFY(!content(request.fileName).contains("meter-4"));
        request.quantities = {core::Quantity::Voltage};
        QCOMPARE(run(request).rows, 0); // all of them are power
        request.quantities = {core::Quantity::ActivePower};
        request.from = core::fromMicros(1000 * 1'000'000LL);
        request.to = core::fromMicros(1010 * 1'000'000LL);
        QCOMPARE(run(request).rows, 2 * 10);
    }

    void minuteMeans()
    {
        engine::ExportRequest request = wanted(u"means.csv"_s);
        request.devices = {core::DeviceId(u"meter-4"_s)};
        request.minuteMeans = true;
        const engine::ExportState end = run(request);
        QCOMPARE(end.rows, Batches / 60 + 1);
        const QList<QByteArray> lines = content(request.fileName).split('\n');
        QCOMPARE(lines.first(), "device,channel,quantity,unit,mean,min,max,last,readings,minute,source"_ba);
        // Minute 1: readings 60 to 119, each its number and 4.
        QCOMPARE(lines.at(2),
                 "meter-4,L1,active_power,W,93.5,64,123,123,60,1970-01-01T00:01:00.000000Z,bus:power"_ba);
    }

    void progressNeverFallsAndEndsWhole()
    {
        engine::ExportRequest request = wanted(u"progress.csv"_s);
        QList<double> seen;
        const engine::ExportState end =
            engine::exportReadings(request, [&seen](const engine::ExportState &state) {
                seen << state.fraction;
                return true;
            });
        QVERIFY(!end.error);
        QVERIFY(seen.size() > 20);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(end.fraction, 1.0);
        ExportJob job(request);
        QSignalSpy progressed(&job, &ExportJob::progressed);
        QSignalSpy finished(&job, &ExportJob::finished);
        job.start();
        QVERIFY(job.isRunning());
        QVERIFY(finished.wait(60000));
        QCOMPARE(finished.size(), 1);
        QVERIFY(progressed.size() >= 1);
        QVERIFY(!job.isRunning());
        QVERIFY(job.words().contains(request.fileName));
    }

    void cancelLeavesNothing()
    {
        QTemporaryDir folder;
        engine::ExportRequest request = wanted(u"unused.csv"_s);
        request.fileName = folder.filePath(u"cancelled.csv"_s);
        ExportJob job(request);
        QSignalSpy finished(&job, &ExportJob::finished);
        job.start();
        job.cancel();
        QVERIFY(finished.wait(60000));
        QVERIFY(job.state().cancelled);
        QVERIFY(!job.state().error);
        QVERIFY(QDir(folder.path()).isEmpty());
        // In the middle: rows were written, and nothing remains.
        int looks = 0;
        const engine::ExportState end =
            engine::exportReadings(request, [&looks](const engine::ExportState &) { return ++looks < 10; });
        QVERIFY(end.cancelled);
        QVERIFY(end.rows > 0);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void destroyedWhileItRuns()
    {
        QTemporaryDir folder;
        engine::ExportRequest request = wanted(u"unused.csv"_s);
        request.fileName = folder.filePath(u"gone.csv"_s);
        auto job = std::make_unique<ExportJob>(request);
        job->start();
        job.reset();
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void failuresAreSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("code");
        QTest::newRow("no such folder") << u"nowhere/out.csv"_s << int(core::ErrorCode::NotFound);
        QTest::newRow("a folder") << u"."_s << int(core::ErrorCode::BadInput);
#ifdef Q_OS_LINUX
        QTest::newRow("full") << u"/dev/full"_s << int(core::ErrorCode::DiskFull);
#endif
    }

    void failuresAreSaid()
    {
        QFETCH(QString, file);
        QFETCH(int, code);
        const QString path = QDir(m_folder.path()).absoluteFilePath(file);
        const engine::ExportState end = run(wanted(path));
        QVERIFY(end.error);
        QCOMPARE(int(end.error->code), code);
    }

    void anUnwritableFolderIsSaid()
    {
#ifdef Q_OS_LINUX
        QTemporaryDir folder;
        const bool root = geteuid() == 0;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther |
                                                         QFile::ExeOther));
        engine::ExportRequest request = wanted(u"unused.csv"_s);
        request.fileName = folder.filePath(u"out.csv"_s);
        if (root) { // root may write anywhere: only the writing is another user's
            QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777)));
        }
        engine::ExportState end;
        {
            if (root)
                QCOMPARE(setresuid(65534, 65534, 0), 0);
            end = engine::exportReadings(request, [](const engine::ExportState &) { return true; });
            if (root)
                QCOMPARE(setresuid(0, 0, 0), 0);
        }
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(end.error);
        QCOMPARE(core::errorCodeName(end.error->code), u"PermissionDenied"_s);
        QVERIFY2(end.error->where.contains(u"out.csv"_s), qPrintable(end.error->toString()));
        QVERIFY(!end.error->remedy.isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty());
#endif
    }

    void theDialogAsksAndWrites()
    {
        QWidget window;
        window.resize(1300, 800);
        window.show();
        ExportDialog *dialog = ExportDialog::open(*m_engine, {}, &window);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->request());
        QVERIFY(dialog->request()->devices.isEmpty());
        dialog->setFileName({});
        QVERIFY(!dialog->request());
        const QString file = m_folder.filePath(u"dialog.csv"_s);
        dialog->setFileName(file);
        QSignalSpy started(dialog, &ExportDialog::started);
        picture(*dialog, u"export-choice"_s);
        dialog->startExport();
        QCOMPARE(started.size(), 1);
        QPointer<ExportJob> job = started.first().first().value<ExportJob *>();
        QSignalSpy finished(job, &ExportJob::finished);
        picture(*dialog, u"export-running"_s);
        QVERIFY(finished.wait(60000));
        QVERIFY(QFile::exists(file));
        picture(*dialog, u"export-done"_s);
        QPointer<ExportDialog> watched = dialog;
        dialog->reject();
        QTRY_VERIFY(!watched);
    }

    void theDialogSaysWhatFailedAndLetsTryAgain()
    {
        QWidget window;
        window.resize(1300, 800);
        window.show();
        ExportDialog *dialog = ExportDialog::open(*m_engine, {}, &window);
        dialog->setFileName(m_folder.filePath(u"nowhere/out.csv"_s));
        dialog->startExport();
        auto *hint = dialog->findChild<console::HintCard *>();
        QTRY_VERIFY(!hint->title().isEmpty());
        QVERIFY(!dialog->job());
        picture(*dialog, u"export-failed"_s);
        dialog->setFileName(m_folder.filePath(u"second.csv"_s));
        dialog->startExport();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath(u"second.csv"_s)), 60000);
        dialog->reject();
    }

    void theDialogCanBeLeftToRun()
    {
        QWidget window;
        window.resize(1300, 800);
        window.show();
        ExportDialog *dialog = ExportDialog::open(*m_engine, {}, &window);
        dialog->setFileName(m_folder.filePath(u"left.csv"_s));
        dialog->startExport();
        QSignalSpy left(dialog, &ExportDialog::leftRunning);
        QPointer<ExportJob> job = dialog->job();
        QSignalSpy finished(job, &ExportJob::finished);
        QPointer<ExportDialog> watched = dialog;
        dialog->reject();
        QCOMPARE(left.size(), 1);
        QTRY_VERIFY(!watched);
        QVERIFY(job || !finished.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(QFile::exists(m_folder.filePath(u"left.csv"_s)));
    }

private:
    engine::ExportRequest wanted(const QString &file) const
    {
        engine::ExportRequest request;
        request.source = m_engine->historySource();
        request.fileName = QDir::isAbsolutePath(file) ? file : m_folder.filePath(file);
        return request;
    }
    static engine::ExportState run(const engine::ExportRequest &request)
    {
        ExportJob job(request);
        QSignalSpy finished(&job, &ExportJob::finished);
        job.start();
        if (!finished.wait(60000))
            qFatal("the export does not end");
        return job.state();
    }
    /// For looking at: METERDECK_PICTURES names a folder.
    static void picture(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (!folder.isEmpty())
            widget.grab().save(QDir(folder).filePath(name + u".png"_s));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
};

QTEST_MAIN(TestExportJob)
#include "tst_exportjob.moc"
