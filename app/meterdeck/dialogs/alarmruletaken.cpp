// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the fields of a rule, taken and weighed.
#include "alarmwords.h"
#include "dialogs/alarmruleform.h"
#include "dialogs/figurespin.h"
#include "dialogs/momentedit.h"
#include "dialogs/setupfield.h"
#include "engine/alarmpath.h"
#include "livefeed.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <cmath>

using namespace Qt::StringLiterals;
using alarms::AlarmRule;
using alarms::Condition;
using alarms::Subject;
using widgets::Token;

namespace console {

namespace {

/// Of a field.
constexpr double Resolution = 1e-9;
/// A span shorter than this says nothing more in other words.
constexpr std::chrono::minutes WorthSaying{2};

bool hasNumber(const AlarmRule &rule)
{
    return rule.subject == Subject::Quantity && rule.condition != Condition::NoData &&
           rule.condition != Condition::State;
}

std::chrono::milliseconds spanOf(const FigureSpin *spin)
{
    return std::chrono::milliseconds(qRound64(spin->value() * 1000));
}

QString spanWords(const FigureSpin *spin)
{
    const std::chrono::milliseconds span = spanOf(spin);
    return span >= WorthSaying ? Words::age(span) : QString();
}

QStringList keysOf(const QLineEdit *edit)
{
    QStringList keys;
    for (const QString &key : edit->text().split(u',', Qt::SkipEmptyParts)) {
        if (const QString plain = key.simplified(); !plain.isEmpty())
            keys << plain;
    }
    return keys;
}

} // namespace

double AlarmRuleForm::factorOf(const AlarmRule &rule)
{
    return rule.subject == Subject::Quantity ? Words::factor(rule.quantity) : 1;
}

QString AlarmRuleForm::stepsOf(const AlarmRule &rule)
{
    QStringList steps;
    for (const QString &step : rule.response.split(u'\n', Qt::SkipEmptyParts))
        steps << AlarmWords::ruleText(step.trimmed());
    return steps.join(u'\n');
}

AlarmRule AlarmRuleForm::taken(AlarmRule rule) const
{
    // What was not changed stays as it stands, in the words of the file.
    if (m_name->text() != AlarmWords::ruleText(rule.name))
        rule.name = m_name->text().trimmed();
    if (m_response->toPlainText() != stepsOf(rule))
        rule.response = m_response->toPlainText().trimmed();
    rule.subject = Subject(m_subject->currentData().toInt());
    rule.condition =
        rule.subject == Subject::Quantity ? Condition(m_condition->currentData().toInt()) : Condition::State;
    if (rule.subject == Subject::Quantity)
        rule.quantity = core::Quantity(m_quantity->currentData().toInt());
    const double factor = factorOf(rule);
    // The field rounds: a figure that was not changed stays the one of the file.
    const auto figure = [factor](const FigureSpin *spin, double before) {
        return std::abs(before * factor - spin->value()) < Resolution ? before : spin->value() / factor;
    };
    const bool valued = hasNumber(rule);
    const bool own = m_ownLimit->isChecked() && rule.condition != Condition::Rate;
    rule.limit = !valued || own ? std::nullopt : std::optional(figure(m_limit, rule.limit.value_or(0)));
    rule.deadband = valued ? figure(m_deadband, rule.deadband) : 0;
    rule.worseLimit = valued && m_hasWorse->isChecked()
                          ? std::optional(figure(m_worse, rule.worseLimit.value_or(0)))
                          : std::nullopt;
    rule.worsePriority = alarms::Priority(m_worsePriority->currentData().toInt());
    rule.states = rule.condition == Condition::State ? keysOf(m_states) : QStringList();
    rule.endedBy = rule.subject == Subject::Event ? keysOf(m_endedBy) : QStringList();
    rule.scope = {m_device->text().trimmed(), m_channel->text().trimmed(), m_transport->text().trimmed(),
                  m_profile->text().trimmed()};
    rule.priority = alarms::Priority(m_priority->currentData().toInt());
    rule.onDelay = spanOf(m_onDelay);
    rule.offDelay = spanOf(m_offDelay);
    rule.grace = rule.condition == Condition::NoData ? spanOf(m_grace) : std::chrono::milliseconds(0);
    rule.latch = m_latch->isChecked();
    rule.hidesChildren = m_hides->isChecked();
    rule.enabled = m_enabled->isChecked();
    if (!m_isOut->isChecked()) {
        rule.outOfService.reset();
    } else {
        alarms::RuleOutOfService out = rule.outOfService.value_or(alarms::RuleOutOfService{});
        // To the minute, as the field shows it.
        const core::UtcTime until = m_outUntil->moment();
        const auto minute = [](core::UtcTime time) { return std::chrono::floor<std::chrono::minutes>(time); };
        const QString reason = m_outReason->text().simplified();
        if (minute(until) != minute(out.until) || reason != out.reason) {
            out.until = until;
            out.reason = reason;
            out.who = Words::person();
        }
        rule.outOfService = out;
    }
    return rule;
}

QStringList AlarmRuleForm::knownStates(const AlarmRule &rule)
{
    switch (rule.subject) {
    case Subject::Quantity:
        return {u"on"_s, u"off"_s, u"unknown"_s};
    case Subject::Line:
        return {u"on"_s, u"off"_s, u"unknown"_s, u"stale"_s};
    case Subject::Device:
        return {u"online"_s, u"silent"_s, u"offline"_s, u"meter-silent"_s, u"unknown"_s};
    case Subject::Link:
        return {u"up"_s, u"down"_s, u"unknown"_s};
    case Subject::Transport:
        return {u"up"_s, u"down"_s, u"connecting"_s, u"pressed"_s};
    case Subject::Event:
        break;
    }
    return {u"disk-warning"_s, u"disk-full"_s, u"database-stalled"_s};
}

void AlarmRuleForm::follow(const AlarmRule &rule)
{
    const bool quantity = rule.subject == Subject::Quantity;
    const bool valued = hasNumber(rule);
    const bool state = rule.condition == Condition::State;
    if (!quantity) {
        const QSignalBlocker quiet(m_condition);
        m_condition->setCurrentIndex(m_condition->findData(int(Condition::State)));
    }
    m_condition->setEnabled(quantity);
    m_quantityField->setVisible(quantity);
    m_limitField->setVisible(valued);
    m_deadbandField->setVisible(valued);
    m_statesField->setVisible(state);
    m_endedByField->setVisible(rule.subject == Subject::Event);
    m_graceField->setVisible(rule.condition == Condition::NoData);
    m_worseField->setVisible(valued);
    m_worsePriorityField->setVisible(valued);
    m_ownLimit->setEnabled(rule.condition != Condition::Rate);
    m_limit->setEnabled(!m_ownLimit->isChecked() || rule.condition == Condition::Rate);
    m_worse->setEnabled(m_hasWorse->isChecked());
    m_worsePriority->setEnabled(m_hasWorse->isChecked());
    m_outUntil->setEnabled(m_isOut->isChecked());
    m_outReason->setEnabled(m_isOut->isChecked());
    const QString unit = quantity ? Words::unit(rule.quantity) : QString();
    for (FigureSpin *spin : {m_limit, m_worse, m_deadband})
        spin->setUnit(unit.isEmpty() || rule.condition != Condition::Rate ? unit : tr("%1/s").arg(unit));
    hints(rule);
}

void AlarmRuleForm::hints(const AlarmRule &rule)
{
    m_deadbandField->setHint(tr("How far it has to come back before it is over."));
    QStringList known;
    for (const QString &key : knownStates(rule)) {
        const QString word = AlarmWords::state(key);
        known << (word == key ? key : tr("%1 (%2)", "a state's key, its word").arg(key, word));
    }
    m_statesField->setHint(rule.subject == Subject::Event
                               ? tr("Kinds with commas between, such as %1.").arg(known.join(u", "_s))
                               : tr("With commas between: %1.").arg(known.join(u", "_s)));
    m_endedByField->setHint(tr("Kinds that end it sooner, such as database-fine."));
    m_onField->setHint(spanWords(m_onDelay));
    m_offField->setHint(rule.subject == Subject::Event && m_offDelay->value() > 0
                            ? tr("Ends by itself after %1.").arg(Words::age(spanOf(m_offDelay)))
                            : spanWords(m_offDelay));
    const QString grace = spanWords(m_grace);
    m_graceField->setHint(!grace.isEmpty() ? grace : tr("0: three times what the series is used to."));
    m_outField->setHint(tr("What it sees is still recorded."));
}

void AlarmRuleForm::weigh(const AlarmRule &rule)
{
    follow(rule);
    m_reachWords->setText(m_reach.words(rule));
    const bool none = m_reach.names(rule).isEmpty() && rule.scope != alarms::Scope{};
    m_reachWords->setToken(none ? Token::HighLine : Token::Text);
    const auto wrong = alarms::whyNot(rule, {});
    const QString at = wrong ? wrong->where : QString();
    const auto refuse = [&at](SetupField *field, QLatin1StringView key, const QString &reason) {
        field->setReason(at == key ? reason : QString());
    };
    refuse(m_nameField, ".name"_L1, tr("A rule needs a name."));
    refuse(m_conditionField, ".condition"_L1, tr("Only relay, line, online and heartbeat are states."));
    refuse(m_statesField, ".states"_L1, tr("Name at least one state."));
    refuse(m_limitField, ".limit"_L1, tr("A rate needs a limit above 0."));
    refuse(m_deadbandField, ".deadband"_L1, tr("A number, 0 or more."));
    refuse(m_worseField, ".worse.limit"_L1, tr("It has to lie beyond the limit."));
    refuse(m_worsePriorityField, ".worse.priority"_L1, tr("It has to be more urgent than the rule's own."));
    refuse(m_outReasonField, ".outOfService.reason"_L1, tr("Say why; others read it, too."));
    m_responseField->setReason(rule.response.trimmed().isEmpty()
                                   ? tr("An alarm nobody can answer is none: say what to do.")
                                   : QString());
    const core::UtcTime now = LiveFeed::now();
    const bool out = rule.outOfService.has_value();
    m_outField->setReason(out && rule.outOfService->until <= now ? tr("That time is past.")
                          : out && rule.outOfService->until > now + engine::AlarmPath::MostHidden
                              ? tr("That is more than a year away.")
                              : QString());
}

} // namespace console
