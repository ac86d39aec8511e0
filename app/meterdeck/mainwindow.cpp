// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "desktopnotice.h"
#include "detachedwindow.h"
#include "dialogs/setupdialog.h"
#include "exports.h"
#include "keymap.h"
#include "livefeed.h"
#include "models/alarmwatch.h"
#include "models/handoverwatch.h"
#include "navigationpanel.h"
#include "pages/devicepage.h"
#include "pages/firststartpage.h"
#include "pages/trendpage.h"
#include "pagestack.h"
#include "palette/palettedialog.h"
#include "registermappath.h"
#include "secretpath.h"
#include "serialports.h"
#include "session.h"
#include "setuppath.h"
#include "widgets/banner.h"
#include "widgets/theme.h"
#include "widgets/toast.h"
#include "widgets/toaststack.h"
#include "widgets/topbar.h"
#include "windowdeck.h"
#include "words.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype MostRecent = 8;

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent), m_session(session), m_settings(settings), m_view(settings.view())
{
    setWindowTitle(u"Meterdeck"_s);
    setAcceptDrops(true);
    m_keys = new KeyMap(this);
    m_ports = new SerialPorts({}, this);
    m_setup = new SetupPath(m_session, *m_ports, *this);
    m_secrets = new SecretPath(m_session, *m_setup, *this);
    m_registerMaps = new RegisterMapPath(m_session, *this);
    connect(m_setup, &SetupPath::registerMapRequested, m_registerMaps, &RegisterMapPath::openProfile);
    connect(m_registerMaps, &RegisterMapPath::saved, m_setup, &SetupPath::takeProfile);
    m_exports = new Exports(this);
    m_notice = new DesktopNotice(this);
    connect(m_notice, &DesktopNotice::clicked, this, &MainWindow::showAlarms);
    buildWindows();
    buildShell();
    buildKeys();
    m_toasts = new widgets::ToastStack(this);
    connectSession();
    connect(&m_settings, &Settings::viewChanged, this, &MainWindow::followView);
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::tick);
    m_clock.start(std::chrono::milliseconds(500));
    letGo();
    showNothing();
    m_pages->firstStart()->setFocus();
}

MainWindow::~MainWindow()
{
    // Pages hold on to the engine: they go before the session does.
    m_pages->disconnect(this);
    letGo();
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::opening, this, &MainWindow::showOpening);
    connect(&m_session, &Session::stepChanged, this,
            [this](const QString &words) { m_pages->firstStart()->setStep(words); });
    connect(&m_session, &Session::opened, this, &MainWindow::showOpened);
    connect(&m_session, &Session::closing, this, &MainWindow::letGo);
    connect(&m_session, &Session::failed, this, &MainWindow::showFailure);
    connect(&m_session, &Session::cancelled, this, &MainWindow::showNothing);
    connect(&m_session, &Session::closed, this, [this] {
        if (m_leaving)
            emit readyToLeave();
        else
            showNothing();
    });
    connect(m_setup, &SetupPath::failed, this, [this](const core::Error &error) {
        showProblem(Words::errorTitle(error.code),
                    Words::errorSentence(error) + u" "_s + Words::errorRemedy(error));
    });
}

void MainWindow::chooseFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Open a workspace"), {}, tr("Workspaces (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_session, &Session::openFile);
    dialog->open();
}

void MainWindow::showOpening(const QString &what)
{
    if (m_session.isReopening())
        m_pages->firstStart()->setReopening(what);
    else
        m_pages->firstStart()->setOpening(what);
    m_pages->setCurrentWidget(m_pages->firstStart());
    updateTop();
}

