// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/localdoor.h"

#include "core/jsonschema.h"
#include "importguest.h"
#include "importwire.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qint64 MaxLine = 64 * 1024;

void write(QLocalSocket *socket, const QJsonObject &object)
{
    if (socket && socket->state() == QLocalSocket::ConnectedState)
        socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

using importwire::errorToJson;

} // namespace

QJsonObject commandToJson(const core::Command &command)
{
    QJsonObject object{
        {u"id"_s, command.id.toString()}, {u"device"_s, command.device.toString()},
        {u"name"_s, command.name},        {u"key"_s, command.key},
        {u"value"_s, command.value},      {u"orderedBy"_s, command.orderedBy},
        {u"reason"_s, command.reason},    {u"windowMs"_s, static_cast<double>(command.window.count())}};
    if (!command.typed.isEmpty())
        object[u"typed"_s] = command.typed;
    if (command.expiresAt != core::UtcTime{})
        object[u"expiresAtUs"_s] = static_cast<double>(core::toMicros(command.expiresAt));
    return object;
}

core::Result<core::Command> commandFromJson(const QJsonObject &object)
{
    const auto missing = [](const QString &key, const QString &expected) {
        return core::Error{core::ErrorCode::BadInput,
                           u"local socket"_s,
                           u"key %1: %2 was expected"_s.arg(key, expected),
                           {}};
    };
    core::Command command;
    command.id = core::CommandId(object["id"_L1].toString());
    if (command.id.isEmpty())
        return missing(u"id"_s, u"an id of its own"_s);
    command.device = core::DeviceId(object["device"_L1].toString());
    if (command.device.isEmpty())
        return missing(u"device"_s, u"a device's id"_s);
    command.name = object["name"_L1].toString();
    if (command.name.isEmpty())
        return missing(u"name"_s, u"an order of its profile"_s);
    if (!object["value"_L1].isDouble())
        return missing(u"value"_s, u"a number"_s);
    command.key = object["key"_L1].toString();
    command.value = object["value"_L1].toDouble();
    command.orderedBy = object["orderedBy"_L1].toString();
    command.reason = object["reason"_L1].toString();
    command.typed = object["typed"_L1].toString();
    command.window = std::chrono::milliseconds(static_cast<qint64>(object["windowMs"_L1].toDouble(0)));
    command.expiresAt = core::fromMicros(static_cast<qint64>(object["expiresAtUs"_L1].toDouble(0)));
    return command;
}

QJsonObject progressToJson(const commands::Progress &progress)
{
    using Stage = commands::Progress::Stage;
    QString words;
    switch (progress.stage) {
    case Stage::Requested:
        words = u"requested, audit row %1"_s.arg(progress.auditNumber);
        break;
    case Stage::Sent:
        words = u"sent once"_s;
        break;
    case Stage::Accepted:
        words = u"accepted, which proves nothing"_s;
        break;
    case Stage::Evidence:
        words = u"evidence seen"_s;
        break;
    case Stage::Outcome:
        words = progress.outcome ? QString(core::outcomeName(*progress.outcome)) : QString();
        break;
    }
    return {{u"at"_s, QDateTime::fromMSecsSinceEpoch(core::toMicros(progress.at) / 1000, Qt::UTC)
                          .toString(Qt::ISODateWithMs)},
            {u"stage"_s, QString(commands::stageName(progress.stage))},
            {u"words"_s, words},
            {u"auditNumber"_s, static_cast<double>(progress.auditNumber)},
            {u"sinceSentMs"_s, static_cast<double>(progress.sinceSent.count())},
            {u"detail"_s, progress.detail}};
}

LocalDoor::LocalDoor(QString socketName, QString workspaceName, QObject *parent)
    : QObject(parent), m_name(std::move(socketName)), m_workspace(std::move(workspaceName))
{}

LocalDoor::~LocalDoor()
{
    close();
    guestLeft();
    if (m_guestThread) {
        m_guestThread->wait(); // its door lets go within a fraction of a second
        delete m_guestThread;
    }
}

