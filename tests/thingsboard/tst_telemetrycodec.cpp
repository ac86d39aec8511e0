// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetrycodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using thingsboard::KeyRule;
using thingsboard::TelemetryCodec;

namespace {

QByteArray profileText(const QByteArray &telemetry)
{
    return R"({"id":"p","version":1,"name":"P","codec":"thingsboard",
        "quantities":{"voltage":{"validMin":0,"validMax":500},"line":{},"energy_import":{}},
        "thingsboard":{"telemetry":)" +
           telemetry + "}}";
}

core::Result<TelemetryCodec> codecOf(const QByteArray &telemetry)
{
    const auto profile = core::ProfileStore::parse(profileText(telemetry), u"p.json"_s);
    if (!profile)
        return profile.error();
    return TelemetryCodec::of(*profile);
}

} // namespace

class TestTelemetryCodec : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreReadAsDeclared_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("json"); // as the value stands in the server's answer
        QTest::addColumn<QString>("expected");
        QTest::newRow("trap 3: a number in a text") << "V"
                                                    << "\"229.8\""
                                                    << "229.8 Good";
        QTest::newRow("a number") << "V"
                                  << "229.8"
                                  << "229.8 Good";
        QTest::newRow("spaces around") << "V"
                                       << "\" 229.8 \""
                                       << "229.8 Good";
        QTest::newRow("an exponent") << "V"
                                     << "\"2.3e2\""
                                     << "230 Good";
        QTest::newRow("impossible, too high") << "V"
                                              << "\"501\""
                                              << "none Bad";
        QTest::newRow("impossible, negative") << "V"
                                              << "-1"
                                              << "none Bad";
        QTest::newRow("clamped by the device") << "C"
                                               << "\"0.0\""
                                               << "0 Substituted";
        QTest::newRow("not clamped") << "C"
                                     << "0.1"
                                     << "0.1 Good";
        QTest::newRow("a zero where none is put") << "V"
                                                  << "0"
                                                  << "0 Good";
        QTest::newRow("too large, once scaled") << "E"
                                                << "\"1e308\""
                                                << "none Bad";
        QTest::newRow("no number") << "V"
                                   << "\"abc\""
                                   << "reject number";
        QTest::newRow("empty") << "V"
                               << "\"\""
                               << "reject number";
        QTest::newRow("trap 1: nan in a text") << "V"
                                               << "\"NaN\""
                                               << "reject nan";
        QTest::newRow("trap 1: inf in a text") << "V"
                                               << "\"inf\""
                                               << "reject nan";
        QTest::newRow("a comma is no point") << "V"
                                             << "\"229,8\""
                                             << "reject number";
        QTest::newRow("a boolean is no number") << "V"
                                                << "true"
                                                << "reject type";
        QTest::newRow("an object is no number") << "V"
                                                << "{}"
                                                << "reject type";
        QTest::newRow("trap 3: true in a text") << "3"
                                                << "\"true\""
                                                << "1 Good";
        QTest::newRow("trap 3: false in a text") << "3"
                                                 << "\"false\""
                                                 << "0 Good";
        QTest::newRow("true") << "3"
                              << "true"
                              << "1 Good";
        QTest::newRow("False, as Python prints it") << "3"
                                                    << "\"False\""
                                                    << "0 Good";
        QTest::newRow("an unknown word is not false") << "3"
                                                      << "\"off\""
                                                      << "reject unknown-text";
        QTest::newRow("a number is no boolean") << "3"
                                                << "1"
                                                << "reject type";
        QTest::newRow("a number in a text is no boolean") << "3"
                                                          << "\"1\""
                                                          << "reject unknown-text";
        QTest::newRow("scaled") << "E"
                                << "\"1.5\""
                                << "1500 Good";
        QTest::newRow("a word") << "W"
                                << "\"up\""
                                << "1 Good";
        QTest::newRow("another word") << "W"
                                      << "\"sideways\""
                                      << "reject unknown-text";
        QTest::newRow("no word") << "W"
                                 << "1"
                                 << "reject type";
    }

    void valuesAreReadAsDeclared()
    {
        QFETCH(QString, key);
        QFETCH(QString, json);
        QFETCH(QString, expected);
        const auto codec = codecOf(R"([{"key":"V","quantity":"voltage","type":"number"},
            {"key":"C","quantity":"voltage","channel":"c","type":"number","clampedTo":0},
            {"key":"3","quantity":"line","channel":"3","type":"boolean"},
            {"key":"E","quantity":"energy_import","type":"number","scale":1000},
            {"key":"W","quantity":"line","channel":"w","type":"text","values":{"up":1,"down":0}}])");
        QVERIFY2(codec.ok(), codec ? "" : qPrintable(codec.error().toString()));
        const QJsonValue value = QJsonDocument::fromJson("[" + json.toUtf8() + "]").array().first();
        const KeyRule *rule = codec->rule(key);
        QVERIFY(rule);
        const auto decoded = codec->decode(*rule, value);
        const QString is = !decoded.reject.isEmpty()
                               ? "reject "_L1 + decoded.reject
                               : (decoded.value ? QString::number(*decoded.value) : u"none"_s) + u' ' +
                                     core::qualityName(decoded.quality);
        QCOMPARE(is, expected);
    }

    void profilesAreRefused_data()
    {
        QTest::addColumn<QString>("telemetry");
        QTest::addColumn<QString>("key");
        QTest::newRow("none") << "[]"
                              << "telemetry";
        QTest::newRow("unknown quantity") << R"([{"key":"V","quantity":"volts","type":"number"}])"
                                          << "telemetry[0].quantity";
        QTest::newRow("twice") << R"([{"key":"V","quantity":"voltage","type":"number"},
                                      {"key":"V","quantity":"line","type":"boolean"}])"
                               << "telemetry[1].key";
        QTest::newRow("a comma separates keys in requests")
            << R"([{"key":"V,W","quantity":"voltage","type":"number"}])"
            << "telemetry";
        QTest::newRow("words without values") << R"([{"key":"V","quantity":"line","type":"text"}])"
                                              << "telemetry[0].values";
        QTest::newRow("an unknown type") << R"([{"key":"V","quantity":"line","type":"guess"}])"
                                         << "type";
    }

    void profilesAreRefused()
    {
        QFETCH(QString, telemetry);
        QFETCH(QString, key);
        const auto codec = codecOf(telemetry.toUtf8());
        QVERIFY(!codec.ok());
        QCOMPARE(codec.error().code, core::ErrorCode::BadInput);
        QVERIFY2(codec.error().toString().contains(key), qPrintable(codec.error().toString()));
    }

    void attributesHaveTheServersNamesUnlessAProfileSaysOthers()
    {
        const auto preset = codecOf(R"([{"key":"V","quantity":"voltage","type":"number"}])");
        QVERIFY(preset.ok());
        QCOMPARE(preset->attributes(), QStringList({u"active"_s, u"latitude"_s, u"longitude"_s}));
        const auto other = codecOf(R"([{"key":"V","quantity":"voltage","type":"number"}],
                                      "attributes":{"latitude":"lat","longitude":"lon","active":""})");
        QVERIFY2(other.ok(), other ? "" : qPrintable(other.error().toString()));
        QCOMPARE(other->attributes(), QStringList({u"lat"_s, u"lon"_s}));
    }

    void timesAreJudged_data()
    {
        QTest::addColumn<qint64>("ts");
        QTest::addColumn<bool>("plausible");
        const qint64 now = 1'762'084'800'000;
        QTest::newRow("now") << now << true;
        QTest::newRow("trap 50: 1970") << qint64(1000) << false;
        QTest::newRow("trap 50: 2014") << qint64(1'420'070'399'999) << false;
        QTest::newRow("2015") << qint64(1'420'070'400'000) << true;
        QTest::newRow("trap 57: seconds taken for milliseconds") << now / 1000 << false;
        QTest::newRow("a server five minutes ahead") << now + 300'000 << true;
        QTest::newRow("the future") << now + 300'001 << false;
        QTest::newRow("negative") << qint64(-1) << false;
    }

    void timesAreJudged()
    {
        QFETCH(qint64, ts);
        QFETCH(bool, plausible);
        QCOMPARE(TelemetryCodec::isPlausible(ts, core::fromMicros(1'762'084'800'000'000)), plausible);
    }
};

QTEST_GUILESS_MAIN(TestTelemetryCodec)
#include "tst_telemetrycodec.moc"
