// SPDX-License-Identifier: GPL-3.0-or-later
#include "keymap.h"

#include <QShortcut>
#include <QWidget>

#include <algorithm>

namespace console {

KeyMap::KeyMap(QWidget *window) : QObject(window), m_window(window) {}

void KeyMap::add(const Action &action)
{
    m_actions << action;
    if (!action.run)
        return;
    for (const QKeySequence &keys : action.keys) {
        const bool given = std::any_of(m_shortcuts.begin(), m_shortcuts.end(),
                                       [&keys](const QShortcut *made) { return made->key() == keys; });
        if (given) {
            // Qt would call neither of the two.
            m_doubles << keys.toString();
            continue;
        }
        auto *shortcut = new QShortcut(keys, m_window);
        connect(shortcut, &QShortcut::activated, m_window, [action] {
            if (!action.possible || action.possible())
                action.run();
        });
        m_shortcuts << shortcut;
    }
}

void KeyMap::clear()
{
    qDeleteAll(m_shortcuts);
    m_shortcuts.clear();
    m_actions.clear();
    m_doubles.clear();
}

QList<PaletteEntry> KeyMap::entries() const
{
    QList<PaletteEntry> entries;
    for (const Action &action : m_actions) {
        if (!action.offered || !action.run || (action.possible && !action.possible()))
            continue;
        entries << PaletteEntry{action.id,
                                action.title,
                                action.detail,
                                action.icon,
                                action.keys.isEmpty() ? QKeySequence() : action.keys.constFirst(),
                                action.run};
    }
    return entries;
}

} // namespace console
