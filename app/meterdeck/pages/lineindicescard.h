// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"
#include "widgets/card.h"

namespace widgets {
class Histogram;
class Label;
} // namespace widgets

namespace console {

class FactGrid;

/// The interruption indices of this month, as the engine counts them, with the rule they are counted by and
/// a bar a day. What is missing is said, never a 0. GUI thread.
class LineIndicesCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit LineIndicesCard(QWidget *parent = nullptr);

    /// Asks anew for the month that holds @p now.
    void ask(const engine::LinePath &path, core::UtcTime now);
    void show(const engine::IndicesAnswer &answer);
    bool isShown() const { return m_shown; }

signals:
    /// How interruptions are counted is to be changed.
    void ruleChangeRequested();

private:
    FactGrid *m_facts;
    widgets::Label *m_barsTitle;
    widgets::Histogram *m_bars;
    widgets::Label *m_rule;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    bool m_shown = false;
};

} // namespace console
