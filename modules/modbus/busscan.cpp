// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/busscan.h"

#include "modbus/modbustransport.h"

#include "modbus/scanexam.h"
#include "modbus/shaperule.h"
#include "serialbusline.h"

#include <QSet>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

using Steady = std::chrono::steady_clock;

/// Addresses at which no meter is likely: when all of them answer, so does every other.
constexpr int Unlikely[] = {247, 231, 113, 179, 67};
constexpr int ControlsNeeded = 4;
constexpr auto Patience = std::chrono::milliseconds(5); // before looking again whether a shape is free

} // namespace

struct BusScan::Private
{
    BusScan *q;
    ScanPlan plan;
    ScanOptions options;
    std::unique_ptr<SerialBusLine> line;
    ShapeRule rule;
    QTimer pump;
    QTimer tell;
    Steady::time_point startedAt{};
    bool running = false;
    bool ended = false;

    qsizetype pass = 0;
    int sweep = 0;        ///< where the sweep of this pass stands
    int unit = 0;         ///< being visited
    bool revisit = false; ///< a visit besides the sweep, to a unit that answered late
    std::optional<ScanExam> exam;
    std::optional<BlockRead> asked;
    bool isGuess = false; ///< asked although an older question of its shape may still be answered
    QSet<int> lateUnits;
    QSet<int> visitedLate;
    int lastAsked = 0;
    LineCounts before; ///< of the line when the last question had its answer

    // The question at unlikely addresses, once under each setting.
    QList<int> controls;
    BlockRead controlRead;
    int controlsAnswered = 0;
    int control = 0; ///< the unit being asked; 0: none
    QList<ScanLine> controlled;
    QList<ScanLine> everywhere;

    ScanResult result;
    std::chrono::nanoseconds expectedDone{0}; ///< of silent addresses
    std::chrono::nanoseconds measuredDone{0};
    Steady::time_point visitBegan{};

    const ScanLine &lineNow() const { return plan.passes()[pass].line; }

    void begin();
    void openPass();
    void leavePass(int unasked);
    void goOn();
    void onOpened();
    void onDown(const core::Error &error);
    void next();
    void nextIn(std::chrono::nanoseconds wait);
    void ask(int toUnit, const BlockRead &read, std::chrono::milliseconds patience);
    void pick();
    void onFinished(const Answer &answer);
    void takeControl(const Answer &answer);
    void visit(int toUnit, bool again);
    void leaveVisit();
    void beginControls(const BlockRead &read);
    void report(const ScanFinding &finding);
    ScanProgress progress() const;
    void end(bool cancelled, const std::optional<core::Error> &error = {});
};

BusScan::BusScan(ScanPlan plan, ScanOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<ScanProgress>();
    qRegisterMetaType<ScanFinding>();
    qRegisterMetaType<ScanResult>();
    d->q = this;
    d->plan = std::move(plan);
    d->options = options;
    d->pump.setParent(this);
    d->pump.setSingleShot(true);
    d->pump.setTimerType(Qt::PreciseTimer);
    d->tell.setParent(this);
    connect(&d->pump, &QTimer::timeout, this, [this] { d->next(); });
    connect(&d->tell, &QTimer::timeout, this, [this] { emit progressed(d->progress()); });
}

BusScan::~BusScan() = default;

void BusScan::start()
{
    if (!d->running && !d->ended)
        d->begin();
}

void BusScan::cancel()
{
    if (!d->ended)
        d->end(true);
}

void BusScan::Private::begin()
{
    running = true;
    startedAt = Steady::now();
    result.port = plan.request().port;
    tell.start(options.progressEvery);
    openPass();
}

