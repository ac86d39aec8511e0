// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under the map is part of the workspace.
#include "dialogs/mapdialog.h"
#include "pages/mapbackground.h"
#include "session.h"
#include "setuppath.h"

namespace console {

MapDialog *SetupPath::editMap()
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    SetupContext context = this->context();
    context.workspace = engine->workspace();
    const QString whyNot = m_session.isDemo()
                               ? tr("The demo keeps nothing: open a workspace of your own to save it.")
                               : QString();
    auto *dialog = new MapDialog(context, MapBackground::cacheFolder(), whyNot, &m_window);
    show(dialog);
    return dialog;
}

} // namespace console
