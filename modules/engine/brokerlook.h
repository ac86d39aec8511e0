// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace engine {

/// A second look at a port that a broker was expected behind: says hello as an MQTT client does and tells
/// what comes back, to find out what stands there. Ends with exactly one call of its answer. Thread: any one.
class BrokerLook : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        QString host;
        quint16 port = 0;
        std::optional<QSslConfiguration> tls; ///< secured first
        bool greet = true;                    ///< false: only whether it can be secured at all
        QString user;                         ///< empty: anonymous
        QString password;
        std::chrono::milliseconds within{10'000};
    };
    struct Seen
    {
        enum class What
        {
            Nothing,    ///< it cannot be reached, or says nothing
            Secured,    ///< TLS is spoken there
            NotSecured, ///< TLS was tried, and is not
            Broker,     ///< an MQTT answer with code
            TlsAlert,   ///< it wants TLS
            Words,      ///< something else, such as a web server
            Closed,     ///< it hung up
        };
        What what = What::Nothing;
        int code = -1; ///< of MQTT 3.1.1
        QString words; ///< the first line it said, or why TLS failed
    };

    BrokerLook(const Target &target, std::function<void(const Seen &)> answer, QObject *parent);
    ~BrokerLook() override;

private:
    void greet();
    void read();
    void tell(const Seen &seen);

    Target m_target;
    std::function<void(const Seen &)> m_answer;
    QSslSocket m_socket;
    QTimer m_limit;
    QByteArray m_heard;
};

} // namespace engine
