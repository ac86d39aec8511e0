// SPDX-License-Identifier: GPL-3.0-or-later
#include "mosquittoclient.h"

#include <QSignalSpy>
#include <QTest>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Patience = 30'000;

/// A broker that sends many messages and then reads nothing until it is told to, as one does that is busy
/// with others. On a thread of its own; its socket takes little, so that a few acknowledgements fill it.
class BusyBroker
{
public:
    explicit BusyBroker(int messages) : m_messages(messages)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        const int little = 2304;
        const int segment = 256; // of the peer, too: what its socket holds back is made for it
        ::setsockopt(m_listener, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
        ::setsockopt(m_listener, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&at), sizeof at);
        socklen_t size = sizeof at;
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&at), &size);
        m_port = ntohs(at.sin_port);
        ::listen(m_listener, 1);
        m_thread = std::thread([this] { run(); });
    }

    ~BusyBroker()
    {
        read();
        if (m_socket >= 0)
            ::shutdown(m_socket, SHUT_RDWR);
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
        ::close(m_listener);
    }

    quint16 port() const { return m_port; }

    /// It has time again.
    void read()
    {
        const std::lock_guard lock(m_mutex);
        m_mayRead = true;
        m_changed.notify_all();
    }

    /// Waits, without an event loop, until it has read more than @p bytes; false when that does not come.
    bool waitRead(qint64 bytes)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 1s, [&] { return m_read > bytes; });
    }

    qint64 bytesRead()
    {
        const std::lock_guard lock(m_mutex);
        return m_read;
    }

private:
    void run()
    {
        char bytes[4096];
        do { // the first connection only asks whether anybody is there
            if (m_socket >= 0)
                ::close(m_socket);
            m_socket = ::accept(m_listener, nullptr, nullptr);
            if (m_socket < 0)
                return;
        } while (::read(m_socket, bytes, sizeof bytes) <= 0);
        const char accepted[] = {0x20, 0x03, 0x00, 0x00, 0x00};
        QByteArray all(accepted, sizeof accepted);
        for (int i = 1; i <= m_messages; ++i) {
            const char message[] = {0x32, 0x07, 0x00, 0x01, 't', char(i >> 8), char(i), 0x00, 'x'};
            all.append(message, sizeof message);
        }
        for (qsizetype sent = 0; sent < all.size();) {
            const ssize_t now = ::write(m_socket, all.constData() + sent, size_t(all.size() - sent));
            if (now <= 0)
                return;
            sent += now;
        }
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_mayRead; });
        }
        for (;;) {
            const ssize_t now = ::read(m_socket, bytes, sizeof bytes);
            if (now <= 0)
                return;
            const std::lock_guard lock(m_mutex);
            m_read += now;
            m_changed.notify_all();
        }
    }

    const int m_messages;
    int m_listener = -1;
    int m_socket = -1;
    quint16 m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_mayRead = false;
    qint64 m_read = 0;
    std::thread m_thread;
};

} // namespace

/// A broker too busy to read: what waits to be written is told when it is, whoever wrote it.
class tst_SlowBroker : public QObject
{
    Q_OBJECT

private slots:
    void restIsWrittenByAnOrder()
    {
        constexpr int Messages = 60'000;
        BusyBroker broker(Messages);
        mqtt::MosquittoClient client;
        int received = 0;
        client.setReceiver([&](const mqtt::Message &) { ++received; });
        QSignalSpy flushed(&client, &mqtt::MqttClient::flushed);
        QSignalSpy written(&client, &mqtt::MqttClient::written);
        mqtt::ConnectSettings to;
        to.host = u"127.0.0.1"_s;
        to.port = broker.port();
        to.clientId = u"slow"_s;
        to.protocol = mqtt::Protocol::Mqtt5;
        client.open(to);
        QTRY_COMPARE_WITH_TIMEOUT(received, Messages, Patience);
        client.setReading(false);
        client.acknowledge();
        QCOMPARE(flushed.count(), 0); // its socket is full, or this test proves nothing

        // No event loop from here on: the notifier of the socket gets no turn.
        broker.read();
        QDeadlineTimer deadline(Patience);
        constexpr qint64 Acknowledgements = 4LL * Messages;
        int orders = 0;
        qint64 read = 0;
        while (read < Acknowledgements && !deadline.hasExpired()) {
            QVERIFY(client.publish(u"o"_s, "1", 0));
            ++orders;
            broker.waitRead(read);
            read = broker.bytesRead();
        }
        QVERIFY(read >= Acknowledgements);
        QVERIFY(client.publish(u"o"_s, "1", 0));
        ++orders;

        QTRY_COMPARE_WITH_TIMEOUT(flushed.count(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), orders, Patience);
        client.drop();
    }
};

QTEST_GUILESS_MAIN(tst_SlowBroker)
#include "tst_slowbroker.moc"
