// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peers/xscreen.h"

#include <QAbstractItemView>
#include <QString>
#include <QWidget>

/// A person before the window: finds things by the name a screen reader says, and uses them with a real mouse
/// and keyboard. What is found has to be on screen, enabled and at the top where it is clicked.
class Person
{
public:
    explicit Person(peers::XHand &hand) : m_hand(hand) {}

    /// The visible, enabled widget whose accessible name begins with @p name; nullptr when there is none. The
    /// window in front is looked at first.
    static QWidget *see(const QString &name);
    /// Whether a text stands on screen: as accessible name, description or value of anything visible.
    static bool reads(const QString &text);

    /// Clicks in the middle; false when it is not there or something else covers it.
    bool click(const QString &name);
    /// The same, waiting up to 20 s until it is there: a macro that tries would click again to be sure.
    bool clickWhenThere(const QString &name);
    bool clickWhenThere(QWidget *widget);
    bool pressWhenThere(QWidget *widget);
    bool click(QWidget *widget);
    bool click(QAbstractItemView *view, const QModelIndex &index);
    /// Presses and keeps the button down until release().
    bool press(QWidget *widget);
    void release() { m_hand.release(); }
    /// Turns the wheel over a widget's middle.
    void wheel(QWidget *widget, int notches);
    void type(const QString &text) { m_hand.type(text.toStdString()); }
    void key(const char *chord) { m_hand.key(chord); }

private:
    bool pointAt(QWidget *widget, QPoint place);

    peers::XHand &m_hand;
};
