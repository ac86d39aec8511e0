// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trialrun.h"

namespace engine {

/// What trials of web servers have in common: whether http and https were mixed up.
class WebRun : public TrialRun
{
    Q_OBJECT

protected:
    using TrialRun::TrialRun;

    void notOverTls(const Seen &seen, const QString &words) override;
    /// Fails with WebToTls at @p kind where TLS is spoken, else calls @p otherwise.
    void couldItBeTls(Kind kind, std::function<void()> otherwise);
    static QString withoutStop(const QString &words);
};

} // namespace engine
