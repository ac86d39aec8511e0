// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/libmodbusmeters.h"

#include <algorithm>

#include <modbus.h>
#include <poll.h>

namespace peers {

namespace {

constexpr int Registers = 128;

} // namespace

struct LibmodbusMeters::Meter
{
    explicit Meter(int number) : unit(number)
    {
        context = modbus_new_rtu(line.path().toLocal8Bit().constData(), 115200, 'N', 8, 1);
        mapping = modbus_mapping_new(0, 0, Registers, 0);
        if (!context || !mapping || modbus_set_slave(context, unit) != 0 || modbus_connect(context) != 0)
            qFatal("libmodbus refused its meter: %s", modbus_strerror(errno));
    }
    ~Meter()
    {
        modbus_mapping_free(mapping);
        modbus_close(context);
        modbus_free(context);
    }
    Meter(const Meter &) = delete;
    Meter &operator=(const Meter &) = delete;

    void answer()
    {
        uint8_t query[MODBUS_RTU_MAX_ADU_LENGTH];
        const int length = modbus_receive(context, query);
        if (length <= 0)
            return;
        ++count;
        for (int address = 0; address < Registers; address += 2) {
            const quint32 value = told(count, unit, address);
            mapping->tab_registers[address] = static_cast<uint16_t>(value >> 16);
            mapping->tab_registers[address + 1] = static_cast<uint16_t>(value);
        }
        modbus_reply(context, query, length, mapping);
    }

    PtyPair line;
    int unit;
    quint32 count = 0;
    modbus_t *context = nullptr;
    modbus_mapping_t *mapping = nullptr;
};

LibmodbusMeters::LibmodbusMeters(const QList<int> &units)
{
    for (const int unit : units)
        m_meters.push_back(std::make_unique<Meter>(unit));
    m_thread = std::thread([this] { run(); });
}

LibmodbusMeters::~LibmodbusMeters()
{
    m_stop = true;
    m_thread.join();
}

int LibmodbusMeters::fd(int unit) const
{
    const auto found = std::ranges::find(m_meters, unit, [](const auto &meter) { return meter->unit; });
    return found == m_meters.end() ? -1 : (*found)->line.masterFd();
}

quint32 LibmodbusMeters::told(quint32 count, int unit, int address)
{
    return count * 100'000 + static_cast<quint32>(unit) * 1000 + static_cast<quint32>(address);
}

void LibmodbusMeters::run()
{
    std::vector<pollfd> fds;
    for (const auto &meter : m_meters)
        fds.push_back({modbus_get_socket(meter->context), POLLIN, 0});
    while (!m_stop) {
        if (poll(fds.data(), fds.size(), 20) <= 0)
            continue;
        for (std::size_t i = 0; i < fds.size(); ++i) {
            if (fds[i].revents & POLLIN)
                m_meters[i]->answer();
        }
    }
}

} // namespace peers
