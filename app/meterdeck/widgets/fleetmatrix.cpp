// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleetmatrix.h"

#include "widgets/drawntext.h"
#include "widgets/valuetext.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Cells[] = {40, 34, 28, 24, 21, 18, 16, 14, 12, 10, 9, 8, 7, 6, 5};
/// Larger ones only where the whole is seen from farther away.
constexpr int UsualCell = 18;
/// Marks that are shared; smaller ones could no longer be told from each other.
constexpr int SharedCell = 6;
constexpr int Edge = 4; ///< room for the ring around a mark at the border
constexpr int Gap = 12; ///< between name, count and marks
constexpr int Sharing[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

} // namespace

FleetMatrix::FleetMatrix(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Fleet, one mark a device"));
    describeSelf();
}

void FleetMatrix::setGroups(const QList<Group> &groups)
{
    if (groups == m_groups)
        return;
    m_groups = groups;
    fit();
    if (m_current.valid() &&
        (m_current.group >= m_bands.size() || m_current.mark >= m_bands[m_current.group].marks))
        m_current = {};
    describeSelf();
    updateGeometry();
    update();
}

void FleetMatrix::setDescriber(std::function<QString(int, int)> describer)
{
    m_describer = std::move(describer);
}

int FleetMatrix::marksOf(const Group &group, int perMark) const
{
    int marks = 0;
    for (const int count : group.counts)
        marks += (count + perMark - 1) / perMark;
    return marks;
}

FleetMatrix::Mark FleetMatrix::markAt(const Group &group, int mark) const
{
    for (int state = 0; state < MarkCount; ++state) {
        const int marks = (group.counts[size_t(state)] + m_perMark - 1) / m_perMark;
        if (mark < marks)
            return Mark(state);
        mark -= marks;
    }
    return Mark::Reporting;
}

int FleetMatrix::placeOf(const Group &group, int mark) const
{
    int before = 0;
    for (const int count : group.counts) {
        const int marks = (count + m_perMark - 1) / m_perMark;
        if (mark < marks)
            return before + mark * m_perMark;
        mark -= marks;
        before += count;
    }
    return before;
}

double FleetMatrix::matrixLeft() const { return m_nameWidth + m_countWidth; }

double FleetMatrix::matrixWidth() const { return std::max(1.0, width() - matrixLeft() - Edge); }

bool FleetMatrix::tryFit(int cell, int perMark)
{
    const Theme &theme = Theme::of(this);
    const double line = theme.lineHeight(Role::Table);
    const int columns = std::max(1, int(matrixWidth() / cell));
    const double between = std::max(4.0, cell / 2.0);
    QList<Band> bands;
    double top = Edge;
    for (const Group &group : m_groups) {
        Band band;
        band.top = top;
        band.marks = marksOf(group, perMark);
        band.rows = std::max(1, (band.marks + columns - 1) / columns);
        top += std::max(line, double(band.rows * cell)) + between;
        bands << band;
    }
    m_cell = cell;
    m_perMark = perMark;
    m_columns = columns;
    m_bands = bands;
    return top - between + Edge <= height();
}

void FleetMatrix::fit()
{
    const Theme &theme = Theme::of(this);
    const QFontMetricsF names(theme.font(Role::Table, 600));
    const QFontMetricsF counts(theme.font(Role::Table));
    m_nameWidth = m_countWidth = 0;
    for (const Group &group : m_groups) {
        int total = 0;
        for (const int count : group.counts)
            total += count;
        m_nameWidth = std::max(m_nameWidth, names.horizontalAdvance(group.name) + 1);
        m_countWidth = std::max(m_countWidth, counts.horizontalAdvance(numberText(total, 0)) + 1);
    }
    m_nameWidth = std::ceil(std::min(m_nameWidth, width() * 0.34)) + 8;
    m_countWidth = std::ceil(m_countWidth) + Gap;

    const int before = m_perMark;
    bool done = false;
    const int largest = std::max(UsualCell, width() / 32);
    for (const int cell : Cells) {
        if (cell > largest)
            continue;
        done = tryFit(cell, 1);
        if (done)
            break;
    }
    for (const int perMark : Sharing) {
        if (done || perMark == 1)
            continue;
        done = tryFit(SharedCell, perMark);
    }
    if (m_perMark != before)
        emit scaleChanged(m_perMark);
}

