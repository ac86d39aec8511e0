// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "serialports.h"

#include <QListWidget>

namespace console {

/// The serial ports as a list to choose from: what is plugged in appears, what is pulled out goes, and the
/// chosen one stays chosen while it is there. Arrow keys move, a click chooses. GUI thread.
class PortList : public QListWidget
{
    Q_OBJECT

public:
    explicit PortList(QWidget *parent = nullptr);

    void setPorts(const QList<SerialPort> &ports);
    /// What stands at the right end instead of the state, by path: "bus Roof".
    void setOwners(const QHash<QString, QString> &owners);
    const QList<SerialPort> &ports() const { return m_ports; }
    /// Chooses the port of that path or lasting name, without chosen(); nothing when it is not there.
    void choose(const QString &path);
    std::optional<SerialPort> current() const;
    /// How a state is said: "ready", "in use by another program", "no permission".
    static QString stateWords(SerialPort::State state);
    /// What stands in the way of a port, and what cures it; empty when it is ready.
    static QString obstacle(const SerialPort &port);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person chose another port.
    void chosen(const console::SerialPort &port);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();

    QList<SerialPort> m_ports;
    QHash<QString, QString> m_owners;
    bool m_filling = false;
};

} // namespace console
