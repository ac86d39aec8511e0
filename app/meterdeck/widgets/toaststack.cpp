// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/toaststack.h"

#include "widgets/label.h"
#include "widgets/toast.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace widgets {

ToastStack::ToastStack(QWidget *window)
    : QObject(window), m_window(window), m_waiting(new Label({}, Role::Table, Token::Text2, 0, window))
{
    m_waiting->hide();
    window->installEventFilter(this);
}

Toast *ToastStack::show(Toast *toast)
{
    const auto same = std::find_if(m_toasts.begin(), m_toasts.end(), [toast](const Toast *other) {
        return !toast->key().isEmpty() && other->key() == toast->key();
    });
    if (same != m_toasts.end()) {
        delete toast;
        (*same)->repeat();
        place();
        return *same;
    }
    toast->setParent(m_window);
    toast->hide();
    m_toasts.append(toast);
    connect(toast, &QObject::destroyed, this, [this, toast] { forget(toast); });
    connect(toast, &Toast::closed, this, [this, toast] { forget(toast); });
    if (m_toasts.size() > Most) {
        Toast *oldest = m_toasts.takeFirst();
        disconnect(oldest, nullptr, this, nullptr);
        oldest->deleteLater();
    }
    place();
    return toast;
}

void ToastStack::forget(Toast *toast)
{
    m_toasts.removeOne(toast);
    place();
}

void ToastStack::setBottomMargin(int pixels)
{
    if (std::exchange(m_bottomMargin, pixels) != pixels)
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
    const qsizetype waiting = std::max<qsizetype>(0, m_toasts.size() - MostSeen);
    for (qsizetype i = m_toasts.size() - 1; i >= waiting; --i) {
        const QSize size = m_toasts[i]->sizeHint();
        m_toasts[i]->setGeometry(m_window->width() - 24 - size.width(), bottom - size.height(), size.width(),
                                 size.height());
        bottom -= size.height() + 8;
        if (m_toasts[i]->isHidden()) {
            m_toasts[i]->show();
            m_toasts[i]->raise();
        }
    }
    for (qsizetype i = 0; i < waiting; ++i)
        m_toasts[i]->hide();
    m_waiting->setVisible(waiting > 0);
    if (waiting > 0) {
        m_waiting->setText(waiting == 1 ? tr("One earlier note waits")
                                        : tr("%1 earlier notes wait").arg(waiting));
        m_waiting->adjustSize();
        m_waiting->move(m_window->width() - 24 - m_waiting->width(), bottom - m_waiting->height());
        m_waiting->raise();
    }
}

} // namespace widgets