QRectF FleetMatrix::rectOf(const Spot &spot) const
{
    if (!spot.valid() || spot.group >= m_bands.size())
        return {};
    const int row = spot.mark / m_columns;
    const int column = spot.mark % m_columns;
    const Band &band = m_bands[spot.group];
    // A single row of small marks stands in the middle of its line of text.
    const double line = Theme::of(this).lineHeight(Role::Table);
    const double lift = band.rows * m_cell < line ? (line - band.rows * m_cell) / 2 : 0;
    const double x =
        isRightToLeft() ? Edge + matrixWidth() - (column + 1) * m_cell : matrixLeft() + column * m_cell;
    return {x, band.top + lift + row * m_cell, double(m_cell), double(m_cell)};
}

FleetMatrix::Spot FleetMatrix::spotAt(const QPointF &point) const
{
    for (int group = 0; group < m_bands.size(); ++group) {
        const Band &band = m_bands[group];
        const QRectF first = rectOf({group, 0});
        const int row = int(std::floor((point.y() - first.top()) / m_cell));
        const double along = isRightToLeft() ? Edge + matrixWidth() - point.x() : point.x() - matrixLeft();
        const int column = int(std::floor(along / m_cell));
        if (row < 0 || row >= band.rows || column < 0 || column >= m_columns)
            continue;
        const int mark = row * m_columns + column;
        if (mark < band.marks)
            return {group, mark};
    }
    return {};
}

QString FleetMatrix::describe(const Spot &spot) const
{
    if (!spot.valid() || spot.group >= m_groups.size())
        return {};
    const Group &group = m_groups[spot.group];
    const Mark mark = markAt(group, spot.mark);
    if (m_perMark == 1 && m_describer)
        return m_describer(spot.group, placeOf(group, spot.mark));
    const int count = group.counts[size_t(mark)];
    return tr("%1: %2 %3", "group, number of devices, their state")
        .arg(group.name, numberText(count, 0), word(mark));
}

void FleetMatrix::describeSelf()
{
    QStringList said;
    for (const Group &group : std::as_const(m_groups)) {
        QStringList parts;
        for (int state = 0; state < MarkCount; ++state) {
            if (group.counts[size_t(state)] > 0)
                parts << tr("%1 %2", "number of devices and their state")
                             .arg(numberText(group.counts[size_t(state)], 0), word(Mark(state)));
        }
        said << tr("%1: %2", "group and its counts").arg(group.name, parts.join(u", "_s));
    }
    QString text = said.join(u"; "_s);
    if (m_current.valid() && hasFocus())
        text = describe(m_current) + u". "_s + text;
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

void FleetMatrix::point(const Spot &spot)
{
    if (spot.valid() && spot.group < m_groups.size())
        emit pointed(spot.group, placeOf(m_groups[spot.group], spot.mark));
    else
        emit pointed(-1, -1);
}

void FleetMatrix::setCurrent(const Spot &spot)
{
    m_current = spot;
    describeSelf();
    point(spot);
    update();
}

int FleetMatrix::wantedHeight(int cell) const
{
    const int line = Theme::of(this).lineHeight(Role::Table);
    const int columns = std::max(1, int(matrixWidth() / cell));
    int wanted = 2 * Edge;
    for (const Group &group : m_groups) {
        const int rows = (marksOf(group, 1) + columns - 1) / columns;
        wanted += std::max(line, rows * cell) + std::max(4, cell / 2);
    }
    return wanted;
}

QSize FleetMatrix::minimumSizeHint() const
{
    const int line = Theme::of(this).lineHeight(Role::Table);
    return {220, std::max(48, int(m_groups.size()) * (line + 4) + 2 * Edge)};
}

void FleetMatrix::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const double line = theme.lineHeight(Role::Table);
    const bool mirrored = isRightToLeft();
    const auto place = [&](double x, double top, double wide) {
        return QRectF(mirrored ? width() - x - wide : x, top, wide, line);
    };
    if (m_groups.isEmpty()) {
        painter.setFont(theme.font(Role::Table));
        painter.setPen(theme.colour(Token::Text3));
        drawText(
            painter, QRectF(0, Edge, width(), line), Qt::AlignLeading | Qt::AlignVCenter,
            QFontMetricsF(painter.font()).elidedText(tr("No device is known yet."), Qt::ElideRight, width()));
    }
    for (int i = 0; i < m_groups.size(); ++i) {
        const Group &group = m_groups[i];
        const Band &band = m_bands[i];
        int total = 0;
        for (const int count : group.counts)
            total += count;
        // A first row of high marks pulls its name to its middle.
        const double top = band.top + (m_cell > line ? (m_cell - line) / 2 : 0);
        painter.setFont(theme.font(Role::Table, 600));
        painter.setPen(theme.colour(Token::Text));
        drawText(painter, place(0, top, m_nameWidth - 8),
                 Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                 QFontMetricsF(painter.font()).elidedText(group.name, Qt::ElideRight, m_nameWidth - 8));
        painter.setFont(theme.font(Role::Table));
        painter.setPen(theme.colour(Token::Text2));
        drawText(painter, place(m_nameWidth, top, m_countWidth - Gap), Qt::AlignTrailing | Qt::AlignVCenter,
                 numberText(total, 0));
        painter.setRenderHint(QPainter::Antialiasing);
        for (int mark = 0; mark < band.marks; ++mark)
            paintMark(painter, rectOf({i, mark}), markAt(group, mark), theme);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_hover.valid()) {
        painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rectOf(m_hover).adjusted(-1.5, -1.5, 1.5, 1.5), 2, 2);
    }
    if (Theme::hasRing(this)) {
        if (m_current.valid())
            theme.drawFocusRing(painter, rectOf(m_current).adjusted(-3, -3, 3, 3), 3);
        else
            theme.drawFocusRing(painter, rect(), 4);
    }
}

