// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/intervaldialog.h"

#include "pages/intervalcard.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

std::chrono::milliseconds intervalOf(const QDoubleSpinBox *box)
{
    return std::chrono::milliseconds(qRound64(box->value() * 1000));
}

} // namespace

IntervalDialog::IntervalDialog(OrderContext context, const QMap<QString, std::chrono::milliseconds> &ordered,
                               QWidget *parent)
    : OrderDialog(std::move(context), u"sliders-horizontal"_s, tr("Change reporting intervals"), parent)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(3, 1);
    const commands::Known known = this->context().known();
    for (const core::CommandRule::Key &key : rule().keys) {
        Row row;
        row.key = key;
        const QString title = intervalTitle(key.name);
        row.chosen = new QCheckBox(title, this);
        row.chosen->setAccessibleName(tr("Change the interval of %1").arg(title));
        row.seconds = new QDoubleSpinBox(this);
        row.seconds->setDecimals(1);
        row.seconds->setRange(double(key.minimum.count()) / 1000, double(key.maximum.count()) / 1000);
        row.seconds->setSuffix(tr(" s"));
        row.seconds->setGroupSeparatorShown(true);
        row.seconds->setButtonSymbols(QAbstractSpinBox::NoButtons);
        row.seconds->setMinimumHeight(32);
        row.seconds->setMinimumWidth(130);
        row.seconds->setAccessibleName(tr("New interval of %1 in seconds").arg(title));
        const auto measured = measuredInterval(known, key.name);
        const auto proposed =
            ordered.contains(key.name) ? ordered.value(key.name) : measured.value_or(key.factory);
        row.seconds->setValue(std::round(double(proposed.count()) / 500) / 2);
        row.measured = new Label({}, Role::Body, Token::Text2, 0, this);
        auto *limits = new Label(tr("%1 to %2").arg(intervalText(key.minimum), intervalText(key.maximum)),
                                 Role::Body, Token::Text3, 0, this);
        const int at = int(m_rows.size());
        row.measured->setWordWrap(true);
        grid->addWidget(row.chosen, at, 0);
        grid->addWidget(row.seconds, at, 1);
        grid->addWidget(limits, at, 2);
        grid->addWidget(row.measured, at, 3);
        connect(row.chosen, &QCheckBox::toggled, this, &IntervalDialog::edited);
        connect(row.seconds, &QDoubleSpinBox::valueChanged, row.chosen,
                [box = row.chosen] { box->setChecked(true); });
        connect(row.seconds, &QDoubleSpinBox::valueChanged, this, &IntervalDialog::edited);
        m_rows << row;
    }
    addPart(tr("New interval, limits of the profile, measured now"))->addLayout(grid);
    complete(tr("Hold to change"));
}

const core::CommandRule &IntervalDialog::rule() const
{
    static const core::CommandRule none;
    const auto found = context().profile->commands.constFind(u"interval"_s);
    return found == context().profile->commands.constEnd() ? none : *found;
}

void IntervalDialog::choose(const QString &key, std::chrono::milliseconds interval)
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.key.name != key)
            continue;
        row.seconds->setValue(double(interval.count()) / 1000);
        row.chosen->setChecked(true);
    }
}

void IntervalDialog::edited()
{
    stayOpen();
    refresh();
}

QString IntervalDialog::sentText() const
{
    const QString quiet = widgets::Theme::of(this).colour(Token::Text3).name();
    QString topic = rule().topic;
    topic.replace("{device}"_L1, context().device.toString());
    QStringList lines = {u"<span style='color:%1'>PUBLISH QoS %2, retain 0</span>&nbsp; %3"_s.arg(quiet)
                             .arg(rule().qos)
                             .arg(topic.toHtmlEscaped())};
    for (const Row &row : m_rows) {
        if (row.chosen->isChecked())
            lines << u"{\"%1\":%2}&nbsp; <span style='color:%3'>%4</span>"_s.arg(row.key.name)
                         .arg(intervalOf(row.seconds).count())
                         .arg(quiet, tr("proof: three arrivals in a row within 20 % of it"));
    }
    if (lines.size() == 1)
        lines << u"<span style='color:%1'>%2</span>"_s.arg(quiet, tr("nothing chosen yet"));
    return lines.join(u"<br>"_s);
}

