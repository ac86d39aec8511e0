// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addboarddialog.h"
#include "dialogs/addmeshdoordialog.h"
#include "dialogs/addmeshserverdialog.h"
#include "dialogs/connectiontrialbox.h"
#include "dialogs/secretpart.h"
#include "setupfixture.h"
#include "widgets/button.h"

#include <QAbstractButton>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::AddBoardDialog;
using console::AddMeshDoorDialog;
using console::AddMeshServerDialog;

namespace {

void chooseIn(const console::SetupDialog &dialog, const QString &field, int at)
{
    fieldOf(dialog, field)->editor()->findChildren<QAbstractButton *>().at(at)->click();
}

engine::TrialStage stageOf(engine::TrialStage::Kind kind, engine::TrialStage::State state, int ms,
                           engine::TrialFinding finding, QStringList facts)
{
    return {kind, state, std::chrono::milliseconds(ms), finding, std::move(facts)};
}

} // namespace

/// The dialogs of ThingsBoard servers, mesh gateways and their servers.
class TestWebTransportDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        qputenv("DBUS_SESSION_BUS_ADDRESS", ""); // nobody's key ring is asked
    }
    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("reason");
        QTest::newRow("https") << u"https://board.example"_s << QString();
        QTest::newRow("port and path") << u"http://10.0.0.5:8080/tb"_s << QString();
        QTest::newRow("six") << u"http://[::1]:8080"_s << QString();
        QTest::newRow("empty") << QString() << u"Type the address of the server."_s;
        QTest::newRow("no scheme") << u"board.example"_s << u"It begins with https:// or http://."_s;
        QTest::newRow("mqtt") << u"mqtt://board.example"_s << u"It begins with https:// or http://."_s;
        QTest::newRow("space") << u"https://board example"_s << u"An address has no spaces."_s;
        QTest::newRow("no host") << u"https://"_s
                                 << u"This is no address, such as https://server.example:8080."_s;
        QTest::newRow("port 0") << u"https://a:0"_s
                                << u"This is no address, such as https://server.example:8080."_s;
        QTest::newRow("login") << u"https://u:p@a"_s << u"User and password have fields of their own."_s;
        QTest::newRow("query") << u"https://a/?x=1"_s << u"An address without ? and # in it."_s;
    }
    void addresses()
    {
        QFETCH(QString, url);
        QTEST(console::WebTransportDialog::urlReason(url), "reason");
    }

    void aBoardIsWrittenAsItIsShown();
    void aBoardIsChanged();
    void aSinkIsClosedUnlessItIsOpened();
    void aSinksPortIsTried();
    void aSinksTokenIsInTheCopyAlone();
    void aMeshServerIsWrittenAsItIsShown();
    void theTrialAsksTheServer();
    void whatIsRefusedIsNotFolded();
    void arePictured();

private:
    QString file() const { return m_folder.filePath(u"depot.json"_s); }
    console::SetupContext context()
    {
        console::SetupContext made = contextOf(depot(file()));
        made.sessionSecrets = m_session;
        return made;
    }
    QTemporaryDir m_folder;
    std::shared_ptr<engine::SessionSecrets> m_session = std::make_shared<engine::SessionSecrets>();
};

void TestWebTransportDialogs::aBoardIsWrittenAsItIsShown()
{
    AddBoardDialog dialog(context(), {}, nullptr);
    QSignalSpy decided(&dialog, &AddBoardDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 0); // no address, no user
    typeInto(dialog, u"Server"_s, u"https://board.example"_s);
    typeInto(dialog, u"User"_s, u"reader@example.org"_s);
    typeInto(dialog, u"Password"_s, u"geheim"_s);
    chooseIn(dialog, u"Login"_s, 1);
    QVERIFY(fieldOf(dialog, u"Key"_s));
    QCOMPARE(fieldOf(dialog, u"Key"_s)->editor()->accessibleName(), u"Key"_s);
    chooseIn(dialog, u"Login"_s, 0);
    QVERIFY(fieldOf(dialog, u"Password"_s));
    chooseIn(dialog, u"Where it is kept"_s, 1);
    typeInto(dialog, u"Name"_s, u"Line monitors"_s);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const QByteArray text = content(file());
    QVERIFY(!text.contains("geheim"));
    const auto again = core::Workspace::load(file());
    QVERIFY(again.ok());
    const core::TransportSettings *board = again->transport(core::TransportId(u"line-monitors"_s));
    QVERIFY(board);
    QCOMPARE(board->type, u"thingsboard"_s);
    QCOMPARE(board->url, u"https://board.example"_s);
    QCOMPARE(board->user, u"reader@example.org"_s);
    QCOMPARE(board->deviceProfile, u"SPMS"_s);
    QVERIFY(!board->apiKey);
    QCOMPARE(board->profiles, QList{core::ProfileId(u"spms-thingsboard"_s)});
    QCOMPARE(QJsonDocument::fromJson(dialog.writtenText().toUtf8()).object(),
             QJsonDocument::fromJson(text)["transports"_L1][2].toObject());
    // Kept for this run, under its own name.
    engine::Secrets secrets(file());
    QCOMPARE(m_session->value(secrets.keyOf(*board, engine::Secrets::Password)), u"geheim"_s);
}

