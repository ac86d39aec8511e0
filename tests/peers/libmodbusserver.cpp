// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/libmodbusserver.h"

#include <arpa/inet.h>
#include <modbus.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace peers {

LibmodbusServer::LibmodbusServer(const QMap<int, quint16> &registers) : m_registers(registers)
{
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (m_listener < 0 || bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
        listen(m_listener, 1) != 0 ||
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        qFatal("no port on loopback");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

LibmodbusServer::~LibmodbusServer()
{
    m_stop = true;
    m_thread.join();
    close(m_listener);
}

void LibmodbusServer::run()
{
    modbus_t *context = modbus_new_tcp("127.0.0.1", m_port);
    modbus_mapping_t *mapping = modbus_mapping_new(0, 0, 64, 64);
    if (!context || !mapping)
        qFatal("libmodbus refused its context");
    for (auto it = m_registers.constBegin(); it != m_registers.constEnd(); ++it)
        mapping->tab_registers[it.key()] = mapping->tab_input_registers[it.key()] = it.value();
    int connection = -1;
    while (!m_stop) {
        pollfd fd{connection < 0 ? m_listener : connection, POLLIN, 0};
        if (poll(&fd, 1, 20) <= 0)
            continue;
        if (connection < 0) {
            connection = accept(m_listener, nullptr, nullptr);
            modbus_set_socket(context, connection);
            continue;
        }
        uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
        const int length = modbus_receive(context, query);
        if (length > 0 && modbus_reply(context, query, length, mapping) > 0)
            ++m_answered;
        if (length < 0) {
            close(connection);
            connection = -1;
        }
    }
    if (connection >= 0)
        close(connection);
    modbus_mapping_free(mapping);
    modbus_free(context);
}

} // namespace peers
