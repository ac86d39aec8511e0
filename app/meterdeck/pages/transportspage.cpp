// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transportspage.h"

#include "livefeed.h"
#include "pages/brokerdetail.h"
#include "pages/busdetail.h"
#include "pages/factgrid.h"
#include "pages/framemonitor.h"
#include "pages/pageheader.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHeaderView>
#include <QMenu>
#include <QMetaMethod>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::TableView;

namespace console {

namespace {

/// Rows beyond these scroll; a card is never higher than what stands in it.
constexpr int MostTransports = 12;
constexpr int LeastName = 160;
constexpr int StackedBelow = 900; ///< below it the details stand under the list

void fitRows(TableView *table, int most)
{
    const QHeaderView *head = table->horizontalHeader();
    const int rows = std::clamp(table->model()->rowCount(), 1, most);
    // The last row's hairline is left out: the card's own edge stands there.
    const int height = head->height() + rows * table->verticalHeader()->defaultSectionSize() - 1;
    if (table->height() != height || table->minimumHeight() != height)
        table->setFixedHeight(height);
    table->setVerticalScrollBarPolicy(table->model()->rowCount() > most ? Qt::ScrollBarAsNeeded
                                                                        : Qt::ScrollBarAlwaysOff);
}

bool isBus(const engine::TransportInfo &transport) { return core::isModbus(transport.type); }

QString rateText(double rate) { return Words::number(rate, rate < 10 ? 1 : 0); }

} // namespace

TransportsPage::TransportsPage(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_header(new PageHeader(tr("Transports"), this))
    , m_addBroker(new Button(tr("Add broker"), Button::Kind::Normal, this))
    , m_addBus(new Button(tr("Add bus"), Button::Kind::Normal, this))
    , m_addOther(new Button(tr("Add other"), Button::Kind::Normal, this))
    , m_search(new Button(tr("Search for meters"), Button::Kind::Normal, this))
    , m_table(new TableView(this))
{
    for (Button *button : {m_addBroker, m_addBus, m_addOther}) {
        button->setIconName(u"plus"_s);
        button->hide();
        m_header->addControl(button);
    }
    connect(m_addBroker, &QPushButton::clicked, this, &TransportsPage::addBrokerRequested);
    connect(m_addBus, &QPushButton::clicked, this, &TransportsPage::addBusRequested);
    m_addOther->setToolTip(tr("A ThingsBoard server, mesh gateways, or their server"));
    connect(m_addOther, &QPushButton::clicked, this, &TransportsPage::offerOthers);
    m_search->setIconName(u"scan-search"_s);
    m_search->hide();
    m_header->addControl(m_search);
    connect(m_search, &QPushButton::clicked, this, [this] { emit scanRequested(m_chosen); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(m_header);
    auto *content = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_columns->addWidget(buildLeft(), 34);
    m_columns->addWidget(buildRight(), 66);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    m_scroll->setBackgroundRole(QPalette::Window);
    layout->addWidget(m_scroll, 1);

    connect(m_broker, &BrokerDetail::topicsRequested, this, &TransportsPage::topicsRequested);
    connect(m_broker, &BrokerDetail::secretRequested, this, &TransportsPage::secretRequested);
    connect(m_broker, &BrokerDetail::deviceRequested, this, &TransportsPage::deviceRequested);
    connect(m_bus, &BusDetail::deviceRequested, this, &TransportsPage::deviceRequested);
    connect(m_monitor, &FrameMonitor::unitRequested, this, [this](int unit) {
        for (const engine::DeviceInfo &device : m_engine.devices()) {
            if (device.transport == m_chosen && device.unit == unit) {
                emit deviceRequested(device.id);
                return;
            }
        }
    });
    refresh();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { chooseRow(current.row()); });
    beginAtTrouble();
    showChosen();
}

void TransportsPage::offerOthers()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(m_addOther->toolTip());
    menu->addAction(tr("ThingsBoard server…"), this, &TransportsPage::addBoardRequested);
    menu->addAction(tr("Mesh gateways that post here…"), this, &TransportsPage::addMeshDoorRequested);
    menu->addAction(tr("A mesh’s server…"), this, &TransportsPage::addMeshServerRequested);
    menu->popup(m_addOther->mapToGlobal(QPoint(0, m_addOther->height() + 4)));
}

void TransportsPage::beginAtTrouble()
{
    // The first look is at what needs a person, else at the first one.
    int first = 0;
    while (first < m_model.rowCount() && !m_model.isTroubled(*m_model.transport(first)))
        ++first;
    if (m_model.rowCount() > 0)
        m_table->selectRow(first < m_model.rowCount() ? first : 0);
}

QWidget *TransportsPage::buildLeft()
{
    m_left = new QWidget(this);
    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_list = new Card(tr("Transports"), {}, m_left);
    m_list->setFlush(true);
    m_table->setAccessibleName(tr("Transports"));
    m_table->setRows(TableView::Rows::Double);
    m_table->setModel(&m_model);
    m_table->setStretchColumn(TransportsModel::Name);
    m_list->content()->addWidget(m_table);
    m_table->installEventFilter(this); // its columns follow its width
    m_change = new Button(tr("Change…"), Button::Kind::Quiet, m_list);
    m_remove = new Button(tr("Remove…"), Button::Kind::Quiet, m_list);
    m_change->setToolTip(tr("Change where the chosen transport leads and what is asked there"));
    m_remove->setToolTip(tr("Remove the chosen transport from the workspace; asks before"));
    for (Button *button : {m_change, m_remove}) {
        button->hide();
        m_list->addHeaderWidget(button);
    }
    connect(m_change, &QPushButton::clicked, this, [this] { emit changeRequested(m_chosen); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removalRequested(m_chosen); });
    column->addWidget(m_list);
    m_counterCard = new Card(tr("Since the start"), {}, m_left);
    m_counters = new FactGrid(m_counterCard, FactGrid::Kind::Figures);
    m_counterCard->content()->addWidget(m_counters);
    column->addWidget(m_counterCard);
    column->addStretch(1);
    m_left->setMinimumWidth(440);
    return m_left;
}

QWidget *TransportsPage::buildRight()
{
    m_right = new QWidget(this);
    auto *column = new QVBoxLayout(m_right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_bus = new BusDetail(m_engine, m_right);
    m_broker = new BrokerDetail(m_engine, m_right);
    m_monitor = new FrameMonitor(m_engine.seriesTable(), m_right);
    column->addWidget(m_bus);
    column->addWidget(m_broker);
    column->addWidget(m_monitor, 1);
    return m_right;
}

void TransportsPage::sizeColumns()
{
    const QFontMetrics text(widgets::Theme::of(this).font(widgets::Role::Table, 600));
    const auto wide = [&](const QString &sample, int more) { return text.horizontalAdvance(sample) + more; };
    using Model = TransportsModel;
    // Where there is little room, what matters less goes first: how full the wire is, then the errors.
    const std::pair<int, int> widths[] = {{Model::WireLoad, std::max(92, wide(tr("Wire load"), 18))},
                                          {Model::Errors, wide(tr("Errors"), 18)},
                                          {Model::Rate, wide(tr("msg/s"), 18)},
                                          {Model::Heard, wide(u"00 min"_s, 34)}};
    int needed = widgets::Theme::grow(LeastName);
    for (const auto &[column, width] : widths)
        needed += width;
    for (const auto &[column, width] : widths) {
        const bool goes = needed > m_table->width() && (column == Model::WireLoad || column == Model::Errors);
        if (goes)
            needed -= width;
        m_table->setColumnHidden(column, goes);
        m_table->setColumnWidth(column, width);
    }
}

bool TransportsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && (event->type() == QEvent::Resize || event->type() == QEvent::StyleChange))
        sizeColumns();
    return QWidget::eventFilter(watched, event);
}

void TransportsPage::resizeEvent(QResizeEvent *event)
{
    const auto direction =
        width() < widgets::Theme::grow(StackedBelow) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_columns->direction() != direction)
        m_columns->setDirection(direction);
    QWidget::resizeEvent(event);
}

