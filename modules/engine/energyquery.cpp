// SPDX-License-Identifier: GPL-3.0-or-later
#include "energyquery.h"

#include "historian/historianreader.h"
#include "registerenergy.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype MostSeries = 20000;
constexpr int MostColumns = 2000;
constexpr std::chrono::hours Recently{24 * 7};

/// One column of one meter.
struct Cell
{
    quint64 count = 0;
    double mean = 0;
    double min = 0;
    double max = 0;
};
using Row = std::vector<Cell>;

/// What one device measures, each with the numbers of its series by channel: a changed profile or source
/// makes a second series of the same thing.
struct Meter
{
    QMap<QString, QList<qint64>> power;
    QMap<QString, QList<qint64>> total;
    QMap<QString, QList<qint64>> integrated; ///< computed here while readings came
};

/// Phases count only where the device does not sum them up itself.
void keepWhole(QMap<QString, QList<qint64>> &channels)
{
    if (channels.contains(QString()))
        channels = {{QString(), channels.value(QString())}};
}

class FleetReader
{
public:
    FleetReader(historian::HistorianReader &reader, const FleetEnergyRequest &request,
                const std::atomic<bool> &leaving)
        : m_reader(reader)
        , m_request(request)
        , m_leaving(leaving)
        , m_step(request.step)
        , m_columns(int((request.to - request.from + m_step - std::chrono::microseconds(1)) / m_step))
    {}

    FleetEnergyAnswer read()
    {
        if (m_columns < 1 || m_columns > MostColumns)
            return failed({core::ErrorCode::BadInput, u"fleet energy"_s, u"no such stretch"_s, {}});
        const auto meters = findMeters();
        if (!meters)
            return failed(meters.error());
        const auto events = m_reader.energyEvents();
        if (!events)
            return failed(events.error());
        for (const RegisterFall &fall : registerFalls(*events))
            m_falls[fall.device].append(fall);
        for (int column = 0; column < m_columns; ++column) {
            const core::UtcTime from = m_request.from + column * m_step;
            m_answer.columns.append({from, std::min(m_request.to, from + m_step)});
        }
        m_answer.meters = int(meters->size());
        for (auto meter = meters->begin(); meter != meters->end(); ++meter) {
            if (m_leaving)
                return failed({core::ErrorCode::Unsupported, u"fleet energy"_s, u"leaving"_s, {}});
            if (const auto added = add(meter.key(), *meter); !added)
                return failed(added.error());
        }
        return m_answer;
    }

private:
    static FleetEnergyAnswer failed(const core::Error &error)
    {
        FleetEnergyAnswer answer;
        answer.error = error;
        return answer;
    }

    core::Result<QMap<core::DeviceId, Meter>> findMeters()
    {
        const auto known = m_reader.series();
        if (!known)
            return known.error();
        const auto latest = m_reader.latest();
        if (!latest)
            return latest.error();
        QSet<qint64> recent;
        for (const auto &row : *latest) {
            if (core::fromMicros(row.reading.measuredAtUs) >= m_request.to - Recently)
                recent.insert(row.series);
        }
        QMap<core::DeviceId, Meter> meters;
        qsizetype series = 0;
        for (const auto &[number, what] : *known) {
            const bool power = what.quantity == core::Quantity::ActivePower;
            const bool integrated = what.quantity == core::Quantity::EnergyIntegrated;
            if ((!power && !integrated && what.quantity != core::Quantity::EnergyImport) ||
                !recent.contains(number))
                continue;
            if (++series > MostSeries)
                return core::Error{
                    core::ErrorCode::Unsupported, u"fleet energy"_s, u"more than 20,000 series"_s, {}};
            Meter &meter = meters[what.device];
            (power ? meter.power : integrated ? meter.integrated : meter.total)[what.channel].append(number);
        }
        return meters;
    }

    /// Of several series of one thing each column takes the one that says most.
    core::Result<Row> row(const QList<qint64> &series)
    {
        Row merged(static_cast<size_t>(m_columns));
        for (const qint64 number : series) {
            const auto buckets =
                m_reader.buckets(number, m_request.from, m_request.from + m_columns * m_step, m_columns);
            if (!buckets)
                return buckets.error();
            for (size_t i = 0; i < merged.size() && i < size_t(buckets->size()); ++i) {
                const historian::Bucket &bucket = buckets->at(qsizetype(i));
                if (bucket.count > merged[i].count)
                    merged[i] = {bucket.count, bucket.mean, bucket.min, bucket.max};
            }
        }
        return merged;
    }

