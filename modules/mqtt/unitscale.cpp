// SPDX-License-Identifier: GPL-3.0-or-later
#include "unitscale.h"

#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

struct Row
{
    QLatin1StringView unit;
    QLatin1StringView stored;
    double scale;
};

constexpr std::array Rows{
    Row{"mV"_L1, "V"_L1, 1e-3},       Row{"kV"_L1, "V"_L1, 1e3},        Row{"mA"_L1, "A"_L1, 1e-3},
    Row{"mW"_L1, "W"_L1, 1e-3},       Row{"kW"_L1, "W"_L1, 1e3},        Row{"MW"_L1, "W"_L1, 1e6},
    Row{"kvar"_L1, "var"_L1, 1e3},    Row{"kVA"_L1, "VA"_L1, 1e3},      Row{"mHz"_L1, "Hz"_L1, 1e-3},
    Row{"kWh"_L1, "Wh"_L1, 1e3},      Row{"MWh"_L1, "Wh"_L1, 1e6},      Row{"mWh"_L1, "Wh"_L1, 1e-3},
    Row{"Wmin"_L1, "Wh"_L1, 1. / 60}, Row{"Ws"_L1, "Wh"_L1, 1. / 3600}, Row{"kvarh"_L1, "varh"_L1, 1e3},
    Row{"L"_L1, "m3"_L1, 1e-3},       Row{"ms"_L1, "s"_L1, 1e-3},       Row{"us"_L1, "s"_L1, 1e-6},
    Row{"min"_L1, "s"_L1, 60},        Row{"h"_L1, "s"_L1, 3600},        Row{"%"_L1, "1"_L1, 1e-2},
};

} // namespace

std::optional<double> unitScale(QStringView unit, QStringView stored)
{
    if (unit == stored)
        return 1;
    const auto row = std::find_if(Rows.begin(), Rows.end(), [&](const Row &candidate) {
        return unit == candidate.unit && stored == candidate.stored;
    });
    return row == Rows.end() ? std::nullopt : std::optional(row->scale);
}

} // namespace mqtt