QList<core::Command> IntervalDialog::orders() const
{
    QList<core::Command> list;
    for (const Row &row : m_rows) {
        if (!row.chosen->isChecked())
            continue;
        core::Command command = newCommand(u"interval"_s);
        command.key = row.key.name;
        command.value = double(intervalOf(row.seconds).count());
        list << command;
    }
    return list;
}

QList<Check> IntervalDialog::checks(const commands::Known &known) const
{
    QList<Check> list = commonChecks(known, rule());
    for (const Row &row : m_rows) {
        const auto measured = measuredInterval(known, row.key.name);
        if (!row.chosen->isChecked() || !measured)
            continue;
        const auto wanted = intervalOf(row.seconds);
        const bool already = std::abs((*measured - wanted).count()) * 5 <= wanted.count();
        list << Check{already ? tr("%1 already come every %2")
                                    .arg(intervalTitle(row.key.name), intervalText(*measured, true))
                              : tr("%1 will change").arg(intervalTitle(row.key.name)),
                      !already, false};
    }
    return list;
}

void IntervalDialog::showNow(const commands::Known &known)
{
    for (const Row &row : std::as_const(m_rows)) {
        const auto measured = measuredInterval(known, row.key.name);
        row.measured->setText(measured ? tr("now every %1").arg(intervalText(*measured, true))
                                       : tr("not measured yet"));
    }
}

QString IntervalDialog::changedMeanwhile(const commands::Known &) const
{
    // Intervals are weighed by the desk itself; an arrival more or less is no change of state.
    return {};
}

QString IntervalDialog::titleOf(const core::Command &command, core::Outcome outcome,
                                const QJsonObject &evidence) const
{
    const QString what = tr("%1 every %2")
                             .arg(intervalTitle(command.key).toLower(),
                                  intervalText(std::chrono::milliseconds(qint64(command.value))));
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Verified: %1").arg(what);
    case core::Outcome::Mismatch:
        return tr("Mismatch: not %1").arg(what);
    case core::Outcome::NoAnswer:
        return tr("No answer: interval unknown");
    case core::Outcome::Rejected:
        return evidence.value("reason"_L1).toString() == "already-so"_L1
                   ? tr("Rejected: already %1").arg(what)
                   : tr("Rejected: nothing was sent");
    case core::Outcome::NotSent:
        return tr("Not sent");
    case core::Outcome::Expired:
        return tr("Expired: nothing was sent");
    case core::Outcome::Cancelled:
        return tr("Cancelled: nothing was sent");
    }
    return {};
}

QString IntervalDialog::sentenceOf(const core::Command &command, core::Outcome outcome,
                                   const QJsonObject &evidence) const
{
    QStringList gaps;
    const QJsonArray measured = evidence.value("gaps_ms"_L1).toArray();
    for (const QJsonValue &gap : measured)
        gaps << intervalText(std::chrono::milliseconds(gap.toInteger()), true);
    if (gaps.size() > 3)
        gaps = gaps.mid(gaps.size() - 3);
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Proved by three arrivals in a row: %1.").arg(gaps.join(u", "_s));
    case core::Outcome::Mismatch:
        return tr("It reports, but not as ordered: %1.").arg(gaps.join(u", "_s));
    case core::Outcome::NoAnswer:
        return evidence.value("reason"_L1) == "stopped-waiting"_L1
                   ? tr("It was sent; the wait for its proof was ended by hand.")
                   : tr("Four ordered intervals passed without an arrival.");
    default:
        return OrderDialog::sentenceOf(command, outcome, evidence);
    }
}

QString IntervalDialog::adviceOf(const core::Command &, core::Outcome outcome, const QJsonObject &) const
{
    switch (outcome) {
    case core::Outcome::Verified:
        return tr("Nothing more to do. The device keeps it over a restart.");
    case core::Outcome::Mismatch:
        return tr("Another program may set it too, or the device ignores this key. The console will not "
                  "repeat the order.");
    case core::Outcome::NoAnswer:
        return tr("Not failed and not done: see whether the device still reports at all.");
    default:
        return tr("A new order starts with a new confirmation.");
    }
}

void IntervalDialog::showStateIn(widgets::OutcomeView &view, const core::Command &,
                                 std::optional<core::Outcome>)
{
    view.hideRelay();
}

} // namespace console
