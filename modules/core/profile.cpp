// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile.h"

#include "core/jsonschema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 MaxProfileBytes = 4 * 1024 * 1024;

const Result<JsonSchema> &schema()
{
    static const Result<JsonSchema> compiled = JsonSchema::shipped(u"profile.schema.json"_s);
    return compiled;
}

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::chrono::milliseconds milliseconds(const QJsonValue &value, int preset = 0)
{
    return std::chrono::milliseconds(static_cast<qint64>(value.toDouble(preset)));
}

QuantityRule readQuantity(Quantity quantity, const QJsonObject &object)
{
    QuantityRule rule;
    rule.quantity = quantity;
    rule.validMin = number(object["validMin"_L1]);
    rule.validMax = number(object["validMax"_L1]);
    rule.expected = object["expected"_L1].toString();
    rule.staleAfter = milliseconds(object["staleAfterMs"_L1]);
    if (const auto gauge = object["gauge"_L1]; gauge.isObject()) {
        rule.gauge = true;
        rule.scaleMin = gauge["min"_L1].toDouble();
        rule.scaleMax = gauge["max"_L1].toDouble();
        for (const auto &value : gauge["bands"_L1].toArray()) {
            Band band{value["from"_L1].toDouble(), value["to"_L1].toDouble(), Band::Level::Normal};
            if (value["level"_L1].toString() == "high"_L1)
                band.level = Band::Level::High;
            else if (value["level"_L1].toString() == "critical"_L1)
                band.level = Band::Level::Critical;
            rule.bands.append(band);
        }
    }
    return rule;
}

void readRegisterOrder(CommandRule &rule, const QJsonObject &object)
{
    const QJsonObject write = object["write"_L1].toObject();
    const QJsonObject readBack = object["readBack"_L1].toObject();
    rule.function = write["function"_L1].toInt();
    rule.title = object["title"_L1].toString(rule.name);
    rule.meaning = object["meaning"_L1].toString();
    if (object["danger"_L1].toString() == "typed"_L1)
        rule.danger = CommandRule::Danger::Typed;
    rule.fixed = number(object["fixed"_L1]);
    const QJsonObject value = object["value"_L1].toObject();
    rule.minimum = value["min"_L1].toDouble();
    rule.maximum = value["max"_L1].toDouble();
    rule.step = value["step"_L1].toDouble(rule.step);
    rule.unit = value["unit"_L1].toString();
    rule.tolerance = readBack["tolerance"_L1].toDouble();
    const auto quantity = quantityFromName(readBack["quantity"_L1].toString());
    rule.proof = quantity.value_or(Quantity::Setting);
    if (rule.proof == Quantity::Setting)
        rule.proofChannel = rule.name;
    rule.moves = object["moves"_L1].toBool();
    rule.requiresOnline = object["requiresOnline"_L1].toBool(false);
    rule.section = object;
}

CommandRule readCommand(const QString &name, const QJsonObject &object)
{
    CommandRule rule;
    rule.name = name;
    rule.topic = object["topic"_L1].toString();
    rule.qos = object["qos"_L1].toInt(rule.qos);
    rule.window = milliseconds(object["windowMs"_L1], static_cast<int>(rule.window.count()));
    rule.minimumSpacing = milliseconds(object["minimumSpacingMs"_L1]);
    rule.requiresOnline = object["requiresOnline"_L1].toBool(rule.requiresOnline);
    rule.onPayload = object["on"_L1].toString().toUtf8();
    rule.offPayload = object["off"_L1].toString().toUtf8();
    rule.proof = quantityFromName(object["proof"_L1].toString()).value_or(Quantity::Relay);
    rule.canQuery = object["canQuery"_L1].toBool(false);
    const QJsonObject keys = object["keys"_L1].toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const auto value = it.value();
        rule.keys.append({it.key(), milliseconds(value["minMs"_L1]), milliseconds(value["maxMs"_L1]),
                          milliseconds(value["factoryMs"_L1]), value["source"_L1].toString()});
    }
    if (object.contains("write"_L1))
        readRegisterOrder(rule, object);
    return rule;
}

} // namespace

