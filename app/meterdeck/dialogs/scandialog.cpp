// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scandialog.h"

#include "dialogs/scanfindingrow.h"
#include "dialogs/setupfield.h"
#include "scanwords.h"
#include "serialports.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

enum Parity
{
    NoneAndEven,
    None,
    Even,
    Odd
};

bool isSamePort(const QString &left, const QString &right)
{
    if (left == right)
        return true;
    const QString real = QFileInfo(left).canonicalFilePath();
    return !real.isEmpty() && real == QFileInfo(right).canonicalFilePath();
}

} // namespace

ScanDialog::ScanDialog(SetupContext context, SerialPorts *ports, const core::TransportId &bus,
                       QWidget *parent)
    : SetupDialog(u"scan-search"_s, tr("Search a bus for meters"),
                  tr("Asks one address after the other and only reads: nothing in a meter is changed."),
                  parent)
    , m_context(std::move(context))
    , m_ports(ports)
{
    build(bus);
    connect(m_ports, &SerialPorts::changed, this, &ScanDialog::takePorts);
    connect(&m_scan, &engine::ScanPath::progressed, this,
            [this](const modbus::ScanProgress &progress) { showProgress(progress); });
    connect(&m_scan, &engine::ScanPath::found, this,
            [this](const modbus::ScanFinding &finding) { add(finding); });
    connect(&m_scan, &engine::ScanPath::finished, this,
            [this](const modbus::ScanResult &result) { end(result); });
    complete(m_context.isNew ? tr("Make and open") : tr("Add the chosen meters"),
             m_context.isNew
                 ? tr("The workspace is made with the bus and the chosen meters, and opened.")
                 : tr("Written at once; then everything stops and starts anew with it, some seconds long."));
    setTabOrder(m_parity, m_search);
    m_search->setDefault(true);
}

ScanDialog::~ScanDialog() = default;

void ScanDialog::build(const core::TransportId &bus)
{
    m_port = new QComboBox(this);
    m_port->setEditable(true);
    m_port->setInsertPolicy(QComboBox::NoInsert);
    m_portField = makeField(tr("Port"), m_port, true);
    m_units = new QLineEdit(u"1-247"_s, this);
    m_unitsField = makeField(tr("Addresses"), m_units, true);
    addPair(m_portField, m_unitsField);
    m_bauds = new QComboBox(this);
    m_bauds->setEditable(true);
    m_bauds->setInsertPolicy(QComboBox::NoInsert);
    QStringList usual;
    for (const int speed : modbus::ScanPlan::usualBauds())
        usual << QString::number(speed);
    m_bauds->addItem(usual.join(u", "_s));
    for (const QString &speed : usual)
        m_bauds->addItem(speed);
    m_baudField = addField(tr("Speeds, bit/s"), m_bauds, true);
    m_parity = new widgets::SegmentedControl({tr("None, even"), tr("None"), tr("Even"), tr("Odd")}, this);
    m_parity->setLarge(true);
    m_parity->setName(tr("Parity"));
    addField(tr("Parity"), m_parity, true);

    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_search = new Button(tr("Search"), Button::Kind::Normal, this);
    m_search->setLarge(true);
    m_search->setAutoDefault(true);
    m_words = new Label({}, Role::Table, Token::Text2, 0, this);
    m_words->setWordWrap(true);
    row->addWidget(m_search);
    row->addWidget(m_words, 1);
    body()->addLayout(row);
    m_progress = new widgets::ProgressLine(tr("Searching"), this);
    m_progress->setCancellable(true);
    m_progress->hide();
    body()->addWidget(m_progress);
    m_found = new QWidget(this);
    auto *rows = new QVBoxLayout(m_found);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_foundField = addField(tr("Found"), m_found, true);
    m_foundField->hide();

    connect(m_search, &QPushButton::clicked, this, &ScanDialog::search);
    connect(m_progress, &widgets::ProgressLine::cancelled, this, &ScanDialog::stopSearch);
    connect(m_port, &QComboBox::editTextChanged, this, [this] { touch(m_portField); });
    connect(m_units, &QLineEdit::textEdited, this, [this] { touch(m_unitsField); });
    connect(m_bauds, &QComboBox::editTextChanged, this, [this] { touch(m_baudField); });
    connect(m_parity, &widgets::SegmentedControl::chosen, this, [this] { check(); });

    if (const core::TransportSettings *known = m_context.workspace.transport(bus)) {
        m_port->setEditText(known->port);
        m_bauds->setEditText(QString::number(known->baud));
        m_parity->setCurrent(known->parity == "even"_L1 ? Even : known->parity == "odd"_L1 ? Odd : None);
    }
    m_portField->setTouched(false);
    takePorts();
}

