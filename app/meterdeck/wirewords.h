// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "core/wirerecord.h"

#include <QCoreApplication>

namespace console {

/// What a frame or a message means, in words. Pure functions, GUI thread.
class WireWords
{
    Q_DECLARE_TR_FUNCTIONS(console::WireWords)

public:
    /// "0D 04 00 00 00 02 71 07".
    static QString hex(const QByteArray &bytes);
    /// The bytes as text where they are readable text, else as hex.
    static QString payload(const QByteArray &bytes);
    /// "unit 13, read input registers 0 to 1", "231.4 V, 50.0 Hz", "checksum wrong: …".
    static QString meaning(const core::WireRecord &record, const core::SeriesTable &series);
    /// "sent", "received", "no answer".
    static QString direction(core::WireRecord::Direction direction);
    /// "26 ms"; empty where nothing was waited for.
    static QString after(const core::WireRecord &record);
    /// "exception 2, it has no such register".
    static QString exception(int code);

private:
    static QString request(const core::WireRecord &record);
    static QString values(const core::WireRecord &record, const core::SeriesTable &series);
};

} // namespace console
