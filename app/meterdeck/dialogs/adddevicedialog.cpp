// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/adddevicedialog.h"

#include "dialogs/setupfield.h"
#include "modbus/writemap.h"
#include "widgets/button.h"
#include "words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int LeastUnit = 1;
constexpr int MostUnit = 247;
constexpr std::chrono::milliseconds LeastPoll{50};
constexpr std::chrono::milliseconds MostPoll{86400000};
constexpr int UnitsNamed = 6;

/// A number as people write it, with point or comma; NaN when it is none.
double numberOf(const QLineEdit *edit)
{
    bool ok = false;
    const double value = edit->text().trimmed().replace(u',', u'.').replace(u'\u2212', u'-').toDouble(&ok);
    return ok ? value : std::nan("");
}

} // namespace

AddDeviceDialog::AddDeviceDialog(SetupContext context, const core::TransportId &transport, QWidget *parent)
    : SetupDialog(u"gauge"_s, tr("Add a meter on a bus"),
                  tr("Meters behind a broker need no entry: they appear when they first speak."), parent)
    , m_context(std::move(context))
    , m_isNew(true)
{
    m_present.transport = transport;
    build();
    fill();
    complete(m_context.isNew ? tr("Make and open") : tr("Add the meter"),
             m_context.isNew
                 ? tr("The workspace is made with the bus and the meter, and opened.")
                 : tr("Written at once; then everything stops and starts anew with it, some seconds long."));
}

AddDeviceDialog::AddDeviceDialog(SetupContext context, const core::DeviceSettings &present, QWidget *parent)
    : SetupDialog(u"pencil"_s, tr("Change a device"), tr("Its readings stay, whatever is changed here."),
                  parent)
    , m_context(std::move(context))
    , m_present(present)
    , m_isNew(false)
{
    if (const core::DeviceSettings *entry = m_context.workspace.device(present.id)) {
        m_present = *entry;
        m_hasEntry = true;
    }
    m_unitProposed = false;
    build();
    fill();
    complete(tr("Change the device"),
             tr("Written at once; then everything stops and starts anew with it, some seconds long."));
}

bool AddDeviceDialog::isOnWire() const
{
    const core::TransportSettings *known = m_context.workspace.transport(m_present.transport);
    return m_isNew || (known && core::isModbus(known->type));
}

void AddDeviceDialog::build()
{
    if (isOnWire())
        buildWire();
    NamedFields::Rules rules;
    rules.makeId = [this](const QString &name) {
        return m_context.workspace.freeDeviceId(name, u"meter"_s).toString();
    };
    rules.isTaken = [this](const QString &id) {
        return m_context.workspace.device(core::DeviceId(id)) != nullptr;
    };
    rules.longestId = 200;
    m_named = addNamed(rules, m_present.name, m_isNew ? QString() : m_present.id.toString());

    m_lat = new QLineEdit(this);
    m_lon = new QLineEdit(this);
    m_lat->setPlaceholderText(tr("may stay empty"));
    m_lon->setPlaceholderText(tr("may stay empty"));
    m_latField = makeField(tr("Latitude"), m_lat, true);
    m_lonField = makeField(tr("Longitude"), m_lon, true);
    m_latField->setHint(tr("Degrees north, minus for south."));
    m_lonField->setHint(tr("Degrees east, minus for west."));
    addPair(m_latField, m_lonField);
    for (const auto &[edit, field] : {std::pair{m_lat, m_latField}, std::pair{m_lon, m_lonField}})
        connect(edit, &QLineEdit::textEdited, this, [this, at = field] { touch(at); });
    addWritten();
}

void AddDeviceDialog::buildWire()
{
    m_transport = new QComboBox(this);
    for (const core::TransportSettings &known : std::as_const(m_context.workspace.transports)) {
        if (core::isModbus(known.type))
            m_transport->addItem(known.name, known.id.toString());
    }
    m_transportField = makeField(tr("Bus"), m_transport, true);
    m_unit = new QLineEdit(this);
    m_unitField = makeField(tr("Unit"), m_unit, true);
    addPair(m_transportField, m_unitField);
    if (m_isNew && !m_context.isNew) {
        auto *search =
            new widgets::Button(tr("Search the bus for meters…"), widgets::Button::Kind::Normal, this);
        search->setIconName(u"scan-search"_s);
        search->setAutoDefault(false);
        connect(search, &QPushButton::clicked, this, [this] { emit scanRequested(transport()); });
        body()->addWidget(search, 0, Qt::AlignLeft);
    }
    m_profile = new QComboBox(this);
    listProfiles();
    m_profileField = addField(tr("Profile"), m_profile);
    if (!m_context.isNew && m_context.next.isEmpty()) { // there is a meter to try it on
        auto *map = new widgets::Button(tr("Edit register map…"), widgets::Button::Kind::Normal, this);
        map->setObjectName(u"registerMap"_s);
        map->setIconName(u"pencil"_s);
        map->setAutoDefault(false);
        map->setAccessibleDescription(tr("Of the chosen profile, saved as one of your own"));
        connect(map, &QPushButton::clicked, this, [this] {
            emit registerMapRequested(core::ProfileId(m_profile->currentData().toString()), transport(),
                                      m_unit->text().trimmed().toInt());
        });
        body()->addWidget(map, 0, Qt::AlignLeading);
    }
    m_poll = new QLineEdit(this);
    m_pollField = addField(tr("Asked every, seconds"), m_poll);
    connect(m_transport, &QComboBox::currentIndexChanged, this, [this] {
        proposeUnit();
        check();
    });
    connect(m_profile, &QComboBox::currentIndexChanged, this, [this] { check(); });
    connect(m_unit, &QLineEdit::textEdited, this, [this] {
        m_unitProposed = false;
        touch(m_unitField);
    });
    connect(m_poll, &QLineEdit::textEdited, this, [this] { touch(m_pollField); });
}

