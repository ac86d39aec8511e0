// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

namespace core {

/// A JSON Schema (draft 7 as valijson reads it) compiled once and used for many documents. Thread: one at a
/// time.
class JsonSchema
{
public:
    ~JsonSchema();
    JsonSchema(JsonSchema &&) noexcept;
    JsonSchema &operator=(JsonSchema &&) noexcept;

    /// Compiles @p text. Errors: BadInput, with @p name as place.
    static Result<JsonSchema> fromText(const QByteArray &text, const QString &name);

    /// Compiles a schema that is built into the program, such as `workspace.schema.json`.
    static Result<JsonSchema> shipped(const QString &name);

    /// Success, or BadInput naming @p fileName, the key (as a path such as `transports[0].baud`) and what was
    /// expected.
    Result<void> check(const QJsonObject &document, const QString &fileName) const;

private:
    struct Private;
    explicit JsonSchema(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Parses @p text as a JSON object. Errors: BadInput naming @p fileName, line and column.
Result<QJsonObject> parseJsonObject(const QByteArray &text, const QString &fileName);
/// Reads a whole file of at most @p maxBytes. Errors: NotFound, PermissionDenied, BadInput (too large), Io.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

} // namespace core
