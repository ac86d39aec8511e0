// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/relaydialog.h"

#include "dialogs/inset.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "widgets/qualitymark.h"
#include "widgets/stattile.h"
#include "widgets/theme.h"
#include "words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::RelayState;
using widgets::RelaySymbol;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

const core::CommandRule &ruleOf(const OrderContext &context)
{
    static const core::CommandRule none;
    const auto rule = context.profile->commands.constFind(u"relay"_s);
    return rule == context.profile->commands.constEnd() ? none : *rule;
}

} // namespace

RelayDialog::RelayDialog(OrderContext context, bool on, std::optional<LastOrder> last, QWidget *parent)
    : OrderDialog(std::move(context), u"power"_s, on ? tr("Switch relay on") : tr("Switch relay off"), parent)
    , m_on(on)
    , m_last(std::move(last))
    , m_shown(this->context().known().relay)
{
    body()->addWidget(buildChange());
    m_load = new widgets::StatTile(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_load);
    row->addStretch(1);
    addPart(tr("What happens"))->addLayout(row);
    complete(on ? tr("Hold to switch on") : tr("Hold to switch off"));
}

QWidget *RelayDialog::buildChange()
{
    auto *frame = new Inset(this);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 14, 16, 14);
    row->setSpacing(14);
    const auto column = [this, frame](const QString &title, Label *&state, Label *&words) {
        auto *texts = new QVBoxLayout;
        texts->setSpacing(1);
        texts->addWidget(new Label(title, Role::Table, Token::Text3, 0, frame));
        state = new Label({}, Role::Card, Token::Text, 600, frame);
        words = new Label({}, Role::Table, Token::Text2, 0, frame);
        state->setWordWrap(true);
        words->setWordWrap(true);
        texts->addWidget(state);
        texts->addWidget(words);
        return texts;
    };
    m_nowSymbol = new RelaySymbol(frame);
    row->addWidget(m_nowSymbol);
    row->addLayout(column(tr("Now"), m_nowState, m_nowProof), 1);
    row->addWidget(new widgets::Icon(u"arrow-right"_s, Token::Text2, 20, frame));
    row->addSpacing(8);
    auto *ordered = new RelaySymbol(frame);
    ordered->setState(m_on ? RelayState::Closed : RelayState::Open, true);
    row->addWidget(ordered);
    Label *state = nullptr;
    Label *words = nullptr;
    row->addLayout(column(tr("Ordered"), state, words), 1);
    state->setText(Words::relay(m_on));
    words->setText(tr("one send, no repeat"));
    return frame;
}

QString RelayDialog::sentText() const
{
    const core::CommandRule &rule = ruleOf(context());
    QString topic = rule.topic;
    topic.replace("{device}"_L1, context().device.toString());
    const QByteArray payload = m_on ? rule.onPayload : rule.offPayload;
    const QString quiet = widgets::Theme::of(this).colour(Token::Text3).name();
    return u"<span style='color:%1'>PUBLISH QoS %2, retain 0</span>&nbsp; %3<br>%4&nbsp; <span style='color:%1'>%5; %6</span>"_s
        .arg(quiet)
        .arg(rule.qos)
        .arg(topic.toHtmlEscaped(), QString::fromLatin1(payload.toHex(' ').toUpper()),
             QString::fromUtf8(payload).toHtmlEscaped(),
             tr("proof: a fresh report “%1” within %2").arg(m_on ? u"1"_s : u"0"_s, Words::age(rule.window)));
}

QList<core::Command> RelayDialog::orders() const
{
    core::Command command = newCommand(u"relay"_s);
    command.value = m_on ? 1 : 0;
    return {command};
}

QList<Check> RelayDialog::checks(const commands::Known &known) const
{
    QList<Check> list = commonChecks(known, ruleOf(context()));
    if (!known.relay)
        list << Check{tr("Its relay never reported a state"), false, false};
    else if (known.relayRetained || known.relayQuality != core::Quality::Good)
        list << Check{tr("Its state is a stored copy, not fresh"), false, false};
    else
        list << Check{tr("Its state is a fresh report, not retained"), true, false};
    const bool already = known.relay && !known.relayRetained && (*known.relay > 0.5) == m_on;
    list << Check{already ? tr("It already reports %1").arg(Words::relay(m_on).toLower())
                          : tr("The order changes its state"),
                  !already, false};
    return list;
}

void RelayDialog::showNow(const commands::Known &known)
{
    const RelayNow now = relayNow(known, m_last);
    m_nowSymbol->setState(now.state, !now.proved);
    m_nowState->setText(RelaySymbol::word(now.state));
    m_nowProof->setText(now.words);
    m_nowProof->setToken(now.quality == core::Quality::Good ? Token::Text2
                                                            : widgets::QualityMark::token(now.quality));
    const auto power = context().power();
    if (power && power->newest.value) {
        m_loadBefore = power->newest.value;
        const Words::Figure load = Words::figure(core::Quantity::ActivePower, *power->newest.value);
        m_load->setFigure(load.value, load.unit);
        m_load->setWords(m_on ? tr("flow now") : tr("stop flowing"));
        m_load->setNote(Words::age(power->age), power->newest.quality);
    } else {
        m_load->setFigure({});
        m_load->setWords(m_on ? tr("load comes back, how much is not known")
                              : tr("its load now is not known"));
    }
}

