// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/scanexam.h"
#include "modbus/scanverdict.h"
#include "peers/meterbus.h"

#include <QTest>

using namespace Qt::StringLiterals;
using modbus::Answer;
using modbus::BlockRead;
using modbus::HeardUnit;
using modbus::ScanEvidence;
using modbus::ScanExam;
using modbus::ScanFinding;
using modbus::ScanLine;
using modbus::ScanNote;
using modbus::ScanPlan;
using modbus::ScanRequest;

namespace {

const QString Frames = QStringLiteral(METERDECK_SOURCE_DIR "/tests/modbus/meterframes");
constexpr quint8 Unit = 7;

const ScanPlan &wholePlan()
{
    static const ScanPlan plan = [] {
        ScanRequest request;
        request.port = u"line"_s;
        auto made = ScanPlan::make(request, core::ProfileStore::load({}, nullptr).all());
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return *made;
    }();
    return plan;
}

QByteArray framed(QByteArray frame)
{
    const quint16 sum = modbus::crc16(frame);
    frame.append(static_cast<char>(sum & 0xFF));
    frame.append(static_cast<char>(sum >> 8));
    return frame;
}

Answer valid(const BlockRead &read, const QByteArray &values, quint8 unit = Unit)
{
    Answer answer;
    answer.kind = Answer::Kind::Valid;
    answer.values = values;
    QByteArray frame;
    frame.append(static_cast<char>(unit));
    frame.append(static_cast<char>(read.function));
    frame.append(static_cast<char>(values.size()));
    answer.raw = framed(frame + values);
    return answer;
}

Answer exception(int code)
{
    Answer answer;
    answer.kind = Answer::Kind::Exception;
    answer.exceptionCode = code;
    return answer;
}

Answer plain(Answer::Kind kind, const QByteArray &raw = {})
{
    Answer answer;
    answer.kind = kind;
    answer.raw = raw;
    return answer;
}

/// Asks a meter of the fixtures until nothing more is wanted.
ScanExam examine(const peers::MeterMemory &memory, int *questions = nullptr)
{
    ScanExam exam(&wholePlan(), Unit);
    int asked = 0;
    for (QList<BlockRead> wanted = exam.wanted(); !wanted.isEmpty(); wanted = exam.wanted(), ++asked) {
        const BlockRead read = wanted.front();
        const bool has = memory.has(read.function, read.address, read.count);
        exam.take(read,
                  has ? valid(read, memory.bytes(read.function, read.address, read.count)) : exception(2), {},
                  true);
    }
    if (questions)
        *questions = asked;
    return exam;
}

peers::MeterMemory memoryOf(const QString &id)
{
    return peers::MeterMemory::load(Frames + u'/' + id + u".json"_s);
}

ScanFinding foundAt(int unit, ScanFinding::Kind kind, const ScanLine &line)
{
    ScanFinding finding;
    finding.unit = unit;
    finding.kind = kind;
    finding.line = line;
    return finding;
}

} // namespace

class TestScanVerdict : public QObject
{
    Q_OBJECT

private slots:
    void refusesBadRequests_data();
    void refusesBadRequests();
    void asksFactorySettingsFirst();
    void asksOnlyReads();
    void aDeadAddressCostsOneQuestionForEachFunction();
    void namesEveryMeter_data();
    void namesEveryMeter();
    void tellsTheEvidence();
    void isNotFooledByHalfAnAnswer();
    void judges_data();
    void judges();
    void aLateAnswerIsNoStranger();
    void settles();
};

