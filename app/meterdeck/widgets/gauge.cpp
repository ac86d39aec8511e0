// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gauge.h"

#include "widgets/drawntext.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double Sweep = 260;
constexpr double SideRoom = 38; ///< for the labels of the scale
// By the look at the usual size of fonts; all grow with them.
double headerHeight() { return Theme::grow(34); }
double footerHeight() { return Theme::grow(38); }
double labelRoom() { return Theme::grow(14); }
constexpr double BandWidth = 7;

QPointF onRim(const QPointF &centre, double radius, double degrees)
{
    const double angle = degrees * M_PI / 180;
    return {centre.x() + radius * std::sin(angle), centre.y() - radius * std::cos(angle)};
}

QRectF circle(const QPointF &centre, double radius)
{
    return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

// Qt counts sixteenths of a degree anticlockwise from 3; the gauge counts degrees clockwise from 12.
double qtDegrees(double degrees) { return 90 - degrees; }

QPainterPath ringPart(const QPointF &centre, double inner, double outer, double from, double to)
{
    QPainterPath path;
    path.arcMoveTo(circle(centre, outer), qtDegrees(from));
    path.arcTo(circle(centre, outer), qtDegrees(from), from - to);
    path.arcTo(circle(centre, inner), qtDegrees(to), to - from);
    path.closeSubpath();
    return path;
}

// Four to six labelled steps of 1, 2, 2.5 or 5 times a power of ten.
double niceStep(double span)
{
    const double raw = span / 5;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * 0.999)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

Gauge::Gauge(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    updateName();
}

void Gauge::setTitle(const QString &title)
{
    m_title = title;
    updateName();
    dropDial();
}

void Gauge::setRange(double from, double to)
{
    if (!(to > from) || !std::isfinite(to - from) || (from == m_from && to == m_to))
        return;
    m_from = from;
    m_to = to;
    dropDial();
}

void Gauge::setBands(const QList<Band> &bands)
{
    if (bands == m_bands)
        return;
    m_bands = bands;
    dropDial();
}

void Gauge::setState(const ValueState &state)
{
    if (state == m_state)
        return;
    if (state.unit != m_state.unit)
        dropDial();
    m_state = state;
    updateName();
    // A value that moves neither a digit nor the needle by a visible step is heard, not painted; and where
    // only these two move, only their part of the gauge is.
    const Face now = face();
    if (now == m_painted)
        return;
    const bool onlyMoves =
        now.unit == m_painted.unit && now.note == m_painted.note && now.quality == m_painted.quality;
    onlyMoves ? update(movingRect()) : update();
}

QString Gauge::noteLine() const
{
    const QString age = m_state.age ? ageText(*m_state.age) : QString();
    const QString word =
        m_state.quality == core::Quality::Good ? QString() : QualityMark::word(m_state.quality);
    return word.isEmpty() || age.isEmpty() ? word + age : word + u", "_s + age;
}

Gauge::Face Gauge::face() const
{
    Face face;
    const auto value = m_state.shown();
    face.number = value ? numberText(*value, m_state.decimals) : QString();
    face.unit = m_state.unit;
    face.note = noteLine();
    face.quality = m_state.quality;
    face.band = activeBand();
    if (value)
        face.needle = int(std::lround((angleOf(*value) + Sweep) * M_PI / 180 * dialRect().width() / 2 * 3));
    return face;
}

void Gauge::setToday(std::optional<double> lowest, std::optional<double> highest)
{
    if (lowest == m_lowest && highest == m_highest)
        return;
    m_lowest = lowest;
    m_highest = highest;
    dropDial();
}

void Gauge::setWords(const QString &words)
{
    if (words == m_words)
        return;
    m_words = words;
    setToolTip(words);
    updateName();
    dropDial();
}

void Gauge::updateName()
{
    setAccessibleName(m_title);
    setAccessibleDescription(m_words.isEmpty() ? valueSentence(m_state)
                                               : valueSentence(m_state) + u"; "_s + m_words);
}

double Gauge::angleOf(double value) const
{
    const double share = std::clamp((value - m_from) / (m_to - m_from), 0.0, 1.0);
    return -Sweep / 2 + Sweep * share;
}

std::optional<double> Gauge::needleAngle() const
{
    const auto value = m_state.shown();
    return value ? std::optional(angleOf(*value)) : std::nullopt;
}

int Gauge::activeBand() const
{
    const auto value = m_state.shown();
    for (int i = 0; value && i < m_bands.size(); ++i) {
        if (*value >= m_bands[i].from && *value <= m_bands[i].to)
            return i;
    }
    return -1;
}

QRectF Gauge::dialRect() const
{
    // The dial is a circle cut off below: at 260 degrees its lowest point is 0.64 of the radius under the
    // centre.
    const double roomX = width() - 2 * Theme::grow(SideRoom);
    const double roomY = height() - headerHeight() - footerHeight() - labelRoom() - 2;
    const double radius = std::max(30.0, std::min(roomX / 2, roomY / 1.66));
    const double spare = std::max(0.0, roomY - radius * 1.66);
    const QPointF centre(width() / 2.0, headerHeight() + labelRoom() + spare / 2 + radius);
    return circle(centre, radius);
}

/// Where needle, number and coloured bands are.
QRect Gauge::movingRect() const
{
    const QRectF dial = dialRect();
    const double lowest = dial.center().y() + 0.65 * dial.height() / 2;
    return QRectF(QPointF(dial.left(), dial.top()), QPointF(dial.right(), lowest))
        .adjusted(-5, -5, 5, 5)
        .toAlignedRect();
}

Gauge::Header Gauge::header() const { return {noteLine(), m_state.quality}; }

void Gauge::dropDial()
{
    m_dial = {};
    m_drawnHeader.reset();
    update();
}

void Gauge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LanguageChange:
    case QEvent::LayoutDirectionChange:
        dropDial();
        break;
    default:
        break;
    }
}

