// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roworder.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace console {

using live::Presence;

namespace {

int trouble(Presence presence)
{
    switch (presence) {
    case Presence::NoAnswer:
        return 0;
    case Presence::Offline:
        return 1;
    case Presence::NodeUpMeterSilent:
        return 2;
    case Presence::UnknownOnlyRetained:
        return 3;
    case Presence::NeverHeard:
        return 4;
    case Presence::Online:
    case Presence::Answering:
        return 5;
    }
    return 6;
}

/// Between words of one field and the next, so that no word is found across two fields.
constexpr QChar FieldEnd(u'\n');

} // namespace

bool RowFilter::isEmpty() const { return *this == RowFilter(); }

QString RowOrder::naturalKey(const QString &text)
{
    QString key;
    key.reserve(text.size() + 4);
    for (qsizetype at = 0; at < text.size();) {
        if (!text[at].isDigit()) {
            key += text[at++].toCaseFolded();
            continue;
        }
        qsizetype from = at;
        while (at < text.size() && text[at].isDigit())
            ++at;
        while (from < at && text[from] == u'0')
            ++from;
        // The longer number is the larger one; both stand where digits stand.
        key += u'0';
        key += QChar(ushort(at - from));
        key += QStringView(text).mid(from, at - from);
    }
    return key;
}

bool RowOrder::note(int number, bool renamed)
{
    const DeviceRow &row = m_rows[size_t(number)];
    const bool fresh = number >= int(m_facts.size());
    if (fresh)
        m_facts.resize(size_t(number) + 1);
    Facts &facts = m_facts[size_t(number)];
    const bool named = fresh || renamed || facts.transport != row.transport || facts.profile != row.profile;
    if (!named && facts.presence == row.presence)
        return false;
    if (!fresh) {
        --m_states[size_t(rowState(facts.presence))];
        --m_presences[size_t(facts.presence)];
    }
    ++m_states[size_t(rowState(row.presence))];
    ++m_presences[size_t(row.presence)];
    facts.presence = row.presence;
    if (!named)
        return true;
    if (!fresh) {
        --m_transports[facts.transport];
        --m_profiles[facts.profile];
    }
    ++m_transports[row.transport];
    ++m_profiles[row.profile];
    facts.transport = row.transport;
    facts.profile = row.profile;
    facts.name = naturalKey(row.name);
    facts.text = (row.name + FieldEnd + row.id.toString() + FieldEnd + row.transport + FieldEnd + row.profile)
                     .toCaseFolded();
    m_namesChanged = true;
    return true;
}

void RowOrder::setSort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
}

int RowOrder::headOf(const QString &key)
{
    const auto known = m_headIds.constFind(key);
    if (known != m_headIds.constEnd())
        return *known;
    m_heads.emplace_back();
    m_headIds.insert(key, int(m_heads.size()) - 1);
    return int(m_heads.size()) - 1;
}

void RowOrder::setCollapsed(int head, bool collapsed) { m_heads[size_t(-1 - head)].collapsed = collapsed; }

void RowOrder::setAllCollapsed(bool collapsed)
{
    for (Head &head : m_heads)
        head.collapsed = collapsed;
}

QList<std::pair<QString, int>> RowOrder::listed(const Counts &counts)
{
    QList<std::pair<QString, int>> list;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > 0 && !it.key().isEmpty())
            list.append({it.key(), it.value()});
    }
    std::sort(list.begin(), list.end(),
              [](const auto &a, const auto &b) { return naturalKey(a.first) < naturalKey(b.first); });
    return list;
}

std::vector<int> RowOrder::ranks(const std::vector<QString> &texts)
{
    std::vector<int> order(texts.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&texts](int a, int b) { return texts[size_t(a)] < texts[size_t(b)]; });
    std::vector<int> rank(texts.size());
    int at = 0;
    for (size_t place = 0; place < order.size(); ++place) {
        if (place > 0 && texts[size_t(order[place])] != texts[size_t(order[place - 1])])
            ++at;
        rank[size_t(order[place])] = at;
    }
    return rank;
}

void RowOrder::rankNames()
{
    if (!m_namesChanged)
        return;
    m_namesChanged = false;
    const auto before = [this](int a, int b) {
        const int order = m_facts[size_t(a)].name.compare(m_facts[size_t(b)].name);
        return order != 0 ? order < 0 : a < b;
    };
    // Devices come a few at a time: those that are known are in order already.
    const auto known = std::ptrdiff_t(m_byName.size());
    m_byName.resize(m_facts.size());
    std::iota(m_byName.begin() + known, m_byName.end(), int(known));
    std::sort(m_byName.begin() + known, m_byName.end(), before);
    std::inplace_merge(m_byName.begin(), m_byName.begin() + known, m_byName.end(), before);
    m_rank.resize(m_byName.size());
    for (size_t place = 0; place < m_byName.size(); ++place)
        m_rank[size_t(m_byName[place])] = int(place);
}

