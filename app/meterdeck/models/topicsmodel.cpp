// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/topicsmodel.h"

#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"
#include "words.h"

using namespace Qt::StringLiterals;
using mqtt::TopicNumber;
using mqtt::TopicState;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

TopicsModel::TopicsModel(QObject *parent) : QAbstractItemModel(parent), m_nodes(1)
{
    m_nodes[0].isKnown = true;
}

bool TopicsModel::isKnown(TopicNumber number) const
{
    return number < m_nodes.size() && m_nodes[number].isKnown;
}

QModelIndex TopicsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    const Node &node = m_nodes[number(parent)];
    return row < node.children.size() ? createIndex(row, column, quintptr(node.children.at(row)))
                                      : QModelIndex();
}

QModelIndex TopicsModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(m_nodes[number(index)].state.parent) : QModelIndex();
}

int TopicsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(m_nodes[number(parent)].children.size());
}

int TopicsModel::columnCount(const QModelIndex &) const { return ColumnCount; }

TopicNumber TopicsModel::number(const QModelIndex &index) const
{
    return index.isValid() ? TopicNumber(index.internalId()) : 0;
}

int TopicsModel::place(const Node &parent, const QString &level) const
{
    const auto at = std::lower_bound(
        parent.children.begin(), parent.children.end(), level,
        [this](TopicNumber child, const QString &text) { return m_nodes[child].state.level < text; });
    return int(at - parent.children.begin());
}

int TopicsModel::rowOf(TopicNumber number) const
{
    const Node &parent = m_nodes[m_nodes[number].state.parent];
    // Two levels that are no UTF-8 may look alike: then it is one of the next.
    for (int row = place(parent, m_nodes[number].state.level); row < parent.children.size(); ++row) {
        if (parent.children.at(row) == number)
            return row;
    }
    return -1;
}

QModelIndex TopicsModel::indexOf(TopicNumber number) const
{
    if (number == 0 || !isKnown(number) || !m_nodes[number].isShown)
        return {};
    return createIndex(rowOf(number), 0, quintptr(number));
}

QString TopicsModel::topic(TopicNumber number) const
{
    if (number == 0 || !isKnown(number))
        return {};
    QString text = m_nodes[number].state.level;
    for (TopicNumber at = m_nodes[number].state.parent; at != 0; at = m_nodes[at].state.parent)
        text = m_nodes[at].state.level + u'/' + text;
    return text;
}

TopicNumber TopicsModel::find(const QString &topic) const
{
    TopicNumber at = 0;
    for (const QString &level : topic.split(u'/')) {
        const auto &below = m_nodes[at].all;
        const auto next = std::find_if(below.begin(), below.end(), [&](TopicNumber child) {
            return m_nodes[child].state.level == level;
        });
        if (next == below.end())
            return 0;
        at = *next;
    }
    return at;
}

void TopicsModel::clear()
{
    beginResetModel();
    m_nodes.assign(1, Node());
    m_nodes[0].isKnown = true;
    m_orderNumbers.clear();
    m_shown = 0;
    endResetModel();
}

void TopicsModel::show(TopicNumber number, bool quietly)
{
    Node &node = m_nodes[number];
    if (number == 0 || node.isShown)
        return;
    const TopicNumber above = node.state.parent;
    show(above, quietly);
    const int row = place(m_nodes[above], node.state.level);
    if (!quietly)
        beginInsertRows(indexOf(above), row, row);
    m_nodes[above].children.insert(row, number);
    node.isShown = true;
    ++m_shown;
    if (!quietly)
        endInsertRows();
}

void TopicsModel::add(const TopicState &state)
{
    if (state.number >= m_nodes.size())
        m_nodes.resize(size_t(state.number) + 1);
    Node &node = m_nodes[state.number];
    node.state = state;
    node.isKnown = true;
    m_nodes[state.parent].all.append(state.number);
    const QString whole = topic(state.number);
    node.fits = m_filter.isEmpty() || (state.parent != 0 && m_nodes[state.parent].fits) ||
                whole.contains(m_filter, Qt::CaseInsensitive);
    if (m_orders.contains(whole))
        m_orderNumbers.insert(state.number);
    if (node.fits)
        show(state.number, false);
}

