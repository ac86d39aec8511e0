// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/meterfigures.h"

#include "meterhints.h"
#include "pages/answertimescard.h"
#include "pages/factgrid.h"
#include "widgets/barlist.h"
#include "widgets/card.h"
#include "wirewords.h"
#include "words.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::BarList;
using widgets::Card;

namespace console {

MeterFigures::MeterFigures(bool overNetwork, QWidget *parent) : QWidget(parent), m_overNetwork(overNetwork)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *figures = new Card(tr("Requests and answers"), tr("since the start"), this);
    m_facts = new FactGrid(figures, FactGrid::Kind::Figures);
    figures->content()->addWidget(m_facts);
    layout->addWidget(figures);
    m_errorsCard = new Card(tr("Errors by kind"), tr("since the start"), this);
    m_errors = new BarList(m_errorsCard);
    m_errors->setAccessibleName(tr("Errors by kind"));
    m_errorsCard->content()->addWidget(m_errors);
    layout->addWidget(m_errorsCard);
    m_times = new AnswerTimesCard(this);
    layout->addWidget(m_times);
    layout->addStretch(1);
}

void MeterFigures::setUnit(const core::WireUnit &unit, core::UtcTime now)
{
    const auto interval = [](std::chrono::milliseconds span) {
        return span % 1s == 0ms && span >= 10s ? Words::age(span) : Words::elapsed(span);
    };
    const quint64 requests = MeterFinding::ended(unit);
    QList<Fact> facts{{tr("Requests"), Words::count(requests)},
                      {tr("Valid answers"), Words::count(unit.answers)}};
    if (requests > 0)
        facts << Fact{
            tr("Answered"),
            tr("%1 %", "a share").arg(Words::number(100.0 * double(unit.answers) / double(requests), 1))};
    facts << Fact{tr("Asked for every"), interval(unit.asked)};
    if (unit.achieved.count() > 0 && !unit.silent)
        facts << Fact{tr("Answered every"), interval(unit.achieved)};
    facts << Fact{tr("Last answer"),
                  unit.lastAnswer == core::UtcTime{}
                      ? tr("never", "the last answer came")
                      : tr("%1 ago").arg(Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::max(now - unit.lastAnswer, core::UtcTime::duration::zero()))))};
    if (unit.silent)
        facts << Fact{tr("Asked now"), tr("rarely, it was given up"), false, true};
    m_facts->setFacts(facts);
    showErrors(unit);
    m_times->setTimes(unit.times);
}

void MeterFigures::showErrors(const core::WireUnit &unit)
{
    QStringList kinds{u"no-answer"_s, u"short"_s, u"foreign"_s, u"late"_s};
    if (!m_overNetwork)
        kinds = QStringList{u"crc"_s, u"noise"_s} + kinds;
    for (auto it = unit.errors.begin(); it != unit.errors.end(); ++it) {
        if (it.key() != "exception"_L1 && !kinds.contains(it.key()))
            kinds << it.key();
    }
    QList<BarList::Row> rows;
    quint64 sum = 0;
    for (const QString &kind : std::as_const(kinds)) {
        const quint64 count = unit.errors.value(kind);
        rows << BarList::Row{Words::wireError(kind), count, Words::count(count)};
        // An answer after its time-out was counted as none before.
        sum += kind == "late"_L1 ? 0 : count;
    }
    // A refusal says more by its number.
    for (auto it = unit.exceptions.begin(); it != unit.exceptions.end(); ++it) {
        QString said = WireWords::exception(it.key());
        said.replace(0, 1, said.at(0).toUpper());
        rows << BarList::Row{said, it.value(), Words::count(it.value())};
        sum += it.value();
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const BarList::Row &a, const BarList::Row &b) { return a.count > b.count; });
    m_errors->setRows(rows);
    m_errorsCard->setMeta(sum == 0 ? tr("none since the start")
                                   : tr("%1 of %2 requests", "errors")
                                         .arg(Words::count(sum), Words::count(MeterFinding::ended(unit))));
    m_errorWords.clear();
    for (const BarList::Row &row : std::as_const(rows))
        m_errorWords << row.kind + u'\t' + row.text;
}

QString MeterFigures::words() const
{
    QStringList lines;
    for (const Fact &fact : m_facts->facts())
        lines << fact.title + u'\t' + fact.text;
    lines << m_errorWords;
    if (const QString times = m_times->words(); !times.isEmpty())
        lines << times;
    return lines.join(u'\n');
}

} // namespace console
