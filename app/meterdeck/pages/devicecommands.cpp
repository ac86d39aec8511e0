// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicecommands.h"

#include "livefeed.h"
#include "pages/orderdetail.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::TableView;

namespace console {

DeviceCommands::DeviceCommands(const engine::Engine &engine, const engine::DeviceInfo &info, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_device(info.id)
    , m_name(info.name.isEmpty() ? info.id.toString() : info.name)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_card(new Card(tr("Orders to this device"), {}, this))
    , m_detailCard(new Card(tr("One order"), {}, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_card->setFlush(true);
    auto *area = new QWidget(m_card);
    m_stack = new QStackedLayout(area);
    m_table = new TableView(area);
    m_table->setAccessibleName(tr("Orders to this device"));
    m_table->setRows(TableView::Rows::Comfort);
    m_table->setModel(&m_model);
    static constexpr std::pair<int, int> widths[] = {
        {AuditModel::Time, 110},  {AuditModel::Who, 150},           {AuditModel::Order, 170},
        {AuditModel::Known, 100}, {AuditModel::OutcomeColumn, 116}, {AuditModel::Took, 70},
        {AuditModel::Reason, 120}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width * widgets::Theme::scale() / 100);
    m_table->setColumnHidden(AuditModel::Device, true);
    m_table->setStretchColumn(AuditModel::Reason);
    m_stack->addWidget(m_table);
    m_stack->addWidget(new widgets::EmptyState(
        u"scroll-text"_s, tr("It was never given an order."),
        tr("The first one stands here before it is sent, and its ending beside it."), area));
    m_card->content()->addWidget(area, 1);
    auto *scroll = new QScrollArea(m_detailCard);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("One order"));
    m_detail = new OrderDetail(m_engine, scroll);
    scroll->setWidget(m_detail);
    m_detailCard->content()->addWidget(scroll, 1);
    m_detailCard->hide();
    m_layout->addWidget(m_card, 1);
    m_layout->addWidget(m_detailCard);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DeviceCommands::showChosen);
}

void DeviceCommands::reload()
{
    engine::OrdersRequest request;
    request.device = m_device;
    request.to = LiveFeed::now() + std::chrono::minutes(1);
    m_engine.orders(request, this, [this](const engine::OrdersAnswer &answer) { take(answer); });
}

void DeviceCommands::take(const engine::OrdersAnswer &answer)
{
    const AuditedOrder *chosen = m_model.order(m_table->currentIndex().row());
    const core::CommandId id = chosen ? chosen->command.id : core::CommandId();
    m_model.setOrders(answer.orders, {{m_device, m_name}});
    m_stack->setCurrentIndex(m_model.total() == 0 ? 1 : 0);
    m_card->setMeta(answer.error ? tr("cannot be read: %1").arg(answer.error->detail)
                    : answer.cut ? tr("the newest %1 orders", nullptr, int(m_model.total()))
                                       .arg(Words::count(quint64(m_model.total())))
                                 : tr("%n orders", nullptr, m_model.total()));
    if (m_model.total() > 0)
        m_table->selectRow(std::max(0, m_model.rowOf(id)));
    showChosen();
}

void DeviceCommands::showChosen()
{
    const AuditedOrder *order = m_model.order(m_table->currentIndex().row());
    m_detailCard->setVisible(order);
    m_detail->showOrder(order);
}

void DeviceCommands::resizeEvent(QResizeEvent *)
{
    const int beside = 400 * widgets::Theme::scale() / 100;
    const bool wide = width() > beside + 560;
    m_layout->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_detailCard->setMinimumWidth(wide ? beside : 0);
    m_detailCard->setMaximumWidth(wide ? beside : QWIDGETSIZE_MAX);
    m_layout->setStretch(1, wide ? 0 : 1);
}

} // namespace console
