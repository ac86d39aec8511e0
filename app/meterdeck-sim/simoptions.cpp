// SPDX-License-Identifier: GPL-3.0-or-later
#include "simoptions.h"

#include "fleet/needyplan.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

/// Reads numbers within limits and remembers the first that is none.
class Numbers
{
public:
    explicit Numbers(const QCommandLineParser &parser) : m_parser(parser) {}

    double take(const QString &option, double standard, double least, double most)
    {
        if (!m_parser.isSet(option))
            return standard;
        bool ok = false;
        const double value = m_parser.value(option).toDouble(&ok);
        if (ok && value >= least && value <= most)
            return value;
        if (!m_problem)
            m_problem = core::Error{
                core::ErrorCode::BadInput,
                u"--"_s + option,
                u"\"%1\" is not a number from %2 to %3"_s.arg(m_parser.value(option)).arg(least).arg(most),
                {}};
        return standard;
    }
    int whole(const QString &option, int standard, int least, int most)
    {
        return static_cast<int>(take(option, standard, least, most));
    }
    const std::optional<core::Error> &problem() const { return m_problem; }

private:
    const QCommandLineParser &m_parser;
    std::optional<core::Error> m_problem;
};

core::Error bad(const QString &option, const QString &detail)
{
    return {core::ErrorCode::BadInput, option, detail, {}};
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"A simulated fleet over real wires: nodes of the iot-smart-meter "
                                     u"family on an MQTT broker, meters of the "
                                     "campus-modbus family on a pseudo terminal."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"mqtt"_s, u"The broker of the nodes."_s, u"host:port"_s},
        {u"mqtt-devices"_s, u"How many nodes (6)."_s, u"n"_s},
        {u"interval-ms"_s,
         u"Milliseconds between two metrics messages of a node (3000); energy every twentieth."_s, u"n"_s},
        {u"qos"_s, u"0 (as the firmware) or 1."_s, u"n"_s},
        {u"reconnect-ms"_s, u"Milliseconds between two attempts to reconnect (5000)."_s, u"n"_s},
        {u"relay"_s, u"Relays at boot: on, off, or retained (off, with a retained 1 on the broker)."_s,
         u"state"_s},
        {u"mood"_s,
         u"How relay commands are taken: obeys, ignores, late=MS, flips-back=MS, contrary, stale-retained, "
         u"silent, "
         "dies; for one node: ID=MOOD. May be repeated."_s,
         u"mood"_s},
        {u"count"_s,
         u"Publish exactly so many numbered metrics messages, say \"published N\" after the last PUBACK, leave."_s,
         u"n"_s},
        {u"rate"_s, u"With --count: messages a second (as fast as the broker takes them)."_s, u"n"_s},
        {u"rtu-units"_s, u"How many RTU meters, unit ids from 1."_s, u"n"_s},
        {u"rtu-link"_s, u"A symbolic link to the pseudo terminal, removed at the end."_s, u"path"_s},
        {u"rtu-baud"_s, u"Answer at the pace of this rate (at once)."_s, u"n"_s},
        {u"rtu-dead"_s, u"Unit ids that never answer."_s, u"1,2,…"_s},
        {u"rtu-numbered"_s, u"Registers tell unit and number of the request instead of physics."_s},
        {u"seed"_s, u"Same seed, same fleet (1)."_s, u"n"_s},
        {u"faults"_s, u"Plant faults: 2 % of messages, 5 % of answers, and the last RTU unit is dead."_s},
        {u"needy"_s,
         u"Let one device of each kind of trouble need somebody: a unit that is dead, a node that goes "
         u"away for minutes, one whose meter is silent, one that ignores relay commands, one without "
         u"its register. Fleets below 8 nodes and 3 units stay well."_s},
        {u"neighbours"_s,
         u"Besides, a few devices of other families on the broker: a campus logger's meter, two "
         u"8-line monitors, three nodes of a mesh, a Shelly and a Tasmota plug."_s},
        {u"fault-rate"_s, u"Plant faults at this rate, 0 to 1, in messages and answers."_s, u"p"_s},
        {u"fault-kinds"_s, u"Only these: "_s + fleet::FaultPlan::names().join(u", "_s) + u"."_s, u"a,b,…"_s},
        {u"for"_s, u"Stop after so many seconds."_s, u"seconds"_s},
        {u"json"_s, u"The counts at the end as one line of JSON."_s},
        {u"die"_s, u"At the end leave without goodbye, so that the broker publishes the wills."_s},
        {u"parent-pipe"_s, u"Stop when standard input closes."_s},
    });
}

} // namespace

