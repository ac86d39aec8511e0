// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupdialog.h"

#include <functional>

namespace console {

/// Says what a step means before it is taken, such as removing a bus with its meters. The safe button has the
/// focus.
class AskDialog : public SetupDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString icon;
        QString title;
        QString subtitle;
        QStringList paragraphs;
        QString accept;
        QString consequence;
    };
    /// @p change makes the changed workspace when the step is taken.
    AskDialog(const Question &question, std::function<core::Result<core::Workspace>()> change,
              QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    /// Everything it says, for tests.
    QString words() const { return m_words; }

protected:
    void weigh() override {}

private:
    std::function<core::Result<core::Workspace>()> m_change;
    QString m_words;
};

} // namespace console
