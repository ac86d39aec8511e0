// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/daytape.h"

#include "widgets/outcomemark.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Margin = 12;
constexpr double MarkSide = 14;

core::UtcTime utc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

} // namespace

DayTape::DayTape(QWidget *parent) : QWidget(parent), m_zone(QTimeZone::systemTimeZone())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Today"));
    setDay(QDate::currentDate(), m_zone);
}

void DayTape::setDay(const QDate &day, const QTimeZone &zone)
{
    if (day == m_day && zone == m_zone)
        return;
    m_day = day;
    m_zone = zone;
    m_from = utc(day.startOfDay(zone));
    m_to = utc(day.addDays(1).startOfDay(zone));
    describeSelf();
    update();
}

void DayTape::setLanes(const QList<Lane> &lanes)
{
    if (lanes == m_lanes)
        return;
    const bool higher = lanes.size() != m_lanes.size();
    m_lanes = lanes;
    if (m_current.valid() &&
        (m_current.lane >= m_lanes.size() || m_current.item >= m_lanes[m_current.lane].items.size()))
        m_current = {};
    if (higher)
        updateGeometry();
    describeSelf();
    update();
}

void DayTape::setNow(core::UtcTime now)
{
    const double before = xOf(m_now);
    m_now = now;
    // A pixel is about a minute: most seconds change nothing.
    if (std::abs(xOf(now) - before) * devicePixelRatioF() >= 0.5)
        update();
}

double DayTape::laneLeft() const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Table));
    double widest = 64;
    for (const Lane &lane : m_lanes)
        widest = std::max(widest, metrics.horizontalAdvance(lane.name));
    return std::ceil(std::min(widest, width() * 0.3)) + 2 * Margin;
}

double DayTape::leastLane() const { return Theme::of(this).lineHeight(Role::Table) + 6; }

double DayTape::laneHeight() const
{
    // On a wall lanes take the room they are given, up to where a lane would no longer be one.
    const double least = leastLane();
    const double room = (height() - scaleHeight() - 4) / double(std::max<qsizetype>(1, m_lanes.size()));
    return std::clamp(std::floor(room), least, 2.2 * least);
}

double DayTape::markSide() const { return std::max(MarkSide, laneHeight() * 0.6); }

double DayTape::scaleHeight() const { return Theme::of(this).lineHeight(Role::Caption) + 16; }

double DayTape::xOf(core::UtcTime at) const
{
    const double left = laneLeft();
    const double span = width() - Margin - left;
    const double share = double((at - m_from).count()) / double(std::max<qint64>(1, (m_to - m_from).count()));
    const double along = left + span * share;
    // Time runs from left to right in every language; only the names change sides.
    return isRightToLeft() ? along - left + Margin : along;
}

QRectF DayTape::laneRect(int lane) const
{
    const double left = xOf(m_from);
    return {left, scaleHeight() + lane * laneHeight(), xOf(m_to) - left, laneHeight()};
}

QRectF DayTape::rectOf(const Spot &spot) const
{
    const Item &item = m_lanes[spot.lane].items[spot.item];
    const QRectF lane = laneRect(spot.lane);
    if (item.to > item.from) {
        const double left = std::max(lane.left(), xOf(item.from));
        const double right = std::min(lane.right(), xOf(item.to));
        return {left, lane.top() + 4, std::max(3.0, right - left), lane.height() - 8};
    }
    const double side = markSide();
    return {xOf(item.from) - side / 2, lane.center().y() - side / 2, side, side};
}

DayTape::Spot DayTape::spotAt(const QPointF &point) const
{
    Spot best;
    double distance = 7;
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        if (point.y() < laneRect(lane).top() || point.y() >= laneRect(lane).bottom())
            continue;
        for (int item = 0; item < m_lanes[lane].items.size(); ++item) {
            const QRectF box = rectOf({lane, item});
            const double away = point.x() < box.left()    ? box.left() - point.x()
                                : point.x() > box.right() ? point.x() - box.right()
                                                          : 0;
            if (away < distance || (away == 0 && m_lanes[lane].items[item].strong)) {
                distance = away;
                best = {lane, item};
            }
        }
    }
    return best;
}

QSize DayTape::sizeHint() const { return {640, minimumSizeHint().height()}; }

QSize DayTape::minimumSizeHint() const
{
    return {320, int(std::ceil(scaleHeight() + leastLane() * double(m_lanes.size()))) + 4};
}

