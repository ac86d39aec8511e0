// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmqualitycard.h"

#include "alarmwords.h"
#include "livefeed.h"
#include "pages/alarmhours.h"
#include "pages/factgrid.h"
#include "widgets/label.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {
constexpr int MostTalkers = 3;
} // namespace

AlarmQualityCard::AlarmQualityCard(AlarmWatch &watch, QWidget *parent)
    : Card(tr("Alarm quality"), {}, parent)
    , m_watch(watch)
    , m_hours(new AlarmHours(this))
    , m_bearable(new Label({}, Role::Caption, Token::Text3, 0, this))
    , m_facts(new FactGrid(this))
{
    content()->setSpacing(6);
    auto *title = new Label(tr("Alarms an hour, today"), Role::Table, Token::Text, 600, this);
    title->setWordWrap(true);
    content()->addWidget(title);
    content()->addWidget(m_hours);
    m_bearable->setWordWrap(true);
    content()->addWidget(m_bearable);
    content()->addWidget(m_facts);
    content()->addStretch(1);
    m_bearable->setText(tr("Nothing is known of today yet."));
}

QString AlarmQualityCard::ruleName(const alarms::AlarmRuleId &id) const
{
    const auto rule = m_watch.path().rule(id);
    return rule ? AlarmWords::title(rule->name, u"…"_s, u"…"_s) : id.toString();
}

void AlarmQualityCard::reload()
{
    const core::UtcTime day =
        core::fromMicros(Words::today().startOfDay(Words::timeZone()).toMSecsSinceEpoch() * 1000);
    m_watch.path().quality(day, LiveFeed::now(), this,
                           [this, asked = ++m_asked](const engine::AlarmQualityAnswer &answer) {
                               if (asked == m_asked)
                                   showAnswer(answer);
                           });
}

void AlarmQualityCard::showAnswer(const engine::AlarmQualityAnswer &answer)
{
    m_loaded = true;
    if (answer.error) {
        m_bearable->setText(tr("It cannot be read: %1").arg(Words::errorSentence(*answer.error)));
        m_hours->setHours({}, alarms::QualityLimits{}.bearableAnHour);
        m_facts->setFacts({});
        return;
    }
    const alarms::Quality &quality = answer.quality;
    const alarms::QualityLimits limits;
    m_hours->setHours(quality.anHour, limits.bearableAnHour);
    m_bearable->setText(tr("dashed: %1 an hour is bearable").arg(Words::number(limits.bearableAnHour, 0)));
    QList<Fact> facts;
    facts << Fact{tr("Today"),
                  tr("%1, %2 an hour", "alarms raised, rate")
                      .arg(Words::count(quint64(quality.raised)), Words::number(quality.perHour, 1))};
    facts << Fact{tr("Flood"),
                  quality.floods.isEmpty() ? tr("none")
                                           : tr("%1, last %2", "how many floods, when the last began")
                                                 .arg(Words::count(quint64(quality.floods.size())),
                                                      Words::clock(quality.floods.constLast().from)),
                  false, !quality.floods.isEmpty()};
    QStringList chattering;
    for (const alarms::Talker &talker : quality.chattering) {
        if (const QString name = ruleName(talker.rule); !chattering.contains(name))
            chattering << name;
    }
    facts << Fact{tr("Chattering"), chattering.isEmpty() ? tr("none") : chattering.join(u", "_s), false,
                  !chattering.isEmpty()};
    facts << Fact{tr("Stale, 24 h"),
                  quality.stale.isEmpty() ? tr("none") : Words::count(quint64(quality.stale.size()))};
    facts << Fact{tr("Answered in"), !quality.acknowledgeMedian ? tr("nothing was acknowledged")
                                     : quality.acknowledgeP90
                                         ? tr("%1, nine of ten within %2", "median, 90 %")
                                               .arg(Words::elapsed(*quality.acknowledgeMedian),
                                                    Words::elapsed(*quality.acknowledgeP90))
                                         : Words::elapsed(*quality.acknowledgeMedian)};
    QStringList top;
    for (const alarms::Talker &talker : quality.top) {
        if (top.size() == MostTalkers)
            break;
        top << tr("%1 (%2 %)", "rule, its share")
                   .arg(ruleName(talker.rule), Words::number(talker.share * 100, 0));
    }
    top.removeDuplicates();
    facts << Fact{tr("Speaks most"), top.isEmpty() ? tr("nothing") : top.join(u", "_s)};
    QStringList split;
    for (int priority = 1; priority <= 4; ++priority)
        split << tr("%1 %2", "priority, how many")
                     .arg(widgets::PriorityMark::word(priority),
                          Words::count(quint64(quality.byPriority.value(alarms::Priority(priority)))));
    facts << Fact{tr("By priority"), quality.raised == 0 ? QString() : split.join(u", "_s)};
    m_facts->setFacts(facts);
}

} // namespace console
