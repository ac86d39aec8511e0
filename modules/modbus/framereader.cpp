// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framereader.h"

#include "modbus/writemap.h"

#include <QAbstractSocket>
#include <QDataStream>
#include <QIODevice>
#include <QSerialPort>

#include <algorithm>
#include <utility>

namespace modbus {

namespace {

constexpr qsizetype MostHeard = 512;     // of one exchange, kept to show to a person
constexpr qsizetype MostBuffered = 4096; // a line that babbles between requests
constexpr int ExceptionLength = 5;
constexpr int HeaderLength = 3;
constexpr auto DueJitter =
    std::chrono::milliseconds(1);    // by which an answer may be later than twice its usual time
constexpr qsizetype MostClaims = 16; // held until a request ends
constexpr int ShortestFrame = 4;     // fewer stray bytes than this are noise and not worth giving up for
constexpr auto BabbleLimit =
    std::chrono::milliseconds(300); // past the time-out, on a line that never falls silent

/// Length of the answer that begins with @p bytes: 0 when more bytes are needed to know, -1 when none begins
/// here.
int frameLength(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return 0;
    const auto unit = static_cast<quint8>(bytes[0]);
    if (unit == 0 || unit > GeneralUnit)
        return -1;
    if (bytes.size() < 2)
        return 0;
    const auto function = static_cast<quint8>(bytes[1]);
    switch (function & 0x7F) {
    case QModbusPdu::ReadCoils:
    case QModbusPdu::ReadDiscreteInputs:
    case QModbusPdu::ReadHoldingRegisters:
    case QModbusPdu::ReadInputRegisters:
        if (function & QModbusPdu::ExceptionByte)
            return ExceptionLength;
        if (bytes.size() < HeaderLength)
            return 0;
        return HeaderLength + static_cast<quint8>(bytes[2]) + 2;
    case QModbusPdu::WriteSingleCoil:
    case QModbusPdu::WriteSingleRegister:
    case QModbusPdu::WriteMultipleCoils:
    case QModbusPdu::WriteMultipleRegisters:
        return function & QModbusPdu::ExceptionByte ? ExceptionLength : 8;
    case ResetEnergy:
        return function & QModbusPdu::ExceptionByte ? ExceptionLength : ShortestFrame;
    default:
        return -1;
    }
}

bool checksumFits(QByteArrayView frame)
{
    const quint16 sum = crc16(frame.first(frame.size() - 2));
    return static_cast<quint8>(frame[frame.size() - 2]) == (sum & 0xFF) &&
           static_cast<quint8>(frame[frame.size() - 1]) == (sum >> 8);
}

/// Does another whole frame begin within the first @p length bytes? Then the first one was cut off by it.
bool hidesFrame(QByteArrayView bytes, qsizetype length)
{
    for (qsizetype i = 1; i < length; ++i) {
        const auto rest = bytes.sliced(i);
        const int inner = frameLength(rest);
        if (inner > 0 && rest.size() >= inner && checksumFits(rest.first(inner)))
            return true;
    }
    return false;
}

/// What stands for the byte count in the shape of a whole frame: the answer to a write has none, and one
/// register's takes its place.
int shapeBytes(QByteArrayView frame)
{
    const auto function = static_cast<quint8>(frame[1]);
    return isWriteFunction(function) ? 2 : static_cast<int>(frame.size()) - HeaderLength - 2;
}

/// The PDU of a whole frame, by Qt's own reader; invalid when the PDU is not well formed.
QModbusResponse parsePdu(QByteArrayView frame)
{
    const QByteArray pdu = QByteArray::fromRawData(frame.data() + 1, frame.size() - 3);
    QDataStream stream(pdu);
    QModbusResponse response;
    stream >> response;
    return response;
}

} // namespace

quint16 crc16(QByteArrayView bytes)
{
    quint16 sum = 0xFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = static_cast<quint16>(sum & 1 ? (sum >> 1) ^ 0xA001 : sum >> 1);
    }
    return sum;
}

FrameReader::FrameReader(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameReader::onTimer);
}

