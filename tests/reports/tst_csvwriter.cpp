// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvwriter.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <limits>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Quality;
using core::Quantity;

class TestCsvWriter : public QObject
{
    Q_OBJECT

private slots:
    void header();
    void rows_data();
    void rows();
    void numbers_data();
    void numbers();
    void numbersWhateverTheLocale();
    void times_data();
    void times();
    void text_data();
    void text();
    void everyQuantityAndQuality();
    void writesAFile();
    void appearsWholeOrNotAtAll();
    void replacesAnOlderFileOnlyAtTheEnd();
    void refusals_data();
    void refusals();
    void diskFull();
    void fileSizeLimit();
    void readOnlyFolder();
    void notOpen();

private:
    static core::Series series()
    {
        core::Series s;
        s.device = core::DeviceId(u"lab-meter"_s);
        s.quantity = Quantity::Voltage;
        s.source = u"bus1:6"_s;
        return s;
    }
    static core::Reading reading(std::optional<double> value, Quality quality = Quality::Good)
    {
        core::Reading r;
        r.value = value;
        r.quality = quality;
        r.measuredAt = core::fromMicros(1767323045000006);
        r.receivedAt = core::fromMicros(1767323045123456);
        return r;
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
    }
};

void TestCsvWriter::header()
{
    QCOMPARE(reports::CsvWriter::header(),
             "device,channel,quantity,unit,value,quality,measured_at,received_at,source"_ba);
}

void TestCsvWriter::rows_data()
{
    QTest::addColumn<QString>("channel");
    QTest::addColumn<int>("quantity");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("quality");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray times = "2026-01-02T03:04:05.000006Z,2026-01-02T03:04:05.123456Z,bus1:6";
    QTest::newRow("whole device") << QString() << int(Quantity::Voltage) << 236.25 << int(Quality::Good)
                                  << "lab-meter,,voltage,V,236.25,Good," + times;
    QTest::newRow("phase") << u"L1"_s << int(Quantity::ActivePower) << -562.5 << int(Quality::Good)
                           << "lab-meter,L1,active_power,W,-562.5,Good," + times;
    QTest::newRow("line") << u"8"_s << int(Quantity::Line) << 0.0 << int(Quality::Stale)
                          << "lab-meter,8,line,1,0,Stale," + times;
    QTest::newRow("no value") << QString() << int(Quantity::Current) << qQNaN() << int(Quality::NoAnswer)
                              << "lab-meter,,current,A,,NoAnswer," + times;
}

void TestCsvWriter::rows()
{
    QFETCH(QString, channel);
    QFETCH(int, quantity);
    QFETCH(double, value);
    QFETCH(int, quality);
    QFETCH(QByteArray, expected);
    auto s = series();
    s.channel = channel;
    s.quantity = static_cast<Quantity>(quantity);
    const auto r =
        reading(qIsNaN(value) ? std::nullopt : std::optional(value), static_cast<Quality>(quality));
    QCOMPARE(reports::CsvWriter::row(s, r), expected);
}

void TestCsvWriter::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << 0.0 << "0"_ba;
    QTest::newRow("short") << 0.1 << "0.1"_ba;
    QTest::newRow("noise digits stay") << 231.39999389648438 << "231.39999389648438"_ba;
    QTest::newRow("sum") << 0.1 + 0.2 << "0.30000000000000004"_ba;
    QTest::newRow("a large total") << 9999990000.0 << "9999990000"_ba;
    QTest::newRow("smallest") << std::numeric_limits<double>::denorm_min() << "5e-324"_ba;
    QTest::newRow("infinite is no value") << qInf() << QByteArray();
}

void TestCsvWriter::numbers()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    const QByteArray field = reports::CsvWriter::row(series(), reading(value)).split(',').at(4);
    QCOMPARE(field, text);
    if (!text.isEmpty())
        QCOMPARE(field.toDouble(), value);
}

void TestCsvWriter::numbersWhateverTheLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    const std::string old = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    const auto row = reports::CsvWriter::row(series(), reading(12345.5));
    std::setlocale(LC_ALL, old.c_str());
    QLocale::setDefault(before);
    QCOMPARE(row.split(',').at(4), "12345.5"_ba);
}

void TestCsvWriter::times_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch") << qint64(0) << "1970-01-01T00:00:00.000000Z"_ba;
    QTest::newRow("before the epoch") << qint64(-1) << "1969-12-31T23:59:59.999999Z"_ba;
    QTest::newRow("leap day") << qint64(1709251199000001) << "2024-02-29T23:59:59.000001Z"_ba;
    QTest::newRow("six microseconds") << qint64(1767323045000006) << "2026-01-02T03:04:05.000006Z"_ba;
}

void TestCsvWriter::times()
{
    QFETCH(qint64, micros);
    QFETCH(QByteArray, text);
    QCOMPARE(reports::isoMicros(core::fromMicros(micros)), text);
}

void TestCsvWriter::text_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << u"Küche"_s << "Küche"_ba;
    QTest::newRow("comma") << u"a,b"_s << "\"a,b\""_ba;
    QTest::newRow("quote") << u"a\"b"_s << "\"a\"\"b\""_ba;
    QTest::newRow("line end") << u"a\nb"_s << "\"a\nb\""_ba;
    QTest::newRow("carriage return") << u"a\rb"_s << "\"a\rb\""_ba;
    QTest::newRow("formula =") << u"=1+1"_s << "'=1+1"_ba;
    QTest::newRow("formula +") << u"+1"_s << "'+1"_ba;
    QTest::newRow("formula -") << u"-1"_s << "'-1"_ba;
    QTest::newRow("formula @") << u"@SUM(A1)"_s << "'@SUM(A1)"_ba;
    QTest::newRow("formula behind a tab") << u"\t=1"_s << "'\t=1"_ba;
    QTest::newRow("formula and quoting") << u"=\"a\",b"_s << "\"'=\"\"a\"\",b\""_ba;
    QTest::newRow("our own mark") << u"'x"_s << "''x"_ba;
    QTest::newRow("sign inside") << u"a=b-c"_s << "a=b-c"_ba;
}