void TestScanVerdict::refusesBadRequests_data()
{
    QTest::addColumn<ScanRequest>("request");
    QTest::addColumn<QString>("words");
    ScanRequest good;
    good.port = u"line"_s;
    const auto row = [&](const char *name, auto change, const QString &words) {
        ScanRequest request = good;
        change(request);
        QTest::newRow(name) << request << words;
    };
    row(
        "no port", [](ScanRequest &r) { r.port = u" "_s; }, u"no serial port"_s);
    row(
        "unit 0", [](ScanRequest &r) { r.firstUnit = 0; }, u"units 0 to 247"_s);
    row(
        "unit 248", [](ScanRequest &r) { r.lastUnit = 248; }, u"units 1 to 248"_s);
    row(
        "backwards", [](ScanRequest &r) { r.firstUnit = 9, r.lastUnit = 3; }, u"units 9 to 3"_s);
    row(
        "no speed", [](ScanRequest &r) { r.bauds = {0}; }, u"0 baud"_s);
    row(
        "parity", [](ScanRequest &r) { r.parities = {u"mark"_s}; }, u"mark"_s);
    row(
        "stop bits", [](ScanRequest &r) { r.stopBits = 3; }, u"3 stop bits"_s);
}

void TestScanVerdict::refusesBadRequests()
{
    QFETCH(ScanRequest, request);
    QFETCH(QString, words);
    const auto plan = ScanPlan::make(request, core::ProfileStore::load({}, nullptr).all());
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, core::ErrorCode::BadInput);
    QVERIFY2(plan.error().detail.contains(words), qPrintable(plan.error().detail));
    QVERIFY(!plan.error().remedy.isEmpty());
}

void TestScanVerdict::asksFactorySettingsFirst()
{
    const auto &lines = wholePlan().lines();
    QCOMPARE(lines.size(), ScanPlan::usualBauds().size() * ScanPlan::usualParities().size());
    QCOMPARE(lines[0].text(), u"9600 8N1"_s);
    QCOMPARE(lines[1].text(), u"9600 8E1"_s);
    QCOMPARE(lines[2].text(), u"2400 8N1"_s);
    // Low addresses under every setting before the high ones; each address once under each.
    const auto &passes = wholePlan().passes();
    QCOMPARE(passes.size(), 2 * lines.size());
    QCOMPARE(passes.front().lastUnit, ScanPlan::LikelyUnits);
    QCOMPARE(passes.back().lastUnit, ScanPlan::MostUnit);
    QCOMPARE(wholePlan().addresses(), ScanPlan::MostUnit * static_cast<int>(lines.size()));
}

void TestScanVerdict::asksOnlyReads()
{
    const auto check = [](const QList<BlockRead> &reads) {
        for (const BlockRead &read : reads) {
            QVERIFY(read.function == 3 || read.function == 4);
            QVERIFY(read.count >= 1 && read.count <= 125);
        }
    };
    check(wholePlan().presence());
    QCOMPARE(wholePlan().candidates().size(), 22);
    for (const auto &candidate : wholePlan().candidates()) {
        QVERIFY(!candidate.voltage.isEmpty());
        check(candidate.voltage);
        check(candidate.frequency);
        check(candidate.all);
    }
}

void TestScanVerdict::aDeadAddressCostsOneQuestionForEachFunction()
{
    ScanExam exam(&wholePlan(), Unit);
    QSet<int> functions;
    int asked = 0;
    for (; !exam.wanted().isEmpty() && asked < 10; ++asked) {
        functions.insert(exam.wanted().front().function);
        exam.take(exam.wanted().front(), plain(Answer::Kind::NoAnswer), {}, true);
    }
    QCOMPARE(asked, 2);
    QCOMPARE(functions, QSet<int>({3, 4}));
    QVERIFY(modbus::ScanVerdict::judge(wholePlan().candidates(), {}, exam.heard()).isEmpty());
}

void TestScanVerdict::namesEveryMeter_data()
{
    QTest::addColumn<QString>("id");
    for (const auto &candidate : wholePlan().candidates())
        QTest::newRow(qPrintable(candidate.profile->id.toString())) << candidate.profile->id.toString();
}

