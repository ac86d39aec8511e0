// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QJsonObject>
#include <QList>

/// One thing about a profile that its schema cannot see.
struct ProfileFinding
{
    bool wrong = true; ///< false: it works, but perhaps not as it was meant
    QString key;       ///< as a path such as "mqtt.topics[2].fields[0].quantity"
    QString what;
    QString cure;
};

/// Collects findings; the key a finding stands under is made of parts, so that checks can be nested.
class ProfileFindings
{
public:
    void wrong(const QString &key, const QString &what, const QString &cure)
    {
        m_list.append({true, key, what, cure});
    }
    void note(const QString &key, const QString &what, const QString &cure)
    {
        m_list.append({false, key, what, cure});
    }
    const QList<ProfileFinding> &list() const { return m_list; }
    bool isAnyWrong() const;

private:
    QList<ProfileFinding> m_list;
};

/// What is wrong or remarkable in @p document, which the schema has passed and @p profile was made of. Pure.
ProfileFindings checkProfile(const QJsonObject &document, const core::ProfilePtr &profile);
