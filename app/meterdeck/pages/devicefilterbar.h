// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/roworder.h"

#include <QWidget>

class QMenu;

namespace widgets {
class Button;
class SegmentedControl;
} // namespace widgets

namespace console {

class DevicesModel;

/// What of all devices is shown, and by what it is put together: states with their counts as chips, and
/// menus of transports, profiles and groups with theirs. Acts on the model at once.
class DeviceFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceFilterBar(DevicesModel &model, QWidget *parent = nullptr);

    /// Brings the counts up to date.
    void refresh();
    /// Shows all devices again.
    void clear();
    /// Shows the devices of @p filter, as if each part of it had been chosen here.
    void choose(const RowFilter &filter);
    void chooseGroup(RowGroup group);
    widgets::SegmentedControl *states() const { return m_states; }
    widgets::Button *columnsButton() const { return m_columns; }

signals:
    /// The model shows other devices now.
    void filterChanged();
    void groupChanged(console::RowGroup group);

private:
    using Names = QList<std::pair<QString, int>>;
    void chooseState(int segment);
    void openNames(widgets::Button *button, const Names &names, QString RowFilter::*field,
                   const QString &all);
    void openGroups();
    void apply(const RowFilter &filter);
    void say();

    DevicesModel &m_model;
    widgets::SegmentedControl *m_states;
    widgets::Button *m_transport;
    widgets::Button *m_profile;
    widgets::Button *m_group;
    widgets::Button *m_columns;
    QMenu *m_menu;
    QStringList m_shownStates;
};

} // namespace console
