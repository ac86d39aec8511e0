// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/adddevicedialog.h"
#include "setupfixture.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::AddDeviceDialog;

class TestAddDeviceDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void refusals_data();
    void refusals();
    void withoutABusThereIsNothingToAdd();
    void proposesTheFirstFreeUnit();
    void theGeneralAddressIsForOneAlone();
    void theChosenProfilesRegistersCanBeEdited();
    void writesWhatItShows();
    void changesADevice();
    void namesADeviceBehindABroker();
    void isPictured();

private:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(u"depot.json"_s); }
};

void TestAddDeviceDialog::refusals_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const QString unit = u"A whole number from 1 to 247."_s;
    QTest::newRow("unit 0") << u"Unit"_s << u"0"_s << unit;
    QTest::newRow("unit 248") << u"Unit"_s << u"248"_s
                              << u"Meters of this profile have no general address 248."_s;
    QTest::newRow("unit 249") << u"Unit"_s << u"249"_s << unit;
    QTest::newRow("no unit") << u"Unit"_s << QString() << unit;
    QTest::newRow("unit in words") << u"Unit"_s << u"two"_s << unit;
    QTest::newRow("unit taken, named") << u"Unit"_s << u"1"_s << u"Unit 1 is “Lab block” already."_s;
    QTest::newRow("unit taken, without name") << u"Unit"_s << u"3"_s << u"Unit 3 is “gate” already."_s;
    QTest::newRow("asked too often") << u"Asked every, seconds"_s << u"0.04"_s << u"From 0.05 to 86"_s;
    QTest::newRow("asked too rarely") << u"Asked every, seconds"_s << u"86401"_s << u"From 0.05 to 86"_s;
    QTest::newRow("asked in words") << u"Asked every, seconds"_s << u"often"_s << u"From 0.05 to 86"_s;
    QTest::newRow("latitude above") << u"Latitude"_s << u"90.1"_s << u"A number from −90 to 90."_s;
    QTest::newRow("latitude in words") << u"Latitude"_s << u"north"_s << u"A number from −90 to 90."_s;
    QTest::newRow("longitude below") << u"Longitude"_s << u"-180.5"_s << u"A number from −180 to 180."_s;
    QTest::newRow("id taken") << u"Id"_s << u"lab"_s << u"“lab” is taken already."_s;
    QTest::newRow("no id") << u"Id"_s << QString() << u"An id is needed."_s;
    QTest::newRow("long id") << u"Id"_s << QString(201, u'x') << u"At most 200 character"_s;
    QTest::newRow("long name") << u"Name"_s << QString(201, u'x') << u"At most 200 character"_s;
}

void TestAddDeviceDialog::refusals()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    AddDeviceDialog dialog(contextOf(depot(file())), core::TransportId(), nullptr);
    QSignalSpy decided(&dialog, &AddDeviceDialog::decided);
    typeInto(dialog, field, text);
    QVERIFY2(fieldOf(dialog, field)->reason().startsWith(reason),
             qPrintable(fieldOf(dialog, field)->reason()));
    QVERIFY(fieldOf(dialog, field)->isRefused());
    dialog.take();
    QCOMPARE(decided.size(), 0);
}

void TestAddDeviceDialog::withoutABusThereIsNothingToAdd()
{
    AddDeviceDialog dialog(contextOf(core::Workspace::blank(u"New"_s, file())), core::TransportId(), nullptr);
    QSignalSpy decided(&dialog, &AddDeviceDialog::decided);
    QCOMPARE(fieldOf(dialog, u"Bus"_s)->reason(), u"There is no bus yet; add one first."_s);
    dialog.take();
    QCOMPARE(decided.size(), 0);
}

void TestAddDeviceDialog::proposesTheFirstFreeUnit()
{
    AddDeviceDialog dialog(contextOf(depot(file())), core::TransportId(u"bus1"_s), nullptr);
    QCOMPARE(dialog.settings().unit, 2);
    QCOMPARE(fieldOf(dialog, u"Unit"_s)->hint(), u"Taken: 1 Lab block, 3 gate."_s);
    // Buses only: a broker's devices appear by themselves.
    QCOMPARE(qobject_cast<QComboBox *>(fieldOf(dialog, u"Bus"_s)->editor())->count(), 1);
    // And Modbus profiles only, with what they are; the neighbours' is proposed.
    const auto *profiles = qobject_cast<QComboBox *>(fieldOf(dialog, u"Profile"_s)->editor());
    QVERIFY(profiles->count() > 20);
    QVERIFY(profiles->findData(u"iot-smart-meter"_s) < 0);
    QCOMPARE(profiles->currentData().toString(), u"campus-modbus"_s);
    QVERIFY(fieldOf(dialog, u"Profile"_s)->hint().contains(u"Single-phase"_s));
}

