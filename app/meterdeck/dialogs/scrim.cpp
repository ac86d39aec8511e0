// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scrim.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

namespace console {

Scrim::Scrim(QWidget *window, QWidget *dialog) : QWidget(window), m_dialog(dialog)
{
    setAttribute(Qt::WA_DeleteOnClose);
    window->installEventFilter(this);
    dialog->installEventFilter(this);
    place();
    show();
    raise();
}

bool Scrim::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    else if (watched == m_dialog && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        place();
    else if (watched == m_dialog && (event->type() == QEvent::Hide || event->type() == QEvent::Close))
        close();
    return QWidget::eventFilter(watched, event);
}

void Scrim::place()
{
    setGeometry(parentWidget()->rect());
    if (m_dialog) {
        const QPoint middle = parentWidget()->mapToGlobal(parentWidget()->rect().center());
        m_dialog->move(middle - m_dialog->rect().center());
    }
}

void Scrim::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = widgets::Theme::of(this).colour(widgets::Token::Window);
    veil.setAlphaF(0.82F);
    painter.fillRect(rect(), veil);
}

} // namespace console