void MainWindow::showOpened()
{
    engine::Engine *engine = m_session.engine();
    m_feed = std::make_unique<LiveFeed>(*engine);
    m_pages->firstStart()->setIdle();
    m_alarms = std::make_unique<AlarmWatch>(*engine);
    connect(m_alarms.get(), &AlarmWatch::changed, this, &MainWindow::followAlarms);
    connect(m_alarms.get(), &AlarmWatch::soundChanged, this, &MainWindow::followAlarms);
    connect(m_alarms.get(), &AlarmWatch::failed, this, [this](const core::Error &error) {
        showProblem(Words::errorTitle(error.code), Words::errorSentence(error));
    });
    m_handover = std::make_unique<HandoverWatch>(*engine);
    followHandover();
    m_pages->build(*engine, *m_feed, *m_alarms, *m_handover);
    followAlarms();
    connect(m_feed.get(), &LiveFeed::tick, this, [this](const live::Delta &delta, core::UtcTime now) {
        m_pages->refresh(delta, now);
        for (DetachedWindow *window : m_windows->windows()) {
            if (auto *device = qobject_cast<DevicePage *>(window->page()))
                device->refresh(delta, now);
            else if (auto *trend = qobject_cast<TrendPage *>(window->page()))
                trend->refresh(now);
        }
    });
    connect(engine, &engine::Engine::historianStalled, this, [this](const core::Error &error) {
        m_trouble->setText(tr("Not recording."),
                           Words::errorSentence(error) + u" "_s + Words::errorRemedy(error));
        m_trouble->show();
    });
    connect(engine, &engine::Engine::historianRecovered, this, [this] { m_trouble->hide(); });
    connect(engine, &engine::Engine::problem, this, [this](const core::Error &error) { tellProblem(error); });
    for (const core::Error &error : engine->profileErrors())
        showProblem(tr("A profile was left out"), error.toString());

    m_simulated->setVisible(engine->workspace().simulated);
    if (const auto problem = engine->historianProblem()) {
        m_trouble->setText(tr("Not recording."),
                           Words::errorSentence(*problem) + u" "_s + Words::errorRemedy(*problem));
        m_trouble->show();
    }
    setWindowTitle(tr("%1 – Meterdeck").arg(engine->workspace().name));
    rememberRecent();
    restorePlace();
    m_windows->restore(engine->workspace().simulated ? u"demo"_s : engine->workspace().fileName);
    updateTop();
    updateCounts();
}

void MainWindow::rememberRecent()
{
    const core::Workspace &workspace = m_session.engine()->workspace();
    if (workspace.fileName.isEmpty() || m_session.isDemo())
        return;
    QStringList recent = m_settings.remembered(u"recent"_s).toStringList();
    recent.removeAll(workspace.fileName);
    recent.prepend(workspace.fileName);
    m_settings.remember(u"recent"_s, recent.first(std::min(recent.size(), MostRecent)));
}

void MainWindow::restorePlace()
{
    const QString place = m_settings.remembered(u"window/place"_s, u"overview"_s).toString();
    m_pages->showPage(u"overview"_s);
    if (place.startsWith("device:"_L1))
        m_pages->showDevice(core::DeviceId(place.mid(7)));
    else
        m_pages->showPage(place);
    followPlace(m_pages->current());
}

void MainWindow::followPlace(const QString &key)
{
    auto *view = m_navigation->view();
    const bool open = hasWorkspace();
    for (const QString &page : PageStack::keys())
        view->setPageVisible(page, m_pages->has(page));
    const QString chosen = key == "device"_L1        ? u"devices"_s
                           : key == "topics"_L1      ? u"transports"_s
                           : key == "handover"_L1    ? u"alarms"_s
                           : key == "first-start"_L1 ? u"overview"_s
                                                     : key;
    if (view->currentPage() != chosen) {
        const QSignalBlocker quiet(view);
        view->setCurrentPage(chosen);
    }
    if (const DevicePage *page = devicePage(); open && page)
        m_settings.remember(u"window/place"_s, u"device:"_s + page->device().toString());
    else if (open && key != "first-start"_L1)
        m_settings.remember(u"window/place"_s, key == "topics"_L1 ? u"transports"_s : key);
}

