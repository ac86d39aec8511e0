// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"
#include "collectcommand.h"
#include "credentialcommand.h"
#include "devicescommand.h"
#include "exportcommand.h"
#include "importcommand.h"
#include "notifycommand.h"
#include "ordercommand.h"
#include "outagescommand.h"
#include "profilecommand.h"
#include "scancommand.h"
#include "testcommand.h"
#include "voltagecommand.h"
#include "watchcommand.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

const QString Usage = QStringLiteral(
    "Meterdeck without a window.\n\n"
    "  collect --workspace FILE [--for SECONDS] [--json]\n"
    "      read every transport and store it until stopped; ends with a summary\n"
    "  command --workspace FILE --device ID relay on|off [--window SECONDS] [--reason TEXT]\n"
    "  command --workspace FILE --device ID interval metrics=5000 energy=60000 [--reason TEXT]\n"
    "  command --workspace FILE --device ID set ORDER[=VALUE] [--typed ID] [--reason TEXT]\n"
    "      order, prove, report: exit 0 Verified, 10 Mismatch, 11 Rejected, 12 NoAnswer,\n"
    "      13 NotSent, 14 Expired, 15 Cancelled; the worst of several\n"
    "  export readings --workspace FILE --from ISO --to ISO [--device ID] --out FILE\n"
    "      readings as CSV, beside a running console or collector; times without a zone are UTC\n"
    "  import KIND FILE --workspace FILE [--preview] [--repair [--month 1-12]] [--zone IANA]\n"
    "      [--rejects FILE] [--anew] [--json]\n"
    "      another system's data: metersense (an ODBC connection string, or a folder of CSV files named\n"
    "      after the tables), campus, pi-scheduler, firestore, readings (as export writes them) or\n"
    "      campus-rest. --preview only counts. Repeating it stores nothing twice, and goes on where it was\n"
    "      broken off; --anew reads from the beginning. Exit 15 when ended early\n"
    "      Beside a console or collector that holds the workspace, that program stores the rows\n"
    "  credential --workspace FILE --transport ID --device ID [--file | --forget]\n"
    "      keeps what a device of a ThingsBoard server logs in with, one line of standard input, in the key\n"
    "      ring (--file: in a file that only you can read), so that two devices with one identity are found\n"
    "  devices --workspace FILE [--json]\n"
    "      the devices and their last stored values\n"
    "  outages --workspace FILE --from ISO --to ISO --out FILE [--momentary SECONDS] [--limit-sustained]\n"
    "      interruptions of lines as CSV, from what is stored\n"
    "  indices --workspace FILE --from ISO --to ISO [--zone IANA] [--json]\n"
    "      [--momentary SECONDS] [--limit-sustained]\n"
    "      IEEE 1366 indices; an interruption of --momentary (300) or less is momentary, of less with\n"
    "      --limit-sustained. --zone: where the days of major events begin\n"
    "  profile check FILE [--zone ZONE] [--sample TOPIC PAYLOAD]... [--retained TOPIC PAYLOAD]...\n"
    "      whether a profile is sound, and what each payload would become under it; @FILE as PAYLOAD is\n"
    "      that file's bytes. Exit 0 fine, 1 the file is wrong, 2 usage\n"
    "  scan --port PORT [--baud LIST] [--parity LIST] [--units A-B] [--thorough] [--workspace FILE] "
    "[--json]\n"
    "      search a serial bus for meters; only reads. Without lists: the speeds and parities that meters\n"
    "      leave the factory with, then the usual ones. --thorough asks every address for each profile's\n"
    "      own register. --workspace adds its own profiles. Exit 15 when cancelled\n"
    "  test --workspace FILE [--transport ID] [--for SECONDS] [--json]\n"
    "      try the brokers stage by stage, from name to first message, and say what cures what fails;\n"
    "      publishes nothing. --for: how long to wait for a message (10). Exit 1 when a stage failed\n"
    "  notify test --workspace FILE [--target ID] [--json]\n"
    "      send a test to the targets of alarms, and say what cures what fails. Exit 1 when one failed\n"
    "  voltage --workspace FILE --device ID [--week DAY|YYYY-Www] [--weeks N] [--zone IANA] [--json]\n"
    "      a week of its voltage by EN 50160, phase by phase: pass, fail or inconclusive, with dips, swells\n"
    "      and interruptions. Left out, the newest week that is over; --weeks: with those before it; "
    "--zone:\n"
    "      where the transport names none, else UTC\n"
    "  watch (--workspace FILE | --demo) [--for SECONDS]\n"
    "      the fleet as a live table in the terminal");

