// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicespage.h"

#include "models/devicesmodel.h"
#include "pages/devicefilterbar.h"
#include "pages/pageheader.h"
#include "settings/settings.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/columnchooser.h"
#include "widgets/columnspread.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::TableView;

namespace console {

namespace {

const QString &columnsKey()
{
    static const QString key = u"devices/columns"_s;
    return key;
}

const QString &orderKey()
{
    static const QString key = u"devices/order"_s;
    return key;
}

const QString &groupKey()
{
    static const QString key = u"devices/group"_s;
    return key;
}

constexpr int CellPadding = 18;

} // namespace

DevicesPage::DevicesPage(DevicesModel &model, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_settings(settings)
    , m_header(new PageHeader(tr("Devices"), this))
    , m_filter(new QLineEdit(this))
    , m_bar(new DeviceFilterBar(model, this))
    , m_card(new widgets::Card(tr("All devices"), {}, this))
    , m_table(new TableView(m_card))
    , m_chooser(new widgets::ColumnChooser(*m_table->horizontalHeader(), this))
    , m_empty(new widgets::EmptyState(u"gauge"_s, tr("No device yet."), {}, m_card))
    , m_actions(new QWidget(m_card))
    , m_open(new Button(tr("Open"), Button::Kind::Normal, m_actions))
    , m_compare(new Button(tr("Compare in trend"), Button::Kind::Normal, m_actions))
    , m_export(new Button(tr("Export"), Button::Kind::Normal, m_actions))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    layout->addWidget(m_bar);
    layout->addWidget(m_card, 1);

    m_filter->setPlaceholderText(tr("Name, id, transport or state"));
    m_filter->setAccessibleName(tr("Find devices"));
    m_filter->setToolTip(tr("Find devices by words of their name, id, transport, profile or state (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(m_filter->fontMetrics().averageCharWidth() * 30);
    m_header->addControl(m_filter);

    m_card->setFlush(true);
    auto *content = new QWidget(m_card);
    m_stack = new QStackedLayout(content);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->content()->addWidget(content, 1);
    buildTable();
    buildActions();

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        refresh();
    });
    connect(m_filter, &QLineEdit::returnPressed, m_table, [this] {
        if (m_model.rowCount() > 0) {
            m_table->setFocus();
            m_table->selectRow(m_model.headAt(0) ? 1 : 0);
        }
    });
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, [this] {
        m_filter->clear();
        m_bar->clear();
        m_table->setFocus();
    });
    connect(m_bar, &DeviceFilterBar::filterChanged, this, &DevicesPage::refresh);
    connect(m_bar, &DeviceFilterBar::groupChanged, this, [this](RowGroup group) {
        m_settings.remember(groupKey(), int(group));
        refresh();
    });
    connect(m_bar->columnsButton(), &QPushButton::clicked, this, [this] { openColumns(-1); });
    restoreLayout();
    refresh();
}

void DevicesPage::buildTable()
{
    m_table->setAccessibleName(tr("Devices"));
    m_table->setRows(TableView::Rows::Normal);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setDragEnabled(true);
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    m_table->setModel(&m_model);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);

    m_spread = new widgets::ColumnSpread(m_table);

    connect(header, &QHeaderView::customContextMenuRequested, this, &DevicesPage::showColumnMenu);
    connect(header, &QHeaderView::sectionMoved, this, &DevicesPage::storeLayout);
    connect(header, &QHeaderView::sectionResized, this, &DevicesPage::storeLayout);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &DevicesPage::storeLayout);
    connect(m_chooser, &widgets::ColumnChooser::changed, this, &DevicesPage::storeLayout);
    connect(m_chooser, &widgets::ColumnChooser::sortRequested, m_table, &QTableView::sortByColumn);
    connect(m_chooser, &widgets::ColumnChooser::resetRequested, this, [this] {
        firstColumns();
        storeLayout();
        m_chooser->reload();
    });
    connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const core::DeviceId device = m_model.deviceAt(index.row()); !device.isEmpty())
            emit deviceChosen(device);
    });
    connect(m_table, &TableView::groupToggled, this, &DevicesPage::toggleGroup);
    connect(m_table, &TableView::visibleRowsChanged, this,
            [this](int first, int last) { m_model.watch(first, last); });
    connect(m_table, &TableView::copyRequested, this, &DevicesPage::copy);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &DevicesPage::keepChosen);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &DevicesPage::showChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_chosenCount = int(m_table->selectionModel()->selectedRows().size());
        refresh();
    });
    const auto rows = m_table->visibleRows();
    m_model.watch(rows.first, rows.second);
}

