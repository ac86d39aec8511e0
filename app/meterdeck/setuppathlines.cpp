// SPDX-License-Identifier: GPL-3.0-or-later
// What the workspace says of monitored lines, of their outages, of the map and of voltages.
#include "dialogs/linelabelsdialog.h"
#include "dialogs/mapdialog.h"
#include "dialogs/outageruledialog.h"
#include "dialogs/plannedworkdialog.h"
#include "dialogs/voltagetermsdialog.h"
#include "engine/linepath.h"
#include "livefeed.h"
#include "pages/mapbackground.h"
#include "session.h"
#include "setuppath.h"

using namespace Qt::StringLiterals;

namespace console {

SetupContext SetupPath::openContext(const engine::Engine &engine) const
{
    SetupContext context = this->context();
    context.workspace = engine.workspace();
    return context;
}

QString SetupPath::whyNotSaved() const
{
    return m_session.isDemo() ? tr("The demo keeps nothing: open a workspace of your own to save it.")
                              : QString();
}

void SetupPath::editLines(const core::DeviceId &id)
{
    const engine::Engine *engine = m_session.engine();
    if (refuseDemo() || !engine)
        return;
    const auto monitored = engine->linePath().device(id);
    const auto known = engine->device(id);
    if (!monitored || !known)
        return;
    const SetupContext context = this->context();
    core::DeviceSettings present;
    if (const core::DeviceSettings *entry = context.workspace.device(id)) {
        present = *entry;
    } else {
        present.id = id;
        present.name = known->name;
        present.transport = known->transport;
        present.profile = known->profile ? known->profile->id : core::ProfileId();
        present.unit = std::max(1, known->unit);
    }
    QStringList lines;
    for (const engine::LineView &line : monitored->lines)
        lines << line.line;
    show(new LineLabelsDialog(context, present, lines, &m_window));
}

PlannedWorkDialog *SetupPath::planWork(const core::DeviceId &id)
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    QList<PlannedWorkDialog::Site> sites;
    for (const engine::MonitoredDevice &device : engine->linePath().devices()) {
        PlannedWorkDialog::Site site{device.id, device.name, {}};
        for (const engine::LineView &line : device.lines)
            site.lines << std::pair(line.line, line.label);
        sites << site;
    }
    auto *dialog =
        new PlannedWorkDialog(openContext(*engine), sites, id, LiveFeed::now(), whyNotSaved(), &m_window);
    show(dialog);
    return dialog;
}

OutageRuleDialog *SetupPath::editOutageRule()
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    auto *dialog = new OutageRuleDialog(openContext(*engine), whyNotSaved(), &m_window);
    show(dialog);
    return dialog;
}

VoltageTermsDialog *SetupPath::editVoltageTerms(const core::DeviceId &id)
{
    const engine::Engine *engine = m_session.engine();
    const auto device = engine ? engine->device(id) : std::nullopt;
    if (!device)
        return nullptr;
    auto *dialog = new VoltageTermsDialog(openContext(*engine), {id, device->name, device->profile},
                                          whyNotSaved(), &m_window);
    show(dialog);
    return dialog;
}

MapDialog *SetupPath::editMap()
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    auto *dialog =
        new MapDialog(openContext(*engine), MapBackground::cacheFolder(), whyNotSaved(), &m_window);
    show(dialog);
    return dialog;
}

} // namespace console
