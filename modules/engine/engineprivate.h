// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarmwiring.h"
#include "commandpath.h"
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "engine/linepath.h"
#include "engine/localdoor.h"
#include "engine/workspaceholder.h"
#include "historypool.h"
#include "importgate.h"
#include "meshweb/decoder.h"
#include "transportline.h"

#include <QThread>
#include <QTimer>

namespace engine {

/// The inside of Engine: its life stands in engine.cpp, what it answers in engineanswers.cpp.
struct Engine::Private
{
    enum class State
    {
        Idle,
        Opening,
        Running,
        Stopping,
        Stopped
    };

    Private(Engine *owner, core::Workspace ws, EngineOptions opts)
        : q(owner)
        , workspace(std::move(ws))
        , options(std::move(opts))
        , series(std::make_shared<core::SeriesTable>())
        , clock(std::make_shared<core::SystemClock>())
        , index(std::make_shared<historian::RecentIndex>())
        , profiles(loadProfiles())
        , live(series, clock, profiles)
        , holder(workspace.database.path)
        , desk(series, clock)
        , queries(workspace.database.path, index)
        , gate(std::make_shared<ImportGate>(HistorySource{workspace.database.path, index}, series))
        , secrets(workspace.fileName, options.secrets)
    {
        dbThread.setObjectName(QStringLiteral("db"));
    }

    core::ProfileStore loadProfiles();
    void open();
    /// Asks for what the transports log in with, while the historian opens.
    void gatherSecrets();
    void missSecret(const core::TransportSettings &settings, const QString &name);
    /// The historian is open: starts the lines once the secrets are there.
    void beginWith(const historian::OpenReport &report);
    void startLines(const historian::OpenReport &report);
    /// A secret of Secrets::neededBy(); empty when it is not known.
    QString secret(const core::TransportSettings &settings, const QString &name) const
    {
        return gathered.value(secrets.keyOf(settings, name));
    }
    std::unique_ptr<core::Transport> makeTransport(const core::TransportSettings &settings,
                                                   const historian::OpenReport &report);
    /// A reader of a ThingsBoard server (boardline.cpp).
    std::unique_ptr<core::Transport> makeBoardReader(const core::TransportSettings &settings,
                                                     const historian::OpenReport &report);
    /// @name Meshes over the web (meshlines.cpp)
    /// @{
    std::unique_ptr<core::Transport> makeMeshHttp(const core::TransportSettings &settings,
                                                  const historian::OpenReport &report);
    std::unique_ptr<core::Transport> makeMeshBackend(const core::TransportSettings &settings,
                                                     const historian::OpenReport &report);
    meshweb::Decoder meshDecoder(const core::TransportSettings &settings);
    QList<core::ProfilePtr> mqttProfiles(const core::TransportSettings &settings) const;
    /// The keys of encrypted payloads that its profiles name, as far as they are known.
    QMap<QString, QString> payloadKeys(const core::TransportSettings &settings);
    /// What a transport uses where it is known, and does without where it is not.
    QStringList optionalSecrets(const core::TransportSettings &settings) const;
    /// @}
    /// With the entry of the workspace file where it has one; those come first, so others have none.
    void addDevice(const core::Sighting &sighting, bool announce,
                   const core::DeviceSettings *settings = nullptr);
    void look(const core::BatchPtr &batch);
    void openGate();
    /// Looks for devices of a server that log in there with the same credentials (enginesecrets.cpp).
    void checkRegister();
    TransportLine *lineOf(const core::TransportId &id) const;
    void openDoor();
    void startDay();
    /// What is stored of energies, by the transport that goes on with them.
    struct Energies
    {
        QHash<core::TransportId, QList<core::Reading>> totals;
        QHash<core::TransportId, QList<core::Event>> compares;
    };
    Energies energiesOf(const historian::OpenReport &report) const;
    /// Starts a line that stands still.
    void launch(TransportLine &line, const core::TransportSettings &settings,
                std::unique_ptr<core::Transport> transport, const Energies &energies,
                const historian::OpenReport &report);
    void lineStopped(const core::TransportId &id);
    /// @name Pauses (enginepauses.cpp)
    /// @{
    /// A transport that somebody wants to stand still.
    struct Pause
    {
        QString why;
        QHash<QObject *, QMetaObject::Connection> wanting;                  ///< their ends
        QList<std::pair<QPointer<QObject>, std::function<void()>>> waiting; ///< until it has stopped
        bool stopped = false;
        bool resuming = false; ///< what is stored is being read
    };
    void paused(const core::TransportId &id);
    void resume(const core::TransportId &id, QObject *context);
    void goOn(const core::TransportId &id);
    void startAgain(const core::TransportId &id, const historian::OpenReport &report);
    void tellPause(const core::TransportId &id, const QString &kind, const QString &why);
    /// @}
    void closeHistorian();
    void finishStop();
    /// Ends the historian's thread without waiting for it; @p then is called here when it has ended.
    void endDbThread(std::function<void()> then);

    Engine *q;
    core::Workspace workspace;
    EngineOptions options;
    QList<core::Error> profileErrors;
    std::shared_ptr<core::SeriesTable> series;
    std::shared_ptr<const core::Clock> clock;
    std::shared_ptr<historian::RecentIndex> index;
    core::ProfileStore profiles;
    live::LiveStore live;
    WorkspaceHolder holder;
    QThread dbThread;
    historian::HistorianWriter *writer = nullptr; ///< lives on dbThread, deleted when it finishes
    commands::CommandDesk desk;
    CommandPath *path = nullptr;
    LinePath *linePath = nullptr;   ///< made with the engine
    AlarmPath *alarmPath = nullptr; ///< made with the engine
    AlarmWiring *alarmWiring = nullptr;
    LocalDoor *door = nullptr;
    QList<TransportLine *> lines;
    int linesRunning = 0;
    QHash<core::TransportId, Pause> pauses;
    QList<DeviceInfo> devices; ///< in order of appearance
    QHash<core::DeviceId, qsizetype> deviceRows;
    historian::WriterStats stats;
    std::optional<core::Error> historianProblem;
    QTimer midnight;
    State state = State::Idle;
    int readerPatience = 300; ///< how often the end looks whether readers have let go
    HistoryPool queries;
    std::shared_ptr<ImportGate> gate;
    Secrets secrets;
    QHash<QString, QString> gathered; ///< by Secrets::keyOf()
    QList<core::Error> missingSecrets;
    struct Wanted
    {
        QString name;
        core::Error missing;
    };
    QHash<core::TransportId, Wanted> wanted;         ///< secrets that are needed and not known
    int secretsAsked = 0;                            ///< still to be answered
    std::optional<historian::OpenReport> openedWith; ///< while secrets are waited for
};

} // namespace engine