void FrameReader::setDevice(QIODevice *device, const Line &line)
{
    if (m_device)
        disconnect(m_device, nullptr, this, nullptr);
    abort();
    m_timer.stop();
    m_device = device;
    m_line = line;
    m_buffer.clear();
    m_previousFrame.clear();
    m_echoes = Echoes::Unknown;
    m_usual = {};
    m_lastActivity = Steady::now();
    if (m_device) {
        connect(m_device, &QIODevice::readyRead, this, &FrameReader::onReadyRead);
        connect(m_device, &QObject::destroyed, this, [this] { m_device = nullptr; });
    }
}

void FrameReader::ask(quint8 unit, const QModbusRequest &request, int byteCount,
                      std::chrono::milliseconds timeout)
{
    QByteArray pdu;
    QDataStream stream(&pdu, QIODevice::WriteOnly);
    stream << request;
    m_expected.clear();
    m_byteCount = byteCount;
    send(unit, pdu, timeout);
}

void FrameReader::write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                        std::chrono::milliseconds timeout)
{
    Q_ASSERT(unit != 0 && isWriteFunction(static_cast<quint8>(pdu[0])));
    m_expected = expected;
    m_byteCount = 0;
    send(unit, pdu, timeout);
}

void FrameReader::send(quint8 unit, const QByteArray &pdu, std::chrono::milliseconds timeout)
{
    Q_ASSERT(!m_busy);
    if (m_device && m_device->bytesAvailable() > 0)
        onReadyRead();
    drainIdle();

    m_request.clear();
    m_request.append(static_cast<char>(unit));
    m_request.append(pdu);
    const quint16 sum = crc16(m_request);
    m_request.append(static_cast<char>(sum & 0xFF));
    m_request.append(static_cast<char>(sum >> 8));

    m_unit = unit;
    m_function = static_cast<quint8>(pdu[0]);
    m_busy = true;
    m_seen = {};
    m_claims.clear();
    m_heard.clear();
    m_heardBytes = 0;
    m_sentAt = Steady::now();
    m_lastByte = m_sentAt;
    const auto onWire = m_line.character * m_request.size();
    m_lastActivity = m_sentAt + onWire;
    m_deadline = m_lastActivity + timeout;
    m_characters += static_cast<quint64>(m_request.size());
    if (m_device) {
        // A failed write shows as the device's own error or as a time-out; either ends this request.
        m_device->write(m_request);
        if (auto *port = qobject_cast<QSerialPort *>(m_device))
            port->flush(); // or the bytes would wait for the next turn of the event loop
        else if (auto *socket = qobject_cast<QAbstractSocket *>(m_device))
            socket->flush();
    }
    armTimer();
}

void FrameReader::abort()
{
    if (!m_busy)
        return;
    finish(Answer::Kind::Aborted);
}

void FrameReader::onReadyRead()
{
    const QByteArray bytes = m_device->readAll();
    if (bytes.isEmpty())
        return;
    m_lastByte = Steady::now();
    m_lastActivity = std::max(m_lastActivity, m_lastByte);
    m_characters += static_cast<quint64>(bytes.size());
    m_buffer += bytes;
    if (!m_busy) {
        if (m_buffer.size() > MostBuffered)
            drainIdle();
        m_timer.start(m_line.gap); // judged as soon as it has ended: it may be news of a meter given up
        return;
    }
    m_heardBytes += static_cast<int>(bytes.size());
    m_heard += bytes.first(std::min(bytes.size(), MostHeard - m_heard.size()));
    if (!scan(false))
        armTimer();
}

void FrameReader::onTimer()
{
    if (m_device && m_device->bytesAvailable() > 0) { // a busy thread must not turn an answer into a time-out
        onReadyRead();
        return;
    }
    if (!m_busy) {
        drainIdle();
        return;
    }
    const auto now = Steady::now();
    const bool gapOver = now >= m_lastByte + m_line.gap;
    if (gapOver && !m_buffer.isEmpty() && scan(true))
        return;
    if (gapOver && (m_seen.badFrame || m_seen.foreign)) {
        finish(failureKind());
        return;
    }
    if (now >= m_deadline && (m_buffer.isEmpty() || now >= m_deadline + BabbleLimit)) {
        finish(failureKind());
        return;
    }
    armTimer();
}

void FrameReader::armTimer()
{
    auto at = m_deadline;
    if (!m_buffer.isEmpty() || m_seen.badFrame || m_seen.foreign)
        at = std::min(m_lastByte + m_line.gap, m_deadline + BabbleLimit);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(at - Steady::now());
    m_timer.start(std::max(left, std::chrono::milliseconds(1)));
}

