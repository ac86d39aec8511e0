// SPDX-License-Identifier: GPL-3.0-or-later
#include "serialline.h"

#include "buswords.h"

#include <QFileInfo>
#include <QSerialPortInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr qint64 MostRead = 4096; // bytes held for us; an answer has at most 256

QString systemPath(const QString &port)
{
#ifdef Q_OS_UNIX
    return port.startsWith(u'/') ? port : u"/dev/"_s + port;
#else
    return port;
#endif
}

} // namespace

SerialLine::SerialLine(core::TransportSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_port(this)
{
    m_port.setReadBufferSize(MostRead);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialLine::onError);
}

QString SerialLine::place() const { return u"%1 (%2)"_s.arg(m_settings.id.toString(), m_settings.port); }

std::chrono::nanoseconds SerialLine::character() const
{
    const int bits = 1 + 8 + (m_settings.parity == "none"_L1 ? 0 : 1) + m_settings.stopBits;
    return std::chrono::nanoseconds(1'000'000'000LL * bits / std::max(m_settings.baud, 1));
}

std::chrono::nanoseconds SerialLine::pause() const
{
    if (m_settings.baud > 19200)
        return std::chrono::microseconds(1750);
    return std::chrono::nanoseconds(3'500'000'000LL * 11 / std::max(m_settings.baud, 1));
}

QString SerialLine::locate() const
{
    const QString path = systemPath(m_settings.port);
#ifdef Q_OS_UNIX
    if (QFileInfo::exists(path))
        return path;
    if (!m_identity)
        return {};
#endif
    const auto ports = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo &info : ports) {
        if (info.portName() == m_settings.port || info.systemLocation() == path)
            return info.systemLocation();
    }
    for (const QSerialPortInfo &info : ports) { // the same adapter under another name
        if (m_identity &&
            *m_identity == Identity{info.vendorIdentifier(), info.productIdentifier(), info.serialNumber()}) {
            return info.systemLocation();
        }
    }
    return {};
}

void SerialLine::remember(const QString &location)
{
    m_isWire = false;
    const QString target = QFileInfo(location).canonicalFilePath();
    const auto ports = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo &info : ports) {
        if (info.systemLocation() != location &&
            (target.isEmpty() || QFileInfo(info.systemLocation()).canonicalFilePath() != target)) {
            continue;
        }
        m_isWire = true;
        if (info.hasVendorIdentifier() && info.hasProductIdentifier())
            m_identity = {info.vendorIdentifier(), info.productIdentifier(), info.serialNumber()};
        return;
    }
}

core::Result<void> SerialLine::open()
{
    close();
    const QString location = locate();
    if (location.isEmpty())
        return notFound();
    m_failing = false;
    m_port.setPortName(location);
    m_port.setBaudRate(m_settings.baud);
    m_port.setDataBits(QSerialPort::Data8);
    m_port.setParity(m_settings.parity == "even"_L1  ? QSerialPort::EvenParity
                     : m_settings.parity == "odd"_L1 ? QSerialPort::OddParity
                                                     : QSerialPort::NoParity);
    m_port.setStopBits(m_settings.stopBits == 2 ? QSerialPort::TwoStop : QSerialPort::OneStop);
    m_port.setFlowControl(QSerialPort::NoFlowControl);
    m_opening = true;
    const bool opened = m_port.open(QIODevice::ReadWrite);
    m_opening = false;
    if (!opened) {
        const core::Error error = openError(location);
        m_port.clearError();
        return error;
    }
    m_port.clear();
    m_port.clearError();
    remember(location);
    return {};
}

void SerialLine::close()
{
    m_failing = true; // closing has errors of its own on an unplugged adapter; they are no news
    if (m_port.isOpen())
        m_port.close();
}

core::Error SerialLine::notFound() const
{
    QStringList names;
    const auto ports = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo &info : ports)
        names.append(info.systemLocation());
    return {
        core::ErrorCode::NotFound, place(), u"there is no such serial port"_s,
        names.isEmpty()
            ? u"Plug the adapter in, or correct \"port\" in the workspace; no serial port is present now."_s
            : u"Plug the adapter in, or correct \"port\" in the workspace; present now: %1."_s.arg(
                  names.join(u", "_s))};
}

core::Error SerialLine::openError(const QString &location) const
{
    const QString words = m_port.errorString();
    switch (m_port.error()) {
    case QSerialPort::DeviceNotFoundError:
        return notFound();
    case QSerialPort::PermissionError: {
        // One code for three causes: no right, locked by a program with good manners, held exclusively.
        const QFileInfo file(location);
        if (file.exists() && !(file.isReadable() && file.isWritable())) {
            return {
                core::ErrorCode::PermissionDenied, place(), words,
                u"Give this user the right to the port, on Debian by: adduser <user> dialout, then log in anew."_s};
        }
        return {core::ErrorCode::Busy, place(), words,
                u"Another program holds the port: close it, or take the port out of one of the two."_s};
    }
    case QSerialPort::UnsupportedOperationError:
        return {core::ErrorCode::Unsupported, place(),
                u"the port cannot do %1: %2"_s.arg(lineWords(m_settings), words),
                u"Correct \"baud\", \"parity\" or \"stopBits\" in the workspace."_s};
    default:
        return {core::ErrorCode::Io, place(), words, u"Check the adapter and its cable."_s};
    }
}

void SerialLine::onError(QSerialPort::SerialPortError error)
{
    if (m_failing || m_opening || error == QSerialPort::NoError || error == QSerialPort::TimeoutError ||
        error == QSerialPort::UnsupportedOperationError) {
        return;
    }
    m_failing = true;
    const core::Error lostError{core::ErrorCode::Io, place(),
                                u"the port was lost: %1"_s.arg(m_port.errorString()),
                                u"Plug the adapter in again; polling resumes by itself."_s};
    // Queued: the port must not be closed from inside its own signal.
    QMetaObject::invokeMethod(
        this,
        [this, lostError] {
            if (!m_port.isOpen())
                return;
            m_port.close();
            emit lost(lostError);
        },
        Qt::QueuedConnection);
}

} // namespace modbus
