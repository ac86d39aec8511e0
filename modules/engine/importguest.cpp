// SPDX-License-Identifier: GPL-3.0-or-later
#include "importguest.h"

#include "core/jsonschema.h"
#include "importwire.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace engine {

ImportGuest::ImportGuest(std::shared_ptr<WitnessedDoor> door) : m_door(std::move(door)) {}

void ImportGuest::say(const QJsonObject &object)
{
    emit said(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void ImportGuest::hear(const QByteArray &line)
{
    const auto question = core::parseJsonObject(line, u"local socket"_s);
    say(question ? answer(*question) : QJsonObject{{u"error"_s, importwire::errorToJson(question.error())}});
}

QJsonObject ImportGuest::answer(const QJsonObject &question)
{
    const QString op = question["op"_L1].toString();
    if (op == "store"_L1)
        return store(question);
    if (op == "finish"_L1)
        return finish();
    core::Error error{
        core::ErrorCode::BadInput, u"local socket"_s, u"key op: store, audit or finish was expected"_s, {}};
    if (op == "audit"_L1) {
        const auto row = importwire::auditFromJson(question["row"_L1].toObject());
        const auto done = row ? m_door->witness(*row) : core::Result<void>(row.error());
        if (done)
            return {{u"ok"_s, true}};
        error = done.error();
    }
    return {{u"error"_s, importwire::errorToJson(error)}};
}

QJsonObject ImportGuest::store(const QJsonObject &question)
{
    const QString key = question["key"_L1].toString();
    const auto batch = importwire::batchFromJson(question["batch"_L1].toObject(), m_door->series());
    if (!batch)
        return {{u"error"_s, importwire::errorToJson(batch.error())}};
    if (!key.startsWith("import:"_L1)) {
        return {{u"error"_s, importwire::errorToJson({core::ErrorCode::BadInput,
                                                      u"local socket"_s,
                                                      u"key key: an import's note was expected"_s,
                                                      {}})}};
    }
    const auto stored = m_door->store(*batch, key, question["note"_L1].toString(), [this] {
        say({{u"waiting"_s, true}});
        return !m_gone.load();
    });
    if (!stored)
        return {{u"error"_s, importwire::errorToJson(stored.error())}};
    if (!*stored)
        return {{u"closed"_s, true}};
    for (const core::Reading &reading : (*batch)->readings) {
        core::Reading &newest = m_newest[reading.series];
        if (newest.series == core::SeriesId::None || reading.measuredAt >= newest.measuredAt)
            newest = reading;
    }
    return {{u"ok"_s, true}};
}

QJsonObject ImportGuest::finish()
{
    if (m_finished)
        return {{u"ok"_s, true}};
    m_finished = true;
    const auto done = m_door->finish(m_newest.values());
    if (!done)
        return {{u"error"_s, importwire::errorToJson(done.error())}};
    return {{u"ok"_s, true}};
}

void ImportGuest::end()
{
    finish();
    emit ended();
}

} // namespace engine
