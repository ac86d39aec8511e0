// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbusdialog.h"

#include "dialogs/namedfields.h"
#include "dialogs/portlist.h"
#include "dialogs/setupfield.h"
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

} // namespace

AddBusDialog::AddBusDialog(SetupContext context, SerialPorts *ports, const core::TransportId &present,
                           QWidget *parent)
    : SetupDialog(u"cable"_s, present.isEmpty() ? tr("Add a serial bus") : tr("Change a serial bus"),
                  tr("Meters on RS-485 or USB, read by Modbus RTU."), parent)
    , m_context(std::move(context))
    , m_ports(ports)
    , m_isNew(present.isEmpty())
{
    if (const core::TransportSettings *known = m_context.workspace.transport(present))
        m_present = *known;
    m_present.type = u"modbus-rtu"_s;
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
}

void AddBusDialog::build()
{
    auto *title = new widgets::Label(tr("Ports of this computer"), widgets::Role::Body, widgets::Token::Text,
                                     600, this);
    auto *ports = new QVBoxLayout;
    ports->setSpacing(4);
    m_list = new PortList(this);
    title->setBuddy(m_list);
    ports->addWidget(title);
    ports->addWidget(m_list);
    body()->addLayout(ports);
    connect(m_list, &PortList::chosen, this, [this](const SerialPort &port) {
        m_port->setText(port.lasting);
        touch(m_portField);
    });

    m_port = new QLineEdit(this);
    m_port->setPlaceholderText(tr("a port from the list, or any path"));
    m_portField = makeField(tr("Port"), m_port, true);
    connect(m_port, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_list->choose(text.trimmed());
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

    NamedFields::Rules rules;
    rules.makeId = [this](const QString &name) {
        return m_context.workspace.freeTransportId(name, u"bus"_s).toString();
    };
    rules.isTaken = [this](const QString &id) {
        return m_context.workspace.transport(core::TransportId(id)) != nullptr;
    };
    m_named = new NamedFields(rules, this);
    SetupField *name = makeField(tr("Name"), m_named->nameEdit(), true);
    SetupField *id = makeField(tr("Id"), m_named->idEdit(), true);
    addPair(name, id);
    if (!m_isNew)
        m_named->setPresent(m_present.name, m_present.id.toString());
    m_named->setFields(name, id);
    connect(m_named, &NamedFields::edited, this, [this](SetupField *field) { touch(field); });
    addWritten();
}

void AddBusDialog::fill()
{
    m_port->setText(m_present.port);
    m_baud->setCurrentText(QString::number(m_present.baud));
    m_baudField->setTouched(false);
    m_parity->setCurrent(int(std::max<qsizetype>(0, parities().indexOf(m_present.parity))));
    m_stopBits->setCurrent(m_present.stopBits == 2 ? 1 : 0);
    if (m_isNew) {
        int buses = 0;
        for (const core::TransportSettings &transport : std::as_const(m_context.workspace.transports))
            buses += transport.type == "modbus-rtu"_L1;
        m_named->propose(tr("Bus %1", "proposed name of a serial bus").arg(buses + 1));
    }
    QHash<QString, QString> owners;
    for (const core::TransportSettings &transport : std::as_const(m_context.workspace.transports)) {
        if (transport.type == "modbus-rtu"_L1 && transport.id != m_present.id)
            owners.insert(transport.port, tr("bus “%1”").arg(transport.name));
    }
    m_list->setOwners(owners);
    takePorts();
}

void AddBusDialog::takePorts()
{
    m_list->setPorts(m_ports->ports());
    m_list->setVisible(!m_ports->ports().isEmpty());
    m_list->choose(m_port->text().trimmed());
    check();
}

void AddBusDialog::choosePort(const QString &path)
{
    m_port->setText(path);
    m_list->choose(path);
    if (const auto port = m_list->current())
        m_port->setText(port->lasting);
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
        if (transport.type != "modbus-rtu"_L1 || transport.id == m_present.id)
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
        // Its own bus holds the port while it is being changed.
        const bool own = !m_isNew && (m_present.port == chosen->path || m_present.port == chosen->lasting);
        if (const QString obstacle = PortList::obstacle(*chosen); !obstacle.isEmpty() && !own)
            return obstacle;
        if (chosen->lasting != chosen->path)
            return tr("This name stays with the adapter, wherever it is plugged in.");
        return {};
    }
    if (m_ports->hasLooked() && m_ports->ports().isEmpty())
        return tr("No serial port is plugged in. One that is appears here by itself.");
    return m_port->text().trimmed().isEmpty() ? QString() : tr("Not plugged in now; the bus waits for it.");
}

core::TransportSettings AddBusDialog::settings() const
{
    core::TransportSettings settings = m_present;
    settings.id = core::TransportId(m_named->id());
    settings.name = m_named->name().isEmpty() ? m_named->id() : m_named->name();
    settings.port = m_port->text().trimmed();
    settings.baud = baud();
    settings.parity = parities().at(m_parity->current());
    settings.stopBits = m_stopBits->current() + 1;
    return settings;
}

core::Result<core::Workspace> AddBusDialog::changed() const
{
    return m_isNew ? m_context.workspace.withAdded(settings()) : m_context.workspace.withChanged(settings());
}

void AddBusDialog::weigh()
{
    m_portField->setHint(portHint());
    m_portField->setReason(portReason());
    const int speed = baud();
    m_baudField->setHint(tr("As the meters are set; 9600 is usual."));
    m_baudField->setReason(speed < LeastBaud || speed > MostBaud
                               ? tr("A whole number from %1 to %2.").arg(LeastBaud).arg(MostBaud)
                               : QString());
    m_named->weigh();
    setWritten(m_context.workspace.fileName, u"transports"_s, m_context.workspace.entry(settings()));
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
