// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/settingdialog.h"

#include "dialogs/inset.h"
#include "modbus/writemap.h"
#include "settingwords.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

core::CommandRule ruleOf(const OrderContext &context, const QString &order)
{
    return context.profile ? context.profile->commands.value(order) : core::CommandRule();
}

QString heading(const core::CommandRule &rule)
{
    if (rule.name == "address"_L1)
        return SettingDialog::tr("Change the Modbus address");
    if (rule.name == "reset-energy"_L1)
        return SettingDialog::tr("Reset the energy register");
    return SettingDialog::tr("Change: %1").arg(SettingWords::title(rule));
}

} // namespace

SettingDialog::SettingDialog(OrderContext orderContext, const QString &order, QWidget *parent)
    : OrderDialog(orderContext, u"sliders-horizontal"_s, heading(ruleOf(orderContext, order)), parent)
    , m_rule(ruleOf(orderContext, order))
{
    build();
    complete(m_rule.fixed ? tr("Hold to reset") : tr("Hold to change"));
    if (m_value)
        m_value->setFocus();
    else if (m_typed)
        m_typed->setFocus();
}

void SettingDialog::build()
{
    auto *frame = new Inset(this);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 14, 16, 14);
    row->setSpacing(14);
    auto *before = new QVBoxLayout;
    before->setSpacing(1);
    before->addWidget(new Label(tr("Last read"), Role::Table, Token::Text3, 0, frame));
    m_now = new Label({}, Role::Card, Token::Text, 600, frame);
    m_nowAge = new Label({}, Role::Table, Token::Text2, 0, frame);
    before->addWidget(m_now);
    before->addWidget(m_nowAge);
    row->addLayout(before, 1);
    row->addWidget(new widgets::Icon(u"arrow-right"_s, Token::Text2, 20, frame));
    auto *after = new QVBoxLayout;
    after->setSpacing(1);
    auto *title = new Label(tr("Ordered"), Role::Table, Token::Text3, 0, frame);
    after->addWidget(title);
    if (m_rule.fixed) {
        after->addWidget(
            new Label(SettingWords::value(m_rule, *m_rule.fixed), Role::Card, Token::Text, 600, frame));
    } else {
        m_value = new QDoubleSpinBox(frame);
        m_value->setRange(m_rule.minimum, m_rule.maximum);
        m_value->setSingleStep(m_rule.step);
        m_value->setDecimals(m_rule.step < 1 ? 3 : 0);
        m_value->setGroupSeparatorShown(true);
        m_value->setButtonSymbols(QAbstractSpinBox::NoButtons);
        m_value->setMinimumHeight(32);
        if (!m_rule.unit.isEmpty())
            m_value->setSuffix(tr(" %1", "unit behind a number").arg(m_rule.unit));
        m_value->setAccessibleName(tr("New value: %1").arg(SettingWords::title(m_rule)));
        m_value->setAccessibleDescription(tr("From %1 to %2")
                                              .arg(SettingWords::value(m_rule, m_rule.minimum),
                                                   SettingWords::value(m_rule, m_rule.maximum)));
        const commands::Known known = context().known();
        const auto setting = known.settings.constFind(m_rule.name);
        m_value->setValue(setting != known.settings.constEnd() ? setting->value
                          : m_rule.moves                       ? context().unit
                                                               : m_rule.minimum);
        after->addWidget(m_value);
        connect(m_value, &QDoubleSpinBox::valueChanged, this, [this] {
            stayOpen();
            refresh();
        });
    }
    after->addWidget(new Label(tr("one send, no repeat"), Role::Table, Token::Text2, 0, frame));
    row->addLayout(after, 1);
    body()->addWidget(frame);

    auto *happens = new Label(SettingWords::meaning(m_rule), Role::Body, Token::Text2, 0, this);
    happens->setWordWrap(true);
    happens->setVisible(!happens->text().isEmpty());
    addPart(tr("What happens"))->addWidget(happens);
    if (m_rule.danger != core::CommandRule::Danger::Typed)
        return;
    const QString id = context().device.toString();
    m_typed = new QLineEdit(this);
    m_typed->setMinimumHeight(32);
    m_typed->setAccessibleName(tr("Type “%1” to confirm").arg(id));
    m_typed->setPlaceholderText(id);
    addPart(tr("Type “%1” to confirm").arg(id))->addWidget(m_typed);
    connect(m_typed, &QLineEdit::textEdited, this, [this] {
        stayOpen();
        refresh();
    });
}

void SettingDialog::choose(double value)
{
    if (m_value)
        m_value->setValue(value);
}

void SettingDialog::type(const QString &text)
{
    if (!m_typed)
        return;
    m_typed->setText(text);
    refresh();
}

double SettingDialog::value() const { return m_rule.fixed ? *m_rule.fixed : m_value->value(); }

bool SettingDialog::isTyped() const
{
    return !m_typed || m_typed->text().trimmed() == context().device.toString();
}

QList<core::Command> SettingDialog::orders() const
{
    core::Command command = newCommand(m_rule.name);
    command.value = value();
    if (m_typed)
        command.typed = m_typed->text().trimmed();
    return {command};
}

