// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "pages/gaugerow.h"
#include "widgets/card.h"

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// A device's energy: today, its register, what was integrated from power, and their difference. Asks the
/// engine once a minute, and when a register fell or something was decided about it. Hidden while the device
/// has no register. GUI thread.
class RegisterCard : public widgets::Card
{
    Q_OBJECT

public:
    RegisterCard(engine::Engine &engine, const core::DeviceId &device, QWidget *parent = nullptr);

    void refresh(const QList<ShownSeries> &series, core::UtcTime now);
    /// Only the figure of today, where there is little room; the others stand among the last values too.
    void setCompact(bool compact);
    bool hasRegister() const { return m_hasRegister; }
    /// How many falls nobody has reviewed.
    int open() const { return m_open; }

signals:
    void reviewRequested();
    void answered();

private:
    struct Row
    {
        widgets::Label *title;
        widgets::Label *value;
        widgets::Label *note;
    };

    Row addRow(const QString &title);
    void fill(const Row &row, const ShownSeries *shown, core::UtcTime now);
    void ask(core::UtcTime now);
    void take(const engine::EnergyReviewAnswer &answer);

    engine::Engine &m_engine;
    core::DeviceId m_device;
    widgets::Button *m_review;
    Row m_today;
    Row m_register;
    Row m_integrated;
    Row m_difference;
    core::UtcTime m_askedAt{};
    int m_asking = 0;
    int m_open = 0;
    bool m_hasRegister = false;
    bool m_compact = false;
};

} // namespace console
