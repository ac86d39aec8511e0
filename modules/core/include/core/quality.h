// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QMetaType>

#include <optional>

namespace core {

/// How far a reading can be trusted. No quality ever turns into a 0. The numbers are stored: never renumber.
enum class Quality : quint8
{
    Good = 0,        ///< live, unretained, inside the physical limits
    Stale = 1,       ///< a retained copy, or older than it may be
    NoAnswer = 2,    ///< asked and not answered; carries no value
    Bad = 3,         ///< impossible as measured; carries no value
    Substituted = 4, ///< clamped or replaced by the device
    Estimated = 5,   ///< computed here, not measured
    Unknown = 6,     ///< nothing is known
};

/// The one spelling used in files and on the command line ("Good", "NoAnswer", …).
QLatin1StringView qualityName(Quality quality);
/// The quality of that spelling; nothing when there is none.
std::optional<Quality> qualityFromName(QStringView name);

} // namespace core

Q_DECLARE_METATYPE(core::Quality)
