// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmrow.h"

#include <QAbstractListModel>

#include <vector>

namespace console {

/// Everything that is hidden, why, and until when; what comes back soonest first. Those that one cause
/// suppresses are one line with their number. Lines that stay are told only when their words change. GUI
/// thread.
class AlarmHiddenModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        DetailRole = Qt::UserRole + 1, ///< why and until when, a sentence
        LeftRole,                      ///< "57 min"
        IconRole,                      ///< Lucide name
        AlarmRole                      ///< id of the alarm, or of the first one
    };

    explicit AlarmHiddenModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void setRows(const std::vector<const AlarmRow *> &rows, core::UtcTime now);
    /// Why the alarms of a line are hidden.
    AlarmRow::Hidden hiddenAt(int row) const;

private:
    struct Line
    {
        QString key;
        QString title;
        QString detail;
        QString left;
        QString icon;
        QString alarm;
        AlarmRow::Hidden hidden = AlarmRow::Hidden::Shelved;
        qint64 until = 0;
        friend bool operator==(const Line &, const Line &) = default;
    };

    QList<Line> m_lines;
};

} // namespace console
