// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include "dialogs/energydialog.h"
#include "dialogs/exportdialog.h"
#include "dialogs/intervaldialog.h"
#include "dialogs/registermapeditor.h"
#include "dialogs/relaydialog.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "models/previewmodel.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/exchangescard.h"
#include "pages/explainpane.h"
#include "pages/transportspage.h"
#include "pages/trendcard.h"
#include "pages/trendpage.h"
#include "pagestack.h"
#include "registermappath.h"
#include "session.h"
#include "setuppath.h"
#include "widgets/gallery.h"
#include "widgets/holdbutton.h"
#include "widgets/trendcursors.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

// What is pictured, in its order. A page or dialog more is one line more.
namespace console {

namespace {

/// A device that is planned to be silent never has a live value: the others are waited for this long.
constexpr qint64 PatienceForEach = 25000;
/// Pages that ask the history have their answer by then.
constexpr qint64 AnswersWithin = 2000;
/// What the demo knows of before it was opened.
constexpr auto Past = std::chrono::hours(26);

} // namespace

void Screenshots::findSilence()
{
    engine::EventRequest request;
    request.to = core::SystemClock().now();
    request.from = request.to - Past;
    m_session.engine()->events(request, this, [this](const engine::EventAnswer &answer) {
        for (const core::Gap &gap : answer.gaps) {
            // Of a device that answers again: the curve goes on behind the gap.
            const auto health = m_session.engine()->live().deviceHealth(gap.device);
            if (gap.reason == "no-answer"_L1 && !gap.device.isEmpty() && isWell(health.presence) &&
                (!m_silence || gap.to - gap.from > m_silence->to - m_silence->from))
                m_silence = gap;
        }
        if (!m_silence)
            fail(tr("No device has a past in which it did not answer"));
    });
}

DevicePage *Screenshots::page() const { return m_window.devicePage(); }

core::DeviceId Screenshots::bestDevice(bool withRelay) const
{
    // The best device to show: well and with values, a node of the broker or a meter of the bus.
    core::DeviceId found;
    if (!m_window.feed())
        return found;
    QSet<core::DeviceId> kind;
    for (const engine::DeviceInfo &info : m_session.engine()->devices()) {
        if (withRelay ? info.profile && info.profile->id == core::ProfileId(u"iot-smart-meter"_s)
                      : info.unit > 0)
            kind.insert(info.id);
    }
    const DevicesModel &model = m_window.feed()->devices();
    for (int row = 0; row < model.rowCount(); ++row) {
        const DeviceRow *device = model.rowOf(model.deviceAt(row));
        if (device && kind.contains(device->id) && isWell(device->presence) && device->power.value)
            return device->id;
    }
    return found;
}

core::DeviceId Screenshots::deviceOf(const core::ProfileId &profile) const
{
    for (const engine::DeviceInfo &device : m_session.engine()->devices()) {
        if (device.profile && device.profile->id == profile)
            return device.id;
    }
    return {};
}

core::DeviceId Screenshots::silentMeter() const
{
    for (const engine::DeviceInfo &device : m_session.engine()->devices()) {
        if (device.unit > 0 &&
            m_session.engine()->live().deviceHealth(device.id).presence == live::Presence::NoAnswer)
            return device.id;
    }
    return {};
}

void Screenshots::planGallery()
{
    begin(u"gallery"_s);
    const qsizetype pages = widgets::Gallery::pageTitles().size();
    for (int at = 0; at < pages; ++at) {
        add(
            u"00-gallery-%1"_s.arg(at + 1), {},
            [this, at] {
                m_gallery = std::make_unique<widgets::Gallery>();
                m_gallery->setCurrentPage(at);
                m_gallery->show();
            },
            {}, [this] { m_gallery.reset(); });
    }
}

void Screenshots::planDemo()
{
    const auto filled = [this] { return page() && page()->isFilled(); };
    const auto answered = [this] { return m_since.elapsed() > AnswersWithin; };
    const auto show = [this](const QString &key) { return [this, key] { m_window.showPage(key); }; };
    const QString device = u"device"_s;

    begin(u"first"_s);
    const QString first = u"first-start"_s;
    add(u"12-first-start"_s, first, {}, [this] { return !m_session.isBusy(); });
    // Nothing is written: each dialog is left again. Of the demo's own workspace nothing can be changed.
    SetupPath *setup = m_window.setup();
    addDialog(u"12-new-workspace"_s, first, [setup] { setup->newWorkspace(); });
    addDialog(u"10-add-bus"_s, first, [setup] { setup->addBusAt(u"/dev/ttyUSB0"_s); });
    addDialog(u"10-add-network-bus"_s, first, [setup] { setup->addNetworkBus(); });
    addDialog(u"10-scan"_s, first, [setup] { setup->scan(); });
    addDialog(u"10-add-broker"_s, first, [setup] { setup->addBroker(); });
    addDialog(u"10-add-board"_s, first, [setup] { setup->addBoard(); });
    addDialog(u"10-add-mesh-door"_s, first, [setup] { setup->addMeshDoor(); });
    addDialog(u"10-add-mesh-server"_s, first, [setup] { setup->addMeshServer(); });
    addDialog(u"10-add-device"_s, first, [setup] {
        setup->addBusAt(u"/dev/ttyUSB0"_s);
        setup->dialog()->take();
    });

    planAnnounced();

    begin(u"open"_s);
    add({}, {}, m_open, [this] {
        if (!m_session.engine() || !m_window.feed())
            return false;
        const DevicesModel &model = m_window.feed()->devices();
        if (model.total() == 0 || model.countWell() * 10 < model.total() * 8)
            return false;
        int live = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const DeviceRow *known = model.rowOf(model.deviceAt(row));
            live += known && known->voltage.value && known->voltage.quality == core::Quality::Good;
        }
        const bool each = isWanted(u"01-overview"_s) || isWanted(u"02-devices"_s);
        return !each || live == model.rowCount() || m_since.elapsed() > PatienceForEach;
    });

