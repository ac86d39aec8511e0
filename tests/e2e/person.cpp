// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/person.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString said(QWidget *widget, QAccessible::Text kind)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    QString text = interface ? interface->text(kind) : QString();
    if (text.isEmpty() && kind == QAccessible::Name)
        text = widget->accessibleName();
    return text.remove(u'&');
}

QList<QWidget *> inOrder()
{
    QList<QWidget *> windows = QApplication::topLevelWidgets();
    QWidget *front =
        QApplication::activeModalWidget() ? QApplication::activeModalWidget() : QApplication::activeWindow();
    if (front && windows.removeOne(front))
        windows.prepend(front);
    QList<QWidget *> all;
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        all << window << window->findChildren<QWidget *>();
    }
    return all;
}

} // namespace

QWidget *Person::see(const QString &name)
{
    QWidget *found = nullptr;
    for (QWidget *widget : inOrder()) {
        if (!widget->isVisible() || !widget->isEnabled())
            continue;
        const QString text = said(widget, QAccessible::Name);
        // A control rather than a text about it.
        const bool isControl = widget->focusPolicy() != Qt::NoFocus;
        if (text == name && isControl)
            return widget;
        if (text.startsWith(name) && (!found || (found->focusPolicy() == Qt::NoFocus && isControl)))
            found = widget;
    }
    return found;
}

bool Person::reads(const QString &text)
{
    for (QWidget *widget : inOrder()) {
        if (!widget->isVisible())
            continue;
        for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
            if (said(widget, kind).contains(text, Qt::CaseInsensitive))
                return true;
    }
    return false;
}

bool Person::pointAt(QWidget *widget, QPoint place)
{
    const QPoint global = widget->mapToGlobal(place);
    QWidget *top = QApplication::widgetAt(global);
    if (!top || (top != widget && !widget->isAncestorOf(top)))
        return false;
    m_hand.moveTo(global.x(), global.y());
    return true;
}

bool Person::press(QWidget *widget)
{
    if (!widget || !pointAt(widget, widget->rect().center()))
        return false;
    m_hand.press();
    return true;
}

bool Person::click(QWidget *widget)
{
    if (!press(widget))
        return false;
    m_hand.release();
    return true;
}

bool Person::click(const QString &name) { return click(see(name)); }

bool Person::clickWhenThere(const QString &name)
{
    bool done = false;
    return QTest::qWaitFor([&] { return done = done || click(name); }, 20000);
}

bool Person::clickWhenThere(QWidget *widget)
{
    bool done = false;
    return QTest::qWaitFor([&] { return done = done || click(widget); }, 20000);
}

bool Person::pressWhenThere(QWidget *widget)
{
    bool done = false;
    return QTest::qWaitFor([&] { return done = done || press(widget); }, 20000);
}

bool Person::click(QAbstractItemView *view, const QModelIndex &index)
{
    view->scrollTo(index);
    if (!pointAt(view->viewport(), view->visualRect(index).center()))
        return false;
    m_hand.press();
    m_hand.release();
    return true;
}

void Person::wheel(QWidget *widget, int notches)
{
    if (widget && pointAt(widget, widget->rect().center()))
        m_hand.wheel(notches);
}
