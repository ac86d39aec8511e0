// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/namedfields.h"

#include "dialogs/setupfield.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace console {

NamedFields::NamedFields(Rules rules, QWidget *parent)
    : QObject(parent)
    , m_rules(std::move(rules))
    , m_nameEdit(new QLineEdit(parent))
    , m_idEdit(new QLineEdit(parent))
{
    connect(m_nameEdit, &QLineEdit::textEdited, this, [this] {
        if (m_follows)
            m_idEdit->setText(m_rules.makeId(name()));
        emit edited(m_name);
    });
    connect(m_idEdit, &QLineEdit::textEdited, this, [this](const QString &text) {
        // Emptied, it follows the name again.
        m_follows = text.isEmpty();
        emit edited(m_id);
    });
}

void NamedFields::setFields(SetupField *name, SetupField *id)
{
    m_name = name;
    m_id = id;
    m_name->setHint(tr("For people; may be any language."));
    m_id->setHint(m_idEdit->isReadOnly() ? tr("Stays: readings are stored under it.")
                                         : tr("Stays the same for ever, whatever the name becomes."));
}

void NamedFields::propose(const QString &name)
{
    if (!m_follows || !m_nameEdit->text().isEmpty())
        return;
    m_nameEdit->setText(name);
    m_idEdit->setText(m_rules.makeId(name));
}

void NamedFields::setPresent(const QString &name, const QString &id)
{
    m_follows = false;
    m_nameEdit->setText(name);
    m_idEdit->setText(id);
    m_idEdit->setReadOnly(true);
    m_idEdit->setFocusPolicy(Qt::ClickFocus);
}

QString NamedFields::name() const { return m_nameEdit->text().trimmed(); }

QString NamedFields::id() const { return m_idEdit->text().trimmed(); }

void NamedFields::weigh()
{
    m_name->setReason(name().size() > m_rules.longestName
                          ? tr("At most %n characters.", nullptr, m_rules.longestName)
                          : QString());
    QString reason;
    if (!m_idEdit->isReadOnly()) {
        if (id().isEmpty())
            reason = tr("An id is needed.");
        else if (id().size() > m_rules.longestId)
            reason = tr("At most %n characters.", nullptr, m_rules.longestId);
        else if (m_rules.isTaken(id()))
            reason = tr("“%1” is taken already.").arg(id());
    }
    m_id->setReason(reason);
}

} // namespace console
