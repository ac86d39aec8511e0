// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deviceregister.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype LongestReference = 60;

QByteArray freshSalt()
{
    QByteArray salt(32, Qt::Uninitialized);
    auto *words = reinterpret_cast<quint32 *>(salt.data());
    QRandomGenerator::system()->fillRange(words, salt.size() / qsizetype(sizeof(quint32)));
    return salt;
}

} // namespace

const QString DeviceRegister::Part = u"credentials"_s;

bool DeviceRegister::isReference(const QString &reference)
{
    return !reference.isEmpty() && reference.size() <= LongestReference &&
           std::ranges::all_of(reference, [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
           });
}

QString DeviceRegister::referenceFor(const QString &device, const QStringList &taken)
{
    QString plain;
    for (const QChar c : device.toUpper().left(LongestReference - 10))
        plain += isReference(c) ? c : QChar(u'_');
    if (plain.isEmpty())
        plain = u"X"_s;
    QString reference = plain;
    for (int number = 2; taken.contains(reference); ++number)
        reference = plain + u'_' + QString::number(number);
    return reference;
}

QString DeviceRegister::secretName(const QString &reference) { return u"DEVICE_"_s + reference; }

DeviceRegister::DeviceRegister(Secrets &secrets, const core::Workspace &workspace, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_salt(freshSalt())
{
    const QJsonObject part = workspace.part(Part);
    for (const core::TransportSettings &transport : workspace.transports) {
        if (transport.type != "thingsboard"_L1)
            continue;
        const QJsonObject devices = part.value(transport.id.toString()).toObject();
        for (auto it = devices.begin(); it != devices.end(); ++it) {
            if (isReference(it.value().toString()))
                m_entries.enqueue({transport, it.key(), it.value().toString()});
        }
    }
}

void DeviceRegister::check() { askNext(); }

void DeviceRegister::askNext()
{
    if (m_entries.isEmpty()) {
        compare();
        return;
    }
    const Entry entry = m_entries.dequeue();
    m_secrets.read(entry.transport, secretName(entry.reference), this, [this, entry](const Secret &secret) {
        take(entry, secret);
        // Not at once: answers of the environment come within the question.
        QMetaObject::invokeMethod(this, &DeviceRegister::askNext, Qt::QueuedConnection);
    });
}

void DeviceRegister::take(const Entry &entry, const Secret &secret)
{
    if (secret.isKnown()) {
        const QByteArray hash =
            QMessageAuthenticationCode::hash(secret.value.toUtf8(), m_salt, QCryptographicHash::Sha256);
        m_devices[{entry.transport.id, hash}].append(entry.device);
        return;
    }
    if (m_missing++ == 0) {
        m_firstMissing = u"device %1: no credentials are known under %2"_s.arg(
            entry.device, entry.transport.secretVariable(secretName(entry.reference)));
        if (secret.trouble)
            m_firstMissing += u" ("_s + secret.trouble->detail + u')';
    }
    // A key ring that does not answer would be waited for once for each device.
    if (secret.trouble && secret.trouble->code == core::ErrorCode::Timeout) {
        m_missing += m_entries.size();
        m_entries.clear();
    }
}

void DeviceRegister::compare()
{
    for (auto it = m_devices.cbegin(); it != m_devices.cend(); ++it) {
        QStringList devices = it.value();
        devices.sort();
        if (devices.size() > 1)
            emit twinsFound(it.key().first, devices);
    }
    m_devices.clear();
    if (m_missing > 0) {
        emit problem(
            {core::ErrorCode::NotFound, u"register of credentials"_s,
             m_missing == 1 ? m_firstMissing : u"%1, and %2 more"_s.arg(m_firstMissing).arg(m_missing - 1),
             u"Enter them with meterdeckctl credential, or take the devices out of the register."_s});
    }
    emit finished();
}

} // namespace engine
