// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/orderdialog.h"

#include "livefeed.h"
#include "widgets/button.h"
#include "widgets/holdbutton.h"
#include "widgets/keyhint.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Width = 696;
constexpr int OutcomeWidth = 560;
constexpr int OutcomeHeight = 480;
constexpr int Margin = 20;

} // namespace

OrderDialog::OrderDialog(OrderContext context, const QString &iconName, const QString &title, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_context(std::move(context))
{
    setWindowTitle(title);
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    setFixedWidth(Width);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildConfirm(iconName, title));
    m_pages->addWidget(buildOutcome());
    layout->addWidget(m_pages, 1);
    layout->addWidget(buildFoot());
}

OrderDialog::~OrderDialog() = default;

QWidget *OrderDialog::buildConfirm(const QString &iconName, const QString &title)
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Margin, 16, Margin, 14);
    head->setSpacing(12);
    auto *icon = new Label({}, Role::Body, Token::Text, 0, page);
    icon->setPixmap(Theme::of(this).pixmap(iconName, Token::Text, 24, devicePixelRatioF()));
    icon->setAlignment(Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new Label(title, Role::Title, Token::Text, 600, page));
    auto *whom = new QHBoxLayout;
    whom->setSpacing(8);
    whom->addWidget(new Label(m_context.place.isEmpty()
                                  ? m_context.name
                                  : tr("%1, %2", "device and place").arg(m_context.name, m_context.place),
                              Role::Body, Token::Text2, 0, page));
    if (m_context.device.toString() != m_context.name)
        whom->addWidget(new Label(m_context.device.toString(), Role::Mono, Token::Text2, 0, page));
    whom->addStretch(1);
    texts->addLayout(whom);
    head->addWidget(icon);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    auto *content = new QWidget(page);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(Margin, 17, Margin, 16);
    m_body->setSpacing(16);
    layout->addWidget(content, 1);
    return page;
}

QWidget *OrderDialog::buildOutcome()
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Margin, 16, Margin, 16);
    layout->setSpacing(8);
    m_earlier = new Label({}, Role::Body, Token::Text2, 0, page);
    m_earlier->setWordWrap(true);
    m_earlier->hide();
    layout->addWidget(m_earlier);
    m_outcome = new widgets::OutcomeView(page);
    layout->addWidget(m_outcome);
    m_evidence = new QPlainTextEdit(page);
    m_evidence->setReadOnly(true);
    m_evidence->setFont(Theme::of(this).font(Role::Mono));
    m_evidence->setAccessibleName(tr("Evidence"));
    m_evidence->setMinimumHeight(180);
    m_evidence->hide();
    layout->addWidget(m_evidence, 1);
    layout->addStretch(1);
    return page;
}

QWidget *OrderDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Margin, 12, Margin, 12);
    row->setSpacing(12);
    m_footWords = new Label({}, Role::Table, Token::Text2, 0, foot);
    m_footWords->setWordWrap(true);
    m_evidenceButton = new Button(tr("Evidence"), Button::Kind::Quiet, foot);
    m_evidenceButton->setLarge(true);
    m_evidenceButton->hide();
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, foot);
    m_cancel->setLarge(true);
    m_cancel->setKeyHint(tr("Esc"));
    m_cancel->setAutoDefault(false);
    m_evidenceButton->setAutoDefault(false);
    m_hold = new widgets::HoldButton({}, foot);
    m_hold->setKeyHint(tr("Space"));
    m_hold->setMinimumWidth(272);
    row->addWidget(m_evidenceButton);
    row->addWidget(m_footWords, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_hold);
    connect(m_cancel, &QPushButton::clicked, this, &OrderDialog::reject);
    connect(m_evidenceButton, &QPushButton::clicked, this, &OrderDialog::toggleEvidence);
    connect(m_hold, &widgets::HoldButton::held, this, &OrderDialog::held);
    connect(m_hold, &widgets::HoldButton::progressChanged, this, [this](double progress) {
        if (m_phase == Phase::Confirm)
            m_footWords->setText(tr("Held %1 of 1.2 s; let go to stop.\nA change of state cancels it.")
                                     .arg(Words::number(1.2 * progress, 1)));
    });
    connect(m_hold, &widgets::HoldButton::holdCancelled, this, &OrderDialog::updateFoot);
    return foot;
}

