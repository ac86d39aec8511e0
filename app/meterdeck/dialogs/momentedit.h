// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDateTimeEdit>

namespace console {

/// A day and a clock for a moment, in the zone that the view shows times in, whatever the computer's own is.
/// GUI thread.
class MomentEdit : public QDateTimeEdit
{
    Q_OBJECT

public:
    /// How exactly it is typed.
    enum class To
    {
        Minutes,
        Seconds
    };

    explicit MomentEdit(To to, QWidget *parent = nullptr);

    /// Shows a moment. Seconds of To::Minutes are dropped; the fraction of a second stays, unseen, until
    /// somebody types.
    void setMoment(core::UtcTime moment);
    /// What stands there; of a clock that comes twice the first one, of one that is skipped as much later.
    core::UtcTime moment() const;
    /// The zone puts its clocks forward over what stands there: there is no such time.
    bool isSkipped() const;

private:
    To m_to;
};

} // namespace console
