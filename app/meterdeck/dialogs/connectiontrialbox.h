// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/connectiontrial.h"

#include <QWidget>

#include <optional>

namespace widgets {
class Button;
class Icon;
class Label;
} // namespace widgets

class QGridLayout;

namespace console {

/// "Test connection" of a broker or server: a button, and each stage with its mark, its word and what helps.
/// What was found stands until what is tried changes. Nothing waits. GUI thread.
class ConnectionTrialBox : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTrialBox(QWidget *parent = nullptr);

    /// What would be tried; nothing while the fields are not whole. Another target ends a trial and forgets
    /// what was found.
    void setTarget(const std::optional<engine::TrialRequest> &target);
    /// What has to be filled in before there is a target; host and port unless said otherwise.
    void setNothingYet(const QString &words);
    /// As a click on the button does: starts, or cancels what is under way.
    void tryIt();
    /// What is known of a trial is shown; public so that pictures can show any.
    void show(const engine::TrialReport &report);

    widgets::Button *button() const { return m_button; }
    QString words() const;
    const engine::TrialReport &report() const { return m_report; }

signals:
    /// Its words have changed, and perhaps its height.
    void changed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    struct Row
    {
        widgets::Icon *mark;
        widgets::Label *name;
        widgets::Label *state;
        widgets::Label *words;
        widgets::Label *cure;
    };
    void rest();
    QString restWords() const;
    void sum();
    Row addRow(QGridLayout *grid, int at);

    engine::ConnectionTrial m_trial;
    engine::TrialReport m_report;
    std::optional<engine::TrialRequest> m_target;
    QString m_nothingYet;
    widgets::Button *m_button;
    widgets::Label *m_words;
    QWidget *m_list;
    QList<Row> m_rows;
};

} // namespace console
