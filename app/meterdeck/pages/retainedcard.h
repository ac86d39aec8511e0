// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/retainedordersmodel.h"
#include "widgets/card.h"

class QLineEdit;

namespace widgets {
class Label;
class TableView;
} // namespace widgets

namespace console {

/// Retained orders that were found on a broker: which, and how somebody clears them by hand. Nothing is
/// cleared here. Hidden while there is none.
class RetainedCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit RetainedCard(core::TransportSettings broker, QWidget *parent = nullptr);

    /// @p inAll: found, with those beyond what is listed.
    void setOrders(const QList<engine::RetainedOrder> &orders, int inAll);
    const RetainedOrdersModel &model() const { return m_model; }
    QString commandWords() const;

signals:
    void topicChosen(const QString &topic);

private:
    void showCommand();

    core::TransportSettings m_broker;
    RetainedOrdersModel m_model;
    widgets::TableView *m_table;
    QLineEdit *m_command;
};

} // namespace console
