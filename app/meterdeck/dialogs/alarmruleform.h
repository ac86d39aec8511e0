// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarmreach.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QVBoxLayout;

namespace widgets {
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class FigureSpin;
class MomentEdit;
class SetupField;

/// Every field of one rule of the alarms, in four parts: what is watched, where, how urgent and how long, and
/// what to do. It shows a rule, tells when a person changed something, and gives the rule with what stands in
/// the fields. What is refused is said beside its field. GUI thread.
class AlarmRuleForm : public QWidget
{
    Q_OBJECT

public:
    enum Part
    {
        What,
        Where,
        Urgency,
        Response
    };
    using Make = std::function<SetupField *(const QString &title, QWidget *editor)>;

    /// @p make turns an editor into a field of the dialog.
    AlarmRuleForm(const Make &make, AlarmReach reach, QWidget *parent);

    /// Shows a rule; tells of no change.
    void show(const alarms::AlarmRule &rule);
    /// @p rule with what stands in the fields.
    alarms::AlarmRule taken(alarms::AlarmRule rule) const;
    /// Says at each field why it is refused, and which devices the rule is for.
    void weigh(const alarms::AlarmRule &rule);
    /// A proposal's figures.
    void propose(const alarms::AlarmRule &rule);
    void choosePart(Part part);
    /// Brings the part of a field to the front.
    void reveal(const SetupField *field);
    QList<SetupField *> fields() const { return m_fields; }
    QString reachWords() const;

    QLineEdit *nameEdit() const { return m_name; }
    QLineEdit *deviceEdit() const { return m_device; }
    QLineEdit *statesEdit() const { return m_states; }
    QComboBox *subjectBox() const { return m_subject; }
    QComboBox *conditionBox() const { return m_condition; }
    QComboBox *quantityBox() const { return m_quantity; }
    QComboBox *priorityBox() const { return m_priority; }
    QCheckBox *ownLimitBox() const { return m_ownLimit; }
    QCheckBox *worseBox() const { return m_hasWorse; }
    QCheckBox *outBox() const { return m_isOut; }
    FigureSpin *limitSpin() const { return m_limit; }
    FigureSpin *worseSpin() const { return m_worse; }
    FigureSpin *deadbandSpin() const { return m_deadband; }
    FigureSpin *onDelaySpin() const { return m_onDelay; }
    QPlainTextEdit *responseEdit() const { return m_response; }
    QLineEdit *outReasonEdit() const { return m_outReason; }

signals:
    void edited(console::SetupField *field);

private:
    void buildWhat();
    void buildWhere();
    void buildUrgency();
    void buildResponse();
    QVBoxLayout *addPart();
    SetupField *field(const QString &title, QWidget *editor);
    void pair(QVBoxLayout *part, SetupField *left, SetupField *right);
    QLineEdit *line(const QString &name);
    QCheckBox *check(const QString &text);
    /// What can be asked follows what is watched.
    void follow(const alarms::AlarmRule &rule);
    void hints(const alarms::AlarmRule &rule);
    static QStringList knownStates(const alarms::AlarmRule &rule);
    /// From the unit of the file to that on screen.
    static double factorOf(const alarms::AlarmRule &rule);
    /// The steps of a response, in the person's language where they are the program's own.
    static QString stepsOf(const alarms::AlarmRule &rule);
    void tell(SetupField *field);

    Make m_make;
    AlarmReach m_reach;
    bool m_showing = false;
    QList<SetupField *> m_fields;
    widgets::SegmentedControl *m_parts;
    QStackedWidget *m_stack;
    QLineEdit *m_name = nullptr;
    QComboBox *m_subject = nullptr;
    QComboBox *m_quantity = nullptr;
    QComboBox *m_condition = nullptr;
    FigureSpin *m_limit = nullptr;
    QCheckBox *m_ownLimit = nullptr;
    FigureSpin *m_deadband = nullptr;
    QLineEdit *m_states = nullptr;
    QLineEdit *m_endedBy = nullptr;
    QLineEdit *m_device = nullptr;
    QLineEdit *m_channel = nullptr;
    QLineEdit *m_transport = nullptr;
    QLineEdit *m_profile = nullptr;
    widgets::Label *m_reachWords = nullptr;
    QComboBox *m_priority = nullptr;
    QCheckBox *m_hasWorse = nullptr;
    FigureSpin *m_worse = nullptr;
    QComboBox *m_worsePriority = nullptr;
    FigureSpin *m_onDelay = nullptr;
    FigureSpin *m_offDelay = nullptr;
    FigureSpin *m_grace = nullptr;
    QCheckBox *m_latch = nullptr;
    QCheckBox *m_hides = nullptr;
    QPlainTextEdit *m_response = nullptr;
    QCheckBox *m_enabled = nullptr;
    QCheckBox *m_isOut = nullptr;
    MomentEdit *m_outUntil = nullptr;
    QLineEdit *m_outReason = nullptr;
    SetupField *m_nameField = nullptr;
    SetupField *m_subjectField = nullptr;
    SetupField *m_quantityField = nullptr;
    SetupField *m_conditionField = nullptr;
    SetupField *m_limitField = nullptr;
    SetupField *m_deadbandField = nullptr;
    SetupField *m_statesField = nullptr;
    SetupField *m_endedByField = nullptr;
    SetupField *m_priorityField = nullptr;
    SetupField *m_worseField = nullptr;
    SetupField *m_worsePriorityField = nullptr;
    SetupField *m_onField = nullptr;
    SetupField *m_offField = nullptr;
    SetupField *m_graceField = nullptr;
    SetupField *m_responseField = nullptr;
    SetupField *m_outField = nullptr;
    SetupField *m_outReasonField = nullptr;
};

} // namespace console
