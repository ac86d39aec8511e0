// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deviceregister.h"
#include "engineprivate.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace engine {

void Engine::Private::gatherSecrets()
{
    // Counted first, so that answers that come at once do not begin before all were asked for.
    ++secretsAsked;
    for (const core::TransportSettings &settings : std::as_const(workspace.transports)) {
        const QStringList needed = Secrets::neededBy(settings);
        QStringList names = needed + optionalSecrets(settings);
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            const bool isNeeded = needed.contains(name);
            ++secretsAsked;
            secrets.read(settings, name, q, [this, settings, name, isNeeded](const Secret &secret) {
                if (secret.isKnown())
                    gathered.insert(secrets.keyOf(settings, name), secret.value);
                else if (secret.trouble)
                    missingSecrets.append(*secret.trouble);
                if (!secret.isKnown() && isNeeded)
                    missSecret(settings, name);
                --secretsAsked;
                if (openedWith)
                    beginWith(*openedWith);
            });
        }
    }
    --secretsAsked;
}

void Engine::Private::missSecret(const core::TransportSettings &settings, const QString &name)
{
    const bool isKey = name != Secrets::Password;
    const core::Error missing{
        core::ErrorCode::NotFound, u"transport "_s + settings.id.toString(),
        u"no %1 is known for it"_s.arg(name == Secrets::Token ? u"token"_s
                                       : isKey                ? u"API key"_s
                                                              : u"password"_s),
        u"Set the environment variable %1, or type it in the dialog of this transport."_s.arg(
            settings.secretVariable(name))};
    wanted.insert(settings.id, {name, missing});
    // A sink is open without its token too; the others wait, and say so themselves.
    if (!Secrets::waitsFor(settings))
        missingSecrets.append(missing);
}

void Engine::Private::checkRegister()
{
    auto *credentials = new DeviceRegister(secrets, workspace, q);
    connect(credentials, &DeviceRegister::problem, q, &Engine::problem);
    connect(credentials, &DeviceRegister::finished, credentials, &QObject::deleteLater);
    connect(credentials, &DeviceRegister::twinsFound, q,
            [this](const core::TransportId &transport, const QStringList &twins) {
                TransportLine *line = lineOf(transport);
                if (!line || state != State::Running)
                    return;
                line->keepTwins(twins);
                auto batch = std::make_shared<core::Batch>();
                batch->events.append(core::Event{
                    clock->now(),
                    core::DeviceId(twins.last()),
                    transport,
                    u"same-identity"_s,
                    {{u"by"_s, u"credentials"_s}, {u"devices"_s, QJsonArray::fromStringList(twins)}}});
                QMetaObject::invokeMethod(
                    writer, [writer = writer, batch] { writer->append(batch); }, Qt::QueuedConnection);
                emit q->eventHappened(batch->events.first());
                emit q->transportChanged(transport);
            });
    credentials->check();
}

void Engine::Private::beginWith(const historian::OpenReport &report)
{
    if (state != State::Opening)
        return;
    if (secretsAsked > 0) {
        openedWith = report;
        return;
    }
    const historian::OpenReport with = report; // it may be the one that is let go of
    openedWith.reset();
    startLines(with);
    for (const core::Error &error : std::as_const(missingSecrets))
        emit q->problem(error);
}

} // namespace engine
