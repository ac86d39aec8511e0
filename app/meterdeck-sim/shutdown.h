// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sim {

/// Turns SIGTERM, SIGINT and the end of standard input into a signal of the event loop. One per process.
class Shutdown : public QObject
{
    Q_OBJECT

public:
    /// @p watchInput: also ask to stop when standard input closes, so that no orphan outlives its parent.
    explicit Shutdown(bool watchInput, QObject *parent = nullptr);

signals:
    void requested();
};

} // namespace sim
