// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/newworkspacedialog.h"

#include "dialogs/setupfield.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int LongestName = 200;

QString databaseBeside(const QFileInfo &file)
{
    return file.absolutePath() + u'/' + file.completeBaseName() + ".db"_L1;
}

/// The nearest folder on the way up that is there.
QFileInfo standingFolder(QFileInfo folder)
{
    while (!folder.exists() && folder.absolutePath() != folder.absoluteFilePath())
        folder = QFileInfo(folder.absolutePath());
    return folder;
}

} // namespace

NewWorkspaceDialog::NewWorkspaceDialog(const QString &folder, QWidget *parent)
    : SetupDialog(u"folder"_s, tr("New workspace"),
                  tr("A file that names buses, brokers and devices, with its database beside it."), parent)
    , m_folder(folder)
    , m_name(new QLineEdit(this))
    , m_file(new QLineEdit(this))
    , m_nameField(addField(tr("Name"), m_name))
    , m_fileField(addField(tr("File"), m_file))
{
    m_nameField->setHint(tr("For people, for example the site."));
    addWritten();
    connect(m_name, &QLineEdit::textEdited, this, &NewWorkspaceDialog::setName);
    connect(m_file, &QLineEdit::textEdited, this, [this] {
        m_follows = false;
        touch(m_fileField);
    });
    m_name->setText(tr("New workspace"));
    m_file->setText(tilde(freeFile(m_folder, u"new"_s)));
    complete(tr("Make and open"), tr("What is open now is closed; its file and readings stay."));
    m_name->selectAll();
}

QString NewWorkspaceDialog::homeFolder() { return QDir::homePath() + "/Meterdeck"_L1; }

QString NewWorkspaceDialog::freeFile(const QString &folder, const QString &base)
{
    for (int number = 1;; ++number) {
        const QFileInfo file(number == 1 ? u"%1/%2.json"_s.arg(folder, base)
                                         : u"%1/%2-%3.json"_s.arg(folder, base).arg(number));
        if (!file.exists() && !QFileInfo::exists(databaseBeside(file)))
            return file.absoluteFilePath();
    }
}

QString NewWorkspaceDialog::tilde(const QString &path)
{
    const QString home = QDir::homePath() + u'/';
    return QDir::toNativeSeparators(path.startsWith(home) ? u"~/"_s + path.mid(home.size()) : path);
}

QString NewWorkspaceDialog::fileName() const
{
    const QString text = QDir::fromNativeSeparators(m_file->text().trimmed());
    return text.startsWith("~/"_L1) ? QDir::homePath() + text.mid(1) : text;
}

void NewWorkspaceDialog::setName(const QString &name)
{
    if (m_name->text() != name)
        m_name->setText(name);
    if (m_follows) {
        const QString base = core::Workspace().freeTransportId(name, u"new"_s).toString();
        m_file->setText(tilde(freeFile(m_folder, base)));
    }
    touch(m_nameField);
}

void NewWorkspaceDialog::setFile(const QString &fileName)
{
    m_follows = false;
    m_file->setText(tilde(fileName));
    touch(m_fileField);
}

core::Result<core::Workspace> NewWorkspaceDialog::changed() const
{
    return core::Workspace::blank(m_name->text().trimmed(), fileName());
}

void NewWorkspaceDialog::weigh()
{
    const QString name = m_name->text().trimmed();
    m_nameField->setReason(name.isEmpty()              ? tr("A name is needed.")
                           : name.size() > LongestName ? tr("At most %n characters.", nullptr, LongestName)
                                                       : QString());
    const QFileInfo file(fileName());
    const QFileInfo folder = standingFolder(QFileInfo(file.absolutePath()));
    QString reason;
    if (fileName().isEmpty() || !file.isAbsolute())
        reason = tr("A whole path is needed, such as %1.").arg(tilde(m_folder + "/site.json"_L1));
    else if (file.suffix() != "json"_L1)
        reason = tr("The file's name ends in .json.");
    else if (file.exists())
        reason = tr("There is a file of that name already.");
    else if (QFileInfo::exists(databaseBeside(file)))
        reason = tr("There is a database of that name already: %1.").arg(tilde(databaseBeside(file)));
    else if (!folder.isDir() || !folder.isWritable())
        reason = tr("%1 cannot be written by this user.").arg(tilde(folder.absoluteFilePath()));
    m_fileField->setReason(reason);
    m_fileField->setHint(QFileInfo::exists(file.absolutePath())
                             ? tr("The database is made beside it.")
                             : tr("The folder is made, and the database in it."));
    setWritten(fileName(), u"database"_s,
               {{u"driver"_s, u"sqlite"_s}, {u"path"_s, file.completeBaseName() + ".db"_L1}});
}

} // namespace console
