// SPDX-License-Identifier: GPL-3.0-or-later
// Targets of the hand-over of alarms: added, changed, removed.
#include "dialogs/askdialog.h"
#include "dialogs/targetdialog.h"
#include "engine/notifypath.h"
#include "handoverwords.h"
#include "session.h"
#include "setuppath.h"
#include "words.h"

using namespace Qt::StringLiterals;

namespace console {

TargetDialog *SetupPath::editTarget(const QString &target)
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    auto *dialog = new TargetDialog(openContext(*engine), &m_ports, target, whyNotSaved(), &m_window);
    show(dialog);
    return dialog;
}

void SetupPath::removeTarget(const QString &id)
{
    if (refuseDemo() || !m_session.engine())
        return;
    const core::Workspace before = context().workspace;
    const auto plan = notify::readPlan(before.part(u"notify"_s));
    const notify::Target *target = plan ? plan->target(id) : nullptr;
    if (!target)
        return;
    AskDialog::Question question;
    question.icon = HandoverWords::wayIcon(target->way);
    question.title = tr("Remove “%1”?").arg(target->label());
    question.subtitle = tr("%1: %2", "kind of target, where it leads")
                            .arg(HandoverWords::way(target->way), HandoverWords::place(*target));
    question.paragraphs = {tr("No alarm is handed on to it any more. What waits for it now is given up."),
                           tr("What was handed on stays in the list of events.")};
    question.accept = tr("Remove it");
    question.consequence = tr("Written at once; then everything stops and starts anew, some seconds long.");
    notify::Plan less = *plan;
    less.targets.removeIf([&id](const notify::Target &known) { return known.id == id; });
    show(new AskDialog(
        question, [before, less] { return engine::NotifyPath::proposed(before, less); }, &m_window));
}

} // namespace console