int usage(const QString &what)
{
    complain(what + u" See meterdeckctl --help."_s);
    return exits::Usage;
}

/// Runs @p job's start() inside the event loop until it says finished().
template <typename Job>
int run(QCoreApplication &app, Job &job, const std::function<void()> &start)
{
    QObject::connect(&job, &Job::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    QTimer::singleShot(0, &app, start);
    app.exec();
    return job.exitStatus();
}

std::optional<QList<core::Command>> ordersFrom(const QCommandLineParser &parser, const QStringList &words)
{
    core::Command order;
    order.device = core::DeviceId(parser.value(u"device"_s));
    order.orderedBy = orderer();
    order.reason = parser.value(u"reason"_s);
    if (parser.isSet(u"window"_s)) {
        const auto window = secondsFrom(parser.value(u"window"_s));
        if (!window)
            return std::nullopt;
        order.window = *window;
    }
    QList<core::Command> orders;
    if (words.size() == 2 && words[0] == "relay"_L1 && (words[1] == "on"_L1 || words[1] == "off"_L1)) {
        order.id = core::newCommandId();
        order.name = u"relay"_s;
        order.value = words[1] == "on"_L1 ? 1 : 0;
        orders.append(order);
    } else if (words.size() >= 2 && words[0] == "interval"_L1) {
        for (const QString &word : words.mid(1)) {
            const auto parts = word.split(u'=');
            bool ok = false;
            const double ms = parts.size() == 2 ? parts[1].toDouble(&ok) : 0;
            if (!ok || parts[0].isEmpty())
                return std::nullopt;
            order.id = core::newCommandId();
            order.name = u"interval"_s;
            order.key = parts[0];
            order.value = ms;
            orders.append(order);
        }
    } else if (words.size() == 2 && words[0] == "set"_L1) {
        const auto parts = words[1].split(u'=');
        bool ok = parts.size() == 1;
        if (parts.size() == 2)
            order.value = parts[1].toDouble(&ok);
        if (!ok || parts.size() > 2 || parts[0].isEmpty())
            return std::nullopt;
        order.id = core::newCommandId();
        order.name = parts[0];
        order.typed = parser.value(u"typed"_s);
        orders.append(order);
    }
    return orders.isEmpty() ? std::nullopt : std::optional(orders);
}

/// The import asked for; nothing, with a @p complaint, when the words are wrong.
std::optional<engine::ImportRequest> importFrom(const QCommandLineParser &parser, const QStringList &words,
                                                QString *complaint)
{
    engine::ImportRequest request;
    request.what.kind = words.value(1);
    request.what.source = words.value(2);
    request.what.repair = parser.isSet(u"repair"_s);
    request.what.zone = parser.value(u"zone"_s).toUtf8();
    request.rejectsFile = parser.value(u"rejects"_s);
    request.preview = parser.isSet(u"preview"_s);
    request.resume = !parser.isSet(u"anew"_s);
    request.by = orderer();
    if (!imports::kinds().contains(request.what.kind)) {
        *complaint = u"import wants a kind: %1."_s.arg(imports::kinds().join(u", "_s));
        return std::nullopt;
    }
    if (words.size() != 3) {
        *complaint = u"import KIND FILE was expected."_s;
        return std::nullopt;
    }
    if (parser.isSet(u"month"_s)) {
        request.what.repairMonth = parser.value(u"month"_s).toInt();
        if (request.what.repairMonth < 1 || request.what.repairMonth > 12 || !request.what.repair) {
            *complaint = u"--month wants a number from 1 to 12, together with --repair."_s;
            return std::nullopt;
        }
    }
    return request;
}

/// The zone of --zone, else @p otherwise; nothing when it is none.
std::optional<QTimeZone> zoneFrom(const QCommandLineParser &parser, const QTimeZone &otherwise)
{
    if (!parser.isSet(u"zone"_s))
        return otherwise;
    // Qt takes other words for rules of their own.
    const QByteArray name = parser.value(u"zone"_s).toUtf8();
    if (!QTimeZone::isTimeZoneIdAvailable(name))
        return std::nullopt;
    const QTimeZone zone(name);
    return zone.isValid() ? std::optional(zone) : std::nullopt;
}

/// The time and rule of outages and indices; nothing, with a @p complaint, when the words are wrong.
std::optional<OutagesWanted> interruptionsFrom(const QCommandLineParser &parser, QString *complaint)
{
    OutagesWanted wanted;
    const auto from = timeFrom(parser.value(u"from"_s));
    const auto to = timeFrom(parser.value(u"to"_s));
    if (!from || !to || *to <= *from) {
        *complaint =
            u"--from and --to want ISO 8601 times such as 2026-01-02T03:04:05Z, the earlier one first."_s;
        return std::nullopt;
    }
    wanted.from = *from;
    wanted.to = *to;
    wanted.limitSustained = parser.isSet(u"limit-sustained"_s);
    if (parser.isSet(u"momentary"_s)) {
        const auto limit = secondsFrom(parser.value(u"momentary"_s));
        if (!limit || *limit < std::chrono::seconds(1)) {
            *complaint = u"--momentary wants a number of seconds."_s;
            return std::nullopt;
        }
        wanted.momentaryMost = std::chrono::duration_cast<std::chrono::seconds>(*limit);
    }
    const auto zone = zoneFrom(parser, wanted.zone);
    if (!zone) {
        *complaint = u"--zone wants a name such as Asia/Colombo."_s;
        return std::nullopt;
    }
    wanted.zone = *zone;
    return wanted;
}

/// The week of a device's voltage; nothing, with a @p complaint, when the words are wrong.
std::optional<VoltageWanted> voltageFrom(const QCommandLineParser &parser, QString *complaint)
{
    VoltageWanted wanted;
    wanted.device = core::DeviceId(parser.value(u"device"_s));
    const auto zone = zoneFrom(parser, QTimeZone::utc());
    if (parser.isSet(u"week"_s))
        wanted.week = weekFrom(parser.value(u"week"_s));
    if (parser.isSet(u"weeks"_s))
        wanted.weeks = parser.value(u"weeks"_s).toInt();
    if (wanted.device.isEmpty())
        *complaint = u"--device ID is missing."_s;
    else if (parser.isSet(u"week"_s) && !wanted.week.isValid())
        *complaint = u"--week wants a day such as 2026-03-04 or a week such as 2026-W10."_s;
    else if (wanted.weeks < 1 || wanted.weeks > 520)
        *complaint = u"--weeks wants a number from 1 to 520."_s;
    else if (!zone)
        *complaint = u"--zone wants a name such as Asia/Colombo."_s;
    if (!complaint->isEmpty())
        return std::nullopt;
    wanted.zone = *zone;
    return wanted;
}

/// The profiles shipped, and those beside the workspace when one is named.
int runScan(QCoreApplication &app, const QCommandLineParser &parser)
{
    QString complaint;
    const auto request = ScanCommand::requestFrom(parser, &complaint);
    if (!request)
        return usage(complaint);
    QStringList places;
    if (parser.isSet(u"workspace"_s)) {
        int exit = 0;
        const auto workspace = workspaceFrom(parser, &exit);
        if (!workspace)
            return exit;
        places = {u":/meterdeck/profiles"_s, QFileInfo(workspace->fileName).dir().filePath(u"profiles"_s)};
    }
    QList<core::Error> errors;
    const core::ProfileStore profiles = core::ProfileStore::load(places, &errors);
    for (const core::Error &error : std::as_const(errors))
        complain(error.toString());
    ScanCommand scan(*request, profiles.all(), parser.isSet(u"json"_s));
    return run(app, scan, [&] { scan.start(); });
}

/// The brokers of a workspace, or one of them.
int runTest(QCoreApplication &app, const QCommandLineParser &parser,
            std::optional<std::chrono::milliseconds> hearWithin)
{
    int exit = 0;
    const auto workspace = workspaceFrom(parser, &exit);
    if (!workspace)
        return exit;
    QList<core::Error> errors;
    const core::ProfileStore profiles = core::ProfileStore::load(
        {u":/meterdeck/profiles"_s, QFileInfo(workspace->fileName).dir().filePath(u"profiles"_s)}, &errors);
    for (const core::Error &error : std::as_const(errors))
        complain(error.toString());
    TestCommand test(*workspace, profiles.all(), hearWithin, parser.isSet(u"json"_s));
    if (const auto chosen = test.choose(parser.value(u"transport"_s)); !chosen) {
        complain(chosen.error().toString());
        return exits::Failed;
    }
    return run(app, test, [&] { test.start(); });
}

/// A test to the targets of alarms, or to one of them.
int runNotifyTest(QCoreApplication &app, const QCommandLineParser &parser, const QStringList &words)
{
    if (words.value(1) != "test"_L1 || words.size() != 2)
        return usage(u"notify test was expected."_s);
    int exit = 0;
    const auto workspace = workspaceFrom(parser, &exit);
    if (!workspace)
        return exit;
    NotifyCommand notifyCommand(*workspace, parser.isSet(u"json"_s));
    if (const auto chosen = notifyCommand.choose(parser.value(u"target"_s)); !chosen) {
        complain(chosen.error().toString());
        return exits::Failed;
    }
    return run(app, notifyCommand, [&] { notifyCommand.start(); });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"meterdeckctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(METERDECK_VERSION));

    // Payloads may look like options, so these words are not for the parser.
    if (app.arguments().value(1) == "profile"_L1)
        return checkProfileFile(app.arguments().mid(2));

    QCommandLineParser parser;
    parser.setApplicationDescription(Usage);
    parser.addHelpOption();
    parser.addVersionOption();
    for (const auto &option :
         {u"workspace"_s, u"for"_s,     u"device"_s, u"window"_s,    u"reason"_s, u"typed"_s, u"from"_s,
          u"to"_s,        u"out"_s,     u"port"_s,   u"baud"_s,      u"parity"_s, u"units"_s, u"transport"_s,
          u"zone"_s,      u"rejects"_s, u"month"_s,  u"momentary"_s, u"target"_s, u"week"_s,  u"weeks"_s})
        parser.addOption(QCommandLineOption(option, QString(), u"value"_s));
    parser.addOption(QCommandLineOption(u"json"_s));
    parser.addOption(QCommandLineOption(u"thorough"_s));
    parser.addOption(QCommandLineOption(u"limit-sustained"_s));
    parser.addOption(QCommandLineOption(u"demo"_s));
    parser.addOption(QCommandLineOption(u"preview"_s));
    parser.addOption(QCommandLineOption(u"anew"_s));
    parser.addOption(QCommandLineOption(u"repair"_s));
    parser.addOption(QCommandLineOption(u"file"_s));
    parser.addOption(QCommandLineOption(u"forget"_s));
    parser.addPositionalArgument(u"subcommand"_s, QString());
    if (!parser.parse(app.arguments()))
        return usage(parser.errorText() + u'.');
    if (parser.isSet(u"help"_s)) {
        say(Usage);
        return exits::Done;
    }
    if (parser.isSet(u"version"_s))
        parser.showVersion();

    const QStringList words = parser.positionalArguments();
    const QString subcommand = words.value(0);
    std::optional<std::chrono::milliseconds> duration;
    if (parser.isSet(u"for"_s)) {
        duration = secondsFrom(parser.value(u"for"_s));
        if (!duration)
            return usage(u"--for wants a number of seconds."_s);
    }

    if (subcommand == "watch"_L1 && parser.isSet(u"demo"_s)) {
        WatchCommand watch(duration);
        return run(app, watch, [&] { watch.startDemo(); });
    }
    if (subcommand == "scan"_L1)
        return runScan(app, parser);
    if (subcommand == "notify"_L1)
        return runNotifyTest(app, parser, words);
    if (subcommand == "test"_L1)
        return runTest(app, parser, duration);
    if (!QStringList{u"collect"_s, u"command"_s, u"export"_s, u"devices"_s, u"watch"_s, u"import"_s,
                     u"outages"_s, u"indices"_s, u"credential"_s, u"voltage"_s}
             .contains(subcommand))
        return usage(subcommand.isEmpty() ? u"A subcommand is missing."_s
                                          : u"There is no subcommand %1."_s.arg(subcommand));

    // What is wrong with the words comes before what is wrong with the file.
    std::optional<QList<core::Command>> orders;
    std::optional<core::UtcTime> from;
    std::optional<core::UtcTime> to;
    if (subcommand == "command"_L1) {
        if (!parser.isSet(u"device"_s))
            return usage(u"--device ID is missing."_s);
        orders = ordersFrom(parser, words.mid(1));
        if (!orders)
            return usage(
                u"relay on, relay off, interval KEY=MILLISECONDS, or set ORDER[=VALUE] was expected."_s);
    } else if (subcommand == "export"_L1) {
        from = timeFrom(parser.value(u"from"_s));
        to = timeFrom(parser.value(u"to"_s));
        if (words.value(1) != "readings"_L1)
            return usage(u"export readings was expected."_s);
        if (!from || !to || *to < *from)
            return usage(
                u"--from and --to want ISO 8601 times such as 2026-01-02T03:04:05Z, the earlier one first."_s);
        if (!parser.isSet(u"out"_s))
            return usage(u"--out FILE is missing."_s);
    }

    if (subcommand == "credential"_L1 && !(parser.isSet(u"transport"_s) && parser.isSet(u"device"_s)))
        return usage(u"credential wants --transport ID and --device ID."_s);

    std::optional<OutagesWanted> interruptions;
    if (subcommand == "outages"_L1 || subcommand == "indices"_L1) {
        QString complaint;
        interruptions = interruptionsFrom(parser, &complaint);
        if (!interruptions)
            return usage(complaint);
        if (subcommand == "outages"_L1 && !parser.isSet(u"out"_s))
            return usage(u"--out FILE is missing."_s);
    }

    std::optional<VoltageWanted> voltage;
    if (subcommand == "voltage"_L1) {
        QString complaint;
        voltage = voltageFrom(parser, &complaint);
        if (!voltage)
            return usage(complaint);
    }

    std::optional<engine::ImportRequest> wanted;
    if (subcommand == "import"_L1) {
        QString complaint;
        wanted = importFrom(parser, words, &complaint);
        if (!wanted)
            return usage(complaint);
    }

    int exit = 0;
    const auto workspace = workspaceFrom(parser, &exit);
    if (!workspace)
        return exit;
    if (subcommand == "import"_L1) {
        wanted->databasePath = workspace->database.path;
        ImportCommand import(*wanted, parser.isSet(u"json"_s));
        return run(app, import, [&] { import.start(); });
    }
    if (subcommand == "credential"_L1) {
        CredentialCommand credential(*workspace, core::TransportId(parser.value(u"transport"_s)),
                                     parser.value(u"device"_s), parser.isSet(u"file"_s),
                                     parser.isSet(u"forget"_s));
        return run(app, credential, [&] { credential.start(); });
    }
    if (subcommand == "outages"_L1)
        return writeOutages(*workspace, *interruptions, parser.value(u"out"_s));
    if (subcommand == "indices"_L1)
        return printIndices(*workspace, *interruptions, parser.isSet(u"json"_s));
    if (subcommand == "voltage"_L1)
        return printVoltage(*workspace, *voltage, parser.isSet(u"json"_s));
    if (subcommand == "collect"_L1) {
        CollectCommand collect(*workspace, duration, parser.isSet(u"json"_s));
        return run(app, collect, [&] { collect.start(); });
    }
    if (subcommand == "command"_L1) {
        OrderCommand order(*workspace, *orders);
        return run(app, order, [&] { order.start(); });
    }
    if (subcommand == "export"_L1)
        return exportReadings(*workspace, *from, *to, core::DeviceId(parser.value(u"device"_s)),
                              parser.value(u"out"_s));
    if (subcommand == "devices"_L1)
        return listDevices(*workspace, parser.isSet(u"json"_s));
    WatchCommand watch(duration);
    return run(app, watch, [&] { watch.startWorkspace(*workspace); });
}
