// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/scanpath.h"

#include <QElapsedTimer>
#include <QObject>

class QCommandLineParser;

/// `meterdeckctl scan`: searches a serial bus for meters. Progress goes to standard error, what was found to
/// standard output, as a table or as one line of JSON. SIGINT cancels it: what was found until then is told.
/// Thread: the main thread.
class ScanCommand : public QObject
{
    Q_OBJECT

public:
    static constexpr int Cancelled = 15; ///< exit status, as of an order that was cancelled

    ScanCommand(modbus::ScanRequest request, QList<core::ProfilePtr> profiles, bool json);

    /// What the words ask for; nothing, and why in @p complaint, when they cannot be understood.
    static std::optional<modbus::ScanRequest> requestFrom(const QCommandLineParser &parser,
                                                          QString *complaint);

    void start();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void tell(const modbus::ScanProgress &progress);
    void announce(const modbus::ScanFinding &finding);
    void wipe();
    void conclude(const modbus::ScanResult &result);

    modbus::ScanRequest m_request;
    QList<core::ProfilePtr> m_profiles;
    engine::ScanPath m_scan;
    QElapsedTimer m_told;
    bool m_json;
    bool m_terminal; ///< standard error is one: the line of progress is painted over
    bool m_painted = false;
    int m_exit = 0;
};
