// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "live/livestore.h"

#include <QList>
#include <QStackedWidget>

namespace engine {
class Engine;
}

namespace console {

class AlarmsPage;
class AlarmWatch;
class AuditPage;
class DevicePage;
class DevicesPage;
class Exports;
class FirstStartPage;
class HandoverPage;
class HandoverWatch;
class LinesPage;
class LiveFeed;
class OverviewPage;
class SerialPorts;
class Settings;
class SettingsPage;
class TopicsPage;
class TransportsPage;
class TrendPage;
struct RowFilter;
struct TrendCurve;

/// The pages of the window, one on screen at a time, and the way back. Pages that show an engine live between
/// build() and letGo(); the first start and the settings are always there. GUI thread.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    /// @p ports: offered on the first start; outlives the pages. @p dataFolder: where new workspaces go.
    /// @p exports: asked for and shown here; outlives the pages too.
    PageStack(Settings &settings, SerialPorts &ports, Exports &exports, const QString &dataFolder,
              QWidget *parent = nullptr);
    ~PageStack() override;

    /// Keys of pages in the order of the navigation. "device", "topics", "handover" and "first-start" are
    /// places, but no pages.
    static const QStringList &keys();

    void build(engine::Engine &engine, LiveFeed &feed, AlarmWatch &alarms, HandoverWatch &handover);
    void letGo();
    /// Builds all pages again, in the language, zone and sizes of now, and shows the place that was shown.
    void buildAnew(bool withSettings);

    /// True for a page that can be shown now.
    bool has(const QString &key) const;
    void showPage(const QString &key);
    void showDevice(const core::DeviceId &device);
    /// The page of transports, at this one; empty for the one it showed.
    void showTransport(const core::TransportId &transport);
    /// What is on a broker; listens while it is on screen.
    void showTopics(const core::TransportId &transport);
    /// The page of devices, with these only.
    void showDevices(const RowFilter &filter);
    /// A Modbus meter's page where it tells why it is read well or is not.
    void explainDevice(const core::DeviceId &device);
    /// The page of trends with the power of these devices.
    void compare(const QList<core::DeviceId> &devices);
    /// The key of what is on screen; also "device" and "first-start".
    QString current() const;

    bool canGoBack() const
    {
        return !m_past.isEmpty() || current() == QLatin1String("device") ||
               current() == QLatin1String("topics") || current() == QLatin1String("handover");
    }
    /// To the place before; from a device page that came from nowhere to the devices.
    void back();

    void refresh(const live::Delta &delta, core::UtcTime now);
    /// Twice a second: what is not told by a delta.
    void refreshSlowly();
    void focusFilter();
    /// True while the page on screen says by itself that this transport needs somebody.
    bool tells(const core::TransportId &transport) const;

    FirstStartPage *firstStart() const { return m_first; }
    OverviewPage *overviewPage() const { return m_overview; }
    DevicesPage *devicesPage() const { return m_devices; }
    DevicePage *devicePage() const { return m_device; }
    LinesPage *linesPage() const { return m_lines; }
    TransportsPage *transportsPage() const { return m_transports; }
    /// Null while no broker's topics are shown.
    TopicsPage *topicsPage() const { return m_topics; }
    AlarmsPage *alarmsPage() const { return m_alarms; }
    HandoverPage *handoverPage() const { return m_handover; }
    AuditPage *auditPage() const { return m_audit; }
    TrendPage *trendPage() const { return m_trends; }
    SettingsPage *settingsPage() const { return m_settingsPage; }

signals:
    /// Another place is on screen.
    void placeChanged(const QString &key);
    void windowRequested(const core::DeviceId &device);
    /// These curves are wanted in a window of their own.
    void trendWindowRequested(const QList<console::TrendCurve> &curves);
    /// A profile is to be begun with a message of this broker.
    void deviceFromTopicWanted(const core::TransportId &transport, const QString &topic,
                               const QByteArray &payload);
    void addBusRequested();
    void addBrokerRequested();
    void addBoardRequested();
    void addMeshDoorRequested();
    void addMeshServerRequested();
    /// A password that a transport lacks, or that was refused, is to be typed.
    void secretRequested(const core::TransportId &transport);
    void scanRequested(const core::TransportId &transport);
    /// The rules of alarms are to be shown, at this one; empty for whichever.
    void alarmRulesRequested(const QString &rule);
    /// A target of the hand-over is to be changed, empty: added; or removed.
    void targetChangeRequested(const QString &target);
    void targetRemovalRequested(const QString &target);
    /// An entry of the workspace is to be changed, or removed.
    void transportChangeRequested(const core::TransportId &transport);
    void transportRemovalRequested(const core::TransportId &transport);
    void deviceChangeRequested(const core::DeviceId &device);
    void deviceRemovalRequested(const core::DeviceId &device);
    /// Labels and customers of its monitored lines are to be changed.
    void linesChangeRequested(const core::DeviceId &device);
    /// The full screen is wanted, or to be left.
    void wallRequested();
    void mapChangeRequested();
    void planRequested(const core::DeviceId &device);
    void outageRuleRequested();
    /// What the voltages of a device are judged by is to be changed.
    void voltageTermsRequested(const core::DeviceId &device);
    /// For a toast: something was done or failed.
    void told(const QString &title, const QString &text, bool failed);

private:
    /// Where a person was.
    struct Place
    {
        QString key;
        core::DeviceId device;
        core::TransportId transport; ///< whose topics
        friend bool operator==(const Place &, const Place &) = default;
    };

    Place here() const;
    /// Notes where we are, to come back.
    void leave();
    void go(const Place &place);
    void showWidget(QWidget *page);
    void letGoOfDevice();
    void letGoOfTopics();
    void showTrends(const QList<TrendCurve> &curves);
    void buildSettings();
    QWidget *pageOf(const QString &key) const;

    Settings &m_settings;
    Exports &m_exports;
    engine::Engine *m_engine = nullptr;
    LiveFeed *m_feed = nullptr;
    AlarmWatch *m_watch = nullptr;
    HandoverWatch *m_handoverWatch = nullptr;
    FirstStartPage *m_first = nullptr;
    OverviewPage *m_overview = nullptr;
    DevicesPage *m_devices = nullptr;
    DevicePage *m_device = nullptr;
    LinesPage *m_lines = nullptr;
    TransportsPage *m_transports = nullptr;
    TopicsPage *m_topics = nullptr;
    TrendPage *m_trends = nullptr;
    AlarmsPage *m_alarms = nullptr;
    HandoverPage *m_handover = nullptr;
    AuditPage *m_audit = nullptr;
    SettingsPage *m_settingsPage = nullptr;
    QList<Place> m_past;
};

} // namespace console
