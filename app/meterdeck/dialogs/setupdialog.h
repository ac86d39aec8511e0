// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "dialogs/namedfields.h"

#include <QDialog>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

class SecretPart;
class SetupField;
class TlsFiles;

/// A dialog that changes a workspace: fields checked as they are typed, exactly what will be written and
/// where, the safe button left. Enter takes it, Esc leaves; nothing is written while it is open.
///
/// It knows nothing of files: decided() carries the changed workspace to its owner, who saves it and closes
/// the dialog, or tells it why not by showFailure(). GUI thread.
class SetupDialog : public QDialog
{
    Q_OBJECT

public:
    ~SetupDialog() override;

    /// The workspace with the change, or why it is refused; what schema and references refuse included.
    virtual core::Result<core::Workspace> changed() const = 0;
    /// Does what Enter does: says decided(), or shows every reason and goes to the first refused field.
    void take();
    /// Saving failed: says why at the foot and lets the person try again.
    void showFailure(const core::Error &error);
    /// Closes it without asking: its workspace goes, or another dialog comes.
    virtual void leave() { reject(); }
    /// Being saved: the buttons wait.
    void setWorking(bool working);

    QSize sizeHint() const override;

    const QList<SetupField *> &fields() const { return m_fields; }
    /// The JSON as it is shown, and the file it goes to.
    QString writtenText() const { return m_writtenText; }
    QString footText() const;
    widgets::Button *acceptButton() const { return m_accept; }
    widgets::Button *cancelButton() const { return m_cancel; }

signals:
    void decided(const core::Workspace &workspace);

protected:
    SetupDialog(const QString &iconName, const QString &title, const QString &subtitle, QWidget *parent);

    QVBoxLayout *body() const { return m_body; }
    SetupField *addField(const QString &title, QWidget *editor, bool wide = false);
    /// Two fields side by side, the words of each below it. @p column: part of the body; null for the body.
    void addPair(SetupField *left, SetupField *right, QVBoxLayout *column = nullptr);
    SetupField *makeField(const QString &title, QWidget *editor, bool wide = false);
    /// What a field of a file is for.
    struct FileKind
    {
        QString expected; ///< in words
        QString filter;   ///< of QFileDialog
    };
    static FileKind pemFile();
    /// A file, typed or chosen; one beside @p workspaceFile is named from there, because it moves with it.
    SetupField *makeFileField(const QString &title, const QString &workspaceFile, QLineEdit **edit,
                              const FileKind &kind = pemFile());
    /// The three files of a connection over TLS, each a field of this dialog.
    TlsFiles *makeTlsFiles(const QString &workspaceFile);
    /// Adds name and id side by side; each edit touches its field. @p id: of an entry that is changed, empty
    /// for a new one.
    NamedFields *addNamed(const NamedFields::Rules &rules, const QString &name, const QString &id);
    /// The ids of transports: free in @p workspace, made from the name or else from @p otherwise. The
    /// workspace outlives the dialog's fields.
    static NamedFields::Rules transportRules(const core::Workspace &workspace, const QString &otherwise);
    widgets::Label *addParagraph(const QString &text);
    /// Adds "Exactly what is written".
    void addWritten();
    void setWritten(const QString &fileName, const QString &list, const QJsonObject &entry);
    /// Must be called at the end of the constructor of a concrete dialog. @p consequence: what taking it
    /// does, in the foot. @p whyNot: nothing can be saved, and why; then it can be looked at and tried, and
    /// not taken.
    void complete(const QString &acceptText, const QString &consequence, const QString &whyNot = {});
    /// Looks at every field again; called after each change.
    void check();
    /// A field was changed by the person.
    void touch(SetupField *field);
    /// Sets the reason of every field and shows what will be written.
    virtual void weigh() = 0;
    /// A refused field is about to take the focus: what hides it is opened.
    virtual void reveal(const SetupField *) {}
    /// The change is sound: says decided(). What has to be done before it is done here.
    virtual void decide(const core::Workspace &workspace) { emit decided(workspace); }

    /// The same for a dialog with a secret: keeps what was typed of @p name for @p transport, then says
    /// decided(), or shows why it cannot be kept.
    void decideWhenKept(SecretPart &secret, const core::TransportSettings &transport, const QString &name,
                        const core::Workspace &workspace);

    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildFoot();
    void fit();
    void sayFoot();

    QScrollArea *m_scroll = nullptr;
    QWidget *m_head = nullptr;
    QWidget *m_foot = nullptr;
    QVBoxLayout *m_body = nullptr;
    widgets::Label *m_footWords = nullptr;
    widgets::Label *m_writtenWhere = nullptr;
    widgets::Label *m_written = nullptr;
    widgets::Button *m_cancel = nullptr;
    widgets::Button *m_accept = nullptr;
    QList<SetupField *> m_fields;
    QString m_consequence;
    QString m_whyNot;
    QString m_failure;
    QString m_writtenText;
    bool m_complete = false;
    bool m_working = false;
};

} // namespace console