    core::Result<void> add(const core::DeviceId &device, Meter meter)
    {
        keepWhole(meter.power);
        keepWhole(meter.total);
        const auto done = addPower(meter);
        if (!done)
            return done.error();
        std::vector<char> there = *done;
        if (!meter.total.isEmpty()) {
            const auto byRegister = addRegister(device, meter);
            if (!byRegister)
                return byRegister.error();
            if (byRegister->second) {
                there = byRegister->first;
                m_powerEnergy = 0;
                ++m_answer.registers;
            }
        }
        m_answer.wattHours += m_powerEnergy;
        m_powerEnergy = 0;
        for (int column = 0; column < m_columns; ++column) {
            if (m_request.from + (column + 1) * m_step > m_request.to)
                break;
            ++m_answer.intervals;
            m_answer.intervalsThere += there[size_t(column)] ? 1 : 0;
        }
        return {};
    }

    /// Adds to the curve; the energy this power would make waits in m_powerEnergy, for meters without a
    /// register.
    core::Result<std::vector<char>> addPower(const Meter &meter)
    {
        std::vector<char> there(size_t(m_columns), meter.power.isEmpty() ? 0 : 1);
        std::vector<double> watts(size_t(m_columns), 0);
        m_powerEnergy = 0;
        for (auto channel = meter.power.begin(); channel != meter.power.end(); ++channel) {
            const auto cells = row(*channel);
            if (!cells)
                return cells.error();
            const auto totals = row(meter.integrated.value(channel.key()));
            if (!totals)
                return totals.error();
            double last = std::numeric_limits<double>::quiet_NaN(); // nothing yet: compares with nothing
            for (size_t i = 0; i < cells->size(); ++i) {
                const Cell &cell = (*cells)[i];
                const Cell &total = (*totals)[i];
                there[i] = there[i] && cell.count > 0;
                watts[i] += cell.count > 0 ? cell.mean : 0;
                if (total.count > 0) {
                    // What was integrated knows which part of the column was measured.
                    const double begin = total.max >= last ? last : total.min;
                    m_powerEnergy += std::max(0.0, total.max - begin);
                    last = total.max;
                    continue;
                }
                last = std::numeric_limits<double>::quiet_NaN();
                const FleetColumn &column = m_answer.columns[qsizetype(i)];
                if (cell.count > 0)
                    m_powerEnergy +=
                        std::max(0.0, cell.mean) *
                        std::chrono::duration<double, std::ratio<3600>>(column.to - column.from).count();
            }
        }
        if (!meter.power.isEmpty())
            ++m_answer.powerMeters;
        for (size_t i = 0; i < there.size(); ++i) {
            // A meter of which a phase is missing would pull the curve down: it does not report.
            if (!there[i])
                continue;
            m_answer.columns[qsizetype(i)].watts += watts[i];
            ++m_answer.columns[qsizetype(i)].reporting;
        }
        return there;
    }

    /// Adds what the registers counted; second = there was any reading of them in the stretch.
    core::Result<std::pair<std::vector<char>, bool>> addRegister(const core::DeviceId &device,
                                                                 const Meter &meter)
    {
        std::vector<char> there(size_t(m_columns), 1);
        energy::Consumption sum;
        for (auto channel = meter.total.begin(); channel != meter.total.end(); ++channel) {
            const auto falls =
                fallsOf(m_falls.value(device), device, channel.key(), core::Quantity::EnergyImport);
            const auto one = readRegister(m_reader, *channel, falls, m_request.from, m_step, m_columns);
            if (!one)
                return one.error();
            for (size_t i = 0; i < there.size(); ++i)
                there[i] = there[i] && one->there[i];
            sum.wattHours += one->sum.wattHours;
            sum.known = sum.known || one->sum.known;
            sum.open += one->sum.open;
        }
        if (sum.known) {
            m_answer.wattHours += sum.wattHours;
            m_answer.open += sum.open;
        }
        return std::pair(there, sum.known);
    }

    historian::HistorianReader &m_reader;
    FleetEnergyRequest m_request;
    const std::atomic<bool> &m_leaving;
    std::chrono::microseconds m_step;
    int m_columns;
    double m_powerEnergy = 0;
    QHash<core::DeviceId, QList<RegisterFall>> m_falls;
    FleetEnergyAnswer m_answer;
};

} // namespace

FleetEnergyAnswer readFleetEnergy(const QString &databasePath,
                                  const std::shared_ptr<const historian::RecentIndex> &index,
                                  const FleetEnergyRequest &request, const std::atomic<bool> &leaving)
{
    auto reader = historian::HistorianReader::open(databasePath, index);
    if (!reader) {
        FleetEnergyAnswer answer;
        answer.error = reader.error();
        return answer;
    }
    return FleetReader(**reader, request, leaving).read();
}

} // namespace engine
