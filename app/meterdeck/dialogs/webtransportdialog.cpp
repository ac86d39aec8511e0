// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/webtransportdialog.h"

#include "dialogs/connectiontrialbox.h"
#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "dialogs/tlsfiles.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QTimeZone>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

WebTransportDialog::WebTransportDialog(const Look &look, SetupContext context,
                                       const core::TransportId &present, QWidget *parent)
    : SetupDialog(look.icon, look.title, look.subtitle, parent)
    , m_context(std::move(context))
    , m_codec(look.codec)
    , m_isNew(present.isEmpty())
{
    if (const core::TransportSettings *known = m_context.workspace.transport(present)) {
        m_present = *known;
    } else {
        m_present.tcpPort = core::defaultTcpPort(look.type);
        m_present.host.clear();
    }
    m_present.type = look.type;
}

WebTransportDialog::~WebTransportDialog() = default;

widgets::SegmentedControl *WebTransportDialog::makeChoice(const QStringList &texts, const QString &name)
{
    auto *made = new widgets::SegmentedControl(texts, this);
    made->setLarge(true);
    made->setName(name);
    connect(made, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    return made;
}

QLineEdit *WebTransportDialog::makeEdit(SetupField **field, const QString &title)
{
    auto *edit = new QLineEdit(this);
    *field = makeField(title, edit, true);
    connect(edit, &QLineEdit::textEdited, this, [this, field = *field] { touch(field); });
    return edit;
}

void WebTransportDialog::addSecret(const QString &title, const QString &placeTitle, SetupField *beside)
{
    m_secret = new SecretPart(m_context, m_isNew ? core::TransportSettings() : m_present, this);
    SetupField *field = makeField(title, m_secret->edit(), true);
    if (beside)
        addPair(beside, field);
    else
        body()->addWidget(field);
    m_secret->setFields(field, addField(placeTitle, m_secret->placeChoice(), true));
    connect(m_secret, &SecretPart::changed, this, [this] { check(); });
}

void WebTransportDialog::addProfiles(const QString &title,
                                     const std::function<bool(const core::ProfilePtr &)> &isUsual)
{
    auto *list = new QWidget(this);
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto add = [this, grid](QCheckBox *box, const core::ProfileId &id, bool checked) {
        box->setFont(widgets::Theme::of(this).font(widgets::Role::Body, 500));
        box->setMinimumHeight(28);
        box->setChecked(checked);
        grid->addWidget(box, int(m_profiles.size()) / 2, int(m_profiles.size()) % 2);
        m_profiles << Row{id, box};
        connect(box, &QCheckBox::toggled, this, [this] { touch(m_profilesField); });
    };
    QList<core::ProfileId> known;
    for (const core::ProfilePtr &profile : std::as_const(m_context.profiles)) {
        const bool chosen = profile && m_present.profiles.contains(profile->id);
        if (!profile || profile->codec != m_codec || (!isUsual(profile) && !chosen))
            continue;
        known << profile->id;
        auto *box = new QCheckBox(profile->name, list);
        box->setAccessibleDescription(profile->description);
        box->setToolTip(u"<qt>%1</qt>"_s.arg(profile->description.toHtmlEscaped()));
        add(box, profile->id, m_isNew || chosen);
    }
    // What the file asks for and is not installed stays asked for, unless it is unchecked.
    for (const core::ProfileId &id : std::as_const(m_present.profiles)) {
        if (!known.contains(id))
            add(new QCheckBox(tr("%1 (not installed)").arg(id.toString()), list), id, true);
    }
    if (!m_profiles.isEmpty())
        list->setFocusProxy(m_profiles.constFirst().box);
    m_profilesField = addField(title, list, true);
}

void WebTransportDialog::addNames(const QString &otherwise, const QString &proposed)
{
    m_named = addNamed(transportRules(m_context.workspace, otherwise), m_present.name,
                       m_isNew ? QString() : m_present.id.toString());
    if (m_isNew)
        m_named->propose(proposed);
}

void WebTransportDialog::addTrial(const QString &nothingYet)
{
    m_trial = new ConnectionTrialBox(this);
    m_trial->setNothingYet(nothingYet);
    body()->addWidget(m_trial);
}

void WebTransportDialog::addMore(bool zone, bool files)
{
    m_moreButton = new widgets::Button({}, widgets::Button::Kind::Quiet, this);
    m_moreButton->setAutoDefault(false);
    body()->addWidget(m_moreButton, 0, Qt::AlignLeading);
    m_more = new QWidget(this);
    auto *column = new QVBoxLayout(m_more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    if (zone) {
        m_zone = makeEdit(&m_zoneField, tr("Time zone of the devices"));
        m_zone->setText(m_present.zone);
        column->addWidget(m_zoneField);
    }
    if (files) {
        m_files = makeTlsFiles(m_context.workspace.fileName);
        m_files->setFiles(m_present.tls);
        column->addWidget(m_files);
    }
    body()->addWidget(m_more);
    connect(m_moreButton, &QPushButton::clicked, this, [this] { showMore(!isMoreShown()); });
    // What somebody has set is seen at once.
    showMore(!m_present.zone.isEmpty() || m_present.tls != core::TlsSettings());
}

void WebTransportDialog::showMore(bool shown)
{
    m_more->setVisible(shown);
    m_moreButton->setIconName(shown ? u"chevron-down"_s : u"chevron-right"_s);
    m_moreButton->setText(shown ? tr("Fewer settings") : tr("More settings"));
}

bool WebTransportDialog::isMoreShown() const { return m_more && !m_more->isHidden(); }

void WebTransportDialog::finish(const QString &add, const QString &change)
{
    addWritten();
    complete(m_isNew ? add : change,
             m_isNew
                 ? tr("Written at once; then everything stops and starts anew with it, some seconds long.")
                 : tr("Everything stops and starts anew with it, some seconds long. Readings stay."));
    QList<QWidget *> stops{m_named->idEdit()};
    if (m_trial)
        stops << m_trial->button();
    if (m_moreButton)
        stops << m_moreButton;
    if (m_zone)
        stops << m_zone;
    if (m_files)
        stops << m_files->stops();
    for (qsizetype at = 1; at < stops.size(); ++at)
        setTabOrder(stops[at - 1], stops[at]);
}

core::TransportSettings WebTransportDialog::settings() const
{
    core::TransportSettings settings = m_present;
    settings.id = core::TransportId(m_named->id());
    settings.name = m_named->name().isEmpty() ? m_named->id() : m_named->name();
    settings.profiles.clear();
    for (const Row &row : m_profiles) {
        if (row.box->isChecked())
            settings.profiles << row.profile;
    }
    if (m_zone)
        settings.zone = m_zone->text().trimmed();
    if (m_files)
        m_files->writeTo(settings.tls);
    return settings;
}

core::Result<core::Workspace> WebTransportDialog::changed() const
{
    return m_isNew ? m_context.workspace.withAdded(settings()) : m_context.workspace.withChanged(settings());
}

QString WebTransportDialog::urlReason(const QString &url)
{
    if (url.isEmpty())
        return tr("Type the address of the server.");
    if (url.contains(u' '))
        return tr("An address has no spaces.");
    if (!url.startsWith("http://"_L1) && !url.startsWith("https://"_L1))
        return tr("It begins with https:// or http://.");
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || parsed.port(80) < 1)
        return tr("This is no address, such as https://server.example:8080.");
    if (!parsed.userInfo().isEmpty())
        return tr("User and password have fields of their own.");
    if (parsed.hasQuery() || parsed.hasFragment())
        return tr("An address without ? and # in it.");
    return {};
}

void WebTransportDialog::weigh()
{
    const core::TransportSettings now = settings();
    m_named->weigh();
    if (m_secret)
        m_secret->weigh(now, secretName(), secretNotNeeded(now));
    m_profilesField->setReason(now.profiles.isEmpty() ? tr("At least one: it says what the values mean.")
                                                      : QString());
    m_profilesField->setHint(m_profiles.isEmpty() ? tr("No profile of this kind is installed.") : QString());
    weighMore(now);
    if (m_trial)
        weighTrial(now);
    setWritten(m_context.workspace.fileName, u"transports"_s, m_context.workspace.entry(now));
}

void WebTransportDialog::weighMore(const core::TransportSettings &now)
{
    if (m_zone) {
        m_zoneField->setReason(now.zone.isEmpty() || QTimeZone::isTimeZoneIdAvailable(now.zone.toUtf8())
                                   ? QString()
                                   : tr("Not the name of a time zone, such as Asia/Colombo."));
        m_zoneField->setHint(tr("Of times that name none. Empty: UTC."));
    }
    if (m_files)
        m_files->weigh(m_context.workspace, true, tr("Only where the server asks for one."));
    const bool refused =
        (m_zoneField && !m_zoneField->reason().isEmpty()) || (m_files && !m_files->isWhole());
    if (refused && !isMoreShown())
        showMore(true);
}

void WebTransportDialog::readKeys(const core::TransportSettings &now)
{
    const QMap<QString, QString> secrets = engine::payloadKeySecrets(now, m_context.profiles);
    for (auto key = secrets.constBegin(); key != secrets.constEnd(); ++key) {
        const QString asked = now.id.toString() + u'/' + key.key();
        if (m_askedKeys.contains(asked))
            continue;
        m_askedKeys << asked;
        m_secret->secrets().read(now, key.value(), this,
                                 [this, name = key.key()](const engine::Secret &found) {
                                     if (!found.isKnown())
                                         return;
                                     m_keys.insert(name, found.value);
                                     // Perhaps within weigh() itself, where it is known at once.
                                     QMetaObject::invokeMethod(
                                         this, [this] { check(); }, Qt::QueuedConnection);
                                 });
    }
}

void WebTransportDialog::weighTrial(const core::TransportSettings &now)
{
    if (!urlReason(now.url).isEmpty() || now.profiles.isEmpty() || (m_files && !m_files->isWhole())) {
        m_trial->setTarget(std::nullopt);
        return;
    }
    readKeys(now);
    auto request = engine::TrialRequest::of(m_context.workspace, now, m_context.profiles,
                                            m_secret->value(now, secretName()));
    request.payloadKeys = m_keys;
    m_trial->setTarget(request);
}

void WebTransportDialog::decide(const core::Workspace &workspace)
{
    const core::TransportSettings now = settings();
    if (!m_secret->isTyped() || !secretNotNeeded(now).isEmpty()) {
        emit decided(workspace);
        return;
    }
    decideWhenKept(*m_secret, now, secretName(), workspace);
}

} // namespace console
