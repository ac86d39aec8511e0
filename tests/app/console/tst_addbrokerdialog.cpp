// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbrokerdialog.h"
#include "dialogs/connectiontrialbox.h"
#include "dialogs/trialwords.h"
#include "setupfixture.h"
#include "widgets/button.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::AddBrokerDialog;

class TestAddBrokerDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void addresses_data();
    void addresses();
    void refusals_data();
    void refusals();
    void noProfileIsRefused();
    void writesWhatItShows();
    void changesABroker();
    void thePasswordStandsNowhereInTheFile();
    void thePasswordIsKeptBeforeTheBrokerIsDecided_data();
    void thePasswordIsKeptBeforeTheBrokerIsDecided();
    void encryptionAsksForItsFiles();
    void moreIsFoldedUntilItIsNeeded();
    void theConnectionIsTested();
    void everyFindingIsSaidInTheWindow();
    void aSecondReaderOfOneBrokerIsSaid();
    void thePresetReadsEveryProfile();
    void announcedDevicesAreNotReadTwiceUnasked();
    void isPictured();

private:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(u"depot.json"_s); }
};

void TestAddBrokerDialog::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("reason");
    QTest::newRow("name") << u" broker.local "_s << u"broker.local"_s << 1883 << QString();
    QTest::newRow("name and port") << u"broker:8884"_s << u"broker"_s << 8884 << QString();
    QTest::newRow("bracketed") << u"[::1]:1884"_s << u"[::1]"_s << 1884 << QString();
    QTest::newRow("bare IPv6") << u"fe80::1"_s << u"fe80::1"_s << 1883 << QString();
    QTest::newRow("empty") << u"  "_s << QString() << 1883 << u"Type the broker's name or address."_s;
    QTest::newRow("scheme") << u"mqtt://broker"_s << u"mqtt://broker"_s << 1883
                            << u"A name or address alone, without mqtt:// and without a path."_s;
    QTest::newRow("path") << u"broker/mqtt"_s << u"broker/mqtt"_s << 1883
                          << u"A name or address alone, without mqtt:// and without a path."_s;
    QTest::newRow("space") << u"my broker"_s << u"my broker"_s << 1883
                           << u"A name or address has no spaces."_s;
    QTest::newRow("port 0") << u"broker:0"_s << u"broker"_s << 0
                            << u"A port is a whole number from 1 to 65535."_s;
    QTest::newRow("port too large") << u"broker:70000"_s << u"broker"_s << 0
                                    << u"A port is a whole number from 1 to 65535."_s;
    QTest::newRow("colon alone") << u"broker:"_s << u"broker"_s << 0
                                 << u"A port is a whole number from 1 to 65535."_s;
}

void TestAddBrokerDialog::addresses()
{
    QFETCH(QString, text);
    const console::BrokerAddress address = AddBrokerDialog::parse(text);
    QTEST(address.host, "host");
    QTEST(int(address.port), "port");
    QTEST(address.reason, "reason");
}

void TestAddBrokerDialog::refusals_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no host") << u"Host"_s << QString() << u"Type the broker's name or address."_s;
    QTest::newRow("scheme") << u"Host"_s << u"tcp://a"_s
                            << u"A name or address alone, without mqtt:// and without a path."_s;
    QTest::newRow("host with port") << u"Host"_s << u"a:1883"_s
                                    << u"The port goes into the field of its own."_s;
    QTest::newRow("port 0") << u"Port"_s << u"0"_s << u"A whole number from 1 to 65535."_s;
    QTest::newRow("port 65536") << u"Port"_s << u"65536"_s << u"A whole number from 1 to 65535."_s;
    QTest::newRow("port in words") << u"Port"_s << u"mqtt"_s << u"A whole number from 1 to 65535."_s;
    QTest::newRow("id taken") << u"Id"_s << u"bus1"_s << u"“bus1” is taken already."_s;
    QTest::newRow("no id") << u"Id"_s << QString() << u"An id is needed."_s;
    QTest::newRow("long name") << u"Name"_s << QString(201, u'x') << u"At most 200 character"_s;
}

void TestAddBrokerDialog::refusals()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    QSignalSpy decided(&dialog, &AddBrokerDialog::decided);
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    typeInto(dialog, field, text);
    QVERIFY2(fieldOf(dialog, field)->reason().startsWith(reason),
             qPrintable(fieldOf(dialog, field)->reason()));
    QVERIFY(fieldOf(dialog, field)->isRefused());
    dialog.take();
    QCOMPARE(decided.size(), 0);
}

