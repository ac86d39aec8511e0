// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wirerecord.h"
#include "core/workspace.h"
#include "modbus/framereader.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace modbus {

/// What can be seen of a bus: figures of each unit and the times of its answers, always kept (a few numbers a
/// request); and, while somebody looks on, each frame.
///
/// Thread: the bus's. seen() comes at most five times a second, and only between setOpen(true) and
/// setOpen(false).
class BusWatch : public QObject
{
    Q_OBJECT

public:
    using Steady = std::chrono::steady_clock;

    explicit BusWatch(QObject *parent = nullptr);

    /// In the order of the bus's meters; @p patience is the longest time-out of its requests.
    void addMeter(const core::DeviceSettings &device, std::chrono::milliseconds patience);
    /// The time of one character on the wire, for what the wire alone needs.
    void setLine(std::chrono::nanoseconds character) { m_character = character; }
    /// False for a line whose bytes take no time: then nothing is said of what the wire alone needs.
    void setWire(bool wire) { m_wire = wire; }
    void setOpen(bool open);

    void asked(std::size_t meter, const QByteArray &request, core::UtcTime at, Steady::time_point steady);
    /// How the open request ended; understood() may follow.
    void ended(std::size_t meter, int block, const Answer &answer, core::UtcTime at);
    /// What the answer of the last ended() means.
    void understood(const QList<core::Reading> &readings);
    /// A whole exchange that a person asked for: shown, and no part of any meter's figures.
    void passed(int unit, const QByteArray &request, core::UtcTime sentAt, const Answer &answer,
                std::chrono::microseconds after, core::UtcTime at);
    void wasLate(int unit);
    void setSilent(int unit, bool silent);

signals:
    void seen(const core::WireReport &report);

private:
    struct Meter
    {
        core::WireUnit unit;
        int block = -2; ///< the block whose answers the achieved interval is measured by
        std::optional<Steady::time_point> blockAt;
    };
    void note(Meter &meter, const QString &error);
    static QString verdictOf(const Answer &answer);
    static core::WireRecord recordOf(int unit, const Answer &answer, std::chrono::microseconds after,
                                     core::UtcTime at);
    static core::WireRecord recordOf(int unit, const QByteArray &request, core::UtcTime at);
    void report();

    std::vector<Meter> m_meters;
    core::AnswerTimes m_times;
    core::WireTap m_tap;
    QTimer m_timer;
    Steady::time_point m_sentAt{};
    std::chrono::nanoseconds m_character{0};
    int m_requestBytes = 0;
    bool m_wire = false;
    std::optional<core::WireRecord> m_open; ///< heard, and not yet told: its meaning may follow
};

} // namespace modbus
