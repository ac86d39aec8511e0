// SPDX-License-Identifier: GPL-3.0-or-later
#include "portlock.h"

#ifdef Q_OS_UNIX
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace modbus {

bool PortLock::take(const QString &path)
{
    release();
#ifdef Q_OS_UNIX
    m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_file < 0)
        return errno != EBUSY;
    if (::flock(m_file, LOCK_EX | LOCK_NB) == 0)
        return true;
    const bool held = errno == EWOULDBLOCK;
    release();
    return !held;
#else
    Q_UNUSED(path)
    return true;
#endif
}

void PortLock::release()
{
#ifdef Q_OS_UNIX
    if (m_file >= 0)
        ::close(m_file);
#endif
    m_file = -1;
}

} // namespace modbus