void TestAddBrokerDialog::noProfileIsRefused()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    QSignalSpy decided(&dialog, &AddBrokerDialog::decided);
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    const auto boxes = dialog.findChildren<QCheckBox *>();
    QVERIFY(!boxes.isEmpty());
    for (QCheckBox *box : boxes) {
        // Every MQTT profile that is installed, with what it is, and none of another family.
        QVERIFY(!box->text().contains(u"PZEM"_s));
        QVERIFY(!box->accessibleDescription().isEmpty());
        box->setChecked(false);
    }
    QCOMPARE(fieldOf(dialog, u"Profiles to read"_s)->reason(),
             u"At least one: it names the topics that are read."_s);
    dialog.take();
    QCOMPARE(decided.size(), 0);
    boxes.first()->setChecked(true);
    dialog.take();
    QCOMPARE(decided.size(), 1);
}

void TestAddBrokerDialog::writesWhatItShows()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    QSignalSpy decided(&dialog, &AddBrokerDialog::decided);
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    typeInto(dialog, u"Port"_s, u"1885"_s);
    typeInto(dialog, u"User"_s, u"console"_s);
    typeInto(dialog, u"Name"_s, u"North site"_s);
    fieldOf(dialog, u"Quality of service"_s)->editor()->findChildren<QAbstractButton *>().at(0)->click();
    fieldOf(dialog, u"Session"_s)->editor()->findChildren<QAbstractButton *>().at(1)->click();
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const auto again = core::Workspace::load(file());
    QVERIFY(again.ok());
    const core::TransportSettings *broker = again->transport(core::TransportId(u"north-site"_s));
    QVERIFY(broker);
    QCOMPARE(broker->type, u"mqtt"_s);
    QCOMPARE(broker->host, u"broker.local"_s);
    QCOMPARE(int(broker->tcpPort), 1885);
    QCOMPARE(broker->user, u"console"_s);
    QCOMPARE(broker->qos, 0);
    QVERIFY(!broker->persistentSession);
    QCOMPARE(broker->profiles, dialog.settings().profiles);
    QVERIFY(broker->profiles.contains(core::ProfileId(u"iot-smart-meter"_s)));
    QCOMPARE(QJsonDocument::fromJson(dialog.writtenText().toUtf8()).object(),
             QJsonDocument::fromJson(content(file()))["transports"_L1][2].toObject());
}

void TestAddBrokerDialog::changesABroker()
{
    AddBrokerDialog dialog(contextOf(depot(file())), core::TransportId(u"site"_s), nullptr);
    QSignalSpy decided(&dialog, &AddBrokerDialog::decided);
    const core::TransportSettings shown = dialog.settings();
    QCOMPARE(shown.host, u"10.0.0.5"_s);
    QCOMPARE(int(shown.tcpPort), 1884);
    QCOMPARE(shown.user, u"reader"_s);
    QCOMPARE(shown.qos, 0);
    QVERIFY(!shown.persistentSession);
    dialog.setAddress(u"10.0.0.6"_s, 1883);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    const auto changed = decided.first().first().value<core::Workspace>();
    QCOMPARE(changed.transports.size(), 2);
    QCOMPARE(changed.transport(core::TransportId(u"site"_s))->host, u"10.0.0.6"_s);
}

void TestAddBrokerDialog::thePasswordStandsNowhereInTheFile()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    typeInto(dialog, u"Name"_s, u"North site"_s);
    auto *field = fieldOf(dialog, u"Password"_s);
    auto *edit = qobject_cast<QLineEdit *>(field->editor());
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QCOMPARE(field->hint(), u"Not needed without a user."_s);
    typeInto(dialog, u"User"_s, u"x"_s);
    QVERIFY(field->hint().contains(u"METERDECK_PASSWORD_NORTH_SITE"_s));
    QVERIFY(field->hint().startsWith(u"Not known yet"_s));
    QVERIFY(fieldOf(dialog, u"Where the password is kept"_s)->isHidden());
    qputenv("METERDECK_PASSWORD_NORTH_SITE", "geheim");
    typeInto(dialog, u"User"_s, u"y"_s);
    QVERIFY(field->hint().startsWith(u"Given by the environment variable"_s));
    qunsetenv("METERDECK_PASSWORD_NORTH_SITE");
    typeInto(dialog, u"Password"_s, u"geheim"_s);
    QVERIFY(!fieldOf(dialog, u"Where the password is kept"_s)->isHidden());
    QVERIFY(!dialog.writtenText().contains(u"geheim"_s));
    // Two ids that make one variable would share a password.
    typeInto(dialog, u"Id"_s, u"SITE"_s);
    QCOMPARE(field->hint(), u"“Site broker” reads the same environment variable."_s);
}

