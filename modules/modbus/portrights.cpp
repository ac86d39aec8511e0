// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/portrights.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <vector>
#endif

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

#ifdef Q_OS_LINUX

constexpr std::size_t NameRoom = 16 * 1024; // an entry of a group with many members

QString nameOfUser(uid_t id, gid_t &primary)
{
    std::vector<char> room(NameRoom);
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(id, &entry, room.data(), room.size(), &found) != 0 || !found)
        return {};
    primary = entry.pw_gid;
    return QString::fromLocal8Bit(entry.pw_name);
}

/// The process's name and number; empty when it has ended.
QString nameOfProcess(qint64 id)
{
    QFile file(u"/proc/%1/comm"_s.arg(id));
    if (id <= 0 || !file.open(QIODevice::ReadOnly))
        return {};
    if (id == QCoreApplication::applicationPid())
        return u"this console, on another bus"_s;
    return u"%1 (process %2)"_s.arg(QString::fromLocal8Bit(file.readAll().trimmed())).arg(id);
}

/// Whoever has it open among the processes whose files this user may see; others first.
QString holderByFiles(const QString &target)
{
    QString own;
    const QStringList processes = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        bool isProcess = false;
        const qint64 id = process.toLongLong(&isProcess);
        if (!isProcess)
            continue;
        const QString folder = u"/proc/%1/fd/"_s.arg(process);
        const QStringList files =
            QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &file : files) {
            if (QFile::symLinkTarget(folder + file) != target)
                continue;
            if (id != QCoreApplication::applicationPid()) {
                if (const QString name = nameOfProcess(id); !name.isEmpty())
                    return name;
            } else {
                own = nameOfProcess(id);
            }
            break;
        }
    }
    return own;
}

/// Whoever locked it: /proc/locks names the processes of every user.
QString holderByLock(const QString &target)
{
    struct stat about
    {};
    if (::stat(QFile::encodeName(target).constData(), &about) != 0)
        return {};
    const QString wanted = u"%1:%2:%3"_s.arg(major(about.st_dev), 2, 16, QLatin1Char('0'))
                               .arg(minor(about.st_dev), 2, 16, QLatin1Char('0'))
                               .arg(about.st_ino);
    QFile locks(u"/proc/locks"_s);
    if (!locks.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromLatin1(locks.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList words = line.simplified().split(u' ');
        const qsizetype at = words.indexOf(wanted);
        if (at > 0 && !words.contains(u"->"_s)) { // an arrow: it only waits
            if (const QString name = nameOfProcess(words.at(at - 1).toLongLong()); !name.isEmpty())
                return name;
        }
    }
    return {};
}

/// Whoever wrote a lock file in the manner of uucp, as QSerialPort and minicom do.
QString holderByLockFile(const QString &path, const QString &target)
{
    for (const auto folder : {"/run/lock/LCK.."_L1, "/var/lock/LCK.."_L1}) {
        for (const QString &name : {QFileInfo(path).fileName(), QFileInfo(target).fileName()}) {
            QFile lock(folder + name);
            if (!lock.open(QIODevice::ReadOnly))
                continue;
            if (const QString holder = nameOfProcess(lock.readLine(32).trimmed().toLongLong());
                !holder.isEmpty())
                return holder;
        }
    }
    return {};
}

#endif

} // namespace

PortRights PortRights::of(const QString &path)
{
    PortRights rights;
#ifdef Q_OS_LINUX
    gid_t primary = static_cast<gid_t>(-1);
    rights.user = nameOfUser(::geteuid(), primary);
    struct stat about
    {};
    if (::stat(QFile::encodeName(path).constData(), &about) != 0)
        return rights;
    constexpr mode_t both = S_IRGRP | S_IWGRP;
    rights.groupMayUse = about.st_gid != 0 && (about.st_mode & both) == both;
    std::vector<char> room(NameRoom);
    struct group entry
    {};
    struct group *found = nullptr;
    if (::getgrgid_r(about.st_gid, &entry, room.data(), room.size(), &found) != 0 || !found)
        return rights;
    rights.group = QString::fromLocal8Bit(entry.gr_name);
    bool listed = primary == about.st_gid;
    for (char **who = entry.gr_mem; !rights.user.isEmpty() && who && *who; ++who)
        listed = listed || rights.user == QString::fromLocal8Bit(*who);
    std::vector<gid_t> groups(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
    const int count = ::getgroups(static_cast<int>(groups.size()), groups.data());
    bool effective = ::getegid() == about.st_gid;
    for (int at = 0; at < count; ++at)
        effective = effective || groups[static_cast<std::size_t>(at)] == about.st_gid;
    rights.memberFromNext = listed && !effective;
#else
    Q_UNUSED(path)
#endif
    return rights;
}

QString PortRights::command() const
{
    if (!groupMayUse || group.isEmpty())
        return {};
    return u"sudo usermod -aG %1 %2"_s.arg(group, user.isEmpty() ? u"$USER"_s : user);
}

QString PortRights::remedy() const
{
    if (groupMayUse && memberFromNext) {
        return u"The user %1 is a member of the group %2 from the next login on: log out and in again."_s.arg(
            user, group);
    }
    if (const QString cure = command(); !cure.isEmpty())
        return u"Run \"%1\", then log out and in again."_s.arg(cure);
    return u"No group may use this port: an administrator has to give one the right, by a udev rule, and "
           u"this "
           "user the group."_s;
}

QString portHolder(const QString &path)
{
#ifdef Q_OS_LINUX
    const QString target = QFileInfo(path).canonicalFilePath();
    if (target.isEmpty())
        return {};
    for (const QString &holder :
         {holderByFiles(target), holderByLock(target), holderByLockFile(path, target)}) {
        if (!holder.isEmpty())
            return holder;
    }
#else
    Q_UNUSED(path)
#endif
    return {};
}

} // namespace modbus
