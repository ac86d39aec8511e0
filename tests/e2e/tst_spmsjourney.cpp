// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "engine/linepath.h"
#include "fakes/fakethingsboard.h"
#include "historian/historianreader.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::LinePath;
using lines::LineState;
using lines::OutageClass;

namespace {

constexpr int Patience = 30'000; // ms, of a machine that is busy elsewhere
constexpr qint64 Second = 1000;
const core::DeviceId Kandy(u"0001_MSAN"_s);
const core::DeviceId Colombo(u"0002_MSAN"_s);

qint64 now() { return QDateTime::currentMSecsSinceEpoch(); }
core::UtcTime at(qint64 ms) { return core::fromMicros(ms * 1000); }

QJsonObject line(const QString &label, int customers)
{
    return {{u"label"_s, label}, {u"customers"_s, customers}};
}

QJsonObject device(const core::DeviceId &id, const QJsonObject &transport, const QString &name, double lat,
                   double lon, const QJsonObject &lines)
{
    return {{u"id"_s, id.toString()},
            {u"transport"_s, transport["id"_L1]},
            {u"profile"_s, transport["profiles"_L1].toArray()[0]},
            {u"name"_s, name},
            {u"place"_s, QJsonObject{{u"lat"_s, lat}, {u"lon"_s, lon}}},
            {u"lines"_s, lines}};
}

} // namespace

