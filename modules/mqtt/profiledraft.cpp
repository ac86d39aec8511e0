// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/profiledraft.h"

#include "core/unitscale.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// A path as profiles have it: with points, or as a list where a key would be misunderstood.
QJsonValue pathValue(const QStringList &path)
{
    const bool isPlain = std::none_of(path.begin(), path.end(), [](const QString &key) {
        return key.isEmpty() || key.contains(u'.') || key.startsWith(u'/') || key.startsWith(u'#');
    });
    return isPlain ? QJsonValue(path.join(u'.')) : QJsonValue(QJsonArray::fromStringList(path));
}

QString formName(DraftForm form)
{
    switch (form) {
    case DraftForm::Json:
        return u"json"_s;
    case DraftForm::PseudoJson:
        return u"pseudo-json"_s;
    case DraftForm::Number:
        return u"number"_s;
    case DraftForm::Text:
        return u"text"_s;
    }
    return {};
}

QString typeName(DraftField::Kind kind)
{
    switch (kind) {
    case DraftField::Kind::NumberText:
        return u"number-text"_s;
    case DraftField::Kind::Boolean:
        return u"boolean"_s;
    case DraftField::Kind::BooleanText:
        return u"boolean-text"_s;
    case DraftField::Kind::Number:
    case DraftField::Kind::Text:
        break;
    }
    return {};
}

bool isStructured(DraftForm form) { return form == DraftForm::Json || form == DraftForm::PseudoJson; }

/// How much a level looks like the name of one of many: digits, hexadecimal, long.
int idLikeness(const QString &level)
{
    static const QRegularExpression hex(u"[0-9A-Fa-f]{4,}"_s);
    static const QRegularExpression plain(
        u"^(tele|stat|cmnd|sensor|state|status|telemetry|online|events?|rpc|"
        "metrics|energy|relay|dev|device|devices|data|v\\d|info|lwt)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (level.isEmpty() || plain.match(level).hasMatch())
        return 0;
    int likeness = 1;
    likeness += level.contains(QRegularExpression(u"\\d"_s)) ? 2 : 0;
    likeness += hex.match(level).hasMatch() ? 2 : 0;
    likeness += level.contains(u'-') || level.contains(u'_') ? 1 : 0;
    return likeness;
}

} // namespace

QString DraftField::name() const { return path.join(u'.'); }

int ProfileDraft::likelyLevel(const QString &topic)
{
    const QStringList levels = topic.split(u'/');
    int best = -1;
    int most = 1; // a word alone is no id
    for (int at = 0; at < levels.size(); ++at) {
        if (const int likeness = idLikeness(levels.at(at)); likeness > most) {
            most = likeness;
            best = at;
        }
    }
    return best;
}

ProfileDraft ProfileDraft::of(const QString &topic, const QByteArray &payload)
{
    ProfileDraft draft;
    draft.topic = topic;
    draft.deviceLevel = likelyLevel(topic);
    draft.form = likelyForm(payload);
    draft.findFields(payload);
    return draft;
}

QString ProfileDraft::pattern() const
{
    QStringList levels = topic.split(u'/');
    if (deviceLevel >= 0 && deviceLevel < levels.size())
        levels[deviceLevel] = u"{device}"_s;
    return levels.join(u'/');
}

QStringList ProfileDraft::units(core::Quantity quantity)
{
    static const QStringList all{
        u"V"_s,    u"mV"_s,    u"kV"_s, u"A"_s,   u"mA"_s, u"kA"_s,  u"W"_s,    u"mW"_s,  u"kW"_s,   u"MW"_s,
        u"var"_s,  u"kvar"_s,  u"VA"_s, u"kVA"_s, u"Wh"_s, u"mWh"_s, u"kWh"_s,  u"MWh"_s, u"Wmin"_s, u"Ws"_s,
        u"varh"_s, u"kvarh"_s, u"Hz"_s, u"mHz"_s, u"m3"_s, u"L"_s,   u"degC"_s, u"K"_s,   u"F"_s,    u"dBm"_s,
        u"s"_s,    u"ms"_s,    u"us"_s, u"min"_s, u"h"_s,  u"%"_s,   u"1"_s};
    QStringList fitting{core::quantityUnit(quantity)};
    for (const QString &unit : all) {
        if (!fitting.contains(unit) && core::unitScale(unit, quantity))
            fitting << unit;
    }
    return fitting;
}

