// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outagehistory.h"
#include "linewords.h"
#include "models/linedevicesmodel.h"
#include "models/lineregionsmodel.h"
#include "models/linerowsmodel.h"
#include "pages/mapregions.h"
#include "widgets/tabledelegate.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using lines::LineState;

namespace {

const QByteArray Elsewhere = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"NAME_1":"South","NAME_2":"Lakeside"},"geometry":{"type":"Polygon","coordinates":[
[[8,46],[9,46],[9,47],[8,47],[8,46]],[[8.4,46.4],[8.6,46.4],[8.6,46.6],[8.4,46.6],[8.4,46.4]]]}},
{"type":"Feature","properties":{"NAME_1":"North","NAME_2":"Hills"},"geometry":{"type":"MultiPolygon","coordinates":[
[[[9,46],[10,46],[10,47],[9,47],[9,46]]],[[[8,48],[9,48],[9,49],[8,49],[8,48]]]]}}]})";

const core::UtcTime Now = core::fromMicros(1'763'389'920'000'000);

engine::MonitoredDevice device(const QString &id, const QString &province, const QList<LineState> &states)
{
    engine::MonitoredDevice made;
    made.id = core::DeviceId(id);
    made.name = id;
    made.region = province.isEmpty() ? QString() : province + u" town"_s;
    made.province = province;
    made.evidence = Now - 4s;
    for (const LineState state : states) {
        engine::LineView view;
        view.line = QString::number(made.lines.size() + 1);
        view.status.state = state;
        view.status.since = Now - 267s;
        view.status.evidence = made.evidence;
        if (state == LineState::Off)
            view.offSince = view.status.since;
        made.lines << view;
    }
    return made;
}

engine::RegionLines region(const QString &name, const QString &province, int devices, int off, int stale)
{
    engine::RegionLines made;
    made.region = name;
    made.province = province;
    made.counts.devices = devices;
    made.counts.lines = devices * 8;
    made.counts.off = off;
    made.counts.stale = stale;
    return made;
}

QStringList namesOf(const LineDevicesModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, LineDevicesModel::Name).data().toString();
    return names;
}

} // namespace

/// What the page of lines lists: devices worst first, provinces, the lines of one device, its interruptions.
class LineModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void devicesWorstFirst();
    void aChoiceStaysWithItsDevice();
    void oneProvinceOrAText();
    void provincesAreSummed();
    void linesOfADevice();
    void outagesNewestFirst();
    void words();
    void regionsFromGeoJson();
    void regionsWithoutProvinces();
};

void LineModelsTest::devicesWorstFirst()
{
    LineDevicesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDevices({device(u"well"_s, u"Uva"_s, {LineState::On, LineState::On}),
                      device(u"unknown"_s, u"Uva"_s, {LineState::Unknown}),
                      device(u"b one off"_s, u"Western"_s, {LineState::Off, LineState::On}),
                      device(u"a one off"_s, u"Western"_s, {LineState::On, LineState::Off}),
                      device(u"stale"_s, {}, {LineState::Stale}),
                      device(u"two off"_s, u"Western"_s, {LineState::Off, LineState::Off, LineState::Stale})},
                     Now);
    QCOMPARE(namesOf(model), (QStringList{u"two off"_s, u"a one off"_s, u"b one off"_s, u"stale"_s,
                                          u"unknown"_s, u"well"_s}));
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, LineDevicesModel::Lines), u"2 off, 1 stale"_s);
    QCOMPARE(text(5, LineDevicesModel::Lines), u"2 on"_s);
    QCOMPARE(text(0, LineDevicesModel::Since), u"4 min"_s);
    QCOMPARE(text(5, LineDevicesModel::Since), QString());
    QCOMPARE(text(0, LineDevicesModel::Region), u"Western town, Western"_s);
    QCOMPARE(text(3, LineDevicesModel::Region), u"No place"_s);
    QCOMPARE(text(0, LineDevicesModel::Heard), u"4 s"_s);
    const auto states =
        model.index(3, 0).data(LineDevicesModel::StatesRole).value<QList<widgets::LineState>>();
    QCOMPARE(states, QList<widgets::LineState>{widgets::LineState::Stale});
}

void LineModelsTest::aChoiceStaysWithItsDevice()
{
    LineDevicesModel model;
    const QAbstractItemModelTester tester(&model);
    QList<engine::MonitoredDevice> devices = {device(u"a"_s, {}, {LineState::On}),
                                              device(u"b"_s, {}, {LineState::On})};
    model.setDevices(devices, Now);
    const QPersistentModelIndex held = model.index(1, 0);
    QCOMPARE(held.data().toString(), u"b"_s);
    devices[1] = device(u"b"_s, {}, {LineState::Off});
    model.setDevices(devices, Now);
    QCOMPARE(held.row(), 0);
    QCOMPARE(held.data().toString(), u"b"_s);
    QCOMPARE(model.rowOf(core::DeviceId(u"a"_s)), 1);
    devices.removeFirst();
    model.setDevices(devices, Now);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.device(1));
}

