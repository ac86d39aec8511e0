// SPDX-License-Identifier: GPL-3.0-or-later
#include "serialline.h"

#include "buswords.h"
#include "modbus/modbustransport.h"
#include "modbus/portrights.h"

#include <QFileInfo>

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

SerialLine::SerialLine(core::TransportSettings settings, const ModbusOptions &options, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_port(this)
    , m_look(options.portLook ? options.portLook : PortLook(&presentPorts))
    , m_set(options.setPort)
{
    if (!m_set)
        m_set = [](QSerialPort &port, const PortSetting &setting) { setting.applyTo(port); };
    m_port.setReadBufferSize(MostRead);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialLine::onError);
}

QString SerialLine::place() const { return u"%1 (%2)"_s.arg(m_settings.id.toString(), name()); }

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

const core::PortIdentity &SerialLine::wanted() const
{
    return m_settings.identity.isEmpty() ? m_learned : m_settings.identity;
}

PortSearch SerialLine::locate(const QList<PresentPort> &present) const
{
    return findPort(systemPath(m_settings.port), wanted(), present, m_settings.identity.isEmpty());
}

void SerialLine::remember(const QString &location, const QList<PresentPort> &present)
{
    m_isWire = false;
    const QString target = QFileInfo(location).canonicalFilePath();
    for (const PresentPort &port : present) {
        if (port.path != location &&
            (target.isEmpty() || QFileInfo(port.path).canonicalFilePath() != target)) {
            continue;
        }
        m_isWire = port.isWire;
        if (m_learned.isEmpty() && port.identity.vendor != 0)
            m_learned = port.identity;
        return;
    }
}

core::Result<void> SerialLine::open()
{
    close();
    const QList<PresentPort> present = m_look();
    const PortSearch search = locate(present);
    if (search.kind != PortSearch::Kind::Found)
        return notFound(search, present);
    const QString location = search.path;
    if (!m_lock.take(location))
        return busy(location, u"the port is held already"_s);
    m_failing = false;
    m_port.setPortName(location);
    m_set(m_port, PortSetting::of(m_settings));
    m_opening = true;
    const bool opened = m_port.open(QIODevice::ReadWrite);
    m_opening = false;
    if (!opened) {
        m_lock.release();
        const core::Error error = openError(location);
        m_port.clearError();
        return error;
    }
    m_port.clear();
    m_port.clearError();
    remember(location, present);
    const QString before = systemPath(name());
    m_movedTo = location == systemPath(m_settings.port) ? QString() : location;
    if (location != before)
        emit moved(before, location);
    return {};
}

void SerialLine::close()
{
    m_failing = true; // closing has errors of its own on an unplugged adapter; they are no news
    if (m_port.isOpen())
        m_port.close();
    m_lock.release();
}

core::Error SerialLine::notFound(const PortSearch &search, const QList<PresentPort> &present) const
{
    const QString own = wanted().words();
    const QString others = search.others.join(u", "_s);
    const bool written = !m_settings.identity.isEmpty();
    switch (search.kind) {
    case PortSearch::Kind::Stranger:
        return {
            core::ErrorCode::BadInput, place(),
            u"this name belongs to another adapter now (%1); the one of this bus (%2) is not there"_s.arg(
                search.stranger.words(), own),
            written
                ? u"Plug the bus's own adapter in. If it was exchanged for good, choose the new one in the "
                  "bus's settings (\"identity\" in the workspace)."_s
                : u"Plug the bus's own adapter in. If it was exchanged for good, open the workspace anew."_s};
    case PortSearch::Kind::Alike:
        return {core::ErrorCode::BadInput, place(),
                u"several adapters fit %1: %2; nothing tells them apart"_s.arg(own, others),
                u"Leave only the bus's own one plugged in, or plug it into the socket it was in."_s};
    default:
        break;
    }
    if (!wanted().isEmpty()) {
        const bool alike = !others.isEmpty() && !wanted().hasSerial();
        return {
            core::ErrorCode::NotFound, place(), u"the adapter %1 is not plugged in"_s.arg(own),
            alike ? u"Plug it into the socket it was in. %1 is of the same make, but without a serial number "
                    "only the socket tells such adapters apart."_s.arg(others)
                  : u"Plug the adapter in; the bus finds it under whatever name it gets."_s};
    }
    QStringList names;
    for (const PresentPort &port : present)
        names.append(port.path);
    return {
        core::ErrorCode::NotFound, place(), u"there is no such serial port"_s,
        names.isEmpty()
            ? u"Plug the adapter in, or correct \"port\" in the workspace; no serial port is present now."_s
            : u"Plug the adapter in, or correct \"port\" in the workspace; present now: %1."_s.arg(
                  names.join(u", "_s))};
}

core::Error SerialLine::busy(const QString &location, const QString &words) const
{
    const QString holder = portHolder(location);
    if (holder.isEmpty()) {
        return {core::ErrorCode::Busy, place(), words,
                u"Another program holds the port: close it, or take the port out of one of the two."_s};
    }
    return {core::ErrorCode::Busy, place(), u"the port is held by %1"_s.arg(holder),
            u"Close that program, or take the port out of one of the two; the bus waits until it is free."_s};
}

core::Error SerialLine::openError(const QString &location) const
{
    const QString words = m_port.errorString();
    switch (m_port.error()) {
    case QSerialPort::DeviceNotFoundError:
        return notFound({}, m_look());
    case QSerialPort::PermissionError: {
        // One code for three causes: no right, locked by a program with good manners, held exclusively.
        const QFileInfo file(location);
        if (file.exists() && !(file.isReadable() && file.isWritable())) {
            const PortRights rights = PortRights::of(location);
            return {core::ErrorCode::PermissionDenied, place(),
                    rights.user.isEmpty()
                        ? words
                        : u"the user %1 may not use this port (%2)"_s.arg(rights.user, words),
                    rights.remedy()};
        }
        return busy(location, words);
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
            m_lock.release();
            emit lost(lostError);
        },
        Qt::QueuedConnection);
}

} // namespace modbus
