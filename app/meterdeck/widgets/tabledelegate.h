// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Paints cells of a dense table: text, unit, quality mark before the text, sparkline, colour and weight, by
/// roles; and heads of groups over the whole row. Follows the layout's direction.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// What a model may offer besides Qt::DisplayRole and Qt::TextAlignmentRole.
    enum CellRole
    {
        QualityRole = Qt::UserRole + 200, ///< core::Quality as int: draws the mark before the text
        OutcomeRole,   ///< core::Outcome as int, -1 for waiting: draws that mark before the text
        SparklineRole, ///< QVariant of QList<double>: a curve instead of the text
        TokenRole,     ///< Token as int: the text's colour
        EmphasisRole,  ///< bool: text in 600
        MonoRole,      ///< bool: text in JetBrains Mono
        DetailRole,    ///< QString: a second line in text3, for rows of 40 px and more; a group's count
        MarkTokenRole, ///< Token as int: the quality mark's colour, where its own would say too much
        ShareRole,     ///< double, 0 to 1: a bar before the text
        TintRole,      ///< Token as int: the row's background, for example CriticalTint
        GroupRole,  ///< bool: the row is the head of a group, true when collapsed; painted over all columns
        BesideRole, ///< QString: said small before mark and number where there is room; beside a group's name
        HighlightRole, ///< QStringList: words that are marked where they stand in the text
        IconRole,      ///< QString: a Lucide name; the icon stands before everything else
    };

    explicit TableDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    bool collapsed) const;
};

} // namespace widgets
