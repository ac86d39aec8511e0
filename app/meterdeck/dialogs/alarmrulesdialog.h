// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarmreach.h"
#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "engine/alarmpath.h"
#include "models/alarmrulesmodel.h"

#include <QPointer>

namespace widgets {
class TableView;
}

namespace console {

class AlarmRuleForm;
class AskDialog;
class SetupField;

/// The rules of the alarms: added, copied, removed and changed in every field, beside the list of all; and a
/// calmer rule proposed and replayed over what is stored, before anything is saved. Leaving it asks where
/// something was changed. GUI thread.
class AlarmRulesDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// What the rules are edited against. A value.
    struct Known
    {
        QHash<QString, QString>
            alarms; ///< of each rule the id of one alarm, over whose values it is replayed
        AlarmReach reach;
        QString whyNot; ///< nothing can be saved, and why; else empty
    };

    /// @p path: of the open workspace, for its rules and replays; may be null. @p rule: the one to begin
    /// with, by its id; empty for the first.
    AlarmRulesDialog(const SetupContext &context, engine::AlarmPath *path, Known known, const QString &rule,
                     QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    void leave() override;
    /// Shows a rule by its id.
    void choose(const QString &rule);
    /// As it is edited now; an empty one while there is none.
    alarms::AlarmRule rule() const;
    /// A new rule, a copy of the shown one, and the end of the shown one.
    void addRule();
    void copyRule();
    void removeRule();
    /// Something is not as it was when the dialog was opened.
    bool isChanged() const;
    /// The question before it is left with changes, while it is on screen.
    AskDialog *question() const;
    /// Asks for a calmer rule, and for what the rule as it is typed would have said: of the alarm that it
    /// raised, else of everything in its scope.
    void propose();
    void replay();
    /// What the last of the two answered.
    QString answer() const;

    AlarmRuleForm *form() const { return m_form; }
    const AlarmRulesModel &model() const { return m_model; }

public slots:
    /// Asks first where something was changed.
    void reject() override;

protected:
    void weigh() override;
    void reveal(const SetupField *field) override;

private:
    void buildList();
    void buildForm();
    void buildReplay();
    void showRule(int row);
    void add(const alarms::AlarmRule &rule);
    /// Takes what stands in the fields into the rule.
    void takeFields();
    void showAnswer(const engine::AlarmProposalAnswer &answer, bool proposed);
    void showRehearsal(const engine::AlarmRehearsal &answer);
    void followButtons();
    /// Of a name, and no other rule's than the one in @p row.
    alarms::AlarmRuleId freeId(const QString &name, int row) const;
    QString alarmOf() const;

    core::Workspace m_workspace;
    QPointer<engine::AlarmPath> m_path;
    Known m_known;
    alarms::AlarmSettings m_settings;
    AlarmRulesModel m_model;
    QSet<QString> m_new;               ///< ids of rules that were added; they follow their names
    QHash<QString, QString> m_origins; ///< of copies, whose alarms they are replayed over
    QPointer<AskDialog> m_question;
    int m_row = -1;
    quint64 m_asked = 0;
    widgets::TableView *m_table = nullptr;
    SetupField *m_list = nullptr;
    AlarmRuleForm *m_form = nullptr;
    widgets::Button *m_copy = nullptr;
    widgets::Button *m_remove = nullptr;
    widgets::Button *m_propose = nullptr;
    widgets::Button *m_replay = nullptr;
    widgets::Label *m_answer = nullptr;
};

} // namespace console
