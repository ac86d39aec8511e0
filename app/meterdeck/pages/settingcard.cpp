// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settingcard.h"

#include "settingwords.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "words.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

SettingCard::SettingCard(const core::Profile &profile, QWidget *parent)
    : Card(tr("Settings in the meter"), {}, parent)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    for (const core::CommandRule &rule : profile.commands) {
        if (!rule.isRegister())
            continue;
        const int at = int(m_rows.size());
        const QString name = SettingWords::title(rule);
        auto *title = new Label(name, Role::Body, Token::Text3, 0, this);
        auto *value = new Label({}, Role::Body, Token::Text, 600, this);
        auto *age = new Label({}, Role::Table, Token::Text2, 0, this);
        for (Label *label : {title, value, age})
            label->setWordWrap(true);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(1);
        texts->addWidget(title);
        texts->addWidget(value);
        texts->addWidget(age);
        auto *change = new Button(rule.fixed ? tr("Reset…") : tr("Change…"), Button::Kind::Normal, this);
        change->setAccessibleName(rule.fixed ? tr("Reset: %1").arg(name) : tr("Change: %1").arg(name));
        change->setAccessibleDescription(tr("Opens the confirmation; nothing is sent yet."));
        grid->addLayout(texts, at, 0);
        grid->addWidget(change, at, 1, Qt::AlignVCenter);
        connect(change, &QPushButton::clicked, this,
                [this, order = rule.name] { emit changeRequested(order); });
        m_rows << Row{rule, value, age, change};
    }
    content()->addLayout(grid);
}

void SettingCard::refresh(const commands::Known &known)
{
    for (const Row &row : std::as_const(m_rows)) {
        const auto found = known.settings.constFind(row.rule.name);
        const bool read = found != known.settings.constEnd();
        row.value->setText(read ? SettingWords::value(row.rule, found->value) : tr("not read yet"));
        row.value->setToken(read ? Token::Text : Token::Text2);
        row.age->setText(read ? tr("read %1 ago").arg(Words::age(found->age))
                              : tr("read when it is changed"));
        row.change->setEnabled(!known.open.has_value());
    }
}

void SettingCard::focusOrders()
{
    if (!m_rows.isEmpty())
        m_rows.first().change->setFocus(Qt::ShortcutFocusReason);
}

} // namespace console