void TransportsPage::showEvent(QShowEvent *event)
{
    m_addBroker->setVisible(isSignalConnected(QMetaMethod::fromSignal(&TransportsPage::addBrokerRequested)));
    m_addOther->setVisible(isSignalConnected(QMetaMethod::fromSignal(&TransportsPage::addBoardRequested)));
    m_addBus->setVisible(isSignalConnected(QMetaMethod::fromSignal(&TransportsPage::addBusRequested)));
    m_search->setVisible(isSignalConnected(QMetaMethod::fromSignal(&TransportsPage::scanRequested)));
    const bool some = m_model.rowCount() > 0;
    m_change->setVisible(some &&
                         isSignalConnected(QMetaMethod::fromSignal(&TransportsPage::changeRequested)));
    m_remove->setVisible(some &&
                         isSignalConnected(QMetaMethod::fromSignal(&TransportsPage::removalRequested)));
    refresh();
    if (!m_picked)
        beginAtTrouble();
    m_picked = true;
    watch(m_chosen);
    QWidget::showEvent(event);
}

void TransportsPage::hideEvent(QHideEvent *event)
{
    watch({});
    QWidget::hideEvent(event);
}

void TransportsPage::watch(const core::TransportId &transport)
{
    if (transport == m_watched)
        return;
    if (!m_watched.isEmpty())
        m_engine.leaveWire(m_watched, this);
    m_watched = transport;
    if (m_watched.isEmpty())
        return;
    m_engine.watchWire(m_watched, this, [this](const core::WireReport &report) {
        m_bus->take(report, LiveFeed::now());
        m_monitor->take(report);
    });
}

void TransportsPage::choose(const core::TransportId &transport)
{
    m_picked = true;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.transport(row)->id == transport)
            m_table->selectRow(row);
    }
}