core::Result<SimOptions> SimOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return bad(u"arguments"_s, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        return bad(parser.positionalArguments().constFirst(), u"unexpected argument"_s);

    SimOptions options;
    Numbers numbers(parser);
    if (parser.isSet(u"mqtt"_s)) {
        const QString address = parser.value(u"mqtt"_s);
        options.brokerHost = address.section(u':', 0, -2);
        options.brokerPort = address.section(u':', -1).toInt();
        if (options.brokerHost.isEmpty() || options.brokerPort < 1 || options.brokerPort > 65535)
            return bad(u"--mqtt"_s, u"\"%1\" is not HOST:PORT"_s.arg(address));
    }
    options.nodes = numbers.whole(u"mqtt-devices"_s, options.nodes, 0, 100000);
    options.interval = std::chrono::milliseconds(numbers.whole(u"interval-ms"_s, 3000, 0, 86400000));
    options.qos = numbers.whole(u"qos"_s, 0, 0, 1);
    options.reconnect = std::chrono::milliseconds(numbers.whole(u"reconnect-ms"_s, 5000, 1, 3600000));
    options.count = static_cast<qint64>(numbers.take(u"count"_s, 0, 1, 6e7));
    options.rate = numbers.take(u"rate"_s, 0, 0.1, 1e6);
    options.units = numbers.whole(u"rtu-units"_s, 0, 0, 247);
    options.link = parser.value(u"rtu-link"_s);
    options.baud = numbers.whole(u"rtu-baud"_s, 0, 300, 1000000);
    options.numberedRegisters = parser.isSet(u"rtu-numbered"_s);
    options.seed = static_cast<quint64>(numbers.take(u"seed"_s, 1, 0, 1e15));
    options.runFor = std::chrono::milliseconds(static_cast<qint64>(1000 * numbers.take(u"for"_s, 0, 0, 1e7)));
    options.json = parser.isSet(u"json"_s);
    options.die = parser.isSet(u"die"_s);
    options.parentPipe = parser.isSet(u"parent-pipe"_s);
    options.faults = parser.isSet(u"faults"_s);
    options.needy = parser.isSet(u"needy"_s);
    options.neighbours = parser.isSet(u"neighbours"_s);
    options.faultRate = numbers.take(u"fault-rate"_s, 0, 0, 1);
    if (numbers.problem())
        return *numbers.problem();

    options.faultKinds = parser.value(u"fault-kinds"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &kind : std::as_const(options.faultKinds)) {
        if (!fleet::FaultPlan::names().contains(kind))
            return bad(u"--fault-kinds"_s,
                       u"\"%1\" is none of %2"_s.arg(kind, fleet::FaultPlan::names().join(u", "_s)));
    }
    for (const QString &text : parser.value(u"rtu-dead"_s).split(u',', Qt::SkipEmptyParts)) {
        const int unit = text.toInt();
        if (unit < 1 || unit > options.units)
            return bad(u"--rtu-dead"_s, u"\"%1\" is not a unit from 1 to %2"_s.arg(text).arg(options.units));
        options.deadUnits.append(unit);
    }
    if (options.faults && options.units > 1)
        options.deadUnits.append(options.units);
    if (const auto dead = fleet::NeedyPlan::of(0, options.units).deadUnit; options.needy && dead)
        options.deadUnits.append(*dead);
    if (parser.isSet(u"relay"_s)) {
        const QStringList states{u"on"_s, u"off"_s, u"retained"_s};
        const auto index = states.indexOf(parser.value(u"relay"_s));
        if (index < 0)
            return bad(u"--relay"_s, u"\"%1\" is none of on, off, retained"_s.arg(parser.value(u"relay"_s)));
        options.relay = static_cast<RelayAtBoot>(index);
    }
    for (const QString &text : parser.values(u"mood"_s)) {
        const bool single = text.startsWith(u"ESP32-"_s);
        const auto mood = Mood::fromText(single ? text.section(u'=', 1) : text);
        if (!mood)
            return bad(u"--mood"_s, u"\"%1\" is no mood"_s.arg(text));
        if (single)
            options.moodOf.insert(text.section(u'=', 0, 0), *mood);
        else
            options.mood = *mood;
    }
    if (options.brokerPort == 0 && options.units == 0)
        return bad(u"--mqtt, --rtu-units"_s,
                   u"nothing to simulate: name a broker, a number of RTU units, or both"_s);
    if (options.neighbours && options.brokerPort == 0)
        return bad(u"--neighbours"_s, u"needs --mqtt"_s);
    if (options.count > 0 && (options.brokerPort == 0 || options.nodes == 0))
        return bad(u"--count"_s, u"needs --mqtt and at least one node"_s);
    return options;
}

} // namespace sim
