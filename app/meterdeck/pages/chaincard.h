// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "widgets/card.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QFuture>

namespace widgets {
class Button;
class Icon;
class Label;
class ProgressLine;
} // namespace widgets

namespace console {

class FactGrid;

/// The audit's hash chain: whether every row is what was written, checked when a person asks for it, on the
/// pool, with progress and Cancel. Says what it found, when, and names the first row that is not what was
/// written. GUI thread.
class ChainCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit ChainCard(const engine::Engine &engine, QWidget *parent = nullptr);
    ~ChainCard() override;

    /// Checks the whole chain; does nothing while a check runs.
    void verify();
    void cancel();
    bool isChecking() const { return m_checking; }
    /// What is said of the chain now.
    QString sentence() const;

signals:
    /// A check began or ended; verdict() has what it found.
    void changed();

public:
    /// The last check that came to its end.
    const std::optional<engine::AuditVerdict> &verdict() const { return m_verdict; }

private:
    void progress(int done, int total);
    void take(const engine::AuditVerdict &verdict);
    void say(const QString &icon, widgets::Token token, const QString &words);

    const engine::Engine &m_engine;
    widgets::Icon *m_icon;
    widgets::Label *m_words;
    widgets::ProgressLine *m_progress;
    FactGrid *m_facts;
    widgets::Button *m_cancel;
    QFuture<engine::AuditVerdict> m_future;
    std::optional<engine::AuditVerdict> m_verdict;
    QElapsedTimer m_since;
    bool m_checking = false;
    bool m_cancelled = false;
};

} // namespace console
