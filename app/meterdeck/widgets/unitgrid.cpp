// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/unitgrid.h"

#include "widgets/drawntext.h"
#include "widgets/placetip.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Gap = 4;
constexpr int Padding = 6;

} // namespace

UnitGrid::UnitGrid(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Units of the bus"));
}

void UnitGrid::setUnits(const QList<Unit> &units)
{
    if (units == m_units)
        return;
    const bool other = units.size() != m_units.size();
    m_units = units;
    m_current = std::clamp(m_current, 0, std::max(0, int(m_units.size()) - 1));
    if (other)
        updateGeometry();
    updateName();
    update();
}

void UnitGrid::setCurrent(int index)
{
    if (index < 0 || index >= m_units.size() || index == m_current)
        return;
    m_current = index;
    updateName();
    update();
}

void UnitGrid::updateName()
{
    int silent = 0;
    for (const Unit &unit : std::as_const(m_units))
        silent += unit.quality == core::Quality::NoAnswer ? 1 : 0;
    QStringList words{tr("%n units", "how many", int(m_units.size())),
                      tr("%n without an answer", "how many units", silent)};
    if (m_current < m_units.size()) {
        const Unit &unit = m_units.at(m_current);
        words << tr("unit %1: %2, %3").arg(unit.label, QualityMark::word(unit.quality), unit.text);
        if (!unit.description.isEmpty())
            words << unit.description;
    }
    const QString text = words.join(u"; "_s);
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

int UnitGrid::cellHeight() const
{
    const Theme &theme = Theme::of(this);
    return QFontMetrics(theme.font(Role::Table, 600)).height() +
           QFontMetrics(theme.font(Role::Caption)).height() + 2 * Padding;
}

int UnitGrid::cellWidth() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics label(theme.font(Role::Table, 600));
    const QFontMetrics text(theme.font(Role::Caption));
    int width = label.horizontalAdvance(u"247"_s) + 6 + QualityMark::size();
    // A long age in one cell may not squeeze the others: it makes all a little wider, within bounds.
    for (const Unit &unit : m_units)
        width = std::max(width, std::min(text.horizontalAdvance(unit.text), 96));
    return width + 2 * Padding + 8;
}

int UnitGrid::columnsIn(int width) const
{
    const int most = std::max(1, (width + Gap) / (cellWidth() + Gap));
    return std::min(most, std::max(1, int(m_units.size())));
}

int UnitGrid::heightForWidth(int width) const
{
    const int columns = columnsIn(width);
    const int rows = std::max(1, (int(m_units.size()) + columns - 1) / columns);
    return rows * cellHeight() + (rows - 1) * Gap;
}

QSize UnitGrid::sizeHint() const { return {480, heightForWidth(std::max(480, width()))}; }

QSize UnitGrid::minimumSizeHint() const { return {cellWidth(), cellHeight()}; }

QRect UnitGrid::cell(int index) const
{
    const int columns = columnsIn(width());
    // A few units keep their size; a full row takes all the width.
    const int most = std::max(1, (width() + Gap) / (cellWidth() + Gap));
    const bool full = m_units.size() >= most;
    const int row = index / columns;
    const int column = index % columns;
    const int left = full ? column * (width() + Gap) / columns : column * (cellWidth() + Gap);
    const int right = full ? (column + 1) * (width() + Gap) / columns - Gap : left + cellWidth();
    const QRect box(left, row * (cellHeight() + Gap), right - left, cellHeight());
    return isRightToLeft() ? QRect(width() - box.right() - 1, box.top(), box.width(), box.height()) : box;
}

int UnitGrid::at(const QPoint &position) const
{
    for (int index = 0; index < m_units.size(); ++index) {
        if (cell(index).contains(position))
            return index;
    }
    return -1;
}

bool UnitGrid::event(QEvent *event)
{
    const auto tip = [this](const QPoint &position) -> std::optional<PlaceTip> {
        const int index = at(position);
        return index < 0 ? std::nullopt : std::optional(PlaceTip{m_units.at(index).description, cell(index)});
    };
    if (showPlaceTip(this, event, tip))
        return true;
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        update();
    }
    return QWidget::event(event);
}

void UnitGrid::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont label = theme.font(Role::Table, 600);
    const QFont caption = theme.font(Role::Caption);
    for (int index = 0; index < m_units.size(); ++index) {
        const Unit &unit = m_units.at(index);
        const QRectF box = QRectF(cell(index)).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool silent = unit.quality == core::Quality::NoAnswer;
        const bool calm = unit.quality == core::Quality::Good || unit.quality == core::Quality::Unknown;
        const Token token = calm ? Token::Line : QualityMark::token(unit.quality);
        painter.setPen(QPen(theme.colour(token), 1, silent ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(theme.colour(silent ? Token::CriticalTint : Token::Raised));
        painter.drawRoundedRect(box, 3, 3);
        const QRectF inner = box.adjusted(Padding, Padding - 1, -Padding, -Padding + 1);
        const double half = QFontMetricsF(label).height();
        QRectF top(inner.left(), inner.top(), inner.width(), half);
        const QRectF mark(isRightToLeft() ? top.left() : top.right() - QualityMark::size(),
                          top.center().y() - QualityMark::size() / 2.0, QualityMark::size(),
                          QualityMark::size());
        QualityMark::paint(painter, mark, unit.quality, theme);
        const int align = int(Qt::AlignLeading) | Qt::AlignVCenter;
        painter.setFont(label);
        painter.setPen(theme.colour(Token::Text));
        drawText(painter, top, align, unit.label);
        painter.setFont(caption);
        painter.setPen(theme.colour(calm ? Token::Text3 : token));
        const QRectF below(inner.left(), top.bottom(), inner.width(), inner.bottom() - top.bottom() + 1);
        drawText(painter, below, align,
                 QFontMetricsF(caption).elidedText(unit.text, Qt::ElideRight, below.width()));
        if (hasFocus() && index == m_current)
            theme.drawFocusRing(painter, QRectF(cell(index)), 4);
    }
}

void UnitGrid::keyPressEvent(QKeyEvent *event)
{
    const int columns = columnsIn(width());
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - forward);
        return;
    case Qt::Key_Right:
        setCurrent(m_current + forward);
        return;
    case Qt::Key_Up:
        setCurrent(m_current - columns);
        return;
    case Qt::Key_Down:
        setCurrent(m_current + columns);
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(int(m_units.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current < m_units.size())
            emit opened(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void UnitGrid::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = event->button() == Qt::LeftButton ? at(event->position().toPoint()) : -1;
    if (index < 0)
        return;
    setCurrent(index);
    emit opened(index);
}

void UnitGrid::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    updateName();
}

} // namespace widgets
