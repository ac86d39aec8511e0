// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paletteview.h"

#include "widgets/label.h"
#include "widgets/palettedelegate.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

namespace widgets {

namespace {

constexpr int Width = 680;
constexpr int RowsShown = 10;

} // namespace

PaletteView::PaletteView(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new Label({}, Role::Body, Token::Text2, 0, this))
    , m_foot(new Label({}, Role::Caption, Token::Text3, 0, this))
{
    m_field->setMinimumHeight(Theme::of(this).lineHeight(Role::Body) + 20);
    m_field->setClearButtonEnabled(false);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 20, 12, 20);
    m_foot->setContentsMargins(12, 6, 12, 8);
    m_foot->setElided(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->addWidget(m_field);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_foot);
    m_empty->hide();

    m_field->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &clicked) {
        choose(clicked.row());
        emit confirmed(clicked.row());
    });
}

void PaletteView::setModel(QAbstractItemModel *model) { m_list->setModel(model); }

void PaletteView::setNames(const QString &field, const QString &help, const QString &found)
{
    m_field->setPlaceholderText(field);
    m_field->setAccessibleName(field);
    m_field->setAccessibleDescription(help);
    m_list->setAccessibleName(found);
}

void PaletteView::setFoot(const QString &text) { m_foot->setText(text); }

void PaletteView::setNothingFound(const QString &text)
{
    m_empty->setText(text);
    const bool any = m_list->model() && m_list->model()->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
}

int PaletteView::currentRow() const { return std::max(0, m_list->currentIndex().row()); }

void PaletteView::choose(int row)
{
    const int rows = m_list->model() ? m_list->model()->rowCount() : 0;
    if (rows == 0)
        return;
    const QModelIndex index = m_list->model()->index(std::clamp(row, 0, rows - 1), 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    // The field keeps the focus, so what is chosen is said as the field's description.
    const QString chosen = index.data(Qt::AccessibleTextRole).toString();
    if (m_field->accessibleDescription() == chosen)
        return;
    m_field->setAccessibleDescription(chosen);
    QAccessibleEvent said(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
}

int PaletteView::pageStep() const
{
    const int row = std::max(1, m_list->sizeHintForRow(0));
    return std::max(1, m_list->viewport()->height() / row - 1);
}

QSize PaletteView::sizeOf(int rows) const
{
    const int row = Theme::of(this).lineHeight(Role::Body) + 16;
    return {Width * std::max(100, Theme::scale()) / 100,
            m_field->minimumHeight() + 20 + rows * row + m_foot->sizeHint().height()};
}

QSize PaletteView::sizeHint() const { return sizeOf(RowsShown); }

bool PaletteView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress || !m_list->model())
        return QWidget::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    const int last = m_list->model()->rowCount() - 1;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        choose(row >= last ? 0 : row + 1);
        return true;
    case Qt::Key_Up:
        choose(row <= 0 ? last : row - 1);
        return true;
    case Qt::Key_PageDown:
        choose(row + pageStep());
        return true;
    case Qt::Key_PageUp:
        choose(row - pageStep());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (last >= 0)
            emit confirmed(currentRow());
        return true;
    default:
        return false;
    }
}

void PaletteView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    painter.setPen(QPen(theme.colour(Token::Ink), 1.5));
    painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    painter.fillRect(QRect(2, m_field->geometry().bottom() + 8, width() - 4, 1), theme.colour(Token::Line));
    painter.fillRect(QRect(2, m_foot->geometry().top(), width() - 4, 1), theme.colour(Token::Line));
}

} // namespace widgets
