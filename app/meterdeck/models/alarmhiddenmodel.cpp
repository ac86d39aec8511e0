// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarmhiddenmodel.h"

#include "alarmwords.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using Hidden = console::AlarmRow::Hidden;

namespace console {

AlarmHiddenModel::AlarmHiddenModel(QObject *parent) : QAbstractListModel(parent) {}

int AlarmHiddenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

Hidden AlarmHiddenModel::hiddenAt(int row) const
{
    return row >= 0 && row < m_lines.size() ? m_lines.at(row).hidden : Hidden::No;
}

QVariant AlarmHiddenModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.title;
    case Qt::ToolTipRole:
        return line.title + u'\n' + line.detail;
    case Qt::AccessibleTextRole:
        return tr("%1. %2, back %3", "alarm, why it is hidden, when it is back")
            .arg(line.title, line.detail, line.left);
    case DetailRole:
        return line.detail;
    case LeftRole:
        return line.left;
    case IconRole:
        return line.icon;
    case AlarmRole:
        return line.alarm;
    default:
        return {};
    }
}

void AlarmHiddenModel::setRows(const std::vector<const AlarmRow *> &rows, core::UtcTime now)
{
    QList<Line> lines;
    QHash<QString, int> causes; ///< of suppressed ones: their line
    QHash<int, int> counts;
    for (const AlarmRow *row : rows) {
        const qint64 until = row->hiddenUntil == core::UtcTime{} ? std::numeric_limits<qint64>::max()
                                                                 : core::toMicros(row->hiddenUntil);
        if (row->hidden == Hidden::Suppressed) {
            const QString cause = u"suppressed/"_s + row->hiddenWhy;
            if (const int at = causes.value(cause, -1); at >= 0) {
                ++counts[at];
                Line &line = lines[at];
                if (row->id < line.alarm)
                    line.alarm = row->id;
                continue;
            }
            causes.insert(cause, int(lines.size()));
            counts.insert(int(lines.size()), 1);
        }
        Line line;
        line.key = row->hidden == Hidden::Suppressed ? u"suppressed/"_s + row->hiddenWhy : row->id;
        line.title = tr("%1, %2", "alarm, where").arg(row->title, row->where);
        line.detail = AlarmWords::hiddenSentence(*row);
        line.left = AlarmWords::until(*row, now);
        line.icon = row->hidden == Hidden::Shelved      ? u"clock"_s
                    : row->hidden == Hidden::Suppressed ? u"git-fork"_s
                                                        : u"wrench"_s;
        line.alarm = row->id;
        line.hidden = row->hidden;
        line.until = until;
        lines << line;
    }
    for (auto cause = counts.constBegin(); cause != counts.constEnd(); ++cause) {
        if (cause.value() > 1)
            lines[cause.key()].title = tr("%n alarm(s) of one cause", nullptr, cause.value());
    }
    std::sort(lines.begin(), lines.end(), [](const Line &left, const Line &right) {
        return left.until != right.until ? left.until < right.until : left.key < right.key;
    });
    // What stands the same at both ends stays; between them the old go and the new come.
    const auto same = [](const Line &left, const Line &right) { return left.key == right.key; };
    qsizetype head = 0;
    while (head < lines.size() && head < m_lines.size() && same(lines.at(head), m_lines.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < lines.size() - head && tail < m_lines.size() - head &&
           same(lines.at(lines.size() - 1 - tail), m_lines.at(m_lines.size() - 1 - tail)))
        ++tail;
    if (const qsizetype leaving = m_lines.size() - head - tail; leaving > 0) {
        beginRemoveRows({}, int(head), int(head + leaving - 1));
        m_lines.remove(head, leaving);
        endRemoveRows();
    }
    if (const qsizetype coming = lines.size() - head - tail; coming > 0) {
        beginInsertRows({}, int(head), int(head + coming - 1));
        m_lines = m_lines.first(head) + lines.mid(head, coming) + m_lines.mid(head);
        endInsertRows();
    }
    for (qsizetype at = 0; at < lines.size(); ++at) {
        if (m_lines.at(at) == lines.at(at))
            continue;
        m_lines[at] = lines.at(at);
        emit dataChanged(index(int(at)), index(int(at)));
    }
}

} // namespace console
