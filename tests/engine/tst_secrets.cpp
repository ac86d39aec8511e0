// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "engine/secrets.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::Secret;
using engine::SecretPlace;
using engine::Secrets;

namespace {

constexpr int Generous = 30'000;

/// A key ring with moods that counts what it is asked.
class FakeRing : public engine::KeyRing
{
public:
    enum class Mood
    {
        Answers,
        Silent,
        Absent,
        Denies,
        Late, ///< answers only when told to
    };
    bool isThere() const override { return mood != Mood::Absent; }
    void read(const QString &key, Found found) override
    {
        ++reads;
        if (mood == Mood::Late)
            late = found;
        if (mood == Mood::Denies)
            found(core::Error{core::ErrorCode::PermissionDenied, u"ring"_s, u"locked"_s, {}});
        if (mood != Mood::Answers)
            return;
        // As the real one does: from another thread.
        std::thread([found, value = entries.value(key)] {
            if (value.isEmpty())
                found(core::Error{core::ErrorCode::NotFound, u"ring"_s, u"no entry"_s, {}});
            else
                found(value);
        }).join();
    }
    void write(const QString &key, const QString &value, Done done) override
    {
        if (mood == Mood::Silent)
            return;
        entries.insert(key, value);
        done({});
    }
    Mood mood = Mood::Answers;
    int reads = 0;
    Found late;
    QHash<QString, QString> entries;
};

core::TransportSettings site()
{
    core::TransportSettings settings;
    settings.id = core::TransportId(u"site"_s);
    settings.type = u"mqtt"_s;
    settings.user = u"reader"_s;
    return settings;
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::shared_ptr<FakeRing> m_ring;
    std::shared_ptr<engine::SessionSecrets> m_session;
    QString workspace() const { return m_folder.filePath(u"depot.json"_s); }
    std::unique_ptr<Secrets> secrets(std::chrono::milliseconds readWithin = 30s,
                                     std::chrono::milliseconds writeWithin = 30s)
    {
        Secrets::Options options;
        options.keyRing = m_ring;
        options.session = m_session;
        options.readWithin = readWithin;
        options.writeWithin = writeWithin;
        return std::make_unique<Secrets>(workspace(), options);
    }
    /// What is answered, once it is.
    static std::optional<Secret> read(Secrets &from, const QString &name = Secrets::Password)
    {
        std::optional<Secret> answer;
        QObject context;
        from.read(site(), name, &context, [&](const Secret &secret) { answer = secret; });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, Generous);
        return answer;
    }
    static std::optional<core::Result<void>> keep(Secrets &in, const QString &value, SecretPlace place)
    {
        std::optional<core::Result<void>> answer;
        QObject context;
        in.keep(site(), Secrets::Password, value, place, &context,
                [&](const core::Result<void> &done) { answer = done; });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, Generous);
        return answer;
    }

