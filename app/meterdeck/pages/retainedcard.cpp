// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/retainedcard.h"

#include "topicwords.h"
#include "widgets/label.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int MostRows = 4; ///< more scroll

}

RetainedCard::RetainedCard(core::TransportSettings broker, QWidget *parent)
    : Card(tr("Retained orders"), {}, parent)
    , m_broker(std::move(broker))
    , m_table(new TableView(this))
    , m_command(new QLineEdit(this))
{
    setFlush(true);
    m_table->setAccessibleName(tr("Retained orders"));
    m_table->setModel(&m_model);
    m_table->setStretchColumn(RetainedOrdersModel::Topic);
    m_table->setColumnWidth(RetainedOrdersModel::Payload, Theme::grow(150));
    m_table->setColumnWidth(RetainedOrdersModel::Family, Theme::grow(130));
    m_table->setColumnWidth(RetainedOrdersModel::Found, Theme::grow(100));
    content()->addWidget(m_table);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 8, 12, 12);
    below->setSpacing(6);
    auto *words = new Label(tr("Every restart of the device repeats such an order, as if somebody switched. "
                               "Meterdeck clears nothing "
                               "by itself: an empty retained message clears it, sent with a tool of your own "
                               "when the device may do "
                               "whatever it makes of that."),
                            Role::Table, Token::Text2, 0, this);
    words->setWordWrap(true);
    below->addWidget(words);
    m_command->setReadOnly(true);
    m_command->setFont(Theme::of(this).font(Role::Mono));
    m_command->setAccessibleName(tr("Command that clears the chosen order"));
    m_command->setLayoutDirection(Qt::LeftToRight);
    below->addWidget(m_command);
    content()->addLayout(below);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { showCommand(); });
    connect(m_table, &TableView::rowActivated, this,
            [this](const QModelIndex &index) { emit topicChosen(m_model.orders().at(index.row()).topic); });
    hide();
}

void RetainedCard::setOrders(const QList<engine::RetainedOrder> &orders, int inAll)
{
    const int row = std::max(0, m_table->currentIndex().row());
    m_model.setOrders(orders);
    setVisible(!orders.isEmpty());
    if (orders.isEmpty())
        return;
    setMeta(inAll > orders.size() ? tr("the first %1 of %2").arg(orders.size()).arg(inAll)
                                  : tr("%n found", nullptr, inAll));
    const int rows = std::min(int(orders.size()), MostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->height() +
                            rows * m_table->verticalHeader()->defaultSectionSize());
    m_table->selectRow(std::min(row, int(orders.size()) - 1));
    showCommand();
}

void RetainedCard::showCommand()
{
    const int row = m_table->currentIndex().row();
    m_command->setText(row >= 0 && row < m_model.orders().size()
                           ? TopicWords::clearing(m_broker, m_model.orders().at(row))
                           : QString());
    m_command->setCursorPosition(0);
    m_command->setToolTip(m_command->text());
}

QString RetainedCard::commandWords() const { return m_command->text(); }

} // namespace console
