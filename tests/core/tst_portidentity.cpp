// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portidentity.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::PortIdentity;

class TestPortIdentity : public QObject
{
    Q_OBJECT

private slots:
    void serials_data();
    void serials();
    void fits_data();
    void fits();
    void partOfAnAdapter();
    void words();
};

Q_DECLARE_METATYPE(core::PortIdentity)

namespace {

const auto Here = u"pci-0000:00:14.0-usb-0:3:1.0-port0"_s;
const auto There = u"pci-0000:00:14.0-usb-0:4.1:1.0-port0"_s;
const auto HereSecond = u"pci-0000:00:14.0-usb-0:3:1.1-port0"_s;

} // namespace

void TestPortIdentity::serials_data()
{
    QTest::addColumn<QString>("serial");
    QTest::addColumn<bool>("proves");
    QTest::newRow("none") << QString() << false;
    QTest::newRow("factory's 0001") << u"0001"_s << false;
    QTest::newRow("zeros") << u"00000000"_s << false;
    QTest::newRow("five") << u"00001"_s << true;
    QTest::newRow("usual") << u"A50285BI"_s << true;
}

void TestPortIdentity::serials()
{
    QFETCH(QString, serial);
    QFETCH(bool, proves);
    QCOMPARE((PortIdentity{serial, 0x0403, 0x6001, Here}).hasSerial(), proves);
}

void TestPortIdentity::fits_data()
{
    QTest::addColumn<PortIdentity>("wanted");
    QTest::addColumn<PortIdentity>("present");
    QTest::addColumn<bool>("fits");
    const PortIdentity ftdi{u"A50285BI"_s, 0x0403, 0x6001, Here};
    const PortIdentity plain{{}, 0x1a86, 0x7523, Here};
    QTest::newRow("the same") << ftdi << ftdi << true;
    QTest::newRow("with a serial number, elsewhere")
        << ftdi << PortIdentity{u"A50285BI"_s, 0x0403, 0x6001, There} << true;
    QTest::newRow("another serial number in its socket")
        << ftdi << PortIdentity{u"B60000XX"_s, 0x0403, 0x6001, Here} << false;
    QTest::newRow("no serial number in its socket")
        << ftdi << PortIdentity{{}, 0x0403, 0x6001, Here} << false;
    QTest::newRow("its serial number on another make")
        << ftdi << PortIdentity{u"A50285BI"_s, 0x10c4, 0xea60, Here} << false;
    QTest::newRow("another port of the same adapter")
        << ftdi << PortIdentity{u"A50285BI"_s, 0x0403, 0x6001, HereSecond} << false;
    QTest::newRow("a system that tells no socket")
        << ftdi << PortIdentity{u"A50285BI"_s, 0x0403, 0x6001, {}} << true;
    QTest::newRow("without, in its socket") << plain << plain << true;
    QTest::newRow("without, elsewhere") << plain << PortIdentity{{}, 0x1a86, 0x7523, There} << false;
    QTest::newRow("factory's serial number, elsewhere")
        << PortIdentity{u"0001"_s, 0x10c4, 0xea60, Here} << PortIdentity{u"0001"_s, 0x10c4, 0xea60, There}
        << false;
    QTest::newRow("only the serial number was written down")
        << PortIdentity{u"A50285BI"_s, 0, 0, {}} << ftdi << true;
    QTest::newRow("only the make was written down") << PortIdentity{{}, 0x0403, 0x6001, {}} << ftdi << true;
    QTest::newRow("nothing was written down") << PortIdentity{} << ftdi << false;
    QTest::newRow("nothing is known of the port") << ftdi << PortIdentity{} << false;
}

void TestPortIdentity::fits()
{
    QFETCH(PortIdentity, wanted);
    QFETCH(PortIdentity, present);
    QFETCH(bool, fits);
    QCOMPARE(wanted.fits(present), fits);
}

void TestPortIdentity::partOfAnAdapter()
{
    QCOMPARE((PortIdentity{{}, 0, 0, Here}).part(), u"1.0-port0"_s);
    QCOMPARE((PortIdentity{{}, 0, 0, HereSecond}).part(), u"1.1-port0"_s);
    QCOMPARE(PortIdentity().part(), QString());
}

void TestPortIdentity::words()
{
    QCOMPARE((PortIdentity{u"A50285BI"_s, 0x0403, 0x6001, u"x:1"_s}).words(),
             u"0403:6001, serial number A50285BI, at x:1"_s);
    QCOMPARE(PortIdentity().words(), u"of unknown make"_s);
}

QTEST_GUILESS_MAIN(TestPortIdentity)
#include "tst_portidentity.moc"
