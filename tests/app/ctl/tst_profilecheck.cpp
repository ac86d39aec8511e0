// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ctlrun.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using ctlrun::Answer;

/// `meterdeckctl profile check`: what it finds in a profile, and what it says payloads would become.
class tst_ProfileCheck : public QObject
{
    Q_OBJECT

private:
    static Answer run(const QStringList &arguments)
    {
        return ctlrun::run(QStringList{u"profile"_s} + arguments);
    }

    QString write(const QByteArray &text)
    {
        const QString name = m_folder.filePath(u"mine.json"_s);
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return name;
    }

    static QString shipped(const QString &id)
    {
        return QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/") + id + u".json"_s;
    }

    QTemporaryDir m_folder;

private slots:
    void everyShippedProfileIsFine_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles"));
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void everyShippedProfileIsFine()
    {
        QFETCH(QString, path);
        const Answer answer = run({u"check"_s, path});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QVERIFY(answer.err.isEmpty());
        QVERIFY2(answer.out.contains(u": fine"_s), qPrintable(answer.out));
    }

    void badWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const QString file = shipped(u"tasmota"_s);
        QTest::newRow("nothing") << QStringList{} << u"profile check FILE"_s;
        QTest::newRow("no file") << QStringList{u"check"_s} << u"the file is missing"_s;
        QTest::newRow("dance") << QStringList{u"dance"_s, file} << u"profile check FILE"_s;
        QTest::newRow("sample without payload")
            << QStringList{u"check"_s, file, u"--sample"_s, u"t"_s} << u"--sample TOPIC PAYLOAD"_s;
        QTest::newRow("unknown option") << QStringList{u"check"_s, file, u"--fast"_s} << u"--fast"_s;
        QTest::newRow("no zone") << QStringList{u"check"_s, file, u"--zone"_s, u"Mars/Base"_s}
                                 << u"Asia/Kolkata"_s;
        QTest::newRow("payload with blanks, unquoted")
            << QStringList{u"check"_s, file, u"--sample"_s, u"t"_s, u"{"_s, u"}"_s} << u"one word too many"_s;
        QTest::newRow("a payload's file that is not there")
            << QStringList{u"check"_s, file, u"--sample"_s, u"t"_s, u"@none.bin"_s} << u"none.bin"_s;
        QTest::newRow("sample for registers")
            << QStringList{u"check"_s, shipped(u"sdm120"_s), u"--sample"_s, u"t"_s, u"1"_s}
            << u"codec mqtt"_s;
    }

    void badWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Answer answer = run(arguments);
        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.err.contains(words), qPrintable(answer.err));
    }

    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("words");
        const auto mqtt = [](const QByteArray &topics, const QByteArray &quantities = R"("voltage":{})",
                             const QByteArray &commands = "") {
            return R"({"id":"mine","version":1,"name":"Mine","codec":"mqtt","quantities":{)" + quantities +
                   "}," + commands + R"("mqtt":{"topics":[)" + topics + "]}}";
        };
        const auto modbus = [](const QByteArray &registers) {
            return R"({"id":"mine","version":1,"name":"Mine","codec":"modbus","quantities":{"voltage":{}},)"
                   R"("modbus":{"registers":[)" +
                   registers + "]}}";
        };
        const QByteArray number = R"({"topic":"a/{device}/u","payload":"number","quantity":"voltage"})";

        QTest::newRow("not JSON") << QByteArray("{\"id\":") << u"line 1"_s << u""_s;
        QTest::newRow("schema") << mqtt(R"({"topic":"a/{device}","payload":"xml"})")
                                << u"key mqtt.topics[0].payload"_s << u"one of"_s;
        QTest::newRow("no section")
            << R"({"id":"mine","version":1,"name":"M","codec":"mqtt","quantities":{}})"_ba << u"key mqtt"_s
            << u"nothing would be read"_s;
        QTest::newRow("quantity of a topic")
            << mqtt(R"({"topic":"a/{device}","payload":"number","quantity":"volts"})")
            << u"key mqtt.topics[0].quantity"_s << u"active_power"_s;
        QTest::newRow("quantity of a field")
            << mqtt(R"({"topic":"a/{device}","payload":"json","fields":[{"path":"v","quantity":"volts"}]})")
            << u"key mqtt.topics[0].fields[0].quantity"_s << u"volts"_s;
        QTest::newRow("unit")
            << mqtt(R"({"topic":"a/{device}","payload":"number","quantity":"voltage","unit":"kWh"})")
            << u"key mqtt.topics[0].unit"_s << u"kept in V"_s;
        QTest::newRow("braces") << mqtt(R"({"topic":"a/{node}","payload":"number","quantity":"voltage"})")
                                << u"key mqtt.topics[0].topic"_s << u"{device}"_s;
        QTest::newRow("twice") << mqtt(number + ',' + number) << u"key mqtt.topics[1]"_s
                               << u"topics[0] is the same topic"_s;
        QTest::newRow("never asked")
            << mqtt(R"({"topic":"a/{device}/+","payload":"number","quantity":"voltage"},)" + number)
            << u"key mqtt.topics[1]"_s << u"never asked"_s;
        QTest::newRow("scale 0")
            << mqtt(R"({"topic":"a/{device}","payload":"number","quantity":"voltage","scale":0})")
            << u"key mqtt.topics[0]"_s << u"scale 0"_s;
        QTest::newRow("limits") << mqtt(number, R"("voltage":{"validMin":5,"validMax":1})")
                                << u"key quantities.voltage.validMin"_s << u"Exchange"_s;
        QTest::newRow("gauge") << mqtt(number, R"("voltage":{"gauge":{"min":5,"max":1}})")
                               << u"key quantities.voltage.gauge.min"_s << u"below max"_s;
        QTest::newRow("bands")
            << mqtt(
                   number,
                   R"("voltage":{"gauge":{"min":0,"max":9,"bands":[{"from":0,"to":5,"level":"high"},{"from":4,"to":9,"level":"high"}]}})")
            << u"key quantities.voltage.gauge.bands"_s << u"two bands hold 4"_s;
        QTest::newRow("an order without proof")
            << mqtt(number, R"("voltage":{})",
                    R"("commands":{"relay":{"topic":"a/{device}/r","on":"1","off":"0","proof":"relay"}},)")
            << u"key commands.relay.proof"_s << u"proved"_s;
        QTest::newRow("an order to nobody")
            << mqtt(R"({"topic":"a/{device}/s","payload":"text","quantity":"relay","values":{"1":1}})",
                    R"("relay":{})",
                    R"("commands":{"relay":{"topic":"a/r","on":"1","off":"0","proof":"relay"}},)")
            << u"key commands.relay.topic"_s << u"{device}"_s;
        QTest::newRow("trap 15: an order that would be read as the state")
            << mqtt(R"({"topic":"a/{device}/s","payload":"text","quantity":"relay","values":{"1":1}})",
                    R"("relay":{})",
                    R"("commands":{"relay":{"topic":"a/{device}/s","on":"1","off":"0","proof":"relay"}},)")
            << u"key commands.relay.topic"_s << u"device's state"_s;
        QTest::newRow("an interval nobody can see")
            << mqtt(
                   number, R"("voltage":{})",
                   R"("commands":{"interval":{"topic":"a/{device}/c","keys":{"m":{"minMs":1,"maxMs":2,"source":"x/y"}}}},)")
            << u"key commands.interval.keys.m.source"_s << u"x/y"_s;
        QTest::newRow("registers: quantity") << modbus(R"({"address":0,"quantity":"volts","type":"u16"})")
                                             << u"modbus.registers[0].quantity"_s << u"was expected"_s;
        QTest::newRow("registers: twice")
            << modbus(
                   R"({"address":0,"quantity":"voltage","type":"u16"},{"address":4,"quantity":"voltage","type":"u16"})")
            << u"key modbus.registers[1].quantity"_s << u"registers[0]"_s;
    }

    void findsWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, key);
        QFETCH(QString, words);
        const QString file = write(text);
        const Answer answer = run({u"check"_s, file});
        QVERIFY2(answer.exit == 1, qPrintable(answer.out + answer.err));
        QVERIFY2(answer.err.contains(file), qPrintable(answer.err));
        QVERIFY2(answer.err.contains(key), qPrintable(answer.err));
        QVERIFY2(answer.err.contains(words), qPrintable(answer.err));
    }

    void whatIsOnlyRemarkableIsFine_data()
    {
        QTest::addColumn<QByteArray>("topics");
        QTest::addColumn<QString>("words");
        QTest::newRow("two orders of one topic")
            << R"({"topic":"a/{device}/u","payload":"number","quantity":"voltage"},{"topic":"a/x/{device}","payload":"number","quantity":"voltage"})"_ba
            << u"a/x/u fits topics[0] too"_s;
        QTest::newRow("a value nobody limits")
            << R"({"topic":"a/{device}/u","payload":"number","quantity":"voltage"},{"topic":"a/{device}/i","payload":"text","event":"hello"})"_ba
            << u""_s;
        QTest::newRow("nothing is read")
            << R"({"topic":"a/{device}/u","payload":"number","quantity":"voltage"},{"topic":"a/{device}/i","payload":"text"})"_ba
            << u"nothing is read from it"_s;
        QTest::newRow("names that cannot be told apart")
            << R"({"topic":"a/{device}","payload":"json","fields":[{"path":"a","quantity":"voltage"},{"path":"b","quantity":"voltage"}]})"_ba
            << u"nobody could tell them apart"_s;
        QTest::newRow("everything is subscribed")
            << R"({"topic":"{device...}","payload":"number","quantity":"voltage"})"_ba
            << u"subscribes everything"_s;
    }

    void whatIsOnlyRemarkableIsFine()
    {
        QFETCH(QByteArray, topics);
        QFETCH(QString, words);
        const Answer answer = run(
            {u"check"_s,
             write(
                 R"({"id":"mine","version":1,"name":"Mine","codec":"mqtt","quantities":{"voltage":{}},"mqtt":{"topics":[)" +
                 topics + "]}}")});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QVERIFY2(answer.out.contains(words), qPrintable(answer.out));
        QCOMPARE(answer.out.contains(u"note: "_s), !words.isEmpty());
    }

    void samplesAreShown_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("words");
        const QString tasmota = shipped(u"tasmota"_s);
        QTest::newRow("a reading") << QStringList{tasmota, u"--sample"_s, u"tele/plug/SENSOR"_s,
                                                  u"{\"ENERGY\":{\"Power\":318}}"_s}
                                   << QStringList{u"plug"_s, u"active_power"_s, u"318"_s,
                                                  u" W "_s,  u"Good"_s,         u"on arrival"_s};
        QTest::newRow("phases") << QStringList{tasmota, u"--sample"_s, u"tele/plug/SENSOR"_s,
                                               u"{\"ENERGY\":{\"Voltage\":[231,229]}}"_s}
                                << QStringList{u"L1"_s, u"231"_s, u"L2"_s, u"229"_s};
        QTest::newRow("a time in its zone")
            << QStringList{tasmota,
                           u"--zone"_s,
                           u"Asia/Kolkata"_s,
                           u"--sample"_s,
                           u"tele/plug/SENSOR"_s,
                           u"{\"Time\":\"2025-11-02T14:05:35\",\"ENERGY\":{\"Power\":318}}"_s}
            << QStringList{u"2025-11-02T08:35:35.000Z"_s};
        QTest::newRow("a reject") << QStringList{tasmota, u"--sample"_s, u"tele/plug/SENSOR"_s, u"{oops"_s}
                                  << QStringList{u"rejected, json"_s};
        QTest::newRow("another topic") << QStringList{tasmota, u"--sample"_s, u"tele/plug/OTHER"_s, u"1"_s}
                                       << QStringList{u"rejected, unknown-topic"_s};
        QTest::newRow("retained") << QStringList{tasmota, u"--retained"_s, u"tele/plug/LWT"_s, u"Online"_s}
                                  << QStringList{u"retained"_s, u"online"_s, u"Stale"_s};
        QTest::newRow("an event") << QStringList{tasmota, u"--sample"_s, u"tele/plug/LWT"_s, u"Online"_s}
                                  << QStringList{u"event status of plug"_s};
        QTest::newRow("a payload that looks like an option")
            << QStringList{shipped(u"shelly-gen1"_s), u"--sample"_s, u"shellies/em/emeter/0/power"_s,
                           u"-310.2"_s}
            << QStringList{u"-310.2"_s};
        QTest::newRow("announced first")
            << QStringList{shipped(u"home-assistant"_s),
                           u"--sample"_s,
                           u"homeassistant/sensor/p/config"_s,
                           u"{\"stat_t\":\"a/b\",\"unit_of_meas\":\"kW\",\"dev\":{\"ids\":[\"plug4\"]}}"_s,
                           u"--sample"_s,
                           u"a/b"_s,
                           u"1.5"_s}
            << QStringList{u"event discovered of plug4"_s, u"active_power"_s, u"1500"_s};
    }

    void samplesAreShown()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, words);
        const Answer answer = run(QStringList{u"check"_s} + arguments);
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        for (const QString &word : words)
            QVERIFY2(answer.out.contains(word), qPrintable(answer.out));
    }

    void aPayloadMayBeAFile()
    {
        const QString name = m_folder.filePath(u"payload.bin"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("{\"ENERGY\":{\"Power\":9}}\0rest", 28));
        file.close();
        const Answer answer =
            run({u"check"_s, shipped(u"tasmota"_s), u"--sample"_s, u"tele/plug/SENSOR"_s, u'@' + name});
        QCOMPARE(answer.exit, 0);
        QVERIFY2(answer.out.contains(u"trailing-bytes"_s), qPrintable(answer.out));
    }
};

QTEST_GUILESS_MAIN(tst_ProfileCheck)
#include "tst_profilecheck.moc"
