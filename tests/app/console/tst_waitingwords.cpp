// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitingwords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using console::WaitingWords;

class TestWaitingWords : public QObject
{
    Q_OBJECT

private slots:
    void says_data();
    void says();
    void namesAFew();
};

namespace {

const core::UtcTime Now = core::fromMicros(1'800'000'000'000'000);

engine::TransportInfo broker(core::TransportState state, const QString &words = {})
{
    engine::TransportInfo info;
    info.name = u"Site"_s;
    info.type = u"mqtt"_s;
    info.address = u"10.0.0.5:1883"_s;
    info.state = state;
    info.words = words;
    info.startedAt = Now - std::chrono::seconds(12);
    info.broker.filters = {u"dev/+/status"_s, u"dev/+/heartbeat"_s};
    return info;
}

} // namespace

void TestWaitingWords::says_data()
{
    QTest::addColumn<QList<engine::TransportInfo>>("transports");
    QTest::addColumn<QString>("line");
    using State = core::TransportState;
    QTest::newRow("nothing") << QList<engine::TransportInfo>{}
                             << u"This workspace has no bus and no broker yet."_s;
    QTest::newRow("connected")
        << QList{broker(State::Up)}
        << u"Site: connected, started 12 s ago, nothing heard yet. It listens to dev/+/status, dev/+/heartbeat."_s;
    QTest::newRow("on its way") << QList{broker(State::Connecting)}
                                << u"Site: 10.0.0.5:1883, not connected yet."_s;
    QTest::newRow("down, with its words") << QList{broker(State::Down, u"nothing answers"_s)}
                                          << u"Site: 10.0.0.5:1883, not connected yet: nothing answers"_s;
    engine::TransportInfo bus;
    bus.name = u"Roof bus"_s;
    bus.type = u"modbus-rtu"_s;
    QTest::newRow("bus") << QList{bus} << u"Roof bus: no meter stands on this bus yet."_s;
}

void TestWaitingWords::says()
{
    QFETCH(QList<engine::TransportInfo>, transports);
    QFETCH(QString, line);
    QCOMPARE(WaitingWords::of(transports, Now), QStringList{line});
}

void TestWaitingWords::namesAFew()
{
    engine::TransportInfo talkative = broker(core::TransportState::Up);
    talkative.broker.filters = {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s};
    QVERIFY(WaitingWords::of({talkative}, Now).first().contains(u"a, b, c, d and 2 more"_s));
    const QStringList lines = WaitingWords::of(QList<engine::TransportInfo>(7, talkative), Now);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.last().startsWith(u"3 more"_s));
}

QTEST_MAIN(TestWaitingWords)
#include "tst_waitingwords.moc"
