// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmrule.h"
#include "alarmsound.h"
#include "alarmwords.h"
#include "models/alarmhiddenmodel.h"
#include "models/alarmsmodel.h"
#include "widgets/tabledelegate.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::AlarmChoice;
using console::AlarmGrouping;
using console::AlarmRow;
using console::AlarmsModel;
using Standing = AlarmRow::Standing;
using Hidden = AlarmRow::Hidden;

namespace {

const core::UtcTime Now = core::fromMicros(1'790'000'000'000'000);

AlarmRow alarm(int number, int priority, Standing standing, std::chrono::minutes ago,
               const QString &where = u"Shop 12"_s)
{
    AlarmRow row;
    row.id = u"rule@%1"_s.arg(number);
    row.rule = u"rule"_s;
    row.priority = priority;
    row.standing = standing;
    row.title = u"Alarm %1"_s.arg(number);
    row.where = where;
    row.now = u"241.2 V"_s;
    row.limit = u"253 V"_s;
    row.quality = core::Quality::Good;
    row.raisedAt = Now - ago;
    if (!row.isActive())
        row.clearedAt = row.raisedAt + 3min;
    return row;
}

/// "[Active, not acknowledged 2] 3 1 …": what stands in the list.
QString shown(const AlarmsModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const AlarmRow *found = model.alarmAt(row);
        rows << (found ? found->id.mid(5)
                       : u"[%1 %2]"_s.arg(
                             model.index(row, 0).data().toString(),
                             model.index(row, 0).data(widgets::TableDelegate::DetailRole).toString()));
    }
    return rows.join(u' ');
}

} // namespace

/// The alarms in their order: told by what changed, never by all anew.
class TestAlarmsModel : public QObject
{
    Q_OBJECT

private slots:
    void groupsByStateWorstFirst()
    {
        AlarmsModel model;
        const QAbstractItemModelTester tester(&model);
        model.put(alarm(1, 2, Standing::ActiveUnacknowledged, 40min));
        model.put(alarm(2, 1, Standing::ActiveUnacknowledged, 50min));
        model.put(alarm(3, 2, Standing::ActiveUnacknowledged, 10min));
        model.put(alarm(4, 4, Standing::ClearedUnacknowledged, 20min));
        model.put(alarm(5, 3, Standing::ActiveAcknowledged, 300min));
        QCOMPARE(model.rowCount(), 0); // nothing is told before the flush
        model.flush(Now);
        QCOMPARE(shown(model), u"[Active, not acknowledged 3] 2 3 1 [Cleared, not acknowledged 1] 4 "
                               "[Active, acknowledged 1] 5"_s);
        QCOMPARE(model.counts().unacknowledged(), 4);
        QCOMPARE(model.counts().activeInAll(), 4);
        QCOMPARE(model.foremost()->id, u"rule@2"_s);
        QCOMPARE(model.placeOf(u"rule@4"_s), 4);
        QCOMPARE(model.rowOf(u"rule@4"_s), 5);
    }

    void anAcknowledgedOneMovesAndStaysChosen()
    {
        AlarmsModel model;
        const QAbstractItemModelTester tester(&model);
        for (int number = 1; number <= 3; ++number)
            model.put(alarm(number, 2, Standing::ActiveUnacknowledged, std::chrono::minutes(number)));
        model.flush(Now);
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(model.rowOf(u"rule@2"_s), 0),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        model.put(alarm(2, 2, Standing::ActiveAcknowledged, 2min));
        model.flush(Now);
        QCOMPARE(shown(model), u"[Active, not acknowledged 2] 1 3 [Active, acknowledged 1] 2"_s);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(moves.size(), 1);
        QCOMPARE(model.alarmAt(selection.currentIndex().row())->id, u"rule@2"_s);
        // The last of a group takes its head along.
        model.put(alarm(1, 2, Standing::ActiveAcknowledged, 1min));
        model.remove(u"rule@3"_s);
        model.flush(Now);
        QCOMPARE(shown(model), u"[Active, acknowledged 2] 1 2"_s);
        QCOMPARE(model.counts().all(), 2);
        QVERIFY(!model.find(u"rule@3"_s));
    }

