// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "core/profile.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace console {

/// The words for orders that write a register of a meter. The program has words of its own for the orders of
/// the shipped profiles; what a user's profile brings is shown as it stands there. Pure functions, GUI
/// thread.
class SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(console::SettingWords)

public:
    /// "Modbus address", "Reset energy".
    static QString title(const core::CommandRule &rule);
    /// What will happen, for whoever is about to order it; empty when nobody has said.
    static QString meaning(const core::CommandRule &rule);
    /// "5", "2300 W"; "reset" for an order without a value.
    static QString value(const core::CommandRule &rule, double value);
    /// "Address 5", for tables and outcomes; empty when @p name is none of the orders known here.
    static QString orderTitle(const QString &name, double value);
    /// The exact bytes on a serial line, unit and checksum included, as hexadecimal pairs; empty when the
    /// order cannot be written.
    static QString frame(const core::Profile &profile, const QString &order, double value, int unit);
};

} // namespace console
