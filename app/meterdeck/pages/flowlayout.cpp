// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace console {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }

FlowLayout::~FlowLayout()
{
    while (!m_items.isEmpty())
        delete m_items.takeLast();
}

void FlowLayout::setGaps(int horizontal, int vertical)
{
    m_horizontal = horizontal;
    m_vertical = vertical;
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + (size.width() > 0 ? m_horizontal : 0) + hint.width(),
                     std::max(size.height(), hint.height()));
    }
    const QMargins around = contentsMargins();
    return size + QSize(around.left() + around.right(), around.top() + around.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins around = contentsMargins();
    return size + QSize(around.left() + around.right(), around.top() + around.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool place) const
{
    const QMargins around = contentsMargins();
    const QRect room = rect.marginsRemoved(around);
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = room.left();
    int y = room.top();
    int line = 0;
    QList<std::pair<QLayoutItem *, QRect>> row;
    const auto flush = [&] {
        if (place) {
            for (const auto &[item, where] : std::as_const(row)) {
                const QRect middle(where.left(), where.top() + (line - where.height()) / 2, where.width(),
                                   where.height());
                item->setGeometry(QStyle::visualRect(direction, room, middle));
            }
        }
        row.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wished = item->sizeHint().expandedTo(item->minimumSize());
        const int width = std::min(wished.width(), std::max(room.width(), item->minimumSize().width()));
        if (!row.isEmpty() && x + width > room.left() + room.width()) {
            flush();
            x = room.left();
            y += line + m_vertical;
            line = 0;
        }
        row.append({item, QRect(x, y, width, wished.height())});
        x += width + m_horizontal;
        line = std::max(line, wished.height());
    }
    flush();
    return y + line - rect.top() + around.bottom();
}

} // namespace console