void BusScan::Private::openPass()
{
    while (pass < plan.passes().size() && everywhere.contains(lineNow()))
        leavePass(plan.passes()[pass].addresses());
    if (pass >= plan.passes().size()) {
        end(false);
        return;
    }
    core::TransportSettings settings;
    settings.id = core::TransportId(u"scan"_s);
    settings.type = u"modbus-rtu"_s;
    settings.port = plan.request().port;
    settings.baud = lineNow().baud;
    settings.parity = lineNow().parity;
    settings.stopBits = lineNow().stopBits;
    ModbusOptions lineOptions;
    lineOptions.rejectTooFast = options.rejectTooFast;
    line = std::make_unique<SerialBusLine>(settings, lineOptions);
    QObject::connect(line.get(), &BusLine::opened, q, [this] { onOpened(); });
    QObject::connect(line.get(), &BusLine::down, q, [this](const core::Error &error) { onDown(error); });
    QObject::connect(line.get(), &BusLine::finished, q,
                     [this](quint32, const Answer &answer) { onFinished(answer); });
    line->setIsOlder([this](quint8 owner, quint8 function, int byteCount) {
        const bool owes = rule.owes({owner, function, static_cast<std::uint16_t>(byteCount)}, Steady::now());
        if (owes)
            lateUnits.insert(owner);
        return owes;
    });
    line->open();
}

/// Queued: this may be a signal of the line that goes.
void BusScan::Private::goOn()
{
    QMetaObject::invokeMethod(
        q,
        [this] {
            if (!ended)
                openPass();
        },
        Qt::QueuedConnection);
}

/// The rest of this pass is left out.
void BusScan::Private::leavePass(int unasked)
{
    result.progress.done += unasked;
    ++pass;
}

void BusScan::Private::onOpened()
{
    // Nothing that was asked at another speed can be answered readably at this one.
    rule = {};
    before = line->counts();
    lateUnits.clear();
    visitedLate.clear();
    lastAsked = 0;
    sweep = plan.passes()[pass].firstUnit;
    visit(sweep, false);
    nextIn(line->pause());
}

void BusScan::Private::onDown(const core::Error &error)
{
    if (ended)
        return;
    if (error.code == core::ErrorCode::Unsupported) {
        const auto known = [this](const ScanNote &note) { return note.line == lineNow(); };
        if (std::ranges::none_of(result.notes, known))
            result.notes.append({ScanNote::Kind::Unsupported, lineNow(), error.detail, 0});
        leavePass(plan.passes()[pass].addresses());
        if (pass >= plan.passes().size() && result.notes.size() == plan.lines().size()) {
            end(false, error); // nothing could be searched at all
            return;
        }
        goOn();
        return;
    }
    end(false, error);
}

void BusScan::Private::nextIn(std::chrono::nanoseconds wait)
{
    pump.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(wait), std::chrono::milliseconds(0)));
}

void BusScan::Private::next()
{
    if (ended || asked || !line || !line->isOpen())
        return;
    const auto free = line->lastActivity() + line->pause();
    if (const auto now = Steady::now(); now < free) {
        nextIn(free - now);
        return;
    }
    if (control == 0 && !controls.isEmpty())
        control = controls.takeFirst();
    if (control != 0) {
        const Shape shape{static_cast<std::uint8_t>(control), controlRead.function,
                          static_cast<std::uint16_t>(controlRead.byteCount())};
        if (rule.verdict(shape, Steady::now()) == ShapeRule::Verdict::Free) {
            ask(control, controlRead, options.patience);
            return;
        }
        control = 0; // asked before, as an address of its own
        nextIn(std::chrono::nanoseconds(0));
        return;
    }
    pick();
}