void ScanDialog::takePorts()
{
    const QString typed = portName();
    const QSignalBlocker quiet(m_port);
    m_port->clear();
    for (const SerialPort &port : m_ports->ports())
        m_port->addItem(port.lasting);
    m_port->setEditText(!typed.isEmpty() || m_ports->ports().isEmpty() ? typed
                                                                       : m_ports->ports().front().lasting);
    check();
}

void ScanDialog::showEvent(QShowEvent *event)
{
    SetupDialog::showEvent(event);
    if (!std::exchange(m_watching, true))
        m_ports->setWatching(true);
}

void ScanDialog::hideEvent(QHideEvent *event)
{
    if (std::exchange(m_watching, false))
        m_ports->setWatching(false);
    SetupDialog::hideEvent(event);
}

QString ScanDialog::portName() const { return m_port->currentText().trimmed(); }

void ScanDialog::choosePort(const QString &path) { m_port->setEditText(path); }

void ScanDialog::chooseUnits(const QString &units)
{
    m_units->setText(units);
    touch(m_unitsField);
}

void ScanDialog::chooseBauds(const QString &bauds) { m_bauds->setEditText(bauds); }

QString ScanDialog::words() const { return m_words->text(); }

const core::TransportSettings *ScanDialog::busAtPort() const
{
    for (const core::TransportSettings &transport : m_context.workspace.transports) {
        if (transport.type == "modbus-rtu"_L1 && isSamePort(transport.port, portName()))
            return &transport;
    }
    return nullptr;
}

std::optional<modbus::ScanRequest> ScanDialog::request() const
{
    modbus::ScanRequest request;
    request.port = portName();
    bool fine = !request.port.isEmpty();
    for (const QString &word : m_bauds->currentText().split(u',')) {
        bool ok = false;
        request.bauds.append(word.trimmed().toInt(&ok));
        fine = fine && ok && request.bauds.last() >= 300;
    }
    const QStringList ends = m_units->text().split(u'-');
    bool first = false;
    bool last = false;
    request.firstUnit = ends.first().trimmed().toInt(&first);
    request.lastUnit = ends.last().trimmed().toInt(&last);
    fine = fine && first && last && ends.size() <= 2;
    const QList<QStringList> parities{{u"none"_s, u"even"_s}, {u"none"_s}, {u"even"_s}, {u"odd"_s}};
    request.parities = parities.at(std::clamp(m_parity->current(), 0, int(parities.size()) - 1));
    if (const core::TransportSettings *bus = busAtPort())
        request.stopBits = bus->stopBits;
    return fine ? std::optional(request) : std::nullopt;
}