void LineModelsTest::oneProvinceOrAText()
{
    LineDevicesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDevices({device(u"Fort"_s, u"Western"_s, {LineState::On}),
                      device(u"Ella"_s, u"Uva"_s, {LineState::On}), device(u"Sea"_s, {}, {LineState::On})},
                     Now);
    model.setProvince(u"Western"_s);
    QCOMPARE(namesOf(model), QStringList{u"Fort"_s});
    model.setProvince(QString());
    QCOMPARE(namesOf(model), QStringList{u"Sea"_s});
    model.setProvince(std::nullopt);
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(u"uva"_s);
    QCOMPARE(namesOf(model), QStringList{u"Ella"_s});
    QCOMPARE(model.total(), 3);
}

void LineModelsTest::provincesAreSummed()
{
    LineRegionsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRegions({region(u"Kandy"_s, u"Central"_s, 20, 2, 0),
                      region(u"Colombo"_s, u"Western"_s, 74, 1, 3),
                      region(u"Gampaha"_s, u"Western"_s, 41, 2, 1), region({}, {}, 4, 0, 0)});
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(text(0, LineRegionsModel::Name), u"Western"_s);
    QCOMPARE(text(0, LineRegionsModel::Sites), u"115"_s);
    QCOMPARE(text(0, LineRegionsModel::LinesOff), u"3"_s);
    QCOMPARE(text(0, LineRegionsModel::NotSure), u"4"_s);
    QCOMPARE(text(2, LineRegionsModel::Name), u"No place"_s);
    QCOMPARE(model.province(2), std::optional(QString()));
    QVERIFY(!model.province(3));
    const QPersistentModelIndex central = model.index(1, 0);
    model.setRegions({region(u"Kandy"_s, u"Central"_s, 20, 9, 0),
                      region(u"Colombo"_s, u"Western"_s, 74, 1, 3), region({}, {}, 4, 0, 0)});
    QCOMPARE(central.row(), 0);
    QCOMPARE(model.rowOf(u"Western"_s), 1);
}

void LineModelsTest::linesOfADevice()
{
    LineRowsModel model;
    const QAbstractItemModelTester tester(&model);
    engine::MonitoredDevice one = device(u"x"_s, {}, {LineState::Off, LineState::Unknown, LineState::Off});
    one.lines[0].label = u"CEB grid"_s;
    one.lines[0].customers = 100;
    one.lines[1].status.evidence = {};
    one.lines[2].status.restoring = true;
    model.setLines(one.lines, Now);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, LineRowsModel::Label), u"CEB grid"_s);
    QCOMPARE(text(0, LineRowsModel::State), u"Off"_s);
    QCOMPARE(text(0, LineRowsModel::Since), u"4 min"_s);
    QVERIFY(model.index(0, LineRowsModel::Label).data(Qt::ToolTipRole).toString().contains(u"100"_s));
    QVERIFY(model.index(0, LineRowsModel::State).data(widgets::TableDelegate::EmphasisRole).toBool());
    // Nothing heard is no state since 1970.
    QCOMPARE(text(1, LineRowsModel::State), u"Unknown"_s);
    QCOMPARE(text(1, LineRowsModel::Since), u"never heard"_s);
    QCOMPARE(text(2, LineRowsModel::State), u"Off, back?"_s);
}

void LineModelsTest::outagesNewestFirst()
{
    LineOutagesModel model;
    const QAbstractItemModelTester tester(&model);
    engine::ToldOutage old;
    old.outage.line = u"2"_s;
    old.outage.start = Now - 8h;
    old.outage.end = Now - 7h;
    old.outage.seenUntil = Now - 7h;
    old.outage.startUncertain = 10s;
    old.outage.endUncertain = 5s;
    old.kind = lines::OutageClass::Sustained;
    engine::ToldOutage now = old;
    now.outage.start = Now - 4min;
    now.outage.end = std::nullopt;
    now.outage.startUncertain = std::nullopt;
    now.kind = lines::OutageClass::Ongoing;
    model.setOutages({old, now}, Now);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, LineOutagesModel::End), u"ongoing"_s);
    QCOMPARE(text(0, LineOutagesModel::KnownTo), u"start not seen"_s);
    QCOMPARE(text(1, LineOutagesModel::Lasted), u"1 h"_s);
    QCOMPARE(text(1, LineOutagesModel::KnownTo), u"± 15 s"_s);
    QCOMPARE(text(1, LineOutagesModel::Class), u"Sustained"_s);
    QVERIFY(!model.outage(2));
}