void AddDeviceDialog::listProfiles()
{
    m_profile->clear();
    for (const core::ProfilePtr &profile : std::as_const(m_context.profiles)) {
        if (profile && profile->codec == "modbus"_L1)
            m_profile->addItem(profile->name, profile->id.toString());
    }
    if (!m_isNew && m_profile->findData(m_present.profile.toString()) < 0)
        m_profile->addItem(tr("%1 (not installed)").arg(m_present.profile.toString()),
                           m_present.profile.toString());
}

void AddDeviceDialog::takeProfiles(const QList<core::ProfilePtr> &profiles, const core::ProfileId &chosen)
{
    m_context.profiles = profiles;
    if (!m_profile)
        return;
    {
        const QSignalBlocker quiet(m_profile);
        listProfiles();
        m_profile->setCurrentIndex(std::max(0, m_profile->findData(chosen.toString())));
    }
    check();
}

void AddDeviceDialog::fill()
{
    if (m_transport) {
        const QSignalBlocker quiet(m_transport);
        if (const int at = m_transport->findData(m_present.transport.toString()); at >= 0)
            m_transport->setCurrentIndex(at);
        core::ProfileId family = m_present.profile;
        for (const core::DeviceSettings &neighbour : std::as_const(m_context.workspace.devices)) {
            if (m_isNew && neighbour.transport == transport())
                family = neighbour.profile; // the meters of a bus are mostly of one kind
        }
        if (const int at = m_profile->findData(family.toString()); at >= 0)
            m_profile->setCurrentIndex(at);
        m_unit->setText(QString::number(m_present.unit));
        m_poll->setText(QString::number(double(m_present.poll.count()) / 1000, 'g', 8));
        if (m_unitProposed)
            proposeUnit();
    }
    if (m_present.place) {
        m_lat->setText(QString::number(m_present.place->lat, 'g', 12));
        m_lon->setText(QString::number(m_present.place->lon, 'g', 12));
    }
    if (m_isNew)
        m_named->propose(
            tr("Meter %1", "proposed name of a meter").arg(m_context.workspace.devices.size() + 1));
}

void AddDeviceDialog::proposeUnit()
{
    if (!m_unitProposed)
        return;
    QSet<int> taken;
    for (const core::DeviceSettings &device : std::as_const(m_context.workspace.devices)) {
        if (device.transport == transport())
            taken.insert(device.unit);
    }
    int unit = LeastUnit;
    while (taken.contains(unit) && unit < MostUnit)
        ++unit;
    m_unit->setText(QString::number(unit));
}

void AddDeviceDialog::setUnit(const QString &text)
{
    m_unit->setText(text);
    m_unitProposed = false;
    touch(m_unitField);
}

core::TransportId AddDeviceDialog::transport() const
{
    return m_transport ? core::TransportId(m_transport->currentData().toString()) : m_present.transport;
}

QString AddDeviceDialog::unitReason() const
{
    bool ok = false;
    const int unit = m_unit->text().trimmed().toInt(&ok);
    const bool general = ok && unit == modbus::GeneralUnit;
    if (!ok || unit < LeastUnit || (unit > MostUnit && !general))
        return tr("A whole number from %1 to %2.").arg(LeastUnit).arg(MostUnit);
    if (general && !profileHasGeneralUnit())
        return tr("Meters of this profile have no general address %1.").arg(unit);
    for (const core::DeviceSettings &device : m_context.workspace.devices) {
        if (device.transport != transport() || device.id == m_present.id)
            continue;
        const QString name = device.name.isEmpty() ? device.id.toString() : device.name;
        if (device.unit == unit)
            return tr("Unit %1 is “%2” already.").arg(unit).arg(name);
        if (general)
            return tr("Every module answers to %1, so it must be alone: “%2” is on this bus.")
                .arg(unit)
                .arg(name);
        if (device.unit == modbus::GeneralUnit)
            return tr("“%1” is at the general address %2 and must be alone on this bus.")
                .arg(name)
                .arg(modbus::GeneralUnit);
    }
    return {};
}

