// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtuline.h"

#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>

#include <cerrno>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>
#endif

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace sim {

namespace {

constexpr int RequestSize = 8; // of every function with a fixed size
constexpr auto IncompleteFor = 30ms;
constexpr auto MeterThinks = 3ms; ///< between the request's last byte and the answer's first
constexpr int BitsPerByte = 10;   // 8N1

} // namespace

RtuLine::RtuLine(const SimOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_faults(options.seed, 0,
               options.faultRate > 0 ? options.faultRate
               : options.faults      ? 0.05
                                     : 0,
               options.faultKinds)
{
    const auto offset = fleet::localUtcOffset();
    for (int unit = 1; unit <= options.units; ++unit)
        m_units.emplace(
            unit, Unit{RtuMeter(unit, fleet::busLoad(options.seed, unit, offset), options.numberedRegisters),
                       options.deadUnits.contains(unit),
                       0,
                       0,
                       0,
                       0,
                       {}});
    m_silence.setSingleShot(true);
    m_silence.setInterval(IncompleteFor);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_noiseBytes += m_input.size();
        m_input.clear();
    });
    m_flush.setSingleShot(true);
    m_flush.setTimerType(Qt::PreciseTimer);
    connect(&m_flush, &QTimer::timeout, this, &RtuLine::flush);
    m_clock.start();
}

#ifdef Q_OS_UNIX

RtuLine::~RtuLine()
{
    if (!m_options.link.isEmpty() && QFile::symLinkTarget(m_options.link) == m_port)
        QFile::remove(m_options.link);
    if (m_master >= 0)
        ::close(m_master);
    if (m_slave >= 0)
        ::close(m_slave);
}

core::Result<void> RtuLine::open()
{
    const auto failure = [](const QString &what) {
        return core::Error{core::ErrorCode::Io,
                           u"pseudo terminal"_s,
                           what + u": "_s + QString::fromLocal8Bit(std::strerror(errno)),
                           {}};
    };
    char name[256] = {};
    if (::openpty(&m_master, &m_slave, name, nullptr, nullptr) != 0)
        return failure(u"openpty"_s);
    termios settings{};
    if (::tcgetattr(m_slave, &settings) != 0)
        return failure(u"tcgetattr"_s);
    ::cfmakeraw(&settings);
    ::tcsetattr(m_slave, TCSANOW, &settings);
    ::fcntl(m_master, F_SETFL, ::fcntl(m_master, F_GETFL) | O_NONBLOCK);
    ::fcntl(m_master, F_SETFD, FD_CLOEXEC);
    // Our own hold on the client's end keeps the line up while no client has it open.
    ::fcntl(m_slave, F_SETFD, FD_CLOEXEC);
    m_port = QString::fromLocal8Bit(name);
    m_notifier = new QSocketNotifier(m_master, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &RtuLine::read);
    return link();
}

void RtuLine::read()
{
    char buffer[1024];
    const ssize_t count = ::read(m_master, buffer, sizeof buffer);
    if (count <= 0)
        return;
    m_input.append(buffer, count);
    while (m_input.size() >= RequestSize) {
        const QByteArray request = m_input.first(RequestSize);
        if (crcFits(request)) {
            m_input.remove(0, RequestSize);
            take(request);
        } else { // a slipped start: look for the request one byte further on
            m_input.remove(0, 1);
            ++m_noiseBytes;
        }
    }
    if (m_input.isEmpty())
        m_silence.stop();
    else
        m_silence.start();
}

void RtuLine::flush()
{
    while (!m_output.empty() && m_output.front().due <= now()) {
        const QByteArray &bytes = m_output.front().bytes;
        // A full terminal means that nobody reads: those bytes are lost, as on a real line.
        [[maybe_unused]] const ssize_t written =
            ::write(m_master, bytes.constData(), static_cast<size_t>(bytes.size()));
        m_output.pop_front();
    }
    if (!m_output.empty())
        m_flush.start(std::max<std::chrono::milliseconds>(
            0ms, std::chrono::ceil<std::chrono::milliseconds>(m_output.front().due - now())));
}

#else

RtuLine::~RtuLine() = default;

core::Result<void> RtuLine::open()
{
    return core::Error{core::ErrorCode::Unsupported, u"--rtu-units"_s,
                       u"there are no pseudo terminals here"_s, u"Run the simulated meters on Linux."_s};
}

void RtuLine::read() {}
void RtuLine::flush() {}

#endif

