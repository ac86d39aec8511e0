// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmsplit.h"

#include "widgets/drawntext.h"
#include "widgets/prioritymark.h"
#include "widgets/theme.h"
#include "words.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {
constexpr double BarHeight = 8;
} // namespace

AlarmSplit::AlarmSplit(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Alarms by priority, beside what is recommended"));
    setQuality({});
}

QList<AlarmSplit::Band> AlarmSplit::bandsOf(const alarms::Quality &quality,
                                            const alarms::QualityLimits &limits)
{
    using alarms::Priority;
    const auto raised = [&quality](Priority priority) { return quality.byPriority.value(priority); };
    QList<Band> bands{
        {widgets::PriorityMark::word(1), 1, raised(Priority::Critical), 0, limits.targetCritical, false},
        {widgets::PriorityMark::word(2), 2, raised(Priority::High), 0, limits.targetHigh, false},
        {tr("Medium and low"), 3, raised(Priority::Medium) + raised(Priority::Low), 0,
         1 - limits.targetCritical - limits.targetHigh, false}};
    for (Band &band : bands) {
        band.share = quality.raised > 0 ? double(band.raised) / quality.raised : 0;
        band.isTooMuch = band.priority < 3 && band.share > band.recommended;
    }
    return bands;
}

QString AlarmSplit::words(const Band &band)
{
    const QString share = Words::number(band.share * 100, 0);
    const QString wanted = Words::number(band.recommended * 100, 0);
    return band.isTooMuch ? tr("%1 %, more than the recommended %2 %").arg(share, wanted)
                          : tr("%1 %, recommended %2 %").arg(share, wanted);
}

void AlarmSplit::setQuality(const alarms::Quality &quality)
{
    m_bands = bandsOf(quality, alarms::QualityLimits{});
    QStringList said;
    for (const Band &band : std::as_const(m_bands))
        said << tr("%1: %2", "priority, share").arg(band.name, words(band));
    setAccessibleDescription(quality.raised > 0 ? said.join(u". "_s) : tr("Nothing was raised."));
    setToolTip(said.join(u'\n'));
    update();
}

int AlarmSplit::bandHeight() const
{
    const Theme &theme = Theme::of(this);
    return theme.lineHeight(Role::Table) + 4 + int(BarHeight) + 3 + theme.lineHeight(Role::Caption) + 10;
}

QSize AlarmSplit::sizeHint() const { return {260, int(m_bands.size()) * bandHeight()}; }

QSize AlarmSplit::minimumSizeHint() const { return {160, sizeHint().height()}; }

void AlarmSplit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void AlarmSplit::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool mirrored = isRightToLeft();
    const int start = int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignAbsolute);
    const int end = int(mirrored ? Qt::AlignLeft : Qt::AlignRight) | int(Qt::AlignAbsolute);
    const double line = theme.lineHeight(Role::Table);
    const double small = theme.lineHeight(Role::Caption);
    double top = 0;
    for (const Band &band : std::as_const(m_bands)) {
        const double side = std::min(double(Theme::iconSize(14)), line);
        const double at = mirrored ? width() - side : 0;
        widgets::PriorityMark::paint(painter, QRectF(at, top + (line - side) / 2, side, side), band.priority,
                                     widgets::AlarmState::Acknowledged, theme);
        const QFont strong = theme.font(Role::Table, 600);
        const QString count = Words::count(quint64(band.raised));
        const double room = QFontMetricsF(strong).horizontalAdvance(count) + 2;
        painter.setFont(strong);
        painter.setPen(theme.colour(Token::Text));
        widgets::drawText(painter, QRectF(mirrored ? 0 : width() - room, top, room, line),
                          end | int(Qt::AlignVCenter) | int(Qt::TextSingleLine), count);
        painter.setFont(theme.font(Role::Table));
        painter.setPen(theme.colour(Token::Text2));
        const QRectF words(mirrored ? room + 8 : side + 8, top, width() - side - room - 16, line);
        widgets::drawText(painter, words, start | int(Qt::AlignVCenter) | int(Qt::TextSingleLine),
                          QFontMetricsF(painter.font()).elidedText(band.name, Qt::ElideRight, words.width()));
        const double bar = top + line + 4;
        painter.fillRect(QRectF(0, bar, width(), BarHeight), theme.colour(Token::Sunken));
        const double wide = std::round(width() * band.share);
        const QRectF filled(mirrored ? width() - wide : 0, bar, wide, BarHeight);
        painter.fillRect(filled, theme.colour(band.isTooMuch ? Token::High : Token::Calm));
        if (band.isTooMuch) {
            painter.setPen(theme.colour(Token::HighLine));
            painter.drawRect(filled.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        // What is recommended: a tick that stands out of the bar.
        const double tick = std::round(width() * (mirrored ? 1 - band.recommended : band.recommended));
        painter.fillRect(QRectF(std::clamp(tick - 1, 0.0, width() - 2.0), bar - 3, 2, BarHeight + 6),
                         theme.colour(Token::Text));
        painter.setFont(theme.font(Role::Caption));
        painter.setPen(theme.colour(band.isTooMuch ? Token::HighLine : Token::Text3));
        widgets::drawText(
            painter, QRectF(0, bar + BarHeight + 3, width(), small),
            start | int(Qt::AlignVCenter) | int(Qt::TextSingleLine),
            QFontMetricsF(painter.font()).elidedText(AlarmSplit::words(band), Qt::ElideRight, width()));
        top += bandHeight();
    }
}

} // namespace console
