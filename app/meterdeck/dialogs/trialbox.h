// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "modbus/bustrial.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

class CheckList;

/// Tries a bus behind the network when the person asks for it: is the connection taken up, does a first
/// answer come? What was found stands until the address changes. Nothing waits: the dialog can be taken or
/// left meanwhile. GUI thread.
class TrialBox : public QWidget
{
    Q_OBJECT

public:
    explicit TrialBox(QWidget *parent = nullptr);

    /// What would be tried, and the unit that is asked; nothing while the address is not whole. Another
    /// target ends a trial and forgets what was found. @p inUse: the console itself is connected there.
    void setTarget(const std::optional<core::TransportSettings> &target, int unit, bool inUse);
    /// How a bus that is in use is made to stand still for the trial: @p pause calls back when it does, @p
    /// resume takes that back. Without it the trial runs beside the bus. The box is the context of both.
    void setPause(std::function<void(QObject *context, std::function<void()> free)> pause,
                  std::function<void(QObject *context)> resume);
    /// As a click on the button does.
    void tryIt();

    CheckList *checks() const { return m_checks; }
    QString words() const;
    widgets::Button *button() const { return m_button; }

signals:
    /// Its words have changed, and perhaps its height.
    void changed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void take(const modbus::BusTrial::Finding &finding);
    void rest();
    void begin();
    void end();

    modbus::BusTrial m_trial;
    std::optional<core::TransportSettings> m_target;
    int m_unit = 1;
    bool m_inUse = false;
    std::function<void(QObject *, std::function<void()>)> m_pause;
    std::function<void(QObject *)> m_resume;
    bool m_pausing = false; ///< the bus stands still for the trial, or is about to
    bool m_isFree = false;  ///< it does
    widgets::Button *m_button;
    widgets::Label *m_words;
    CheckList *m_checks;
};

} // namespace console