core::Result<void> LocalDoor::open()
{
    QLocalServer::removeServer(m_name);
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &LocalDoor::welcome);
    if (!m_server->listen(m_name)) {
        return core::Error{core::ErrorCode::Io, m_name, m_server->errorString(),
                           u"Other processes cannot hand in commands until this is mended."_s};
    }
    return {};
}

void LocalDoor::close()
{
    if (m_server)
        m_server->close();
    m_waiting.clear();
}

void LocalDoor::welcome()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            if (socket == m_guestSocket)
                guestLeft();
            socket->deleteLater();
        });
        read(socket);
    }
}

void LocalDoor::read(QLocalSocket *socket)
{
    while (socket != m_guestSocket && socket->canReadLine())
        answerLine(socket, socket->readLine(MaxLine + 1));
    if (socket == m_guestSocket) {
        hearGuest();
        return;
    }
    if (socket->bytesAvailable() > MaxLine) {
        write(socket,
              {{u"error"_s,
                errorToJson(
                    {core::ErrorCode::BadInput, u"local socket"_s, u"a line longer than 64 KiB"_s, {}})}});
        socket->disconnectFromServer();
    }
}

void LocalDoor::answerLine(QLocalSocket *socket, const QByteArray &line)
{
    const auto object = core::parseJsonObject(line, u"local socket"_s);
    if (!object) {
        write(socket, {{u"error"_s, errorToJson(object.error())}});
        return;
    }
    const QString op = object->value("op"_L1).toString();
    if (op == "hello"_L1) {
        write(socket, {{u"hello"_s, QJsonObject{{u"workspace"_s, m_workspace},
                                                {u"process"_s, QCoreApplication::applicationPid()},
                                                {u"program"_s, QCoreApplication::applicationName()}}}});
        return;
    }
    if (op == "import"_L1) {
        admitGuest(socket, object->value("version"_L1).toInt());
        return;
    }
    if (op != "command"_L1) {
        write(socket, {{u"error"_s, errorToJson({core::ErrorCode::BadInput,
                                                 u"local socket"_s,
                                                 u"key op: hello, command or import was expected"_s,
                                                 {}})}});
        return;
    }
    const auto command = commandFromJson(object->value("command"_L1).toObject());
    if (!command) {
        write(socket, {{u"error"_s, errorToJson(command.error())}});
        return;
    }
    m_waiting.insert(command->id, socket);
    emit commandReceived(*command);
}

void LocalDoor::admitGuest(QLocalSocket *socket, int version)
{
    std::optional<core::Error> refusal;
    if (!m_imports)
        refusal = {core::ErrorCode::Unreachable, m_workspace, u"its holder takes no imports"_s, {}};
    else if (version != importwire::Version)
        refusal = {core::ErrorCode::Unsupported, m_workspace, u"its holder is another version of Meterdeck"_s,
                   u"Update both, or close that program first."_s};
    else if (m_guestThread)
        refusal = {core::ErrorCode::Busy, m_workspace, u"another import is under way"_s,
                   u"Wait until it is done; this one can be run then."_s};
    if (refusal) {
        write(socket, {{u"error"_s, errorToJson(*refusal)}});
        return;
    }
    m_guestThread = new QThread;
    m_guestThread->setObjectName(u"import"_s);
    m_guest = new ImportGuest(m_imports);
    m_guest->moveToThread(m_guestThread);
    connect(m_guestThread, &QThread::finished, m_guest, &QObject::deleteLater);
    connect(m_guest, &ImportGuest::ended, m_guestThread, &QThread::quit, Qt::DirectConnection);
    connect(m_guestThread, &QThread::finished, this, [this] {
        m_guestThread->wait();
        m_guestThread->deleteLater();
        m_guestThread = nullptr;
    });
    connect(m_guest, &ImportGuest::said, this, [this](const QByteArray &line) {
        if (m_guestSocket && m_guestSocket->state() == QLocalSocket::ConnectedState)
            m_guestSocket->write(line);
    });
    m_guestSocket = socket;
    m_guestHeard.clear();
    m_guestThread->start();
    write(socket, {{u"import"_s, QJsonObject{{u"version"_s, importwire::Version}}}});
}