void ScanDialog::weigh()
{
    m_portField->setReason(portName().isEmpty() ? tr("A port is needed.") : QString());
    bool speeds = !m_bauds->currentText().trimmed().isEmpty();
    for (const QString &word : m_bauds->currentText().split(u','))
        speeds = speeds && word.trimmed().toInt() >= 300;
    m_baudField->setReason(speeds ? QString() : tr("Numbers from 300 on, with commas between them."));
    m_baudField->setHint(tr("Those that meters leave the factory with come first."));
    const auto wish = request();
    const bool units =
        m_units->text().contains(QRegularExpression(u"^\\s*\\d+\\s*(-\\s*\\d+\\s*)?$"_s)) &&
        (!wish || (wish->firstUnit >= 1 && wish->lastUnit <= 247 && wish->firstUnit <= wish->lastUnit));
    m_unitsField->setReason(units ? QString() : tr("From 1 to 247, such as 1-32."));
    const auto plan = wish ? modbus::ScanPlan::make(*wish, m_context.profiles)
                           : core::Result<modbus::ScanPlan>(core::Error());
    const bool busy = isSearching() || m_waiting;
    m_search->setEnabled(plan && !busy);
    for (QWidget *control : QList<QWidget *>{m_port, m_units, m_bauds, m_parity})
        control->setEnabled(!busy);
    m_foundField->setReason(foundReason());
    m_foundField->setVisible(!m_rows.isEmpty());
    acceptButton()->setVisible(!m_rows.isEmpty());
    acceptButton()->setEnabled(!busy);
    if (m_waiting) {
        m_words->setText(tr("The bus is being paused, so that the port is free…"));
    } else if (!m_result.isEmpty()) {
        m_words->setText(m_result);
    } else if (plan) {
        std::chrono::nanoseconds longest{0};
        for (const modbus::ScanPass &pass : plan->passes())
            longest += pass.addresses() * plan->silence(pass.line, m_options.patience);
        const QString time = Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(longest));
        const core::TransportSettings *bus = m_context.isNew ? nullptr : busAtPort();
        m_words->setText(
            bus ? tr("Takes up to %1. The bus “%2” reads this port: it is paused while the search lasts, its "
                     "meters are not recorded, and it goes on by itself. All else goes on.")
                      .arg(time, bus->name)
                : tr("Takes up to %1; what is found appears at once.").arg(time));
    } else {
        m_words->setText({});
    }
}

void ScanDialog::search()
{
    m_result.clear();
    if (!request() || isSearching() || m_waiting)
        return;
    if (const core::TransportSettings *bus = m_context.isNew ? nullptr : busAtPort()) {
        m_waiting = true;
        check();
        emit portNeeded(bus->id);
        return;
    }
    begin();
}

void ScanDialog::begin()
{
    m_waiting = false;
    clearRows();
    const auto wish = request();
    if (!wish)
        return;
    if (const auto started = m_scan.start(*wish, m_context.profiles, m_options); !started) {
        m_result = tr("%1 %2", "error and its cure")
                       .arg(Words::errorSentence(started.error()), Words::errorRemedy(started.error()));
        emit portReleased();
    }
    m_progress->setFraction(0.0);
    m_progress->setVisible(isSearching());
    check();
}

void ScanDialog::stopSearch() { m_scan.cancel(); }

void ScanDialog::reject()
{
    // Its end comes from the search's own thread; nobody waits for it to leave the dialog.
    m_scan.cancel();
    SetupDialog::reject();
}

void ScanDialog::clearRows()
{
    qDeleteAll(m_rows);
    m_rows.clear();
}

void ScanDialog::add(const modbus::ScanFinding &finding)
{
    QString present;
    if (const core::TransportSettings *bus = busAtPort()) {
        for (const core::DeviceSettings &device : std::as_const(m_context.workspace.devices)) {
            if (device.transport == bus->id && device.unit == finding.unit)
                present = device.name.isEmpty() ? device.id.toString() : device.name;
        }
    }
    auto *row = new ScanFindingRow(finding, present, m_found);
    m_rows.append(row);
    m_found->layout()->addWidget(row);
    connect(row, &ScanFindingRow::changed, this, [this] { touch(m_foundField); });
    check();
}

void ScanDialog::showProgress(const modbus::ScanProgress &progress)
{
    m_progress->setFraction(progress.total > 0 ? double(progress.done) / progress.total : 0.0);
    m_progress->setNote(tr("%1 of %2 addresses; now %3, unit %4")
                            .arg(Words::count(quint64(progress.done)), Words::count(quint64(progress.total)),
                                 progress.line.text(), QString::number(progress.unit)));
    m_progress->setTimeLeft(progress.left);
}

