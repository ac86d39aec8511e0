// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workspaceholder.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_WorkspaceHolder : public QObject
{
    Q_OBJECT

private:
    /// A workspace without transports; its collector only holds.
    QString writeWorkspace(const QTemporaryDir &folder)
    {
        const QString name = folder.filePath(u"ws.json"_s);
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(R"({"name":"Held","database":{"driver":"sqlite","path":"held.db"}})");
        return name;
    }

    bool startCollector(QProcess &process, const QString &workspace)
    {
        process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                      {u"collect"_s, u"--workspace"_s, workspace});
        QByteArray output;
        while (process.state() != QProcess::NotRunning && !output.contains("collecting")) {
            if (!process.waitForReadyRead(10000))
                return false;
            output += process.readAllStandardOutput();
        }
        return output.contains("collecting");
    }

private slots:
    void secondHolderIsRefusedInWords()
    {
        QTemporaryDir folder;
        engine::WorkspaceHolder first(folder.filePath(u"a.db"_s));
        engine::WorkspaceHolder second(folder.filePath(u"a.db"_s));
        QVERIFY(first.take().ok());
        const auto refused = second.take();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, core::ErrorCode::Busy);
        QVERIFY(refused.error().detail.contains(u"tst_workspaceholder"_s));
        first.release();
        QVERIFY(second.take().ok());
    }

    void otherSpellingOfThePathIsTheSameWorkspace()
    {
        QTemporaryDir folder;
        engine::WorkspaceHolder first(folder.filePath(u"a.db"_s));
        engine::WorkspaceHolder second(
            folder.filePath(u"../"_s + folder.path().section(u'/', -1) + u"/a.db"_s));
        QVERIFY(first.take().ok());
        QVERIFY(!second.take().ok());
        QCOMPARE(engine::WorkspaceHolder::socketName(folder.filePath(u"a.db"_s)),
                 engine::WorkspaceHolder::socketName(folder.filePath(u"./a.db"_s)));
    }

    void missingFolder()
    {
        QTemporaryDir folder;
        engine::WorkspaceHolder holder(folder.filePath(u"not/there/a.db"_s));
        const auto refused = holder.take();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, core::ErrorCode::NotFound);
        QVERIFY(!refused.error().remedy.isEmpty());
    }

    void secondCollectorIsRefusedAndTheFirstGoesOn()
    {
        QTemporaryDir folder;
        const QString workspace = writeWorkspace(folder);
        QProcess first;
        QVERIFY(startCollector(first, workspace));
        QProcess second;
        second.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                     {u"collect"_s, u"--workspace"_s, workspace});
        QVERIFY(second.waitForFinished(10000));
        QCOMPARE(second.exitCode(), 1);
        const QString words = QString::fromUtf8(second.readAllStandardError());
        QVERIFY2(words.contains("held by meterdeckctl"_L1), qPrintable(words));
        QVERIFY2(words.contains(QString::number(first.processId())), qPrintable(words));
        QCOMPARE(first.state(), QProcess::Running);
        first.terminate();
        QVERIFY(first.waitForFinished(10000));
        QCOMPARE(first.exitStatus(), QProcess::NormalExit);
        QCOMPARE(first.exitCode(), 0);
    }

    void lockOfADeadProcessIsTakenOver()
    {
        QTemporaryDir folder;
        const QString workspace = writeWorkspace(folder);
        QProcess first;
        QVERIFY(startCollector(first, workspace));
        first.kill();
        QVERIFY(first.waitForFinished(10000));
        QProcess second;
        QVERIFY(startCollector(second, workspace));
        second.terminate();
        QVERIFY(second.waitForFinished(10000));
        QCOMPARE(second.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_WorkspaceHolder)
#include "tst_workspaceholder.moc"
