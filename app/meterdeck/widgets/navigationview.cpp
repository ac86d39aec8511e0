// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navigationview.h"

#include "widgets/prioritymark.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace widgets {

namespace {

enum NavigationRole
{
    KeyRole = Qt::UserRole + 1,
    IconRole,
    CountRole,
    PriorityRole,
    StrongRole,
    FoldedRole
};

class NavigationDelegate : public QStyledItemDelegate
{
public:
    explicit NavigationDelegate(NavigationView *view) : QStyledItemDelegate(view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const bool page = !index.data(KeyRole).toString().isEmpty();
        return {56, page ? 32 : index.row() == 0 ? 36 : m_view->isFolded() ? 16 : 40};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const QRect box = option.rect;
        const bool folded = m_view->isFolded();
        painter->save();
        if (index.data(KeyRole).toString().isEmpty()) {
            if (!folded) {
                painter->setFont(theme.font(Role::Table));
                painter->setPen(theme.colour(Token::Text3));
                painter->drawText(QRect(box.left() + 16, box.bottom() - 24, box.width() - 24, 18),
                                  Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            } else if (index.row() > 0) {
                painter->fillRect(QRect(box.left() + 12, box.center().y(), box.width() - 24, 1),
                                  theme.colour(Token::Line));
            }
            painter->restore();
            return;
        }
        const bool chosen = index == m_view->currentIndex();
        if (chosen) {
            painter->fillRect(box, theme.colour(Token::Sunken));
            painter->fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour(Token::Ink));
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(box, theme.colour(Token::Band));
        }
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int iconX = folded ? box.left() + (box.width() - 16) / 2 : box.left() + 16;
        painter->drawPixmap(
            QPointF(iconX, box.top() + (box.height() - 16) / 2),
            theme.pixmap(index.data(IconRole).toString(), chosen ? Token::Text : Token::Text2, 16, ratio));
        const int priority = index.data(PriorityRole).toInt();
        if (folded) {
            if (priority > 0)
                PriorityMark::paint(*painter, QRectF(iconX + 10, box.top() + 3, 13, 13), priority,
                                    AlarmState::Active, theme);
        } else {
            int right = box.right() - 15;
            const QString count = index.data(CountRole).toString();
            if (!count.isEmpty()) {
                const bool strong = index.data(StrongRole).toBool();
                painter->setFont(theme.font(Role::Table, strong ? 600 : 400));
                painter->setPen(theme.colour(strong ? Token::Text : Token::Text2));
                const int countWidth =
                    int(std::ceil(QFontMetricsF(painter->font()).horizontalAdvance(count))) + 1;
                painter->drawText(QRect(right - countWidth, box.top(), countWidth, box.height()),
                                  Qt::AlignRight | Qt::AlignVCenter, count);
                right -= countWidth + 4;
            }
            if (priority > 0) {
                PriorityMark::paint(*painter,
                                    QRectF(right - 14, box.top() + (box.height() - 14) / 2.0, 14, 14),
                                    priority, AlarmState::Active, theme);
                right -= 18;
            }
            const QRect text(box.left() + 42, box.top(), right - box.left() - 46, box.height());
            painter->setFont(theme.font(Role::Body, chosen ? 600 : 400));
            painter->setPen(theme.colour(chosen ? Token::Text : Token::Text2));
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetricsF(painter->font())
                                  .elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        }
        if (chosen && m_view->hasFocus())
            theme.drawFocusRing(*painter, box, 2);
        painter->restore();
    }

private:
    NavigationView *m_view;
};

} // namespace

NavigationView::NavigationView(QWidget *parent) : QListView(parent), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new NavigationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFixedWidth(208);
    setAccessibleName(tr("Pages"));
}

void NavigationView::addGroup(const QString &title)
{
    auto *item = new QStandardItem(title);
    item->setFlags(Qt::NoItemFlags);
    m_model->appendRow(item);
}

void NavigationView::addPage(const QString &key, const QString &title, const QString &iconName)
{
    auto *item = new QStandardItem(title);
    item->setData(key, KeyRole);
    item->setData(iconName, IconRole);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_model->appendRow(item);
}

int NavigationView::rowOf(const QString &key) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!key.isEmpty() && m_model->item(row)->data(KeyRole).toString() == key)
            return row;
    }
    return -1;
}

void NavigationView::setCount(const QString &key, const QString &count, int alarmPriority, bool strong)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    QStandardItem *item = m_model->item(row);
    item->setData(count, CountRole);
    item->setData(alarmPriority, PriorityRole);
    item->setData(strong, StrongRole);
    const QString alarm =
        alarmPriority > 0 ? tr(", highest priority %1").arg(PriorityMark::word(alarmPriority)) : QString();
    item->setData(count.isEmpty() ? item->text() : item->text() + u' ' + count + alarm,
                  Qt::AccessibleTextRole);
}

QString NavigationView::currentPage() const { return currentIndex().data(KeyRole).toString(); }

void NavigationView::setCurrentPage(const QString &key)
{
    const int row = rowOf(key);
    if (row >= 0)
        setCurrentIndex(m_model->index(row, 0));
}

void NavigationView::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    setFixedWidth(folded ? 56 : 208);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem *item = m_model->item(row);
        item->setToolTip(folded ? item->text() : QString());
    }
    doItemsLayout();
}

QSize NavigationView::sizeHint() const { return {m_folded ? 56 : 208, 400}; }

void NavigationView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    const QString key = current.data(KeyRole).toString();
    if (!key.isEmpty())
        emit currentPageChanged(key);
}

} // namespace widgets
