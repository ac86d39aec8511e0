// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace fleet {

/// What can go wrong with a node, decided at each of its metrics messages.
enum class NodeFault
{
    Vanish, ///< the connection dies without goodbye: the broker publishes the will; back after some seconds
    Silent, ///< the node lives, its meter does not answer: no metrics and no energy for a while
    Dip,    ///< the mains sag for a few messages
    NotNumber, ///< `nan` where a number should be
    Truncated, ///< the JSON breaks off
    Duplicate, ///< the same message twice
};

/// What can go wrong with an answer on the serial line.
enum class LineFault
{
    Late,    ///< the right answer, but later than any client waits
    Short,   ///< the frame breaks off
    Count,   ///< a valid frame with one register too few
    Foreign, ///< a valid frame of another unit
    Doubled, ///< the frame twice
    Crc,     ///< one wrong bit in the checksum
    Echo,    ///< the request comes back before the answer
    Noise,   ///< stray bytes before the answer
    Silence, ///< no answer
};

QString nodeFaultName(NodeFault fault);
QString lineFaultName(LineFault fault);

/// Plants faults at stated rates, the same ones for the same seed. A value; any thread.
class FaultPlan
{
public:
    /// Nothing ever goes wrong.
    FaultPlan() = default;
    /// @p nodeRate and @p lineRate are probabilities a message or answer; @p kinds names the kinds that may
    /// happen (both enums' names), all of them when empty. Of the node's kinds, Vanish and Silent are ten
    /// times rarer.
    FaultPlan(quint64 seed, double nodeRate, double lineRate, const QStringList &kinds = {});

    /// What goes wrong with message @p number of node @p node.
    std::optional<NodeFault> ofNode(int node, quint64 number) const;
    /// What goes wrong with answer @p number on the line.
    std::optional<LineFault> ofLine(quint64 number) const;

    /// Every name that the list of kinds may contain.
    static QStringList names();

private:
    quint64 m_seed = 0;
    double m_nodeRate = 0;
    double m_lineRate = 0;
    QList<NodeFault> m_nodeKinds;
    QList<LineFault> m_lineKinds;
};

} // namespace fleet
