// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoveryconfig.h"

#include "payloadtext.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// The short keys of the discovery, by their long names; the ones that are used here.
const QHash<QString, QString> &shortKeys()
{
    static const QHash<QString, QString> keys{{u"availability"_s, u"avty"_s},
                                              {u"availability_mode"_s, u"avty_mode"_s},
                                              {u"availability_template"_s, u"avty_tpl"_s},
                                              {u"availability_topic"_s, u"avty_t"_s},
                                              {u"components"_s, u"cmps"_s},
                                              {u"connections"_s, u"cns"_s},
                                              {u"device"_s, u"dev"_s},
                                              {u"device_class"_s, u"dev_cla"_s},
                                              {u"identifiers"_s, u"ids"_s},
                                              {u"manufacturer"_s, u"mf"_s},
                                              {u"model"_s, u"mdl"_s},
                                              {u"payload_available"_s, u"pl_avail"_s},
                                              {u"payload_not_available"_s, u"pl_not_avail"_s},
                                              {u"payload_off"_s, u"pl_off"_s},
                                              {u"payload_on"_s, u"pl_on"_s},
                                              {u"platform"_s, u"p"_s},
                                              {u"state_class"_s, u"stat_cla"_s},
                                              {u"state_off"_s, u"stat_off"_s},
                                              {u"state_on"_s, u"stat_on"_s},
                                              {u"state_topic"_s, u"stat_t"_s},
                                              {u"sw_version"_s, u"sw"_s},
                                              {u"topic"_s, u"t"_s},
                                              {u"unique_id"_s, u"uniq_id"_s},
                                              {u"unit_of_measurement"_s, u"unit_of_meas"_s},
                                              {u"value_template"_s, u"val_tpl"_s}};
    return keys;
}

QJsonValue at(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object[key];
    return value.isUndefined() ? object[shortKeys().value(key)] : value;
}

/// The text of a key, in which `~` at either end is the base topic; numbers and booleans as JSON writes them.
QString text(const QJsonObject &object, const QString &key, const QString &otherwise = {})
{
    const QJsonValue value = at(object, key);
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.isUndefined() || value.isNull() ? otherwise : value.toVariant().toString();
}

QString topicOf(const QJsonObject &object, const QString &key, const QString &base)
{
    QString topic = text(object, key);
    if (topic.startsWith(u'~'))
        topic = base + topic.mid(1);
    else if (topic.endsWith(u'~'))
        topic = topic.chopped(1) + base;
    return topic;
}

/// Whether a device can publish there. Anything else as a filter would read what is nobody's (a wildcard, a
/// shared group, the broker's own), or make the broker hang up.
bool isTopic(const QString &topic)
{
    const QByteArray bytes = topic.toUtf8();
    return !bytes.isEmpty() && !bytes.startsWith('$') && !bytes.contains('+') && !bytes.contains('#') &&
           isPlain({bytes.constData(), static_cast<size_t>(bytes.size())});
}

/// What can stand in a name: no control characters.
QString nameFrom(QString text)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text.trimmed().left(200);
}

struct UnitRow
{
    QLatin1StringView unit;
    core::Quantity quantity;
    double scale;
};

using core::Quantity;

// By unit alone: each of these means one thing. Energy's direction and what a voltage is of follow from
// names.
constexpr std::array Units{
    UnitRow{"W"_L1, Quantity::ActivePower, 1},
    UnitRow{"kW"_L1, Quantity::ActivePower, 1e3},
    UnitRow{"MW"_L1, Quantity::ActivePower, 1e6},
    UnitRow{"mW"_L1, Quantity::ActivePower, 1e-3},
    UnitRow{"V"_L1, Quantity::Voltage, 1},
    UnitRow{"mV"_L1, Quantity::Voltage, 1e-3},
    UnitRow{"A"_L1, Quantity::Current, 1},
    UnitRow{"mA"_L1, Quantity::Current, 1e-3},
    UnitRow{"VA"_L1, Quantity::ApparentPower, 1},
    UnitRow{"kVA"_L1, Quantity::ApparentPower, 1e3},
    UnitRow{"var"_L1, Quantity::ReactivePower, 1},
    UnitRow{"VAr"_L1, Quantity::ReactivePower, 1},
    UnitRow{"kvar"_L1, Quantity::ReactivePower, 1e3},
    UnitRow{"Hz"_L1, Quantity::Frequency, 1},
    UnitRow{"Wh"_L1, Quantity::EnergyImport, 1},
    UnitRow{"kWh"_L1, Quantity::EnergyImport, 1e3},
    UnitRow{"MWh"_L1, Quantity::EnergyImport, 1e6},
    UnitRow{"varh"_L1, Quantity::ReactiveEnergy, 1},
    UnitRow{"kvarh"_L1, Quantity::ReactiveEnergy, 1e3},
    UnitRow{"dBm"_L1, Quantity::Rssi, 1},
    UnitRow{"lqi"_L1, Quantity::LinkQuality, 1},
    UnitRow{"\xB0"
            "C"_L1,
            Quantity::Temperature, 1},
};

