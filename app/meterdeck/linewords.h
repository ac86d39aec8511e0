// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"
#include "widgets/linering.h"

#include <QCoreApplication>
#include <QString>

namespace console {

/// The words for monitored lines: states, interruptions, the rule they are counted by. Pure; GUI thread.
class LineWords
{
    Q_DECLARE_TR_FUNCTIONS(console::LineWords)

public:
    static widgets::LineState stateOf(lines::LineState state);
    static QList<widgets::LineState> statesOf(const engine::MonitoredDevice &device);
    /// "2 off, 1 stale", or "8 on" where nothing is the matter.
    static QString summary(const engine::MonitoredDevice &device);
    /// "1 CEB grid", or "Line 1" where it has no label.
    static QString lineName(const QString &line, const QString &label);
    /// "Colombo, Western"; "No place" where it has none.
    static QString regionName(const engine::MonitoredDevice &device);
    static QString provinceName(const QString &province);
    /// What a region is counted under: its province, or itself where there are none.
    static const QString &groupOf(const QString &region, const QString &province)
    {
        return province.isEmpty() ? region : province;
    }
    static QString outageClass(lines::OutageClass kind);
    /// "Whole device", "Some lines": the likely cause in one or two words.
    static QString cause(const lines::CauseFound &found);
    /// What speaks for the cause.
    static QString evidence(const lines::CauseFound &cause);
    /// "± 15 s": how well start and end are known; empty when nothing is.
    static QString uncertainty(const lines::Outage &outage);
    static QString duration(std::chrono::microseconds duration);
    /// What counts as what, as it is printed beside every figure.
    static QString rule(const lines::OutageRule &rule);
};

} // namespace console
