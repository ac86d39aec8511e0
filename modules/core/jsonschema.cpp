// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonschema.h"

#include "schemawords.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;

// The program's own files stand in this static library: without a word from here the linker leaves them out.
static int initResource()
{
    Q_INIT_RESOURCE(core);
    return 0;
}
[[maybe_unused]] static const int resourceReady = initResource();

namespace core {

struct JsonSchema::Private
{
    valijson::Schema schema;
    QJsonObject document; ///< the schema's own text, for words
};

JsonSchema::JsonSchema(std::unique_ptr<Private> p) : d(std::move(p)) {}
JsonSchema::~JsonSchema() = default;
JsonSchema::JsonSchema(JsonSchema &&) noexcept = default;
JsonSchema &JsonSchema::operator=(JsonSchema &&) noexcept = default;

namespace {

constexpr qint64 MaxShippedBytes = 1024 * 1024;

/// valijson's "<root>", "[transports]", "[0]", "[baud]" as "transports[0].baud".
QString readablePath(const std::vector<std::string> &context)
{
    QString path;
    for (const std::string &element : context) {
        if (element.size() < 2 || element.front() != '[')
            continue;
        const QString key = QString::fromStdString(element.substr(1, element.size() - 2));
        bool isIndex = false;
        key.toUInt(&isIndex);
        if (isIndex)
            path += u'[' + key + u']';
        else
            path += path.isEmpty() ? key : u'.' + key;
    }
    return path.isEmpty() ? u"top level"_s : path;
}

Error badInput(const QString &fileName, const QString &detail)
{
    return Error{ErrorCode::BadInput, fileName, detail,
                 u"Correct the file and open it again; nothing was changed."_s};
}

} // namespace

Result<JsonSchema> JsonSchema::fromText(const QByteArray &text, const QString &name)
{
    auto object = parseJsonObject(text, name);
    if (!object)
        return object.error();
    auto p = std::make_unique<Private>();
    p->document = *object;
    try {
        const QJsonValue document(*object);
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::QtJsonAdapter(document), p->schema);
    } catch (const std::exception &error) {
        return badInput(name, QString::fromUtf8(error.what()));
    }
    return JsonSchema(std::move(p));
}

Result<JsonSchema> JsonSchema::shipped(const QString &name)
{
    const auto text = readFile(u":/meterdeck/schema/"_s + name, MaxShippedBytes);
    return text ? fromText(*text, name) : Result<JsonSchema>(text.error());
}

Result<void> JsonSchema::check(const QJsonObject &document, const QString &fileName) const
{
    const QJsonValue value(document);
    valijson::ValidationResults results;
    valijson::Validator validator;
    bool valid = false;
    try {
        valid = validator.validate(d->schema, valijson::adapters::QtJsonAdapter(value), &results);
    } catch (const std::exception &error) {
        return badInput(fileName, QString::fromUtf8(error.what()));
    }
    if (valid)
        return {};
    if (const auto words = complaintAbout(document, d->document))
        return badInput(fileName, u"key %1: %2"_s.arg(words->key, words->expected));
    // The deepest complaint is the useful one; the outer ones only say that something inside is wrong. Where
    // a schema has alternatives by "type", the alternative that was not meant complains about the type: that
    // comes last.
    const auto weight = [](const valijson::ValidationResults::Error &complaint) {
        return 2 * complaint.context.size() - (complaint.context.back() == "[type]" ? 1 : 0);
    };
    valijson::ValidationResults::Error complaint;
    valijson::ValidationResults::Error deepest;
    while (results.popError(complaint)) {
        if (deepest.context.empty() || weight(complaint) > weight(deepest))
            deepest = complaint;
    }
    return badInput(fileName, u"key %1: %2"_s.arg(readablePath(deepest.context),
                                                  QString::fromStdString(deepest.description)));
}

Result<QJsonObject> parseJsonObject(const QByteArray &text, const QString &fileName)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray before = text.left(error.offset);
        const auto line = before.count('\n') + 1;
        const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
        return badInput(fileName, u"line %1, column %2: %3"_s.arg(line).arg(column).arg(error.errorString()));
    }
    if (!document.isObject())
        return badInput(fileName, u"a JSON object { … } was expected"_s);
    return document.object();
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, path, u"no such file"_s, u"Check the path."_s};
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::BadInput, path, u"this is a folder, a file was expected"_s, {}};
    if (!file.open(QIODevice::ReadOnly)) {
        const bool denied = file.error() == QFileDevice::PermissionsError || !QFileInfo(path).isReadable();
        return Error{denied ? ErrorCode::PermissionDenied : ErrorCode::Io, path, file.errorString(),
                     denied ? u"Give this user the right to read the file."_s : QString()};
    }
    if (file.size() > maxBytes)
        return badInput(path, u"%1 bytes long, at most %2 were expected"_s.arg(file.size()).arg(maxBytes));
    return file.readAll();
}

} // namespace core
