// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "live/livestore.h"

#include <QWidget>

namespace engine {
class Engine;
}

namespace console {

class LiveFeed;
class PageHeader;

/// What needs a person now, and how the fleet is. GUI thread.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    OverviewPage(engine::Engine &engine, LiveFeed &feed, QWidget *parent = nullptr);

    /// Takes what changed; called five times a second while the page is on screen.
    void refresh(const live::Delta &delta, core::UtcTime now);

signals:
    void deviceChosen(const core::DeviceId &device);
    /// A page by its key: "devices", "transports", "audit".
    void pageRequested(const QString &key);

private:
    engine::Engine &m_engine;
    LiveFeed &m_feed;
    PageHeader *m_header;
};

} // namespace console