void Gauge::buildDial(qreal ratio)
{
    ++m_dialBuilds;
    m_drawnHeader.reset();
    const Theme &theme = Theme::of(this);
    m_dial = QPixmap(size() * ratio);
    m_dial.setDevicePixelRatio(ratio);
    m_dial.fill(theme.colour(Token::Panel));
    m_dialBand = activeBand();
    m_titleWidth = QFontMetricsF(theme.font(Role::Body, 600)).horizontalAdvance(m_title);
    QPainter painter(&m_dial);
    painter.setRenderHint(QPainter::Antialiasing);

    const QRectF dial = dialRect();
    const QPointF centre = dial.center();
    const double radius = dial.width() / 2;
    // The normal arc: everything no band covers.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colour(Token::Calm), 3, Qt::SolidLine, Qt::FlatCap));
    QList<Band> sorted = m_bands;
    std::sort(sorted.begin(), sorted.end(), [](const Band &a, const Band &b) { return a.from < b.from; });
    double at = m_from;
    const auto drawNormal = [&](double from, double to) {
        if (to > from)
            painter.drawArc(circle(centre, radius - 1.5), int(qtDegrees(angleOf(from)) * 16),
                            int((angleOf(from) - angleOf(to)) * 16));
    };
    for (const Band &band : sorted) {
        drawNormal(at, std::min(band.from, m_to));
        at = std::max(at, band.to);
    }
    drawNormal(at, m_to);
    for (int i = 0; i < m_bands.size(); ++i) {
        const Band &band = m_bands[i];
        const double from = angleOf(band.from);
        const double to = angleOf(band.to);
        if (to - from < 0.1)
            continue;
        const bool critical = band.level == Level::Critical;
        const bool solid = i == m_dialBand;
        const Token fill = critical ? (solid ? Token::Critical : Token::CriticalTint)
                                    : (solid ? Token::High : Token::HighTint);
        painter.setPen(QPen(theme.colour(critical ? Token::Critical : Token::HighLine), 1.2));
        painter.setBrush(theme.colour(fill));
        painter.drawPath(ringPart(centre, radius - BandWidth, radius, from, to));
    }
    // Ticks inside the rim, labels outside it.
    const double step = niceStep(m_to - m_from);
    const int decimals = step >= 1 ? 0 : int(std::ceil(-std::log10(step) - 1e-9));
    painter.setFont(theme.font(Role::Caption));
    const QFontMetricsF metrics(painter.font());
    const double first = std::ceil(m_from / step - 1e-9) * step;
    const auto tick = [&](double value, bool major) {
        const double angle = angleOf(value);
        painter.setPen(QPen(theme.colour(major ? Token::Text2 : Token::Calm2), major ? 1.5 : 1));
        painter.drawLine(onRim(centre, radius - BandWidth - 3, angle),
                         onRim(centre, radius - BandWidth - (major ? 10 : 7), angle));
    };
    for (double value = first - step; value <= m_to + step * 0.001; value += step / 4) {
        if (value >= m_from - step * 0.001)
            tick(value, false);
    }
    for (double value = first; value <= m_to + step * 0.001; value += step) {
        tick(value, true);
        const double angle = angleOf(value);
        const bool whole = std::abs(value - std::round(value)) < step * 0.001;
        const QString text = numberText(value, whole ? 0 : decimals);
        const QPointF spot = onRim(centre, radius + 6, angle);
        const double w = metrics.horizontalAdvance(text);
        const double h = metrics.capHeight();
        // The label leans away from the rim: its near edge, not its middle, stands on the spot.
        const double s = std::sin(angle * M_PI / 180);
        const double c = std::cos(angle * M_PI / 180);
        const double x = spot.x() - w / 2 + s * w / 2;
        const double y = spot.y() + h / 2 - c * h / 2;
        painter.setPen(theme.colour(Token::Text3));
        painter.drawText(QPointF(x, y), text);
    }
    // What changes with the day, not with each value.
    if (m_lowest && m_highest && *m_highest >= *m_lowest) {
        const double from = angleOf(*m_lowest);
        const double to = std::max(angleOf(*m_highest), from + 0.5);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.colour(Token::S5), 1.5, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(circle(centre, radius - BandWidth - 14), int(qtDegrees(from) * 16),
                        int((from - to) * 16));
    }
    painter.setFont(theme.font(Role::Table));
    painter.setPen(theme.colour(Token::Text3));
    drawText(painter, QRectF(centre.x() - radius, centre.y() + Theme::grow(17), 2 * radius, Theme::grow(16)),
             Qt::AlignCenter, m_state.unit);

    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text2));
    // One line only: a second one would run into the scale's end labels. What is left out stands in the tool
    // tip.
    const QFontMetricsF footMetrics(painter.font());
    const double footer = width() - 16;
    QString words = m_words;
    if (footMetrics.horizontalAdvance(words) > footer)
        words = words.section(QStringLiteral(", "), 0, 0);
    drawText(painter, QRectF(8, height() - footerHeight(), footer, footerHeight() - 6),
             Qt::AlignHCenter | Qt::AlignBottom, footMetrics.elidedText(words, Qt::ElideRight, footer));
}

