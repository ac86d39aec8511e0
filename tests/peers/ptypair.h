// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace peers {

/// A pseudo-terminal as a serial line: the code under test opens path(), the meters sit at masterFd().
///
/// path() is a link, so that the line can be unplugged and plugged in again under the same name, as an
/// adapter is.
class PtyPair
{
public:
    PtyPair();
    ~PtyPair();
    PtyPair(const PtyPair &) = delete;
    PtyPair &operator=(const PtyPair &) = delete;

    /// Closes the meters' side and takes the name away. Whoever holds path() open sees the line hang up.
    void unplug();
    /// A new line, under the old name or another one.
    void plug(const QString &name = {});
    bool isPlugged() const { return m_master >= 0; }

    QString path() const { return pathOf(m_name); }
    /// What path() would be under another name.
    QString pathOf(const QString &name) const { return m_directory.filePath(name); }
    /// The file the link points to, for example /dev/pts/7.
    QString terminal() const { return m_terminal; }
    int masterFd() const { return m_master; }

private:
    QTemporaryDir m_directory;
    QString m_name = QStringLiteral("line");
    QString m_terminal;
    int m_master = -1;
    int m_keep =
        -1; ///< the other side held open, so that its closing by the program is no hang-up for the meters
};

} // namespace peers
