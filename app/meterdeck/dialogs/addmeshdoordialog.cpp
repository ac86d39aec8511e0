// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addmeshdoordialog.h"

#include "dialogs/addmeshserverdialog.h"
#include "dialogs/inset.h"
#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "engine/listenplace.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

const QString Itself = QStringLiteral("127.0.0.1");
const QString Everybody = QStringLiteral("0.0.0.0");
constexpr int LargestPort = 65535;
constexpr int TokenLength = 24;

bool isClosed(const QString &host)
{
    return host.isEmpty() || host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

} // namespace

AddMeshDoorDialog::AddMeshDoorDialog(SetupContext context, const core::TransportId &present, QWidget *parent)
    : WebTransportDialog(
          {u"waypoints"_s,
           present.isEmpty() ? tr("Receive from mesh gateways") : tr("Change how gateways are received"),
           tr("Gateways post their readings to this computer. Each is answered once it is stored."),
           u"mesh-http"_s, u"mqtt"_s},
          std::move(context), present, parent)
{
    m_reach = makeChoice({tr("This computer only"), tr("Its network")}, tr("Who may reach it"));
    m_reach->setCurrent(isClosed(this->present().host) ? 0 : 1);
    m_reachField = addField(tr("Who may reach it"), m_reach, true);
    m_port = makeEdit(&m_portField, tr("Port"));
    m_port->setText(QString::number(this->present().tcpPort));
    addSecret(tr("Token"), tr("Where the token is kept"), m_portField);
    m_make = new Button(tr("Make a token"), Button::Kind::Quiet, this);
    m_make->setAutoDefault(false);
    body()->addWidget(m_make, 0, Qt::AlignLeading);
    connect(m_make, &QPushButton::clicked, this, &AddMeshDoorDialog::makeToken);
    buildFirmware();
    addProfiles(tr("Profiles to read"), &readsMeshTexts);
    addNames(u"mesh"_s, tr("Mesh gateways", "proposed name of a mesh's sink"));
    addMore(true, false);
    finish(tr("Receive from gateways"), tr("Change it"));
    setTabOrder(secret()->placeChoice(), m_make);
    setTabOrder(m_make, m_copy);
}

void AddMeshDoorDialog::buildFirmware()
{
    auto *part = new QVBoxLayout;
    part->setSpacing(8);
    part->addWidget(new Label(tr("For the gateway’s firmware"), Role::Body, Token::Text, 600, this));
    auto *box = new Inset(this);
    auto *inner = new QVBoxLayout(box);
    inner->setContentsMargins(12, 8, 12, 8);
    inner->setSpacing(4);
    m_firmwareWords = new Label({}, Role::Table, Token::Text2, 0, box);
    m_firmwareWords->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_firmware = new Label({}, Role::Mono, Token::Text, 0, box);
    m_firmware->setWordWrap(true);
    m_firmware->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter); // code, in every language
    m_firmware->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new Button(tr("Copy"), Button::Kind::Normal, box);
    m_copy->setAutoDefault(false);
    m_copy->setAccessibleName(tr("Copy the line for the firmware, with the token in it"));
    row->addWidget(m_firmware, 1);
    row->addWidget(m_copy);
    inner->addWidget(m_firmwareWords);
    inner->addLayout(row);
    part->addWidget(box);
    body()->addLayout(part);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(wholeLine()); });
}

core::TransportSettings AddMeshDoorDialog::settings() const
{
    core::TransportSettings settings = WebTransportDialog::settings();
    const bool open = m_reach->current() == 1;
    // An address that somebody chose stays while it means the same.
    if (open == isClosed(settings.host))
        settings.host = open ? Everybody : Itself;
    else if (settings.host.isEmpty())
        settings.host = Itself;
    bool ok = false;
    const int port = m_port->text().trimmed().toInt(&ok);
    settings.tcpPort = ok && port >= 1 && port <= LargestPort ? quint16(port) : 0;
    return settings;
}

