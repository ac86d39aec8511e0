// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "dialogs/secretdialog.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>

namespace console {

class Session;
class SetupPath;

/// The journey of a password that is missing, or that was refused: asked for over the window, once for each
/// transport and run of the program, kept where the person says, then the workspace is opened anew with it.
/// Nothing waits for it, and nothing is asked while another dialog is on screen. GUI thread.
class SecretPath : public QObject
{
    Q_OBJECT

public:
    SecretPath(Session &session, SetupPath &setup, QWidget &window);

    /// Asks now, also when it was asked before; nothing where there is no secret to ask for.
    void ask(const core::TransportId &transport);
    /// The dialog on screen, or nullptr.
    SecretDialog *dialog() const { return m_dialog; }

private:
    void begin();
    /// Asks for the next one that nobody was asked for yet.
    void askNext();
    void open(const core::TransportId &transport, const QString &name, SecretDialog::Why why,
              const QString &peerWords);
    void ended();

    Session &m_session;
    SetupPath &m_setup;
    QWidget &m_window;
    QPointer<SecretDialog> m_dialog;
    QSet<QString> m_asked; ///< in this run, by workspace, transport and why
    QStringList m_given;   ///< what to ask for again if it is refused, once the workspace was opened anew
};

} // namespace console