void DevicesPage::buildActions()
{
    auto *row = new QHBoxLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *copyButton = new Button(tr("Copy"), Button::Kind::Normal, m_actions);
    copyButton->setToolTip(tr("Copies the chosen rows as text (Ctrl+C)"));
    for (Button *button : {m_open, m_compare, m_export, copyButton})
        row->addWidget(button);
    m_card->addHeaderWidget(m_actions);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto devices = chosen(); !devices.isEmpty())
            emit deviceChosen(devices.constFirst());
    });
    connect(m_compare, &QPushButton::clicked, this, [this] { emit compareRequested(chosen()); });
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportRequested(chosen()); });
    connect(copyButton, &QPushButton::clicked, this, &DevicesPage::copy);
    m_compare->hide();
    m_export->hide();
    m_actions->hide();
}

void DevicesPage::offerCompare(bool offered) { m_compare->setVisible(offered); }

void DevicesPage::offerExport(bool offered) { m_export->setVisible(offered); }

void DevicesPage::firstColumns()
{
    const QScopedValueRollback restoring(m_restoring, true);
    QHeaderView *header = m_table->horizontalHeader();
    const QFontMetricsF metrics(widgets::Theme::of(this).font(widgets::Role::Table, 600));
    for (int column = 0; column < DevicesModel::ColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        const double text = std::max(metrics.horizontalAdvance(DeviceColumns::sample(column)),
                                     metrics.horizontalAdvance(DeviceColumns::title(column)) + 12);
        m_spread->setChosenWidth(column, int(std::ceil(text)) + CellPadding);
        header->setSectionHidden(column, !DeviceColumns::isShownFirst(column));
    }
}

void DevicesPage::restoreLayout()
{
    firstColumns();
    const QScopedValueRollback restoring(m_restoring, true);
    QHeaderView *header = m_table->horizontalHeader();
    // "voltage:96:1" in the order of the screen. Columns that a later version brings stay where they are.
    int place = 0;
    bool anyShown = false;
    for (const QString &stored : m_settings.remembered(columnsKey()).toStringList()) {
        const QStringList parts = stored.split(u':');
        const int column = parts.size() == 3 ? DeviceColumns::column(parts.at(0)) : -1;
        if (column < 0)
            continue;
        header->moveSection(header->visualIndex(column), place++);
        if (const int width = parts.at(1).toInt(); width >= header->minimumSectionSize())
            m_spread->setChosenWidth(column, width);
        const bool shown = parts.at(2) == "1"_L1;
        anyShown = anyShown || shown;
        header->setSectionHidden(column, !shown);
    }
    if (place > 0 && !anyShown)
        firstColumns();
    const QStringList order = m_settings.remembered(orderKey()).toStringList();
    const int sorted = order.isEmpty() ? -1 : DeviceColumns::column(order.constFirst());
    m_table->sortByColumn(sorted < 0 ? int(DevicesModel::Name) : sorted,
                          order.value(1) == "falling"_L1 ? Qt::DescendingOrder : Qt::AscendingOrder);
    const int group = m_settings.remembered(groupKey(), 0).toInt();
    if (group > int(RowGroup::None) && group <= int(RowGroup::State))
        m_bar->chooseGroup(RowGroup(group));
}

void DevicesPage::storeLayout()
{
    if (m_restoring || m_spread->isSpreading())
        return;
    const QHeaderView *header = m_table->horizontalHeader();
    QStringList columns;
    int lastShown = -1;
    for (int place = 0; place < header->count(); ++place) {
        if (!header->isSectionHidden(header->logicalIndex(place)))
            lastShown = header->logicalIndex(place);
    }
    const QStringList before = m_settings.remembered(columnsKey()).toStringList();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        const bool shown = !header->isSectionHidden(column);
        const QString key = DeviceColumns::key(column);
        int width = shown ? m_spread->chosenWidth(column) : 0;
        // The last column takes what the window leaves: that is no wish of a person.
        if (column == lastShown || !shown) {
            const auto known = std::find_if(before.begin(), before.end(), [&key](const QString &stored) {
                return stored.startsWith(key + u':');
            });
            width = known == before.end() ? 0 : known->section(u':', 1, 1).toInt();
        }
        columns << u"%1:%2:%3"_s.arg(key).arg(width).arg(int(shown));
    }
    m_settings.remember(columnsKey(), columns);
    m_settings.remember(
        orderKey(),
        QStringList{DeviceColumns::key(header->sortIndicatorSection()),
                    header->sortIndicatorOrder() == Qt::DescendingOrder ? u"falling"_s : u"rising"_s});
}

void DevicesPage::openColumns(int section) { m_chooser->openAt(m_bar->columnsButton(), section); }

