// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QModbusPdu>
#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <functional>

class QIODevice;

namespace modbus {

/// CRC-16 of Modbus RTU (polynomial 0xA001, start 0xFFFF), as a number; it goes out low byte first.
quint16 crc16(QByteArrayView bytes);

/// How one request ended.
struct Answer
{
    enum class Kind
    {
        Valid,     ///< unit, function, byte count and checksum are the ones asked for
        Exception, ///< the unit said no
        NoAnswer,  ///< nothing usable in time
        Short,     ///< a frame began and did not end
        Foreign,   ///< a whole frame of this unit that was not asked for
        Crc,       ///< a whole frame with a wrong checksum
        Noise,     ///< bytes that are no frame
        Aborted,   ///< abort() or the device's end
    };
    Kind kind = Kind::NoAnswer;
    QByteArray values;     ///< register values, for Valid
    int exceptionCode = 0; ///< for Exception
    /// For a write: the bytes may be our own, heard again on a line that echoes. They prove nothing.
    bool doubtful = false;
    QByteArray raw; ///< what was heard since the request, bounded
    int heard = 0;  ///< bytes heard since the request
    std::chrono::steady_clock::time_point askedAt{};
    std::chrono::steady_clock::time_point finishedAt{};
};

/// What the reader has met besides the answers asked for. Every byte heard ends in an answer or in one of
/// these.
struct LineCounts
{
    quint64 crc = 0;     ///< frames with a wrong checksum
    quint64 late = 0;    ///< whole frames that answer a request already given up
    quint64 shorts = 0;  ///< frames that ended early
    quint64 foreign = 0; ///< whole frames with a unit, function or byte count not asked for
    quint64 doubled = 0; ///< the previous answer once more
    quint64 echo = 0;    ///< our own request heard again
    quint64 noise = 0;   ///< bytes that belong to no frame
    quint64 tooFast = 0; ///< answers that came sooner than the wire can carry them
    friend bool operator==(const LineCounts &, const LineCounts &) = default;
};

/// One request and its answer at a time, in RTU framing, on any sequential QIODevice: a serial port, a pty,
/// a TCP socket to a gateway that carries RTU.
///
/// It never decides what to ask: who calls keeps the shape rule. It skips noise, echo, foreign units and
/// answers of older requests, and ends a bad frame after a gap instead of waiting for the whole time-out.
/// Thread: the device's. Promise: exactly one finished() per ask(), never from within ask(); bounded memory.
class FrameReader : public QObject
{
    Q_OBJECT

public:
    struct Line
    {
        std::chrono::nanoseconds character{0}; ///< time of one character on the wire; 0 = not a wire
        std::chrono::milliseconds gap{30};     ///< silence that ends a bad frame; above an adapter's latency
        bool rejectTooFast = false;            ///< only where the device is a true serial port
    };

    /// Tells whether a request of that unit, function and byte count was given up and may still be answered;
    /// late() says what came of it.
    using IsOlder = std::function<bool(quint8 unit, quint8 function, int byteCount)>;

    explicit FrameReader(QObject *parent = nullptr);

    /// With it, a late answer is told from a foreign one, and waiting goes on after it. A frame signed by
    /// another unit is judged when the request ends: surely late when this unit answers after all; this
    /// unit's own with a spoiled address when it came just when that was due and nothing else came.
    void setIsOlder(IsOlder isOlder) { m_isOlder = std::move(isOlder); }

    /// The device to speak through, open and not owned; null to let go of it. Aborts an open request.
    void setDevice(QIODevice *device, const Line &line);

    /// Sends @p request to @p unit and waits for an answer with @p byteCount bytes of register values, at
    /// most
    /// @p timeout after the last byte has left. Only for functions 3 and 4. No request may be open.
    void ask(quint8 unit, const QModbusRequest &request, int byteCount, std::chrono::milliseconds timeout);
    /// Sends @p pdu, which writes, to @p unit, and waits for the bytes of @p expected. Where the answer is
    /// the same as the request, a line that echoes is told apart: by what reads have shown of this line, by
    /// the time a wire needs, or by a second copy; failing all three the answer is doubtful.
    void write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
               std::chrono::milliseconds timeout);
    bool isBusy() const { return m_busy; }
    /// The open or last request as sent, with its checksum.
    const QByteArray &request() const { return m_request; }
    /// Ends the open request with Kind::Aborted at once; nothing when none is open.
    void abort();

    const LineCounts &counts() const { return m_counts; }
    /// When a byte last came in or our last one left the wire; nothing may be sent within 3.5 characters of
    /// it.
    std::chrono::steady_clock::time_point lastActivity() const { return m_lastActivity; }
    /// Characters sent and heard so far, for the share of the line in use.
    quint64 characters() const { return m_characters; }

signals:
    void finished(const modbus::Answer &answer);
    /// The answer to a request given up; before finished() when it came during another request. @p surely:
    /// it came during a request to another unit, and that has answered besides.
    void late(quint8 unit, quint8 function, int byteCount, bool surely);

private:
    using Steady = std::chrono::steady_clock;
    /// What was met during the open request.
    struct Seen
    {
        bool crc = false;
        bool shorts = false;
        bool foreign = false;
        bool noise = false;
        bool badFrame = false; ///< enough to give up at the next gap
        int strayBytes = 0;
        bool echo = false;
        bool copy = false; ///< of a write: an echo or its answer
    };
    /// What a whole frame says of the request it answers.
    struct Claim
    {
        quint8 unit = 0;
        quint8 function = 0;
        int bytes = 0;
        bool due = false; ///< it came when the answer of the unit that is asked was due
    };
    /// Whether this line gives back what is sent on it.
    enum class Echoes
    {
        Unknown,
        No,
        Yes
    };

    void send(quint8 unit, const QByteArray &pdu, std::chrono::milliseconds timeout);
    bool takeCopy();
    bool cameTooFast(qsizetype characters) const;
    void onReadyRead();
    void onTimer();
    void armTimer();
    void drainIdle();
    bool scan(bool gapOver);
    bool judge(const QByteArray &frame);
    bool isDueNow() const;
    void tellLate(const Claim &claim, bool surely = false);
    void settleClaims(Answer::Kind kind);
    void stray();
    Answer::Kind failureKind() const;
    void finish(Answer::Kind kind);

    QIODevice *m_device = nullptr;
    Line m_line;
    IsOlder m_isOlder;
    QTimer m_timer;
    QByteArray m_buffer;
    QByteArray m_heard;
    int m_heardBytes = 0;
    QByteArray m_request;       ///< as sent, with checksum
    QByteArray m_previousFrame; ///< the last valid answer, to know its double
    QByteArray m_values;
    int m_exceptionCode = 0;
    quint8 m_unit = 0;
    quint8 m_function = 0;
    int m_byteCount = 0;
    QByteArray m_expected; ///< the whole answer to a write; empty for a read
    Echoes m_echoes = Echoes::Unknown;
    bool m_busy = false;
    Seen m_seen;
    QList<Claim> m_claims; ///< of other units, late or ours with a spoiled address: told when it ends
    std::array<Steady::duration, 256> m_usual{}; ///< by unit: what its answers take, smoothed; 0 unknown
    Steady::time_point m_sentAt{};
    Steady::time_point m_deadline{};
    Steady::time_point m_lastByte{};
    Steady::time_point m_lastActivity{};
    quint64 m_characters = 0;
    LineCounts m_counts;
};

} // namespace modbus

Q_DECLARE_METATYPE(modbus::Answer)
