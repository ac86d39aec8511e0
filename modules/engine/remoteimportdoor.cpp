// SPDX-License-Identifier: GPL-3.0-or-later
#include "remoteimportdoor.h"

#include "core/jsonschema.h"
#include "engine/workspaceholder.h"
#include "importwire.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int LookEveryMs = 200;
constexpr int KnockMs = 5000;     // a holder's window may be slow to answer
constexpr int PatienceMs = 10000; // an import that was cut off ends soon

} // namespace

RemoteImportDoor::RemoteImportDoor(const QString &path)
    : m_path(path), m_socket(std::make_unique<QLocalSocket>())
{}

RemoteImportDoor::~RemoteImportDoor()
{
    m_socket->disconnectFromServer();
    if (m_socket->state() != QLocalSocket::UnconnectedState)
        m_socket->waitForDisconnected(KnockMs); // until what was written is gone
}

core::Result<std::shared_ptr<WitnessedDoor>> RemoteImportDoor::open(const QString &databasePath)
{
    const QDeadlineTimer patience(PatienceMs);
    for (;;) {
        std::shared_ptr<RemoteImportDoor> door(new RemoteImportDoor(databasePath));
        const auto opened = door->knock();
        if (opened)
            return std::shared_ptr<WitnessedDoor>(door);
        if (opened.error().code != core::ErrorCode::Busy || patience.hasExpired())
            return opened.error();
        QThread::msleep(LookEveryMs);
    }
}

core::Result<void> RemoteImportDoor::knock()
{
    const auto nobody = [this](const QString &words) {
        return core::Error{core::ErrorCode::Unreachable, m_path, words, {}};
    };
    m_socket->connectToServer(WorkspaceHolder::socketName(m_path));
    if (!m_socket->waitForConnected(KnockMs))
        return nobody(m_socket->errorString());
    const QDeadlineTimer deadline(KnockMs);
    const auto answer = ask({{u"op"_s, u"import"_s}, {u"version"_s, importwire::Version}},
                            [&deadline] { return !deadline.hasExpired(); });
    if (!answer)
        return answer.error();
    if (!*answer)
        return nobody(u"its program does not answer"_s);
    return {};
}

core::Error RemoteImportDoor::left() const
{
    return {core::ErrorCode::Unreachable, m_path,
            u"the program that holds the workspace has left, or closes"_s,
            u"Run the import again: what was stored stays, and it goes on behind that."_s};
}

core::Result<std::optional<QJsonObject>> RemoteImportDoor::ask(const QJsonObject &question,
                                                               const std::function<bool()> &goesOn)
{
    using Answer = std::optional<QJsonObject>;
    const QByteArray line = QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n';
    if (line.size() > importwire::MaxLine)
        return core::Error{core::ErrorCode::BadInput,
                           m_path,
                           u"some thousand rows of the source are larger than 64 MiB"_s,
                           {}};
    m_socket->write(line);
    m_socket->flush();
    if (m_unanswered)
        return Answer();
    for (;;) {
        while (m_socket->bytesToWrite() > 0 && m_socket->state() == QLocalSocket::ConnectedState) {
            // While it takes nothing it may well have something to say.
            if (!m_socket->waitForBytesWritten(LookEveryMs) && !goesOn())
                break;
        }
        m_heard += m_socket->readAll();
        for (qsizetype end = m_heard.indexOf('\n'); end >= 0; end = m_heard.indexOf('\n')) {
            const auto answer = core::parseJsonObject(m_heard.left(end), u"local socket"_s);
            m_heard.remove(0, end + 1);
            if (!answer)
                return answer.error();
            if (answer->contains("error"_L1))
                return importwire::errorFromJson(answer->value("error"_L1).toObject());
            if (answer->contains("closed"_L1))
                return left();
            if (!answer->contains("waiting"_L1))
                return Answer(*answer);
        }
        if (m_socket->state() != QLocalSocket::ConnectedState)
            return left();
        if (m_socket->waitForReadyRead(LookEveryMs) || goesOn())
            continue;
        m_unanswered = true;
        return Answer();
    }
}

core::Result<bool> RemoteImportDoor::store(const core::BatchPtr &batch, const QString &key,
                                           const QString &note, const std::function<bool()> &goesOn)
{
    const auto answer = ask({{u"op"_s, u"store"_s},
                             {u"batch"_s, importwire::batchToJson(*batch, m_series)},
                             {u"key"_s, key},
                             {u"note"_s, note}},
                            goesOn);
    if (!answer)
        return answer.error();
    return answer->has_value();
}

core::Result<void> RemoteImportDoor::witness(const core::AuditEntry &row)
{
    const auto answer =
        ask({{u"op"_s, u"audit"_s}, {u"row"_s, importwire::auditToJson(row)}}, [] { return true; });
    if (!answer)
        return answer.error();
    return {};
}

core::Result<void> RemoteImportDoor::finish(const QList<core::Reading> &)
{
    // The holder knows the newest itself: it stored them.
    const auto answer = ask({{u"op"_s, u"finish"_s}}, [] { return true; });
    if (!answer)
        return answer.error();
    return {};
}

} // namespace engine
