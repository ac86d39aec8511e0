// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a change: the file is written, the session opened anew, and the audit told.
#include "dialogs/adddevicedialog.h"
#include "session.h"
#include "setuppath.h"
#include "words.h"

#include <QTimer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// An entry is changed soon after the meter was moved.
constexpr std::chrono::days MoveRemembered{30};

} // namespace

void SetupPath::store(const core::Workspace &workspace)
{
    if (m_storing.isRunning())
        return;
    if (m_dialog)
        m_dialog->setWorking(true);
    m_storingNew = !m_session.engine() || m_session.engine()->workspace().fileName != workspace.fileName;
    m_storing.setFuture(QtConcurrent::run([workspace] {
        core::Workspace written = workspace;
        const core::Result<void> result = written.save(written.fileName);
        return Stored{result, written};
    }));
}

void SetupPath::taken()
{
    const Stored stored = m_storing.result();
    if (!stored.result) {
        if (m_dialog)
            m_dialog->showFailure(stored.result.error());
        else
            emit failed(stored.result.error());
        return;
    }
    if (m_dialog)
        m_dialog->accept();
    // Settings never change under a worker: the engine is stopped to the end and started anew with them.
    if (m_storingNew)
        m_session.open(stored.workspace);
    else
        auditMoves(stored.workspace, [this, workspace = stored.workspace] { m_session.reopen(workspace); });
}

void SetupPath::auditMoves(const core::Workspace &after, std::function<void()> done)
{
    engine::Engine *engine = m_session.engine();
    const core::DeviceSettings *moved = nullptr;
    int before = 0;
    if (engine) {
        QHash<core::DeviceId, int> units;
        for (const core::DeviceSettings &device : engine->workspace().devices)
            units.insert(device.id, device.unit);
        for (const core::DeviceSettings &device : after.devices) {
            const auto known = units.constFind(device.id);
            if (known != units.constEnd() && *known != device.unit) {
                moved = &device;
                before = *known;
            }
        }
    }
    const auto info = moved ? engine->device(moved->id) : std::nullopt;
    if (!info || !info->profile) {
        done();
        return;
    }
    engine::OrdersRequest request;
    request.device = moved->id;
    request.to = core::SystemClock().now();
    request.from = request.to - MoveRemembered;
    engine->orders(request, this,
                   [this, device = *moved, before, profile = info->profile,
                    done = std::move(done)](const engine::OrdersAnswer &answer) {
                       for (const engine::AuditedOrder &order : answer.orders) {
                           if (order.outcome != core::Outcome::Verified ||
                               !profile->commands.value(order.command.name).moves)
                               continue;
                           if (int(order.command.value) != device.unit)
                               break; // it has moved on since
                           core::AuditEntry row;
                           row.at = core::SystemClock().now();
                           row.command = order.command.id;
                           row.device = device.id;
                           row.stage = u"entry-changed"_s;
                           row.who = Words::person();
                           row.detail = {{u"order"_s, QJsonObject{{u"name"_s, order.command.name},
                                                                  {u"value"_s, order.command.value}}},
                                         {u"unit"_s, device.unit},
                                         {u"before"_s, before}};
                           if (engine::Engine *running = m_session.engine())
                               running->audit(row);
                           break;
                       }
                       done();
                   });
}

void SetupPath::takeProfile(const core::ProfileId &profile)
{
    auto *dialog = qobject_cast<AddDeviceDialog *>(m_dialog.data());
    const engine::Engine *engine = m_session.engine();
    if (!dialog || !engine || m_storing.isRunning()) {
        reopenSoon();
        return;
    }
    dialog->takeProfiles(installedProfiles(engine->workspace().fileName), profile);
    connect(dialog, &QDialog::rejected, this, &SetupPath::reopenSoon, Qt::UniqueConnection);
}

void SetupPath::reopenSoon()
{
    // After the dialog's own end, which is deferred, too.
    QTimer::singleShot(0, this, [this] {
        if (const engine::Engine *engine = m_session.engine())
            m_session.reopen(engine->workspace());
    });
}

} // namespace console
