// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderfixture.h"

#include "dialogs/addbrokerdialog.h"
#include "dialogs/addbusdialog.h"
#include "dialogs/adddevicedialog.h"
#include "dialogs/intervaldialog.h"
#include "dialogs/newworkspacedialog.h"
#include "dialogs/relaydialog.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "pages/auditpage.h"
#include "pages/devicepage.h"
#include "pages/devicespage.h"
#include "pages/firststartpage.h"
#include "pages/transportspage.h"
#include "serialports.h"
#include "session.h"
#include "settings/settings.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

/// Every visible widget that takes the focus has to say what it is.
void checkNames(QWidget &page)
{
    page.resize(1600, 1000);
    page.show();
    int focusable = 0;
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&page) || widget->focusProxy() ||
            widget->objectName().startsWith("qt_"_L1))
            continue;
        if (const auto *area = qobject_cast<QAbstractScrollArea *>(widget->parentWidget());
            area && area->viewport() == widget)
            continue;
        ++focusable;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
        QVERIFY2(!name.isEmpty(),
                 qPrintable(u"%1 \"%2\" in %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                                     widget->objectName(),
                                                     QString::fromLatin1(page.metaObject()->className()))));
    }
    QVERIFY(focusable > 0);
}

} // namespace

class TestAccessibleNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[{"id":"ESP32-1a2b","transport":"site","profile":"iot-smart-meter","name":"Shop"}]})",
            m_folder.filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        m_engine = std::make_unique<engine::Engine>(*workspace, engine::EngineOptions{});
        // Nothing listens on port 1: the pages have to be named without a single value, too.
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait());
    }

    void cleanupTestCase()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(10000));
        m_engine.reset();
    }

    void firstStart()
    {
        console::SerialPorts ports([] {
            return QList{console::SerialPort{u"/dev/ttyUSB0"_s, u"/dev/ttyUSB0"_s, u"FT232R"_s, {}, {}}};
        });
        console::FirstStartPage page(&ports, {});
        checkNames(page);
    }

    void setup()
    {
        console::SerialPorts ports([] { return QList<console::SerialPort>{}; });
        console::SetupContext context;
        context.workspace = m_engine->workspace();
        context.profiles = m_engine->profiles().all();
        console::AddBusDialog bus(context, &ports, {}, nullptr);
        checkNames(bus);
        console::AddBrokerDialog broker(context, {}, nullptr);
        checkNames(broker);
        console::AddDeviceDialog device(context, core::TransportId(), nullptr);
        checkNames(device);
        console::NewWorkspaceDialog workspace(m_folder.path(), nullptr);
        checkNames(workspace);
    }

    void devices()
    {
        console::LiveFeed feed(*m_engine);
        QCOMPARE(feed.devices().total(), 1);
        console::Settings settings;
        console::DevicesPage page(feed.devices(), settings);
        checkNames(page);
    }

    void device()
    {
        console::DevicePage page(*m_engine, core::DeviceId(u"ESP32-1a2b"_s));
        QVERIFY(page.orderRelay(true) != nullptr); // it has the relay's card
        checkNames(page);
    }

    void transports()
    {
        console::TransportsPage page(*m_engine);
        checkNames(page);
    }

    void audit()
    {
        console::AuditPage page(*m_engine);
        checkNames(page);
    }

    void orders()
    {
        OrderWorld world;
        console::RelayDialog relay(world.context(), true, {}, nullptr);
        checkNames(relay);
        console::IntervalDialog intervals(world.context(), {}, nullptr);
        checkNames(intervals);
    }

    void window()
    {
        console::Session session;
        console::Settings settings;
        console::MainWindow window(session, settings);
        checkNames(window);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
};

QTEST_MAIN(TestAccessibleNames)
#include "tst_accessiblenames.moc"
