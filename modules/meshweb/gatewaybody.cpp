// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewaybody.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace meshweb {

namespace {

/// The text between the quotes of {"data":"…"} taken literally; nothing when the body is not of that form.
std::optional<QByteArray> betweenQuotes(QByteArrayView body)
{
    const auto skip = [&body](QByteArrayView word) {
        body = body.trimmed();
        if (!body.startsWith(word))
            return false;
        body = body.sliced(word.size());
        return true;
    };
    if (!skip("{") || !skip("\"data\"") || !skip(":") || !skip("\""))
        return std::nullopt;
    if (!body.endsWith('}'))
        return std::nullopt;
    body = body.chopped(1).trimmed();
    if (!body.endsWith('"'))
        return std::nullopt;
    return body.chopped(1).toByteArray();
}

/// A backslash before what JSON knows no escape for: nobody escaped this text. Qt would drop the backslash.
bool hasForeignEscape(QByteArrayView body)
{
    for (qsizetype at = body.indexOf('\\'); at >= 0 && at + 1 < body.size();
         at = body.indexOf('\\', at + 2)) {
        if (!QByteArrayView("\"\\/bfnrtu").contains(body[at + 1]))
            return true;
    }
    return false;
}

} // namespace

GatewayBody readGatewayBody(const QByteArray &body)
{
    GatewayBody read;
    const qsizetype end = body.indexOf('\0');
    const QByteArray text = (end < 0 ? body : body.left(end)).trimmed();
    if (text.isEmpty()) {
        read.problem = u"the body is empty"_s;
        return read;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::NoError && !hasForeignEscape(text)) {
        const QJsonValue data = document.object().value("data"_L1);
        read.text = data.toString().toUtf8().trimmed();
        if (!data.isString())
            read.problem = u"there is no text under \"data\""_s;
        else if (read.text.isEmpty())
            read.problem = u"the text under \"data\" is empty"_s;
        return read;
    }
    const auto literal = betweenQuotes(text);
    if (!literal || literal->trimmed().isEmpty()) {
        read.problem =
            error.error != QJsonParseError::NoError ? error.errorString() : u"not the JSON of a gateway"_s;
        return read;
    }
    read.text = literal->trimmed();
    read.repaired = true;
    return read;
}

} // namespace meshweb
