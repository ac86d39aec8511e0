// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/workspace.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace engine {

/// Where a secret was found, or is to be kept.
enum class SecretPlace
{
    Nowhere,
    Environment, ///< a variable of this process; cannot be written
    Session,     ///< in this process's memory, gone with it
    KeyRing,     ///< of the operating system
    File,        ///< beside the workspace, readable by its owner alone
};

/// A secret and where it was found. Not for logs.
struct Secret
{
    QString value;
    SecretPlace place = SecretPlace::Nowhere;
    std::optional<core::Error> trouble; ///< why a place could not be read; never holds a secret
    bool isKnown() const { return place != SecretPlace::Nowhere; }
};

/// The operating system's store of secrets. Calls return at once; answers may come on any thread, late, twice
/// or never: whoever asks has a limit of its own.
class KeyRing
{
public:
    using Found = std::function<void(const core::Result<QString> &)>;
    using Done = std::function<void(const core::Result<void> &)>;

    virtual ~KeyRing() = default;
    /// False where there can be none (no D-Bus session): then nothing is asked at all. Quick.
    virtual bool isThere() const = 0;
    /// Errors: NotFound (no such entry), Unsupported (no key ring), PermissionDenied, Io.
    virtual void read(const QString &key, Found found) = 0;
    /// An empty @p value removes the entry.
    virtual void write(const QString &key, const QString &value, Done done) = 0;

    /// The one of this computer, through QtKeychain, asked on a thread of its own.
    static std::shared_ptr<KeyRing> ofSystem();
};

/// What a person typed for this run of the program; shared by the window and the engines it makes.
/// Thread: the GUI's.
class SessionSecrets
{
public:
    void set(const QString &key, const QString &value);
    QString value(const QString &key) const { return m_values.value(key); }

private:
    QHash<QString, QString> m_values;
};

/// The secrets of one workspace: passwords, tokens and keys of its transports, which never stand in its file.
///
/// Looked for in the environment, in what was typed for this session, in the key ring, and in a file beside
/// the workspace. Thread: the one that made it, where answers come too; nothing waits, and a key ring that
/// does not answer is given up after a limit.
class Secrets : public QObject
{
    Q_OBJECT

public:
    /// @name Names of secrets, as in TransportSettings::secretVariable()
    /// @{
    static const QString Password;
    static const QString Token;
    static const QString Key;
    /// @}

    struct Options
    {
        std::shared_ptr<KeyRing> keyRing;        ///< null: that of the system
        std::shared_ptr<SessionSecrets> session; ///< null: nothing was typed
        std::chrono::milliseconds readWithin{3'000};
        std::chrono::milliseconds writeWithin{30'000}; ///< a person may have to unlock the key ring
    };

    /// @p workspaceFile: absolute; need not be there yet.
    explicit Secrets(const QString &workspaceFile, QObject *parent = nullptr);
    Secrets(const QString &workspaceFile, const Options &options, QObject *parent = nullptr);
    ~Secrets() override;

    /// What a transport needs to be told at its start: nothing where it logs in without. A sink that listens
    /// beyond this computer needs a token, so that not everybody may post to it.
    static QStringList neededBy(const core::TransportSettings &transport);
    /// True when a transport does not start before what it needs is known; a sink does, because what is
    /// posted meanwhile would be lost.
    static bool waitsFor(const core::TransportSettings &transport);
    /// True when this is how a peer refuses user, password or key.
    static bool isRefusal(const core::Error &error);

    /// The key of an entry in the key ring: a hash of the workspace's place, transport and name.
    QString keyOf(const core::TransportSettings &transport, const QString &name) const;
    /// The file beside the workspace: "depot.json" has "depot.secrets.json".
    QString fileName() const;
    bool hasKeyRing() const { return m_options.keyRing->isThere(); }

    /// Looks in every place in turn. @p answer comes exactly once, later or at once, and not at all when
    /// @p context is gone by then.
    void read(const core::TransportSettings &transport, const QString &name, QObject *context,
              std::function<void(const Secret &)> answer);
    /// What can be known without asking anybody: environment and session.
    Secret readAtOnce(const core::TransportSettings &transport, const QString &name) const;
    /// Keeps a secret in @p place, an empty value forgets it there. Errors: Unsupported (the environment),
    /// Timeout, PermissionDenied, Io.
    void keep(const core::TransportSettings &transport, const QString &name, const QString &value,
              SecretPlace place, QObject *context, std::function<void(const core::Result<void> &)> answer);

private:
    class Mailbox;
    void ask(std::chrono::milliseconds within, QObject *context,
             const std::function<void(const KeyRing::Found &)> &question, KeyRing::Found answer);
    Secret readFile(const core::TransportSettings &transport, const QString &name) const;
    core::Result<void> writeFile(const core::TransportSettings &transport, const QString &name,
                                 const QString &value) const;

    QString m_workspaceFile;
    Options m_options;
    std::shared_ptr<Mailbox> m_mailbox; ///< how answers of other threads find us, and that we are gone
};

} // namespace engine
