// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framereader.h"
#include "modbus/registermap.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using core::Quality;
using core::Quantity;

namespace {

const QString Profiles = QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles");
const QString Frames = QStringLiteral(METERDECK_SOURCE_DIR "/tests/modbus/meterframes");

/// Every shipped profile, read once.
const core::ProfileStore &shipped()
{
    static const core::ProfileStore store = core::ProfileStore::load({}, nullptr);
    return store;
}

/// A shipped meter as the bus would have it.
struct Meter
{
    core::ProfilePtr profile;
    core::SeriesTable table;
    modbus::RegisterMap map;

    explicit Meter(const QString &id) : profile(shipped().find(core::ProfileId(id)))
    {
        if (!profile)
            qFatal("no profile %s", qPrintable(id));
        auto made =
            modbus::RegisterMap::make(*profile, core::DeviceId(u"m"_s), core::TransportId(u"bus"_s), table);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        map = *made;
    }
};

using Place = std::pair<QString, QString>; ///< quantity and channel

/// One exchange of a fixture: the request, the registers of its answer and what they say.
struct Exchange
{
    modbus::BlockRead read;
    QByteArray values;
    std::map<Place, std::optional<double>> expect;
    bool only = false; ///< a sample of its own, not a part of the whole picture
};

bool isSound(const QByteArray &frame)
{
    if (frame.size() < 4)
        return false;
    const quint16 sum = modbus::crc16(frame.chopped(2));
    return static_cast<quint8>(frame[frame.size() - 2]) == (sum & 0xFF) &&
           static_cast<quint8>(frame.back()) == sum >> 8;
}

quint16 wordAt(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint16>(static_cast<quint8>(bytes[at]) << 8 | static_cast<quint8>(bytes[at + 1]));
}

/// The exchanges of a meter's fixture; empty when a frame is not what it should be.
QList<Exchange> exchangesOf(const QString &id)
{
    QFile file(Frames + u'/' + id + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Exchange> exchanges;
    const QJsonArray list = QJsonDocument::fromJson(file.readAll())["exchanges"_L1].toArray();
    for (const auto &value : list) {
        const QByteArray request = QByteArray::fromHex(value["request"_L1].toString().toLatin1());
        const QByteArray answer = QByteArray::fromHex(value["answer"_L1].toString().toLatin1());
        if (request.size() != 8 || !isSound(request) || !isSound(answer) || request[0] != answer[0] ||
            request[1] != answer[1])
            return {};
        Exchange exchange;
        exchange.read = {static_cast<quint8>(request[1]), wordAt(request, 2), wordAt(request, 4)};
        exchange.values = answer.mid(3).chopped(2);
        exchange.only = value["only"_L1].toBool();
        if (exchange.values.size() != exchange.read.byteCount() ||
            static_cast<quint8>(answer[2]) != exchange.values.size())
            return {};
        for (const auto &row : value["expect"_L1].toArray()) {
            const auto number = row[2];
            exchange.expect[{row[0].toString(), row[1].toString()}] =
                number.isDouble() ? std::optional(number.toDouble()) : std::nullopt;
        }
        exchanges.append(exchange);
    }
    return exchanges;
}

/// A float holds about seven digits.
bool isClose(double found, double expected)
{
    return std::abs(found - expected) <= 1e-6 * std::max(std::abs(expected), 1e-3);
}

Place placeOf(const Meter &meter, const core::Reading &reading)
{
    const core::Series &series = meter.table.at(reading.series);
    return {core::quantityName(series.quantity), series.channel};
}

void compare(const Meter &meter, const QList<core::Reading> &readings,
             const std::map<Place, std::optional<double>> &expect)
{
    for (const core::Reading &reading : readings) {
        const Place place = placeOf(meter, reading);
        const QByteArray name = (place.first + u' ' + place.second).toUtf8();
        const auto wanted = expect.find(place);
        QVERIFY2(wanted != expect.end(), name);
        QVERIFY2(reading.value.has_value() == wanted->second.has_value(), name);
        QCOMPARE(reading.quality, wanted->second ? Quality::Good : Quality::Bad);
        if (wanted->second) {
            QVERIFY2(isClose(*reading.value, *wanted->second),
                     qPrintable(u"%1: %2 instead of %3"_s.arg(QString::fromUtf8(name))
                                    .arg(*reading.value)
                                    .arg(*wanted->second)));
        }
    }
}

} // namespace

class TestMeterProfiles : public QObject
{
    Q_OBJECT

private:
    static void everyMeter()
    {
        QTest::addColumn<QString>("id");
        for (const auto &profile : shipped().all()) {
            if (profile->codec == "modbus"_L1)
                QTest::newRow(qPrintable(profile->id.toString())) << profile->id.toString();
        }
    }

private slots:
    void families()
    {
        const auto &store = shipped();
        const QStringList ids{u"campus-modbus"_s, u"pzem-004t"_s,    u"pzem-017"_s,   u"sdm120"_s,
                              u"sdm230"_s,        u"sdm630"_s,       u"sdm72"_s,      u"sdm72v2"_s,
                              u"ddsu666"_s,       u"dtsu666"_s,      u"iem3000"_s,    u"em24"_s,
                              u"em340"_s,         u"abb-b23"_s,      u"janitza-b"_s,  u"pac2200"_s,
                              u"selec-em2m"_s,    u"elmeasure-lg"_s, u"orno-we504"_s, u"orno-we514"_s,
                              u"orno-we516"_s,    u"inepro-pro"_s};
        for (const QString &id : ids)
            QVERIFY2(store.find(core::ProfileId(id)), qPrintable(id));
        for (const QString &name : QDir(Frames).entryList({u"*.json"_s}, QDir::Files))
            QVERIFY2(store.find(core::ProfileId(name.chopped(5))), qPrintable(name));
    }

