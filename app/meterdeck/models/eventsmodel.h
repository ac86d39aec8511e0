// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "engine/history.h"

#include <QAbstractListModel>

#include <optional>

namespace console {

/// What happened to a device, newest first: its events, its gaps and the orders given to it. Ready for
/// widgets::EventDelegate. Bounded: the oldest fall off. GUI thread.
class EventsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int Most = 300;

    explicit EventsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// Replaces everything by what the historian knows.
    void setPast(const QList<core::Event> &events, const QList<core::Gap> &gaps,
                 const QList<core::AuditEntry> &audit);
    /// Shows only what happened since then; nothing shows all.
    void setSince(std::optional<core::UtcTime> since);
    void add(const core::Event &event);
    void addGap(const core::Gap &gap);
    /// An order's stage; "sent" and "outcome" are shown, the others stand in the audit.
    void addStage(const core::AuditEntry &entry);

private:
    struct Row
    {
        core::UtcTime at{};
        QString title;
        QString detail;
        std::optional<core::Quality> quality;
        std::optional<int> outcome; ///< -1 = waiting
        bool strong = false;
    };
    static Row rowOf(const core::Event &event);
    static Row rowOf(const core::Gap &gap);
    static std::optional<Row> rowOf(const core::AuditEntry &entry);
    void insert(Row row);
    void recount();

    QList<Row> m_rows; ///< newest first: what is shown is its beginning
    std::optional<core::UtcTime> m_since;
    int m_shown = 0;
};

using engine::commandOf;
using engine::outcomeOf;

} // namespace console