void LineModelsTest::words()
{
    lines::CauseFound found;
    found.ofLines = 8;
    QCOMPARE(LineWords::cause(found), u"One line"_s);
    found.lines = 7;
    found.cause = lines::Cause::SomeLines; // nobody is told that one line fell where seven did
    QCOMPARE(LineWords::cause(found), u"Some lines"_s);
    QCOMPARE(LineWords::lineName(u"3"_s, {}), u"Line 3"_s);
    QCOMPARE(LineWords::lineName(u"3"_s, u"TP3"_s), u"3 TP3"_s);
    lines::OutageRule rule;
    QVERIFY(LineWords::rule(rule).startsWith(u"Momentary: 5 min"_s));
    const QString orLess = LineWords::rule(rule);
    rule.limitIsMomentary = false;
    QVERIFY(LineWords::rule(rule) != orLess);
}

void LineModelsTest::regionsFromGeoJson()
{
    // Another country: two provinces that call themselves otherwise, a lake, an exclave.
    QTemporaryDir folder;
    const QString file = folder.filePath(u"own.geojson"_s);
    const auto write = [&](const QByteArray &text) {
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size();
    };
    QVERIFY(write(Elsewhere));
    core::Workspace workspace = core::Workspace::blank(u"own"_s, folder.filePath(u"own.json"_s));
    const QList<widgets::MapRegion> shipped = *readMapRegions(workspace);
    QCOMPARE(shipped.size(), 25);
    QVERIFY(ownRegionsFile(workspace).isEmpty());
    const QJsonObject part{
        {u"regions"_s,
         QJsonObject{{u"file"_s, u"own.geojson"_s}, {u"name"_s, u"NAME_2"_s}, {u"province"_s, u"NAME_1"_s}}}};
    workspace = *workspace.withPart(u"outages"_s, part);
    QCOMPARE(ownRegionsFile(workspace), u"own.geojson"_s);
    const auto read = readMapRegions(workspace);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->at(0).name, u"Lakeside"_s);
    QCOMPARE(read->at(0).group, u"South"_s);
    QCOMPARE(read->at(0).rings.size(), 2); // with its lake
    QCOMPARE(read->at(1).rings.size(), 2); // both parts
    // The map decides as the engine does.
    const auto engines = engine::readRegions(workspace, ownRegionsFile(workspace));
    QVERIFY(engines);
    widgets::MapGround ground;
    ground.setRegions(*read);
    for (const auto &[lat, lon] : {std::pair(46.1, 8.1), std::pair(46.5, 8.5), std::pair(46.2, 9.5),
                                   std::pair(48.5, 8.5), std::pair(40.0, 8.5)}) {
        const auto found = engines->at(lat, lon);
        const int drawn = ground.regionAt(widgets::mercator(lon, lat));
        QCOMPARE(drawn < 0 ? QString() : read->at(drawn).name, found ? found->name : QString());
    }
    // The usual names are not in it: that is said with what is.
    workspace = *workspace.withPart(u"outages"_s, QJsonObject{{u"regions"_s, u"own.geojson"_s}});
    const auto nameless = readMapRegions(workspace);
    QVERIFY(!nameless);
    QVERIFY2(nameless.error().where.contains(u"own.geojson, features[0]"_s),
             qPrintable(nameless.error().where));
    QVERIFY2(nameless.error().detail.contains(u"NAME_1, NAME_2"_s), qPrintable(nameless.error().detail));
    QVERIFY(write("no json"));
    QVERIFY(!readMapRegions(workspace));
    QVERIFY(QFile::remove(file));
    QCOMPARE(readMapRegions(workspace).error().code, core::ErrorCode::NotFound);
}

void LineModelsTest::regionsWithoutProvinces()
{
    LineRegionsModel model;
    QAbstractItemModelTester tester(&model);
    engine::LineCounts some;
    some.devices = 2;
    engine::LineCounts off = some;
    off.off = 1;
    model.setRegions({{u"Hills"_s, {}, some}, {u"Lakeside"_s, {}, off}, {{}, {}, some}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(*model.province(0), u"Lakeside"_s);
    QCOMPARE(model.headerData(LineRegionsModel::Name, Qt::Horizontal).toString(), u"Province"_s);
    model.setOwnRegions(true);
    QCOMPARE(model.headerData(LineRegionsModel::Name, Qt::Horizontal).toString(), u"Region"_s);
    LineDevicesModel devices;
    engine::MonitoredDevice one;
    one.id = core::DeviceId(u"one"_s);
    one.region = u"Lakeside"_s;
    engine::MonitoredDevice other = one;
    other.id = core::DeviceId(u"other"_s);
    other.region = u"Hills"_s;
    devices.setDevices({one, other}, {});
    devices.setProvince(u"Lakeside"_s);
    QCOMPARE(devices.rowCount(), 1);
    QCOMPARE(devices.device(0)->id, one.id);
}

QTEST_MAIN(LineModelsTest)
#include "tst_linemodels.moc"
