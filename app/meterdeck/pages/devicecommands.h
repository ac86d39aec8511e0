// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/auditmodel.h"

#include <QWidget>

class QBoxLayout;
class QStackedLayout;

namespace widgets {
class Card;
class TableView;
} // namespace widgets

namespace console {

class OrderDetail;

/// Every order that was ever given to one device, with the chosen one's proof beside it. GUI thread.
class DeviceCommands : public QWidget
{
    Q_OBJECT

public:
    DeviceCommands(const engine::Engine &engine, const engine::DeviceInfo &info, QWidget *parent = nullptr);

    /// Reads them anew.
    void reload();
    int orders() const { return m_model.total(); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void take(const engine::OrdersAnswer &answer);
    void showChosen();

    const engine::Engine &m_engine;
    core::DeviceId m_device;
    QString m_name;
    AuditModel m_model;
    QBoxLayout *m_layout;
    widgets::Card *m_card;
    widgets::TableView *m_table;
    QStackedLayout *m_stack;
    widgets::Card *m_detailCard;
    OrderDetail *m_detail;
};

} // namespace console
