// SPDX-License-Identifier: GPL-3.0-or-later
// The part of AddBrokerDialog for what is seldom needed, folded under one button.
#include "dialogs/addbrokerdialog.h"

#include "dialogs/connectiontrialbox.h"
#include "dialogs/namedfields.h"
#include "dialogs/setupfield.h"
#include "dialogs/tlsfiles.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

const QStringList Protocols{QStringLiteral("auto"), QStringLiteral("5"), QStringLiteral("3.1.1")};

void pair(QVBoxLayout *to, SetupField *left, SetupField *right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(left, 1, Qt::AlignTop);
    row->addWidget(right, 1, Qt::AlignTop);
    to->addLayout(row);
}

} // namespace

void AddBrokerDialog::buildMore()
{
    m_moreButton = new widgets::Button({}, widgets::Button::Kind::Quiet, this);
    m_moreButton->setAutoDefault(false);
    body()->addWidget(m_moreButton, 0, Qt::AlignLeading);
    m_more = new QWidget(this);
    auto *column = new QVBoxLayout(m_more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    const auto choice = [this](const QStringList &texts, const QString &name) {
        auto *made = new widgets::SegmentedControl(texts, m_more);
        made->setLarge(true);
        made->setName(name);
        connect(made, &widgets::SegmentedControl::chosen, this, [this] { check(); });
        return made;
    };
    m_qos = choice({tr("0"), tr("1")}, tr("Quality of service"));
    m_qosField = makeField(tr("Quality of service"), m_qos, true);
    m_session = choice({tr("Kept"), tr("Clean")}, tr("Session"));
    m_sessionField = makeField(tr("Session"), m_session, true);
    pair(column, m_qosField, m_sessionField);
    m_protocol = choice({tr("Automatic"), tr("5"), tr("3.1.1")}, tr("Version of MQTT"));
    m_protocolField = makeField(tr("Version of MQTT"), m_protocol, true);
    m_webSocketPath = new QLineEdit(m_more);
    m_pathField = makeField(tr("WebSocket path"), m_webSocketPath, true);
    pair(column, m_protocolField, m_pathField);
    m_sharedGroup = new QLineEdit(m_more);
    m_groupField = makeField(tr("Shared group"), m_sharedGroup, true);
    m_presenceTopic = new QLineEdit(m_more);
    m_presenceField = makeField(tr("Presence topic"), m_presenceTopic, true);
    pair(column, m_groupField, m_presenceField);
    m_zone = new QLineEdit(m_more);
    m_zoneField = makeField(tr("Time zone of the devices"), m_zone, true);
    column->addWidget(m_zoneField);
    body()->addWidget(m_more);
    const QList<std::pair<QLineEdit *, SetupField *>> edits{{m_webSocketPath, m_pathField},
                                                            {m_sharedGroup, m_groupField},
                                                            {m_presenceTopic, m_presenceField},
                                                            {m_zone, m_zoneField}};
    for (const auto &[edit, field] : edits) {
        connect(edit, &QLineEdit::textEdited, this, [this, field = field] {
            takePort();
            touch(field);
        });
    }
    connect(m_moreButton, &QPushButton::clicked, this, [this] { showMore(!isMoreShown()); });
    showMore(false);
}

void AddBrokerDialog::showMore(bool shown)
{
    m_more->setVisible(shown);
    m_moreButton->setIconName(shown ? u"chevron-down"_s : u"chevron-right"_s);
    m_moreButton->setText(shown ? tr("Fewer settings") : tr("More settings"));
}

bool AddBrokerDialog::isMoreShown() const { return !m_more->isHidden(); }

void AddBrokerDialog::fillMore()
{
    m_encryption->setCurrent(m_present.tls.on ? 1 : 0);
    m_files->setFiles(m_present.tls);
    m_qos->setCurrent(m_present.qos == 0 ? 0 : 1);
    m_session->setCurrent(m_present.persistentSession ? 0 : 1);
    m_protocol->setCurrent(std::max(0, int(Protocols.indexOf(m_present.protocol))));
    m_webSocketPath->setText(m_present.webSocketPath);
    m_sharedGroup->setText(m_present.sharedGroup);
    m_presenceTopic->setText(m_present.presenceTopic);
    m_zone->setText(m_present.zone);
    m_usualPort = core::defaultTcpPort(m_present);
    // What somebody has set is seen at once.
    const core::TransportSettings usual;
    showMore(m_present.qos != usual.qos || m_present.persistentSession != usual.persistentSession ||
             m_present.protocol != usual.protocol || !m_present.webSocketPath.isEmpty() ||
             !m_present.sharedGroup.isEmpty() || !m_present.presenceTopic.isEmpty() ||
             !m_present.zone.isEmpty());
}

void AddBrokerDialog::readMore(core::TransportSettings *settings) const
{
    settings->tls.on = m_encryption->current() == 1;
    m_files->writeTo(settings->tls);
    settings->qos = m_qos->current();
    settings->persistentSession = m_session->current() == 0;
    settings->protocol = Protocols.value(m_protocol->current(), Protocols.first());
    settings->webSocketPath = m_webSocketPath->text().trimmed();
    settings->sharedGroup = m_sharedGroup->text().trimmed();
    settings->presenceTopic = m_presenceTopic->text().trimmed();
    settings->zone = m_zone->text().trimmed();
}

void AddBrokerDialog::weighMore(const core::TransportSettings &now)
{
    const auto hasWildcard = [](const QString &text) { return text.contains(u'+') || text.contains(u'#'); };
    m_qosField->setHint(now.qos == 1 ? tr("1: each message is confirmed once it is stored.")
                                     : tr("0: what is lost on the way stays lost."));
    m_sessionField->setHint(now.persistentSession
                                ? tr("The broker keeps what comes while the console is away.")
                                : tr("What comes while the console is away is not kept."));
    m_protocolField->setHint(now.protocol == "auto"_L1 ? tr("5, and 3.1.1 where the broker is older.")
                                                       : tr("This version, or none."));
    m_pathField->setReason(now.webSocketPath.isEmpty() || now.webSocketPath.startsWith(u'/')
                               ? QString()
                               : tr("It starts with a slash, such as /mqtt."));
    m_pathField->setHint(now.webSocketPath.isEmpty() ? tr("Empty: straight over TCP.")
                                                     : tr("MQTT inside a WebSocket, through a web server."));
    m_groupField->setReason(hasWildcard(now.sharedGroup) || now.sharedGroup.contains(u'/')
                                ? tr("A name without /, + and #.")
                                : QString());
    m_groupField->setHint(now.sharedGroup.isEmpty()
                              ? tr("Empty: every message comes to this console.")
                              : tr("The broker shares the messages out among the members of the group."));
    m_presenceField->setReason(hasWildcard(now.presenceTopic) ? tr("A topic without + and #.") : QString());
    m_presenceField->setHint(now.presenceTopic.isEmpty()
                                 ? tr("Empty: this console does not tell that it is there.")
                                 : tr("“online” is said there, and “offline” when the console is gone."));
    m_zoneField->setReason(now.zone.isEmpty() || QTimeZone::isTimeZoneIdAvailable(now.zone.toUtf8())
                               ? QString()
                               : tr("Not the name of a time zone, such as Asia/Colombo."));
    m_zoneField->setHint(tr("Of device times that name none. Empty: UTC."));
    for (const SetupField *field : {m_pathField, m_groupField, m_presenceField, m_zoneField}) {
        if (!field->reason().isEmpty() && !isMoreShown())
            showMore(true);
    }
}

void AddBrokerDialog::orderTabs()
{
    QList<QWidget *> stops = m_files->stops();
    stops << m_user;
    for (qsizetype at = 1; at < stops.size(); ++at)
        setTabOrder(stops[at - 1], stops[at]);
    setTabOrder(m_named->idEdit(), m_trial->button());
    setTabOrder(m_trial->button(), m_moreButton);
}

} // namespace console
