// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/shelvepane.h"

#include "dialogs/momentedit.h"
#include "engine/alarmpath.h"
#include "livefeed.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int OwnEnd = 3; ///< the place of "Pick…"
constexpr int MorningHour = 8;

core::UtcTime utc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

} // namespace

ShelvePane::ShelvePane(QWidget *parent)
    : Card(tr("Shelve until"), tr("it always comes back"), parent)
    , m_about(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_spans(new widgets::SegmentedControl({}, this))
    , m_end(new MomentEdit(MomentEdit::To::Minutes, this))
    , m_reason(new QLineEdit(this))
    , m_words(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_cancel(new Button(tr("Cancel"), Button::Kind::Normal, this))
    , m_take(new Button(tr("Shelve"), Button::Kind::Primary, this))
{
    content()->setSpacing(8);
    m_about->setElided(true);
    content()->addWidget(m_about);
    auto *spans = new QHBoxLayout;
    spans->addWidget(m_spans);
    spans->addStretch(1);
    content()->addLayout(spans);
    m_end->setAccessibleName(tr("It comes back at"));
    m_end->hide();
    content()->addWidget(m_end);
    m_reason->setAccessibleName(tr("Why it is hidden"));
    m_reason->setPlaceholderText(tr("Why? Others read it, too"));
    m_reason->setMaxLength(200);
    content()->addWidget(m_reason);
    m_words->setWordWrap(true);
    content()->addWidget(m_words);
    auto *buttons = new QWidget(this);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->setGaps(8, 8);
    m_cancel->setKeyHint(tr("Esc"));
    m_take->setKeyHint(tr("Enter"));
    flow->addWidget(m_cancel);
    flow->addWidget(m_take);
    content()->addWidget(buttons);
    connect(m_spans, &widgets::SegmentedControl::chosen, this, [this](int index) {
        m_end->setVisible(index == OwnEnd);
        if (index == OwnEnd)
            m_end->setFocus();
        weigh();
    });
    connect(m_end, &MomentEdit::dateTimeChanged, this, &ShelvePane::weigh);
    connect(m_reason, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        weigh();
    });
    connect(m_reason, &QLineEdit::returnPressed, this, &ShelvePane::take);
    connect(m_cancel, &QPushButton::clicked, this, &ShelvePane::left);
    connect(m_take, &QPushButton::clicked, this, &ShelvePane::take);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void ShelvePane::begin(Kind kind, const QString &alarm, const QString &title)
{
    m_kind = kind;
    m_alarm = alarm;
    m_touched = false;
    m_about->setText(title);
    setTitle(kind == Kind::Shelf ? tr("Shelve until") : tr("Out of service until"));
    setAccessibleName(kind == Kind::Shelf ? tr("Shelve until") : tr("Out of service until"));
    m_take->setText(kind == Kind::Shelf ? tr("Shelve") : tr("Take out"));
    m_spans->setTexts(kind == Kind::Shelf
                          ? QStringList{tr("15 min"), tr("1 h"), tr("8 h"), tr("Pick…")}
                          : QStringList{tr("Tomorrow"), tr("7 days"), tr("30 days"), tr("Pick…")});
    m_spans->setName(tr("How long it is hidden"));
    m_spans->setCurrent(kind == Kind::Shelf ? 1 : 0);
    m_end->hide();
    m_end->setMoment(endOf(kind == Kind::Shelf ? 1 : 0));
    m_reason->clear();
    weigh();
    m_reason->setFocus(Qt::OtherFocusReason);
}

QString ShelvePane::reason() const { return m_reason->text().simplified(); }

void ShelvePane::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_touched = true;
    weigh();
}

void ShelvePane::chooseSpan(int index)
{
    m_spans->setCurrent(index);
    m_end->setVisible(m_spans->current() == OwnEnd);
    weigh();
}

void ShelvePane::setEnd(core::UtcTime end)
{
    m_end->setMoment(end);
    chooseSpan(OwnEnd);
}

core::UtcTime ShelvePane::endOf(int index) const
{
    const core::UtcTime now = LiveFeed::now();
    if (index == OwnEnd)
        return m_end->moment();
    if (m_kind == Kind::Shelf) {
        static constexpr std::chrono::minutes spans[] = {std::chrono::minutes(15), std::chrono::hours(1),
                                                         std::chrono::hours(8)};
        return now + spans[size_t(std::clamp(index, 0, 2))];
    }
    // Until the morning of that day, when somebody is there to see it.
    static constexpr int days[] = {1, 7, 30};
    const QDate day = Words::today().addDays(days[size_t(std::clamp(index, 0, 2))]);
    return utc(QDateTime(day, QTime(MorningHour, 0), Words::timeZone()));
}

std::optional<core::UtcTime> ShelvePane::until() const
{
    const core::UtcTime now = LiveFeed::now();
    const core::UtcTime end = endOf(m_spans->current());
    return end <= now || end > now + engine::AlarmPath::MostHidden ? std::nullopt : std::optional(end);
}

QString ShelvePane::missing() const
{
    if (!until())
        return endOf(m_spans->current()) <= LiveFeed::now() ? tr("That time is past.")
                                                            : tr("That is more than a year away.");
    return reason().isEmpty() ? tr("The reason is missing.") : QString();
}

void ShelvePane::weigh()
{
    const QString missing = this->missing();
    const auto end = until();
    m_take->setEnabled(missing.isEmpty());
    m_words->setText(!missing.isEmpty() && (m_touched || !end) ? missing
                     : m_kind == Kind::Shelf
                         ? tr("Back at %1, or when it becomes worse.").arg(Words::moment(*end))
                         : tr("Back at %1. What it sees is still recorded.").arg(Words::moment(*end)));
}

void ShelvePane::take()
{
    m_touched = true;
    weigh();
    const auto end = until();
    if (!end || !missing().isEmpty()) {
        m_reason->setFocus();
        return;
    }
    emit taken(m_alarm, *end, reason());
}

bool ShelvePane::event(QEvent *event)
{
    // Here Esc leaves the pane, not the page.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return Card::event(event);
}

void ShelvePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        Card::keyPressEvent(event);
}

} // namespace console
