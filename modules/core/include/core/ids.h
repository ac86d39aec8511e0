// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace core {

/// A text identifier that cannot be mistaken for another kind of identifier. Value type, any thread.
template <typename Tag>
class TextId
{
public:
    TextId() = default;
    explicit TextId(QString text) : m_text(std::move(text)) {}

    const QString &toString() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const TextId &a, const TextId &b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const TextId &a, const TextId &b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const TextId &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

struct DeviceTag;
struct TransportTag;
struct ProfileTag;
struct CommandTag;

/// The device's identity in the workspace: an entry's "id", or what an MQTT topic names.
using DeviceId = TextId<DeviceTag>;
/// A transport's "id" in the workspace.
using TransportId = TextId<TransportTag>;
/// A profile's "id", for example `campus-modbus`.
using ProfileId = TextId<ProfileTag>;
/// One order; a random UUID, so that two processes never make the same one.
using CommandId = TextId<CommandTag>;

} // namespace core

Q_DECLARE_METATYPE(core::DeviceId)
Q_DECLARE_METATYPE(core::TransportId)
Q_DECLARE_METATYPE(core::ProfileId)
Q_DECLARE_METATYPE(core::CommandId)