    void registersAreApart_data() { everyMeter(); }
    void registersAreApart()
    {
        QFETCH(QString, id);
        const Meter meter(id);
        std::map<std::pair<int, int>, quint64> taken; // function and word → bits in use
        std::set<std::pair<Quantity, QString>> places;
        for (const auto &rule : meter.map.registers()) {
            QVERIFY2(places.insert({rule.quantity, rule.channel}).second,
                     qPrintable(core::quantityName(rule.quantity) + u' ' + rule.channel));
            for (int i = 0; i < modbus::wordCount(rule.type); ++i) {
                quint64 &bits = taken[{rule.function, rule.address + i}];
                QVERIFY2((bits & rule.mask) == 0, qPrintable(QString::number(rule.address, 16)));
                bits |= rule.mask;
            }
            QVERIFY(QStringList({QString(), u"L1"_s, u"L2"_s, u"L3"_s}).contains(rule.channel));
        }
    }

    /// Every quantity has limits, so that garbage is no value; and what is read has gauges where they help.
    void everyValueHasLimits_data() { everyMeter(); }
    void everyValueHasLimits()
    {
        QFETCH(QString, id);
        const Meter meter(id);
        QVERIFY(!meter.profile->description.isEmpty());
        std::set<Quantity> read;
        for (const auto &rule : meter.map.registers()) {
            read.insert(rule.quantity);
            QVERIFY2(rule.validMin && rule.validMax, core::quantityName(rule.quantity).data());
            QVERIFY(*rule.validMin < *rule.validMax);
            QVERIFY(rule.scale != 0);
        }
        for (const auto quantity : {Quantity::Voltage, Quantity::Current, Quantity::ActivePower}) {
            if (read.contains(quantity))
                QVERIFY2(meter.profile->rule(quantity)->gauge, core::quantityName(quantity).data());
        }
        for (const auto &rule : meter.profile->quantities)
            QVERIFY2(read.contains(rule.quantity), core::quantityName(rule.quantity).data());
    }

