// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "engine/localdoor.h"
#include "historian/historianwriter.h"

#include <QObject>

namespace engine {

class TransportLine;

/// The journey of a command, in the order in which it happens: window or local socket → desk → audit → one
/// send → evidence → outcome → audit → window or local socket. Every connection of that journey is made here.
/// Thread: the engine's.
class CommandPath : public QObject
{
    Q_OBJECT

public:
    CommandPath(commands::CommandDesk &desk, historian::HistorianWriter &writer, QObject *parent = nullptr);

    /// Gives orders of an earlier run that died before their end the one outcome that is true: NoAnswer,
    /// because whether they were sent is not known.
    void endUnended(const QList<core::AuditEntry> &orders, core::UtcTime now);
    /// Orders may leave on this line.
    void addLine(TransportLine *line);
    /// Orders of other processes enter by this door.
    void addDoor(LocalDoor *door);

private:
    commands::CommandDesk &m_desk;
    historian::HistorianWriter &m_writer;
    QHash<core::TransportId, TransportLine *> m_lines;
};

} // namespace engine
