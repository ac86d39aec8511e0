// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thingsboard/thingsboardtransport.h"

#include <QMap>
#include <QObject>

/// What the tests of the reader speak of alike.
namespace boardwords {
inline const QString A = QStringLiteral("11111111-aaaa-4000-8000-000000000001");
inline const QString B = QStringLiteral("22222222-bbbb-4000-8000-000000000002");
constexpr qint64 Now = 1'762'084'800'000; ///< 2025-11-02 12:00 UTC, the reader's present
constexpr qint64 Second = 1'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr int Patience = 30'000;
} // namespace boardwords

/// What survives a reader's end: the rows of committed batches by the historian's key, with how often each
/// came.
struct BoardRows
{
    QMap<QString, int> rows; ///< "device quantity channel@ms=value"
    QList<core::Reading> latest;

    QStringList of(const QString &begin) const;
    /// Rows that were stored more than once would be one row; here they are told.
    int doubled() const;
};

/// A transport and, in the place of the historian, rows in memory. Its clock stands still where it is put.
class BoardReader : public QObject
{
    Q_OBJECT

public:
    class StillClock : public core::Clock
    {
    public:
        core::UtcTime now() const override { return core::fromMicros(ms * 1000); }
        core::SteadyTime steady() const override { return core::SystemClock().steady(); }
        qint64 ms = boardwords::Now;
    };

    explicit BoardReader(const QString &url, BoardRows *rows = nullptr);
    ~BoardReader() override;

    void start();
    /// Ends it as a power switch does: what was not committed is lost.
    void kill();
    void stop();
    /// Commits what was held, and from now on again at once.
    void commitHeld();

    static core::ProfilePtr profile();

    core::TransportSettings settings;
    thingsboard::ThingsBoardOptions options;
    bool hold = false; ///< batches are kept and not committed
    std::shared_ptr<StillClock> clock = std::make_shared<StillClock>();
    std::shared_ptr<core::SeriesTable> table = std::make_shared<core::SeriesTable>();
    thingsboard::ThingsBoardTransport *transport = nullptr;

    BoardRows ownRows;
    BoardRows *rows;
    QList<core::BatchPtr> held;
    QList<quint64> sequences;
    QStringList live; ///< in order: "device quantity channel@ms=value", with " old" behind what is retained
    QList<core::Event> events;
    QList<core::Gap> gaps;
    QList<core::Reject> rejects;
    QStringList sightings;
    QList<core::Error> errors;
    QList<core::TransportState> states;
    QString words;
    core::TransportCounters counters;
    bool stopped = false;

    bool isUp() const { return !states.isEmpty() && states.last() == core::TransportState::Up; }
    /// Up, and no history is being read.
    bool isSettled() const { return isUp() && !words.contains(QStringLiteral("history")); }
    QStringList kinds() const; ///< of events
    const core::Event *event(const QString &kind) const;

private:
    void take(const core::BatchPtr &batch);
    QString text(const core::Reading &reading) const;
};
