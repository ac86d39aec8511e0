// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/readplan.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using modbus::BlockRead;
using modbus::ReadPlan;
using Wanted = ReadPlan::Wanted;

class TestReadPlan : public QObject
{
    Q_OBJECT

private slots:
    void joinsNeighbours()
    {
        const ReadPlan plan({{3, 10, 2}, {3, 6, 2}, {3, 8, 2}}, 30, 0, {});
        QCOMPARE(plan.blocks().size(), std::size_t{1});
        QCOMPARE(plan.blocks()[0].variants.front(), (BlockRead{3, 6, 6}));
        QCOMPARE(plan.blocks()[0].registers, (std::vector<std::size_t>{1, 2, 0}));
    }

    void gapsOnlyWhenCheaper_data()
    {
        QTest::addColumn<int>("gap");
        QTest::addColumn<int>("maxGap");
        QTest::addColumn<int>("blocks");
        QTest::newRow("no gap allowed") << 1 << 0 << 2;
        QTest::newRow("allowed and cheaper") << 8 << 8 << 1;
        QTest::newRow("allowed, wider than allowed") << 9 << 8 << 2;
        QTest::newRow("allowed but dearer than an exchange") << 11 << 100 << 2; // 22 characters against 20
        QTest::newRow("just cheaper") << 9 << 100 << 1;
    }
    void gapsOnlyWhenCheaper()
    {
        QFETCH(int, gap);
        QFETCH(int, maxGap);
        QFETCH(int, blocks);
        const ReadPlan plan({{3, 0, 2}, {3, static_cast<std::uint16_t>(2 + gap), 2}}, 100, maxGap, {});
        QCOMPARE(static_cast<int>(plan.blocks().size()), blocks);
    }

    void limits()
    {
        std::vector<Wanted> wanted;
        for (int i = 0; i < 20; ++i)
            wanted.push_back({3, static_cast<std::uint16_t>(2 * i), 2});
        const ReadPlan plan(wanted, 15, 0, {});
        QCOMPARE(plan.blocks().size(), std::size_t{3}); // 7 pairs at most in 15 registers
        for (const auto &block : plan.blocks())
            QVERIFY(block.variants.front().count <= 15);
        const ReadPlan wide({{3, 0, 4}}, 2, 0, {});
        QCOMPARE(wide.blocks()[0].variants.front().count, 4); // a register is never cut
    }

    void functionsStayApart()
    {
        const ReadPlan plan({{3, 0, 1}, {4, 1, 1}}, 30, 10, {});
        QCOMPARE(plan.blocks().size(), std::size_t{2});
    }

    void pollGroupsStayApart()
    {
        const ReadPlan plan({{4, 0, 2, 1}, {4, 2, 2, 10}, {4, 4, 2, 1}, {4, 6, 2, 10}}, 30, 8, {});
        QCOMPARE(plan.blocks().size(), std::size_t{2});
        QCOMPARE(plan.blocks()[0].every, 1);
        QCOMPARE(plan.blocks()[0].registers, (std::vector<std::size_t>{0, 2}));
        QCOMPARE(plan.blocks()[0].variants.front(), (BlockRead{4, 0, 6}));
        QCOMPARE(plan.blocks()[1].every, 10);
        QCOMPARE(plan.blocks()[1].registers, (std::vector<std::size_t>{1, 3}));
        QCOMPARE(plan.wireCharacters(), 64);
        QCOMPARE(plan.meanCharacters(), 35.2);
    }

    void probesInSteps()
    {
        const ReadPlan plan({{4, 0, 2}, {4, 52, 2}}, 80, 0, {{4, 0, 7, 2}});
        QCOMPARE(plan.blocks()[0].variants, (std::vector<BlockRead>{{4, 0, 4}, {4, 0, 2}, {4, 0, 6}}));
        for (const BlockRead &probe : plan.probes())
            QCOMPARE(probe.count % 2, 0); // never half a float
        QCOMPARE(plan.probes().size(), std::size_t{3});
    }

    void variantsAndProbes()
    {
        const ReadPlan plan({{3, 6, 2}, {3, 54, 2}}, 30, 8, {{3, 54, 4}, {3, 4, 5}, {4, 0, 1}});
        const auto &first = plan.blocks()[0].variants; // 6 to 7, from 4 onwards up to 8
        QCOMPARE(first, (std::vector<BlockRead>{{3, 6, 2}, {3, 4, 4}, {3, 4, 5}}));
        QCOMPARE(plan.blocks()[1].variants, (std::vector<BlockRead>{{3, 54, 3}, {3, 54, 2}, {3, 54, 4}}));
        QCOMPARE(plan.probes().front().count, 1);
        std::set<std::pair<int, int>> shapes;
        for (const BlockRead &probe : plan.probes())
            QVERIFY(shapes.insert({probe.function, probe.count}).second);
        QVERIFY(shapes.contains({4, 1}));
    }

