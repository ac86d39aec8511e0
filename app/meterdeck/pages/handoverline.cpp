// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/handoverline.h"

#include "models/handoverwatch.h"
#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::Token;

namespace console {

HandoverLine::HandoverLine(HandoverWatch &watch, QWidget *parent)
    : QWidget(parent), m_watch(watch), m_words(new widgets::Label({}, Role::Body, Token::Text, 600, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *show = new widgets::Button(tr("Show the queue"), widgets::Button::Kind::Normal, this);
    show->setIconName(u"send"_s);
    row->addWidget(new widgets::Icon(u"triangle-alert"_s, Token::Text, 16, this));
    row->addWidget(m_words, 1);
    row->addWidget(show);
    m_words->setElided(true);
    connect(show, &QPushButton::clicked, this, &HandoverLine::requested);
    connect(&m_watch, &HandoverWatch::changed, this, &HandoverLine::follow);
    follow();
}

void HandoverLine::follow()
{
    const QString words = m_watch.trouble();
    if (m_words->text() != words)
        m_words->setText(words);
    setVisible(!words.isEmpty());
}

QString HandoverLine::words() const { return m_words->text(); }

} // namespace console