void FleetMatrix::resizeEvent(QResizeEvent *) { fit(); }

void FleetMatrix::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        fit();
        update();
    }
    QWidget::changeEvent(event);
}

bool FleetMatrix::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Spot spot = spotAt(help->pos());
        QString text = describe(spot);
        if (!spot.valid() && (isRightToLeft() ? width() - help->pos().x() : help->pos().x()) < m_nameWidth) {
            // A long name may be shortened: the whole of it is here.
            for (int i = 0; i < m_bands.size(); ++i)
                if (help->pos().y() >= m_bands[i].top)
                    text = m_groups[i].name;
        }
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void FleetMatrix::mouseMoveEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->position());
    if (spot == m_hover)
        return;
    m_hover = spot;
    setCursor(spot.valid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    point(spot);
    update();
}

void FleetMatrix::mousePressEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->position());
    if (event->button() != Qt::LeftButton || !spot.valid())
        return;
    setCurrent(spot);
    emit activated(spot.group, placeOf(m_groups[spot.group], spot.mark));
}

void FleetMatrix::leaveEvent(QEvent *)
{
    if (!m_hover.valid())
        return;
    m_hover = {};
    point(hasFocus() ? m_current : Spot());
    update();
}

void FleetMatrix::keyPressEvent(QKeyEvent *event)
{
    if (m_bands.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    Spot spot = m_current.valid() ? m_current : Spot{0, 0};
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int backward = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int key = event->key();
    const auto last = [this](int group) { return m_bands[group].marks - 1; };
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
        emit activated(spot.group, placeOf(m_groups[spot.group], spot.mark));
        return;
    }
    if (key == forward) {
        if (spot.mark < last(spot.group))
            ++spot.mark;
        else if (spot.group + 1 < m_bands.size())
            spot = {spot.group + 1, 0};
    } else if (key == backward) {
        if (spot.mark > 0)
            --spot.mark;
        else if (spot.group > 0)
            spot = {spot.group - 1, last(spot.group - 1)};
    } else if (key == Qt::Key_Down) {
        if (spot.mark + m_columns <= last(spot.group))
            spot.mark += m_columns;
        else if (spot.group + 1 < m_bands.size())
            spot = {spot.group + 1, std::min(spot.mark % m_columns, last(spot.group + 1))};
    } else if (key == Qt::Key_Up) {
        if (spot.mark >= m_columns) {
            spot.mark -= m_columns;
        } else if (spot.group > 0) {
            const int above = spot.group - 1;
            const int row = last(above) / m_columns;
            spot = {above, std::min(row * m_columns + spot.mark, last(above))};
        }
    } else if (key == Qt::Key_Home) {
        spot.mark = 0;
    } else if (key == Qt::Key_End) {
        spot.mark = last(spot.group);
    } else {
        QWidget::keyPressEvent(event);
        return;
    }
    setCurrent(spot);
}

void FleetMatrix::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_current.valid() && !m_bands.isEmpty() && m_bands.constFirst().marks > 0)
        m_current = {0, 0};
    setCurrent(m_current);
}

void FleetMatrix::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    point(m_hover);
    describeSelf();
    update();
}

} // namespace widgets