/// Words of an entity's name that say what it is and not which of several it is.
const QStringList &plainWords()
{
    static const QStringList words{
        u"active"_s,      u"apparent"_s, u"battery"_s, u"consumption"_s, u"current"_s,    u"delivered"_s,
        u"e"_s,           u"energy"_s,   u"export"_s,  u"exported"_s,    u"factor"_s,     u"frequency"_s,
        u"gas"_s,         u"i"_s,        u"import"_s,  u"imported"_s,    u"level"_s,      u"link"_s,
        u"linkquality"_s, u"lqi"_s,      u"meter"_s,   u"p"_s,           u"percentage"_s, u"pf"_s,
        u"power"_s,       u"produced"_s, u"quality"_s, u"reactive"_s,    u"relay"_s,      u"returned"_s,
        u"rssi"_s,        u"sensor"_s,   u"signal"_s,  u"state"_s,       u"strength"_s,   u"switch"_s,
        u"temperature"_s, u"total"_s,    u"u"_s,       u"uptime"_s,      u"v"_s,          u"voltage"_s,
        u"volume"_s,      u"wifi"_s};
    return words;
}

QStringList wordsOf(const QString &name)
{
    static const QRegularExpression between(u"[^A-Za-z0-9]+"_s);
    return name.toLower().split(between, Qt::SkipEmptyParts);
}

/// Which of several values of one quantity it is: what its name says beside the quantity and the device.
QString channelOf(const QString &name, const QStringList &known)
{
    QStringList words;
    for (const QString &word : wordsOf(name)) {
        if (!plainWords().contains(word) && !known.contains(word))
            words.append(word);
    }
    static const QRegularExpression phase(u"^(?:phase-)?(?:l?([123])|([abc]))$"_s);
    const QString channel = words.join(u'-');
    const auto match = phase.match(channel);
    if (match.hasMatch() && (channel.size() > 1 || !match.captured(2).isEmpty()) &&
        (channel.startsWith(u'l') || channel.startsWith("phase"_L1)))
        return match.captured(1).isEmpty() ? u"L%1"_s.arg(match.captured(2).at(0).unicode() - u'a' + 1)
                                           : u"L"_s + match.captured(1);
    return channel.left(40);
}

struct Meaning
{
    Quantity quantity = Quantity::Voltage;
    double scale = 1;
};

/// What a sensor measures, from its class and unit; nothing and @p why when nothing here can hold it.
std::optional<Meaning> meaningOf(const QJsonObject &config, const QString &name, QString *why)
{
    const QString unit = text(config, u"unit_of_measurement"_s);
    const QString kind = text(config, u"device_class"_s);
    const QString state = text(config, u"state_class"_s);
    const QStringList words = wordsOf(name);
    const auto says = [&](std::initializer_list<const char *> any) {
        return std::ranges::any_of(any,
                                   [&](const char *word) { return words.contains(QLatin1String(word)); });
    };
    if (kind == "battery"_L1 && unit == "%"_L1)
        return Meaning{Quantity::BatteryLevel, 1};
    if (kind == "power_factor"_L1)
        return Meaning{Quantity::PowerFactor, unit == "%"_L1 ? 0.01 : 1};
    if (kind == "gas"_L1 && (unit == "m\xB3"_L1 || unit == "m3"_L1)) {
        if (state == "total"_L1 || state == "total_increasing"_L1)
            return Meaning{Quantity::GasVolume, 1};
        *why = u"a volume that is no running total"_s;
        return std::nullopt;
    }
    if (unit == "s"_L1 && says({"uptime"}))
        return Meaning{Quantity::Uptime, 1};
    const auto row = std::ranges::find(Units, unit, &UnitRow::unit);
    if (row == Units.end()) {
        *why = unit.isEmpty() && kind.isEmpty()
                   ? u"it tells neither class nor unit"_s
                   : u"class \"%1\" in \"%2\" is not kept here"_s.arg(kind, unit);
        return std::nullopt;
    }
    Meaning meaning{row->quantity, row->scale};
    if (meaning.quantity == Quantity::Voltage && says({"battery"}))
        meaning.quantity = Quantity::BatteryVoltage;
    if (core::isTotal(meaning.quantity)) {
        if (state != "total"_L1 && state != "total_increasing"_L1) {
            *why = u"an energy that is no running total"_s;
            return std::nullopt;
        }
        if (meaning.quantity == Quantity::EnergyImport &&
            says({"export", "exported", "returned", "produced"}))
            meaning.quantity = Quantity::EnergyExport;
    }
    return meaning;
}

