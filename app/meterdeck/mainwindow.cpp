// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "livefeed.h"
#include "navigationpanel.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/devicespage.h"
#include "pages/firststartpage.h"
#include "pages/overviewpage.h"
#include "pages/transportspage.h"
#include "session.h"
#include "settings/settings.h"
#include "widgets/banner.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "widgets/toast.h"
#include "widgets/toaststack.h"
#include "widgets/topbar.h"
#include "words.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

const QStringList &pageKeys()
{
    static const QStringList keys = {u"overview"_s, u"devices"_s, u"transports"_s, u"audit"_s};
    return keys;
}

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent), m_session(session), m_settings(settings)
{
    setWindowTitle(u"Meterdeck"_s);
    setAcceptDrops(true);
    buildShell();
    buildKeys();
    m_toasts = new widgets::ToastStack(this);

    connect(&m_session, &Session::opening, this, &MainWindow::showOpening);
    connect(&m_session, &Session::opened, this, &MainWindow::showOpened);
    connect(&m_session, &Session::closing, this, &MainWindow::letGo);
    connect(&m_session, &Session::failed, this, &MainWindow::showFailure);
    connect(&m_session, &Session::closed, this, [this] {
        if (m_leaving)
            emit readyToLeave();
    });
    connect(&m_settings, &Settings::viewChanged, this, &MainWindow::showAnew);
    connect(m_top, &widgets::TopBar::themeSwitchClicked, this, &MainWindow::switchTheme);
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::tick);
    m_clock.start(std::chrono::milliseconds(500));
    letGo();
    updateTop();
    m_first->setFocus();
}

MainWindow::~MainWindow()
{
    // Pages hold on to the engine: they go before the session does.
    letGo();
}

void MainWindow::buildShell()
{
    m_top = new widgets::TopBar(this);
    m_top->setThemeSwitchVisible(true);
    m_simulated = new widgets::Banner(widgets::Banner::Kind::Simulated, this);
    m_simulated->setText(tr("Simulated."),
                         tr("No real meter here: every value comes from a fleet inside this computer."));
    m_trouble = new widgets::Banner(widgets::Banner::Kind::Warning, this);
    m_navigation = new NavigationPanel(this);
    m_pages = new QStackedWidget(this);
    m_first = new FirstStartPage(m_pages);
    m_pages->addWidget(m_first);

    auto *view = m_navigation->view();
    view->addGroup(tr("Operate"));
    view->addPage(u"overview"_s, tr("Overview"), u"layout-dashboard"_s);
    view->addPage(u"devices"_s, tr("Devices"), u"gauge"_s);
    view->addGroup(tr("Plumbing"));
    view->addPage(u"transports"_s, tr("Transports"), u"cable"_s);
    view->addPage(u"audit"_s, tr("Audit"), u"scroll-text"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_simulated);
    layout->addWidget(m_trouble);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_pages, 1);
    layout->addLayout(row, 1);

    connect(view, &widgets::NavigationView::currentPageChanged, this, &MainWindow::showPage);
    connect(m_top, &widgets::TopBar::workspaceClicked, this, &MainWindow::chooseFile);
    connect(m_first, &FirstStartPage::openRequested, this, &MainWindow::chooseFile);
    connect(m_first, &FirstStartPage::demoRequested, &m_session, &Session::openDemo);
}

void MainWindow::buildKeys()
{
    const auto on = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    for (int at = 0; at < pageKeys().size(); ++at)
        on(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + at)), [this, at] { showPage(pageKeys().at(at)); });
    on(QKeySequence::Open, &MainWindow::chooseFile);
    on(QKeySequence::Find, &MainWindow::focusFilter);
    on(QKeySequence(Qt::Key_Escape), &MainWindow::back);
    on(QKeySequence(Qt::Key_F6), &MainWindow::nextRegion);
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
    m_first->setOpening(what);
    m_pages->setCurrentWidget(m_first);
    updateTop();
}

