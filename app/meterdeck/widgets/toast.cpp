// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/toast.h"

#include "widgets/button.h"
#include "widgets/drawntext.h"
#include "widgets/label.h"
#include "widgets/outcomemark.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace widgets {

namespace {

/// What the text leaves to the mark before it.
int markRoom() { return 16 + Theme::iconSize(20); }

} // namespace

Toast::Toast(const QString &title, const QString &text, QWidget *parent) : QFrame(parent), m_heading(title)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    m_markRoom = new QSpacerItem(markRoom(), 1, QSizePolicy::Fixed);
    row->addItem(m_markRoom); // not a margin: those do not change sides
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new Label(title, Role::Body, Token::Text, 600);
    m_text = new Label(text, Role::Table, Token::Text2);
    m_title->setElided(true);
    m_text->setElided(true);
    words->addWidget(m_title);
    words->addWidget(m_text);
    row->addLayout(words, 1);
    m_action = new Button({}, Button::Kind::Quiet);
    m_action->hide();
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    auto *closeButton = new Button({}, Button::Kind::Quiet);
    closeButton->setIconName(u"x"_s);
    closeButton->setAccessibleName(tr("Close this note"));
    row->addWidget(closeButton, 0, Qt::AlignVCenter);
    connect(closeButton, &Button::clicked, this, &Toast::close);
    connect(m_action, &Button::clicked, this, [this] {
        emit actionTriggered();
        this->close();
    });
    m_timer.setSingleShot(true);
    m_timer.setInterval(6s);
    connect(&m_timer, &QTimer::timeout, this, &Toast::close);
    m_timer.start();
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void Toast::setOutcome(std::optional<core::Outcome> outcome)
{
    m_outcome = outcome;
    m_hasOutcome = true;
    // What went wrong, or is not known, stays until it is read.
    setSticky(outcome && *outcome != core::Outcome::Verified && *outcome != core::Outcome::Cancelled);
    update();
}

void Toast::setIconName(const QString &name)
{
    m_iconName = name;
    m_hasOutcome = false;
    update();
}

void Toast::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setHidden(text.isEmpty());
}

void Toast::setSticky(bool sticky)
{
    m_sticky = sticky;
    sticky ? m_timer.stop() : m_timer.start();
}

void Toast::repeat()
{
    ++m_times;
    const QString title = tr("%1, %n times", "what happened and how often", m_times).arg(m_heading);
    m_title->setText(title);
    setAccessibleName(title);
    if (!m_sticky && !underMouse())
        m_timer.start();
    updateGeometry();
}

QSize Toast::sizeHint() const
{
    return {std::clamp(QFrame::sizeHint().width(), 320, 480), std::max(56, Theme::grow(36) + 20)};
}

void Toast::close()
{
    m_timer.stop();
    hide();
    emit closed();
    deleteLater();
}

void Toast::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_markRoom) {
        m_markRoom->changeSize(markRoom(), 1, QSizePolicy::Fixed);
        layout()->invalidate();
    }
}

void Toast::enterEvent(QEnterEvent *) { m_timer.stop(); }

void Toast::leaveEvent(QEvent *)
{
    if (!m_sticky)
        m_timer.start();
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::Ink), 1));
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const int side = Theme::iconSize(20);
    const QRectF spot = placed(this, QRectF(13, (height() - side) / 2.0, side, side));
    if (m_hasOutcome)
        OutcomeMark::paint(painter, spot, m_outcome, theme);
    else if (!m_iconName.isEmpty())
        painter.drawPixmap(QPointF(std::round(spot.left() + side * 0.1), std::round(spot.top() + side * 0.1)),
                           theme.pixmap(m_iconName, Token::Text2, side * 4 / 5, devicePixelRatioF()));
}

} // namespace widgets
