// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace console {

/// What this computer offers the console, as facts.
struct Readiness
{
    enum class Serial
    {
        Ready,       ///< this user may use serial ports
        NotMember,   ///< the group that may use them is known, and this user is not in it
        NotYet,      ///< a member since the last login: it counts from the next one
        NeedsNothing ///< this system asks for no group
    };
    Serial serial = Serial::NeedsNothing;
    QString serialGroup; ///< "dialout"
    QString user;
    QString folder; ///< where workspaces and databases go
    bool writable = false;
    qint64 freeBytes = -1; ///< there; -1 when unknown
    std::optional<bool>
        clockInStep; ///< whether the system says its clock is synchronised; unset when it does not say

    friend bool operator==(const Readiness &, const Readiness &) = default;

    /// Looks at the computer for data in @p folder (or the folder it would be made in). Any thread; may take
    /// long.
    static Readiness look(const QString &folder);
};

/// One fact as a person reads it.
struct ReadyWord
{
    QString title;  ///< "Serial ports"
    QString words;  ///< "member of dialout"
    QString remedy; ///< a sentence, with the command that cures it; empty when well
    bool fulfilled = true;
};

/// The facts as words. GUI thread.
class ReadyWords
{
    Q_DECLARE_TR_FUNCTIONS(console::ReadyWords)

public:
    static QList<ReadyWord> of(const Readiness &readiness);
    /// The command that lets @p user use the ports of @p group.
    static QString groupCommand(const QString &group);
};

} // namespace console

Q_DECLARE_METATYPE(console::Readiness)
