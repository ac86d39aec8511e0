// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandpath.h"

#include "engine/localdoor.h"
#include "transportline.h"

using namespace Qt::StringLiterals;

namespace engine {

CommandPath::CommandPath(commands::CommandDesk &desk, historian::HistorianWriter &writer, QObject *parent)
    : QObject(parent), m_desk(desk), m_writer(writer)
{
    using commands::CommandDesk;
    using historian::HistorianWriter;
    // Nothing is sent that is not in the audit first.
    connect(&desk, &CommandDesk::auditRequested, &writer, &HistorianWriter::appendAudit);
    connect(&writer, &HistorianWriter::auditStored, &desk, &CommandDesk::auditStored);
    connect(&writer, &HistorianWriter::auditFailed, &desk, &CommandDesk::auditFailed);
    // One send, on the device's own transport.
    connect(&desk, &CommandDesk::sendRequested, this, [this](const core::OutgoingMessage &message) {
        if (TransportLine *line = m_lines.value(message.transport)) {
            line->send(message);
        } else {
            m_desk.notSent(message.command, {core::ErrorCode::NotFound,
                                             message.transport.toString(),
                                             u"there is no such transport"_s,
                                             {}});
        }
    });
}

void CommandPath::endUnended(const QList<core::AuditEntry> &orders, core::UtcTime now)
{
    for (const core::AuditEntry &order : orders) {
        core::AuditEntry end;
        end.at = now;
        end.command = order.command;
        end.device = order.device;
        end.stage = u"outcome"_s;
        end.who = order.who;
        end.detail = {
            {u"outcome"_s, QString(core::outcomeName(core::Outcome::NoAnswer))},
            {u"reason"_s, u"program-ended"_s},
            {u"words"_s, u"the program ended before this order did; what became of it is not known"_s}};
        if (order.detail.contains("order"_L1))
            end.detail[u"order"_s] = order.detail["order"_L1];
        QMetaObject::invokeMethod(
            &m_writer, [writer = &m_writer, end] { writer->appendAudit(end); }, Qt::QueuedConnection);
    }
}

void CommandPath::addLine(TransportLine *line)
{
    using commands::CommandDesk;
    m_lines.insert(line->info().id, line);
    connect(line, &TransportLine::sent, &m_desk, &CommandDesk::sent);
    connect(line, &TransportLine::accepted, &m_desk, &CommandDesk::accepted);
    connect(line, &TransportLine::notSent, &m_desk, &CommandDesk::notSent);
    connect(line, &TransportLine::refused, &m_desk, &CommandDesk::refused);
    connect(line, &TransportLine::changed, &m_desk, [this, line](const core::TransportId &id) {
        const auto state = line->info().state;
        m_desk.transportUp(id,
                           state == core::TransportState::Up || state == core::TransportState::BackPressed);
    });
}

void CommandPath::addDoor(LocalDoor *door)
{
    using commands::CommandDesk;
    connect(door, &LocalDoor::commandReceived, &m_desk, &CommandDesk::submit);
    connect(&m_desk, &CommandDesk::progressed, door, [door](const commands::Progress &progress) {
        door->progressed(progress.command.id, progressToJson(progress));
    });
    connect(&m_desk, &CommandDesk::finished, door, &LocalDoor::finished);
}

} // namespace engine
