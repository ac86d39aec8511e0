// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "readiness.h"
#include "serialports.h"

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace widgets {
class Button;
class Label;
class ProgressLine;
} // namespace widgets

namespace console {

class PortList;
class ReadyRow;
class SetupField;
class StartDoor;

/// What stands in the window while no workspace is open: three doors that work (a meter on a wire, meters
/// behind a broker, the demo fleet), workspaces to open, what is being opened, or why opening failed. A
/// serial port plugged in while the page is on screen is offered by itself and chosen. GUI thread.
class FirstStartPage : public QWidget
{
    Q_OBJECT

public:
    /// @p ports: watched while the page is on screen; outlives it. @p look: what the computer is asked for,
    /// on the pool.
    FirstStartPage(SerialPorts *ports, std::function<Readiness()> look, QWidget *parent = nullptr);

    void setOpening(const QString &what);
    /// The same workspace again, because its settings were changed.
    void setReopening(const QString &what);
    /// What is being done for that now.
    void setStep(const QString &words);
    /// Nothing is being opened: the doors stand open again, without a word.
    void setIdle();
    void setFailure(const core::Error &error);
    /// The window waits until everything is stored.
    void setLeaving();

    /// The file a first bus or broker would be stored in, and how many profiles brokers are read with.
    void setNewFile(const QString &path, int brokerProfiles);
    /// Workspace files opened before, newest first; those that are gone are left out.
    void setRecent(const QStringList &files);

    PortList *portList() const { return m_ports; }
    StartDoor *wireDoor() const { return m_wire; }
    StartDoor *brokerDoor() const { return m_broker; }
    StartDoor *demoDoor() const { return m_demo; }
    QLineEdit *hostEdit() const { return m_host; }
    SetupField *hostField() const { return m_hostField; }
    ReadyRow *readyRow() const { return m_ready; }

signals:
    void openRequested();
    void recentRequested(const QString &fileName);
    void demoRequested();
    /// Stop what is being opened.
    void cancelRequested();
    /// A bus at a port; empty to type one.
    void busRequested(const QString &port);
    /// A broker by what stands in the field: "host" or "host:port".
    void connectRequested(const QString &address);
    /// The whole form of a broker.
    void brokerRequested();
    /// A ThingsBoard server, an address that mesh gateways post to, or their server.
    void boardRequested();
    void meshDoorRequested();
    void meshServerRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildWays();
    QWidget *buildWork();
    QWidget *buildOthers();
    void buildWire();
    void buildBroker();
    void buildDemo();
    void showWork(const QString &title);
    void showDoors(bool enabled);
    void takePorts();
    void offer(const SerialPort &port);
    void showChosen();
    void weighHost(bool touched);
    void connectNow();
    void strengthen();

    SerialPorts *m_serialPorts;
    bool m_watching = false;
    QString m_offered;                 ///< the port that was plugged in or chosen here
    widgets::Button *m_next = nullptr; ///< of the door that is the next step
    QVBoxLayout *m_column = nullptr;
    QBoxLayout *m_doors = nullptr;
    QWidget *m_dial = nullptr;
    QWidget *m_others = nullptr;
    widgets::Label *m_newFile = nullptr;
    widgets::Button *m_open = nullptr;
    QHBoxLayout *m_recent = nullptr;
    StartDoor *m_wire = nullptr;
    StartDoor *m_broker = nullptr;
    StartDoor *m_demo = nullptr;
    PortList *m_ports = nullptr;
    widgets::Label *m_noPorts = nullptr;
    widgets::Label *m_portWords = nullptr;
    QLineEdit *m_host = nullptr;
    SetupField *m_hostField = nullptr;
    widgets::Label *m_brokerWords = nullptr;
    ReadyRow *m_ready = nullptr;
    QWidget *m_failure = nullptr;
    widgets::Label *m_failureTitle = nullptr;
    widgets::Label *m_failureText = nullptr;
    QWidget *m_work = nullptr;
    widgets::ProgressLine *m_progress = nullptr;
    widgets::Button *m_cancel = nullptr;
};

} // namespace console
