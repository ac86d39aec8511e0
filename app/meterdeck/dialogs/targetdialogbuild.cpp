// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of TargetDialog, in the order they stand.
#include "alarmwords.h"
#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "dialogs/targetdialog.h"
#include "engine/notifypath.h"
#include "handoverwords.h"
#include "serialports.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using notify::Happening;
using notify::Security;
using notify::Urgency;
using notify::Way;
using notify::WebLogin;

namespace console {

namespace {

constexpr int LinesHeight = 66;

} // namespace

QLineEdit *TargetDialog::makeEdit(SetupField **field, const QString &title, const QList<Way> &ways, bool more)
{
    auto *edit = new QLineEdit(this);
    edit->setProperty("large", true);
    edit->setAccessibleName(title);
    *field = makeField(title, edit, true);
    m_parts << Part{*field, ways, more};
    connect(edit, &QLineEdit::textEdited, this, [this, made = *field] { touch(made); });
    return edit;
}

QComboBox *TargetDialog::makeChoice(SetupField **field, const QString &title,
                                    const QList<std::pair<QString, int>> &choices, const QList<Way> &ways,
                                    bool more)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(title);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    *field = makeField(title, box, true);
    m_parts << Part{*field, ways, more};
    connect(box, &QComboBox::activated, this, [this, made = *field] { touch(made); });
    return box;
}

template <typename Value>
SetupField *TargetDialog::makeBoxes(const QString &title, const QList<std::pair<QString, Value>> &choices,
                                    Boxes<Value> *boxes, bool more)
{
    auto *list = new QWidget(this);
    list->setAccessibleName(title);
    auto *flow = new widgets::FlowLayout(list);
    flow->setGaps(16, 4);
    for (const auto &[text, value] : choices) {
        auto *box = new QCheckBox(text, list);
        box->setAccessibleDescription(title);
        flow->addWidget(box);
        boxes->append({value, box});
    }
    list->setFocusProxy(boxes->constFirst().second);
    SetupField *field = makeField(title, list, true);
    m_parts << Part{field, {}, more};
    for (const auto &[value, box] : std::as_const(*boxes))
        connect(box, &QCheckBox::clicked, this, [this, field] { touch(field); });
    return field;
}

NamedFields::Rules TargetDialog::idRules() const
{
    const auto variable = [](const QString &id) {
        return engine::NotifyPath::secretOwner(id).passwordVariable();
    };
    const auto isTaken = [this, variable](const QString &id) {
        const QString wanted = variable(id);
        const auto &transports = m_context.workspace.transports;
        const auto &targets = m_plan.targets;
        return std::any_of(transports.begin(), transports.end(),
                           [&wanted](const core::TransportSettings &transport) {
                               return transport.passwordVariable() == wanted;
                           }) ||
               std::any_of(targets.begin(), targets.end(),
                           [&](const notify::Target &target) { return variable(target.id) == wanted; });
    };
    NamedFields::Rules rules;
    rules.isTaken = isTaken;
    rules.makeId = [this, isTaken](const QString &name) {
        const QString made = m_context.workspace.freeTransportId(name, u"target"_s).toString();
        QString id = made;
        for (int more = 2; isTaken(id); ++more)
            id = u"%1-%2"_s.arg(made).arg(more);
        return id;
    };
    return rules;
}

void TargetDialog::buildWay()
{
    QList<std::pair<QString, int>> ways;
    for (const Way way : {Way::Mail, Way::Webhook, Way::Modem, Way::SmsGateway, Way::Desktop})
        ways << std::pair{HandoverWords::way(way), int(way)};
    m_way = makeChoice(&m_wayField, tr("Kind"), ways, {});
    m_enabled = new QCheckBox(tr("Alarms are handed on to it"), this);
    m_enabledField = makeField(tr("In use"), m_enabled, true);
    addPair(m_wayField, m_enabledField);
    connect(m_enabled, &QCheckBox::clicked, this, [this] { touch(m_enabledField); });
}

