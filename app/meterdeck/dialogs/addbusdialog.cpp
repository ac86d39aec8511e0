// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbusdialog.h"

#include "dialogs/portlist.h"
#include "dialogs/setupfield.h"
#include "dialogs/trialbox.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int LeastBaud = 300;
constexpr int MostBaud = 4000000;

const QStringList &parities()
{
    static const QStringList keys = {u"none"_s, u"even"_s, u"odd"_s};
    return keys;
}

const QStringList &types()
{
    static const QStringList keys = {u"modbus-rtu"_s, u"modbus-tcp"_s, u"modbus-rtu-tcp"_s};
    return keys;
}

bool isSerial(const core::TransportSettings &transport) { return transport.type == types().first(); }

} // namespace

QString AddBusDialog::titleOf(const core::TransportSettings &present)
{
    switch (types().indexOf(present.type)) {
    case 0:
        return tr("Change a serial bus");
    case 1:
        return tr("Change a bus on Modbus TCP");
    case 2:
        return tr("Change a bus behind a serial gateway");
    default:
        return tr("Add a bus");
    }
}

AddBusDialog::AddBusDialog(SetupContext context, SerialPorts *ports, const core::TransportId &present,
                           QWidget *parent)
    : SetupDialog(u"cable"_s,
                  titleOf(context.workspace.transport(present) ? *context.workspace.transport(present)
                                                               : core::TransportSettings()),
                  tr("Meters on RS-485 or USB, or behind the network, read by Modbus."), parent)
    , m_context(std::move(context))
    , m_ports(ports)
    , m_isNew(present.isEmpty())
{
    m_present.type = types().first();
    m_present.tcpPort = core::defaultTcpPort(m_present.type);
    if (const core::TransportSettings *known = m_context.workspace.transport(present))
        m_present = *known;
    build();
    fill();
    connect(m_ports, &SerialPorts::changed, this, &AddBusDialog::takePorts);
    complete(!m_context.next.isEmpty() ? m_context.next
             : m_isNew                 ? tr("Add the bus")
                                       : tr("Change the bus"),
             !m_context.next.isEmpty() ? tr("Nothing is written before the meter is known too.")
             : m_isNew
                 ? tr("Written at once; then everything stops and starts anew with it, some seconds long.")
                 : tr("Everything stops and starts anew with it, some seconds long. Readings stay."));
    setTabOrder(m_timeout, m_trial->button());
    setTabOrder(m_trial->button(), m_named->nameEdit());
    showWay();
}

void AddBusDialog::build()
{
    m_way = new widgets::SegmentedControl({tr("Serial port"), tr("Modbus TCP"), tr("RTU over TCP")}, this);
    m_way->setLarge(true);
    m_way->setName(tr("Way to the meters"));
    m_wayField = addField(tr("Way to the meters"), m_way, true);
    m_wayField->setVisible(m_isNew); // a bus keeps its kind
    connect(m_way, &widgets::SegmentedControl::chosen, this, [this] { showWay(); });
    buildSerial();
    buildNetwork();
    m_named = addNamed(transportRules(m_context.workspace, u"bus"_s), m_present.name,
                       m_isNew ? QString() : m_present.id.toString());
    addWritten();
}

