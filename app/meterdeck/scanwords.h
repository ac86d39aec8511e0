// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/busscan.h"

#include <QCoreApplication>

namespace console {

/// What a search of a bus found, in words for a person. GUI thread.
class ScanWords
{
    Q_DECLARE_TR_FUNCTIONS(console::ScanWords)

public:
    /// "Unit 3, 9600 8N1"
    static QString place(const modbus::ScanFinding &finding);
    /// What is there, where it is no meter; empty for a meter.
    static QString trouble(const modbus::ScanFinding &finding);
    /// What to do about it; empty for a meter.
    static QString remedy(const modbus::ScanFinding &finding);
    /// The weightiest reasons for @p score, as one line.
    static QString evidence(const modbus::ScanScore &score);
    static QString identity(const QList<modbus::ScanIdentity> &identity);
    static QString note(const modbus::ScanNote &note);

private:
    static QString reason(const modbus::ScanEvidence &evidence);
};

} // namespace console
