// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "mqtt/mqttpeer.h"
#include "pages/hintcard.h"
#include "pages/retainedcard.h"
#include "pages/topicpane.h"
#include "pages/topicspage.h"
#include "peers/mosquittobroker.h"
#include "widgets/button.h"
#include "widgets/theme.h"
#include "widgets/treeview.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using console::TopicsModel;
using console::TopicsPage;

namespace {

constexpr int Generous = 60'000;
const auto Site = core::TransportId(u"site"_s);

/// An engine that is not started: the page has its own connection.
std::unique_ptr<engine::Engine> engineFor(const QTemporaryDir &folder, quint16 port)
{
    const auto workspace = core::Workspace::parse(
        u"{\"name\":\"Depot\",\"database\":{\"driver\":\"sqlite\",\"path\":\"depot.db\"},\"transports\":[{"
        u"\"id\":\"site\","
        "\"type\":\"mqtt\",\"name\":\"Depot broker\",\"host\":\"127.0.0.1\",\"port\":%1,\"qos\":1,"
        "\"persistentSession\":true,\"profiles\":[\"iot-smart-meter\"]}]}"_s.arg(port)
            .toUtf8(),
        folder.filePath(u"depot.json"_s));
    return workspace ? std::make_unique<engine::Engine>(*workspace, engine::EngineOptions{}) : nullptr;
}

} // namespace

