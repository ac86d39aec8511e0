// SPDX-License-Identifier: GPL-3.0-or-later
#include "buswords.h"

using namespace Qt::StringLiterals;

namespace modbus {

QString exceptionName(int code)
{
    switch (code) {
    case 1:
        return u"illegal function"_s;
    case 2:
        return u"illegal data address"_s;
    case 3:
        return u"illegal data value"_s;
    case 4:
        return u"device failure"_s;
    case 5:
        return u"acknowledge, still working"_s;
    case 6:
        return u"device busy"_s;
    case 7:
        return u"negative acknowledge"_s;
    case 8:
        return u"memory parity error"_s;
    case 10:
        return u"gateway path unavailable"_s;
    case 11:
        return u"gateway target does not respond"_s;
    default:
        return u"exception %1"_s.arg(code);
    }
}

QString failureKey(Answer::Kind kind)
{
    switch (kind) {
    case Answer::Kind::Short:
        return u"short"_s;
    case Answer::Kind::Foreign:
        return u"foreign"_s;
    case Answer::Kind::Crc:
        return u"crc"_s;
    case Answer::Kind::Noise:
        return u"noise"_s;
    default:
        return u"no-answer"_s;
    }
}

QString lineWords(const core::TransportSettings &settings)
{
    return u"%1 baud, parity %2, %3 stop bit(s)"_s.arg(settings.baud)
        .arg(settings.parity)
        .arg(settings.stopBits);
}

} // namespace modbus
