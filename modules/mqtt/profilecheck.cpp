// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/profilecheck.h"

#include "topicplan.h"

namespace mqtt {

QStringList profileProblems(const core::ProfilePtr &profile)
{
    QStringList problems;
    readTopicRules(profile, &problems);
    return problems;
}

QStringList keyNames(const QList<core::ProfilePtr> &profiles)
{
    QStringList names;
    for (const core::ProfilePtr &profile : profiles) {
        for (const TopicRule &rule : readTopicRules(profile)) {
            if (!rule.key.empty())
                names.append(QString::fromStdString(rule.key));
        }
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace mqtt
