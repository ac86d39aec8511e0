// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/linelanes.h"

#include "widgets/drawntext.h"
#include "widgets/placetip.h"
#include "widgets/theme.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace widgets {

namespace {

constexpr double Edge = 8;
constexpr double Names = 0.34; // of the width, at most
constexpr double Thin = 4;     // px a line that is on is high
constexpr double LeastTick = 56;

QString spanText(std::chrono::microseconds span)
{
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
    if (minutes < 1)
        return LineLanes::tr("%1 s", "seconds").arg(span / 1s);
    if (minutes < 60)
        return LineLanes::tr("%1 min", "minutes").arg(minutes);
    return LineLanes::tr("%1 h %2 min", "hours and minutes").arg(minutes / 60).arg(minutes % 60);
}

} // namespace

LineLanes::LineLanes(QWidget *parent) : QWidget(parent), m_zone(QTimeZone::systemTimeZone())
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Line history"));
    describeSelf();
}

void LineLanes::setSpan(core::UtcTime from, core::UtcTime to, const QTimeZone &zone)
{
    m_from = from;
    m_to = to;
    m_zone = zone;
    describeSelf();
    update();
}

void LineLanes::setLanes(const QList<Lane> &lanes)
{
    if (lanes == m_lanes)
        return;
    const bool other = lanes.size() != m_lanes.size();
    m_lanes = lanes;
    m_current = std::min(m_current, int(m_lanes.size()) - 1);
    describeSelf();
    if (other)
        updateGeometry();
    update();
}

double LineLanes::scaleHeight() const { return Theme::of(this).lineHeight(Role::Caption) + 6; }

double LineLanes::laneHeight() const { return Theme::of(this).lineHeight(Role::Table) + 4; }

double LineLanes::laneLeft() const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Table));
    double wide = 0;
    for (const Lane &lane : m_lanes)
        wide = std::max(wide, metrics.horizontalAdvance(lane.name));
    return std::ceil(std::min(wide, width() * Names)) + 2 * Edge;
}

double LineLanes::xOf(core::UtcTime at) const
{
    const double left = laneLeft();
    const double wide = std::max(1.0, width() - left - Edge);
    const double all = double(std::max<qint64>(1, core::toMicros(m_to) - core::toMicros(m_from)));
    return left + std::clamp(double(core::toMicros(at) - core::toMicros(m_from)) / all, 0.0, 1.0) * wide;
}

QRectF LineLanes::laneRect(int lane) const
{
    const double left = laneLeft();
    return {left, scaleHeight() + lane * laneHeight(), std::max(1.0, width() - left - Edge), laneHeight()};
}

int LineLanes::laneAt(const QPointF &point) const
{
    const int lane = int(std::floor((point.y() - scaleHeight()) / laneHeight()));
    return lane >= 0 && lane < m_lanes.size() ? lane : -1;
}

QSize LineLanes::sizeHint() const
{
    return {360, int(std::ceil(scaleHeight() + std::max<qsizetype>(1, m_lanes.size()) * laneHeight() + 6))};
}

QSize LineLanes::minimumSizeHint() const { return {220, sizeHint().height()}; }

QString LineLanes::describe(int lane) const
{
    if (lane < 0 || lane >= m_lanes.size())
        return {};
    std::chrono::microseconds off{0};
    std::chrono::microseconds gap{0};
    int times = 0;
    for (const Piece &piece : m_lanes.at(lane).pieces) {
        times += piece.kind == Kind::Off;
        (piece.kind == Kind::Off ? off : gap) +=
            piece.kind == Kind::On ? std::chrono::microseconds(0) : piece.to - piece.from;
    }
    QStringList said;
    said << (times == 0 ? tr("never off") : tr("off %n times, %1 in all", nullptr, times).arg(spanText(off)));
    if (gap > 0us)
        said << tr("not known for %1").arg(spanText(gap));
    return tr("%1: %2", "a line and its history").arg(m_lanes.at(lane).name, said.join(u", "_s));
}