/// Line monitors from their wire to states, interruptions and indices, through the whole engine: by a server
/// that has their past, and by a broker that has none.
class TestSpmsJourney : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;

    void start(const QJsonObject &transport, const QJsonArray &devices, const QString &password = {})
    {
        const QString file = m_folder->filePath(u"site.json"_s);
        const QJsonObject root{
            {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"site.db"_s}}},
            {u"transports"_s, QJsonArray{transport}},
            {u"devices"_s, devices}};
        const auto workspace = core::Workspace::parse(QJsonDocument(root).toJson(), file);
        QVERIFY2(workspace, workspace ? "" : qPrintable(workspace.error().toString()));
        engine::EngineOptions options;
        options.listen = false;
        if (!password.isEmpty()) {
            options.secrets.session = std::make_shared<engine::SessionSecrets>();
            const engine::Secrets keys(file, {});
            options.secrets.session->set(keys.keyOf(workspace->transports.first(), engine::Secrets::Password),
                                         password);
        }
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        m_engine->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->isRunning() && !m_engine->transports().isEmpty() &&
                                     m_engine->transports()[0].state == core::TransportState::Up,
                                 Patience);
    }
    void stop()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(!stopped.isEmpty() || stopped.wait(Patience));
        m_engine.reset();
    }

    LinePath &path() const { return m_engine->linePath(); }
    int count(const core::DeviceId &id, LineState state) const
    {
        const auto view = path().device(id);
        return view ? view->count(state) : -1;
    }
    engine::LineView view(const core::DeviceId &id, const QString &name) const
    {
        if (const auto view = path().device(id)) {
            for (const engine::LineView &one : view->lines) {
                if (one.line == name)
                    return one;
            }
        }
        return {};
    }
    QList<engine::ToldOutage> outages(const engine::LineQuestion &question)
    {
        std::optional<engine::OutagesAnswer> answer;
        path().outages(question, this, [&answer](const auto &found) { answer = found; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, Patience) || answer->error)
            return {};
        return answer->outages;
    }
    std::optional<engine::IndicesAnswer> indices(const engine::LineQuestion &question)
    {
        std::optional<engine::IndicesAnswer> answer;
        path().indices(question, this, [&answer](const auto &found) { answer = found; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, Patience) || answer->error)
            return {};
        return answer;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_engine.reset(); }

    void byAServer()
    {
        FakeThingsBoard board;
        const QString entity = u"e-1"_s;
        board.addDevice(entity, Kandy.toString());
        // Three hours of a voltage every 30 s, up to now. Line 1 falls for exactly 5 min and for 10 min, line
        // 2 for 30 min.
        const qint64 begin = now() - 3 * 3600 * Second;
        for (qint64 ts = begin; ts <= now(); ts += 30 * Second)
            board.store(entity, u"V"_s, ts, 230.5);
        const auto told = [&](const QString &name, qint64 second, bool on) {
            board.store(entity, name, begin + second * Second, on ? u"true"_s : u"false"_s);
        };
        told(u"1"_s, 1, true);
        told(u"2"_s, 1, true);
        told(u"1"_s, 600, false);
        told(u"1"_s, 900, true);
        told(u"1"_s, 3600, false);
        told(u"1"_s, 4200, true);
        told(u"2"_s, 5400, false);
        told(u"2"_s, 7200, true);
        board.setAttribute(entity, u"active"_s, begin, true);

        const QJsonObject transport = board.transport(u"board"_s);
        const QJsonArray devices{device(Kandy, transport, u"Kandy"_s, 7.2906, 80.6337,
                                        {{u"1"_s, line(u"CEB grid"_s, 100)}, {u"2"_s, line(u"TP2"_s, 300)}})};
        start(transport, devices, board.password);
        QTRY_COMPARE_WITH_TIMEOUT(count(Kandy, LineState::On), 2, Patience);
        QCOMPARE(path().device(Kandy)->name, u"Kandy"_s);
        QCOMPARE(path().device(Kandy)->region, u"Kandy"_s);
        QCOMPARE(path().device(Kandy)->province, u"Central"_s);
        QCOMPARE(view(Kandy, u"1"_s).label, u"CEB grid"_s);
        QCOMPARE(view(Kandy, u"2"_s).customers, 300);

        engine::LineQuestion question;
        question.from = at(begin);
        question.to = at(begin + 9000 * Second);
        QTRY_COMPARE_WITH_TIMEOUT(outages(question).size(), 3, Patience);
        const QList<engine::ToldOutage> past = outages(question);
        QCOMPARE(past[0].outage.start, at(begin + 600 * Second));
        QCOMPARE(past[0].outage.duration(), 300s);
        QCOMPARE(past[0].kind, OutageClass::Momentary);
        QCOMPARE(past[1].outage.duration(), 600s);
        QCOMPARE(past[1].kind, OutageClass::Sustained);
        QCOMPARE(past[1].label, u"CEB grid"_s);
        QCOMPARE(past[2].outage.line, u"2"_s);
        QCOMPARE(past[2].outage.duration(), 1800s);
        QCOMPARE(past[2].customers, 300);
        QVERIFY(!past[2].outage.gapTouched);

        // 400 customers. Sustained and ended: 100 for 10 min and 300 for 30 min, 10,000 customer minutes:
        // SAIDI 10,000 / 400 = 25 min, SAIFI (100 + 300) / 400 = 1, CAIDI 10,000 / 400 = 25 min, MAIFI
        // 100 / 400 = 0.25. Both lines were seen from the first second on, 8,999 s of 9,000 s: 59,993.3
        // customer minutes, ASAI = 1 - 10,000 / 59,993.3. Everybody had one or more sustained, nobody two.
        const auto found = indices(question);
        QVERIFY(found);
        QVERIFY(found->whole.byCustomers);
        QCOMPARE(found->whole.served, 400.);
        QCOMPARE(found->whole.saidiMinutes, 25.);
        QCOMPARE(found->whole.saifi, 1.);
        QCOMPARE(found->whole.caidiMinutes, 25.);
        QCOMPARE(found->whole.maifi, 0.25);
        QCOMPARE(found->whole.asai, 1 - 10'000 / (400 * 8999 / 60.));
        QCOMPARE(found->whole.coverage, 8999 / 9000.);
        QCOMPARE(found->whole.sustained, 2);
        QCOMPARE(found->whole.momentary, 1);
        QCOMPARE(found->whole.ongoing, 0);
        QCOMPARE(found->moreThan[0], 1.);
        QCOMPARE(found->moreThan[1], 0.);
        QVERIFY(!found->withoutMajor && !found->majorRefused.isEmpty());

        const qint64 fell = now();
        board.push(entity, u"1"_s, fell, u"false"_s);
        QTRY_COMPARE_WITH_TIMEOUT(count(Kandy, LineState::Off), 1, Patience);
        QCOMPARE(count(Kandy, LineState::On), 1);
        QCOMPARE(view(Kandy, u"1"_s).offSince, at(fell));
        QCOMPARE(path().worstRegion(), u"Kandy"_s);

        // The server says that it is gone: nobody knows of its lines, which is not that they have no power.
        board.setAttribute(entity, u"active"_s, now() + 1, false);
        QTRY_COMPARE_WITH_TIMEOUT(count(Kandy, LineState::Unknown), 2, Patience);
        QCOMPARE(count(Kandy, LineState::Off), 0);
        QVERIFY(path().device(Kandy)->away);
        QCOMPARE(path().totals().unknown, 2);
        QCOMPARE(path().totals().off, 0);
        QCOMPARE(path().worstRegion(), QString());

        board.push(entity, u"1"_s, now() + 2, u"true"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view(Kandy, u"1"_s).status.state, LineState::On, Patience);
        QVERIFY(board.mistakes.isEmpty());
        stop();

        // What has ended is stored, with a state to go on from, and told alike after a start.
        auto reader = historian::HistorianReader::open(m_folder->filePath(u"site.db"_s));
        QVERIFY(reader);
        const auto stored = (*reader)->lines(Kandy);
        QVERIFY(stored);
        QCOMPARE(stored->states.size(), 1);
        QCOMPARE(stored->outages[0].size(), 3);
        reader->reset();
        start(transport, devices, board.password);
        const QList<engine::ToldOutage> again = outages(question);
        QCOMPARE(again.size(), 3);
        for (qsizetype i = 0; i < again.size(); ++i)
            QCOMPARE(again[i].outage, past[i].outage);
        stop();
    }

    void byABroker()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        const qint64 begin = now();
        const QJsonObject transport{{u"id"_s, u"monitors"_s},
                                    {u"type"_s, u"mqtt"_s},
                                    {u"host"_s, u"127.0.0.1"_s},
                                    {u"port"_s, broker.port()},
                                    {u"profiles"_s, QJsonArray{u"spms"_s}}};
        QJsonObject eight;
        for (int n = 1; n <= 8; ++n)
            eight[QString::number(n)] = line(u"Feeder %1"_s.arg(n), 10);
        start(transport, {device(Kandy, transport, u"Kandy"_s, 7.2906, 80.6337, eight),
                          device(Colombo, transport, u"Colombo"_s, 6.93, 79.87,
                                 {{u"1"_s, line(u"CEB grid"_s, 20)}, {u"2"_s, line(u"TP2"_s, 20)}})});
        QCOMPARE(path().device(Colombo)->region, u"Colombo"_s);
        QCOMPARE(count(Kandy, LineState::Unknown), 8);

        MqttPeer wire(broker.port());
        const auto say = [&wire](const core::DeviceId &id, const QByteArray &words) {
            wire.publish(u"spms/%1/telemetry"_s.arg(id.toString()), "{" + words + "}");
        };
        const auto boot = [&say] {
            for (int n = 1; n <= 8; ++n)
                say(Kandy, "'" + QByteArray::number(n) + "':'true'");
            say(Kandy, "'V':230.5");
        };
        boot();
        QTRY_COMPARE_WITH_TIMEOUT(count(Kandy, LineState::On), 8, Patience);
        say(Kandy, "'3':'false'");
        QTRY_COMPARE_WITH_TIMEOUT(view(Kandy, u"3"_s).status.state, LineState::Off, Patience);
        const auto fell = view(Kandy, u"3"_s).offSince;
        QVERIFY(fell);
        QCOMPARE(count(Kandy, LineState::On), 7);
        QCOMPARE(path().worstRegion(), u"Kandy"_s);

        // It starts anew and says that all lines have power before it has looked: that is not believed.
        boot();
        QTRY_VERIFY_WITH_TIMEOUT(view(Kandy, u"3"_s).status.restoring, Patience);
        const core::UtcTime heard = path().device(Kandy)->evidence;
        say(Kandy, "'V':231.5");
        QTRY_VERIFY_WITH_TIMEOUT(path().device(Kandy)->evidence > heard, Patience);
        QCOMPARE(view(Kandy, u"3"_s).status.state, LineState::Off);
        QCOMPARE(view(Kandy, u"3"_s).offSince, fell);
        say(Kandy, "'3':'false'"); // it has looked
        QTRY_VERIFY_WITH_TIMEOUT(!view(Kandy, u"3"_s).status.restoring, Patience);
        QCOMPARE(view(Kandy, u"3"_s).status.state, LineState::Off);
        QCOMPARE(view(Kandy, u"3"_s).offSince, fell);

        // A line that comes back alone is shown at once.
        say(Colombo, "'1':'true'");
        say(Colombo, "'2':'false'");
        QTRY_COMPARE_WITH_TIMEOUT(view(Colombo, u"2"_s).status.state, LineState::Off, Patience);
        QCOMPARE(path().totals().off, 2);
        say(Colombo, "'2':'true'");
        QTRY_COMPARE_WITH_TIMEOUT(view(Colombo, u"2"_s).status.state, LineState::On, Patience);

        engine::LineQuestion question;
        question.region = u"Kandy"_s;
        question.from = at(begin);
        question.to = at(begin + 3600 * Second);
        QTRY_COMPARE_WITH_TIMEOUT(outages(question).size(), 1, Patience);
        const engine::ToldOutage outage = outages(question).value(0);
        QCOMPARE(outage.kind, OutageClass::Ongoing);
        QCOMPARE(outage.outage.start, *fell);
        QCOMPARE(outage.outage.flaps, 0);
        QCOMPARE(outage.outage.powered, 0us);
        QCOMPARE(outage.label, u"Feeder 3"_s);
        QCOMPARE(outage.customers, 10);
        // 8 lines of 10 customers, one of them interrupted, not yet for longer than 5 min: MAIFI 10 / 80.
        const auto found = indices(question);
        QVERIFY(found);
        QCOMPARE(found->whole.served, 80.);
        QCOMPARE(found->whole.maifi, 0.125);
        QCOMPARE(found->whole.saifi, 0.);
        QCOMPARE(found->whole.ongoing, 1);
        stop();
    }
};

QTEST_GUILESS_MAIN(TestSpmsJourney)
#include "tst_spmsjourney.moc"
