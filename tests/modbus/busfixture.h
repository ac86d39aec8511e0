// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "modbus/modbustransport.h"
#include "peers/ptypair.h"
#include "peers/rtuslave.h"

#include <QObject>
#include <QThread>

/// A profile from its "modbus" section, with the physical limits of @p quantities. Fails the program when it
/// is bad.
core::ProfilePtr modbusProfile(const QByteArray &section, const QByteArray &quantities = "{}");
/// The shipped profile of the campus meter.
core::ProfilePtr campusProfile();
/// The words of a float in the order ABCD, high word first.
quint16 floatWord(float value, int index);

/// A transport on a pseudo-terminal, on a thread of its own as in the program, with everything it says
/// written down. (On the test's thread it would crawl: Qt Test sleeps between its turns of the event loop.)
class BusFixture : public QObject
{
    Q_OBJECT

public:
    BusFixture();
    ~BusFixture() override;

    /// A device at @p unit; before open().
    void addDevice(const QString &id, int unit, const core::ProfilePtr &profile,
                   std::chrono::milliseconds poll);
    void open(const modbus::ModbusOptions &options = quickOptions());
    /// Stops the transport; everything it said has arrived when this returns.
    void stop();
    /// Stops and destroys it.
    void close();
    /// Processor time of the transport's thread so far, in seconds.
    double cpuSeconds();
    /// Commits what is outstanding, and from now on everything at once.
    void commitAll();

    /// Short waits, for tests.
    static modbus::ModbusOptions quickOptions();

    QList<core::Reading> of(const QString &device, core::Quantity quantity) const;
    std::optional<double> newest(const QString &device, core::Quantity quantity) const;
    int good(const QString &device) const; ///< Good readings
    int count(const QString &device, core::Quality quality) const;
    QStringList eventKinds(const QString &device = {}) const;
    quint64 errors(const QString &kind) const { return counters.errors.value(kind); }

    peers::PtyPair line;
    core::TransportSettings settings;
    std::shared_ptr<core::SeriesTable> series = std::make_shared<core::SeriesTable>();
    std::unique_ptr<modbus::ModbusTransport> transport;
    bool autoCommit = true;

    QList<core::BatchPtr> batches;
    QList<core::Reading> readings;
    QList<core::Event> events;
    QList<core::Gap> gaps;
    QList<core::Reject> rejects;
    QList<core::Error> failures;
    QList<core::TransportState> states;
    core::TransportCounters counters;
    int countersSaid = 0;
    int stoppedCount = 0;

private:
    void deliver();

    QThread m_thread;
    QList<core::DeviceSettings> m_devices;
    QHash<core::DeviceId, core::ProfilePtr> m_profiles;
};
