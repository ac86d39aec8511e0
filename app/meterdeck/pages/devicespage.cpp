// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicespage.h"

#include "models/devicesmodel.h"
#include "pages/pageheader.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::TableView;

namespace console {

DevicesPage::DevicesPage(DevicesModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_header(new PageHeader(tr("Devices"), this))
    , m_filter(new QLineEdit(this))
    , m_card(new widgets::Card(tr("All devices"), {}, this))
    , m_table(new TableView(m_card))
    , m_empty(
          new widgets::EmptyState(u"gauge"_s, tr("No device yet."),
                                  tr("Devices behind a broker appear when they first speak; meters on a wire "
                                     "stand in the workspace file."),
                                  m_card))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(m_header);
    layout->addWidget(m_card, 1);

    m_filter->setPlaceholderText(tr("Name, id, transport or state"));
    m_filter->setAccessibleName(tr("Filter devices"));
    m_filter->setToolTip(tr("Filter devices (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(280);
    m_header->addControl(m_filter);

    m_card->setFlush(true);
    auto *content = new QWidget(m_card);
    m_stack = new QStackedLayout(content);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->content()->addWidget(content, 1);

    m_table->setAccessibleName(tr("Devices"));
    m_table->setRows(TableView::Rows::Comfort);
    m_table->setModel(&m_model);
    static constexpr std::pair<int, int> widths[] = {
        {DevicesModel::Name, 200},   {DevicesModel::Id, 170},       {DevicesModel::PresenceColumn, 130},
        {DevicesModel::Voltage, 96}, {DevicesModel::Current, 96},   {DevicesModel::Power, 96},
        {DevicesModel::Energy, 120}, {DevicesModel::Relay, 96},     {DevicesModel::QualityColumn, 116},
        {DevicesModel::Age, 84},     {DevicesModel::Transport, 160}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width);
    m_table->setStretchColumn(DevicesModel::Transport);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DevicesModel::Name, Qt::AscendingOrder);

    connect(m_filter, &QLineEdit::textChanged, this, &DevicesPage::filter);
    connect(m_filter, &QLineEdit::returnPressed, m_table, [this] {
        if (m_model.rowCount() > 0) {
            m_table->setFocus();
            m_table->selectRow(0);
        }
    });
    connect(m_table, &TableView::rowActivated, this,
            [this](const QModelIndex &index) { emit deviceChosen(m_model.deviceAt(index.row())); });
    refresh();
}

void DevicesPage::filter(const QString &text)
{
    // A new filter resets the rows; the chosen device stays chosen when it is still among them.
    const core::DeviceId chosen = m_model.deviceAt(m_table->currentIndex().row());
    m_model.setFilter(text);
    if (const QModelIndex index = m_model.indexOf(chosen); index.isValid())
        m_table->setCurrentIndex(index);
    refresh();
}

void DevicesPage::refresh()
{
    const int total = m_model.total();
    const int troubled = total - m_model.countWell();
    const int shown = m_model.rowCount();
    if (total == 0)
        m_header->setSentence(tr("Nothing has been heard yet."));
    else if (troubled == 0)
        m_header->setSentence(tr("Nothing needs you."), tr("All devices speak as they should."));
    else
        m_header->setSentence(
            troubled == 1 ? tr("One device needs a look.")
                          : tr("%1 devices need a look.").arg(Words::count(quint64(troubled))),
            tr("%1 of %2 speak as they should.")
                .arg(Words::count(quint64(total - troubled)), Words::count(quint64(total))));
    m_card->setMeta(
        shown == total
            ? Words::count(quint64(total))
            : tr("%1 of %2 shown").arg(Words::count(quint64(shown)), Words::count(quint64(total))));
    if (total > 0 && shown == 0)
        m_empty->setText(tr("No device matches."),
                         tr("Clear the filter to see all %1.").arg(Words::count(quint64(total))));
    else if (total == 0)
        m_empty->setText(tr("No device yet."),
                         tr("Devices behind a broker appear when they first speak; meters on a "
                            "wire stand in the workspace file."));
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_empty) : m_table);
}

void DevicesPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

} // namespace console
