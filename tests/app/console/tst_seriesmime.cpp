// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seriesmime.h"

#include <QMimeData>
#include <QTest>

using namespace Qt::StringLiterals;
using console::SeriesMime;

class TestSeriesMime : public QObject
{
    Q_OBJECT

private slots:
    void survivesTheJourney()
    {
        const SeriesMime what{core::DeviceId(u"ESP32-1"_s), core::Quantity::ActivePower, u"L1"_s};
        const std::unique_ptr<QMimeData> data(what.toMime());
        QVERIFY(data->hasFormat(u"application/x-meterdeck-series"_s));
        QCOMPARE(data->data(u"application/x-meterdeck-series"_s),
                 R"({"channel":"L1","device":"ESP32-1","quantity":"active_power"})"_ba);
        QCOMPARE(SeriesMime::fromMime(data.get()), what);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no JSON") << "volts"_ba;
        QTest::newRow("no device") << R"({"quantity":"voltage"})"_ba;
        QTest::newRow("no such quantity") << R"({"device":"a","quantity":"colour"})"_ba;
        QTest::newRow("a list") << R"(["a","voltage"])"_ba;
    }

    void refuses()
    {
        QFETCH(QByteArray, json);
        QMimeData data;
        data.setData(SeriesMime::type(), json);
        QVERIFY(!SeriesMime::fromMime(&data));
        QMimeData text;
        text.setText(u"ESP32-1, voltage"_s);
        QVERIFY(!SeriesMime::fromMime(&text));
        QVERIFY(!SeriesMime::fromMime(nullptr));
    }
};

QTEST_GUILESS_MAIN(TestSeriesMime)
#include "tst_seriesmime.moc"
