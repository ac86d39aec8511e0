// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transportsummarymodel.h"
#include "widgets/card.h"

namespace widgets {
class TableView;
}

namespace console {

/// Every transport in a line: how busy it was for half an hour, what went wrong today, when it was heard.
class TransportsCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit TransportsCard(const engine::Engine &engine, QWidget *parent = nullptr);

    void refresh(core::UtcTime now);
    /// The height at which every row is seen; more would be empty.
    int wantedHeight() const;
    widgets::TableView *table() const { return m_table; }

signals:
    void transportRequested(const core::TransportId &transport);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void sizeColumns();

    const engine::Engine &m_engine;
    TransportSummaryModel m_model;
    widgets::TableView *m_table;
};

} // namespace console
