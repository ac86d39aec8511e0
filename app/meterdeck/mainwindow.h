// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/result.h"
#include "settings/settings.h"
#include "widgets/toast.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QMenu;

namespace widgets {
class AlarmStrip;
class Banner;
class Toast;
class ToastStack;
class TopBar;
} // namespace widgets

namespace console {

class AlarmsPage;
class AlarmWatch;
class AuditPage;
class DesktopNotice;
class DetachedWindow;
class DevicePage;
class Exports;
class HandoverWatch;
class ImportDialog;
class ImportJob;
class KeyMap;
class LiveFeed;
class NavigationPanel;
class OverviewPage;
class PageStack;
class PaletteDialog;
class RegisterMapPath;
class Session;
class SerialPorts;
class SecretPath;
class SetupPath;
class TransportsPage;
class TrendPage;
class WindowDeck;
struct TrendCurve;

/// The window: top bar, banners, navigation, and the stack of pages. It follows the session, and brings what
/// a person asks for (keys, palette, menu) to whoever does it. What stands on the pages is theirs. GUI
/// thread.
///
/// Its keys stand in one table: buildKeys().
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    MainWindow(Session &session, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Keys of pages: "overview", "devices", "transports", "audit", "settings".
    void showPage(const QString &key);
    void showDevice(const core::DeviceId &device);
    /// The key of the page on screen; also "device" and "first-start".
    QString currentPage() const;
    PageStack *pages() const { return m_pages; }
    /// The device page, or nullptr while none is shown.
    DevicePage *devicePage() const;
    OverviewPage *overviewPage() const;
    TransportsPage *transportsPage() const;
    AlarmsPage *alarmsPage() const;
    AuditPage *auditPage() const;
    /// The alarms of the open workspace; nullptr without one.
    AlarmWatch *alarms() const { return m_alarms.get(); }
    /// The hand-over of alarms of the open workspace; nullptr without one.
    HandoverWatch *handover() const { return m_handover.get(); }
    widgets::AlarmStrip *alarmStrip() const { return m_strip; }
    TrendPage *trendPage() const;
    LiveFeed *feed() const { return m_feed.get(); }
    KeyMap *keys() const { return m_keys; }
    NavigationPanel *navigation() const { return m_navigation; }
    SetupPath *setup() const { return m_setup; }
    SecretPath *secrets() const { return m_secrets; }
    RegisterMapPath *registerMaps() const { return m_registerMaps; }
    /// The palette on screen, or nullptr.
    PaletteDialog *palette() const;

    /// Shows @p page in a window of its own, which remembers size and place by @p key ("trend:…").
    DetachedWindow *openWindow(QWidget *page, const QString &key);
    /// The windows beside this one; a kind that is to come back at the next start has a maker there.
    WindowDeck *windows() const { return m_windows; }

    /// Opens these curves in a window of their own; nullptr without a workspace.
    DetachedWindow *openTrendWindow(const QList<TrendCurve> &curves);
    Exports *exports() const { return m_exports; }

    /// Says what failed, at the bottom right; stays until closed. The same again is counted there.
    widgets::Toast *showProblem(const QString &title, const QString &text);

public slots:
    void openPalette();
    void showKeys();
    void chooseFile();
    void addBus();
    void addBroker();
    void addDevice();
    /// Asks what lies under the map; taking tiles allows them.
    void editMap();
    /// Asks what to export: of the devices chosen on the page that is shown, else of all.
    void exportReadings();
    /// Asks what to import into the open workspace; nullptr without one.
    ImportDialog *importData();
    /// The present device page, in a window of its own.
    void tearOff();
    /// The newest unacknowledged alarm of the highest priority, wherever one is.
    void acknowledgeAlarm();
    /// Quiet until another alarm comes.
    void silenceAlarms();
    /// Full screen, larger, without navigation: to be read from across the room.
    void setWall(bool wall);

signals:
    /// Everything is stored and stopped; the program may end.
    void readyToLeave();
    /// Fonts should be half as large again, or as usual.
    void wallChanged(bool wall);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildShell();
    void buildNavigation();
    void buildKeys();
    void addPageKeys();
    void addWorkspaceKeys();
    void noteKeysOfPages();
    /// The broker on screen, else the first of the workspace; empty for none.
    core::TransportId brokerToBrowse() const;
    void makeDevice(const core::TransportId &transport, const QString &topic, const QByteArray &payload);
    void buildMenu();
    void nameShell();
    void offerFirstStart();
    void buildWindows();
    void buildStrip();
    void addAlarmKeys();
    /// Shows on this computer what the open workspace wants shown there.
    void followHandover();
    void showAlarms();
    /// Strip and navigation say how the alarms stand now.
    void followAlarms();
    void connectSession();

    void showOpening(const QString &what);
    void showOpened();
    void showNothing();
    void letGo();
    void showFailure(const core::Error &error);
    void followView(const ViewSettings &view);
    void buildPagesAnew(bool inAnotherLanguage);
    void followPlace(const QString &key);
    void restorePlace();
    void rememberRecent();

    void tick();
    void updateTop();
    void updateCounts();
    void updateFold();
    void toggleFold();
    void switchTheme();
    void escape();
    void nextRegion();
    void order(const core::DeviceId &device, const std::function<void(DevicePage &)> &open);
    void openDeviceWindow(const core::DeviceId &device);
    void tellProblem(const core::Error &error);
    void dropToldNotes();
    void tellImport(const ImportJob &job);
    void tellExport(const QString &title, const QString &text, const QString &fileName, bool failed);
    bool hasWorkspace() const;
    /// The transport that the transports page shows; empty while that is not on screen.
    core::TransportId transportOnScreen() const;

    Session &m_session;
    Settings &m_settings;
    ViewSettings m_view;
    KeyMap *m_keys = nullptr;
    WindowDeck *m_windows = nullptr;
    Exports *m_exports = nullptr;
    struct WireNote
    {
        core::TransportId transport;
        QString title;
        QString text;
        QDeadlineTimer patience;
        QPointer<widgets::Toast> toast;
        bool shown = false;
    };
    QList<WireNote> m_wireNotes; ///< troubles of transports: a note each, unless the page says the same
    SerialPorts *m_ports = nullptr;
    SetupPath *m_setup = nullptr;
    SecretPath *m_secrets = nullptr;
    RegisterMapPath *m_registerMaps = nullptr;
    widgets::TopBar *m_top = nullptr;
    QMenu *m_menu = nullptr;
    widgets::Banner *m_simulated = nullptr;
    widgets::Banner *m_trouble = nullptr;
    widgets::AlarmStrip *m_strip = nullptr;
    NavigationPanel *m_navigation = nullptr;
    PageStack *m_pages = nullptr;
    widgets::ToastStack *m_toasts = nullptr;
    QPointer<PaletteDialog> m_palette;
    std::unique_ptr<LiveFeed> m_feed;
    std::unique_ptr<AlarmWatch> m_alarms;
    std::unique_ptr<HandoverWatch> m_handover;
    DesktopNotice *m_notice = nullptr;
    QTimer m_clock;
    bool m_leaving = false;
    bool m_wall = false;
    bool m_wasMaximized = false;
};

} // namespace console