    begin(u"pages"_s, {u"open"_s});
    add(u"02-devices"_s, u"devices"_s, show(u"devices"_s));
    add(u"01-overview"_s, u"overview"_s, show(u"overview"_s), answered);
    begin(u"trends"_s, {u"open"_s});
    const auto drawn = [this] { return m_window.trendPage() && m_window.trendPage()->isFilled(); };
    add(
        u"13-trends"_s, u"trends"_s,
        [this] {
            using core::Quantity;
            QList<TrendCurve> curves;
            const auto chosen = [&curves](const core::DeviceId &id, Quantity quantity, widgets::Token token) {
                curves << TrendCurve{id, quantity, {}, token, false, false};
            };
            chosen(bestDevice(true), Quantity::ActivePower, widgets::Token::S1);
            chosen(bestDevice(true), Quantity::Voltage, widgets::Token::S3);
            chosen(bestDevice(true), Quantity::Current, widgets::Token::S2);
            m_window.showPage(u"trends"_s);
            m_window.trendPage()->setCurves(curves);
        },
        drawn);
    add(
        u"13-trends-cursors"_s, u"trends"_s,
        [this] {
            widgets::TrendView *view = m_window.trendPage()->pane()->view();
            view->showRange(view->rangeTo() - std::chrono::hours(6), view->rangeTo());
            using Which = widgets::TrendCursors::Which;
            view->cursors().set(Which::A, view->rangeTo() - std::chrono::hours(3));
            view->cursors().set(Which::B, view->rangeTo() - std::chrono::hours(1));
            view->cursors().hoverAt(view->rangeFrom() + std::chrono::hours(2));
        },
        drawn);
    add(
        u"13-trends-table"_s, u"trends"_s, [this] { m_window.trendPage()->pane()->setTableShown(true); },
        drawn, [this] { m_window.trendPage()->pane()->setTableShown(false); });
    add(
        u"04-trends"_s, u"trends"_s,
        [this] {
            TrendCurve power;
            power.device = bestDevice(true);
            power.quantity = core::Quantity::ActivePower;
            TrendCurve voltage;
            voltage.device = bestDevice(false);
            voltage.token = widgets::Token::S3;
            voltage.dashed = true;
            m_window.showPage(u"trends"_s);
            m_window.trendPage()->setCurves({power, voltage});
        },
        [this] { return m_window.trendPage()->isFilled(); });
    add(u"13-settings"_s, u"settings"_s, show(u"settings"_s));
    add(u"10-transports"_s, u"transports"_s, show(u"transports"_s), answered);
    addDialog(u"10-demo-stays"_s, u"transports"_s, [this] { m_window.addBus(); });
    addDialog(u"14-palette"_s, u"transports"_s, [this] { m_window.openPalette(); });
    addDialog(u"14-keys"_s, u"transports"_s, [this] { m_window.showKeys(); });
    addDialog(u"15-export"_s, u"transports"_s, [this] {
        ExportDialog::open(*m_session.engine(), {bestDevice(true), bestDevice(false)}, &m_window);
    });
    add(
        u"10-transports-bus"_s, u"transports"_s,
        [this] {
            m_window.showPage(u"transports"_s);
            m_window.transportsPage()->choose(core::TransportId(u"demo-bus"_s));
        },
        answered);

