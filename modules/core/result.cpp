// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result.h"

#include <QLatin1StringView>

#include <array>

using namespace Qt::StringLiterals;

namespace core {

QString errorCodeName(ErrorCode code)
{
    static constexpr std::array names{"NotFound"_L1, "PermissionDenied"_L1, "Busy"_L1,     "Unreachable"_L1,
                                      "Refused"_L1,  "Timeout"_L1,          "BadInput"_L1, "Unsupported"_L1,
                                      "ReadOnly"_L1, "DiskFull"_L1,         "Locked"_L1,   "NewerSchema"_L1,
                                      "Corrupt"_L1,  "Changed"_L1,          "Io"_L1,       "Internal"_L1};
    return names.at(static_cast<size_t>(code));
}

QString Error::toString() const
{
    QString text = where.isEmpty() ? detail : where + ": "_L1 + detail;
    if (!remedy.isEmpty()) {
        if (!text.endsWith(u'.'))
            text += u'.';
        text += u' ' + remedy;
    }
    return text;
}

} // namespace core