bool RowOrder::matches(const DeviceRow &row, int number) const
{
    const RowState state = rowState(row.presence);
    if ((m_filter.troubledOnly && state == RowState::Well) || (m_filter.state && *m_filter.state != state) ||
        (!m_filter.transport.isEmpty() && m_filter.transport != row.transport) ||
        (!m_filter.profile.isEmpty() && m_filter.profile != row.profile))
        return false;
    return std::all_of(m_filter.words.begin(), m_filter.words.end(), [&](const QString &word) {
        return m_facts[size_t(number)].text.contains(word, Qt::CaseSensitive) ||
               presenceWord(row.presence).contains(word, Qt::CaseInsensitive);
    });
}

RowOrder::Key RowOrder::keyOf(int number) const
{
    const DeviceRow &row = m_rows[size_t(number)];
    Key key;
    key.number = number;
    key.rank = m_rank[size_t(number)];
    switch (m_sortColumn) {
    case DeviceColumns::Name:
        key.value = key.rank;
        break;
    case DeviceColumns::Id:
    case DeviceColumns::Transport:
    case DeviceColumns::Profile:
        key.value = m_textRank[size_t(number)];
        break;
    case DeviceColumns::PresenceColumn:
        key.value = trouble(row.presence);
        break;
    case DeviceColumns::QualityColumn:
        key.value = int(row.worst);
        break;
    case DeviceColumns::Age:
        // The younger before the older; never heard is the oldest.
        key.value = -double(core::toMicros(row.lastHeard));
        break;
    default:
        if (const ValueNow *value = DeviceColumns::value(row, m_sortColumn)) {
            key.missing = !value->value;
            key.value = value->value.value_or(0);
        }
    }
    if (m_sortOrder == Qt::DescendingOrder)
        key.value = -key.value;
    return key;
}

std::vector<int> RowOrder::build()
{
    rankNames();
    m_textRank.clear();
    if (m_sortColumn == DeviceColumns::Id || m_sortColumn == DeviceColumns::Transport ||
        m_sortColumn == DeviceColumns::Profile) {
        std::vector<QString> texts;
        texts.reserve(m_facts.size());
        for (const DeviceRow &row : m_rows)
            texts.push_back(m_sortColumn == DeviceColumns::Id          ? row.id.toString()
                            : m_sortColumn == DeviceColumns::Transport ? naturalKey(row.transport)
                                                                       : naturalKey(row.profile));
        m_textRank = ranks(texts);
    }

    // Groups: the heads in use get their figures anew, and their place among each other.
    std::vector<int> headAt; // place -> head
    QHash<QString, int> placeOf;
    const bool byText = m_group == RowGroup::Transport || m_group == RowGroup::Profile;
    if (byText) {
        const QList<std::pair<QString, int>> names =
            listed(m_group == RowGroup::Transport ? m_transports : m_profiles);
        const auto add = [&](const QString &name) {
            placeOf.insert(name, int(headAt.size()));
            headAt.push_back(headOf((m_group == RowGroup::Transport ? u't' : u'p') + name));
            m_heads[size_t(headAt.back())].name = name;
        };
        for (const auto &[name, count] : names)
            add(name);
        add(QString());
    } else if (m_group == RowGroup::State) {
        for (int state = 0; state < RowStateCount; ++state) {
            headAt.push_back(headOf(u's' + QString::number(state)));
            m_heads[size_t(headAt.back())].name = rowStateWord(RowState(state));
            m_heads[size_t(headAt.back())].state = RowState(state);
        }
    }
    for (Head &head : m_heads) {
        head.count = head.troubled = 0;
        head.worst = RowState::Well;
    }

    std::vector<Key> keys;
    keys.reserve(m_facts.size());
    for (int number = 0; number < int(m_facts.size()); ++number) {
        const DeviceRow &row = m_rows[size_t(number)];
        if (!matches(row, number))
            continue;
        Key key = keyOf(number);
        if (!headAt.empty()) {
            const RowState state = rowState(row.presence);
            key.group = m_group == RowGroup::State
                            ? int(state)
                            : placeOf.value(m_group == RowGroup::Transport ? row.transport : row.profile);
            Head &head = m_heads[size_t(headAt[size_t(key.group)])];
            ++head.count;
            head.troubled += state != RowState::Well;
            head.worst = std::min(head.worst, state);
        }
        keys.push_back(key);
    }
    m_matching = int(keys.size());
    std::sort(keys.begin(), keys.end(), [](const Key &a, const Key &b) {
        if (a.group != b.group)
            return a.group < b.group;
        // Devices without a value stand behind those with one, whichever way the column is sorted.
        if (a.missing != b.missing)
            return b.missing;
        if (a.value != b.value)
            return a.value < b.value;
        return a.rank < b.rank;
    });

    std::vector<int> order;
    order.reserve(keys.size() + headAt.size());
    int group = -1;
    for (const Key &key : keys) {
        if (!headAt.empty() && key.group != group) {
            group = key.group;
            order.push_back(-1 - headAt[size_t(group)]);
        }
        if (headAt.empty() || !m_heads[size_t(headAt[size_t(group)])].collapsed)
            order.push_back(key.number);
    }
    return order;
}

} // namespace console