void TestAddBrokerDialog::thePasswordIsKeptBeforeTheBrokerIsDecided_data()
{
    QTest::addColumn<int>("place");
    QTest::newRow("file") << 0;
    QTest::newRow("this run") << 1;
}

void TestAddBrokerDialog::thePasswordIsKeptBeforeTheBrokerIsDecided()
{
    QFETCH(int, place);
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", ""); // nobody's key ring is written to
    console::SetupContext context = contextOf(depot(file()));
    context.sessionSecrets = std::make_shared<engine::SessionSecrets>();
    engine::Secrets::Options options;
    options.session = context.sessionSecrets;
    engine::Secrets secrets(file(), options);
    {
        AddBrokerDialog dialog(context, core::TransportId(u"site"_s), nullptr);
        typeInto(dialog, u"Password"_s, u"geheim"_s);
        auto *where = fieldOf(dialog, u"Where the password is kept"_s)->editor();
        where->findChildren<QAbstractButton *>().at(place)->click();
        engine::Secret kept;
        connect(&dialog, &AddBrokerDialog::decided, this, [&] {
            secrets.read(dialog.settings(), engine::Secrets::Password, this,
                         [&](const engine::Secret &secret) { kept = secret; });
        });
        dialog.take();
        QCOMPARE(kept.value, u"geheim"_s);
        QCOMPARE(kept.place, place == 0 ? engine::SecretPlace::File : engine::SecretPlace::Session);
    }
    // And the next time it is known, without being shown.
    AddBrokerDialog again(context, core::TransportId(u"site"_s), nullptr);
    QVERIFY(fieldOf(again, u"Password"_s)->hint().startsWith(u"Known"_s));
    QVERIFY(qobject_cast<QLineEdit *>(fieldOf(again, u"Password"_s)->editor())->text().isEmpty());
    // One that cannot be kept stops the change, with words that do not tell it.
    if (place == 0) {
        QFile stored(secrets.fileName());
        QVERIFY(stored.setPermissions(stored.permissions() | QFileDevice::ReadOther));
        QSignalSpy decided(&again, &AddBrokerDialog::decided);
        typeInto(again, u"Password"_s, u"neu geheim"_s);
        fieldOf(again, u"Where the password is kept"_s)
            ->editor()
            ->findChildren<QAbstractButton *>()
            .at(0)
            ->click();
        again.take();
        QCOMPARE(decided.size(), 0);
        QVERIFY(again.footText().startsWith(u"Not written"_s));
        QVERIFY(!again.footText().contains(u"geheim"_s));
        QVERIFY(stored.remove());
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    if (bus.isEmpty())
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
}

void TestAddBrokerDialog::encryptionAsksForItsFiles()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    dialog.show();
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    auto *authorities = fieldOf(dialog, u"Authorities"_s);
    QVERIFY(!authorities->isVisible());
    fieldOf(dialog, u"Encryption"_s)->editor()->findChildren<QAbstractButton *>().at(1)->click();
    QVERIFY(authorities->isVisible());
    QCOMPARE(int(dialog.settings().tcpPort), 8883); // the usual port follows
    typeInto(dialog, u"Authorities"_s, u"nowhere.pem"_s);
    QCOMPARE(authorities->reason(), u"There is no such file."_s);
    QFile pem(m_folder.filePath(u"ca.pem"_s));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.close();
    typeInto(dialog, u"Authorities"_s, u"ca.pem"_s);
    QVERIFY(authorities->reason().isEmpty()); // beside the workspace
    typeInto(dialog, u"Certificate of this console"_s, u"ca.pem"_s);
    QCOMPARE(fieldOf(dialog, u"Key of that certificate"_s)->reason(), u"A certificate needs its key."_s);
    typeInto(dialog, u"Key of that certificate"_s, u"ca.pem"_s);
    const core::TransportSettings made = dialog.settings();
    QVERIFY(made.tls.on);
    QCOMPARE(made.tls.ca, u"ca.pem"_s);
    QVERIFY(dialog.changed().ok());
    // A port that somebody chose stays.
    typeInto(dialog, u"Port"_s, u"1999"_s);
    fieldOf(dialog, u"Encryption"_s)->editor()->findChildren<QAbstractButton *>().at(0)->click();
    QCOMPARE(int(dialog.settings().tcpPort), 1999);
}