void TopicsModel::apply(const QList<TopicState> &changes)
{
    QHash<TopicNumber, std::pair<int, int>> rows; // by branch, so that many changes are one
    for (const TopicState &state : changes) {
        if (state.number == 0) {
            m_nodes[0].state = state;
            continue;
        }
        if (!isKnown(state.parent))
            continue;
        if (!isKnown(state.number)) {
            add(state);
            continue;
        }
        m_nodes[state.number].state = state;
        if (!m_nodes[state.number].isShown)
            continue;
        const int row = rowOf(state.number);
        const auto range = rows.find(state.parent);
        if (range == rows.end())
            rows.insert(state.parent, {row, row});
        else
            *range = {std::min(range->first, row), std::max(range->second, row)};
    }
    for (auto range = rows.cbegin(); range != rows.cend(); ++range) {
        const QModelIndex branch = indexOf(range.key());
        const int last = std::min(range->second, rowCount(branch) - 1);
        emit dataChanged(index(range->first, 0, branch), index(last, ColumnCount - 1, branch));
    }
}

void TopicsModel::filterAnew()
{
    beginResetModel();
    m_shown = 0;
    for (Node &node : m_nodes) {
        node.children.clear();
        node.isShown = false;
    }
    // A number is higher than that of what is above it.
    for (TopicNumber number = 1; number < m_nodes.size(); ++number) {
        Node &node = m_nodes[number];
        if (!node.isKnown)
            continue;
        node.fits = m_filter.isEmpty() || (node.state.parent != 0 && m_nodes[node.state.parent].fits) ||
                    topic(number).contains(m_filter, Qt::CaseInsensitive);
        if (node.fits)
            show(number, true);
    }
    endResetModel();
}

void TopicsModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    filterAnew();
}

void TopicsModel::setOrders(const QSet<QString> &topics)
{
    if (topics == m_orders)
        return;
    m_orders = topics;
    auto changed = std::exchange(m_orderNumbers, {}); // their mark goes, or stays
    for (const QString &name : topics) {
        if (const TopicNumber number = find(name); number != 0)
            m_orderNumbers.insert(number);
    }
    changed.unite(m_orderNumbers);
    for (const TopicNumber number : std::as_const(changed)) {
        if (const QModelIndex at = indexOf(number); at.isValid())
            emit dataChanged(at, at.siblingAtColumn(ColumnCount - 1));
    }
}

bool TopicsModel::isOrder(const Node &node) const { return m_orderNumbers.contains(node.state.number); }

QString TopicsModel::display(const Node &node, int column) const
{
    const TopicState &state = node.state;
    switch (column) {
    case Topic:
        return state.level.isEmpty() ? tr("(empty)", "a level of a topic without a name") : state.level;
    case Payload:
        if (!state.isTopic)
            return tr("%n topic(s)", nullptr, int(std::min<quint64>(state.topics, INT_MAX)));
        return state.size == 0 ? tr("(empty)", "a payload of no bytes") : WireWords::payload(state.preview);
    case Rate:
        return state.rate > 0 ? Words::number(state.rate, state.rate < 10 ? 1 : 0) : QString();
    case Messages:
        return Words::count(state.messages);
    case Seen:
        return state.lastSeen == core::UtcTime{} ? QString() : Words::moment(state.lastSeen);
    case Kept:
        return isOrder(node) ? tr("retained order") : state.retained ? tr("retained") : QString();
    default:
        return {};
    }
}

QVariant TopicsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = m_nodes[number(index)];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(node, column);
    case Qt::ToolTipRole:
        if (column == Topic)
            return topic(node.state.number);
        if (column == Payload)
            return display(node, column);
        if (column == Kept && isOrder(node))
            return tr("The broker keeps this order: the device obeys it again at each start.");
        return column == Kept && node.state.retained
                   ? tr("The broker keeps a copy and hands it to whoever subscribes.")
                   : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (column == Rate || column == Messages ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::MonoRole:
        return column == Topic || (column == Payload && node.state.isTopic);
    case TableDelegate::TokenRole:
        if (column == Kept && isOrder(node))
            return int(Token::Critical);
        return int(column == Topic                    ? Token::Text
                   : column == Seen || column == Kept ? Token::Text3
                                                      : Token::Text2);
    case TableDelegate::IconRole:
        return column == Kept && isOrder(node) ? QVariant(u"triangle-alert"_s) : QVariant();
    default:
        return {};
    }
}

QVariant TopicsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Rate || section == Messages))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Topic:
        return tr("Topic");
    case Payload:
        return tr("Last payload");
    case Rate:
        return tr("msg/s");
    case Messages:
        return tr("Messages");
    case Seen:
        return tr("Last seen");
    case Kept:
        return tr("Kept by the broker");
    default:
        return {};
    }
}

} // namespace console
