// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"
#include "session.h"
#include "settings/settings.h"
#include "widgets/banner.h"
#include "widgets/theme.h"
#include "widgets/toast.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The banner on screen that has this title; nullptr when there is none.
const widgets::Banner *banner(const QWidget &window, const QString &title)
{
    for (const auto *found : window.findChildren<widgets::Banner *>()) {
        if (found->isVisible() && found->accessibleName() == title)
            return found;
    }
    return nullptr;
}

} // namespace

/// The window around an engine whose broker is not there.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[]})",
            m_folder.filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        m_session = std::make_unique<console::Session>();
        m_window = std::make_unique<console::MainWindow>(*m_session, m_settings);
        m_window->resize(1600, 1000);
        m_window->show();
        QCOMPARE(m_window->currentPage(), u"first-start"_s);
        QSignalSpy opened(m_session.get(), &console::Session::opened);
        m_session->open(*workspace);
        QVERIFY(opened.wait());
        QCOMPARE(m_window->currentPage(), u"overview"_s);
    }

    void cleanup()
    {
        QSignalSpy closed(m_session.get(), &console::Session::closed);
        m_session->close();
        QVERIFY(closed.wait(10000));
        m_window.reset();
        m_session.reset();
    }

    void aStalledDatabaseIsSaidUntilItRecovers()
    {
        engine::Engine *engine = m_session->engine();
        QVERIFY(!banner(*m_window, u"Not recording."_s));
        core::Error error;
        error.code = core::ErrorCode::DiskFull;
        error.where = u"/srv/depot.db"_s;
        error.detail = u"disk I/O error 778"_s;
        error.remedy = u"Free room on /srv."_s;
        emit engine->historianStalled(error);
        const widgets::Banner *said = banner(*m_window, u"Not recording."_s);
        QVERIFY(said);
        for (const QString &part : {error.where, error.detail, error.remedy})
            QVERIFY2(said->accessibleDescription().contains(part), qPrintable(said->accessibleDescription()));
        emit engine->historianRecovered();
        QVERIFY(!banner(*m_window, u"Not recording."_s));
    }

    void aProblemThatComesBackStaysOneNote()
    {
        core::Error error;
        error.code = core::ErrorCode::Timeout;
        error.where = u"bus2"_s;
        error.detail = u"test of many"_s;
        const auto notes = [this, &error] {
            QList<widgets::Toast *> list = m_window->findChildren<widgets::Toast *>();
            list.removeIf(
                [&error](const widgets::Toast *toast) { return !toast->key().contains(error.detail); });
            return list;
        };
        for (int time = 0; time < 20; ++time)
            emit m_session->engine()->problem(error);
        QCOMPARE(notes().size(), 1);
        QVERIFY2(notes().constFirst()->accessibleName().contains(u"20 times"_s),
                 qPrintable(notes().constFirst()->accessibleName()));
        error.where = u"bus3"_s;
        emit m_session->engine()->problem(error);
        QCOMPARE(notes().size(), 2);
    }

private:
    console::Settings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<console::Session> m_session;
    std::unique_ptr<console::MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