    planFamilies();
    planLines();
    planWaits();
    planTopics();
    planRegisterMap();
    planOrders();
    planAlarms();

    begin(u"silence"_s, {u"open"_s});
    add(
        {}, {}, [this] { findSilence(); }, [this] { return m_silence.has_value(); },
        [this] {
            // Four hours, as at first: the silence stands a little left of their middle.
            m_window.showDevice(m_silence->device);
            page()->trend()->showRange(m_silence->from - std::chrono::minutes(100),
                                       m_silence->from + std::chrono::minutes(140));
        });
    add(u"02-device-gap"_s, device, {}, filled);
    planEnergy();
    begin(u"wire"_s, {u"open"_s});
    add(
        u"02-device-wire"_s, device, [this] { m_window.showDevice(bestDevice(false)); }, filled);
    begin(u"explain"_s, {u"open"_s});
    const auto explained = [this] {
        return page() && page()->explain() && page()->explain()->exchanges()->model().kept() > 6;
    };
    const auto explain = [this](const core::DeviceId &meter) {
        m_window.showDevice(meter);
        page()->showTab(DevicePage::Tab::Explain);
    };
    add(
        u"16-explain"_s, device, [this, explain] { explain(bestDevice(false)); }, explained);
    // One that was given up is asked rarely: it is pictured as soon as there is one exchange to be seen.
    add(
        u"16-explain-silent"_s, device,
        [this, explain] {
            const core::DeviceId silent = silentMeter();
            if (silent.isEmpty())
                skip();
            else
                explain(silent);
        },
        [this] {
            return page() && page()->explain() &&
                   (page()->explain()->exchanges()->model().kept() > 0 ||
                    m_since.elapsed() > PatienceForEach);
        });
    planImport();
    begin(u"audit"_s, {u"orders"_s});
    add(u"11-audit"_s, u"audit"_s, show(u"audit"_s), [this] {
        return m_window.auditPage() && m_window.auditPage()->isLoaded() && m_window.auditPage()->orders() > 0;
    });
}

void Screenshots::planEnergy()
{
    // The demo has one register that fell and waits for somebody.
    const QString device = u"device"_s;
    begin(u"energy"_s, {u"open"_s});
    add(
        {}, {},
        [this] {
            m_session.engine()->energyReview({}, this, [this](const engine::EnergyReviewAnswer &answer) {
                if (!answer.falls.isEmpty())
                    m_fallen = answer.falls.constFirst().device;
            });
        },
        [this] { return !m_fallen.isEmpty(); }, [this] { m_window.showDevice(m_fallen); });
    add(u"02-device-energy"_s, device, {}, [this] { return page() && page()->isFilled(); });
    add(
        u"09-energy-falls"_s, device, [this] { m_energy = page()->reviewEnergy(); },
        [this] { return m_energy && m_energy->isLoaded() && !m_energy->falls().isEmpty(); });
    add(
        u"09-energy-review"_s, device,
        [this] {
            if (m_energy)
                m_energy->startReview(m_energy->falls().constFirst());
        },
        [this] { return m_energy && !m_energy->effect().isEmpty(); },
        [this] {
            if (m_energy)
                m_energy->done(0);
        });
}

