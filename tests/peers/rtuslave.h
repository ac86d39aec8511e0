// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace peers {

/// Meters with moods on the far side of a pseudo-terminal: answers functions 1 to 4 as told, rightly or in
/// one of the ways real lines go wrong, and keeps a log of what it was asked. Of functions 1 and 2 a bit is
/// the lowest of what setValues() gives for its address.
///
/// Like real meters each unit answers in the order it was asked. Runs on a thread of its own.
class RtuSlave
{
public:
    using Steady = std::chrono::steady_clock;

    enum class Fault
    {
        None,
        Silent,
        Late,            ///< whole and right, lateBy() afterwards
        Short,           ///< ends in the middle
        ForeignUnit,     ///< signed by another unit
        ForeignFunction, ///< 4 for 3 and the reverse
        OneMore,         ///< one register more than asked for
        OneLess,         ///< one register less
        HighByteCount,   ///< the byte count promises more than follows
        Doubled,         ///< the answer twice
        Crc,             ///< one bit wrong
        Echo,            ///< the request comes back before the answer
        EchoAlone,       ///< the request comes back, and no answer
        NoiseBefore,     ///< a stray byte before the answer
        Garbage,         ///< bytes that are no frame, as with a wrong baud rate
        Split,           ///< in two pieces, some milliseconds apart
        Exception2,
        Exception6,
    };
    struct Request
    {
        quint32 number = 0; ///< from 0
        quint8 unit = 0;
        quint8 function = 0;
        quint16 address = 0;
        quint16 count = 0;
        Steady::time_point at{};
        Steady::time_point
            answeredAt{}; ///< when the answer's last byte was written; the epoch when it never was
        Fault fault = Fault::None;
    };
    using Values = std::function<quint16(const Request &request, quint16 address)>;
    using Mood = std::function<Fault(const Request &request)>;

    /// Answers for @p units at @p masterFd; call start() when values and mood are set.
    RtuSlave(int masterFd, QList<int> units);
    ~RtuSlave();

    void setValues(Values values);
    void setMood(Mood mood);
    /// How long a Late answer is late.
    void setLateBy(std::function<std::chrono::milliseconds(const Request &)> lateBy);
    /// Paces the bytes as a wire does, with this time for each character; 0 (the preset) is at once.
    void setCharacterTime(std::chrono::nanoseconds time);

    void start();
    void stop();

    QList<Request> log() const;
    qsizetype requestCount() const;

private:
    struct Piece
    {
        QByteArray bytes;
        qsizetype request = -1; ///< whose answer ends with it
    };
    void run();
    void read();
    void handle(const QByteArray &frame);
    QByteArray answerTo(const Request &request, quint8 unit, quint8 function, int count) const;
    void write(const QByteArray &bytes);

    int m_fd;
    QList<int> m_units;
    int m_wake[2] = {-1, -1};
    std::thread m_thread;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex; ///< guards what follows, set and read from outside
    Values m_values;
    Mood m_mood;
    std::function<std::chrono::milliseconds(const Request &)> m_lateBy;
    std::chrono::nanoseconds m_character{0};
    QList<Request> m_log;
    // the thread's own
    QByteArray m_in;
    std::multimap<Steady::time_point, Piece> m_out;
    std::map<int, Steady::time_point> m_busyUntil;
};

} // namespace peers
