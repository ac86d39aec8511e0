// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarmfiguresmodel.h"

#include "alarmwords.h"
#include "core/csvfield.h"
#include "widgets/tabledelegate.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

QByteArray moment(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC)
        .toString(Qt::ISODate)
        .toLatin1();
}

QString name(const alarms::AlarmRule &rule) { return AlarmWords::title(rule.name, u"…"_s, u"…"_s); }

/// Negative, zero or positive, as @p a stands before, beside or behind @p b in a column.
int compare(const AlarmRuleFigures &a, const AlarmRuleFigures &b, int column)
{
    const auto by = [](auto left, auto right) { return left < right ? -1 : right < left ? 1 : 0; };
    switch (column) {
    case AlarmFiguresModel::Mark:
        return by(int(a.rule.priority), int(b.rule.priority));
    case AlarmFiguresModel::Rule:
        return name(a.rule).localeAwareCompare(name(b.rule));
    case AlarmFiguresModel::Response:
        return by(a.hasResponse(), b.hasResponse());
    case AlarmFiguresModel::Raised:
    case AlarmFiguresModel::Share:
        return by(a.figures.raised, b.figures.raised);
    case AlarmFiguresModel::Answered:
        return by(a.figures.acknowledgeMean.value_or(std::chrono::milliseconds(-1)),
                  b.figures.acknowledgeMean.value_or(std::chrono::milliseconds(-1)));
    case AlarmFiguresModel::Remark:
        return by(int(AlarmFiguresModel::isTrouble(b)), int(AlarmFiguresModel::isTrouble(a)));
    default:
        return 0;
    }
}

} // namespace

AlarmFiguresModel::AlarmFiguresModel(QObject *parent) : QAbstractTableModel(parent) {}

int AlarmFiguresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlarmFiguresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlarmFiguresModel::remark(const AlarmRuleFigures &row)
{
    QStringList said;
    if (row.isGone)
        said << tr("no longer a rule");
    else if (!row.hasResponse())
        said << tr("nobody is told what to do");
    if (row.figures.chattering > 0)
        said << tr("chattering: %n", nullptr, row.figures.chattering);
    if (row.figures.stale > 0)
        said << tr("stale: %n", nullptr, row.figures.stale);
    if (!row.rule.enabled)
        said << tr("not in use");
    else if (!row.isGone && row.isNeverRaised())
        said << tr("never raised");
    else if (row.figures.raised == 0 && row.figures.hiddenRaised > 0)
        said << tr("raised only while hidden");
    return said.join(u", "_s);
}

bool AlarmFiguresModel::isTrouble(const AlarmRuleFigures &row)
{
    return (!row.isGone && !row.hasResponse()) || row.figures.chattering > 0 || row.figures.stale > 0;
}

QString AlarmFiguresModel::text(const AlarmRuleFigures &row, int column) const
{
    switch (column) {
    case Rule:
        return row.isGone ? row.figures.rule.toString() : name(row.rule);
    case Response:
        return row.hasResponse() ? AlarmWords::ruleText(row.rule.response.section(u'\n', 0, 0).trimmed())
                                 : QString();
    case Raised:
        return Words::count(quint64(row.figures.raised));
    case Share:
        return tr("%1 %").arg(Words::number(row.figures.share * 100, 0));
    case Answered:
        return row.figures.acknowledgeMean ? Words::elapsed(*row.figures.acknowledgeMean) : QString();
    case Remark:
        return remark(row);
    default:
        return {};
    }
}

QVariant AlarmFiguresModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const AlarmRuleFigures &row = m_rows.at(index.row());
    const int column = index.column();
    const QString urgency = row.isGone ? QString() : AlarmWords::priority(row.rule.priority);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return column == Mark ? urgency : text(row, column);
    case Qt::ToolTipRole:
        if (column == Mark)
            return urgency;
        if (column == Response) {
            QStringList steps;
            for (const QString &step : row.rule.response.split(u'\n', Qt::SkipEmptyParts))
                steps << AlarmWords::ruleText(step.trimmed());
            return steps.join(u'\n');
        }
        if (column == Rule && !row.isGone)
            return tr("%1: %2", "rule, when it is raised").arg(name(row.rule), AlarmWords::asks(row.rule));
        return text(row, column);
    case PriorityRole:
        return row.isGone ? QVariant() : QVariant(int(row.rule.priority));
    case TableDelegate::EmphasisRole:
        return column == Rule;
    case TableDelegate::DetailRole:
        if (column == Rule && !row.isGone)
            return tr("%1, %2", "priority, when it is raised").arg(urgency, AlarmWords::asks(row.rule));
        if (column == Response) {
            const auto steps = row.rule.response.split(u'\n', Qt::SkipEmptyParts).size();
            return steps > 1 ? tr("and %n step(s) more", nullptr, int(steps) - 1) : QVariant();
        }
        if (column == Answered && row.figures.acknowledged > 0)
            return tr("%n time(s)", nullptr, row.figures.acknowledged);
        return {};
    case TableDelegate::ShareRole:
        return column == Share ? QVariant(row.figures.share) : QVariant();
    case TableDelegate::TokenRole:
        if (column == Remark && isTrouble(row))
            return int(Token::HighLine);
        return !row.isGone && row.rule.enabled ? QVariant() : QVariant(int(Token::Text3));
    case Qt::TextAlignmentRole:
        return column == Raised || column == Answered || column == Share
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    default:
        return {};
    }
}

