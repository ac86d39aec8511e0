// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

void silent(QtMsgType type, const QMessageLogContext &, const QString &words)
{
    if (type != QtFatalMsg)
        return; // what Qt thinks of the input is not asked
    std::fprintf(stderr, "%s\n", qPrintable(words));
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static QCoreApplication application(*argc, *argv); // timers want one
    qInstallMessageHandler(silent);
    return 0;
}

namespace fuzz {

void require(bool holds, const char *words)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", words);
    std::abort();
}

quint8 Input::byte()
{
    if (m_rest.isEmpty())
        return 0;
    const auto first = static_cast<quint8>(m_rest.front());
    m_rest = m_rest.sliced(1);
    return first;
}

QByteArrayView Input::line()
{
    const qsizetype end = m_rest.indexOf('\n');
    const QByteArrayView taken = end < 0 ? m_rest : m_rest.first(end);
    m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
    return taken;
}

QByteArray Input::section()
{
    constexpr QByteArrayView Border("\n----\n");
    const qsizetype end = m_rest.indexOf(Border);
    const QByteArrayView taken = end < 0 ? m_rest : m_rest.first(end);
    m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + Border.size());
    return taken.toByteArray(); // a buffer of its own, so that reading beyond it is noticed
}

void requireSound(core::Quality quality, std::optional<double> value)
{
    using core::Quality;
    require(!value || std::isfinite(*value), "a value is a number");
    require(!value ||
                (quality != Quality::Bad && quality != Quality::NoAnswer && quality != Quality::Unknown),
            "Bad, NoAnswer and Unknown carry no value");
    require(value || (quality != Quality::Good && quality != Quality::Substituted), "Good carries a value");
}

void requireSound(const core::Batch &batch, const core::SeriesTable &table, QByteArrayView payload)
{
    for (const core::Reading &reading : batch.readings) {
        requireSound(reading.quality, reading.value);
        require(reading.series != core::SeriesId::None, "a reading has a series");
        require(!reading.retained || reading.quality != core::Quality::Good, "a retained copy is not Good");
        const core::Series &series = table.at(reading.series);
        require(!series.device.isEmpty(), "a series names its device");
        require(series.device.toString().size() <= 200 && series.channel.size() <= 400, "names are bounded");
    }
    for (const core::Reject &reject : batch.rejects) {
        require(!reject.reason.isEmpty() && !reject.detail.isEmpty(), "a reject says why");
        require(reject.raw.size() <= core::Reject::MaxRaw, "a reject's bytes are bounded");
        require(payload.startsWith(reject.raw), "a reject keeps the first bytes as they came");
        require(reject.size == payload.size(), "a reject tells how long it was");
    }
    for (const core::Event &event : batch.events)
        require(!event.kind.isEmpty(), "an event has a kind");
    for (const core::Sighting &sighting : batch.sightings)
        require(!sighting.device.isEmpty(), "a sighting names its device");
}

qsizetype Pieces::next(qsizetype most)
{
    m_state = m_state * 1664525U + 1013904223U;
    return std::min<qsizetype>(most, 1 + (m_state >> 24) % 23);
}

QString fileOf(QByteArrayView bytes)
{
    static const int file = memfd_create("input", 0);
    static const QString name = u"/proc/self/fd/%1"_s.arg(file);
    require(file >= 0 && ftruncate(file, 0) == 0, "there is a file in memory");
    require(pwrite(file, bytes.data(), static_cast<size_t>(bytes.size()), 0) == bytes.size(),
            "the file in memory takes the input");
    return name;
}

} // namespace fuzz