Answer::Kind FrameReader::failureKind() const
{
    if (m_seen.copy)
        return Answer::Kind::Valid; // see finish()
    if (m_seen.crc)
        return Answer::Kind::Crc;
    if (m_seen.shorts)
        return Answer::Kind::Short;
    if (m_seen.foreign)
        return Answer::Kind::Foreign;
    return m_seen.noise ? Answer::Kind::Noise : Answer::Kind::NoAnswer;
}

void FrameReader::stray()
{
    if (!m_seen.noise)
        ++m_counts.noise;
    m_seen.noise = true;
    m_seen.strayBytes += 1;
    if (m_seen.strayBytes >= ShortestFrame)
        m_seen.badFrame = true;
}

/// Takes whole frames off the buffer's front and everything that can be none; true when the request has
/// ended.
bool FrameReader::scan(bool gapOver)
{
    while (!m_buffer.isEmpty()) {
        if (m_buffer.startsWith(m_request)) {
            m_buffer.remove(0, m_request.size());
            if (takeCopy())
                return true;
            continue;
        }
        const bool maybeEcho = m_request.startsWith(m_buffer);
        const int length = frameLength(m_buffer);
        const bool whole = length > 0 && m_buffer.size() >= length;
        if (whole && checksumFits(QByteArrayView(m_buffer).first(length))) {
            const QByteArray frame = m_buffer.first(length);
            m_buffer.remove(0, length);
            if (judge(frame))
                return true;
            continue;
        }
        if (!gapOver && (maybeEcho || length == 0 || (length > 0 && !whole)))
            return false; // the rest may still come
        const bool ours = m_buffer.size() >= 2 && static_cast<quint8>(m_buffer[0]) == m_unit &&
                          static_cast<quint8>(m_buffer[1]) == m_function && !m_seen.noise;
        const bool cut = ours && (!whole || hidesFrame(m_buffer, length));
        if (ours && !cut && (!m_expected.isEmpty() || static_cast<quint8>(m_buffer[2]) == m_byteCount)) {
            ++m_counts.crc;
            m_seen.crc = m_seen.badFrame = true;
        } else if (cut) {
            ++m_counts.shorts;
            m_seen.shorts = m_seen.badFrame = true;
        }
        if (m_seen.crc || m_seen.shorts)
            m_seen.noise = true; // the rest of a bad frame is not counted once more
        stray();
        m_buffer.remove(0, 1);
    }
    return false;
}

bool FrameReader::cameTooFast(qsizetype characters) const
{
    // 10 % for clocks that differ. Sooner than this it left the meter before it had heard us.
    return m_line.rejectTooFast && m_lastByte - m_sentAt < m_line.character * characters * 9 / 10;
}

/// Our own request was heard: an echo, or, for most writes, the answer. True when it ends the request.
bool FrameReader::takeCopy()
{
    const bool answers = QByteArrayView(m_request).sliced(1).chopped(2) == m_expected;
    const bool first = !m_seen.echo && !m_seen.copy;
    const bool fast = cameTooFast(2 * m_request.size());
    if (!answers || (first && (m_echoes == Echoes::Yes || fast))) {
        ++m_counts.echo;
        m_seen.echo = true;
        m_echoes = Echoes::Yes;
        return false;
    }
    if (first && m_echoes == Echoes::Unknown) {
        m_seen.copy = true; // a second one tells
        return false;
    }
    if (m_seen.copy) {
        ++m_counts.echo;
        m_echoes = Echoes::Yes;
    }
    m_previousFrame = m_request;
    m_values.clear();
    finish(Answer::Kind::Valid);
    return true;
}