void AddBusDialog::buildSerial()
{
    m_listTitle = new widgets::Label(tr("Ports of this computer"), widgets::Role::Body, widgets::Token::Text,
                                     600, this);
    auto *ports = new QVBoxLayout;
    ports->setSpacing(4);
    m_list = new PortList(this);
    m_listTitle->setBuddy(m_list);
    ports->addWidget(m_listTitle);
    ports->addWidget(m_list);
    body()->addLayout(ports);
    connect(m_list, &PortList::chosen, this, [this](const SerialPort &port) {
        m_port->setText(port.lasting);
        takeIdentity();
        touch(m_portField);
    });

    m_port = new QLineEdit(this);
    m_port->setPlaceholderText(tr("a port from the list, or any path"));
    m_portField = makeField(tr("Port"), m_port, true);
    connect(m_port, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_list->choose(text.trimmed());
        takeIdentity();
        touch(m_portField);
    });

    m_baud = new QComboBox(this);
    m_baud->setEditable(true);
    m_baud->setInsertPolicy(QComboBox::NoInsert);
    for (const int speed : {1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200})
        m_baud->addItem(QString::number(speed));
    m_baudField = makeField(tr("Speed, bit/s"), m_baud, true);
    addPair(m_portField, m_baudField);
    connect(m_baud, &QComboBox::editTextChanged, this, [this] { touch(m_baudField); });

    m_parity = new widgets::SegmentedControl({tr("None"), tr("Even"), tr("Odd")}, this);
    m_parity->setLarge(true);
    m_parity->setName(tr("Parity"));
    m_stopBits = new widgets::SegmentedControl({tr("1"), tr("2")}, this);
    m_stopBits->setLarge(true);
    m_stopBits->setName(tr("Stop bits"));
    SetupField *parity = makeField(tr("Parity"), m_parity, true);
    parity->setHint(tr("As the meters are set; all on one bus alike."));
    SetupField *stopBits = makeField(tr("Stop bits"), m_stopBits, true);
    stopBits->setHint(tr("Two by the standard without parity; most meters use one."));
    addPair(parity, stopBits);
    connect(m_parity, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    connect(m_stopBits, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    m_serialFields = {m_portField, m_baudField, parity, stopBits};
}

void AddBusDialog::fill()
{
    m_way->setCurrent(int(std::max<qsizetype>(0, types().indexOf(m_present.type))));
    m_port->setText(m_present.port);
    m_identity = m_present.identity;
    m_baud->setCurrentText(QString::number(m_present.baud));
    m_baudField->setTouched(false);
    m_parity->setCurrent(int(std::max<qsizetype>(0, parities().indexOf(m_present.parity))));
    m_stopBits->setCurrent(m_present.stopBits == 2 ? 1 : 0);
    m_host->setText(m_present.host);
    m_tcpPort->setText(QString::number(m_present.tcpPort));
    m_inFlight->setCurrent(int(std::max<qsizetype>(0, m_inFlights.indexOf(m_present.inFlight))));
    if (m_present.timeout.count() > 0)
        m_timeout->setText(QString::number(m_present.timeout.count()));
    if (m_isNew)
        m_named->propose(newName());
    QHash<QString, QString> owners;
    for (const core::TransportSettings &transport : std::as_const(m_context.workspace.transports)) {
        if (isSerial(transport) && transport.id != m_present.id)
            owners.insert(transport.port, tr("bus “%1”").arg(transport.name));
    }
    m_list->setOwners(owners);
    takePorts();
}

QString AddBusDialog::newName() const
{
    int buses = 0;
    for (const core::TransportSettings &transport : m_context.workspace.transports)
        buses += core::isModbus(transport.type);
    return tr("Bus %1", "proposed name of a bus").arg(buses + 1);
}

AddBusDialog::Way AddBusDialog::way() const { return Way(std::max(0, m_way->current())); }

void AddBusDialog::chooseWay(Way way)
{
    if (!m_isNew)
        return;
    m_way->setCurrent(int(way));
    showWay();
}

void AddBusDialog::showWay()
{
    const bool serial = way() == Way::Serial;
    for (SetupField *field : std::as_const(m_serialFields))
        field->setVisible(serial);
    for (SetupField *field : std::as_const(m_networkFields))
        field->setVisible(!serial);
    // What was chosen before one was all that is possible.
    if (way() == Way::ModbusTcp && !m_inFlight->isEnabled())
        m_inFlight->setCurrent(int(m_inFlights.indexOf(m_present.inFlight)));
    m_trial->setVisible(!serial);
    m_listTitle->setVisible(serial);
    m_list->setVisible(serial && !m_ports->ports().isEmpty());
    check();
}

void AddBusDialog::takePorts()
{
    m_list->setPorts(m_ports->ports());
    m_list->setVisible(way() == Way::Serial && !m_ports->ports().isEmpty());
    m_list->choose(m_port->text().trimmed());
    // One that was written down already stays, whatever has its name now, until another port is chosen.
    if (m_identity.isEmpty())
        takeIdentity();
    check();
}

void AddBusDialog::takeIdentity()
{
    const auto chosen = m_list->current();
    m_identity = chosen ? chosen->identity : core::PortIdentity();
}

void AddBusDialog::choosePort(const QString &path)
{
    m_port->setText(path);
    m_list->choose(path);
    if (const auto port = m_list->current())
        m_port->setText(port->lasting);
    takeIdentity();
    touch(m_portField);
}

int AddBusDialog::baud() const
{
    bool ok = false;
    const int value = m_baud->currentText().trimmed().toInt(&ok);
    return ok ? value : 0;
}

QString AddBusDialog::portReason() const
{
    const QString port = m_port->text().trimmed();
    if (port.isEmpty())
        return tr("Choose a port, or type its path.");
    const auto chosen = m_list->current();
    for (const core::TransportSettings &transport : m_context.workspace.transports) {
        if (!isSerial(transport) || transport.id == m_present.id)
            continue;
        if (transport.port == port ||
            (chosen && (transport.port == chosen->path || transport.port == chosen->lasting)))
            return tr("The bus “%1” uses it already.").arg(transport.name);
    }
    return {};
}

QString AddBusDialog::portHint() const
{
    if (const auto chosen = m_list->current()) {
        if (!m_identity.isEmpty() && !m_identity.fits(chosen->identity))
            return tr("Another adapter has this name now. The bus looks for its own; choose a port from the "
                      "list to give it this one.");
        // Its own bus holds the port while it is being changed.
        const bool own = !m_isNew && (m_present.port == chosen->path || m_present.port == chosen->lasting);
        if (const QString obstacle = PortList::obstacle(*chosen); !obstacle.isEmpty() && !own)
            return obstacle;
        if (chosen->identity.hasSerial())
            return tr("Known by its serial number: the bus finds it wherever it is plugged in.");
        if (!chosen->identity.isEmpty())
            return tr("Without a serial number of its own it is known by its socket: leave it there.");
        return {};
    }
    for (const SerialPort &port : m_ports->ports()) {
        if (m_identity.fits(port.identity))
            return tr("Its adapter is %1 now; the bus finds it there.").arg(port.path);
    }
    if (m_ports->hasLooked() && m_ports->ports().isEmpty())
        return tr("No serial port is plugged in. One that is appears here by itself.");
    return m_port->text().trimmed().isEmpty() ? QString() : tr("Not plugged in now; the bus waits for it.");
}

core::TransportSettings AddBusDialog::settings() const
{
    core::TransportSettings settings = m_present;
    settings.type = m_isNew ? types().at(int(way())) : m_present.type;
    settings.id = core::TransportId(m_named->id());
    settings.name = m_named->name().isEmpty() ? m_named->id() : m_named->name();
    if (way() == Way::Serial) {
        settings.port = m_port->text().trimmed();
        settings.identity = m_identity;
        settings.baud = baud();
        settings.parity = parities().at(m_parity->current());
        settings.stopBits = m_stopBits->current() + 1;
        return settings;
    }
    settings.host = m_host->text().trimmed();
    settings.tcpPort = m_tcpPort->text().trimmed().toUShort();
    settings.timeout = std::chrono::milliseconds(m_timeout->text().trimmed().toInt());
    if (way() == Way::ModbusTcp)
        settings.inFlight = m_inFlights.at(m_inFlight->current());
    return settings;
}

core::Result<core::Workspace> AddBusDialog::changed() const
{
    return m_isNew ? m_context.workspace.withAdded(settings()) : m_context.workspace.withChanged(settings());
}

void AddBusDialog::weigh()
{
    for (SetupField *field : m_serialFields + m_networkFields)
        field->setReason({});
    if (way() == Way::Serial)
        weighSerial();
    else
        weighNetwork();
    m_named->weigh();
    setWritten(m_context.workspace.fileName, u"transports"_s, m_context.workspace.entry(settings()));
}

void AddBusDialog::weighSerial()
{
    m_wayField->setHint(tr("RS-485 or USB on this computer, Modbus RTU."));
    m_portField->setHint(portHint());
    m_portField->setReason(portReason());
    const int speed = baud();
    m_baudField->setHint(tr("As the meters are set; 9600 is usual."));
    m_baudField->setReason(speed < LeastBaud || speed > MostBaud
                               ? tr("A whole number from %1 to %2.").arg(LeastBaud).arg(MostBaud)
                               : QString());
}

void AddBusDialog::showEvent(QShowEvent *event)
{
    SetupDialog::showEvent(event);
    if (!std::exchange(m_watching, true))
        m_ports->setWatching(true);
}

void AddBusDialog::hideEvent(QHideEvent *event)
{
    SetupDialog::hideEvent(event);
    if (std::exchange(m_watching, false))
        m_ports->setWatching(false);
}

} // namespace console
