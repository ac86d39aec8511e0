// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"

namespace engine {

/// Stands in for a transport whose password or key is not known: says what it waits for and connects to
/// nothing, for servers lock accounts after refused logins. Thread: its own.
class SecretWait : public core::Transport
{
    Q_OBJECT

public:
    /// @p missing: what is not known, and how it is given.
    explicit SecretWait(core::Error missing, QObject *parent = nullptr);

public slots:
    void start() override;
    void stop() override;
    void committed(quint64) override {}
    void send(const core::OutgoingMessage &message) override;

private:
    core::Error m_missing;
};

} // namespace engine