    void onlyWhatChangedIsTold()
    {
        AlarmsModel model;
        for (int number = 1; number <= 50; ++number)
            model.put(alarm(number, 3, Standing::ActiveAcknowledged, std::chrono::minutes(number)));
        model.flush(Now);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        AlarmRow row = alarm(7, 3, Standing::ActiveAcknowledged, 7min);
        model.put(row); // as it was
        model.flush(Now);
        QCOMPARE(changes.size(), 0);
        row.now = u"255 V"_s;
        model.put(row);
        model.flush(Now);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().at(0).toModelIndex().row(), model.rowOf(row.id));
        QCOMPARE(changes.first().at(1).toModelIndex().row(), model.rowOf(row.id));
    }

    void whatIsHiddenLeavesTheListAndIsCounted()
    {
        AlarmsModel model;
        const QAbstractItemModelTester tester(&model);
        model.put(alarm(1, 1, Standing::ActiveUnacknowledged, 5min));
        AlarmRow shelved = alarm(2, 2, Standing::ActiveUnacknowledged, 9min);
        shelved.hidden = Hidden::Shelved;
        shelved.hiddenUntil = Now + 57min;
        shelved.hiddenWhy = u"regulator swap"_s;
        model.put(shelved);
        model.flush(Now);
        QCOMPARE(shown(model), u"[Active, not acknowledged 1] 1"_s);
        QCOMPARE(model.counts().hiddenInAll(), 1);
        QCOMPARE(model.counts().unacknowledged(), 1);
        QCOMPARE(model.countOf(AlarmChoice::Shelved), 1);
        model.setChoice(AlarmChoice::Shelved);
        QCOMPARE(shown(model), u"[Shelved 1] 2"_s);
        QCOMPARE(model.index(1, AlarmsModel::Who).data().toString(), u"in 57 min"_s);
    }

    void choicesAndWords_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("wanted");
        QTest::newRow("all") << int(AlarmChoice::All) << QString() << 4;
        QTest::newRow("active") << int(AlarmChoice::ActiveUnacknowledged) << QString() << 1;
        QTest::newRow("cleared") << int(AlarmChoice::ClearedUnacknowledged) << QString() << 1;
        QTest::newRow("acknowledged") << int(AlarmChoice::ActiveAcknowledged) << QString() << 1;
        QTest::newRow("latched") << int(AlarmChoice::Latched) << QString() << 1;
        QTest::newRow("critical") << int(AlarmChoice::Critical) << QString() << 1;
        QTest::newRow("high") << int(AlarmChoice::High) << QString() << 1;
        QTest::newRow("suppressed") << int(AlarmChoice::Suppressed) << QString() << 1;
        QTest::newRow("by place") << int(AlarmChoice::All) << u"galle"_s << 1;
        QTest::newRow("two words") << int(AlarmChoice::All) << u"alarm galle"_s << 1;
        QTest::newRow("nothing") << int(AlarmChoice::All) << u"colombo"_s << 0;
    }

    void choicesAndWords()
    {
        QFETCH(int, choice);
        QFETCH(QString, words);
        QFETCH(int, wanted);
        AlarmsModel model;
        model.put(alarm(1, 1, Standing::ActiveUnacknowledged, 1min));
        model.put(alarm(2, 2, Standing::ClearedUnacknowledged, 2min, u"Galle Road"_s));
        model.put(alarm(3, 3, Standing::ActiveAcknowledged, 3min));
        model.put(alarm(4, 4, Standing::Latched, 4min));
        AlarmRow hidden = alarm(5, 1, Standing::ActiveUnacknowledged, 5min);
        hidden.hidden = Hidden::Suppressed;
        model.put(hidden);
        model.flush(Now);
        model.setChoice(AlarmChoice(choice));
        model.setFilter(words);
        QCOMPARE(model.shown(), wanted);
        if (words.isEmpty())
            QCOMPARE(model.countOf(AlarmChoice(choice)), wanted);
    }

    void groupsByPlaceAndByDay()
    {
        AlarmsModel model;
        const QAbstractItemModelTester tester(&model);
        model.put(alarm(1, 3, Standing::ActiveAcknowledged, 1min, u"Kandy"_s));
        model.put(alarm(2, 1, Standing::ActiveUnacknowledged, 9min, u"Galle"_s));
        model.put(alarm(3, 1, Standing::ActiveAcknowledged, 60min * 50, u"Kandy"_s));
        model.flush(Now);
        model.setGrouping(AlarmGrouping::Place);
        QCOMPARE(shown(model), u"[Galle 1] 2 [Kandy 2] 3 1"_s);
        model.setCollapsed(2, true);
        QCOMPARE(shown(model), u"[Galle 1] 2 [Kandy 2]"_s);
        QCOMPARE(model.shown(), 3);
        model.put(alarm(4, 2, Standing::ActiveAcknowledged, 2min, u"Kandy"_s));
        model.flush(Now);
        QCOMPARE(shown(model), u"[Galle 1] 2 [Kandy 3]"_s);
        model.setGrouping(AlarmGrouping::Time);
        QVERIFY2(shown(model).endsWith(u" 1] 3"_s), qPrintable(shown(model)));
        QCOMPARE(model.rowCount(), 6);
    }

    /// A random life of a thousand alarms ends as if all had been put at once, and is told by deltas alone.
    void manyTransitionsLeaveItInOrder()
    {
        QRandomGenerator random(20260722);
        AlarmsModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QHash<int, AlarmRow> last;
        for (int flush = 0; flush < 60; ++flush) {
            for (int step = 0; step < 30; ++step) {
                const int number = int(random.bounded(1, 120));
                if (random.bounded(5) == 0) {
                    model.remove(u"rule@%1"_s.arg(number));
                    last.remove(number);
                    continue;
                }
                AlarmRow row = alarm(number, 1 + int(random.bounded(4)), Standing(random.bounded(4)),
                                     std::chrono::minutes(random.bounded(500)));
                row.hidden = random.bounded(6) == 0 ? Hidden::Shelved : Hidden::No;
                last.insert(number, row);
                model.put(row);
            }
            model.flush(Now + std::chrono::seconds(flush));
        }
        QCOMPARE(resets.size(), 0);
        AlarmsModel fresh;
        for (const AlarmRow &row : std::as_const(last))
            fresh.put(row);
        fresh.flush(Now);
        QVERIFY(fresh.shown() > 20);
        // Two of one priority and instant may stand either way.
        const auto sorted = [](const QString &text) {
            QStringList words = text.split(u' ');
            words.sort();
            return words;
        };
        QCOMPARE(sorted(shown(model)), sorted(shown(fresh)));
        QCOMPARE(model.counts(), fresh.counts());
        for (int row = 1; row < model.rowCount(); ++row) {
            const AlarmRow *before = model.alarmAt(row - 1);
            const AlarmRow *after = model.alarmAt(row);
            if (before && after) {
                QVERIFY(before->priority < after->priority ||
                        (before->priority == after->priority && before->raisedAt >= after->raisedAt));
                QCOMPARE(model.rowOf(after->id), row);
            }
        }
    }

    void aFloodIsOneReset()
    {
        AlarmsModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        for (int number = 1; number <= 2 * AlarmsModel::MostAtOnce; ++number)
            model.put(alarm(number, 1 + number % 4, Standing::ActiveUnacknowledged, 1min));
        model.flush(Now);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(inserts.size(), 0);
        QCOMPARE(model.shown(), 2 * AlarmsModel::MostAtOnce);
    }

    void cellsSayWhatMarksShow()
    {
        AlarmsModel model;
        AlarmRow row = alarm(1, 2, Standing::ActiveUnacknowledged, 4min);
        row.quality = core::Quality::Stale;
        model.put(row);
        model.flush(Now);
        const auto said = [&model](int column) {
            return model.index(1, column).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(said(AlarmsModel::Mark), u"High: Active, not acknowledged"_s);
        QCOMPARE(said(AlarmsModel::Now), u"241.2 V, limit 253 V, Stale"_s);
        QCOMPARE(said(AlarmsModel::For), u"4 min"_s);
        QCOMPARE(said(AlarmsModel::Who), u"Acknowledge"_s);
        row.acknowledging = true;
        model.put(row);
        model.flush(Now);
        QCOMPARE(said(AlarmsModel::Who), u"Acknowledging…"_s);
        row.now.clear();
        model.put(row);
        model.flush(Now);
        QCOMPARE(said(AlarmsModel::Now), u"unknown, limit 253 V, Stale"_s);
    }

    void hiddenOnesOfOneCauseAreOneLine()
    {
        console::AlarmHiddenModel model;
        const QAbstractItemModelTester tester(&model);
        AlarmRow shelved = alarm(1, 2, Standing::ActiveUnacknowledged, 4min);
        shelved.hidden = Hidden::Shelved;
        shelved.hiddenUntil = Now + 57min;
        shelved.hiddenWhy = u"regulator swap"_s;
        AlarmRow node = alarm(2, 3, Standing::ActiveUnacknowledged, 6min, u"Node 1"_s);
        node.hidden = Hidden::Suppressed;
        node.hiddenWhy = u"Transport down, Depot broker"_s;
        AlarmRow other = node;
        other.id = u"rule@3"_s;
        model.setRows({&node, &shelved, &other}, Now);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(console::AlarmHiddenModel::LeftRole).toString(), u"in 57 min"_s);
        QVERIFY(model.index(0)
                    .data(console::AlarmHiddenModel::DetailRole)
                    .toString()
                    .contains(u"regulator swap"_s));
        QVERIFY(model.index(1).data().toString().startsWith(u'2'));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setRows({&node, &other}, Now + 1min);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(inserted.size(), 0);
    }

    void soundGoesOnUntilItIsStopped()
    {
        int beeps = 0;
        console::AlarmSound sound(nullptr, [&beeps] { ++beeps; });
        sound.start(3);
        QCOMPARE(beeps, 1);
        sound.start(3); // the same again is no sound more
        QCOMPARE(beeps, 1);
        sound.start(1); // a worse one is
        QCOMPARE(beeps, 2);
        QTRY_VERIFY_WITH_TIMEOUT(beeps >= 3, 30000);
        sound.stop();
        QVERIFY(!sound.isSounding());
        for (int priority = 2; priority <= 4; ++priority)
            QVERIFY(console::AlarmSound::every(priority) > console::AlarmSound::every(priority - 1));
    }

    /// The rules the program ships can be said in other languages.
    void shippedRulesHaveTheirWords()
    {
        const QList<alarms::AlarmRule> rules = alarms::standardSettings().rules;
        QVERIFY(!rules.isEmpty());
        const QStringList &known = console::AlarmWords::shippedTexts();
        for (const alarms::AlarmRule &rule : rules) {
            const QStringList texts = QStringList{rule.name} + rule.response.split(u'\n');
            for (const QString &text : texts)
                QVERIFY2(known.contains(text), qPrintable(text));
        }
    }
};

QTEST_MAIN(TestAlarmsModel)
#include "tst_alarmsmodel.moc"
