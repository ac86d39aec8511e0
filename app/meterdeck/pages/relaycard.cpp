// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/relaycard.h"

#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"
#include "words.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::RelayState;
using widgets::Role;
using widgets::Token;

namespace console {

RelayNow relayNow(const commands::Known &known, const std::optional<LastOrder> &last)
{
    RelayNow now;
    if (!known.relay) {
        now.words = RelayCard::tr("never reported");
        return now;
    }
    const bool on = *known.relay > 0.5;
    const QString word = Words::relay(on).toUpper();
    const bool unproved = last && last->command.name == "relay"_L1 &&
                          last->outcome == core::Outcome::NoAnswer && known.relayAt <= last->at;
    if (unproved) {
        now.quality = core::Quality::Stale;
        now.words = known.relayRetained || known.relayQuality != core::Quality::Good
                        ? RelayCard::tr("a stored copy said %1").arg(word)
                        : RelayCard::tr("last proved %1 %2 ago").arg(word, Words::age(known.relayAge));
        return now;
    }
    now.state = on ? RelayState::Closed : RelayState::Open;
    if (known.relayRetained || known.relayQuality != core::Quality::Good) {
        now.quality = core::Quality::Stale;
        now.words = RelayCard::tr("last known, a stored copy");
        return now;
    }
    now.quality = core::Quality::Good;
    now.proved = true;
    now.words = RelayCard::tr("reported %1 ago").arg(Words::age(known.relayAge));
    return now;
}

RelayCard::RelayCard(const core::CommandRule &rule, QWidget *parent)
    : Card(tr("Relay"), {}, parent)
    , m_rule(rule)
    , m_symbol(new widgets::RelaySymbol(this))
    , m_state(new Label({}, Role::Title, Token::Text, 600, this))
    , m_proof(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_look(new Button(tr("Look again"), Button::Kind::Normal, this))
    , m_on(new Button(tr("Switch on…"), Button::Kind::Normal, this))
    , m_off(new Button(tr("Switch off…"), Button::Kind::Normal, this))
    , m_note(new Label({}, Role::Caption, Token::Text3, 0, this))
{
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch(1);
    texts->addWidget(m_state);
    texts->addWidget(m_proof);
    texts->addStretch(1);
    m_state->setWordWrap(true);
    m_proof->setWordWrap(true);
    head->addWidget(m_symbol);
    head->addLayout(texts, 1);
    content()->setSpacing(12);
    content()->addLayout(head);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const auto addRow = [this, grid](int row, const QString &title, Label *(&cells)[2]) {
        grid->addWidget(new Label(title, Role::Body, Token::Text3, 0, this), row, 0, Qt::AlignTop);
        cells[0] = new Label({}, Role::Body, Token::Text, 600, this);
        cells[1] = new Label({}, Role::Body, Token::Text2, 0, this);
        cells[0]->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        cells[1]->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        cells[1]->setWordWrap(true);
        auto *both = new QHBoxLayout;
        both->setSpacing(6);
        both->addWidget(cells[0]);
        both->addWidget(cells[1], 1);
        grid->addLayout(both, row, 1);
    };
    addRow(0, tr("Ordered"), m_ordered);
    addRow(1, tr("Reported"), m_reported);
    addRow(2, tr("Load now"), m_load);
    content()->addLayout(grid);

    auto *buttons = new QWidget(this);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->addWidget(m_look);
    flow->addWidget(m_on);
    flow->addWidget(m_off);
    content()->addWidget(buttons);
    m_look->setKeyHint(tr("L"));
    m_look->setVisible(m_rule.canQuery);
    m_on->setAccessibleDescription(tr("Opens the confirmation; nothing is sent yet."));
    m_off->setAccessibleDescription(m_on->accessibleDescription());
    connect(m_look, &QPushButton::clicked, this, &RelayCard::lookRequested);
    m_note->setWordWrap(true);
    content()->addWidget(m_note);
    connect(m_on, &QPushButton::clicked, this, [this] { emit switchRequested(true); });
    connect(m_off, &QPushButton::clicked, this, [this] { emit switchRequested(false); });
}

void RelayCard::setRow(Label *strong, Label *rest, const QString &first, const QString &second)
{
    strong->setText(first);
    strong->setVisible(!first.isEmpty());
    rest->setText(second);
}

void RelayCard::refresh(const commands::Known &known, const std::optional<LastOrder> &last,
                        const std::optional<live::SeriesState> &power)
{
    const RelayNow now = relayNow(known, last);
    m_symbol->setState(now.state, !now.proved);
    m_symbol->setWarning(now.state == RelayState::Unknown);
    m_state->setText(widgets::RelaySymbol::word(now.state));
    m_proof->setText(now.words);
    m_proof->setToken(now.quality == core::Quality::Good ? Token::Text2
                                                         : widgets::QualityMark::token(now.quality));

    if (last && last->command.name == "relay"_L1)
        setRow(m_ordered[0], m_ordered[1], Words::relay(last->command.value > 0.5).toUpper(),
               tr("%1, %2", "time and person").arg(Words::moment(last->at), last->command.orderedBy));
    else
        setRow(m_ordered[0], m_ordered[1], {}, tr("nothing ordered in this week"));
    if (known.relay)
        setRow(m_reported[0], m_reported[1], Words::relay(*known.relay > 0.5).toUpper(),
               tr("%1, %2", "time and kind")
                   .arg(Words::moment(known.relayAt), known.relayRetained ? tr("stored copy") : tr("fresh")));
    else
        setRow(m_reported[0], m_reported[1], {}, tr("never"));
    if (power && power->newest.value)
        setRow(m_load[0], m_load[1], Words::valueWithUnit(core::Quantity::ActivePower, *power->newest.value),
               tr("%1 ago").arg(Words::age(power->age)));
    else
        setRow(m_load[0], m_load[1], {}, tr("not known"));

    // The wait for a measured interval can be given up in the dialog.
    const bool busy = known.open.has_value() && !known.openOnlyMeasured;
    m_look->setEnabled(!busy);
    m_on->setEnabled(!busy);
    m_off->setEnabled(!busy);
    m_note->setText(note(known));
}

QString RelayCard::note(const commands::Known &known) const
{
    if (known.openOnlyMeasured)
        return tr("An interval order still waits for its proof.");
    if (known.open)
        return tr("An order is under way.");
    if (m_rule.canQuery)
        return tr("Nothing is repeated by itself; a late answer is kept as late.");
    return known.relay ? tr("Last reported %1 ago; this device cannot be asked. Nothing is repeated by "
                            "itself; a late answer is kept as late.")
                             .arg(Words::age(known.relayAge))
                       : tr("It never reported, and this device cannot be asked. Nothing is repeated by "
                            "itself; a late answer is kept as late.");
}

void RelayCard::focusOrders() { (m_rule.canQuery ? m_look : m_on)->setFocus(Qt::ShortcutFocusReason); }

} // namespace console
