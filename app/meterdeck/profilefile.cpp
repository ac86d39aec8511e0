// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilefile.h"

#include "core/jsonschema.h"
#include "core/series.h"
#include "modbus/registermap.h"
#include "mqtt/profilecheck.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qint64 MostBytes = 4 * 1024 * 1024;

core::ProfilePtr find(const QList<core::ProfilePtr> &profiles, const QString &id)
{
    for (const core::ProfilePtr &profile : profiles) {
        if (profile && profile->id.toString() == id)
            return profile;
    }
    return {};
}

core::Error cannotWrite(const QString &fileName, const QString &detail)
{
    return {core::ErrorCode::ReadOnly, QDir::toNativeSeparators(fileName), detail,
            u"Check that the folder can be written and that the disk is not full."_s};
}

} // namespace

bool ProfileFile::isId(const QString &id)
{
    static const QRegularExpression form(u"^[a-z0-9][a-z0-9-]{0,79}$"_s);
    return form.match(id).hasMatch();
}

QString ProfileFile::freeId(const QString &id, const QList<core::ProfilePtr> &taken)
{
    const QString own = (isId(id) ? id.left(60) : u"meter"_s) + u"-own"_s;
    QString free = own;
    for (int number = 2; find(taken, free); ++number)
        free = own + u'-' + QString::number(number);
    return free;
}

QString ProfileFile::folder(const QString &workspaceFile)
{
    return QFileInfo(workspaceFile).absolutePath() + u"/profiles"_s;
}

QString ProfileFile::fileFor(const QString &workspaceFile, const QString &id,
                             const QList<core::ProfilePtr> &installed)
{
    const core::ProfilePtr present = find(installed, id);
    if (present && QFileInfo(present->fileName).absolutePath() == folder(workspaceFile))
        return present->fileName;
    return folder(workspaceFile) + u'/' + id + u".json"_s;
}

core::Result<void> ProfileFile::check(const QJsonObject &profile, const QString &fileName)
{
    const auto parsed = core::ProfileStore::parse(QJsonDocument(profile).toJson(), fileName);
    if (!parsed)
        return parsed.error();
    if ((*parsed)->codec == "mqtt"_L1) {
        const QStringList problems = mqtt::profileProblems(*parsed);
        return problems.isEmpty() ? core::Result<void>()
                                  : core::Error{core::ErrorCode::BadInput,
                                                QDir::toNativeSeparators(fileName),
                                                problems.constFirst(),
                                                {}};
    }
    core::SeriesTable series;
    const auto map = modbus::RegisterMap::make(**parsed, core::DeviceId(u"check"_s),
                                               core::TransportId(u"check"_s), series);
    if (!map)
        return map.error();
    return {};
}

core::Result<void> ProfileFile::save(const QJsonObject &profile, const QString &fileName)
{
    if (const auto checked = check(profile, fileName); !checked)
        return checked;
    if (QFileInfo::exists(fileName)) {
        const auto text = core::readFile(fileName, MostBytes);
        const auto there =
            text ? core::ProfileStore::parse(*text, fileName) : core::Result<core::ProfilePtr>(text.error());
        if (!there || (*there)->id.toString() != profile["id"_L1].toString())
            return core::Error{core::ErrorCode::Changed, QDir::toNativeSeparators(fileName),
                               u"the file is there already and holds something else"_s,
                               u"Choose another id."_s};
    }
    if (!QDir().mkpath(QFileInfo(fileName).absolutePath()))
        return cannotWrite(QFileInfo(fileName).absolutePath(), u"the folder cannot be made"_s);
    QSaveFile file(fileName);
    const QByteArray text = QJsonDocument(profile).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return cannotWrite(fileName, file.errorString());
    // commit() brings it to the disk before it takes the old one's place: a power cut leaves one of the two.
    if (!file.commit())
        return cannotWrite(fileName, file.errorString());
    return {};
}

} // namespace console
