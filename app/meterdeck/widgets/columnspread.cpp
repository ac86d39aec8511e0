// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/columnspread.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace widgets {

ColumnSpread::ColumnSpread(QTableView *table, int rest) : QObject(table), m_table(*table), m_rest(rest)
{
    const QHeaderView *header = table->horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        if (!header->isSectionHidden(column))
            m_chosen.insert(column, header->sectionSize(column));
    }
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int after) {
        // To and from 0: hidden and shown again.
        if (!m_spreading && before > 0 && after > 0 && isSpread(column))
            m_chosen.insert(column, int(std::lround(after / m_factor)));
    });
    table->viewport()->installEventFilter(this);
}

bool ColumnSpread::isSpread(int column) const
{
    const QHeaderView *header = m_table.horizontalHeader();
    if (header->isSectionHidden(column))
        return false;
    if (m_rest >= 0)
        return column != m_rest;
    for (int place = header->visualIndex(column) + 1; place < header->count(); ++place) {
        if (!header->isSectionHidden(header->logicalIndex(place)))
            return true;
    }
    return false;
}

void ColumnSpread::setChosenWidth(int column, int width)
{
    m_chosen.insert(column, width);
    const QScopedValueRollback spreading(m_spreading, true);
    m_table.horizontalHeader()->resizeSection(column, int(std::lround(width * m_factor)));
}

bool ColumnSpread::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        spread();
    return QObject::eventFilter(watched, event);
}

void ColumnSpread::spread()
{
    QHeaderView *header = m_table.horizontalHeader();
    int needed = 0;
    for (int column = 0; column < header->count(); ++column)
        needed += isSpread(column) ? m_chosen.value(column) : 0;
    if (needed == 0)
        return;
    const double room = m_table.viewport()->width() * (1 - Rest);
    const double factor = std::clamp(room / needed, 1.0, MostSpread);
    if (std::abs(factor - m_factor) < 0.005)
        return;
    m_factor = factor;
    const QScopedValueRollback spreading(m_spreading, true);
    for (int column = 0; column < header->count(); ++column) {
        if (isSpread(column) && m_chosen.contains(column))
            header->resizeSection(column, int(std::lround(m_chosen.value(column) * m_factor)));
    }
}

} // namespace widgets
