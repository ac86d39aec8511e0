// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QCoreApplication>

namespace console {

/// What a workspace without any device waits for: each transport with how it is, since when, and the topics
/// it listens to. GUI thread.
class WaitingWords
{
    Q_DECLARE_TR_FUNCTIONS(console::WaitingWords)

public:
    /// A line for each transport; one line when there is none.
    static QStringList of(const QList<engine::TransportInfo> &transports, core::UtcTime now);

private:
    static QString line(const engine::TransportInfo &transport, core::UtcTime now);
};

} // namespace console