void TestWebTransportDialogs::aBoardIsChanged()
{
    console::SetupContext with = context();
    core::TransportSettings present;
    present.id = core::TransportId(u"board"_s);
    present.type = u"thingsboard"_s;
    present.name = u"Board"_s;
    present.url = u"http://10.0.0.7:8080"_s;
    present.apiKey = true;
    present.deviceProfile = u"METER"_s;
    present.profiles = {core::ProfileId(u"spms-thingsboard"_s)};
    with.workspace = *with.workspace.withAdded(present);
    AddBoardDialog dialog(with, present.id, nullptr);
    dialog.show();
    QVERIFY(dialog.settings().apiKey);
    QVERIFY(!fieldOf(dialog, u"User"_s)->isVisible());
    QVERIFY(fieldOf(dialog, u"Server"_s)->hint().contains(u"in the clear"_s));
    chooseIn(dialog, u"Login"_s, 0);
    QVERIFY(fieldOf(dialog, u"User"_s)->isVisible());
    QSignalSpy decided(&dialog, &AddBoardDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 0); // a password has a user
    typeInto(dialog, u"User"_s, u"reader@example.org"_s);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    const auto changed = decided.first().first().value<core::Workspace>();
    QCOMPARE(changed.transports.size(), with.workspace.transports.size());
    QVERIFY(!changed.transport(present.id)->apiKey);
    // A second reader of the same devices is said.
    AddBoardDialog second(with, {}, nullptr);
    second.setUrl(present.url);
    typeInto(second, u"Device profile"_s, u"METER"_s);
    QCOMPARE(fieldOf(second, u"Server"_s)->hint(), u"“Board” reads these devices already."_s);
}

void TestWebTransportDialogs::aSinkIsClosedUnlessItIsOpened()
{
    AddMeshDoorDialog dialog(context(), {}, nullptr);
    QCOMPARE(dialog.settings().host, u"127.0.0.1"_s);
    QVERIFY(dialog.firmwareLine().startsWith(u"http://127.0.0.1:"_s));
    QVERIFY(fieldOf(dialog, u"Who may reach it"_s)->hint().contains(u"No other machine"_s));
    chooseIn(dialog, u"Who may reach it"_s, 1);
    QCOMPARE(dialog.settings().host, u"0.0.0.0"_s);
    QVERIFY(fieldOf(dialog, u"Who may reach it"_s)->hint().contains(u"not encrypted"_s));
    QVERIFY(!dialog.firmwareLine().contains(u"127.0.0.1"_s));
    QVERIFY(!dialog.firmwareLine().contains(u"0.0.0.0"_s));
    chooseIn(dialog, u"Who may reach it"_s, 0);
    QCOMPARE(dialog.settings().host, u"127.0.0.1"_s);
    // Only profiles that mean something to a mesh's texts are offered.
    QVERIFY(dialog.settings().profiles.contains(core::ProfileId(u"mesh-gateway"_s)));
    QVERIFY(!dialog.settings().profiles.contains(core::ProfileId(u"tasmota"_s)));
    QVERIFY(dialog.changed().ok());
}

