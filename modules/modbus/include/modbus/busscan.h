// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/scanverdict.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace modbus {

/// How long a scan waits. The presets are for real lines; tests shorten them.
struct ScanOptions
{
    /// At an address where nothing was heard yet: it is waited for after every question there, so it decides
    /// how long a scan takes. Most meters begin within 100 ms, slow ones within 200.
    std::chrono::milliseconds patience{250};
    /// At an address where something was heard: a meter may need longer for some registers.
    std::chrono::milliseconds alive{600};
    /// At an address whose answers come late: what came after the time-out is noticed while the next address
    /// is asked, and the late one is visited again.
    std::chrono::milliseconds late{2000};
    std::chrono::milliseconds progressEvery{200};
    bool rejectTooFast = true; ///< effective only on a true serial port
};

/// How far a scan is.
struct ScanProgress
{
    int done = 0; ///< addresses asked, those of every setting counted
    int total = 0;
    ScanLine line; ///< being searched now
    int unit = 0;
    bool examining = false; ///< something was heard there: its registers are read
    int questions = 0;      ///< requests sent
    int found = 0;
    std::chrono::milliseconds elapsed{0};
    std::chrono::milliseconds left{0}; ///< estimate, without what will be found
};

/// How a scan ended.
struct ScanResult
{
    QString port;
    QList<ScanFinding> findings; ///< by unit
    QList<ScanNote> notes;
    bool cancelled = false;
    std::optional<core::Error> error; ///< the port could not be opened, or was lost
    ScanProgress progress;            ///< at its end
    bool isComplete() const { return !cancelled && !error; }
};

/// Searches a serial bus for meters: asks addresses under several settings of the line and tells what is
/// there, with the evidence.
///
/// Thread: one of its own (moveToThread before start()); nothing blocks. Promise: only reads with functions 3
/// and 4 ever leave; the shape rule is kept, so that a late answer is never another register's; the port is
/// held from start to end and refused when somebody else holds it; exactly one finished(), after cancel() at
/// once; memory is bounded by the number of addresses.
class BusScan : public QObject
{
    Q_OBJECT

public:
    explicit BusScan(ScanPlan plan, ScanOptions options = {}, QObject *parent = nullptr);
    ~BusScan() override;

public slots:
    void start();
    void cancel();

signals:
    void progressed(const modbus::ScanProgress &progress);
    /// As soon as it is known; finished() carries what is left when all is known.
    void found(const modbus::ScanFinding &finding);
    void finished(const modbus::ScanResult &result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace modbus

Q_DECLARE_METATYPE(modbus::ScanProgress)
Q_DECLARE_METATYPE(modbus::ScanResult)
