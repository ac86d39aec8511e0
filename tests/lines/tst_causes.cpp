// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/causes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::Cause;
using lines::Outage;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'700'000'000'000'000);

Outage outage(const QString &device, int line, std::chrono::seconds after)
{
    Outage made;
    made.device = core::DeviceId(device);
    made.line = QString::number(line);
    made.start = Start + after;
    made.startUncertain = 10s;
    return made;
}

lines::CauseFacts facts()
{
    lines::CauseFacts made;
    for (const QString &device : {u"A"_s, u"B"_s, u"C"_s, u"D"_s}) {
        made.linesOf.insert(core::DeviceId(device), 8);
        made.regionOf.insert(core::DeviceId(device), u"Western"_s);
    }
    made.linesOf.insert(core::DeviceId(u"far"_s), 2);
    return made;
}

} // namespace

class TestCauses : public QObject
{
    Q_OBJECT

private slots:
    void oneLine()
    {
        const auto found = lines::causesOf({outage(u"A"_s, 3, 0s), outage(u"A"_s, 4, 61s)}, facts());
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].cause, Cause::OneLine);
        QCOMPARE(found[0].lines, 1);
        QCOMPARE(found[0].evidence(), u"1 of 8 lines of the device within 60 s, 1 of 4 devices of the region "
                                      "within 5 min"_s);
    }

    void everyLineOfTheDevice()
    {
        QList<Outage> outages;
        for (int line = 1; line <= 8; ++line)
            outages.append(outage(u"A"_s, line, 3s * line));
        for (const auto &one : lines::causesOf(outages, facts())) {
            QCOMPARE(one.cause, Cause::WholeDevice);
            QCOMPARE(one.lines, 8);
        }
        outages.removeLast();
        for (const auto &one : lines::causesOf(outages, facts()))
            QCOMPARE(one.cause, Cause::SomeLines);
        outages.resize(2);
        QCOMPARE(lines::causesOf(outages, facts())[0].cause, Cause::SomeLines);
        outages.resize(1);
        QCOMPARE(lines::causesOf(outages, facts())[0].cause, Cause::OneLine);
    }

    /// Two of four devices within five minutes are a region, one of four is not, and others do not count.
    void devicesOfARegion()
    {
        auto found = lines::causesOf({outage(u"A"_s, 1, 0s), outage(u"B"_s, 1, 300s)}, facts());
        QCOMPARE(found[0].cause, Cause::Region);
        QCOMPARE(found[1].cause, Cause::Region);
        QCOMPARE(found[0].devices, 2);
        found = lines::causesOf({outage(u"A"_s, 1, 0s), outage(u"B"_s, 1, 301s)}, facts());
        QCOMPARE(found[0].cause, Cause::OneLine);
        found = lines::causesOf({outage(u"A"_s, 1, 0s), outage(u"far"_s, 1, 0s)}, facts());
        QCOMPARE(found[0].cause, Cause::OneLine);
        QCOMPARE(found[1].cause, Cause::OneLine);
    }

    void theDeviceWasSilent()
    {
        Outage after = outage(u"A"_s, 1, 0s);
        after.gapTouched = true;
        after.startUncertain = 91s;
        QCOMPARE(lines::causesOf({after}, facts())[0].cause, Cause::PowerOrLink);
        after.startUncertain = 90s;
        QCOMPARE(lines::causesOf({after}, facts())[0].cause, Cause::OneLine);
    }

    void workThatWasAnnounced_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("planned");
        QTest::newRow("everywhere") << QString() << QString() << 0 << 10 << true;
        QTest::newRow("this line") << u"A"_s << u"1"_s << 0 << 10 << true;
        QTest::newRow("from its beginning") << u"A"_s << u"1"_s << 5 << 10 << true;
        QTest::newRow("until before its end") << u"A"_s << u"1"_s << 0 << 5 << false;
        QTest::newRow("another line") << u"A"_s << u"2"_s << 0 << 10 << false;
        QTest::newRow("another device") << u"B"_s << QString() << 0 << 10 << false;
    }

    void workThatWasAnnounced()
    {
        QFETCH(QString, device);
        QFETCH(QString, line);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, planned);
        lines::CauseFacts known = facts();
        known.planned = {{core::DeviceId(device),
                          line,
                          {Start + std::chrono::seconds(from), Start + std::chrono::seconds(to)}}};
        const auto found = lines::causesOf({outage(u"A"_s, 1, 5s)}, known);
        QCOMPARE(found[0].cause == Cause::Planned, planned);
    }

    void everyCauseHasAName()
    {
        QSet<QString> names;
        for (const Cause cause : {Cause::Planned, Cause::Region, Cause::WholeDevice, Cause::PowerOrLink,
                                  Cause::SomeLines, Cause::OneLine})
            names.insert(lines::causeName(cause));
        QCOMPARE(names.size(), 6);
    }
};

QTEST_APPLESS_MAIN(TestCauses)
#include "tst_causes.moc"
