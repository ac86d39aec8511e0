// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectcommand.h"

#include "arguments.h"
#include "stopsignal.h"

#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

engine::EngineOptions optionsFromEnvironment()
{
    engine::EngineOptions options;
    // For the proof that duplicate removal is what keeps redelivered messages out.
    options.dropDuplicates = !qEnvironmentVariableIsSet("METERDECK_TEST_KEEP_DUPLICATES");
    if (const int ms = qEnvironmentVariableIntValue("METERDECK_TEST_MOVE_MS"); ms > 0)
        options.writer.moveInterval = std::chrono::milliseconds(ms);
    return options;
}

} // namespace

CollectCommand::CollectCommand(core::Workspace workspace, std::optional<std::chrono::milliseconds> duration,
                               bool json)
    : m_engine(std::move(workspace), optionsFromEnvironment()), m_duration(duration), m_json(json)
{
    connect(&m_engine, &engine::Engine::started, this, [this] {
        say(u"collecting: %1"_s.arg(m_engine.workspace().name));
        if (m_duration)
            QTimer::singleShot(*m_duration, &m_engine, &engine::Engine::stop);
    });
    connect(&m_engine, &engine::Engine::startFailed, this, [this](const core::Error &error) {
        complain(error.toString());
        m_exit = exits::Failed;
        emit finished();
    });
    connect(&m_engine, &engine::Engine::problem, this,
            [](const core::Error &error) { complain(error.toString()); });
    connect(&m_engine, &engine::Engine::historianStalled, this, [](const core::Error &error) {
        complain(u"nothing is lost, but nothing is stored now: "_s + error.toString());
    });
    connect(&m_engine, &engine::Engine::historianRecovered, this, [] { complain(u"storing again"_s); });
    connect(&m_engine, &engine::Engine::transportChanged, this, [this](const core::TransportId &) {
        if (m_announced)
            return;
        const auto transports = m_engine.transports();
        const bool allUp = std::all_of(transports.begin(), transports.end(),
                                       [](const auto &t) { return t.state == core::TransportState::Up; });
        if (allUp && !transports.isEmpty()) {
            m_announced = true;
            say(u"all transports up"_s);
        }
    });
    connect(&m_engine, &engine::Engine::stopped, this, [this] {
        summarise();
        emit finished();
    });
    auto *stop = new StopSignal(this);
    connect(stop, &StopSignal::asked, &m_engine, &engine::Engine::stop);
}

void CollectCommand::start() { m_engine.start(); }

void CollectCommand::summarise()
{
    core::TransportCounters sum;
    for (const auto &transport : m_engine.transports()) {
        sum.messages += transport.counters.messages;
        sum.readings += transport.counters.readings;
        sum.duplicates += transport.counters.duplicates;
        sum.gaps += transport.counters.gaps;
        sum.repeats += transport.counters.repeats;
        sum.doubtedTimes += transport.counters.doubtedTimes;
        for (auto it = transport.counters.rejects.begin(); it != transport.counters.rejects.end(); ++it)
            sum.rejects[it.key()] += it.value();
        for (auto it = transport.counters.errors.begin(); it != transport.counters.errors.end(); ++it)
            sum.errors[it.key()] += it.value();
    }
    if (m_json) {
        QJsonObject rejects;
        for (auto it = sum.rejects.begin(); it != sum.rejects.end(); ++it)
            rejects[it.key()] = static_cast<double>(it.value());
        QJsonObject errors;
        for (auto it = sum.errors.begin(); it != sum.errors.end(); ++it)
            errors[it.key()] = static_cast<double>(it.value());
        const QJsonObject summary{{u"messages"_s, static_cast<double>(sum.messages)},
                                  {u"readings"_s, static_cast<double>(sum.readings)},
                                  {u"rows"_s, static_cast<double>(m_engine.historianStats().rows)},
                                  {u"duplicates"_s, static_cast<double>(sum.duplicates)},
                                  {u"gaps"_s, static_cast<double>(sum.gaps)},
                                  {u"repeats"_s, static_cast<double>(sum.repeats)},
                                  {u"doubtedTimes"_s, static_cast<double>(sum.doubtedTimes)},
                                  {u"rejected"_s, rejects},
                                  {u"errors"_s, errors}};
        say(QString::fromUtf8(QJsonDocument(summary).toJson(QJsonDocument::Compact)));
        return;
    }
    say(u"messages            %1"_s.arg(sum.messages));
    say(u"readings            %1"_s.arg(sum.readings));
    say(u"rows stored         %1"_s.arg(m_engine.historianStats().rows));
    say(u"duplicates dropped  %1"_s.arg(sum.duplicates));
    say(u"gaps                %1"_s.arg(sum.gaps));
    if (sum.repeats > 0)
        say(u"sent twice by devices %1"_s.arg(sum.repeats));
    if (sum.doubtedTimes > 0)
        say(u"device times doubted  %1"_s.arg(sum.doubtedTimes));
    quint64 rejected = 0;
    for (const quint64 count : std::as_const(sum.rejects))
        rejected += count;
    say(u"rejected            %1"_s.arg(rejected));
    for (auto it = sum.rejects.begin(); it != sum.rejects.end(); ++it)
        say(u"  %1  %2"_s.arg(it.key().leftJustified(18)).arg(it.value()));
    if (!sum.errors.isEmpty())
        say(u"bus errors"_s);
    for (auto it = sum.errors.begin(); it != sum.errors.end(); ++it)
        say(u"  %1  %2"_s.arg(it.key().leftJustified(18)).arg(it.value()));
}