void TestAddBrokerDialog::moreIsFoldedUntilItIsNeeded()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    QVERIFY(!dialog.isMoreShown());
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    typeInto(dialog, u"WebSocket path"_s, u"mqtt"_s);
    QVERIFY(dialog.isMoreShown()); // what is refused is never hidden
    QCOMPARE(fieldOf(dialog, u"WebSocket path"_s)->reason(), u"It starts with a slash, such as /mqtt."_s);
    typeInto(dialog, u"WebSocket path"_s, u"/mqtt"_s);
    typeInto(dialog, u"Shared group"_s, u"a/b"_s);
    QVERIFY(!fieldOf(dialog, u"Shared group"_s)->reason().isEmpty());
    typeInto(dialog, u"Shared group"_s, u"depot"_s);
    typeInto(dialog, u"Presence topic"_s, u"depot/#"_s);
    QVERIFY(!fieldOf(dialog, u"Presence topic"_s)->reason().isEmpty());
    typeInto(dialog, u"Presence topic"_s, u"depot/console"_s);
    typeInto(dialog, u"Time zone of the devices"_s, u"Colombo"_s);
    QVERIFY(!fieldOf(dialog, u"Time zone of the devices"_s)->reason().isEmpty());
    typeInto(dialog, u"Time zone of the devices"_s, u"Asia/Colombo"_s);
    fieldOf(dialog, u"Version of MQTT"_s)->editor()->findChildren<QAbstractButton *>().at(2)->click();
    QSignalSpy decided(&dialog, &AddBrokerDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const auto loaded = core::Workspace::load(file());
    QVERIFY(loaded.ok());
    const core::TransportSettings *broker = loaded->transport(dialog.settings().id);
    QVERIFY(broker);
    QCOMPARE(broker->webSocketPath, u"/mqtt"_s);
    QCOMPARE(broker->sharedGroup, u"depot"_s);
    QCOMPARE(broker->presenceTopic, u"depot/console"_s);
    QCOMPARE(broker->zone, u"Asia/Colombo"_s);
    QCOMPARE(broker->protocol, u"3.1.1"_s);
    AddBrokerDialog again(contextOf(*loaded), broker->id, nullptr);
    QVERIFY(again.isMoreShown());
}

void TestAddBrokerDialog::theConnectionIsTested()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    dialog.show();
    console::ConnectionTrialBox *box = dialog.trial();
    QVERIFY(!box->button()->isEnabled());
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    dialog.setAddress(u"127.0.0.1"_s, port);
    QVERIFY(box->button()->isEnabled());
    QTest::mouseClick(box->button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(box->report().isOver, 30'000);
    QVERIFY(box->report().failure());
    QCOMPARE(box->report().failure()->finding, engine::TrialFinding::PortRefused);
    QCOMPARE(box->words(), u"Something is in the way at the stage “Port”."_s);
    // It stands until what is tried changes, whatever else is typed.
    typeInto(dialog, u"Name"_s, u"Other"_s);
    QVERIFY(box->report().isOver);
    typeInto(dialog, u"Port"_s, u"1999"_s);
    QVERIFY(!box->report().isOver);
    QCOMPARE(box->button()->text(), u"Test connection"_s);
}

void TestAddBrokerDialog::everyFindingIsSaidInTheWindow()
{
    engine::TrialStage stage;
    stage.facts = QStringList{u"first"_s, u"second"_s, u"third"_s};
    for (int at = 1; at <= int(engine::TrialFinding::Lost); ++at) {
        stage.finding = engine::TrialFinding(at);
        // The window's words are those of the terminal, in its language.
        QCOMPARE(console::TrialWords::words(stage), engine::trialWords(stage.finding, stage.facts));
        QCOMPARE(console::TrialWords::cure(stage), engine::trialCure(stage.finding, stage.facts));
    }
}

void TestAddBrokerDialog::aSecondReaderOfOneBrokerIsSaid()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    dialog.setAddress(u"10.0.0.5"_s, 1884);
    QCOMPARE(fieldOf(dialog, u"Host"_s)->hint(), u"“Site broker” reads this broker already."_s);
    dialog.setAddress(u"10.0.0.5"_s, 1883);
    QVERIFY(fieldOf(dialog, u"Host"_s)->hint().isEmpty());
    QCOMPARE(fieldOf(dialog, u"Port"_s)->hint(), u"1883 is usual."_s);
}

