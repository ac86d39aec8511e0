// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peers/ptypair.h"
#include "peers/rtuslave.h"

#include <QHash>
#include <QStringList>

#include <map>

namespace peers {

/// The registers that a recorded meter answers with, out of the frames of a fixture.
class MeterMemory
{
public:
    /// Empty when the file cannot be read.
    static MeterMemory load(const QString &fileName);

    bool isEmpty() const { return m_words.isEmpty(); }
    bool has(int function, int address, int count) const;
    quint16 word(int function, int address) const { return m_words.value({function, address}); }
    void set(int function, int address, quint16 value) { m_words[{function, address}] = value; }
    /// The bytes of an answer; only where has().
    QByteArray bytes(int function, int address, int count) const;
    /// The registers of one function, by address.
    QMap<int, quint16> registers(int function) const;

private:
    QMap<std::pair<int, int>, quint16> m_words; ///< by function and address
};

/// Meters of several kinds and speeds on one pseudo-terminal. A meter hears only what is sent at its own
/// speed, and refuses registers that its fixture does not know, as meters do.
class MeterBus
{
public:
    struct Meter
    {
        QString profile;
        int baud = 9600;
        RtuSlave::Fault always = RtuSlave::Fault::None;       ///< at its own speed
        RtuSlave::Fault otherSpeed = RtuSlave::Fault::Silent; ///< for whatever is sent at another
        std::chrono::milliseconds slow{0};                    ///< begins its answers so late
    };

    /// @p frames is the folder of the fixtures.
    MeterBus(const QString &frames, const std::map<int, Meter> &meters);
    ~MeterBus();

    QString port() const { return m_line.path(); }
    PtyPair &line() { return m_line; }
    QList<RtuSlave::Request> log() const { return m_slave.log(); }
    /// True while nothing but well-formed reads came.
    bool onlyReads() const;
    /// Every answer comes at every address, by this meter.
    void answerEverywhere(const QString &profile);
    /// Registers a meter has not got are met with silence instead of an exception.
    void beSilentAboutTheUnknown() { m_silent = true; }
    void start() { m_slave.start(); }
    /// The adapter is pulled out.
    void unplug();

private:
    int speed() const;

    PtyPair m_line;
    QString m_frames;
    std::map<int, Meter> m_meters;
    std::map<int, MeterMemory> m_memories;
    bool m_silent = false;
    RtuSlave m_slave;
};

} // namespace peers