private slots:
    void init()
    {
        m_ring = std::make_shared<FakeRing>();
        m_session = std::make_shared<engine::SessionSecrets>();
        QFile::remove(m_folder.filePath(u"depot.secrets.json"_s));
        qunsetenv("METERDECK_PASSWORD_SITE");
    }
    void cleanupTestCase() { qunsetenv("METERDECK_PASSWORD_SITE"); }

    void placesComeInTheirOrder()
    {
        auto all = secrets();
        QVERIFY(!read(*all)->isKnown());
        QVERIFY(keep(*all, u"of the file"_s, SecretPlace::File)->ok());
        QCOMPARE(read(*all)->value, u"of the file"_s);
        QCOMPARE(read(*all)->place, SecretPlace::File);
        QVERIFY(keep(*all, u"of the ring"_s, SecretPlace::KeyRing)->ok());
        QCOMPARE(read(*all)->value, u"of the ring"_s);
        QCOMPARE(read(*all)->place, SecretPlace::KeyRing);
        QVERIFY(keep(*all, u"typed"_s, SecretPlace::Session)->ok());
        QCOMPARE(read(*all)->value, u"typed"_s);
        QCOMPARE(read(*all)->place, SecretPlace::Session);
        qputenv("METERDECK_PASSWORD_SITE", "of the environment");
        const int asked = m_ring->reads;
        QCOMPARE(read(*all)->value, u"of the environment"_s);
        QCOMPARE(read(*all)->place, SecretPlace::Environment);
        QCOMPARE(m_ring->reads, asked); // whoever has the variable never waits for a key ring
        // Another name is another secret.
        QVERIFY(!read(*all, Secrets::Token)->isKnown());
        // And an empty one forgets, place by place.
        qunsetenv("METERDECK_PASSWORD_SITE");
        for (const SecretPlace place : {SecretPlace::Session, SecretPlace::KeyRing, SecretPlace::File})
            QVERIFY(keep(*all, QString(), place)->ok());
        QVERIFY(!read(*all)->isKnown());
        QCOMPARE(keep(*all, u"x"_s, SecretPlace::Environment)->error().code, core::ErrorCode::Unsupported);
    }

    void keysNameWorkspaceTransportAndSecret()
    {
        auto all = secrets();
        const QString key = all->keyOf(site(), Secrets::Password);
        QVERIFY2(key.endsWith(u"/site/PASSWORD"_s), qPrintable(key));
        const Secrets other(m_folder.filePath(u"other.json"_s));
        QVERIFY(other.keyOf(site(), Secrets::Password) != key);
        QVERIFY(!key.contains(u"depot"_s));
    }

    void whatATransportNeeds()
    {
        core::TransportSettings settings = site();
        QCOMPARE(Secrets::neededBy(settings), QStringList{Secrets::Password});
        settings.user.clear();
        QVERIFY(Secrets::neededBy(settings).isEmpty());
        settings.type = u"thingsboard"_s;
        QCOMPARE(Secrets::neededBy(settings), QStringList{Secrets::Password});
        settings.apiKey = true;
        QCOMPARE(Secrets::neededBy(settings), QStringList{Secrets::Key});
        settings.type = u"modbus-rtu"_s;
        QVERIFY(Secrets::neededBy(settings).isEmpty());
        settings.type = u"mesh-http"_s;
        for (const QString &host : {u"127.0.0.1"_s, u"::1"_s, u"localhost"_s}) {
            settings.host = host;
            QVERIFY(Secrets::neededBy(settings).isEmpty());
        }
        settings.host = u"0.0.0.0"_s;
        QCOMPARE(Secrets::neededBy(settings), QStringList{Secrets::Token});
        QVERIFY(!Secrets::waitsFor(settings));
    }

    void aSilentRingIsGivenUp()
    {
        m_ring->mood = FakeRing::Mood::Silent;
        auto all = secrets(20ms, 20ms);
        const auto found = read(*all);
        QVERIFY(found.has_value());
        QVERIFY(!found->isKnown());
        QCOMPARE(found->trouble->code, core::ErrorCode::Timeout);
        QCOMPARE(keep(*all, u"geheim"_s, SecretPlace::KeyRing)->error().code, core::ErrorCode::Timeout);
        // The file still helps.
        QVERIFY(keep(*all, u"of the file"_s, SecretPlace::File)->ok());
        QCOMPARE(read(*all)->value, u"of the file"_s);
    }

    void aLateAnswerFindsNobody()
    {
        m_ring->mood = FakeRing::Mood::Late;
        auto all = secrets(20ms);
        int answers = 0;
        QObject context;
        all->read(site(), Secrets::Password, &context, [&](const Secret &) { ++answers; });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 1, Generous);
        m_ring->late(u"late"_s);
        m_ring->late(u"twice"_s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answers, 1);
        all.reset();
        m_ring->late(u"after the end"_s); // reaches nobody, and nothing that is gone
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answers, 1);
    }

    void aRingThatRefusesIsTold()
    {
        m_ring->mood = FakeRing::Mood::Denies;
        auto all = secrets();
        QCOMPARE(read(*all)->trouble->code, core::ErrorCode::PermissionDenied);
    }

    void withoutARingNothingIsAsked()
    {
        m_ring->mood = FakeRing::Mood::Absent;
        auto all = secrets();
        bool answered = false;
        QObject context;
        all->read(site(), Secrets::Password, &context, [&](const Secret &secret) {
            answered = true;
            QVERIFY(!secret.isKnown() && !secret.trouble);
        });
        QVERIFY(answered); // at once
        QCOMPARE(m_ring->reads, 0);
    }

    void theFileIsPrivate()
    {
        m_ring->mood = FakeRing::Mood::Absent;
        auto all = secrets();
        QVERIFY(keep(*all, u"geheim"_s, SecretPlace::File)->ok());
        QFile file(all->fileName());
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther;
        QVERIFY(!(file.permissions() & others));
        QVERIFY(file.setPermissions(file.permissions() | QFileDevice::ReadGroup));
        const auto found = read(*all);
        QVERIFY(!found->isKnown());
        QVERIFY(found->value.isEmpty());
        QCOMPARE(found->trouble->code, core::ErrorCode::PermissionDenied);
        QVERIFY(found->trouble->remedy.contains(u"chmod 600"_s));
        QVERIFY(!found->trouble->toString().contains(u"geheim"_s));
        // Nothing is added to it either.
        QCOMPARE(keep(*all, u"more"_s, SecretPlace::File)->error().code, core::ErrorCode::PermissionDenied);
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QCOMPARE(read(*all)->value, u"geheim"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no JSON");
        file.close();
        QCOMPARE(read(*all)->trouble->code, core::ErrorCode::BadInput);
    }

    void aStuckBusHangsNothing()
    {
        // A bus that takes connections and never says a word.
        QLocalServer bus;
        QVERIFY(bus.listen(m_folder.filePath(u"bus"_s)));
        const QByteArray before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.fullServerName().toUtf8());
        Secrets::Options options;
        options.readWithin = 50ms;
        Secrets all(workspace(), options);
        QVERIFY(all.hasKeyRing());
        const auto found = read(all);
        QVERIFY(found.has_value());
        QVERIFY(!found->isKnown());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        QCOMPARE(all.hasKeyRing(), QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1));
        if (!before.isEmpty())
            qputenv("DBUS_SESSION_BUS_ADDRESS", before);
    }

    void anEngineStartsWithThem_data()
    {
        QTest::addColumn<int>("mood");
        QTest::addColumn<bool>("missing");
        QTest::newRow("answers") << int(FakeRing::Mood::Answers) << false;
        QTest::newRow("silent") << int(FakeRing::Mood::Silent) << true;
        QTest::newRow("absent") << int(FakeRing::Mood::Absent) << true;
    }

    void anEngineStartsWithThem()
    {
        QFETCH(int, mood);
        m_ring->mood = FakeRing::Mood(mood);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"depot.json"_s);
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"user":"reader",
                               "profiles":["iot-smart-meter"]}]})"_ba,
            file);
        QVERIFY(workspace.ok());
        m_ring->entries.insert(Secrets(file).keyOf(site(), Secrets::Password), u"geheim"_s);
        engine::EngineOptions options;
        options.listen = false;
        options.secrets.keyRing = m_ring;
        options.secrets.readWithin = m_ring->mood == FakeRing::Mood::Silent ? 50ms : 30'000ms;
        engine::Engine engine(*workspace, options);
        QSignalSpy started(&engine, &engine::Engine::started);
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        QStringList told;
        connect(&engine, &engine::Engine::problem, this, [&](const core::Error &error) {
            if (error.toString().contains(u"METERDECK_PASSWORD_SITE"_s))
                told << error.toString();
        });
        engine.start();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, Generous);
        QCOMPARE(engine.transports().size(), 1);
        QCOMPARE(m_ring->reads, m_ring->isThere() ? 1 : 0);
        QFETCH(bool, missing);
        QTRY_COMPARE_WITH_TIMEOUT(!told.isEmpty(), missing, Generous); // it waits, and says so
        QCOMPARE(engine.transports().first().wantsSecret.isEmpty(), !missing);
        engine.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, Generous);
    }

    void anEngineIsStoppedWhileItWaits()
    {
        m_ring->mood = FakeRing::Mood::Late;
        QTemporaryDir folder;
        core::Workspace workspace = core::Workspace::blank(u"Depot"_s, folder.filePath(u"depot.json"_s));
        workspace.transports << site();
        engine::EngineOptions options;
        options.listen = false;
        options.secrets.keyRing = m_ring;
        options.secrets.readWithin = 60s;
        engine::Engine engine(workspace, options);
        QSignalSpy started(&engine, &engine::Engine::started);
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.start();
        QTRY_VERIFY_WITH_TIMEOUT(m_ring->late, Generous);
        engine.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, Generous);
        m_ring->late(u"geheim"_s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(started.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
