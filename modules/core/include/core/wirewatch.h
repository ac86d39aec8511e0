// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"

class QTimer;

namespace core {

/// Lets a transport tell what its tap gathered, five times a second while somebody looks on: what watch() of
/// a transport does. Thread: the transport's; the timer is the transport's child and ends with it.
class WireWatch
{
public:
    WireWatch(Transport *transport, WireTap *tap) : m_transport(transport), m_tap(tap) {}
    WireWatch(const WireWatch &) = delete;
    WireWatch &operator=(const WireWatch &) = delete;

    void setOn(bool on);

private:
    Transport *m_transport;
    WireTap *m_tap;
    QTimer *m_timer = nullptr; ///< only while it is on
};

} // namespace core
