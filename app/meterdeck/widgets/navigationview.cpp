// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navigationview.h"

#include "widgets/drawntext.h"
#include "widgets/prioritymark.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace widgets {

namespace {

constexpr int Width = 208;
constexpr int MostWidth = 360;

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
        const int line = Theme::of(m_view).lineHeight(Role::Body); // 20
        return {NavigationView::FoldedWidth, page                 ? line + 12
                                             : index.row() == 0   ? (m_view->isFolded() ? 8 : line + 16)
                                             : m_view->isFolded() ? 16
                                                                  : line + 20};
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
                const int line = theme.lineHeight(Role::Table) + 2;
                drawText(*painter,
                         place(option, box.left() + 16, box.bottom() - line - 6, box.width() - 24, line),
                         Qt::AlignLeading | Qt::AlignVCenter, index.data().toString());
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
            painter->fillRect(place(option, box.left(), box.top(), 3, box.height()),
                              theme.colour(Token::Ink));
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(box, theme.colour(Token::Band));
        }
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int side = Theme::iconSize(16);
        const int iconX = folded ? box.left() + (box.width() - side) / 2 : box.left() + 16;
        const QRect icon = place(option, iconX, box.top() + (box.height() - side) / 2, side, side);
        painter->drawPixmap(icon.topLeft(), theme.pixmap(index.data(IconRole).toString(),
                                                         chosen ? Token::Text : Token::Text2, side, ratio));
        const int priority = index.data(PriorityRole).toInt();
        if (folded) {
            if (priority > 0)
                PriorityMark::paint(*painter, place(option, iconX + 10, box.top() + 3, 13, 13), priority,
                                    AlarmState::Active, theme);
            else if (index.data(StrongRole).toBool())
                drawBadge(*painter, option, index.data(CountRole).toString(), iconX, theme);
        } else {
            int right = box.right() - 15;
            const QString count = index.data(CountRole).toString();
            if (!count.isEmpty()) {
                const bool strong = index.data(StrongRole).toBool();
                painter->setFont(theme.font(Role::Table, strong ? 600 : 400));
                painter->setPen(theme.colour(strong ? Token::Text : Token::Text2));
                const int countWidth =
                    int(std::ceil(QFontMetricsF(painter->font()).horizontalAdvance(count))) + 1;
                drawText(*painter, place(option, right - countWidth, box.top(), countWidth, box.height()),
                         Qt::AlignTrailing | Qt::AlignVCenter, count);
                right -= countWidth + 4;
            }
            if (priority > 0) {
                PriorityMark::paint(*painter,
                                    place(option, right - 14, box.top() + (box.height() - 14) / 2, 14, 14),
                                    priority, AlarmState::Active, theme);
                right -= 18;
            }
            const QRect text = place(option, box.left() + 26 + side, box.top(),
                                     right - box.left() - 30 - side, box.height());
            painter->setFont(theme.font(Role::Body, chosen ? 600 : 400));
            painter->setPen(theme.colour(chosen ? Token::Text : Token::Text2));
            drawText(*painter, text, Qt::AlignLeading | Qt::AlignVCenter,
                     QFontMetricsF(painter->font())
                         .elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        }
        if (chosen && m_view->hasFocus())
            theme.drawFocusRing(*painter, box, 2);
        painter->restore();
    }

private:
    static QRect place(const QStyleOptionViewItem &option, int x, int y, int width, int height)
    {
        return QStyle::visualRect(option.direction, option.rect, QRect(x, y, width, height));
    }

    /// The count of what needs a look, small over the icon; a dot where it is too long for that.
    static void drawBadge(QPainter &painter, const QStyleOptionViewItem &option, const QString &count,
                          int iconX, const Theme &theme)
    {
        const QFont font = theme.font(Role::Caption, 600);
        const QFontMetricsF metrics(font);
        const bool fits = metrics.horizontalAdvance(count) + 6 <= 24;
        const double height = fits ? std::min(metrics.height(), 16.0) : 8;
        const double width = fits ? std::max(height, metrics.horizontalAdvance(count) + 6) : 8;
        const QRectF box = place(option, iconX + 10, option.rect.top() + (fits ? 1 : 5),
                                 int(std::ceil(width)), int(std::ceil(height)));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Token::Ink));
        painter.drawRoundedRect(box, height / 2, height / 2);
        if (!fits)
            return;
        painter.setFont(font);
        painter.setPen(theme.colour(Token::OnInk));
        drawText(painter, box, Qt::AlignCenter, count);
    }

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
    updateWidth();
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
    updateWidth();
    updateToolTips();
}

void NavigationView::setPageVisible(const QString &key, bool visible)
{
    const int row = rowOf(key);
    if (row < 0 || isRowHidden(row) != visible)
        return;
    setRowHidden(row, !visible);
    // The heading of a group goes with its last page.
    int heading = -1;
    bool filled = false;
    for (int at = 0; at <= m_model->rowCount(); ++at) {
        const bool page = at < m_model->rowCount() && !m_model->item(at)->data(KeyRole).toString().isEmpty();
        if (page) {
            filled = filled || !isRowHidden(at);
            continue;
        }
        if (heading >= 0)
            setRowHidden(heading, !filled);
        heading = at;
        filled = false;
    }
}

void NavigationView::clear()
{
    m_model->clear();
    updateWidth();
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
    if (m_folded)
        updateToolTips();
}

void NavigationView::updateToolTips()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem *item = m_model->item(row);
        const QString count = item->data(CountRole).toString();
        const QString tip = !m_folded         ? QString()
                            : count.isEmpty() ? item->text()
                                              : tr("%1: %2", "page and its count").arg(item->text(), count);
        if (item->toolTip() != tip)
            item->setToolTip(tip);
    }
}

int NavigationView::unfoldedWidth() const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Body, 600));
    double widest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(m_model->item(row)->text()));
    const double count = metrics.horizontalAdvance(QStringLiteral("10 000")); // beside the name
    return std::clamp(int(std::ceil(widest + count)) + 50 + Theme::iconSize(16), Width, MostWidth);
}

void NavigationView::updateWidth() { setFixedWidth(m_folded ? FoldedWidth : unfoldedWidth()); }

void NavigationView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_model) {
        updateWidth();
        scheduleDelayedItemsLayout();
    }
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
    updateWidth();
    updateToolTips();
    doItemsLayout();
}

QSize NavigationView::sizeHint() const { return {m_folded ? FoldedWidth : unfoldedWidth(), 400}; }

void NavigationView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    const QString key = current.data(KeyRole).toString();
    if (!key.isEmpty())
        emit currentPageChanged(key);
}

} // namespace widgets
