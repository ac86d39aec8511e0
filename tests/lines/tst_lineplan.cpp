// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/lineplan.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class TestLinePlan : public QObject
{
    Q_OBJECT

private slots:
    void labelsAndCustomersByDay()
    {
        const QTimeZone colombo("Asia/Colombo");
        const auto plan = lines::readLinePlan(json(R"({
            "1": {"label": "CEB grid", "customers": 100},
            "2": [{"label": "TP2", "customers": 40},
                  {"from": "2026-06-01", "label": "TP2 new", "customers": 55},
                  {"from": "2026-07-01T12:00:00+05:30", "label": "TP2 new"}],
            "8": {}})"),
                                              colombo);
        QVERIFY(plan.ok());
        QCOMPARE(plan->keys(), (QStringList{u"1"_s, u"2"_s, u"8"_s}));
        const auto day = core::fromMicros(
            QDateTime::fromString(u"2026-05-31T18:30:00Z"_s, Qt::ISODate).toMSecsSinceEpoch() * 1000);
        QCOMPARE(lines::labelOf(*plan, u"2"_s, day - std::chrono::microseconds(1)), u"TP2"_s);
        QCOMPARE(lines::labelOf(*plan, u"2"_s, day), u"TP2 new"_s);
        QCOMPARE(lines::labelOf(*plan, u"3"_s, day), QString());
        const auto customers = lines::customersOf(*plan, u"2"_s);
        QCOMPARE(customers.size(), 3);
        QVERIFY(customers[0].count == std::optional(40));
        QVERIFY(customers[1].count == std::optional(55));
        QVERIFY(customers[1].from == day);
        QVERIFY(!customers[2].count);
        QVERIFY(lines::customersOf(*plan, u"3"_s).isEmpty());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("a ninth line") << R"({"9": {}})"_ba << u"lines.9"_s;
        QTest::newRow("a name") << R"({"grid": {}})"_ba << u"lines.grid"_s;
        QTest::newRow("with a sign") << R"({"+1": {}})"_ba << u"lines.+1"_s;
        QTest::newRow("a text") << R"({"1": "CEB"})"_ba << u"lines.1"_s;
        QTest::newRow("half a customer") << R"({"1": {"customers": 1.5}})"_ba << u"lines.1.customers"_s;
        QTest::newRow("fewer than none") << R"({"1": {"customers": -1}})"_ba << u"lines.1.customers"_s;
        QTest::newRow("customers in words") << R"({"1": {"customers": "100"}})"_ba << u"lines.1.customers"_s;
        QTest::newRow("a number for a label") << R"({"1": {"label": 5}})"_ba << u"lines.1.label"_s;
        QTest::newRow("no day") << R"({"1": [{"from": "June"}]})"_ba << u"lines.1[0].from"_s;
        QTest::newRow("a time of no zone")
            << R"({"1": [{"from": "2026-06-01T12:00:00"}]})"_ba << u"lines.1[0].from"_s;
        QTest::newRow("out of order")
            << R"({"1": [{}, {"from": "2026-06-01"}, {"from": "2026-05-01"}]})"_ba << u"lines.1[2].from"_s;
        QTest::newRow("twice for ever") << R"({"1": [{}, {}]})"_ba << u"lines.1[1].from"_s;
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, text);
        const auto plan = lines::readLinePlan(json(text), QTimeZone::utc());
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().code, core::ErrorCode::BadInput);
        QTEST(plan.error().where, "key");
        QVERIFY(!plan.error().detail.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestLinePlan)
#include "tst_lineplan.moc"
