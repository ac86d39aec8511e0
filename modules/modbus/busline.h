// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "modbus/framereader.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace modbus {

struct ModbusOptions;

/// A way to the meters of one bus: a serial port, a gateway that carries RTU frames, a Modbus TCP peer. It
/// opens, asks and matches answers to questions; what is asked and when is decided by who calls.
///
/// Thread: the transport's. Promise: exactly one finished() per ask(), never from within ask(); nothing
/// blocks.
class BusLine : public QObject
{
    Q_OBJECT

public:
    using Steady = std::chrono::steady_clock;

    /// The line that the settings' type stands for.
    static std::unique_ptr<BusLine> make(const core::TransportSettings &settings,
                                         const ModbusOptions &options);

    /// Answers with opened() or down(), at once or later.
    virtual void open() = 0;
    /// Aborts what is under way.
    virtual void close() = 0;
    virtual bool isOpen() const = 0;

    /// "bus1 (/dev/ttyUSB0)", for messages.
    virtual QString place() const = 0;
    /// The first word of its events and errors: "port" or "connection".
    virtual QString noun() const = 0;
    /// "/dev/ttyUSB0" or "10.0.0.7:502".
    virtual QString address() const = 0;
    /// What to look at when a meter does not answer, or only with bytes that cannot be read.
    virtual QString remedy(bool garbled) const = 0;

    /// Time of one character; 0 where bytes take no time of the line.
    virtual std::chrono::nanoseconds character() const { return std::chrono::nanoseconds(0); }
    /// The pause between frames.
    virtual std::chrono::nanoseconds pause() const { return std::chrono::nanoseconds(0); }
    /// False for a pty and other stand-ins whose bytes take no time.
    virtual bool isWire() const { return false; }

    /// True when the number that an answer carries proves which request it belongs to: then the shape rule
    /// has nothing to guard.
    virtual bool isNumbered() const { return false; }
    /// Requests that may be under way at one time.
    virtual int most() const { return 1; }
    /// How many more may be asked now.
    virtual int room() const = 0;

    /// Sends a request for functions 3 and 4; the ticket comes again with finished(). Only while open and
    /// with room.
    virtual quint32 ask(quint8 unit, const QModbusRequest &request, int byteCount,
                        std::chrono::milliseconds timeout) = 0;
    /// Sends a request that writes, and waits for the bytes of @p expected (see FrameReader::write()). Only
    /// while open, with room, and while nothing else is under way.
    virtual quint32 write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                          std::chrono::milliseconds timeout) = 0;
    /// The request of the last ask() as it was sent.
    virtual QByteArray lastRequest() const = 0;
    virtual void setIsOlder(FrameReader::IsOlder) {}

    virtual const LineCounts &counts() const = 0;
    virtual Steady::time_point lastActivity() const = 0;
    /// Characters sent and heard so far.
    virtual quint64 characters() const = 0;

signals:
    void opened();
    /// It is about to be opened() under another address than before.
    void moved(const QString &from, const QString &to);
    /// An answer came that setIsOlder() takes for one to a request given up; see FrameReader::late().
    void lateAnswer(quint8 unit, quint8 function, int byteCount, bool surely);
    /// An answer of this unit came after it had been given up; for lines that know it without setIsOlder().
    void late(int unit);
    /// It could not be opened, or was lost; it is closed by now. Once per open().
    void down(const core::Error &error);
    void finished(quint32 ticket, const modbus::Answer &answer);
};

} // namespace modbus
