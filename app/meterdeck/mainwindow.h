// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace widgets {
class Banner;
class ToastStack;
class TopBar;
} // namespace widgets

namespace console {

class AuditPage;
class DevicePage;
class DevicesPage;
class FirstStartPage;
class LiveFeed;
class NavigationPanel;
class OverviewPage;
class Session;
class Settings;
class TransportsPage;

/// The window: top bar, banners, navigation, one page at a time. It owns the pages and decides which one is
/// shown; what stands on them is theirs. GUI thread.
///
/// Keys: Alt+1… pages, Ctrl+F filter, Ctrl+O open, Esc back, F6 next region.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    MainWindow(Session &session, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Keys of pages: "overview", "devices", "transports", "audit".
    void showPage(const QString &key);
    void showDevice(const core::DeviceId &device);
    /// The key of the page on screen; also "device" and "first-start".
    QString currentPage() const;
    /// The device page, or nullptr while none is shown.
    DevicePage *devicePage() const { return m_device; }
    TransportsPage *transportsPage() const { return m_transports; }
    AuditPage *auditPage() const { return m_audit; }
    LiveFeed *feed() const { return m_feed.get(); }
    /// Says what failed, at the bottom right; stays until closed. The same again is counted there.
    void showProblem(const QString &title, const QString &text);

signals:
    /// Everything is stored and stopped; the program may end.
    void readyToLeave();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildShell();
    void buildKeys();
    void showOpening(const QString &what);
    void showOpened();
    void letGo();
    void letGoOfPages();
    void buildPages();
    void showAnew();
    void switchTheme();
    void showFailure(const core::Error &error);
    void chooseFile();
    void tick();
    void updateTop();
    void updateCounts();
    void back();
    void nextRegion();
    void focusFilter();

    Session &m_session;
    Settings &m_settings;
    widgets::TopBar *m_top = nullptr;
    widgets::Banner *m_simulated = nullptr;
    widgets::Banner *m_trouble = nullptr;
    NavigationPanel *m_navigation = nullptr;
    QStackedWidget *m_pages = nullptr;
    widgets::ToastStack *m_toasts = nullptr;
    FirstStartPage *m_first = nullptr;
    OverviewPage *m_overview = nullptr;
    DevicesPage *m_devices = nullptr;
    DevicePage *m_device = nullptr;
    TransportsPage *m_transports = nullptr;
    AuditPage *m_audit = nullptr;
    std::unique_ptr<LiveFeed> m_feed;
    QTimer m_clock;
    bool m_leaving = false;
};

} // namespace console