void TestScanVerdict::namesEveryMeter()
{
    QFETCH(QString, id);
    int questions = 0;
    const ScanExam exam = examine(memoryOf(id), &questions);
    const auto findings =
        modbus::ScanVerdict::judge(wholePlan().candidates(), ScanLine{9600, u"none"_s, 1}, exam.heard());
    QCOMPARE(findings.size(), 1);
    QVERIFY2(questions <= 110, qPrintable(QString::number(questions)));
    QStringList named;
    double own = 0;
    for (const auto &score : findings.front().profiles) {
        named << u"%1 %2"_s.arg(score.profile.toString()).arg(score.score, 0, 'f', 3);
        if (score.profile.toString() == id)
            own = score.score;
    }
    const QByteArray words = named.join(u", "_s).toUtf8();
    QVERIFY2(!named.isEmpty(), words);
    // Twins share every register; a meter without a voltage register cannot be recognised by it.
    QVERIFY2(own >= findings.front().profiles.front().score - 1e-9, words);
    if (id == "sdm72"_L1) {
        QCOMPARE(findings.front().kind, ScanFinding::Kind::Unrecognised);
        return;
    }
    QCOMPARE(findings.front().kind, ScanFinding::Kind::Meter);
    QVERIFY2(own >= 0.75, words);
    // What is level is a twin.
    int level = 0;
    for (const auto &score : findings.front().profiles)
        level += score.score > own - 0.02 ? 1 : 0;
    QVERIFY2(level <= (id.startsWith(u"sdm"_s) ? 2 : 1), words);
}

void TestScanVerdict::tellsTheEvidence()
{
    const ScanExam exam = examine(memoryOf(u"sdm120"_s));
    const auto findings = modbus::ScanVerdict::judge(wholePlan().candidates(), {}, exam.heard());
    const auto &evidence = findings.front().profiles.front().evidence;
    const auto of = [&](core::Quantity quantity) -> const ScanEvidence & {
        for (const ScanEvidence &one : evidence) {
            if (one.quantity == quantity)
                return one;
        }
        qFatal("not named");
    };
    const ScanEvidence &voltage = of(core::Quantity::Voltage);
    QCOMPARE(voltage.kind, ScanEvidence::Kind::Plausible);
    QCOMPARE(voltage.function, 4);
    QCOMPARE(voltage.address, 0);
    QVERIFY(std::abs(*voltage.value - 229.4) < 0.01);
    QVERIFY(voltage.from < 229 && voltage.to > 230);
    const ScanEvidence &frequency = of(core::Quantity::Frequency);
    QCOMPARE(frequency.address, 70);
    QCOMPARE(frequency.from, 45.0);
    // The weightiest first.
    for (qsizetype i = 1; i < evidence.size(); ++i)
        QVERIFY(std::abs(evidence[i - 1].weight) >= std::abs(evidence[i].weight));
}

/// A read one register beside the right one gives numbers too: voltage and frequency together tell.
void TestScanVerdict::isNotFooledByHalfAnAnswer()
{
    peers::MeterMemory memory;
    for (int address = 0; address < 400; ++address)
        memory.set(3, address, static_cast<quint16>(2300 + address));
    const ScanExam exam = examine(memory);
    const auto findings = modbus::ScanVerdict::judge(wholePlan().candidates(), {}, exam.heard());
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.front().kind, ScanFinding::Kind::Unrecognised);
}

void TestScanVerdict::judges_data()
{
    using Kind = ScanFinding::Kind;
    QTest::addColumn<QList<Answer>>("answers");
    QTest::addColumn<QList<int>>("kinds");
    const BlockRead read{3, 0, 2};
    const auto values = QByteArray::fromHex("41424344");
    const auto stranger = plain(Answer::Kind::NoAnswer, valid(read, values, 9).raw);
    const auto crc = plain(Answer::Kind::Crc);
    const auto noise = plain(Answer::Kind::Noise, "\x01\x02\x03");
    const auto silence = plain(Answer::Kind::NoAnswer);
    Answer twice = valid(read, values);
    twice.raw += valid(read, QByteArray::fromHex("41424345")).raw;
    const auto is = [](Kind kind) { return QList<int>{static_cast<int>(kind)}; };
    QTest::newRow("silence") << QList<Answer>{silence, silence} << QList<int>();
    QTest::newRow("a glitch") << QList<Answer>{noise, silence, silence, silence} << QList<int>();
    QTest::newRow("exceptions only") << QList<Answer>{exception(1), exception(2)} << is(Kind::Unrecognised);
    QTest::newRow("one damaged") << QList<Answer>{crc, exception(2), exception(2)} << is(Kind::Unrecognised);
    QTest::newRow("damaged again and again") << QList<Answer>{crc, crc, silence, crc} << is(Kind::Clash);
    QTest::newRow("damaged between good ones")
        << QList<Answer>{crc, exception(2), crc, exception(2), crc} << is(Kind::Clash);
    QTest::newRow("two answers to one question") << QList<Answer>{twice, twice, twice} << is(Kind::Clash);
    QTest::newRow("noise again and again") << QList<Answer>{noise, noise, noise} << is(Kind::Unreadable);
    QTest::newRow("another unit once") << QList<Answer>{stranger, silence, silence} << QList<int>();
    QTest::newRow("another unit always") << QList<Answer>{stranger, stranger, stranger} << is(Kind::Ghost);
}

