// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>

namespace console {

/// One thing the palette can do. Running one never sends anything to a device: an order's entry opens its
/// dialog.
struct PaletteEntry
{
    QString id;     ///< stable; what was run is remembered by it
    QString title;  ///< what is searched and shown
    QString detail; ///< shown beside the title; not searched
    QString icon;   ///< Lucide name
    QKeySequence keys;
    std::function<void()> run;
};

/// A kind of entries: pages, devices, orders … Asked when the palette opens; of the kinds with thousands,
/// only what is shown becomes an entry.
struct PaletteSource
{
    /// Shown before anything is typed, behind what was used last.
    bool offered = false;
    /// Added to the score of a match, so that of equal ones pages come before devices before orders.
    int weight = 0;
    std::function<int()> count;
    std::function<QString(int)> title;
    std::function<PaletteEntry(int)> entry;
    /// The place of an id of this source; -1 for others and for what is gone.
    std::function<int(const QString &)> find;

    /// A source of a few entries, gathered when the palette opens.
    static PaletteSource ofList(std::function<QList<PaletteEntry>()> gather, bool offered, int weight);
};

} // namespace console