QList<Check> SettingDialog::checks(const commands::Known &known) const
{
    QList<Check> list = commonChecks(known, m_rule);
    if (m_rule.moves) {
        const auto unit = static_cast<int>(value());
        const QString owner = context().unitOwner ? context().unitOwner(unit) : QString();
        const bool same = unit == context().unit;
        list << Check{same              ? tr("Unit %1 is its present address").arg(unit)
                      : owner.isEmpty() ? tr("Unit %1 is nobody’s in this workspace; whether it is silent is "
                                             "tried before anything is written")
                                              .arg(unit)
                                        : tr("Unit %1 is %2’s").arg(unit).arg(owner),
                      !same && owner.isEmpty(), true};
    }
    if (context().unit == modbus::GeneralUnit)
        list << Check{tr("Every module on the bus takes an order to the general address: it must be alone"),
                      false, false};
    if (m_typed)
        list << Check{isTyped() ? tr("Its id is typed") : tr("Its id is not typed yet"), isTyped(), true};
    return list;
}

QString SettingDialog::sentText() const
{
    const QString quiet = widgets::Theme::of(this).colour(Token::Text3).name();
    const QString bytes = SettingWords::frame(*context().profile, m_rule.name, value(), context().unit);
    const QString proof =
        m_rule.fixed ? tr("proof: read back as %1 within %2")
                           .arg(SettingWords::value(m_rule, *m_rule.fixed), Words::age(m_rule.window))
                     : tr("proof: read back as %1 within %2")
                           .arg(SettingWords::value(m_rule, value()), Words::age(m_rule.window));
    return u"<span style='color:%1'>%2</span>&nbsp; %3<br><span style='color:%1'>%4</span>"_s.arg(
        quiet, tr("RTU frame, unit %1").arg(context().unit).toHtmlEscaped(), bytes, proof.toHtmlEscaped());
}

void SettingDialog::showNow(const commands::Known &known)
{
    const auto found = known.settings.constFind(m_rule.name);
    const bool read = found != known.settings.constEnd();
    m_now->setText(read           ? SettingWords::value(m_rule, found->value)
                   : m_rule.moves ? SettingWords::value(m_rule, context().unit)
                                  : tr("unknown"));
    m_nowAge->setText(read           ? tr("read %1 ago").arg(Words::age(found->age))
                      : m_rule.moves ? tr("where it is polled")
                                     : tr("not read yet"));
}

QString SettingDialog::changedMeanwhile(const commands::Known &) const
{
    // Settings are read only because of orders, and a total runs on by itself.
    return {};
}

QString SettingDialog::titleOf(const core::Command &command, core::Outcome outcome, const QJsonObject &) const
{
    const QString what = Words::orderTitle(command);
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Verified: %1").arg(what);
    case core::Outcome::Mismatch:
        return tr("Mismatch: not %1").arg(what);
    case core::Outcome::NoAnswer:
        return tr("No answer: setting unknown");
    case core::Outcome::Rejected:
        return tr("Rejected");
    case core::Outcome::NotSent:
        return tr("Not sent");
    case core::Outcome::Expired:
        return tr("Expired: nothing was sent");
    case core::Outcome::Cancelled:
        return tr("Cancelled: nothing was sent");
    }
    return {};
}

QString SettingDialog::readBack(const QJsonObject &evidence) const
{
    const QJsonArray states = evidence.value("states"_L1).toArray();
    return states.isEmpty()
               ? QString()
               : SettingWords::value(m_rule, states.last().toObject().value("value"_L1).toDouble());
}

QString SettingDialog::sentenceOf(const core::Command &command, core::Outcome outcome,
                                  const QJsonObject &evidence) const
{
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Read back from the meter: %1.").arg(readBack(evidence));
    case core::Outcome::Mismatch:
        return tr("Read back from the meter: %1. It did not keep the order.").arg(readBack(evidence));
    case core::Outcome::NoAnswer:
        return tr("It was sent once and could not be read back: whether it was taken is unknown.");
    case core::Outcome::Rejected:
        if (evidence.value("reason"_L1) == "refused"_L1)
            return tr("The meter itself said no: %1.").arg(evidence.value("words"_L1).toString());
        break;
    default:
        break;
    }
    return OrderDialog::sentenceOf(command, outcome, evidence);
}

QString SettingDialog::adviceOf(const core::Command &command, core::Outcome outcome,
                                const QJsonObject &) const
{
    switch (outcome) {
    case core::Outcome::Verified:
        if (m_rule.moves)
            return tr("It answers at unit %1 now, but is still polled at unit %2. Change the unit of its "
                      "entry in the workspace.")
                .arg(int(command.value))
                .arg(context().unit);
        return tr("Nothing more to do.");
    case core::Outcome::Mismatch:
        return tr("Some meters lock their settings. A new order starts with a new confirmation.");
    case core::Outcome::NoAnswer:
        return m_rule.moves
                   ? tr("It may answer at either address: look for it before anything else. The "
                        "console will not repeat the order.")
                   : tr("See whether it is still read at all. The console will not repeat the order.");
    case core::Outcome::NotSent:
        return tr("Look at its transport, then order again.");
    default:
        return tr("A new order starts with a new confirmation.");
    }
}

void SettingDialog::ended(const core::Command &, core::Outcome outcome)
{
    if (m_rule.moves && outcome == core::Outcome::Verified)
        offer(tr("Change its entry…"), [this] { emit entryChangeRequested(context().device); });
}

void SettingDialog::showStateIn(widgets::OutcomeView &view, const core::Command &,
                                std::optional<core::Outcome>)
{
    view.hideRelay();
}

} // namespace console
