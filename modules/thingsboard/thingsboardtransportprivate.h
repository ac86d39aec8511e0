// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "core/wirewatch.h"
#include "entitynames.h"
#include "entitysocket.h"
#include "restsession.h"
#include "telemetrycodec.h"
#include "thingsboard/thingsboardtransport.h"

#include <QSet>

#include <deque>

namespace thingsboard {

/// The inside of ThingsBoardTransport: the connection's life and the batches stand in
/// thingsboardtransport.cpp, what a device says in devicefeed.cpp, its history in backfill.cpp.
class ThingsBoardTransport::Private
{
public:
    Private(ThingsBoardTransport *transport, const core::TransportSettings &transportSettings,
            core::ProfilePtr deviceProfile, std::shared_ptr<core::SeriesTable> table,
            std::shared_ptr<const core::Clock> transportClock, const ThingsBoardOptions &transportOptions);

    /// One telemetry key of one device.
    struct Key
    {
        core::SeriesId series = core::SeriesId::None;
        qint64 last = 0;     ///< newest time stamp handed on in this run, ms
        QSet<qint64> recent; ///< those handed on lately
    };
    enum class Fill
    {
        None,    ///< live values go on
        Wanted,  ///< in the queue
        Running, ///< a page is under way
    };
    struct Held
    {
        QString key;
        TimedValue value;
    };
    struct Device
    {
        QString entity;
        core::DeviceId id;
        QString name;
        QHash<QString, Key> keys;
        core::SeriesId online = core::SeriesId::None;
        std::optional<bool> active = std::nullopt;
        qint64 activeAt = 0;
        std::optional<core::Place> place = std::nullopt;
        qint64 newestKnown = 0; ///< newest telemetry the server has told of, ms
        qint64 mark = 0;        ///< everything up to here was handed on, ms; 0: nothing ever
        qint64 committed = 0;   ///< and is stored
        int filledFor = 0;      ///< the connection whose absence was filled
        Fill fill = Fill::None;
        qint64 fillFrom = 0; ///< asked from here on, ms
        qint64 gapTold = 0;  ///< the end of the last gap recorded
        QList<Held> held;    ///< live values that wait for the history before them
        bool heldTooMany = false;
        bool clockTold = false;
        QHash<QString, qint64> linesTrue; ///< by channel, when it last became so
    };
    struct Sent
    {
        quint64 sequence = 0;
        qsizetype readings = 0;
        qsizetype weight = 0;
        QHash<QString, qint64> marks;
    };

    // the connection's life
    void open();
    void connectNow();
    void askWhoWeAre();
    void list(std::function<void(const core::Result<QList<ListedDevice>> &)> done);
    void listPage(int page, QList<ListedDevice> soFar,
                  std::function<void(const core::Result<QList<ListedDevice>> &)> done);
    void openSocket();
    void onSubscribed(EntitySocket *from);
    void onEnded(EntitySocket *from, EntitySocket::End how, const core::Error &error);
    void failedToConnect(const core::Error &error, std::chrono::milliseconds least = {});
    void revise();
    void finishStop();
    void setState(core::TransportState next, const QString &words);
    void showState();
    void report(const core::Error &error);
    void tell(const QString &topic, const QByteArray &bytes, core::WireRecord::Direction direction,
              const QString &verdict);

    // batches
    void begun(); ///< something was put into the batch
    void cutIfLarge();
    void cut();
    void commit(quint64 sequence);
    bool isPressed() const { return owed + weightOf(*batch) >= options.mostUnconfirmed; }
    /// What a batch is to the database: rejects and events are kept like readings.
    static qsizetype weightOf(const core::Batch &given)
    {
        return given.readings.size() + given.rejects.size() + given.events.size();
    }
    void note(const core::DeviceId &device, const QString &kind, const QJsonObject &detail);
    void record(const Device &device, qint64 from, qint64 to);

    // what devices say
    Device *meet(const ListedDevice &listed);
    void meetAll(const QList<ListedDevice> &listed);
    void apply(const QList<EntityState> &entities, bool page);
    void applyAttributes(Device &device, const EntityState &entity);
    void applyPage(Device &device, const EntityState &entity);
    void applyUpdate(Device &device, const QString &key, const TimedValue &value);
    enum class Told
    {
        Live,
        Before ///< old news: a stored copy, or history
    };
    void handOn(Device &device, const QString &key, const TimedValue &value, Told told, bool moveMark);
    bool isPresent(const Device &device, const QString &key, const TimedValue &value) const;
    void watchRestart(Device &device, const KeyRule &rule, const TimedValue &value);
    core::SeriesId seriesOf(const Device &device, const QString &source, core::Quantity quantity,
                            const QString &channel) const;

    // history
    void want(Device &device);
    void fillNext();
    void askHistory(const QString &entity);
    void takeHistory(Device &device, const QHash<QString, QList<TimedValue>> &history);
    void endFill(Device &device);
    void giveUp(Device &device, const core::Error &error);
    qint64 nowMs() const { return core::toMicros(clock->now()) / 1000; }

    ThingsBoardTransport *q;
    const core::TransportSettings settings;
    const ThingsBoardOptions options;
    core::ProfilePtr profile;
    std::shared_ptr<core::SeriesTable> series;
    std::shared_ptr<const core::Clock> clock;
    TelemetryCodec codec;
    QSslConfiguration secure;
    EntityNames names;

    // Made by start() on the transport's thread, children of q.
    RestSession *session = nullptr;
    EntitySocket *socket = nullptr;
    EntitySocket *spare = nullptr; ///< with the new token; takes over when it is subscribed
    QTimer *ageTimer = nullptr;
    QTimer *retryTimer = nullptr;
    QTimer *fillTimer = nullptr; ///< a pause in asking for history
    QTimer *reviseTimer = nullptr;
    QTimer *countersTimer = nullptr;
    core::WireTap tap;
    core::WireWatch wire{q, &tap};

    QHash<QString, qint64> storedMarks; ///< by the server's id, from the database
    QHash<QString, std::shared_ptr<Device>> devices;
    std::deque<QString> fillQueue;
    int fillsRunning = 0;
    core::Backoff pauses;
    core::Backoff fillPauses;
    int connection = 0; ///< counts; answers for an earlier one are thrown away
    bool loggingIn = false;
    bool listing = false;
    bool listCut = false; ///< it has more pages than are read
    int listTries = 0;    ///< of the list being read
    qint64 listTotal = 0; ///< how many its pages so far say there are
    bool wasConnected = false;
    core::SteadyTime connectedSince{};
    QString listPath; ///< empty until we know who we are
    bool stopping = false;
    bool started = false;

    std::shared_ptr<core::Batch> batch = std::make_shared<core::Batch>();
    QHash<QString, qint64> batchMarks;
    std::deque<Sent> sentBatches;
    qsizetype unconfirmed = 0; ///< readings in them
    qsizetype owed = 0;        ///< their weight
    quint64 lastSequence = 0;
    bool pressed = false;
    core::TransportState state = core::TransportState::Stopped;
    QString shownWords;
    QString reported;
    core::TransportCounters counters;
    bool countersChanged = false;
};

} // namespace thingsboard
