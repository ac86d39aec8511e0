// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/targetdialog.h"

#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "engine/notifypath.h"
#include "widgets/button.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHostAddress>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimeZone>
#include <QUrl>

using namespace Qt::StringLiterals;
using notify::Security;
using notify::Target;
using notify::Way;
using notify::WebLogin;

namespace console {

namespace {

/// A whole number within bounds; nothing else.
std::optional<int> numberIn(const QLineEdit *edit, int least, int most)
{
    bool ok = false;
    const int number = edit->text().trimmed().toInt(&ok);
    return ok && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

bool isHere(const QString &host) { return host == "localhost"_L1 || QHostAddress(host).isLoopback(); }

QUrl plainUrl(QString url)
{
    // Braces are not for QUrl's strict eye.
    return QUrl(url.remove(u'{').remove(u'}'));
}

template <typename Value>
QSet<Value> chosenOf(const QList<std::pair<Value, QCheckBox *>> &boxes)
{
    QSet<Value> chosen;
    for (const auto &[value, box] : boxes) {
        if (box->isChecked())
            chosen.insert(value);
    }
    return chosen;
}

template <typename Value>
void choose(const QList<std::pair<Value, QCheckBox *>> &boxes, const QSet<Value> &chosen)
{
    for (const auto &[value, box] : boxes)
        box->setChecked(chosen.contains(value));
}

void choose(QComboBox *box, int value) { box->setCurrentIndex(std::max(0, box->findData(value))); }

QTime timeOf(const QLineEdit *edit) { return QTime::fromString(edit->text().trimmed(), u"HH:mm"_s); }

} // namespace

TargetDialog::TargetDialog(const SetupContext &context, SerialPorts *ports, const QString &present,
                           const QString &whyNot, QWidget *parent)
    : SetupDialog(u"send"_s,
                  present.isEmpty() ? tr("Add a target of the hand-over")
                                    : tr("Change a target of the hand-over"),
                  tr("Who is told of alarms while nobody sits at the screen, and how"), parent)
    , m_context(context)
    , m_whyNot(whyNot)
{
    if (const auto plan = notify::readPlan(m_context.workspace.part(u"notify"_s)))
        m_plan = *plan;
    else
        m_whyNot = tr("What the file holds cannot be read: %1").arg(plan.error().toString());
    if (const Target *known = m_plan.target(present)) {
        m_present = *known;
        m_isNew = false;
    }
    buildWay();
    buildMail();
    buildWeb();
    buildModem(ports);
    buildSecret();
    buildReceivers();
    m_named = addNamed(idRules(), m_present.name, m_isNew ? QString() : m_present.id);
    for (SetupField *field : fields()) {
        if (field->editor() == m_named->idEdit())
            field->setHint(m_isNew ? tr("Stays the same for ever: its secret is kept under it.")
                                   : tr("Stays: its secret is kept under it."));
    }
    buildMore();
    setTarget(m_present);
    addWritten();
    showMore(!m_isNew && m_present.quiet.isSet());
    complete(m_isNew ? tr("Add the target") : tr("Change the target"),
             tr("Written at once; then everything stops and starts anew, some seconds long."), m_whyNot);
    for (SetupField *field : fields())
        field->setTouched(false);
    m_way->setFocus();
}

TargetDialog::~TargetDialog() = default;

Way TargetDialog::way() const { return Way(m_way->currentData().toInt()); }

void TargetDialog::chooseWay(Way way)
{
    choose(m_way, int(way));
    check();
}

void TargetDialog::showMore(bool shown)
{
    m_moreShown = shown;
    m_moreButton->setIconName(shown ? u"chevron-down"_s : u"chevron-right"_s);
    m_moreButton->setText(shown ? tr("Fewer settings") : tr("More settings"));
    check();
}

void TargetDialog::setTarget(const Target &target)
{
    choose(m_way, int(target.way));
    m_enabled->setChecked(target.enabled);
    choose(m_urgencies, target.urgencies);
    choose(m_happenings, target.happenings);
    const QSignalBlocker quiet(m_to);
    m_to->setPlainText(target.to.join(u'\n'));
    m_host->setText(target.host);
    m_port->setText(QString::number(target.port));
    m_usualPort = target.security == Security::StartTls ? 587 : target.security == Security::Tls ? 465 : 25;
    choose(m_security, int(target.security));
    m_from->setText(target.from);
    m_user->setText(target.user);
    m_ca->setText(target.ca);
    m_url->setText(target.url);
    choose(m_login, int(target.login));
    m_method->setCurrentIndex(target.method == "POST"_L1 ? 1 : 0);
    m_body->setText(target.body);
    m_contentType->setText(target.contentType.isEmpty() ? u"application/x-www-form-urlencoded"_s
                                                        : target.contentType);
    m_accepted->setText(target.accepted);
    m_serial->setEditText(target.serialPort);
    m_baud->setText(QString::number(target.baud));
    m_centre->setText(target.centre);
    m_pin->setChecked(target.pin);
    m_partsEdit->setText(QString::number(target.parts));
    m_quietFrom->setText(target.quiet.isSet() ? target.quiet.from.toString(u"HH:mm"_s) : QString());
    m_quietTo->setText(target.quiet.isSet() ? target.quiet.to.toString(u"HH:mm"_s) : QString());
    m_quietZone->setText(QString::fromUtf8(target.quiet.zone));
    choose(m_through, target.quiet.through);
    m_most->setText(QString::number(target.rate.most));
    m_minutes->setText(QString::number(target.rate.within.count()));
    m_expires->setText(QString::number(target.expires.count()));
    m_within->setText(QString::number(target.within.count()));
    choose(m_repeat, target.repeatUnknown ? int(*target.repeatUnknown) : -1);
}

Target TargetDialog::target() const
{
    Target target;
    target.id = m_isNew ? m_named->id() : m_present.id;
    target.name = m_named->name();
    target.way = way();
    target.enabled = m_enabled->isChecked();
    target.urgencies = chosenOf(m_urgencies);
    target.happenings = chosenOf(m_happenings);
    if (timeOf(m_quietFrom).isValid() && timeOf(m_quietTo).isValid()) {
        target.quiet.from = timeOf(m_quietFrom);
        target.quiet.to = timeOf(m_quietTo);
        target.quiet.zone = m_quietZone->text().trimmed().toUtf8();
        target.quiet.through = chosenOf(m_through);
    }
    target.rate.most = numberIn(m_most, 1, 1000).value_or(target.rate.most);
    target.rate.within = std::chrono::minutes(numberIn(m_minutes, 1, 1440).value_or(60));
    readWay(target);
    return target;
}

/// What the way there needs, and nothing that belongs to another.
void TargetDialog::readWay(Target &target) const
{
    if (target.way == Way::Desktop)
        return;
    target.expires = std::chrono::hours(numberIn(m_expires, 1, 24 * 14).value_or(24));
    target.within = std::chrono::seconds(numberIn(m_within, 2, 300).value_or(30));
    if (const int repeat = m_repeat->currentData().toInt(); repeat >= 0)
        target.repeatUnknown = repeat == 1;
    if (target.way != Way::Webhook) {
        for (const QString &line : m_to->toPlainText().split(u'\n')) {
            if (const QString to = line.trimmed(); !to.isEmpty())
                target.to << to;
        }
        target.to.removeDuplicates();
    }
    if (target.way == Way::Modem) {
        target.serialPort = m_serial->currentText().trimmed();
        target.baud = numberIn(m_baud, 300, 4'000'000).value_or(target.baud);
        target.centre = m_centre->text().trimmed();
        target.pin = m_pin->isChecked();
    } else {
        target.ca = m_ca->text().trimmed();
    }
    if (target.way == Way::Modem || target.way == Way::SmsGateway)
        target.parts = numberIn(m_partsEdit, 1, 10).value_or(target.parts);
    if (target.way == Way::Mail) {
        target.host = m_host->text().trimmed();
        target.security = Security(m_security->currentData().toInt());
        target.port = quint16(numberIn(m_port, 1, 65535).value_or(0));
        target.user = m_user->text().trimmed();
        target.from = m_from->text().trimmed();
    } else if (target.way == Way::Webhook) {
        target.url = m_url->text().trimmed();
        target.login = WebLogin(m_login->currentData().toInt());
        if (target.login == WebLogin::Basic)
            target.user = m_user->text().trimmed();
    } else if (target.way == Way::SmsGateway) {
        target.url = m_url->text().trimmed();
        target.method = m_method->currentText();
        if (target.method == "POST"_L1) {
            target.body = m_body->text();
            target.contentType = m_contentType->text().trimmed();
        } else {
            target.contentType = u"application/x-www-form-urlencoded"_s;
        }
        target.accepted = m_accepted->text();
    }
}

bool TargetDialog::isShown(const Part &part) const
{
    if ((!part.ways.isEmpty() && !part.ways.contains(way())) || (part.more && !m_moreShown))
        return false;
    if (part.field == m_userField && way() == Way::Webhook)
        return m_login->currentData().toInt() == int(WebLogin::Basic);
    if (part.field == m_bodyField || part.field == m_contentTypeField)
        return m_method->currentIndex() == 1;
    return true;
}

void TargetDialog::weigh()
{
    // What the button below says stays in step with a reason that hides there.
    const Target now = target();
    m_named->weigh();
    for (const Part &part : std::as_const(m_parts))
        part.field->setReason({});
    weighReceivers(now);
    weighTimes();
    if (now.way == Way::Mail)
        weighMail(now);
    else if (now.way == Way::Webhook || now.way == Way::SmsGateway)
        weighWeb(now);
    if (now.way == Way::Modem)
        weighModem(now);
    m_wayField->setHint(now.way == Way::Desktop
                            ? tr("Shown while the window is open, where the desktop shows notifications.")
                            : QString());
    const bool hides = std::any_of(m_parts.cbegin(), m_parts.cend(), [this](const Part &part) {
        return part.more && !part.field->reason().isEmpty() && !m_moreShown;
    });
    if (hides) {
        m_moreShown = true;
        m_moreButton->setIconName(u"chevron-down"_s);
        m_moreButton->setText(tr("Fewer settings"));
    }
    for (const Part &part : std::as_const(m_parts)) {
        const bool shown = isShown(part);
        part.field->setVisible(shown);
        if (!shown)
            part.field->setReason({});
    }
    m_secret->weigh(engine::NotifyPath::secretOwner(now.id), engine::Secrets::Password, secretNotNeeded(now));
    m_secretField->setVisible(now.needsSecret());
    if (!now.needsSecret())
        m_secretPlace->hide();
    setWritten(m_context.workspace.fileName, u"notify"_s,
               notify::writePlan({{now}}).value(u"targets"_s).toArray().first().toObject());
}

QString TargetDialog::secretNotNeeded(const Target &now) const
{
    return now.needsSecret() ? QString() : tr("Not needed.");
}

void TargetDialog::weighReceivers(const Target &now)
{
    m_urgenciesField->setReason(now.urgencies.isEmpty() ? tr("At least one: else nothing is handed on.")
                                                        : QString());
    m_happeningsField->setReason(now.happenings.isEmpty() ? tr("At least one: else nothing is handed on.")
                                                          : QString());
    if (now.way == Way::Webhook || now.way == Way::Desktop)
        return;
    const bool isMail = now.way == Way::Mail;
    QString reason;
    if (now.to.isEmpty())
        reason = isMail ? tr("At least one address.") : tr("At least one number.");
    for (const QString &to : now.to) {
        if (!reason.isEmpty())
            break;
        if (isMail && !notify::isMailAddress(to))
            reason = tr("“%1” is no address such as duty@example.org.").arg(to);
        else if (!isMail && !notify::isPhoneNumber(to))
            reason = tr("“%1” is no number such as +94711234567.").arg(to);
    }
    m_toField->setReason(reason);
    m_toField->setHint(tr("Each gets a message of its own."));
}

void TargetDialog::weighTimes()
{
    const auto bounded = [](SetupField *field, const QLineEdit *edit, int least, int most) {
        field->setReason(numberIn(edit, least, most)
                             ? QString()
                             : tr("A whole number from %1 to %2.").arg(least).arg(most));
    };
    bounded(m_mostField, m_most, 1, 1000);
    bounded(m_minutesField, m_minutes, 1, 1440);
    bounded(m_expiresField, m_expires, 1, 24 * 14);
    bounded(m_withinField, m_within, 2, 300);
    m_mostField->setHint(tr("What is more is counted and told in one message."));
    const auto hour = [](SetupField *field, const QLineEdit *edit, const QLineEdit *other) {
        const bool empty = edit->text().trimmed().isEmpty();
        const bool bothEmpty = empty && other->text().trimmed().isEmpty();
        field->setReason(bothEmpty || timeOf(edit).isValid() ? QString()
                                                             : tr("A time of day such as 22:00."));
    };
    hour(m_quietFromField, m_quietFrom, m_quietTo);
    hour(m_quietToField, m_quietTo, m_quietFrom);
    m_quietFromField->setHint(tr("Empty: there is no quiet time."));
    const QByteArray zone = m_quietZone->text().trimmed().toUtf8();
    m_quietZoneField->setReason(zone.isEmpty() || QTimeZone::isTimeZoneIdAvailable(zone)
                                    ? QString()
                                    : tr("Not the name of a time zone, such as Asia/Colombo."));
    m_quietZoneField->setHint(tr("Empty: that of this computer."));
}

void TargetDialog::weighMail(const Target &now)
{
    m_hostField->setReason(now.host.isEmpty() || now.host.contains(u'/') || now.host.contains(u'@') ||
                                   now.host.contains(u' ')
                               ? tr("The name of a mail server, such as mail.example.org.")
                               : QString());
    m_portField->setReason(now.port == 0 ? tr("A whole number from %1 to %2.").arg(1).arg(65535) : QString());
    m_portField->setHint(tr("587 with STARTTLS, 465 with TLS."));
    m_securityField->setReason(now.security == Security::None && !now.user.isEmpty() && !isHere(now.host)
                                   ? tr("A password is not sent in the clear: choose STARTTLS or TLS.")
                                   : QString());
    m_fromField->setReason(notify::isMailAddress(now.from) ? QString()
                                                           : tr("An address such as alarms@example.org."));
    m_userField->setHint(tr("Stays empty when the server asks for none."));
}

void TargetDialog::weighWeb(const Target &now)
{
    const QUrl url = plainUrl(now.url);
    const bool clear = url.scheme() == "http"_L1 && !isHere(url.host());
    const QString both = now.url + (now.method == "POST"_L1 ? now.body : QString());
    QString reason;
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        reason = tr("An address that begins with https:// or http://.");
    else if (!url.userInfo().isEmpty())
        reason = tr("User and password have fields of their own.");
    else if (now.way == Way::SmsGateway && now.url.section(u'/', 2, 2).contains(u'{'))
        reason = tr("The computer’s name cannot be filled in.");
    else if (now.way == Way::SmsGateway && (!both.contains("{to}"_L1) || !both.contains("{text}"_L1)))
        reason = tr("{to} and {text} have to stand in the address or in the body.");
    else if (now.way == Way::SmsGateway && both.contains("{secret}"_L1) && clear)
        reason = tr("A secret is not sent in the clear: https is needed.");
    m_urlField->setReason(reason);
    m_urlField->setHint(now.way == Way::SmsGateway ? tr("{to}, {text} and {secret} are filled in.")
                                                   : tr("Each alarm is posted there as JSON."));
    m_bodyField->setHint(tr("{to}, {text} and {secret} are filled in."));
    m_acceptedField->setHint(tr("What the answer must hold to count. Empty: any answer of success."));
    if (now.way != Way::Webhook) {
        m_partsField->setReason(
            numberIn(m_partsEdit, 1, 10) ? QString() : tr("A whole number from %1 to %2.").arg(1).arg(10));
        return;
    }
    const bool bare = now.login == WebLogin::Bearer || now.login == WebLogin::Basic;
    m_loginField->setReason(bare && clear ? tr("A secret is not sent in the clear: https is needed.")
                                          : QString());
    m_userField->setReason(now.login == WebLogin::Basic && now.user.isEmpty() ? tr("A user is needed.")
                                                                              : QString());
    m_userField->setHint({});
}

void TargetDialog::weighModem(const Target &now)
{
    m_serialField->setReason(now.serialPort.isEmpty() ? tr("The serial port the modem is on.") : QString());
    m_baudField->setReason(numberIn(m_baud, 300, 4'000'000)
                               ? QString()
                               : tr("A whole number from %1 to %2.").arg(300).arg(4'000'000));
    m_centreField->setReason(now.centre.isEmpty() || notify::isPhoneNumber(now.centre)
                                 ? QString()
                                 : tr("A number such as +94711234567, or nothing."));
    m_centreField->setHint(tr("Empty: the SIM card’s own."));
    m_partsField->setReason(
        numberIn(m_partsEdit, 1, 10) ? QString() : tr("A whole number from %1 to %2.").arg(1).arg(10));
    m_partsField->setHint(tr("A longer text is cut there."));
}

core::Result<core::Workspace> TargetDialog::changed() const
{
    if (!m_whyNot.isEmpty())
        return core::Error{core::ErrorCode::Unsupported, {}, m_whyNot, {}};
    notify::Plan plan = m_plan;
    const Target now = target();
    if (m_isNew) {
        plan.targets << now;
    } else {
        for (Target &known : plan.targets) {
            if (known.id == m_present.id)
                known = now;
        }
    }
    return engine::NotifyPath::proposed(m_context.workspace, plan);
}

void TargetDialog::decide(const core::Workspace &workspace)
{
    const Target now = target();
    if (!m_secret->isTyped() || !now.needsSecret()) {
        emit decided(workspace);
        return;
    }
    decideWhenKept(*m_secret, engine::NotifyPath::secretOwner(now.id), engine::Secrets::Password, workspace);
}

} // namespace console