void TestAddBrokerDialog::thePresetReadsEveryProfile()
{
    const console::SetupContext context = contextOf(core::Workspace::blank(u"New"_s, file()));
    const core::TransportSettings made =
        AddBrokerDialog::preset(context, AddBrokerDialog::parse(u"broker.local:1885"_s));
    QCOMPARE(made.host, u"broker.local"_s);
    QCOMPARE(int(made.tcpPort), 1885);
    QCOMPARE(made.id.toString(), u"broker-local"_s);
    QCOMPARE(made.qos, 1);
    QVERIFY(made.persistentSession);
    QVERIFY(made.profiles.contains(core::ProfileId(u"iot-smart-meter"_s)));
    QVERIFY(!made.profiles.contains(core::ProfileId(u"campus-modbus"_s)));
    QVERIFY(!made.profiles.contains(core::ProfileId(u"home-assistant"_s))); // would show a plug twice
    QVERIFY(context.workspace.withAdded(made).ok());
}

void TestAddBrokerDialog::announcedDevicesAreNotReadTwiceUnasked()
{
    const core::ProfileId announced(u"home-assistant"_s);
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    const auto boxes = dialog.findChildren<QCheckBox *>();
    const auto box = std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox *one) {
        return one->text() == "Home Assistant discovery"_L1;
    });
    QVERIFY(box != boxes.end());
    const auto hint = [&dialog] { return fieldOf(dialog, u"Profiles to read"_s)->hint(); };
    QVERIFY(!(*box)->isChecked());
    QVERIFY(!dialog.settings().profiles.contains(announced));
    QVERIFY(dialog.settings().profiles.contains(core::ProfileId(u"tasmota"_s)));
    QVERIFY2(hint().contains(u"is left out"_s), qPrintable(hint()));
    (*box)->setChecked(true);
    QVERIFY(dialog.settings().profiles.contains(announced));
    QVERIFY2(hint().contains(u"appears twice"_s), qPrintable(hint()));
    for (QCheckBox *one : boxes)
        one->setChecked(one == *box);
    QVERIFY2(hint().isEmpty(), qPrintable(hint())); // alone it is right
    // A broker that is there already stays as it was decided.
    core::Workspace workspace = depot(file());
    core::TransportSettings both = dialog.settings();
    both.profiles = {announced, core::ProfileId(u"tasmota"_s)};
    const auto with = workspace.withAdded(both);
    QVERIFY(with.ok());
    AddBrokerDialog again(contextOf(*with), both.id, nullptr);
    QVERIFY(again.settings().profiles.contains(announced));
}

void TestAddBrokerDialog::isPictured()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    dialog.show();
    typeInto(dialog, u"Host"_s, u"broker.local:1"_s);
    QVERIFY(dialog.grab().width() >= 600);
    picture(dialog, u"addbroker"_s);
    fieldOf(dialog, u"Encryption"_s)->editor()->findChildren<QAbstractButton *>().at(1)->click();
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    typeInto(dialog, u"User"_s, u"reader"_s);
    typeInto(dialog, u"Password"_s, u"geheim"_s);
    engine::TrialReport report;
    using Stage = engine::TrialStage;
    using Finding = engine::TrialFinding;
    const auto stage = [](Stage::Kind kind, Stage::State state, int ms, Finding finding, QStringList facts) {
        return Stage{kind, state, std::chrono::milliseconds(ms), finding, std::move(facts)};
    };
    report.stages = {
        stage(Stage::Kind::Name, Stage::State::Passed, 12, Finding::NameFound,
              {u"broker.local"_s, u"10.0.0.5"_s}),
        stage(Stage::Kind::Port, Stage::State::Passed, 3, Finding::PortOpen, {u"broker.local:8883"_s}),
        stage(Stage::Kind::Tls, Stage::State::Warned, 41, Finding::CertificateEnds,
              {u"broker.local"_s, u"2025-11-30"_s}),
        stage(Stage::Kind::Login, Stage::State::Failed, 8, Finding::BadLogin, {u"reader"_s}),
        stage(Stage::Kind::Subscribe, Stage::State::Skipped, 0, Finding::None, {}),
        stage(Stage::Kind::FirstMessage, Stage::State::Skipped, 0, Finding::None, {})};
    report.isOver = true;
    dialog.trial()->show(report);
    dialog.showMore(true);
    QCoreApplication::sendPostedEvents();
    dialog.resize(dialog.sizeHint());
    picture(dialog, u"addbroker-tested"_s);
    dialog.findChild<QScrollArea *>()->ensureWidgetVisible(dialog.trial(), 0, 500);
    picture(dialog, u"addbroker-tested-below"_s);
    // All of it, beyond what fits on the screen.
    picture(*dialog.findChild<QScrollArea *>()->widget(), u"addbroker-whole"_s);
}

QTEST_MAIN(TestAddBrokerDialog)
#include "tst_addbrokerdialog.moc"
