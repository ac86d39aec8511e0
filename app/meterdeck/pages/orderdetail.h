// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditmodel.h"

#include <QWidget>

namespace widgets {
class Label;
class OutcomeView;
} // namespace widgets

namespace engine {
class Engine;
}

namespace console {

class FactGrid;

/// One order as the audit proves it: how it ended, who ordered it and why, what was known then, and every
/// step with the row that tells it. The rows are read when it is shown. GUI thread.
class OrderDetail : public QWidget
{
    Q_OBJECT

public:
    explicit OrderDetail(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Shows an order, nothing for nullptr. The same order again is only brought up to date.
    void showOrder(const AuditedOrder *order);
    /// True once the rows of what is shown are there.
    bool isFilled() const { return m_filled; }
    int steps() const { return m_steps; }

private:
    void showRows(const engine::OrderRowsAnswer &answer);

    const engine::Engine &m_engine;
    AuditedOrder m_order;
    widgets::OutcomeView *m_outcome;
    FactGrid *m_facts;
    widgets::Label *m_note;
    quint64 m_asked = 0;
    int m_steps = 0;
    bool m_filled = false;
};

} // namespace console
