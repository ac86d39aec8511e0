// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deviceregister.h"
#include "engine/engine.h"
#include "fakes/fakethingsboard.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::DeviceRegister;

namespace {

constexpr int Generous = 30'000;

/// A key ring that has its entries, or never answers.
class Ring : public engine::KeyRing
{
public:
    bool isThere() const override { return true; }
    void read(const QString &key, Found found) override
    {
        ++reads;
        if (silent)
            return;
        if (entries.contains(key))
            found(entries.value(key));
        else
            found(core::Error{core::ErrorCode::NotFound, u"ring"_s, u"no entry"_s, {}});
    }
    void write(const QString &, const QString &, Done) override {}

    bool silent = false;
    int reads = 0;
    QHash<QString, QString> entries;
};

QByteArray workspaceText(const QJsonObject &transport, const QJsonObject &devices)
{
    return QJsonDocument(QJsonObject{{u"database"_s,
                                      QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"site.db"_s}}},
                                     {u"transports"_s, QJsonArray{transport}},
                                     {u"credentials"_s, QJsonObject{{u"site"_s, devices}}}})
        .toJson();
}

QJsonObject site()
{
    return {{u"id"_s, u"site"_s},
            {u"type"_s, u"thingsboard"_s},
            {u"url"_s, u"http://127.0.0.1:9"_s},
            {u"profiles"_s, QJsonArray{u"spms"_s}}};
}

} // namespace

/// Devices of a server that log in there with the same credentials.
class tst_DeviceRegister : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<Ring> m_ring;
    QString file() const { return m_folder.filePath(u"site.json"_s); }

    engine::Secrets::Options options() const
    {
        engine::Secrets::Options made;
        made.keyRing = m_ring;
        made.readWithin = 50ms;
        return made;
    }
    /// What is told of devices with these references, where a reference's credentials are @p known.
    struct Told
    {
        QList<QStringList> twins;
        QStringList problems;
        bool finished = false;
    };
    Told check(const QJsonObject &devices, const QHash<QString, QString> &known)
    {
        Told told;
        const auto workspace = core::Workspace::parse(workspaceText(site(), devices), file());
        if (!workspace) {
            told.problems << workspace.error().toString();
            return told;
        }
        engine::Secrets secrets(file(), options());
        for (auto it = known.begin(); it != known.end(); ++it)
            m_ring->entries.insert(
                secrets.keyOf(workspace->transports.first(), DeviceRegister::secretName(it.key())),
                it.value());
        DeviceRegister entries(secrets, *workspace);
        connect(&entries, &DeviceRegister::twinsFound, this,
                [&told](const core::TransportId &, const QStringList &found) { told.twins << found; });
        connect(&entries, &DeviceRegister::problem, this,
                [&told](const core::Error &error) { told.problems << error.toString(); });
        QSignalSpy finished(&entries, &DeviceRegister::finished);
        entries.check();
        told.finished = finished.size() == 1 || finished.wait(Generous);
        return told;
    }