    void planKeepsTheLimits_data() { everyMeter(); }
    void planKeepsTheLimits()
    {
        QFETCH(QString, id);
        const Meter meter(id);
        const int maxBlock = meter.profile->section["maxBlock"_L1].toInt();
        const int maxGap = meter.profile->section["maxGap"_L1].toInt();
        QVERIFY(maxBlock >= 1 && maxBlock <= 125);
        std::set<std::pair<int, int>> words; // what may be read: registers and probe ranges
        for (const auto &rule : meter.map.registers()) {
            for (int i = 0; i < modbus::wordCount(rule.type); ++i)
                words.insert({rule.function, rule.address + i});
        }
        const QJsonArray probes = meter.profile->section["probes"_L1].toArray();
        for (const auto &probe : probes) {
            for (int i = 0; i < probe["maxCount"_L1].toInt(); ++i)
                words.insert({probe["function"_L1].toInt(), probe["address"_L1].toInt() + i});
            QVERIFY(probe["maxCount"_L1].toInt() <= maxBlock);
        }
        const auto widestHole = [&](const modbus::BlockRead &read) {
            int widest = 0;
            for (int i = 0, hole = 0; i < read.count; ++i) {
                hole = words.contains({read.function, read.address + i}) ? 0 : hole + 1;
                widest = std::max(widest, hole);
            }
            return widest;
        };
        std::set<std::pair<int, int>> shapes;
        std::set<std::size_t> fetched;
        for (const auto &block : meter.map.plan().blocks()) {
            for (const auto &read : block.variants) {
                QVERIFY(read.count <= maxBlock);
                QVERIFY(widestHole(read) <= maxGap);
                shapes.insert({read.function, read.count});
            }
            for (const std::size_t index : block.registers)
                QVERIFY(fetched.insert(index).second);
        }
        QCOMPARE(static_cast<qsizetype>(fetched.size()), meter.map.registers().size());
        for (const auto &read : meter.map.plan().probes()) {
            QVERIFY(read.count <= maxBlock);
            QVERIFY(widestHole(read) <= maxGap);
            shapes.insert({read.function, read.count});
        }
        QVERIFY(shapes.size() >= 2); // a late answer can be stepped aside from
    }

    void saysWhatTheFramesSay_data() { everyMeter(); }
    void saysWhatTheFramesSay()
    {
        QFETCH(QString, id);
        Meter meter(id);
        const auto exchanges = exchangesOf(id);
        QVERIFY2(!exchanges.isEmpty(), "no fixture, or a frame with a wrong checksum or length");
        std::map<Place, std::optional<double>> whole;
        std::map<std::pair<int, int>, QByteArray> image; // function and address → word
        for (const Exchange &exchange : exchanges) {
            const auto readings = meter.map.decode(exchange.read, exchange.values, {}, {});
            QCOMPARE(static_cast<std::size_t>(readings.size()), exchange.expect.size());
            compare(meter, readings, exchange.expect);
            if (QTest::currentTestFailed())
                return;
            if (exchange.only)
                continue;
            whole.insert(exchange.expect.begin(), exchange.expect.end());
            for (int i = 0; i < exchange.read.count; ++i)
                image[{exchange.read.function, exchange.read.address + i}] =
                    exchange.values.mid(qsizetype{2} * i, 2);
        }
        QCOMPARE(static_cast<qsizetype>(whole.size()), meter.map.registers().size());

        // The same meter, asked as the plan has it, in every variant.
        for (const auto &block : meter.map.plan().blocks()) {
            for (const auto &read : block.variants) {
                QByteArray values;
                for (int i = 0; i < read.count; ++i) {
                    const auto word = image.find({read.function, read.address + i});
                    values += word == image.end() ? QByteArray(2, '\0') : word->second;
                }
                const auto readings = meter.map.decode(read, values, {}, {});
                QVERIFY(static_cast<std::size_t>(readings.size()) >= block.registers.size());
                compare(meter, readings, whole);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    /// The place where the sources disagree is told, and not read.
    void trap37_disputedRegister()
    {
        const Meter meter(u"em24"_s);
        int disputed = 0;
        for (const auto &rule : meter.map.registers()) {
            if (rule.alternatives.isEmpty())
                continue;
            ++disputed;
            QCOMPARE(rule.quantity, Quantity::EnergyImport);
            QCOMPARE(rule.address, 0x3E);
            QCOMPARE(rule.alternatives.first().address, 0x42);
            QVERIFY(!rule.alternatives.first().note.isEmpty());
        }
        QCOMPARE(disputed, 1);
        QVERIFY(meter.profile->description.contains(u"0x003E"_s));
        QVERIFY(meter.profile->description.contains(u"0x0042"_s));
    }

    void trap43_factorySettings()
    {
        QCOMPARE(modbus::factoryLine(*Meter(u"sdm120"_s).profile).baud, 2400);
        QCOMPARE(modbus::factoryLine(*Meter(u"sdm630"_s).profile).baud, 9600);
        QCOMPARE(modbus::factoryLine(*Meter(u"orno-we516"_s).profile).parity, u"even"_s);
        QVERIFY(!modbus::factoryLine(*Meter(u"campus-modbus"_s).profile).baud);
    }
};

QTEST_GUILESS_MAIN(TestMeterProfiles)
#include "tst_meterprofiles.moc"
