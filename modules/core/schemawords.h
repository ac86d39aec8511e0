// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>

namespace core {

/// What is wrong with a document, in words a person can act on.
struct Complaint
{
    QString key;      ///< "transports[0].baud"; "top level" for the document itself
    QString expected; ///< "a whole number from 300 to 4000000 was expected, not \"9600\""
};

/// Finds the first place where @p document breaks @p schema and says what was expected there.
///
/// valijson judges; its words ("Failed to match against any enum values") name no expectation, so this looks
/// the place up again. Knows the part of JSON Schema that our schemas use; of alternatives (`oneOf`) the one
/// whose "type" the document names. Nothing when it finds nothing. Pure.
std::optional<Complaint> complaintAbout(const QJsonObject &document, const QJsonObject &schema);

} // namespace core
