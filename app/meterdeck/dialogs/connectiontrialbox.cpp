// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/connectiontrialbox.h"

#include "dialogs/inset.h"
#include "dialogs/trialwords.h"
#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;
using engine::TrialReport;
using engine::TrialStage;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;
using State = engine::TrialStage::State;

namespace console {

namespace {

constexpr int MostStages = 6;

bool isSame(const engine::TrialRequest &a, const engine::TrialRequest &b)
{
    return a.settings.host == b.settings.host && a.settings.tcpPort == b.settings.tcpPort &&
           a.settings.user == b.settings.user && a.settings.tls == b.settings.tls &&
           a.settings.webSocketPath == b.settings.webSocketPath &&
           a.settings.protocol == b.settings.protocol && a.settings.url == b.settings.url &&
           a.settings.apiKey == b.settings.apiKey && a.settings.deviceProfile == b.settings.deviceProfile &&
           a.settings.zone == b.settings.zone && a.profiles == b.profiles && a.password == b.password &&
           a.filters == b.filters && a.payloadKeys == b.payloadKeys;
}

QString markOf(State state)
{
    switch (state) {
    case State::Passed:
        return u"check"_s;
    case State::Warned:
        return u"triangle-alert"_s;
    case State::Failed:
        return u"x"_s;
    case State::Running:
        return u"arrow-right"_s;
    case State::Waiting:
        return u"clock"_s;
    case State::Skipped:
        break;
    }
    return u"minus"_s;
}

Token tokenOf(State state)
{
    switch (state) {
    case State::Failed:
        return Token::Critical;
    case State::Warned:
        return Token::HighLine;
    case State::Passed:
    case State::Running:
        return Token::Text;
    case State::Waiting:
    case State::Skipped:
        break;
    }
    return Token::Text3;
}

} // namespace

ConnectionTrialBox::ConnectionTrialBox(QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(tr("Test connection"), Button::Kind::Normal, this))
    , m_words(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_list(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *box = new Inset(this);
    auto *inner = new QVBoxLayout(box);
    inner->setContentsMargins(12, 12, 12, 12);
    inner->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_button->setLarge(true);
    m_button->setAutoDefault(false); // Enter in a field takes the dialog
    m_words->setWordWrap(true);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_words, 1, Qt::AlignVCenter);
    inner->addLayout(row);
    auto *grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(2, 1);
    for (int at = 0; at < MostStages; ++at)
        m_rows << addRow(grid, at);
    inner->addWidget(m_list);
    layout->addWidget(box);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTrialBox::tryIt);
    connect(&m_trial, &engine::ConnectionTrial::progressed, this, &ConnectionTrialBox::show);
    connect(&m_trial, &engine::ConnectionTrial::finished, this, &ConnectionTrialBox::show);
    rest();
}