void MainWindow::showOpened()
{
    engine::Engine *engine = m_session.engine();
    m_feed = std::make_unique<LiveFeed>(*engine);
    buildPages();
    connect(m_feed.get(), &LiveFeed::tick, this, [this](const live::Delta &delta, core::UtcTime now) {
        if (m_pages->currentWidget() == m_overview)
            m_overview->refresh(delta, now);
        if (m_pages->currentWidget() == m_devices)
            m_devices->refresh();
        if (m_device && m_pages->currentWidget() == m_device)
            m_device->refresh(delta, now);
    });
    connect(engine, &engine::Engine::historianStalled, this, [this](const core::Error &error) {
        m_trouble->setText(tr("Not recording."),
                           Words::errorSentence(error) + u" "_s + Words::errorRemedy(error));
        m_trouble->show();
    });
    connect(engine, &engine::Engine::historianRecovered, this, [this] { m_trouble->hide(); });
    connect(engine, &engine::Engine::problem, this, [this](const core::Error &error) {
        showProblem(Words::errorTitle(error.code), u"%1. %2"_s.arg(error.where, error.detail));
    });
    for (const core::Error &error : engine->profileErrors())
        showProblem(tr("A profile was left out"), error.toString());

    m_simulated->setVisible(engine->workspace().simulated);
    if (const auto problem = engine->historianProblem()) {
        m_trouble->setText(tr("Not recording."),
                           Words::errorSentence(*problem) + u" "_s + Words::errorRemedy(*problem));
        m_trouble->show();
    }
    m_navigation->show();
    setWindowTitle(tr("%1 – Meterdeck").arg(engine->workspace().name));
    showPage(u"overview"_s);
    tick();
}

void MainWindow::buildPages()
{
    engine::Engine *engine = m_session.engine();
    m_overview = new OverviewPage(*engine, *m_feed, m_pages);
    m_devices = new DevicesPage(m_feed->devices(), m_pages);
    m_transports = new TransportsPage(*engine, m_pages);
    m_audit = new AuditPage(*engine, m_pages);
    for (QWidget *page : {static_cast<QWidget *>(m_overview), static_cast<QWidget *>(m_devices),
                          static_cast<QWidget *>(m_transports), static_cast<QWidget *>(m_audit)})
        m_pages->addWidget(page);
    connect(m_overview, &OverviewPage::deviceChosen, this, &MainWindow::showDevice);
    connect(m_overview, &OverviewPage::pageRequested, this, &MainWindow::showPage);
    connect(m_devices, &DevicesPage::deviceChosen, this, &MainWindow::showDevice);
    connect(m_audit, &AuditPage::deviceChosen, this, &MainWindow::showDevice);
}

void MainWindow::showAnew()
{
    updateTop();
    if (!m_session.engine())
        return;
    // Texts and sizes stand in the pages since they were built: they are built anew, and the same one is
    // shown.
    const QString key = currentPage();
    const core::DeviceId device = m_device ? m_device->device() : core::DeviceId();
    letGoOfPages();
    buildPages();
    if (key == "device"_L1)
        showDevice(device);
    else
        showPage(key);
    updateCounts();
}

void MainWindow::switchTheme()
{
    ViewSettings view = m_settings.view();
    view.colours =
        widgets::Theme::of(this).isDark() ? ViewSettings::Colours::Light : ViewSettings::Colours::Dark;
    m_settings.setView(view);
}

void MainWindow::letGoOfPages()
{
    for (QWidget *page : {static_cast<QWidget *>(m_device), static_cast<QWidget *>(m_overview),
                          static_cast<QWidget *>(m_devices), static_cast<QWidget *>(m_transports),
                          static_cast<QWidget *>(m_audit)})
        delete page;
    m_device = nullptr;
    m_overview = nullptr;
    m_devices = nullptr;
    m_transports = nullptr;
    m_audit = nullptr;
}

void MainWindow::letGo()
{
    m_simulated->hide();
    m_trouble->hide();
    m_navigation->hide();
    m_pages->setCurrentWidget(m_first);
    letGoOfPages();
    m_feed.reset();
    setWindowTitle(u"Meterdeck"_s);
}

void MainWindow::showFailure(const core::Error &error)
{
    letGo();
    m_first->setFailure(error);
    updateTop();
}

void MainWindow::showProblem(const QString &title, const QString &text)
{
    auto *toast = new widgets::Toast(title, text, this);
    toast->setIconName(u"triangle-alert"_s);
    toast->setSticky(true);
    toast->setKey(title + u'\n' + text);
    m_toasts->show(toast);
}

void MainWindow::showPage(const QString &key)
{
    if (!m_session.engine())
        return;
    QWidget *page = key == "overview"_L1     ? static_cast<QWidget *>(m_overview)
                    : key == "devices"_L1    ? static_cast<QWidget *>(m_devices)
                    : key == "transports"_L1 ? static_cast<QWidget *>(m_transports)
                    : key == "audit"_L1      ? static_cast<QWidget *>(m_audit)
                                             : nullptr;
    if (!page)
        return;
    if (m_navigation->view()->currentPage() != key)
        m_navigation->view()->setCurrentPage(key);
    if (m_device && page != m_device) {
        m_device->deleteLater();
        m_device = nullptr;
    }
    m_pages->setCurrentWidget(page);
    if (page == m_transports)
        m_transports->refresh();
    if (page == m_audit)
        m_audit->reload();
    if (page == m_devices)
        m_devices->table()->setFocus();
}

