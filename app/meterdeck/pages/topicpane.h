// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/topicwatch.h"
#include "models/topichistorymodel.h"
#include "topicwords.h"

#include <QWidget>

class QPlainTextEdit;

namespace widgets {
class Button;
class Card;
class Label;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

/// One topic closely: a message of it, what the profiles make of the newest, and the last ones with their
/// times. From a topic that nobody reads, a profile can be begun.
class TopicPane : public QWidget
{
    Q_OBJECT

public:
    explicit TopicPane(QWidget *parent = nullptr);

    void setDetail(const engine::TopicDetail &detail);
    /// Nothing is chosen, or a branch: @p words say so.
    void clear(const QString &words);
    const TopicHistoryModel &history() const { return m_history; }
    QString payloadWords() const;
    QString meaningWords() const;
    widgets::Button *makeButton() const { return m_make; }

signals:
    void deviceWanted(const QString &topic, const QByteArray &payload);

private:
    QWidget *buildMessage();
    QWidget *buildHistory();
    void showPayload();

    engine::TopicDetail m_detail;
    TopicHistoryModel m_history;
    widgets::Card *m_message = nullptr;
    widgets::Label *m_hint = nullptr;
    QWidget *m_body = nullptr;
    widgets::Label *m_about = nullptr;
    widgets::SegmentedControl *m_form = nullptr;
    QPlainTextEdit *m_payload = nullptr;
    widgets::Label *m_meaning = nullptr;
    widgets::Button *m_make = nullptr;
    widgets::Card *m_past = nullptr;
    widgets::TableView *m_table = nullptr;
};

} // namespace console
