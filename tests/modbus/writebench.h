// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "busfixture.h"
#include "peers/orderedmeter.h"

#include <QStringList>

core::ProfilePtr shippedProfile(const QString &id);
/// Orders of functions 5, 15 and 16: "coil", "coils" and "ratio".
core::ProfilePtr manyOrders();
/// A PZEM-004T that has counted 70123 Wh and has its alarm at 2300 W.
peers::OrderedRegisters pzemRegisters();

/// A bus that is given orders, with everything it says of them written down.
class WriteBench
{
public:
    WriteBench();

    void open();
    /// Hands an order over as the desk would.
    core::CommandId order(const QString &name, double value, const QString &device = QStringLiteral("m"),
                          std::chrono::milliseconds leaveWithin = {});
    /// What an order's register was read back as.
    QList<double> settings(const QString &name) const;
    /// The first of that kind.
    core::Event event(const QString &kind) const;

    BusFixture bus;
    QStringList sent; ///< ids
    QStringList accepted;
    QStringList refused; ///< in words
    QStringList notSent;
};
