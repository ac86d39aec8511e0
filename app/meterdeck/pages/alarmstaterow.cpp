// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmstaterow.h"

#include "alarmwords.h"
#include "widgets/drawntext.h"
#include "widgets/prioritymark.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {
constexpr int Side = 12;
constexpr int Gap = 8;
constexpr int LeastWords = 60;
} // namespace

AlarmStateRow::AlarmStateRow(AlarmChoice choice, QWidget *parent) : QPushButton(parent), m_choice(choice)
{
    setText(AlarmWords::choice(choice));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    switch (choice) {
    case AlarmChoice::Shelved:
        m_icon = u"clock"_s;
        break;
    case AlarmChoice::Suppressed:
        m_icon = u"git-fork"_s;
        break;
    case AlarmChoice::OutOfService:
        m_icon = u"wrench"_s;
        break;
    case AlarmChoice::Critical:
    case AlarmChoice::High:
    case AlarmChoice::Medium:
    case AlarmChoice::Low:
        m_priority = 1 + int(choice) - int(AlarmChoice::Critical);
        break;
    default:
        break;
    }
    setCount(0);
}

void AlarmStateRow::setCount(int count)
{
    const QString text = Words::count(quint64(std::max(0, count)));
    if (text == m_count)
        return;
    m_count = text;
    setAccessibleName(tr("%1: %2", "which alarms, how many").arg(this->text(), text));
    updateGeometry();
    update();
}

int AlarmStateRow::lead() const
{
    return Side + (m_icon.isEmpty() && m_priority == 0 ? 0 : Theme::iconSize(16) + Gap);
}

QSize AlarmStateRow::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(Role::Table, 600));
    return {lead() + metrics.horizontalAdvance(text()) + 12 + metrics.horizontalAdvance(m_count) + Side,
            theme.lineHeight(Role::Table) + 12};
}

QSize AlarmStateRow::minimumSizeHint() const
{
    return {lead() + Theme::grow(LeastWords) + Side, sizeHint().height()};
}

void AlarmStateRow::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    setToolTip(width() < sizeHint().width() ? text() : QString());
}

void AlarmStateRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (isChecked()) {
        painter.fillRect(rect(), theme.colour(Token::Sunken));
        painter.fillRect(QRectF(isRightToLeft() ? width() - 3 : 0, 0, 3, height()),
                         theme.colour(Token::Text));
    } else if (underMouse()) {
        painter.fillRect(rect(), theme.colour(Token::Raised));
    }
    const int icon = Theme::iconSize(16);
    const QRectF spot = widgets::placed(this, QRectF(Side, (height() - icon) / 2.0, icon, icon));
    if (m_priority > 0)
        widgets::PriorityMark::paint(painter, spot, m_priority, widgets::AlarmState::Active, theme);
    else if (!m_icon.isEmpty())
        painter.drawPixmap(spot.topLeft(),
                           theme.pixmap(m_icon, Token::Text2, icon, painter.device()->devicePixelRatioF()));
    const QFont strong = theme.font(Role::Table, 600);
    const double counted = QFontMetricsF(strong).horizontalAdvance(m_count) + 1;
    const double room = width() - lead() - counted - Side - 8;
    const QFont plain = theme.font(Role::Table, isChecked() ? 500 : 400);
    painter.setFont(plain);
    painter.setPen(theme.colour(isChecked() ? Token::Text : Token::Text2));
    widgets::drawText(painter, widgets::placed(this, QRectF(lead(), 0, room, height())),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(plain).elidedText(text(), Qt::ElideRight, room));
    painter.setFont(strong);
    painter.setPen(theme.colour(Token::Text));
    widgets::drawText(painter, widgets::placed(this, QRectF(width() - Side - counted, 0, counted, height())),
                      Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_count);
    if (Theme::hasRing(this)) {
        painter.setRenderHint(QPainter::Antialiasing);
        theme.drawFocusRing(painter, QRectF(rect()).adjusted(1, 0, -1, 0), 3);
    }
}

} // namespace console
