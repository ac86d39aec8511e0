// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around the pages: top bar, banners, navigation, full screen.
#include "mainwindow.h"

#include "dialogs/mapdialog.h"
#include "engine/linepath.h"
#include "livefeed.h"
#include "models/alarmwatch.h"
#include "navigationpanel.h"
#include "pages/firststartpage.h"
#include "pages/mapbackground.h"
#include "pagestack.h"
#include "secretpath.h"
#include "session.h"
#include "setuppath.h"
#include "widgets/alarmstrip.h"
#include "widgets/banner.h"
#include "widgets/toast.h"
#include "widgets/toaststack.h"
#include "widgets/topbar.h"
#include "words.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int Narrow = 1440; ///< below it pages need the room of the navigation's names

QString foldMemory(int width)
{
    return width < Narrow ? u"navigation/folded-narrow"_s : u"navigation/folded-wide"_s;
}

} // namespace

void MainWindow::buildShell()
{
    m_top = new widgets::TopBar(this);
    m_top->setThemeSwitchVisible(true);
    m_menu = new QMenu(this);
    connect(m_menu, &QMenu::aboutToShow, this, &MainWindow::buildMenu);
    m_top->setWorkspaceMenu(m_menu);
    m_simulated = new widgets::Banner(widgets::Banner::Kind::Simulated, this);
    m_trouble = new widgets::Banner(widgets::Banner::Kind::Warning, this);
    m_navigation = new NavigationPanel(this);
    m_pages = new PageStack(m_settings, *m_ports, *m_exports, m_setup->homeFolder(), this);
    nameShell();
    buildNavigation();

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
    buildStrip();
    layout->addWidget(m_strip);

    connect(m_navigation, &NavigationPanel::foldToggled, this, &MainWindow::toggleFold);
    connect(m_navigation, &NavigationPanel::widthChanged, m_top, &widgets::TopBar::setBrandWidth);
    connect(m_navigation->view(), &widgets::NavigationView::currentPageChanged, this, &MainWindow::showPage);
    connect(m_top, &widgets::TopBar::searchClicked, this, &MainWindow::openPalette);
    connect(m_top, &widgets::TopBar::themeSwitchClicked, this, &MainWindow::switchTheme);
    connect(m_pages, &PageStack::placeChanged, this, &MainWindow::followPlace);
    connect(m_pages, &PageStack::deviceFromTopicWanted, this, &MainWindow::makeDevice);
    connect(m_pages, &PageStack::addBusRequested, this, &MainWindow::addBus);
    connect(m_pages, &PageStack::scanRequested, m_setup, &SetupPath::scanBus);
    connect(m_pages, &PageStack::addBrokerRequested, this, &MainWindow::addBroker);
    connect(m_pages, &PageStack::addBoardRequested, m_setup, &SetupPath::addBoard);
    connect(m_pages, &PageStack::addMeshDoorRequested, m_setup, &SetupPath::addMeshDoor);
    connect(m_pages, &PageStack::addMeshServerRequested, m_setup, &SetupPath::addMeshServer);
    connect(m_pages, &PageStack::secretRequested, m_secrets, &SecretPath::ask);
    connect(m_pages, &PageStack::transportChangeRequested, m_setup, &SetupPath::editTransport);
    connect(m_pages, &PageStack::transportRemovalRequested, m_setup, &SetupPath::removeTransport);
    connect(m_pages, &PageStack::deviceChangeRequested, m_setup, &SetupPath::editDevice);
    connect(m_pages, &PageStack::deviceRemovalRequested, m_setup, &SetupPath::removeDevice);
    connect(m_pages, &PageStack::linesChangeRequested, m_setup, &SetupPath::editLines);
    connect(m_pages, &PageStack::mapChangeRequested, this, &MainWindow::editMap);
    connect(m_pages, &PageStack::planRequested, m_setup, &SetupPath::planWork);
    connect(m_pages, &PageStack::outageRuleRequested, m_setup, &SetupPath::editOutageRule);
    connect(m_pages, &PageStack::voltageTermsRequested, m_setup, &SetupPath::editVoltageTerms);
    // The pages are built anew for it, and with them the button that asks.
    connect(
        m_pages, &PageStack::wallRequested, this, [this] { setWall(!m_wall); }, Qt::QueuedConnection);
    connect(m_pages, &PageStack::alarmRulesRequested, this, [this](const QString &rule) {
        if (m_alarms)
            m_setup->editAlarmRules(*m_alarms, rule);
    });
    connect(m_pages, &PageStack::targetChangeRequested, m_setup, &SetupPath::editTarget);
    connect(m_pages, &PageStack::targetRemovalRequested, m_setup, &SetupPath::removeTarget);
    connect(m_pages, &PageStack::told, this, [this](const QString &title, const QString &text, bool failed) {
        if (failed)
            showProblem(title, text);
        else
            m_toasts->show(new widgets::Toast(title, text, this));
    });
    connect(m_pages, &PageStack::windowRequested, this, &MainWindow::openDeviceWindow);
    connect(m_pages, &PageStack::trendWindowRequested, this, &MainWindow::openTrendWindow);
    FirstStartPage *first = m_pages->firstStart();
    connect(first, &FirstStartPage::openRequested, this, &MainWindow::chooseFile);
    connect(first, &FirstStartPage::demoRequested, &m_session, &Session::openDemo);
    connect(first, &FirstStartPage::cancelRequested, &m_session, &Session::cancelOpening);
    connect(first, &FirstStartPage::recentRequested, &m_session, &Session::openFile);
    connect(first, &FirstStartPage::busRequested, m_setup, &SetupPath::addBusAt);
    connect(first, &FirstStartPage::brokerRequested, m_setup, &SetupPath::addBroker);
    connect(first, &FirstStartPage::boardRequested, m_setup, &SetupPath::addBoard);
    connect(first, &FirstStartPage::meshDoorRequested, m_setup, &SetupPath::addMeshDoor);
    connect(first, &FirstStartPage::meshServerRequested, m_setup, &SetupPath::addMeshServer);
    connect(first, &FirstStartPage::connectRequested, m_setup, &SetupPath::connectBroker);
    offerFirstStart();
}