void TargetDialog::buildMail()
{
    const QList<Way> mail{Way::Mail};
    m_host = makeEdit(&m_hostField, tr("Mail server"), mail);
    m_host->setPlaceholderText(u"mail.example.org"_s);
    m_port = makeEdit(&m_portField, tr("Port"), mail);
    addPair(m_hostField, m_portField);
    m_security = makeChoice(&m_securityField, tr("Encryption"),
                            {{tr("STARTTLS", "of a mail server"), int(Security::StartTls)},
                             {tr("TLS from the first byte"), int(Security::Tls)},
                             {tr("None"), int(Security::None)}},
                            mail);
    m_from = makeEdit(&m_fromField, tr("Sender"), mail);
    m_from->setPlaceholderText(u"Meterdeck <alarms@example.org>"_s);
    addPair(m_securityField, m_fromField);
    connect(m_security, &QComboBox::activated, this, [this] {
        // The usual port follows; one that somebody chose stays.
        const quint16 usual = m_security->currentData().toInt() == int(Security::StartTls) ? 587
                              : m_security->currentData().toInt() == int(Security::Tls)    ? 465
                                                                                           : 25;
        if (m_port->text().trimmed() == QString::number(m_usualPort))
            m_port->setText(QString::number(usual));
        m_usualPort = usual;
        check();
    });
}

void TargetDialog::buildWeb()
{
    const QList<Way> web{Way::Webhook, Way::SmsGateway};
    m_url = makeEdit(&m_urlField, tr("Address"), web);
    m_url->setLayoutDirection(Qt::LeftToRight);
    body()->addWidget(m_urlField);
    m_login = makeChoice(&m_loginField, tr("What the secret is for"),
                         {{tr("None is needed"), int(WebLogin::None)},
                          {tr("A signature of each message"), int(WebLogin::Signature)},
                          {tr("Bearer token"), int(WebLogin::Bearer)},
                          {tr("User and password"), int(WebLogin::Basic)}},
                         {Way::Webhook});
    m_method = makeChoice(&m_methodField, tr("Method"), {{u"GET"_s, 0}, {u"POST"_s, 1}}, {Way::SmsGateway});
    m_body = makeEdit(&m_bodyField, tr("Body"), {Way::SmsGateway});
    m_body->setLayoutDirection(Qt::LeftToRight);
    body()->addWidget(m_loginField);
    addPair(m_methodField, m_bodyField);
}

void TargetDialog::buildModem(SerialPorts *ports)
{
    m_serial = new QComboBox(this);
    m_serial->setEditable(true);
    m_serial->setInsertPolicy(QComboBox::NoInsert);
    m_serial->setAccessibleName(tr("Serial port of the modem"));
    if (ports) {
        const auto fill = [this](const QList<SerialPort> &present) {
            const QString typed = m_serial->currentText();
            m_serial->clear();
            for (const SerialPort &port : present)
                m_serial->addItem(port.lasting);
            m_serial->setEditText(typed);
        };
        fill(ports->ports());
        connect(ports, &SerialPorts::changed, this, fill);
        ports->look();
    }
    m_serialField = makeField(tr("Serial port of the modem"), m_serial, true);
    m_pin = new QCheckBox(tr("The SIM card wants a PIN"), this);
    m_pinField = makeField(tr("PIN"), m_pin, true);
    m_parts << Part{m_serialField, {Way::Modem}, false} << Part{m_pinField, {Way::Modem}, false};
    addPair(m_serialField, m_pinField);
    connect(m_serial, &QComboBox::editTextChanged, this, [this] { check(); });
    connect(m_serial->lineEdit(), &QLineEdit::textEdited, this, [this] { touch(m_serialField); });
    connect(m_pin, &QCheckBox::clicked, this, [this] { touch(m_pinField); });
}

void TargetDialog::buildSecret()
{
    m_user = makeEdit(&m_userField, tr("User"), {Way::Mail, Way::Webhook});
    m_secret = new SecretPart(
        m_context, m_isNew ? core::TransportSettings() : engine::NotifyPath::secretOwner(m_present.id), this);
    m_secretField = makeField(tr("Password, key or PIN"), m_secret->edit(), true);
    addPair(m_userField, m_secretField);
    m_secretPlace = addField(tr("Where it is kept"), m_secret->placeChoice(), true);
    m_secret->setFields(m_secretField, m_secretPlace);
    connect(m_secret, &SecretPart::changed, this, [this] { check(); });
}

