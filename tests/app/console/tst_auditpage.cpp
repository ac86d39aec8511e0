// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/auditpage.h"

#include "dialogs/orderjourney.h"
#include "pages/chaincard.h"
#include "pages/orderdetail.h"
#include "pages/outcomecounts.h"
#include "wholetexts.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::AuditPage;

namespace {

constexpr int Orders = 63;
constexpr int Recent = Orders * 2 / 3; ///< the others are older than a month

core::AuditEntry entry(int order, const QString &stage, core::UtcTime at)
{
    core::AuditEntry made;
    made.at = at;
    made.command = core::CommandId(u"order-%1"_s.arg(order));
    made.device = core::DeviceId(order % 2 ? u"ESP32-1a2b"_s : u"ESP32-2b3c"_s);
    made.stage = stage;
    made.who = u"operator, console WS-02"_s;
    made.detail = {{u"order"_s, QJsonObject{{u"name"_s, u"relay"_s},
                                            {u"value"_s, order % 2},
                                            {u"reason"_s, u"ticket %1"_s.arg(4000 + order)}}}};
    return made;
}

} // namespace

/// The audit's page above a database with orders of every ending.
class TestAuditPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    /// Evidence is kept in milliseconds, rows in microseconds: a device that answers at once does not stand
    /// before what it was sent.
    void stepsWithinAMillisecond()
    {
        const core::UtcTime at(std::chrono::microseconds(1'700'000'000'553'412));
        core::AuditEntry end = entry(1, u"outcome"_s, at + 200us);
        end.detail[u"outcome"_s] = QString(core::outcomeName(core::Outcome::Verified));
        end.detail[u"sent_at"_s] = u"2023-11-14T22:13:20.553Z"_s;
        end.detail[u"states"_s] = QJsonArray{QJsonObject{{u"value"_s, 1}, {u"after_ms"_s, 0}}};
        const auto stages =
            console::OrderJourney::stages({entry(1, u"requested"_s, at - 1ms), entry(1, u"sent"_s, at),
                                           entry(1, u"accepted"_s, at + 100us), end});
        QStringList titles;
        for (const auto &stage : stages)
            titles << stage.title;
        QCOMPARE(titles, QStringList({u"Requested"_s, u"Sent once"_s, u"Accepted"_s, u"Device reports 1"_s,
                                      u"Verified"_s}));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[{"id":"ESP32-1a2b","transport":"site","profile":"iot-smart-meter","name":"Shop"}]})",
            m_folder->filePath(u"depot.json"_s));
        QVERIFY(workspace.ok());
        engine::EngineOptions options;
        options.seed = [](historian::HistorianWriter &writer, core::SeriesTable &,
                          const core::ProfileStore &) {
            const core::UtcTime now = core::SystemClock().now();
            using core::Outcome;
            for (int order = 0; order < Orders; ++order) {
                const core::UtcTime at =
                    now - (order < Orders - Recent ? std::chrono::hours(24 * 60) : std::chrono::hours(2)) +
                    std::chrono::seconds(order);
                writer.appendAudit(entry(order, u"requested"_s, at));
                core::AuditEntry end = entry(order, u"outcome"_s, at + 2s);
                end.detail[u"outcome"_s] = QString(core::outcomeName(Outcome(order % 7)));
                end.detail[u"reason"_s] = u"evidence"_s;
                end.detail[u"after_ms"_s] = 840;
                const QString sent = QDateTime::fromMSecsSinceEpoch(core::toMicros(at + 1s) / 1000, Qt::UTC)
                                         .toString(Qt::ISODateWithMs);
                end.detail[u"sent_at"_s] = sent;
                end.detail[u"accepted_at"_s] = sent;
                writer.appendAudit(end);
                if (order == Orders - 1)
                    writer.appendAudit(entry(order, u"late"_s, at + 30s));
            }
        };
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait());
        m_page = std::make_unique<AuditPage>(*m_engine);
        m_page->resize(1392, 880);
        m_page->show();
        QTRY_VERIFY(m_page->isLoaded());
    }

    void cleanup()
    {
        m_page.reset();
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(10000));
        m_engine.reset();
    }

    void countsAndSpans()
    {
        using core::Outcome;
        QCOMPARE(m_page->orders(), Recent);
        int sum = 0;
        for (int outcome = 0; outcome < 7; ++outcome)
            sum += m_page->counts()->shown(Outcome(outcome)).toInt();
        QCOMPARE(sum, Recent);
        m_page->setSpan(AuditPage::Span::All);
        QTRY_COMPARE(m_page->orders(), Orders);
        m_page->setSpan(AuditPage::Span::Week);
        QTRY_COMPARE(m_page->orders(), Recent);
        QCOMPARE(outsideParent(*m_page), QString());
    }

    void findsByRowReasonAndSegment()
    {
        auto *find = m_page->findChild<QLineEdit *>();
        find->setText(u"ticket 4062"_s);
        QTRY_COMPARE(m_page->model().rowCount(), 1);
        const auto *found = m_page->model().order(0);
        QCOMPARE(found->rows, 3);
        QCOMPARE(found->firstRow, 2 * Orders - 1);
        QVERIFY(found->late);
        find->setText(QString::number(found->firstRow + 1)); // a row in the middle of it
        QTRY_COMPARE(m_page->model().rowCount(), 1);
        QCOMPARE(m_page->model().order(0)->command.id, core::CommandId(u"order-62"_s));
        find->setText(u"nobody"_s);
        QTRY_COMPARE(m_page->model().rowCount(), 0);
        find->clear();
        QTRY_COMPARE(m_page->model().rowCount(), Recent);
        auto *segments = m_page->findChild<widgets::SegmentedControl *>();
        emit segments->chosen(1);
        QCOMPARE(m_page->model().rowCount(), Recent - m_page->model().countOf(core::Outcome::Verified));
        emit segments->chosen(2);
        QCOMPARE(m_page->model().rowCount(), 1);
    }

    void theChosenOneShowsEveryStep()
    {
        // Newest first: the order with the late answer. Requested, sent, accepted, outcome, late.
        QTRY_VERIFY(m_page->detail()->isFilled());
        QCOMPARE(m_page->detail()->steps(), 5);
        picture(u"audit"_s);
        m_page->resize(700, 900);
        QTRY_COMPARE(outsideParent(*m_page), QString());
        picture(u"audit-narrow"_s);
    }

    void aWholeChainIsSaidToBe()
    {
        QVERIFY(!m_page->chain()->verdict());
        QApplication::setActiveWindow(m_page.get());
        QTest::keyClick(m_page.get(), Qt::Key_V);
        QVERIFY(m_page->chain()->isChecking());
        QTRY_VERIFY(!m_page->chain()->isChecking());
        QVERIFY(m_page->chain()->verdict()->whole);
        QCOMPARE(m_page->chain()->verdict()->rows, 2 * Orders + 1);
        QVERIFY2(m_page->chain()->sentence().contains(u"127"_s), qPrintable(m_page->chain()->sentence()));
        QCOMPARE(cutText(*m_page->chain()), QString());
    }

    void aBrokenChainNamesTheFirstRow()
    {
        sqlite3 *db = nullptr;
        sqlite3_open(m_folder->filePath(u"depot.db"_s).toUtf8().constData(), &db);
        const int code = sqlite3_exec(
            db, "DROP TRIGGER audit_no_update; UPDATE audit SET who = 'nobody' WHERE number IN (77, 100)",
            nullptr, nullptr, nullptr);
        sqlite3_close(db);
        QCOMPARE(code, SQLITE_OK);
        m_page->chain()->verify();
        QTRY_VERIFY(!m_page->chain()->isChecking());
        QVERIFY(!m_page->chain()->verdict()->whole);
        QCOMPARE(m_page->chain()->verdict()->brokenAt, 77);
        QVERIFY2(m_page->chain()->sentence().contains(u"77"_s), qPrintable(m_page->chain()->sentence()));
        picture(u"audit-broken"_s);
    }

    void aCancelledCheckSaysNothing()
    {
        m_page->chain()->verify();
        m_page->chain()->cancel();
        QTRY_VERIFY(!m_page->chain()->isChecking());
        QVERIFY(!m_page->chain()->verdict());
    }

    void storesWhatIsShown()
    {
        m_page->findChild<QLineEdit *>()->setText(u"Shop verified"_s);
        QTRY_VERIFY(m_page->model().rowCount() < Recent);
        const int shown = m_page->model().rowCount();
        QVERIFY(shown > 0);
        QSignalSpy exported(m_page.get(), &AuditPage::exported);
        const QString path = m_folder->filePath(u"orders.csv"_s);
        m_page->exportTo(path);
        QVERIFY(exported.wait());
        QCOMPARE(exported.at(0).at(1).toString(), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), shown + 1);
        QVERIFY2(lines.at(1).contains("\"operator, console WS-02\",ESP32-1a2b,Shop,relay"), lines.at(1));
        m_page->exportTo(m_folder->filePath(u"not/there/orders.csv"_s));
        QVERIFY(exported.wait());
        QVERIFY(!exported.at(1).at(1).toString().isEmpty());
    }

private:
    void picture(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("METERDECK_PICTURES"); !folder.isEmpty())
            m_page->grab().save(folder + u'/' + name + u".png"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<AuditPage> m_page;
};

QTEST_MAIN(TestAuditPage)
#include "tst_auditpage.moc"
