// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupdialog.h"

class QLineEdit;

namespace console {

/// Makes a new workspace: its name and its file, with the database beside it. Nothing that is there already
/// is overwritten or taken over.
class NewWorkspaceDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p folder: where files are proposed.
    NewWorkspaceDialog(const QString &folder, QWidget *parent);

    void setName(const QString &name);
    void setFile(const QString &fileName);
    core::Result<core::Workspace> changed() const override;

    /// "~/Meterdeck", where workspaces go when nobody says otherwise.
    static QString homeFolder();
    /// The first file in @p folder that neither is there nor has a database there: base.json, base-2.json, …
    static QString freeFile(const QString &folder, const QString &base);
    /// A path with "~" for the home folder, as people write it.
    static QString tilde(const QString &path);

protected:
    void weigh() override;

private:
    QString fileName() const;

    QString m_folder;
    QLineEdit *m_name;
    QLineEdit *m_file;
    SetupField *m_nameField;
    SetupField *m_fileField;
    bool m_follows = true;
};

} // namespace console
