// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/orderdialog.h"

class QCheckBox;
class QDoubleSpinBox;

namespace console {

/// Orders new reporting intervals, one order a key, one after the other; the limits are the profile's.
class IntervalDialog : public OrderDialog
{
    Q_OBJECT

public:
    /// @p ordered: the intervals last proved, by key; else what was measured or the factory's value is
    /// proposed.
    IntervalDialog(OrderContext context, const QMap<QString, std::chrono::milliseconds> &ordered,
                   QWidget *parent);

    /// Chooses a key and its new interval, as a person would.
    void choose(const QString &key, std::chrono::milliseconds interval);

protected:
    QList<core::Command> orders() const override;
    QList<Check> checks(const commands::Known &known) const override;
    QString sentText() const override;
    void showNow(const commands::Known &known) override;
    QString changedMeanwhile(const commands::Known &known) const override;
    QString titleOf(const core::Command &command, core::Outcome outcome,
                    const QJsonObject &evidence) const override;
    QString sentenceOf(const core::Command &command, core::Outcome outcome,
                       const QJsonObject &evidence) const override;
    QString adviceOf(const core::Command &command, core::Outcome outcome,
                     const QJsonObject &evidence) const override;
    void showStateIn(widgets::OutcomeView &view, const core::Command &command,
                     std::optional<core::Outcome> outcome) override;

private:
    struct Row
    {
        core::CommandRule::Key key;
        QCheckBox *chosen;
        QDoubleSpinBox *seconds;
        widgets::Label *measured;
    };
    const core::CommandRule &rule() const;
    void edited();

    QList<Row> m_rows;
};

} // namespace console
