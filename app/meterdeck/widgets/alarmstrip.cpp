// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarmstrip.h"

#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/valuetext.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

class AlarmStrip::Mark : public QWidget
{
public:
    Mark() { setFixedSize(18, 18); }
    std::optional<Alarm> alarm;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (alarm)
            PriorityMark::paint(painter, rect(), alarm->priority, alarm->state, Theme::of(this));
    }
};

AlarmStrip::AlarmStrip(QWidget *parent) : QFrame(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(10);
    m_mark = new Mark;
    m_title = new Label({}, Role::Table, Token::Text, 600);
    m_where = new Label({}, Role::Table, Token::Text2);
    m_since = new Label({}, Role::Table, Token::Text3);
    m_where->setElided(true);
    m_since->setElided(true);
    m_acknowledge = new Button(tr("Acknowledge"));
    m_acknowledge->setKeyHint(u"F8"_s);
    row->addWidget(m_mark);
    row->addWidget(m_title);
    row->addWidget(m_where);
    row->addWidget(m_since);
    row->addWidget(m_acknowledge);
    row->addStretch(1);
    for (int i = 0; i < 4; ++i) {
        m_counts[size_t(i)] = new Badge;
        m_counts[size_t(i)]->setPriority(i + 1);
        row->addWidget(m_counts[size_t(i)]);
    }
    m_unacknowledged = new Label({}, Role::Table, Token::Text, 600);
    row->addWidget(m_unacknowledged);
    m_hidden = new Button({}, Button::Kind::Quiet);
    m_hidden->setIconName(u"eye-off"_s);
    m_sound = new Button({}, Button::Kind::Quiet);
    row->addWidget(m_hidden);
    row->addWidget(m_sound);
    connect(m_acknowledge, &Button::clicked, this, &AlarmStrip::acknowledgeRequested);
    connect(m_hidden, &Button::clicked, this, &AlarmStrip::hiddenRequested);
    connect(m_sound, &Button::clicked, this, &AlarmStrip::soundRequested);
    setAccessibleName(tr("Alarms"));
    setNewest({});
    setCounts({});
    setUnacknowledged(0);
    setHiddenCount(0);
    setSound(true);
    size();
}

void AlarmStrip::size() { setFixedHeight(Theme::of(this).lineHeight(Role::Table) + 24); }

void AlarmStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        size();
}

void AlarmStrip::setNewest(const std::optional<Alarm> &alarm)
{
    m_mark->alarm = alarm;
    m_mark->setVisible(alarm.has_value());
    m_mark->update();
    m_title->setText(alarm ? alarm->title : tr("No alarm is active."));
    m_where->setText(alarm ? alarm->where : QString());
    m_since->setText(alarm ? alarm->since : QString());
    m_where->setVisible(alarm.has_value());
    m_since->setVisible(alarm.has_value());
    m_acknowledge->setVisible(alarm && alarm->state != AlarmState::Acknowledged);
    setAccessibleDescription(
        alarm
            ? QStringList{PriorityMark::word(alarm->priority), alarm->title, alarm->where, alarm->since}.join(
                  u", "_s)
            : m_title->text());
}

void AlarmStrip::setCounts(const std::array<int, 4> &counts)
{
    for (size_t i = 0; i < counts.size(); ++i) {
        m_counts[i]->setVisible(counts[i] > 0);
        m_counts[i]->setCount(counts[i] ? numberText(counts[i], 0) : QString(),
                              PriorityMark::word(int(i) + 1));
    }
}

void AlarmStrip::setUnacknowledged(int count)
{
    m_unacknowledged->setText(tr("%n unacknowledged", nullptr, count));
    m_unacknowledged->setVisible(count > 0);
}

void AlarmStrip::setHiddenCount(int count)
{
    m_hidden->setText(tr("%n hidden", nullptr, count));
    m_hidden->setVisible(count > 0);
}

void AlarmStrip::setSound(bool on)
{
    m_sound->setIconName(on ? u"volume-2"_s : u"volume-x"_s);
    m_sound->setText(on ? tr("Sound on") : tr("Sound off"));
}

void AlarmStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.colour(Token::Line));
}

} // namespace widgets
