// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport.h"

#include <array>

using namespace Qt::StringLiterals;

namespace core {

Transport::~Transport() = default;

void Transport::watch(bool) {}

void Transport::probe(const ProbeRequest &request)
{
    ProbeResult result;
    result.request = request;
    result.verdict = u"not-asked"_s;
    result.error = {ErrorCode::Unsupported, {}, u"this transport has no registers to read"_s, {}};
    emit probed(result);
}

QLatin1StringView transportStateName(TransportState state)
{
    static constexpr std::array names{"Stopped"_L1, "Connecting"_L1, "Up"_L1, "Down"_L1, "BackPressed"_L1};
    return names.at(static_cast<size_t>(state));
}

} // namespace core
