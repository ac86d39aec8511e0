// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/handoverwatch.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;
class QStackedLayout;

namespace widgets {
class Button;
class Card;
class EmptyState;
class Label;
class TableView;
} // namespace widgets

namespace console {

class PageHeader;

/// Whom alarms are handed on to, and the queue of what is on its way there: how each does, why, what helps,
/// and what a person may do about it. It shows the models of a HandoverWatch, which outlives it. GUI thread.
class HandoverPage : public QWidget
{
    Q_OBJECT

public:
    explicit HandoverPage(HandoverWatch &watch, QWidget *parent = nullptr);

    void chooseTarget(const QString &id);
    void chooseMessage(const QString &id);
    QString chosenTarget() const { return m_target; }
    QString chosenMessage() const { return m_message; }
    /// What is said of the chosen target, its test and the chosen message.
    QString targetWords() const;
    QString messageWords() const;

    widgets::TableView *targets() const { return m_targets; }
    widgets::TableView *queue() const { return m_queue; }
    widgets::Button *testButton() const { return m_test; }
    widgets::Button *nowButton() const { return m_now; }
    widgets::Button *againButton() const { return m_again; }
    widgets::Button *giveUpButton() const { return m_giveUp; }

signals:
    void backRequested();
    void addRequested();
    /// A target, by its id.
    void changeRequested(const QString &target);
    void removalRequested(const QString &target);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildTargets();
    QWidget *buildQueue();
    void follow();
    void keepChosen();
    void showTarget();
    void showMessage();
    void spread();

    HandoverWatch &m_watch;
    PageHeader *m_header;
    QString m_target;
    QString m_message;
    bool m_keeping = false;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_columns = nullptr;
    widgets::Card *m_targetsCard = nullptr;
    widgets::Card *m_queueCard = nullptr;
    QStackedLayout *m_targetsStack = nullptr;
    QStackedLayout *m_queueStack = nullptr;
    widgets::TableView *m_targets = nullptr;
    widgets::TableView *m_queue = nullptr;
    widgets::Label *m_standing = nullptr;
    widgets::Label *m_finding = nullptr;
    widgets::Label *m_tested = nullptr;
    widgets::Label *m_subject = nullptr;
    widgets::Label *m_found = nullptr;
    widgets::Button *m_test = nullptr;
    widgets::Button *m_now = nullptr;
    widgets::Button *m_change = nullptr;
    widgets::Button *m_remove = nullptr;
    widgets::Button *m_again = nullptr;
    widgets::Button *m_giveUp = nullptr;
};

} // namespace console
