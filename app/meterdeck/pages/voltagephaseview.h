// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/voltagequery.h"

#include <QWidget>

namespace widgets {
class Chip;
class Label;
} // namespace widgets

namespace console {

class FactGrid;
class VerdictMark;

/// What a week was for one phase: the verdict as shape and word, whether it is indicative, the figures it
/// stands on, and its reason. GUI thread.
class VoltagePhaseView : public QWidget
{
    Q_OBJECT

public:
    explicit VoltagePhaseView(QWidget *parent = nullptr);

    void setPhase(const engine::VoltagePhase &phase, const engine::VoltageWeek &week);
    /// "L1: Pass, indicative".
    QString said() const { return accessibleName(); }
    const FactGrid *facts() const { return m_facts; }
    const widgets::Label *reason() const { return m_reason; }

private:
    VerdictMark *m_mark;
    widgets::Label *m_channel;
    widgets::Label *m_verdict;
    widgets::Chip *m_indicative;
    FactGrid *m_facts;
    widgets::Label *m_reason;
};

} // namespace console