void TestAddDeviceDialog::theGeneralAddressIsForOneAlone()
{
    const auto choose = [](AddDeviceDialog &dialog, const QString &profile) {
        auto *profiles = qobject_cast<QComboBox *>(fieldOf(dialog, u"Profile"_s)->editor());
        profiles->setCurrentIndex(profiles->findData(profile));
    };
    core::Workspace workspace = depot(file());
    {
        AddDeviceDialog dialog(contextOf(workspace), core::TransportId(u"bus1"_s), nullptr);
        choose(dialog, u"pzem-004t"_s);
        typeInto(dialog, u"Unit"_s, u"248"_s);
        QCOMPARE(fieldOf(dialog, u"Unit"_s)->reason(),
                 u"Every module answers to 248, so it must be alone: “Lab block” is on this bus."_s);
        choose(dialog, u"campus-modbus"_s);
        QCOMPARE(fieldOf(dialog, u"Unit"_s)->reason(),
                 u"Meters of this profile have no general address 248."_s);
    }
    for (const core::DeviceSettings &device : QList(workspace.devices))
        workspace = *workspace.without(device.id);
    AddDeviceDialog dialog(contextOf(workspace), core::TransportId(u"bus1"_s), nullptr);
    choose(dialog, u"pzem-004t"_s);
    QCOMPARE(fieldOf(dialog, u"Unit"_s)->hint(),
             u"1 to 247, as set at the meter; 248 reaches a module that is alone on its bus."_s);
    typeInto(dialog, u"Unit"_s, u"248"_s);
    QVERIFY(!fieldOf(dialog, u"Unit"_s)->isRefused());
    QSignalSpy decided(&dialog, &AddDeviceDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    const auto taken = decided.first().first().value<core::Workspace>();
    QCOMPARE(taken.devices.size(), 1);
    QCOMPARE(taken.devices.first().unit, 248);
    // And then no other comes beside it.
    AddDeviceDialog second(contextOf(taken), core::TransportId(u"bus1"_s), nullptr);
    typeInto(second, u"Unit"_s, u"2"_s);
    QVERIFY(fieldOf(second, u"Unit"_s)->reason().contains(u"is at the general address 248"_s));
    second.take();
    QVERIFY(fieldOf(second, u"Unit"_s)->isRefused());
}

void TestAddDeviceDialog::theChosenProfilesRegistersCanBeEdited()
{
    AddDeviceDialog dialog(contextOf(depot(file())), core::TransportId(u"bus1"_s), nullptr);
    auto *map = dialog.findChild<QPushButton *>(u"registerMap"_s);
    QVERIFY(map);
    auto *profiles = qobject_cast<QComboBox *>(fieldOf(dialog, u"Profile"_s)->editor());
    profiles->setCurrentIndex(profiles->findData(u"sdm120"_s));
    typeInto(dialog, u"Unit"_s, u"17"_s);
    QSignalSpy wanted(&dialog, &AddDeviceDialog::registerMapRequested);
    map->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<core::ProfileId>().toString(), u"sdm120"_s);
    QCOMPARE(wanted[0][1].value<core::TransportId>().toString(), u"bus1"_s);
    QCOMPARE(wanted[0][2].toInt(), 17);
    // A workspace that is not made yet has no meter to try it on.
    console::SetupContext context = contextOf(depot(file()));
    context.isNew = true;
    AddDeviceDialog first(context, core::TransportId(u"bus1"_s), nullptr);
    QVERIFY(!first.findChild<QPushButton *>(u"registerMap"_s));
}

