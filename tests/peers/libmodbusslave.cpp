// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/libmodbusslave.h"

#include <modbus.h>
#include <poll.h>

namespace peers {

LibmodbusSlave::LibmodbusSlave(int masterFd, int unit, const QMap<int, quint16> &registers, int bits)
    : m_fd(masterFd), m_unit(unit), m_registers(registers), m_bits(bits), m_thread([this] { run(); })
{}

LibmodbusSlave::~LibmodbusSlave()
{
    m_stop = true;
    m_thread.join();
}

void LibmodbusSlave::run()
{
    // The name is never opened: the context is given the meters' side of the pseudo-terminal.
    modbus_t *context = modbus_new_rtu("/dev/null", 9600, 'N', 8, 1);
    modbus_mapping_t *mapping = modbus_mapping_new(m_bits, m_bits, 64, 0);
    if (!context || !mapping)
        qFatal("libmodbus refused its context");
    modbus_set_slave(context, m_unit);
    modbus_set_socket(context, m_fd);
    for (auto it = m_registers.constBegin(); it != m_registers.constEnd(); ++it)
        mapping->tab_registers[it.key()] = it.value();
    for (int i = 0; i < m_bits; ++i) {
        mapping->tab_bits[i] = i % 3 == 0;
        mapping->tab_input_bits[i] = i % 5 == 0;
    }
    while (!m_stop) {
        pollfd fd{m_fd, POLLIN, 0};
        if (poll(&fd, 1, 20) <= 0)
            continue;
        uint8_t query[MODBUS_RTU_MAX_ADU_LENGTH];
        const int length = modbus_receive(context, query);
        if (length > 0 && modbus_reply(context, query, length, mapping) > 0)
            ++m_answered;
    }
    modbus_mapping_free(mapping);
    modbus_free(context);
}

} // namespace peers
