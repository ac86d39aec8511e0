// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineprivate.h"
#include "meshweb/meshbackendtransport.h"
#include "meshweb/meshhttptransport.h"
#include "mqtt/payloadcodec.h"
#include "mqtt/profilecheck.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The topic under which profiles say what a text of the mesh means, whatever way it came.
constexpr std::string_view MeshTopic = "data";

/// The name of the secret that opens what a profile calls @p key.
QString keySecret(const QString &key) { return Secrets::Key + u'_' + key.toUpper(); }

/// What the profiles say of a text, as a function: the module of the web knows no codec.
meshweb::Decoder decoderOf(std::shared_ptr<mqtt::PayloadCodec> codec)
{
    return [codec = std::move(codec)](const QByteArray &text, core::UtcTime at, core::SteadyTime steady,
                                      core::Batch &out) {
        codec->decode(MeshTopic, text, false, {at, steady}, out);
    };
}

} // namespace

QList<core::ProfilePtr> Engine::Private::mqttProfiles(const core::TransportSettings &settings) const
{
    QList<core::ProfilePtr> found;
    for (const core::ProfileId &id : settings.profiles) {
        const core::ProfilePtr profile = profiles.find(id);
        if (profile && profile->codec == "mqtt"_L1)
            found.append(profile);
    }
    return found;
}

QStringList Engine::Private::optionalSecrets(const core::TransportSettings &settings) const
{
    if (settings.type != "mqtt"_L1 && settings.type != "mesh-http"_L1 && settings.type != "mesh-backend"_L1)
        return {};
    QStringList names;
    if (settings.type == "mesh-http"_L1)
        names.append(Secrets::Token);
    for (const QString &key : mqtt::keyNames(mqttProfiles(settings)))
        names.append(keySecret(key));
    return names;
}

QMap<QString, QString> Engine::Private::payloadKeys(const core::TransportSettings &settings)
{
    QMap<QString, QString> keys;
    for (const QString &key : mqtt::keyNames(mqttProfiles(settings))) {
        if (const QString value = secret(settings, keySecret(key)); !value.isEmpty())
            keys.insert(key, value);
    }
    return keys;
}

meshweb::Decoder Engine::Private::meshDecoder(const core::TransportSettings &settings)
{
    const QList<core::ProfilePtr> found = mqttProfiles(settings);
    for (const core::ProfileId &id : settings.profiles) {
        if (std::none_of(found.begin(), found.end(),
                         [&id](const auto &profile) { return profile->id == id; }))
            emit q->problem(
                {core::ErrorCode::NotFound, u"transport "_s + settings.id.toString(),
                 u"there is no profile \"%1\" for it"_s.arg(id.toString()),
                 u"Put its file into the folder \"profiles\" beside the workspace, or correct the id."_s});
    }
    mqtt::CodecSettings told;
    told.zone = settings.zone;
    told.keys = payloadKeys(settings);
    return decoderOf(std::make_shared<mqtt::PayloadCodec>(settings.id, found, series, told));
}

std::unique_ptr<core::Transport> Engine::Private::makeMeshHttp(const core::TransportSettings &settings,
                                                               const historian::OpenReport &report)
{
    meshweb::MeshHttpOptions told;
    told.token = secret(settings, Secrets::Token);
    told.knownMarks = report.marks.value(settings.id);
    told.dropDoubles = options.dropDuplicates;
    return std::make_unique<meshweb::MeshHttpTransport>(settings, meshDecoder(settings), clock, told);
}

std::unique_ptr<core::Transport> Engine::Private::makeMeshBackend(const core::TransportSettings &settings,
                                                                  const historian::OpenReport &report)
{
    meshweb::MeshBackendOptions told;
    told.password = secret(settings, Secrets::Password);
    told.knownMarks = report.marks.value(settings.id);
    told.lastReceived = report.lastReceived.value(settings.id);
    told.dropDoubles = options.dropDuplicates;
    core::TransportSettings resolved = settings;
    for (QString *file : {&resolved.tls.ca, &resolved.tls.certificate, &resolved.tls.key})
        *file = workspace.absolute(*file);
    return std::make_unique<meshweb::MeshBackendTransport>(resolved, meshDecoder(settings), clock, told);
}

} // namespace engine
