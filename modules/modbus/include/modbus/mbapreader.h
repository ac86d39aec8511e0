// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/framereader.h"

#include <QHash>

#include <deque>

namespace modbus {

/// Requests and answers of Modbus TCP (a header of transaction number, protocol, length and unit before the
/// PDU) on any sequential QIODevice, several under way at one time.
///
/// An answer is taken only with the transaction number, unit, function and byte count asked for; every other
/// one is counted under its name and dropped. Thread: the device's. Promise: exactly one finished() per
/// ask(), never from within ask(); bounded memory. Two requests of one shape (unit, function, byte count) are
/// not to be under way together: a peer that swaps their numbers could not be found out.
class MbapReader : public QObject
{
    Q_OBJECT

public:
    explicit MbapReader(QObject *parent = nullptr);

    /// The device to speak through, open and not owned; null to let go of it. Aborts what is under way.
    void setDevice(QIODevice *device);
    /// Sends @p request to @p unit and waits for @p byteCount bytes of register values. Only for functions 3
    /// and 4. Returns the transaction number.
    quint16 ask(quint8 unit, const QModbusRequest &request, int byteCount, std::chrono::milliseconds timeout);
    /// Sends @p pdu, which writes, to @p unit, and waits for the bytes of @p expected.
    quint16 write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                  std::chrono::milliseconds timeout);
    int underWay() const { return static_cast<int>(m_open.size()); }
    const QByteArray &lastRequest() const { return m_request; }
    /// Ends everything under way with Kind::Aborted.
    void abort();

    const LineCounts &counts() const { return m_counts; }
    std::chrono::steady_clock::time_point lastActivity() const { return m_lastActivity; }
    quint64 characters() const { return m_characters; }

signals:
    void finished(quint16 transaction, const modbus::Answer &answer);
    /// What comes is no Modbus TCP, or a frame began and did not end: the connection cannot be used any more.
    void outOfStep(const QString &why);
    /// A request to this unit was answered after it had been given up.
    void late(int unit);

private:
    using Steady = std::chrono::steady_clock;
    struct Open
    {
        quint8 unit = 0;
        quint8 function = 0;
        int byteCount = 0;
        QByteArray expected; ///< the whole answer to a write; empty for a read
        Steady::time_point askedAt{};
        Steady::time_point deadline{};
        bool foreign = false; ///< something else came under its number
        int heard = 0;
        QByteArray raw;
    };
    /// A number that was asked under lately, so that what still comes under it has a name.
    struct Past
    {
        quint16 transaction = 0;
        quint8 unit = 0;
        bool answered = false;
    };

    quint16 send(Open open, const QByteArray &pdu, std::chrono::milliseconds timeout);
    bool isHeader(QByteArrayView bytes) const;
    void onReadyRead();
    void onTimer();
    void armTimer();
    void judge(const QByteArray &frame);
    bool isKnown(quint16 transaction) const;
    void countUnasked(quint16 transaction);
    void finish(quint16 transaction, Answer answer);
    void lose(const QString &why, Answer::Kind kind);

    QIODevice *m_device = nullptr;
    QTimer m_timer;
    QByteArray m_buffer;
    QByteArray m_request;
    QHash<quint16, Open> m_open;
    std::deque<Past> m_past;
    quint16 m_next = 0;
    bool m_lost = false; ///< outOfStep() was said of this device
    Steady::time_point m_lastByte{};
    Steady::time_point m_lastActivity{};
    quint64 m_characters = 0;
    LineCounts m_counts;
};

} // namespace modbus
