// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagestack.h"

#include "dialogs/exportjob.h"
#include "dialogs/newworkspacedialog.h"
#include "engine/engine.h"
#include "exports.h"
#include "livefeed.h"
#include "pages/alarmspage.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/devicespage.h"
#include "pages/firststartpage.h"
#include "pages/handoverpage.h"
#include "pages/linespage.h"
#include "pages/overviewpage.h"
#include "pages/progresscard.h"
#include "pages/topicspage.h"
#include "pages/transportspage.h"
#include "pages/trendcard.h"
#include "pages/trendpage.h"
#include "settings/settings.h"
#include "settings/settingspage.h"
#include "waitingwords.h"
#include "widgets/tableview.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype LongestPast = 50;

} // namespace

PageStack::PageStack(Settings &settings, SerialPorts &ports, Exports &exports, const QString &dataFolder,
                     QWidget *parent)
    : QStackedWidget(parent), m_settings(settings), m_exports(exports)
{
    m_first = new FirstStartPage(
        &ports, [dataFolder] { return Readiness::look(dataFolder); }, this);
    addWidget(m_first);
    buildSettings();
}

PageStack::~PageStack() = default;

const QStringList &PageStack::keys()
{
    static const QStringList keys = {u"overview"_s, u"devices"_s,    u"lines"_s, u"alarms"_s,
                                     u"trends"_s,   u"transports"_s, u"audit"_s, u"settings"_s};
    return keys;
}

void PageStack::buildSettings()
{
    m_settingsPage = new SettingsPage(m_settings, this);
    addWidget(m_settingsPage);
}

void PageStack::build(engine::Engine &engine, LiveFeed &feed, AlarmWatch &alarms, HandoverWatch &handover)
{
    m_engine = &engine;
    m_feed = &feed;
    m_watch = &alarms;
    m_handoverWatch = &handover;
    m_overview = new OverviewPage(engine, feed, this);
    m_devices = new DevicesPage(feed.devices(), m_settings, this);
    m_lines = new LinesPage(engine, m_settings, this);
    m_transports = new TransportsPage(engine, this);
    m_alarms = new AlarmsPage(alarms, this);
    m_alarms->showHandover(handover);
    m_handover = new HandoverPage(handover, this);
    m_audit = new AuditPage(engine, this);
    m_trends = new TrendPage(engine, m_settings, this);
    for (QWidget *page : {static_cast<QWidget *>(m_overview), static_cast<QWidget *>(m_devices),
                          static_cast<QWidget *>(m_trends), static_cast<QWidget *>(m_transports),
                          static_cast<QWidget *>(m_audit), static_cast<QWidget *>(m_alarms)})
        addWidget(page);
    addWidget(m_lines);
    addWidget(m_handover);
    connect(m_alarms, &AlarmsPage::handoverRequested, this, [this] { showPage(u"handover"_s); });
    connect(m_handover, &HandoverPage::backRequested, this, [this] { showPage(u"alarms"_s); });
    connect(m_handover, &HandoverPage::addRequested, this, [this] { emit targetChangeRequested({}); });
    connect(m_handover, &HandoverPage::changeRequested, this, &PageStack::targetChangeRequested);
    connect(m_handover, &HandoverPage::removalRequested, this, &PageStack::targetRemovalRequested);
    connect(m_lines, &LinesPage::deviceRequested, this, &PageStack::showDevice);
    connect(m_lines, &LinesPage::editRequested, this, &PageStack::linesChangeRequested);
    connect(m_lines, &LinesPage::wallRequested, this, &PageStack::wallRequested);
    connect(m_lines, &LinesPage::mapChangeRequested, this, &PageStack::mapChangeRequested);
    connect(m_lines, &LinesPage::planRequested, this, &PageStack::planRequested);
    connect(m_lines, &LinesPage::outageRuleRequested, this, &PageStack::outageRuleRequested);
    connect(m_lines, &LinesPage::voltageTermsRequested, this, &PageStack::voltageTermsRequested);
    connect(m_overview, &OverviewPage::deviceChosen, this, &PageStack::showDevice);
    connect(m_overview, &OverviewPage::pageRequested, this, &PageStack::showPage);
    m_overview->setAlarms(alarms);
    connect(m_overview, &OverviewPage::alarmRequested, this, [this](const QString &alarm) {
        showPage(u"alarms"_s);
        if (!alarm.isEmpty())
            m_alarms->choose(alarm);
    });
    connect(m_overview, &OverviewPage::transportRequested, this, &PageStack::showTransport);
    connect(m_overview, &OverviewPage::devicesRequested, this, &PageStack::showDevices);
    for (ExportJob *job : m_exports.running())
        m_overview->progress()->take(job);
    connect(&m_exports, &Exports::joined, m_overview->progress(),
            qOverload<ExportJob *>(&ProgressCard::take));
    connect(m_devices, &DevicesPage::deviceChosen, this, &PageStack::showDevice);
    const auto askExport = [this](const QList<core::DeviceId> &devices) {
        m_exports.open(*m_engine, devices, this);
    };
    connect(m_devices, &DevicesPage::exportRequested, this, askExport);
    connect(m_devices, &DevicesPage::compareRequested, this, &PageStack::compare);
    m_devices->offerExport(true);
    m_devices->offerCompare(true);
    connect(m_alarms, &AlarmsPage::deviceChosen, this, &PageStack::showDevice);
    connect(m_alarms, &AlarmsPage::rulesRequested, this, &PageStack::alarmRulesRequested);
    connect(m_audit, &AuditPage::deviceChosen, this, &PageStack::showDevice);
    connect(m_transports, &TransportsPage::deviceRequested, this, &PageStack::explainDevice);
    connect(m_transports, &TransportsPage::topicsRequested, this, &PageStack::showTopics);
    connect(m_transports, &TransportsPage::addBusRequested, this, &PageStack::addBusRequested);
    connect(m_transports, &TransportsPage::scanRequested, this, &PageStack::scanRequested);
    connect(m_transports, &TransportsPage::addBrokerRequested, this, &PageStack::addBrokerRequested);
    connect(m_transports, &TransportsPage::addBoardRequested, this, &PageStack::addBoardRequested);
    connect(m_transports, &TransportsPage::addMeshDoorRequested, this, &PageStack::addMeshDoorRequested);
    connect(m_transports, &TransportsPage::addMeshServerRequested, this, &PageStack::addMeshServerRequested);
    connect(m_transports, &TransportsPage::secretRequested, this, &PageStack::secretRequested);
    connect(m_transports, &TransportsPage::changeRequested, this, &PageStack::transportChangeRequested);
    connect(m_transports, &TransportsPage::removalRequested, this, &PageStack::transportRemovalRequested);
    connect(m_trends, &TrendPage::told, this, &PageStack::told);
    connect(m_trends, &TrendPage::windowRequested, this,
            [this] { emit trendWindowRequested(m_trends->pane()->curves()); });
}

