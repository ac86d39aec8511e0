// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "engine/alarmpath.h"
#include "models/alarmrulesmodel.h"

#include <QPointer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace widgets {
class TableView;
}

namespace console {

/// The rules of the alarms: limit, deadband, delays, priority and what to do, each rule's beside the list of
/// all; and a calmer rule proposed and replayed over what is stored, before anything is saved. GUI thread.
class AlarmRulesDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p path: of the open workspace, for its rules and replays; may be null. @p alarms: of each rule the id
    /// of one alarm whose values it is replayed over. @p whyNot: nothing can be saved, and why; else empty.
    AlarmRulesDialog(const SetupContext &context, engine::AlarmPath *path,
                     const QHash<QString, QString> &alarms, const QString &rule, const QString &whyNot,
                     QWidget *parent);

    core::Result<core::Workspace> changed() const override;
    /// Shows a rule by its id.
    void choose(const QString &rule);
    /// As it is edited now.
    alarms::AlarmRule rule() const;
    /// Asks for a calmer rule, and for what the rule as it is typed would have said.
    void propose();
    void replay();
    /// What the last of the two answered.
    QString answer() const;

    QLineEdit *limitEdit() const { return m_limit; }
    QLineEdit *deadbandEdit() const { return m_deadband; }
    QLineEdit *onDelayEdit() const { return m_onDelay; }
    const AlarmRulesModel &model() const { return m_model; }

protected:
    void weigh() override;

private:
    void buildList();
    void buildFields();
    void buildReplay();
    void showRule(int row);
    /// Takes what stands in the fields into the rule, as far as it is sound.
    void takeFields();
    void showAnswer(const engine::AlarmProposalAnswer &answer, bool proposed);
    QString alarmOf() const;
    double factor() const;

    core::Workspace m_workspace;
    QPointer<engine::AlarmPath> m_path;
    QHash<QString, QString> m_alarms;
    QString m_whyNot;
    alarms::AlarmSettings m_settings;
    AlarmRulesModel m_model;
    int m_row = -1;
    bool m_showing = false;
    quint64 m_asked = 0;
    widgets::TableView *m_table = nullptr;
    QComboBox *m_priority = nullptr;
    QCheckBox *m_enabled = nullptr;
    QLineEdit *m_limit = nullptr;
    QLineEdit *m_deadband = nullptr;
    QLineEdit *m_onDelay = nullptr;
    QLineEdit *m_offDelay = nullptr;
    QLineEdit *m_grace = nullptr;
    QPlainTextEdit *m_response = nullptr;
    SetupField *m_limitField = nullptr;
    SetupField *m_deadbandField = nullptr;
    SetupField *m_onField = nullptr;
    SetupField *m_offField = nullptr;
    SetupField *m_graceField = nullptr;
    SetupField *m_responseField = nullptr;
    widgets::Button *m_propose = nullptr;
    widgets::Button *m_replay = nullptr;
    widgets::Label *m_answer = nullptr;
};

} // namespace console
