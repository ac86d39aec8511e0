// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alarmruleform.h"

#include "alarmwords.h"
#include "dialogs/figurespin.h"
#include "dialogs/momentedit.h"
#include "dialogs/setupfield.h"
#include "livefeed.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using alarms::AlarmRule;
using alarms::Condition;
using alarms::Subject;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int ResponseHeight = 96;
constexpr double LongestSeconds = 366.0 * 86400;
constexpr std::chrono::hours UsuallyOut{24 * 7};

double secondsOf(std::chrono::milliseconds span) { return double(span.count()) / 1000; }

void choose(QComboBox *box, int data)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(box->findData(data));
}

} // namespace

AlarmRuleForm::AlarmRuleForm(const Make &make, AlarmReach reach, QWidget *parent)
    : QWidget(parent)
    , m_make(make)
    , m_reach(std::move(reach))
    , m_parts(new widgets::SegmentedControl(
          {tr("What is watched"), tr("Where"), tr("How urgent"), tr("What to do")}, this))
    , m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    m_parts->setName(tr("Part of the rule"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_parts);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_stack);
    buildWhat();
    buildWhere();
    buildUrgency();
    buildResponse();
    connect(m_parts, &widgets::SegmentedControl::chosen, m_stack, &QStackedWidget::setCurrentIndex);
}

QVBoxLayout *AlarmRuleForm::addPart()
{
    auto *part = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_stack->addWidget(part);
    return layout;
}

SetupField *AlarmRuleForm::field(const QString &title, QWidget *editor)
{
    SetupField *made = m_make(title, editor);
    m_fields << made;
    return made;
}

void AlarmRuleForm::pair(QVBoxLayout *part, SetupField *left, SetupField *right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(left, 1, Qt::AlignTop);
    row->addWidget(right, 1, Qt::AlignTop);
    part->addLayout(row);
}

QLineEdit *AlarmRuleForm::line(const QString &name)
{
    auto *edit = new QLineEdit(this);
    edit->setAccessibleName(name);
    return edit;
}

QCheckBox *AlarmRuleForm::check(const QString &text)
{
    auto *box = new QCheckBox(text, this);
    box->setAccessibleName(text);
    return box;
}

void AlarmRuleForm::tell(SetupField *field)
{
    if (!m_showing)
        emit edited(field);
}

void AlarmRuleForm::buildWhat()
{
    QVBoxLayout *part = addPart();
    m_name = line(tr("Name"));
    m_name->setMaxLength(120);
    m_subject = new QComboBox(this);
    for (int subject = 0; subject <= int(Subject::Event); ++subject)
        m_subject->addItem(AlarmWords::subject(Subject(subject)), subject);
    m_quantity = new QComboBox(this);
    for (const core::Quantity quantity : core::allQuantities())
        m_quantity->addItem(Words::quantity(quantity), int(quantity));
    m_condition = new QComboBox(this);
    for (int condition = 0; condition <= int(Condition::State); ++condition)
        m_condition->addItem(AlarmWords::condition(Condition(condition)), condition);
    for (QComboBox *box : {m_subject, m_quantity, m_condition})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *limit = new QWidget(this);
    auto *row = new QVBoxLayout(limit);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_limit = new FigureSpin(tr("Limit"), limit);
    m_ownLimit = check(tr("The limit of its profile"));
    row->addWidget(m_limit);
    row->addWidget(m_ownLimit);
    limit->setFocusProxy(m_limit);
    m_deadband = new FigureSpin(tr("Deadband"), this);
    m_deadband->setMinimum(0);
    m_states = line(tr("States that raise it"));
    m_endedBy = line(tr("Ended by"));
    m_nameField = field(tr("Name"), m_name);
    m_subjectField = field(tr("About"), m_subject);
    m_quantityField = field(tr("Quantity"), m_quantity);
    m_conditionField = field(tr("Raised when"), m_condition);
    m_limitField = field(tr("Limit"), limit);
    m_deadbandField = field(tr("Deadband"), m_deadband);
    m_statesField = field(tr("States that raise it"), m_states);
    m_endedByField = field(tr("Ended by"), m_endedBy);
    pair(part, m_nameField, m_subjectField);
    pair(part, m_quantityField, m_conditionField);
    pair(part, m_limitField, m_deadbandField);
    pair(part, m_statesField, m_endedByField);
    part->addStretch(1);
    m_nameField->setHint(tr("{limit} and {where} in it are filled in."));
    connect(m_name, &QLineEdit::textEdited, this, [this] { tell(m_nameField); });
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this] { tell(m_subjectField); });
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] { tell(m_quantityField); });
    connect(m_condition, &QComboBox::currentIndexChanged, this, [this] { tell(m_conditionField); });
    connect(m_limit, &QDoubleSpinBox::valueChanged, this, [this] { tell(m_limitField); });
    connect(m_ownLimit, &QCheckBox::toggled, this, [this] { tell(m_limitField); });
    connect(m_deadband, &QDoubleSpinBox::valueChanged, this, [this] { tell(m_deadbandField); });
    connect(m_states, &QLineEdit::textEdited, this, [this] { tell(m_statesField); });
    connect(m_endedBy, &QLineEdit::textEdited, this, [this] { tell(m_endedByField); });
}