QString ScanDialog::summary(const modbus::ScanResult &result) const
{
    if (result.error)
        return tr("%1 %2", "error and its cure")
            .arg(Words::errorSentence(*result.error), Words::errorRemedy(*result.error));
    const auto meters = int(
        std::count_if(result.findings.begin(), result.findings.end(), [](const modbus::ScanFinding &finding) {
            return finding.kind == modbus::ScanFinding::Kind::Meter;
        }));
    QStringList said;
    if (result.cancelled)
        said << tr("Stopped after %1 of %2 addresses.")
                    .arg(Words::count(quint64(result.progress.done)),
                         Words::count(quint64(result.progress.total)));
    said << (meters > 0
                 ? tr("%n meters found in %1.", nullptr, meters).arg(Words::age(result.progress.elapsed))
                 : tr("No meter found. Look at power, the wires A and B, and the port."));
    for (const modbus::ScanNote &note : result.notes)
        said << ScanWords::note(note);
    return said.join(u' ');
}

void ScanDialog::end(const modbus::ScanResult &result)
{
    m_progress->hide();
    // Some of what was told at once is explained by now.
    clearRows();
    m_result = summary(result);
    for (const modbus::ScanFinding &finding : result.findings)
        add(finding);
    check();
    const bool chosen =
        std::any_of(m_rows.begin(), m_rows.end(), [](const ScanFindingRow *row) { return row->isChosen(); });
    if (chosen) {
        acceptButton()->setDefault(true);
        acceptButton()->setFocus();
    }
    emit portReleased();
}

QString ScanDialog::foundReason() const
{
    const core::TransportSettings *bus = busAtPort();
    const modbus::ScanLine *line = nullptr;
    for (const ScanFindingRow *row : m_rows) {
        if (!row->isChosen())
            continue;
        const modbus::ScanLine &own = row->finding().line;
        if (bus && (own.baud != bus->baud || own.parity != bus->parity))
            return tr("The bus “%1” speaks %2. Set unit %3 to that at the meter, or change the bus first.")
                .arg(bus->name, modbus::ScanLine{bus->baud, bus->parity, bus->stopBits}.text())
                .arg(row->finding().unit);
        if (line && !(own == *line))
            return tr("One bus has one speed and parity: choose meters that are set alike, or set them so.");
        line = &own;
    }
    return line ? QString() : tr("Choose at least one meter.");
}

core::Result<core::Workspace> ScanDialog::changed() const
{
    core::Workspace workspace = m_context.workspace;
    core::TransportId id;
    if (const core::TransportSettings *bus = busAtPort())
        id = bus->id;
    for (const ScanFindingRow *row : m_rows) {
        if (!row->isChosen())
            continue;
        if (id.isEmpty()) {
            int buses = 0;
            for (const core::TransportSettings &transport : std::as_const(workspace.transports))
                buses += core::isModbus(transport.type);
            core::TransportSettings bus;
            bus.type = u"modbus-rtu"_s;
            bus.name = tr("Bus %1", "proposed name of a bus").arg(buses + 1);
            bus.id = workspace.freeTransportId(bus.name, u"bus"_s);
            bus.port = portName();
            bus.baud = row->finding().line.baud;
            bus.parity = row->finding().line.parity;
            bus.stopBits = row->finding().line.stopBits;
            auto added = workspace.withAdded(bus);
            if (!added)
                return added;
            workspace = *added;
            id = bus.id;
        }
        core::DeviceSettings device;
        device.name = tr("%1, unit %2", "proposed name of a meter that was found")
                          .arg(row->profileName())
                          .arg(row->finding().unit);
        device.id = workspace.freeDeviceId(device.name, u"meter"_s);
        device.transport = id;
        device.profile = row->profile();
        device.unit = row->finding().unit;
        auto added = workspace.withAdded(device);
        if (!added)
            return added;
        workspace = *added;
    }
    return workspace;
}

} // namespace console
