// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchfield.h"

#include "widgets/drawntext.h"
#include "widgets/keyhint.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace widgets {

SearchField::SearchField(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(420);
}

void SearchField::setPlaceholder(const QString &text, const QStringList &keys)
{
    setText(text);
    setAccessibleName(text);
    m_keys = keys;
    update();
}

QSize SearchField::sizeHint() const { return {420, Theme::of(this).lineHeight(Role::Body) + 12}; }

void SearchField::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const auto place = [this](double x, double width, double height) {
        return QRectF(QStyle::visualRect(layoutDirection(), rect(),
                                         QRectF(x, (this->height() - height) / 2, width, height).toRect()));
    };
    const int icon = Theme::iconSize(14);
    painter.drawPixmap(place(11, icon, icon).topLeft(),
                       theme.pixmap(u"search"_s, Token::Text2, icon, devicePixelRatioF()));
    int right = width() - 8;
    for (qsizetype i = m_keys.size() - 1; i >= 0; --i) {
        const QSize size = KeyHint::sizeOf(m_keys[i], theme);
        right -= size.width();
        KeyHint::paint(painter, place(right, size.width(), size.height()), m_keys[i],
                       theme.colour(Token::Text2), theme.colour(Token::Line), theme);
        right -= 8;
    }
    painter.setFont(theme.font(Role::Body));
    painter.setPen(theme.colour(Token::Text3));
    const double room = right - 20 - icon;
    drawText(painter, place(19 + icon, room, height()), Qt::AlignLeading | Qt::AlignVCenter,
             QFontMetricsF(painter.font()).elidedText(text(), Qt::ElideRight, room));
    if (hasFocus())
        theme.drawFocusRing(painter, rect(), 4);
}

} // namespace widgets
