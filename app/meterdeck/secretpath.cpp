// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretpath.h"

#include "dialogs/scrim.h"
#include "session.h"
#include "setuppath.h"

#include <QApplication>
#include <QTimer>

using namespace Qt::StringLiterals;
using Why = console::SecretDialog::Why;

namespace console {

namespace {

struct Question
{
    QString name;
    Why why = Why::Missing;
    QString words;
};

QString keyOf(const engine::Engine &engine, const core::TransportId &transport, Why why)
{
    return engine.workspace().fileName + u'\n' + transport.toString() + u'\n' +
           (why == Why::Refused ? u"refused"_s : u"missing"_s);
}

/// What a transport has to be asked for; nothing without a name.
Question questionOf(const engine::TransportInfo &info, const core::Workspace &workspace)
{
    const core::TransportSettings *settings = workspace.transport(info.id);
    if (!settings)
        return {};
    if (!info.wantsSecret.isEmpty())
        return {info.wantsSecret, engine::Secrets::waitsFor(*settings) ? Why::Missing : Why::Open, {}};
    const QStringList needed = engine::Secrets::neededBy(*settings);
    if (info.loginRefused && !needed.isEmpty())
        return {needed.first(), Why::Refused, info.lastError ? info.lastError->detail : QString()};
    return {};
}

} // namespace

SecretPath::SecretPath(Session &session, SetupPath &setup, QWidget &window)
    : QObject(&window), m_session(session), m_setup(setup), m_window(window)
{
    connect(&m_session, &Session::opened, this, &SecretPath::begin);
    connect(&m_session, &Session::closing, this, [this] {
        m_given.clear();
        if (m_dialog)
            m_dialog->reject();
    });
}

void SecretPath::begin()
{
    engine::Engine *engine = m_session.engine();
    if (!engine || m_session.isDemo())
        return;
    connect(engine, &engine::Engine::transportChanged, this, &SecretPath::askNext, Qt::QueuedConnection);
    askNext();
}

void SecretPath::askNext()
{
    const engine::Engine *engine = m_session.engine();
    if (!engine || m_session.isDemo() || m_dialog || m_setup.dialog() || QApplication::activeModalWidget())
        return;
    for (const engine::TransportInfo &info : engine->transports()) {
        // Quick, for it is looked at after every change of any transport.
        if (info.wantsSecret.isEmpty() && !info.loginRefused)
            continue;
        const Question question = questionOf(info, engine->workspace());
        const QString key = keyOf(*engine, info.id, question.why);
        if (question.name.isEmpty() || m_asked.contains(key))
            continue;
        m_asked.insert(key);
        open(info.id, question.name, question.why, question.words);
        return;
    }
    if (m_given.isEmpty())
        return;
    // One that was mistyped is asked for again.
    for (const QString &key : std::exchange(m_given, {}))
        m_asked.remove(key);
    m_session.reopen(engine->workspace());
}

void SecretPath::ask(const core::TransportId &transport)
{
    const engine::Engine *engine = m_session.engine();
    if (!engine || m_session.isDemo() || m_dialog || m_setup.dialog())
        return;
    for (const engine::TransportInfo &info : engine->transports()) {
        const Question question = info.id == transport ? questionOf(info, engine->workspace()) : Question{};
        if (!question.name.isEmpty())
            open(info.id, question.name, question.why, question.words);
    }
}

void SecretPath::open(const core::TransportId &transport, const QString &name, Why why,
                      const QString &peerWords)
{
    const engine::Engine *engine = m_session.engine();
    SetupContext context;
    context.workspace = engine->workspace();
    context.sessionSecrets = m_session.secrets();
    m_dialog =
        new SecretDialog(context, *engine->workspace().transport(transport), name, why, peerWords, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &SetupDialog::decided, this, [this, key = keyOf(*engine, transport, Why::Refused)] {
        m_given << key;
        if (m_dialog)
            m_dialog->accept();
    });
    // Behind its own signal: the next one stands over a window without a dialog.
    connect(m_dialog, &QDialog::finished, this, &SecretPath::ended, Qt::QueuedConnection);
    new Scrim(&m_window, m_dialog);
    m_dialog->open();
}

void SecretPath::ended()
{
    m_dialog = nullptr;
    QTimer::singleShot(0, this, &SecretPath::askNext);
}

} // namespace console
