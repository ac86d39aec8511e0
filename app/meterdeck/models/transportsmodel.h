// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QAbstractTableModel>

namespace console {

/// Every transport with its figures, and with its state where that is not "up". GUI thread.
class TransportsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Rate,
        WireLoad,
        Errors,
        Heard,
        ColumnCount
    };

    explicit TransportsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes the present state of all. The set of transports is fixed while a workspace is open.
    void setTransports(const QList<engine::TransportInfo> &transports, core::UtcTime now);
    /// How many devices of a transport do not answer; marks it as troubled.
    void setSilent(const QHash<core::TransportId, int> &silent) { m_silent = silent; }
    const engine::TransportInfo *transport(int row) const;

    static quint64 errorsOf(const engine::TransportInfo &transport);
    /// Something about it needs a person: not up, or devices on it do not answer.
    bool isTroubled(const engine::TransportInfo &transport) const;
    static core::Quality markOf(core::TransportState state);

private:
    QVariant text(const engine::TransportInfo &transport, int column) const;

    QList<engine::TransportInfo> m_transports;
    QHash<core::TransportId, int> m_silent;
    core::UtcTime m_now{};
};

} // namespace console
