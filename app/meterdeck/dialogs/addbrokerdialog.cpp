// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbrokerdialog.h"

#include "dialogs/connectiontrialbox.h"
#include "dialogs/setupfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using widgets::Role;

namespace console {

namespace {

constexpr int LargestPort = 65535;

/// The port in a text, or 0.
int portOf(const QString &text)
{
    bool ok = false;
    const int port = text.trimmed().toInt(&ok);
    return ok && port >= 1 && port <= LargestPort ? port : 0;
}

bool isMqtt(const core::ProfilePtr &profile) { return profile && profile->codec == "mqtt"_L1; }

/// Whether the family is whatever announces itself. A plug does so besides speaking its family's topics: read
/// by both, it would be there twice. So it is left to the person.
bool followsAnnouncements(const core::ProfilePtr &profile)
{
    return profile->section.contains("discovery"_L1);
}

} // namespace

AddBrokerDialog::AddBrokerDialog(SetupContext context, const core::TransportId &present, QWidget *parent)
    : SetupDialog(u"server"_s, present.isEmpty() ? tr("Add a broker") : tr("Change a broker"),
                  tr("Devices behind it appear by themselves when they first speak."), parent)
    , m_context(std::move(context))
    , m_isNew(present.isEmpty())
{
    if (const core::TransportSettings *known = m_context.workspace.transport(present))
        m_present = *known;
    m_present.type = u"mqtt"_s;
    build();
    fill();
    complete(m_isNew ? tr("Add the broker") : tr("Change the broker"),
             m_isNew
                 ? tr("Written at once; then everything stops and starts anew with it, some seconds long.")
                 : tr("Everything stops and starts anew with it, some seconds long. Readings stay."));
    orderTabs();
}

void AddBrokerDialog::build()
{
    m_host = new QLineEdit(this);
    m_host->setPlaceholderText(tr("name or address"));
    m_hostField = makeField(tr("Host"), m_host, true);
    m_port = new QLineEdit(this);
    m_portField = makeField(tr("Port"), m_port, true);
    addPair(m_hostField, m_portField);
    buildOffers();
    buildEncryption();
    buildLogin();
    m_profilesField = addField(tr("Profiles to read"), buildProfiles(), true);

    m_named = addNamed(transportRules(m_context.workspace, u"broker"_s), m_present.name,
                       m_isNew ? QString() : m_present.id.toString());
    m_trial = new ConnectionTrialBox(this);
    body()->addWidget(m_trial);
    buildMore();
    addWritten();

    connect(m_host, &QLineEdit::textEdited, this, [this] { touch(m_hostField); });
    connect(m_port, &QLineEdit::textEdited, this, [this] { touch(m_portField); });
}

QWidget *AddBrokerDialog::buildProfiles()
{
    auto *list = new QWidget(this);
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto add = [this, grid](QCheckBox *box, const core::ProfileId &id) {
        box->setFont(widgets::Theme::of(this).font(Role::Body, 500));
        box->setMinimumHeight(28);
        grid->addWidget(box, int(m_profiles.size()) / 2, int(m_profiles.size()) % 2);
        m_profiles << Row{id, box};
    };
    QList<core::ProfileId> known;
    for (const core::ProfilePtr &profile : std::as_const(m_context.profiles)) {
        if (!isMqtt(profile))
            continue;
        known << profile->id;
        auto *box = new QCheckBox(profile->name, list);
        // What a family is like is long; here the names are enough.
        box->setAccessibleDescription(profile->description);
        box->setToolTip(u"<qt>%1</qt>"_s.arg(profile->description.toHtmlEscaped()));
        add(box, profile->id);
        m_profiles.last().announced = followsAnnouncements(profile);
    }
    // What the file asks for and is not installed stays asked for, unless it is unchecked.
    for (const core::ProfileId &id : std::as_const(m_present.profiles)) {
        if (known.contains(id))
            continue;
        auto *box = new QCheckBox(tr("%1 (not installed)").arg(id.toString()), list);
        add(box, id);
    }
    for (const Row &row : std::as_const(m_profiles))
        connect(row.box, &QCheckBox::toggled, this, [this] { touch(m_profilesField); });
    // The boxes are the controls; the list itself hands the focus on.
    if (!m_profiles.isEmpty())
        list->setFocusProxy(m_profiles.constFirst().box);
    return list;
}

void AddBrokerDialog::fill()
{
    m_host->setText(m_present.host);
    m_port->setText(QString::number(m_present.tcpPort));
    m_user->setText(m_present.user);
    fillMore();
    for (const Row &row : std::as_const(m_profiles))
        row.box->setChecked(m_isNew ? !row.announced : m_present.profiles.contains(row.profile));
    m_profilesField->setTouched(false);
    if (m_isNew)
        m_named->propose(tr("Broker", "proposed name of a broker"));
}

void AddBrokerDialog::setAddress(const QString &host, quint16 port)
{
    m_host->setText(host);
    m_port->setText(QString::number(port));
    touch(m_hostField);
}

BrokerAddress AddBrokerDialog::parse(const QString &text)
{
    BrokerAddress address;
    address.host = text.trimmed();
    static const QRegularExpression withPort(u"^([^:]+|\\[[^\\]]+\\]):(\\d*)$"_s);
    if (address.host.isEmpty()) {
        address.reason = tr("Type the broker's name or address.");
    } else if (address.host.contains("://"_L1) || address.host.contains(u'/')) {
        address.reason = tr("A name or address alone, without mqtt:// and without a path.");
    } else if (address.host.contains(u' ')) {
        address.reason = tr("A name or address has no spaces.");
    } else if (const auto match = withPort.match(address.host); match.hasMatch()) {
        address.host = match.captured(1);
        address.port = quint16(portOf(match.captured(2)));
        if (address.port == 0)
            address.reason = tr("A port is a whole number from 1 to %1.").arg(LargestPort);
    }
    return address;
}

core::TransportSettings AddBrokerDialog::preset(const SetupContext &context, const BrokerAddress &address)
{
    core::TransportSettings settings;
    settings.type = u"mqtt"_s;
    settings.host = address.host;
    settings.tcpPort = address.port;
    settings.name = address.host;
    settings.id = context.workspace.freeTransportId(address.host, u"broker"_s);
    for (const core::ProfilePtr &profile : context.profiles) {
        if (isMqtt(profile) && !followsAnnouncements(profile))
            settings.profiles << profile->id;
    }
    return settings;
}

core::TransportSettings AddBrokerDialog::settings() const
{
    core::TransportSettings settings = m_present;
    settings.id = core::TransportId(m_named->id());
    settings.name = m_named->name().isEmpty() ? m_named->id() : m_named->name();
    settings.host = m_host->text().trimmed();
    settings.tcpPort = quint16(portOf(m_port->text()));
    settings.user = m_user->text().trimmed();
    readMore(&settings);
    settings.profiles.clear();
    for (const Row &row : m_profiles) {
        if (row.box->isChecked())
            settings.profiles << row.profile;
    }
    return settings;
}

QString AddBrokerDialog::profilesHint(const QList<core::ProfileId> &chosen) const
{
    if (m_profiles.isEmpty())
        return tr("No profile of this kind is installed.");
    const auto announced =
        std::find_if(m_profiles.begin(), m_profiles.end(), [](const Row &row) { return row.announced; });
    if (announced == m_profiles.end())
        return {};
    const QString name = announced->box->text();
    if (!announced->box->isChecked())
        return m_isNew
                   ? tr("“%1” is left out: a device that announces itself and belongs to another family here "
                        "would appear twice.")
                         .arg(name)
                   : QString();
    return chosen.size() > 1 ? tr("A device that announces itself to “%1” and belongs to another family here "
                                  "appears twice.")
                                   .arg(name)
                             : QString();
}

core::Result<core::Workspace> AddBrokerDialog::changed() const
{
    return m_isNew ? m_context.workspace.withAdded(settings()) : m_context.workspace.withChanged(settings());
}

void AddBrokerDialog::weigh()
{
    const core::TransportSettings now = settings();
    const QString host = m_host->text().trimmed();
    BrokerAddress address = parse(host);
    if (address.reason.isEmpty() && address.host != host)
        address.reason = tr("The port goes into the field of its own.");
    m_hostField->setReason(address.reason);
    QString twice;
    for (const core::TransportSettings &transport : std::as_const(m_context.workspace.transports)) {
        if (transport.type == "mqtt"_L1 && transport.id != m_present.id && transport.host == now.host &&
            transport.tcpPort == now.tcpPort)
            twice = tr("“%1” reads this broker already.").arg(transport.name);
    }
    m_hostField->setHint(twice);
    m_portField->setReason(now.tcpPort == 0 ? tr("A whole number from 1 to %1.").arg(LargestPort)
                                            : QString());
    m_portField->setHint(tr("%1 is usual.").arg(core::defaultTcpPort(now)));
    m_named->weigh();
    weighEncryption();
    weighLogin(now);
    weighMore(now);
    m_profilesField->setReason(now.profiles.isEmpty() ? tr("At least one: it names the topics that are read.")
                                                      : QString());
    m_profilesField->setHint(profilesHint(now.profiles));
    weighTrial(now);
    setWritten(m_context.workspace.fileName, u"transports"_s, m_context.workspace.entry(now));
}

} // namespace console