QString RelayDialog::changedMeanwhile(const commands::Known &known) const
{
    if (known.relay == m_shown)
        return {};
    if (!known.relay)
        return tr("Its state is no longer known.");
    return m_shown ? tr("The relay changed to %1 while this was open.")
                         .arg(Words::relay(*known.relay > 0.5).toLower())
                   : tr("The relay reported %1 while this was open.")
                         .arg(Words::relay(*known.relay > 0.5).toLower());
}

QString RelayDialog::titleOf(const core::Command &command, core::Outcome outcome,
                             const QJsonObject &evidence) const
{
    const bool on = command.value > 0.5;
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Verified: %1").arg(Words::relay(on).toLower());
    case core::Outcome::Mismatch:
        return context().known().relay == m_shown ? tr("Mismatch: still %1").arg(Words::relay(!on).toLower())
                                                  : tr("Mismatch: %1").arg(Words::relay(!on).toLower());
    case core::Outcome::NoAnswer:
        return tr("No answer: state unknown");
    case core::Outcome::Rejected:
        return tr("Rejected: nothing was sent");
    case core::Outcome::NotSent:
        return evidence.value("sent"_L1).isUndefined() ? tr("Not sent") : tr("Not sent: it did not leave");
    case core::Outcome::Expired:
        return tr("Expired: nothing was sent");
    case core::Outcome::Cancelled:
        return tr("Cancelled: nothing was sent");
    }
    return {};
}

QString RelayDialog::sentenceOf(const core::Command &command, core::Outcome outcome,
                                const QJsonObject &evidence) const
{
    const auto after = std::chrono::milliseconds(evidence.value("after_ms"_L1).toInteger());
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Proved in %1 by a fresh, non-retained report.").arg(Words::elapsed(after));
    case core::Outcome::Mismatch:
        return tr("The device answered, freshly, and it is not what was ordered.");
    case core::Outcome::NoAnswer:
        return tr("Not failed and not done. %1 passed without proof.").arg(Words::elapsed(after));
    default:
        return OrderDialog::sentenceOf(command, outcome, evidence);
    }
}

QString RelayDialog::adviceOf(const core::Command &, core::Outcome outcome, const QJsonObject &evidence) const
{
    const auto power = context().power();
    const QString load =
        power && power->newest.value
            ? tr("%1 %2 ago")
                  .arg(Words::valueWithUnit(core::Quantity::ActivePower, *power->newest.value),
                       Words::age(power->age))
            : QString();
    switch (outcome) {
    case core::Outcome::Verified:
        if (!m_loadBefore || load.isEmpty())
            return tr("Nothing more to do.");
        // A load measured before the order left says nothing about what the order did.
        if (power->age.count() > evidence.value("after_ms"_L1).toInteger())
            return tr("Load was %1; its next report shows the change. Nothing more to do.")
                .arg(Words::valueWithUnit(core::Quantity::ActivePower, *m_loadBefore));
        return tr("Load was %1, is %2. Nothing more to do.")
            .arg(Words::valueWithUnit(core::Quantity::ActivePower, *m_loadBefore), load);
    case core::Outcome::NoAnswer:
        return (load.isEmpty() ? QString() : tr("Load: %1; it hints but proves nothing. ").arg(load)) +
               tr("This device cannot be asked: wait for its next report. The console will not repeat the "
                  "order.");
    case core::Outcome::Mismatch:
        return tr("Check a local override or a stuck contactor. A new order starts with a new confirmation.");
    case core::Outcome::NotSent:
        return tr("Look at its transport, then order again.");
    default:
        return tr("A new order starts with a new confirmation.");
    }
}

void RelayDialog::showStateIn(widgets::OutcomeView &view, const core::Command &command,
                              std::optional<core::Outcome> outcome)
{
    const LastOrder order{command, command.expiresAt, outcome};
    const commands::Known known = context().known();
    if (!outcome || outcome == core::Outcome::NoAnswer) {
        const QString before =
            known.relay ? tr("last reported %1 %2 ago")
                              .arg(Words::relay(*known.relay > 0.5).toUpper(), Words::age(known.relayAge))
                        : tr("never reported");
        view.setRelay(RelayState::Unknown, outcome ? before : tr("not proved yet, %1").arg(before),
                      outcome ? core::Quality::Stale : core::Quality::Unknown);
        return;
    }
    const RelayNow now = relayNow(known, std::nullopt);
    view.setRelay(now.state, now.words, now.quality);
}

} // namespace console