void Screenshots::planRegisterMap()
{
    // Nothing is saved: the demo keeps nothing, and the editor is left again.
    const QString device = u"device"_s;
    const auto editor = [this] { return m_window.registerMaps()->editor(); };
    begin(u"register-map"_s, {u"open"_s});
    add(
        u"17-register-map"_s, device,
        [this] {
            m_window.showDevice(bestDevice(false));
            if (RegisterMapEditor *opened = m_window.registerMaps()->open(bestDevice(false)))
                opened->tryMeter();
        },
        [editor] { return editor() && !editor()->isTrying() && editor()->preview().rowCount() > 4; });
    add(
        u"17-register-map-import"_s, device,
        [editor] {
            if (editor())
                editor()->importText("address;type;order;quantity;channel;scale;unit\n"
                                     "0x003E;s32;CDAB;energy_import;;0,1;kWh\n"
                                     "0x0046;s32;CDAB;energy_import;L1;0,1;kWh\n"
                                     "72;bcd;CDAB;energy_import;L2;0,1;kWh\n"
                                     "74;s32;CDAB;energy imported;L3;0,1;kWh\n",
                                     u"meter.csv"_s);
        },
        {}, [editor] { delete editor(); });
}

void Screenshots::planOrders()
{
    const auto filled = [this] { return page() && page()->isFilled(); };
    const auto orderable = [this] { return m_dialog && m_dialog->holdButton()->isEnabled(); };
    const auto done = [this] { return m_dialog && m_dialog->phase() == OrderDialog::Phase::Done; };
    const auto hold = [this] {
        if (m_dialog)
            emit m_dialog->holdButton()->held();
    };
    const auto close = [this] {
        if (m_dialog)
            m_dialog->close();
        m_dialog = nullptr;
    };
    const QString device = u"device"_s;

    begin(u"orders"_s, {u"open"_s});
    // First a proved state, so that the dialog in the picture has something to change.
    add(
        {}, device, [this] { m_window.showDevice(bestDevice(true)); }, filled);
    add(
        {}, device, [this] { m_dialog = page()->orderRelay(true); }, orderable, hold);
    add({}, device, {}, done, close);
    add(
        u"03-intervals-confirm"_s, device,
        [this] {
            IntervalDialog *dialog = page()->orderIntervals();
            dialog->choose(u"metrics"_s, std::chrono::milliseconds(2000));
            m_dialog = dialog;
        },
        orderable, hold);
    add(u"03-intervals-outcome"_s, device, {}, done, close);
    add(u"02-device"_s, device, {}, filled);
    add(
        u"03-command-confirm"_s, device, [this] { m_dialog = page()->orderRelay(false); }, orderable, hold);
    add(u"03-command-outcome"_s, device, {}, done, close);
}

void Screenshots::planOwnWorkspace()
{
    // Real meters: nothing is ordered, and what is silent or missing is shown as it is.
    const auto patient = [this](bool ready) { return ready || m_since.elapsed() > PatienceForEach; };
    const auto answered = [this] { return m_since.elapsed() > AnswersWithin; };
    const auto devices = [this]() -> const DevicesModel * {
        return m_session.engine() && m_window.feed() ? &m_window.feed()->devices() : nullptr;
    };
    begin(u"first"_s);
    add(u"12-first-start"_s, u"first-start"_s, {}, [this] { return !m_session.isBusy(); });
    begin(u"open"_s);
    add({}, {}, m_open, [devices, patient] {
        return devices() && patient(devices()->total() > 0 && devices()->countWell() == devices()->total());
    });
    begin(u"pages"_s, {u"open"_s});
    add(
        u"01-overview"_s, u"overview"_s, [this] { m_window.showPage(u"overview"_s); }, answered);
    add(u"02-devices"_s, u"devices"_s, [this] { m_window.showPage(u"devices"_s); });
    add(
        u"02-device"_s, u"device"_s,
        [this, devices] {
            if (devices()->rowCount() == 0)
                skip();
            else
                m_window.showDevice(devices()->deviceAt(0));
        },
        [this, patient] { return patient(page() && page()->isFilled()); });
    add(
        u"10-transports"_s, u"transports"_s, [this] { m_window.showPage(u"transports"_s); }, answered);
    add(
        u"11-audit"_s, u"audit"_s, [this] { m_window.showPage(u"audit"_s); },
        [this] { return m_window.auditPage() && m_window.auditPage()->isLoaded(); });
}

} // namespace console