void PageStack::letGoOfDevice()
{
    if (!m_device)
        return;
    // It may be the one whose button was pressed.
    removeWidget(m_device);
    m_device->hide();
    m_device->deleteLater();
    m_device = nullptr;
}

void PageStack::letGoOfTopics()
{
    if (!m_topics)
        return;
    removeWidget(m_topics);
    m_topics->hide();
    m_topics->deleteLater();
    m_topics = nullptr;
}

void PageStack::letGo()
{
    if (currentWidget() != m_settingsPage)
        setCurrentWidget(m_first);
    for (QWidget *page : {static_cast<QWidget *>(m_device), static_cast<QWidget *>(m_overview),
                          static_cast<QWidget *>(m_lines), static_cast<QWidget *>(m_trends),
                          static_cast<QWidget *>(m_devices), static_cast<QWidget *>(m_transports),
                          static_cast<QWidget *>(m_audit), static_cast<QWidget *>(m_topics),
                          static_cast<QWidget *>(m_alarms), static_cast<QWidget *>(m_handover)})
        delete page;
    m_device = nullptr;
    m_topics = nullptr;
    m_overview = nullptr;
    m_lines = nullptr;
    m_devices = nullptr;
    m_transports = nullptr;
    m_trends = nullptr;
    m_audit = nullptr;
    m_alarms = nullptr;
    m_handover = nullptr;
    m_handoverWatch = nullptr;
    m_engine = nullptr;
    m_feed = nullptr;
    m_watch = nullptr;
    m_past.clear();
}