    void noProbesListed()
    {
        const ReadPlan single({{3, 6, 2}}, 30, 0, {});
        QCOMPARE(single.probes(), (std::vector<BlockRead>{{3, 6, 2}})); // never half a register
        const ReadPlan three({{3, 6, 2}, {3, 8, 2}, {3, 10, 2}}, 30, 0, {});
        QCOMPARE(three.probes(), (std::vector<BlockRead>{{3, 6, 2}, {3, 6, 4}, {3, 6, 6}}));
    }

    /// Functions and poll groups mixed and shuffled: as cheap as the best plans of each alone.
    void mixedIsAsCheapAsApart()
    {
        std::mt19937 random(1729);
        for (int round = 0; round < 200; ++round) {
            std::vector<Wanted> all;
            std::map<std::pair<int, int>, std::vector<Wanted>> apart;
            std::uint16_t address = 0;
            const int n = 1 + static_cast<int>(random() % 12);
            for (int i = 0; i < n; ++i) {
                const Wanted one{static_cast<std::uint8_t>(3 + random() % 2), address,
                                 static_cast<std::uint16_t>(1 + random() % 4),
                                 static_cast<std::uint16_t>(1 + 9 * (random() % 2))};
                address = static_cast<std::uint16_t>(address + one.words + random() % 6);
                all.push_back(one);
                apart[{one.function, one.every}].push_back(one);
            }
            std::shuffle(all.begin(), all.end(), random);
            int best = 0;
            for (const auto &[key, wanted] : apart)
                best += ReadPlan(wanted, 20, 9, {}).wireCharacters();
            const ReadPlan plan(all, 20, 9, {});
            QCOMPARE(plan.wireCharacters(), best);
            for (const auto &block : plan.blocks()) {
                for (const std::size_t index : block.registers) {
                    QCOMPARE(all[index].every, block.every);
                    QCOMPARE(all[index].function, block.variants.front().function);
                }
            }
        }
    }

    /// Against every other cut of the same registers: none is cheaper, and each register is fetched once.
    void cheapestOfAll()
    {
        std::mt19937 random(4711);
        for (int round = 0; round < 300; ++round) {
            const int n = 1 + static_cast<int>(random() % 8);
            std::vector<Wanted> wanted;
            int address = 0;
            for (int i = 0; i < n; ++i) {
                address += static_cast<int>(random() % 14);
                const int words = 1 << random() % 3;
                wanted.push_back({3, static_cast<std::uint16_t>(address), static_cast<std::uint16_t>(words)});
                address += words;
            }
            const int maxBlock = 4 + static_cast<int>(random() % 40);
            const int maxGap = static_cast<int>(random() % 14);
            const ReadPlan plan(wanted, maxBlock, maxGap, {});
            int best = INT_MAX;
            for (unsigned cuts = 0; cuts < 1u << (n - 1); ++cuts) {
                int cost = 0;
                bool allowed = true;
                int begin = 0;
                for (int i = 0; i < n; ++i) {
                    if (i + 1 < n && !(cuts & 1u << i)) {
                        const int end = wanted[static_cast<std::size_t>(i)].address +
                                        wanted[static_cast<std::size_t>(i)].words;
                        allowed = allowed && wanted[static_cast<std::size_t>(i) + 1].address - end <= maxGap;
                        continue;
                    }
                    const auto &last = wanted[static_cast<std::size_t>(i)];
                    const int count =
                        last.address + last.words - wanted[static_cast<std::size_t>(begin)].address;
                    allowed = allowed && (count <= maxBlock || begin == i);
                    cost += 20 + 2 * count;
                    begin = i + 1;
                }
                if (allowed)
                    best = std::min(best, cost);
            }
            QCOMPARE(plan.wireCharacters(), best);
            std::set<std::size_t> fetched;
            for (const auto &block : plan.blocks()) {
                for (const std::size_t index : block.registers) {
                    QVERIFY(fetched.insert(index).second);
                    const BlockRead &read = block.variants.front();
                    QVERIFY(wanted[index].address >= read.address);
                    QVERIFY(wanted[index].address + wanted[index].words <= read.address + read.count);
                }
            }
            QCOMPARE(fetched.size(), wanted.size());
        }
    }
};

QTEST_APPLESS_MAIN(TestReadPlan)
#include "tst_readplan.moc"
