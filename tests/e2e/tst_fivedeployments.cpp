// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "e2e/deployments.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000;

struct Ended
{
    int code = -1;
    QByteArray out;
    QByteArray words;
};

Ended import(const QString &folder, const QString &workspace, const QStringList &more = {})
{
    QProcess process;
    process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                  QStringList{u"import"_s, u"metersense"_s, folder, u"--workspace"_s, workspace, u"--zone"_s,
                              u"Africa/Nairobi"_s, u"--json"_s} +
                      more);
    if (!process.waitForFinished(Patience))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// All five deployments and their neighbours in one workspace, at one time, over every kind of connection:
/// what they have said is in the database, once, with the right value, unit, device, time and quality,
/// whatever ends in the middle. What they have said is written down by those who said it.
class tst_FiveDeployments : public QObject
{
    Q_OBJECT

private slots:
    void everythingIsStoredOnceWhateverEnds();
};

void tst_FiveDeployments::everythingIsStoredOnceWhateverEnds()
{
    Truth truth;
    Deployments world(truth);
    QVERIFY2(world.start(), qPrintable(world.error()));
    CollectorRun run(world.transports(), world.devices());
    const auto everythingStored = [&] {
        Truth::Difference difference;
        const bool stored = QTest::qWaitFor(
            [&] {
                difference = truth.compare(run.database());
                return difference.isNone();
            },
            Patience);
        if (!stored)
            qWarning("%s", qPrintable(difference.words()));
        return stored;
    };

    world.sayBefore();
    QVERIFY(world.waitHandedOver());
    QVERIFY2(run.start(Deployments::secrets()), qPrintable(run.lastWords()));
    QVERIFY(world.announceLate());

    int number = 0;
    const auto speak = [&](int rounds) {
        for (int round = 0; round < rounds; ++round)
            world.speak(number++);
    };
    speak(20);
    world.plantRefusals(number);
    QVERIFY(world.waitHandedOver());
    QVERIFY(everythingStored());

    // Both brokers die, and their publishers go on.
    QVERIFY2(world.killBrokers(), qPrintable(world.error()));
    speak(15);
    QVERIFY2(world.startBrokers(), qPrintable(world.error()));
    QVERIFY(world.waitHandedOver());
    QVERIFY(everythingStored());

    // Another system's data: looked at beside the collector, and stored through it.
    const QTemporaryDir folder;
    QVERIFY(world.writeMeterSense(folder.path()));
    const Ended preview = import(folder.path(), run.workspace(), {u"--preview"_s});
    QCOMPARE(preview.code, 0);
    QCOMPARE(QJsonDocument::fromJson(preview.out)["readings"_L1].toInt(), 600);
    const Ended beside = import(folder.path(), run.workspace());
    QVERIFY2(beside.code == 0, beside.words.constData());

    // The collector dies in the middle of it all.
    speak(10);
    run.kill();
    const qsizetype killedAt = world.busAnswers();
    speak(10);
    // Once more, with nobody beside: what is known is not stored again.
    const Ended imported = import(folder.path(), run.workspace());
    QVERIFY2(imported.code == 0, imported.words.constData());
    QVERIFY2(run.start(Deployments::secrets()), qPrintable(run.lastWords()));
    speak(10);
    world.plantRefusals(number);
    world.sayAgain();
    QVERIFY(world.waitHandedOver());
    QVERIFY(everythingStored());

    const QJsonObject summary = run.stop();
    QVERIFY2(!summary.isEmpty(), qPrintable(run.lastWords()));
    const auto difference = truth.compare(run.database());
    QVERIFY2(difference.isNone(), qPrintable(difference.words()));
    QCOMPARE(Truth::refusalsOf(run.database()), truth.refusals());
    QCOMPARE(world.busBalance(run.database(), killedAt), QString());
    QCOMPARE(world.boardMistakes(), QStringList());
    qInfo("%d values said and stored, refused: %s", truth.count(),
          qPrintable(QStringList(truth.refusals().keys()).join(u' ')));

    // The comparison sees what is wrong.
    Truth more = truth;
    more.said(u"ESP32-a4c1f0"_s, core::Quantity::Voltage, 225);
    QCOMPARE(more.compare(run.database()).missing.size(), 1);
    Truth less;
    QVERIFY(less.compare(run.database()).invented.size() >= truth.count());
}

QTEST_GUILESS_MAIN(tst_FiveDeployments)
#include "tst_fivedeployments.moc"
