// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqtttransport.h"

#include <QMap>
#include <QObject>

/// What survives a collector's end: the committed part of its batches. Stands in for the historian.
struct StoredRows
{
    QList<core::DeliveryMark> marks;
    QMap<int, int> numbers; ///< how often each number was stored (the power of a numbered message)
    QList<core::Gap> gaps;
    QList<core::Reject> rejects;
    QList<core::Event> events;
    int clearedMarks = 0;

    void store(const core::Batch &batch, const core::SeriesTable &table);
    /// Nothing when each of 1 to @p count is there exactly once.
    QString notExactlyOnce(int count) const;
    int doubled() const;
};

/// A transport and, in the place of the historian, rows in memory. The mode says how far a batch gets.
class Collector : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        Commit,    ///< stored and reported as committed
        StoreOnly, ///< stored, but the transport never hears of it: as if it ended between the two
        Hold,      ///< kept; commitHeld() goes on
    };

    explicit Collector(quint16 port, StoredRows *rows = nullptr);
    ~Collector() override;

    void start();
    /// Ends it as a power switch does: the socket is closed, nothing is written.
    void kill();
    /// Ends it as an operator does; false when stopped() did not come in time.
    bool stop();
    void commitHeld();

    static core::ProfilePtr profile();
    /// The number that is the message's power.
    static QByteArray numbered(int number);
    QString series(const core::Reading &reading) const; ///< "device quantity"

    QList<core::ProfilePtr> profiles{profile()};
    core::TransportSettings settings;
    mqtt::MqttOptions options;
    Mode mode = Mode::Commit;
    std::shared_ptr<core::SeriesTable> table = std::make_shared<core::SeriesTable>();
    std::shared_ptr<const core::Clock> clock = std::make_shared<core::SystemClock>();
    mqtt::MqttTransport *transport = nullptr;

    StoredRows ownRows;
    StoredRows *rows;
    QList<core::BatchPtr> batches;
    QList<core::BatchPtr> held;
    QList<core::Reading> readings;
    QList<core::Error> errors;
    QList<core::TransportState> states;
    QStringList stateWords;
    core::TransportCounters counters;
    QStringList answers; ///< "sent id", "accepted id", "notSent id Code"

    bool isUp() const { return !states.isEmpty() && states.last() == core::TransportState::Up; }
};
