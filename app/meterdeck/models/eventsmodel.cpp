// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventsmodel.h"

#include "widgets/eventdelegate.h"
#include "words.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::EventDelegate;

namespace console {

EventsModel::EventsModel(QObject *parent) : QAbstractListModel(parent) {}

int EventsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_shown; }

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown)
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "time, event, detail").arg(Words::moment(row.at), row.title, row.detail);
    case Qt::ToolTipRole:
        return row.detail.isEmpty() ? row.title : tr("%1\n%2", "event and detail").arg(row.title, row.detail);
    case EventDelegate::TimeRole:
        return Words::moment(row.at);
    case EventDelegate::DetailRole:
        return row.detail;
    case EventDelegate::QualityRole:
        return row.quality ? QVariant(int(*row.quality)) : QVariant();
    case EventDelegate::OutcomeRole:
        return row.outcome ? QVariant(*row.outcome) : QVariant();
    case EventDelegate::EmphasisRole:
        return row.strong;
    default:
        return {};
    }
}

EventsModel::Row EventsModel::rowOf(const core::Event &event)
{
    Row row{event.at, Words::eventTitle(event), Words::eventDetail(event), core::Quality::Good, {}, false};
    if (event.kind == "threshold-alert"_L1 || event.kind == "register-fell"_L1 ||
        event.kind.startsWith("foreign-"_L1)) {
        row.quality = core::Quality::Stale;
        row.strong = true;
    } else if (event.kind == "session-lost"_L1 || event.kind == "gap"_L1) {
        row.quality = core::Quality::NoAnswer;
    }
    return row;
}

EventsModel::Row EventsModel::rowOf(const core::Gap &gap)
{
    const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(gap.to - gap.from);
    return {gap.from,
            tr("Readings may be missing for %1").arg(Words::age(span)),
            Words::gapReason(gap.reason),
            core::Quality::NoAnswer,
            {},
            false};
}

std::optional<EventsModel::Row> EventsModel::rowOf(const core::AuditEntry &entry)
{
    const QString order = Words::orderTitle(commandOf(entry));
    if (entry.stage == "sent"_L1)
        return Row{entry.at, tr("%1 sent, once").arg(order), entry.who, {}, -1, false};
    if (entry.stage == "late"_L1)
        return Row{entry.at,
                   tr("%1: late answer").arg(order),
                   tr("kept as late, the outcome stays"),
                   core::Quality::Stale,
                   {},
                   true};
    if (entry.stage == "outcome"_L1) {
        const auto outcome = outcomeOf(entry);
        if (!outcome)
            return std::nullopt;
        return Row{entry.at,
                   tr("%1: %2", "order and its outcome").arg(order, Words::outcome(*outcome).toLower()),
                   entry.who,
                   {},
                   int(*outcome),
                   *outcome != core::Outcome::Verified};
    }
    return std::nullopt;
}

void EventsModel::setPast(const QList<core::Event> &events, const QList<core::Gap> &gaps,
                          const QList<core::AuditEntry> &audit)
{
    beginResetModel();
    m_rows.clear();
    for (const core::Event &event : events) {
        // A gap is told by its own row, with its length.
        if (event.kind != "gap"_L1)
            m_rows << rowOf(event);
    }
    for (const core::Gap &gap : gaps)
        m_rows << rowOf(gap);
    for (const core::AuditEntry &entry : audit) {
        if (const auto row = rowOf(entry))
            m_rows << *row;
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &left, const Row &right) { return left.at > right.at; });
    if (m_rows.size() > Most)
        m_rows.resize(Most);
    recount();
    endResetModel();
}

void EventsModel::setSince(std::optional<core::UtcTime> since)
{
    beginResetModel();
    m_since = since;
    recount();
    endResetModel();
}

void EventsModel::recount()
{
    m_shown = int(m_since ? std::find_if(m_rows.begin(), m_rows.end(),
                                         [this](const Row &row) { return row.at < *m_since; }) -
                                m_rows.begin()
                          : m_rows.size());
}

void EventsModel::insert(Row row)
{
    const auto at =
        std::find_if(m_rows.begin(), m_rows.end(), [&row](const Row &held) { return held.at <= row.at; });
    const int place = int(at - m_rows.begin());
    if (place >= Most)
        return;
    if (m_since && row.at < *m_since) {
        m_rows.insert(place, std::move(row));
    } else {
        beginInsertRows({}, place, place);
        m_rows.insert(place, std::move(row));
        ++m_shown;
        endInsertRows();
    }
    if (m_rows.size() <= Most)
        return;
    if (m_shown > Most) {
        beginRemoveRows({}, Most, m_shown - 1);
        m_rows.resize(Most);
        m_shown = Most;
        endRemoveRows();
    } else {
        m_rows.resize(Most);
    }
}

void EventsModel::add(const core::Event &event)
{
    if (event.kind != "gap"_L1)
        insert(rowOf(event));
}

void EventsModel::addGap(const core::Gap &gap) { insert(rowOf(gap)); }

void EventsModel::addStage(const core::AuditEntry &entry)
{
    if (auto row = rowOf(entry))
        insert(std::move(*row));
}

} // namespace console
