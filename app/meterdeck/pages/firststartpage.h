// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QWidget>

namespace widgets {
class Button;
class Label;
class ProgressLine;
} // namespace widgets

namespace console {

/// What stands in the window while no workspace is open: two doors that work, what is being opened, or why
/// opening failed with the file, the key and what was expected.
class FirstStartPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStartPage(QWidget *parent = nullptr);

    void setOpening(const QString &what);
    void setFailure(const core::Error &error);
    /// The window waits until everything is stored.
    void setLeaving();

signals:
    void openRequested();
    void demoRequested();

private:
    QWidget *buildHead();
    QWidget *buildWorkspaceDoor();
    QWidget *buildDemoDoor();
    void showWork(const QString &title);
    void showDoors(bool enabled);

    widgets::Button *m_open = nullptr;
    widgets::Button *m_demo = nullptr;
    QWidget *m_failure = nullptr;
    widgets::Label *m_failureTitle = nullptr;
    widgets::Label *m_failureText = nullptr;
    widgets::ProgressLine *m_progress = nullptr;
};

} // namespace console
