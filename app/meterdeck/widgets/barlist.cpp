// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/barlist.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double Gap = 12;
constexpr double LeastBar = 2;

} // namespace

BarList::BarList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarList::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    const bool other = rows.size() != m_rows.size();
    m_rows = rows;
    QStringList words;
    for (const Row &row : rows) {
        if (row.count > 0)
            words << tr("%1: %2", "kind and count").arg(row.kind, row.text);
    }
    setAccessibleDescription(words.isEmpty() ? tr("none") : words.join(u", "_s));
    if (other)
        updateGeometry();
    update();
}

int BarList::rowHeight() const
{
    return std::max(20, QFontMetrics(Theme::of(this).font(Role::Table, 600)).height() + 4);
}

double BarList::kindWidth() const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Table, 600));
    double widest = 60;
    for (const Row &row : m_rows)
        widest = std::max(widest, metrics.horizontalAdvance(row.kind) + 2);
    return std::min(widest, width() * 0.55);
}

QSize BarList::sizeHint() const { return {280, int(m_rows.size()) * rowHeight()}; }

QSize BarList::minimumSizeHint() const { return {160, sizeHint().height()}; }

void BarList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

bool BarList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto at = help->pos().y() / rowHeight();
        if (at < m_rows.size())
            QToolTip::showText(help->globalPos(), m_rows.at(at).kind, this);
        return true;
    }
    return QWidget::event(event);
}

void BarList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    quint64 most = 0;
    const QFontMetricsF bold(theme.font(Role::Table, 600));
    double numbers = 20;
    for (const Row &row : std::as_const(m_rows)) {
        most = std::max(most, row.count);
        numbers = std::max(numbers, bold.horizontalAdvance(row.text) + 2);
    }
    const bool mirrored = isRightToLeft();
    const auto place = [&](double left, double top, double wide, double high) {
        return QRectF(mirrored ? width() - left - wide : left, top, wide, high);
    };
    const int near = int(Qt::AlignLeading) | Qt::AlignVCenter;
    const int far = int(Qt::AlignTrailing) | Qt::AlignVCenter;
    const double kinds = std::min(kindWidth(), std::max(0.0, width() - numbers - Gap));
    const double room = std::max(0.0, width() - kinds - numbers - 2 * Gap);
    double top = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const bool happened = row.count > 0;
        // What is a fifth of the most or more is worth looking at; the rest is told quietly.
        const bool much = happened && row.count * 5 >= most;
        painter.setFont(theme.font(Role::Table, much ? 600 : 400));
        painter.setPen(theme.colour(much ? Token::Text : happened ? Token::Text2 : Token::Text3));
        drawText(painter, place(0, top, kinds, rowHeight()), near,
                 QFontMetricsF(painter.font()).elidedText(row.kind, Qt::ElideRight, kinds));
        drawText(painter, place(width() - numbers, top, numbers, rowHeight()), far, row.text);
        if (happened && room > LeastBar) {
            const double wide = std::max(LeastBar, room * double(row.count) / double(most));
            painter.fillRect(place(kinds + Gap, top + rowHeight() / 2.0 - 4, wide, 8),
                             theme.colour(much ? Token::Ink : Token::Calm));
        }
        top += rowHeight();
    }
}

} // namespace widgets
