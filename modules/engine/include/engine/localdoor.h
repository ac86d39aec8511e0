// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "core/command.h"
#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>

#include <memory>

class QLocalServer;
class QLocalSocket;
class QThread;

namespace engine {

class ImportGuest;
class WitnessedDoor;

/// A command as a JSON object of the local socket's protocol, and back. Errors: BadInput naming the key.
QJsonObject commandToJson(const core::Command &command);
core::Result<core::Command> commandFromJson(const QJsonObject &object);
/// A step of a command's journey as the socket and the terminal show it: "at" (UTC), "stage", "words",
/// "detail".
QJsonObject progressToJson(const commands::Progress &progress);

/// The holder's side of the local socket: other processes of the same user hand their commands in here and
/// watch them end. One JSON object a line, both ways:
///
/// `{"op":"hello"}` answers `{"hello":{"workspace":…,"process":…}}`;
/// `{"op":"command","command":{…}}` answers any number of `{"progress":{…}}` and one `{"finished":{…}}`;
/// `{"op":"import","version":1}` answers `{"import":{…}}`, and the connection is an import's from then on
/// (see ImportGuest): `{"op":"store",…}`, `{"op":"audit",…}` and `{"op":"finish"}` answer any number of
/// `{"waiting":true}` and one `{"ok":true}`, `{"closed":true}` or error. One import at a time;
/// anything else answers `{"error":{…}}`. A line is at most 64 KiB (an import's: 64 MiB). A client that
/// leaves does not cancel its command; of an import the batch under way may still be stored. Thread: the one
/// that made it.
class LocalDoor : public QObject
{
    Q_OBJECT

public:
    LocalDoor(QString socketName, QString workspaceName, QObject *parent = nullptr);
    ~LocalDoor() override;

    /// Starts to listen; a socket file left by a dead holder is replaced (the caller holds the workspace's
    /// lock).
    core::Result<void> open();
    void close();
    /// Other processes may import through @p door.
    void admitImports(std::shared_ptr<WitnessedDoor> door) { m_imports = std::move(door); }

public slots:
    void progressed(const core::CommandId &command, const QJsonObject &progress);
    void finished(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence);

signals:
    void commandReceived(const core::Command &command);

private:
    void welcome();
    void read(QLocalSocket *socket);
    void answerLine(QLocalSocket *socket, const QByteArray &line);
    void admitGuest(QLocalSocket *socket, int version);
    void hearGuest();
    void guestLeft();

    QString m_name;
    QString m_workspace;
    QLocalServer *m_server = nullptr;
    QHash<core::CommandId, QPointer<QLocalSocket>> m_waiting;
    std::shared_ptr<WitnessedDoor> m_imports; ///< null: none are taken
    ImportGuest *m_guest = nullptr;           ///< of the import under way; lives on m_guestThread
    QThread *m_guestThread = nullptr;         ///< null while there is none
    QPointer<QLocalSocket> m_guestSocket;     ///< null when it was cut
    QByteArray m_guestHeard;
};

/// The other side: hands one command to the holder and reports how it goes. Thread: the one that made it.
class LocalClient : public QObject
{
    Q_OBJECT

public:
    explicit LocalClient(QString socketName, QObject *parent = nullptr);
    ~LocalClient() override;

    /// Connects; answers with connected() or unavailable() (nobody listens).
    void open();
    void submit(const core::Command &command);

signals:
    void connected();
    void unavailable(const core::Error &error);
    void progressed(const QJsonObject &progress);
    void finished(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence);
    /// The holder left before the command ended: how it ends is unknown here, and stands in the audit.
    void lost(const core::Error &error);

private:
    void read();

    QString m_name;
    QLocalSocket *m_socket;
    bool m_connected = false;
};

} // namespace engine
