// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/prioritymark.h"

#include <QFrame>

#include <array>
#include <optional>

namespace widgets {

class Badge;
class Button;
class Label;

/// The strip of 40 px at the foot of the window: the newest alarm of the highest priority with its button,
/// how many of each priority are active, how many wait to be acknowledged, how many are hidden, and whether
/// the sound is on. It never blinks. With no alarm it says so.
class AlarmStrip : public QFrame
{
    Q_OBJECT
public:
    struct Alarm
    {
        int priority = 1; ///< 1 to 4
        AlarmState state = AlarmState::Active;
        QString title;
        QString where;
        QString since; ///< ready text: "since 14:27:40, 4 min, not acknowledged"
    };

    explicit AlarmStrip(QWidget *parent = nullptr);

    void setNewest(const std::optional<Alarm> &alarm);
    /// Active ones by priority, 1 first.
    void setCounts(const std::array<int, 4> &counts);
    void setUnacknowledged(int count);
    void setHiddenCount(int count);
    void setSound(bool on);

signals:
    void acknowledgeRequested();
    void hiddenRequested();
    void soundRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Mark;

    void size();

    Mark *m_mark;
    Label *m_title;
    Label *m_where;
    Label *m_since;
    Button *m_acknowledge;
    std::array<Badge *, 4> m_counts{};
    Label *m_unacknowledged;
    Button *m_hidden;
    Button *m_sound;
};

} // namespace widgets
