// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/outcomeview.h"

#include "widgets/label.h"
#include "widgets/outcomemark.h"
#include "widgets/qualitymark.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

class OutcomeView::MarkArea : public QWidget
{
public:
    MarkArea() { setFixedSize(26, 28); }
    std::optional<core::Outcome> outcome;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        OutcomeMark::paint(painter, QRectF(1, 2, 24, 24), outcome, Theme::of(this));
    }
};

// The state now, in a frame of its own.
class OutcomeView::RelayArea : public QWidget
{
public:
    RelayArea()
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(16, 12, 16, 12);
        row->setSpacing(16);
        row->addWidget(symbol);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addStretch();
        words->addWidget(state);
        auto *line = new QHBoxLayout;
        line->setSpacing(0);
        line->addSpacing(15);
        line->addWidget(note, 1);
        words->addLayout(line);
        words->addStretch();
        row->addLayout(words, 1);
        note->setElided(true);
    }
    RelaySymbol *symbol = new RelaySymbol;
    Label *state = new Label({}, Role::Card);
    Label *note = new Label({}, Role::Caption, Token::Text2);
    core::Quality quality = core::Quality::Unknown;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.colour(Token::Line), 1));
        painter.setBrush(theme.colour(Token::Panel));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const double x = isRightToLeft() ? note->geometry().right() + 6 : note->x() - 15;
        QualityMark::paint(painter,
                           QRectF(x, note->geometry().center().y() - QualityMark::size() / 2.0 + 0.5,
                                  QualityMark::size(), QualityMark::size()),
                           quality, theme);
    }
};

OutcomeView::OutcomeView(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    m_mark = new MarkArea;
    head->addWidget(m_mark, 0, Qt::AlignTop);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    m_title = new Label({}, Role::Title);
    m_title->setWordWrap(true);
    m_sentence = new Label({}, Role::Body, Token::Text2);
    m_sentence->setWordWrap(true);
    titles->addWidget(m_title);
    titles->addWidget(m_sentence);
    head->addLayout(titles, 1);
    column->addLayout(head);
    m_relay = new RelayArea;
    column->addWidget(m_relay);
    m_timeline = new Timeline;
    column->addWidget(m_timeline);
    m_rule = new QFrame;
    m_rule->setFixedHeight(1);
    m_rule->setAutoFillBackground(true);
    m_rule->setBackgroundRole(QPalette::Mid);
    column->addWidget(m_rule);
    m_advice = new Label({}, Role::Body, Token::Text2);
    m_advice->setWordWrap(true);
    column->addWidget(m_advice);
    column->addStretch();
    m_relay->hide();
    m_timeline->hide();
    setAdvice({});
}

void OutcomeView::setOutcome(std::optional<core::Outcome> outcome, const QString &title,
                             const QString &sentence)
{
    m_outcome = outcome;
    m_mark->outcome = outcome;
    m_mark->update();
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_mark->setAccessibleName(OutcomeMark::word(outcome));
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void OutcomeView::setRelay(RelayState state, const QString &words, core::Quality quality)
{
    m_relay->symbol->setState(state);
    m_relay->state->setText(RelaySymbol::word(state));
    m_relay->note->setText(words);
    m_relay->note->setToken(quality == core::Quality::Good ? Token::Text2 : QualityMark::token(quality));
    m_relay->quality = quality;
    m_relay->show();
    m_relay->update();
}

void OutcomeView::hideRelay() { m_relay->hide(); }

void OutcomeView::setStages(const QList<Timeline::Stage> &stages)
{
    m_timeline->setStages(stages);
    m_timeline->setVisible(!stages.isEmpty());
}

void OutcomeView::setAdvice(const QString &advice)
{
    m_advice->setText(advice);
    m_advice->setHidden(advice.isEmpty());
    m_rule->setHidden(advice.isEmpty());
}

} // namespace widgets
