// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/portlist.h"

#include "readiness.h"
#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int TitleRole = Qt::UserRole;
constexpr int DetailRole = Qt::UserRole + 1;
constexpr int StateRole = Qt::UserRole + 2;
constexpr int ReadyRole = Qt::UserRole + 3;
constexpr int Gap = 6;
constexpr int MostRows = 3;

int rowHeight(const Theme &theme)
{
    return QFontMetrics(theme.font(Role::Body, 600)).height() +
           QFontMetrics(theme.font(Role::Caption)).height() + 16 + Gap;
}

/// A port as a framed row: icon, what the adapter calls itself, its path, and at the right how it is.
class PortDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {120, rowHeight(Theme::of(option.widget->parentWidget()))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        // By what the list lies on: a widget with a sheet of its own keeps the palette it had.
        const Theme &theme = Theme::of(option.widget->parentWidget());
        const bool selected = option.state & QStyle::State_Selected;
        const bool ready = index.data(ReadyRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5 - Gap);
        painter->setPen(QPen(theme.colour(selected ? Token::Ink : Token::Line), selected ? 1.5 : 1));
        painter->setBrush(theme.colour(selected ? Token::Raised : Token::Panel));
        painter->drawRoundedRect(box, 4, 4);
        if (selected && option.widget && option.widget->hasFocus())
            theme.drawFocusRing(*painter, box, 4);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const auto placed = [&](const QRectF &rect) {
            return mirrored ? QRectF(box.left() + box.right() - rect.right(), rect.top(), rect.width(),
                                     rect.height())
                            : rect;
        };
        const Qt::Alignment start = Qt::AlignLeading;
        const Qt::Alignment end = Qt::AlignTrailing;
        const int icon = Theme::iconSize(16);
        const QRectF mark(box.left() + 12, box.center().y() - icon / 2.0, icon, icon);
        painter->drawPixmap(placed(mark).topLeft(),
                            theme.pixmap(u"usb"_s, ready ? Token::Text : Token::Text3, icon,
                                         painter->device()->devicePixelRatioF()));
        const QString state = index.data(StateRole).toString();
        const QFont lesser = theme.font(Role::Table);
        const double stateWidth =
            std::min(QFontMetricsF(lesser).horizontalAdvance(state) + 2, box.width() * 0.45);
        const QRectF stateBox(box.right() - 12 - stateWidth, box.top(), stateWidth, box.height());
        painter->setFont(lesser);
        painter->setPen(theme.colour(ready ? Token::Text2 : Token::Text3));
        widgets::drawText(*painter, placed(stateBox), int(end) | Qt::AlignVCenter,
                          QFontMetricsF(lesser).elidedText(state, Qt::ElideRight, stateWidth));
        const double left = mark.right() + 12;
        const double room = stateBox.left() - 8 - left;
        const QFont bold = theme.font(Role::Body, 600);
        const QFont fine = theme.font(Role::Caption);
        const double middle = box.center().y();
        painter->setFont(bold);
        painter->setPen(theme.colour(ready ? Token::Text : Token::Text3));
        const QFontMetricsF boldMetrics(bold);
        widgets::drawText(*painter, placed({left, middle - boldMetrics.height(), room, boldMetrics.height()}),
                          int(start) | Qt::AlignVCenter,
                          boldMetrics.elidedText(index.data(TitleRole).toString(), Qt::ElideRight, room));
        painter->setFont(fine);
        painter->setPen(theme.colour(ready ? Token::Text2 : Token::Text3));
        const QFontMetricsF fineMetrics(fine);
        widgets::drawText(*painter, placed({left, middle + 1, room, fineMetrics.height()}),
                          int(start) | Qt::AlignVCenter,
                          fineMetrics.elidedText(index.data(DetailRole).toString(), Qt::ElideMiddle, room));
        painter->restore();
    }
};

} // namespace

PortList::PortList(QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new PortDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Serial ports"));
    // The rows draw their own frames on whatever the list lies on.
    viewport()->setAutoFillBackground(false);
    setStyleSheet(u"QListWidget { background: transparent; border: none; }"_s);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_filling && row >= 0)
            emit chosen(m_ports.at(row));
    });
}

void PortList::setPorts(const QList<SerialPort> &ports)
{
    if (ports == m_ports)
        return;
    m_ports = ports;
    fill();
}

void PortList::setOwners(const QHash<QString, QString> &owners)
{
    m_owners = owners;
    fill();
}

void PortList::fill()
{
    const QString kept = currentItem() ? currentItem()->toolTip() : QString();
    m_filling = true;
    clear();
    for (const SerialPort &port : std::as_const(m_ports)) {
        auto *item = new QListWidgetItem(this);
        const QString title = port.description.isEmpty() ? tr("Serial port") : port.description;
        const QString owner = m_owners.value(port.path, m_owners.value(port.lasting));
        const QString state = owner.isEmpty() ? stateWords(port.state) : owner;
        item->setData(TitleRole, title);
        item->setData(DetailRole, port.path);
        item->setData(StateRole, state);
        item->setData(ReadyRole, owner.isEmpty() && port.state == SerialPort::State::Ready);
        item->setToolTip(port.lasting);
        item->setData(Qt::AccessibleTextRole,
                      tr("%1, %2, %3", "port: make, path, state").arg(title, port.path, state));
    }
    m_filling = false;
    choose(kept);
    updateGeometry();
}

void PortList::choose(const QString &path)
{
    m_filling = true;
    int found = -1;
    for (int row = 0; row < m_ports.size(); ++row) {
        if (!path.isEmpty() && (m_ports.at(row).path == path || m_ports.at(row).lasting == path))
            found = row;
    }
    setCurrentRow(found);
    if (found < 0)
        clearSelection();
    m_filling = false;
}

std::optional<SerialPort> PortList::current() const
{
    const int row = currentRow();
    return row >= 0 && row < m_ports.size() ? std::optional(m_ports.at(row)) : std::nullopt;
}

QString PortList::stateWords(SerialPort::State state)
{
    switch (state) {
    case SerialPort::State::Ready:
        return tr("ready");
    case SerialPort::State::InUse:
        return tr("in use by another program");
    case SerialPort::State::NoPermission:
        return tr("no permission");
    }
    return {};
}

QString PortList::obstacle(const SerialPort &port)
{
    switch (port.state) {
    case SerialPort::State::Ready:
        break;
    case SerialPort::State::InUse:
        return tr("Another program holds %1. The bus waits until it is free.").arg(port.shortName());
    case SerialPort::State::NoPermission:
        return tr("This user may not use %1. Run “%2”, then log in again.")
            .arg(port.shortName(), ReadyWords::groupCommand(port.group));
    }
    return {};
}

QSize PortList::sizeHint() const
{
    const int rows = std::clamp(int(m_ports.size()), 1, MostRows);
    return {240, rows * rowHeight(Theme::of(this))};
}

QSize PortList::minimumSizeHint() const { return {120, sizeHint().height()}; }

void PortList::focusInEvent(QFocusEvent *event)
{
    // Coming by Tab chooses nothing by itself; the arrow keys begin at the first row.
    QListWidget::focusInEvent(event);
    viewport()->update();
}

void PortList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace console