/// A whole frame with a right checksum. True when it ends the request.
bool FrameReader::judge(const QByteArray &frame)
{
    const auto unit = static_cast<quint8>(frame[0]);
    const auto function = static_cast<quint8>(frame[1]);
    const int bytes = shapeBytes(frame);
    if (unit != m_unit) { // of another meter; ours may still come
        if (frame == m_previousFrame)
            ++m_counts.doubled;
        else if (!m_isOlder || !m_isOlder(unit, function, bytes))
            ++m_counts.foreign;
        else if (m_claims.size() < MostClaims)
            m_claims.append({unit, function, bytes, isDueNow()});
        else
            tellLate({unit, function, bytes});
        return false;
    }
    if (cameTooFast(m_request.size() + frame.size())) {
        ++m_counts.tooFast;
        return false;
    }
    if (function == (m_function | QModbusPdu::ExceptionByte)) {
        m_exceptionCode = static_cast<quint8>(frame[2]);
        finish(Answer::Kind::Exception);
        return true;
    }
    if (m_expected.isEmpty() && function == m_function && bytes == m_byteCount) {
        if (const QModbusResponse response = parsePdu(frame); response.isValid()) {
            m_previousFrame = frame;
            m_values = response.data().mid(1);
            m_echoes = m_seen.echo ? Echoes::Yes : Echoes::No;
            const auto took = m_lastByte - m_sentAt;
            auto &usual = m_usual[m_unit];
            usual = usual == usual.zero() ? took : usual + (took - usual) / 8;
            finish(Answer::Kind::Valid);
            return true;
        }
    }
    if (!m_expected.isEmpty() && QByteArrayView(frame).sliced(1).chopped(2) == m_expected) {
        m_previousFrame = frame;
        m_values.clear();
        finish(Answer::Kind::Valid);
        return true;
    }
    if (frame == m_previousFrame) {
        ++m_counts.doubled;
        return false;
    }
    if (m_isOlder && m_isOlder(unit, function, bytes)) {
        tellLate({unit, function, bytes});
        return false;
    }
    ++m_counts.foreign;
    m_seen.foreign = true;
    return false;
}

/// Did what has just come take as long as the answer of the unit that is asked usually does?
bool FrameReader::isDueNow() const
{
    const auto usual = m_usual[m_unit];
    return usual > usual.zero() && m_lastByte - m_sentAt <= 2 * usual + DueJitter;
}

void FrameReader::tellLate(const Claim &claim, bool surely)
{
    ++m_counts.late;
    emit late(claim.unit, claim.function, claim.bytes, surely);
}

/// Who sent the frames that other units have signed: those units, late, unless one is all that came.
void FrameReader::settleClaims(Answer::Kind kind)
{
    const QList<Claim> claims = std::exchange(m_claims, {});
    if (kind == Answer::Kind::NoAnswer && claims.size() == 1 && claims.first().due) {
        ++m_counts.foreign;
        return;
    }
    for (const Claim &claim : claims)
        tellLate(claim, kind == Answer::Kind::Valid);
}

/// What came while nothing was asked: counted, and gone before the next request.
void FrameReader::drainIdle()
{
    bool noise = false;
    while (!m_buffer.isEmpty()) {
        const int length = frameLength(m_buffer);
        if (length <= 0 || m_buffer.size() < length ||
            !checksumFits(QByteArrayView(m_buffer).first(length))) {
            noise = true;
            m_buffer.remove(0, 1);
            continue;
        }
        if (m_buffer.startsWith(m_previousFrame) && !m_previousFrame.isEmpty())
            ++m_counts.doubled;
        else if (const Claim claim{static_cast<quint8>(m_buffer[0]), static_cast<quint8>(m_buffer[1]),
                                   shapeBytes(QByteArrayView(m_buffer).first(length))};
                 !m_isOlder || m_isOlder(claim.unit, claim.function, claim.bytes))
            tellLate(claim);
        else
            ++m_counts.foreign;
        m_buffer.remove(0, length);
    }
    if (noise)
        ++m_counts.noise;
}

void FrameReader::finish(Answer::Kind kind)
{
    m_timer.stop();
    if (!m_buffer.isEmpty())
        m_timer.start(m_line.gap);
    settleClaims(kind);
    m_busy = false;
    Answer answer;
    answer.kind = kind;
    if (kind == Answer::Kind::Valid)
        answer.values = m_values;
    if (kind == Answer::Kind::Exception)
        answer.exceptionCode = m_exceptionCode;
    answer.doubtful = kind == Answer::Kind::Valid && m_seen.copy && m_echoes == Echoes::Unknown;
    answer.raw = m_heard;
    answer.heard = m_heardBytes;
    answer.askedAt = m_sentAt;
    answer.finishedAt = Steady::now();
    emit finished(answer);
}

} // namespace modbus
