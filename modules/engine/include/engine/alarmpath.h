// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace engine {

/// The journey of an alarm: readings, lines, links and transports → rules → alarms → store, screen and hand-over.
/// Thread: the engine's.
class AlarmPath : public QObject
{
    Q_OBJECT

public:
    explicit AlarmPath(QObject *parent = nullptr);
    ~AlarmPath() override;
};

} // namespace engine