void MainWindow::letGo()
{
    m_simulated->hide();
    m_trouble->hide();
    m_windows->closeAll();
    m_pages->letGo();
    m_wireNotes.clear();
    m_handover.reset();
    m_alarms.reset();
    followAlarms();
    m_feed.reset();
    for (const QString &page : PageStack::keys())
        m_navigation->view()->setPageVisible(page, m_pages->has(page));
    m_navigation->view()->setCount(u"devices"_s, {});
    m_navigation->view()->setCount(u"transports"_s, {});
    m_navigation->setNotRecording(tr("Nothing is recorded yet"));
    const QSignalBlocker quiet(m_navigation->view());
    if (m_pages->current() == "first-start"_L1)
        m_navigation->view()->setCurrentPage(u"overview"_s);
    setWindowTitle(u"Meterdeck"_s);
}

void MainWindow::showNothing()
{
    offerFirstStart();
    FirstStartPage *first = m_pages->firstStart();
    first->setIdle();
    m_pages->setCurrentWidget(first);
    updateTop();
}

void MainWindow::showFailure(const core::Error &error)
{
    // A file that cannot be read leaves what is open as it is.
    if (hasWorkspace()) {
        showProblem(Words::errorTitle(error.code),
                    Words::errorSentence(error) + u" "_s + Words::errorRemedy(error));
        return;
    }
    letGo();
    showNothing();
    m_pages->firstStart()->setFailure(error);
}

widgets::Toast *MainWindow::showProblem(const QString &title, const QString &text)
{
    auto *toast = new widgets::Toast(title, text, this);
    toast->setIconName(u"triangle-alert"_s);
    toast->setSticky(true);
    toast->setKey(title + u'\n' + text);
    return m_toasts->show(toast);
}

void MainWindow::followView(const ViewSettings &view)
{
    const ViewSettings old = std::exchange(m_view, view);
    ViewSettings sameColours = old;
    sameColours.colours = view.colours;
    // Colours reach every widget by themselves; words and sizes stand in pages since they were built.
    if (sameColours != view)
        buildPagesAnew(old.language != view.language);
    updateTop();
}

void MainWindow::buildPagesAnew(bool inAnotherLanguage)
{
    if (inAnotherLanguage) {
        buildKeys();
        nameShell();
        buildNavigation();
        // The connections of the page were to the one that goes.
    }
    m_pages->buildAnew(inAnotherLanguage);
    m_windows->buildAnew();
    followPlace(m_pages->current());
    if (!hasWorkspace())
        m_navigation->setNotRecording(tr("Nothing is recorded yet"));
    followAlarms();
    updateCounts();
}

void MainWindow::switchTheme()
{
    ViewSettings view = m_settings.view();
    view.colours =
        widgets::Theme::of(this).isDark() ? ViewSettings::Colours::Light : ViewSettings::Colours::Dark;
    m_settings.setView(view);
}

void MainWindow::showPage(const QString &key) { m_pages->showPage(key); }

void MainWindow::showDevice(const core::DeviceId &device) { m_pages->showDevice(device); }

QString MainWindow::currentPage() const { return m_pages->current(); }

PaletteDialog *MainWindow::palette() const { return m_palette; }

DevicePage *MainWindow::devicePage() const { return m_pages->devicePage(); }

OverviewPage *MainWindow::overviewPage() const { return m_pages->overviewPage(); }

TransportsPage *MainWindow::transportsPage() const { return m_pages->transportsPage(); }

AlarmsPage *MainWindow::alarmsPage() const { return m_pages->alarmsPage(); }

AuditPage *MainWindow::auditPage() const { return m_pages->auditPage(); }

TrendPage *MainWindow::trendPage() const { return m_pages->trendPage(); }

void MainWindow::escape()
{
    if (m_wall)
        setWall(false);
    else if (m_session.isOpening())
        m_session.cancelOpening();
    else
        m_pages->back();
}

void MainWindow::tick()
{
    dropToldNotes();
    updateTop();
    updateCounts();
    m_pages->refreshSlowly();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_palette)
        m_palette->reject();
    if (m_session.isBusy()) {
        // Readings already taken are stored first; the window leaves when that is done.
        event->ignore();
        if (!m_leaving) {
            m_leaving = true;
            m_session.close();
            m_pages->firstStart()->setLeaving();
            m_pages->setCurrentWidget(m_pages->firstStart());
        }
        return;
    }
    event->accept();
    emit readyToLeave();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_session.openFile(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace console
