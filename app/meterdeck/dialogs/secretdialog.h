// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

namespace console {

class SecretPart;

/// Asks for a password, key or token that a transport lacks, or that its peer refused: typed here, and kept
/// in the key ring, a file for its owner alone, or for this run. decided() is said once it is kept; the
/// workspace does not change. Closing it leaves everything as it is.
class SecretDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// Why it is asked for.
    enum class Why
    {
        Missing, ///< it waits
        Refused, ///< the peer said no
        Open     ///< a sink that lets everybody in meanwhile
    };

    SecretDialog(SetupContext context, const core::TransportSettings &transport, const QString &name, Why why,
                 const QString &peerWords, QWidget *parent);

    core::Result<core::Workspace> changed() const override { return m_context.workspace; }
    const core::TransportSettings &transport() const { return m_transport; }
    SecretPart *secret() const { return m_secret; }

protected:
    void weigh() override;
    void decide(const core::Workspace &workspace) override;

private:
    SetupContext m_context;
    core::TransportSettings m_transport;
    QString m_name;
    SecretPart *m_secret = nullptr;
    SetupField *m_field = nullptr;
};

} // namespace console
