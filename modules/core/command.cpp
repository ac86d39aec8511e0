// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command.h"

#include <QUuid>

#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {
constexpr std::array Names{"Verified"_L1, "Mismatch"_L1, "Rejected"_L1, "NoAnswer"_L1,
                           "NotSent"_L1,  "Expired"_L1,  "Cancelled"_L1};
}

QLatin1StringView outcomeName(Outcome outcome) { return Names.at(static_cast<size_t>(outcome)); }

std::optional<Outcome> outcomeFromName(QStringView name)
{
    for (size_t i = 0; i < Names.size(); ++i) {
        if (name == Names[i])
            return static_cast<Outcome>(i);
    }
    return std::nullopt;
}

int outcomeExitCode(Outcome outcome)
{
    return outcome == Outcome::Verified ? 0 : 9 + static_cast<int>(outcome);
}

CommandId newCommandId() { return CommandId(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

} // namespace core
