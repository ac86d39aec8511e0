// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "core/quality.h"
#include "widgets/relaysymbol.h"
#include "widgets/timeline.h"

#include <QWidget>

#include <optional>

namespace widgets {

class Label;

/// How an order ended, or that it still waits: mark, title, one sentence, the state now, the stages, and what
/// to do about it. The confirm dialog turns into this.
class OutcomeView : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomeView(QWidget *parent = nullptr);

    /// Nothing is "Waiting". `title` such as "No answer: state unknown".
    void setOutcome(std::optional<core::Outcome> outcome, const QString &title, const QString &sentence);
    /// The relay's state with the line below it ("proved 0.3 s ago"); `quality` marks that line.
    void setRelay(RelayState state, const QString &words, core::Quality quality);
    void hideRelay();
    void setStages(const QList<Timeline::Stage> &stages);
    /// The paragraph below the stages; empty hides it.
    void setAdvice(const QString &advice);
    std::optional<core::Outcome> outcome() const { return m_outcome; }

private:
    class MarkArea;
    class RelayArea;

    std::optional<core::Outcome> m_outcome;
    MarkArea *m_mark;
    RelayArea *m_relay;
    Label *m_title;
    Label *m_sentence;
    Timeline *m_timeline;
    QWidget *m_rule;
    Label *m_advice;
};

} // namespace widgets
