// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QVariant>

class QWidget;

namespace console {

/// How a person wants to see things. A value; what is stored and sent never depends on it.
struct ViewSettings
{
    enum class Colours
    {
        AsSystem, ///< dark when the desktop's own palette is dark
        Light,
        Dark
    };
    enum class Density
    {
        Dense,
        Normal,
        Comfort
    };
    enum class Units
    {
        Fitting, ///< kWh, and W or kW as the size of the value asks
        Base     ///< Wh, W
    };

    Colours colours = Colours::AsSystem;
    Density density = Density::Normal;
    Units units = Units::Fitting;
    QByteArray zone;       ///< IANA name; empty = the computer's
    int fontPercent = 100; ///< 80 to 200, of the sizes of the look
    QString language;      ///< "en", "de", …; empty = the computer's

    friend bool operator==(const ViewSettings &, const ViewSettings &) = default;
};

/// What the console remembers for a person, in QSettings: the wishes above, the layout of pages, the window.
/// The only place of the program that reads or writes QSettings. Made in main(), handed down. GUI thread.
class Settings : public QObject
{
    Q_OBJECT

public:
    enum class Store
    {
        Kept,     ///< in QSettings
        Forgotten ///< in memory only: for pictures and tests, which neither find nor leave anything
    };

    explicit Settings(QObject *parent = nullptr) : Settings(Store::Kept, parent) {}
    explicit Settings(Store store, QObject *parent = nullptr);

    const ViewSettings &view() const { return m_view; }
    /// Stores the wishes; viewChanged() comes when they differ, and everything follows at once.
    void setView(const ViewSettings &view);

    /// What a page left under a key such as "devices/columns"; @p otherwise when it never did.
    QVariant remembered(const QString &key, const QVariant &otherwise = {}) const;
    void remember(const QString &key, const QVariant &value);

    /// Gives the main @p window the size and place it had; a good first size when it never had one.
    void restoreWindow(QWidget &window) const;
    void saveWindow(const QWidget &window);

signals:
    void viewChanged(const console::ViewSettings &view);

private:
    Store m_store;
    QHash<QString, QVariant> m_forgotten;
    ViewSettings m_view;
};

} // namespace console
