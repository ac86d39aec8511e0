// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alarmrulesdialog.h"

#include "alarmwords.h"
#include "dialogs/alarmruleform.h"
#include "dialogs/askdialog.h"
#include "dialogs/setupfield.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/tableview.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using alarms::AlarmRule;
using alarms::Condition;
using alarms::Subject;
using widgets::Button;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;

namespace console {

namespace {

constexpr int ListHeight = 168;
constexpr std::chrono::hours Back{24 * 14};

bool canReplay(const AlarmRule &rule)
{
    return rule.subject == Subject::Quantity && rule.condition != Condition::NoData &&
           rule.condition != Condition::State;
}

/// What the two say over the same values is the same: they differ in words, or not at all.
bool replaysAlike(AlarmRule one, const AlarmRule &other)
{
    one.id = other.id;
    one.name = other.name;
    one.response = other.response;
    one.enabled = other.enabled;
    one.outOfService = other.outOfService;
    return one == other;
}

} // namespace

AlarmRulesDialog::AlarmRulesDialog(const SetupContext &context, engine::AlarmPath *path, Known known,
                                   const QString &rule, QWidget *parent)
    : SetupDialog(u"sliders-horizontal"_s, tr("Rules of the alarms"),
                  tr("What is watched, when somebody is called, and what to do then"), parent)
    , m_workspace(context.workspace)
    , m_path(path)
    , m_known(std::move(known))
    , m_settings(path ? path->settings() : alarms::standardSettings())
{
    m_model.setRules(m_settings.rules);
    buildList();
    buildForm();
    buildReplay();
    choose(rule);
    complete(tr("Save the rules"),
             tr("Written at once; then everything stops and starts anew, some seconds long."),
             m_known.whyNot);
    followButtons();
    m_table->setFocus();
}

void AlarmRulesDialog::buildList()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_table = new TableView(list);
    m_table->setAccessibleName(tr("Rules"));
    m_table->setModel(&m_model);
    m_table->setFixedHeight(Theme::grow(ListHeight));
    const QFontMetrics metrics(Theme::of(this).font(Role::Table, 600));
    const auto wide = [&metrics](const QString &text) { return metrics.horizontalAdvance(text) + 20; };
    m_table->setColumnWidth(AlarmRulesModel::Name, Theme::grow(200));
    m_table->setColumnWidth(AlarmRulesModel::Priority,
                            std::max(wide(tr("Priority")), wide(widgets::PriorityMark::word(1))));
    m_table->setColumnWidth(AlarmRulesModel::Use, std::max(wide(tr("not in use")), Theme::grow(96)));
    m_table->setStretchColumn(AlarmRulesModel::Asks);
    column->addWidget(m_table);
    auto *buttons = new QWidget(list);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->setGaps(8, 8);
    auto *add = new Button(tr("New rule"), Button::Kind::Normal, buttons);
    add->setIconName(u"plus"_s);
    m_copy = new Button(tr("Copy"), Button::Kind::Normal, buttons);
    m_copy->setToolTip(tr("A second rule like the chosen one"));
    m_remove = new Button(tr("Remove"), Button::Kind::Normal, buttons);
    m_remove->setIconName(u"x"_s);
    m_remove->setToolTip(tr("The chosen rule is gone once the rules are saved"));
    for (Button *button : {add, m_copy, m_remove}) {
        button->setAutoDefault(false);
        flow->addWidget(button);
    }
    column->addWidget(buttons);
    list->setFocusProxy(m_table);
    m_list = addField(tr("Rules"), list, true);
    connect(add, &QPushButton::clicked, this, &AlarmRulesDialog::addRule);
    connect(m_copy, &QPushButton::clicked, this, &AlarmRulesDialog::copyRule);
    connect(m_remove, &QPushButton::clicked, this, &AlarmRulesDialog::removeRule);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    showRule(index.row());
            });
}

void AlarmRulesDialog::buildForm()
{
    m_form = new AlarmRuleForm(
        [this](const QString &title, QWidget *editor) { return makeField(title, editor, true); },
        m_known.reach, this);
    body()->addWidget(m_form);
    connect(m_form, &AlarmRuleForm::edited, this, [this](SetupField *field) {
        takeFields();
        touch(field);
    });
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

AlarmRule AlarmRulesDialog::rule() const { return m_row < 0 ? AlarmRule{} : m_model.rules().at(m_row); }

QString AlarmRulesDialog::answer() const { return m_answer->text(); }

QString AlarmRulesDialog::alarmOf() const
{
    const QString id = rule().id.toString();
    return m_known.alarms.value(m_origins.value(id, id));
}

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
    m_row = row;
    m_form->show(rule());
    ++m_asked;
    followButtons();
    check();
}

