// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/connectiontrial.h"

#include <QCoreApplication>

namespace console {

/// The trial of a broker or server in the language of the window.
class TrialWords
{
    Q_DECLARE_TR_FUNCTIONS(TrialWords)

public:
    static QString name(engine::TrialStage::Kind kind);
    /// "Good, 12 ms", "Failed, 3 ms", …
    static QString state(const engine::TrialStage &stage);
    static QString words(const engine::TrialStage &stage);
    /// What helps; empty where nothing has to.
    static QString cure(const engine::TrialStage &stage);

private:
    static QString wordsOf(engine::TrialFinding finding);
    static QString cureOf(engine::TrialFinding finding);
};

} // namespace console