/// The first read that is wanted and whose shape is free.
void BusScan::Private::pick()
{
    const QList<BlockRead> wanted = exam->wanted();
    if (wanted.isEmpty()) {
        leaveVisit();
        return;
    }
    const auto shapeOf = [this](const BlockRead &read) {
        return Shape{static_cast<std::uint8_t>(unit), read.function,
                     static_cast<std::uint16_t>(read.byteCount())};
    };
    const bool known = exam->heard().counts().heard();
    const auto patience = exam->isPatient() ? options.late : known ? options.alive : options.patience;
    const auto now = Steady::now();
    auto soonest = now + ShapeRule::DebtLife;
    for (const BlockRead &read : wanted) {
        const Shape shape = shapeOf(read);
        const auto verdict = rule.verdict(shape, now);
        if (verdict != ShapeRule::Verdict::Free && !known && !exam->isPatient()) {
            // Nothing was ever heard here: an answer shows that somebody is there, whatever it belongs to.
            ask(unit, read, patience);
            isGuess = true;
            return;
        }
        switch (verdict) {
        case ShapeRule::Verdict::Free:
            ask(unit, read, patience);
            return;
        case ShapeRule::Verdict::SameAsLast:
            // A second answer to the last question would have come by now.
            if (now >= rule.lastTouched(shape.unit) + options.patience) {
                ask(unit, read, patience);
                return;
            }
            soonest = std::min(soonest, rule.lastTouched(shape.unit) + ShapeRule::Duration(options.patience));
            break;
        case ShapeRule::Verdict::Owed:
            soonest = std::min(soonest, rule.owedUntil(shape, now));
            break;
        }
    }
    // What it answered before, or the beginning of that, clears its debts.
    if (exam->answered() && exam->heard().counts().asked < ScanExam::MostQuestions) {
        for (BlockRead again = *exam->answered(); again.count > 0; --again.count) {
            if (rule.verdict(shapeOf(again), now) == ShapeRule::Verdict::Free) {
                ask(unit, again, patience);
                return;
            }
        }
    }
    nextIn(std::max<std::chrono::nanoseconds>(soonest - now, Patience));
}

void BusScan::Private::ask(int toUnit, const BlockRead &read, std::chrono::milliseconds patience)
{
    const auto address = static_cast<std::uint8_t>(toUnit);
    const auto code = read.function == 4 ? QModbusPdu::ReadInputRegisters : QModbusPdu::ReadHoldingRegisters;
    asked = read;
    isGuess = false;
    ++result.progress.questions;
    rule.asked({address, read.function, static_cast<std::uint16_t>(read.byteCount())}, Steady::now());
    line->ask(address, QModbusRequest(code, read.address, read.count), read.byteCount(), patience);
    // What came while nothing was asked was taken off the line now: it is of the unit that was asked last.
    const LineCounts &now = line->counts();
    const auto frames = now.doubled - before.doubled + now.foreign - before.foreign;
    if (frames > 0 && lastAsked == toUnit && control == 0)
        exam->heard().takeExtra(static_cast<int>(frames));
    lastAsked = toUnit;
}

void BusScan::Private::onFinished(const Answer &answer)
{
    if (ended || !asked || answer.kind == Answer::Kind::Aborted)
        return;
    const BlockRead read = *asked;
    const auto now = Steady::now();
    // Before the rule forgets: what may be late is judged by the debts of that moment.
    const bool certain = !isGuess && (answer.kind != Answer::Kind::Exception ||
                                      rule.debts(static_cast<std::uint8_t>(unit), now) == 0);
    const HeardUnit::IsOwed isOwed = [this, now](quint8 owner, quint8 function, int byteCount) {
        return rule.owes({owner, function, static_cast<std::uint16_t>(byteCount)}, now);
    };
    if (control == 0)
        exam->take(read, answer, isOwed, certain);
    if (isGuess)
        rule.failed(now); // the answer to this very question may still come
    else if (answer.kind == Answer::Kind::Valid)
        rule.answered(now);
    else if (answer.kind == Answer::Kind::Exception)
        rule.excepted(now);
    else
        rule.failed(now);
    asked.reset();
    before = line->counts();
    if (control != 0) {
        takeControl(answer);
    } else {
        if (lateUnits.contains(unit) && !exam->isPatient()) {
            lateUnits.remove(unit);
            exam->askAgain();
        }
        const bool answered = answer.kind == Answer::Kind::Valid || answer.kind == Answer::Kind::Exception;
        if (answered && !controlled.contains(lineNow()))
            beginControls(read);
    }
    if (!ended && line)
        nextIn(std::chrono::nanoseconds(0));
}

void BusScan::Private::beginControls(const BlockRead &read)
{
    controlled.append(lineNow());
    controlRead = read;
    controlsAnswered = 0;
    controls.clear();
    for (const int candidate : Unlikely) {
        if (candidate != unit && controls.size() < ControlsNeeded)
            controls.append(candidate);
    }
}