void Gauge::drawHeader()
{
    m_drawnHeader = header();
    const Theme &theme = Theme::of(this);
    QPainter painter(&m_dial);
    painter.setLayoutDirection(layoutDirection());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, width(), Theme::grow(29)), theme.colour(Token::Panel));

    const core::Quality quality = m_drawnHeader->quality;
    // Quality and age at the top right; a fresh good value needs no word.
    const QFont titleFont = theme.font(Role::Body, 600);
    const QFontMetricsF noteMetrics(theme.font(Role::Caption));
    const QString age = m_state.age ? ageText(*m_state.age) : QString();
    QString line = m_drawnHeader->line;
    // Where title and note do not fit side by side the mark speaks for its word.
    if (!age.isEmpty() && 12 + m_titleWidth + 30 + noteMetrics.horizontalAdvance(line) + 12 > width())
        line = age;
    const bool loud = quality == core::Quality::Stale || quality == core::Quality::NoAnswer ||
                      quality == core::Quality::Bad;
    const double noteWidth = noteMetrics.horizontalAdvance(line);
    const double noteLeft = width() - 12 - noteWidth;
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(loud ? QualityMark::token(quality) : Token::Text2));
    const double middle = Theme::grow(18);
    drawText(painter,
             placed(this, QRectF(noteLeft - 1, middle - Theme::grow(8), noteWidth + 2, Theme::grow(16))),
             Qt::AlignTrailing | Qt::AlignVCenter, line);
    const int mark = QualityMark::size();
    QualityMark::paint(painter, placed(this, QRectF(noteLeft - 6 - mark, middle - mark / 2.0, mark, mark)),
                       quality, theme);
    painter.setFont(titleFont);
    painter.setPen(theme.colour(Token::Text));
    const double titleRoom = noteLeft - 12 - mark - 12;
    drawText(painter, placed(this, QRectF(12, middle - Theme::grow(10), titleRoom, Theme::grow(20))),
             Qt::AlignLeading | Qt::AlignVCenter,
             m_titleWidth <= titleRoom
                 ? m_title
                 : QFontMetricsF(titleFont).elidedText(m_title, Qt::ElideRight, titleRoom));
}

void Gauge::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    // As fine as what is painted on: another screen, or a picture of a larger scale.
    const qreal ratio = std::max(0.5, painter.deviceTransform().m11());
    if (m_dial.isNull() || m_dial.size() != size() * ratio || m_dial.devicePixelRatio() != ratio ||
        m_dialBand != activeBand())
        buildDial(ratio);
    if (m_drawnHeader != header())
        drawHeader();
    m_painted = face();
    painter.drawPixmap(0, 0, m_dial);
    painter.setRenderHint(QPainter::Antialiasing);

    const QRectF dial = dialRect();
    const QPointF centre = dial.center();
    const double radius = dial.width() / 2;
    const core::Quality quality = m_state.quality;
    const auto value = m_state.shown();
    if (const auto angle = needleAngle()) {
        // A halo in the panel's colour keeps the needle readable on a solid band.
        const QPointF inner = onRim(centre, radius - BandWidth - 13, *angle);
        const QPointF outer = onRim(centre, radius + 3, *angle);
        painter.setPen(QPen(theme.colour(Token::Panel), 5.5, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(inner, outer);
        const bool stale = quality == core::Quality::Stale;
        painter.setPen(QPen(theme.colour(stale ? Token::Text3 : Token::Text), 3, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(inner, outer);
    }
    const QString number = value ? numberText(*value, m_state.decimals)
                                 : (quality == core::Quality::Unknown ? tr("never") : tr("none"));
    QFont font = value ? theme.font(Role::Value) : theme.font(Role::Title, 400);
    // The number has to stay clear of the inner arc.
    const double room = 2 * (radius - BandWidth - 22);
    while (font.pixelSize() > 13 && QFontMetricsF(font).horizontalAdvance(number) > room)
        font.setPixelSize(font.pixelSize() - 1);
    painter.setFont(font);
    painter.setPen(theme.colour(value && quality != core::Quality::Stale ? Token::Text : Token::Text2));
    drawText(painter, QRectF(centre.x() - radius, centre.y() - Theme::grow(17), 2 * radius, Theme::grow(34)),
             Qt::AlignCenter, number);
}

} // namespace widgets
