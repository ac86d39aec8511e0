// SPDX-License-Identifier: GPL-3.0-or-later
#include "readiness.h"

#include "words.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QTimeZone>

#ifdef Q_OS_LINUX
#include <grp.h>
#include <pwd.h>
#include <sys/timex.h>
#include <unistd.h>

#include <vector>
#endif

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Below this, days of a busy broker may not fit.
constexpr qint64 LittleRoom = 1024LL * 1024 * 1024;

#ifdef Q_OS_LINUX

void lookAtGroups(Readiness &readiness)
{
    char buffer[8192];
    passwd person{};
    passwd *known = nullptr;
    ::getpwuid_r(::geteuid(), &person, buffer, sizeof buffer, &known);
    if (known)
        readiness.user = QString::fromLocal8Bit(known->pw_name);
    // Debian and its like; Arch and its like.
    for (const char *name : {"dialout", "uucp"}) {
        char room[8192];
        group entry{};
        group *found = nullptr;
        if (::getgrnam_r(name, &entry, room, sizeof room, &found) != 0 || !found)
            continue;
        readiness.serialGroup = QString::fromLatin1(name);
        std::vector<gid_t> groups(size_t(std::max(0, ::getgroups(0, nullptr))));
        const int count = ::getgroups(int(groups.size()), groups.data());
        bool member = ::geteuid() == 0 || ::getegid() == found->gr_gid;
        for (int at = 0; at < count; ++at)
            member = member || groups[size_t(at)] == found->gr_gid;
        bool listed = false;
        for (char **who = found->gr_mem; who && *who; ++who)
            listed = listed || readiness.user == QString::fromLocal8Bit(*who);
        readiness.serial = member   ? Readiness::Serial::Ready
                           : listed ? Readiness::Serial::NotYet
                                    : Readiness::Serial::NotMember;
        return;
    }
}

#endif

} // namespace

Readiness Readiness::look(const QString &folder)
{
    Readiness readiness;
    readiness.folder = folder;
    QFileInfo place(folder);
    while (!place.exists() && place.absolutePath() != place.absoluteFilePath())
        place = QFileInfo(place.absolutePath());
    readiness.writable = place.isDir() && place.isWritable();
    if (const QStorageInfo storage(place.absoluteFilePath()); storage.isValid())
        readiness.freeBytes = storage.bytesAvailable();
#ifdef Q_OS_LINUX
    lookAtGroups(readiness);
    timex state{};
    const int clock = ::adjtimex(&state);
    if (clock >= 0)
        readiness.clockInStep = clock != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
#endif
    return readiness;
}

QString ReadyWords::groupCommand(const QString &group)
{
    return u"sudo usermod -aG %1 $USER"_s.arg(group.isEmpty() ? u"dialout"_s : group);
}

QList<ReadyWord> ReadyWords::of(const Readiness &readiness)
{
    QList<ReadyWord> words;
    switch (readiness.serial) {
    case Readiness::Serial::Ready:
        words << ReadyWord{tr("Serial ports"),
                           readiness.user == "root"_L1 ? tr("allowed to root")
                                                       : tr("member of %1").arg(readiness.serialGroup),
                           {},
                           true};
        break;
    case Readiness::Serial::NotMember:
        words << ReadyWord{tr("Serial ports"), tr("not a member of %1").arg(readiness.serialGroup),
                           tr("Run “%1”, then log in again.").arg(groupCommand(readiness.serialGroup)),
                           false};
        break;
    case Readiness::Serial::NotYet:
        words << ReadyWord{tr("Serial ports"),
                           tr("member of %1 from the next login").arg(readiness.serialGroup),
                           tr("Log out and in again: groups count from the login."), false};
        break;
    case Readiness::Serial::NeedsNothing:
        words << ReadyWord{tr("Serial ports"), tr("no group needed"), {}, true};
        break;
    }
    if (!readiness.writable) {
        words << ReadyWord{tr("Data folder"), tr("%1 cannot be written").arg(readiness.folder),
                           tr("Give this user the right to write there, or choose another folder."), false};
    } else {
        const bool little = readiness.freeBytes >= 0 && readiness.freeBytes < LittleRoom;
        words << ReadyWord{tr("Database"),
                           readiness.freeBytes < 0 ? tr("folder can be written")
                                                   : tr("%1 free").arg(Words::bytes(readiness.freeBytes)),
                           little ? tr("Make room, or put the database on another disk.") : QString(),
                           !little};
    }
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (!readiness.clockInStep)
        words << ReadyWord{tr("Clock"), zone, {}, true};
    else if (*readiness.clockInStep)
        words << ReadyWord{tr("Clock"), tr("in step, %1").arg(zone), {}, true};
    else
        words << ReadyWord{tr("Clock"), tr("not synchronised, %1").arg(zone),
                           tr("Switch time synchronisation on: “%1”. Readings carry this clock's time.")
                               .arg(u"sudo timedatectl set-ntp true"_s),
                           false};
    return words;
}

} // namespace console