void BusScan::Private::takeControl(const Answer &answer)
{
    const bool answered = answer.kind == Answer::Kind::Valid || answer.kind == Answer::Kind::Exception;
    control = 0;
    if (!answered) {
        controls.clear();
        return;
    }
    if (++controlsAnswered < ControlsNeeded)
        return;
    ScanFinding finding;
    finding.kind = ScanFinding::Kind::Everywhere;
    finding.line = lineNow();
    finding.unit = unit;
    finding.counts = exam->heard().counts();
    finding.counts.asked += ControlsNeeded;
    result.findings.removeIf([&finding](const ScanFinding &other) { return other.line == finding.line; });
    report(finding);
    everywhere.append(lineNow());
    exam.reset();
    const int unasked = plan.passes()[pass].lastUnit - sweep + 1;
    line->close();
    leavePass(unasked);
    goOn();
}

void BusScan::Private::visit(int toUnit, bool again)
{
    unit = toUnit;
    revisit = again;
    exam.emplace(&plan, toUnit);
    if (again)
        exam->askAgain();
    visitBegan = Steady::now();
}

void BusScan::Private::leaveVisit()
{
    const HeardUnit &heard = exam->heard();
    if (!heard.counts().heard() && heard.strangers().isEmpty()) {
        if (!revisit) {
            expectedDone += plan.silence(lineNow(), options.patience);
            measuredDone += Steady::now() - visitBegan;
        }
    } else {
        for (const ScanFinding &finding : ScanVerdict::judge(plan.candidates(), lineNow(), heard))
            report(finding);
    }
    if (!revisit) {
        ++result.progress.done;
        ++sweep;
    }
    if (revisit || heard.counts().heard())
        visitedLate.insert(unit);
    lateUnits.subtract(visitedLate);
    if (!lateUnits.isEmpty()) {
        const int late = *lateUnits.begin();
        lateUnits.remove(late);
        visit(late, true);
    } else if (sweep <= plan.passes()[pass].lastUnit) {
        visit(sweep, false);
    } else {
        exam.reset();
        line->close();
        ++pass;
        goOn();
        return;
    }
    nextIn(std::chrono::nanoseconds(0));
}

void BusScan::Private::report(const ScanFinding &finding)
{
    result.findings.append(finding);
    ++result.progress.found;
    emit q->found(finding);
}

ScanProgress BusScan::Private::progress() const
{
    ScanProgress now = result.progress;
    now.total = plan.addresses();
    now.unit = unit;
    now.examining = exam && exam->heard().counts().heard();
    now.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - startedAt);
    if (pass < plan.passes().size())
        now.line = lineNow();
    std::chrono::nanoseconds left{0};
    int passed = 0;
    for (qsizetype i = 0; i < plan.passes().size(); ++i) {
        const ScanPass &one = plan.passes()[i];
        const int open = std::clamp(passed + one.addresses() - now.done, 0, one.addresses());
        passed += one.addresses();
        if (!everywhere.contains(one.line))
            left += open * plan.silence(one.line, options.patience);
    }
    // What silent addresses really took, once a few are known.
    if (expectedDone.count() > 0) {
        const double factor =
            static_cast<double>(measuredDone.count()) / static_cast<double>(expectedDone.count());
        left = std::chrono::nanoseconds(
            static_cast<qint64>(static_cast<double>(left.count()) * std::clamp(factor, 0.2, 3.0)));
    }
    now.left = std::chrono::duration_cast<std::chrono::milliseconds>(left);
    return now;
}

void BusScan::Private::end(bool cancelled, const std::optional<core::Error> &error)
{
    if (ended)
        return;
    result.progress = progress();
    if (!cancelled && !error)
        result.progress.left = std::chrono::milliseconds(0);
    ended = true;
    pump.stop();
    tell.stop();
    if (line) {
        line->close();
        // Not deleted here: this may be its own signal.
        line.release()->deleteLater();
    }
    result.cancelled = cancelled;
    result.error = error;
    ScanVerdict::settle(result.findings, result.notes);
    std::ranges::stable_sort(result.findings, {}, &ScanFinding::unit);
    emit q->progressed(result.progress);
    emit q->finished(result);
}

} // namespace modbus
