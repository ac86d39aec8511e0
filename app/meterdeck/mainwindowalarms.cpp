// SPDX-License-Identifier: GPL-3.0-or-later
// The alarms in the window's frame: the strip at its foot, the count in the navigation, and their keys.
#include "mainwindow.h"

#include "alarmwords.h"
#include "desktopnotice.h"
#include "engine/notifypath.h"
#include "keymap.h"
#include "livefeed.h"
#include "models/alarmwatch.h"
#include "models/handoverwatch.h"
#include "navigationpanel.h"
#include "pages/alarmspage.h"
#include "pagestack.h"
#include "setuppath.h"
#include "widgets/alarmstrip.h"
#include "widgets/toaststack.h"

using namespace Qt::StringLiterals;
using widgets::AlarmStrip;

namespace console {

namespace {

constexpr int NotesAbove = 16;

} // namespace

void MainWindow::buildStrip()
{
    m_strip = new AlarmStrip(this);
    connect(m_strip, &AlarmStrip::acknowledgeRequested, this, &MainWindow::acknowledgeAlarm);
    connect(m_strip, &AlarmStrip::soundRequested, this, &MainWindow::silenceAlarms);
    connect(m_strip, &AlarmStrip::hiddenRequested, this, [this] {
        showPage(u"alarms"_s);
        if (AlarmsPage *page = alarmsPage())
            page->showHidden();
    });
    m_strip->hide();
}

void MainWindow::addAlarmKeys()
{
    const auto any = [this] { return m_alarms != nullptr; };
    m_keys->add({u"acknowledge-alarm"_s,
                 tr("Everywhere"),
                 tr("Acknowledge the newest alarm of the highest priority"),
                 {QKeySequence(Qt::Key_F8)},
                 u"bell"_s,
                 [this] { acknowledgeAlarm(); },
                 any,
                 true,
                 {}});
    m_keys->add({u"alarm-rules"_s,
                 tr("Everywhere"),
                 tr("Rules of the alarms…"),
                 {},
                 u"sliders-horizontal"_s,
                 [this] { m_setup->editAlarmRules(*m_alarms, {}); },
                 any,
                 true,
                 {}});
    m_keys->add({u"alarm-handover"_s,
                 tr("Everywhere"),
                 tr("Hand-over of alarms: targets and queue"),
                 {},
                 u"send"_s,
                 [this] { showPage(u"handover"_s); },
                 any,
                 true,
                 {}});
    m_keys->add({u"silence-alarms"_s,
                 tr("Everywhere"),
                 tr("Silence the sound of alarms"),
                 {QKeySequence(Qt::Key_F9)},
                 u"volume-x"_s,
                 [this] { silenceAlarms(); },
                 any,
                 true,
                 {}});
}

void MainWindow::followHandover()
{
    notify::Outbox &outbox = m_handover->path().outbox();
    connect(&outbox, &notify::Outbox::toBeShown, m_notice, &DesktopNotice::show);
    const auto &targets = m_handover->plan().targets;
    const bool wanted = std::any_of(targets.begin(), targets.end(), [](const notify::Target &target) {
        return target.way == notify::Way::Desktop && target.enabled;
    });
    // A tray icon nobody asked for is in the way.
    if (wanted)
        m_notice->begin();
    outbox.setDesktop(m_notice->isAble());
    connect(m_notice, &DesktopNotice::ableChanged, &outbox, &notify::Outbox::setDesktop);
}

void MainWindow::showAlarms()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    showPage(u"alarms"_s);
}

void MainWindow::acknowledgeAlarm()
{
    if (m_alarms)
        m_alarms->acknowledgeForemost();
}

void MainWindow::silenceAlarms()
{
    if (m_alarms)
        m_alarms->silence();
}

void MainWindow::followAlarms()
{
    m_strip->setVisible(m_alarms != nullptr);
    // Notes lie above the strip: what it counts is never covered.
    if (m_toasts)
        m_toasts->setBottomMargin(NotesAbove + (m_alarms ? m_strip->minimumHeight() : 0));
    auto *view = m_navigation->view();
    if (!m_alarms) {
        view->setCount(u"alarms"_s, {});
        return;
    }
    const AlarmsModel &model = m_alarms->model();
    const AlarmCounts &counts = model.counts();
    const AlarmRow *row = model.foremost();
    std::optional<AlarmStrip::Alarm> shown;
    if (row)
        shown = AlarmStrip::Alarm{row->priority, row->mark(), row->title, row->where,
                                  AlarmWords::since(*row, LiveFeed::now())};
    m_strip->setNewest(shown);
    m_strip->setCounts(counts.active);
    m_strip->setUnacknowledged(counts.unacknowledged());
    m_strip->setHiddenCount(counts.hiddenInAll());
    m_strip->setSound(!m_alarms->isSilenced());
    const int waiting = counts.unacknowledged();
    view->setCount(u"alarms"_s, waiting > 0 ? Words::count(quint64(waiting)) : QString(),
                   waiting > 0 && row ? row->priority : 0, waiting > 0);
}

} // namespace console
