// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the table of devices say: texts, marks, colours, and what a screen reader hears.
#include "models/devicesmodel.h"

#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace console {

using widgets::TableDelegate;
using widgets::Token;

QString DevicesModel::seriesMimeType() { return u"application/x-meterdeck-series"_s; }

QString DevicesModel::ageOf(core::UtcTime at) const
{
    return Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(m_now - at));
}

QString DevicesModel::text(const DeviceRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.name;
    case Id:
        return row.id.toString();
    case PresenceColumn:
        return presenceWord(row.presence);
    case QualityColumn:
        return Words::quality(row.worst);
    case Age:
        return row.lastHeard == core::UtcTime{} ? tr("never") : ageOf(row.lastHeard);
    case Transport:
        return row.transport;
    case Profile:
        return row.profile;
    default:
        break;
    }
    const ValueNow *now = DeviceColumns::value(row, column);
    if (!now)
        return {};
    // A calm dash where there is nothing to hear, or nothing was heard yet: it is not drawn like a failure.
    if (column == Relay && !row.hasRelay)
        return u"–"_s;
    if (!now->value)
        return column == Relay ? tr("unknown") : now->heard() ? tr("none") : u"–"_s;
    return Words::value(*DeviceColumns::quantity(column), *now->value);
}

QString DevicesModel::spoken(const DeviceRow &row, int column) const
{
    if (column == Age && row.lastHeard != core::UtcTime{})
        return tr("last heard %1 ago").arg(ageOf(row.lastHeard));
    const ValueNow *value = DeviceColumns::value(row, column);
    if (!value)
        return text(row, column);
    if (!value->heard() || (column == Relay && !row.hasRelay))
        return tr("nothing heard");
    const QString shown = value->value ? Words::valueWithUnit(*DeviceColumns::quantity(column), *value->value)
                                       : text(row, column);
    return tr("%1, %2, %3 ago", "value, quality and age")
        .arg(shown, Words::quality(value->quality), ageOf(value->at));
}

QString DevicesModel::toolTip(const DeviceRow &row, int column) const
{
    if (const ValueNow *value = DeviceColumns::value(row, column))
        return value->heard() ? spoken(row, column) : QString();
    if (column == PresenceColumn)
        return m_presenceWhy ? m_presenceWhy(row.id) : QString();
    // The delegate may have to shorten these.
    return column == Name || column == Id || column == Transport || column == Profile ? text(row, column)
                                                                                      : QString();
}

std::optional<core::Quality> DevicesModel::mark(const DeviceRow &row, int column) const
{
    if (column == PresenceColumn)
        return presenceMark(row.presence);
    if (column == QualityColumn)
        return row.worst;
    // In a dense table only what is not good wears a mark; an empty cell wears none.
    const ValueNow *value = DeviceColumns::value(row, column);
    if (value && value->heard() && value->quality != core::Quality::Good)
        return value->quality;
    return std::nullopt;
}

std::optional<Token> DevicesModel::token(const DeviceRow &row, int column) const
{
    if (column == Id || column == Transport || column == Profile)
        return Token::Text2;
    if (column == PresenceColumn && isWell(row.presence))
        return Token::Text2;
    if (column == PresenceColumn)
        return widgets::QualityMark::token(presenceMark(row.presence));
    if (column == QualityColumn)
        return row.worst == core::Quality::Good ? Token::Text2 : widgets::QualityMark::token(row.worst);
    if (column == Age)
        return isWell(row.presence) ? Token::Text3 : Token::HighLine;
    const ValueNow *value = DeviceColumns::value(row, column);
    if (!value)
        return std::nullopt;
    if (value->heard() && value->quality != core::Quality::Good) {
        // A number that is still worth reading is dimmed; only its mark says why.
        if (value->value && value->quality == core::Quality::Stale)
            return Token::Text3;
        if (value->quality == core::Quality::Estimated || value->quality == core::Quality::Substituted)
            return Token::Text;
        return widgets::QualityMark::token(value->quality);
    }
    const bool dash = !value->value && !value->heard();
    return dash || (column == Relay && !row.hasRelay) ? std::optional(Token::Text3) : std::nullopt;
}

