// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilecommand.h"

#include "arguments.h"
#include "core/jsonschema.h"
#include "core/workspace.h"
#include "mqtt/payloadcodec.h"
#include "mqtt/profilecheck.h"
#include "profilecheck.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostBytes = 4 * 1024 * 1024;

struct Sample
{
    QString topic;
    QByteArray payload;
    bool retained = false;
};

struct Request
{
    QString file;
    QList<Sample> samples;
    QString zone; ///< of device times that name none
};

/// The bytes of a PAYLOAD word; complains and gives nothing when its file cannot be read.
std::optional<QByteArray> payloadFrom(const QString &word)
{
    if (!word.startsWith(u'@'))
        return word.toUtf8();
    auto bytes = core::readFile(word.mid(1), MostBytes);
    if (!bytes) {
        complain(bytes.error().toString());
        return std::nullopt;
    }
    return std::move(*bytes);
}

/// Options are read by hand: a payload may begin with a minus, as "-5.2" does.
std::optional<Request> requestFrom(const QStringList &words, QString *complaint)
{
    Request request;
    if (words.value(0) != "check"_L1) {
        *complaint = u"profile check FILE was expected."_s;
        return std::nullopt;
    }
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == "--sample"_L1 || word == "--retained"_L1) {
            const auto payload = i + 2 < words.size() ? payloadFrom(words[i + 2]) : std::nullopt;
            if (!payload) {
                *complaint = u"%1 TOPIC PAYLOAD was expected."_s.arg(word);
                return std::nullopt;
            }
            request.samples.append({words[i + 1], *payload, word == "--retained"_L1});
            i += 2;
        } else if (word == "--zone"_L1) {
            request.zone = words.value(++i);
            if (!QTimeZone(request.zone.toLatin1()).isValid()) {
                *complaint = u"--zone wants the name of a time zone such as Asia/Kolkata."_s;
                return std::nullopt;
            }
        } else if (word.startsWith("--"_L1)) {
            *complaint = u"Unknown option %1."_s.arg(word);
            return std::nullopt;
        } else if (request.file.isEmpty()) {
            request.file = word;
        } else {
            *complaint = u"%1 is one word too many; a payload with blanks wants quotes."_s.arg(word);
            return std::nullopt;
        }
    }
    if (request.file.isEmpty()) {
        *complaint = u"profile check FILE: the file is missing."_s;
        return std::nullopt;
    }
    return request;
}

QString timeText(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

using Row = std::array<QString, 7>;

void sayTable(const QList<Row> &rows)
{
    std::array<qsizetype, std::tuple_size_v<Row>> widths{};
    for (const Row &row : rows) {
        for (size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    for (const Row &row : rows) {
        QString line;
        for (size_t i = 0; i < row.size(); ++i)
            line += u"  "_s + row[i].leftJustified(widths[i]);
        while (line.endsWith(u' '))
            line.chop(1);
        say(line);
    }
}

void sayBatch(const core::Batch &batch, const core::SeriesTable &table)
{
    if (!batch.readings.isEmpty()) {
        QList<Row> rows{{u"device"_s, u"quantity"_s, u"channel"_s, u"value"_s, u"unit"_s, u"quality"_s,
                         u"measured at"_s}};
        for (const core::Reading &reading : batch.readings) {
            const core::Series &series = table.at(reading.series);
            rows.append(
                {series.device.toString(), core::quantityName(series.quantity),
                 series.channel.isEmpty() ? u"-"_s : series.channel,
                 reading.value ? QString::number(*reading.value, 'g', 12) : u"none"_s,
                 core::quantityUnit(series.quantity), core::qualityName(reading.quality),
                 reading.measuredAt == reading.receivedAt ? u"on arrival"_s : timeText(reading.measuredAt)});
        }
        sayTable(rows);
    }
    for (const core::Event &event : batch.events) {
        say(u"  event %1%2: %3"_s.arg(
            event.kind, event.device.isEmpty() ? QString() : u" of "_s + event.device.toString(),
            QString::fromUtf8(QJsonDocument(event.detail).toJson(QJsonDocument::Compact))));
    }
    for (const core::Reject &reject : batch.rejects)
        say(u"  rejected, %1: %2"_s.arg(reject.reason, reject.detail));
    if (batch.readings.isEmpty() && batch.events.isEmpty() && batch.rejects.isEmpty())
        say(u"  nothing: the profile reads no value from it"_s);
}

void trySamples(const Request &request, const core::ProfilePtr &profile)
{
    auto table = std::make_shared<core::SeriesTable>();
    core::TransportSettings transport;
    transport.id = core::TransportId(u"sample"_s);
    mqtt::CodecSettings settings;
    settings.zone = request.zone;
    for (const QString &name : mqtt::keyNames({profile}))
        settings.keys.insert(name,
                             qEnvironmentVariable(qPrintable(transport.secretVariable(name.toUpper()))));
    mqtt::PayloadCodec codec(transport.id, {profile}, table, settings);
    const core::SystemClock clock;
    for (const Sample &sample : request.samples) {
        say(u"%1, %2 bytes%3"_s.arg(sample.topic)
                .arg(sample.payload.size())
                .arg(sample.retained ? u", retained"_s : QString()));
        core::Batch batch;
        codec.decode(sample.topic.toStdString(), sample.payload, sample.retained,
                     {clock.now(), clock.steady()}, batch);
        sayBatch(batch, *table);
    }
}

} // namespace

int checkProfileFile(const QStringList &words)
{
    QString complaint;
    const auto request = requestFrom(words, &complaint);
    if (!request) {
        complain(complaint + u" See meterdeckctl --help."_s);
        return exits::Usage;
    }
    const auto text = core::readFile(request->file, MostBytes);
    const auto document =
        text ? core::parseJsonObject(*text, request->file) : core::Result<QJsonObject>(text.error());
    const auto profile = document ? core::ProfileStore::parse(*text, request->file)
                                  : core::Result<core::ProfilePtr>(document.error());
    if (!profile) {
        complain(profile.error().toString());
        return exits::Failed;
    }
    const core::Profile &family = **profile;
    if (!request->samples.isEmpty() && family.codec != "mqtt"_L1) {
        complain(
            u"--sample is for profiles of the codec mqtt, and %1 has another."_s.arg(family.id.toString()));
        return exits::Usage;
    }
    const ProfileFindings findings = checkProfile(*document, *profile);
    for (const ProfileFinding &finding : findings.list()) {
        const QString line =
            u"%1: key %2: %3. %4"_s.arg(request->file, finding.key, finding.what, finding.cure);
        if (finding.wrong)
            complain(line);
        else
            say(u"note: "_s + line);
    }
    if (findings.isAnyWrong())
        return exits::Failed;
    say(u"%1: profile %2, version %3, codec %4: fine"_s.arg(request->file, family.id.toString())
            .arg(family.version)
            .arg(family.codec));
    trySamples(*request, *profile);
    return exits::Done;
}
