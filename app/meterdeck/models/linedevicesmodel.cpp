// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/linedevicesmodel.h"

#include "linewords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "words.h"

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

std::optional<core::UtcTime> offSince(const engine::MonitoredDevice &device)
{
    std::optional<core::UtcTime> first;
    for (const engine::LineView &line : device.lines) {
        if (line.offSince && (!first || *line.offSince < *first))
            first = line.offSince;
    }
    return first;
}

QString ageOf(core::UtcTime from, core::UtcTime now)
{
    return Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(now - from));
}

} // namespace

LineDevicesModel::LineDevicesModel(QObject *parent) : QAbstractTableModel(parent) {}

int LineDevicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LineDevicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const engine::MonitoredDevice *LineDevicesModel::device(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_devices.at(m_rows.at(row)) : nullptr;
}

int LineDevicesModel::rowOf(const core::DeviceId &device) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_devices.at(m_rows.at(row)).id == device)
            return row;
    }
    return -1;
}

bool LineDevicesModel::fits(const engine::MonitoredDevice &device) const
{
    if (m_province && LineWords::groupOf(device.region, device.province) != *m_province)
        return false;
    return m_filter.isEmpty() || device.name.contains(m_filter, Qt::CaseInsensitive) ||
           device.id.toString().contains(m_filter, Qt::CaseInsensitive) ||
           LineWords::regionName(device).contains(m_filter, Qt::CaseInsensitive);
}

void LineDevicesModel::order()
{
    QList<int> rows;
    for (int at = 0; at < m_devices.size(); ++at) {
        if (fits(m_devices.at(at)))
            rows << at;
    }
    using lines::LineState;
    QList<std::tuple<int, int, int>> badness(m_devices.size());
    for (const int at : std::as_const(rows)) {
        const engine::MonitoredDevice &device = m_devices.at(at);
        badness[at] = {-device.count(LineState::Off), -device.count(LineState::Stale),
                       -device.count(LineState::Unknown)};
    }
    std::sort(rows.begin(), rows.end(), [&](int a, int b) {
        return badness.at(a) != badness.at(b) ? badness.at(a) < badness.at(b) : m_rank.at(a) < m_rank.at(b);
    });
    m_rows = rows;
}

void LineDevicesModel::rank(const QList<engine::MonitoredDevice> &before)
{
    // Comparing names as people do costs far more than the rest: only when there are others.
    const bool same = std::equal(
        before.cbegin(), before.cend(), m_devices.cbegin(), m_devices.cend(),
        [](const engine::MonitoredDevice &a, const engine::MonitoredDevice &b) { return a.name == b.name; });
    if (same && m_rank.size() == m_devices.size())
        return;
    QList<int> sorted(m_devices.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::stable_sort(sorted.begin(), sorted.end(), [this](int a, int b) {
        return m_devices.at(a).name.localeAwareCompare(m_devices.at(b).name) < 0;
    });
    m_rank.resize(m_devices.size());
    for (int place = 0; place < sorted.size(); ++place)
        m_rank[sorted.at(place)] = place;
}

void LineDevicesModel::setDevices(const QList<engine::MonitoredDevice> &devices, core::UtcTime now)
{
    m_now = now;
    QList<core::DeviceId> before;
    for (const int at : std::as_const(m_rows))
        before << m_devices.at(at).id;
    const QList<engine::MonitoredDevice> old = std::exchange(m_devices, devices);
    const QList<int> oldRows = m_rows;
    rank(old);
    order();
    QList<core::DeviceId> after;
    for (const int at : std::as_const(m_rows))
        after << m_devices.at(at).id;
    if (before == after) {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    // The rows as they were are announced with the devices as they were.
    const QList<int> rows = m_rows;
    m_devices = old;
    m_rows = oldRows;
    if (before.size() != after.size()) {
        beginResetModel();
        m_devices = devices;
        m_rows = rows;
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    m_devices = devices;
    m_rows = rows;
    QHash<core::DeviceId, int> place;
    for (int row = 0; row < after.size(); ++row)
        place.insert(after.at(row), row);
    for (const QModelIndex &held : persistentIndexList()) {
        const int row = place.value(before.at(held.row()), -1);
        changePersistentIndex(held, row < 0 ? QModelIndex() : index(row, held.column()));
    }
    emit layoutChanged();
}

void LineDevicesModel::setProvince(const std::optional<QString> &province)
{
    if (province == m_province)
        return;
    beginResetModel();
    m_province = province;
    order();
    endResetModel();
}

void LineDevicesModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    order();
    endResetModel();
}

QVariant LineDevicesModel::data(const QModelIndex &index, int role) const
{
    const engine::MonitoredDevice *device = index.isValid() ? this->device(index.row()) : nullptr;
    if (!device)
        return {};
    const int column = index.column();
    const auto since = offSince(*device);
    const bool off = device->count(lines::LineState::Off) > 0;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Name:
            return device->name;
        case Region:
            return LineWords::regionName(*device);
        case Lines:
            return LineWords::summary(*device);
        case Since:
            return since ? ageOf(*since, m_now) : QString();
        case Heard:
            return device->evidence == core::UtcTime{} ? tr("never") : ageOf(device->evidence, m_now);
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        return column == Name
                   ? tr("%1: %2", "a device and its lines").arg(device->name, LineWords::summary(*device))
                   : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return tr("%1: %2", "a device and its lines").arg(device->name, LineWords::summary(*device));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column >= Since ? Qt::AlignRight : Qt::AlignLeft)));
    case StatesRole:
        return QVariant::fromValue(LineWords::statesOf(*device));
    case TableDelegate::EmphasisRole:
        return off && (column == Name || column == Lines);
    case TableDelegate::TokenRole:
        if (column == Lines && off)
            return int(Token::Critical);
        return int(column == Name ? Token::Text : Token::Text2);
    case TableDelegate::QualityRole:
        if (column != Heard)
            return {};
        return int(device->evidence == core::UtcTime{} ? core::Quality::Unknown
                   : device->away                      ? core::Quality::NoAnswer
                   : device->silent                    ? core::Quality::Stale
                                                       : core::Quality::Good);
    default:
        return {};
    }
}

QVariant LineDevicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section >= Since ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Site");
    case Region:
        return tr("Region");
    case Lines:
        return tr("Lines");
    case Since:
        return tr("Off for");
    case Heard:
        return tr("Last heard");
    default:
        return {};
    }
}

} // namespace console
