// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/workspace.h"

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QThread>

#include <chrono>
#include <memory>
#include <optional>

namespace engine {

/// What a stage of a trial found. The facts that belong to each stand beside it, in this order.
enum class TrialFinding
{
    None,
    // as it should be
    NameFound,            ///< host, addresses
    IsAddress,            ///< host
    PortOpen,             ///< place
    TlsOff,               ///< -
    TlsGood,              ///< holder, last day
    LoggedIn,             ///< user
    LoggedInAnonymously,  ///< -
    Subscribed,           ///< filters
    Heard,                ///< topic
    ServerLetsIn,         ///< user
    ServerLetsCustomerIn, ///< user; one of a customer, who sees that customer's devices alone
    ServerLetsAnybodyIn,  ///< -
    KeyAccepted,          ///< -
    DevicesListed,        ///< how many, names of some
    ValuesCame,           ///< of how many devices, device, key, value, time
    RowsRead,             ///< how many, the newest as they were read
    // to be thought about
    CertificateEnds,    ///< holder, last day
    SessionThrownOut,   ///< user; the console's own session is fought over, the trial's is not
    OnlyRetained,       ///< seconds, filters, topic
    NothingHeard,       ///< seconds, filters
    NoFilters,          ///< -
    NoDevices,          ///< -
    NoDevicesOfProfile, ///< device profile, those that devices have
    NoValues,           ///< keys that were asked for
    NoRows,             ///< -
    SomeRowsRead,       ///< how many, how many not, the newest as they were read, one that was not, reason
    // what fails
    NameUnknown,         ///< host
    PortRefused,         ///< place
    PortSilent,          ///< place, seconds
    NetworkFails,        ///< place, the system's words
    PlainToTls,          ///< place
    TlsToPlain,          ///< place
    TlsSilent,           ///< place, seconds
    TlsHostName,         ///< host, names of the certificate
    TlsExpired,          ///< holder, last day
    TlsNotYetValid,      ///< holder, first day
    TlsUnknownAuthority, ///< issuer
    TlsSelfSigned,       ///< holder
    TlsWantsCertificate, ///< place
    TlsRefusesOurs,      ///< file
    TlsFile,             ///< file
    TlsFails,            ///< place, the library's words
    NotABroker,          ///< place, what it said
    Mute,                ///< place, seconds
    ClosedAtGreeting,    ///< place
    BadLogin,            ///< user
    AnonymousRefused,    ///< -
    ClientIdRefused,     ///< -
    Unavailable,         ///< -
    VersionUnknown,      ///< -
    LoginFails,          ///< the client's words
    ThrownOut,           ///< -
    ThingsBoard,         ///< -
    SubscriptionRefused, ///< filters refused, filters granted
    AllRefused,          ///< filters
    SubscribeSilent,     ///< seconds
    TlsToWeb,            ///< place
    WebToTls,            ///< place
    BrokerInstead,       ///< place
    NoMeaning,           ///< -
    NoSecret,            ///< -
    ServerRefuses,       ///< user, the server's words
    ServerWantsLogin,    ///< place
    KeyRefused,          ///< the server's words
    NotThingsBoard,      ///< place, what it answered
    NotMeshServer,       ///< place, what it answered
    NoWebSocket,         ///< words
    ServerTooOld,        ///< the server's words
    ServerSilent,        ///< place, seconds
    ServerFails,         ///< place, words
    NoRowMeansAnything,  ///< how many, the newest, reason
    WebPortRefused,      ///< place
    Lost,                ///< the client's words
};

/// One stage of a trial.
struct TrialStage
{
    enum class Kind
    {
        Name,
        Port,
        Tls,
        Login,
        Subscribe,
        FirstMessage,
        Devices,     ///< of a ThingsBoard server
        FirstValues, ///< likewise
        Rows,        ///< of a mesh's server
    };
    enum class State
    {
        Waiting, ///< its turn has not come
        Running,
        Passed,
        Warned, ///< the way is open, but there is something to know
        Failed,
        Skipped, ///< not needed
    };
    Kind kind = Kind::Name;
    State state = State::Waiting;
    std::chrono::milliseconds took{0};
    TrialFinding finding = TrialFinding::None;
    QStringList facts;
};

/// What a trial knows so far.
struct TrialReport
{
    QList<TrialStage> stages; ///< those of the family, in their order
    bool isOver = false;
    bool cancelled = false;

    const TrialStage *failure() const; ///< the stage that failed, or null
    bool passed() const { return isOver && !cancelled && !failure(); }
};

/// What is tried. A value; its secrets go nowhere but to the peer.
struct TrialRequest
{
    /// Of type "mqtt", "thingsboard" or "mesh-backend"; names of files absolute, and of what has a url host,
    /// port and whether it is secured, too.
    core::TransportSettings settings;
    QString password;                               ///< or the API key
    QStringList filters;                            ///< topics that would be read
    QList<core::ProfilePtr> profiles;               ///< those it is read by
    QMap<QString, QString> payloadKeys;             ///< of encrypted payloads, as far as they are known
    std::chrono::milliseconds answerWithin{10'000}; ///< for each stage but the last
    std::chrono::milliseconds hearWithin{10'000};   ///< for the first message
    std::optional<core::Error> sessionError;        ///< how the console's own session ended last

    /// Of a transport as it stands in @p workspace, or as it would.
    static TrialRequest of(const core::Workspace &workspace, const core::TransportSettings &settings,
                           const QList<core::ProfilePtr> &profiles, const QString &password);
};

/// The words of a finding in technical English, with its facts; the cure is empty where there is nothing to
/// cure. Neither holds a secret.
QString trialWords(TrialFinding finding, const QStringList &facts);
QString trialCure(TrialFinding finding, const QStringList &facts);
/// @p text with %1, %2 … replaced by @p facts.
QString withFacts(const QString &text, const QStringList &facts);

/// The names of the secrets (see Secrets) that open encrypted payloads of a transport, by the keys' names in
/// its profiles.
QMap<QString, QString> payloadKeySecrets(const core::TransportSettings &settings,
                                         const QList<core::ProfilePtr> &profiles);

/// True for the types of transports that can be tried.
bool canBeTried(const QString &transportType);

/// Tries a peer stage by stage and says what fails and what helps.
///
/// A broker: name, port, TLS, login, subscription, first message. It has a client id and a clean session of
/// its own, reads at QoS 0, joins no shared group and publishes nothing, so it takes nothing from anybody and
/// throws nobody out. A ThingsBoard server: name, port, TLS, login, list of devices, first values; one login
/// is tried, for servers lock accounts. A mesh's server: name, port, TLS, login, its rows as they are read.
///
/// Thread: everything public, and every signal, on the thread that made it; the work is done on its own.
/// Nothing waits but the destructor, for a trial that is dropped at once.
class ConnectionTrial : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTrial(QObject *parent = nullptr);
    ~ConnectionTrial() override;

    /// Ends one that is under way without a word.
    void start(const TrialRequest &request);
    /// Answers with finished().
    void cancel();
    /// Ends it without a word.
    void stop();
    bool isRunning() const { return m_run != nullptr; }

signals:
    void progressed(const engine::TrialReport &report);
    void finished(const engine::TrialReport &report);

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_run = nullptr; ///< lives on m_thread, deleted when that finishes
};

} // namespace engine
