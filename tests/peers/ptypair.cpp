// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/ptypair.h"

#include <QFile>

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace peers {

PtyPair::PtyPair() { plug(); }

PtyPair::~PtyPair() { unplug(); }

void PtyPair::plug(const QString &name)
{
    if (isPlugged())
        return;
    if (!name.isEmpty())
        m_name = name;
    char terminal[128] = {};
    termios raw{};
    cfmakeraw(&raw);
    if (openpty(&m_master, &m_keep, terminal, &raw, nullptr) != 0)
        qFatal("openpty failed");
    fcntl(m_master, F_SETFL, fcntl(m_master, F_GETFL) | O_NONBLOCK);
    fcntl(m_keep, F_SETFD, FD_CLOEXEC); // a child with a copy would keep an unplugged line alive
    m_terminal = QString::fromLocal8Bit(terminal);
    QFile::remove(path());
    if (!QFile::link(m_terminal, path()))
        qFatal("the link to the pseudo-terminal could not be made");
}

void PtyPair::unplug()
{
    if (!isPlugged())
        return;
    QFile::remove(path());
    ::close(m_keep);
    ::close(m_master);
    m_master = m_keep = -1;
}

} // namespace peers
