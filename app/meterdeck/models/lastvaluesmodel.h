// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/profile.h"
#include "core/quality.h"
#include "core/quantity.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>
#include <QHash>

#include <chrono>
#include <optional>

namespace console {

/// The newest value of everything a device measures, with age, quality, source and a short past. GUI thread.
class LastValuesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Now,
        Unit,
        QualityColumn,
        Age,
        Source,
        Expected,
        LastHour,
        ColumnCount
    };

    struct Row
    {
        core::Quantity quantity = core::Quantity::Voltage;
        QString channel;
        std::optional<double> value; ///< stored unit
        core::Quality quality = core::Quality::Unknown;
        std::optional<std::chrono::milliseconds> age; ///< none = never heard
        bool old = false;                             ///< past its time: the age wears a warning
        bool livedOn = false; ///< a retained copy of what live messages have proved since: no warning
        QString source;
        QString expected;
        QList<double> curve;

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit LastValuesModel(QObject *parent = nullptr);

    /// Whose values they are: told to whom a row is dragged.
    void setDevice(const core::DeviceId &device) { m_device = device; }
    /// What people call its lines, by channel; to be set before there are rows.
    void setLineLabels(const QHash<QString, QString> &labels) { m_labels = labels; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// Takes the present rows; only what differs is announced.
    void setRows(const QList<Row> &rows);
    const QList<Row> &rows() const { return m_rows; }

private:
    QVariant text(const Row &row, int column) const;
    std::optional<widgets::Token> token(const Row &row, int column) const;

    core::DeviceId m_device;
    QHash<QString, QString> m_labels;
    QList<Row> m_rows;
};

} // namespace console
