// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"

#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "words.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace console {

using live::Presence;

namespace {

constexpr auto ResortEvery = std::chrono::seconds(2);

/// Numbers inside names count as numbers: "Shop 2" stands before "Shop 12". (QCollator does so only where the
/// locale has a collation of its own, and a console started by a service has none.)
int compareNames(QStringView left, QStringView right)
{
    const auto number = [](QStringView text, qsizetype &at) {
        while (at < text.size() && text[at] == u'0')
            ++at;
        const qsizetype from = at;
        while (at < text.size() && text[at].isDigit())
            ++at;
        return text.mid(from, at - from);
    };
    qsizetype l = 0;
    qsizetype r = 0;
    while (l < left.size() && r < right.size()) {
        if (left[l].isDigit() && right[r].isDigit()) {
            const QStringView a = number(left, l);
            const QStringView b = number(right, r);
            if (a.size() != b.size())
                return a.size() < b.size() ? -1 : 1;
            if (const int order = a.compare(b); order != 0)
                return order;
        } else {
            const QChar a = left[l++].toCaseFolded();
            const QChar b = right[r++].toCaseFolded();
            if (a != b)
                return a < b ? -1 : 1;
        }
    }
    return int(left.size() - l) - int(right.size() - r);
}

/// Devices without a value stand behind those with one, whichever way the column is sorted.
int compareValues(const ValueNow &left, const ValueNow &right)
{
    if (!left.value || !right.value)
        return int(right.value.has_value()) - int(left.value.has_value());
    return *left.value < *right.value ? -1 : *left.value > *right.value ? 1 : 0;
}

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

} // namespace

DevicesModel::DevicesModel(QObject *parent) : QAbstractTableModel(parent) {}

int DevicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int DevicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const ValueNow *DevicesModel::valueOf(const DeviceRow &row, int column)
{
    switch (column) {
    case Voltage:
        return &row.voltage;
    case Current:
        return &row.current;
    case Power:
        return &row.power;
    case Energy:
        return &row.energy;
    case Relay:
        return &row.relay;
    default:
        return nullptr;
    }
}

QVariant DevicesModel::text(const DeviceRow &row, int column) const
{
    static constexpr std::pair<int, core::Quantity> quantities[] = {{Voltage, core::Quantity::Voltage},
                                                                    {Current, core::Quantity::Current},
                                                                    {Power, core::Quantity::ActivePower},
                                                                    {Energy, core::Quantity::EnergyImport},
                                                                    {Relay, core::Quantity::Relay}};
    switch (column) {
    case Name:
        return row.name;
    case Id:
        return row.id.toString();
    case PresenceColumn:
        return presenceWord(row.presence);
    case QualityColumn:
        return Words::quality(row.worst);
    case Age:
        return row.lastHeard == core::UtcTime{}
                   ? tr("never")
                   : Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(m_now - row.lastHeard));
    case Transport:
        return row.transport;
    default:
        break;
    }
    const ValueNow *now = valueOf(row, column);
    if (!now)
        return {};
    // A calm dash where there is nothing to hear, or nothing was heard yet: it is not drawn like a failure.
    if (column == Relay && !row.hasRelay)
        return u"–"_s;
    if (!now->value)
        return column == Relay ? tr("unknown") : now->heard() ? tr("none") : u"–"_s;
    for (const auto &[at, quantity] : quantities) {
        if (at == column)
            return Words::value(quantity, *now->value);
    }
    return {};
}

std::optional<core::Quality> DevicesModel::mark(const DeviceRow &row, int column) const
{
    if (column == PresenceColumn)
        return presenceMark(row.presence);
    if (column == QualityColumn)
        return row.worst;
    // In a dense table only what is not good wears a mark; an empty cell wears none.
    const ValueNow *value = valueOf(row, column);
    if (value && value->heard() && value->quality != core::Quality::Good)
        return value->quality;
    return std::nullopt;
}

std::optional<widgets::Token> DevicesModel::token(const DeviceRow &row, int column) const
{
    using widgets::Token;
    if (column == Id || column == Transport)
        return Token::Text2;
    if (column == PresenceColumn && isWell(row.presence))
        return Token::Text2;
    if (column == PresenceColumn)
        return widgets::QualityMark::token(presenceMark(row.presence));
    if (column == QualityColumn)
        return row.worst == core::Quality::Good ? Token::Text2 : widgets::QualityMark::token(row.worst);
    if (column == Age)
        return isWell(row.presence) ? Token::Text3 : Token::HighLine;
    const ValueNow *value = valueOf(row, column);
    if (value && value->heard() && value->quality != core::Quality::Good)
        return value->quality == core::Quality::Estimated ? Token::Text
                                                          : widgets::QualityMark::token(value->quality);
    const bool dash = value && !value->value && !value->heard() && (column != Relay || !row.hasRelay);
    return dash ? std::optional(Token::Text3) : std::nullopt;
}

