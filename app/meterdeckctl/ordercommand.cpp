// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordercommand.h"

#include "arguments.h"

#include "engine/workspaceholder.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

// A node that lives says so at least every 30 s (heartbeat); a little more than that tells silence from life.
constexpr std::chrono::milliseconds LifeSignWait{35000};
constexpr std::chrono::milliseconds LifeSignLook{100};

} // namespace

OrderCommand::OrderCommand(core::Workspace workspace, QList<core::Command> orders)
    : m_workspace(std::move(workspace)), m_orders(std::move(orders))
{
    m_deviceWait.setInterval(LifeSignLook);
    connect(&m_deviceWait, &QTimer::timeout, this, &OrderCommand::waitForDevice);
}

void OrderCommand::start() { askHolder(); }

void OrderCommand::askHolder()
{
    m_client =
        std::make_unique<engine::LocalClient>(engine::WorkspaceHolder::socketName(m_workspace.database.path));
    connect(m_client.get(), &engine::LocalClient::connected, this, &OrderCommand::submitNext);
    connect(m_client.get(), &engine::LocalClient::unavailable, this, [this](const core::Error &error) {
        if (error.code == core::ErrorCode::PermissionDenied) {
            complain(error.toString());
            m_exit = core::outcomeExitCode(core::Outcome::NotSent);
            end();
            return;
        }
        // From the socket's own signal the client must not be deleted at once.
        QTimer::singleShot(0, this, &OrderCommand::holdOurselves);
    });
    connect(m_client.get(), &engine::LocalClient::progressed, this, [](const QJsonObject &progress) {
        say(u"%1 %2"_s.arg(progress["at"_L1].toString(), progress["words"_L1].toString()));
    });
    connect(m_client.get(), &engine::LocalClient::finished, this, &OrderCommand::orderEnded);
    connect(m_client.get(), &engine::LocalClient::lost, this, [this](const core::Error &error) {
        complain(
            u"the holder of the workspace left before the order ended; its outcome stands in the audit. "_s +
            error.toString());
        m_exit = std::max(m_exit, core::outcomeExitCode(core::Outcome::NoAnswer));
        end();
    });
    m_client->open();
}

void OrderCommand::holdOurselves()
{
    m_client.reset();
    m_engine = std::make_unique<engine::Engine>(m_workspace, engine::EngineOptions{});
    connect(m_engine.get(), &engine::Engine::started, this, [this] { m_deviceWait.start(); });
    connect(m_engine.get(), &engine::Engine::startFailed, this, [this](const core::Error &error) {
        complain(error.toString());
        m_exit = core::outcomeExitCode(core::Outcome::NotSent);
        emit finished();
    });
    connect(m_engine.get(), &engine::Engine::problem, this,
            [](const core::Error &error) { complain(error.toString()); });
    connect(m_engine.get(), &engine::Engine::commandProgressed, this, [](const commands::Progress &progress) {
        const QJsonObject object = engine::progressToJson(progress);
        say(u"%1 %2"_s.arg(object["at"_L1].toString(), object["words"_L1].toString()));
    });
    connect(m_engine.get(), &engine::Engine::commandFinished, this, &OrderCommand::orderEnded);
    connect(m_engine.get(), &engine::Engine::stopped, this, [this] { emit finished(); });
    m_engine->start();
}

void OrderCommand::waitForDevice()
{
    // The desk refuses what it cannot know to be there; give the device one heartbeat's time to be heard.
    m_waited += static_cast<int>(LifeSignLook.count());
    const core::DeviceId device = m_orders.first().device;
    const bool offline = m_engine->live().deviceHealth(device).presence == live::Presence::Offline;
    const auto info = m_engine->device(device);
    const auto transports = m_engine->transports();
    const bool connecting =
        info && std::any_of(transports.begin(), transports.end(), [&](const auto &one) {
            return one.id == info->transport && (one.state == core::TransportState::Connecting ||
                                                 one.state == core::TransportState::Stopped);
        });
    const bool undecided = (!m_engine->desk().known(device).reachable && !offline) || connecting;
    if (undecided && m_waited < LifeSignWait.count())
        return;
    m_deviceWait.stop();
    submitNext();
}

void OrderCommand::submitNext()
{
    if (m_orders.isEmpty()) {
        end();
        return;
    }
    if (m_engine)
        m_engine->submit(m_orders.first());
    else
        m_client->submit(m_orders.first());
}

void OrderCommand::orderEnded(const core::CommandId &id, core::Outcome outcome, const QJsonObject &evidence)
{
    if (m_orders.isEmpty() || m_orders.first().id != id)
        return;
    const core::Command order = m_orders.takeFirst();
    QString what = order.name == "relay"_L1      ? (order.value > 0 ? u"relay on"_s : u"relay off"_s)
                   : order.name == "interval"_L1 ? u"interval %1=%2"_s.arg(order.key).arg(order.value)
                                                 : u"set %1=%2"_s.arg(order.name).arg(order.value);
    say(u"%1: %2 %3"_s.arg(core::outcomeName(outcome), what,
                           QString::fromUtf8(QJsonDocument(evidence).toJson(QJsonDocument::Compact))));
    if (evidence.contains("now_at_unit"_L1)) {
        say(u"%1 answers at unit %2 now. The workspace polls it at its old one until \"unit\" of its entry is changed."_s
                .arg(order.device.toString())
                .arg(evidence["now_at_unit"_L1].toInt()));
    }
    m_exit = std::max(m_exit, core::outcomeExitCode(outcome));
    submitNext();
}

void OrderCommand::end()
{
    if (m_engine)
        m_engine->stop();
    else
        emit finished();
}
