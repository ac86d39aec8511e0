// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command.h"
#include "core/result.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using core::Error;
using core::ErrorCode;
using core::Outcome;
using core::Result;

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void value();
    void error();
    void ofNothing();
    void ofAMoveOnlyValue();
    void errorText_data();
    void errorText();
    void codesHaveNames();
    void outcomes_data();
    void outcomes();
    void commandIdsDiffer();
};

void TestResult::value()
{
    Result<QString> result(u"ok"_s);
    QVERIFY(result.ok() && result);
    QCOMPARE(*result, u"ok"_s);
    QCOMPARE(result->size(), 2);
    result.value() = u"changed"_s;
    QCOMPARE(std::move(result).value(), u"changed"_s);
}

void TestResult::error()
{
    const Result<int> result(Error{ErrorCode::Timeout, u"bus1"_s, u"silence"_s, {}});
    QVERIFY(!result.ok() && !result);
    QVERIFY(result.error().code == ErrorCode::Timeout);
    QVERIFY_EXCEPTION_THROWN((void)result.value(), std::bad_variant_access);
}

void TestResult::ofNothing()
{
    QVERIFY(Result<void>().ok());
    const Result<void> failed(Error{ErrorCode::Io, {}, u"x"_s, {}});
    QVERIFY(!failed);
    QCOMPARE(failed.error().detail, u"x"_s);
}

void TestResult::ofAMoveOnlyValue()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 7);
}

void TestResult::errorText_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("text");
    QTest::newRow("all") << u"f"_s << u"bad"_s << u"Fix it."_s << u"f: bad. Fix it."_s;
    QTest::newRow("with its own stop") << u"f"_s << u"bad."_s << u"Fix it."_s << u"f: bad. Fix it."_s;
    QTest::newRow("no remedy") << u"f"_s << u"bad"_s << QString() << u"f: bad"_s;
    QTest::newRow("nowhere") << QString() << u"bad"_s << QString() << u"bad"_s;
}

void TestResult::errorText()
{
    QFETCH(QString, where);
    QFETCH(QString, detail);
    QFETCH(QString, remedy);
    QTEST((Error{ErrorCode::Io, where, detail, remedy}.toString()), "text");
}

void TestResult::codesHaveNames()
{
    QSet<QString> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        names.insert(core::errorCodeName(static_cast<ErrorCode>(code)));
    QCOMPARE(names.size(), static_cast<int>(ErrorCode::Internal) + 1);
    QCOMPARE(core::errorCodeName(ErrorCode::NotFound), u"NotFound"_s);
    QCOMPARE(core::errorCodeName(ErrorCode::DiskFull), u"DiskFull"_s);
    QCOMPARE(core::errorCodeName(ErrorCode::Internal), u"Internal"_s);
}

void TestResult::outcomes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("exitCode");
    const QList<std::pair<QString, int>> rows{{u"Verified"_s, 0},  {u"Mismatch"_s, 10}, {u"Rejected"_s, 11},
                                              {u"NoAnswer"_s, 12}, {u"NotSent"_s, 13},  {u"Expired"_s, 14},
                                              {u"Cancelled"_s, 15}};
    for (const auto &[name, code] : rows)
        QTest::newRow(qPrintable(name)) << name << code;
}

void TestResult::outcomes()
{
    QFETCH(QString, name);
    QFETCH(int, exitCode);
    const auto outcome = core::outcomeFromName(name);
    QVERIFY(outcome);
    QCOMPARE(QString(core::outcomeName(*outcome)), name);
    QCOMPARE(core::outcomeExitCode(*outcome), exitCode);
    QVERIFY(!core::outcomeFromName(name.toLower()));
}

void TestResult::commandIdsDiffer()
{
    QVERIFY(core::newCommandId() != core::newCommandId());
    QCOMPARE(core::newCommandId().toString().size(), 36);
}

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