void DevicesPage::showColumnMenu(const QPoint &at)
{
    const int section = m_table->horizontalHeader()->logicalIndexAt(at);
    if (section < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Sort rising")), &QAction::triggered, this,
            [this, section] { m_table->sortByColumn(section, Qt::AscendingOrder); });
    connect(menu->addAction(tr("Sort falling")), &QAction::triggered, this,
            [this, section] { m_table->sortByColumn(section, Qt::DescendingOrder); });
    menu->addSeparator();
    QAction *hide = menu->addAction(tr("Hide this column"));
    const QHeaderView *header = m_table->horizontalHeader();
    hide->setEnabled(header->count() - header->hiddenSectionCount() > 1);
    connect(hide, &QAction::triggered, this, [this, section] {
        m_table->setColumnHidden(section, true);
        storeLayout();
    });
    connect(menu->addAction(tr("Columns…")), &QAction::triggered, this,
            [this, section] { openColumns(section); });
    menu->popup(header->mapToGlobal(at));
}

QList<core::DeviceId> DevicesPage::chosen() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<core::DeviceId> devices;
    for (const QModelIndex &row : rows) {
        if (const core::DeviceId device = m_model.deviceAt(row.row()); !device.isEmpty())
            devices << device;
    }
    return devices;
}

QString DevicesPage::chosenAsText() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        if (!header->isSectionHidden(header->logicalIndex(place)))
            columns << header->logicalIndex(place);
    }
    QStringList cells;
    for (const int column : columns)
        cells << DeviceColumns::title(column);
    QStringList lines{cells.join(u'\t')};
    for (const core::DeviceId &device : chosen()) {
        const int row = m_model.indexOf(device).row();
        cells.clear();
        for (const int column : columns)
            cells << m_model.index(row, column).data().toString();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void DevicesPage::copy()
{
    if (!chosen().isEmpty())
        QGuiApplication::clipboard()->setText(chosenAsText());
}

void DevicesPage::toggleGroup(const QModelIndex &head, bool collapse)
{
    m_model.setCollapsed(head.row(), collapse);
}

void DevicesPage::keepChosen()
{
    m_kept = chosen();
    m_keptCurrent = m_model.deviceAt(m_table->currentIndex().row());
}

void DevicesPage::showChosen()
{
    // Other rows, the same devices: what was chosen stays so when it is still among them.
    QItemSelection selection;
    for (const core::DeviceId &device : std::as_const(m_kept)) {
        if (const QModelIndex index = m_model.indexOf(device); index.isValid())
            selection.select(index, index);
    }
    QItemSelectionModel *model = m_table->selectionModel();
    model->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (const QModelIndex current = m_model.indexOf(m_keptCurrent); current.isValid())
        model->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
}

void DevicesPage::refresh()
{
    const int total = m_model.total();
    const int troubled = total - m_model.countWell();
    const int shown = m_model.shown();
    const QString all = Words::count(quint64(total));
    if (total == 0)
        m_header->setSentence(tr("Nothing has been heard yet."));
    else if (troubled == 0)
        m_header->setSentence(tr("Nothing needs you."), tr("All devices speak as they should."));
    else
        m_header->setSentence(
            tr("%1 devices need a look.", nullptr, int(troubled)).arg(Words::count(quint64(troubled))),
            tr("%1 of %2 speak as they should.").arg(Words::count(quint64(total - troubled)), all));
    m_bar->refresh();
    m_actions->setVisible(m_chosenCount > 0);
    m_open->setVisible(m_chosenCount == 1);
    m_card->setTitle(m_chosenCount > 0 ? tr("%n chosen", "devices", m_chosenCount) : tr("All devices"));
    m_card->setMeta(shown == total ? all : tr("%1 of %2 shown").arg(Words::count(quint64(shown)), all));
    if (total > 0 && shown == 0) {
        m_empty->setText(tr("No device matches."), tr("Clear the filter to see all %1.").arg(all));
        m_empty->setAction(tr("Clear the filter"));
    } else if (total == 0) {
        const QStringList rule{tr("Devices behind a broker appear when they first speak; meters on a "
                                  "wire stand in the workspace file.")};
        m_empty->setText(tr("No device yet."), (m_waiting + rule).join(u'\n'));
        m_empty->setAction({});
    }
    QWidget *wanted = shown == 0 ? static_cast<QWidget *>(m_empty) : m_table;
    if (m_stack->currentWidget() != wanted)
        m_stack->setCurrentWidget(wanted);
}

void DevicesPage::setWaiting(const QStringList &lines)
{
    if (m_waiting == lines)
        return;
    m_waiting = lines;
    if (m_model.total() == 0)
        refresh();
}

void DevicesPage::showOnly(const RowFilter &filter)
{
    m_filter->setText(filter.words.join(u' '));
    m_bar->choose(filter);
}

void DevicesPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

} // namespace console