void TestWebTransportDialogs::aSinksPortIsTried()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    AddMeshDoorDialog dialog(context(), {}, nullptr);
    typeInto(dialog, u"Port"_s, QString::number(other.serverPort()));
    QCOMPARE(fieldOf(dialog, u"Port"_s)->reason(), u"Another program listens there."_s);
    typeInto(dialog, u"Port"_s, u"0"_s);
    QVERIFY(!fieldOf(dialog, u"Port"_s)->reason().isEmpty());
    const QString port = QString::number(other.serverPort());
    other.close();
    typeInto(dialog, u"Port"_s, port);
    QCOMPARE(fieldOf(dialog, u"Port"_s)->reason(), QString());
    QCOMPARE(fieldOf(dialog, u"Port"_s)->hint(), u"It is free."_s);
    // One that runs already has its port itself.
    console::SetupContext with = context();
    core::TransportSettings present = dialog.settings();
    present.id = core::TransportId(u"mesh"_s);
    with.workspace = *with.workspace.withAdded(present);
    QVERIFY(other.listen(QHostAddress::LocalHost, present.tcpPort));
    AddMeshDoorDialog change(with, present.id, nullptr);
    QCOMPARE(fieldOf(change, u"Port"_s)->reason(), QString());
    AddMeshDoorDialog second(with, {}, nullptr);
    typeInto(second, u"Port"_s, port);
    QVERIFY(fieldOf(second, u"Port"_s)->reason().contains(u"listens there already"_s));
}