void DayTape::paintScale(QPainter &painter, const Theme &theme) const
{
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Axis));
    const QFontMetricsF metrics(painter.font());
    const double perHour = (xOf(m_to) - xOf(m_from)) / 24;
    // The first and the last stand inside, so that their neighbours come half a name closer.
    const double label = metrics.horizontalAdvance(u"00:00"_s) * 1.5 + 12;
    const int every = perHour * 3 >= label ? 3 : perHour * 6 >= label ? 6 : 12;
    const double base = scaleHeight() - 4;
    for (int quarter = 0; quarter <= 24 * 4; ++quarter) {
        const int hour = quarter / 4;
        const bool whole = quarter % 4 == 0;
        if (!whole && perHour < 24)
            continue;
        const QDateTime local = quarter == 24 * 4 ? m_day.addDays(1).startOfDay(m_zone)
                                                  : QDateTime(m_day, QTime(hour, quarter % 4 * 15), m_zone);
        const double x = std::round(xOf(utc(local))) + 0.5;
        const bool named = whole && hour % every == 0;
        painter.setPen(theme.colour(whole ? Token::Axis : Token::Calm));
        const double length = named ? 7 : whole ? 4 : 2;
        painter.drawLine(QPointF(x, base - length), QPointF(x, base));
        if (!named)
            continue;
        const QString text = u"%1:00"_s.arg(hour, 2, 10, QChar(u'0'));
        const double wide = metrics.horizontalAdvance(text) + 1;
        const double left = hour == 0 ? x : hour == 24 ? x - wide : x - wide / 2;
        painter.setPen(theme.colour(Token::Text3));
        painter.drawText(QRectF(left, 0, wide, theme.lineHeight(Role::Caption)),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void DayTape::paintItem(QPainter &painter, const Spot &spot, const Theme &theme) const
{
    const Item &item = m_lanes[spot.lane].items[spot.item];
    const QRectF box = rectOf(spot);
    if (item.to > item.from) {
        theme.drawHatch(painter, box, theme.colour(Token::Text3), 5);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme.colour(Token::Text3), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.setRenderHint(QPainter::Antialiasing);
    } else if (item.outcome) {
        OutcomeMark::paint(painter, box, item.outcome, theme);
    } else {
        const core::Quality quality = item.quality.value_or(core::Quality::Good);
        QualityMark::paint(painter, box.adjusted(2, 2, -2, -2), quality, theme,
                           quality == core::Quality::Good ? std::optional(Token::Calm) : std::nullopt);
    }
}

void DayTape::paintLane(QPainter &painter, int lane, const Theme &theme) const
{
    const QRectF box = laneRect(lane);
    const double nameWidth = laneLeft() - 2 * Margin;
    painter.setFont(theme.font(Role::Table));
    painter.setPen(theme.colour(Token::Text2));
    painter.drawText(
        QRectF(isRightToLeft() ? width() - Margin - nameWidth : Margin, box.top(), nameWidth, box.height()),
        Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(m_lanes[lane].name, Qt::ElideRight, nameWidth));
    painter.fillRect(QRectF(box.left(), std::round(box.bottom()) - 1, box.width(), 1),
                     theme.colour(Token::Grid));
    painter.setRenderHint(QPainter::Antialiasing);
    // A thousand marks on one pixel are one mark; what is strong comes last, so that it is seen.
    for (const bool strong : {false, true}) {
        double painted = -1000;
        const QList<Item> &items = m_lanes[lane].items;
        for (int item = 0; item < items.size(); ++item) {
            if (items[item].strong != strong)
                continue;
            const double x = xOf(items[item].from);
            const bool stretch = items[item].to > items[item].from;
            if (!stretch && x - painted < 2 && !items[item].outcome)
                continue;
            painted = stretch ? painted : x;
            paintItem(painter, {lane, item}, theme);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DayTape::paintNow(QPainter &painter, const Theme &theme) const
{
    if (m_now < m_from || m_now >= m_to)
        return;
    const double x = std::round(xOf(m_now)) + 0.5;
    const double top = scaleHeight() - 8;
    painter.setPen(QPen(theme.colour(Token::Text), 1));
    painter.drawLine(QPointF(x, top),
                     QPointF(x, std::min<double>(height() - 2, laneRect(int(m_lanes.size())).top() + 2)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(Token::Text));
    painter.drawPolygon(QPolygonF({QPointF(x - 4, top - 3), QPointF(x + 4, top - 3), QPointF(x, top + 3)}));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DayTape::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (m_now > m_from && m_now < m_to && !m_lanes.isEmpty()) {
        // What is to come is set apart: nothing stands there because nothing happened yet.
        const QRectF first = laneRect(0);
        painter.fillRect(QRectF(xOf(m_now), first.top(), first.right() - xOf(m_now),
                                laneRect(int(m_lanes.size()) - 1).bottom() - first.top()),
                         theme.colour(Token::Sunken));
    }
    paintScale(painter, theme);
    for (int lane = 0; lane < m_lanes.size(); ++lane)
        paintLane(painter, lane, theme);
    paintNow(painter, theme);
    if (!Theme::hasRing(this))
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_current.valid())
        theme.drawFocusRing(painter, rectOf(m_current).adjusted(-3, -3, 3, 3), 3);
    else
        theme.drawFocusRing(painter, rect(), 4);
}

void DayTape::describeSelf()
{
    QStringList parts;
    for (const Lane &lane : std::as_const(m_lanes)) {
        if (lane.items.isEmpty()) {
            parts << tr("%1: none", "a lane without marks").arg(lane.name);
            continue;
        }
        parts << tr("%1: %2, last: %3", "lane, how many marks, the last of them")
                     .arg(lane.name, numberText(double(lane.items.size()), 0), lane.items.constLast().text);
    }
    QString text = parts.join(u"; "_s);
    if (m_current.valid() && hasFocus())
        text = m_lanes[m_current.lane].items[m_current.item].text + u". "_s + text;
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

void DayTape::setCurrent(const Spot &spot)
{
    m_current = spot;
    describeSelf();
    update();
    if (spot.valid() && hasFocus())
        QToolTip::showText(mapToGlobal(rectOf(spot).bottomLeft().toPoint()),
                           m_lanes[spot.lane].items[spot.item].text, this);
}

bool DayTape::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const Spot spot = spotAt(help->pos()); spot.valid())
            QToolTip::showText(help->globalPos(), m_lanes[spot.lane].items[spot.item].text, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void DayTape::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(spotAt(event->position()).valid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void DayTape::mousePressEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->position());
    if (event->button() != Qt::LeftButton || !spot.valid())
        return;
    m_current = spot;
    describeSelf();
    update();
    emit activated(spot.lane, spot.item);
}

void DayTape::keyPressEvent(QKeyEvent *event)
{
    Spot spot = m_current;
    const auto nearest = [this](int lane, core::UtcTime at) {
        const QList<Item> &items = m_lanes[lane].items;
        const auto after = std::lower_bound(items.begin(), items.end(), at,
                                            [](const Item &item, core::UtcTime t) { return item.from < t; });
        return std::min(int(after - items.begin()), int(items.size()) - 1);
    };
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (spot.valid())
            emit activated(spot.lane, spot.item);
        return;
    case Qt::Key_Left:
        if (spot.valid())
            spot.item = std::max(0, spot.item - 1);
        break;
    case Qt::Key_Right:
        if (spot.valid())
            spot.item = std::min(int(m_lanes[spot.lane].items.size()) - 1, spot.item + 1);
        break;
    case Qt::Key_Home:
        if (spot.valid())
            spot.item = 0;
        break;
    case Qt::Key_End:
        if (spot.valid())
            spot.item = int(m_lanes[spot.lane].items.size()) - 1;
        break;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = event->key() == Qt::Key_Up ? -1 : 1;
        for (int lane = spot.lane + step; spot.valid() && lane >= 0 && lane < m_lanes.size(); lane += step) {
            if (m_lanes[lane].items.isEmpty())
                continue;
            spot = {lane, nearest(lane, m_lanes[spot.lane].items[spot.item].from)};
            break;
        }
        break;
    }
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    setCurrent(spot);
}

void DayTape::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_current.valid()) {
        // The newest mark of the first lane that has one: today's end is what people ask for.
        for (int lane = 0; lane < m_lanes.size() && !m_current.valid(); ++lane)
            if (!m_lanes[lane].items.isEmpty())
                m_current = {lane, int(m_lanes[lane].items.size()) - 1};
    }
    describeSelf();
    update();
}

void DayTape::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    describeSelf();
    update();
}

} // namespace widgets
