// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbrokerdialog.h"
#include "setupfixture.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QSignalSpy>
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
    void thePasswordIsOnlyAVariable();
    void aSecondReaderOfOneBrokerIsSaid();
    void thePresetReadsEveryProfile();
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
        QVERIFY(!box->text().contains(u"Campus"_s));
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
    QCOMPARE(broker->profiles, QList{core::ProfileId(u"iot-smart-meter"_s)});
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

void TestAddBrokerDialog::thePasswordIsOnlyAVariable()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    typeInto(dialog, u"Host"_s, u"broker.local"_s);
    typeInto(dialog, u"Name"_s, u"North site"_s);
    auto *field = fieldOf(dialog, u"Password, from the environment"_s);
    auto *edit = qobject_cast<QLineEdit *>(field->editor());
    QVERIFY(edit->isReadOnly());
    QCOMPARE(edit->text(), u"METERDECK_PASSWORD_NORTH_SITE"_s);
    QVERIFY(field->hint().startsWith(u"Not set"_s));
    qputenv("METERDECK_PASSWORD_NORTH_SITE", "geheim");
    typeInto(dialog, u"User"_s, u"x"_s);
    QVERIFY(field->hint().startsWith(u"Is set"_s));
    QVERIFY(!dialog.writtenText().contains(u"geheim"_s));
    qunsetenv("METERDECK_PASSWORD_NORTH_SITE");
    // Two ids that make one variable would share a password.
    typeInto(dialog, u"Id"_s, u"SITE"_s);
    QCOMPARE(field->hint(), u"“Site broker” reads the same variable."_s);
}

void TestAddBrokerDialog::aSecondReaderOfOneBrokerIsSaid()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    dialog.setAddress(u"10.0.0.5"_s, 1884);
    QCOMPARE(fieldOf(dialog, u"Host"_s)->hint(), u"“Site broker” reads this broker already."_s);
    dialog.setAddress(u"10.0.0.5"_s, 1883);
    QVERIFY(fieldOf(dialog, u"Host"_s)->hint().isEmpty());
    typeInto(dialog, u"Port"_s, u"8883"_s);
    QVERIFY(fieldOf(dialog, u"Port"_s)->hint().contains(u"without encryption"_s));
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
    QVERIFY(context.workspace.withAdded(made).ok());
}

void TestAddBrokerDialog::isPictured()
{
    AddBrokerDialog dialog(contextOf(depot(file())), {}, nullptr);
    dialog.show();
    typeInto(dialog, u"Host"_s, u"broker.local:1"_s);
    QVERIFY(dialog.grab().width() >= 600);
    picture(dialog, u"addbroker"_s);
}

QTEST_MAIN(TestAddBrokerDialog)
#include "tst_addbrokerdialog.moc"
