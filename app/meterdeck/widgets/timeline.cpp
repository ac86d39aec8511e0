// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

int rowHeight() { return Theme::grow(40); }

} // namespace

Timeline::Timeline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Timeline::setStages(const QList<Stage> &stages)
{
    m_stages = stages;
    QStringList spoken;
    for (const Stage &stage : stages)
        spoken << stage.time + u' ' + stage.title +
                      (stage.detail.isEmpty() ? QString() : u", "_s + stage.detail);
    setAccessibleName(tr("Stages"));
    setAccessibleDescription(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

QSize Timeline::sizeHint() const { return {320, int(m_stages.size()) * rowHeight()}; }

QSize Timeline::minimumSizeHint() const { return {200, int(m_stages.size()) * rowHeight()}; }

void Timeline::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = theme.colour(Token::Text);
    for (int i = 0; i < m_stages.size(); ++i) {
        const Stage &stage = m_stages[i];
        const double top = i * rowHeight();
        const int line = Theme::grow(18);
        const QPointF dot(isRightToLeft() ? width() - 10 : 10, top + line / 2.0);
        if (i + 1 < m_stages.size()) {
            painter.setPen(QPen(theme.colour(Token::Text2), 1.5, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(dot + QPointF(0, 8), dot + QPointF(0, rowHeight() - 8));
        }
        switch (stage.mark) {
        case Mark::Done:
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawEllipse(dot, 4, 4);
            break;
        case Mark::Waiting:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.colour(Token::Line), 2));
            painter.drawEllipse(dot, 4, 4);
            painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::FlatCap));
            painter.drawArc(QRectF(dot - QPointF(4, 4), QSizeF(8, 8)), 90 * 16, -130 * 16);
            break;
        case Mark::Unknown: {
            QPen dashed(ink, 1.4, Qt::CustomDashLine, Qt::FlatCap);
            dashed.setDashPattern({1.6, 1.4});
            painter.setPen(dashed);
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(dot, 4, 4);
            break;
        }
        case Mark::Bad:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(Token::Critical));
            painter.drawPolygon(QPolygonF({dot + QPointF(0, -5.5), dot + QPointF(5.5, 0),
                                           dot + QPointF(0, 5.5), dot + QPointF(-5.5, 0)}));
            break;
        }
        painter.setFont(theme.font(Role::Table));
        const double timeWidth = QFontMetricsF(painter.font()).horizontalAdvance(stage.time) + 2;
        painter.setPen(theme.colour(Token::Text2));
        drawText(painter, placed(this, QRectF(width() - timeWidth, top, timeWidth, line)),
                 Qt::AlignRight | Qt::AlignVCenter, stage.time);
        const double room = width() - 30 - timeWidth - 8;
        painter.setFont(theme.font(Role::Table, 600));
        painter.setPen(ink);
        drawText(painter, placed(this, QRectF(30, top, room, line)), Qt::AlignLeft | Qt::AlignVCenter,
                 QFontMetricsF(painter.font()).elidedText(stage.title, Qt::ElideRight, room));
        painter.setFont(theme.font(Role::Caption));
        painter.setPen(theme.colour(Token::Text3));
        drawText(painter, placed(this, QRectF(30, top + line, width() - 30, Theme::grow(16))),
                 Qt::AlignLeft | Qt::AlignVCenter,
                 QFontMetricsF(painter.font()).elidedText(stage.detail, Qt::ElideRight, width() - 30));
    }
}

} // namespace widgets
