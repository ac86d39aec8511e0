// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace meshweb {

/// What a gateway posted, taken out of its JSON.
struct GatewayBody
{
    QByteArray text;       ///< of the mesh; empty when there is none
    bool repaired = false; ///< quotes or backslashes in the text were not escaped; it was read all the same
    QString problem;       ///< why there is no text

    bool ok() const { return problem.isEmpty(); }
};

/// Reads {"data":"…"}. The firmware builds it by joining strings and escapes nothing, so a text with quotes
/// in it is no JSON; what stands between the first quote after "data" and the last one is the text then.
/// Bytes from the first NUL on are dropped. Pure.
GatewayBody readGatewayBody(const QByteArray &body);

} // namespace meshweb
