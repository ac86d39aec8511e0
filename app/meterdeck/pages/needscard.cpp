// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/needscard.h"

#include "pages/needrow.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace console {

namespace {

/// The card is never lower than this many rows.
constexpr int LeastRows = 3;
constexpr int UsualRows = 5;

int headerHeight() { return Theme::grow(36) + 1; }

int footerHeight() { return Theme::grow(36); }

} // namespace

NeedsCard::NeedsCard(QWidget *parent)
    : Card(tr("Needs you now"), tr("ranked by priority, then age"), parent)
    , m_list(new QVBoxLayout)
    , m_more(new widgets::Button({}, widgets::Button::Kind::Quiet, this))
    , m_checked(new widgets::Label({}, widgets::Role::Table, widgets::Token::Text3, 0, this))
    , m_calm(new widgets::EmptyState(u"shield-check"_s, tr("Nothing needs you"), {}, this))
    , m_footer(new QWidget(this))
{
    setFlush(true);
    m_list->setSpacing(0);
    content()->addLayout(m_list);
    m_calm->setContentsMargins(12, 0, 12, 0);
    content()->addWidget(m_calm, 1);
    content()->addStretch(1);
    auto *footer = new QHBoxLayout(m_footer);
    footer->setContentsMargins(12, 0, 11, 0);
    m_checked->setElided(true);
    footer->addWidget(m_checked, 1);
    footer->addWidget(m_more);
    content()->addWidget(m_footer);
    connect(m_more, &QPushButton::clicked, this, [this] {
        // The first that is not shown tells where the rest is.
        const QList<Need> rest = m_needs.mid(m_shown);
        const bool wires = !rest.isEmpty() && std::all_of(rest.begin(), rest.end(), [](const Need &need) {
            return need.target == Need::Target::Transports;
        });
        const bool alarms = std::all_of(rest.begin(), rest.end(),
                                        [](const Need &need) { return need.target == Need::Target::Alarms; });
        if (rest.size() == 1 || wires || alarms) {
            open(rest.constFirst());
            return;
        }
        // Trouble of several kinds: all that need a look.
        RowFilter troubled;
        troubled.troubledOnly = true;
        emit devicesRequested(troubled);
    });
    arrange();
}

void NeedsCard::setChecked(const QString &sentence)
{
    if (m_checked->text() != sentence) {
        m_checked->setText(sentence);
        m_calm->setText(tr("Nothing needs you"), sentence);
    }
}

void NeedsCard::setNeeds(const QList<Need> &needs, core::UtcTime now)
{
    m_needs = needs;
    m_now = now;
    arrange();
}

int NeedsCard::rowHeight() const { return NeedRow::rowHeight() * m_rowPercent / 100; }

void NeedsCard::setRowPercent(int percent)
{
    if (percent == m_rowPercent)
        return;
    m_rowPercent = percent;
    arrange();
}

int NeedsCard::wantedHeight() const
{
    const int rows = std::clamp(int(m_needs.size()), LeastRows, MostRows);
    return headerHeight() + rows * rowHeight() + footerHeight() + 4;
}

void NeedsCard::arrange()
{
    QString focused;
    for (const NeedRow *row : std::as_const(m_rows)) {
        if (row->hasFocus())
            focused = row->need().key;
    }
    const int rowHeight = this->rowHeight();
    const int least = std::clamp(int(m_needs.size()), LeastRows, UsualRows);
    setMinimumHeight(headerHeight() + least * rowHeight + footerHeight() + 4);
    const int room = (height() - headerHeight() - 4 - footerHeight()) / rowHeight;
    m_shown = std::clamp(room, 1, std::min(MostRows, std::max(1, int(m_needs.size()))));
    m_shown = std::min(m_shown, int(m_needs.size()));
    while (m_rows.size() < m_shown) {
        auto *row = new NeedRow(this);
        const int place = int(m_rows.size());
        connect(row, &NeedRow::opened, this, &NeedsCard::open);
        connect(row, &NeedRow::stepped, this, [this, place](int by) {
            if (place + by >= 0 && place + by < m_shown)
                m_rows.at(place + by)->setFocus(Qt::TabFocusReason);
        });
        if (place > 0)
            setTabOrder(m_rows.constLast(), row);
        m_list->addWidget(row);
        m_rows << row;
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows.at(i)->setHeight(rowHeight);
        if (i < m_shown)
            m_rows.at(i)->setNeed(m_needs.at(i), m_now);
        m_rows.at(i)->setVisible(i < m_shown);
    }
    int button = 0;
    int ages = 0;
    for (int i = 0; i < m_shown; ++i) {
        button = std::max(button, m_rows.at(i)->buttonWidth());
        ages = std::max(ages, m_rows.at(i)->agesWidth());
    }
    for (int i = 0; i < m_shown; ++i)
        m_rows.at(i)->setColumns(button, ages);
    if (!focused.isEmpty()) {
        for (int i = 0; i < m_shown; ++i) {
            if (m_rows.at(i)->need().key == focused && !m_rows.at(i)->hasFocus())
                m_rows.at(i)->setFocus(Qt::OtherFocusReason);
        }
    }
    const int more = int(m_needs.size()) - m_shown;
    m_more->setVisible(more > 0);
    if (more > 0)
        m_more->setText(tr("and %n more", nullptr, more));
    m_calm->setVisible(m_needs.isEmpty());
    m_footer->setVisible(!m_needs.isEmpty());
    m_footer->setFixedHeight(footerHeight());
}

void NeedsCard::open(const Need &need)
{
    switch (need.target) {
    case Need::Target::Device:
        emit deviceChosen(need.device);
        return;
    case Need::Target::Devices:
        emit devicesRequested(need.devices);
        return;
    case Need::Target::Transports:
        emit transportRequested(need.transport);
        return;
    case Need::Target::Energy:
        emit energyRequested(need.device);
        return;
    case Need::Target::Alarms:
        emit alarmRequested(need.alarm);
        return;
    case Need::Target::Audit:
        emit pageRequested(u"audit"_s);
        return;
    }
}

void NeedsCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange();
}

void NeedsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

} // namespace console
