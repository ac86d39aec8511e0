// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/exchangeentry.h"

#include "dialogs/momentedit.h"
#include "widgets/label.h"
#include "words.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

ExchangeEntry::ExchangeEntry(QWidget *parent)
    : QWidget(parent)
    , m_registerTitle(new Label(tr("Register"), Role::Body, Token::Text2, 0, this))
    , m_register(new QComboBox(this))
    , m_at(new MomentEdit(MomentEdit::To::Seconds, this))
    , m_oldEnd(new QDoubleSpinBox(this))
    , m_newStart(new QDoubleSpinBox(this))
    , m_effect(new Label({}, Role::Body, Token::Text, 600, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *about =
        new Label(tr("A new meter that shows more than the old one did is not noticed by itself: what "
                     "lies between them would count as taken."),
                  Role::Body, Token::Text2, 0, this);
    about->setWordWrap(true);
    column->addWidget(about);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto add = [&](QWidget *title, QWidget *field, const QString &name) {
        field->setAccessibleName(name);
        field->setMinimumHeight(28);
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row++, 1);
    };
    const auto named = [this](const QString &title) {
        auto *label = new Label(title, Role::Body, Token::Text2, 0, this);
        label->setWordWrap(true);
        return label;
    };
    add(m_registerTitle, m_register, tr("Register"));
    add(named(tr("Exchanged at")), m_at, tr("Exchanged at"));
    auto *hint = new Label(tr("After the last reading of the old meter and before the first of the new one."),
                           Role::Table, Token::Text2, 0, this);
    hint->setWordWrap(true);
    grid->addWidget(hint, row++, 0, 1, 2);
    add(named(tr("Last figure of the old meter")), m_oldEnd, tr("Last figure of the old meter"));
    add(named(tr("First figure of the new meter")), m_newStart, tr("First figure of the new meter"));
    column->addLayout(grid);
    column->addWidget(m_effect);
    m_effect->setWordWrap(true);
    m_at->setAccessibleDescription(hint->text());
    const auto tell = [this] {
        if (!m_filling)
            emit changed();
    };
    for (QDoubleSpinBox *field : {m_oldEnd, m_newStart}) {
        field->setRange(0, 1e12);
        field->setGroupSeparatorShown(true);
        field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 22);
        connect(field, &QDoubleSpinBox::valueChanged, this, tell);
    }
    connect(m_at, &QDateTimeEdit::dateTimeChanged, this, tell);
    connect(m_register, &QComboBox::currentIndexChanged, this, [this, tell] {
        adaptUnit();
        tell();
    });
}

void ExchangeEntry::begin(const QList<Register> &registers, core::UtcTime now)
{
    m_filling = true;
    m_registers = registers;
    m_now = now;
    m_register->clear();
    for (const Register &one : registers)
        m_register->addItem(
            one.channel.isEmpty()
                ? Words::quantity(one.quantity)
                : tr("%1, %2", "quantity, channel").arg(Words::quantity(one.quantity), one.channel));
    m_registerTitle->setVisible(registers.size() > 1);
    m_register->setVisible(registers.size() > 1);
    adaptUnit();
    m_at->setMoment(now);
    m_oldEnd->setValue(0);
    m_newStart->setValue(0);
    m_filling = false;
    setEffect({});
}

void ExchangeEntry::adaptUnit()
{
    const core::Quantity quantity = chosen().quantity;
    for (QDoubleSpinBox *field : {m_oldEnd, m_newStart}) {
        field->setDecimals(Words::decimals(quantity));
        field->setSuffix(u' ' + Words::unit(quantity));
    }
}

ExchangeEntry::Register ExchangeEntry::chosen() const
{
    return m_registers.value(std::max(0, m_register->currentIndex()));
}

core::UtcTime ExchangeEntry::at() const { return m_at->moment(); }

energy::Decision ExchangeEntry::decision() const
{
    const double factor = Words::factor(chosen().quantity);
    return {energy::Verdict::Exchange, 0, m_oldEnd->value() / factor, m_newStart->value() / factor};
}

void ExchangeEntry::fill(core::UtcTime at, double oldEnd, double newStart)
{
    const double factor = Words::factor(chosen().quantity);
    m_filling = true;
    m_at->setMoment(at);
    m_oldEnd->setValue(oldEnd * factor);
    m_newStart->setValue(newStart * factor);
    m_filling = false;
    emit changed();
}

QString ExchangeEntry::missing() const
{
    if (at() > m_now)
        return tr("It cannot be exchanged in the future.");
    if (m_oldEnd->value() == m_newStart->value())
        return tr("Enter what the old meter showed last, and what the new one showed first.");
    return {};
}

void ExchangeEntry::setEffect(const QString &sentence)
{
    m_effect->setText(sentence.isEmpty() ? u" "_s : sentence); // so that nothing moves when it comes
}

QString ExchangeEntry::effect() const { return m_effect->text().trimmed(); }

} // namespace console
