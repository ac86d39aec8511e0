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

class HintCard;

/// How far a job of a dialog is and what came of it: its line, its words, and why it failed with a cure.
class JobPage : public QWidget
{
    Q_OBJECT

public:
    explicit JobPage(QWidget *parent);

    widgets::ProgressLine *line() const { return m_line; }
    widgets::Label *outcome() const { return m_outcome; }
    /// Why it failed; none once clearFailure() was called.
    void showFailure(const core::Error &error);
    void clearFailure();
    /// A card that says an error as every job does.
    static void say(HintCard &card, const core::Error &error);

private:
    widgets::ProgressLine *m_line;
    widgets::Label *m_outcome;
    HintCard *m_failure;
};

/// The foot of a dialog that starts a job: a note, then @p buttons, large; the last is the default one.
QWidget *jobFoot(widgets::Label *note, const QList<widgets::Button *> &buttons, QWidget *parent);

} // namespace console
