// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/steadypublisher.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>

#include <algorithm>

namespace peers {

namespace {

constexpr int FinishWithin = 60'000;

QByteArray text(const QByteArray &content)
{
    QByteArray made;
    made.append(static_cast<char>(content.size() >> 8)).append(static_cast<char>(content.size() & 0xff));
    return made + content;
}

QByteArray packet(char type, const QByteArray &content)
{
    QByteArray made(1, type);
    for (auto left = content.size(); left > 0 || made.size() == 1; left >>= 7)
        made.append(static_cast<char>((left & 0x7f) | (left > 0x7f ? 0x80 : 0)));
    return made + content;
}

} // namespace

SteadyPublisher::SteadyPublisher(quint16 port, int rate, int devices)
    : m_port(port), m_rate(rate), m_devices(devices)
{
    m_thread.reset(QThread::create([this] {
        run();
        m_done.release();
    }));
    m_thread->start();
}

SteadyPublisher::~SteadyPublisher()
{
    m_abandoned = true;
    m_wake.release();
    m_thread->wait();
}

bool SteadyPublisher::finish()
{
    m_finishing = true;
    m_wake.release();
    return m_done.tryAcquire(1, FinishWithin);
}

void SteadyPublisher::run()
{
    while (!m_abandoned) {
        QTcpSocket socket;
        if (greet(socket))
            stream(socket);
        if (m_finishing && m_unconfirmed.empty())
            return;
        m_wake.tryAcquire(1, 20);
    }
}

bool SteadyPublisher::greet(QTcpSocket &socket)
{
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(5'000))
        return false;
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    using namespace Qt::StringLiterals;
    // A clean session: the broker keeps nothing of us, what is twice in it we have sent twice.
    socket.write(packet(0x10, text("MQTT") + "\x04\x02" + QByteArray("\x00\x3c", 2) + text("steady")));
    while (socket.bytesAvailable() < 4) {
        if (m_abandoned || !socket.waitForReadyRead(5'000))
            return false;
    }
    const QByteArray answer = socket.read(4);
    if (answer.at(0) != 0x20 || answer.at(3) != 0)
        return false;
    m_read.clear();
    for (auto &[number, id] : m_unconfirmed) {
        m_sentTwice.insert(number);
        write(socket, number);
    }
    return true;
}

void SteadyPublisher::stream(QTcpSocket &socket)
{
    QElapsedTimer timer;
    timer.start();
    const int first = m_sent;
    while (!m_abandoned && socket.state() == QAbstractSocket::ConnectedState) {
        const qint64 due = first + timer.elapsed() * m_rate / 1000;
        while (!m_finishing && m_sent < due && m_unconfirmed.size() < Window) {
            write(socket, m_sent + 1);
            ++m_sent;
        }
        socket.flush();
        socket.waitForReadyRead(m_unconfirmed.empty() ? 1 : 5);
        readConfirmations(socket);
        if (m_finishing && m_unconfirmed.empty())
            return;
    }
}

void SteadyPublisher::write(QTcpSocket &socket, int number)
{
    m_lastId = m_lastId == 65'535 ? 1 : m_lastId + 1;
    m_unconfirmed[number] = m_lastId;
    const QByteArray topic = "dev/m" + QByteArray::number(number % m_devices) + "/pzem/metrics";
    const QByteArray id =
        QByteArray(1, static_cast<char>(m_lastId >> 8)) + static_cast<char>(m_lastId & 0xff);
    const QByteArray payload =
        R"({"voltage":230.5,"current":1.25,"power":)" + QByteArray::number(number / 100.0, 'f', 2) + '}';
    socket.write(packet(0x32, text(topic) + id + payload));
}

void SteadyPublisher::readConfirmations(QTcpSocket &socket)
{
    m_read += socket.readAll();
    qsizetype at = 0;
    for (; at + 4 <= m_read.size(); at += 4) { // nothing but PUBACK comes, and it has four bytes
        const auto id = static_cast<quint16>((static_cast<quint8>(m_read.at(at + 2)) << 8) |
                                             static_cast<quint8>(m_read.at(at + 3)));
        const auto found = std::find_if(m_unconfirmed.begin(), m_unconfirmed.end(),
                                        [id](const auto &entry) { return entry.second == id; });
        if (found != m_unconfirmed.end())
            m_unconfirmed.erase(found);
    }
    m_read.remove(0, at);
}

} // namespace peers
