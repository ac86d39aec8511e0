// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// RTU frames as the specification has them, written anew for the tests, so that a mistake in the program's
/// own reading is found. Pure.
namespace peers::rtu {

/// @p frame with its checksum, low byte first.
QByteArray sealed(QByteArray frame);
/// Is the checksum of this whole frame right?
bool isSealed(QByteArrayView frame);
/// The two bytes from @p at, high byte first.
quint16 word(QByteArrayView bytes, qsizetype at);
/// Length of the request or answer that begins with @p bytes: 0 when more is needed to know, -1 when none
/// does.
int requestLength(QByteArrayView bytes);
int answerLength(QByteArrayView bytes);

} // namespace peers::rtu
