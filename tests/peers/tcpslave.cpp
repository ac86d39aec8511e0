// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/tcpslave.h"

#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

namespace peers {

namespace {

constexpr int HeaderLength = 7;
constexpr qint64 SwapWithin = 50; // ms: both requests are still under way

QByteArray framed(quint16 transaction, quint8 unit, const QByteArray &pdu)
{
    QByteArray frame(HeaderLength, '\0');
    qToBigEndian(transaction, frame.data());
    qToBigEndian(static_cast<quint16>(pdu.size() + 1), frame.data() + 4);
    frame[6] = static_cast<char>(unit);
    return frame + pdu;
}

} // namespace

TcpSlave::TcpSlave() : m_context(new QObject)
{
    m_context->moveToThread(&m_thread);
    m_thread.start();
    comeBack();
}

TcpSlave::~TcpSlave()
{
    inThread([this] {
        delete m_server;
        m_server = nullptr;
    });
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.quit();
    m_thread.wait();
}

void TcpSlave::inThread(const std::function<void()> &what)
{
    QMetaObject::invokeMethod(m_context, what, Qt::BlockingQueuedConnection);
}

void TcpSlave::setValues(Values values)
{
    const std::lock_guard lock(m_mutex);
    m_values = std::move(values);
}

void TcpSlave::setMood(Mood mood)
{
    const std::lock_guard lock(m_mutex);
    m_mood = std::move(mood);
}

void TcpSlave::setOrders(Orders orders)
{
    const std::lock_guard lock(m_mutex);
    m_orders = std::move(orders);
}

QList<TcpSlave::Request> TcpSlave::log() const
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

void TcpSlave::vanish()
{
    inThread([this] {
        const auto sockets = m_buffers.keys();
        for (QTcpSocket *socket : sockets)
            socket->abort();
        m_buffers.clear();
        delete m_server;
        m_server = nullptr;
    });
}

void TcpSlave::comeBack()
{
    inThread([this] {
        m_server = new QTcpServer(m_context);
        QObject::connect(m_server, &QTcpServer::newConnection, m_context, [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                socket->setParent(m_context);
                ++m_connections;
                m_buffers.insert(socket, {});
                QObject::connect(socket, &QTcpSocket::readyRead, m_context, [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, m_context, [this, socket] {
                    m_buffers.remove(socket);
                    socket->deleteLater();
                });
            }
        });
        if (!m_server->listen(QHostAddress::LocalHost, m_port))
            qFatal("no port on loopback");
        m_port = m_server->serverPort();
    });
}

void TcpSlave::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    while (buffer.size() >= HeaderLength - 1) {
        const int whole = HeaderLength - 1 + qFromBigEndian<quint16>(buffer.constData() + 4);
        if (buffer.size() < whole)
            return;
        const QByteArray frame = buffer.first(whole);
        buffer.remove(0, whole);
        handle(socket, frame);
        if (!m_buffers.contains(socket))
            return; // a mood has closed it
    }
}

void TcpSlave::handle(QTcpSocket *socket, const QByteArray &frame)
{
    Request request;
    request.number = static_cast<quint32>(m_requests++);
    request.transaction = qFromBigEndian<quint16>(frame.constData());
    request.unit = static_cast<quint8>(frame[6]);
    request.function = static_cast<quint8>(frame[7]);
    if (frame.size() >= 12) {
        request.address = qFromBigEndian<quint16>(frame.constData() + 8);
        request.count = qFromBigEndian<quint16>(frame.constData() + 10);
    }
    Values values;
    Mood mood;
    Orders orders;
    {
        const std::lock_guard lock(m_mutex);
        orders = m_orders;
        values = m_values;
        mood = m_mood;
    }
    const Fault fault = mood ? mood(request) : Fault::None;
    {
        const std::lock_guard lock(m_mutex);
        request.fault = fault;
        m_log.append(request);
    }
    if (orders && request.function != 3 && request.function != 4) {
        if (const QByteArray answer = orders(request, frame.mid(HeaderLength)); !answer.isEmpty())
            send(socket, framed(request.transaction, request.unit, answer),
                 fault == Fault::Late ? m_lateBy.load() : std::chrono::milliseconds(0));
        return;
    }
    const int count = request.count + (fault == Fault::OneMore ? 1 : 0);
    const quint8 function =
        fault == Fault::OtherFunction ? (request.function == 3 ? 4 : 3) : request.function;
    const bool bits = function <= 2;
    QByteArray data(bits ? (count + 7) / 8 : 2 * count, '\0');
    for (int i = 0; i < count; ++i) {
        const quint16 value = values ? values(request, static_cast<quint16>(request.address + i)) : 0;
        if (bits)
            data[i / 8] = static_cast<char>(data[i / 8] | ((value & 1) << (i % 8)));
        else
            qToBigEndian(value, data.data() + 2 * i);
    }
    QByteArray pdu;
    pdu.append(static_cast<char>(function)).append(static_cast<char>(data.size())).append(data);
    if (fault == Fault::Exception) {
        pdu = QByteArray(1, static_cast<char>(request.function | 0x80));
        pdu.append(static_cast<char>(m_exception.load()));
    }
    const quint8 unit = fault == Fault::ForeignUnit ? request.unit + 100 : request.unit;
    QByteArray answer = framed(request.transaction, unit, pdu);
    if (const QByteArray owed = m_owed.take(request.unit); !owed.isEmpty() && fault == Fault::None)
        answer.prepend(answer.first(2) + owed.mid(2));
    auto after = m_answerTime.load();
    switch (fault) {
    case Fault::Silent:
        return;
    case Fault::Misnumbered:
        m_owed.insert(request.unit, answer);
        return;
    case Fault::Close:
        socket->abort();
        return;
    case Fault::Late:
        after = m_lateBy;
        break;
    case Fault::Doubled:
        answer += answer;
        break;
    case Fault::OtherNumber:
        answer[0] = static_cast<char>(answer[0] ^ 0x55);
        break;
    case Fault::Half:
        answer.truncate(answer.size() / 2);
        break;
    case Fault::BadLength:
        answer[4] = answer[5] = 0;
        break;
    case Fault::OtherProtocol:
        answer[3] = 1;
        break;
    case Fault::SwapNumbers:
        if (m_swap.isEmpty() || m_swapSince.hasExpired(SwapWithin)) {
            m_swap = answer;
            m_swapSince.start();
            return;
        }
        std::swap(answer[0], m_swap[0]);
        std::swap(answer[1], m_swap[1]);
        answer.prepend(std::exchange(m_swap, {}));
        break;
    case Fault::Reverse:
        if (m_reverse.isEmpty()) {
            m_reverse = answer;
            return;
        }
        answer += std::exchange(m_reverse, {});
        break;
    default:
        break;
    }
    send(socket, answer, after);
}

void TcpSlave::send(QPointer<QTcpSocket> socket, const QByteArray &bytes, std::chrono::milliseconds after)
{
    if (after == std::chrono::milliseconds(0)) {
        socket->write(bytes);
        return;
    }
    m_mostAtOnce = std::max<int>(m_mostAtOnce, ++m_waiting);
    QTimer::singleShot(after, Qt::PreciseTimer, m_context, [this, socket, bytes] {
        --m_waiting;
        if (socket && socket->isOpen())
            socket->write(bytes);
    });
}

} // namespace peers
