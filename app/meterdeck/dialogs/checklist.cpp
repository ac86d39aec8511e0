// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/checklist.h"

#include "widgets/label.h"
#include "widgets/theme.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

CheckList::CheckList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
}

void CheckList::setChecks(const QList<Check> &checks)
{
    if (checks == m_checks && m_grid->count() > 0)
        return;
    m_checks = checks;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList spoken;
    for (int at = 0; at < int(checks.size()); ++at) {
        const Check &check = checks.at(at);
        auto *cell = new QWidget(this);
        auto *row = new QHBoxLayout(cell);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto *mark = new Label({}, Role::Body, Token::Text, 0, cell);
        mark->setPixmap(Theme::of(this).pixmap(check.fulfilled ? u"check"_s : u"triangle-alert"_s,
                                               check.fulfilled ? Token::Text : Token::HighLine, 14,
                                               devicePixelRatioF()));
        mark->setFixedWidth(16);
        auto *text = new Label(check.text, Role::Body, check.fulfilled ? Token::Text2 : Token::HighLine,
                               check.fulfilled ? 0 : 500, cell);
        text->setElided(true);
        row->addWidget(mark);
        row->addWidget(text, 1);
        m_grid->addWidget(cell, at / 2, at % 2);
        spoken << (check.fulfilled ? check.text : tr("not so: %1").arg(check.text));
    }
    setAccessibleName(tr("Checked just now: %1").arg(spoken.join(u"; "_s)));
}

QString CheckList::obstacle() const
{
    for (const Check &check : m_checks) {
        if (check.required && !check.fulfilled)
            return check.text;
    }
    return {};
}

} // namespace console
