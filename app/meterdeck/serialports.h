// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/portidentity.h"

#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace console {

/// A serial port of this computer as the operating system tells of it. Nothing is opened to find out: opening
/// a port moves its lines, and some adapters reset what hangs on them.
struct SerialPort
{
    enum class State
    {
        Ready,
        InUse,       ///< another program holds it
        NoPermission ///< this user may not read and write it
    };

    QString path;        ///< "/dev/ttyUSB0", "COM3"
    QString lasting;     ///< the name that stays with the adapter, or with its socket; else path
    QString description; ///< "FT232R USB UART"; empty when the adapter does not say
    QString group;       ///< the group that may use it; empty where there is none
    State state = State::Ready;
    core::PortIdentity identity; ///< empty for what is not plugged in by USB

    /// "ttyUSB0"
    QString shortName() const;
    friend bool operator==(const SerialPort &, const SerialPort &) = default;
};

/// Watches which serial ports are there, every two seconds while somebody looks. Looking may take long, so it
/// happens on the pool; one look at a time. GUI thread.
class SerialPorts : public QObject
{
    Q_OBJECT

public:
    using Look = std::function<QList<SerialPort>()>;

    /// @p look is called on the pool; empty for the ports of this computer.
    explicit SerialPorts(Look look = {}, QObject *parent = nullptr);
    ~SerialPorts() override;

    /// Begins with a look at once. Whoever calls it with true calls it again with false.
    void setWatching(bool watching);
    /// Looks once, now or as soon as the present look has ended.
    void look();
    /// What the last look saw; empty before.
    const QList<SerialPort> &ports() const { return m_ports; }
    bool hasLooked() const { return m_looked; }

    /// The ports of this computer, by name. Any thread; may take long.
    static QList<SerialPort> present();

signals:
    /// The list is another than before, or known for the first time.
    void changed(const QList<console::SerialPort> &ports);
    /// A port was plugged in while it was watched: not there at the look before.
    void appeared(const console::SerialPort &port);

private:
    void take();

    Look m_look;
    QTimer m_timer;
    QFutureWatcher<QList<SerialPort>> m_watcher;
    QList<SerialPort> m_ports;
    int m_watchers = 0;
    bool m_looked = false;
};

} // namespace console

Q_DECLARE_METATYPE(console::SerialPort)