void TargetDialog::buildReceivers()
{
    m_to = new QPlainTextEdit(this);
    m_to->setTabChangesFocus(true);
    m_to->setFixedHeight(widgets::Theme::grow(LinesHeight));
    m_to->setAccessibleName(tr("To, one a line"));
    m_toField = addField(tr("To, one a line"), m_to, true);
    m_parts << Part{m_toField, {Way::Mail, Way::Modem, Way::SmsGateway}, false};
    connect(m_to, &QPlainTextEdit::textChanged, this, [this] { touch(m_toField); });
    QList<std::pair<QString, Urgency>> urgencies;
    for (const Urgency one : {Urgency::Critical, Urgency::High, Urgency::Medium, Urgency::Low})
        urgencies << std::pair{AlarmWords::priority(alarms::Priority(one)), one};
    QList<std::pair<QString, Happening>> happenings;
    for (const Happening one : {Happening::Raised, Happening::Cleared, Happening::Acknowledged})
        happenings << std::pair{HandoverWords::happening(one), one};
    m_urgenciesField = makeBoxes(tr("For alarms of these priorities"), urgencies, &m_urgencies, false);
    m_happeningsField = makeBoxes(tr("When one is"), happenings, &m_happenings, false);
    addPair(m_urgenciesField, m_happeningsField);
}

void TargetDialog::buildMore()
{
    m_moreButton = new widgets::Button({}, widgets::Button::Kind::Quiet, this);
    m_moreButton->setAutoDefault(false);
    body()->addWidget(m_moreButton, 0, Qt::AlignLeading);
    connect(m_moreButton, &QPushButton::clicked, this, [this] { showMore(!m_moreShown); });
    buildTimes();
    m_caField = makeFileField(tr("Trusted authorities"), m_context.workspace.fileName, &m_ca);
    m_parts << Part{m_caField, {Way::Mail, Way::Webhook, Way::SmsGateway}, true};
    body()->addWidget(m_caField);
    m_contentType = makeEdit(&m_contentTypeField, tr("Type of the body"), {Way::SmsGateway}, true);
    m_accepted = makeEdit(&m_acceptedField, tr("Words of success"), {Way::SmsGateway}, true);
    addPair(m_contentTypeField, m_acceptedField);
    m_baud = makeEdit(&m_baudField, tr("Speed (baud)"), {Way::Modem}, true);
    m_centre = makeEdit(&m_centreField, tr("SMS centre"), {Way::Modem}, true);
    addPair(m_baudField, m_centreField);
    m_partsEdit = makeEdit(&m_partsField, tr("Parts of a long SMS"), {Way::Modem, Way::SmsGateway}, true);
    body()->addWidget(m_partsField);
}

void TargetDialog::buildTimes()
{
    m_quietFrom = makeEdit(&m_quietFromField, tr("Quiet from"), {}, true);
    m_quietTo = makeEdit(&m_quietToField, tr("Quiet until"), {}, true);
    m_quietFrom->setPlaceholderText(u"22:00"_s);
    m_quietTo->setPlaceholderText(u"06:00"_s);
    addPair(m_quietFromField, m_quietToField);
    m_quietZone = makeEdit(&m_quietZoneField, tr("Time zone of the quiet time"), {}, true);
    m_quietZone->setPlaceholderText(u"Asia/Colombo"_s);
    QList<std::pair<QString, Urgency>> urgencies;
    for (const Urgency one : {Urgency::Critical, Urgency::High, Urgency::Medium, Urgency::Low})
        urgencies << std::pair{AlarmWords::priority(alarms::Priority(one)), one};
    m_throughField = makeBoxes(tr("Handed on all the same"), urgencies, &m_through, true);
    addPair(m_quietZoneField, m_throughField);
    m_most = makeEdit(&m_mostField, tr("At most so many messages"), {}, true);
    m_minutes = makeEdit(&m_minutesField, tr("in so many minutes"), {}, true);
    addPair(m_mostField, m_minutesField);
    const QList<Way> sent{Way::Mail, Way::Webhook, Way::Modem, Way::SmsGateway};
    m_expires = makeEdit(&m_expiresField, tr("Tried for (hours)"), sent, true);
    m_within = makeEdit(&m_withinField, tr("An answer within (seconds)"), sent, true);
    addPair(m_expiresField, m_withinField);
    m_repeat = makeChoice(&m_repeatField, tr("What may have arrived"),
                          {{tr("As usual: mails and web hooks again, SMS not"), -1},
                           {tr("Is sent again"), 1},
                           {tr("Is not sent again"), 0}},
                          sent, true);
    body()->addWidget(m_repeatField);
}

} // namespace console
