// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/askdialog.h"

#include "widgets/button.h"

using namespace Qt::StringLiterals;

namespace console {

AskDialog::AskDialog(const Question &question, std::function<core::Result<core::Workspace>()> change,
                     QWidget *parent)
    : SetupDialog(question.icon, question.title, question.subtitle, parent)
    , m_change(std::move(change))
    , m_words(question.paragraphs.join(u'\n'))
{
    for (const QString &paragraph : question.paragraphs)
        addParagraph(paragraph);
    complete(question.accept, question.consequence);
    // Enter stays with the safe button until somebody moves on to the other.
    acceptButton()->setKeyHint({});
    acceptButton()->setDefault(false);
    cancelButton()->setDefault(true);
    cancelButton()->setFocus();
}

core::Result<core::Workspace> AskDialog::changed() const { return m_change(); }

} // namespace console