Qt::ItemFlags DevicesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A head of a group is reached by the keyboard, but is no device that could be chosen.
    if (headAt(index.row()))
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const int number = m_entries[size_t(index.row())];
    const ValueNow *value = DeviceColumns::value(m_rows[size_t(number)], index.column());
    if (value && value->heard())
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QVariant DevicesModel::headData(const RowOrder::Head &head, int role) const
{
    const QString name = head.name.isEmpty()                        ? tr("Without a name")
                         : group() == RowGroup::State && head.state ? rowStateWord(*head.state)
                                                                    : head.name;
    const QString troubled = head.troubled > 0 && !head.state
                                 ? tr("%n need a look", "devices of a group", head.troubled)
                                 : QString();
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole: {
        const QString what = tr("%1, group of %n device(s)", nullptr, head.count).arg(name);
        const QString state = head.collapsed ? tr("collapsed") : tr("expanded");
        return troubled.isEmpty() ? tr("%1, %2", "group and whether it is collapsed").arg(what, state)
                                  : tr("%1, %2, %3", "group, its trouble and whether it is collapsed")
                                        .arg(what, troubled, state);
    }
    case TableDelegate::GroupRole:
        return head.collapsed;
    case TableDelegate::DetailRole:
        return Words::count(quint64(head.count));
    case TableDelegate::BesideRole:
        return troubled;
    case TableDelegate::QualityRole:
        return head.worst == RowState::Well ? QVariant() : QVariant(int(rowStateMark(head.worst)));
    default:
        return {};
    }
}

QVariant DevicesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const int entry = m_entries[size_t(index.row())];
    if (RowOrder::isHead(entry))
        return headData(m_order.head(entry), role);
    const DeviceRow &row = m_rows[size_t(entry)];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (DeviceColumns::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case DeviceRole:
        return QVariant::fromValue(row.id);
    case TableDelegate::QualityRole: {
        const auto shape = mark(row, column);
        return shape ? QVariant(int(*shape)) : QVariant();
    }
    case TableDelegate::TokenRole: {
        const auto colour = token(row, column);
        return colour ? QVariant(int(*colour)) : QVariant();
    }
    case TableDelegate::BesideRole: {
        // Old values say how old, where there is room.
        const ValueNow *value = DeviceColumns::value(row, column);
        return value && value->value && value->quality == core::Quality::Stale && m_now > value->at
                   ? ageOf(value->at)
                   : QVariant();
    }
    case TableDelegate::HighlightRole:
        return !filter().words.isEmpty() && (column == Name || column == Id || column == PresenceColumn ||
                                             column == Transport || column == Profile)
                   ? QVariant(filter().words)
                   : QVariant();
    case TableDelegate::EmphasisRole:
        return column == Name || (column == PresenceColumn && !isWell(row.presence));
    case TableDelegate::MonoRole:
        return column == Id;
    default:
        return {};
    }
}

QVariant DevicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (DeviceColumns::isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::DisplayRole:
        return DeviceColumns::title(section);
    case KeyRole:
        return DeviceColumns::key(section);
    default:
        return {};
    }
}

QStringList DevicesModel::mimeTypes() const { return {seriesMimeType()}; }

QMimeData *DevicesModel::mimeData(const QModelIndexList &indexes) const
{
    for (const QModelIndex &index : indexes) {
        const auto quantity = DeviceColumns::quantity(index.column());
        const core::DeviceId device = deviceAt(index.row());
        if (!quantity || device.isEmpty())
            continue;
        const QJsonObject series{{u"device"_s, device.toString()},
                                 {u"quantity"_s, QString(core::quantityName(*quantity))},
                                 {u"channel"_s, QString()}};
        auto *data = new QMimeData;
        data->setData(seriesMimeType(), QJsonDocument(series).toJson(QJsonDocument::Compact));
        data->setText(tr("%1 of %2", "a quantity of a device")
                          .arg(Words::quantity(*quantity), m_rows[size_t(numberOf(device))].name));
        return data;
    }
    return nullptr;
}

} // namespace console