void MainWindow::showDevice(const core::DeviceId &device)
{
    if (!m_session.engine() || !m_session.engine()->device(device))
        return;
    if (m_device)
        m_device->deleteLater();
    m_device = new DevicePage(*m_session.engine(), device, m_pages);
    connect(m_device, &DevicePage::backRequested, this, &MainWindow::back);
    m_pages->addWidget(m_device);
    m_navigation->view()->setCurrentPage(u"devices"_s);
    m_pages->setCurrentWidget(m_device);
    m_device->setFocus();
}

QString MainWindow::currentPage() const
{
    const QWidget *page = m_pages->currentWidget();
    return page == m_device       ? u"device"_s
           : page == m_overview   ? u"overview"_s
           : page == m_devices    ? u"devices"_s
           : page == m_transports ? u"transports"_s
           : page == m_audit      ? u"audit"_s
                                  : u"first-start"_s;
}

void MainWindow::back()
{
    if (m_device && m_pages->currentWidget() == m_device)
        showPage(u"devices"_s);
}

void MainWindow::focusFilter()
{
    if (m_devices && m_pages->currentWidget() == m_devices)
        m_devices->focusFilter();
    else if (m_audit && m_pages->currentWidget() == m_audit)
        m_audit->focusFilter();
}

void MainWindow::nextRegion()
{
    // Three regions: navigation, page, top bar.
    QWidget *focus = focusWidget();
    if (!m_navigation->isVisible() || (focus && m_navigation->isAncestorOf(focus)))
        m_pages->currentWidget()->setFocus(Qt::TabFocusReason),
            m_pages->currentWidget()->nextInFocusChain()->setFocus();
    else if (focus && m_pages->isAncestorOf(focus))
        m_top->nextInFocusChain()->setFocus(Qt::TabFocusReason);
    else
        m_navigation->view()->setFocus(Qt::TabFocusReason);
}

void MainWindow::tick()
{
    updateTop();
    updateCounts();
    if (m_transports && m_pages->currentWidget() == m_transports)
        m_transports->refresh();
}

void MainWindow::updateTop()
{
    m_top->setClock(QDateTime::currentDateTimeUtc().toTimeZone(Words::timeZone()));
    engine::Engine *engine = m_session.engine();
    if (!engine) {
        m_top->setWorkspace(m_session.isBusy() ? tr("Opening…") : tr("No workspace"));
        m_top->setLive(tr("Nothing connected"), {}, {}, core::Quality::Unknown);
        return;
    }
    const QList<engine::TransportInfo> transports = engine->transports();
    int up = 0;
    double rate = 0;
    for (const engine::TransportInfo &transport : transports) {
        up += transport.state == core::TransportState::Up ||
              transport.state == core::TransportState::BackPressed;
        rate += transport.messagesPerSecond;
    }
    m_top->setWorkspace(engine->workspace().name);
    m_top->setLive(engine->workspace().simulated ? tr("Simulated") : tr("Live"),
                   tr("%1 of %2 transports up").arg(up).arg(transports.size()),
                   tr("%1 msg/s").arg(Words::number(rate, rate < 10 ? 1 : 0)),
                   up == transports.size() ? core::Quality::Good : core::Quality::NoAnswer);
}

void MainWindow::updateCounts()
{
    engine::Engine *engine = m_session.engine();
    if (!engine || !m_feed)
        return;
    auto *view = m_navigation->view();
    view->setCount(u"devices"_s, Words::count(quint64(m_feed->devices().total())));
    const QList<engine::TransportInfo> transports = engine->transports();
    const auto up =
        std::count_if(transports.begin(), transports.end(), [](const engine::TransportInfo &transport) {
            return transport.state == core::TransportState::Up ||
                   transport.state == core::TransportState::BackPressed;
        });
    view->setCount(u"transports"_s, tr("%1/%2", "transports up of all").arg(up).arg(transports.size()), 0,
                   up != transports.size());
    m_navigation->setRecording(engine->workspace().database.path, engine->historianStats(), LiveFeed::now());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_session.isBusy()) {
        // Readings already taken are stored first; the window leaves when that is done.
        event->ignore();
        if (!m_leaving) {
            m_leaving = true;
            m_session.close();
            m_first->setLeaving();
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
