// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace modbus {

/// Tries a bus before it is written down: is the connection taken up, and does a meter answer? One register
/// is read, with function 3 and, where that gets no answer, with 4; nothing is ever written.
///
/// Thread: the one it lives on; for buses behind the network that may be the GUI's, because nothing waits.
/// One trial at a time; a new one or destruction ends the one before without a word.
class BusTrial : public QObject
{
    Q_OBJECT

public:
    /// What is known so far. A value.
    struct Finding
    {
        enum class Answer
        {
            None,      ///< not known yet, or not asked
            Values,    ///< the meter answered
            Exception, ///< it answered that this is not for it: a meter is there
            NoMeter,   ///< the gateway answered that nobody is at this unit
            Silence,   ///< nothing in time
            Unreadable ///< bytes that are no answer
        };
        bool isOver = false;
        bool connected = false;
        core::Error failure; ///< why it is over without a connection, or was lost; else its detail is empty
        Answer answer = Answer::None;
        int exceptionCode = 0;
        std::chrono::milliseconds connectTime{0};
        std::chrono::milliseconds answerTime{0};
    };

    explicit BusTrial(QObject *parent = nullptr);
    ~BusTrial() override;

    /// @p unit is asked, 1 to 247; a silent one twice, for @p patience each.
    void start(const core::TransportSettings &settings, int unit,
               std::chrono::milliseconds patience = std::chrono::milliseconds(1000));
    void stop();
    bool isRunning() const;

signals:
    /// Something was found out; the last one of a trial isOver.
    void found(const modbus::BusTrial::Finding &finding);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace modbus
