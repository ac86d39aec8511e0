// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/tiletrialbox.h"

#include "dialogs/inset.h"
#include "pages/mapbackground.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;
using tiles::TileTrial;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

TileTrialBox::TileTrialBox(QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(tr("Fetch one tile"), Button::Kind::Normal, this))
    , m_words(new Label({}, Role::Table, Token::Text2, 0, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *box = new Inset(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(12);
    m_button->setLarge(true);
    m_button->setAutoDefault(false); // Enter in a field takes the dialog
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    layout->addWidget(box);
    connect(m_button, &QPushButton::clicked, this, &TileTrialBox::tryIt);
    connect(&m_trial, &TileTrial::found, this, &TileTrialBox::take);
    rest();
}

QString TileTrialBox::words() const { return m_words->text(); }

void TileTrialBox::setTarget(const std::optional<tiles::TileSettings> &target)
{
    const bool same = target.has_value() == m_target.has_value() &&
                      (!target || (target->url == m_target->url && target->userAgent == m_target->userAgent));
    m_target = target;
    if (same)
        return;
    m_trial.stop();
    rest();
}

void TileTrialBox::rest()
{
    m_button->setEnabled(m_target.has_value());
    m_words->setToken(Token::Text2);
    m_words->setText(m_target ? tr("Asks %1 for the one tile that is the whole world; nothing is kept.")
                                    .arg(tiles::hostOf(*m_target))
                              : tr("The address comes first."));
    emit changed();
}

void TileTrialBox::tryIt()
{
    if (!m_target)
        return;
    m_button->setEnabled(false);
    m_words->setToken(Token::Text2);
    m_words->setText(tr("Asking %1 …").arg(tiles::hostOf(*m_target)));
    m_trial.begin(*m_target, MapBackground::program());
    emit changed();
}

void TileTrialBox::take(const TileTrial::Finding &finding)
{
    m_button->setEnabled(true);
    if (finding.error) {
        m_words->setToken(Token::Critical);
        m_words->setText(tr("No tile came from %1: %2.").arg(finding.error->where, finding.error->detail));
    } else {
        m_words->setToken(Token::Text);
        m_words->setText(tr("A picture of %1 × %2 pixels came in %3.")
                             .arg(finding.size.width())
                             .arg(finding.size.height())
                             .arg(Words::elapsed(finding.took)));
    }
    emit changed();
}

} // namespace console
