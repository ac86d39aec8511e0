// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"
#include "peers/steadypublisher.h"
#include "peers/websocketdoor.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using peers::MosquittoBroker;
using peers::SteadyPublisher;

namespace {

constexpr double PerWatt = 100;
constexpr int Patience = 60'000;

constexpr int LongConnection = 13; ///< seconds

/// How often things end in one row; METERDECK_PROOF_ROUNDS for more.
int rounds()
{
    const int wanted = qEnvironmentVariableIntValue("METERDECK_PROOF_ROUNDS");
    return wanted > 0 ? wanted : 2;
}

/// How long a cause lasts after it was noticed; METERDECK_PROOF_SECONDS for longer.
int seconds() { return qEnvironmentVariableIntValue("METERDECK_PROOF_SECONDS"); }

/// A WebSocketDoor on a thread of its own: the test's waits for processes without an event loop.
class Door
{
public:
    Door(quint16 broker, const peers::Certificates::Pair &secured)
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context,
            [&] {
                m_door = std::make_unique<peers::WebSocketDoor>(broker, secured);
                m_port = m_door->port();
            },
            Qt::BlockingQueuedConnection);
    }
    ~Door()
    {
        QMetaObject::invokeMethod(
            &m_context, [&] { m_door.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Door(const Door &) = delete;
    Door &operator=(const Door &) = delete;
    quint16 port() const { return m_port; }

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<peers::WebSocketDoor> m_door;
    quint16 m_port = 0;
};

/// Another program that takes the database for itself.
class Intruder
{
public:
    explicit Intruder(const QString &path)
    {
        sqlite3_open(path.toUtf8().constData(), &m_db);
        sqlite3_busy_timeout(m_db, 10'000);
    }
    ~Intruder() { sqlite3_close(m_db); }
    Intruder(const Intruder &) = delete;
    Intruder &operator=(const Intruder &) = delete;
    bool lock() { return sqlite3_exec(m_db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK; }
    bool release() { return sqlite3_exec(m_db, "ROLLBACK", nullptr, nullptr, nullptr) == SQLITE_OK; }

private:
    sqlite3 *m_db = nullptr;
};

/// A broker, a publisher that never pauses, and the collector under test.
struct World
{
    World(const QString &way, const peers::Certificates &certificates, const peers::Certificates::Pair &pair)
        : broker(config(pair))
    {
        if (!broker.start())
            return;
        QJsonObject transport{{u"id"_s, u"site"_s},
                              {u"type"_s, u"mqtt"_s},
                              {u"host"_s, u"127.0.0.1"_s},
                              {u"port"_s, broker.port()},
                              {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}};
        const bool tls = way == "TLS"_L1 || way == "wss"_L1;
        if (way.startsWith("ws"_L1)) {
            door.emplace(broker.port(), tls ? pair : peers::Certificates::Pair());
            transport[u"port"_s] = door->port();
            transport[u"webSocketPath"_s] = u"/mqtt"_s;
        } else if (tls) {
            transport[u"port"_s] = broker.securePort();
        }
        if (tls)
            transport[u"tls"_s] = QJsonObject{{u"ca"_s, certificates.authority()}};
        run.emplace(QJsonArray{transport});
    }

    static MosquittoBroker::Config config(const peers::Certificates::Pair &pair)
    {
        MosquittoBroker::Config made;
        made.raisedLimits = true;
        made.persistence = true;
        made.certificate = pair.certificate;
        made.key = pair.key;
        return made;
    }

    qsizetype stored() const { return run->numbersStored(PerWatt).size(); }
    /// True when @p count more different numbers are in the database than @p before.
    bool waitMore(qsizetype before, int count) const
    {
        return waitFor([&] { return stored() >= before + count; });
    }
    static bool waitFor(const std::function<bool()> &condition)
    {
        QElapsedTimer timer;
        timer.start();
        bool met = false;
        while (!met && timer.elapsed() < Patience) // looks seldom: the database is busy
            met = QTest::qWaitFor(condition, 200);
        return met;
    }
    /// True when the publisher has sent @p count more.
    bool waitSent(int count) const
    {
        const int before = publisher->sent();
        return QTest::qWaitFor([&] { return publisher->sent() >= before + count; }, Patience);
    }

    /// Ends publishing, waits until all is stored, and says what is not as it should be; empty when published
    /// = stored, each once but those that the publisher sent twice.
    QString balance(int *doubled = nullptr)
    {
        if (!publisher->finish())
            return u"the broker did not confirm all"_s;
        const int published = publisher->sent();
        waitFor([&] { return stored() >= published; });
        summary = run->stop();
        if (summary.isEmpty())
            return u"the collector did not stop well: "_s + run->lastWords();
        const auto numbers = run->numbersStored(PerWatt);
        int missing = 0;
        int wronglyDoubled = 0;
        int rows = 0;
        for (int number = 1; number <= published; ++number)
            missing += numbers.value(number) == 0 ? 1 : 0;
        for (auto it = numbers.begin(); it != numbers.end(); ++it) {
            rows += it.value();
            wronglyDoubled += it.value() > 1 && !publisher->sentTwice().contains(it.key()) ? 1 : 0;
        }
        if (doubled)
            *doubled = wronglyDoubled;
        qInfo("published %d (%d of them sent twice by the publisher), stored %lld different in %d rows, "
              "missing %d, wrongly doubled %d, redelivered and dropped by the last process %d",
              published, static_cast<int>(publisher->sentTwice().size()),
              static_cast<long long>(numbers.size()), rows, missing, wronglyDoubled,
              summary[u"duplicates"_s].toInt());
        if (missing == 0 && wronglyDoubled == 0 && numbers.size() == published)
            return {};
        return u"of %1 published %2 are missing, %3 doubled; %4 different ones are stored"_s.arg(published)
            .arg(missing)
            .arg(wronglyDoubled)
            .arg(numbers.size());
    }

    MosquittoBroker broker;
    std::optional<Door> door;
    std::optional<CollectorRun> run;
    std::optional<SteadyPublisher> publisher;
    QJsonObject summary;
};

} // namespace

/// Whatever ends, in the middle of a stream of messages that does not pause: what was published is stored,
/// and once, unless the publisher itself has sent it twice. The counting is the publisher's and the
/// database's.
class tst_NothingLost : public QObject
{
    Q_OBJECT

private:
    static constexpr int Rate = 1'000; ///< messages a second

    std::unique_ptr<peers::Certificates> m_certificates;
    peers::Certificates::Pair m_pair;

    std::unique_ptr<World> world(const QString &way) const
    {
        auto made = std::make_unique<World>(way, *m_certificates, m_pair);
        return made;
    }

    static void ways()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<bool>("dropDuplicates");
        QTest::newRow("TCP") << u"TCP"_s << true;
        QTest::newRow("TLS") << u"TLS"_s << true;
        QTest::newRow("ws") << u"ws"_s << true;
        QTest::newRow("wss") << u"wss"_s << true;
        QTest::newRow("without removal it is seen") << u"TCP"_s << false;
    }

    static QMap<QString, QString> environment(bool dropDuplicates)
    {
        if (dropDuplicates)
            return {};
        return {{u"METERDECK_TEST_KEEP_DUPLICATES"_s, u"1"_s}};
    }

public:
    /// The full counts take longer than Qt Test waits for one function.
    static void initMain()
    {
        if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
            qputenv("QTEST_FUNCTION_TIMEOUT", "1800000");
    }

private slots:
    void initTestCase()
    {
        m_certificates = std::make_unique<peers::Certificates>();
        m_pair = m_certificates->server(u"right"_s, {u"IP:127.0.0.1"_s});
        QVERIFY2(m_certificates->isOk(), qPrintable(m_certificates->error()));
    }

    void collectorKilledAgainAndAgain_data() { ways(); }
    void collectorKilledAgainAndAgain()
    {
        QFETCH(QString, way);
        QFETCH(bool, dropDuplicates);
        const auto w = world(way);
        QVERIFY2(w->broker.isRunning(), qPrintable(w->broker.error()));
        const auto normal = environment(dropDuplicates);
        // Each other time it ends where it hurts most: after the commit, before the acknowledgement.
        QRandomGenerator random(4711);
        const auto cruel = [&] {
            auto made = normal;
            made.insert(u"METERDECK_KILL_POINT"_s, u"before-ack:%1"_s.arg(random.bounded(3, 15)));
            return made;
        };
        QVERIFY2(w->run->start(cruel()), qPrintable(w->run->lastWords()));
        w->publisher.emplace(w->broker.port(), Rate);
        for (int round = 0; round < rounds(); ++round) {
            const bool byItself = round % 2 == 0;
            if (byItself) {
                QVERIFY2(w->run->waitKilled(Patience), qPrintable(w->run->lastWords()));
            } else {
                QVERIFY2(w->waitMore(w->stored(), random.bounded(1, Rate)), qPrintable(w->run->complaints()));
                w->run->kill();
            }
            // The process of the last round lives on.
            const bool again = !byItself && round + 1 < rounds();
            QVERIFY2(w->run->start(again ? cruel() : normal, !again), qPrintable(w->run->lastWords()));
        }
        int doubled = 0;
        const QString words = w->balance(&doubled);
        if (!dropDuplicates) {
            QVERIFY2(doubled > 0, qPrintable(words));
            return;
        }
        QVERIFY2(words.isEmpty(), qPrintable(words));
        QCOMPARE(w->summary[u"gaps"_s].toInt(), 0);
    }

    void brokerRestartsAgainAndAgain_data() { ways(); }
    void brokerRestartsAgainAndAgain()
    {
        QFETCH(QString, way);
        QFETCH(bool, dropDuplicates);
        const auto w = world(way);
        QVERIFY2(w->broker.isRunning(), qPrintable(w->broker.error()));
        QVERIFY2(w->run->start(environment(dropDuplicates)), qPrintable(w->run->lastWords()));
        w->publisher.emplace(w->broker.port(), Rate);
        Intruder intruder(w->run->database());
        QRandomGenerator random(815);
        for (int round = 0; round < rounds(); ++round) {
            if (rounds() > 3) // a connection that ends soon is tried again later and later
                QVERIFY(w->waitSent(LongConnection * Rate));
            QVERIFY2(w->waitMore(w->stored(), random.bounded(1, Rate)), qPrintable(w->run->complaints()));
            // Each other time while a batch is on its way into the database: it is stored, but when its
            // acknowledgement could leave, the broker is another one.
            const bool inBetween = round % 2 == 0;
            if (inBetween) {
                QVERIFY(intruder.lock());
                QVERIFY(w->waitSent(Rate / 2));
            }
            w->broker.stop();
            if (inBetween)
                QVERIFY(intruder.release());
            QVERIFY2(w->broker.start(), qPrintable(w->broker.error()));
        }
        int doubled = 0;
        const QString words = w->balance(&doubled);
        if (!dropDuplicates) {
            QVERIFY2(doubled > 0, qPrintable(words));
            return;
        }
        QVERIFY2(words.isEmpty(), qPrintable(words));
        QCOMPARE(w->summary[u"gaps"_s].toInt(), 0); // the broker kept our session
        QVERIFY(w->summary[u"duplicates"_s].toInt() > 0);
    }

    void databaseCannotBeWritten_data()
    {
        QTest::addColumn<bool>("full");
        QTest::addColumn<bool>("killed");
        QTest::newRow("locked by another program") << false << false;
        QTest::newRow("locked, and killed meanwhile") << false << true;
        QTest::newRow("disk full") << true << false;
        QTest::newRow("disk full, and killed meanwhile") << true << true;
    }

    /// Nothing that was acknowledged is lost, and work goes on when the cause ends.
    void databaseCannotBeWritten()
    {
        QFETCH(bool, full);
        QFETCH(bool, killed);
        const auto w = world(u"TCP"_s);
        QVERIFY2(w->broker.isRunning(), qPrintable(w->broker.error()));
        const QString mark = w->run->folder() + u"/disk-is-full"_s;
        QMap<QString, QString> around;
        if (full) {
            const QString sanitizer = qEnvironmentVariable("ASAN_OPTIONS");
            around = {{u"LD_PRELOAD"_s, QStringLiteral(METERDECK_FULL_DISK_LIBRARY)},
                      {u"METERDECK_FULL_DISK"_s, mark},
                      {u"ASAN_OPTIONS"_s, sanitizer + u":verify_asan_link_order=0"_s}};
        }
        QVERIFY2(w->run->start(around), qPrintable(w->run->lastWords()));
        w->publisher.emplace(w->broker.port(), Rate);
        QVERIFY(w->waitMore(0, Rate / 2));
        Intruder intruder(w->run->database());
        if (full) {
            QFile file(mark);
            QVERIFY(file.open(QIODevice::WriteOnly));
        } else {
            QVERIFY(intruder.lock());
        }
        QVERIFY2(w->run->waitComplaint(u"nothing is stored now"_s, Patience),
                 qPrintable(w->run->lastWords()));
        QVERIFY2(w->run->complaints().contains(full ? u"full"_s : u"lock"_s, Qt::CaseInsensitive),
                 qPrintable(w->run->complaints()));
        const auto before = w->stored();
        QVERIFY(w->waitSent(Rate * std::max(1, seconds())));
        QCOMPARE(w->stored(), before);
        if (killed)
            w->run->kill();
        if (full)
            QVERIFY(QFile::remove(mark));
        else
            QVERIFY(intruder.release());
        if (killed)
            QVERIFY2(w->run->start(around), qPrintable(w->run->lastWords()));
        else
            QVERIFY2(w->run->waitComplaint(u"storing again"_s, Patience), qPrintable(w->run->lastWords()));
        QVERIFY(w->waitMore(before, Rate / 2));
        const QString words = w->balance();
        QVERIFY2(words.isEmpty(), qPrintable(words));
        QCOMPARE(w->summary[u"gaps"_s].toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_NothingLost)
#include "tst_nothinglost.moc"
