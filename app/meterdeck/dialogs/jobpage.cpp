// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/jobpage.h"

#include "pages/hintcard.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "words.h"

#include <QHBoxLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int Margin = 20;

}

JobPage::JobPage(QWidget *parent)
    : QWidget(parent)
    , m_line(new widgets::ProgressLine({}, this))
    , m_outcome(new Label({}, Role::Body, Token::Text, 0, this))
    , m_failure(new HintCard(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Margin, 12, Margin, 20);
    column->setSpacing(12);
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_line);
    column->addWidget(m_outcome);
    column->addWidget(m_failure);
    column->addStretch(1);
}

void JobPage::say(HintCard &card, const core::Error &error)
{
    card.setHint(Words::errorTitle(error.code),
                 tr("%1: %2", "place and detail").arg(error.where, error.detail), Words::errorRemedy(error));
}

void JobPage::showFailure(const core::Error &error) { say(*m_failure, error); }

void JobPage::clearFailure() { m_failure->clear(); }

QWidget *jobFoot(Label *note, const QList<widgets::Button *> &buttons, QWidget *parent)
{
    auto *foot = new QWidget(parent);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Margin, 12, Margin, 16);
    row->setSpacing(12);
    note->setWordWrap(true);
    row->addWidget(note, 1);
    for (widgets::Button *button : buttons) {
        button->setLarge(true);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    buttons.constLast()->setDefault(true);
    return foot;
}

} // namespace console
