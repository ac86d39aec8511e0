// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>

class QTcpSocket;

namespace peers {

/// Meters with moods behind one Modbus TCP address on loopback: answers functions 3 and 4 as told, rightly or
/// in one of the ways peers and gateways go wrong. Runs on a thread of its own.
class TcpSlave
{
public:
    enum class Fault
    {
        None,
        Silent,
        Late,        ///< whole and right, lateBy afterwards
        Doubled,     ///< the answer twice
        OtherNumber, ///< under a transaction number that nobody asked with
        SwapNumbers, ///< two answers that follow one another change their numbers
        Misnumbered, ///< kept until the unit is asked again, and sent under that request's number before its
                     ///< own
        Reverse,     ///< two answers that follow one another change places
        ForeignUnit, ///< signed by another unit
        OtherFunction, ///< 4 for 3 and the reverse
        OneMore,       ///< one register more than asked for
        Half,          ///< ends in the middle of the frame
        BadLength,     ///< a header that promises nothing
        OtherProtocol, ///< a protocol number that is not Modbus
        Close,         ///< the connection ends instead of an answer
        Exception,     ///< with the code of exceptionCode()
    };
    struct Request
    {
        quint32 number = 0; ///< from 0
        quint16 transaction = 0;
        quint8 unit = 0;
        quint8 function = 0;
        quint16 address = 0;
        quint16 count = 0;
        Fault fault = Fault::None;
    };
    using Values = std::function<quint16(const Request &request, quint16 address)>;
    using Mood = std::function<Fault(const Request &request)>;
    /// The answer to a request that is no plain read of registers, without unit; empty: silence.
    using Orders = std::function<QByteArray(const Request &request, const QByteArray &pdu)>;

    TcpSlave();
    ~TcpSlave();

    void setValues(Values values);
    void setMood(Mood mood);
    /// Takes every request but functions 3 and 4; called on the slave's thread.
    void setOrders(Orders orders);
    void setExceptionCode(int code) { m_exception = code; }
    void setLateBy(std::chrono::milliseconds lateBy) { m_lateBy = lateBy; }
    /// How long each answer takes, without keeping others from being read.
    void setAnswerTime(std::chrono::milliseconds time) { m_answerTime = time; }

    quint16 port() const { return m_port; }
    int requestCount() const { return m_requests; }
    int connectionCount() const { return m_connections; }
    /// The most requests that were waiting for their answers at one time.
    int mostAtOnce() const { return m_mostAtOnce; }
    QList<Request> log() const;
    /// Stops listening and closes every connection.
    void vanish();
    /// Listens again at the same port.
    void comeBack();

private:
    void read(QTcpSocket *socket);
    void handle(QTcpSocket *socket, const QByteArray &frame);
    void send(QPointer<QTcpSocket> socket, const QByteArray &bytes, std::chrono::milliseconds after);
    void inThread(const std::function<void()> &what);

    QThread m_thread;
    QObject *m_context; ///< lives in the thread
    QTcpServer *m_server = nullptr;
    std::atomic<quint16> m_port{0};
    std::atomic<int> m_requests{0};
    std::atomic<int> m_connections{0};
    std::atomic<int> m_waiting{0};
    std::atomic<int> m_mostAtOnce{0};
    std::atomic<int> m_exception{2};
    std::atomic<std::chrono::milliseconds> m_lateBy{std::chrono::milliseconds(250)};
    std::atomic<std::chrono::milliseconds> m_answerTime{std::chrono::milliseconds(0)};
    mutable std::mutex m_mutex; ///< guards what follows
    Values m_values;
    Mood m_mood;
    Orders m_orders;
    QList<Request> m_log;
    // the thread's own
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QHash<quint8, QByteArray> m_owed; ///< by unit, for Misnumbered
    QElapsedTimer m_swapSince;
    QByteArray m_swap;    ///< an answer that waits for one to change numbers with
    QByteArray m_reverse; ///< an answer that waits for one to change places with
};

} // namespace peers
