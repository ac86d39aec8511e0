// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include "dialogs/intervaldialog.h"
#include "dialogs/relaydialog.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/transportspage.h"
#include "pages/trendcard.h"
#include "session.h"
#include "widgets/holdbutton.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QPainter>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto LookEvery = std::chrono::milliseconds(100);
constexpr qint64 Patience = 60000;
/// A device that is planned to be silent never has a live value: the others are waited for this long.
constexpr qint64 PatienceForEach = 25000;
/// What the demo knows of before it was opened.
constexpr auto Past = std::chrono::hours(26);
/// Looks between "ready" and the picture, so that layouts and the first paint have settled.
constexpr int SettleLooks = 3;

} // namespace

Screenshots::Screenshots(MainWindow &window, Session &session, QString folder, QObject *parent)
    : QObject(parent), m_window(window), m_session(session), m_folder(std::move(folder))
{
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::look);
    connect(&m_session, &Session::failed, this, [this](const core::Error &error) { fail(error.toString()); });
}

void Screenshots::start(Subject subject, std::function<void()> open)
{
    m_open = std::move(open);
    if (!QDir().mkpath(m_folder)) {
        fail(tr("The folder cannot be made: %1").arg(m_folder));
        return;
    }
    if (subject == Subject::DemoFleet)
        planDemo();
    else
        planOwnWorkspace();
    m_timer.start(LookEvery);
}

void Screenshots::add(const QString &name, const QString &page, std::function<void()> prepare,
                      std::function<bool()> ready, std::function<void()> after)
{
    m_steps << Step{name, page, std::move(prepare), std::move(ready), std::move(after)};
}

void Screenshots::findSilence()
{
    engine::EventRequest request;
    request.to = core::SystemClock().now();
    request.from = request.to - Past;
    m_session.engine()->events(request, this, [this](const engine::EventAnswer &answer) {
        for (const core::Gap &gap : answer.gaps) {
            if (gap.reason == "no-answer"_L1 && !gap.device.isEmpty() &&
                (!m_silence || gap.to - gap.from > m_silence->to - m_silence->from))
                m_silence = gap;
        }
        if (!m_silence)
            fail(tr("No device has a past in which it did not answer"));
    });
}

DevicePage *Screenshots::page() const { return m_window.devicePage(); }

void Screenshots::planDemo()
{
    const auto feed = [this] { return m_window.feed(); };
    // The best device to show: well, with a relay and values; else the first one with values.
    const auto best = [feed](bool relay) {
        core::DeviceId found;
        if (!feed())
            return found;
        const DevicesModel &model = feed()->devices();
        for (int row = 0; row < model.rowCount(); ++row) {
            const DeviceRow *device = model.rowOf(model.deviceAt(row));
            if (isWell(device->presence) && device->power.value && device->hasRelay == relay)
                return device->id;
        }
        return found;
    };
    const auto filled = [this] { return m_window.devicePage() && m_window.devicePage()->isFilled(); };
    const auto orderable = [this] { return m_dialog && m_dialog->holdButton()->isEnabled(); };
    const auto closeDialog = [this] {
        if (m_dialog)
            m_dialog->close();
        m_dialog = nullptr;
    };

    add(u"12-first-start"_s, u"first-start"_s, {}, [this] { return !m_session.isBusy(); });
    add(u"02-devices"_s, u"devices"_s, m_open, [this, feed] {
        if (!m_session.engine() || !feed())
            return false;
        m_window.showPage(u"devices"_s);
        const DevicesModel &model = feed()->devices();
        if (model.total() == 0 || model.countWell() * 10 < model.total() * 8)
            return false;
        int live = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const DeviceRow *device = model.rowOf(model.deviceAt(row));
            live += device->voltage.value && device->voltage.quality == core::Quality::Good;
        }
        return live == model.rowCount() || m_since.elapsed() > PatienceForEach;
    });
    const auto done = [this] { return m_dialog && m_dialog->phase() == OrderDialog::Phase::Done; };
    const auto hold = [this] {
        if (m_dialog)
            emit m_dialog->holdButton()->held();
    };
    // First a proved state, so that the dialog in the picture has something to change.
    const QString device = u"device"_s;
    add(
        {}, device, [this, best] { m_window.showDevice(best(true)); }, filled);
    add(
        {}, device, [this] { m_dialog = page()->orderRelay(true); }, orderable, hold);
    add({}, device, {}, done, closeDialog);
    add(
        u"03-intervals-confirm"_s, device,
        [this] {
            IntervalDialog *dialog = page()->orderIntervals();
            dialog->choose(u"metrics"_s, std::chrono::milliseconds(2000));
            m_dialog = dialog;
        },
        orderable, hold);
    add(u"03-intervals-outcome"_s, device, {}, done, closeDialog);
    add(u"02-device"_s, device, {}, filled);
    add(
        u"03-command-confirm"_s, device, [this] { m_dialog = page()->orderRelay(false); }, orderable, hold);
    add(u"03-command-outcome"_s, device, {}, done, closeDialog);
    add(
        {}, device, [this] { findSilence(); }, [this] { return m_silence.has_value(); },
        [this] {
            // Four hours, as at first: the silence stands a little left of their middle.
            m_window.showDevice(m_silence->device);
            page()->trend()->showRange(m_silence->from - std::chrono::minutes(100),
                                       m_silence->from + std::chrono::minutes(140));
        });
    add(u"02-device-gap"_s, device, {}, filled);
    add(
        u"02-device-wire"_s, device, [this, best] { m_window.showDevice(best(false)); }, filled);
    add(
        u"10-transports"_s, u"transports"_s, [this] { m_window.showPage(u"transports"_s); },
        [] { return true; });
    add(
        u"11-audit"_s, u"audit"_s, [this] { m_window.showPage(u"audit"_s); },
        [this] {
            return m_window.auditPage() && m_window.auditPage()->isLoaded() &&
                   m_window.auditPage()->orders() > 0;
        });
}

