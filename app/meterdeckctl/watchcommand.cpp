// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchcommand.h"

#include "arguments.h"
#include "stopsignal.h"

#include <QTextStream>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

bool onTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDOUT_FILENO) != 0;
#else
    return false;
#endif
}

QString ageText(std::chrono::milliseconds age)
{
    const auto seconds = age.count() / 1000;
    if (seconds < 120)
        return u"%1 s"_s.arg(seconds);
    return seconds < 7200 ? u"%1 min"_s.arg(seconds / 60) : u"%1 h"_s.arg(seconds / 3600);
}

/// Number, unit and, when it is not Good, the quality in words. "none" where there is no value.
QString valueText(const live::SeriesState *state, double scale, int decimals, const QString &unit)
{
    if (!state)
        return u"-"_s;
    const auto quality = state->newest.quality;
    if (!state->newest.value)
        return QString(core::qualityName(quality));
    const QString number = QString::number(*state->newest.value * scale, 'f', decimals) + u' ' + unit;
    if (quality == core::Quality::Estimated)
        return u'~' + number; // computed here, not measured
    return quality == core::Quality::Good ? number : number + u' ' + core::qualityName(quality).left(5);
}

QString relayText(const live::SeriesState *state)
{
    if (!state || !state->newest.value)
        return u"-"_s;
    const QString word = *state->newest.value > 0 ? u"on"_s : u"off"_s;
    return state->newest.retained || state->stored ? word + u"?"_s : word;
}

} // namespace

WatchCommand::WatchCommand(std::optional<std::chrono::milliseconds> duration) : m_duration(duration)
{
    m_paint.setInterval(onTerminal() ? 500 : 2000);
    connect(&m_paint, &QTimer::timeout, this, &WatchCommand::paint);
    auto *stop = new StopSignal(this);
    connect(stop, &StopSignal::asked, this, [this] {
        if (m_engine)
            m_engine->stop();
        else
            emit finished();
    });
}

void WatchCommand::startDemo()
{
    m_demo = std::make_unique<engine::Demo>(engine::Demo::Options{});
    connect(m_demo.get(), &engine::Demo::ready, this, &WatchCommand::startWorkspace);
    connect(m_demo.get(), &engine::Demo::failed, this, &WatchCommand::fail);
    m_demo->start();
}

void WatchCommand::startWorkspace(const core::Workspace &workspace)
{
    m_engine = std::make_unique<engine::Engine>(workspace, engine::EngineOptions{});
    connect(m_engine.get(), &engine::Engine::started, this, [this] {
        m_paint.start();
        if (m_duration)
            QTimer::singleShot(*m_duration, m_engine.get(), &engine::Engine::stop);
    });
    connect(m_engine.get(), &engine::Engine::startFailed, this, &WatchCommand::fail);
    connect(m_engine.get(), &engine::Engine::problem, this,
            [](const core::Error &error) { complain(error.toString()); });
    connect(m_engine.get(), &engine::Engine::stopped, this, [this] {
        m_paint.stop();
        emit finished();
    });
    m_engine->start();
}

void WatchCommand::fail(const core::Error &error)
{
    complain(error.toString());
    m_exit = exits::Failed;
    emit finished();
}

void WatchCommand::paint()
{
    QString text;
    QTextStream out(&text);
    if (onTerminal() && m_lines > 0)
        out << "\x1b[" << m_lines << "A\x1b[J";
    const auto column = [](const QString &cell, int width) {
        return cell.left(width).leftJustified(width) + u' ';
    };
    int lines = 0;
    const auto &workspace = m_engine->workspace();
    double rate = 0;
    int up = 0;
    const auto transports = m_engine->transports();
    for (const auto &transport : transports) {
        rate += transport.messagesPerSecond;
        up += transport.state == core::TransportState::Up ? 1 : 0;
    }
    out << (workspace.simulated ? u"SIMULATED  "_s : QString()) << workspace.name
        << u"   %1 of %2 transports up, %3 msg/s, %4 rows stored"_s.arg(up)
               .arg(transports.size())
               .arg(rate, 0, 'f', 1)
               .arg(m_engine->historianStats().rows)
        << '\n';
    out << column(u"device"_s, 22) << column(u"state"_s, 20) << column(u"voltage"_s, 16)
        << column(u"current"_s, 16) << column(u"power"_s, 16) << column(u"energy"_s, 16)
        << column(u"relay"_s, 6) << "heard\n";
    lines += 2;
    for (const auto &device : m_engine->devices()) {
        QHash<core::Quantity, live::SeriesState> states;
        for (const auto &state : m_engine->live().snapshot(device.id))
            states.insert(m_engine->seriesTable()->at(state.id).quantity, state);
        const auto find = [&](core::Quantity quantity) {
            const auto found = states.constFind(quantity);
            return found == states.constEnd() ? nullptr : &*found;
        };
        const auto health = m_engine->live().deviceHealth(device.id);
        const auto *energy = find(core::Quantity::EnergyImport);
        out << column(device.name, 22) << column(QString(live::presenceName(health.presence)), 20)
            << column(valueText(find(core::Quantity::Voltage), 1, 1, u"V"_s), 16)
            << column(valueText(find(core::Quantity::Current), 1, 2, u"A"_s), 16)
            << column(valueText(find(core::Quantity::ActivePower), 1, 0, u"W"_s), 16)
            << column(valueText(energy ? energy : find(core::Quantity::EnergyIntegrated), 0.001, 2, u"kWh"_s),
                      16)
            << column(relayText(find(core::Quantity::Relay)), 6)
            << (health.heardAge ? ageText(*health.heardAge) : u"never"_s) << '\n';
        ++lines;
    }
    m_lines = lines;
    QTextStream(stdout) << text << Qt::flush;
}