bool AddDeviceDialog::profileHasGeneralUnit() const
{
    const QString id = m_profile->currentData().toString();
    return std::any_of(m_context.profiles.begin(), m_context.profiles.end(),
                       [&id](const core::ProfilePtr &profile) {
                           return profile && profile->id.toString() == id && modbus::hasGeneralUnit(*profile);
                       });
}

QString AddDeviceDialog::unitHint() const
{
    QMap<int, QString> taken;
    for (const core::DeviceSettings &device : m_context.workspace.devices) {
        if (device.transport == transport() && device.id != m_present.id)
            taken.insert(device.unit, device.name.isEmpty() ? device.id.toString() : device.name);
    }
    if (taken.isEmpty() && profileHasGeneralUnit())
        return tr("%1 to %2, as set at the meter; %3 reaches a module that is alone on its bus.")
            .arg(LeastUnit)
            .arg(MostUnit)
            .arg(modbus::GeneralUnit);
    if (taken.isEmpty())
        return tr("%1 to %2, as set at the meter.").arg(LeastUnit).arg(MostUnit);
    QStringList words;
    for (auto unit = taken.begin(); unit != taken.end() && words.size() < UnitsNamed; ++unit)
        words << tr("%1 %2", "a taken unit and its device").arg(QString::number(unit.key()), unit.value());
    const int more = int(taken.size() - words.size());
    return more > 0 ? tr("Taken: %1 and %n more.", nullptr, more).arg(words.join(u", "_s))
                    : tr("Taken: %1.").arg(words.join(u", "_s));
}

std::chrono::milliseconds AddDeviceDialog::poll() const
{
    const double seconds = numberOf(m_poll);
    return std::isfinite(seconds) && std::abs(seconds) < 1e9
               ? std::chrono::milliseconds(qRound64(seconds * 1000))
               : std::chrono::milliseconds(0);
}

QString AddDeviceDialog::placeReason(const QLineEdit *edit, double most) const
{
    const QLineEdit *other = edit == m_lat ? m_lon : m_lat;
    if (edit->text().trimmed().isEmpty())
        return other->text().trimmed().isEmpty() ? QString() : tr("Latitude and longitude belong together.");
    const double value = numberOf(edit);
    return std::isfinite(value) && std::abs(value) <= most
               ? QString()
               : tr("A number from −%1 to %1.").arg(Words::number(most, 0));
}

core::DeviceSettings AddDeviceDialog::settings() const
{
    core::DeviceSettings settings = m_present;
    settings.id = core::DeviceId(m_named->id());
    settings.name = m_named->name();
    if (m_transport) {
        settings.transport = transport();
        settings.unit = m_unit->text().trimmed().toInt();
        settings.profile = core::ProfileId(m_profile->currentData().toString());
        settings.poll = poll();
    }
    settings.place.reset();
    if (!m_lat->text().trimmed().isEmpty() && !m_lon->text().trimmed().isEmpty()) {
        const double lat = numberOf(m_lat);
        const double lon = numberOf(m_lon);
        settings.place = core::Place{std::isfinite(lat) ? lat : 0, std::isfinite(lon) ? lon : 0};
    }
    return settings;
}

core::Result<core::Workspace> AddDeviceDialog::changed() const
{
    return m_hasEntry ? m_context.workspace.withChanged(settings())
                      : m_context.workspace.withAdded(settings());
}

void AddDeviceDialog::weigh()
{
    if (m_transport) {
        m_transportField->setReason(m_transport->count() == 0 ? tr("There is no bus yet; add one first.")
                                                              : QString());
        m_unitField->setHint(unitHint());
        m_unitField->setReason(unitReason());
        m_profileField->setReason(m_profile->count() == 0 ? tr("No profile for Modbus is installed.")
                                                          : QString());
        QString about;
        for (const core::ProfilePtr &profile : std::as_const(m_context.profiles)) {
            if (profile && profile->id.toString() == m_profile->currentData().toString())
                about = profile->description;
        }
        m_profileField->setHint(about);
        m_pollField->setHint(tr("A slow bus asks as often as it can."));
        m_pollField->setReason(poll() < LeastPoll || poll() > MostPoll
                                   ? tr("From %1 to %2 seconds.")
                                         .arg(Words::number(double(LeastPoll.count()) / 1000, 2),
                                              Words::number(double(MostPoll.count()) / 1000, 0))
                                   : QString());
    }
    m_named->weigh();
    m_latField->setReason(placeReason(m_lat, 90));
    m_lonField->setReason(placeReason(m_lon, 180));
    setWritten(m_context.workspace.fileName, u"devices"_s, m_context.workspace.entry(settings()));
}

} // namespace console
