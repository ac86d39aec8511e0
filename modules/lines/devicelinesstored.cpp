// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/devicelines.h"

namespace lines {

namespace {

using core::UtcTime;
using std::chrono::microseconds;

constexpr qsizetype MostLines = 1000;

void put(QDataStream &out, UtcTime time) { out << qint64(core::toMicros(time)); }
void put(QDataStream &out, microseconds span) { out << qint64(span.count()); }
void put(QDataStream &out, bool yes) { out << yes; }
void put(QDataStream &out, const QString &text) { out << text; }

template <typename T>
void put(QDataStream &out, const std::optional<T> &value)
{
    out << value.has_value();
    if (value)
        put(out, *value);
}

void take(QDataStream &in, UtcTime &time)
{
    qint64 us = 0;
    in >> us;
    time = core::fromMicros(us);
}

void take(QDataStream &in, microseconds &span)
{
    qint64 us = 0;
    in >> us;
    span = microseconds(us);
}

void take(QDataStream &in, bool &yes) { in >> yes; }
void take(QDataStream &in, QString &text) { in >> text; }

template <typename T>
void take(QDataStream &in, std::optional<T> &value)
{
    bool there = false;
    in >> there;
    value.reset();
    if (there)
        take(in, value.emplace());
}

void put(QDataStream &out, const Outage &outage)
{
    put(out, outage.line);
    put(out, outage.start);
    put(out, outage.startUncertain);
    put(out, outage.end);
    put(out, outage.endUncertain);
    put(out, outage.seenUntil);
    put(out, outage.unseen);
    put(out, outage.powered);
    out << qint32(outage.flaps);
    put(out, outage.gapTouched);
}

void take(QDataStream &in, Outage &outage)
{
    qint32 flaps = 0;
    take(in, outage.line);
    take(in, outage.start);
    take(in, outage.startUncertain);
    take(in, outage.end);
    take(in, outage.endUncertain);
    take(in, outage.seenUntil);
    take(in, outage.unseen);
    take(in, outage.powered);
    in >> flaps;
    outage.flaps = flaps;
    take(in, outage.gapTouched);
}

} // namespace

void DeviceLines::save(QDataStream &out) const
{
    put(out, m_last);
    put(out, m_evidence);
    put(out, m_earlier);
    put(out, m_firstTold);
    put(out, m_away);
    out << qint64(m_unseen.size());
    for (const Span &span : m_unseen) {
        put(out, span.from);
        put(out, span.to);
    }
    out << qint64(m_lines.size());
    for (auto it = m_lines.cbegin(); it != m_lines.cend(); ++it) {
        put(out, it.key());
        put(out, it->on);
        put(out, it->since);
        put(out, it->toldAt);
        put(out, it->doubted);
        put(out, it->lastOn);
        put(out, it->firstOn);
        put(out, it->evidenceBeforeOn);
        out << it->outage.has_value();
        if (it->outage)
            put(out, *it->outage);
        put(out, it->restoredAt);
        put(out, it->believeAfter);
        put(out, it->evidenceBeforeRestored);
    }
}

bool DeviceLines::restore(QDataStream &in)
{
    m_lines.clear();
    m_ended.clear();
    m_unseen.clear();
    take(in, m_last);
    take(in, m_evidence);
    take(in, m_earlier);
    take(in, m_firstTold);
    take(in, m_away);
    qint64 count = 0;
    in >> count;
    for (; count > 0 && in.status() == QDataStream::Ok; --count) {
        Span span;
        take(in, span.from);
        take(in, span.to);
        m_unseen.append(span);
    }
    in >> count;
    if (count > MostLines)
        return false;
    for (; count > 0 && in.status() == QDataStream::Ok; --count) {
        QString name;
        take(in, name);
        Line line;
        take(in, line.on);
        take(in, line.since);
        take(in, line.toldAt);
        take(in, line.doubted);
        take(in, line.lastOn);
        take(in, line.firstOn);
        take(in, line.evidenceBeforeOn);
        bool out = false;
        in >> out;
        if (out) {
            line.outage.emplace();
            line.outage->device = m_device;
            take(in, *line.outage);
        }
        take(in, line.restoredAt);
        take(in, line.believeAfter);
        take(in, line.evidenceBeforeRestored);
        m_lines.insert(name, line);
    }
    return in.status() == QDataStream::Ok && count == 0;
}

} // namespace lines