void LocalDoor::hearGuest()
{
    qsizetype from = m_guestHeard.size();
    m_guestHeard += m_guestSocket->readAll();
    for (qsizetype end = m_guestHeard.indexOf('\n', from); end >= 0; end = m_guestHeard.indexOf('\n', from)) {
        QMetaObject::invokeMethod(
            m_guest, [guest = m_guest, line = m_guestHeard.left(end)] { guest->hear(line); },
            Qt::QueuedConnection);
        m_guestHeard.remove(0, end + 1);
        from = 0;
    }
    if (m_guestHeard.size() > importwire::MaxLine)
        m_guestSocket->abort();
}

void LocalDoor::guestLeft()
{
    if (!m_guest)
        return;
    if (m_guestSocket)
        hearGuest(); // what it still said
    m_guestSocket.clear();
    m_guestHeard.clear();
    m_guest->leave();
    QMetaObject::invokeMethod(m_guest, &ImportGuest::end, Qt::QueuedConnection);
    m_guest = nullptr; // it goes with its thread
}

void LocalDoor::progressed(const core::CommandId &command, const QJsonObject &progress)
{
    write(m_waiting.value(command), {{u"progress"_s, progress}});
}

void LocalDoor::finished(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence)
{
    const QPointer<QLocalSocket> socket = m_waiting.take(command);
    write(socket, {{u"finished"_s, QJsonObject{{u"id"_s, command.toString()},
                                               {u"outcome"_s, QString(core::outcomeName(outcome))},
                                               {u"evidence"_s, evidence}}}});
    if (socket)
        socket->flush();
}

LocalClient::LocalClient(QString socketName, QObject *parent)
    : QObject(parent), m_name(std::move(socketName)), m_socket(new QLocalSocket(this))
{
    connect(m_socket, &QLocalSocket::connected, this, [this] {
        m_connected = true;
        emit connected();
    });
    connect(m_socket, &QLocalSocket::readyRead, this, &LocalClient::read);
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError socketError) {
        const bool denied = socketError == QLocalSocket::SocketAccessError;
        const core::Error error{denied ? core::ErrorCode::PermissionDenied : core::ErrorCode::Unreachable,
                                m_name, m_socket->errorString(),
                                denied ? u"The workspace is held by a program of another user."_s
                                       : QString()};
        if (m_connected)
            emit lost(error);
        else
            emit unavailable(error);
    });
}

LocalClient::~LocalClient() { m_socket->disconnect(this); }

void LocalClient::open() { m_socket->connectToServer(m_name); }

void LocalClient::submit(const core::Command &command)
{
    write(m_socket, {{u"op"_s, u"command"_s}, {u"command"_s, commandToJson(command)}});
}

void LocalClient::read()
{
    while (m_socket->canReadLine()) {
        const auto object = core::parseJsonObject(m_socket->readLine(), m_name);
        if (!object)
            continue;
        if (const auto progress = object->value("progress"_L1); progress.isObject()) {
            emit progressed(progress.toObject());
        } else if (const auto end = object->value("finished"_L1); end.isObject()) {
            const auto outcome = core::outcomeFromName(end["outcome"_L1].toString());
            emit finished(core::CommandId(end["id"_L1].toString()), outcome.value_or(core::Outcome::NoAnswer),
                          end["evidence"_L1].toObject());
        } else if (const auto bad = object->value("error"_L1); bad.isObject()) {
            emit lost(
                {core::ErrorCode::Refused, bad["where"_L1].toString(), bad["detail"_L1].toString(), {}});
        }
    }
}

} // namespace engine
