// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString windowKey() { return u"window/geometry"_s; }

template <typename Enum>
Enum readEnum(const QSettings &store, const QString &key, Enum last)
{
    // A file written by another version may hold a number this one does not know.
    const int value = store.value(key, 0).toInt();
    return value >= 0 && value <= int(last) ? Enum(value) : Enum(0);
}

} // namespace

Settings::Settings(Store kept, QObject *parent) : QObject(parent), m_store(kept)
{
    if (m_store == Store::Forgotten)
        return;
    const QSettings store;
    m_view.colours = readEnum(store, u"view/colours"_s, ViewSettings::Colours::Dark);
    if (store.contains(u"view/density"_s))
        m_view.density = readEnum(store, u"view/density"_s, ViewSettings::Density::Comfort);
    m_view.units = readEnum(store, u"view/units"_s, ViewSettings::Units::Base);
    m_view.zone = store.value(u"view/zone"_s).toByteArray();
    m_view.fontPercent = std::clamp(store.value(u"view/fontPercent"_s, 100).toInt(), 80, 200);
    m_view.language = store.value(u"view/language"_s).toString();
}

void Settings::setView(const ViewSettings &view)
{
    if (view == m_view)
        return;
    m_view = view;
    if (m_store == Store::Kept) {
        QSettings store;
        store.setValue(u"view/colours"_s, int(view.colours));
        store.setValue(u"view/density"_s, int(view.density));
        store.setValue(u"view/units"_s, int(view.units));
        store.setValue(u"view/zone"_s, view.zone);
        store.setValue(u"view/fontPercent"_s, view.fontPercent);
        store.setValue(u"view/language"_s, view.language);
    }
    emit viewChanged(m_view);
}

QVariant Settings::remembered(const QString &key, const QVariant &otherwise) const
{
    if (m_store == Store::Forgotten)
        return m_forgotten.value(key, otherwise);
    return QSettings().value(u"layout/"_s + key, otherwise);
}

void Settings::remember(const QString &key, const QVariant &value)
{
    if (m_store == Store::Forgotten)
        m_forgotten.insert(key, value);
    else
        QSettings().setValue(u"layout/"_s + key, value);
}

void Settings::restoreWindow(QWidget &window) const
{
    const QByteArray geometry = remembered(windowKey()).toByteArray();
    if (!geometry.isEmpty() && window.restoreGeometry(geometry))
        return;
    const QSize room = QGuiApplication::primaryScreen()->availableSize();
    window.resize(QSize(1600, 1000).boundedTo(room * 0.92));
}

void Settings::saveWindow(const QWidget &window) { remember(windowKey(), window.saveGeometry()); }

} // namespace console
