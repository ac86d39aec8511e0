// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/secrets.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QPointer>
#include <QSaveFile>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qint64 LargestFile = 256 * 1024;
constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

core::Error othersMayRead(const QString &file)
{
    return {core::ErrorCode::PermissionDenied, file,
            u"the file of secrets is not read, because others than its owner may read it"_s,
            u"chmod 600 \"%1\", and change the secrets that stood in it."_s.arg(file)};
}

/// Where nobody but the owner can read it. Windows has other rights, and always a key ring.
[[maybe_unused]] bool isPrivate(const QFileDevice &file)
{
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    return !(file.permissions() & others);
}

/// The object of a file of secrets; empty when there is none. Errors: PermissionDenied, BadInput, Io.
core::Result<QJsonObject> load(const QString &name)
{
#ifdef Q_OS_WIN
    return QJsonObject{};
#else
    QFile file(name);
    if (!file.exists())
        return QJsonObject{};
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorCode::PermissionDenied, name, file.errorString(), {}};
    if (!isPrivate(file))
        return othersMayRead(name);
    const QJsonDocument document = QJsonDocument::fromJson(file.read(LargestFile));
    if (!document.isObject())
        return core::Error{core::ErrorCode::BadInput, name, u"the file of secrets is no JSON object"_s,
                           u"Mend it, or delete it and type the secrets again."_s};
    return document.object();
#endif
}

QString entryOf(const core::TransportSettings &transport, const QString &name)
{
    return transport.id.toString() + u'/' + name;
}

} // namespace

const QString Secrets::Password = u"PASSWORD"_s;
const QString Secrets::Token = u"TOKEN"_s;
const QString Secrets::Key = u"KEY"_s;

void SessionSecrets::set(const QString &key, const QString &value)
{
    if (value.isEmpty())
        m_values.remove(key);
    else
        m_values.insert(key, value);
}

/// Brings an answer from whatever thread to the thread of its owner, or to nobody when that is gone.
class Secrets::Mailbox
{
public:
    explicit Mailbox(QObject *owner) : m_owner(owner) {}
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_owner = nullptr;
    }
    void post(const std::function<void()> &what)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_owner)
            QMetaObject::invokeMethod(m_owner, what, Qt::QueuedConnection);
    }

private:
    QMutex m_mutex;
    QObject *m_owner;
};

Secrets::Secrets(const QString &workspaceFile, QObject *parent) : Secrets(workspaceFile, Options{}, parent) {}

Secrets::Secrets(const QString &workspaceFile, const Options &options, QObject *parent)
    : QObject(parent)
    , m_workspaceFile(QFileInfo(workspaceFile).absoluteFilePath())
    , m_options(options)
    , m_mailbox(std::make_shared<Mailbox>(this))
{
    if (!m_options.keyRing)
        m_options.keyRing = KeyRing::ofSystem();
}

Secrets::~Secrets() { m_mailbox->close(); }

QStringList Secrets::neededBy(const core::TransportSettings &transport)
{
    if (transport.type == "mqtt"_L1 || transport.type == "mesh-backend"_L1)
        return transport.user.isEmpty() ? QStringList{} : QStringList{Password};
    if (transport.type == "thingsboard"_L1)
        return {transport.apiKey ? Key : Password};
    if (transport.type == "mesh-http"_L1 && transport.host != "localhost"_L1 &&
        !QHostAddress(transport.host).isLoopback())
        return {Token};
    return {};
}

bool Secrets::waitsFor(const core::TransportSettings &transport) { return transport.type != "mesh-http"_L1; }

bool Secrets::isRefusal(const core::Error &error)
{
    // An error has no code of its own for it; the words are those of the transports, held by their tests.
    return error.code == core::ErrorCode::Refused &&
           (error.detail.contains("wrong user or password"_L1) || error.detail.contains("answered 401"_L1) ||
            error.detail.contains("does not accept the login"_L1));
}