struct Place
{
    QString device;
    QString base;      ///< what `~` stands for
    QStringList known; ///< words of the device's own names
};

QJsonObject unsupported(const QString &what, const QString &why)
{
    return {{u"what"_s, what}, {u"why"_s, why}};
}

/// Where the device says it is there; one topic or a list of them.
void readAvailability(const QJsonObject &config, const Place &place, Announcement &out)
{
    QJsonArray entries = at(config, u"availability"_s).toArray();
    if (at(config, u"availability"_s).isObject())
        entries = {at(config, u"availability"_s)};
    if (!text(config, u"availability_topic"_s).isEmpty()) {
        entries.append(QJsonObject{{u"topic"_s, at(config, u"availability_topic"_s)},
                                   {u"value_template"_s, at(config, u"availability_template"_s)},
                                   {u"payload_available"_s, at(config, u"payload_available"_s)},
                                   {u"payload_not_available"_s, at(config, u"payload_not_available"_s)}});
    }
    for (const auto &value : std::as_const(entries)) {
        const QJsonObject entry = value.toObject();
        Announced made;
        made.device = place.device;
        made.topic = topicOf(entry, u"topic"_s, place.base);
        made.quantity = Quantity::Online;
        const auto path = templatePath(text(entry, u"value_template"_s, u"{{ value }}"_s));
        const bool single = isTopic(made.topic);
        if (!single || !path) {
            out.unsupported.append(unsupported(
                u"availability"_s, single ? u"only templates of the form value_json.x are understood"_s
                                          : u"its topic is no single topic"_s));
            continue;
        }
        made.path = *path;
        made.values = {{text(entry, u"payload_available"_s, u"online"_s).toStdString(), 1},
                       {text(entry, u"payload_not_available"_s, u"offline"_s).toStdString(), 0}};
        if (!out.values.contains(made))
            out.values.append(made);
    }
}

void readComponent(const QString &component, const QString &name, const QJsonObject &config,
                   const Place &place, Announcement &out)
{
    Announced made;
    made.device = place.device;
    made.topic = topicOf(config, u"state_topic"_s, place.base);
    QString why;
    if (component == "sensor"_L1) {
        if (const auto meaning = meaningOf(config, name, &why)) {
            made.quantity = meaning->quantity;
            made.scale = meaning->scale;
        }
    } else if (component == "switch"_L1) {
        made.quantity = Quantity::Relay;
        const QString on = text(config, u"payload_on"_s, u"ON"_s);
        const QString off = text(config, u"payload_off"_s, u"OFF"_s);
        made.values = {{text(config, u"state_on"_s, on).toStdString(), 1},
                       {text(config, u"state_off"_s, off).toStdString(), 0}};
    } else if (component == "binary_sensor"_L1 && text(config, u"device_class"_s) == "connectivity"_L1) {
        made.quantity = Quantity::Online;
        made.values = {{text(config, u"payload_on"_s, u"ON"_s).toStdString(), 1},
                       {text(config, u"payload_off"_s, u"OFF"_s).toStdString(), 0}};
    } else {
        return; // a button, a light … measures nothing
    }
    const auto path = templatePath(text(config, u"value_template"_s, u"{{ value }}"_s));
    if (why.isEmpty() && made.topic.isEmpty())
        why = u"it has no state topic"_s;
    if (why.isEmpty() && !isTopic(made.topic))
        why = u"its state topic is no single topic"_s;
    if (why.isEmpty() && !path)
        why = u"the template %1 is more than value_json.x"_s.arg(
            text(config, u"value_template"_s).simplified().left(200));
    if (!why.isEmpty()) {
        out.unsupported.append(unsupported(name, why));
        return;
    }
    made.path = *path;
    if (made.quantity != Quantity::Online)
        made.channel = channelOf(name, place.known);
    out.values.append(made);
}

