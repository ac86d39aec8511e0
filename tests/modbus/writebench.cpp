// SPDX-License-Identifier: GPL-3.0-or-later
#include "writebench.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

core::ProfilePtr shippedProfile(const QString &id)
{
    QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/%1.json").arg(id));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a shipped profile is missing");
    const auto profile = core::ProfileStore::parse(file.readAll(), file.fileName());
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

core::ProfilePtr manyOrders()
{
    const auto profile =
        core::ProfileStore::parse(R"({"id":"orders","version":1,"name":"Orders","codec":"modbus",
        "quantities":{},
        "commands":{
          "coil":{"title":"Coil","value":{"min":0,"max":1},"write":{"function":5,"address":7},
                  "readBack":{"function":1,"address":7}},
          "coils":{"title":"Coils","value":{"min":0,"max":1023},"write":{"function":15,"address":20,"coils":10},
                   "readBack":{"function":1,"address":20}},
          "ratio":{"title":"Ratio","value":{"min":0.5,"max":1000,"step":0.5},
                   "write":{"function":16,"address":30,"type":"f32","order":"CDAB"},
                   "readBack":{"function":3,"address":30,"type":"f32","order":"CDAB","tolerance":0.001}}},
        "modbus":{"registers":[{"address":10,"quantity":"voltage","type":"u16","scale":0.1}]}})",
                                  u"orders.json"_s);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

peers::OrderedRegisters pzemRegisters()
{
    peers::OrderedRegisters registers;
    registers.input = {{0, 2314}, {1, 1532}, {2, 0},   {3, 3187}, {4, 0},
                       {5, 4587}, {6, 1},    {7, 500}, {8, 90},   {9, 0}}; // 70123 Wh
    registers.holding = {{1, 2300}};
    return registers;
}

WriteBench::WriteBench() { bus.settings.timeout = 100ms; }

void WriteBench::open()
{
    bus.open();
    const core::Transport *transport = bus.transport.get();
    QObject::connect(transport, &core::Transport::sent, &bus,
                     [this](const core::CommandId &id) { sent << id.toString(); });
    QObject::connect(transport, &core::Transport::accepted, &bus,
                     [this](const core::CommandId &id) { accepted << id.toString(); });
    QObject::connect(transport, &core::Transport::refused, &bus,
                     [this](const core::CommandId &, const core::Error &error) { refused << error.detail; });
    QObject::connect(transport, &core::Transport::notSent, &bus,
                     [this](const core::CommandId &, const core::Error &error) { notSent << error.detail; });
}

core::CommandId WriteBench::order(const QString &name, double value, const QString &device,
                                  std::chrono::milliseconds leaveWithin)
{
    core::OutgoingMessage message;
    message.command = core::newCommandId();
    message.transport = bus.settings.id;
    message.device = core::DeviceId(device);
    message.order = name;
    message.value = value;
    message.leaveWithin = leaveWithin;
    QMetaObject::invokeMethod(bus.transport.get(),
                              [transport = bus.transport.get(), message] { transport->send(message); });
    return message.command;
}

QList<double> WriteBench::settings(const QString &name) const
{
    QList<double> found;
    for (const core::Reading &reading : bus.readings) {
        const core::Series &series = bus.series->at(reading.series);
        if (series.quantity == core::Quantity::Setting && series.channel == name && reading.value &&
            reading.quality == core::Quality::Good)
            found << *reading.value;
    }
    return found;
}

core::Event WriteBench::event(const QString &kind) const
{
    for (const core::Event &one : bus.events) {
        if (one.kind == kind)
            return one;
    }
    return {};
}