void PageStack::buildAnew(bool withSettings)
{
    const Place place = here();
    const QList<Place> past = m_past;
    engine::Engine *engine = m_engine;
    LiveFeed *feed = m_feed;
    AlarmWatch *alarms = m_watch;
    HandoverWatch *handover = m_handoverWatch;
    letGo();
    if (withSettings) {
        // The page whose control asked for it is still on the stack.
        SettingsPage *old = m_settingsPage;
        buildSettings();
        removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    if (engine)
        build(*engine, *feed, *alarms, *handover);
    m_past = past;
    go(place);
}

QWidget *PageStack::pageOf(const QString &key) const
{
    return key == "overview"_L1     ? (m_overview ? static_cast<QWidget *>(m_overview) : m_first)
           : key == "devices"_L1    ? static_cast<QWidget *>(m_devices)
           : key == "lines"_L1      ? static_cast<QWidget *>(m_lines)
           : key == "trends"_L1     ? static_cast<QWidget *>(m_trends)
           : key == "transports"_L1 ? static_cast<QWidget *>(m_transports)
           : key == "audit"_L1      ? static_cast<QWidget *>(m_audit)
           : key == "alarms"_L1     ? static_cast<QWidget *>(m_alarms)
           : key == "handover"_L1   ? static_cast<QWidget *>(m_handover)
           : key == "settings"_L1   ? static_cast<QWidget *>(m_settingsPage)
                                    : nullptr;
}

bool PageStack::has(const QString &key) const { return pageOf(key) != nullptr; }

QString PageStack::current() const
{
    const QWidget *page = currentWidget();
    if (page == m_first)
        return u"first-start"_s;
    if (m_device && page == m_device)
        return u"device"_s;
    if (m_topics && page == m_topics)
        return u"topics"_s;
    if (m_handover && page == m_handover)
        return u"handover"_s;
    for (const QString &key : keys()) {
        if (page == pageOf(key))
            return key;
    }
    return {};
}

PageStack::Place PageStack::here() const
{
    return {current(), m_device && currentWidget() == m_device ? m_device->device() : core::DeviceId(),
            m_topics && currentWidget() == m_topics ? m_topics->transport() : core::TransportId()};
}

void PageStack::leave()
{
    const Place place = here();
    if (place.key == "first-start"_L1 || (!m_past.isEmpty() && m_past.constLast() == place))
        return;
    m_past.append(place);
    if (m_past.size() > LongestPast)
        m_past.removeFirst();
}

void PageStack::showWidget(QWidget *page)
{
    setCurrentWidget(page);
    if (m_device && page != m_device)
        letGoOfDevice();
    if (m_topics && page != m_topics)
        letGoOfTopics();
    if (page == m_transports)
        m_transports->refresh();
    else if (page == m_audit)
        m_audit->reload();
    else if (page == m_alarms) {
        m_alarms->reload();
        m_alarms->table()->setFocus();
    } else if (page == m_devices)
        m_devices->table()->setFocus();
    else if (page == m_trends)
        m_trends->setFocus();
    else if (page == m_settingsPage)
        m_settingsPage->setFocus();
    emit placeChanged(current());
}

void PageStack::showPage(const QString &key)
{
    QWidget *page = pageOf(key);
    if (!page || page == currentWidget())
        return;
    leave();
    showWidget(page);
}

void PageStack::showDevice(const core::DeviceId &device)
{
    if (!m_engine || !m_engine->device(device) || here() == Place{u"device"_s, device, {}})
        return;
    leave();
    letGoOfDevice();
    m_device = new DevicePage(*m_engine, device, this);
    connect(m_device, &DevicePage::backRequested, this, &PageStack::back);
    connect(m_device->trend(), &TrendCard::pageRequested, this, &PageStack::showTrends);
    connect(m_device, &DevicePage::tearOffRequested, this,
            [this] { emit windowRequested(m_device->device()); });
    connect(m_device, &DevicePage::exportRequested, this,
            [this](const core::DeviceId &wanted) { m_exports.open(*m_engine, {wanted}, this); });
    connect(m_device, &DevicePage::changeRequested, this, &PageStack::deviceChangeRequested);
    connect(m_device, &DevicePage::removalRequested, this, &PageStack::deviceRemovalRequested);
    connect(m_device, &DevicePage::voltageTermsRequested, this, &PageStack::voltageTermsRequested);
    addWidget(m_device);
    showWidget(m_device);
    m_device->setFocus();
}

void PageStack::explainDevice(const core::DeviceId &device)
{
    showDevice(device);
    if (m_device && m_device->device() == device)
        m_device->showTab(DevicePage::Tab::Explain);
}

void PageStack::showTrends(const QList<TrendCurve> &curves)
{
    m_trends->setCurves(curves);
    showPage(u"trends"_s);
}

void PageStack::showTransport(const core::TransportId &transport)
{
    if (!m_transports)
        return;
    if (!transport.isEmpty())
        m_transports->choose(transport);
    showPage(u"transports"_s);
}

void PageStack::showTopics(const core::TransportId &transport)
{
    const core::TransportSettings *settings = m_engine ? m_engine->workspace().transport(transport) : nullptr;
    if (!settings || settings->type != "mqtt"_L1 || here() == Place{u"topics"_s, {}, transport})
        return;
    leave();
    letGoOfTopics();
    m_topics = new TopicsPage(*m_engine, transport, this);
    connect(m_topics, &TopicsPage::backRequested, this, &PageStack::back);
    connect(m_topics, &TopicsPage::deviceWanted, this, &PageStack::deviceFromTopicWanted);
    addWidget(m_topics);
    showWidget(m_topics);
    m_topics->focusFilter();
}

void PageStack::showDevices(const RowFilter &filter)
{
    if (!m_devices)
        return;
    m_devices->showOnly(filter);
    showPage(u"devices"_s);
}

void PageStack::compare(const QList<core::DeviceId> &devices)
{
    QList<SeriesMime> powers;
    const auto table = m_engine->seriesTable();
    for (const core::DeviceId &device : devices) {
        // The whole device's where it has channels too.
        std::optional<SeriesMime> power;
        for (const live::SeriesState &state : m_engine->live().snapshot(device)) {
            const core::Series series = table->at(state.id);
            if (series.quantity == core::Quantity::ActivePower && (!power || series.channel.isEmpty()))
                power = SeriesMime{device, series.quantity, series.channel};
        }
        if (power)
            powers << *power;
    }
    if (powers.isEmpty()) {
        emit told(tr("Nothing to compare"), tr("None of the chosen devices has told its power."), true);
        return;
    }
    m_trends->setCurves({});
    const auto most = std::min<qsizetype>(powers.size(), TrendPane::MostCurves);
    for (qsizetype at = 0; at < most; ++at)
        m_trends->pane()->addCurve(powers.at(at));
    showPage(u"trends"_s);
    const auto left = devices.size() - most;
    if (left > 0)
        emit told(tr("Not all are drawn"),
                  powers.size() > most
                      ? tr("A trend holds %1 curves: %n chosen device(s) are left out.", nullptr, int(left))
                            .arg(TrendPane::MostCurves)
                      : tr("%n chosen device(s) have told no power.", nullptr, int(left)),
                  false);
}

void PageStack::go(const Place &place)
{
    const QList<Place> past = m_past;
    if (place.key == "device"_L1)
        showDevice(place.device);
    else if (place.key == "topics"_L1)
        showTopics(place.transport);
    else if (QWidget *page = pageOf(place.key))
        showWidget(page);
    m_past = past;
}

void PageStack::back()
{
    while (!m_past.isEmpty()) {
        const Place place = m_past.takeLast();
        if (place == here())
            continue;
        go(place);
        return;
    }
    if (current() == "device"_L1)
        showWidget(m_devices);
    else if (current() == "topics"_L1)
        showWidget(m_transports);
    else if (current() == "handover"_L1)
        showWidget(m_alarms);
    else if (current() == "settings"_L1)
        showWidget(pageOf(u"overview"_s));
}

void PageStack::refresh(const live::Delta &delta, core::UtcTime now)
{
    if (m_overview && currentWidget() == m_overview)
        m_overview->refresh(delta, now);
    else if (m_trends && currentWidget() == m_trends)
        m_trends->refresh(now);
    else if (m_devices && currentWidget() == m_devices)
        m_devices->refresh();
    else if (m_lines && currentWidget() == m_lines)
        m_lines->follow(now);
    else if (m_device && currentWidget() == m_device)
        m_device->refresh(delta, now);
}

void PageStack::refreshSlowly()
{
    if (m_transports && currentWidget() == m_transports)
        m_transports->refresh();
    if (m_engine && m_devices && m_feed->devices().total() == 0)
        m_devices->setWaiting(WaitingWords::of(m_engine->transports(), LiveFeed::now()));
}

bool PageStack::tells(const core::TransportId &transport) const
{
    return (m_overview && currentWidget() == m_overview && m_overview->tells(transport)) ||
           (m_transports && currentWidget() == m_transports && m_transports->tells(transport));
}

void PageStack::focusFilter()
{
    if (m_devices && currentWidget() == m_devices)
        m_devices->focusFilter();
    else if (m_lines && currentWidget() == m_lines)
        m_lines->focusFilter();
    else if (m_topics && currentWidget() == m_topics)
        m_topics->focusFilter();
    else if (m_transports && currentWidget() == m_transports)
        m_transports->focusFilter();
    else if (m_audit && currentWidget() == m_audit)
        m_audit->focusFilter();
    else if (m_alarms && currentWidget() == m_alarms)
        m_alarms->focusFilter();
}

} // namespace console
