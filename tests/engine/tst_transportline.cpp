// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "../../modules/engine/transportline.h"

using namespace Qt::StringLiterals;

namespace {

/// A transport that does nothing but say what it is told to.
class Saying : public core::Transport
{
public:
    using core::Transport::Transport;
    void start() override {}
    void stop() override { emit stopped(); }
    void committed(quint64) override {}
    void send(const core::OutgoingMessage &) override {}
};

} // namespace

class TestTransportLine : public QObject
{
    Q_OBJECT

private slots:
    void aPortThatMovedIsShownWhereItIs();
};

void TestTransportLine::aPortThatMovedIsShownWhereItIs()
{
    auto series = std::make_shared<core::SeriesTable>();
    live::LiveStore live(series, std::make_shared<core::SystemClock>(), core::ProfileStore());
    engine::TransportInfo info;
    info.id = core::TransportId(u"bus1"_s);
    info.type = u"modbus-rtu"_s;
    info.address = u"/dev/ttyUSB0, 9600 8N1"_s;
    engine::TransportLine line(info);
    auto made = std::make_unique<Saying>();
    Saying *bus = made.get();
    line.start(std::move(made),
               std::make_unique<engine::IngestPath>(series, live, QList<core::Reading>(), core::UtcTime{}));
    QSignalSpy changed(&line, &engine::TransportLine::changed);
    quint64 sequence = 0;
    const auto say = [&](const QString &kind, const QString &to) {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = info.id;
        batch->sequence = ++sequence;
        core::Event event;
        event.kind = kind;
        event.detail = {{u"from"_s, u"/dev/ttyUSB0"_s}, {u"to"_s, to}};
        batch->events.append(event);
        QMetaObject::invokeMethod(bus, [bus, batch] { emit bus->batchReady(batch); });
    };
    say(u"port-lost"_s, u"/dev/ttyUSB9"_s);
    say(u"port-moved"_s, u"/dev/ttyUSB1"_s);
    QTRY_COMPARE(line.info().address, u"/dev/ttyUSB1, 9600 8N1"_s);
    QCOMPARE(changed.size(), 1);
    say(u"port-moved"_s, u"/dev/serial/by-path/pci-0, left"_s);
    QTRY_COMPARE(line.info().address, u"/dev/serial/by-path/pci-0, left, 9600 8N1"_s);
    QSignalSpy stopped(&line, &engine::TransportLine::stopped);
    line.stop();
    QVERIFY(stopped.size() == 1 || stopped.wait());
}

QTEST_GUILESS_MAIN(TestTransportLine)
#include "tst_transportline.moc"
