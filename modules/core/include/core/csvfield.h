// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace core {

/// @p text as one field of a CSV file (RFC 4180), UTF-8. Names come from the network: a spreadsheet must not
/// take one for a formula, so a text that begins as a formula would (or with our own mark) gets one
/// apostrophe in front, which a reader can take off again. Pure; any thread.
QByteArray csvField(const QString &text);

} // namespace core
