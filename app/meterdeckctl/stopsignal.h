// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Turns the operating system's wish to end (SIGINT, SIGTERM, Ctrl+C) into a signal of the event loop, so
/// that what was received is committed before the program leaves. One per process. Thread: the main thread.
class StopSignal : public QObject
{
    Q_OBJECT

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

signals:
    void asked();
};
