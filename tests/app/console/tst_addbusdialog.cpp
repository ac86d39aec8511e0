// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbusdialog.h"
#include "dialogs/portlist.h"
#include "setupfixture.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::AddBusDialog;
using console::SerialPort;

class TestAddBusDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void refusals_data();
    void refusals();
    void writesWhatItShows();
    void aFormNobodyFilledIsNotFullOfMistakes();
    void portsComeAndGo();
    void obstaclesAreSaidWithTheirCure();
    void theLastingNameIsWritten();
    void changesABus();
    void identityIsWrittenAndKept();
    void changesNoIdentityBehindOnesBack();
    void enterTakesEscapeLeaves();
    void isPictured();

private:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(u"depot.json"_s); }
};

void TestAddBusDialog::refusals_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no port") << u"Port"_s << QString() << u"Choose a port, or type its path."_s;
    QTest::newRow("port of another bus")
        << u"Port"_s << u"/dev/ttyUSB0"_s << u"The bus “Roof bus” uses it already."_s;
    QTest::newRow("speed below") << u"Speed, bit/s"_s << u"299"_s << u"A whole number from 300 to 4000000."_s;
    QTest::newRow("speed above") << u"Speed, bit/s"_s << u"4000001"_s
                                 << u"A whole number from 300 to 4000000."_s;
    QTest::newRow("speed in words") << u"Speed, bit/s"_s << u"fast"_s
                                    << u"A whole number from 300 to 4000000."_s;
    QTest::newRow("no speed") << u"Speed, bit/s"_s << QString() << u"A whole number from 300 to 4000000."_s;
    QTest::newRow("long name") << u"Name"_s << QString(201, u'x') << u"At most 200 character"_s;
    QTest::newRow("id taken") << u"Id"_s << u"site"_s << u"“site” is taken already."_s;
    QTest::newRow("no id") << u"Id"_s << QString() << u"An id is needed."_s;
    QTest::newRow("long id") << u"Id"_s << QString(101, u'x') << u"At most 100 character"_s;
}

void TestAddBusDialog::refusals()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    typeInto(dialog, u"Port"_s, u"/dev/pts/9"_s);
    QVERIFY(!fieldOf(dialog, field)->isRefused());
    typeInto(dialog, field, text);
    QVERIFY2(fieldOf(dialog, field)->reason().startsWith(reason),
             qPrintable(fieldOf(dialog, field)->reason()));
    QVERIFY(fieldOf(dialog, field)->isRefused());
    QVERIFY(fieldOf(dialog, field)->editor()->accessibleDescription().contains(reason));
    dialog.take();
    QCOMPARE(decided.size(), 0);
    QVERIFY(dialog.footText().contains(field));
    // Put right, it goes.
    typeInto(dialog, field,
             field == "Port"_L1           ? u"/dev/pts/8"_s
             : field == "Speed, bit/s"_L1 ? u"4800"_s
                                          : u"bus-x"_s);
    QVERIFY(!fieldOf(dialog, field)->isRefused());
    dialog.take();
    QCOMPARE(decided.size(), 1);
}

void TestAddBusDialog::writesWhatItShows()
{
    const core::Workspace before = depot(file());
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(before), &ports, {}, nullptr);
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    typeInto(dialog, u"Port"_s, u"/dev/pts/9"_s);
    typeInto(dialog, u"Speed, bit/s"_s, u"38400"_s);
    typeInto(dialog, u"Name"_s, u"Cellar, left"_s);
    QCOMPARE(dialog.settings().id.toString(), u"cellar-left"_s);
    fieldOf(dialog, u"Parity"_s)->editor()->findChildren<QAbstractButton *>().at(2)->click();
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QCOMPARE(content(file()), content(before.fileName));
    QVERIFY(changed.save(file()).ok());
    const auto again = core::Workspace::load(file());
    QVERIFY(again.ok());
    const core::TransportSettings *bus = again->transport(core::TransportId(u"cellar-left"_s));
    QVERIFY(bus);
    QCOMPARE(bus->type, u"modbus-rtu"_s);
    QCOMPARE(bus->name, u"Cellar, left"_s);
    QCOMPARE(bus->port, u"/dev/pts/9"_s);
    QCOMPARE(bus->baud, 38400);
    QCOMPARE(bus->parity, u"odd"_s);
    QCOMPARE(bus->stopBits, 1);
    // The entry on screen is the entry in the file, to the key; all else is as it was.
    const QJsonObject file = QJsonDocument::fromJson(content(this->file())).object();
    QCOMPARE(QJsonDocument::fromJson(dialog.writtenText().toUtf8()).object(),
             file["transports"_L1][2].toObject());
    QCOMPARE(file["later"_L1]["a"_L1].toInt(), 1);
    QCOMPARE(file["transports"_L1][0]["rs485"_L1].toBool(), true);
    QCOMPARE(again->devices.size(), before.devices.size());
}