void TestAddDeviceDialog::writesWhatItShows()
{
    AddDeviceDialog dialog(contextOf(depot(file())), core::TransportId(), nullptr);
    QSignalSpy decided(&dialog, &AddDeviceDialog::decided);
    typeInto(dialog, u"Unit"_s, u"17"_s);
    typeInto(dialog, u"Asked every, seconds"_s, u"2.5"_s);
    typeInto(dialog, u"Name"_s, u"Pump house"_s);
    typeInto(dialog, u"Latitude"_s, u"-6,5"_s);
    QVERIFY(!fieldOf(dialog, u"Longitude"_s)->isRefused());
    dialog.take();
    // A latitude alone is no place.
    QCOMPARE(decided.size(), 0);
    QCOMPARE(fieldOf(dialog, u"Longitude"_s)->reason(), u"Latitude and longitude belong together."_s);
    typeInto(dialog, u"Longitude"_s, u"79.5"_s);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const auto again = core::Workspace::load(file());
    QVERIFY(again.ok());
    const core::DeviceSettings *device = again->device(core::DeviceId(u"pump-house"_s));
    QVERIFY(device);
    QCOMPARE(device->transport.toString(), u"bus1"_s);
    QCOMPARE(device->profile.toString(), u"campus-modbus"_s);
    QCOMPARE(device->unit, 17);
    QCOMPARE(device->poll, std::chrono::milliseconds(2500));
    QCOMPARE(device->name, u"Pump house"_s);
    QVERIFY(device->place == std::optional(core::Place{-6.5, 79.5}));
    QCOMPARE(QJsonDocument::fromJson(dialog.writtenText().toUtf8()).object(),
             QJsonDocument::fromJson(content(file()))["devices"_L1][2].toObject());
}

void TestAddDeviceDialog::changesADevice()
{
    core::DeviceSettings present;
    present.id = core::DeviceId(u"lab"_s);
    present.transport = core::TransportId(u"bus1"_s);
    AddDeviceDialog dialog(contextOf(depot(file())), present, nullptr);
    QSignalSpy decided(&dialog, &AddDeviceDialog::decided);
    QCOMPARE(dialog.settings().name, u"Lab block"_s);
    QCOMPARE(dialog.settings().unit, 1);
    QVERIFY(dialog.settings().place == std::optional(core::Place{6.9, 79.8}));
    typeInto(dialog, u"Name"_s, u"Laboratory"_s);
    typeInto(dialog, u"Latitude"_s, {});
    typeInto(dialog, u"Longitude"_s, {});
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QCOMPARE(changed.devices.size(), 2);
    QVERIFY(changed.save(file()).ok());
    const QJsonObject entry = QJsonDocument::fromJson(content(file()))["devices"_L1][0].toObject();
    QCOMPARE(entry["name"_L1].toString(), u"Laboratory"_s);
    QVERIFY(!entry.contains("place"_L1));
    QVERIFY(entry.contains("tags"_L1));
}

void TestAddDeviceDialog::namesADeviceBehindABroker()
{
    core::DeviceSettings present;
    present.id = core::DeviceId(u"ESP32-0001"_s);
    present.transport = core::TransportId(u"site"_s);
    present.profile = core::ProfileId(u"iot-smart-meter"_s);
    AddDeviceDialog dialog(contextOf(depot(file())), present, nullptr);
    QSignalSpy decided(&dialog, &AddDeviceDialog::decided);
    QVERIFY(!fieldOf(dialog, u"Unit"_s));
    QVERIFY(!fieldOf(dialog, u"Bus"_s));
    typeInto(dialog, u"Name"_s, u"Shop 12"_s);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    const auto changed = decided.first().first().value<core::Workspace>();
    const core::DeviceSettings *device = changed.device(present.id);
    QVERIFY(device);
    QCOMPARE(device->name, u"Shop 12"_s);
    QCOMPARE(device->transport.toString(), u"site"_s);
    QCOMPARE(device->profile.toString(), u"iot-smart-meter"_s);
}

void TestAddDeviceDialog::isPictured()
{
    AddDeviceDialog dialog(contextOf(depot(file())), core::TransportId(u"bus1"_s), nullptr);
    dialog.show();
    dialog.setUnit(u"248"_s);
    QVERIFY(dialog.grab().width() >= 600);
    picture(dialog, u"adddevice"_s);
}

QTEST_MAIN(TestAddDeviceDialog)
#include "tst_adddevicedialog.moc"
