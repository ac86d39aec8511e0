// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentialcommand.h"

#include "arguments.h"

#include "engine/deviceregister.h"

#include <QFile>

using namespace Qt::StringLiterals;
using engine::DeviceRegister;

namespace {

constexpr qint64 LongestSecret = 4096; // bytes; X.509 certificates are no secret

}

CredentialCommand::CredentialCommand(core::Workspace workspace, core::TransportId transport, QString device,
                                     bool inFile, bool forget)
    : m_workspace(std::move(workspace))
    , m_transport(std::move(transport))
    , m_device(std::move(device))
    , m_inFile(inFile)
    , m_forget(forget)
{}

void CredentialCommand::start()
{
    const core::TransportSettings *transport = m_workspace.transport(m_transport);
    if (!transport || transport->type != "thingsboard"_L1) {
        fail({core::ErrorCode::NotFound,
              m_workspace.fileName,
              u"there is no transport \"%1\" that reads a ThingsBoard server"_s.arg(m_transport.toString()),
              {}});
        return;
    }
    m_secrets = std::make_unique<engine::Secrets>(m_workspace.fileName);
    if (m_forget) {
        keep({});
        return;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        fail({core::ErrorCode::Io, u"standard input"_s, input.errorString(), {}});
        return;
    }
    const QString value = QString::fromUtf8(input.readLine(LongestSecret + 1)).trimmed();
    if (value.isEmpty() || value.size() > LongestSecret) {
        fail(
            {core::ErrorCode::BadInput, u"standard input"_s,
             u"one line with the device's credentials was expected"_s,
             u"An access token, or client id, user and password in one line; write them alike for all devices."_s});
        return;
    }
    keep(value);
}

void CredentialCommand::keep(const QString &value)
{
    const QJsonObject devices =
        m_workspace.part(DeviceRegister::Part).value(m_transport.toString()).toObject();
    QString reference = devices.value(m_device).toString();
    if (reference.isEmpty() && m_forget) {
        fail({core::ErrorCode::NotFound,
              m_workspace.fileName,
              u"device \"%1\" is not in the register"_s.arg(m_device),
              {}});
        return;
    }
    if (reference.isEmpty()) {
        QStringList taken;
        for (const auto &other : devices)
            taken.append(other.toString());
        reference = DeviceRegister::referenceFor(m_device, taken);
    }
    m_secrets->keep(
        *m_workspace.transport(m_transport), DeviceRegister::secretName(reference), value,
        m_inFile ? engine::SecretPlace::File : engine::SecretPlace::KeyRing, this,
        [this, reference](const core::Result<void> &kept) {
            if (!kept) {
                core::Error error = kept.error();
                if (!m_inFile)
                    error.remedy =
                        u"With --file they are kept in a file beside the workspace that only you can read."_s;
                fail(error);
                return;
            }
            if (const auto entered = enter(m_forget ? QString() : reference); !entered) {
                fail(entered.error());
                return;
            }
            say(m_forget ? u"%1: forgotten"_s.arg(m_device) : u"%1: kept as %2"_s.arg(m_device, reference));
            emit finished();
        });
}

core::Result<void> CredentialCommand::enter(const QString &reference)
{
    QJsonObject part = m_workspace.part(DeviceRegister::Part);
    QJsonObject devices = part.value(m_transport.toString()).toObject();
    if (reference.isEmpty())
        devices.remove(m_device);
    else
        devices[m_device] = reference;
    if (devices.isEmpty())
        part.remove(m_transport.toString());
    else
        part[m_transport.toString()] = devices;
    auto changed = m_workspace.withPart(DeviceRegister::Part, part);
    return changed ? changed->save(changed->fileName) : core::Result<void>(changed.error());
}

void CredentialCommand::fail(const core::Error &error)
{
    complain(error.toString());
    m_exit = exits::Failed;
    emit finished();
}