void AlarmRuleForm::buildWhere()
{
    QVBoxLayout *part = addPart();
    m_device = line(tr("Devices"));
    m_channel = line(tr("Phases or lines"));
    m_transport = line(tr("Transports"));
    m_profile = line(tr("Profiles"));
    SetupField *device = field(tr("Devices"), m_device);
    SetupField *channel = field(tr("Phases or lines"), m_channel);
    SetupField *transport = field(tr("Transports"), m_transport);
    SetupField *profile = field(tr("Profiles"), m_profile);
    device->setHint(tr("By id. * stands for anything, ? for one character, a comma for “or”."));
    channel->setHint(tr("Such as L1 or 3. Empty: all."));
    transport->setHint(tr("By id. Empty: all."));
    profile->setHint(tr("By id. Empty: all."));
    pair(part, device, channel);
    pair(part, transport, profile);
    m_reachWords = new Label({}, Role::Body, Token::Text, 600, this);
    m_reachWords->setWordWrap(true);
    part->addWidget(m_reachWords);
    part->addStretch(1);
    const std::pair<QLineEdit *, SetupField *> lines[] = {
        {m_device, device}, {m_channel, channel}, {m_transport, transport}, {m_profile, profile}};
    for (const auto &[edit, own] : lines)
        connect(edit, &QLineEdit::textEdited, this, [this, at = own] { tell(at); });
}

void AlarmRuleForm::buildUrgency()
{
    QVBoxLayout *part = addPart();
    m_priority = new QComboBox(this);
    m_worsePriority = new QComboBox(this);
    m_worsePriority->setObjectName(u"worse-priority"_s);
    for (int priority = 1; priority <= 4; ++priority) {
        m_priority->addItem(AlarmWords::priority(alarms::Priority(priority)), priority);
        m_worsePriority->addItem(AlarmWords::priority(alarms::Priority(priority)), priority);
    }
    auto *worse = new QWidget(this);
    auto *row = new QVBoxLayout(worse);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_worse = new FigureSpin(tr("Worse beyond"), worse);
    m_hasWorse = check(tr("There is a worse limit"));
    row->addWidget(m_worse);
    row->addWidget(m_hasWorse);
    worse->setFocusProxy(m_hasWorse);
    const auto seconds = [this](const QString &name) {
        auto *spin = new FigureSpin(name, this);
        spin->setRange(0, LongestSeconds);
        spin->setDecimals(3);
        spin->setUnit(tr("s"));
        return spin;
    };
    m_onDelay = seconds(tr("Has to hold for"));
    m_offDelay = seconds(tr("Has to be over for"));
    m_grace = seconds(tr("Grace without data"));
    m_latch = check(tr("Stays until a person resets it"));
    m_hides = check(tr("Hides what hangs on it"));
    m_priorityField = field(tr("Priority"), m_priority);
    m_worseField = field(tr("Worse beyond"), worse);
    m_worsePriorityField = field(tr("Priority then"), m_worsePriority);
    m_onField = field(tr("Has to hold for"), m_onDelay);
    m_offField = field(tr("Has to be over for"), m_offDelay);
    m_graceField = field(tr("Grace without data"), m_grace);
    SetupField *latch = field(tr("When it is over"), m_latch);
    SetupField *hides = field(tr("Consequences"), m_hides);
    hides->setHint(
        tr("While it is active, alarms of what is behind its device or transport are suppressed."));
    pair(part, m_onField, m_offField);
    pair(part, m_priorityField, m_graceField);
    pair(part, m_worseField, m_worsePriorityField);
    pair(part, latch, hides);
    part->addStretch(1);
    connect(m_priority, &QComboBox::currentIndexChanged, this, [this] { tell(m_priorityField); });
    connect(m_worsePriority, &QComboBox::currentIndexChanged, this, [this] { tell(m_worsePriorityField); });
    connect(m_hasWorse, &QCheckBox::toggled, this, [this] { tell(m_worseField); });
    connect(m_latch, &QCheckBox::toggled, this, [this, latch] { tell(latch); });
    connect(m_hides, &QCheckBox::toggled, this, [this, hides] { tell(hides); });
    const std::pair<FigureSpin *, SetupField *> spins[] = {
        {m_worse, m_worseField}, {m_onDelay, m_onField}, {m_offDelay, m_offField}, {m_grace, m_graceField}};
    for (const auto &[spin, own] : spins)
        connect(spin, &QDoubleSpinBox::valueChanged, this, [this, at = own] { tell(at); });
}

