// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alarmrulesdialog.h"

#include "alarmwords.h"
#include "dialogs/setupfield.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using alarms::AlarmRule;
using alarms::Condition;
using alarms::Subject;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int ListHeight = 190;
constexpr int ResponseHeight = 76;
constexpr std::chrono::hours Back{24 * 14};

std::optional<double> numberOf(const QString &text)
{
    bool good = false;
    QString plain = text.trimmed();
    plain.replace(u'\u2212', u'-');
    double value = QLocale().toDouble(plain, &good);
    if (!good)
        value = QLocale::c().toDouble(plain, &good);
    return good && qIsFinite(value) ? std::optional(value) : std::nullopt;
}

QString textOf(double value) { return QLocale().toString(value, 'g', 10); }

QString secondsOf(std::chrono::milliseconds span) { return textOf(double(span.count()) / 1000); }

} // namespace

AlarmRulesDialog::AlarmRulesDialog(const SetupContext &context, engine::AlarmPath *path,
                                   const QHash<QString, QString> &alarms, const QString &rule,
                                   const QString &whyNot, QWidget *parent)
    : SetupDialog(u"sliders-horizontal"_s, tr("Rules of the alarms"),
                  tr("What is watched, when somebody is called, and what to do then"), parent)
    , m_workspace(context.workspace)
    , m_path(path)
    , m_alarms(alarms)
    , m_whyNot(whyNot)
    , m_settings(path ? path->settings() : alarms::standardSettings())
{
    m_model.setRules(m_settings.rules);
    buildList();
    buildFields();
    buildReplay();
    choose(rule);
    complete(tr("Save the rules"),
             whyNot.isEmpty()
                 ? tr("Written at once; then everything stops and starts anew, some seconds long.")
                 : whyNot);
    acceptButton()->setEnabled(whyNot.isEmpty());
    m_table->setFocus();
}

void AlarmRulesDialog::buildList()
{
    m_table = new TableView(this);
    m_table->setAccessibleName(tr("Rules"));
    m_table->setModel(&m_model);
    m_table->setFixedHeight(Theme::grow(ListHeight));
    const QFontMetrics metrics(Theme::of(this).font(Role::Table, 600));
    const auto wide = [&metrics](const QString &text) { return metrics.horizontalAdvance(text) + 20; };
    m_table->setColumnWidth(AlarmRulesModel::Name, Theme::grow(200));
    m_table->setColumnWidth(AlarmRulesModel::Priority,
                            std::max(wide(tr("Priority")), wide(widgets::PriorityMark::word(1))));
    m_table->setColumnWidth(AlarmRulesModel::Use, wide(tr("not in use")));
    m_table->setStretchColumn(AlarmRulesModel::Asks);
    body()->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    showRule(index.row());
            });
}

void AlarmRulesDialog::buildFields()
{
    const auto edit = [this](const QString &name) {
        auto *line = new QLineEdit(this);
        line->setAccessibleName(name);
        line->setProperty("large", true);
        return line;
    };
    m_priority = new QComboBox(this);
    m_priority->setAccessibleName(tr("Priority"));
    for (int priority = 1; priority <= 4; ++priority)
        m_priority->addItem(widgets::PriorityMark::word(priority), priority);
    m_enabled = new QCheckBox(tr("This rule is in use"), this);
    m_limit = edit(tr("Limit"));
    m_deadband = edit(tr("Deadband"));
    m_onDelay = edit(tr("Has to hold for, in seconds"));
    m_offDelay = edit(tr("Has to be over for, in seconds"));
    m_grace = edit(tr("Grace without data, in seconds"));
    m_response = new QPlainTextEdit(this);
    m_response->setAccessibleName(tr("What to do, one step a line"));
    m_response->setTabChangesFocus(true);
    m_response->setFixedHeight(Theme::grow(ResponseHeight));
    SetupField *priority = makeField(tr("Priority"), m_priority, true);
    SetupField *enabled = makeField(tr("In use"), m_enabled, true);
    addPair(priority, enabled);
    m_limitField = makeField(tr("Limit"), m_limit, true);
    m_deadbandField = makeField(tr("Deadband"), m_deadband, true);
    addPair(m_limitField, m_deadbandField);
    m_onField = makeField(tr("Has to hold for, in seconds"), m_onDelay, true);
    m_offField = makeField(tr("Has to be over for, in seconds"), m_offDelay, true);
    addPair(m_onField, m_offField);
    m_graceField = addField(tr("Grace without data, in seconds"), m_grace, true);
    m_responseField = addField(tr("What to do, one step a line"), m_response, true);
    const auto follow = [this](SetupField *field) {
        if (m_showing)
            return;
        takeFields();
        touch(field);
    };
    connect(m_priority, &QComboBox::currentIndexChanged, this, [follow, priority] { follow(priority); });
    connect(m_enabled, &QCheckBox::toggled, this, [follow, enabled] { follow(enabled); });
    const std::pair<QLineEdit *, SetupField *> lines[] = {{m_limit, m_limitField},
                                                          {m_deadband, m_deadbandField},
                                                          {m_onDelay, m_onField},
                                                          {m_offDelay, m_offField},
                                                          {m_grace, m_graceField}};
    for (const auto &[line, field] : lines)
        connect(line, &QLineEdit::textChanged, this, [follow, at = field] { follow(at); });
    connect(m_response, &QPlainTextEdit::textChanged, this, [this, follow] { follow(m_responseField); });
}

