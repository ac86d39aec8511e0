// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/hintcard.h"

#include "widgets/icon.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

HintCard::HintCard(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label({}, Role::Body, Token::Text, 600, this))
    , m_text(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_remedy(new Label({}, Role::Body, Token::Text, 500, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(new widgets::Icon(u"lightbulb"_s, Token::Text, 16, this), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    for (Label *label : {m_title, m_text, m_remedy}) {
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addLayout(texts, 1);
    hide();
}

void HintCard::setHint(const QString &title, const QString &text, const QString &remedy)
{
    m_title->setText(title);
    m_text->setText(text);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(remedy.isEmpty() ? text : text + u' ' + remedy);
    show();
}

void HintCard::clear() { hide(); }

QString HintCard::title() const { return isHidden() ? QString() : m_title->text(); }

void HintCard::paintEvent(QPaintEvent *)
{
    const widgets::Theme &theme = widgets::Theme::of(this);
    QPainter painter(this);
    painter.setPen(theme.colour(Token::Line));
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.fillRect(QRect(isRightToLeft() ? width() - 3 : 0, 0, 3, height()), theme.colour(Token::Ink));
}

} // namespace console