void AlarmRuleForm::buildResponse()
{
    QVBoxLayout *part = addPart();
    m_response = new QPlainTextEdit(this);
    m_response->setAccessibleName(tr("What to do, one step a line"));
    m_response->setTabChangesFocus(true);
    m_response->setFixedHeight(Theme::grow(ResponseHeight));
    m_enabled = check(tr("This rule is in use"));
    auto *out = new QWidget(this);
    auto *row = new QVBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_isOut = check(tr("For a while"));
    m_isOut->setAccessibleName(tr("Out of service for a while"));
    m_outUntil = new MomentEdit(MomentEdit::To::Minutes, out);
    m_outUntil->setProperty("large", true);
    m_outUntil->setAccessibleName(tr("Out of service until"));
    row->addWidget(m_outUntil);
    row->addWidget(m_isOut);
    out->setFocusProxy(m_isOut);
    m_outReason = line(tr("Why it is out of service"));
    m_outReason->setMaxLength(200);
    m_responseField = field(tr("What to do, one step a line"), m_response);
    SetupField *enabled = field(tr("In use"), m_enabled);
    enabled->setHint(tr("A rule that is not in use sees nothing and records nothing."));
    m_outField = field(tr("Out of service until"), out);
    m_outReasonField = field(tr("Why it is out of service"), m_outReason);
    part->addWidget(m_responseField);
    pair(part, m_outField, m_outReasonField);
    part->addWidget(enabled);
    part->addStretch(1);
    connect(m_response, &QPlainTextEdit::textChanged, this, [this] { tell(m_responseField); });
    connect(m_enabled, &QCheckBox::toggled, this, [this, enabled] { tell(enabled); });
    connect(m_isOut, &QCheckBox::toggled, this, [this] { tell(m_outField); });
    connect(m_outUntil, &MomentEdit::dateTimeChanged, this, [this] { tell(m_outField); });
    connect(m_outReason, &QLineEdit::textEdited, this, [this] { tell(m_outReasonField); });
}

void AlarmRuleForm::show(const AlarmRule &rule)
{
    m_showing = true;
    const double factor = factorOf(rule);
    m_name->setText(AlarmWords::ruleText(rule.name));
    choose(m_subject, int(rule.subject));
    choose(m_quantity, int(rule.quantity));
    choose(m_condition, int(rule.condition));
    m_ownLimit->setChecked(!rule.limit);
    m_limit->showFigure(rule.limit.value_or(0) * factor);
    m_deadband->showFigure(rule.deadband * factor);
    m_states->setText(rule.states.join(u", "_s));
    m_endedBy->setText(rule.endedBy.join(u", "_s));
    m_device->setText(rule.scope.device);
    m_channel->setText(rule.scope.channel);
    m_transport->setText(rule.scope.transport);
    m_profile->setText(rule.scope.profile);
    choose(m_priority, int(rule.priority));
    m_hasWorse->setChecked(rule.worseLimit.has_value());
    m_worse->showFigure(rule.worseLimit.value_or(rule.limit.value_or(0)) * factor);
    choose(m_worsePriority, int(rule.worsePriority));
    m_onDelay->showFigure(secondsOf(rule.onDelay));
    m_offDelay->showFigure(secondsOf(rule.offDelay));
    m_grace->showFigure(secondsOf(rule.grace));
    m_latch->setChecked(rule.latch);
    m_hides->setChecked(rule.hidesChildren);
    m_response->setPlainText(stepsOf(rule));
    m_enabled->setChecked(rule.enabled);
    // An end that has passed hides nothing any more.
    const core::UtcTime now = LiveFeed::now();
    const bool out = rule.outOfService && rule.outOfService->until > now;
    m_isOut->setChecked(out);
    m_outUntil->setMoment(out ? rule.outOfService->until : now + UsuallyOut);
    m_outReason->setText(out ? rule.outOfService->reason : QString());
    for (SetupField *own : std::as_const(m_fields))
        own->setTouched(false);
    follow(rule);
    m_showing = false;
}

void AlarmRuleForm::propose(const AlarmRule &rule)
{
    m_deadband->setValue(rule.deadband * factorOf(rule));
    m_onDelay->setValue(secondsOf(rule.onDelay));
    m_offDelay->setValue(secondsOf(rule.offDelay));
}

void AlarmRuleForm::choosePart(Part part)
{
    m_parts->setCurrent(part);
    m_stack->setCurrentIndex(part);
}

void AlarmRuleForm::reveal(const SetupField *field)
{
    for (int part = 0; part < m_stack->count(); ++part) {
        if (m_stack->widget(part)->isAncestorOf(field))
            choosePart(Part(part));
    }
}

QString AlarmRuleForm::reachWords() const { return m_reachWords->text(); }

} // namespace console
