// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/checklist.h"

#include "widgets/icon.h"
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
    if (checks == m_checks)
        return;
    m_checks = checks;
    // Ages change every second: cells are kept and only told anew, so that nothing blinks.
    while (m_cells.size() > checks.size())
        delete m_cells.takeLast().cell;
    while (m_cells.size() < checks.size())
        addCell();
    QStringList spoken;
    for (qsizetype at = 0; at < checks.size(); ++at) {
        const Check &check = checks.at(at);
        const Cell &cell = m_cells.at(at);
        cell.mark->setName(check.fulfilled ? u"check"_s : u"triangle-alert"_s);
        cell.mark->setToken(check.fulfilled ? Token::Text : Token::HighLine);
        cell.text->setText(check.text);
        cell.text->setToken(check.fulfilled ? Token::Text2 : Token::HighLine);
        cell.text->setRole(Role::Body, check.fulfilled ? 0 : 500);
        spoken << (check.fulfilled ? check.text : tr("not so: %1").arg(check.text));
    }
    setAccessibleName(tr("Checked just now: %1").arg(spoken.join(u"; "_s)));
}

void CheckList::addCell()
{
    Cell made{new QWidget(this), new widgets::Icon(u"check"_s, Token::Text, 14), new Label};
    auto *row = new QHBoxLayout(made.cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    made.text->setWordWrap(true);
    made.text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    // In the middle of the first line, also when the text takes several.
    auto *spot = new QVBoxLayout;
    spot->addSpacing(std::max(0, (made.text->fontMetrics().height() - made.mark->height()) / 2));
    spot->addWidget(made.mark);
    spot->addStretch(1);
    row->addLayout(spot);
    row->addWidget(made.text, 1);
    const int at = int(m_cells.size());
    m_grid->addWidget(made.cell, at / 2, at % 2);
    // A layout shows what was added late only with the next event.
    made.cell->show();
    m_cells << made;
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
