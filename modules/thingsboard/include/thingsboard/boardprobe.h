// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/profile.h"
#include "core/result.h"
#include "core/workspace.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

namespace thingsboard {

/// One look at a server in the reader's own way: login, list of devices, one subscription until its first
/// page. Reads only; asks each thing once and tries nothing again.
///
/// Thread: one; it never blocks. It tells each step as it is done and ends with valued() or failed(); then
/// nothing more comes.
class BoardProbe : public QObject
{
    Q_OBJECT

public:
    enum class Step
    {
        Login,
        Devices,
        Values
    };
    /// How a step failed, beside its words.
    enum class Failure
    {
        LoginRefused, ///< user, password or key are wrong
        NotTheServer, ///< what answers does not speak as ThingsBoard does
        NoSocket,     ///< REST goes through, the WebSocket does not
        Dialect,      ///< the subscription is not understood
        Other
    };
    /// What a page of the list told.
    struct Listed
    {
        qint64 count = 0;     ///< of the device profile, or of all
        QStringList names;    ///< some of them
        QStringList profiles; ///< where there is none: the device profiles that devices have
    };
    /// The newest value of the first page.
    struct Valued
    {
        QString device; ///< empty: no device has any of the keys
        QString key;
        QString value;
        core::UtcTime at{};
        qint64 devices = 0; ///< with at least one value
        QStringList keys;   ///< that were asked for
    };

    /// @p meaning: the profile whose section "thingsboard" names the telemetry keys. Names of files in
    /// @p settings are absolute.
    BoardProbe(const core::TransportSettings &settings, core::ProfilePtr meaning, const QString &secret,
               std::chrono::milliseconds answerWithin, QObject *parent = nullptr);
    ~BoardProbe() override;

    void start();

signals:
    /// @p customer: the login belongs to a customer and sees that customer's devices alone.
    void loggedIn(bool customer);
    void listed(const thingsboard::BoardProbe::Listed &found);
    void valued(const thingsboard::BoardProbe::Valued &found);
    void failed(thingsboard::BoardProbe::Step step, thingsboard::BoardProbe::Failure how,
                const core::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace thingsboard
