// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/lineindicescard.h"

#include "linewords.h"
#include "pages/factgrid.h"
#include "widgets/button.h"
#include "widgets/histogram.h"
#include "widgets/label.h"
#include "words.h"

#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int BarsHeight = 96;

core::UtcTime utc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

} // namespace

LineIndicesCard::LineIndicesCard(QWidget *parent)
    : Card(tr("Interruption indices"), {}, parent)
    , m_facts(new FactGrid(this, FactGrid::Kind::Figures))
    , m_barsTitle(new Label(tr("Minutes off, by day"), Role::Caption, Token::Text2, 0, this))
    , m_bars(new widgets::Histogram(this))
    , m_rule(new Label({}, Role::Caption, Token::Text3, 0, this))
{
    m_bars->setFixedHeight(widgets::Theme::grow(BarsHeight));
    m_bars->setAccessibleName(tr("Minutes off, by day"));
    m_rule->setWordWrap(true);
    auto *change = new widgets::Button({}, widgets::Button::Kind::Quiet, this);
    change->setIconName(u"sliders-horizontal"_s);
    change->setAccessibleName(tr("Outages and regions…"));
    change->setToolTip(tr("Change how interruptions are counted, and by which regions"));
    addHeaderWidget(change);
    connect(change, &QPushButton::clicked, this, &LineIndicesCard::ruleChangeRequested);
    content()->addWidget(m_facts);
    content()->addWidget(m_barsTitle);
    content()->addWidget(m_bars);
    content()->addWidget(m_rule);
    m_barsTitle->hide();
    m_bars->hide();
    m_rule->setText(tr("Being counted…"));
}

void LineIndicesCard::ask(const engine::LinePath &path, core::UtcTime now)
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    const QDate today = Words::local(now).date();
    engine::LineQuestion question;
    question.from = utc(QDate(today.year(), today.month(), 1).startOfDay(Words::timeZone()));
    question.to = now;
    question.cancelled = m_cancelled;
    path.indices(question, this, [this](const engine::IndicesAnswer &answer) {
        if (!answer.cancelled)
            show(answer);
    });
    setMeta(tr("1 to %1", "days of this month, the last with its month")
                .arg(QLocale().toString(today, u"d MMM"_s)));
}

void LineIndicesCard::show(const engine::IndicesAnswer &answer)
{
    m_shown = true;
    if (answer.error) {
        m_facts->setFacts({});
        m_rule->setText(Words::errorSentence(*answer.error));
        return;
    }
    const lines::Reliability &whole = answer.whole;
    const QString each = whole.byCustomers ? tr("a customer") : tr("a line");
    if (whole.served <= 0 || whole.coverage <= 0) {
        m_facts->setFacts({});
        m_rule->setText(tr("No line was seen in this month yet: nothing can be told."));
        return;
    }
    QString saidi =
        tr("%1 min %2", "minutes, each customer or line").arg(Words::number(whole.saidiMinutes, 1), each);
    if (answer.withoutPlanned)
        saidi += u"\n"_s +
                 tr("%1 min without planned work").arg(Words::number(answer.withoutPlanned->saidiMinutes, 1));
    if (answer.withoutMajor)
        saidi += u"\n"_s +
                 tr("%1 min without major days").arg(Words::number(answer.withoutMajor->saidiMinutes, 1));
    QList<Fact> facts;
    facts << Fact{tr("SAIDI"), saidi}
          << Fact{tr("SAIFI"), tr("%1 sustained").arg(Words::number(whole.saifi, 2))}
          << Fact{tr("CAIDI"), whole.caidiMinutes
                                   ? tr("%1 min", "minutes").arg(Words::number(*whole.caidiMinutes, 1))
                                   : tr("none ended")}
          << Fact{tr("MAIFI"), tr("%1 momentary").arg(Words::number(whole.maifi, 2))}
          << Fact{tr("ASAI"), whole.asai ? tr("%1 %", "percent").arg(Words::number(*whole.asai * 100, 3))
                                         : tr("not known")}
          << Fact{tr("Coverage"), tr("%1 %", "percent").arg(Words::number(whole.coverage * 100, 1))};
    m_facts->setFacts(facts);
    QList<double> bars;
    QList<widgets::Histogram::Tick> ticks;
    QStringList said;
    for (qsizetype at = 0; at < answer.days.size(); ++at) {
        const engine::DaySaidi &day = answer.days.at(at);
        bars << day.minutes;
        const QDate date = Words::local(day.from + (day.to - day.from) / 2).date();
        if (at == 0 || at + 1 == answer.days.size() || at * 2 == answer.days.size() - 1)
            ticks << widgets::Histogram::Tick{(double(at) + 0.5) / double(answer.days.size()),
                                              QString::number(date.day())};
        said << tr("%1: %2 min", "a day and its minutes")
                    .arg(QLocale().toString(date, u"d MMM"_s), Words::number(day.minutes, 1));
    }
    m_bars->setBars(bars, ticks);
    m_bars->setAccessibleDescription(said.join(u"; "_s));
    m_barsTitle->setVisible(!bars.isEmpty());
    m_bars->setVisible(!bars.isEmpty());
    QStringList notes{LineWords::rule(answer.rule)};
    if (!whole.byCustomers)
        notes << tr("A line interruption index: the customers are not known for every line.");
    if (!answer.withoutMajor && !answer.majorRefused.isEmpty())
        notes << tr("Major days: too little history to tell.");
    m_rule->setText(notes.join(u' '));
}

} // namespace console
