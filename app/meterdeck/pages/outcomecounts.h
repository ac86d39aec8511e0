// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "widgets/card.h"

#include <functional>
#include <optional>

namespace widgets {
class Label;
}

namespace console {

/// How orders ended: the seven outcomes side by side, each with its shape and its count, in a second line
/// where the room ends. GUI thread.
class OutcomeCounts : public widgets::Card
{
    Q_OBJECT

public:
    explicit OutcomeCounts(QWidget *parent = nullptr);

    /// @p countOf tells the count of an outcome; @p note what they are counts of ("last 31 days").
    void setCounts(const std::function<int(core::Outcome)> &countOf, const QString &note);
    QString shown(core::Outcome outcome) const;

private:
    struct Cell
    {
        core::Outcome outcome;
        widgets::Label *count;
    };
    QList<Cell> m_cells;
    widgets::Label *m_note;
};

} // namespace console