void TestScanVerdict::judges()
{
    QFETCH(QList<Answer>, answers);
    QFETCH(QList<int>, kinds);
    HeardUnit heard(Unit);
    for (const Answer &answer : answers)
        heard.take({3, 0, 2}, answer);
    QList<int> found;
    for (const ScanFinding &finding : modbus::ScanVerdict::judge(wholePlan().candidates(), {}, heard)) {
        found << static_cast<int>(finding.kind);
        QCOMPARE(finding.unit, int(Unit));
        if (finding.kind == ScanFinding::Kind::Ghost)
            QCOMPARE(finding.answeredBy, 9);
    }
    QCOMPARE(found, kinds);
}

void TestScanVerdict::aLateAnswerIsNoStranger()
{
    HeardUnit heard(Unit);
    const BlockRead read{3, 0, 2};
    const auto stranger = plain(Answer::Kind::NoAnswer, valid(read, QByteArray::fromHex("41424344"), 9).raw);
    const auto owed = [](quint8 unit, quint8 function, int bytes) {
        return unit == 9 && function == 3 && bytes == 4;
    };
    for (int i = 0; i < 3; ++i)
        heard.take(read, stranger, owed);
    QVERIFY(heard.strangers().isEmpty());
}

void TestScanVerdict::settles()
{
    using Kind = ScanFinding::Kind;
    const ScanLine slow{9600, u"none"_s, 1};
    const ScanLine fast{19200, u"none"_s, 1};
    // What is a meter at its own speed is no riddle at another.
    QList<ScanFinding> findings{foundAt(4, Kind::Unreadable, slow), foundAt(4, Kind::Meter, fast),
                                foundAt(5, Kind::Unreadable, slow)};
    QList<ScanNote> notes;
    modbus::ScanVerdict::settle(findings, notes);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings[0].kind, Kind::Meter);
    QCOMPARE(findings[1].unit, 5);
    QVERIFY(notes.isEmpty());
    // Unreadable at many addresses: the line's, not theirs.
    findings = {foundAt(1, Kind::Unreadable, slow), foundAt(2, Kind::Unreadable, slow),
                foundAt(3, Kind::Unreadable, slow), foundAt(9, Kind::Meter, fast)};
    modbus::ScanVerdict::settle(findings, notes);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes[0].kind, ScanNote::Kind::Garbled);
    QCOMPARE(notes[0].addresses, 3);
    // Heard with any parity: told once, as it was first.
    findings = {foundAt(9, Kind::Meter, slow), foundAt(9, Kind::Meter, {9600, u"even"_s, 1}),
                foundAt(9, Kind::Meter, fast)};
    modbus::ScanVerdict::settle(findings, notes);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings[0].line, slow);
    QCOMPARE(findings[1].line, fast);
    // Damage everywhere is the wire's.
    notes.clear();
    findings = {foundAt(1, Kind::Clash, slow), foundAt(2, Kind::Clash, slow), foundAt(3, Kind::Meter, slow)};
    modbus::ScanVerdict::settle(findings, notes);
    QCOMPARE(findings.size(), 3);
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes[0].kind, ScanNote::Kind::Damaged);
}

QTEST_GUILESS_MAIN(TestScanVerdict)
#include "tst_scanverdict.moc"
