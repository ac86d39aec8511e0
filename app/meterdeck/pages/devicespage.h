// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QList>
#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace widgets {
class Button;
class Card;
class ColumnChooser;
class ColumnSpread;
class EmptyState;
class TableView;
} // namespace widgets

namespace console {

class DeviceFilterBar;
class DevicesModel;
class PageHeader;
class Settings;
struct RowFilter;

/// Every device in one table: find, filter, group, sort, choose. Enter or a double click opens a device's
/// page; Ctrl+C copies the chosen rows as text. Columns, order and groups are remembered in the settings.
class DevicesPage : public QWidget
{
    Q_OBJECT

public:
    DevicesPage(DevicesModel &model, Settings &settings, QWidget *parent = nullptr);

    /// Brings the counts up to date.
    void refresh();
    /// What is waited for while there is no device, a line for each transport.
    void setWaiting(const QStringList &lines);
    void focusFilter();
    /// Shows only the devices of @p filter; what was looked for before is forgotten.
    void showOnly(const RowFilter &filter);
    widgets::TableView *table() const { return m_table; }
    DeviceFilterBar *filterBar() const { return m_bar; }
    widgets::ColumnChooser *columnChooser() const { return m_chooser; }
    /// The chosen devices in the order of the table.
    QList<core::DeviceId> chosen() const;
    /// Offers what can be done with several devices; a button appears only for what somebody does.
    void offerCompare(bool offered);
    void offerExport(bool offered);
    /// The chosen rows with their shown columns, tabs between them, a line of titles first.
    QString chosenAsText() const;

signals:
    void deviceChosen(const core::DeviceId &device);
    /// Compare in one trend, or export, the chosen devices.
    void compareRequested(const QList<core::DeviceId> &devices);
    void exportRequested(const QList<core::DeviceId> &devices);

private:
    void buildTable();
    void buildActions();
    void firstColumns();
    void restoreLayout();
    void storeLayout();
    void keepChosen();
    void showChosen();
    void openColumns(int section);
    void showColumnMenu(const QPoint &at);
    void copy();
    void toggleGroup(const QModelIndex &head, bool collapse);

    DevicesModel &m_model;
    Settings &m_settings;
    PageHeader *m_header;
    QLineEdit *m_filter;
    DeviceFilterBar *m_bar;
    widgets::Card *m_card;
    widgets::TableView *m_table;
    widgets::ColumnChooser *m_chooser;
    widgets::ColumnSpread *m_spread = nullptr;
    QStringList m_waiting;
    widgets::EmptyState *m_empty;
    QStackedLayout *m_stack;
    QWidget *m_actions;
    widgets::Button *m_open;
    widgets::Button *m_compare;
    widgets::Button *m_export;
    QList<core::DeviceId> m_kept; ///< chosen before a reset of the model
    core::DeviceId m_keptCurrent;
    bool m_restoring = false;
    int m_chosenCount = 0;
};

} // namespace console
