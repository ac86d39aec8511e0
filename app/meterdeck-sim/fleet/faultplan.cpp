// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/faultplan.h"

#include "fleet/loadmodel.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace fleet {

namespace {

constexpr int NodeFaultCount = 6;
constexpr int LineFaultCount = 9;

} // namespace

QString nodeFaultName(NodeFault fault)
{
    static const QStringList names{u"vanish"_s, u"silent"_s,    u"dip"_s,
                                   u"nan"_s,    u"truncated"_s, u"duplicate"_s};
    return names.at(static_cast<int>(fault));
}

QString lineFaultName(LineFault fault)
{
    static const QStringList names{u"late"_s, u"short"_s, u"count"_s, u"foreign"_s, u"doubled"_s,
                                   u"crc"_s,  u"echo"_s,  u"noise"_s, u"silence"_s};
    return names.at(static_cast<int>(fault));
}

QStringList FaultPlan::names()
{
    QStringList all;
    for (int i = 0; i < NodeFaultCount; ++i)
        all.append(nodeFaultName(static_cast<NodeFault>(i)));
    for (int i = 0; i < LineFaultCount; ++i)
        all.append(lineFaultName(static_cast<LineFault>(i)));
    return all;
}

FaultPlan::FaultPlan(quint64 seed, double nodeRate, double lineRate, const QStringList &kinds)
    : m_seed(mixed(seed, 4711)), m_nodeRate(nodeRate), m_lineRate(lineRate)
{
    // Weights: a node that goes away takes many messages with it, so it happens less often than a bad one.
    for (int i = 0; i < NodeFaultCount; ++i) {
        const auto fault = static_cast<NodeFault>(i);
        if (!kinds.isEmpty() && !kinds.contains(nodeFaultName(fault)))
            continue;
        const bool rare = fault == NodeFault::Vanish || fault == NodeFault::Silent;
        for (int weight = rare ? 1 : 10; weight > 0; --weight)
            m_nodeKinds.append(fault);
    }
    for (int i = 0; i < LineFaultCount; ++i) {
        const auto fault = static_cast<LineFault>(i);
        if (kinds.isEmpty() || kinds.contains(lineFaultName(fault)))
            m_lineKinds.append(fault);
    }
}

std::optional<NodeFault> FaultPlan::ofNode(int node, quint64 number) const
{
    const quint64 key = mixed(m_seed, static_cast<quint64>(node));
    if (m_nodeKinds.isEmpty() || chance(key, number) >= m_nodeRate)
        return std::nullopt;
    return m_nodeKinds.at(
        static_cast<qsizetype>(mixed(key + 1, number) % static_cast<quint64>(m_nodeKinds.size())));
}

std::optional<LineFault> FaultPlan::ofLine(quint64 number) const
{
    const quint64 key = mixed(m_seed, 0xbeef);
    if (m_lineKinds.isEmpty() || chance(key, number) >= m_lineRate)
        return std::nullopt;
    return m_lineKinds.at(
        static_cast<qsizetype>(mixed(key + 1, number) % static_cast<quint64>(m_lineKinds.size())));
}

} // namespace fleet