void TestCsvWriter::text()
{
    QFETCH(QString, device);
    QFETCH(QByteArray, field);
    auto s = series();
    s.device = core::DeviceId(device);
    QVERIFY(reports::CsvWriter::row(s, reading(1)).startsWith(field + ",,voltage,"));
    s = series();
    s.source = device;
    QVERIFY(reports::CsvWriter::row(s, reading(1)).endsWith("Z," + field));
}

void TestCsvWriter::everyQuantityAndQuality()
{
    for (const Quantity quantity : core::allQuantities()) {
        auto s = series();
        s.quantity = quantity;
        const auto fields = reports::CsvWriter::row(s, reading(1)).split(',');
        QCOMPARE(fields.size(), 9);
        QCOMPARE(QString::fromUtf8(fields[2]), QString(core::quantityName(quantity)));
        QCOMPARE(QString::fromUtf8(fields[3]), QString(core::quantityUnit(quantity)));
    }
}

void TestCsvWriter::writesAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out.csv"_s);
    reports::CsvWriter writer(path);
    QVERIFY(writer.open().ok());
    constexpr int Rows = 20000; // several buffers
    for (int i = 0; i < Rows; ++i)
        QVERIFY(writer.write(series(), reading(i)).ok());
    QCOMPARE(writer.rows(), Rows);
    QVERIFY(writer.commit().ok());
    const auto lines = content(path).split('\n');
    QCOMPARE(lines.size(), Rows + 2); // header, rows, and nothing after the last line end
    QCOMPARE(lines.first(), reports::CsvWriter::header());
    for (int i = 0; i < Rows; ++i)
        QCOMPARE(lines[i + 1].split(',').at(4), QByteArray::number(i));
    QVERIFY(lines.last().isEmpty());
}

void TestCsvWriter::appearsWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    {
        reports::CsvWriter writer(folder.filePath(u"out.csv"_s));
        QVERIFY(writer.open().ok());
        for (int i = 0; i < 20000; ++i)
            QVERIFY(writer.write(series(), reading(i)).ok());
        QVERIFY(!QFile::exists(folder.filePath(u"out.csv"_s)));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCsvWriter::replacesAnOlderFileOnlyAtTheEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out.csv"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    reports::CsvWriter writer(path);
    QVERIFY(writer.open().ok());
    QVERIFY(writer.write(series(), reading(1)).ok());
    QCOMPARE(content(path), "old"_ba);
    QVERIFY(writer.commit().ok());
    QVERIFY(content(path).startsWith("device,"));
}

void TestCsvWriter::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::newRow("no such folder") << u"nowhere/out.csv"_s << int(ErrorCode::NotFound);
    QTest::newRow("a folder") << u"."_s << int(ErrorCode::BadInput);
}

void TestCsvWriter::refusals()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    const QTemporaryDir folder;
    reports::CsvWriter writer(folder.filePath(path));
    const auto opened = writer.open();
    QVERIFY(!opened.ok());
    QCOMPARE(int(opened.error().code), code);
    QVERIFY(opened.error().where.contains(path));
}

void TestCsvWriter::diskFull()
{
#ifdef Q_OS_LINUX
    reports::CsvWriter writer(u"/dev/full"_s);
    QVERIFY(writer.open().ok());
    QVERIFY(writer.write(series(), reading(1)).ok()); // still in the buffer
    const auto committed = writer.commit();
    QVERIFY(!committed.ok());
    QCOMPARE(core::errorCodeName(committed.error().code), u"DiskFull"_s);
    QCOMPARE(committed.error().where, u"/dev/full"_s);
    QVERIFY(!committed.error().remedy.isEmpty());
    QVERIFY(!writer.write(series(), reading(2)).ok()); // it stays so
#endif
}

void TestCsvWriter::fileSizeLimit()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out.csv"_s);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{100000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool failed = false;
    {
        reports::CsvWriter writer(path);
        bool ok = writer.open().ok();
        for (int i = 0; ok && i < 20000; ++i)
            ok = writer.write(series(), reading(i)).ok();
        failed = !ok || !writer.commit().ok();
    }
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(failed);
    QVERIFY(!QFile::exists(path));
#endif
}

void TestCsvWriter::readOnlyFolder()
{
#ifdef Q_OS_LINUX
    QTemporaryDir folder;
    // Root may write anywhere, so the test is another user for a moment.
    const bool root = geteuid() == 0;
    QVERIFY(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
    if (root)
        QCOMPARE(setresuid(65534, 65534, 0), 0);
    reports::CsvWriter writer(folder.filePath(u"out.csv"_s));
    const auto opened = writer.open();
    if (root)
        QCOMPARE(setresuid(0, 0, 0), 0);
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!opened.ok());
    QCOMPARE(core::errorCodeName(opened.error().code), u"PermissionDenied"_s);
#endif
}

void TestCsvWriter::notOpen()
{
    reports::CsvWriter writer(u"unused.csv"_s);
    QVERIFY(!writer.write(series(), reading(1)).ok());
    QVERIFY(!writer.commit().ok());
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