QVariant AlarmFiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Raised || section == Answered || section == Share))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Answered)
        return tr("How long it took on average until somebody acknowledged");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Mark:
        return role == Qt::DisplayRole ? QString() : tr("Priority");
    case Rule:
        return tr("Rule");
    case Response:
        return tr("What to do");
    case Raised:
        return tr("Raised");
    case Share:
        return tr("Share");
    case Answered:
        return tr("Answered in");
    case Remark:
        return tr("Remark");
    default:
        return {};
    }
}

void AlarmFiguresModel::order()
{
    const bool falling = m_order == Qt::DescendingOrder;
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [this, falling](const AlarmRuleFigures &a, const AlarmRuleFigures &b) {
                         const int first = compare(a, b, m_column);
                         if (first != 0)
                             return falling ? first > 0 : first < 0;
                         return a.rule.priority < b.rule.priority;
                     });
}

void AlarmFiguresModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    beginResetModel();
    this->order();
    endResetModel();
}

void AlarmFiguresModel::setFigures(const QList<alarms::AlarmRule> &rules, const alarms::Quality &quality)
{
    beginResetModel();
    m_rows.clear();
    for (const alarms::AlarmRule &rule : rules) {
        AlarmRuleFigures row;
        row.rule = rule;
        row.figures.rule = rule.id;
        m_rows << row;
    }
    for (const alarms::RuleFigures &figures : quality.rules) {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                        [&figures](const auto &row) { return row.rule.id == figures.rule; });
        if (found != m_rows.end()) {
            found->figures = figures;
            continue;
        }
        AlarmRuleFigures row;
        row.rule.id = figures.rule;
        row.rule.priority = alarms::Priority::Low;
        row.figures = figures;
        row.isGone = true;
        m_rows << row;
    }
    order();
    endResetModel();
}

int AlarmFiguresModel::neverRaised() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const AlarmRuleFigures &row) {
        return !row.isGone && row.rule.enabled && row.isNeverRaised();
    }));
}

int AlarmFiguresModel::withoutResponse() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const AlarmRuleFigures &row) { return !row.isGone && !row.hasResponse(); }));
}

QByteArray AlarmFiguresModel::csv(const QList<AlarmRuleFigures> &rows, const alarms::Quality &quality)
{
    QByteArray lines = "rule,name,subject,quantity,condition,limit,priority,enabled,response,from,to,raised,"
                       "hidden_raised,share,acknowledged,mean_acknowledge_s,chattering,stale,never_raised,"
                       "no_response,in_workspace\n";
    const auto yes = [](bool is) { return is ? u"1"_s : u"0"_s; };
    for (const AlarmRuleFigures &row : rows) {
        const alarms::AlarmRule &rule = row.rule;
        const bool quantity = rule.subject == alarms::Subject::Quantity;
        const QStringList words{rule.id.toString(), rule.name,
                                row.isGone ? QString() : QString(alarms::subjectName(rule.subject)),
                                row.isGone || !quantity ? QString()
                                                        : QString(core::quantityName(rule.quantity)),
                                row.isGone ? QString() : QString(alarms::conditionName(rule.condition))};
        QByteArrayList cells;
        for (const QString &word : words)
            cells << core::csvField(word);
        cells << (rule.limit ? QByteArray::number(*rule.limit, 'g', 15) : QByteArray())
              << (row.isGone ? QByteArray() : core::csvField(QString(alarms::priorityName(rule.priority))))
              << (row.isGone ? QByteArray() : yes(rule.enabled).toLatin1()) << core::csvField(rule.response)
              << moment(quality.from) << moment(quality.to) << QByteArray::number(row.figures.raised)
              << QByteArray::number(row.figures.hiddenRaised) << QByteArray::number(row.figures.share, 'f', 4)
              << QByteArray::number(row.figures.acknowledged)
              << (row.figures.acknowledgeMean
                      ? QByteArray::number(double(row.figures.acknowledgeMean->count()) / 1000, 'f', 3)
                      : QByteArray())
              << QByteArray::number(row.figures.chattering) << QByteArray::number(row.figures.stale)
              << yes(row.isNeverRaised()).toLatin1() << yes(!row.isGone && !row.hasResponse()).toLatin1()
              << yes(!row.isGone).toLatin1();
        lines += cells.join(',') + '\n';
    }
    return lines;
}

} // namespace console
