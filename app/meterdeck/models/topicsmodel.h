// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/topicstore.h"

#include <QAbstractItemModel>
#include <QSet>

#include <vector>

namespace console {

/// A broker's topics as a tree, by their names; counts and rates of a branch are those of all below it.
/// GUI thread. A filter leaves the topics whose whole name has the text in it, and their ways.
class TopicsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Topic,
        Payload,
        Rate,
        Messages,
        Seen,
        Kept,
        ColumnCount
    };

    explicit TopicsModel(QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void clear();
    void apply(const QList<mqtt::TopicState> &changes);
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }
    /// Topics on which an order is retained.
    void setOrders(const QSet<QString> &topics);

    mqtt::TopicNumber number(const QModelIndex &index) const;
    /// Invalid while the topic is not known, or is filtered out.
    QModelIndex indexOf(mqtt::TopicNumber number) const;
    mqtt::TopicNumber find(const QString &topic) const;
    QString topic(mqtt::TopicNumber number) const;
    /// Of everything together.
    const mqtt::TopicState &total() const { return m_nodes.front().state; }
    /// How many topics and branches the filter leaves.
    int shown() const { return m_shown; }

private:
    struct Node
    {
        mqtt::TopicState state;
        QList<mqtt::TopicNumber> all;      ///< below it, in the order of their coming
        QList<mqtt::TopicNumber> children; ///< those that are shown, by name
        bool isKnown = false;
        bool isShown = false;
        bool fits = false; ///< it or a branch above it has the filter's text
    };

    bool isKnown(mqtt::TopicNumber number) const;
    void add(const mqtt::TopicState &state);
    void show(mqtt::TopicNumber number, bool quietly);
    int place(const Node &parent, const QString &level) const;
    int rowOf(mqtt::TopicNumber number) const;
    bool isOrder(const Node &node) const;
    QString display(const Node &node, int column) const;
    void filterAnew();

    std::vector<Node> m_nodes; ///< by number; the first is the root
    QString m_filter;
    QSet<QString> m_orders;
    QSet<mqtt::TopicNumber> m_orderNumbers;
    int m_shown = 0;
};

} // namespace console
