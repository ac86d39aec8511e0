// SPDX-License-Identifier: GPL-3.0-or-later
#include "doublememory.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace meshweb {

namespace {

qint64 minuteOf(core::UtcTime at)
{
    return std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
}

/// The value behind "name=" in a text whose fields are parted by colons; empty when it is not there.
QByteArrayView fieldOf(QByteArrayView text, QByteArrayView name)
{
    for (qsizetype at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        if (at == 0 || text[at - 1] != ':')
            continue;
        const QByteArrayView rest = text.sliced(at + name.size());
        const qsizetype end = rest.indexOf(':');
        return end < 0 ? rest : rest.first(end);
    }
    return {};
}

} // namespace

quint64 textKey(const QByteArray &text)
{
    const QByteArrayView node = fieldOf(text, "NodeId=");
    const QByteArrayView time = fieldOf(text, "Time=");
    const QByteArrayView value = fieldOf(text, "Sensor=");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (node.isEmpty() || time.isEmpty() || value.isEmpty()) {
        hash.addData(text);
    } else {
        for (const QByteArrayView part : {QByteArrayView("fields"), node, time, value}) {
            hash.addData(part);
            hash.addData(QByteArrayView("\0", 1));
        }
    }
    return qFromLittleEndian<quint64>(hash.result().constData());
}

DoubleMemory::DoubleMemory(std::chrono::minutes window, qsizetype most) : m_window(window), m_most(most) {}

void DoubleMemory::restore(const QList<core::DeliveryMark> &marks, core::UtcTime now)
{
    const qint64 present = minuteOf(now);
    for (const core::DeliveryMark &mark : marks) {
        // A clock that was set back by a little makes marks of the future; they are as good as new ones.
        const qint64 age = qint16(quint16(present) - mark.packetId);
        const qint64 minute = present - age;
        m_known.insert(mark.hash, {minute, 0});
        m_order.emplace_back(mark.hash, minute);
    }
    forget(present);
}

std::optional<quint64> DoubleMemory::find(quint64 key, core::UtcTime at) const
{
    const auto known = m_known.constFind(key);
    if (known == m_known.cend() || std::abs(minuteOf(at) - known->minute) > m_window.count())
        return std::nullopt;
    return known->sequence;
}

core::DeliveryMark DoubleMemory::remember(quint64 key, core::UtcTime at, quint64 sequence)
{
    const qint64 minute = minuteOf(at);
    m_known.insert(key, {minute, sequence});
    m_order.emplace_back(key, minute);
    forget(minute);
    return {static_cast<quint16>(minute & 0xffff), key};
}

void DoubleMemory::forget(qint64 minute)
{
    while (!m_order.empty() && (static_cast<qsizetype>(m_order.size()) > m_most ||
                                m_order.front().second < minute - m_window.count())) {
        const auto [key, when] = m_order.front();
        m_order.pop_front();
        // Remembered again meanwhile: the later entry of the queue forgets it.
        if (const auto known = m_known.constFind(key); known != m_known.cend() && known->minute == when)
            m_known.erase(known);
    }
}

} // namespace meshweb
