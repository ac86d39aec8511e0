// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"

#include <QAbstractTableModel>
#include <QHash>

namespace console {

/// The devices that monitor lines, the worst first: the map's twin for the keyboard, and the board's. A
/// person may see one province, or those that fit a text. GUI thread.
class LineDevicesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Region,
        Lines, ///< in words: "2 off, 1 stale"
        Since, ///< of the oldest outage that goes on
        Heard,
        ColumnCount
    };
    enum Role
    {
        StatesRole = Qt::UserRole + 400, ///< QVariant of QList<widgets::LineState>
    };

    explicit LineDevicesModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Replaces all devices; what was chosen stays chosen as long as its device is there.
    void setDevices(const QList<engine::MonitoredDevice> &devices, core::UtcTime now);
    /// One province, or all for nothing.
    void setProvince(const std::optional<QString> &province);
    void setFilter(const QString &text);

    const engine::MonitoredDevice *device(int row) const;
    int rowOf(const core::DeviceId &device) const;
    /// Of all, whatever is filtered.
    qsizetype total() const { return m_devices.size(); }

private:
    bool fits(const engine::MonitoredDevice &device) const;
    void order();
    void rank(const QList<engine::MonitoredDevice> &before);

    QList<engine::MonitoredDevice> m_devices;
    QList<int> m_rows; ///< places in m_devices
    QList<int> m_rank; ///< of a device by its name
    std::optional<QString> m_province = std::nullopt;
    QString m_filter;
    core::UtcTime m_now{};
};

} // namespace console
