// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressline.h"

#include "widgets/button.h"
#include "widgets/drawntext.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Bar = 4;

int textHeight() { return Theme::grow(18); }
int barTop() { return textHeight() + 5; }

} // namespace

ProgressLine::ProgressLine(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateName();
}

void ProgressLine::setTitle(const QString &title)
{
    m_title = title;
    updateName();
}

void ProgressLine::setNote(const QString &note)
{
    m_note = note;
    updateName();
}

void ProgressLine::setTimeLeft(std::optional<std::chrono::milliseconds> left)
{
    m_left = left;
    updateName();
}

void ProgressLine::setFraction(std::optional<double> fraction)
{
    m_fraction =
        fraction && std::isfinite(*fraction) ? std::optional(std::clamp(*fraction, 0.0, 1.0)) : std::nullopt;
    updateName();
}

void ProgressLine::setCancellable(bool cancellable)
{
    if (cancellable && !m_cancel) {
        m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, this);
        connect(m_cancel, &Button::clicked, this, &ProgressLine::cancelled);
    }
    if (m_cancel)
        m_cancel->setVisible(cancellable);
    updateName();
    updateGeometry();
    placeButton();
}

QString ProgressLine::noteShown() const
{
    if (!m_left)
        return m_note;
    const QString left = tr("%1 left", "time").arg(ageText(*m_left));
    return m_note.isEmpty() ? left : tr("%1, %2", "count, time left").arg(m_note, left);
}

void ProgressLine::updateName()
{
    setAccessibleName(m_title);
    const QString percent = m_fraction ? tr("%1 %").arg(int(std::floor(*m_fraction * 100))) : tr("working");
    const QString note = noteShown();
    setAccessibleDescription(note.isEmpty() ? percent : percent + u", "_s + note);
    if (m_cancel)
        m_cancel->setAccessibleDescription(m_title);
    update();
}

QSize ProgressLine::sizeHint() const
{
    const int height = barTop() + Bar + 3;
    if (!m_cancel || m_cancel->isHidden())
        return {240, height};
    return {240 + m_cancel->sizeHint().width() + 12, std::max(height, m_cancel->sizeHint().height())};
}

QSize ProgressLine::minimumSizeHint() const { return {sizeHint().width() / 2 + 20, sizeHint().height()}; }

int ProgressLine::room() const
{
    return m_cancel && !m_cancel->isHidden() ? width() - m_cancel->sizeHint().width() - 12 : width();
}

void ProgressLine::placeButton()
{
    if (!m_cancel)
        return;
    const QSize size = m_cancel->sizeHint();
    const int x = isRightToLeft() ? 0 : width() - size.width();
    m_cancel->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
}

void ProgressLine::resizeEvent(QResizeEvent *) { placeButton(); }

void ProgressLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        placeButton();
    }
    if (event->type() == QEvent::LanguageChange && m_cancel)
        m_cancel->setText(tr("Cancel"));
}

void ProgressLine::keyPressEvent(QKeyEvent *event)
{
    // Escape on the button comes here, its parent.
    if (event->key() == Qt::Key_Escape && m_cancel && !m_cancel->isHidden())
        emit cancelled();
    else
        QWidget::keyPressEvent(event);
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool mirrored = isRightToLeft();
    const int all = room();
    const int shift = mirrored ? width() - all : 0;
    const Qt::Alignment near = Qt::AlignVCenter | Qt::AlignLeading;
    const Qt::Alignment far = Qt::AlignVCenter | Qt::AlignTrailing;
    painter.setFont(theme.font(Role::Table));
    const QFontMetricsF metrics(painter.font());
    const QString note = noteShown();
    const double noteWidth = std::min(metrics.horizontalAdvance(note) + 2, all * 0.66);
    const double noteLeft = mirrored ? shift : all - noteWidth;
    painter.setPen(theme.colour(Token::Text2));
    drawText(painter, QRectF(noteLeft, 0, noteWidth, textHeight()), int(far),
             metrics.elidedText(note, Qt::ElideRight, noteWidth));
    painter.setFont(theme.font(Role::Table, 600));
    painter.setPen(theme.colour(Token::Text));
    const double titleRoom = all - noteWidth - 8;
    drawText(painter, QRectF(mirrored ? shift + noteWidth + 8 : 0, 0, titleRoom, textHeight()), int(near),
             QFontMetricsF(painter.font()).elidedText(m_title, Qt::ElideRight, titleRoom));
    const QRectF bar(shift, barTop(), all, Bar);
    painter.fillRect(bar, theme.colour(Token::Sunken));
    const double from = m_fraction ? 0 : std::round(all * 0.35);
    const double length = m_fraction ? std::round(all * *m_fraction) : std::round(all * 0.23);
    painter.fillRect(
        QRectF(mirrored ? bar.right() - from - length : bar.left() + from, bar.top(), length, Bar),
        theme.colour(Token::Ink));
}

} // namespace widgets
