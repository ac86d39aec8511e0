// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/fallreview.h"

#include "fallwords.h"
#include "widgets/label.h"
#include "words.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using energy::Verdict;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int Indent = 26; ///< under the words of a choice

/// A register of digits begins again at a power of ten of its unit.
double likelyRange(const energy::Fall &fall, core::Quantity quantity)
{
    if (fall.range)
        return *fall.range;
    const double shown = std::max(fall.before, 1.0) * Words::factor(quantity);
    return std::pow(10, std::ceil(std::log10(shown * 1.000001))) / Words::factor(quantity);
}

} // namespace

FallReview::FallReview(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_choices(new QButtonGroup(this))
    , m_about(new Label({}, Role::Body, Token::Text2, 0, this))
    , m_effect(new Label({}, Role::Body, Token::Text, 600, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_about->setWordWrap(true);
    m_effect->setWordWrap(true);
    m_column->addWidget(m_about);
    addChoice(Verdict::Reset);
    addChoice(Verdict::RollOver);
    m_range = addField(tr("It begins again at"));
    addChoice(Verdict::Exchange);
    m_oldEnd = addField(tr("Last figure of the old meter"));
    m_newStart = addField(tr("First figure of the new meter"));
    addChoice(Verdict::WrongAfter);
    addChoice(Verdict::WrongBefore);
    m_column->addSpacing(4);
    m_column->addWidget(m_effect);
    connect(m_choices, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (!on)
            return;
        enableFields();
        if (!m_filling)
            emit changed();
    });
}

QRadioButton *FallReview::addChoice(Verdict verdict)
{
    auto *button = new QRadioButton(this);
    m_choices->addButton(button, int(verdict));
    m_column->addWidget(button);
    return button;
}

QDoubleSpinBox *FallReview::addField(const QString &title)
{
    auto *field = new QDoubleSpinBox(this);
    field->setRange(0, 1e12);
    field->setGroupSeparatorShown(true);
    field->setMinimumHeight(28);
    field->setAccessibleName(title);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Indent, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(new Label(title, Role::Body, Token::Text2, 0, this), 1);
    row->addWidget(field);
    m_column->addLayout(row);
    connect(field, &QDoubleSpinBox::valueChanged, this, [this] {
        if (!m_filling)
            emit changed();
    });
    return field;
}

void FallReview::setFall(const engine::RegisterFall &fall)
{
    m_fall = fall;
    const QString before = FallWords::energy(fall.fall.before, m_fall.quantity);
    const QString after = FallWords::energy(fall.fall.after, m_fall.quantity);
    m_about->setText(
        fall.quantity == core::Quantity::EnergyImport
            ? tr("At %1 the register went from %2 to %3. What was it?")
                  .arg(Words::moment(fall.fall.at), before, after)
            : tr("%1: at %2 the register went from %3 to %4. What was it?", "quantity, time, figures")
                  .arg(Words::quantity(fall.quantity), Words::moment(fall.fall.at), before, after));
    const auto say = [this](Verdict verdict, const QString &words) {
        m_choices->button(int(verdict))->setText(words);
    };
    say(Verdict::Reset, tr("A reset: it was set back to zero"));
    say(Verdict::RollOver, tr("A roll-over: it passed its end"));
    say(Verdict::Exchange, tr("Another meter: it was exchanged"));
    say(Verdict::WrongAfter, tr("A wrong reading: %1 never stood on it").arg(after));
    say(Verdict::WrongBefore, tr("A wrong reading: %1 never stood on it").arg(before));
    for (QDoubleSpinBox *field : {m_range, m_oldEnd, m_newStart}) {
        field->setDecimals(Words::decimals(m_fall.quantity));
        field->setSuffix(u' ' + Words::unit(m_fall.quantity));
        field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 22);
    }
    energy::Decision start = fall.fall.decided.value_or(energy::EnergyLedger::proposal(fall.fall));
    if (start.verdict != Verdict::RollOver || start.range <= 0)
        start.range = likelyRange(fall.fall, fall.quantity);
    if (start.verdict != Verdict::Exchange) {
        start.oldEnd = fall.fall.before;
        start.newStart = fall.fall.after;
    }
    choose(start);
    setEffect({});
}

void FallReview::choose(const energy::Decision &decision)
{
    m_filling = true;
    const double factor = Words::factor(m_fall.quantity);
    m_range->setValue(decision.range * factor);
    m_oldEnd->setValue(decision.oldEnd * factor);
    m_newStart->setValue(decision.newStart * factor);
    m_choices->button(int(decision.verdict))->setChecked(true);
    m_filling = false;
    enableFields();
    emit changed();
}

void FallReview::enableFields()
{
    m_range->setEnabled(chosen() == Verdict::RollOver);
    m_oldEnd->setEnabled(chosen() == Verdict::Exchange);
    m_newStart->setEnabled(chosen() == Verdict::Exchange);
}

Verdict FallReview::chosen() const { return Verdict(std::max(0, m_choices->checkedId())); }

energy::Decision FallReview::decision() const
{
    const double factor = Words::factor(m_fall.quantity);
    energy::Decision decision;
    decision.verdict = chosen();
    if (decision.verdict == Verdict::RollOver)
        decision.range = m_range->value() / factor;
    if (decision.verdict == Verdict::Exchange) {
        decision.oldEnd = m_oldEnd->value() / factor;
        decision.newStart = m_newStart->value() / factor;
    }
    return decision;
}

QString FallReview::missing() const
{
    // What is typed has fewer digits than what was read.
    const double grain = std::pow(10, -Words::decimals(m_fall.quantity)) / Words::factor(m_fall.quantity);
    const energy::Decision now = decision();
    if (now.verdict == Verdict::RollOver && now.range < m_fall.fall.before - grain)
        return tr("It cannot begin again below %1, which it has shown.")
            .arg(FallWords::energy(m_fall.fall.before, m_fall.quantity));
    if (now.verdict == Verdict::Exchange && now.oldEnd < m_fall.fall.before - grain)
        return tr("The old meter had shown %1 already.")
            .arg(FallWords::energy(m_fall.fall.before, m_fall.quantity));
    if (now.verdict == Verdict::Exchange && now.newStart > m_fall.fall.after + grain)
        return tr("The new meter showed %1 already.")
            .arg(FallWords::energy(m_fall.fall.after, m_fall.quantity));
    return {};
}

void FallReview::setEffect(const QString &sentence)
{
    m_effect->setText(sentence.isEmpty() ? u" "_s : sentence); // so that nothing moves when it comes
}

QString FallReview::effect() const { return m_effect->text().trimmed(); }

} // namespace console
