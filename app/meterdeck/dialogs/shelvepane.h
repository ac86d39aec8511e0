// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "widgets/card.h"

#include <optional>

class QLineEdit;

namespace widgets {
class Button;
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class MomentEdit;

/// Hides one alarm for a while: until when, which always has an end, and why, which has to be said. For a
/// shelf in hours, for what is out of service in days. Enter takes it, Esc leaves. GUI thread.
class ShelvePane : public widgets::Card
{
    Q_OBJECT

public:
    enum class Kind
    {
        Shelf,
        OutOfService
    };

    explicit ShelvePane(QWidget *parent = nullptr);

    /// Asks for one alarm anew; the reason gets the focus.
    void begin(Kind kind, const QString &alarm, const QString &title);
    Kind kind() const { return m_kind; }
    /// The alarm's id.
    const QString &alarm() const { return m_alarm; }
    QString reason() const;
    void setReason(const QString &reason);
    /// One of the spans offered; the last one is a date of one's own.
    void chooseSpan(int index);
    /// An end of one's own.
    void setEnd(core::UtcTime end);
    /// When it comes back; nothing while that is past or too far away.
    std::optional<core::UtcTime> until() const;
    /// Why it cannot be hidden so; empty when it can.
    QString missing() const;
    /// As Enter does.
    void take();

signals:
    void taken(const QString &alarm, core::UtcTime until, const QString &reason);
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    core::UtcTime endOf(int index) const;
    void weigh();

    Kind m_kind = Kind::Shelf;
    QString m_alarm;
    widgets::Label *m_about;
    widgets::SegmentedControl *m_spans;
    MomentEdit *m_end;
    QLineEdit *m_reason;
    widgets::Label *m_words;
    widgets::Button *m_cancel;
    widgets::Button *m_take;
    bool m_touched = false;
};

} // namespace console
