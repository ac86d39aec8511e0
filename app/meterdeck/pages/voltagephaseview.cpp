// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/voltagephaseview.h"

#include "pages/factgrid.h"
#include "voltagewords.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "words.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using lines::VoltageVerdict;
using widgets::Chip;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

/// The shape of a verdict: a ring with a tick, a filled square with a cross, a dashed ring with a question
/// mark. The word stands beside it.
class VerdictMark : public QWidget
{
public:
    explicit VerdictMark(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(Theme::iconSize(20), Theme::iconSize(20));
    }
    void setVerdict(VoltageVerdict verdict)
    {
        m_verdict = verdict;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(QRectF(rect()).center());
        painter.scale(width() / 20.0, height() / 20.0); // drawn in a square of 20 about the origin
        QPen pen(theme.colour(Token::Text), 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        switch (m_verdict) {
        case VoltageVerdict::Pass:
            painter.setPen(pen);
            painter.drawEllipse(QPointF(0, 0), 8.6, 8.6);
            painter.drawPolyline(QPolygonF({QPointF(-3.8, 0.3), QPointF(-1.1, 3.1), QPointF(4, -2.9)}));
            return;
        case VoltageVerdict::Fail:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(Token::Critical));
            painter.drawRect(QRectF(-8.8, -8.8, 17.6, 17.6));
            pen.setColor(theme.colour(Token::OnCritical));
            painter.setPen(pen);
            painter.drawLine(QPointF(-3.8, -3.8), QPointF(3.8, 3.8));
            painter.drawLine(QPointF(-3.8, 3.8), QPointF(3.8, -3.8));
            return;
        case VoltageVerdict::Inconclusive:
            break;
        }
        pen.setColor(theme.colour(Token::Text2));
        pen.setStyle(Qt::CustomDashLine);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({1.7, 1.2});
        painter.setPen(pen);
        painter.drawEllipse(QPointF(0, 0), 8.6, 8.6);
        pen.setStyle(Qt::SolidLine);
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        QPainterPath hook(QPointF(-2.4, -2.2));
        hook.cubicTo(QPointF(-2.4, -5.2), QPointF(2.8, -5.2), QPointF(2.6, -2.2));
        hook.cubicTo(QPointF(2.4, -0.2), QPointF(0, 0), QPointF(0, 1.6));
        painter.drawPath(hook);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Token::Text2));
        painter.drawEllipse(QPointF(0, 4.4), 1.1, 1.1);
    }

private:
    VoltageVerdict m_verdict = VoltageVerdict::Inconclusive;
};

VoltagePhaseView::VoltagePhaseView(QWidget *parent)
    : QWidget(parent)
    , m_mark(new VerdictMark(this))
    , m_channel(new Label({}, Role::Body, Token::Text2, 600, this))
    , m_verdict(new Label({}, Role::Body, Token::Text, 600, this))
    , m_indicative(new Chip({}, Chip::Kind::Neutral, this))
    , m_facts(new FactGrid(this, FactGrid::Kind::Figures))
    , m_reason(new Label({}, Role::Body, Token::Text2, 0, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_mark);
    head->addWidget(m_channel);
    head->addWidget(m_verdict);
    head->addWidget(m_indicative);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_reason);
    column->addWidget(m_facts);
    column->addStretch(1);
    m_indicative->setText(tr("indicative"));
    m_reason->setWordWrap(true);
}

void VoltagePhaseView::setPhase(const engine::VoltagePhase &phase, const engine::VoltageWeek &week)
{
    const lines::VoltageQuality &quality = phase.quality;
    const QString verdict = VoltageWords::verdict(quality.verdict);
    m_mark->setVerdict(quality.verdict);
    m_channel->setText(phase.channel);
    m_channel->setVisible(!phase.channel.isEmpty());
    m_verdict->setText(verdict);
    m_verdict->setToken(quality.verdict == VoltageVerdict::Fail ? Token::Critical : Token::Text);
    m_indicative->setVisible(quality.indicative);
    const QString told =
        quality.indicative ? tr("%1, indicative", "a verdict that is a hint").arg(verdict) : verdict;
    setAccessibleName(phase.channel.isEmpty() ? told
                                              : tr("%1: %2", "phase, verdict").arg(phase.channel, told));
    const QString reason = VoltageWords::reason(phase, week);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    setAccessibleDescription(reason);

    const auto share = [](int part, int whole) {
        return tr("%1 %", "a share").arg(VoltageWords::percent(double(part) / whole));
    };
    QList<Fact> facts;
    facts << Fact{tr("Coverage"), tr("%1 %", "a share").arg(VoltageWords::percent(quality.coverage)), false,
                  quality.coverage < lines::NeededCoverage && !week.running};
    if (quality.known > 0) {
        const int within = quality.known - quality.outsideNarrow;
        facts << Fact{tr("Lowest ten-minute mean"), VoltageWords::volts(*quality.lowest)}
              << Fact{tr("Highest ten-minute mean"), VoltageWords::volts(*quality.highest)}
              << Fact{tr("Within ± 10 %"), share(within, quality.known)};
    }
    if (quality.outsideWide > 0)
        facts << Fact{tr("Beyond +10 % or −15 %"), share(quality.outsideWide, quality.known)};
    if (quality.interrupted > 0)
        facts << Fact{tr("Interrupted, left out"), share(quality.interrupted, quality.intervals)};
    if (quality.substituted > 0)
        facts << Fact{tr("Substituted, left out"), tr("%n values", nullptr, quality.substituted)};
    if (phase.usual.count() > 0)
        facts << Fact{tr("A value every"),
                      Words::elapsed(std::chrono::duration_cast<std::chrono::milliseconds>(phase.usual))};
    m_facts->setFacts(facts);
}

} // namespace console