QString Secrets::keyOf(const core::TransportSettings &transport, const QString &name) const
{
    const QByteArray place =
        QCryptographicHash::hash(m_workspaceFile.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QString::fromLatin1(place) + u'/' + entryOf(transport, name);
}

QString Secrets::fileName() const
{
    const QFileInfo file(m_workspaceFile);
    return file.absolutePath() + u'/' + file.completeBaseName() + ".secrets.json"_L1;
}

Secret Secrets::readAtOnce(const core::TransportSettings &transport, const QString &name) const
{
    const QByteArray variable = transport.secretVariable(name).toLatin1();
    if (qEnvironmentVariableIsSet(variable.constData()))
        return {qEnvironmentVariable(variable.constData()), SecretPlace::Environment, {}};
    if (m_options.session) {
        const QString typed = m_options.session->value(keyOf(transport, name));
        if (!typed.isEmpty())
            return {typed, SecretPlace::Session, {}};
    }
    return {};
}

void Secrets::read(const core::TransportSettings &transport, const QString &name, QObject *context,
                   std::function<void(const Secret &)> answer)
{
    if (const Secret known = readAtOnce(transport, name); known.isKnown()) {
        answer(known);
        return;
    }
    if (!hasKeyRing()) {
        answer(readFile(transport, name));
        return;
    }
    ask(
        m_options.readWithin, context,
        [ring = m_options.keyRing, key = keyOf(transport, name)](const KeyRing::Found &found) {
            ring->read(key, found);
        },
        [this, transport, name, answer = std::move(answer)](const core::Result<QString> &found) {
            if (found && !found->isEmpty()) {
                answer({*found, SecretPlace::KeyRing, {}});
                return;
            }
            Secret kept = readFile(transport, name);
            if (!kept.isKnown() && !kept.trouble && !found &&
                found.error().code != core::ErrorCode::NotFound &&
                found.error().code != core::ErrorCode::Unsupported)
                kept.trouble = found.error();
            answer(kept);
        });
}

void Secrets::keep(const core::TransportSettings &transport, const QString &name, const QString &value,
                   SecretPlace place, QObject *context,
                   std::function<void(const core::Result<void> &)> answer)
{
    switch (place) {
    case SecretPlace::Nowhere:
    case SecretPlace::Environment:
        answer(core::Error{core::ErrorCode::Unsupported, transport.secretVariable(name),
                           u"a program cannot keep anything in its environment"_s,
                           u"Set the variable where the program is started."_s});
        return;
    case SecretPlace::Session:
        if (m_options.session)
            m_options.session->set(keyOf(transport, name), value);
        answer({});
        return;
    case SecretPlace::File:
        answer(writeFile(transport, name, value));
        return;
    case SecretPlace::KeyRing:
        break;
    }
    ask(
        m_options.writeWithin, context,
        [ring = m_options.keyRing, key = keyOf(transport, name), value](const KeyRing::Found &found) {
            ring->write(key, value, [found](const core::Result<void> &done) {
                found(done ? core::Result<QString>(QString()) : core::Result<QString>(done.error()));
            });
        },
        [answer = std::move(answer)](const core::Result<QString> &done) {
            answer(done ? core::Result<void>() : core::Result<void>(done.error()));
        });
}

void Secrets::ask(std::chrono::milliseconds within, QObject *context,
                  const std::function<void(const KeyRing::Found &)> &question, KeyRing::Found answer)
{
    // Whoever comes first, the answer or the limit, empties it; then the other finds nobody.
    auto waiting = std::make_shared<KeyRing::Found>(std::move(answer));
    const auto end = [waiting, context = QPointer<QObject>(context)](const core::Result<QString> &found) {
        const KeyRing::Found told = std::exchange(*waiting, nullptr);
        if (told && context)
            told(found);
    };
    QTimer::singleShot(within, this, [end, within] {
        end(core::Error{core::ErrorCode::Timeout, u"key ring"_s,
                        u"it did not answer within %1 s"_s.arg(double(within.count()) / 1000.),
                        u"Unlock the key ring, or give the secret by the environment variable."_s});
    });
    question([box = m_mailbox, end](const core::Result<QString> &found) {
        box->post([end, found] { end(found); });
    });
}

Secret Secrets::readFile(const core::TransportSettings &transport, const QString &name) const
{
    const auto all = load(fileName());
    if (!all)
        return {{}, SecretPlace::Nowhere, all.error()};
    const QString value = all->value(entryOf(transport, name)).toString();
    return value.isEmpty() ? Secret{} : Secret{value, SecretPlace::File, {}};
}

core::Result<void> Secrets::writeFile(const core::TransportSettings &transport, const QString &name,
                                      const QString &value) const
{
#ifdef Q_OS_WIN
    Q_UNUSED(value)
    return core::Error{core::ErrorCode::Unsupported,
                       fileName(),
                       u"on Windows secrets are kept in the credential store"_s,
                       {}};
#else
    auto all = load(fileName());
    if (!all)
        return all.error();
    if (value.isEmpty() && !all->contains(entryOf(transport, name)))
        return {};
    if (value.isEmpty())
        all->remove(entryOf(transport, name));
    else
        all->insert(entryOf(transport, name), value);
    QSaveFile file(fileName());
    // Its rights are made narrow before there is anything to read.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(OwnerOnly) ||
        file.write(QJsonDocument(*all).toJson()) < 0 || !file.commit())
        return core::Error{core::ErrorCode::Io, fileName(), file.errorString(), {}};
    return {};
#endif
}

} // namespace engine
