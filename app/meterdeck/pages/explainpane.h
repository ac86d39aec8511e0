// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bushints.h"
#include "engine/engine.h"
#include "meterhints.h"
#include "modbus/readplan.h"

#include <QWidget>

#include <optional>

class QBoxLayout;

namespace widgets {
class Button;
}

namespace console {

class ExchangesCard;
class FrameCard;
class MeterFigures;
class MeterVerdict;

/// Why a Modbus meter is read well or is not: what is the matter with its likely causes, its last exchanges
/// down to each byte, and its figures.
///
/// Looks at the wire only while it is on screen. GUI thread.
class ExplainPane : public QWidget
{
    Q_OBJECT

public:
    /// @p device is one on a Modbus transport.
    ExplainPane(const engine::Engine &engine, const engine::DeviceInfo &device, QWidget *parent = nullptr);
    ~ExplainPane() override;

    /// Takes what was seen of the bus; public so that a test can show what it likes.
    void take(const core::WireReport &report, core::UtcTime now);
    /// Ages and the state of the bus; cheap.
    void refresh(core::UtcTime now);
    /// Everything that is shown, for pasting into a letter.
    QString asText() const;
    bool isWatching() const { return m_watching; }

    MeterVerdict *verdict() const { return m_verdict; }
    ExchangesCard *exchanges() const { return m_exchanges; }
    FrameCard *frame() const { return m_frame; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showVerdict();
    void watch(bool on);
    void readOnce();
    const core::WireUnit *unit() const;

    const engine::Engine &m_engine;
    engine::DeviceInfo m_device;
    MeterPlace m_place;
    BusHints m_hints;
    core::WireReport m_report; ///< the newest, without its records
    core::UtcTime m_shownAt{};
    std::optional<modbus::BlockRead> m_read; ///< what is asked when a person wants to see an answer
    bool m_watching = false;
    QBoxLayout *m_columns;
    MeterVerdict *m_verdict;
    ExchangesCard *m_exchanges;
    FrameCard *m_frame;
    MeterFigures *m_figures;
    widgets::Button *m_copy;
};

} // namespace console
