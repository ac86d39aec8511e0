// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imports/importer.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace imports {

/// One JSON object of a file, or why a piece of the file is none.
struct Document
{
    QJsonObject object;
    QString number;     ///< from 1, or the key it stands under
    qint64 at = -1;     ///< where it begins, bytes
    quint64 before = 0; ///< how many come before it
    QString malformed;  ///< empty when object is one
    QString raw;        ///< the text, bounded, of what is malformed
};

/// Calls @p visit for each object of a file until it returns false: of an array, of objects one after the
/// other (one a line, as exports write them), or of one object. Those three are read piece by piece; a piece
/// is at most 64 MiB. Errors: NotFound, PermissionDenied, Io, BadInput (no JSON object anywhere).
/// With @p from, the first one is what begins there.
core::Result<void> eachDocument(const QString &fileName, const std::optional<Position> &from,
                                const std::function<bool(const Document &)> &visit);

} // namespace imports
