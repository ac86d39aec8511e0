// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Workspace;

class TestWorkspaceParts : public QObject
{
    Q_OBJECT

private slots:
    void linesOfADevice();
    void partsOfOtherModules();
};

namespace {

const auto Example =
    R"({"name":"Depot","later":{"a":1},"database":{"driver":"sqlite","path":"depot.db","pragma":"x"},
        "transports":[{"id":"bus1","type":"modbus-rtu","port":"/dev/ttyUSB0","baud":9600,"rs485":true},
                      {"id":"site","type":"mqtt","host":"127.0.0.1","profiles":["iot-smart-meter"],"tls":{"ca":"ca.pem"}}],
        "devices":[{"id":"lab","transport":"bus1","profile":"campus-modbus","unit":1,"name":"Lab block","tags":["roof"]}]})"_ba;

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

void TestWorkspaceParts::linesOfADevice()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path);
    core::DeviceSettings device = workspace.devices.constFirst();
    QVERIFY(device.lines.isEmpty());
    device.lines = {{u"1"_s, QJsonObject{{u"label"_s, u"CEB grid"_s}, {u"customers"_s, 100}}}};
    workspace = *workspace.withChanged(device);
    QVERIFY(workspace.save(path).ok());
    Workspace loaded = *Workspace::load(path);
    QCOMPARE(loaded.devices.constFirst().lines, device.lines);
    QCOMPARE(json(content(path))["devices"_L1][0]["tags"_L1].toArray().size(), 1);

    device.lines = {};
    loaded = *loaded.withChanged(device);
    QVERIFY(loaded.save(path).ok());
    QVERIFY(!json(content(path))["devices"_L1][0].toObject().contains("lines"_L1));
}

void TestWorkspaceParts::partsOfOtherModules()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path);
    QVERIFY(workspace.part(u"outages"_s).isEmpty());
    const QJsonObject part{{u"regions"_s, u"regions.geojson"_s}};
    workspace = *workspace.withPart(u"outages"_s, part);
    QCOMPARE(workspace.part(u"outages"_s), part);
    QVERIFY(workspace.save(path).ok());
    QCOMPARE(Workspace::load(path)->part(u"outages"_s), part);
    QVERIFY(workspace.withPart(u"outages"_s, {})->part(u"outages"_s).isEmpty());

    const auto refused = workspace.withPart(u"transports"_s, part); // a list, not a part
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, core::ErrorCode::BadInput);
    QVERIFY2(refused.error().detail.contains(u"transports"_s), qPrintable(refused.error().detail));
}

QTEST_GUILESS_MAIN(TestWorkspaceParts)
#include "tst_workspaceparts.moc"