/// The page of a broker's topics, on a real mosquitto.
class TestTopicsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void whatIsOnTheBrokerIsOnThePage()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer peer(broker.port());
        peer.publish(u"dev/ESP32-1/relay/commands"_s, "RELAY_OFF", 1, true);
        peer.publish(u"laboratory/meter-7/data"_s, R"({"voltage":229.5})", 1, true);
        QVERIFY(peer.waitForConfirmations());
        const QTemporaryDir folder;
        const auto engine = engineFor(folder, broker.port());
        QVERIFY(engine);
        TopicsPage page(*engine, Site);
        QVERIFY(!page.isListening()); // nobody looks
        page.resize(1300, 700);
        page.show();
        QVERIFY(page.isListening());
        QTRY_VERIFY_WITH_TIMEOUT(page.model().find(u"laboratory/meter-7/data"_s) != 0, Generous);
        // Trap 16: the order that the broker keeps, and how somebody clears it.
        QTRY_VERIFY_WITH_TIMEOUT(!page.retained()->isHidden(), Generous);
        QCOMPARE(page.retained()->model().rowCount(), 1);
        QVERIFY(page.retained()->commandWords().contains(u"-t 'dev/ESP32-1/relay/commands' -r -n"_s));
        // A topic that nobody reads can become a device.
        page.choose(u"laboratory/meter-7/data"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page.pane()->history().rowCount(), 1, Generous);
        QCOMPARE(page.pane()->payloadWords(), u"{\n  \"voltage\": 229.5\n}"_s);
        QCOMPARE(page.pane()->meaningWords(), u"No profile reads this topic."_s);
        QVERIFY(!page.pane()->makeButton()->isHidden());
        QSignalSpy wanted(&page, &TopicsPage::deviceWanted);
        page.pane()->makeButton()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(1).toString(), u"laboratory/meter-7/data"_s);
        QSignalSpy came(&page, &TopicsPage::messageCame);
        peer.publish(u"laboratory/meter-7/data"_s, R"({"voltage":230.5})");
        QTRY_COMPARE_WITH_TIMEOUT(page.pane()->history().rowCount(), 2, Generous);
        QCOMPARE(came.last().at(1).toByteArray(), QByteArray(R"({"voltage":230.5})"));
        // One that is read shows what is made of it, and offers no second profile.
        peer.publish(u"dev/ESP32-1/pzem/metrics"_s, R"({"voltage":231.4,"current":2,"power":460})");
        page.choose(u"dev/ESP32-1/pzem/metrics"_s); // as soon as it comes
        QTRY_VERIFY_WITH_TIMEOUT(page.pane()->meaningWords().contains(u"231.4"_s), Generous);
        QVERIFY(page.pane()->makeButton()->isHidden());
        QVERIFY(page.pane()->meaningWords().contains(u"ESP32-1"_s));
        page.hide();
        QVERIFY(!page.isListening());
        QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains("Received DISCONNECT from mdlook-"), Generous);
        QVERIFY(!broker.log().contains("Received PUBLISH from mdlook-"));
    }

    void anotherFilterForgetsWhatWasHeardBefore()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer peer(broker.port());
        for (const QString &topic : {u"a/one"_s, u"b/two"_s})
            peer.publish(topic, "1", 1, true);
        QVERIFY(peer.waitForConfirmations());
        const QTemporaryDir folder;
        const auto engine = engineFor(folder, broker.port());
        TopicsPage page(*engine, Site);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.model().find(u"a/one"_s) != 0 && page.model().find(u"b/two"_s) != 0,
                                 Generous);
        page.subscription()->setText(u"b/#"_s);
        page.listen();
        QTRY_VERIFY_WITH_TIMEOUT(page.model().find(u"a/one"_s) == 0 && page.model().find(u"b/two"_s) != 0,
                                 Generous);
    }

    void aFilterThatCannotBeUsedIsRefusedWithWords()
    {
        const QTemporaryDir folder;
        const auto engine = engineFor(folder, 1);
        TopicsPage page(*engine, Site);
        page.subscription()->setText(u"$share/collectors/#"_s);
        page.listen();
        QVERIFY(!page.isListening());
        QVERIFY(page.faultWords().contains(u"take messages away"_s));
        page.subscription()->setText(u"#"_s);
        page.listen();
        QVERIFY(page.isListening());
        QVERIFY(page.faultWords().isEmpty());
    }

    void aBrokerThatIsNotThereIsSaid()
    {
        const QTemporaryDir folder;
        const auto engine = engineFor(folder, 1);
        TopicsPage page(*engine, Site);
        page.show();
        auto *hint = page.findChild<console::HintCard *>();
        QTRY_VERIFY_WITH_TIMEOUT(!hint->title().isEmpty(), Generous);
        QVERIFY(page.sentence().startsWith(u"Not connected"_s));
    }

    void whatIsLeftOutIsSaid()
    {
        const QTemporaryDir folder;
        const auto engine = engineFor(folder, 1);
        TopicsPage page(*engine, Site);
        page.setListening(false);
        page.show();
        engine::TopicReport report;
        report.state = engine::TopicReport::State::Reading;
        report.isAfresh = true;
        page.take(report);
        auto *hint = page.findChild<console::HintCard *>();
        QVERIFY(hint->title().isEmpty());
        report.isAfresh = false;
        report.losses.tooMany = 1234;
        page.take(report);
        QVERIFY(!hint->title().isEmpty());
        QVERIFY(hint->accessibleDescription().contains(u"234"_s));
        report.state = engine::TopicReport::State::Refused;
        report.refused = {u"#"_s};
        page.take(report);
        QVERIFY(hint->title().contains(u'#'));
    }

    void theTreeIsUsedByTheKeyboard()
    {
        const QTemporaryDir folder;
        const auto engine = engineFor(folder, 1);
        TopicsPage page(*engine, Site);
        page.setListening(false);
        page.show();
        mqtt::TopicStore store;
        store.receive("a/b/c", "1", false, 0, {}, {});
        engine::TopicReport report;
        report.isAfresh = true;
        report.changes = store.takeChanges(100, {});
        page.take(report);
        widgets::TreeView *tree = page.tree();
        const QModelIndex top = page.model().index(0, 0);
        QVERIFY(tree->isExpanded(top)); // little is shown opened
        tree->setCurrentIndex(top);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(!tree->isExpanded(top));
        QTest::keyClick(tree, Qt::Key_Right);
        QVERIFY(tree->isExpanded(top));
        QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(page.model().topic(page.model().number(tree->currentIndex())), u"a/b"_s);
    }
};

QTEST_MAIN(TestTopicsPage)
#include "tst_topicspage.moc"