void TestAddBusDialog::aFormNobodyFilledIsNotFullOfMistakes()
{
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    for (const console::SetupField *field : dialog.fields())
        QVERIFY2(!field->isRefused(), qPrintable(field->title()));
    QVERIFY(dialog.footText().contains(u"Port"_s));
    dialog.take();
    QVERIFY(fieldOf(dialog, u"Port"_s)->isRefused());
}

void TestAddBusDialog::portsComeAndGo()
{
    Plugboard board;
    board.set({port(u"/dev/ttyUSB1"_s, u"FT232R USB UART"_s)});
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.show();
    auto *list = dialog.findChild<console::PortList *>();
    QTRY_COMPARE(list->count(), 1);
    dialog.choosePort(u"/dev/ttyUSB1"_s);
    QVERIFY(list->current());
    board.set({port(u"/dev/ttyUSB1"_s, u"FT232R USB UART"_s), port(u"/dev/ttyUSB2"_s, u"CH340"_s)});
    ports.look();
    QTRY_COMPARE(list->count(), 2);
    QCOMPARE(list->current()->path, u"/dev/ttyUSB1"_s);
    board.set({port(u"/dev/ttyUSB2"_s, u"CH340"_s)});
    ports.look();
    QTRY_COMPARE(list->count(), 1);
    QVERIFY(!list->current());
    // What was chosen stays written: an adapter may come back.
    QCOMPARE(dialog.settings().port, u"/dev/ttyUSB1"_s);
    QVERIFY(fieldOf(dialog, u"Port"_s)->hint().startsWith(u"Not plugged in now"_s));
    // By key: the list is left with a row chosen, and the field follows.
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(dialog.settings().port, u"/dev/ttyUSB2"_s);
}

void TestAddBusDialog::obstaclesAreSaidWithTheirCure()
{
    Plugboard board;
    board.set({port(u"/dev/ttyUSB1"_s, u"A"_s, SerialPort::State::InUse),
               port(u"/dev/ttyUSB2"_s, u"B"_s, SerialPort::State::NoPermission)});
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.show();
    auto *list = dialog.findChild<console::PortList *>();
    QTRY_COMPARE(list->count(), 2);
    dialog.choosePort(u"/dev/ttyUSB1"_s);
    QVERIFY(fieldOf(dialog, u"Port"_s)->hint().contains(u"Another program holds ttyUSB1"_s));
    dialog.choosePort(u"/dev/ttyUSB2"_s);
    QVERIFY(fieldOf(dialog, u"Port"_s)->hint().contains(u"sudo usermod -aG dialout $USER"_s));
    // Both can be cured later: the bus waits, so neither is refused.
    QVERIFY(fieldOf(dialog, u"Port"_s)->reason().isEmpty());
}

void TestAddBusDialog::theLastingNameIsWritten()
{
    Plugboard board;
    board.set(
        {port(u"/dev/ttyUSB4"_s, u"FT232R"_s, SerialPort::State::Ready, u"/dev/serial/by-id/usb-FTDI-0"_s)});
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.show();
    QTRY_COMPARE(dialog.findChild<console::PortList *>()->count(), 1);
    dialog.choosePort(u"/dev/ttyUSB4"_s);
    QCOMPARE(dialog.settings().port, u"/dev/serial/by-id/usb-FTDI-0"_s);
}

void TestAddBusDialog::changesABus()
{
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, core::TransportId(u"bus1"_s), nullptr);
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    QCOMPARE(dialog.settings().baud, 19200);
    QCOMPARE(dialog.settings().parity, u"even"_s);
    QCOMPARE(dialog.settings().stopBits, 2);
    QVERIFY(qobject_cast<QLineEdit *>(fieldOf(dialog, u"Id"_s)->editor())->isReadOnly());
    typeInto(dialog, u"Name"_s, u"Attic"_s);
    QCOMPARE(dialog.settings().id.toString(), u"bus1"_s);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const QJsonObject entry = QJsonDocument::fromJson(content(file()))["transports"_L1][0].toObject();
    QCOMPARE(entry["name"_L1].toString(), u"Attic"_s);
    QCOMPARE(entry["rs485"_L1].toBool(), true);
    QVERIFY(dialog.writtenText().contains(u"rs485"_s));
}

namespace {

const core::PortIdentity Own{u"A50285BI"_s, 0x0403, 0x6001, u"pci-0-usb-0:3:1.0-port0"_s};
const core::PortIdentity Other{u"B60000XX"_s, 0x0403, 0x6001, u"pci-0-usb-0:4:1.0-port0"_s};
const core::PortIdentity Nameless{{}, 0x1a86, 0x7523, u"pci-0-usb-0:3:1.0-port0"_s};

SerialPort known(SerialPort port, const core::PortIdentity &identity)
{
    port.identity = identity;
    return port;
}

} // namespace

