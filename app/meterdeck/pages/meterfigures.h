// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wirerecord.h"

#include <QWidget>

namespace widgets {
class BarList;
class Card;
} // namespace widgets

namespace console {

class AnswerTimesCard;
class FactGrid;

/// The figures of one meter since the start: requests, answers, intervals, errors by kind, answer times. GUI
/// thread.
class MeterFigures : public QWidget
{
    Q_OBJECT

public:
    /// @p overNetwork: Modbus TCP, where checksums and echoes do not exist.
    explicit MeterFigures(bool overNetwork, QWidget *parent = nullptr);

    void setUnit(const core::WireUnit &unit, core::UtcTime now);
    /// All of it, a line each.
    QString words() const;

private:
    void showErrors(const core::WireUnit &unit);

    bool m_overNetwork;
    FactGrid *m_facts;
    widgets::Card *m_errorsCard;
    widgets::BarList *m_errors;
    AnswerTimesCard *m_times;
    QStringList m_errorWords;
};

} // namespace console