QString AddMeshDoorDialog::secretName() const { return engine::Secrets::Token; }

QString AddMeshDoorDialog::secretNotNeeded(const core::TransportSettings &) const { return {}; }

void AddMeshDoorDialog::makeToken()
{
    static const QString letters = u"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"_s;
    QString token;
    for (int at = 0; at < TokenLength; ++at)
        token += letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    secret()->edit()->setText(token);
    check();
}

void AddMeshDoorDialog::weighPort(const core::TransportSettings &now)
{
    m_portField->setReason(now.tcpPort == 0 ? tr("A whole number from 1 to %1.").arg(LargestPort)
                                            : QString());
    if (now.tcpPort == 0) {
        m_triedPlace.clear(); // what is typed anew is tried anew
        return;
    }
    const QString place = u"%1:%2"_s.arg(now.host).arg(now.tcpPort);
    for (const core::TransportSettings &transport : context().workspace.transports) {
        if (transport.type == now.type && transport.id != present().id && transport.tcpPort == now.tcpPort) {
            m_portField->setReason(tr("“%1” listens there already.").arg(transport.name));
            return;
        }
    }
    if (!isNew() && now.tcpPort == present().tcpPort) {
        m_portField->setHint(tr("It is taken by this transport itself."));
        return;
    }
    if (std::exchange(m_triedPlace, place) != place) {
        const auto trouble = engine::listenTrouble(now.host, now.tcpPort);
        using core::ErrorCode;
        m_portTrouble = !trouble                           ? QString()
                        : trouble->code == ErrorCode::Busy ? tr("Another program listens there.")
                        : trouble->code == ErrorCode::PermissionDenied
                            ? tr("The system keeps ports below 1024.")
                            : trouble->detail;
    }
    m_portField->setReason(m_portTrouble);
    m_portField->setHint(tr("It is free."));
}

void AddMeshDoorDialog::weighFirmware(const core::TransportSettings &now)
{
    const bool open = m_reach->current() == 1;
    const QStringList addresses = engine::ownAddresses();
    const bool one = open && now.host != Everybody && now.host != "::"_L1;
    const QString host = one ? now.host : !open ? Itself : addresses.isEmpty() ? u"…"_s : addresses.first();
    const bool token = !secret()->value(now, secretName()).isEmpty();
    m_lineStart =
        u"http://%1:%2/data"_s.arg(host.contains(u':') ? u'[' + host + u']' : host).arg(now.tcpPort);
    m_line = m_lineStart + (token ? u"?token=TOKEN"_s : QString());
    m_firmware->setText(m_line);
    QString words = tr("The address that the gateway posts to (serverUrl).");
    if (!open)
        words = tr("Reached from this computer alone, by a program that passes on what gateways say.");
    else if (!one && addresses.size() > 1)
        words = tr("The address that the gateway posts to (serverUrl). This computer has more than one: %1.")
                    .arg(addresses.join(u", "_s));
    if (token)
        words += u'\n' + tr("The word TOKEN stands for the token; it is in the copy.");
    m_firmwareWords->setText(words);
}

QString AddMeshDoorDialog::wholeLine() const
{
    const QString token = secret()->value(settings(), secretName());
    return token.isEmpty() ? m_lineStart
                           : m_lineStart + "?token="_L1 + QString::fromLatin1(QUrl::toPercentEncoding(token));
}

void AddMeshDoorDialog::weigh()
{
    const core::TransportSettings now = settings();
    const bool open = m_reach->current() == 1;
    m_reachField->setHint(
        open ? tr("Every machine in reach of this computer can post. It is not encrypted: use it in a "
                  "network of "
                  "your own, let the firewall pass the gateways alone, and give them a token.")
             : tr("No other machine can post; gateways need a program here that passes their messages on."));
    weighPort(now);
    WebTransportDialog::weigh();
    weighFirmware(now);
}

} // namespace console
