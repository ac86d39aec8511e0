// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wiretape.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Band = 18;     ///< height of a request or an answer
constexpr int TickArea = 20; ///< above the band: seconds
constexpr int UnitArea = 18; ///< below: units

} // namespace

WireTape::WireTape(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("The wire, last %1 s").arg(Span.count()));
}

QSize WireTape::sizeHint() const
{
    const int text = QFontMetrics(Theme::of(this).font(Role::Caption)).height();
    return {480, std::max(TickArea, text + 4) + Band + std::max(UnitArea, text + 4)};
}

QSize WireTape::minimumSizeHint() const { return {160, sizeHint().height()}; }

void WireTape::setParts(const QList<Part> &parts, core::UtcTime to)
{
    QList<Part> kept;
    int requests = 0;
    int answers = 0;
    int vain = 0;
    for (const Part &part : parts) {
        if (part.to <= to - Span || part.from >= to)
            continue;
        kept << part;
        requests += part.kind == Kind::Request;
        answers += part.kind == Kind::Answer;
        vain += part.kind == Kind::Waiting || part.kind == Kind::Damaged;
    }
    if (kept == m_parts && to == m_to)
        return;
    m_parts = kept;
    m_to = to;
    setAccessibleDescription(
        kept.isEmpty()
            ? tr("the wire is quiet")
            : QStringList({tr("%n requests", nullptr, requests), tr("%n answers", nullptr, answers),
                           tr("%n without a readable answer", "requests", vain)})
                  .join(u", "_s));
    update();
}

void WireTape::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

void WireTape::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    // Time runs from left to right, in every language: it is an axis.
    const QFont caption = theme.font(Role::Caption);
    const QFontMetricsF metrics(caption);
    const double width = this->width() - 1;
    const int top = std::max(TickArea, int(metrics.height()) + 4);
    const auto span = std::chrono::duration<double>(Span).count();
    const auto x = [&](core::UtcTime at) {
        const double seconds = std::chrono::duration<double>(at - (m_to - Span)).count();
        return std::clamp(seconds / span, 0.0, 1.0) * width;
    };
    painter.setFont(caption);
    const int eighths = int(Span.count()) * 4;
    for (int tick = 0; tick <= eighths; ++tick) {
        const double at = std::round(width * tick / eighths) + 0.5;
        const bool whole = tick % 4 == 0;
        painter.setPen(theme.colour(Token::LineStrong));
        painter.drawLine(QPointF(at, 0), QPointF(at, whole ? 8 : 4));
        if (whole && tick < eighths) {
            painter.setPen(theme.colour(Token::Text3));
            drawText(painter, QRectF(at + 3, 1, width / Span.count() - 4, metrics.height()), Qt::AlignLeft,
                     tr("\u2212%1 s", "seconds ago").arg(Span.count() - tick / 4));
        }
    }
    painter.fillRect(QRectF(0, top + Band, width + 1, 1), theme.colour(Token::Line));

    for (const Part &part : std::as_const(m_parts)) {
        const double from = x(part.from);
        const double to = std::max(x(part.to), from + (part.kind == Kind::Request ? 2.0 : 1.0));
        const double middle = top + Band / 2.0;
        switch (part.kind) {
        case Kind::Request:
            painter.fillRect(QRectF(from, top, to - from, Band), theme.colour(Token::Ink));
            break;
        case Kind::Answer:
            painter.fillRect(QRectF(from, top + 3, to - from, Band - 3), theme.colour(Token::S1));
            break;
        case Kind::Damaged: {
            const QRectF box(std::min(from, width - 13), middle - 6.5, 13, 13);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(theme.colour(Token::Critical), 1.5));
            painter.setBrush(theme.colour(Token::CriticalTint));
            painter.drawRect(box);
            painter.drawLine(box.topLeft() + QPointF(3.5, 3.5), box.bottomRight() - QPointF(3.5, 3.5));
            painter.drawLine(box.topRight() + QPointF(-3.5, 3.5), box.bottomLeft() + QPointF(3.5, -3.5));
            painter.setRenderHint(QPainter::Antialiasing, false);
            break;
        }
        case Kind::Waiting:
            painter.fillRect(QRectF(from, middle - 1, to - from, 2), theme.colour(Token::Critical));
            break;
        }
    }
    paintNames(painter, top + Band + 3, x);
}

void WireTape::paintNames(QPainter &painter, double top, const std::function<double(core::UtcTime)> &x) const
{
    const Theme &theme = Theme::of(this);
    const double right = width() - 1;
    // Bad ones always are named where two fit; the others where there is room beside them.
    QList<QRectF> taken;
    for (const bool bad : {true, false}) {
        const QFont font = theme.font(Role::Caption, bad ? 600 : 400);
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(theme.colour(bad ? Token::Critical : Token::Text3));
        for (const Part &part : m_parts) {
            if (part.kind == Kind::Answer || (part.kind != Kind::Request) != bad)
                continue;
            const QString text = QString::number(part.unit);
            const double wide = metrics.horizontalAdvance(text);
            const QRectF spot(std::min(x(part.from), right - wide), top, wide + 6, metrics.height());
            const QRectF around = spot.adjusted(-1, 0, 2, 0);
            if (std::any_of(taken.begin(), taken.end(),
                            [&around](const QRectF &other) { return other.intersects(around); }))
                continue;
            taken << around;
            drawText(painter, spot, Qt::AlignLeft, text);
        }
    }
}

WireTapeLegend::WireTapeLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WireTapeLegend::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    setAccessibleName(note);
    updateGeometry();
    update();
}

QSize WireTapeLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::of(this).font(Role::Table));
    const QString words = tr("request") + tr("answer") + tr("waiting in vain") + m_note;
    return {metrics.horizontalAdvance(words) + 120, metrics.height() + 2};
}

void WireTapeLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

void WireTapeLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(Role::Table));
    const QFontMetricsF metrics(painter.font());
    struct Part
    {
        QString word;
        Token token;
        QSizeF shape;
    };
    const QList<Part> parts{{tr("request"), Token::Ink, {4, 10}},
                            {tr("answer"), Token::S1, {10, 8}},
                            {tr("waiting in vain"), Token::Critical, {14, 2}},
                            {m_note, Token::Ink, {0, 0}}};
    double wide = 0;
    for (const Part &part : parts)
        wide += part.shape.width() + 6 + metrics.horizontalAdvance(part.word) + 14;
    const bool mirrored = isRightToLeft();
    double at = std::max(0.0, width() - wide + 14); // counted from the reading side
    for (const Part &part : parts) {
        const QRectF box(mirrored ? width() - at - part.shape.width() : at,
                         height() / 2.0 - part.shape.height() / 2, part.shape.width(), part.shape.height());
        painter.fillRect(box, theme.colour(part.token));
        at += part.shape.width() + 6;
        const double text = metrics.horizontalAdvance(part.word) + 1;
        painter.setPen(theme.colour(Token::Text2));
        drawText(painter, QRectF(mirrored ? width() - at - text : at, 0, text, height()),
                 Qt::AlignCenter | Qt::TextSingleLine, part.word);
        at += text + 13;
    }
}

} // namespace widgets
