// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemawords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString shown(const QJsonValue &value)
{
    if (value.isObject())
        return u"an object"_s;
    if (value.isArray())
        return value.toArray().isEmpty() ? u"an empty list"_s : u"a list"_s;
    const QString text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return text.mid(1, std::min<qsizetype>(text.size() - 2, 60));
}

QString number(const QJsonValue &value) { return QString::number(value.toDouble(), 'g', 15); }

QString oneOf(const QStringList &names)
{
    return names.size() == 1 ? names.first() : u"one of "_s + names.join(u", "_s);
}

QString range(const QJsonObject &schema)
{
    const auto low = schema["minimum"_L1];
    const auto high = schema["maximum"_L1];
    if (low.isDouble() && high.isDouble())
        return u" from %1 to %2"_s.arg(number(low), number(high));
    if (low.isDouble())
        return u" of at least %1"_s.arg(number(low));
    return high.isDouble() ? u" of at most %1"_s.arg(number(high)) : QString();
}

QString expectation(const QJsonObject &schema)
{
    if (const auto values = schema["enum"_L1].toArray(); !values.isEmpty()) {
        QStringList names;
        for (const auto &value : values)
            names.append(shown(value));
        return oneOf(names);
    }
    const QString type = schema["type"_L1].toString();
    if (type == "string"_L1) {
        QString words = u"a text"_s;
        if (schema.contains("pattern"_L1))
            words += u" like %1"_s.arg(schema["pattern"_L1].toString());
        if (schema.contains("maxLength"_L1))
            words += u" of at most %1 characters"_s.arg(number(schema["maxLength"_L1]));
        else if (schema["minLength"_L1].toInt() > 0)
            words += u" that is not empty"_s;
        return words;
    }
    if (type == "integer"_L1)
        return u"a whole number"_s + range(schema);
    if (type == "number"_L1)
        return u"a number"_s + range(schema);
    if (type == "boolean"_L1)
        return u"true or false"_s;
    if (type == "array"_L1) {
        QString words = u"a list [ … ]"_s;
        if (schema.contains("minItems"_L1))
            words += u" with at least %1"_s.arg(number(schema["minItems"_L1]));
        if (schema.contains("maxItems"_L1))
            words += u" with at most %1"_s.arg(number(schema["maxItems"_L1]));
        return words;
    }
    return u"an object { … }"_s;
}

bool breaks(const QJsonValue &value, const QJsonObject &schema)
{
    if (schema.contains("enum"_L1) && !schema["enum"_L1].toArray().contains(value))
        return true;
    const QString type = schema["type"_L1].toString();
    const auto outside = [&schema](double amount, QLatin1StringView least, QLatin1StringView most) {
        return (schema.contains(least) && amount < schema[least].toDouble()) ||
               (schema.contains(most) && amount > schema[most].toDouble());
    };
    if (type == "string"_L1) {
        if (!value.isString() ||
            outside(static_cast<double>(value.toString().size()), "minLength"_L1, "maxLength"_L1))
            return true;
        const QString pattern = schema["pattern"_L1].toString();
        return !pattern.isEmpty() && !QRegularExpression(pattern).match(value.toString()).hasMatch();
    }
    if (type == "integer"_L1 || type == "number"_L1) {
        const double amount = value.toDouble();
        return !value.isDouble() || (type == "integer"_L1 && std::floor(amount) != amount) ||
               outside(amount, "minimum"_L1, "maximum"_L1);
    }
    if (type == "boolean"_L1)
        return !value.isBool();
    if (type == "array"_L1)
        return !value.isArray() ||
               outside(static_cast<double>(value.toArray().size()), "minItems"_L1, "maxItems"_L1);
    return type == "object"_L1 && !value.isObject();
}

/// The schema of one key: of its own, of the alternative in force, of keys of its form, or of every further
/// key.
QJsonObject schemaOf(const QString &key, const QJsonObject &schema, const QJsonObject &alternative)
{
    QJsonObject merged = schema["properties"_L1][key].toObject();
    const QJsonObject more = alternative["properties"_L1][key].toObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        merged.insert(it.key(), it.value());
    const QJsonObject forms = schema["patternProperties"_L1].toObject();
    for (auto it = forms.begin(); merged.isEmpty() && it != forms.end(); ++it) {
        if (QRegularExpression(it.key()).match(key).hasMatch())
            merged = it.value().toObject();
    }
    return merged.isEmpty() ? schema["additionalProperties"_L1].toObject() : merged;
}

std::optional<Complaint> search(const QJsonValue &value, const QJsonObject &schema, const QString &path)
{
    if (breaks(value, schema)) {
        return Complaint{path.isEmpty() ? u"top level"_s : path,
                         u"%1 was expected, not %2"_s.arg(expectation(schema), shown(value))};
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (auto found = search(array[i], schema["items"_L1].toObject(), u"%1[%2]"_s.arg(path).arg(i)))
                return found;
        }
        return std::nullopt;
    }
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    QJsonObject alternative;
    for (const auto &candidate : schema["oneOf"_L1].toArray()) {
        if (candidate["properties"_L1]["type"_L1]["enum"_L1].toArray().contains(object["type"_L1]))
            alternative = candidate.toObject();
    }
    const auto within = [&path](const QString &key) { return path.isEmpty() ? key : path + u'.' + key; };
    // A wrong value before a missing key: a wrong "type" is why other keys seem to be missing.
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonObject own = schemaOf(it.key(), schema, alternative);
        if (own.isEmpty() && schema["additionalProperties"_L1] == QJsonValue(false)) {
            return Complaint{within(it.key()), u"this key is unknown; %1 was expected"_s.arg(
                                                   oneOf(schema["properties"_L1].toObject().keys()))};
        }
        if (auto found = search(it.value(), own, within(it.key())))
            return found;
    }
    for (const QJsonObject *source : {&schema, static_cast<const QJsonObject *>(&alternative)}) {
        for (const auto &required : (*source)["required"_L1].toArray()) {
            const QString key = required.toString();
            if (!object.contains(key)) {
                return Complaint{within(key), u"it is missing, %1 was expected"_s.arg(
                                                  expectation(schemaOf(key, schema, alternative)))};
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Complaint> complaintAbout(const QJsonObject &document, const QJsonObject &schema)
{
    return search(document, schema, {});
}

} // namespace core
