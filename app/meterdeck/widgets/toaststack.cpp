// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/toaststack.h"

#include "widgets/toast.h"

#include <QEvent>
#include <QWidget>

namespace widgets {

ToastStack::ToastStack(QWidget *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

void ToastStack::show(Toast *toast)
{
    toast->setParent(m_window);
    m_toasts.append(toast);
    connect(toast, &QObject::destroyed, this, [this, toast] {
        m_toasts.removeOne(toast);
        place();
    });
    connect(toast, &Toast::closed, this, [this, toast] {
        m_toasts.removeOne(toast);
        place();
    });
    place();
    toast->show();
    toast->raise();
}

void ToastStack::setBottomMargin(int pixels)
{
    m_bottomMargin = pixels;
    place();
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void ToastStack::place()
{
    int bottom = m_window->height() - m_bottomMargin;
    for (qsizetype i = m_toasts.size() - 1; i >= 0; --i) {
        const QSize size = m_toasts[i]->sizeHint();
        m_toasts[i]->setGeometry(m_window->width() - 24 - size.width(), bottom - size.height(), size.width(),
                                 size.height());
        bottom -= size.height() + 8;
    }
}

} // namespace widgets
