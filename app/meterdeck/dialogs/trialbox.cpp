// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/trialbox.h"

#include "dialogs/checklist.h"
#include "dialogs/inset.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using modbus::BusTrial;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;
using Answer = modbus::BusTrial::Finding::Answer;

namespace console {

namespace {

constexpr std::chrono::milliseconds AnswerWithin{1000}; // where the bus has no time-out of its own

bool isSameTarget(const core::TransportSettings &a, const core::TransportSettings &b)
{
    return a.type == b.type && a.host == b.host && a.tcpPort == b.tcpPort && a.timeout == b.timeout;
}

std::chrono::milliseconds patienceOf(const core::TransportSettings &settings)
{
    return settings.timeout.count() > 0 ? settings.timeout : AnswerWithin;
}

} // namespace

TrialBox::TrialBox(QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(tr("Try the connection"), Button::Kind::Normal, this))
    , m_words(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_checks(new CheckList(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *box = new Inset(this);
    auto *inner = new QVBoxLayout(box);
    inner->setContentsMargins(12, 12, 12, 12);
    inner->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_button->setLarge(true);
    m_button->setAutoDefault(false); // Enter in a field takes the dialog
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    inner->addLayout(row);
    inner->addWidget(m_checks);
    layout->addWidget(box);
    connect(m_button, &QPushButton::clicked, this, &TrialBox::tryIt);
    connect(&m_trial, &BusTrial::found, this, &TrialBox::take);
    rest();
}

QString TrialBox::words() const { return m_words->text(); }

void TrialBox::setTarget(const std::optional<core::TransportSettings> &target, int unit, bool inUse)
{
    const bool same = target.has_value() == m_target.has_value() &&
                      (!target || isSameTarget(*target, *m_target)) && unit == m_unit && inUse == m_inUse;
    m_target = target;
    m_unit = unit;
    m_inUse = inUse;
    if (same)
        return;
    end();
    rest();
}

void TrialBox::setPause(std::function<void(QObject *, std::function<void()>)> pause,
                        std::function<void(QObject *)> resume)
{
    m_pause = std::move(pause);
    m_resume = std::move(resume);
    rest();
}

void TrialBox::end()
{
    m_trial.stop();
    m_isFree = false;
    if (std::exchange(m_pausing, false))
        m_resume(this);
}

void TrialBox::rest()
{
    m_button->setEnabled(m_target.has_value());
    m_checks->setChecks({});
    m_checks->hide();
    if (!m_target)
        m_words->setText(tr("Host and port come first."));
    else if (m_inUse && m_pause)
        m_words->setText(
            tr("Reads one register of unit %1. The console is connected there already: this bus is "
               "paused while it is tried, and goes on by itself.")
                .arg(m_unit));
    else if (m_inUse)
        m_words->setText(
            tr("Reads one register of unit %1. The console is connected there already; some gateways take "
               "one connection only.")
                .arg(m_unit));
    else
        m_words->setText(
            tr("Reads one register of unit %1; nothing is written to a meter, and nothing to the file.")
                .arg(m_unit));
    emit changed();
}

void TrialBox::tryIt()
{
    if (!m_target)
        return;
    m_checks->setChecks({});
    m_checks->hide();
    if (!m_inUse || !m_pause) {
        begin();
        return;
    }
    m_words->setText(tr("The bus is being paused, so that its connection is free…"));
    emit changed();
    if (m_isFree) { // once more, before the last trial has ended
        begin();
    } else if (!std::exchange(m_pausing, true)) {
        m_pause(this, [this] {
            m_isFree = m_pausing;
            if (m_isFree && m_target)
                begin();
        });
    }
}

void TrialBox::begin()
{
    m_words->setText(tr("Connecting to %1, port %2 …").arg(m_target->host).arg(m_target->tcpPort));
    emit changed();
    m_trial.start(*m_target, m_unit, patienceOf(*m_target));
}

void TrialBox::take(const BusTrial::Finding &finding)
{
    QList<Check> checks;
    if (finding.connected)
        checks << Check{tr("Connection is taken up, in %1 ms").arg(finding.connectTime.count())};
    else
        checks << Check{tr("No connection: %1").arg(Words::errorTitle(finding.failure.code)), false};
    QString words = tr("Waiting for unit %1 to answer …").arg(m_unit);
    if (finding.isOver)
        words = Words::errorRemedy(finding.failure);
    switch (finding.answer) {
    case Answer::None:
        if (finding.isOver && finding.connected)
            checks << Check{tr("The connection was closed before an answer came"), false};
        break;
    case Answer::Values:
        checks << Check{tr("First answer, of unit %1, in %2 ms").arg(m_unit).arg(finding.answerTime.count())};
        words = tr("The way to the meter is open. Whether it is the right meter its values show.");
        break;
    case Answer::Exception:
        checks << Check{tr("First answer, of unit %1, in %2 ms").arg(m_unit).arg(finding.answerTime.count())};
        words =
            tr("The way to the meter is open. The register that was tried is none of its own; its profile "
               "knows better ones.");
        break;
    case Answer::NoMeter:
        checks << Check{tr("The gateway reaches no meter at unit %1").arg(m_unit), false};
        words = tr("The gateway is right. Check the meter’s power, the wires behind the gateway, and the "
                   "unit.");
        break;
    case Answer::Silence:
        checks << Check{
            tr("No answer of unit %1 within %2 ms").arg(m_unit).arg(patienceOf(*m_target).count()), false};
        words = tr("The address may still be right: perhaps no meter has unit %1, or the way is of the other "
                   "kind, Modbus TCP or RTU over TCP.")
                    .arg(m_unit);
        break;
    case Answer::Unreadable:
        checks << Check{tr("Bytes come, but no answer that can be read"), false};
        words = tr("Probably the way is of the other kind, Modbus TCP or RTU over TCP.");
        break;
    }
    m_words->setText(words);
    m_checks->setChecks(checks);
    m_checks->show();
    emit changed();
    if (finding.isOver)
        end();
}

void TrialBox::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    end();
}

} // namespace console