const QuantityRule *Profile::rule(Quantity quantity) const
{
    const auto found = quantities.constFind(quantity);
    return found == quantities.constEnd() ? nullptr : &*found;
}

Result<ProfilePtr> ProfileStore::parse(const QByteArray &text, const QString &fileName)
{
    const auto object = parseJsonObject(text, fileName);
    if (!object)
        return object.error();
    if (!schema())
        return schema().error();
    if (auto checked = schema()->check(*object, fileName); !checked)
        return checked.error();

    auto profile = std::make_shared<Profile>();
    profile->fileName = fileName;
    profile->id = ProfileId(object->value("id"_L1).toString());
    profile->version = object->value("version"_L1).toInt();
    profile->hash =
        QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
    profile->name = object->value("name"_L1).toString();
    profile->vendor = object->value("vendor"_L1).toString();
    profile->description = object->value("description"_L1).toString();
    profile->codec = object->value("codec"_L1).toString();
    profile->section = object->value(profile->codec).toObject();
    const QJsonObject quantities = object->value("quantities"_L1).toObject();
    for (auto it = quantities.begin(); it != quantities.end(); ++it) {
        const auto quantity = quantityFromName(it.key());
        if (!quantity) {
            return Error{
                ErrorCode::BadInput,
                fileName,
                u"key quantities.%1: one of the quantities listed in the README of core was expected"_s.arg(
                    it.key()),
                {}};
        }
        profile->quantities.insert(*quantity, readQuantity(*quantity, it.value().toObject()));
    }
    const QJsonObject commands = object->value("commands"_L1).toObject();
    for (auto it = commands.begin(); it != commands.end(); ++it)
        profile->commands.insert(it.key(), readCommand(it.key(), it.value().toObject()));
    return ProfilePtr(std::move(profile));
}

ProfileStore ProfileStore::load(const QStringList &directories, QList<Error> *errors)
{
    ProfileStore store;
    const QStringList places = directories.isEmpty() ? QStringList{u":/meterdeck/profiles"_s} : directories;
    for (const QString &place : places) {
        const QDir directory(place);
        const auto names = directory.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            const QString path = directory.filePath(name);
            const auto text = readFile(path, MaxProfileBytes);
            const auto profile = text ? parse(*text, path) : Result<ProfilePtr>(text.error());
            const auto taken = profile ? store.whyNot(**profile, directory) : std::nullopt;
            if (profile && !taken)
                store.insert(*profile);
            else if (errors)
                errors->append(profile ? *taken : profile.error());
        }
    }
    return store;
}

std::optional<Error> ProfileStore::whyNot(const Profile &profile, const QDir &directory) const
{
    const ProfilePtr present = find(profile.id);
    if (!present)
        return std::nullopt;
    const QString key = u"key id: an id that is not taken was expected; "_s;
    const QString remedy = u"Give the profile in this file an id of its own, and name it in the devices."_s;
    if (present->fileName.startsWith(u':'))
        return Error{
            ErrorCode::BadInput, profile.fileName,
            key + u"\"%1\" is a profile of the program, which stays in use"_s.arg(profile.id.toString()),
            remedy};
    if (QFileInfo(present->fileName).dir() == directory)
        return Error{ErrorCode::BadInput, profile.fileName,
                     key + u"\"%1\" is in %2 already, which stays in use"_s.arg(
                               profile.id.toString(), QFileInfo(present->fileName).fileName()),
                     remedy};
    return std::nullopt;
}

ProfilePtr ProfileStore::find(const ProfileId &id) const { return m_profiles.value(id); }

QList<ProfilePtr> ProfileStore::all() const { return m_profiles.values(); }

void ProfileStore::insert(ProfilePtr profile) { m_profiles.insert(profile->id, std::move(profile)); }

} // namespace core
