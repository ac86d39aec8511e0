// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality.h"

#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {
constexpr std::array Names{"Good"_L1,        "Stale"_L1,     "NoAnswer"_L1, "Bad"_L1,
                           "Substituted"_L1, "Estimated"_L1, "Unknown"_L1};
}

QLatin1StringView qualityName(Quality quality) { return Names.at(static_cast<size_t>(quality)); }

std::optional<Quality> qualityFromName(QStringView name)
{
    for (size_t i = 0; i < Names.size(); ++i) {
        if (name == Names[i])
            return static_cast<Quality>(i);
    }
    return std::nullopt;
}

} // namespace core
