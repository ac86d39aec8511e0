// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace engine {

/// The journey of a line's state: readings and presence → lines → interruptions → store and screen.
/// Thread: the engine's.
class LinePath : public QObject
{
    Q_OBJECT

public:
    explicit LinePath(QObject *parent = nullptr);
    ~LinePath() override;
};

} // namespace engine