private slots:
    void init() { m_ring = std::make_shared<Ring>(); }

    void twins_data()
    {
        QTest::addColumn<QJsonObject>("devices");
        QTest::addColumn<QStringList>("twins");
        const QJsonObject three{{u"c"_s, u"C"_s}, {u"b"_s, u"B"_s}, {u"a"_s, u"A"_s}};
        QTest::newRow("none") << QJsonObject{{u"a"_s, u"A"_s}, {u"x"_s, u"X"_s}} << QStringList();
        QTest::newRow("two of three") << QJsonObject{{u"b"_s, u"B"_s}, {u"x"_s, u"X"_s}, {u"a"_s, u"A"_s}}
                                      << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("three") << three << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("one reference")
            << QJsonObject{{u"a"_s, u"X"_s}, {u"b"_s, u"X"_s}} << QStringList{u"a"_s, u"b"_s};
    }

    void twins()
    {
        QFETCH(QJsonObject, devices);
        QFETCH(QStringList, twins);
        const Told told = check(
            devices,
            {{u"A"_s, u"geheim"_s}, {u"B"_s, u"geheim"_s}, {u"C"_s, u"geheim"_s}, {u"X"_s, u"Geheim"_s}});
        QVERIFY(told.finished);
        QCOMPARE(told.twins, twins.isEmpty() ? QList<QStringList>() : QList<QStringList>{twins});
        QCOMPARE(told.problems, QStringList());
    }

    void whatIsNotKnownIsToldOnceAndIsNoTwin()
    {
        const Told told = check({{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}, {u"c"_s, u"C"_s}}, {{u"C"_s, u"x"_s}});
        QVERIFY(told.finished);
        QVERIFY(told.twins.isEmpty());
        QCOMPARE(told.problems.size(), 1);
        QVERIFY2(told.problems.first().contains(u"METERDECK_DEVICE_A_SITE, and 1 more"_s),
                 qPrintable(told.problems.first()));
        QCOMPARE(m_ring->reads, 3);
    }

    void aSilentKeyRingIsWaitedForOnce()
    {
        m_ring->silent = true;
        const Told told = check({{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}, {u"c"_s, u"C"_s}}, {});
        QVERIFY(told.finished);
        QCOMPARE(m_ring->reads, 1);
        QVERIFY2(told.problems.value(0).contains(u"and 2 more"_s), qPrintable(told.problems.value(0)));
    }

    void referencesAreNoSecrets()
    {
        // What does not look like a reference may be the secret itself: it does not come into the file.
        const auto refused = core::Workspace::parse(workspaceText(site(), {{u"a"_s, u"mySecret"_s}}), file());
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(u"credentials"_s), qPrintable(refused.error().toString()));
        QCOMPARE(DeviceRegister::referenceFor(u"SPMS-1 ü"_s, {}), u"SPMS_1__"_s);
        QCOMPARE(DeviceRegister::referenceFor(u"spms-1"_s, {u"SPMS_1"_s, u"SPMS_1_2"_s}), u"SPMS_1_3"_s);
        QVERIFY(DeviceRegister::isReference(DeviceRegister::referenceFor(QString(300, u'x'), {})));
        QVERIFY(DeviceRegister::isReference(DeviceRegister::referenceFor(QString(), {})));
    }

    void theEngineNamesThem()
    {
        QTemporaryDir folder;
        FakeThingsBoard board;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        board.addDevice(u"e-2"_s, u"SPMS-2"_s);
        const QString place = folder.filePath(u"site.json"_s);
        const auto workspace = core::Workspace::parse(
            workspaceText(board.transport(u"site"_s), {{u"SPMS-2"_s, u"TWO"_s}, {u"SPMS-1"_s, u"ONE"_s}}),
            place);
        QVERIFY2(workspace.ok(), qPrintable(workspace ? QString() : workspace.error().toString()));
        engine::EngineOptions made;
        made.listen = false;
        made.secrets = options();
        made.secrets.session = std::make_shared<engine::SessionSecrets>();
        const engine::Secrets keys(place);
        const core::TransportSettings &settings = workspace->transports.first();
        made.secrets.session->set(keys.keyOf(settings, engine::Secrets::Password), board.password);
        for (const auto &reference : {u"ONE"_s, u"TWO"_s})
            made.secrets.session->set(keys.keyOf(settings, DeviceRegister::secretName(reference)),
                                      u"id user geheim"_s);
        engine::Engine engine(*workspace, made);
        QList<core::Event> events;
        connect(&engine, &engine::Engine::eventHappened, this, [&events](const core::Event &event) {
            if (event.kind == "same-identity"_L1)
                events << event;
        });
        engine.start();
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, Generous);
        QCOMPARE(engine.transports().value(0).sameIdentity, (QStringList{u"SPMS-1"_s, u"SPMS-2"_s}));
        QCOMPARE(events.first().detail["by"_L1].toString(), u"credentials"_s);
        QVERIFY(!QJsonDocument(events.first().detail).toJson().contains("geheim"));
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.stop();
        QVERIFY(stopped.size() == 1 || stopped.wait(Generous));
        // Neither the database nor its log has them.
        const QStringList files = QDir(folder.path()).entryList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QString &name : files) {
            QFile stored(folder.filePath(name));
            QVERIFY(stored.open(QIODevice::ReadOnly));
            QVERIFY2(!stored.readAll().contains("geheim"), qPrintable(name));
        }
    }

    void theProgramKeepsAndForgetsThem()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"site.json"_s);
        QFile written(place);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(workspaceText(site(), {}));
        written.close();
        const auto run = [&](const QStringList &more, const QByteArray &input) {
            QProcess process;
            process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                          QStringList{u"credential"_s, u"--workspace"_s, place, u"--transport"_s, u"site"_s} +
                              more);
            process.write(input);
            process.closeWriteChannel();
            return process.waitForFinished(Generous) ? process.exitCode() : -1;
        };
        const auto textOf = [&](const QString &name) {
            QFile stored(folder.filePath(name));
            return stored.open(QIODevice::ReadOnly) ? stored.readAll() : QByteArray();
        };
        QCOMPARE(run({u"--device"_s, u"SPMS-1"_s, u"--file"_s}, "id user geheim\n"), 0);
        QVERIFY(textOf(u"site.json"_s).contains("\"SPMS_1\""));
        QVERIFY(!textOf(u"site.json"_s).contains("geheim"));
        QVERIFY(textOf(u"site.secrets.json"_s).contains("geheim"));
        QCOMPARE(run({u"--device"_s, u"SPMS-1"_s, u"--file"_s, u"--forget"_s}, {}), 0);
        QVERIFY(!textOf(u"site.json"_s).contains("SPMS_1"));
        QVERIFY(!textOf(u"site.secrets.json"_s).contains("geheim"));
        QCOMPARE(run({u"--device"_s, u"SPMS-1"_s, u"--file"_s, u"--forget"_s}, {}), 1);
        QCOMPARE(run({u"--device"_s, u"SPMS-1"_s, u"--file"_s}, "\n"), 1);
        QCOMPARE(run({}, "x\n"), 2);
    }
};

QTEST_GUILESS_MAIN(tst_DeviceRegister)
#include "tst_deviceregister.moc"
