// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/columnchooser.h"

#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {
constexpr int SectionRole = Qt::UserRole;
constexpr int WidenBy = 16;
constexpr int LeastWidth = 32;
constexpr int MostWidth = 800;
constexpr int MostRows = 12;
} // namespace

ColumnChooser::ColumnChooser(QHeaderView &header, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_header(header), m_list(new QListWidget(this))
{
    setAccessibleName(tr("Columns"));
    setFrameShape(QFrame::Box);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(new Label(tr("Columns"), Role::Body, Token::Text, 600, this));
    column->addWidget(m_list, 1);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setAccessibleDescription(
        tr("Space shows or hides a column, Ctrl and an arrow key move or widen it"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    const auto button = [this](const QString &text, const QString &tip, auto act) {
        auto *made = new Button(text, Button::Kind::Normal, this);
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    auto *rows = new FlowLayout(nullptr, 4);
    rows->addWidget(
        button(tr("Earlier"), tr("Moves the column towards the first one (Ctrl+Up)"), [this] { shift(-1); }));
    rows->addWidget(
        button(tr("Later"), tr("Moves the column towards the last one (Ctrl+Down)"), [this] { shift(1); }));
    rows->addWidget(
        button(tr("Narrower"), tr("Makes the column narrower (Ctrl+Left)"), [this] { widen(-WidenBy); }));
    rows->addWidget(
        button(tr("Wider"), tr("Makes the column wider (Ctrl+Right)"), [this] { widen(WidenBy); }));
    rows->addWidget(
        button(tr("Sort"), tr("Sorts by the column; again sorts the other way (S)"), [this] { sortBy(); }));
    rows->addWidget(button(tr("As at first"), tr("Shows the columns as they were before any choice"),
                           [this] { emit resetRequested(); }));
    column->addLayout(rows);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::apply);
}

void ColumnChooser::reload()
{
    m_loading = true;
    const int kept = chosen();
    m_list->clear();
    double widest = 0;
    const QFontMetricsF metrics(Theme::of(this).font(Role::Table));
    for (int place = 0; place < m_header.count(); ++place) {
        const int section = m_header.logicalIndex(place);
        auto *item =
            new QListWidgetItem(m_header.model()->headerData(section, Qt::Horizontal).toString(), m_list);
        item->setData(SectionRole, section);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setSizeHint(QSize(0, Theme::of(this).rowHeight()));
        item->setCheckState(m_header.isSectionHidden(section) ? Qt::Unchecked : Qt::Checked);
        widest = std::max(widest, metrics.horizontalAdvance(item->text()));
        if (section == kept || place == 0)
            m_list->setCurrentItem(item);
    }
    const int height = m_list->sizeHintForRow(0);
    m_list->setMinimumWidth(int(widest) + 90);
    m_list->setMinimumHeight(height * std::min(MostRows, m_list->count()) + 4);
    m_loading = false;
}

void ColumnChooser::openAt(QWidget *anchor, int section)
{
    reload();
    for (int row = 0; section >= 0 && row < m_list->count(); ++row) {
        if (m_list->item(row)->data(SectionRole).toInt() == section)
            m_list->setCurrentRow(row);
    }
    adjustSize();
    const QRect screen = anchor->screen()->availableGeometry();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPoint corner =
        anchor->mapToGlobal(mirrored ? anchor->rect().bottomLeft() : anchor->rect().bottomRight());
    if (!mirrored)
        corner.rx() -= width();
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    corner.setY(std::clamp(corner.y() + 4, screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

int ColumnChooser::chosen() const
{
    return m_list->currentItem() ? m_list->currentItem()->data(SectionRole).toInt() : -1;
}

void ColumnChooser::apply(QListWidgetItem *item)
{
    if (m_loading)
        return;
    const int section = item->data(SectionRole).toInt();
    const bool show = item->checkState() == Qt::Checked;
    // A table without columns could not be asked for them any more.
    if (!show && m_header.count() - m_header.hiddenSectionCount() <= 1) {
        m_loading = true;
        item->setCheckState(Qt::Checked);
        m_loading = false;
        return;
    }
    m_header.setSectionHidden(section, !show);
    emit changed();
}

void ColumnChooser::shift(int by)
{
    const int section = chosen();
    if (section < 0)
        return;
    const int from = m_header.visualIndex(section);
    const int to = std::clamp(from + by, 0, m_header.count() - 1);
    if (from == to)
        return;
    m_header.moveSection(from, to);
    reload();
    emit changed();
}

void ColumnChooser::widen(int by)
{
    const int section = chosen();
    if (section < 0 || m_header.isSectionHidden(section))
        return;
    m_header.resizeSection(section, std::clamp(m_header.sectionSize(section) + by, LeastWidth, MostWidth));
    emit changed();
}

void ColumnChooser::sortBy()
{
    const int section = chosen();
    if (section < 0)
        return;
    const bool again =
        m_header.sortIndicatorSection() == section && m_header.sortIndicatorOrder() == Qt::AscendingOrder;
    emit sortRequested(section, again ? Qt::DescendingOrder : Qt::AscendingOrder);
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool with = key->modifiers() & Qt::ControlModifier;
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        if (key->key() == Qt::Key_S && !with) {
            sortBy();
            return true;
        }
        if (with) {
            switch (key->key()) {
            case Qt::Key_Up:
                shift(-1);
                return true;
            case Qt::Key_Down:
                shift(1);
                return true;
            case Qt::Key_Left:
                widen(mirrored ? WidenBy : -WidenBy);
                return true;
            case Qt::Key_Right:
                widen(mirrored ? -WidenBy : WidenBy);
                return true;
            default:
                break;
            }
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace widgets