void LineLanes::describeSelf()
{
    QStringList said;
    if (m_current >= 0 && hasFocus())
        said << describe(m_current);
    for (int lane = 0; lane < m_lanes.size(); ++lane)
        said << describe(lane);
    const QString text = said.isEmpty() ? tr("Nothing is known yet") : said.join(u"; "_s);
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

void LineLanes::paintScale(QPainter &painter, const Theme &theme) const
{
    painter.setFont(theme.font(Role::Caption));
    const QFontMetricsF metrics(painter.font());
    const auto span = m_to - m_from;
    const bool days = span > 49h;
    const QString format = days ? u"d MMM"_s : u"hh:mm"_s;
    const double pixels = laneRect(0).width();
    const double least = std::max(Theme::grow(LeastTick) * 1.0, metrics.horizontalAdvance(u"00 MMM"_s) + 14);
    const QList<int> steps =
        days ? QList<int>{24, 48, 5 * 24, 7 * 24, 14 * 24} : QList<int>{1, 2, 4, 6, 12, 24};
    int step = steps.constLast();
    for (const int hours : steps) {
        if (double(std::chrono::hours(hours) / 1s) / double(span / 1s) * pixels >= least) {
            step = hours;
            break;
        }
    }
    const double top = scaleHeight();
    // Ticks stand at whole hours or days of the person's zone.
    QDateTime at = QDateTime::fromMSecsSinceEpoch(core::toMicros(m_from) / 1000, m_zone);
    at = days ? at.date().addDays(1).startOfDay(m_zone)
              : QDateTime(at.date(), QTime(at.time().hour(), 0), m_zone).addSecs(3600);
    while (!days && at.time().hour() % step)
        at = at.addSecs(3600);
    for (int guard = 0; guard < 64; ++guard) {
        const core::UtcTime time = core::fromMicros(at.toMSecsSinceEpoch() * 1000);
        if (time > m_to)
            break;
        const double x = xOf(time);
        painter.setPen(theme.colour(Token::Grid));
        painter.drawLine(QPointF(x, top - 4), QPointF(x, height() - 4));
        const QString text = QLocale().toString(at, format);
        const double wide = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - wide / 2, laneLeft() - Edge, width() - wide);
        painter.setPen(theme.colour(Token::Text3));
        painter.drawText(QRectF(left, 0, wide + 1, top - 5), Qt::AlignLeft | Qt::AlignVCenter, text);
        at = days ? at.addDays(step / 24) : at.addSecs(qint64(step) * 3600);
    }
}

void LineLanes::paintPiece(QPainter &painter, const QRectF &lane, const Piece &piece,
                           const Theme &theme) const
{
    if (piece.to <= m_from || piece.from >= m_to)
        return;
    const double from = xOf(piece.from);
    // What occurred is seen, however short it was.
    const double wide = std::max(piece.kind == Kind::Off ? 2.0 : 0.5, xOf(piece.to) - from);
    const double middle = lane.center().y();
    const double high = lane.height() - 6;
    const QRectF block(from, middle - high / 2, wide, high);
    switch (piece.kind) {
    case Kind::On:
        painter.fillRect(QRectF(from, middle - Thin / 2, wide, Thin), theme.colour(Token::Calm));
        break;
    case Kind::Off:
        painter.fillRect(block, theme.colour(Token::Critical));
        break;
    case Kind::Stale: {
        const QRectF box = block.adjusted(0, 2, 0, -2);
        theme.drawHatch(painter, box, theme.colour(Token::Text2), 5, 1);
        painter.setPen(QPen(theme.colour(Token::Text2), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        break;
    }
    case Kind::Gap:
        theme.drawHatch(painter,
                        lane.adjusted(from - lane.left(), 0, 0, 0)
                            .intersected(QRectF(from, lane.top(), wide, lane.height())),
                        theme.colour(Token::LineStrong), 6, 1);
        break;
    case Kind::Unknown: {
        QPen dashed(theme.colour(Token::Text3), 1, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern({2, 2});
        painter.setPen(dashed);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(block.adjusted(0, 3, 0, -3));
        break;
    }
    }
}

void LineLanes::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (m_lanes.isEmpty() || m_to <= m_from)
        return;
    paintScale(painter, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    const double names = laneLeft() - 2 * Edge + 1;
    for (int at = 0; at < m_lanes.size(); ++at) {
        const QRectF lane = laneRect(at);
        painter.setFont(theme.font(Role::Table));
        painter.setPen(theme.colour(Token::Text2));
        painter.drawText(
            QRectF(Edge, lane.top(), names, lane.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(painter.font()).elidedText(m_lanes.at(at).name, Qt::ElideRight, names));
        for (const Piece &piece : m_lanes.at(at).pieces) {
            if (piece.kind != Kind::Off)
                paintPiece(painter, lane, piece, theme);
        }
        // What is off lies uppermost: no neighbour covers a short one.
        for (const Piece &piece : m_lanes.at(at).pieces) {
            if (piece.kind == Kind::Off)
                paintPiece(painter, lane, piece, theme);
        }
        if (Theme::hasRing(this) && at == std::max(0, m_current))
            theme.drawFocusRing(painter, QRectF(1, lane.top(), width() - 2, lane.height()), 3);
    }
}

void LineLanes::mousePressEvent(QMouseEvent *event)
{
    const int lane = laneAt(event->position());
    if (event->button() != Qt::LeftButton || lane < 0)
        return;
    m_current = lane;
    describeSelf();
    update();
    emit chosen(lane);
}

void LineLanes::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_lanes.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = std::min(last, std::max(0, m_current) + 1);
        break;
    case Qt::Key_Home:
        m_current = std::min(0, last);
        break;
    case Qt::Key_End:
        m_current = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (last >= 0)
            emit chosen(std::max(0, m_current));
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    describeSelf();
    update();
}

void LineLanes::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    describeSelf();
    update();
}

void LineLanes::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    describeSelf();
    update();
}

void LineLanes::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

bool LineLanes::event(QEvent *event)
{
    const bool told = showPlaceTip(this, event, [this](const QPoint &point) -> std::optional<PlaceTip> {
        const int lane = laneAt(point);
        if (lane < 0)
            return std::nullopt;
        return PlaceTip{describe(lane), QRect(0, int(laneRect(lane).top()), width(), int(laneHeight()))};
    });
    return told || QWidget::event(event);
}

} // namespace widgets
