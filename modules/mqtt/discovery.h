// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "discoveryconfig.h"
#include "topicplan.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <memory>

namespace mqtt {

/// Topics that devices announce by themselves, as Home Assistant's discovery has it: config messages come in,
/// rules for the topics they name come out.
///
/// Pure. One thread. The profile whose "mqtt" section has "discovery" says where configs are, and what is
/// possible for each quantity. A config that is removed (an empty message) takes its values with it. What is
/// not understood is told in events, and nothing is guessed. Bounded: MaxConfigs, MaxConfig. What the rules
/// are does not depend on the order in which configs came, but for a topic that two devices claim: there the
/// first stays.
class Discovery
{
public:
    static constexpr qsizetype MaxConfigs = 5'000;
    static constexpr qsizetype MaxConfig = 64 * 1024; ///< bytes

    /// What one config message changed.
    struct Change
    {
        QStringList topics;        ///< whose rules are others now, or gone
        QList<core::Event> events; ///< without time and transport
        QString problem;           ///< why the message was not read; empty when it was
    };

    explicit Discovery(const QList<core::ProfilePtr> &profiles);

    bool isOn() const { return m_profile != nullptr; }
    /// Where configs come from.
    const QStringList &filters() const { return m_filters; }
    /// False when nothing is followed.
    bool isConfig(std::string_view topic) const;
    Change read(std::string_view topic, QByteArrayView payload);
    /// The rule for @p topic; none when nobody announced it. Lasts until a Change names the topic.
    const TopicRule *rule(std::string_view topic) const;
    /// True when it was announced once and no longer is: what still comes is nobody's fault.
    bool wasRemoved(std::string_view topic) const;
    /// Every topic that has a rule.
    QStringList topics() const;

private:
    struct Config
    {
        size_t hash = 0;
        QList<Announced> values;
    };

    void build(const QString &topic, Change &change);
    QJsonObject entryFor(const QString &topic, QList<Announced> values, Change &change) const;

    core::ProfilePtr m_profile;
    std::string m_prefix; ///< with the slash behind it
    QStringList m_filters;
    QHash<QString, Config> m_configs;
    QHash<QString, QSet<QString>> m_sources; ///< by topic: the configs that name it
    QMap<QString, std::shared_ptr<const TopicRule>> m_rules;
    QHash<QString, QJsonObject> m_cards; ///< by device, as told last
    QSet<QString> m_removed;
};

} // namespace mqtt
