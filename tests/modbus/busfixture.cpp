// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include <QCoreApplication>
#include <QFile>

#include <bit>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

core::ProfilePtr modbusProfile(const QByteArray &section, const QByteArray &quantities)
{
    const QByteArray text = R"({"id":"test","version":1,"name":"Test","codec":"modbus","quantities":)" +
                            quantities + R"(,"modbus":)" + section + "}";
    const auto profile = core::ProfileStore::parse(text, u"test.json"_s);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

core::ProfilePtr campusProfile()
{
    QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/campus-modbus.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the campus profile is missing");
    const auto profile = core::ProfileStore::parse(file.readAll(), file.fileName());
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

quint16 floatWord(float value, int index)
{
    const auto bits = std::bit_cast<quint32>(value);
    return static_cast<quint16>(index == 0 ? bits >> 16 : bits & 0xFFFF);
}

BusFixture::BusFixture()
{
    settings.id = core::TransportId(u"bus1"_s);
    settings.type = u"modbus-rtu"_s;
    settings.port = line.path();
    settings.baud = 115200;
    settings.timeout = 400ms; // an idle machine answers in one; a busy one must not fail the tests
}

BusFixture::~BusFixture() { close(); }

modbus::ModbusOptions BusFixture::quickOptions()
{
    modbus::ModbusOptions options;
    options.batchEvery = 20ms;
    options.warnOfTightPlan = false; // nothing is tight on a line whose bytes take no time
    options.reopenFirst = 50ms;
    options.reopenLongest = 200ms;
    return options;
}

void BusFixture::addDevice(const QString &id, int unit, const core::ProfilePtr &profile,
                           std::chrono::milliseconds poll)
{
    core::DeviceSettings device;
    device.id = core::DeviceId(id);
    device.transport = settings.id;
    device.unit = unit;
    device.poll = poll;
    if (profile) {
        device.profile = profile->id;
        m_profiles.insert(device.id, profile);
    }
    m_devices.append(device);
}

void BusFixture::open(const modbus::ModbusOptions &options)
{
    transport = std::make_unique<modbus::ModbusTransport>(settings, m_devices, m_profiles, series,
                                                          std::make_shared<core::SystemClock>(), options);
    connect(transport.get(), &core::Transport::batchReady, this, [this](const core::BatchPtr &batch) {
        batches.append(batch);
        readings += batch->readings;
        events += batch->events;
        gaps += batch->gaps;
        rejects += batch->rejects;
        if (autoCommit)
            commitAll();
    });
    connect(transport.get(), &core::Transport::failed, this,
            [this](const core::Error &error) { failures.append(error); });
    connect(transport.get(), &core::Transport::stateChanged, this,
            [this](core::TransportState state) { states.append(state); });
    connect(transport.get(), &core::Transport::countersChanged, this,
            [this](const core::TransportCounters &value) {
                counters = value;
                ++countersSaid;
            });
    connect(transport.get(), &core::Transport::stopped, this, [this] { ++stoppedCount; });
    transport->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(transport.get(), &core::Transport::start, Qt::BlockingQueuedConnection);
    deliver();
}

void BusFixture::deliver() { QCoreApplication::sendPostedEvents(this); }

void BusFixture::stop()
{
    QMetaObject::invokeMethod(transport.get(), &core::Transport::stop, Qt::BlockingQueuedConnection);
    deliver();
}

void BusFixture::close()
{
    if (!transport)
        return;
    stop();
    m_thread.quit();
    m_thread.wait();
    transport.reset();
}

void BusFixture::commitAll()
{
    autoCommit = true;
    if (batches.isEmpty())
        return;
    const quint64 sequence = batches.last()->sequence;
    QMetaObject::invokeMethod(transport.get(),
                              [bus = transport.get(), sequence] { bus->committed(sequence); });
}

double BusFixture::cpuSeconds()
{
    timespec time{};
    QMetaObject::invokeMethod(
        transport.get(), [&time] { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time); },
        Qt::BlockingQueuedConnection);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

QList<core::Reading> BusFixture::of(const QString &device, core::Quantity quantity) const
{
    QList<core::Reading> found;
    for (const core::Reading &reading : readings) {
        const core::Series &owner = series->at(reading.series);
        if (owner.device.toString() == device && owner.quantity == quantity)
            found.append(reading);
    }
    return found;
}

std::optional<double> BusFixture::newest(const QString &device, core::Quantity quantity) const
{
    const auto found = of(device, quantity);
    return found.isEmpty() ? std::nullopt : found.last().value;
}

int BusFixture::good(const QString &device) const { return count(device, core::Quality::Good); }

int BusFixture::count(const QString &device, core::Quality quality) const
{
    return static_cast<int>(std::ranges::count_if(readings, [&](const core::Reading &reading) {
        return reading.quality == quality && series->at(reading.series).device.toString() == device;
    }));
}

QStringList BusFixture::eventKinds(const QString &device) const
{
    QStringList kinds;
    for (const core::Event &event : events) {
        if (event.device.toString() == device)
            kinds.append(event.kind);
    }
    return kinds;
}
