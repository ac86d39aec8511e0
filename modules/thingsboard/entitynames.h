// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace thingsboard {

/// A device as the server lists it.
struct ListedDevice
{
    QString entity; ///< the server's id, a UUID
    QString name;
};

/// Which id each device of the server has here. Pure.
///
/// The server's id decides what is the same device. A device gets its name as id when it is first met and
/// keeps that when it is renamed; of two with one name the second gets a piece of the server's id behind it.
class EntityNames
{
public:
    /// What earlier runs have stored.
    void restore(const QString &entity, const core::DeviceId &id);

    struct Met
    {
        core::DeviceId id;
        QString formerName;   ///< when it was renamed since it was last met
        QString sharedEntity; ///< the other device of the same name, the first time the two are seen
    };
    Met meet(const ListedDevice &device);
    /// Known to this run and not among @p entities any more; told once each.
    QStringList gone(const QStringList &entities);

private:
    struct Known
    {
        core::DeviceId id;
        QString name; ///< as met in this run; empty before
        bool present = false;
        bool told = false; ///< that another one has the same name
    };
    QHash<QString, Known> m_known;
    QHash<core::DeviceId, QString> m_taken; ///< to the server's id
};

} // namespace thingsboard
