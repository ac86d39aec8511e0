// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "widgets/card.h"

#include <QMap>

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// "metrics" as a person reads it; an unknown key stays as it is.
QString intervalTitle(const QString &key);
/// "5 s", "10 min"; with two decimals below two minutes when @p measured: "5.01 s".
QString intervalText(std::chrono::milliseconds interval, bool measured = false);
/// The mean of the last gaps between arrivals; nothing while there are none.
std::optional<std::chrono::milliseconds> measuredInterval(const commands::Known &known, const QString &key);

/// How often a device reports: measured here, ordered last, and the order to change it.
class IntervalCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit IntervalCard(const core::CommandRule &rule, QWidget *parent = nullptr);

    /// @p ordered: the last order a key, by key.
    void refresh(const commands::Known &known, const QMap<QString, std::chrono::milliseconds> &ordered);

signals:
    void changeRequested();

private:
    struct Row
    {
        QString key;
        std::chrono::milliseconds factory{0};
        widgets::Label *measured;
        widgets::Label *ordered;
    };
    QList<Row> m_rows;
    widgets::Button *m_change;
};

} // namespace console
