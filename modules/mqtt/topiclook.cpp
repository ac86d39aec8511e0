// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topiclook.h"

#include "topicplan.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace mqtt {

FilterFault filterFault(const QString &filter)
{
    constexpr qsizetype Longest = 65'535;
    if (filter.isEmpty())
        return FilterFault::Empty;
    if (filter.toUtf8().size() > Longest)
        return FilterFault::TooLong;
    if (filter.startsWith("$share/"_L1) || filter.startsWith("$queue/"_L1))
        return FilterFault::Shared;
    for (const QChar letter : filter) {
        if (letter.category() == QChar::Other_Control)
            return FilterFault::Control;
    }
    const QStringList levels = filter.split(u'/');
    for (qsizetype at = 0; at < levels.size(); ++at) {
        const QString &level = levels.at(at);
        if (level.contains(u'#') && (level.size() > 1 || at + 1 < levels.size()))
            return FilterFault::HashPlace;
        if (level.contains(u'+') && level.size() > 1)
            return FilterFault::PlusPlace;
    }
    return FilterFault::None;
}

struct TopicLook::Private
{
    struct Entry
    {
        TopicPattern pattern;
        TopicUse use;
    };
    struct Family
    {
        std::vector<Entry> entries; ///< the first that fits counts
    };

    Family familyOf(const core::ProfilePtr &profile, bool isConnected) const;

    core::TransportId transport;
    QList<core::ProfilePtr> own;
    CodecSettings settings;
    std::vector<Family> families;
    std::vector<TopicPattern> announcements; ///< where devices announce themselves
    QMap<QByteArray, QByteArray> learned;    ///< by topic
};

TopicLook::Private::Family TopicLook::Private::familyOf(const core::ProfilePtr &profile,
                                                        bool isConnected) const
{
    Family family;
    for (TopicRule &rule : readTopicRules(profile)) {
        TopicUse use;
        use.profile = profile;
        use.pattern = rule.pattern.text();
        use.isOrder = rule.toDevice;
        use.isIgnored = !rule.hasFields() && rule.event.isEmpty();
        use.isConnected = isConnected;
        family.entries.push_back({std::move(rule.pattern), use});
    }
    // Orders of which no topic tells: the console would send them there itself.
    for (const core::CommandRule &command : profile->commands) {
        if (command.topic.isEmpty())
            continue;
        TopicUse use;
        use.profile = profile;
        use.pattern = command.topic;
        use.isOrder = true;
        use.isIgnored = true;
        use.isConnected = isConnected;
        family.entries.push_back({TopicPattern(command.topic), use});
    }
    return family;
}

TopicLook::TopicLook(core::TransportId transport, const QList<core::ProfilePtr> &own,
                     const QList<core::ProfilePtr> &installed, CodecSettings settings)
    : d(std::make_unique<Private>())
{
    d->transport = std::move(transport);
    d->settings = std::move(settings);
    for (const core::ProfilePtr &profile : own) {
        if (!profile || profile->codec != "mqtt"_L1)
            continue;
        d->own.append(profile);
        d->families.push_back(d->familyOf(profile, true));
    }
    for (const core::ProfilePtr &profile : installed) {
        const bool isOwn = std::any_of(d->own.begin(), d->own.end(), [&](const core::ProfilePtr &known) {
            return profile && known->id == profile->id;
        });
        if (profile && !isOwn && profile->codec == "mqtt"_L1)
            d->families.push_back(d->familyOf(profile, false));
    }
    const PayloadCodec codec(d->transport, d->own, std::make_shared<core::SeriesTable>(), d->settings);
    for (const QString &filter : codec.configFilters())
        d->announcements.emplace_back(filter);
}

TopicLook::~TopicLook() = default;
TopicLook::TopicLook(TopicLook &&) noexcept = default;
TopicLook &TopicLook::operator=(TopicLook &&) noexcept = default;

QList<TopicUse> TopicLook::uses(std::string_view topic) const
{
    QList<TopicUse> uses;
    for (const Private::Family &family : d->families) {
        for (const Private::Entry &entry : family.entries) {
            if (!entry.pattern.match(topic))
                continue;
            uses.append(entry.use);
            break;
        }
    }
    return uses;
}

std::optional<TopicUse> TopicLook::order(std::string_view topic) const
{
    for (const TopicUse &use : uses(topic)) {
        if (use.isOrder)
            return use;
    }
    return std::nullopt;
}

void TopicLook::learn(std::string_view topic, QByteArrayView payload)
{
    const bool announces =
        std::any_of(d->announcements.begin(), d->announcements.end(),
                    [&](const TopicPattern &pattern) { return pattern.match(topic).has_value(); });
    if (!announces || payload.size() > PayloadCodec::MaxPayload)
        return;
    const QByteArray key(topic.data(), qsizetype(topic.size()));
    if (payload.isEmpty())
        d->learned.remove(key); // as devices take an announcement back
    else if (d->learned.contains(key) || d->learned.size() < MostAnnouncements)
        d->learned.insert(key, payload.toByteArray());
}

TopicMeaning TopicLook::meaning(std::string_view topic, QByteArrayView payload, bool retained,
                                const Arrival &arrival) const
{
    TopicMeaning meaning;
    meaning.uses = uses(topic);
    bool isKnown = false;
    for (const TopicUse &use : std::as_const(meaning.uses))
        isKnown = isKnown || use.isConnected;
    // A codec of its own for each look: what it remembers of earlier messages would colour this one.
    auto series = std::make_shared<core::SeriesTable>();
    PayloadCodec codec(d->transport, d->own, series, d->settings);
    if (!isKnown && codec.learns()) {
        core::Batch unheard;
        for (auto told = d->learned.cbegin(); told != d->learned.cend(); ++told)
            codec.decode({told.key().constData(), size_t(told.key().size())}, told.value(), true, arrival,
                         unheard);
        const QString wanted = QString::fromUtf8(topic.data(), qsizetype(topic.size()));
        isKnown = codec.announcedTopics().contains(wanted);
    }
    meaning.isRead = isKnown;
    if (!isKnown)
        return meaning;
    core::Batch batch;
    codec.decode(topic, payload, retained, arrival, batch);
    for (const core::Reading &reading : std::as_const(batch.readings))
        meaning.values.append(
            {series->at(reading.series), reading.quality, reading.value, reading.measuredAt});
    meaning.rejects = batch.rejects;
    meaning.events = batch.events;
    return meaning;
}

} // namespace mqtt
