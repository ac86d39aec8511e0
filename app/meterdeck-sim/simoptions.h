// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "simnode.h"

#include <QStringList>

namespace sim {

/// The command line as values.
struct SimOptions
{
    QString brokerHost = QStringLiteral("127.0.0.1");
    int brokerPort = 0; ///< 0: no broker, no nodes
    int nodes = 6;
    std::chrono::milliseconds interval{3000};
    int qos = 0;
    std::chrono::milliseconds reconnect{5000};
    RelayAtBoot relay = RelayAtBoot::On;
    Mood mood;
    QMap<QString, Mood> moodOf; ///< by node id

    qint64 count = 0; ///< more than 0: that many numbered messages instead of the usual reports
    double rate = 0;  ///< of them a second; 0 = as fast as the broker takes them

    int units = 0;
    QString link;
    int baud = 0; ///< 0: answers leave at once
    QList<int> deadUnits;
    bool numberedRegisters = false;

    quint64 seed = 1;
    bool faults = false;     ///< 2 % of messages, 5 % of answers, the last unit dead
    bool needy = false;      ///< the devices of fleet::NeedyPlan need somebody
    bool neighbours = false; ///< devices of other families as well
    double faultRate = 0;    ///< more than 0 replaces both rates
    QStringList faultKinds;
    std::chrono::milliseconds runFor{0}; ///< 0: until told to stop
    bool json = false;
    bool die = false;
    bool parentPipe = false;

    /// Reads the arguments (program name first). Errors: BadInput naming the option. --help and --version
    /// leave the program.
    static core::Result<SimOptions> parse(const QStringList &arguments);
};

} // namespace sim
