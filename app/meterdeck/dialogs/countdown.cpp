// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/countdown.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"
#include "words.h"

#include <QPainter>
#include <QStyle>

using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {
constexpr int Bar = 120;
constexpr int BarHeight = 6;
constexpr int Gap = 8;
} // namespace

Countdown::Countdown(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Countdown::setTitle(const QString &title)
{
    if (m_title == title)
        return;
    m_title = title;
    setAccessibleName(title);
    updateGeometry();
    update();
}

void Countdown::setLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole)
{
    left = std::max(left, std::chrono::milliseconds(0));
    if (m_left == left && m_whole == whole)
        return;
    const bool longer = left.count() / 60000 != m_left.count() / 60000;
    m_left = left;
    m_whole = std::max(whole, std::chrono::milliseconds(1));
    setAccessibleDescription(text());
    if (longer)
        updateGeometry();
    update();
}

QString Countdown::text() const
{
    // A started second is still there.
    return Words::age(m_left + std::chrono::milliseconds(m_left.count() % 1000 ? 999 : 0));
}

QSize Countdown::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetricsF title(theme.font(Role::Table));
    const QFontMetricsF figure(theme.font(Role::Body, 600));
    const double second =
        Bar + Gap + std::max(figure.horizontalAdvance(text()), figure.averageCharWidth() * 5);
    return {int(std::ceil(std::max(title.horizontalAdvance(m_title), second))) + 2,
            int(std::ceil(title.height() + figure.height())) + 4};
}

void Countdown::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(Role::Table));
    const int titleHeight = painter.fontMetrics().height();
    painter.setPen(theme.colour(Token::Text2));
    widgets::drawText(painter, QRect(0, 0, width(), titleHeight), Qt::AlignTrailing | Qt::AlignVCenter,
                      m_title);
    painter.setFont(theme.font(Role::Body, 600));
    const int figure = int(std::ceil(QFontMetricsF(painter.font()).horizontalAdvance(text()))) + 1;
    const QRect line(0, titleHeight + 2, width(), height() - titleHeight - 2);
    painter.setPen(theme.colour(Token::Text));
    const QRect number(line.right() - figure + 1, line.top(), figure, line.height());
    widgets::drawText(painter, QStyle::visualRect(layoutDirection(), line, number), Qt::AlignCenter, text());
    const QRect bar(number.left() - Gap - Bar, line.center().y() - BarHeight / 2 + 1, Bar, BarHeight);
    painter.fillRect(QStyle::visualRect(layoutDirection(), line, bar), theme.colour(Token::Sunken));
    const double share = std::clamp(double(m_left.count()) / double(m_whole.count()), 0.0, 1.0);
    QRect left = bar;
    left.setWidth(int(std::lround(Bar * share)));
    painter.fillRect(QStyle::visualRect(layoutDirection(), line, left), theme.colour(Token::Ink));
}

} // namespace console