QVBoxLayout *OrderDialog::addPart(const QString &title)
{
    auto *part = new QVBoxLayout;
    part->setSpacing(8);
    if (!title.isEmpty())
        part->addWidget(new Label(title, Role::Body, Token::Text, 600, this));
    m_body->addLayout(part);
    return part;
}

void OrderDialog::complete(const QString &holdText)
{
    m_checks = new CheckList(this);
    addPart(tr("Checked just now"))->addWidget(m_checks);
    m_sent = new Label({}, Role::Mono, Token::Text, 0, this);
    m_sent->setTextFormat(Qt::RichText);
    m_sent->setWordWrap(true);
    m_sent->setContentsMargins(12, 8, 12, 8);
    m_sent->setObjectName(u"sent"_s);
    m_sent->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *frame = new QFrame(this);
    frame->setObjectName(u"sentFrame"_s);
    const Theme &theme = Theme::of(this);
    frame->setStyleSheet(u"#sentFrame { background: %1; border: 1px solid %2; border-radius: 4px; }"_s.arg(
        theme.colour(Token::Panel).name(), theme.colour(Token::Line).name()));
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_sent);
    addPart(tr("Exactly what is sent"))->addWidget(frame);
    m_reason = new QLineEdit(this);
    m_reason->setMaxLength(500);
    m_reason->setMinimumHeight(32);
    m_reason->setAccessibleName(tr("Reason, kept in the audit"));
    m_reason->setPlaceholderText(tr("why, for whoever reads it later; may stay empty"));
    addPart(tr("Reason, kept in the audit"))->addWidget(m_reason);
    m_hold->setText(holdText);
    m_hold->setAccessibleName(holdText);
    setTabOrder(m_reason, m_cancel);
    setTabOrder(m_cancel, m_hold);
    m_hold->setFocus();
    refresh();
}

void OrderDialog::setSent(const QString &text)
{
    if (m_sent && m_sent->text() != text)
        m_sent->setText(text);
}

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
    checks << Check{known.open ? tr("Another order to it is still open") : tr("No open order on this device"),
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
        cancelUnsent(changed);
        return;
    }
    showNow(known);
    m_checks->setChecks(checks(known));
    if (!m_hold->isHolding())
        updateFoot();
}

void OrderDialog::updateFoot()
{
    if (m_phase != Phase::Confirm)
        return;
    const QString obstacle = m_checks->obstacle();
    const bool possible = obstacle.isEmpty() && !orders().isEmpty();
    m_hold->setEnabled(possible);
    m_footWords->setText(!obstacle.isEmpty() ? tr("Cannot be ordered now: %1.").arg(obstacle)
                         : !possible         ? tr("Nothing is chosen to be changed.")
                                     : tr("Hold for 1.2 s; let go to stop.\nA change of state cancels it."));
}

void OrderDialog::held()
{
    if (m_phase != Phase::Confirm)
        return;
    // The last look before anything leaves.
    if (const QString changed = changedMeanwhile(m_context.known()); !changed.isEmpty()) {
        cancelUnsent(changed);
        return;
    }
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
    // The confirm page no longer decides how large the dialog is.
    m_pages->widget(0)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_pages->setCurrentIndex(1);
    setFixedWidth(OutcomeWidth);
    setMinimumHeight(OutcomeHeight);
    adjustSize();
}

