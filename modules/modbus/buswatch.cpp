// SPDX-License-Identifier: GPL-3.0-or-later
#include "buswatch.h"

#include "buswords.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace modbus {

namespace {

constexpr auto TellEvery = 200ms;
/// How far one new gap moves the achieved interval.
constexpr double Smoothing = 0.25;

void setPatience(core::AnswerTimes &times, std::chrono::milliseconds patience)
{
    times.limit = patience;
    times.stepMs = static_cast<double>(patience.count()) / core::AnswerTimes::Steps;
}

void count(core::AnswerTimes &times, double ms, double bareMs)
{
    const auto step = static_cast<qsizetype>(ms / std::max(times.stepMs, 1e-6));
    ++times.counts[std::clamp<qsizetype>(step, 0, core::AnswerTimes::Steps - 1)];
    times.bareMs = std::max(times.bareMs, bareMs);
}

} // namespace

BusWatch::BusWatch(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(TellEvery);
    connect(&m_timer, &QTimer::timeout, this, &BusWatch::report);
    m_times.counts.fill(0, core::AnswerTimes::Steps);
}

void BusWatch::addMeter(const core::DeviceSettings &device, std::chrono::milliseconds patience)
{
    Meter meter;
    meter.unit.unit = device.unit;
    meter.unit.device = device.id;
    meter.unit.asked = device.poll;
    meter.unit.times.counts.fill(0, core::AnswerTimes::Steps);
    setPatience(meter.unit.times, patience);
    m_meters.push_back(std::move(meter));
    setPatience(m_times, std::max(m_times.limit, patience));
}

void BusWatch::setOpen(bool open)
{
    if (open == m_tap.isOpen())
        return;
    m_tap.setOpen(open);
    m_open.reset();
    if (open)
        m_timer.start();
    else
        m_timer.stop();
}

void BusWatch::asked(std::size_t meter, const QByteArray &request, core::UtcTime at,
                     Steady::time_point steady)
{
    m_sentAt = steady;
    m_requestBytes = static_cast<int>(request.size());
    ++m_meters[meter].unit.requests;
    if (!m_tap.isOpen())
        return;
    if (m_open)
        m_tap.add(*std::exchange(m_open, {}));
    m_tap.add(recordOf(m_meters[meter].unit.unit, request, at));
}

void BusWatch::note(Meter &meter, const QString &error) { ++meter.unit.errors[error]; }

void BusWatch::ended(std::size_t index, int block, const Answer &answer, core::UtcTime at)
{
    Meter &meter = m_meters[index];
    const auto took = answer.finishedAt - m_sentAt;
    if (const QString verdict = verdictOf(answer); !verdict.isEmpty())
        note(meter, verdict);
    if (answer.kind == Answer::Kind::Valid || answer.kind == Answer::Kind::Exception) {
        meter.unit.lastAnswer = at;
        const double ms = std::chrono::duration<double, std::milli>(took).count();
        const double bare =
            std::chrono::duration<double, std::milli>(m_character * (m_requestBytes + answer.heard)).count();
        count(m_times, ms, m_wire ? bare : 0);
        count(meter.unit.times, ms, m_wire ? bare : 0);
        if (answer.kind == Answer::Kind::Exception)
            ++meter.unit.exceptions[answer.exceptionCode];
    } else if (answer.kind == Answer::Kind::NoAnswer) {
        ++m_times.timeouts;
        ++meter.unit.times.timeouts;
    }
    if (answer.kind == Answer::Kind::Valid) {
        ++meter.unit.answers;
        if (meter.block == -2 && block >= 0)
            meter.block = block;
        if (block == meter.block) {
            if (meter.blockAt) {
                const auto gap =
                    std::chrono::duration<double, std::milli>(answer.finishedAt - *meter.blockAt);
                const auto known = static_cast<double>(meter.unit.achieved.count());
                meter.unit.achieved = std::chrono::milliseconds(
                    qRound64(known > 0 ? known + (gap.count() - known) * Smoothing : gap.count()));
            }
            meter.blockAt = answer.finishedAt;
        }
    }
    if (!m_tap.isOpen())
        return;
    m_open = recordOf(meter.unit.unit, answer, std::chrono::floor<std::chrono::microseconds>(took), at);
}

core::WireRecord BusWatch::recordOf(int unit, const QByteArray &request, core::UtcTime at)
{
    core::WireRecord record;
    record.at = at;
    record.direction = core::WireRecord::Direction::Sent;
    record.unit = unit;
    record.bytes = request;
    return record;
}

QString BusWatch::verdictOf(const Answer &answer)
{
    if (answer.kind == Answer::Kind::Valid)
        return {};
    return answer.kind == Answer::Kind::Exception ? u"exception"_s : failureKey(answer.kind);
}

core::WireRecord BusWatch::recordOf(int unit, const Answer &answer, std::chrono::microseconds after,
                                    core::UtcTime at)
{
    core::WireRecord record;
    record.at = at;
    record.direction =
        answer.heard == 0 ? core::WireRecord::Direction::Missing : core::WireRecord::Direction::Heard;
    record.unit = unit;
    record.bytes = answer.raw;
    record.size = answer.heard;
    record.verdict = verdictOf(answer);
    record.code = answer.exceptionCode;
    record.after = after;
    if (answer.kind == Answer::Kind::Crc && answer.raw.size() > 2) {
        const quint16 sum = crc16(QByteArrayView(answer.raw).chopped(2));
        record.expected.append(static_cast<char>(sum & 0xFF)).append(static_cast<char>(sum >> 8));
    }
    return record;
}

void BusWatch::passed(int unit, const QByteArray &request, core::UtcTime sentAt, const Answer &answer,
                      std::chrono::microseconds after, core::UtcTime at)
{
    if (!m_tap.isOpen())
        return;
    if (m_open)
        m_tap.add(*std::exchange(m_open, {}));
    m_tap.add(recordOf(unit, request, sentAt));
    m_tap.add(recordOf(unit, answer, after, at));
}

void BusWatch::understood(const QList<core::Reading> &readings)
{
    if (!m_open)
        return;
    m_open->readingCount = readings.size();
    m_open->readings = readings.first(std::min(readings.size(), core::WireRecord::MaxReadings));
}

void BusWatch::wasLate(int unit)
{
    for (Meter &meter : m_meters) {
        if (meter.unit.unit == unit)
            note(meter, u"late"_s);
    }
}

void BusWatch::setSilent(int unit, bool silent)
{
    for (Meter &meter : m_meters) {
        if (meter.unit.unit != unit)
            continue;
        meter.unit.silent = silent;
        meter.blockAt.reset(); // a silence is no interval
    }
}

void BusWatch::report()
{
    if (m_open)
        m_tap.add(*std::exchange(m_open, {}));
    core::WireReport report;
    m_tap.takeInto(report);
    report.units.reserve(static_cast<qsizetype>(m_meters.size()));
    for (const Meter &meter : m_meters)
        report.units.append(meter.unit);
    report.times = m_times;
    report.character = m_character;
    emit seen(report);
}

} // namespace modbus
