// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/mbapreader.h"

#include "modbus/writemap.h"

#include <QAbstractSocket>
#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr int HeaderLength = 7;   // transaction, protocol, length, unit
constexpr int ShortestLength = 3; // unit, function, one byte
constexpr int LongestLength = 254;
constexpr std::size_t MostPast = 256;
constexpr qsizetype MostHeard = 512;                            // of one exchange, kept to show to a person
constexpr auto FramePatience = std::chrono::milliseconds(1000); // for the rest of a frame that has begun

quint16 word(QByteArrayView bytes, int at) { return qFromBigEndian<quint16>(bytes.data() + at); }

} // namespace

bool MbapReader::isHeader(QByteArrayView bytes) const
{
    // Only the answer to one order consists of its function alone.
    const bool bare = std::ranges::any_of(m_open, [](const Open &open) { return open.expected.size() == 1; });
    const int length = word(bytes, 4);
    return word(bytes, 2) == 0 && length >= ShortestLength - (bare ? 1 : 0) && length <= LongestLength;
}

MbapReader::MbapReader(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MbapReader::onTimer);
}

void MbapReader::setDevice(QIODevice *device)
{
    if (m_device)
        disconnect(m_device, nullptr, this, nullptr);
    abort();
    m_device = device;
    m_buffer.clear();
    m_past.clear(); // what was asked on another connection cannot be answered on this one
    m_lost = false;
    m_lastActivity = Steady::now();
    if (m_device) {
        connect(m_device, &QIODevice::readyRead, this, &MbapReader::onReadyRead);
        connect(m_device, &QObject::destroyed, this, [this] { m_device = nullptr; });
    }
}

quint16 MbapReader::ask(quint8 unit, const QModbusRequest &request, int byteCount,
                        std::chrono::milliseconds timeout)
{
    QByteArray pdu;
    QDataStream stream(&pdu, QIODevice::WriteOnly);
    stream << request;
    Open open;
    open.unit = unit;
    open.byteCount = byteCount;
    return send(std::move(open), pdu, timeout);
}

quint16 MbapReader::write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                          std::chrono::milliseconds timeout)
{
    Q_ASSERT(unit != 0 && isWriteFunction(static_cast<quint8>(pdu[0])));
    Open open;
    open.unit = unit;
    open.expected = expected;
    return send(std::move(open), pdu, timeout);
}

quint16 MbapReader::send(Open open, const QByteArray &pdu, std::chrono::milliseconds timeout)
{
    do {
        ++m_next;
    } while (m_next == 0 || m_open.contains(m_next));
    m_request.clear();
    QDataStream stream(&m_request, QIODevice::WriteOnly);
    stream << m_next << quint16(0) << static_cast<quint16>(pdu.size() + 1) << open.unit;
    m_request += pdu;

    open.function = static_cast<quint8>(pdu[0]);
    const auto now = Steady::now();
    open.askedAt = now;
    open.deadline = now + timeout;
    m_open.insert(m_next, open);
    m_lastActivity = now;
    m_characters += static_cast<quint64>(m_request.size());
    if (m_device) {
        // A failed write shows as the device's own error or as a time-out; either ends this request.
        m_device->write(m_request);
        if (auto *socket = qobject_cast<QAbstractSocket *>(m_device))
            socket->flush(); // or the bytes would wait for the next turn of the event loop
    }
    armTimer();
    return m_next;
}

void MbapReader::abort()
{
    m_timer.stop();
    const auto numbers = m_open.keys();
    for (const quint16 transaction : numbers) {
        Answer answer;
        answer.kind = Answer::Kind::Aborted;
        finish(transaction, std::move(answer));
    }
}

void MbapReader::onReadyRead()
{
    const QByteArray bytes = m_device->readAll();
    if (bytes.isEmpty() || m_lost)
        return;
    m_lastByte = m_lastActivity = Steady::now();
    m_characters += static_cast<quint64>(bytes.size());
    bool inPieces = !m_buffer.isEmpty();
    m_buffer += bytes;
    while (m_buffer.size() >= HeaderLength - 1) {
        if (!isHeader(m_buffer)) {
            ++m_counts.noise;
            lose(u"bytes came that are no Modbus TCP"_s, Answer::Kind::Noise);
            return;
        }
        const int whole = HeaderLength - 1 + word(m_buffer, 4);
        if (m_buffer.size() < whole)
            break;
        // What follows a frame must begin as a frame does, and after one in pieces with a number of ours.
        // Otherwise this one was cut short, and has been filled up with the next.
        if (const QByteArrayView rest = QByteArrayView(m_buffer).sliced(whole); !rest.isEmpty()) {
            if (rest.size() < HeaderLength - 1)
                break;
            if (!isHeader(rest) || (inPieces && !isKnown(word(rest, 0)))) {
                ++(inPieces ? m_counts.shorts : m_counts.noise);
                lose(inPieces ? u"a frame began and did not end"_s : u"bytes came that are no Modbus TCP"_s,
                     inPieces ? Answer::Kind::Short : Answer::Kind::Noise);
                return;
            }
        }
        inPieces = false;
        const QByteArray frame = m_buffer.first(whole);
        m_buffer.remove(0, whole);
        judge(frame);
        if (!m_device || m_lost)
            return; // whoever was told has let go of it
    }
    armTimer();
}

