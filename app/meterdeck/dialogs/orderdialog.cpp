// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/orderdialog.h"

#include "dialogs/countdown.h"
#include "dialogs/dialoghead.h"
#include "dialogs/orderjourney.h"
#include "livefeed.h"
#include "widgets/button.h"
#include "widgets/holdbutton.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;

namespace console {

OrderDialog::~OrderDialog() = default;

core::Command OrderDialog::newCommand(const QString &name) const
{
    core::Command command;
    command.id = core::newCommandId();
    command.device = m_context.device;
    command.name = name;
    command.orderedBy = m_context.orderedBy;
    command.reason = m_reason ? m_reason->text().trimmed() : QString();
    return command;
}

QList<Check> OrderDialog::commonChecks(const commands::Known &known, const core::CommandRule &rule) const
{
    QList<Check> checks;
    if (rule.requiresOnline) {
        const live::DeviceHealth health = m_context.health();
        const QString sentence = presenceSentence(health);
        const QString word = presenceWord(health.presence);
        checks << Check{
            sentence.isEmpty() ? word : tr("%1, %2", "presence and what it rests on").arg(word, sentence),
            isWell(health.presence), false};
    }
    checks << Check{m_context.transportUp() ? tr("Its transport is up")
                                            : tr("Its transport is not connected"),
                    m_context.transportUp(), true};
    checks << Check{known.openOnlyMeasured ? tr("An interval order still waits for its proof")
                    : known.open           ? tr("Another order to it is still open")
                                           : tr("No open order on this device"),
                    !known.open.has_value(), true};
    if (rule.minimumSpacing.count() > 0) {
        const bool spaced = known.notBefore.count() <= 0;
        checks << Check{spaced
                            ? tr("Last order long enough ago, least %1").arg(Words::age(rule.minimumSpacing))
                            : tr("Too soon, %1 to wait").arg(Words::elapsed(known.notBefore)),
                        spaced, true};
    }
    return checks;
}

void OrderDialog::refresh()
{
    if (m_phase == Phase::Waiting)
        showWaiting();
    if (m_phase != Phase::Confirm || !m_checks)
        return;
    const commands::Known known = m_context.known();
    if (const QString changed = changedMeanwhile(known); !changed.isEmpty()) {
        endUnsent(
            core::Outcome::Cancelled, changed,
            tr("The state is not the one you were shown. Look at it, then order again if you still want "
               "to."));
        return;
    }
    showNow(known);
    m_checks->setChecks(checks(known));
    m_obstacle->setVisible(known.open && known.openOnlyMeasured);
    if (!known.openOnlyMeasured)
        m_stopWaiting->setEnabled(true);
    if (const QString sent = sentText(); m_sent->text() != sent)
        m_sent->setText(sent);
    if (!m_hold->isHolding())
        updateFoot();
}

void OrderDialog::updateFoot()
{
    if (m_phase != Phase::Confirm)
        return;
    const QString obstacle = m_checks->obstacle();
    const bool possible = obstacle.isEmpty() && !orders().isEmpty();
    const bool freed = possible && !m_hold->isEnabled() && m_checks->isVisible();
    m_hold->setEnabled(possible);
    if (freed && (!focusWidget() || !focusWidget()->isVisible() || focusWidget() == m_stopWaiting))
        m_hold->setFocus();
    m_footWords->setText(!obstacle.isEmpty() ? tr("Cannot be ordered now: %1.").arg(obstacle)
                         : !possible         ? tr("Nothing is chosen to be changed.")
                                     : tr("Hold for 1.2 s; let go to stop.\nA change of state cancels it."));
}

void OrderDialog::held()
{
    if (m_phase != Phase::Confirm)
        return;
    // The last look before anything leaves.
    refresh();
    if (m_phase != Phase::Confirm)
        return;
    m_queue = orders();
    m_phase = Phase::Waiting;
    showOutcomePage();
    next();
}

void OrderDialog::next()
{
    m_current = m_queue.takeFirst();
    m_journey.clear();
    m_ending.reset();
    showWaiting();
    emit submitted(m_current);
}

void OrderDialog::showOutcomePage()
{
    m_hold->hide();
    m_head->countdown()->hide();
    // The confirm page no longer decides how large the dialog is: a stack is as high as its highest page.
    if (m_pages->count() > 1) {
        QWidget *confirm = m_pages->widget(0);
        m_pages->removeWidget(confirm);
        confirm->hide();
    }
    m_scroll->ensureVisible(0, 0);
    fit();
}

void OrderDialog::setPatience(std::chrono::milliseconds patience)
{
    m_patience = patience;
    countDown();
}

void OrderDialog::countDown()
{
    Countdown *countdown = m_head->countdown();
    if (m_phase == Phase::Confirm && m_hold->isHolding())
        stayOpen();
    if (m_phase == Phase::Confirm) {
        const auto left = m_patience - std::chrono::milliseconds(m_idle.elapsed());
        countdown->setLeft(left, m_patience);
        if (left.count() <= 0)
            endUnsent(core::Outcome::Expired,
                      tr("Nobody confirmed it within %1; nothing was sent.").arg(Words::age(m_patience)),
                      tr("What was checked is no longer just now. Order again if you still want to."));
        return;
    }
    if (m_phase != Phase::Waiting || m_journey.isEmpty() ||
        m_journey.constLast().stage < commands::Progress::Stage::Sent)
        return;
    const commands::Progress &last = m_journey.constLast();
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(LiveFeed::now() - last.at);
    countdown->setTitle(tr("For the proof"));
    countdown->setLeft(last.window - last.sinceSent - since, last.window);
    countdown->setVisible(last.window.count() > 0 && !m_ending);
}

void OrderDialog::showWaiting()
{
    m_cancel->setText(tr("Close"));
    m_cancel->setKeyHint(tr("Esc"));
    QString sentence = tr("Written to the audit, then sent once.");
    if (!m_journey.isEmpty()) {
        const commands::Progress &last = m_journey.constLast();
        if (last.stage >= commands::Progress::Stage::Sent)
            sentence = tr("Sent once. Proof is waited for.");
    }
    m_outcomeTitle = tr("Waiting: %1").arg(Words::orderTitle(m_current).toLower());
    m_outcome->setOutcome(std::nullopt, m_outcomeTitle, sentence);
    showStateIn(*m_outcome, m_current, std::nullopt);
    m_outcome->setAdvice(
        tr("You may close this window: the order ends without it, and its outcome stands in the events "
           "and in the audit."));
    m_footWords->setText(
        m_queue.isEmpty() ? QString() : tr("%1 more to follow when this one has ended.").arg(m_queue.size()));
    showStages();
}

void OrderDialog::progress(const commands::Progress &progress)
{
    if (progress.command.id != m_current.id || m_phase == Phase::Confirm)
        return;
    m_journey << progress;
    if (m_phase == Phase::Waiting)
        showWaiting();
}

void OrderDialog::showStages()
{
    const QString topic = m_context.profile->commands.value(m_current.name).topic.section(u'/', 2);
    m_outcome->setStages(OrderJourney::stages(m_journey, m_current, topic, m_ending.has_value()));
}

void OrderDialog::finish(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence)
{
    if (m_phase != Phase::Waiting || command != m_current.id)
        return;
    m_ending = outcome;
    m_endEvidence = evidence;
    m_ended << Ended{m_current, outcome};
    m_evidence->setPlainText(QString::fromUtf8(QJsonDocument(evidence).toJson(QJsonDocument::Indented)));
    m_evidenceButton->setVisible(!evidence.isEmpty());
    m_outcomeTitle = titleOf(m_current, outcome, evidence);
    m_outcome->setOutcome(outcome, m_outcomeTitle, sentenceOf(m_current, outcome, evidence));
    showStateIn(*m_outcome, m_current, outcome);
    m_outcome->setAdvice(adviceOf(m_current, outcome, evidence));
    showStages();
    if (!m_queue.isEmpty()) {
        QStringList lines;
        for (const Ended &ended : std::as_const(m_ended))
            lines << tr("%1: %2", "order and outcome")
                         .arg(Words::orderTitle(ended.command), Words::outcome(ended.outcome));
        m_earlier->setText(lines.join(u'\n'));
        m_earlier->show();
        next();
        return;
    }
    m_phase = Phase::Done;
    ended(m_current, outcome);
    m_head->countdown()->hide();
    m_footWords->setText({});
    m_cancel->setKind(Button::Kind::Primary);
    m_cancel->setKeyHint(tr("Enter"));
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

void OrderDialog::endUnsent(core::Outcome outcome, const QString &sentence, const QString &advice)
{
    m_phase = Phase::Done;
    showOutcomePage();
    m_ending = outcome;
    m_outcomeTitle = titleOf({}, outcome, {});
    m_outcome->setOutcome(outcome, m_outcomeTitle, sentence);
    m_outcome->hideRelay();
    m_outcome->setStages({});
    m_outcome->setAdvice(advice);
    m_footWords->setText({});
    m_cancel->setText(tr("Close"));
    m_cancel->setKind(Button::Kind::Primary);
    m_cancel->setKeyHint(tr("Enter"));
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

QString OrderDialog::sentenceOf(const core::Command &, core::Outcome outcome,
                                const QJsonObject &evidence) const
{
    const QString words = OrderJourney::reason(evidence);
    switch (outcome) {
    case core::Outcome::Rejected:
        return tr("Not accepted, nothing was sent: %1.").arg(words);
    case core::Outcome::NotSent:
        return tr("Nothing left this console: %1.").arg(words);
    case core::Outcome::Expired:
        return tr("It waited longer than it was good for; nothing was sent.");
    case core::Outcome::Cancelled:
        return tr("Taken back before it was sent.");
    default:
        return {};
    }
}

void OrderDialog::offer(const QString &text, std::function<void()> what)
{
    auto *button = new Button(text, Button::Kind::Normal, m_footButtons);
    button->setLarge(true);
    button->setAutoDefault(false);
    static_cast<QBoxLayout *>(m_footButtons->layout())->insertWidget(1, button);
    button->show();
    connect(button, &QPushButton::clicked, this, [this, what = std::move(what)] {
        accept();
        what();
    });
    fit();
}

void OrderDialog::toggleEvidence()
{
    m_evidence->setVisible(!m_evidence->isVisible());
    fit();
}

void OrderDialog::reject()
{
    // A hold in progress dies with the dialog; an order under way goes on without it.
    QDialog::reject();
}

} // namespace console
