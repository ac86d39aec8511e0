// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmpath.h"

namespace engine {

struct AlarmPath::Private
{
    alarms::AlarmSettings settings = alarms::standardSettings();
};

AlarmPath::AlarmPath(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}
AlarmPath::~AlarmPath() = default;

QList<alarms::Alarm> AlarmPath::alarms() const { return {}; }
std::optional<alarms::Alarm> AlarmPath::alarm(const alarms::AlarmId &) const { return std::nullopt; }
AlarmCounts AlarmPath::counts() const { return {}; }
std::optional<alarms::Alarm> AlarmPath::foremost() const { return std::nullopt; }
core::Result<void> AlarmPath::acknowledge(const QList<alarms::AlarmId> &, const QString &) { return {}; }
core::Result<void> AlarmPath::reset(const QList<alarms::AlarmId> &, const QString &) { return {}; }
core::Result<void> AlarmPath::shelve(const QList<alarms::AlarmId> &, core::UtcTime, const QString &,
                                     const QString &)
{
    return {};
}
core::Result<void> AlarmPath::unshelve(const QList<alarms::AlarmId> &, const QString &) { return {}; }
core::Result<void> AlarmPath::takeOutOfService(const QList<alarms::AlarmId> &, core::UtcTime, const QString &,
                                               const QString &)
{
    return {};
}
core::Result<void> AlarmPath::returnToService(const QList<alarms::AlarmId> &, const QString &) { return {}; }
void AlarmPath::silence(const QString &) {}
bool AlarmPath::isSounding() const { return false; }
bool AlarmPath::isSilenced() const { return false; }
alarms::Priority AlarmPath::soundPriority() const { return alarms::Priority::Low; }
alarms::AlarmSettings AlarmPath::settings() const { return d->settings; }
std::optional<alarms::AlarmRule> AlarmPath::rule(const alarms::AlarmRuleId &id) const
{
    for (const alarms::AlarmRule &rule : std::as_const(d->settings.rules)) {
        if (rule.id == id)
            return rule;
    }
    return std::nullopt;
}

core::Result<core::Workspace> AlarmPath::proposed(const core::Workspace &workspace,
                                                  const alarms::AlarmSettings &settings)
{
    const QJsonObject part = alarms::writeSettings(settings);
    if (const auto read = alarms::readSettings(part); !read)
        return read.error();
    return workspace.withPart(QStringLiteral("alarms"), part);
}

void AlarmPath::history(const alarms::AlarmId &, int, QObject *context,
                        std::function<void(AlarmHistory)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer] { answer({}); }, Qt::QueuedConnection);
}
void AlarmPath::quality(core::UtcTime, core::UtcTime, QObject *context,
                        std::function<void(AlarmQualityAnswer)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer] { answer({}); }, Qt::QueuedConnection);
}
void AlarmPath::propose(const alarms::AlarmId &, std::chrono::hours, QObject *context,
                        std::function<void(AlarmProposalAnswer)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer] { answer({}); }, Qt::QueuedConnection);
}
void AlarmPath::replay(const alarms::AlarmId &, const alarms::AlarmRule &, std::chrono::hours,
                       QObject *context, std::function<void(AlarmProposalAnswer)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer] { answer({}); }, Qt::QueuedConnection);
}

} // namespace engine
