// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace widgets {
class Card;
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class PageHeader;

/// How a person wants to see things: each wish with what it changes, done at once and kept. GUI thread.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Settings &settings, QWidget *parent = nullptr);

    /// The names of zones that can be chosen, "" (the computer's) first.
    static QList<QByteArray> zones();

protected:
    void showEvent(QShowEvent *event) override;

private:
    widgets::SegmentedControl *addChoice(QVBoxLayout *rows, const QString &title, const QString &meaning,
                                         const QStringList &texts,
                                         std::function<void(ViewSettings &, int)> change);
    void addRow(QVBoxLayout *rows, const QString &title, const QString &meaning, QWidget *control);
    QComboBox *makeZones();
    QComboBox *makeLanguages();
    QSpinBox *makeFontSize();
    /// Takes one wish over into the settings.
    void wish(const std::function<void(ViewSettings &)> &change);
    void showWishes(const ViewSettings &view);
    void showClock();

    Settings &m_settings;
    PageHeader *m_header;
    widgets::SegmentedControl *m_colours = nullptr;
    widgets::SegmentedControl *m_density = nullptr;
    widgets::SegmentedControl *m_units = nullptr;
    QSpinBox *m_fonts = nullptr;
    QComboBox *m_zones = nullptr;
    QComboBox *m_languages = nullptr;
    widgets::Label *m_clock = nullptr;
    QTimer m_second;
    bool m_showing = false;
};

} // namespace console
