// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmhiddencard.h"

#include "models/alarmsmodel.h"
#include "widgets/drawntext.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QListView>
#include <QPainter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Side = 12;
constexpr int LeastRows = 3;

/// Icon, alarm and time left; below them why and until when.
class HiddenDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int height()
    {
        const Theme &theme = Theme::light();
        return theme.lineHeight(Role::Table) + theme.lineHeight(Role::Caption) + 14;
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {160, height()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const QRectF box = option.rect;
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(box, theme.colour(Token::Select));
        painter->fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour(Token::Line));
        const int icon = Theme::iconSize(16);
        const auto place = [&](double left, double top, double width, double high) {
            return widgets::placed(option.direction, box,
                                   QRectF(box.left() + left, box.top() + top, width, high));
        };
        const double lead = Side + icon + 8;
        const double first = theme.lineHeight(Role::Table);
        painter->drawPixmap(place(Side, 7, icon, icon).topLeft(),
                            theme.pixmap(index.data(AlarmHiddenModel::IconRole).toString(), Token::Text2,
                                         icon, painter->device()->devicePixelRatioF()));
        const QString left = index.data(AlarmHiddenModel::LeftRole).toString();
        const QFont plain = theme.font(Role::Table);
        const double wide = std::min(QFontMetricsF(plain).horizontalAdvance(left) + 1, box.width() / 2);
        painter->setFont(plain);
        painter->setPen(theme.colour(Token::Text2));
        widgets::drawText(*painter, place(box.width() - Side - wide, 6, wide, first),
                          Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, left);
        const QFont strong = theme.font(Role::Table, 600);
        const double room = box.width() - lead - Side - wide - 8;
        painter->setFont(strong);
        painter->setPen(theme.colour(Token::Text));
        widgets::drawText(*painter, place(lead, 6, room, first),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(strong).elidedText(index.data().toString(), Qt::ElideRight, room));
        const QFont small = theme.font(Role::Caption);
        const double below = box.width() - lead - Side;
        painter->setFont(small);
        painter->setPen(theme.colour(Token::Text2));
        widgets::drawText(*painter, place(lead, 6 + first, below, theme.lineHeight(Role::Caption)),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(small).elidedText(index.data(AlarmHiddenModel::DetailRole).toString(),
                                                          Qt::ElideRight, below));
        if (option.state & QStyle::State_HasFocus) {
            painter->setRenderHint(QPainter::Antialiasing);
            theme.drawFocusRing(*painter, box.adjusted(1, 0, -1, -1), 3);
        }
        painter->restore();
    }
};

} // namespace

AlarmHiddenCard::AlarmHiddenCard(QWidget *parent) : Card(tr("Hidden now"), {}, parent)
{
    setFlush(true);
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_list = new QListView(area);
    m_list->setAccessibleName(tr("Hidden alarms"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(new HiddenDelegate(m_list));
    m_list->setModel(&m_model);
    m_list->setMinimumHeight(LeastRows * HiddenDelegate::height());
    m_stack->addWidget(m_list);
    auto *empty = new QWidget(area);
    auto *words = new QVBoxLayout(empty);
    words->setContentsMargins(12, 12, 12, 12);
    auto *nothing = new Label(tr("Nothing is hidden: every alarm there is stands in the list."), Role::Table,
                              Token::Text2, 0, empty);
    nothing->setWordWrap(true);
    words->addWidget(nothing);
    words->addStretch(1);
    m_stack->addWidget(empty);
    content()->addWidget(area, 1);
    connect(m_list, &QAbstractItemView::activated, this, &AlarmHiddenCard::open);
    connect(m_list, &QAbstractItemView::clicked, this, &AlarmHiddenCard::open);
}

void AlarmHiddenCard::follow(const AlarmsModel &alarms, core::UtcTime now)
{
    m_model.setRows(alarms.hidden(), now);
    const int count = alarms.counts().hiddenInAll();
    setMeta(count == 0 ? QString() : tr("%n, each says until when", nullptr, count));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
}

void AlarmHiddenCard::focusList()
{
    if (m_model.rowCount() == 0)
        return;
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void AlarmHiddenCard::open(const QModelIndex &index)
{
    if (index.isValid())
        emit chosen(index.data(AlarmHiddenModel::AlarmRole).toString(), m_model.hiddenAt(index.row()));
}

} // namespace console
