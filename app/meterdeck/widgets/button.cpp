// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"

#include "widgets/drawntext.h"
#include "widgets/keyhint.h"
#include "widgets/theme.h"

#include <QPainter>

namespace widgets {

Button::Button(const QString &text, Kind kind, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QString &key)
{
    m_keyHint = key;
    updateGeometry();
    update();
}

void Button::setLarge(bool large)
{
    m_large = large;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const int height = theme.lineHeight(m_large ? Role::Body : Role::Table) + (m_large ? 20 : 12); // 40, 28
    const QFontMetricsF metrics(theme.font(m_large ? Role::Body : Role::Table, 500));
    if (text().isEmpty() && m_keyHint.isEmpty())
        return {height, height};
    double width = m_large ? 34 : 22;
    if (!text().isEmpty())
        width += metrics.horizontalAdvance(text());
    if (!m_iconName.isEmpty())
        width += Theme::iconSize(16) + (text().isEmpty() ? 0 : 6);
    if (!m_keyHint.isEmpty())
        width += 10 + KeyHint::sizeOf(m_keyHint, theme).width();
    return {int(std::ceil(width)), height};
}

void Button::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isEnabled();
    const bool hot = on && underMouse();
    const bool down = on && (isDown() || isChecked());
    QColor fill = theme.colour(down ? Token::Line : hot ? Token::Sunken : Token::Raised);
    QColor frame = theme.colour(Token::LineStrong);
    QColor ink = theme.colour(Token::Text);
    if (m_kind == Kind::Primary) {
        fill = theme.colour(Token::Ink);
        // Towards the text's colour: there is no token between ink and its text.
        if (down || hot)
            fill = theme.isDark() ? fill.darker(down ? 125 : 112) : fill.lighter(down ? 180 : 145);
        frame = fill;
        ink = theme.colour(Token::OnInk);
    } else if (m_kind == Kind::Harmful) {
        frame = ink = theme.colour(Token::Critical);
    } else if (m_kind == Kind::Quiet) {
        if (!hot && !down)
            fill = Qt::transparent;
        frame = Qt::transparent;
        ink = theme.colour(Token::Text2);
    }
    if (m_kind == Kind::OnInk) {
        fill = theme.colour(Token::Ink);
        if (down || hot)
            fill = theme.isDark() ? fill.darker(down ? 125 : 112) : fill.lighter(down ? 180 : 145);
        frame = ink = theme.colour(Token::OnInk);
    }
    if (!on) {
        fill = m_kind == Kind::Quiet ? QColor(Qt::transparent) : theme.colour(Token::Panel);
        frame = m_kind == Kind::Quiet ? QColor(Qt::transparent) : theme.colour(Token::Line);
        ink = theme.colour(Token::Disabled);
    }
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(fill);
    const bool ring = Theme::hasRing(this);
    if (ring && m_kind == Kind::Primary) {
        // A filled button shrinks under its ring, or the ring would be lost on it.
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 2, 2);
    } else {
        painter.drawRoundedRect(box, 4, 4);
    }
    if (ring)
        theme.drawFocusRing(painter, rect(), 4);

    const QFont font = theme.font(m_large ? Role::Body : Role::Table, 500);
    const QFontMetricsF metrics(font);
    const QSize hint = m_keyHint.isEmpty() ? QSize() : KeyHint::sizeOf(m_keyHint, theme);
    const double textWidth = text().isEmpty() ? 0 : metrics.horizontalAdvance(text());
    const int icon = Theme::iconSize(16);
    const double iconWidth = m_iconName.isEmpty() ? 0 : icon + (textWidth > 0 ? 6 : 0);
    const double all = textWidth + iconWidth + (hint.isValid() ? 10 + hint.width() : 0);
    double x = (width() - all) / 2;
    if (!m_iconName.isEmpty()) {
        const Token token = !on                                                ? Token::Disabled
                            : m_kind == Kind::Primary || m_kind == Kind::OnInk ? Token::OnInk
                            : m_kind == Kind::Harmful                          ? Token::Critical
                                                                               : Token::Text;
        painter.drawPixmap(
            placed(this, QRectF(std::round(x), (height() - icon) / 2, icon, icon)).topLeft(),
            directedPixmap(theme, layoutDirection(), m_iconName, token, icon, devicePixelRatioF()));
        x += iconWidth;
    }
    painter.setFont(font);
    painter.setPen(ink);
    drawText(painter, placed(this, QRectF(x, 0, textWidth + 2, height())),
             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, text());
    if (hint.isValid()) {
        const QRectF spot(std::round(x + textWidth + 10), (height() - hint.height()) / 2, hint.width(),
                          hint.height());
        const bool primary = m_kind == Kind::Primary || m_kind == Kind::OnInk;
        KeyHint::paint(painter, placed(this, spot), m_keyHint, primary ? ink : theme.colour(Token::Text2),
                       primary ? ink : theme.colour(Token::Line), theme);
    }
}

} // namespace widgets