QVariant DevicesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_order.size()) || index.column() >= ColumnCount)
        return {};
    const DeviceRow &row = m_rows[size_t(m_order[size_t(index.row())])];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole: {
        const bool number = (index.column() >= Voltage && index.column() <= Energy) || index.column() == Age;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case Qt::AccessibleTextRole: {
        const QString shown = text(row, index.column()).toString();
        const ValueNow *value = valueOf(row, index.column());
        return value && value->heard()
                   ? tr("%1, %2", "value and quality").arg(shown, Words::quality(value->quality))
               : shown == u"–"_s ? tr("nothing heard")
                                 : shown;
    }
    case DeviceRole:
        return QVariant::fromValue(row.id);
    case widgets::TableDelegate::QualityRole: {
        const auto shape = mark(row, index.column());
        return shape ? QVariant(int(*shape)) : QVariant();
    }
    case widgets::TableDelegate::TokenRole: {
        const auto colour = token(row, index.column());
        return colour ? QVariant(int(*colour)) : QVariant();
    }
    case widgets::TableDelegate::EmphasisRole:
        return index.column() == Name || (index.column() == PresenceColumn && !isWell(row.presence));
    case widgets::TableDelegate::MonoRole:
        return index.column() == Id;
    default:
        return {};
    }
}

QVariant DevicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = (section >= Voltage && section <= Energy) || section == Age;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Device");
    case Id:
        return tr("Id");
    case PresenceColumn:
        return tr("Presence");
    case Voltage:
        return tr("Voltage, V");
    case Current:
        return tr("Current, A");
    case Power:
        return tr("Power, W");
    case Energy:
        return tr("Energy, kWh");
    case Relay:
        return tr("Relay");
    case QualityColumn:
        return tr("Quality");
    case Age:
        return tr("Age");
    case Transport:
        return tr("Transport");
    default:
        return {};
    }
}