QList<core::Quantity> ProfileDraft::quantities(DraftField::Kind kind)
{
    using core::Quantity;
    // What the console reckons itself, or reads back from a register, is nothing a message brings.
    static const QList<Quantity> never{Quantity::EnergyIntegrated, Quantity::EnergyDifference,
                                       Quantity::Setting};
    QList<Quantity> list;
    for (const Quantity quantity : core::allQuantities()) {
        const bool isNumber = kind == DraftField::Kind::Number || kind == DraftField::Kind::NumberText;
        if (!never.contains(quantity) && (isNumber || core::isState(quantity)))
            list << quantity;
    }
    return list;
}

ProfileDraft::Verdict ProfileDraft::verdict() const
{
    static const QRegularExpression idForm(u"^[a-z0-9][a-z0-9-]{0,79}$"_s);
    if (name.trimmed().isEmpty())
        return {DraftFault::NoName, {}};
    if (!idForm.match(id).hasMatch())
        return {DraftFault::BadId, {}};
    const QStringList levels = topic.split(u'/');
    if ((deviceLevel < 0 || deviceLevel >= levels.size()) && device.trimmed().isEmpty())
        return {DraftFault::NoDevice, {}};
    for (int at = 0; at < levels.size(); ++at) {
        static const QRegularExpression special(u"[{}+#]"_s);
        if (at != deviceLevel && levels.at(at).contains(special))
            return {DraftFault::BadLevel, {levels.at(at)}};
    }
    QList<const DraftField *> chosen;
    for (const DraftField &field : fields) {
        if (!field.taken)
            continue;
        if (!field.quantity)
            return {DraftFault::NoQuantity, {field.name()}};
        if (isStructured(form) && field.kind == DraftField::Kind::Text)
            return {DraftFault::TextUnclear, {field.name()}};
        if (field.unit.isEmpty())
            return {DraftFault::NoUnit, {field.name()}};
        if (!core::unitScale(field.unit, *field.quantity))
            return {DraftFault::WrongUnit, {field.name(), field.unit}};
        for (const DraftField *other : std::as_const(chosen)) {
            if (other->quantity == field.quantity && other->channel == field.channel)
                return {DraftFault::Twice, {field.name(), other->name()}};
        }
        chosen << &field;
    }
    if (chosen.isEmpty())
        return {DraftFault::NothingTaken, {}};
    if (form == DraftForm::Text && (onText.isEmpty() || onText == offText))
        return {DraftFault::NoMeaning, {}};
    return {};
}

QJsonObject ProfileDraft::toProfile() const
{
    QJsonObject quantityRules;
    QJsonObject entry{{u"topic"_s, pattern()}, {u"payload"_s, formName(form)}};
    if (deviceLevel < 0)
        entry["device"_L1] = device.trimmed();
    QJsonArray list;
    for (const DraftField &field : fields) {
        if (!field.taken || !field.quantity)
            continue;
        const QString quantity = core::quantityName(*field.quantity);
        quantityRules[quantity] = QJsonObject();
        QJsonObject said{{u"quantity"_s, quantity}};
        // The stored unit is said too: a file is read by people.
        if (!core::isState(*field.quantity) && field.unit != "1"_L1)
            said["unit"_L1] = field.unit;
        if (!field.channel.isEmpty())
            said["channel"_L1] = field.channel;
        if (isStructured(form)) {
            said["path"_L1] = pathValue(field.path);
            if (const QString type = typeName(field.kind); !type.isEmpty())
                said["type"_L1] = type;
            list.append(said);
            continue;
        }
        for (auto part = said.begin(); part != said.end(); ++part)
            entry[part.key()] = part.value();
    }
    if (isStructured(form))
        entry["fields"_L1] = list;
    if (form == DraftForm::Text) {
        QJsonObject values{{onText, 1}};
        if (!offText.isEmpty())
            values[offText] = 0;
        entry["values"_L1] = values;
    }
    return {{u"id"_s, id},
            {u"version"_s, 1},
            {u"name"_s, name.trimmed()},
            {u"codec"_s, u"mqtt"_s},
            {u"quantities"_s, quantityRules},
            {u"mqtt"_s, QJsonObject{{u"topics"_s, QJsonArray{entry}}}}};
}

} // namespace mqtt
