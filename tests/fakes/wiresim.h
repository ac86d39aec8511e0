// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peers/ptypair.h"

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace fakes {

/// The wire between a program and meters that are not ours: it carries requests and answers with the timing
/// of a chosen baud rate, spoils answers as told, can be pulled out and plugged in again, and writes down
/// what was asked, what the meter truly said and what was let through. That log is the judge of truth.
///
/// Half duplex: one frame at a time is on the wire; whoever speaks into another's frame spoils both
/// (Collision). A meter whose answer is late gives its next answers after it, in the order it was asked. It
/// waits for a silent wire, which a real late meter would not. Runs on a thread of its own; the setters are
/// for before start().
class WireSim
{
public:
    using Steady = std::chrono::steady_clock;

    enum class Fault
    {
        None,
        Silent,          ///< the answer is swallowed
        Late,            ///< whole and right, lateBy() afterwards
        Short,           ///< ends in the middle
        HighByteCount,   ///< the byte count promises more than follows
        ForeignUnit,     ///< signed by another unit: in turn one of this bus and one that nobody has
        ForeignFunction, ///< 4 for 3 and the reverse
        OneMore,         ///< one register more than asked for
        OneLess,         ///< one register less
        Doubled,         ///< the answer twice
        Echo,            ///< the request comes back before the answer
        Crc,             ///< one bit wrong
        NoiseBefore,     ///< up to three stray bytes before the answer
        NoiseAlone,      ///< bytes that are no frame in place of the answer
        Split,           ///< in three pieces with pauses
        Exception,       ///< exceptionCode in place of the answer
        Collision,       ///< met another frame on the wire; only the wire itself says this
    };
    struct Exchange
    {
        quint32 number = 0; ///< from 0
        quint8 unit = 0;
        quint8 function = 0;
        quint16 address = 0;
        quint16 count = 0;
        Steady::time_point at{}; ///< when the request was heard
        Fault fault = Fault::None;
        int exceptionCode = 0; ///< 1 to 11, drawn for every request
        bool behind =
            false; ///< asked while an older answer of this unit was still to come; never spoiled besides
        QByteArray answer;              ///< what the meter truly said; empty while it said nothing
        QByteArray through;             ///< what was let through of it
        Steady::time_point throughAt{}; ///< when its last byte had passed; the epoch when nothing did

        bool hasPassed() const { return throughAt != Steady::time_point{}; }
        /// What the meter truly said for @p register, as an unsigned number of two; 0 where it said nothing
        /// of it.
        quint32 truth(int registerAddress) const;
    };
    using Schedule = std::function<Fault(const Exchange &exchange)>;

    /// @p program is the line whose path() the program opens; it must outlive the wire. The same @p seed
    /// spoils in the same way.
    explicit WireSim(peers::PtyPair &program, quint32 seed = 1);
    ~WireSim();
    WireSim(const WireSim &) = delete;
    WireSim &operator=(const WireSim &) = delete;

    /// The meters of @p units hang at @p fd, on the wire's side.
    void addMeters(int fd, const QList<int> &units);
    /// 0 (the preset) carries bytes at once.
    void setBaud(int baud, int bitsPerCharacter = 10);
    void setFaults(Schedule schedule) { m_schedule = std::move(schedule); }
    /// How late a Late answer is; 80 to 300 ms unless told.
    void setLateBy(std::chrono::milliseconds least, std::chrono::milliseconds most);

    void start();
    void stop();
    /// Pulls the adapter out: the program's line hangs up, and what was under way is lost.
    void unplug();
    /// Plugs it in again under the same name.
    void plug();

    QList<Exchange> log() const;
    qsizetype requestCount() const;
    /// Bytes of the program that were no request.
    int strayBytes() const;

private:
    struct Meters
    {
        int fd = -1;
        QList<int> units;
        QByteArray in;
        std::deque<qsizetype> open; ///< exchanges whose answers are still to come
    };
    struct Piece
    {
        std::chrono::nanoseconds pause{0};
        QByteArray bytes;
    };
    struct Outgoing
    {
        qsizetype exchange = -1;
        std::vector<Piece> pieces;
    };
    struct Sending
    {
        Steady::time_point at{};
        QByteArray bytes;
    };

    void run();
    void wake();
    void readProgram();
    void onRequest(const QByteArray &frame);
    void readMeters(Meters &meters);
    void onAnswer(Exchange &exchange, qsizetype index, const QByteArray &frame);
    std::vector<Piece> spoiled(const Exchange &exchange);
    QByteArray noise(int most);
    void pass();
    Steady::time_point nextEvent() const;

    peers::PtyPair &m_program;
    std::chrono::nanoseconds m_character{0};
    Schedule m_schedule;
    int m_leastLate = 80;
    int m_mostLate = 300;
    int m_wake[2] = {-1, -1};
    std::thread m_thread;
    mutable std::mutex m_mutex; ///< guards all that follows
    bool m_stop = false;
    int m_generation = 0; ///< of the program's line
    QRandomGenerator m_random;
    QList<Exchange> m_log;
    int m_stray = 0;
    std::vector<Meters> m_meters;
    QByteArray m_in;
    std::multimap<Steady::time_point, std::pair<std::size_t, QByteArray>> m_toMeters;
    std::multimap<Steady::time_point, Outgoing> m_waiting; ///< answers whose time has not come
    std::deque<Sending> m_sending;                         ///< the one frame that is on the wire
    qsizetype m_sendingOf = -1;
    std::map<int, Steady::time_point> m_busyUntil; ///< by unit: when the last of its answers comes
    Steady::time_point m_wireFree{};               ///< when the request on the wire has passed
};

} // namespace fakes