ConnectionTrialBox::Row ConnectionTrialBox::addRow(QGridLayout *grid, int at)
{
    const Row row{new widgets::Icon(u"clock"_s, Token::Text3, 14, m_list),
                  new Label({}, Role::Body, Token::Text, 600, m_list),
                  new Label({}, Role::Table, Token::Text3, 0, m_list),
                  new Label({}, Role::Table, Token::Text2, 0, m_list),
                  new Label({}, Role::Table, Token::Text, 500, m_list)};
    for (Label *words : {row.words, row.cure}) {
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    // The name, its state at the end of the line, and below it what was found and what helps.
    grid->addWidget(row.mark, 3 * at, 0, Qt::AlignVCenter);
    grid->addWidget(row.name, 3 * at, 1, 1, 2);
    grid->addWidget(row.state, 3 * at, 3, Qt::AlignTrailing | Qt::AlignVCenter);
    grid->addWidget(row.words, 3 * at + 1, 1, 1, 3);
    grid->addWidget(row.cure, 3 * at + 2, 1, 1, 3);
    return row;
}

QString ConnectionTrialBox::words() const { return m_words->text(); }

void ConnectionTrialBox::setTarget(const std::optional<engine::TrialRequest> &target)
{
    const bool same = target.has_value() == m_target.has_value() && (!target || isSame(*target, *m_target));
    m_target = target;
    if (same)
        return;
    m_trial.stop();
    rest();
}

void ConnectionTrialBox::rest()
{
    m_report = {};
    m_list->hide();
    m_button->setText(tr("Test connection"));
    m_button->setEnabled(m_target.has_value());
    m_words->setToken(Token::Text2);
    m_words->setText(restWords());
    emit changed();
}

QString ConnectionTrialBox::restWords() const
{
    if (!m_target)
        return m_nothingYet.isEmpty() ? tr("Host and port come first.") : m_nothingYet;
    if (m_target->settings.type == "thingsboard"_L1)
        return tr("From the name to the first values, stage by stage. Nothing is changed on the server, and "
                  "only one login is tried.");
    if (m_target->settings.type == "mesh-backend"_L1)
        return tr("From the name to the rows, which are asked for once and shown as they would be read. "
                  "Nothing is stored.");
    return tr("From the name to the first message, stage by stage. Nothing is published, and a session that "
              "runs is left alone.");
}

void ConnectionTrialBox::setNothingYet(const QString &words)
{
    m_nothingYet = words;
    if (!m_target)
        rest();
}

void ConnectionTrialBox::tryIt()
{
    if (m_trial.isRunning()) {
        m_trial.cancel();
        return;
    }
    if (m_target)
        m_trial.start(*m_target);
}

void ConnectionTrialBox::show(const TrialReport &report)
{
    m_report = report;
    QStringList spoken;
    for (qsizetype at = 0; at < m_rows.size() && at < report.stages.size(); ++at) {
        const TrialStage &stage = report.stages.at(at);
        const Row &row = m_rows.at(at);
        const QString words = TrialWords::words(stage);
        const QString cure = TrialWords::cure(stage);
        row.name->setText(TrialWords::name(stage.kind));
        row.mark->setName(markOf(stage.state));
        row.mark->setToken(tokenOf(stage.state));
        const bool bad = stage.state == State::Failed || stage.state == State::Warned;
        row.state->setToken(bad ? tokenOf(stage.state) : Token::Text3);
        row.state->setText(TrialWords::state(stage));
        row.words->setText(words);
        row.words->setVisible(!words.isEmpty());
        row.cure->setText(cure);
        row.cure->setVisible(!cure.isEmpty());
        spoken << tr("%1: %2. %3", "stage, its state, its words")
                      .arg(TrialWords::name(stage.kind), TrialWords::state(stage), words);
    }
    // A family with fewer stages leaves the last rows empty.
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        const Row &row = m_rows.at(at);
        const bool used = at < report.stages.size();
        row.mark->setVisible(used);
        row.name->setVisible(used);
        row.state->setVisible(used);
        if (!used) {
            row.words->hide();
            row.cure->hide();
        }
    }
    m_list->setAccessibleName(spoken.join(u' '));
    m_list->show();
    m_button->setText(report.isOver ? tr("Test again") : tr("Cancel the test"));
    sum();
    emit changed();
}

void ConnectionTrialBox::sum()
{
    const TrialStage *failed = m_report.failure();
    const bool noticed = std::any_of(m_report.stages.begin(), m_report.stages.end(),
                                     [](const TrialStage &stage) { return stage.state == State::Warned; });
    m_words->setToken(failed ? Token::Critical : Token::Text2);
    if (!m_report.isOver)
        m_words->setText(tr("Being tested …"));
    else if (m_report.cancelled)
        m_words->setText(tr("The test was cancelled."));
    else if (failed)
        m_words->setText(
            tr("Something is in the way at the stage “%1”.").arg(TrialWords::name(failed->kind)));
    else if (noticed)
        m_words->setText(tr("The way is open; there is something to know."));
    else
        m_words->setText(tr("Everything is as it should be."));
}

void ConnectionTrialBox::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_trial.stop();
    if (!m_report.isOver)
        rest();
}

} // namespace console
