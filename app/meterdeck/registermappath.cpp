// SPDX-License-Identifier: GPL-3.0-or-later
#include "registermappath.h"

#include "dialogs/registermapeditor.h"
#include "dialogs/scrim.h"
#include "session.h"

using namespace Qt::StringLiterals;

namespace console {

RegisterMapPath::RegisterMapPath(Session &session, QWidget &window)
    : QObject(&window), m_session(session), m_window(window)
{
    // It asks the engine, and goes before it.
    connect(&m_session, &Session::closing, this, [this] {
        if (m_editor)
            m_editor->close();
        delete m_editor;
    });
}

RegisterMapEditor *RegisterMapPath::editor() const { return m_editor; }

RegisterMapEditor *RegisterMapPath::open(const core::DeviceId &device)
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    if (const auto known = engine->device(device); known && known->unit > 0)
        return show(known->profile ? known->profile->id : core::ProfileId(), known->transport, known->unit);
    return show({}, {}, 0);
}

RegisterMapEditor *RegisterMapPath::openProfile(const core::ProfileId &profile, const core::TransportId &bus,
                                                int unit)
{
    return m_session.engine() ? show(profile, bus, unit, true) : nullptr;
}

RegisterMapEditor *RegisterMapPath::show(const core::ProfileId &profile, const core::TransportId &bus,
                                         int unit, bool forDialog)
{
    engine::Engine *engine = m_session.engine();
    RegisterMapEditor::Setting setting;
    setting.profiles = engine->profiles().all();
    if (m_session.isDemo())
        setting.whyNotSaved = tr("The demo keeps nothing: open a workspace of your own to save a profile.");
    else
        setting.workspaceFile = engine->workspace().fileName;
    const QList<engine::TransportInfo> transports = engine->transports();
    for (const engine::TransportInfo &transport : transports) {
        if (core::isModbus(transport.type))
            setting.buses.append(
                {transport.id, transport.name,
                 [engine, id = transport.id](const core::ProbeRequest &request, QObject *context,
                                             std::function<void(const core::ProbeResult &)> answer) {
                     engine->probe(id, request, context, std::move(answer));
                 }});
    }
    setting.forDialog = forDialog;
    setting.start = profile;
    setting.bus = bus;
    if (unit > 0)
        setting.unit = unit;
    delete m_editor;
    m_editor = new RegisterMapEditor(setting, &m_window);
    m_editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_editor, &RegisterMapEditor::saved, this, &RegisterMapPath::saved);
    new Scrim(&m_window, m_editor);
    static_cast<QDialog *>(m_editor.data())->open();
    return m_editor;
}

} // namespace console