void AlarmRulesDialog::buildReplay()
{
    auto *buttons = new QWidget(this);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->setGaps(8, 8);
    m_propose = new Button(tr("Propose a deadband or delay"), Button::Kind::Normal, buttons);
    m_propose->setIconName(u"lightbulb"_s);
    m_replay = new Button(tr("Replay as typed"), Button::Kind::Normal, buttons);
    m_replay->setIconName(u"history"_s);
    for (Button *button : {m_propose, m_replay}) {
        button->setAutoDefault(false);
        flow->addWidget(button);
    }
    body()->addWidget(buttons);
    m_answer = addParagraph({});
    connect(m_propose, &QPushButton::clicked, this, &AlarmRulesDialog::propose);
    connect(m_replay, &QPushButton::clicked, this, &AlarmRulesDialog::replay);
}

double AlarmRulesDialog::factor() const
{
    return m_row >= 0 && m_model.rules().at(m_row).subject == Subject::Quantity
               ? Words::factor(m_model.rules().at(m_row).quantity)
               : 1;
}

AlarmRule AlarmRulesDialog::rule() const { return m_row < 0 ? AlarmRule{} : m_model.rules().at(m_row); }

QString AlarmRulesDialog::answer() const { return m_answer->text(); }

QString AlarmRulesDialog::alarmOf() const { return m_alarms.value(rule().id.toString()); }

void AlarmRulesDialog::choose(const QString &rule)
{
    const int row = std::max(0, m_model.rowOf(rule));
    if (row < m_model.rowCount()) {
        m_table->selectRow(row);
        showRule(row);
    }
}

void AlarmRulesDialog::showRule(int row)
{
    if (row == m_row)
        return;
    m_showing = true;
    m_row = row;
    const AlarmRule shown = rule();
    const bool valued = shown.subject == Subject::Quantity && shown.condition != Condition::NoData &&
                        shown.condition != Condition::State;
    m_priority->setCurrentIndex(int(shown.priority) - 1);
    m_enabled->setChecked(shown.enabled);
    m_limit->setText(shown.limit ? textOf(*shown.limit * factor()) : QString());
    m_deadband->setText(textOf(shown.deadband * factor()));
    m_onDelay->setText(secondsOf(shown.onDelay));
    m_offDelay->setText(secondsOf(shown.offDelay));
    m_grace->setText(secondsOf(shown.grace));
    QStringList steps;
    for (const QString &step : shown.response.split(u'\n', Qt::SkipEmptyParts))
        steps << AlarmWords::ruleText(step.trimmed());
    m_response->setPlainText(steps.join(u'\n'));
    for (SetupField *field : {m_limitField, m_deadbandField})
        field->setVisible(valued);
    m_graceField->setVisible(shown.condition == Condition::NoData);
    const QString unit = shown.subject == Subject::Quantity ? Words::unit(shown.quantity) : QString();
    m_limitField->setHint(unit.isEmpty() ? tr("Empty: the limit of its profile.")
                                         : tr("In %1. Empty: the limit of its profile.").arg(unit));
    m_deadbandField->setHint(unit.isEmpty()
                                 ? tr("How far it has to come back before it is over.")
                                 : tr("In %1: how far it has to come back before it is over.").arg(unit));
    m_graceField->setHint(tr("0: three times what the series is used to."));
    ++m_asked;
    const bool can = m_path && valued && !alarmOf().isEmpty();
    m_propose->setEnabled(can);
    m_replay->setEnabled(can);
    m_answer->setText(can      ? tr("Either is replayed over the last 14 days before anything is saved.")
                      : valued ? tr("Nothing to replay: it has raised no alarm that is still listed.")
                               : tr("Only rules with a limit can be replayed."));
    for (SetupField *field : fields())
        field->setTouched(false);
    m_showing = false;
    check();
}

