// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/neighbours.h"
#include "listener.h"
#include "mqtt/payloadcodec.h"
#include "peers/mosquittobroker.h"
#include "simprocess.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The simulated devices of other families: the console's own profiles read all that they say.
class TestSimNeighbours : public QObject
{
    Q_OBJECT

private slots:
    void everythingTheySayIsRead();
    void sameSeedSameWords();
    void monitorsHaveAPlaceAndEightNamedLines();
    void aLineGoesOffAndComesBack();
    void aPlugKeepsItsRegisterWhileOff();
    void speakAndObeyOverTheWire();
    void withoutABrokerTheyAreRefused();

private:
    static constexpr quint64 Seed = 7;
    const core::UtcTime m_noon = core::fromMicros(1'762'084'800'000'000);
};

void TestSimNeighbours::everythingTheySayIsRead()
{
    const auto all = fleet::neighbours(Seed, 0s);
    const core::ProfileStore store = core::ProfileStore::load({}, nullptr);
    QList<core::ProfilePtr> profiles;
    for (const QString &id : fleet::neighbourProfiles(all)) {
        QVERIFY2(store.find(core::ProfileId(id)), qPrintable(id));
        profiles.append(store.find(core::ProfileId(id)));
    }
    const auto table = std::make_shared<core::SeriesTable>();
    mqtt::PayloadCodec codec(core::TransportId(u"site"_s), profiles, table);
    core::Batch batch;
    for (const fleet::Neighbour &neighbour : all) {
        std::optional<core::UtcTime> before;
        for (core::UtcTime at = m_noon; at < m_noon + 24h; at += 10min) {
            for (const fleet::Saying &saying : neighbour.say(at, before, {}))
                codec.decode(saying.topic.toStdString(), saying.payload, false, {at, {}}, batch);
            before = at;
        }
    }
    QVERIFY2(batch.rejects.isEmpty(),
             qPrintable(batch.rejects.isEmpty() ? QString() : batch.rejects.first().detail));
    QMap<QString, QSet<QString>> found;
    for (const core::Reading &reading : std::as_const(batch.readings)) {
        const core::Series &series = table->at(reading.series);
        // What a line monitor clamps to 0 V is no measured zero.
        const bool clamped = series.quantity == core::Quantity::Voltage && reading.value == 0.0;
        QVERIFY2(reading.quality == (clamped ? core::Quality::Substituted : core::Quality::Good) &&
                     reading.value,
                 qPrintable(series.device.toString()));
        found[series.device.toString()].insert(core::quantityName(series.quantity) + series.channel);
    }
    QCOMPARE(found.size(), all.size());
    for (const fleet::Neighbour &neighbour : all) {
        const QSet<QString> quantities = found.value(neighbour.id());
        QVERIFY2(quantities.size() >= 3, qPrintable(neighbour.id()));
        if (neighbour.kind() == fleet::Neighbour::Kind::LineMonitor) {
            QCOMPARE(quantities.size(), 9); // eight lines and a voltage
            QVERIFY(quantities.contains(u"line8"_s));
        }
        if (!neighbour.orderTopic().isEmpty()) {
            QVERIFY(quantities.contains(u"relay"_s));
            QVERIFY(quantities.contains(u"online"_s));
            QVERIFY(quantities.contains(u"energy_import"_s));
        }
    }
    for (const core::Event &event : std::as_const(batch.events))
        QVERIFY2(event.kind != "device-clock"_L1, qPrintable(event.device.toString()));
}

void TestSimNeighbours::sameSeedSameWords()
{
    const auto words = [this](quint64 seed) {
        QByteArray text;
        for (const fleet::Neighbour &neighbour : fleet::neighbours(seed, 0s)) {
            for (const fleet::Saying &saying : neighbour.say(m_noon, {}, {}))
                text += saying.topic + ' ' + saying.payload + '\n';
        }
        return text;
    };
    QCOMPARE(words(Seed), words(Seed));
    QVERIFY(words(Seed) != words(Seed + 1));
}

void TestSimNeighbours::monitorsHaveAPlaceAndEightNamedLines()
{
    int monitors = 0;
    for (const fleet::Neighbour &neighbour : fleet::neighbours(Seed, 0s)) {
        const bool monitor = neighbour.kind() == fleet::Neighbour::Kind::LineMonitor;
        QCOMPARE(neighbour.place().has_value(), monitor);
        QCOMPARE(neighbour.lines().size(), monitor ? 8 : 0);
        if (!monitor)
            continue;
        ++monitors;
        // The island, roughly.
        QVERIFY(neighbour.place()->lat > 5.9 && neighbour.place()->lat < 9.9);
        QVERIFY(neighbour.place()->lon > 79.6 && neighbour.place()->lon < 81.9);
        const QJsonObject lines = neighbour.lines();
        for (int line = 1; line <= 8; ++line) {
            const QJsonValue entry = lines[QString::number(line)];
            QVERIFY(!entry["label"_L1].toString().isEmpty());
            QVERIFY(entry["customers"_L1].toInt() > 0);
        }
    }
    QCOMPARE(monitors, 7);
}

void TestSimNeighbours::aLineGoesOffAndComesBack()
{
    // Within any hour one of them does, long enough to be believed.
    for (int hour = 0; hour < 24; ++hour) {
        int returns = 0;
        for (const fleet::Neighbour &neighbour : fleet::neighbours(Seed, 0s)) {
            if (neighbour.kind() != fleet::Neighbour::Kind::LineMonitor)
                continue;
            std::optional<core::UtcTime> before;
            QMap<QByteArray, core::UtcTime> off;
            for (core::UtcTime at = m_noon + std::chrono::hours(hour);
                 at < m_noon + std::chrono::hours(hour + 1); at += neighbour.pause()) {
                for (const fleet::Saying &saying : neighbour.say(at, before, {})) {
                    const QByteArray line = saying.payload.mid(2, 1);
                    if (saying.payload.endsWith(":'false'}"))
                        off.insert(line, at);
                    else if (off.contains(line) && saying.payload.endsWith(":'true'}"))
                        returns += at - off.take(line) >= 60s;
                }
                before = at;
            }
        }
        QVERIFY2(returns > 0, qPrintable(QString::number(hour)));
    }
}

void TestSimNeighbours::aPlugKeepsItsRegisterWhileOff()
{
    for (const fleet::Neighbour &neighbour : fleet::neighbours(Seed, 0s)) {
        if (neighbour.orderTopic().isEmpty())
            continue;
        const bool shelly = neighbour.kind() == fleet::Neighbour::Kind::ShellyPlug;
        const auto order = [shelly](bool on) -> QByteArray {
            if (!shelly)
                return on ? "ON" : "OFF";
            return QByteArray("{\"method\":\"Switch.Set\",\"params\":{\"id\":0,\"on\":") +
                   (on ? "true" : "false") + "}}";
        };
        const auto total = [&](core::UtcTime at, const fleet::PlugState &state) {
            const QByteArray text = neighbour.say(at, at, state).last().payload;
            return text.mid(text.toLower().indexOf("\"total\":") + 8)
                .split(',')
                .first()
                .split('}')
                .first()
                .toDouble();
        };
        fleet::PlugState state;
        QVERIFY(neighbour.obey("nonsense", m_noon, state).isEmpty());
        QVERIFY(state.on);
        const double before = total(m_noon, state);
        QVERIFY(!neighbour.obey(order(false), m_noon, state).isEmpty());
        QVERIFY(!state.on);
        QCOMPARE(total(m_noon + 2h, state), before);
        QVERIFY(!neighbour.obey(order(true), m_noon + 2h, state).isEmpty());
        QCOMPARE(total(m_noon + 2h, state), before);
        QVERIFY(total(m_noon + 4h, state) > before);
    }
}

void TestSimNeighbours::speakAndObeyOverTheWire()
{
    peers::MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.error()));
    Listener listener(broker.port(), "#");
    QTRY_VERIFY(listener.isSubscribed());
    SimProcess sim;
    QVERIFY2(sim.start({u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(broker.port()), u"--mqtt-devices"_s, u"1"_s,
                        u"--neighbours"_s, u"--seed"_s, QString::number(Seed)}),
             qPrintable(sim.error()));
    const auto all = fleet::neighbours(Seed, 0s);
    const QJsonArray told = sim.ready()["neighbours"_L1].toArray();
    QCOMPARE(told.size(), all.size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        QCOMPARE(told[i]["id"_L1].toString(), all[i].id());
        QCOMPARE(told[i]["profile"_L1].toString(), all[i].profile());
        QVERIFY(!told[i]["name"_L1].toString().isEmpty());
        const auto said = all[i].say(m_noon, {}, {});
        QTRY_VERIFY_WITH_TIMEOUT(!listener.on(said.last().topic).isEmpty(), 30000);
    }
    for (const fleet::Neighbour &neighbour : all) {
        if (neighbour.kind() != fleet::Neighbour::Kind::TasmotaPlug)
            continue;
        // The plug listens from the moment it speaks, or a little later: the order is repeated until then.
        const QByteArray answer = "stat/" + neighbour.id().toUtf8() + "/POWER";
        QTRY_VERIFY_WITH_TIMEOUT(
            (listener.publish(neighbour.orderTopic(), "OFF"), listener.lastOn(answer) == "OFF"), 30000);
    }
    QVERIFY(sim.stop());
}

void TestSimNeighbours::withoutABrokerTheyAreRefused()
{
    SimProcess sim;
    QVERIFY(!sim.run({u"--rtu-units"_s, u"1"_s, u"--neighbours"_s}));
    QVERIFY2(sim.error().contains(u"--neighbours"_s), qPrintable(sim.error()));
}

QTEST_GUILESS_MAIN(TestSimNeighbours)
#include "tst_simneighbours.moc"
