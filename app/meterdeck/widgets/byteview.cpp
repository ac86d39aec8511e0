// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/byteview.h"

#include "widgets/drawntext.h"
#include "widgets/placetip.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Padding = 6; ///< around all of it, for the focus ring
constexpr int MostInLine = 16;
constexpr int LeastInLine = 4;
constexpr int OffsetFrom = 17; ///< fewer bytes are counted at a glance

} // namespace

ByteView::ByteView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ByteView::setBytes(const QByteArray &bytes, const QList<Run> &runs)
{
    if (bytes == m_bytes && runs == m_runs)
        return;
    const bool other = bytes.size() != m_bytes.size();
    m_bytes = bytes;
    m_runs = runs;
    if (m_current >= m_runs.size())
        m_current = -1;
    if (other)
        updateGeometry();
    updateName();
    update();
}

void ByteView::setEmptyText(const QString &text)
{
    if (text == m_empty)
        return;
    m_empty = text;
    updateName();
    update();
}

void ByteView::setCurrent(int run)
{
    run = run >= 0 && run < m_runs.size() ? run : -1;
    if (run == m_current)
        return;
    m_current = run;
    updateName();
    update();
}

void ByteView::choose(int run)
{
    if (run < 0 || run >= m_runs.size() || run == m_current)
        return;
    setCurrent(run);
    emit chosen(run);
}

void ByteView::updateName()
{
    const QString hex = QString::fromLatin1(m_bytes.toHex(' ').toUpper());
    QString text = m_bytes.isEmpty() ? m_empty : hex;
    if (m_current >= 0 && m_current < m_runs.size()) {
        const Run &run = m_runs.at(m_current);
        const QString part = QString::fromLatin1(m_bytes.mid(run.at, run.size).toHex(' ').toUpper());
        text = tr("%1: %2; all bytes: %3", "chosen bytes, what they are").arg(part, run.text, hex);
    }
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

double ByteView::byteWidth() const
{
    return std::ceil(QFontMetricsF(Theme::of(this).font(Role::Mono)).horizontalAdvance(u"00 "_s));
}

int ByteView::lineHeight() const { return QFontMetrics(Theme::of(this).font(Role::Mono)).height() + 8; }

double ByteView::offsetWidth() const
{
    if (m_bytes.size() < OffsetFrom)
        return 0;
    return std::ceil(QFontMetricsF(Theme::of(this).font(Role::Mono)).horizontalAdvance(u"000"_s)) + 8;
}

int ByteView::perLine(int width) const
{
    const int fit = int((width - 2 * Padding - offsetWidth()) / byteWidth());
    if (m_bytes.size() <= std::min(fit, MostInLine))
        return std::max(int(m_bytes.size()), LeastInLine);
    return std::clamp(fit / 4 * 4, LeastInLine, MostInLine);
}

int ByteView::heightForWidth(int width) const
{
    const int each = perLine(width);
    const int lines = std::max(1, (int(m_bytes.size()) + each - 1) / each);
    return lines * lineHeight() + 2 * Padding;
}

QSize ByteView::sizeHint() const
{
    const int wide = int(offsetWidth() + 8 * byteWidth()) + 2 * Padding;
    return {wide, heightForWidth(std::max(wide, width()))};
}

QSize ByteView::minimumSizeHint() const
{
    return {int(offsetWidth() + LeastInLine * byteWidth()) + 2 * Padding, lineHeight() + 2 * Padding};
}

QRectF ByteView::place(int byte) const
{
    const int each = perLine(width());
    return {Padding + offsetWidth() + (byte % each) * byteWidth(),
            double(Padding + byte / each * lineHeight()), byteWidth(), double(lineHeight())};
}

int ByteView::runAt(const QPoint &position) const
{
    for (int run = 0; run < m_runs.size(); ++run) {
        for (int byte = m_runs.at(run).at; byte < m_runs.at(run).at + m_runs.at(run).size; ++byte) {
            if (place(byte).contains(position))
                return run;
        }
    }
    return -1;
}

bool ByteView::event(QEvent *event)
{
    const auto tip = [this](const QPoint &position) -> std::optional<PlaceTip> {
        const int run = runAt(position);
        return run < 0 ? std::nullopt : std::optional(PlaceTip{m_runs.at(run).text, {}});
    };
    if (showPlaceTip(this, event, tip))
        return true;
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
    return QWidget::event(event);
}

void ByteView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight); // a wire
    const QFont mono = theme.font(Role::Mono);
    const double digits = QFontMetricsF(mono).horizontalAdvance(u"00"_s);
    if (m_bytes.isEmpty()) {
        painter.setFont(theme.font(Role::Table));
        painter.setPen(theme.colour(Token::Text2));
        painter.setLayoutDirection(layoutDirection());
        drawText(painter, QRectF(rect()).adjusted(Padding, 0, -Padding, 0),
                 int(Qt::AlignLeading) | Qt::AlignVCenter | Qt::TextWordWrap, m_empty);
    }
    const int each = perLine(width());
    // Beneath the digits: a line under each run, a field around the chosen one.
    for (int at = 0; at < m_runs.size(); ++at) {
        const Run &run = m_runs.at(at);
        const bool chosen = at == m_current;
        for (int byte = run.at; byte < run.at + run.size;) {
            const int end = std::min(run.at + run.size, (byte / each + 1) * each);
            const QRectF first = place(byte);
            const QRectF last = place(end - 1);
            QRectF box(first.left() - 2, first.top() + 2, last.left() + digits - first.left() + 4,
                       lineHeight() - 4);
            if (chosen) {
                painter.setPen(QPen(theme.colour(Token::Focus), 1));
                painter.setBrush(theme.colour(Token::Select));
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
            }
            const double under = box.bottom() - 2;
            painter.setPen(
                QPen(theme.colour(run.wrong ? Token::Critical : Token::LineStrong), run.wrong ? 1.5 : 1));
            if (run.wrong) {
                QPolygonF wave;
                int step = 0;
                for (double x = box.left() + 2; x <= box.right() - 2; x += 2)
                    wave << QPointF(x, under + (step++ % 2 ? 1.5 : -1));
                painter.drawPolyline(wave);
            } else if (!chosen) {
                painter.drawLine(QPointF(box.left() + 2, under), QPointF(box.right() - 2, under));
            }
            byte = end;
        }
    }
    painter.setFont(mono);
    for (int byte = 0; byte < m_bytes.size(); ++byte) {
        const QRectF box = place(byte);
        if (byte % each == 0 && offsetWidth() > 0) {
            painter.setPen(theme.colour(Token::Text3));
            drawText(painter, QRectF(Padding, box.top(), offsetWidth() - 8, box.height()),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(byte));
        }
        const auto wrong = std::any_of(m_runs.begin(), m_runs.end(), [byte](const Run &run) {
            return run.wrong && byte >= run.at && byte < run.at + run.size;
        });
        painter.setPen(theme.colour(wrong ? Token::Critical : Token::Text));
        drawText(painter, QRectF(box.left(), box.top(), digits + 2, box.height()),
                 Qt::AlignLeft | Qt::AlignVCenter,
                 u"%1"_s.arg(quint8(m_bytes.at(byte)), 2, 16, QChar(u'0')).toUpper());
    }
    if (Theme::hasRing(this))
        theme.drawFocusRing(painter, rect(), 4);
}

void ByteView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        choose(std::max(0, m_current - 1));
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        choose(m_current + 1);
        return;
    case Qt::Key_Home:
        choose(0);
        return;
    case Qt::Key_End:
        choose(int(m_runs.size()) - 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ByteView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(runAt(event->position().toPoint()));
}

} // namespace widgets
