// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "dialogs/checklist.h"
#include "live/livestore.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QMap>
#include <QTimer>

#include <functional>

class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace widgets {
class Button;
class HoldButton;
class Label;
class OutcomeView;
} // namespace widgets

namespace console {

class DialogHead;

/// What a dialog has to know of the world to order something; asked anew at every refresh().
struct OrderContext
{
    core::DeviceId device;
    QString name;
    QString place;                              ///< transport, unit …, for the subtitle
    int unit = 0;                               ///< on a Modbus bus
    std::function<QString(int unit)> unitOwner; ///< another device of its bus with that unit; empty when none
    QString orderedBy;
    core::ProfilePtr profile;
    std::function<commands::Known()> known;
    std::function<std::optional<live::SeriesState>()> power;
    std::function<bool()> transportUp;
    std::function<live::DeviceHealth()> health;
};

/// A dialog that gives an order and becomes its outcome.
///
/// First: what is so now, what will happen, what was checked, exactly what is sent, a reason; the order goes
/// out only when the hold button was held to the end. A change of state meanwhile ends it with nothing sent,
/// and so does a minute in which nobody does anything: what was checked then is no longer just now.
/// Then: the stages with their times and the one outcome, for each order of a row one after the other. Knows
/// nothing of the engine: orders leave by submitted(), their journey comes back by progress() and finish().
/// GUI thread.
class OrderDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Phase
    {
        Confirm,
        Waiting,
        Done
    };

    ~OrderDialog() override;

    /// Looks at the world again; called as often as its owner likes.
    void refresh();
    void progress(const commands::Progress &progress);
    void finish(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence);

    Phase phase() const { return m_phase; }
    /// The order whose journey is shown; without id before one went out.
    const core::Command &current() const { return m_current; }
    widgets::HoldButton *holdButton() const { return m_hold; }
    widgets::OutcomeView *outcomeView() const { return m_outcome; }
    /// The outcome's title as shown; empty before.
    QString outcomeTitle() const { return m_outcomeTitle; }

    /// How long it waits for the person, one minute unless told; typing and holding start it anew.
    void setPatience(std::chrono::milliseconds patience);

    void reject() override;

signals:
    void submitted(const core::Command &command);
    /// The person no longer wants to wait for the measured proof of the order that is in the way.
    void stopWaitingRequested(const core::CommandId &open);

protected:
    OrderDialog(OrderContext context, const QString &iconName, const QString &title, QWidget *parent);

    /// A headed part of the confirm page.
    QVBoxLayout *addPart(const QString &title);
    QVBoxLayout *body() const { return m_body; }
    const OrderContext &context() const { return m_context; }
    /// Must be called at the end of the constructor of a concrete dialog.
    void complete(const QString &holdText);
    /// The person did something: the time to confirm starts anew.
    void stayOpen() { m_idle.restart(); }
    core::Command newCommand(const QString &name) const;
    /// A button beside "Close" that closes the dialog and then does @p what; for after the outcome.
    void offer(const QString &text, std::function<void()> what);

    /// The orders that a full hold gives, in their order.
    virtual QList<core::Command> orders() const = 0;
    virtual QList<Check> checks(const commands::Known &known) const = 0;
    /// Exactly what is put on the wire, as rich text in the present theme's colours.
    virtual QString sentText() const = 0;
    /// Brings the parts of the concrete dialog up to date.
    virtual void showNow(const commands::Known &known) = 0;
    /// A sentence when the state is no longer the one that was confirmed; else empty.
    virtual QString changedMeanwhile(const commands::Known &known) const = 0;
    virtual QString titleOf(const core::Command &command, core::Outcome outcome,
                            const QJsonObject &evidence) const = 0;
    virtual QString sentenceOf(const core::Command &command, core::Outcome outcome,
                               const QJsonObject &evidence) const;
    virtual QString adviceOf(const core::Command &command, core::Outcome outcome,
                             const QJsonObject &evidence) const = 0;
    virtual void showStateIn(widgets::OutcomeView &view, const core::Command &command,
                             std::optional<core::Outcome> outcome) = 0;
    /// The last order has ended; its outcome is shown.
    virtual void ended(const core::Command &, core::Outcome) {}
    QList<Check> commonChecks(const commands::Known &known, const core::CommandRule &rule) const;

    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Ended
    {
        core::Command command;
        core::Outcome outcome;
    };

    QWidget *buildConfirm();
    QWidget *buildOutcome();
    QWidget *buildFoot();
    void buildObstacle();
    void updateFoot();
    void held();
    void next();
    void endUnsent(core::Outcome outcome, const QString &sentence, const QString &advice);
    void showOutcomePage();
    void showWaiting();
    void showStages();
    void toggleEvidence();
    void countDown();
    void fit();

    OrderContext m_context;
    Phase m_phase = Phase::Confirm;
    DialogHead *m_head = nullptr;
    QScrollArea *m_scroll = nullptr;
    QStackedWidget *m_pages = nullptr;
    QVBoxLayout *m_body = nullptr;
    CheckList *m_checks = nullptr;
    QWidget *m_obstacle = nullptr;
    widgets::Button *m_stopWaiting = nullptr;
    widgets::Label *m_sent = nullptr;
    QLineEdit *m_reason = nullptr;
    QWidget *m_foot = nullptr;
    QBoxLayout *m_footLayout = nullptr;
    QWidget *m_footButtons = nullptr;
    widgets::Label *m_footWords = nullptr;
    widgets::Button *m_cancel = nullptr;
    widgets::HoldButton *m_hold = nullptr;
    widgets::Button *m_evidenceButton = nullptr;
    widgets::OutcomeView *m_outcome = nullptr;
    QPlainTextEdit *m_evidence = nullptr;
    widgets::Label *m_earlier = nullptr;
    QTimer m_second;
    QElapsedTimer m_idle;
    std::chrono::milliseconds m_patience{60000};
    QString m_outcomeTitle;
    QList<core::Command> m_queue;
    core::Command m_current;
    QList<commands::Progress> m_journey;
    std::optional<core::Outcome> m_ending;
    QJsonObject m_endEvidence;
    QList<Ended> m_ended;
};

} // namespace console