void AlarmRulesDialog::takeFields()
{
    if (m_row < 0)
        return;
    AlarmRule changed = rule();
    changed.priority = alarms::Priority(m_priority->currentData().toInt());
    changed.enabled = m_enabled->isChecked();
    if (m_limit->text().trimmed().isEmpty())
        changed.limit.reset();
    else if (const auto limit = numberOf(m_limit->text()))
        changed.limit = *limit / factor();
    if (const auto deadband = numberOf(m_deadband->text()); deadband && *deadband >= 0)
        changed.deadband = *deadband / factor();
    const auto span = [](const QLineEdit *edit, std::chrono::milliseconds &into) {
        if (const auto seconds = numberOf(edit->text()); seconds && *seconds >= 0 && *seconds <= 31'000'000)
            into = std::chrono::milliseconds(qRound64(*seconds * 1000));
    };
    span(m_onDelay, changed.onDelay);
    span(m_offDelay, changed.offDelay);
    span(m_grace, changed.grace);
    // What was not changed stays as it stands, in the words of the file.
    QStringList before;
    for (const QString &step : changed.response.split(u'\n', Qt::SkipEmptyParts))
        before << AlarmWords::ruleText(step.trimmed());
    if (m_response->toPlainText() != before.join(u'\n'))
        changed.response = m_response->toPlainText().trimmed();
    m_model.change(m_row, changed);
}

void AlarmRulesDialog::weigh()
{
    const auto span = [](SetupField *field, const QLineEdit *edit) {
        const auto seconds = numberOf(edit->text());
        field->setReason(!seconds || *seconds < 0 ? tr("A number of seconds, 0 or more.")
                         : *seconds > 31'000'000  ? tr("That is more than a year.")
                                                  : QString());
    };
    span(m_onField, m_onDelay);
    span(m_offField, m_offDelay);
    span(m_graceField, m_grace);
    m_limitField->setReason(m_limit->text().trimmed().isEmpty() || numberOf(m_limit->text())
                                ? QString()
                                : tr("A number, or nothing."));
    const auto deadband = numberOf(m_deadband->text());
    m_deadbandField->setReason(deadband && *deadband >= 0 ? QString() : tr("A number, 0 or more."));
    m_responseField->setReason(m_response->toPlainText().trimmed().isEmpty()
                                   ? tr("An alarm nobody can answer is none: say what to do.")
                                   : QString());
}

core::Result<core::Workspace> AlarmRulesDialog::changed() const
{
    if (!m_whyNot.isEmpty())
        return core::Error{core::ErrorCode::Unsupported, {}, m_whyNot, {}};
    alarms::AlarmSettings settings = m_settings;
    settings.rules = m_model.rules();
    if (settings.rules != m_settings.rules)
        settings.standard = false;
    return engine::AlarmPath::proposed(m_workspace, settings);
}

void AlarmRulesDialog::propose()
{
    if (!m_path || alarmOf().isEmpty())
        return;
    m_answer->setText(tr("Replaying what is stored…"));
    m_path->propose(alarms::AlarmId(alarmOf()), Back, this,
                    [this, asked = ++m_asked](const engine::AlarmProposalAnswer &answer) {
                        if (asked == m_asked)
                            showAnswer(answer, true);
                    });
}

void AlarmRulesDialog::replay()
{
    if (!m_path || alarmOf().isEmpty())
        return;
    m_answer->setText(tr("Replaying what is stored…"));
    m_path->replay(alarms::AlarmId(alarmOf()), rule(), Back, this,
                   [this, asked = ++m_asked](const engine::AlarmProposalAnswer &answer) {
                       if (asked == m_asked)
                           showAnswer(answer, false);
                   });
}

void AlarmRulesDialog::showAnswer(const engine::AlarmProposalAnswer &answer, bool proposed)
{
    const alarms::Proposal &proposal = answer.proposal;
    if (answer.error) {
        m_answer->setText(Words::errorSentence(*answer.error));
        return;
    }
    if (proposal.before.samples == 0 && proposal.after.samples == 0) {
        m_answer->setText(tr("Nothing is stored to replay it over."));
        return;
    }
    const QString span =
        tr("%1 to %2", "from, until").arg(Words::moment(answer.from), Words::moment(answer.to));
    if (proposed && proposal.why == "none"_L1) {
        m_answer->setText(
            tr("Nothing calmer is found: it was raised %n time(s) from %1.", nullptr, proposal.before.raised)
                .arg(span));
        return;
    }
    if (proposed) {
        m_deadband->setText(textOf(proposal.rule.deadband * factor()));
        m_onDelay->setText(secondsOf(proposal.rule.onDelay));
        m_offDelay->setText(secondsOf(proposal.rule.offDelay));
    }
    m_answer->setText(
        tr("From %1 it was raised %2 times; so it would have been %3 times. Nothing is saved yet.")
            .arg(span, Words::count(quint64(proposal.before.raised)),
                 Words::count(quint64(proposal.after.raised))));
}

} // namespace console
