// SPDX-License-Identifier: GPL-3.0-or-later
#include "entitynames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

constexpr qsizetype LongestName = 180;
constexpr qsizetype PieceOfId = 8;

QString sameAs(const QString &name) { return name.simplified().toCaseFolded(); }

} // namespace

void EntityNames::restore(const QString &entity, const core::DeviceId &id)
{
    m_known[entity].id = id;
    m_taken.insert(id, entity);
}

EntityNames::Met EntityNames::meet(const ListedDevice &device)
{
    Met met;
    QString name = device.name;
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control && !c.isSpace(); });
    name = name.simplified().left(LongestName);
    Known &known = m_known[device.entity];
    const bool renamed = !known.name.isEmpty() && !name.isEmpty() && known.name != name;
    if (renamed) {
        met.formerName = known.name;
        known.told = false;
    }
    if (!name.isEmpty())
        known.name = name;
    known.present = true;
    if (known.id.isEmpty()) {
        const QString plain = name.isEmpty() ? device.entity : name;
        QString text = plain;
        for (qsizetype piece = PieceOfId; m_taken.contains(core::DeviceId(text)); piece += PieceOfId)
            text = plain + u'~' + device.entity.left(piece);
        known.id = core::DeviceId(text);
        m_taken.insert(known.id, device.entity);
    }
    met.id = known.id;
    if (!known.told && !name.isEmpty()) {
        for (auto it = m_known.constBegin(); it != m_known.constEnd(); ++it) {
            if (it.key() == device.entity || !it->present || sameAs(it->name) != sameAs(name))
                continue;
            met.sharedEntity = it.key();
            break;
        }
        // Once for the two of them.
        for (const QString &told : {met.sharedEntity, device.entity}) {
            if (!met.sharedEntity.isEmpty())
                m_known[told].told = true;
        }
    }
    return met;
}

QStringList EntityNames::gone(const QStringList &entities)
{
    QStringList lost;
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        if (it->present && !entities.contains(it.key())) {
            it->present = false;
            lost.append(it.key());
        }
    }
    std::sort(lost.begin(), lost.end());
    return lost;
}

} // namespace thingsboard