void Screenshots::planOwnWorkspace()
{
    // Real meters: nothing is ordered, and what is silent or missing is shown as it is.
    const auto patient = [this](bool ready) { return ready || m_since.elapsed() > PatienceForEach; };
    const auto devices = [this]() -> const DevicesModel * {
        return m_session.engine() && m_window.feed() ? &m_window.feed()->devices() : nullptr;
    };
    add(u"12-first-start"_s, u"first-start"_s, {}, [this] { return !m_session.isBusy(); });
    add(u"02-devices"_s, u"devices"_s, m_open, [this, devices, patient] {
        if (!devices())
            return false;
        m_window.showPage(u"devices"_s);
        return patient(devices()->total() > 0 && devices()->countWell() == devices()->total());
    });
    add(
        {}, u"devices"_s, {}, [] { return true; },
        [this, devices] {
            if (devices()->rowCount() == 0)
                return;
            m_steps.insert(
                m_at + 1,
                {u"02-device"_s,
                 u"device"_s,
                 [this, devices] { m_window.showDevice(devices()->deviceAt(0)); },
                 [this] { return (page() && page()->isFilled()) || m_since.elapsed() > PatienceForEach; },
                 {}});
        });
    add(
        u"10-transports"_s, u"transports"_s, [this] { m_window.showPage(u"transports"_s); },
        [] { return true; });
    add(
        u"11-audit"_s, u"audit"_s, [this] { m_window.showPage(u"audit"_s); },
        [this] { return m_window.auditPage() && m_window.auditPage()->isLoaded(); });
}

void Screenshots::look()
{
    if (!m_prepared) {
        if (++m_at >= m_steps.size()) {
            m_timer.stop();
            emit finished(0);
            return;
        }
        m_prepared = true;
        m_settle = 0;
        m_since.start();
        if (m_steps.at(m_at).prepare)
            m_steps.at(m_at).prepare();
        return;
    }
    const Step &step = m_steps.at(m_at);
    if (m_dialog)
        m_dialog->refresh();
    if (!step.ready()) {
        m_settle = 0;
        if (m_since.elapsed() > Patience)
            fail(tr("Picture %1 (%2) did not fill within %3 s")
                     .arg(m_at + 1)
                     .arg(step.name)
                     .arg(Patience / 1000));
        return;
    }
    if (++m_settle < SettleLooks)
        return;
    if (m_window.currentPage() != step.page) {
        fail(tr("Picture %1 (%2) would show the page %3")
                 .arg(QString::number(m_at + 1), step.name, m_window.currentPage()));
        return;
    }
    if (!step.name.isEmpty() && !save(step.name))
        return;
    if (step.after)
        step.after();
    m_prepared = false;
}

bool Screenshots::save(const QString &name)
{
    // A text that changed a moment ago has asked for its room, but has not got it yet.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QPixmap picture = m_window.grab();
    if (m_dialog && m_dialog->isVisible()) {
        // A dialog is a window of its own: it is put where the screen would show it.
        QPainter painter(&picture);
        painter.drawPixmap(m_dialog->mapToGlobal(QPoint()) - m_window.mapToGlobal(QPoint()),
                           m_dialog->grab());
    }
    const QString path = QDir(m_folder).filePath(name + u".png"_s);
    if (!picture.save(path)) {
        fail(tr("%1 cannot be written").arg(path));
        return false;
    }
    std::printf("%s: %s\n", qPrintable(QDir::toNativeSeparators(path)), qPrintable(m_window.currentPage()));
    std::fflush(stdout);
    return true;
}

void Screenshots::fail(const QString &words)
{
    m_timer.stop();
    std::fprintf(stderr, "%s\n", qPrintable(words));
    emit finished(1);
}

} // namespace console