void TestWebTransportDialogs::aSinksTokenIsInTheCopyAlone()
{
    AddMeshDoorDialog dialog(context(), {}, nullptr);
    QCOMPARE(dialog.wholeLine(), dialog.firmwareLine());
    for (auto *button : dialog.findChildren<widgets::Button *>()) {
        if (button->text() == "Make a token"_L1)
            button->click();
    }
    const QString token = dialog.secret()->edit()->text();
    QCOMPARE(token.size(), 24);
    QCOMPARE(dialog.secret()->edit()->echoMode(), QLineEdit::Password);
    QVERIFY(dialog.firmwareLine().endsWith(u"/data?token=TOKEN"_s));
    QVERIFY(!dialog.firmwareLine().contains(token));
    QCOMPARE(dialog.wholeLine(), dialog.firmwareLine().chopped(5) + token);
    QVERIFY(!dialog.writtenText().contains(token));
    chooseIn(dialog, u"Where the token is kept"_s, 1);
    QSignalSpy decided(&dialog, &AddMeshDoorDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    engine::Secrets secrets(file());
    QCOMPARE(m_session->value(secrets.keyOf(dialog.settings(), engine::Secrets::Token)), token);
}

void TestWebTransportDialogs::aMeshServerIsWrittenAsItIsShown()
{
    AddMeshServerDialog dialog(context(), {}, nullptr);
    typeInto(dialog, u"Server"_s, u"http://10.0.0.9:5000"_s);
    typeInto(dialog, u"Asked every (seconds)"_s, u"0,1"_s);
    QVERIFY(!fieldOf(dialog, u"Asked every (seconds)"_s)->reason().isEmpty());
    typeInto(dialog, u"Asked every (seconds)"_s, u"2,5"_s);
    QCOMPARE(fieldOf(dialog, u"Asked every (seconds)"_s)->reason(), QString());
    QCOMPARE(fieldOf(dialog, u"Password"_s)->hint(), u"Not needed without a user."_s);
    typeInto(dialog, u"Time zone of the devices"_s, u"Asia/Colombo"_s);
    QSignalSpy decided(&dialog, &AddMeshServerDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const auto again = core::Workspace::load(file());
    QVERIFY(again.ok());
    const core::TransportSettings *mesh = again->transport(dialog.settings().id);
    QVERIFY(mesh);
    QCOMPARE(mesh->type, u"mesh-backend"_s);
    QCOMPARE(mesh->poll.count(), 2500);
    QCOMPARE(mesh->zone, u"Asia/Colombo"_s);
}

void TestWebTransportDialogs::theTrialAsksTheServer()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket, [socket] {
            if (socket->readAll().contains("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        });
    });
    AddMeshServerDialog dialog(context(), {}, nullptr);
    dialog.show();
    console::ConnectionTrialBox *box = dialog.trial();
    QVERIFY(!box->button()->isEnabled());
    QCOMPARE(box->words(), u"The server’s address comes first."_s);
    typeInto(dialog, u"Server"_s, u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
    QVERIFY(box->button()->isEnabled());
    box->tryIt();
    QTRY_VERIFY_WITH_TIMEOUT(box->report().isOver, 60'000);
    QCOMPARE(box->report().stages.last().finding, engine::TrialFinding::NoRows);
    QCOMPARE(box->words(), u"The way is open; there is something to know."_s);
    typeInto(dialog, u"Server"_s, u"http://127.0.0.1:1"_s);
    QVERIFY(!box->report().isOver); // another target
}

void TestWebTransportDialogs::whatIsRefusedIsNotFolded()
{
    AddMeshServerDialog dialog(context(), {}, nullptr);
    QVERIFY(!dialog.isMoreShown());
    typeInto(dialog, u"Time zone of the devices"_s, u"Colombo"_s);
    QVERIFY(dialog.isMoreShown());
    dialog.showMore(false);
    typeInto(dialog, u"Time zone of the devices"_s, QString());
    typeInto(dialog, u"Authorities"_s, u"nowhere.pem"_s);
    QVERIFY(dialog.isMoreShown());
    QCOMPARE(fieldOf(dialog, u"Authorities"_s)->reason(), u"There is no such file."_s);
}

void TestWebTransportDialogs::arePictured()
{
    using Kind = engine::TrialStage::Kind;
    using State = engine::TrialStage::State;
    using Finding = engine::TrialFinding;
    const auto whole = [](console::SetupDialog &dialog, const QString &name) {
        QCoreApplication::sendPostedEvents();
        dialog.resize(dialog.sizeHint());
        picture(dialog, name);
        picture(*dialog.findChild<QScrollArea *>()->widget(), name + u"-whole"_s);
    };
    AddBoardDialog board(context(), {}, nullptr);
    board.show();
    typeInto(board, u"Server"_s, u"https://thingsboard.example"_s);
    typeInto(board, u"User"_s, u"reader@example.org"_s);
    typeInto(board, u"Password"_s, u"geheim"_s);
    engine::TrialReport report;
    report.stages = {
        stageOf(Kind::Name, State::Passed, 12, Finding::NameFound, {u"thingsboard.example"_s, u"10.0.0.5"_s}),
        stageOf(Kind::Port, State::Passed, 3, Finding::PortOpen, {u"thingsboard.example:443"_s}),
        stageOf(Kind::Tls, State::Passed, 41, Finding::TlsGood, {u"thingsboard.example"_s, u"2027-11-30"_s}),
        stageOf(Kind::Login, State::Passed, 108, Finding::ServerLetsCustomerIn, {u"reader@example.org"_s}),
        stageOf(Kind::Devices, State::Passed, 61, Finding::DevicesListed,
                {u"37"_s, u"SPMS-1, SPMS-2, SPMS-3"_s}),
        stageOf(Kind::FirstValues, State::Warned, 140, Finding::NoValues, {u"1, 2, 3, 4, 5, 6, 7, 8, V"_s})};
    report.isOver = true;
    board.trial()->show(report);
    QVERIFY(board.grab().width() >= 600);
    whole(board, u"addboard"_s);
    AddMeshServerDialog server(context(), {}, nullptr);
    server.show();
    typeInto(server, u"Server"_s, u"http://192.168.1.20:5000"_s);
    report.stages = {stageOf(Kind::Name, State::Passed, 1, Finding::IsAddress, {u"192.168.1.20"_s}),
                     stageOf(Kind::Port, State::Passed, 3, Finding::PortOpen, {u"192.168.1.20:5000"_s}),
                     stageOf(Kind::Tls, State::Skipped, 0, Finding::TlsOff, {}),
                     stageOf(Kind::Login, State::Passed, 8, Finding::ServerLetsAnybodyIn, {}),
                     stageOf(Kind::Rows, State::Passed, 0, Finding::RowsRead,
                             {u"214"_s, u"3391827465: sample 41, hops 2 · 2887123321: sample 38, hops 1"_s})};
    server.trial()->show(report);
    whole(server, u"addmeshserver"_s);
    AddMeshDoorDialog door(context(), {}, nullptr);
    door.show();
    whole(door, u"addmeshdoor"_s);
    chooseIn(door, u"Who may reach it"_s, 1);
    typeInto(door, u"Token"_s, u"geheim"_s);
    whole(door, u"addmeshdoor-open"_s);
}

QTEST_MAIN(TestWebTransportDialogs)
#include "tst_webtransportdialogs.moc"