core::Result<void> RtuLine::link()
{
    if (m_options.link.isEmpty())
        return {};
    const QFileInfo present(m_options.link);
    if (present.isSymLink())
        QFile::remove(m_options.link); // left by a run that was killed
    else if (present.exists())
        return core::Error{core::ErrorCode::Busy, m_options.link, u"is there and is no symbolic link"_s,
                           u"Choose another name for --rtu-link."_s};
    if (!QFile::link(m_port, m_options.link))
        return core::Error{
            core::ErrorCode::PermissionDenied, m_options.link, u"cannot make the symbolic link"_s, {}};
    return {};
}

std::chrono::nanoseconds RtuLine::wireTime(qsizetype bytes) const
{
    if (m_options.baud == 0)
        return 0ns;
    return std::chrono::nanoseconds(static_cast<qint64>(bytes) * BitsPerByte * 1'000'000'000 /
                                    m_options.baud);
}

void RtuLine::take(const QByteArray &request)
{
    const auto unit = m_units.find(static_cast<quint8>(request.at(0)));
    if (unit == m_units.end()) {
        ++m_foreignUnits;
        return;
    }
    ++unit->second.requests;
    if (!unit->second.dead)
        answer(unit->second, request);
}

void RtuLine::answer(Unit &unit, const QByteArray &request)
{
    QByteArray frame = unit.meter.answer(request, m_wall.now(), unit.requests);
    const bool exception = (static_cast<quint8>(frame.at(1)) & 0x80) != 0;
    // With a pace, the request needs its time on the wire as well; the terminal delivered it all at once.
    std::chrono::nanoseconds delay = m_options.baud > 0 ? wireTime(request.size()) + MeterThinks : 0ns;

    const quint64 number = m_answerNumber++;
    const auto fault = m_faults.ofLine(number);
    if (fault)
        ++unit.faults[fleet::lineFaultName(*fault)];
    else
        ++unit.faultless;
    if (fault == fleet::LineFault::Silence)
        return;
    ++unit.answers;
    unit.exceptions += exception ? 1 : 0;
    if (fault) {
        const auto dice = static_cast<int>(fleet::mixed(m_options.seed, number) % 1000);
        switch (*fault) {
        case fleet::LineFault::Late:
            delay += 300ms + std::chrono::milliseconds(dice / 2);
            break;
        case fleet::LineFault::Short:
            frame.truncate(2 + dice % std::max<qsizetype>(1, frame.size() - 3));
            break;
        case fleet::LineFault::Count:
            if (!exception && frame.size() > 7) {
                frame.chop(4);
                frame[2] = static_cast<char>(frame.at(2) - 2);
                frame = withCrc(frame);
            }
            break;
        case fleet::LineFault::Foreign:
            frame.chop(2);
            frame[0] = static_cast<char>(frame.at(0) + 1);
            frame = withCrc(frame);
            break;
        case fleet::LineFault::Doubled:
            frame += frame;
            break;
        case fleet::LineFault::Crc:
            frame.back() = static_cast<char>(frame.back() ^ (1 << dice % 8));
            break;
        case fleet::LineFault::Echo:
            frame.prepend(request);
            break;
        case fleet::LineFault::Noise:
            frame.prepend(QByteArray(1 + dice % 3, static_cast<char>(dice)));
            break;
        case fleet::LineFault::Silence:
            break;
        }
    }
    send(frame, delay);
}

void RtuLine::send(const QByteArray &bytes, std::chrono::nanoseconds delay)
{
    std::chrono::nanoseconds at = std::max(now() + delay, m_lineFreeAt);
    if (m_options.baud == 0) {
        m_output.push_back({at, bytes});
    } else {
        // In small pieces, each when its last byte is through: what a serial port's driver hands out.
        constexpr qsizetype piece = 4;
        for (qsizetype from = 0; from < bytes.size(); from += piece) {
            const QByteArray part = bytes.mid(from, piece);
            at += wireTime(part.size());
            m_output.push_back({at, part});
        }
    }
    m_lineFreeAt = at;
    flush();
}

QJsonObject RtuLine::counts() const
{
    QJsonObject units;
    for (const auto &[number, unit] : m_units) {
        QJsonObject faults;
        for (auto it = unit.faults.begin(); it != unit.faults.end(); ++it)
            faults.insert(it.key(), it.value());
        units.insert(QString::number(number),
                     QJsonObject{{u"requests"_s, static_cast<qint64>(unit.requests)},
                                 {u"answers"_s, static_cast<qint64>(unit.answers)},
                                 {u"faultless"_s, static_cast<qint64>(unit.faultless)},
                                 {u"exceptions"_s, static_cast<qint64>(unit.exceptions)},
                                 {u"dead"_s, unit.dead},
                                 {u"faults"_s, faults}});
    }
    return {{u"units"_s, units}, {u"otherUnits"_s, m_foreignUnits}, {u"noiseBytes"_s, m_noiseBytes}};
}

} // namespace sim
