// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace widgets {

FlowLayout::FlowLayout(QWidget *parent, int spacing) : QLayout(parent), m_lineGap(spacing)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::setTrailingFrom(int item)
{
    m_trailingFrom = item;
    invalidate();
}

void FlowLayout::setGaps(int horizontal, int vertical)
{
    setSpacing(horizontal);
    m_lineGap = vertical;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item) { m_items.emplace_back(item); }

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const { return arrange({0, 0, width, 0}, false); }

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const int spare = rect.width() - sizeHint().width();
    int x = rect.left();
    int y = rect.top();
    int line = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> row;
    const auto placeRow = [&] {
        for (const auto &[item, where] : row) {
            const int middle = where.top() + (line - where.height()) / 2;
            item->setGeometry(
                QStyle::visualRect(direction, rect, QRect(QPoint(where.left(), middle), where.size())));
        }
        row.clear();
    };
    for (int at = 0; at < count(); ++at) {
        QLayoutItem &item = *m_items[size_t(at)];
        if (item.isEmpty())
            continue;
        const QSize wished = item.sizeHint().expandedTo(item.minimumSize());
        const int width = std::min(wished.width(), std::max(rect.width(), item.minimumSize().width()));
        if (at == m_trailingFrom && spare > 0)
            x += spare;
        if (x > rect.left() && x + width > rect.left() + rect.width()) {
            placeRow();
            x = rect.left();
            y += line + m_lineGap;
            line = 0;
        }
        if (apply)
            row.emplace_back(&item, QRect(x, y, width, wished.height()));
        x += width + spacing();
        line = std::max(line, wished.height());
    }
    placeRow();
    return y + line - rect.top();
}

} // namespace widgets