void MbapReader::judge(const QByteArray &frame)
{
    const quint16 transaction = word(frame, 0);
    const auto found = m_open.find(transaction);
    if (found == m_open.end()) {
        countUnasked(transaction);
        return;
    }
    Open &open = *found;
    open.heard += static_cast<int>(frame.size());
    open.raw += frame.first(std::min(frame.size(), MostHeard - open.raw.size()));
    const auto unit = static_cast<quint8>(frame[6]);
    const auto function = static_cast<quint8>(frame[7]);
    Answer answer;
    if (unit == open.unit && function == (open.function | QModbusPdu::ExceptionByte) &&
        frame.size() == HeaderLength + 2) {
        answer.kind = Answer::Kind::Exception;
        answer.exceptionCode = static_cast<quint8>(frame[8]);
    } else if (unit == open.unit && !open.expected.isEmpty() && frame.mid(HeaderLength) == open.expected) {
        answer.kind = Answer::Kind::Valid;
    } else if (unit == open.unit && open.expected.isEmpty() && function == open.function &&
               static_cast<quint8>(frame[8]) == open.byteCount &&
               frame.size() == HeaderLength + 2 + open.byteCount) {
        answer.kind = Answer::Kind::Valid;
        answer.values = frame.mid(HeaderLength + 2);
    } else {
        // Ours may still come: a peer that mixes up its connections answers others' requests to us.
        ++m_counts.foreign;
        open.foreign = true;
        return;
    }
    finish(transaction, std::move(answer));
}

bool MbapReader::isKnown(quint16 transaction) const
{
    return m_open.contains(transaction) ||
           std::ranges::find(m_past, transaction, &Past::transaction) != m_past.end();
}

void MbapReader::countUnasked(quint16 transaction)
{
    const auto past = std::ranges::find(m_past, transaction, &Past::transaction);
    if (past == m_past.end()) {
        ++m_counts.foreign;
    } else if (past->answered) {
        ++m_counts.doubled;
    } else {
        ++m_counts.late;
        emit late(past->unit);
    }
}

void MbapReader::onTimer()
{
    if (m_device && m_device->bytesAvailable() > 0) // a busy thread must not turn an answer into a time-out
        onReadyRead();
    const auto now = Steady::now();
    const bool begun = !m_buffer.isEmpty() && now >= m_lastByte + FramePatience;
    const auto numbers = m_open.keys();
    for (const quint16 transaction : numbers) {
        const auto open = m_open.constFind(transaction);
        if (open == m_open.constEnd() || open->deadline > now)
            continue;
        // A frame that has begun is most likely the oldest one's.
        Answer answer;
        answer.kind = open->foreign        ? Answer::Kind::Foreign
                      : m_buffer.isEmpty() ? Answer::Kind::NoAnswer
                                           : Answer::Kind::Short;
        finish(transaction, std::move(answer));
    }
    if (begun && !m_lost) {
        ++m_counts.shorts;
        lose(u"a frame began and did not end"_s, Answer::Kind::Short);
    }
    armTimer();
}

void MbapReader::armTimer()
{
    if (m_lost)
        return;
    auto at = Steady::time_point::max();
    for (const Open &open : std::as_const(m_open))
        at = std::min(at, open.deadline);
    if (!m_buffer.isEmpty())
        at = std::min(at, m_lastByte + FramePatience);
    if (at == Steady::time_point::max()) {
        m_timer.stop();
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(at - Steady::now());
    m_timer.start(std::max(left, std::chrono::milliseconds(1)));
}

void MbapReader::lose(const QString &why, Answer::Kind kind)
{
    m_lost = true;
    m_buffer.clear();
    const auto numbers = m_open.keys();
    for (const quint16 transaction : numbers) {
        Answer answer;
        answer.kind = kind;
        finish(transaction, std::move(answer));
    }
    emit outOfStep(why);
}

void MbapReader::finish(quint16 transaction, Answer answer)
{
    const auto found = m_open.constFind(transaction);
    if (found == m_open.constEnd())
        return;
    answer.raw = found->raw;
    answer.heard = found->heard;
    answer.askedAt = found->askedAt;
    answer.finishedAt = Steady::now();
    m_past.push_back({transaction, found->unit,
                      answer.kind == Answer::Kind::Valid || answer.kind == Answer::Kind::Exception});
    m_open.erase(found);
    if (m_past.size() > MostPast)
        m_past.pop_front();
    emit finished(transaction, answer);
}

} // namespace modbus
