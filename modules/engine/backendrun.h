// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "meshweb/backendprobe.h"
#include "webrun.h"

namespace engine {

/// What is said to a mesh's own server: its rows are asked for once, and shown as they would be read.
class BackendRun : public WebRun
{
    Q_OBJECT

public:
    explicit BackendRun(const TrialRequest &request);

protected:
    void talk() override;
    void talkTooLong(const QString &waited) override;
    void leave() override;

private:
    void read(const QList<meshweb::BackendProbe::Row> &rows, qint64 unreadable);
    void failed(int status, const core::Error &error);

    std::unique_ptr<meshweb::BackendProbe> m_probe;
};

} // namespace engine