void AlarmRulesDialog::followButtons()
{
    m_form->setEnabled(m_row >= 0);
    m_copy->setEnabled(m_row >= 0);
    m_remove->setEnabled(m_row >= 0);
    const bool valued = m_row >= 0 && canReplay(rule());
    const bool can = m_path && valued;
    const bool raised = can && !alarmOf().isEmpty();
    m_propose->setEnabled(raised);
    m_replay->setEnabled(can);
    m_answer->setText(raised ? tr("Either is replayed over the last 14 days before anything is saved.")
                      : can
                          ? tr("No alarm of it is listed: it is replayed over all that it looks at, the last "
                               "14 days.")
                          : tr("Only rules with a limit can be replayed."));
}

alarms::AlarmRuleId AlarmRulesDialog::freeId(const QString &name, int row) const
{
    QString stem;
    for (const QChar sign : AlarmWords::title(name, {}, {}).toLower()) {
        if (sign.isLetterOrNumber())
            stem += sign;
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    while (stem.endsWith(u'-'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = u"rule"_s;
    QString id = stem;
    for (int next = 2;; ++next) {
        const int taken = m_model.rowOf(id);
        if (taken < 0 || taken == row)
            return alarms::AlarmRuleId(id);
        id = u"%1-%2"_s.arg(stem).arg(next);
    }
}

void AlarmRulesDialog::add(const AlarmRule &rule)
{
    m_new.insert(rule.id.toString());
    const int row = m_row + 1;
    // What is inserted before the shown row moves it; here nothing is.
    m_model.insert(row, rule);
    m_table->selectRow(row);
    showRule(row);
    m_form->choosePart(AlarmRuleForm::What);
    m_form->nameEdit()->setFocus(Qt::OtherFocusReason);
    m_form->nameEdit()->selectAll();
}

void AlarmRulesDialog::addRule()
{
    AlarmRule rule;
    rule.name = tr("New rule");
    rule.id = freeId(rule.name, -1);
    add(rule);
}

void AlarmRulesDialog::copyRule()
{
    if (m_row < 0)
        return;
    AlarmRule copy = rule();
    const QString from = copy.id.toString();
    copy.name = tr("%1, copy", "name of a rule").arg(AlarmWords::ruleText(copy.name));
    copy.id = freeId(copy.name, -1);
    m_origins.insert(copy.id.toString(), m_origins.value(from, from));
    add(copy);
}

void AlarmRulesDialog::removeRule()
{
    if (m_row < 0)
        return;
    const int gone = m_row;
    m_new.remove(rule().id.toString());
    m_row = -1; // the view tells of a current row that is about to move
    m_model.remove(gone);
    m_row = -1;
    const int next = std::min(gone, m_model.rowCount() - 1);
    if (next >= 0) {
        m_table->selectRow(next);
        showRule(next);
    }
    followButtons();
    check();
    m_table->setFocus(Qt::OtherFocusReason);
}

void AlarmRulesDialog::takeFields()
{
    if (m_row < 0)
        return;
    const AlarmRule before = rule();
    AlarmRule changed = m_form->taken(before);
    const QString id = before.id.toString();
    if (m_new.contains(id) && changed.name != before.name) {
        changed.id = freeId(changed.name, m_row);
        m_new.remove(id);
        m_new.insert(changed.id.toString());
        if (m_origins.contains(id))
            m_origins.insert(changed.id.toString(), m_origins.take(id));
    }
    m_model.change(m_row, changed);
    if (!replaysAlike(before, changed)) {
        // What was answered is about the rule as it was.
        ++m_asked;
        followButtons();
    }
}

bool AlarmRulesDialog::isChanged() const { return m_model.rules() != m_settings.rules; }

void AlarmRulesDialog::weigh()
{
    if (m_row >= 0)
        m_form->weigh(rule());
    else
        for (SetupField *field : m_form->fields())
            field->setReason({});
    // Another one than is shown may have been left half done.
    QString undone;
    for (int row = 0; row < m_model.rowCount() && undone.isEmpty(); ++row) {
        const AlarmRule &each = m_model.rules().at(row);
        const bool touched = m_settings.rules.indexOf(each) < 0;
        if (row != m_row && touched && (alarms::whyNot(each, {}) || each.response.trimmed().isEmpty()))
            undone = AlarmWords::title(each.name, u"…"_s, u"…"_s);
    }
    m_list->setReason(undone.isEmpty() ? QString() : tr("“%1” is not complete yet: choose it.").arg(undone));
}

void AlarmRulesDialog::reveal(const SetupField *field) { m_form->reveal(field); }

core::Result<core::Workspace> AlarmRulesDialog::changed() const
{
    if (!m_known.whyNot.isEmpty())
        return core::Error{core::ErrorCode::Unsupported, {}, m_known.whyNot, {}};
    alarms::AlarmSettings settings = m_settings;
    settings.rules = m_model.rules();
    if (settings.rules != m_settings.rules)
        settings.standard = false;
    return engine::AlarmPath::proposed(m_workspace, settings);
}

AskDialog *AlarmRulesDialog::question() const { return m_question; }

void AlarmRulesDialog::leave() { done(Rejected); }

void AlarmRulesDialog::reject()
{
    if (!isChanged() || !m_known.whyNot.isEmpty()) {
        leave();
        return;
    }
    if (m_question)
        return;
    AskDialog::Question question;
    question.icon = u"sliders-horizontal"_s;
    question.title = tr("Leave without saving the rules?");
    question.subtitle = tr("What was changed is not written yet.");
    question.paragraphs = {tr("Cancel goes back to the rules, as they were typed.")};
    question.accept = tr("Leave them unsaved");
    question.consequence = tr("The rules stay as they were.");
    m_question = new AskDialog(
        question, [this] { return core::Result<core::Workspace>(m_workspace); }, this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &SetupDialog::decided, this, [this] {
        m_question->done(Accepted);
        leave();
    });
    m_question->open();
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
    if (!m_path || m_row < 0)
        return;
    m_answer->setText(tr("Replaying what is stored…"));
    if (alarmOf().isEmpty()) {
        m_path->rehearse(rule(), Back, this, [this, asked = ++m_asked](const engine::AlarmRehearsal &answer) {
            if (asked == m_asked)
                showRehearsal(answer);
        });
        return;
    }
    m_path->replay(alarms::AlarmId(alarmOf()), rule(), Back, this,
                   [this, asked = ++m_asked](const engine::AlarmProposalAnswer &answer) {
                       if (asked == m_asked)
                           showAnswer(answer, false);
                   });
}

void AlarmRulesDialog::showRehearsal(const engine::AlarmRehearsal &answer)
{
    if (answer.error) {
        m_answer->setText(Words::errorSentence(*answer.error));
        return;
    }
    if (answer.samples == 0) {
        m_answer->setText(answer.inScope == 0
                              ? tr("It looks at nothing that is measured, or has no limit there.")
                              : tr("Nothing is stored to replay it over."));
        return;
    }
    constexpr qsizetype Told = 3;
    QStringList worst;
    for (const engine::AlarmRehearsal::Place &place : answer.places.mid(0, Told))
        worst << tr("%1 (%2)", "a place, how often")
                     .arg(place.source.key(), Words::count(quint64(place.raised)));
    if (answer.places.size() > Told)
        worst << u"…"_s;
    const QString span =
        tr("%1 to %2", "from, until").arg(Words::moment(answer.from), Words::moment(answer.to));
    QStringList sentences;
    sentences << (answer.raised == 0
                      ? tr("From %1 it would have been raised nowhere.").arg(span)
                      : tr("From %1 it would have been raised %n time(s): %2.", nullptr, answer.raised)
                            .arg(span, worst.join(u", "_s)));
    sentences << (answer.replayed < answer.inScope
                      ? tr("Only %1 of the %2 places that it looks at were replayed.")
                            .arg(Words::count(quint64(answer.replayed)),
                                 Words::count(quint64(answer.inScope)))
                      : tr("It looks at %n place(s).", nullptr, answer.inScope));
    sentences << tr("Nothing is saved yet.");
    m_answer->setText(sentences.join(u' '));
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
        m_form->propose(proposal.rule);
    }
    m_answer->setText(
        tr("From %1 it was raised %2 times; so it would have been %3 times. Nothing is saved yet.")
            .arg(span, Words::count(quint64(proposal.before.raised)),
                 Words::count(quint64(proposal.after.raised))));
}

} // namespace console
