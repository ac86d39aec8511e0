// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "widgets/card.h"

namespace widgets {
class BarList;
class SegmentedControl;
} // namespace widgets

namespace console {

/// What a transport counted as errors and refusals, by kind, as bars: of today, or since the start where that
/// was before today.
class TroubleCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit TroubleCard(QWidget *parent = nullptr);
    void setTransport(const engine::TransportInfo &transport);

private:
    void fill(const engine::TransportInfo &transport);

    widgets::BarList *m_bars;
    widgets::SegmentedControl *m_span;
    engine::TransportInfo m_shown;
};

} // namespace console
