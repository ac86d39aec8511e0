// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "widgets/card.h"

#include <QElapsedTimer>
#include <QHash>

namespace widgets {
class Label;
class ProgressLine;
} // namespace widgets

namespace console {

class ExportJob;

/// Orders that are under way, with the time that is left to prove them, and exports that go on. Nothing to
/// show while isEmpty(). GUI thread.
class ProgressCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit ProgressCard(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Takes a step of an order; its outcome removes it.
    void take(const commands::Progress &progress);
    /// Shows an export until it ends; it can be cancelled here.
    void take(ExportJob *job);
    /// Lets the time that is left go on.
    void refresh();
    bool isEmpty() const { return m_shown == 0; }

signals:
    /// isEmpty() changed.
    void filled(bool any);

private:
    struct Order
    {
        commands::Progress progress;
        QElapsedTimer since; ///< the last step
        QWidget *box = nullptr;
        widgets::ProgressLine *line = nullptr;
        widgets::Label *words = nullptr;
    };
    struct Work
    {
        QWidget *box = nullptr;
        widgets::ProgressLine *line = nullptr;
        widgets::Label *words = nullptr;
    };
    static QString wordsOf(const Order &order);
    Work addBox(const QString &title);
    void removeBox(QWidget *box);
    void showJob(const ExportJob &job);
    QString titleOf(const core::Command &command) const;

    const engine::Engine &m_engine;
    QHash<core::CommandId, Order> m_orders;
    QHash<const ExportJob *, Work> m_jobs;
    int m_shown = 0;
};

} // namespace console