bool DevicesModel::less(int left, int right) const
{
    const DeviceRow &a = m_rows[size_t(left)];
    const DeviceRow &b = m_rows[size_t(right)];
    int order = 0;
    switch (m_sortColumn) {
    case Name:
        order = compareNames(a.name, b.name);
        break;
    case Id:
        order = a.id.toString().compare(b.id.toString());
        break;
    case PresenceColumn:
        order = trouble(a.presence) - trouble(b.presence);
        break;
    case QualityColumn:
        order = int(a.worst) - int(b.worst);
        break;
    case Age:
        order = a.lastHeard > b.lastHeard ? -1 : a.lastHeard < b.lastHeard ? 1 : 0;
        break;
    case Transport:
        order = compareNames(a.transport, b.transport);
        break;
    default:
        if (const ValueNow *value = valueOf(a, m_sortColumn)) {
            const ValueNow *other = valueOf(b, m_sortColumn);
            if (!value->value || !other->value) {
                order = compareValues(*value, *other);
                if (order != 0)
                    return order < 0;
            }
            order = compareValues(*value, *other);
        }
    }
    if (order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    const int names = m_sortColumn == Name ? 0 : compareNames(a.name, b.name);
    return names != 0 ? names < 0 : left < right;
}

void DevicesModel::sortOrder()
{
    std::sort(m_order.begin(), m_order.end(), [this](int left, int right) { return less(left, right); });
    m_sortedAt = m_now;
}

void DevicesModel::rebuild()
{
    m_order.clear();
    for (int row = 0; row < m_known; ++row) {
        if (matches(m_rows[size_t(row)]))
            m_order.push_back(row);
    }
    sortOrder();
    m_placeOf.assign(m_rows.size(), -1);
    for (size_t place = 0; place < m_order.size(); ++place)
        m_placeOf[size_t(m_order[place])] = int(place);
}

void DevicesModel::resort()
{
    // Order is worth an announcement only when it really changed: most seconds it does not.
    if (std::is_sorted(m_order.begin(), m_order.end(),
                       [this](int left, int right) { return less(left, right); })) {
        m_sortedAt = m_now;
        return;
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> held;
    held.reserve(size_t(before.size()));
    for (const QModelIndex &index : before)
        held.push_back(m_order[size_t(index.row())]);
    sortOrder();
    for (size_t place = 0; place < m_order.size(); ++place)
        m_placeOf[size_t(m_order[place])] = int(place);
    QModelIndexList after;
    for (qsizetype at = 0; at < before.size(); ++at)
        after << index(m_placeOf[size_t(held[size_t(at)])], before.at(at).column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void DevicesModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    resort();
}

bool DevicesModel::matches(const DeviceRow &row) const
{
    return std::all_of(m_filter.begin(), m_filter.end(), [&row](const QString &word) {
        return row.name.contains(word, Qt::CaseInsensitive) ||
               row.id.toString().contains(word, Qt::CaseInsensitive) ||
               row.transport.contains(word, Qt::CaseInsensitive) ||
               row.profile.contains(word, Qt::CaseInsensitive) ||
               presenceWord(row.presence).contains(word, Qt::CaseInsensitive);
    });
}

void DevicesModel::setFilter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words == m_filter)
        return;
    beginResetModel();
    m_filter = words;
    rebuild();
    endResetModel();
}

void DevicesModel::put(const DeviceRow &row)
{
    const auto known = m_index.constFind(row.id);
    if (known == m_index.constEnd()) {
        m_index.insert(row.id, int(m_rows.size()));
        m_rows.push_back(row);
        m_changed.push_back(0);
        m_placeOf.push_back(-1);
        return;
    }
    DeviceRow &held = m_rows[size_t(*known)];
    if (held == row)
        return;
    held = row;
    m_changed[size_t(*known)] = 1;
}

void DevicesModel::showNew()
{
    const int fresh = int(m_rows.size()) - m_known;
    // Many at once (a workspace opens) is one reset; a few later are rows that slide in at their place.
    if (fresh > 20) {
        beginResetModel();
        m_known = int(m_rows.size());
        rebuild();
        endResetModel();
        return;
    }
    for (int row = m_known; row < int(m_rows.size()); ++row) {
        m_known = row + 1;
        if (!matches(m_rows[size_t(row)]))
            continue;
        const auto at = std::lower_bound(m_order.begin(), m_order.end(), row,
                                         [this](int left, int right) { return less(left, right); });
        const int place = int(at - m_order.begin());
        beginInsertRows({}, place, place);
        m_order.insert(at, row);
        for (size_t next = size_t(place); next < m_order.size(); ++next)
            m_placeOf[size_t(m_order[next])] = int(next);
        endInsertRows();
    }
}

void DevicesModel::flush(core::UtcTime now)
{
    m_now = now;
    showNew();
    const bool live = m_sortColumn != Name && m_sortColumn != Id && m_sortColumn != Transport;
    const bool changed = std::find(m_changed.begin(), m_changed.end(), 1) != m_changed.end();
    if (live && changed && now - m_sortedAt >= ResortEvery)
        resort();

    int first = -1;
    for (int place = 0; place <= int(m_order.size()); ++place) {
        const bool marked = place < int(m_order.size()) && m_changed[size_t(m_order[size_t(place)])] != 0;
        if (marked && first < 0)
            first = place;
        if (!marked && first >= 0) {
            emit dataChanged(index(first, 0), index(place - 1, ColumnCount - 1));
            first = -1;
        }
    }
    std::fill(m_changed.begin(), m_changed.end(), 0);

    // Ages grow by themselves, once a second.
    const qint64 second = core::toMicros(now) / 1000000;
    if (second != m_shownSecond && !m_order.empty()) {
        m_shownSecond = second;
        emit dataChanged(index(0, Age), index(int(m_order.size()) - 1, Age), {Qt::DisplayRole});
    }
}

int DevicesModel::countOf(Presence presence) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [presence](const DeviceRow &row) { return row.presence == presence; }));
}

int DevicesModel::countWell() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const DeviceRow &row) { return isWell(row.presence); }));
}

const DeviceRow *DevicesModel::rowOf(const core::DeviceId &device) const
{
    const auto known = m_index.constFind(device);
    return known == m_index.constEnd() ? nullptr : &m_rows[size_t(*known)];
}

core::DeviceId DevicesModel::deviceAt(int row) const
{
    return row >= 0 && row < int(m_order.size()) ? m_rows[size_t(m_order[size_t(row)])].id : core::DeviceId();
}

QModelIndex DevicesModel::indexOf(const core::DeviceId &device) const
{
    const auto known = m_index.constFind(device);
    if (known == m_index.constEnd() || m_placeOf[size_t(*known)] < 0)
        return {};
    return index(m_placeOf[size_t(*known)], Name);
}

} // namespace console
