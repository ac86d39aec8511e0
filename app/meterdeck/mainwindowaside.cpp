// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on beside the pages: windows of their own, and exports.
#include "mainwindow.h"

#include "detachedwindow.h"
#include "dialogs/exportdialog.h"
#include "dialogs/importdialog.h"
#include "exports.h"
#include "importwords.h"
#include "pages/devicepage.h"
#include "pages/devicespage.h"
#include "pages/trendpage.h"
#include "pagestack.h"
#include "registermappath.h"
#include "session.h"
#include "setuppath.h"
#include "widgets/toast.h"
#include "widgets/toaststack.h"
#include "windowdeck.h"
#include "words.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Rules and tables look every two seconds.
constexpr std::chrono::milliseconds PageTellsWithin{2500};

} // namespace

void MainWindow::buildWindows()
{
    m_windows = new WindowDeck(m_settings, this);
    m_windows->setMaker(u"device"_s, [this](const QString &what) -> QWidget * {
        const core::DeviceId id(what);
        engine::Engine *engine = m_session.engine();
        const auto device = engine ? engine->device(id) : std::nullopt;
        if (!device)
            return nullptr;
        auto *page = new DevicePage(*engine, id);
        page->setTornOff(true);
        page->setWindowTitle(device->name);
        connect(page, &DevicePage::exportRequested, this, [this, page](const core::DeviceId &wanted) {
            m_exports->open(*m_session.engine(), {wanted}, page);
        });
        connect(page, &DevicePage::changeRequested, m_setup, &SetupPath::editDevice);
        connect(page, &DevicePage::removalRequested, m_setup, &SetupPath::removeDevice);
        connect(page, &DevicePage::voltageTermsRequested, m_setup, &SetupPath::editVoltageTerms);
        connect(page, &DevicePage::registerMapRequested, m_registerMaps, &RegisterMapPath::open);
        return page;
    });
    m_windows->setMaker(u"trend"_s, [this](const QString &what) -> QWidget * {
        engine::Engine *engine = m_session.engine();
        if (!engine)
            return nullptr;
        auto *page = new TrendPage(*engine, m_settings, nullptr, what);
        connect(page, &TrendPage::told, m_pages, &PageStack::told);
        connect(page, &TrendPage::windowRequested, this,
                [this, page] { openTrendWindow(page->pane()->curves()); });
        return page;
    });
    connect(m_exports, &Exports::ended, this, &MainWindow::tellExport);
}

DetachedWindow *MainWindow::openWindow(QWidget *page, const QString &key)
{
    return m_windows->open(page, key);
}

void MainWindow::openDeviceWindow(const core::DeviceId &device)
{
    m_windows->open(u"device:"_s + device.toString());
}

void MainWindow::tearOff()
{
    if (const DevicePage *page = devicePage())
        openDeviceWindow(page->device());
}

DetachedWindow *MainWindow::openTrendWindow(const QList<TrendCurve> &curves)
{
    // The least number that no open window has: what a closed one showed is forgotten with that.
    const QStringList open = m_windows->keys();
    QString key;
    for (int number = 1; key.isEmpty() || open.contains(key); ++number)
        key = u"trend:%1"_s.arg(number);
    DetachedWindow *window = m_windows->open(key);
    if (auto *page = window ? qobject_cast<TrendPage *>(window->page()) : nullptr)
        page->setCurves(curves);
    return window;
}

void MainWindow::exportReadings()
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return;
    QList<core::DeviceId> devices;
    if (const DevicePage *page = devicePage())
        devices << page->device();
    else if (const DevicesPage *list = m_pages->devicesPage(); list && list == m_pages->currentWidget())
        devices = list->chosen();
    m_exports->open(*engine, devices, this);
}

ImportDialog *MainWindow::importData()
{
    const engine::Engine *engine = m_session.engine();
    if (!engine)
        return nullptr;
    ImportDialog *dialog = ImportDialog::open(*engine, this);
    connect(dialog, &ImportDialog::leftRunning, this, [this](ImportJob *job) {
        connect(job, &ImportJob::finished, this, [this, job] { tellImport(*job); });
    });
    return dialog;
}

void MainWindow::tellImport(const ImportJob &job)
{
    const engine::ImportState &state = job.state();
    if (state.error)
        showProblem(tr("Not imported to the end: %1").arg(job.sourceName()),
                    Words::errorSentence(*state.error) + u' ' + Words::errorRemedy(*state.error));
    else
        m_toasts->show(new widgets::Toast(state.cancelled ? tr("Import ended early: %1").arg(job.sourceName())
                                                          : tr("Imported: %1").arg(job.sourceName()),
                                          ImportWords::stored(state), this));
}

void MainWindow::tellExport(const QString &title, const QString &text, const QString &fileName, bool failed)
{
    if (failed) {
        showProblem(title, text);
        return;
    }
    auto *toast = new widgets::Toast(title, text, this);
    if (!fileName.isEmpty()) {
        toast->setAction(tr("Show folder"));
        connect(toast, &widgets::Toast::actionTriggered, this, [fileName] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(fileName).absolutePath()));
        });
    }
    m_toasts->show(toast);
}

void MainWindow::tellProblem(const core::Error &error)
{
    const QString title = Words::errorTitle(error.code);
    const QString text = u"%1. %2"_s.arg(error.where, error.detail);
    // It may be one of the last words of a workspace that is closing.
    const engine::Engine *engine = m_session.engine();
    for (const engine::TransportInfo &info : engine ? engine->transports() : QList<engine::TransportInfo>()) {
        if (info.lastError && info.lastError->where == error.where &&
            info.lastError->detail == error.detail) {
            // The page on screen may be about to say the same, better.
            m_wireNotes.append({info.id, title, text, QDeadlineTimer(PageTellsWithin), {}, false});
            return;
        }
    }
    showProblem(title, text);
}

void MainWindow::dropToldNotes()
{
    for (qsizetype at = m_wireNotes.size() - 1; at >= 0; --at) {
        WireNote &note = m_wireNotes[at];
        const bool told = m_pages->tells(note.transport);
        if (told && note.toast)
            note.toast->deleteLater();
        if (!told && !note.shown && note.patience.hasExpired()) {
            note.toast = showProblem(note.title, note.text);
            note.shown = true;
        } else if (told || (note.shown && !note.toast)) {
            m_wireNotes.removeAt(at);
        }
    }
}

} // namespace console
