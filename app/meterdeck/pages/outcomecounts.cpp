// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/outcomecounts.h"

#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/outcomemark.h"
#include "words.h"

#include <QHBoxLayout>
#include <QPainter>

using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

class OutcomeIcon : public QWidget
{
public:
    OutcomeIcon(core::Outcome outcome, QWidget *parent) : QWidget(parent), m_outcome(outcome)
    {
        setFixedSize(Theme::iconSize(16) + 2, Theme::iconSize(16) + 2);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        widgets::OutcomeMark::paint(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_outcome,
                                    Theme::of(this));
    }

private:
    core::Outcome m_outcome;
};

} // namespace

OutcomeCounts::OutcomeCounts(QWidget *parent) : Card({}, {}, parent)
{
    using core::Outcome;
    auto *area = new QWidget(this);
    auto *flow = new widgets::FlowLayout(area);
    flow->setGaps(28, 8);
    for (const Outcome outcome : {Outcome::Verified, Outcome::NoAnswer, Outcome::Mismatch, Outcome::Rejected,
                                  Outcome::NotSent, Outcome::Expired, Outcome::Cancelled}) {
        auto *cell = new QWidget(area);
        auto *row = new QHBoxLayout(cell);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto *count = new Label(Words::count(0), Role::Card, Token::Text, 600, cell);
        auto *word = new Label(Words::outcome(outcome), Role::Body, Token::Text2, 0, cell);
        row->addWidget(new OutcomeIcon(outcome, cell));
        row->addWidget(count);
        row->addWidget(word);
        flow->addWidget(cell);
        m_cells << Cell{outcome, count};
    }
    m_note = new Label({}, Role::Body, Token::Text3, 0, area);
    flow->addWidget(m_note);
    content()->addWidget(area);
    // Not Fixed: a second line needs its height.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void OutcomeCounts::setCounts(const std::function<int(core::Outcome)> &countOf, const QString &note)
{
    QStringList spoken;
    for (const Cell &cell : std::as_const(m_cells)) {
        const QString count = Words::count(quint64(countOf(cell.outcome)));
        cell.count->setText(count);
        spoken << tr("%1 %2", "count and outcome").arg(count, Words::outcome(cell.outcome).toLower());
    }
    m_note->setText(note);
    setAccessibleName(tr("How orders ended, %1").arg(note));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
}

QString OutcomeCounts::shown(core::Outcome outcome) const
{
    for (const Cell &cell : m_cells) {
        if (cell.outcome == outcome)
            return cell.count->text();
    }
    return {};
}

} // namespace console
