// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretwait.h"

using namespace Qt::StringLiterals;

namespace engine {

SecretWait::SecretWait(core::Error missing, QObject *parent)
    : core::Transport(parent), m_missing(std::move(missing))
{}

void SecretWait::start()
{
    emit stateChanged(core::TransportState::Down, u"waiting: "_s + m_missing.detail);
    emit failed(m_missing);
}

void SecretWait::stop()
{
    emit stateChanged(core::TransportState::Stopped, u"stopped"_s);
    emit stopped();
}

void SecretWait::send(const core::OutgoingMessage &message) { emit notSent(message.command, m_missing); }

} // namespace engine
