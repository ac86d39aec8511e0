// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/paletteentry.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class QShortcut;
class QWidget;

namespace console {

/// The keys of a window: one table that makes the shortcuts, fills the map of keys a person reads, and offers
/// what they do in the palette. What is not in it has no key; what is in it works. GUI thread.
class KeyMap : public QObject
{
    Q_OBJECT

public:
    struct Action
    {
        QString id;                     ///< stable, for the palette's memory
        QString group;                  ///< heading in the map
        QString title;                  ///< what it does
        QList<QKeySequence> keys;       ///< the first one is shown in the palette
        QString icon;                   ///< Lucide name
        std::function<void()> run;      ///< empty for keys a part of a page takes itself
        std::function<bool()> possible; ///< empty: always
        bool offered = true;            ///< in the palette
        QString detail;                 ///< shown in the palette
    };

    explicit KeyMap(QWidget *window);

    /// Adds a line and makes its shortcuts. A key that is already given stays with its first owner.
    void add(const Action &action);
    const QList<Action> &actions() const { return m_actions; }
    /// Forgets every line and shortcut, for building the table anew in another language.
    void clear();

    /// What can be done now, for the palette.
    QList<PaletteEntry> entries() const;
    /// Keys that are given more than once; empty when the table is right.
    QStringList doubles() const { return m_doubles; }

private:
    QWidget *m_window;
    QList<Action> m_actions;
    QList<QShortcut *> m_shortcuts;
    QStringList m_doubles;
};

} // namespace console
