// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/setupfield.h"

#include "widgets/icon.h"
#include "widgets/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QStyle>
#include <QVariant>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

SetupField::SetupField(const QString &title, QWidget *editor, bool wide, QWidget *parent)
    : QWidget(parent), m_title(title), m_editor(editor), m_wide(wide)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    m_name = new Label(title, Role::Body, Token::Text, 600, this);
    m_name->setBuddy(editor);
    editor->setParent(this);
    editor->setProperty("large", true); // 40 px, by the style sheet
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(title);
    auto *beside = new QHBoxLayout;
    beside->setSpacing(6);
    m_cross = new widgets::Icon(u"x"_s, Token::Critical, 14, this);
    m_cross->hide();
    m_words = new Label({}, Role::Table, Token::Text2, 0, this);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    beside->addWidget(m_cross, 0, wide ? Qt::AlignTop : Qt::AlignVCenter);
    beside->addWidget(m_words, 1);
    grid->addWidget(m_name, 0, 0, 1, 2);
    if (wide) {
        grid->addWidget(editor, 1, 0, 1, 2);
        grid->addLayout(beside, 2, 0, 1, 2);
    } else {
        grid->addWidget(editor, 1, 0);
        grid->addLayout(beside, 1, 1);
        // The control and its words share the width; both columns stand in line over all fields.
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(1, 1);
        grid->setColumnMinimumWidth(0, 300);
    }
}

void SetupField::setTitle(const QString &title)
{
    if (m_editor->accessibleName() == m_title)
        m_editor->setAccessibleName(title);
    m_title = title;
    m_name->setText(title);
}

void SetupField::setHint(const QString &hint)
{
    m_hint = hint;
    say();
}

void SetupField::setReason(const QString &reason)
{
    m_reason = reason;
    say();
}

void SetupField::setTouched(bool touched)
{
    m_touched = touched;
    say();
}

void SetupField::say()
{
    const bool bad = isRefused();
    const QString words = bad ? m_reason : m_hint;
    if (m_words->text() != words)
        m_words->setText(words);
    // Beside the control the room stays, so that all controls are of one width.
    m_words->setVisible(!m_wide || !words.isEmpty());
    m_words->setToken(bad ? Token::Critical : Token::Text2);
    m_cross->setVisible(bad);
    m_editor->setAccessibleDescription(bad ? tr("Refused: %1").arg(words) : words);
    if (m_editor->property("bad").toBool() != bad) {
        m_editor->setProperty("bad", bad);
        m_editor->style()->unpolish(m_editor);
        m_editor->style()->polish(m_editor);
    }
}

} // namespace console
