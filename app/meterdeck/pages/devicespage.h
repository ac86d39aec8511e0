// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace widgets {
class Card;
class EmptyState;
class TableView;
} // namespace widgets

namespace console {

class DevicesModel;
class PageHeader;

/// Every device in one table: find, sort, open. Enter or a double click opens a device's page.
class DevicesPage : public QWidget
{
    Q_OBJECT

public:
    explicit DevicesPage(DevicesModel &model, QWidget *parent = nullptr);

    /// Brings the counts in the header up to date.
    void refresh();
    void focusFilter();
    widgets::TableView *table() const { return m_table; }

signals:
    void deviceChosen(const core::DeviceId &device);

private:
    void filter(const QString &text);

    DevicesModel &m_model;
    PageHeader *m_header;
    QLineEdit *m_filter;
    widgets::Card *m_card;
    widgets::TableView *m_table;
    widgets::EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace console