QString firstText(const QJsonValue &value)
{
    if (value.isArray())
        return firstText(value.toArray().first());
    return value.toVariant().toString();
}

QJsonObject cardOf(const QJsonObject &device)
{
    QJsonObject card;
    for (const auto &[ours, theirs] : {std::pair{u"name"_s, u"name"_s},
                                       {u"manufacturer"_s, u"manufacturer"_s},
                                       {u"model"_s, u"model"_s},
                                       {u"firmware"_s, u"sw_version"_s}}) {
        if (const QString told = text(device, theirs).left(200); !told.isEmpty())
            card.insert(ours, told);
    }
    return card;
}

} // namespace

std::optional<std::vector<std::string>> templatePath(const QString &text)
{
    static const QRegularExpression whole(
        u"^\\{\\{-?\\s*value(?:\\s*|_json((?:\\.[A-Za-z_][A-Za-z0-9_]*|\\[\\s*(?:'[^']*'|\"[^\"]*\")\\s*\\])+)\\s*)-?\\}\\}$"_s);
    static const QRegularExpression key(
        u"\\.([A-Za-z_][A-Za-z0-9_]*)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\]"_s);
    const auto match = whole.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    std::vector<std::string> path;
    for (auto it = key.globalMatch(match.captured(1)); it.hasNext();) {
        const auto found = it.next();
        path.push_back((found.captured(1) + found.captured(2) + found.captured(3)).toStdString());
    }
    return path;
}

std::optional<Announcement> readAnnouncement(const QString &topic, const QString &prefix,
                                             QByteArrayView payload)
{
    const auto document = QJsonDocument::fromJson(payload.toByteArray());
    if (!document.isObject() || !topic.startsWith(prefix + u'/'))
        return std::nullopt;
    const QStringList levels = topic.mid(prefix.size() + 1).split(u'/');
    if (levels.size() < 3 || levels.size() > 4)
        return std::nullopt;
    const QJsonObject config = document.object();
    const QString component = levels.first();
    const QString object = levels[levels.size() - 2];
    const QJsonObject device = at(config, u"device"_s).toObject();

    Announcement out;
    out.card = cardOf(device);
    Place place;
    place.base = config["~"_L1].toString();
    place.device = firstText(at(device, u"identifiers"_s));
    if (place.device.isEmpty()) {
        const QJsonArray connection = at(device, u"connections"_s).toArray().first().toArray();
        place.device = connection.size() == 2 ? connection[1].toString() : QString();
    }
    if (place.device.isEmpty()) // without a device card the topic's node names it
        place.device = levels.size() == 4 ? levels[1] : object;
    place.device = nameFrom(place.device);
    if (place.device.isEmpty()) {
        out.unsupported.append(unsupported(object, u"it names no device"_s));
        return out;
    }
    place.known = wordsOf(place.device) + wordsOf(out.card["name"_L1].toString());
    if (levels.size() == 4)
        place.known += wordsOf(levels[1]);

    if (component == "device"_L1) {
        const QJsonObject parts = at(config, u"components"_s).toObject();
        for (auto it = parts.begin(); it != parts.end(); ++it) {
            QJsonObject part = it->toObject();
            // What all parts share stands at the top.
            for (const QString &shared : {u"state_topic"_s, u"~"_s}) {
                if (at(part, shared).isUndefined() && !at(config, shared).isUndefined())
                    part.insert(shared, at(config, shared));
            }
            if (const QString kind = text(part, u"platform"_s); part.size() > 1 && !kind.isEmpty())
                readComponent(kind, it.key(), part, place, out);
        }
    } else {
        const QString unique = text(config, u"unique_id"_s);
        readComponent(component, object == place.device && !unique.isEmpty() ? unique : object, config, place,
                      out);
    }
    // Without a value that is kept there is nothing whose presence would matter.
    if (!out.values.isEmpty())
        readAvailability(config, place, out);
    return out;
}

} // namespace mqtt
