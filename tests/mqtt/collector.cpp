// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"

#include "core/jsonschema.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void StoredRows::store(const core::Batch &batch, const core::SeriesTable &table)
{
    if (batch.clearMarks) {
        marks.clear();
        ++clearedMarks;
    }
    marks += batch.marks;
    gaps += batch.gaps;
    rejects += batch.rejects;
    events += batch.events;
    for (const core::Reading &reading : batch.readings) {
        if (table.at(reading.series).quantity == core::Quantity::ActivePower && reading.value)
            ++numbers[static_cast<int>(*reading.value)];
    }
}

QString StoredRows::notExactlyOnce(int count) const
{
    int missing = 0;
    for (int i = 1; i <= count; ++i)
        missing += numbers.value(i) == 0 ? 1 : 0;
    if (missing == 0 && doubled() == 0 && numbers.size() == count)
        return {};
    return u"%1 missing, %2 doubled, %3 different"_s.arg(missing).arg(doubled()).arg(numbers.size());
}

int StoredRows::doubled() const
{
    return static_cast<int>(
        std::count_if(numbers.begin(), numbers.end(), [](int count) { return count > 1; }));
}

Collector::Collector(quint16 port, StoredRows *storedRows) : rows(storedRows ? storedRows : &ownRows)
{
    settings.id = core::TransportId(u"site"_s);
    settings.type = u"mqtt"_s;
    settings.host = u"127.0.0.1"_s;
    settings.tcpPort = port;
    options.clientId = mqtt::clientIdFor(u"test"_s, settings.id, mqtt::filtersOf({profile()}));
    options.reconnectFirst = 20ms;
    options.reconnectMost = 200ms;
}

Collector::~Collector() { kill(); }

void Collector::start()
{
    options.knownMarks = rows->marks;
    transport = new mqtt::MqttTransport(settings, profiles, table, clock, options, this);
    connect(transport, &core::Transport::batchReady, this, [this](const core::BatchPtr &batch) {
        batches.append(batch);
        if (mode == Mode::Hold) {
            held.append(batch);
            return;
        }
        rows->store(*batch, *table);
        readings += batch->readings;
        if (mode == Mode::Commit) {
            const quint64 sequence = batch->sequence;
            QMetaObject::invokeMethod(
                transport, [this, sequence] { transport->committed(sequence); }, Qt::QueuedConnection);
        }
    });
    connect(transport, &core::Transport::failed, this,
            [this](const core::Error &error) { errors.append(error); });
    connect(transport, &core::Transport::stateChanged, this,
            [this](core::TransportState s, const QString &words) {
                states.append(s);
                stateWords.append(words);
            });
    connect(transport, &core::Transport::countersChanged, this, [this](const auto &c) { counters = c; });
    connect(transport, &core::Transport::sent, this,
            [this](const auto &id) { answers.append(u"sent "_s + id.toString()); });
    connect(transport, &core::Transport::accepted, this,
            [this](const auto &id) { answers.append(u"accepted "_s + id.toString()); });
    connect(transport, &core::Transport::notSent, this, [this](const auto &id, const core::Error &error) {
        answers.append(u"notSent %1 %2"_s.arg(id.toString(), core::errorCodeName(error.code)));
    });
    transport->start();
}

void Collector::kill()
{
    delete std::exchange(transport, nullptr);
    held.clear();
}

bool Collector::stop()
{
    QSignalSpy stopped(transport, &core::Transport::stopped);
    transport->stop();
    return !stopped.isEmpty() || stopped.wait(10'000);
}

void Collector::commitHeld()
{
    for (const auto &batch : std::exchange(held, {})) {
        rows->store(*batch, *table);
        readings += batch->readings;
        transport->committed(batch->sequence);
    }
}

core::ProfilePtr Collector::profile()
{
    static const core::ProfilePtr loaded = [] {
        const QString name = QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/iot-smart-meter.json");
        const auto text = core::readFile(name, 1024 * 1024);
        const auto parsed =
            text ? core::ProfileStore::parse(*text, name) : core::Result<core::ProfilePtr>(text.error());
        if (!parsed)
            qFatal("%s", qPrintable(parsed.error().toString()));
        return *parsed;
    }();
    return loaded;
}

QByteArray Collector::numbered(int number)
{
    return R"({"voltage":230.5,"current":1.25,"power":)" + QByteArray::number(number) + '}';
}

QString Collector::series(const core::Reading &reading) const
{
    const core::Series &found = table->at(reading.series);
    return found.device.toString() + u' ' + core::quantityName(found.quantity);
}