void MainWindow::offerFirstStart()
{
    FirstStartPage *first = m_pages->firstStart();
    first->setNewFile(m_setup->newFile(), m_setup->countProfiles(u"mqtt"_s));
    first->setRecent(m_settings.remembered(u"recent"_s).toStringList());
}

void MainWindow::nameShell()
{
    m_simulated->setText(tr("Simulated."),
                         tr("No real meter here: every value comes from a fleet inside this computer."));
    m_top->setSearch(tr("Find a page, device or command"),
                     QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).split(u'+'));
    m_menu->setAccessibleName(tr("Workspace"));
}

void MainWindow::buildNavigation()
{
    auto *view = m_navigation->view();
    const QSignalBlocker quiet(view);
    view->clear();
    view->addGroup(tr("Operate"));
    view->addPage(u"overview"_s, tr("Overview"), u"layout-dashboard"_s);
    view->addPage(u"devices"_s, tr("Devices"), u"gauge"_s);
    view->addPage(u"lines"_s, tr("Lines and map"), u"map"_s);
    view->addPage(u"alarms"_s, tr("Alarms"), u"bell-ring"_s);
    view->addGroup(tr("Understand"));
    view->addPage(u"trends"_s, tr("Trends"), u"trending-up"_s);
    view->addGroup(tr("Plumbing"));
    view->addPage(u"transports"_s, tr("Transports"), u"cable"_s);
    view->addPage(u"audit"_s, tr("Audit"), u"scroll-text"_s);
    view->addPage(u"settings"_s, tr("Settings"), u"settings"_s);
}

void MainWindow::editMap()
{
    if (MapDialog *dialog = m_setup->editMap()) {
        connect(dialog, &MapDialog::allowed, this,
                [this](const tiles::TileSettings &tiles) { MapBackground::setAllowed(m_settings, tiles); });
    }
}

void MainWindow::setWall(bool wall)
{
    if (m_wall == wall)
        return;
    m_wall = wall;
    m_navigation->setHidden(wall);
    if (wall) {
        m_wasMaximized = isMaximized();
        m_top->setBrandWidth(widgets::NavigationView::FoldedWidth);
        showFullScreen();
    } else {
        m_top->setBrandWidth(m_navigation->view()->width());
        if (m_wasMaximized)
            showMaximized();
        else
            showNormal();
    }
    emit wallChanged(wall);
    buildPagesAnew(false);
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // The desktop may end the full screen by itself.
    if (event->type() == QEvent::WindowStateChange && m_wall && !isFullScreen() && isVisible())
        setWall(false);
}

void MainWindow::updateFold()
{
    m_navigation->setFolded(m_settings.remembered(foldMemory(width()), width() < Narrow).toBool());
}

void MainWindow::toggleFold()
{
    m_settings.remember(foldMemory(width()), !m_navigation->isFolded());
    updateFold();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateFold();
}

void MainWindow::nextRegion()
{
    const QList<QWidget *> regions = {m_navigation, m_pages->currentWidget(), m_strip, m_top};
    const QWidget *focus = focusWidget();
    int at = 0;
    while (at < regions.size() &&
           !(focus && (regions.at(at) == focus || regions.at(at)->isAncestorOf(focus))))
        ++at;
    for (qsizetype step = 1; step <= regions.size(); ++step) {
        QWidget *region = regions.at((at + step) % regions.size());
        if (!region->isVisible())
            continue;
        // The first part of the region that Tab reaches.
        QWidget *part = region;
        do {
            const bool inside = part == region || region->isAncestorOf(part);
            if (inside && part->isVisible() && part->isEnabled() && (part->focusPolicy() & Qt::TabFocus)) {
                part->setFocus(Qt::TabFocusReason);
                return;
            }
            part = part->nextInFocusChain();
        } while (part != region);
    }
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
                   tr("%1 of %n transports up", nullptr, int(transports.size())).arg(up),
                   tr("%1 msg/s").arg(Words::number(rate, rate < 10 ? 1 : 0)),
                   up == transports.size() ? core::Quality::Good : core::Quality::NoAnswer);
}

void MainWindow::updateCounts()
{
    engine::Engine *engine = m_session.engine();
    if (!engine || !m_feed)
        return;
    auto *view = m_navigation->view();
    const int linesOff = engine->linePath().totals().off;
    view->setCount(u"lines"_s, linesOff > 0 ? Words::count(quint64(linesOff)) : QString(), 0, linesOff > 0);
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

} // namespace console
