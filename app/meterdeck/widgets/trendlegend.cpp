// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendlegend.h"

#include "widgets/drawntext.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Sample = 15;
constexpr int Gap = 6;
constexpr int Pad = 4;
constexpr int Between = 8;

/// One curve of the legend: checked while its curve is shown.
class LegendEntry : public QAbstractButton
{
public:
    LegendEntry(const TrendSeries &series, const QString &text, QWidget *parent)
        : QAbstractButton(parent), m_token(series.token), m_dashed(series.dashed)
    {
        setText(text);
        setCheckable(true);
        setChecked(!series.hidden);
        setFocusPolicy(Qt::StrongFocus);
    }

    QSize sizeHint() const override
    {
        const QFontMetricsF metrics(Theme::of(this).font(Role::Table));
        return {int(std::ceil(metrics.horizontalAdvance(text()))) + Sample + Gap + 2 * Pad + 2,
                std::max(20, int(std::ceil(metrics.height())) + 4)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const auto from = [&](double x, double length) { return mirrored ? width() - x - length : x; };
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(Token::Sunken));
            painter.drawRoundedRect(rect(), 3, 3);
        }
        QPen pen(theme.colour(isChecked() ? m_token : Token::Calm2), 2,
                 m_dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::FlatCap);
        if (m_dashed)
            pen.setDashPattern({2.5, 1.5});
        painter.setPen(pen);
        const double x = from(Pad, Sample);
        painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + Sample, height() / 2.0));
        QFont font = theme.font(Role::Table);
        font.setStrikeOut(!isChecked());
        painter.setFont(font);
        painter.setPen(theme.colour(isChecked() ? Token::Text2 : Token::Text3));
        const double room = width() - Pad - Sample - Gap - Pad;
        const QString shown = QFontMetricsF(font).elidedText(text(), Qt::ElideRight, room + 1);
        drawText(painter, QRectF(from(Pad + Sample + Gap, room), 0, room + (mirrored ? 0 : 2), height()),
                 Qt::AlignVCenter | Qt::AlignLeading, shown);
        if (hasFocus())
            theme.drawFocusRing(painter, rect(), 3);
    }

private:
    Token m_token;
    bool m_dashed;
};

} // namespace

TrendLegend::TrendLegend(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Curves"));
}

void TrendLegend::setSingleRow(bool single)
{
    m_single = single;
    updateGeometry();
}

void TrendLegend::setSeries(const QList<TrendSeries> &series)
{
    const int focused = int(m_entries.indexOf(qobject_cast<QAbstractButton *>(focusWidget())));
    qDeleteAll(m_entries);
    m_entries.clear();
    for (const TrendSeries &one : series) {
        const int at = int(m_entries.size());
        const QString text = one.unit.isEmpty()
                                 ? one.name
                                 : tr("%1, %2", "a curve's name and its unit").arg(one.name, one.unit);
        auto *entry = new LegendEntry(one, text, this);
        entry->setAccessibleName(text);
        entry->setAccessibleDescription(one.hidden ? tr("Hidden. Press to show the curve.")
                                                   : tr("Shown. Press to hide the curve."));
        entry->setToolTip(tr("%1. Press to hide or show it, right click for more.").arg(text));
        entry->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(entry, &QAbstractButton::toggled, this,
                [this, at](bool shown) { emit hiddenChosen(at, !shown); });
        connect(entry, &QWidget::customContextMenuRequested, this, [this, at, entry](const QPoint &where) {
            emit menuRequested(at, entry->mapToGlobal(where));
        });
        entry->show();
        m_entries << entry;
    }
    if (focused >= 0 && focused < m_entries.size())
        m_entries.at(focused)->setFocus();
    updateGeometry();
    place(width(), true);
}

int TrendLegend::place(int width, bool apply) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_single) {
        int wish = 0;
        for (const QAbstractButton *entry : m_entries)
            wish += entry->sizeHint().width() + Between;
        int x = 0;
        int height = 20;
        for (QAbstractButton *entry : m_entries) {
            const int own = entry->sizeHint().width();
            const int given = wish > width && wish > 0 ? int(qint64(own) * width / wish) : own;
            height = std::max(height, entry->sizeHint().height());
            if (apply)
                entry->setGeometry(mirrored ? width - x - given : x,
                                   (this->height() - entry->sizeHint().height()) / 2, given,
                                   entry->sizeHint().height());
            x += given + Between;
        }
        return height;
    }
    int x = 0;
    int y = 0;
    int row = 20;
    for (QAbstractButton *entry : m_entries) {
        const QSize hint = entry->sizeHint();
        const int own = std::min(hint.width(), std::max(width, 40));
        if (x > 0 && x + own > width) {
            x = 0;
            y += row + 2;
        }
        row = std::max(row, hint.height());
        if (apply)
            entry->setGeometry(mirrored ? width - x - own : x, y, own, hint.height());
        x += own + Between;
    }
    return y + row;
}

QSize TrendLegend::sizeHint() const
{
    int width = 0;
    int height = 20;
    for (const QAbstractButton *entry : m_entries) {
        width += entry->sizeHint().width() + Between;
        height = std::max(height, entry->sizeHint().height());
    }
    return {width, height};
}

QSize TrendLegend::minimumSizeHint() const { return {m_single ? 0 : 120, 20}; }

void TrendLegend::resizeEvent(QResizeEvent *) { place(width(), true); }

void TrendLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        place(width(), true);
    }
}

} // namespace widgets
