// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/registercard.h"

#include "fallwords.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "words.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr auto AskEvery = 60s;

} // namespace

RegisterCard::RegisterCard(engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
    : Card(tr("Energy"), {}, parent)
    , m_engine(engine)
    , m_device(device)
    , m_review(new Button(tr("Details…"), Button::Kind::Normal, this))
{
    addHeaderWidget(m_review);
    m_review->setAccessibleName(tr("Energy: register, integrated, difference"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    content()->addLayout(grid);
    int at = 0;
    const auto add = [&](const QString &title) {
        const Row row = addRow(title);
        grid->addWidget(row.title, at, 0);
        grid->addWidget(row.value, at, 1);
        grid->addWidget(row.note, at, 2);
        ++at;
        return row;
    };
    m_today = add(tr("Today"));
    m_register = add(tr("Register"));
    m_integrated = add(tr("Integrated"));
    m_difference = add(tr("Difference"));
    connect(m_review, &QPushButton::clicked, this, &RegisterCard::reviewRequested);
    connect(&m_engine, &engine::Engine::eventHappened, this, [this](const core::Event &event) {
        if (event.device == m_device &&
            (event.kind == "register-fell"_L1 || event.kind == "energy-decision"_L1))
            m_askedAt = {};
    });
    hide();
}

void RegisterCard::setCompact(bool compact)
{
    m_compact = compact;
    if (!compact)
        return; // the next refresh shows what there is
    for (const Row &row : {m_register, m_integrated, m_difference}) {
        for (Label *label : {row.title, row.value, row.note})
            label->hide();
    }
}

RegisterCard::Row RegisterCard::addRow(const QString &title)
{
    Row row{new Label(title, Role::Body, Token::Text3, 0, this),
            new Label({}, Role::Body, Token::Text, 600, this),
            new Label({}, Role::Body, Token::Text2, 0, this)};
    for (Label *label : {row.title, row.value, row.note})
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    row.value->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    row.note->setWordWrap(true);
    return row;
}

void RegisterCard::refresh(const QList<ShownSeries> &series, core::UtcTime now)
{
    const auto newest = [&series](core::Quantity quantity) {
        const ShownSeries *found = nullptr;
        for (const ShownSeries &shown : series) {
            if (shown.series.quantity == quantity && shown.series.channel.isEmpty() &&
                (!found || shown.state.newest.receivedAt > found->state.newest.receivedAt))
                found = &shown;
        }
        return found;
    };
    const ShownSeries *total = newest(core::Quantity::EnergyImport);
    m_hasRegister = total != nullptr;
    setVisible(m_hasRegister);
    if (!m_hasRegister)
        return;
    fill(m_register, total, now);
    fill(m_integrated, newest(core::Quantity::EnergyIntegrated), now);
    fill(m_difference, newest(core::Quantity::EnergyDifference), now);
    if (now - m_askedAt >= AskEvery || now < m_askedAt)
        ask(now);
}

void RegisterCard::fill(const Row &row, const ShownSeries *shown, core::UtcTime now)
{
    for (QWidget *label : {static_cast<QWidget *>(row.title), static_cast<QWidget *>(row.value),
                           static_cast<QWidget *>(row.note)})
        label->setVisible(shown && !m_compact);
    if (!shown)
        return;
    const core::Reading &newest = shown->state.newest;
    row.value->setText(newest.value ? FallWords::energy(*newest.value) : Words::quality(newest.quality));
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(now - newest.receivedAt);
    row.note->setText(
        tr("%1, %2", "quality, age").arg(Words::quality(newest.quality), Words::age(std::max(age, 0ms))));
    row.value->setAccessibleDescription(row.note->text());
}

void RegisterCard::ask(core::UtcTime now)
{
    m_askedAt = now;
    engine::EnergyReviewRequest request;
    request.device = m_device;
    std::tie(request.from, request.to) = FallWords::dayOf(now, now);
    const int asked = ++m_asking;
    m_engine.energyReview(request, this, [this, asked](const engine::EnergyReviewAnswer &answer) {
        if (asked == m_asking && !answer.error)
            take(answer);
    });
}

void RegisterCard::take(const engine::EnergyReviewAnswer &answer)
{
    m_open = int(std::count_if(answer.falls.begin(), answer.falls.end(),
                               [](const engine::RegisterFall &fall) { return fall.isOpen(); }));
    m_today.value->setText(answer.wattHours ? FallWords::energy(*answer.wattHours) : tr("nothing yet"));
    m_today.note->setText(answer.open > 0    ? tr("estimated: register fell")
                          : answer.wattHours ? tr("by its register")
                                             : QString());
    m_review->setText(m_open > 0 ? tr("Review…") : tr("Details…"));
    m_review->setKind(m_open > 0 ? Button::Kind::Primary : Button::Kind::Normal);
    emit answered();
}

} // namespace console
