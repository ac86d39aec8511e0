// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wirerecord.h"
#include "widgets/card.h"

namespace widgets {
class Histogram;
class Label;
} // namespace widgets

namespace console {

/// How long answers took: bars, the middle and the slow ones marked, what the wire alone needs, and the
/// time-out. Of a whole bus or of one meter. Hides itself while nothing was asked.
class AnswerTimesCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit AnswerTimesCard(QWidget *parent = nullptr);

    void setTimes(const core::AnswerTimes &times);
    /// The figures in words: half, 95 of 100 and 99 of 100 within so many ms.
    QString words() const;

private:
    widgets::Histogram *m_bars;
    widgets::Label *m_quantiles;
    widgets::Label *m_timeout;
};

} // namespace console
