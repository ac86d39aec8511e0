// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alarmruleform.h"
#include "dialogs/alarmrulesdialog.h"
#include "dialogs/targetdialog.h"
#include "mainwindow.h"
#include "models/alarmwatch.h"
#include "models/handoverwatch.h"
#include "pages/alarmrationalisation.h"
#include "pages/alarmspage.h"
#include "screenshots.h"
#include "session.h"
#include "setuppath.h"

using namespace Qt::StringLiterals;

// The alarms of the demo: its fleet makes them, nothing is put there for the picture.
namespace console {

namespace {

/// Most of what the fleet does wrong is raised by then.
constexpr qint64 RaisedWithin = 20000;
constexpr int Enough = 4;

} // namespace

void Screenshots::planAlarms()
{
    const QString alarms = u"alarms"_s;
    const auto page = [this] { return m_window.alarmsPage(); };
    begin(alarms, {u"open"_s});
    add(
        u"08-alarms"_s, alarms, [this] { m_window.showPage(u"alarms"_s); },
        [this, page] {
            return page() && page()->isLoaded() &&
                   (m_window.alarms()->model().counts().all() >= Enough || m_since.elapsed() > RaisedWithin);
        });
    add(
        u"08-alarms-place"_s, alarms, [page] { page()->setGrouping(AlarmGrouping::Place); }, {},
        [page] { page()->setGrouping(AlarmGrouping::State); });
    // One is shelved, so that the list of what is hidden has something to tell.
    add(
        {}, alarms,
        [this, page] {
            const AlarmRow *row = m_window.alarms()->model().find(page()->chosen());
            if (row)
                m_window.alarms()->shelve(row->id, core::SystemClock().now() + std::chrono::hours(1),
                                          tr("Works on the wiring, ticket 4131"));
        },
        [this] {
            return m_window.alarms()->model().counts().hiddenInAll() > 0 || m_since.elapsed() > RaisedWithin;
        });
    add(u"08-alarms-shelve"_s, alarms, [page] {
        page()->startShelve();
        page()->shelvePane()->setReason(tr("Works on the wiring, ticket 4131"));
    });
    add(
        u"08-alarms-shelf"_s, alarms,
        [page] {
            page()->setChoice(AlarmChoice::Shelved);
            page()->shelvePane()->hide();
        },
        {}, [page] { page()->setChoice(AlarmChoice::All); });
    // One is acknowledged, so that there is something to tell of answers.
    add(
        u"08-alarms-rationalisation"_s, alarms,
        [this, page] {
            m_window.alarms()->acknowledgeForemost();
            page()->showView(AlarmsPage::View::Rationalisation);
        },
        [this, page] {
            const auto rows = page()->rationalisation()->model().rows();
            const bool answered = std::any_of(rows.begin(), rows.end(), [](const AlarmRuleFigures &row) {
                return row.figures.acknowledged > 0;
            });
            // What was acknowledged is on the disk a moment later.
            if (!answered)
                page()->rationalisation()->reload();
            return answered || m_since.elapsed() > RaisedWithin;
        },
        [page] { page()->showView(AlarmsPage::View::List); });
    const auto rules = [this](AlarmRuleForm::Part part) {
        AlarmRulesDialog *dialog = m_window.setup()->editAlarmRules(*m_window.alarms(), {});
        if (dialog) {
            dialog->choose(u"voltage-high"_s);
            dialog->form()->choosePart(part);
        }
        return dialog;
    };
    addDialog(u"08-alarm-rules"_s, alarms, [rules] { rules(AlarmRuleForm::What); });
    addDialog(u"08-alarm-rules-where"_s, alarms, [rules] { rules(AlarmRuleForm::Where); });
    addDialog(u"08-alarm-rules-urgency"_s, alarms, [rules] { rules(AlarmRuleForm::Urgency); });
    addDialog(u"08-alarm-rules-response"_s, alarms, [rules] { rules(AlarmRuleForm::Response); });
    addDialog(u"08-alarm-rules-new"_s, alarms, [rules] {
        if (AlarmRulesDialog *dialog = rules(AlarmRuleForm::What))
            dialog->addRule();
    });
    add(
        u"08-alarms-handover"_s, u"handover"_s, [this] { m_window.showPage(u"handover"_s); },
        [this] {
            const HandoverQueueModel &queue = m_window.handover()->queue();
            return (queue.countOf(notify::ItemState::Sent) > 0 &&
                    queue.countOf(notify::ItemState::Refused) > 0 && m_window.handover()->heldUp() > 0) ||
                   m_since.elapsed() > RaisedWithin;
        });
    addDialog(u"08-alarms-target"_s, u"handover"_s, [this] {
        if (TargetDialog *dialog = m_window.setup()->editTarget(u"duty-officer"_s))
            dialog->showMore(true);
    });
}

} // namespace console
