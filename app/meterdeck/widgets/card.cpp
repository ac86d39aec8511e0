// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace widgets {

Card::Card(const QString &title, const QString &meta, QWidget *parent) : QFrame(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_header = new QWidget;
    m_header->setFixedHeight(Theme::grow(36)); // the hairline below is the card's own
    m_headerLayout = new QHBoxLayout(m_header);
    m_headerLayout->setContentsMargins(11, 0, 11, 1);
    m_headerLayout->setSpacing(8);
    m_title = new Label(title, Role::Body, Token::Text, 600);
    m_title->setElided(true);
    m_meta = new Label(meta, Role::Table, Token::Text3);
    m_meta->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_meta->setElided(true);
    m_headerLayout->addWidget(m_title);
    m_headerLayout->addWidget(m_meta, 1);
    column->addWidget(m_header);
    auto *holder = new QWidget;
    m_content = new QVBoxLayout(holder);
    m_content->setContentsMargins(11, 12, 11, 11);
    m_content->setSpacing(8);
    column->addWidget(holder, 1);
    updateHeader();
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    updateHeader();
}

void Card::setMeta(const QString &meta)
{
    m_meta->setText(meta);
    updateHeader();
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_headerLayout->addWidget(widget);
    m_hasControls = true;
    updateHeader();
}

void Card::setFlush(bool flush)
{
    // The corner stays free of what is laid in: a square child would paint over the rounding.
    const int top = m_header->isHidden() ? 3 : 0;
    m_content->setContentsMargins(flush ? QMargins(0, top, 0, 3) : QMargins(11, 12, 11, 11));
    m_content->setSpacing(flush ? 0 : 8);
}

void Card::updateHeader()
{
    m_header->setHidden(m_title->text().isEmpty() && m_meta->text().isEmpty() && !m_hasControls);
    setAccessibleName(m_title->text());
    update();
}

void Card::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_header->setFixedHeight(Theme::grow(36));
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::Line), 1));
    painter.setBrush(theme.colour(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (!m_header->isHidden()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRect(1, m_header->geometry().bottom(), width() - 2, 1), theme.colour(Token::Line));
    }
}

} // namespace widgets
