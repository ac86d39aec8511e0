// SPDX-License-Identifier: GPL-3.0-or-later
#include "notifycommand.h"

#include "arguments.h"
#include "stopsignal.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

NotifyCommand::NotifyCommand(const core::Workspace &workspace, bool json)
    : m_fileName(workspace.fileName)
    , m_json(json)
    , m_secrets(workspace.fileName)
    , m_path(workspace, m_secrets, std::make_shared<core::SystemClock>())
{
    connect(&m_path.outbox(), &notify::Outbox::testEnded, this, &NotifyCommand::tell);
    connect(
        &m_path.outbox(), &notify::Outbox::testsEnded, this,
        [this](const QString &, bool allWell) {
            if (!allWell && m_exit == exits::Done)
                m_exit = exits::Failed;
            next();
        },
        Qt::QueuedConnection);
    connect(&m_path, &engine::NotifyPath::failed, this,
            [](const core::Error &error) { complain(error.toString()); });
    auto *stop = new StopSignal(this);
    connect(stop, &StopSignal::asked, this, [this] {
        m_exit = Cancelled;
        m_left.clear();
        m_path.outbox().stop();
        end();
    });
}

core::Result<void> NotifyCommand::choose(const QString &id)
{
    if (const auto error = m_path.planError())
        return *error;
    for (const notify::Target &target : m_path.plan().targets) {
        if (id.isEmpty() ? target.enabled : target.id == id)
            m_left << target.id;
    }
    if (!m_left.isEmpty())
        return {};
    return core::Error{core::ErrorCode::NotFound, m_fileName,
                       id.isEmpty() ? u"no target of alarms is enabled in this workspace"_s
                                    : u"there is no target \"%1\""_s.arg(id),
                       id.isEmpty() ? u"Add one under \"notify\"."_s : u"Correct --target."_s};
}

void NotifyCommand::start() { next(); }

void NotifyCommand::next()
{
    if (m_left.isEmpty()) {
        end();
        return;
    }
    const QString id = m_left.takeFirst();
    if (!m_json)
        say(u"%1: %2"_s.arg(id, notify::wayName(m_path.plan().target(id)->way)));
    m_path.sendTest(id);
}

void NotifyCommand::tell(const QString &target, const QString &recipient, const notify::Delivery &delivery)
{
    if (m_json) {
        m_reports << QJsonObject{{u"target"_s, target},
                                 {u"recipient"_s, recipient},
                                 {u"sent"_s, delivery.isSent()},
                                 {u"words"_s, delivery.words()},
                                 {u"cure"_s, delivery.cure()}};
        return;
    }
    const QString state = delivery.isSent()                              ? u"ok"_s
                          : delivery.outcome == notify::Outcome::Unknown ? u"unknown"_s
                                                                         : u"failed"_s;
    say(u"  %1 %2%3"_s.arg(state, -8).arg(recipient.isEmpty() ? QString() : recipient + u' ',
                                          delivery.words()));
    if (!delivery.cure().isEmpty())
        say(u"           -> "_s + delivery.cure());
}

void NotifyCommand::end()
{
    if (std::exchange(m_over, true))
        return;
    if (m_json)
        say(QString::fromUtf8(QJsonDocument(m_reports).toJson(QJsonDocument::Compact)));
    emit finished();
}