void TransportsPage::chooseRow(int row)
{
    const engine::TransportInfo *transport = m_model.transport(row);
    if (!transport || transport->id == m_chosen)
        return;
    m_chosen = transport->id;
    m_bus->begin();
    m_monitor->begin(!isBus(*transport), transport->name);
    watch(isVisible() ? m_chosen : core::TransportId());
    showChosen();
    m_scroll->ensureVisible(0, 0);
}

bool TransportsPage::tells(const core::TransportId &transport) const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.transport(row)->id == transport)
            return m_model.isTroubled(*m_model.transport(row));
    }
    return false;
}

void TransportsPage::focusFilter() { m_monitor->focusFilter(); }

void TransportsPage::refresh()
{
    m_silent.clear();
    m_onBus.clear();
    for (const engine::DeviceInfo &device : m_engine.devices()) {
        if (device.unit == 0)
            continue;
        ++m_onBus[device.transport];
        if (m_engine.live().deviceHealth(device.id).presence == live::Presence::NoAnswer)
            ++m_silent[device.transport];
    }
    m_model.setSilent(m_silent);
    m_model.setTransports(m_engine.transports(), LiveFeed::now());
    fitRows(m_table, MostTransports);
    m_list->setMeta(Words::count(quint64(m_model.rowCount())));
    showSentence();
    showChosen();
}

void TransportsPage::showSentence()
{
    if (m_model.rowCount() == 0) {
        m_header->setSentence(tr("This workspace names no transport."));
        return;
    }
    int well = 0;
    double rate = 0;
    QStringList needs;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const engine::TransportInfo &transport = *m_model.transport(row);
        if (!transport.pausedFor.isEmpty())
            needs << tr("%1 is paused").arg(transport.name);
        else if (transport.state == core::TransportState::Connecting)
            needs << tr("%1 is connecting").arg(transport.name);
        else if (transport.state == core::TransportState::BackPressed)
            needs << tr("%1 waits for the database").arg(transport.name);
        else if (transport.state != core::TransportState::Up)
            needs << tr("%1 is not connected").arg(transport.name);
        else if (const int silent = m_silent.value(transport.id); silent > 0)
            needs << tr("%1 misses %2 of %n meters", nullptr, m_onBus.value(transport.id))
                         .arg(transport.name)
                         .arg(silent);
        else {
            ++well;
            rate += transport.messagesPerSecond;
        }
    }
    if (needs.isEmpty())
        m_header->setSentence(
            tr("Nothing needs you."),
            tr("All transports are up and carry %1 messages a second.").arg(rateText(rate)));
    else if (well == 0)
        m_header->setSentence(tr("%1.", "a sentence of what needs you").arg(needs.join(u"; "_s)));
    else
        m_header->setSentence(
            tr("%1.", "a sentence of what needs you").arg(needs.join(u"; "_s)),
            well == 1 ? tr("The other one is well and carries %1 messages a second.").arg(rateText(rate))
                      : tr("The other %n are well and carry %1 messages a second.", nullptr, well)
                            .arg(rateText(rate)));
}

void TransportsPage::showChosen()
{
    const engine::TransportInfo *transport = m_model.transport(m_table->currentIndex().row());
    m_right->setVisible(transport);
    m_counterCard->setVisible(transport);
    if (!transport)
        return;
    const bool bus = isBus(*transport);
    m_bus->setVisible(bus);
    m_broker->setVisible(!bus);
    if (bus)
        m_bus->setTransport(*transport);
    else
        m_broker->setTransport(*transport);
    showCounters(*transport);
}

void TransportsPage::showCounters(const engine::TransportInfo &transport)
{
    const core::TransportCounters &counters = transport.counters;
    QList<Fact> facts;
    const auto add = [&facts](const QString &name, quint64 count, bool trouble = false) {
        facts << Fact{name, Words::count(count), false, trouble && count > 0};
    };
    if (isBus(transport)) {
        add(tr("Requests sent"), counters.requests);
        add(tr("Valid answers"), counters.messages);
    } else {
        add(tr("Messages"), counters.messages);
        add(tr("Delivered twice, dropped"), counters.duplicates);
    }
    if (counters.repeats > 0)
        add(tr("Sent twice by devices, kept once"), counters.repeats);
    if (counters.doubtedTimes > 0)
        add(tr("Times of devices not believed"), counters.doubtedTimes, true);
    add(tr("Readings"), counters.readings);
    add(tr("Not yet confirmed by the database"), counters.unconfirmed);
    add(tr("Gaps recorded"), counters.gaps, true);
    add(tr("Reconnects"), counters.reconnects, true);
    facts << Fact{tr("Pressure"),
                  transport.state == core::TransportState::BackPressed
                      ? tr("not reading, the database is behind")
                      : tr("none"),
                  false, transport.state == core::TransportState::BackPressed};
    m_counters->setFacts(facts);
    m_counterCard->setTitle(tr("%1, since the start", "a transport's counters").arg(transport.name));
    m_counterCard->setMeta(transport.startedAt == core::UtcTime{} ? QString()
                                                                  : Words::moment(transport.startedAt));
}

} // namespace console