void TestAddBusDialog::identityIsWrittenAndKept()
{
    Plugboard board;
    board.set({known(port(u"/dev/ttyUSB1"_s, u"FT232R"_s), Own),
               known(port(u"/dev/ttyUSB2"_s, u"CH340"_s), Nameless), port(u"/dev/ttyS0"_s, {})});
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.show();
    QTRY_COMPARE(dialog.findChild<console::PortList *>()->count(), 3);
    dialog.choosePort(u"/dev/ttyUSB1"_s);
    QCOMPARE(dialog.settings().identity, Own);
    QVERIFY(dialog.writtenText().contains(u"A50285BI"_s));
    QVERIFY(fieldOf(dialog, u"Port"_s)->hint().contains(u"serial number: the bus finds it"_s));
    dialog.choosePort(u"/dev/ttyUSB2"_s);
    QCOMPARE(dialog.settings().identity, Nameless);
    QVERIFY(fieldOf(dialog, u"Port"_s)->hint().contains(u"known by its socket"_s));
    dialog.choosePort(u"/dev/ttyS0"_s);
    QVERIFY(dialog.settings().identity.isEmpty());
    QVERIFY(!dialog.writtenText().contains(u"identity"_s));
    // By hand: a path that is listed is known, any other is only a name.
    typeInto(dialog, u"Port"_s, u"/dev/ttyUSB1"_s);
    QCOMPARE(dialog.settings().identity, Own);
    typeInto(dialog, u"Port"_s, u"/dev/pts/9"_s);
    QVERIFY(dialog.settings().identity.isEmpty());
}

void TestAddBusDialog::changesNoIdentityBehindOnesBack()
{
    core::Workspace workspace = depot(file());
    core::TransportSettings bus = *workspace.transport(core::TransportId(u"bus1"_s));
    bus.identity = Own;
    workspace = *workspace.withChanged(bus);
    Plugboard board;
    board.set({known(port(u"/dev/ttyUSB0"_s, u"FT232R"_s), Other)});
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(workspace), &ports, bus.id, nullptr);
    dialog.show();
    auto *list = dialog.findChild<console::PortList *>();
    QTRY_COMPARE(list->count(), 1);
    // Another adapter has the name: said, and not taken for the bus's own.
    QCOMPARE(dialog.settings().identity, Own);
    QVERIFY2(fieldOf(dialog, u"Port"_s)->hint().startsWith(u"Another adapter has this name now"_s),
             qPrintable(fieldOf(dialog, u"Port"_s)->hint()));
    typeInto(dialog, u"Name"_s, u"Attic"_s);
    QCOMPARE(dialog.settings().identity, Own);
    board.set({known(port(u"/dev/ttyUSB5"_s, u"FT232R"_s), Own)});
    ports.look();
    QTRY_VERIFY(fieldOf(dialog, u"Port"_s)->hint().contains(u"/dev/ttyUSB5 now"_s));
    QCOMPARE(dialog.settings().port, u"/dev/ttyUSB0"_s);
    // Chosen, it is the bus's.
    board.set({known(port(u"/dev/ttyUSB6"_s, u"FT232R"_s), Other)});
    ports.look();
    QTRY_COMPARE(list->ports().first().path, u"/dev/ttyUSB6"_s);
    dialog.choosePort(u"/dev/ttyUSB6"_s);
    QCOMPARE(dialog.settings().identity, Other);
}

void TestAddBusDialog::enterTakesEscapeLeaves()
{
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    dialog.show();
    typeInto(dialog, u"Port"_s, u"/dev/pts/9"_s);
    QTest::keyClick(fieldOf(dialog, u"Port"_s)->editor(), Qt::Key_Return);
    QCOMPARE(decided.size(), 1);
    QTest::keyClick(fieldOf(dialog, u"Port"_s)->editor(), Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    // The safe button stands left, and Enter on it is its own.
    QVERIFY(dialog.cancelButton()->x() < dialog.acceptButton()->x());
    dialog.show();
    dialog.cancelButton()->setFocus();
    QTest::keyClick(dialog.cancelButton(), Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(decided.size(), 1);
}

void TestAddBusDialog::isPictured()
{
    Plugboard board;
    board.set({port(u"/dev/ttyUSB0"_s, u"FT232R USB UART"_s), port(u"/dev/ttyUSB1"_s, u"CH340 serial"_s),
               port(u"/dev/ttyACM0"_s, u"Modem"_s, SerialPort::State::NoPermission)});
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.show();
    QTRY_COMPARE(dialog.findChild<console::PortList *>()->count(), 3);
    dialog.choosePort(u"/dev/ttyUSB1"_s);
    typeInto(dialog, u"Speed, bit/s"_s, u"100"_s);
    QVERIFY(dialog.grab().width() >= 600);
    picture(dialog, u"addbus"_s);
}

QTEST_MAIN(TestAddBusDialog)
#include "tst_addbusdialog.moc"
