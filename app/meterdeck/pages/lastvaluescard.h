// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/lastvaluesmodel.h"
#include "pages/gaugerow.h"
#include "widgets/card.h"

namespace widgets {
class TableView;
}

namespace console {

/// The newest value of everything a device sends, or should send, each with its last hour as stored. A row
/// can be dragged onto a trend, or put there by Enter or its menu. GUI thread.
class LastValuesCard : public widgets::Card
{
    Q_OBJECT

public:
    LastValuesCard(const engine::Engine &engine, engine::DeviceInfo info, QWidget *parent = nullptr);

    void refresh(const QList<ShownSeries> &series, core::UtcTime now);
    const QList<LastValuesModel::Row> &rows() const { return m_model.rows(); }
    widgets::TableView *table() const { return m_table; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A person wants it in the trend.
    void trendRequested(core::Quantity quantity, const QString &channel);

private:
    void showMenu(const QPoint &spot);
    void request(int row);
    void loadCurves(const QList<ShownSeries> &series, core::UtcTime now);
    int heightOf(int rows) const;

    const engine::Engine &m_engine;
    engine::DeviceInfo m_info;
    LastValuesModel m_model;
    widgets::TableView *m_table;
    QHash<core::SeriesId, QList<double>> m_curves;
    core::UtcTime m_curvesAt{};
    bool m_asking = false;
};

} // namespace console
