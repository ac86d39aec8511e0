// SPDX-License-Identifier: GPL-3.0-or-later
// The part of AddBusDialog for buses behind the network.
#include "dialogs/addbusdialog.h"

#include "dialogs/setupfield.h"
#include "dialogs/trialbox.h"
#include "widgets/segmentedcontrol.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int LargestPort = 65535;
constexpr int LeastTimeout = 20;
constexpr int MostTimeout = 60000;

/// A whole number within bounds.
bool isWithin(const QString &text, int least, int most)
{
    bool ok = false;
    const int value = text.trimmed().toInt(&ok);
    return ok && value >= least && value <= most;
}

} // namespace

void AddBusDialog::buildNetwork()
{
    m_host = new QLineEdit(this);
    m_host->setPlaceholderText(tr("name or address"));
    m_hostField = makeField(tr("Host"), m_host, true);
    m_tcpPort = new QLineEdit(this);
    m_tcpPortField = makeField(tr("TCP port"), m_tcpPort, true);
    addPair(m_hostField, m_tcpPortField);

    m_inFlights = {1, 2, 4, 8, 16};
    if (!m_inFlights.contains(m_present.inFlight)) { // as somebody wrote it
        m_inFlights << m_present.inFlight;
        std::sort(m_inFlights.begin(), m_inFlights.end());
    }
    QStringList texts;
    for (const int number : std::as_const(m_inFlights))
        texts << QString::number(number);
    m_inFlight = new widgets::SegmentedControl(texts, this);
    m_inFlight->setLarge(true);
    m_inFlight->setName(tr("Requests at a time"));
    m_inFlightField = makeField(tr("Requests at a time"), m_inFlight, true);
    m_timeout = new QLineEdit(this);
    m_timeout->setPlaceholderText(tr("1000, when left empty"));
    m_timeoutField = makeField(tr("Answer within, ms"), m_timeout, true);
    addPair(m_inFlightField, m_timeoutField);
    m_networkFields = {m_hostField, m_tcpPortField, m_inFlightField, m_timeoutField};

    m_trial = new TrialBox(this);
    body()->addWidget(m_trial);

    connect(m_host, &QLineEdit::textEdited, this, [this] { touch(m_hostField); });
    connect(m_tcpPort, &QLineEdit::textEdited, this, [this] { touch(m_tcpPortField); });
    connect(m_timeout, &QLineEdit::textEdited, this, [this] { touch(m_timeoutField); });
    connect(m_inFlight, &widgets::SegmentedControl::chosen, this, [this] { check(); });
}

QString AddBusDialog::hostReason() const
{
    const QString host = m_host->text().trimmed();
    if (host.isEmpty())
        return tr("Type the name or address of the meter or gateway.");
    if (host.contains(u'/'))
        return tr("A name or address alone, without http:// and without a path.");
    if (host.contains(u' '))
        return tr("A name or address has no spaces.");
    // One colon is a port; an IPv6 address has several.
    if (host.count(u':') == 1 || host.startsWith(u'['))
        return tr("The port goes into the field of its own.");
    return {};
}

QString AddBusDialog::hostHint() const
{
    const QString host = m_host->text().trimmed();
    const int port = m_tcpPort->text().trimmed().toInt();
    for (const core::TransportSettings &transport : m_context.workspace.transports) {
        if (transport.id != m_present.id && core::isModbus(transport.type) && !host.isEmpty() &&
            transport.host == host && transport.tcpPort == port)
            return tr("The bus “%1” goes there too: then two masters ask the same meters.")
                .arg(transport.name);
    }
    return {};
}

int AddBusDialog::triedUnit() const
{
    for (const core::DeviceSettings &device : m_context.workspace.devices) {
        if (!m_isNew && device.transport == m_present.id)
            return device.unit;
    }
    return 1;
}

void AddBusDialog::weighNetwork()
{
    const bool tcp = way() == Way::ModbusTcp;
    m_wayField->setHint(tcp ? tr("A meter or gateway that speaks Modbus TCP, with numbered requests.")
                            : tr("A serial gateway that passes the frames of its bus on as they are."));
    m_hostField->setReason(hostReason());
    m_hostField->setHint(hostHint());
    m_tcpPortField->setReason(isWithin(m_tcpPort->text(), 1, LargestPort)
                                  ? QString()
                                  : tr("A whole number from %1 to %2.").arg(1).arg(LargestPort));
    m_tcpPortField->setHint(tcp ? tr("502 is usual.")
                                : tr("As the gateway is set; 502, 4001 or 8899 are usual."));
    m_inFlight->setEnabled(tcp);
    if (!tcp) {
        m_inFlight->setCurrent(int(m_inFlights.indexOf(1)));
        m_inFlightField->setHint(tr("One: these frames carry no number."));
    } else {
        m_inFlightField->setHint(m_inFlights.at(m_inFlight->current()) == 1
                                     ? tr("For gateways that mix up several requests.")
                                     : tr("Choose 1 where answers come mixed up."));
    }
    const bool timeoutLeft = m_timeout->text().trimmed().isEmpty();
    m_timeoutField->setReason(timeoutLeft || isWithin(m_timeout->text(), LeastTimeout, MostTimeout)
                                  ? QString()
                                  : tr("A whole number from %1 to %2.").arg(LeastTimeout).arg(MostTimeout));
    m_timeoutField->setHint(tr("How long one answer is waited for."));
    std::optional<core::TransportSettings> target;
    if (m_hostField->reason().isEmpty() && m_tcpPortField->reason().isEmpty() &&
        m_timeoutField->reason().isEmpty()) {
        target = settings();
        target->id = core::TransportId(u"trial"_s);
    }
    const bool inUse =
        !m_isNew && target && target->host == m_present.host && target->tcpPort == m_present.tcpPort;
    m_trial->setTarget(target, triedUnit(), inUse);
}

} // namespace console
