// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thingsboard/boardprobe.h"
#include "webrun.h"

namespace engine {

/// What is said to a ThingsBoard server: login, list of devices, first values.
class BoardRun : public WebRun
{
    Q_OBJECT

public:
    explicit BoardRun(const TrialRequest &request);

protected:
    void talk() override;
    void talkTooLong(const QString &waited) override;
    void leave() override;

private:
    void loggedIn(bool customer);
    void listed(const thingsboard::BoardProbe::Listed &found);
    void valued(const thingsboard::BoardProbe::Valued &found);
    void failed(thingsboard::BoardProbe::Step step, thingsboard::BoardProbe::Failure how,
                const core::Error &error);

    std::unique_ptr<thingsboard::BoardProbe> m_probe;
};

} // namespace engine
