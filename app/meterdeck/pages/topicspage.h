// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/topicwatch.h"
#include "models/topicsmodel.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QScrollArea;

namespace engine {
class Engine;
}
namespace widgets {
class Button;
class Card;
class Label;
class TreeView;
} // namespace widgets

namespace console {

class HintCard;
class PageHeader;
class RetainedCard;
class TopicPane;

/// What is on a broker: its topics as a tree, and the chosen one closely. It listens while it is on screen,
/// with a connection of its own that publishes nothing.
class TopicsPage : public QWidget
{
    Q_OBJECT

public:
    TopicsPage(const engine::Engine &engine, const core::TransportId &transport, QWidget *parent = nullptr);

    const core::TransportId &transport() const { return m_transport; }
    /// Shows what was heard; comes from the connection, five times a second at most.
    void take(const engine::TopicReport &report);
    /// Off: it shows what take() is given, and asks no broker.
    void setListening(bool on);
    /// Begins to listen anew, with the filter that stands in its field; shows why it cannot be used.
    void listen();
    void choose(const QString &topic);
    void focusFilter();

    TopicsModel &model() { return m_model; }
    widgets::TreeView *tree() const { return m_tree; }
    TopicPane *pane() const { return m_pane; }
    RetainedCard *retained() const { return m_retained; }
    QLineEdit *subscription() const { return m_subscription; }
    QString sentence() const { return m_sentence; }
    QString faultWords() const;
    bool isListening() const { return m_watch.isRunning(); }

signals:
    void backRequested();
    /// A profile is to be begun with this message.
    void deviceWanted(const core::TransportId &transport, const QString &topic, const QByteArray &payload);
    /// The chosen topic had another message.
    void messageCame(const QString &topic, const QByteArray &payload);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildControls(QBoxLayout *to);
    QWidget *buildTree();
    void sizeColumns();
    void filterTree();
    void openFirst(const QModelIndex &parent, int first, int last);
    void chooseRow(const QModelIndex &index);
    void showState(const engine::TopicReport &report);

    const engine::Engine &m_engine;
    core::TransportId m_transport;
    engine::TopicWatch m_watch;
    TopicsModel m_model;
    mqtt::TopicNumber m_chosen = 0;
    QString m_wanted; ///< a topic to be chosen when it comes
    QString m_sentence;
    PageHeader *m_header;
    QLineEdit *m_subscription = nullptr;
    QCheckBox *m_brokersOwn = nullptr;
    widgets::Button *m_again = nullptr;
    widgets::Label *m_fault = nullptr;
    HintCard *m_hint = nullptr;
    RetainedCard *m_retained = nullptr;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_columns = nullptr;
    widgets::Card *m_treeCard = nullptr;
    QLineEdit *m_filter = nullptr;
    QTimer m_filterPause; ///< a large tree is filtered when the typing rests
    widgets::TreeView *m_tree = nullptr;
    TopicPane *m_pane = nullptr;
    bool m_listens = true;
    int m_opened = 0; ///< rows that are seen because branches were opened by themselves
};

} // namespace console
