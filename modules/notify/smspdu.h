// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace notify {

/// True when @p text has nothing but the GSM 7-bit default alphabet and its extension (3GPP TS 23.038).
bool fitsGsm(const QString &text);

/// One SMS as AT+CMGS in PDU mode wants it.
struct SmsPdu
{
    QByteArray hex; ///< with the centre's address in front
    int length = 0; ///< what AT+CMGS is told: octets without the centre's address
    friend bool operator==(const SmsPdu &, const SmsPdu &) = default;
};

/// @p text as SMS to @p number, in the GSM alphabet where it fits and in UCS-2 elsewhere; in several parts
/// that a telephone puts together (TS 23.040, 8-bit reference @p reference), cut at @p most parts with "…"
/// ("..." in the GSM alphabet). @p centre: number of the SMS centre; empty: the SIM's own. Pure.
QList<SmsPdu> smsPdus(const QString &number, const QString &text, int most, quint8 reference,
                      const QString &centre = {});

} // namespace notify