void OrderDialog::showWaiting()
{
    m_cancel->setText(tr("Close"));
    m_cancel->setKeyHint(tr("Esc"));
    QString sentence = tr("Written to the audit, then sent once.");
    if (!m_journey.isEmpty()) {
        const commands::Progress &last = m_journey.constLast();
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(LiveFeed::now() - last.at);
        const auto left = last.window - last.sinceSent - since;
        if (last.stage >= commands::Progress::Stage::Sent)
            sentence = left.count() > 0 ? tr("Sent once. Proof is waited for, %1 left.").arg(Words::age(left))
                                        : tr("Sent once. Proof is waited for.");
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
    using Stage = commands::Progress::Stage;
    using Mark = widgets::Timeline::Mark;
    QList<widgets::Timeline::Stage> stages;
    for (const commands::Progress &step : std::as_const(m_journey)) {
        const QString time = Words::clockMillis(step.at);
        switch (step.stage) {
        case Stage::Requested:
            stages << widgets::Timeline::Stage{
                step.auditNumber > 0
                    ? tr("Requested, audit row %1").arg(Words::count(quint64(step.auditNumber)))
                    : tr("Requested"),
                step.command.orderedBy, time, Mark::Done};
            break;
        case Stage::Sent:
            stages << widgets::Timeline::Stage{
                tr("Sent once"), m_context.profile->commands.value(step.command.name).topic.section(u'/', 2),
                time, Mark::Done};
            break;
        case Stage::Accepted:
            stages << widgets::Timeline::Stage{tr("Broker took it"), tr("accepted, not proof"), time,
                                               Mark::Done};
            break;
        case Stage::Evidence: {
            const QJsonValue value =
                step.detail.value("states"_L1).toArray().last().toObject().value("value"_L1);
            const QJsonArray gaps = step.detail.value("gaps_ms"_L1).toArray();
            if (value.isDouble())
                stages << widgets::Timeline::Stage{
                    tr("Device reports %1").arg(value.toDouble()),
                    value.toDouble() == m_current.value
                        ? tr("not retained, after %1").arg(Words::elapsed(step.sinceSent))
                        : tr("not retained, wanted %1").arg(m_current.value),
                    time, value.toDouble() == m_current.value ? Mark::Done : Mark::Bad};
            else if (!gaps.isEmpty())
                stages << widgets::Timeline::Stage{
                    tr("Reported after %1")
                        .arg(Words::elapsed(std::chrono::milliseconds(gaps.last().toInteger()))),
                    tr("ordered %1").arg(Words::elapsed(std::chrono::milliseconds(qint64(m_current.value)))),
                    time, Mark::Done};
            break;
        }
        case Stage::Outcome:
            if (step.outcome == core::Outcome::NoAnswer)
                stages << widgets::Timeline::Stage{tr("Window over, nothing heard"),
                                                   tr("a late answer is kept as late"), time, Mark::Unknown};
            break;
        }
    }
    // Many gaps prove an interval: the first and the last ones are enough to read.
    constexpr int Most = 7;
    if (stages.size() > Most)
        stages.remove(4, stages.size() - Most);
    if (!m_ending)
        stages << widgets::Timeline::Stage{tr("Waiting for proof"), {}, {}, Mark::Waiting};
    m_outcome->setStages(stages);
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
    m_footWords->setText({});
    m_cancel->setKind(Button::Kind::Primary);
    m_cancel->setKeyHint(tr("Enter"));
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

void OrderDialog::cancelUnsent(const QString &why)
{
    m_phase = Phase::Done;
    showOutcomePage();
    m_ending = core::Outcome::Cancelled;
    m_outcomeTitle = tr("Cancelled: nothing was sent");
    m_outcome->setOutcome(core::Outcome::Cancelled, m_outcomeTitle, why);
    m_outcome->hideRelay();
    m_outcome->setStages({});
    m_outcome->setAdvice(
        tr("The state is not the one you were shown. Look at it, then order again if you still want to."));
    m_footWords->setText({});
    m_cancel->setText(tr("Close"));
    m_cancel->setKind(Button::Kind::Primary);
    m_cancel->setKeyHint(tr("Enter"));
    m_cancel->setFocus();
}

QString OrderDialog::sentenceOf(const core::Command &, core::Outcome outcome,
                                const QJsonObject &evidence) const
{
    const QString words = evidence.value("words"_L1).toString(evidence.value("reason"_L1).toString());
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

void OrderDialog::toggleEvidence()
{
    m_evidence->setVisible(!m_evidence->isVisible());
    adjustSize();
}

void OrderDialog::reject()
{
    // A hold in progress dies with the dialog; an order under way goes on without it.
    QDialog::reject();
}

void OrderDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    const QRectF frame = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setPen(QPen(theme.colour(Token::Ink), 1.5));
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRoundedRect(frame, 6, 6);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.colour(Token::Line));
    const int foot = m_footWords->parentWidget()->geometry().top();
    painter.fillRect(QRect(2, foot, width() - 4, height() - foot - 5), theme.colour(Token::Panel));
    painter.drawLine(2, foot, width() - 3, foot);
    if (m_phase == Phase::Confirm) {
        const int head = m_body->parentWidget()->mapTo(this, QPoint()).y();
        painter.drawLine(2, head, width() - 3, head);
    }
}

} // namespace console
